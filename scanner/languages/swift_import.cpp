#include "scanner/languages/swift_import.h"

#include <cstddef>

#include "scanner/languages/c_text.h"
#include "scanner/languages/swift_attributes.h"
#include "scanner/languages/swift_text.h"

namespace podworks {

namespace {

using swift_text::is_identifier;
using swift_text::is_line_break;

std::string_view view(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

std::string_view name_at(const char* p, const char* end) {
  const char* behind = p;
  while (behind < end && is_identifier(*behind)) ++behind;
  return view(p, behind);
}

bool starts_comment(const char* p, const char* end) {
  return *p == '/' && p + 1 < end && (p[1] == '/' || p[1] == '*');
}

/// Behind the kind of a scoped import (import struct M.X), if there is one. `actor` may be a module's name as well.
const char* skip_kind(const char* p, const char* end) {
  const std::string_view word = name_at(p, end);
  const char* const behind = p + word.size();
  if (is_import_kind(word)) return swift_text::skip_trivia(behind, end);
  if (word != "actor") return p;
  const char* const path = swift_text::skip_blanks(behind, end);
  return path != behind && path < end && (is_identifier(*path) || *path == '`') ? path : p;
}

/// Adds a name to `path`: plain, in backticks, or behind the first one that of an operator (import func Net.<=>).
/// Answers its end; `p` if there is none.
const char* append_component(const char* p, const char* end, std::string& path) {
  const bool quoted = p < end && *p == '`';
  const char* const begin = quoted ? p + 1 : p;
  const char* behind = begin < end && c_text::is_digit(*begin) ? begin : begin + name_at(begin, end).size();
  if (behind == begin && !quoted && !path.empty()) {
    constexpr std::string_view kOperators = "=-+!*%<>&|^~?/";
    while (behind < end && kOperators.find(*behind) != std::string_view::npos) ++behind;
  }
  if (behind == begin || (quoted && (behind == end || *behind != '`'))) return p;
  path += view(begin, behind);
  return quoted ? behind + 1 : behind;
}

}  // namespace

SwiftImport read_swift_import(const char* p, const char* end) {
  SwiftImport found;
  const auto refused = [&](const char* at) {
    const char* const next = swift_text::skip_trivia(at, end);
    found.kind = next < end && *next == ':' ? SwiftImport::Kind::Label : SwiftImport::Kind::Malformed;
    return found;
  };
  found.begin = skip_kind(swift_text::skip_trivia(p, end), end);
  if (found.begin == p || name_at(found.begin, end) == "import") return refused(p);
  for (const char* name = found.begin;;) {
    found.end = append_component(name, end, found.path);
    if (found.end == name) return refused(name);
    const char* const dot = swift_text::skip_blanks(found.end, end);
    if (dot == end || *dot != '.') break;
    found.path += '.';
    name = swift_text::skip_blanks(dot + 1, end);
  }
  const char* const rest = swift_text::skip_blanks(found.end, end);
  const bool ends = rest == end || is_line_break(*rest) || *rest == ';' || starts_comment(rest, end);
  if (!ends) return refused(found.end);
  found.kind = SwiftImport::Kind::Module;
  return found;
}

std::string_view malformed_swift_import(const char* word, const char* end) {
  constexpr std::ptrdiff_t kLongest = 80;  // bytes
  const char* const limit = end - word > kLongest ? word + kLongest : end;
  const char* p = word;
  while (p < limit && !is_line_break(*p) && *p != ';' && !starts_comment(p, end)) ++p;
  while (p < end && p > word && (static_cast<unsigned char>(*p) & 0xC0U) == 0x80) --p;  // no part of a character
  while (p > word && swift_text::is_blank(p[-1])) --p;
  return view(word, p);
}

}  // namespace podworks
