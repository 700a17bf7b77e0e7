#include "scanner/languages/c_pragma.h"

#include <algorithm>

#include "base/text.h"
#include "scanner/languages/c_text.h"

namespace podworks {

std::optional<std::string> imported_by_pragma(std::string_view text) {
  constexpr std::string_view kWords = "clang module import";
  text = trim(text);
  if (!text.starts_with(kWords)) return std::nullopt;
  text.remove_prefix(kWords.size());
  if (!text.empty() && c_text::is_identifier(text[0])) return std::nullopt;  // another word
  std::string path;
  for (std::string_view part : split(text, '.')) {
    part = trim(part);
    const bool quoted = part.size() > 2 && part.front() == '"' && part.back() == '"';
    if (quoted) part = part.substr(1, part.size() - 2);
    const bool is_name = !part.empty() && !c_text::is_digit(part[0]) &&
                         std::all_of(part.begin(), part.end(), [](char c) { return c_text::is_identifier(c); });
    if (!is_name) return std::string();
    if (!path.empty()) path += '.';
    path += part;
  }
  return path;
}

}  // namespace podworks
