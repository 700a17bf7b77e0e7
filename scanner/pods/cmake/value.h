// What a variable of a CMake script holds: a text, a list being a text with semicolons. Where a condition is not known
// it may hold one of several.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace podworks {

/// No text is longer: what would be is not known. A script of ten lines can ask for petabytes.
inline constexpr std::size_t kMaxCMakeText = std::size_t{4} << 20;

struct CMakeValue {
  /// At least one. Several are single texts, no lists: of lists the elements are united.
  std::vector<std::string> texts = {std::string()};
  bool is_unset = false;  ///< it is known to be undefined
  /// It may be another one: an option, what a branch sets that may not be taken. Conditions on it are not known.
  bool is_open = false;
  std::string unknown = {};  ///< not empty: parts of it cannot be known, and why: "`execute_process` sets it"

  static CMakeValue of(std::string text) {
    CMakeValue value;
    value.texts[0] = std::move(text);
    return value;
  }
  static CMakeValue unset() { return {.is_unset = true}; }
  static CMakeValue unknown_by(std::string why) { return {.is_open = true, .unknown = std::move(why)}; }
  /// The only text that it can have; nullptr if that is not known.
  const std::string* known() const { return is_open || !unknown.empty() || texts.size() != 1 ? nullptr : &texts[0]; }
  bool operator==(const CMakeValue& other) const = default;
};

/// Elements of a list: split at semicolons that are not within brackets or escaped; empty ones are left out.
std::vector<std::string> split_cmake_list(std::string_view list);
/// All elements that it may have, each once.
std::vector<std::string> elements_of(const CMakeValue& value);
/// Either holds; what `a` has comes first.
CMakeValue united(CMakeValue a, const CMakeValue& b);
/// Restores the rule of `texts`, and its bound.
void normalize(CMakeValue& value);

}  // namespace podworks
