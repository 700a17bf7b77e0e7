// Labels of Bazel: `//a/b:c`, `:c`, `@repository//a`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace podworks {

struct BazelLabel {
  std::string repository = {};  ///< "" of the own one
  std::string package = {};     ///< "a/b"
  std::string target = {};
};

/// `package` is where a relative label stands. Unset of what is no label.
std::optional<BazelLabel> parse_bazel_label(std::string_view text, std::string_view package);
/// "//a/b:c", "//a/b" of "//a/b:b"
std::string bazel_label_text(std::string_view package, std::string_view target);

}  // namespace podworks
