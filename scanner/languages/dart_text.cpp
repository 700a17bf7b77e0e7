#include "scanner/languages/dart_text.h"

#include <cstddef>
#include <cstdint>
#include <vector>

#include "scanner/languages/byte_search.h"
#include "scanner/languages/c_text.h"
#include "scanner/languages/swift_text.h"

namespace podworks::dart_text {

namespace {

// Comments nest as in Swift.
using swift_text::after_comment;
using swift_text::is_line_break;
using swift_text::skip_trivia;

struct Literal {
  char quote = '\'';
  bool raw = false;
  bool many_lines = false;
  std::size_t braces = 0;  ///< how deep the code of its interpolation is nested
};

/// Why the reading of a literal's characters stops.
enum class Stop : std::uint8_t { Closed, CutOff, Interpolation, Escape };

const char* open_literal(const char* p, const char* end, Literal& literal);
const char* read_characters(const char* p, const char* end, const Literal& literal, Stop& stop);
const char* after_escape(const char* p, const char* end, std::string& text, bool& is_sound);
const char* append_literal(const char* p, const char* end, Uri& uri);
const char* after_type_arguments(const char* p, const char* end);
const char* after_arguments(const char* p, const char* end);

}  // namespace

std::string_view word_at(const char* p, const char* end) {
  const char* behind = p;
  while (behind < end && c_text::is_identifier(*behind)) ++behind;
  return {p, static_cast<std::size_t>(behind - p)};
}

bool starts_literal(const char* p, const char* end) {
  if (p < end && *p == 'r') ++p;
  return p < end && (*p == '\'' || *p == '"');
}

const char* after_literal(const char* p, const char* end) {
  Literal literal;
  p = open_literal(p, end, literal);
  std::vector<Literal> outer;  // literals in whose interpolation the current one, or code, stands
  bool in_literal = true;
  while (p < end) {
    if (in_literal) {
      Stop stop = Stop::Closed;
      p = read_characters(p, end, literal, stop);
      if (stop == Stop::Escape) {
        p += p + 1 < end && !is_line_break(p[1]) ? 2 : 1;
        continue;
      }
      if (stop == Stop::Interpolation) {
        if (p + 1 == end || p[1] != '{') {
          ++p;  // $name
          continue;
        }
        p += 2;
        literal.braces = 1;
        outer.push_back(literal);
      } else if (outer.empty()) {
        return p;
      }
      in_literal = false;
      continue;
    }
    p = find_any<'\'', '"', '{', '}', '/', '\n', '\r'>(p, end);
    if (p == end) return end;
    if (*p == '\'' || *p == '"') {
      const bool raw = p[-1] == 'r' && !c_text::is_identifier(p[-2]);
      p = open_literal(raw ? p - 1 : p, end, literal);
      in_literal = true;
    } else if (*p == '/') {
      const char* const behind = after_comment(p, end);
      p = behind != p ? behind : p + 1;
    } else if (is_line_break(*p) && !outer.back().many_lines) {
      outer.pop_back();  // a literal of one line is cut off; what stands around it goes on
      if (outer.empty()) return p;
    } else {
      if (*p == '{') ++outer.back().braces;
      if (*p == '}' && --outer.back().braces == 0) {
        literal = outer.back();
        outer.pop_back();
        in_literal = true;
      }
      ++p;
    }
  }
  return end;
}

Uri read_uri(const char* p, const char* end) {
  Uri uri;
  uri.begin = p;
  while (starts_literal(p, end)) {
    uri.end = append_literal(p, end, uri);
    if (!uri.is_constant) break;
    p = skip_trivia(uri.end, end);
  }
  return uri;
}

const char* after_annotation(const char* p, const char* end) {
  while (true) {
    const char* const name = skip_trivia(p, end);
    const char* const behind = name + word_at(name, end).size();
    if (behind == name) break;
    p = skip_trivia(behind, end);
    if (p == end || *p != '.') break;
    ++p;
  }
  p = after_type_arguments(p, end);
  return after_arguments(p, end);
}

namespace {

/// Behind the opening quotes.
const char* open_literal(const char* p, const char* end, Literal& literal) {
  literal = {};
  literal.raw = *p == 'r';
  if (literal.raw) ++p;
  literal.quote = *p;
  literal.many_lines = end - p >= 3 && p[1] == *p && p[2] == *p;
  return p + (literal.many_lines ? 3 : 1);
}

/// Answers the place behind the closing quotes, the line break that cuts the literal off, the `$` or the backslash.
const char* read_characters(const char* p, const char* end, const Literal& literal, Stop& stop) {
  for (; p < end; ++p) {
    p = find_any<'\'', '"', '\\', '$', '\n', '\r'>(p, end);
    if (p == end) break;
    if (is_line_break(*p)) {
      if (literal.many_lines) continue;
      break;
    }
    if (*p == '\\' || *p == '$') {
      if (literal.raw) continue;
      stop = *p == '$' ? Stop::Interpolation : Stop::Escape;
      return p;
    }
    if (*p != literal.quote) continue;
    const bool enough = !literal.many_lines || (end - p >= 3 && p[1] == *p && p[2] == *p);
    if (!enough) continue;
    stop = Stop::Closed;
    return p + (literal.many_lines ? 3 : 1);
  }
  stop = Stop::CutOff;
  return p;
}

/// Adds what the literal says to the URI, which is no constant any more if that cannot be said.
const char* append_literal(const char* p, const char* end, Uri& uri) {
  Literal literal;
  const char* at = open_literal(p, end, literal);
  if (literal.many_lines) at = after_line_break(at, end);  // a line break right behind the quotes does not count
  while (true) {
    Stop stop = Stop::Closed;
    const char* const behind = read_characters(at, end, literal, stop);
    const std::ptrdiff_t quotes = stop != Stop::Closed ? 0 : literal.many_lines ? 3 : 1;
    uri.text.append(at, behind - quotes);
    at = behind;
    if (stop == Stop::Closed) return at;
    if (stop == Stop::Escape) {
      at = after_escape(at + 1, end, uri.text, uri.is_constant);
      continue;
    }
    uri.is_constant = false;
    return stop == Stop::CutOff ? at : after_literal(p, end);
  }
}

void append_utf8(std::uint32_t value, std::string& text) {
  const auto add = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
  if (value < 0x80) return add(value);
  if (value < 0x800) {
    add(0xC0U | value >> 6U);
  } else {
    if (value < 0x10000) {
      add(0xE0U | value >> 12U);
    } else {
      add(0xF0U | value >> 18U);
      add(0x80U | (value >> 12U & 0x3FU));
    }
    add(0x80U | (value >> 6U & 0x3FU));
  }
  add(0x80U | (value & 0x3FU));
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char small = static_cast<char>(c | 0x20);
  return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

/// `p` stands behind the backslash.
const char* after_escape(const char* p, const char* end, std::string& text, bool& is_sound) {
  if (p == end || is_line_break(*p)) {
    is_sound = false;
    return p;
  }
  const char kind = *p++;
  constexpr std::string_view kNames = "nrfbtv";
  constexpr std::string_view kValues = "\n\r\f\b\t\v";
  if (const std::size_t name = kNames.find(kind); name != std::string_view::npos) {
    text += kValues[name];
    return p;
  }
  if (kind != 'x' && kind != 'u') {
    text += kind;
    return p;
  }
  const bool in_braces = kind == 'u' && p < end && *p == '{';
  if (in_braces) ++p;
  const int most = kind == 'x' ? 2 : in_braces ? 6 : 4;
  std::uint32_t value = 0;
  int digits = 0;
  for (; digits < most && p < end && hex_value(*p) >= 0; ++digits, ++p) {
    value = value << 4U | static_cast<std::uint32_t>(hex_value(*p));
  }
  const bool is_whole = in_braces ? digits > 0 && p < end && *p == '}' : digits == most;
  if (in_braces && is_whole) ++p;
  is_sound = is_sound && is_whole && value <= 0x10FFFF;
  if (is_whole && value <= 0x10FFFF) append_utf8(value, text);
  return p;
}

/// Behind `<...>`; `p` if there is none, or none that ends.
const char* after_type_arguments(const char* p, const char* end) {
  if (p == end || *p != '<') return p;
  std::size_t depth = 0;
  for (const char* q = p; q < end;) {
    constexpr std::string_view kOthers = ",.?()[]{}&";
    if (*q == '<') {
      ++depth;
    } else if (*q == '>') {
      if (--depth == 0) return skip_trivia(q + 1, end);
    } else if (!c_text::is_identifier(*q) && kOthers.find(*q) == std::string_view::npos) {
      const char* const behind = skip_trivia(q, end);
      if (behind == q) return p;
      q = behind;
      continue;
    }
    ++q;
  }
  return p;
}

/// Behind `(...)`; the text's end if it is never closed.
const char* after_arguments(const char* p, const char* end) {
  if (p == end || *p != '(') return p;
  std::size_t depth = 0;
  while ((p = find_any<'(', ')', '\'', '"', '/'>(p, end)) < end) {
    if (*p == '\'' || *p == '"') {
      const bool raw = p[-1] == 'r' && !c_text::is_identifier(p[-2]);
      p = after_literal(raw ? p - 1 : p, end);
    } else if (*p == '/') {
      const char* const behind = after_comment(p, end);
      p = behind != p ? behind : p + 1;
    } else if (*p++ == '(') {
      ++depth;
    } else if (--depth == 0) {
      return p;
    }
  }
  return end;
}

}  // namespace

}  // namespace podworks::dart_text
