#include "scanner/languages/jvm_text.h"

#include <algorithm>
#include <array>

#include "scanner/languages/byte_search.h"
#include "scanner/languages/c_text.h"
#include "scanner/languages/swift_text.h"

namespace podworks::jvm_text {
namespace {

using Bytes = std::array<bool, 256>;

/// Those that are never passed over.
constexpr Bytes kMarks = [] {
  Bytes bytes = {};
  for (const char mark : std::string_view("/\"'`{}()[].")) bytes[static_cast<unsigned char>(mark)] = true;
  return bytes;
}();
constexpr Bytes kMarksAndNames = [] {
  Bytes bytes = kMarks;
  for (std::size_t c = 0; c < bytes.size(); ++c) bytes[c] = bytes[c] || c_text::kIdentifier[c];
  return bytes;
}();
constexpr Bytes kMarksAndCapitals = [] {
  Bytes bytes = kMarks;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) bytes[c] = true;
  return bytes;
}();

const char* find_one_of(const Bytes& bytes, const char* p, const char* end) {
  while (p < end && !bytes[static_cast<unsigned char>(*p)]) ++p;
  return p;
}

const char* run_end(const char* p, const char* end) {
  const char first = *p;
  while (p < end && *p == first) ++p;
  return p;
}

}  // namespace

const char* find_mark_or_name(const char* p, const char* end) {
  return find_one_of(kMarksAndNames, p, end);
}

const char* find_mark_or_capital(const char* p, const char* end) {
  return find_one_of(kMarksAndCapitals, p, end);
}

const char* after_comment(const char* p, const char* end, JvmDialect dialect) {
  if (dialect == JvmDialect::Kotlin) return swift_text::after_comment(p, end);  // the same rules
  if (p + 1 >= end) return p;
  if (p[1] == '/') return find_line_end(p + 2, end);
  if (p[1] != '*') return p;
  const char* const star = p + 2 < end ? find_pair<'*', 1, '/'>(p + 2, end) : end;
  return end - star >= 2 ? star + 2 : end;
}

const char* skip_trivia(const char* p, const char* end, JvmDialect dialect) {
  while (p < end) {
    const char* const behind = is_space(*p) ? p + 1 : *p == '/' ? after_comment(p, end, dialect) : p;
    if (behind == p) return p;
    p = behind;
  }
  return end;
}

const char* name_end(const char* p, const char* end) {
  while (true) {
    p = std::min(skip_word(p), end);
    if (p == end || !c_text::is_identifier(*p)) return p;
    ++p;  // a byte above 127
  }
}

std::string_view last_part(std::string_view path) {
  return path.substr(path.rfind('.') + 1);
}

const char* after_backticks(const char* p, const char* end) {
  const char* const close = find_any<'`', '\n', '\r'>(p + 1, end);
  return close < end && *close == '`' ? close + 1 : p;
}

const char* after_character(const char* p, const char* end) {
  for (++p; (p = find_any<'\'', '\\', '\n', '\r'>(p, end)) < end;) {
    if (*p == '\'') return p + 1;
    if (*p != '\\') return p;
    ++p;
    if (p < end && *p != '\n' && *p != '\r') ++p;
  }
  return end;
}

const char* open_string(const char* p, const char* floor, const char* end, OpenString& string) {
  string.many_lines = end - p >= 3 && p[1] == '"' && p[2] == '"';
  const char* before = p;
  while (before > floor && before[-1] == '$') --before;
  string.dollars = before < p ? p - before : 1;
  return p + (string.many_lines ? 3 : 1);
}

const char* read_string(const char* p, const char* end, JvmDialect dialect, const OpenString& string,
                        bool& is_template) {
  const bool kotlin = dialect == JvmDialect::Kotlin;
  while (true) {
    p = string.many_lines ? find_any<'"', '\\', '$'>(p, end) : find_any<'"', '\\', '$', '\n', '\r'>(p, end);
    if (p == end || *p == '\n' || *p == '\r') return p;
    if (*p == '$') {
      const char* const behind = run_end(p, end);
      is_template = kotlin && behind < end && *behind == '{' && behind - p >= string.dollars;
      if (is_template) return behind + 1;
      p = behind;
    } else if (*p == '\\') {
      ++p;
      const bool escapes = !(kotlin && string.many_lines);  // a raw string knows no escape
      if (escapes && p < end && *p != '\n' && *p != '\r') ++p;
    } else if (!string.many_lines) {
      return p + 1;
    } else {
      // Of a longer run the last three quotes close Kotlin's raw string, the first three Java's text block.
      const char* const behind = run_end(p, kotlin ? end : std::min(p + 3, end));
      if (behind - p >= 3) return behind;
      p = behind;
    }
  }
}

const char* after_plain_string(const char* p, const char* end, JvmDialect dialect) {
  OpenString string;
  p = open_string(p, p, end, string);
  bool is_template = true;
  while (is_template) {
    is_template = false;
    p = read_string(p, end, dialect, string, is_template);
  }
  return p;
}

}  // namespace podworks::jvm_text
