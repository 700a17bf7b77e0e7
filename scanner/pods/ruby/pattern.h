// The few regular expressions that are plain text: /-/, /\.git$/, /^v/.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace podworks {

struct PlainPattern {
  std::string text = {};
  bool at_start = false;  ///< ^ or \A
  bool at_end = false;    ///< $ or \z

  /// Where it matches first at or behind `from`; npos if nowhere.
  std::size_t find(std::string_view subject, std::size_t from) const;
};

/// Nothing if the expression needs more than plain text.
std::optional<PlainPattern> plain_pattern(std::string_view regex);

}  // namespace podworks
