// The globs of podworks.yml (CocoaPods' own are in scanner/pods/cocoapods_glob.h).
// `*` and `?` stay within a path segment, `?` and `[...]` take one code point, `**` as a whole segment spans any number
// of them, also none; `[a-z]`, `[!a]`,
// `{a,b}` (may nest); `\` takes the next character as it is. Case matters. Hidden files match like others.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace podworks {

class Glob {
 public:
  Glob() = default;  ///< matches nothing
  explicit Glob(std::string_view pattern);
  bool matches(std::string_view text) const;
  const std::string& pattern() const { return pattern_; }
  /// No wildcard in it: matches exactly one text.
  bool is_literal() const;

 private:
  std::string pattern_;
  std::vector<std::string> alternatives_;  // braces expanded
};

/// Any of them matches.
bool matches_any(const std::vector<Glob>& globs, std::string_view text);

}  // namespace podworks
