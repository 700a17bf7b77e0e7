// What is wrong with a file pattern of a podspec before any file is looked at: it cannot match what its author meant.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace podworks {

struct PatternProblem {
  std::string message = {};
  std::string help = {};
};

/// A space in braces, nested braces (also those that `/**/` makes), `./`, `..`, a leading or doubled slash, too many
/// alternatives. Nothing if the pattern is sound.
std::optional<PatternProblem> lint_pattern(std::string_view pattern);

}  // namespace podworks
