#include "scanner/languages/swift_text.h"

#include <cstddef>
#include <string_view>
#include <vector>

#include "scanner/languages/byte_search.h"
#include "scanner/languages/c_text.h"

namespace podworks::swift_text {

namespace {

/// A string literal that is open: `hashes` of its delimiter, and how deep the parentheses of its interpolation are.
struct OpenString {
  std::ptrdiff_t hashes = 0;
  bool many_lines = false;
  std::size_t parentheses = 0;
};

enum class Stop { Closed, Interpolation };

const char* open_string(const char* p, const char* end, OpenString& string);
const char* read_string(const char* p, const char* end, const OpenString& string, Stop& stop);
const char* after_nested_comment(const char* p, const char* end);
const char* skip_hashes(const char* p, const char* end);
bool has_hashes(const char* p, const char* end, std::ptrdiff_t count);
bool closes_on_its_line(const char* p, const char* end, std::ptrdiff_t hashes);

}  // namespace

bool is_identifier(char c) {
  return c_text::is_identifier(c) && c != '$';
}

const char* after_comment(const char* p, const char* end) {
  if (p + 1 >= end) return p;
  if (p[1] == '/') return find_line_end(p + 2, end);
  return p[1] == '*' ? after_nested_comment(p + 2, end) : p;
}

const char* skip_blanks(const char* p, const char* end) {
  while (p < end) {
    if (is_blank(*p)) {
      ++p;
    } else if (*p == '/' && p + 1 < end && p[1] == '*') {
      p = after_nested_comment(p + 2, end);
    } else {
      return p;
    }
  }
  return end;
}

const char* skip_trivia(const char* p, const char* end) {
  while (p < end) {
    if (is_blank(*p) || is_line_break(*p)) {
      ++p;
      continue;
    }
    const char* behind = *p == '/' ? after_comment(p, end) : p;
    if (behind == p) return p;
    p = behind;
  }
  return end;
}

const char* after_string(const char* p, const char* end) {
  OpenString string;
  const char* inside = open_string(p, end, string);
  if (inside == p) return p;
  p = inside;
  std::vector<OpenString> outer;  // literals in whose interpolation the current one, or code, stands
  bool in_string = true;
  while (p < end) {
    if (in_string) {
      Stop stop = Stop::Closed;
      p = read_string(p, end, string, stop);
      if (stop == Stop::Interpolation) {
        string.parentheses = 1;
        outer.push_back(string);
      } else if (outer.empty()) {
        return p;
      }
      in_string = false;
      continue;
    }
    p = find_any<'"', '#', '(', ')', '/', '\n', '\r'>(p, end);
    if (p == end) return end;
    if (*p == '"' || *p == '#') {
      inside = open_string(p, end, string);
      in_string = inside != p;
      p = in_string ? inside : skip_hashes(p, end);
    } else if (*p == '/') {
      const char* behind = after_comment(p, end);
      p = behind != p ? behind : p + 1;
    } else if (is_line_break(*p) && !outer.back().many_lines) {
      // A literal of one line is cut off; what stands around it goes on.
      outer.pop_back();
      if (outer.empty()) return p;
    } else {
      if (*p == '(') ++outer.back().parentheses;
      if (*p == ')' && --outer.back().parentheses == 0) {
        string = outer.back();
        outer.pop_back();
        in_string = true;
      }
      ++p;
    }
  }
  return end;
}

const char* after_extended_regex(const char* p, const char* end) {
  const char* slash = skip_hashes(p, end);
  const std::ptrdiff_t hashes = slash - p;
  if (hashes == 0 || slash == end || *slash != '/') return p;
  const char* first = slash + 1;
  while (first < end && is_blank(*first)) ++first;
  const bool many_lines = first < end && is_line_break(*first);
  const char* q = slash + 1;
  while (true) {
    q = many_lines ? find_any<'/', '\\'>(q, end) : find_any<'/', '\\', '\n', '\r'>(q, end);
    if (q == end) return many_lines ? end : p;
    if (is_line_break(*q)) return p;
    if (*q == '/' && has_hashes(q + 1, end, hashes)) return q + 1 + hashes;
    q += *q == '\\' && q + 1 < end && !is_line_break(q[1]) ? 2 : 1;
  }
}

// The rules of SE-0354: the slash stands where a prefix operator may, the literal neither starts nor ends with a blank,
// its parentheses match, and it ends on its line. Slashes between two operands do not pass that.
const char* after_bare_regex(const char* p, const char* begin, const char* end) {
  constexpr std::string_view kMayStandBefore = " \t\v\f\n\r([{,;:";
  if (p > begin && kMayStandBefore.find(p[-1]) == std::string_view::npos) return p;
  if (p + 1 == end || is_blank(p[1])) return p;
  std::size_t groups = 0;
  for (const char* q = p + 1; q < end && !is_line_break(*q); ++q) {
    if (*q == '\\') {
      if (q + 1 < end && !is_line_break(q[1])) ++q;
    } else if (*q == '(') {
      ++groups;
    } else if (*q == ')') {
      if (groups-- == 0) return p;
    } else if (*q == '/') {
      const bool ends_blank = is_blank(q[-1]) && q[-2] != '\\';
      return groups == 0 && !ends_blank && q > p + 1 ? q + 1 : p;
    }
  }
  return p;
}

namespace {

// Behind the opening quotes; `p` if no string literal starts there.
const char* open_string(const char* p, const char* end, OpenString& string) {
  const char* quote = skip_hashes(p, end);
  if (quote == end || *quote != '"') return p;
  string = {.hashes = quote - p};
  const bool three = end - quote >= 3 && quote[1] == '"' && quote[2] == '"';
  // #"""# is a literal of one line that holds a quote.
  string.many_lines = three && (string.hashes == 0 || !closes_on_its_line(quote + 1, end, string.hashes));
  return quote + (string.many_lines ? 3 : 1);
}

const char* read_string(const char* p, const char* end, const OpenString& string, Stop& stop) {
  while (true) {
    p = string.many_lines ? find_any<'"', '\\'>(p, end) : find_any<'"', '\\', '\n', '\r'>(p, end);
    if (p == end || is_line_break(*p)) return p;
    if (*p == '\\') {
      if (!has_hashes(p + 1, end, string.hashes)) {
        ++p;
        continue;
      }
      p += 1 + string.hashes;
      if (p == end) return end;
      if (*p == '(') {
        stop = Stop::Interpolation;
        return p + 1;
      }
      if (!is_line_break(*p)) ++p;  // the escaped character
      continue;
    }
    const std::ptrdiff_t quotes = string.many_lines ? 3 : 1;
    const bool enough = quotes == 1 || (end - p >= 3 && p[1] == '"' && p[2] == '"');
    if (enough && has_hashes(p + quotes, end, string.hashes)) return p + quotes + string.hashes;
    ++p;
  }
}

// `p` stands behind the first opening.
const char* after_nested_comment(const char* p, const char* end) {
  std::size_t depth = 1;
  const char* floor = p;  // no mark begins before it
  while (true) {
    p = find_any<'/'>(p, end);
    if (p == end) return end;
    if (p > floor && p[-1] == '*') {
      if (--depth == 0) return p + 1;
      floor = ++p;
    } else if (p + 1 < end && p[1] == '*') {
      ++depth;
      floor = p += 2;
    } else {
      ++p;
    }
  }
}

const char* skip_hashes(const char* p, const char* end) {
  while (p < end && *p == '#') ++p;
  return p;
}

bool has_hashes(const char* p, const char* end, std::ptrdiff_t count) {
  if (end - p < count) return false;
  for (std::ptrdiff_t i = 0; i < count; ++i) {
    if (p[i] != '#') return false;
  }
  return true;
}

bool closes_on_its_line(const char* p, const char* end, std::ptrdiff_t hashes) {
  while ((p = find_any<'"', '\n', '\r'>(p, end)) < end && *p == '"') {
    if (has_hashes(++p, end, hashes)) return true;
  }
  return false;
}

}  // namespace

}  // namespace podworks::swift_text
