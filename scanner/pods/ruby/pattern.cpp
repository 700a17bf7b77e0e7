#include "scanner/pods/ruby/pattern.h"

namespace podworks {

std::size_t PlainPattern::find(std::string_view subject, std::size_t from) const {
  if (at_start && at_end) return from == 0 && subject == text ? 0 : std::string_view::npos;
  if (at_start) return from == 0 && subject.starts_with(text) ? 0 : std::string_view::npos;
  if (!at_end) return subject.find(text, from);
  const bool ends = subject.ends_with(text) && subject.size() - text.size() >= from;
  return ends ? subject.size() - text.size() : std::string_view::npos;
}

std::optional<PlainPattern> plain_pattern(std::string_view regex) {
  PlainPattern pattern;
  if (regex.starts_with('^')) {
    pattern.at_start = true;
    regex.remove_prefix(1);
  } else if (regex.starts_with("\\A")) {
    pattern.at_start = true;
    regex.remove_prefix(2);
  }
  if (regex.ends_with("\\z") || regex.ends_with("\\Z")) {
    pattern.at_end = true;
    regex.remove_suffix(2);
  } else if (regex.ends_with('$') && !regex.ends_with("\\$")) {
    pattern.at_end = true;
    regex.remove_suffix(1);
  }
  constexpr std::string_view kSpecial = ".*+?()[]{}|^$";
  for (std::size_t i = 0; i < regex.size(); ++i) {
    char c = regex[i];
    if (kSpecial.find(c) != std::string_view::npos) return std::nullopt;
    if (c == '\\') {
      if (++i == regex.size()) return std::nullopt;
      c = regex[i];
      const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (letter) return std::nullopt;
    }
    pattern.text += c;
  }
  return pattern;
}

}  // namespace podworks
