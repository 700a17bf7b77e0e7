#include "config/pod_version.h"

#include <algorithm>

#include "base/text.h"

namespace podworks {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter_or_digit(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// One or more parts between dots, none of them empty, of such characters.
bool are_parts(std::string_view text, bool (*allowed)(char)) {
  const auto is_part = [&](std::string_view part) {
    return !part.empty() && std::all_of(part.begin(), part.end(), allowed);
  };
  const auto parts = split(text, '.');
  return std::all_of(parts.begin(), parts.end(), is_part);
}

/// Takes the first `mark` and what stands behind it off `text`: "1.0-beta" becomes "1.0". False if that is no list
/// of identifiers, as pre-releases and builds have them; true if there is none.
bool take_suffix(std::string_view& text, char mark) {
  const std::size_t at = text.find(mark);
  if (at == std::string_view::npos) return true;
  const std::string_view suffix = text.substr(at + 1);
  text = text.substr(0, at);
  return are_parts(suffix, [](char c) { return is_letter_or_digit(c) || c == '-'; });
}

}  // namespace

bool is_platform_version(std::string_view text) {
  return are_parts(text, is_digit);
}

bool is_pod_requirement(std::string_view text) {
  text = trim(text);
  for (const std::string_view comparison : {">=", "<=", "~>", "!=", "=", ">", "<"}) {
    if (!text.starts_with(comparison)) continue;
    text = trim(text.substr(comparison.size()));
    break;
  }
  // Pod::Version::VERSION_PATTERN: digits first, then parts of letters and digits, a pre-release, a build.
  if (!take_suffix(text, '+') || !take_suffix(text, '-')) return false;
  const std::string_view first = split(text, '.').front();
  return are_parts(first, is_digit) && are_parts(text, is_letter_or_digit);
}

}  // namespace podworks
