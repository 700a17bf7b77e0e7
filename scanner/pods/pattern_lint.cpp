#include "scanner/pods/pattern_lint.h"

#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/cocoapods_glob.h"

namespace podworks {

namespace {

/// `{h, m}`: the alternative is " m".
bool has_space_in_braces(std::string_view pattern) {
  for (std::size_t open = pattern.find('{'); open != std::string_view::npos; open = pattern.find('{', open + 1)) {
    const std::size_t close = pattern.find('}', open);
    if (close == std::string_view::npos) return false;
    const std::string_view set = pattern.substr(open + 1, close - open - 1);
    for (const std::string_view value : split(set, ',')) {
      if (value != trim(value)) return true;
    }
  }
  return false;
}

/// CocoaPods replaces braces by text and makes braces of `/**/`: braces within braces end up wrong.
bool has_nested_braces(std::string_view pattern) {
  int depth = 0;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '{') ++depth;
    if (pattern[i] == '}' && depth > 0) --depth;
    if (depth > 1 || (depth == 1 && pattern.substr(i).starts_with("/**/"))) return true;
  }
  return false;
}

/// An upper bound of the alternatives that costs no expansion.
bool may_have_too_many_alternatives(std::string_view pattern) {
  std::size_t bound = 1;
  std::size_t values = 1;
  for (std::size_t i = 0; i < pattern.size() && bound <= kMaxAlternatives; ++i) {
    if (pattern[i] == ',') ++values;
    if (pattern[i] == '}') bound *= std::exchange(values, 1);
    if (pattern[i] == '*' && pattern.substr(i).starts_with("**/")) bound *= 2;
  }
  return bound > kMaxAlternatives;
}

}  // namespace

std::optional<PatternProblem> lint_pattern(std::string_view pattern) {
  const std::string shown = to_valid_utf8(pattern.substr(0, 200), true);
  if (has_space_in_braces(pattern)) {
    return PatternProblem{
        fmt::format("`{}` has a space in its braces, which belongs to the name it stands beside", shown),
        "remove the space"};
  }
  if (has_nested_braces(pattern)) {
    return PatternProblem{
        fmt::format("`{}` nests braces, also where `/**/` stands in braces: CocoaPods matches nothing with it", shown),
        "write several patterns instead"};
  }
  if (pattern.starts_with('/')) {
    return PatternProblem{fmt::format("`{}` is an absolute path and matches nothing", shown),
                          "write it relative to the podspec's folder"};
  }
  const bool climbs = pattern == ".." || pattern.starts_with("../") || pattern.find("/../") != std::string_view::npos ||
                      pattern.ends_with("/..");
  if (climbs) {
    return PatternProblem{fmt::format("`{}` holds `..` and matches nothing", shown),
                          "move the podspec up, or the files into its folder"};
  }
  if (pattern.starts_with("./") || pattern.find("/./") != std::string_view::npos) {
    return PatternProblem{fmt::format("`{}` holds `./` and matches nothing", shown), "remove the `./`"};
  }
  if (pattern.find("//") != std::string_view::npos) {
    return PatternProblem{fmt::format("`{}` holds `//` and matches nothing", shown), "write a single slash"};
  }
  if (may_have_too_many_alternatives(pattern) && has_too_many_alternatives(pattern)) {
    return PatternProblem{fmt::format("`{}` has more than {} alternatives and is left out", shown, kMaxAlternatives),
                          "write several patterns with fewer braces"};
  }
  return std::nullopt;
}

}  // namespace podworks
