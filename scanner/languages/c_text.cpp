#include "scanner/languages/c_text.h"

#include <cstring>

#include "scanner/languages/byte_search.h"

namespace podworks::c_text {

namespace {

bool ends_number(const char* behind, const char* floor);

}  // namespace

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

const char* skip_splices(const char* p, const char* end) {
  while (p < end && *p == '\\') {
    const char* q = p + 1;
    while (q < end && is_blank(*q)) ++q;
    if (q == end || !is_line_break(*q)) return p;
    p = after_line_break(q, end);
  }
  return p;
}

const char* skip_blanks(const char* p, const char* end) {
  while (p < end) {
    const char* before = p;
    if (is_blank(*p)) {
      ++p;
    } else if (*p == '\\') {
      p = skip_splices(p, end);
    } else if (*p == '/') {
      const char* q = skip_splices(p + 1, end);
      if (q < end && *q == '*') p = after_block_comment(q + 1, end);
    }
    if (p == before) return p;
  }
  return end;
}

const char* skip_trivia(const char* p, const char* end) {
  while (p < end) {
    const char* before = p;
    if (is_blank(*p) || is_line_break(*p)) {
      ++p;
    } else if (*p == '\\') {
      p = skip_splices(p, end);
    } else if (*p == '/') {
      p = after_comment(p, end);
    }
    if (p == before) return p;
  }
  return end;
}

const char* line_comment_end(const char* p, const char* end) {
  while (true) {
    const char* line_break = find_line_end(p, end);
    if (line_break == end) return end;
    const char* last = line_break;
    while (last > p && is_blank(last[-1])) --last;
    if (last == p || last[-1] != '\\') return line_break;
    p = after_line_break(line_break, end);
  }
}

const char* after_block_comment(const char* p, const char* end) {
  while (true) {
    p = find_star(p, end);
    if (p == end) return end;
    const char* slash = skip_splices(p + 1, end);
    if (slash < end && *slash == '/') return slash + 1;
    ++p;
  }
}

const char* after_comment(const char* p, const char* end) {
  const char* q = skip_splices(p + 1, end);
  if (q < end && *q == '/') return line_comment_end(q + 1, end);
  if (q < end && *q == '*') return after_block_comment(q + 1, end);
  return p;
}

const char* after_literal(const char* p, const char* end, char quote) {
  while (true) {
    p = quote == '"' ? find_any<'"', '\\', '\n', '\r'>(p, end) : find_any<'\'', '\\', '\n', '\r'>(p, end);
    if (p == end || is_line_break(*p)) return p;
    if (*p == quote) return p + 1;
    const char* spliced = skip_splices(p, end);
    if (spliced != p) {
      p = spliced;
      continue;
    }
    // An escape; splices may stand between the backslash and what it escapes.
    p = skip_splices(p + 1, end);
    if (p == end || is_line_break(*p)) return p;
    ++p;
  }
}

const char* after_apostrophe(const char* quote, const char* floor, const char* end) {
  const char* next = skip_splices(quote + 1, end);
  if (!ends_number(quote, floor) || next == end || !is_identifier(*next)) return after_literal(quote + 1, end, '\'');
  for (const char* p = next; p < end; p = next) {
    if (*p == '\'') {
      const char* digit = skip_splices(p + 1, end);
      if (digit == end || !is_identifier(*digit)) return p;
    } else if (!is_identifier(*p) && *p != '.') {
      return p;
    }
    next = skip_splices(p + 1, end);
  }
  return end;
}

const char* after_raw_string(const char* p, const char* end) {
  constexpr std::ptrdiff_t kMaxDelimiter = 16;  // [lex.string]
  const char* open = p;
  while (open < end && *open != '(') {
    if (open - p == kMaxDelimiter || is_blank(*open) || is_line_break(*open) || *open == ')' || *open == '\\' ||
        *open == '"') {
      return nullptr;
    }
    ++open;
  }
  if (open == end) return nullptr;
  const std::string_view delimiter{p, static_cast<std::size_t>(open - p)};
  for (const char* close = open + 1;; ++close) {
    close = find_any<')'>(close, end);
    if (static_cast<std::size_t>(end - close) < delimiter.size() + 2) return end;
    if (std::memcmp(close + 1, delimiter.data(), delimiter.size()) == 0 && close[1 + delimiter.size()] == '"') {
      return close + delimiter.size() + 2;
    }
  }
}

bool has_raw_prefix(const char* quote, const char* floor) {
  const char* p = step_back(quote, floor);
  if (p == nullptr || *p != 'R' || ends_number(quote, floor)) return false;
  char encoding[3] = {};  // what stands before the R, the nearest first
  std::size_t length = 0;
  while ((p = step_back(p, floor)) != nullptr && is_identifier(*p)) {
    if (length == 2) return false;
    encoding[length++] = *p;
  }
  if (length == 0) return true;
  if (length == 1) return encoding[0] == 'L' || encoding[0] == 'u' || encoding[0] == 'U';
  return encoding[0] == '8' && encoding[1] == 'u';
}

const char* logical_line_end(const char* p, const char* end) {
  const char* floor = p;
  while (true) {
    p = find_any<'\n', '\r', '"', '\'', '/', '\\'>(p, end);
    if (p == end || is_line_break(*p)) return p;
    if (*p == '"') {
      const char* raw = has_raw_prefix(p, floor) ? after_raw_string(p + 1, end) : nullptr;
      floor = p = raw != nullptr ? raw : after_literal(p + 1, end, '"');
    } else if (*p == '\'') {
      floor = p = after_apostrophe(p, floor, end);
    } else {
      const char* next = *p == '/' ? after_comment(p, end) : skip_splices(p, end);
      p = next != p ? next : p + 1;
    }
  }
}

const char* step_back(const char* p, const char* begin) {
  while (p > begin) {
    --p;
    if (!is_line_break(*p)) return p;
    const char* line_break = p;
    const char* q = p > begin && *p == '\n' && p[-1] == '\r' ? p - 1 : p;
    while (q > begin && is_blank(q[-1])) --q;
    if (q == begin || q[-1] != '\\') return line_break;
    p = q - 1;
  }
  return nullptr;
}

const char* append_plain(std::string& out, const char* begin, const char* end) {
  const std::size_t start = out.size();
  const char* floor = begin;
  const char* last = begin;
  for (const char* p = begin; p < end;) {
    const char* next = skip_trivia(p, end);
    if (next != p) {
      // A splice alone joins; everything else parts two words.
      if (next != skip_splices(p, end) && out.size() > start && next < end) out.push_back(' ');
      p = next;
      continue;
    }
    if (*p == '"') {
      floor = next = after_literal(p + 1, end, '"');
    } else if (*p == '\'') {
      floor = next = after_apostrophe(p, floor, end);
    } else {
      next = p + 1;
      while (next < end && is_identifier(*next)) ++next;
    }
    out.append(p, next);
    last = p = next;
  }
  return last;
}

namespace {

// Is the token before `behind` a number? What stands before is read back to `floor` at most.
bool ends_number(const char* behind, const char* floor) {
  const char* start = behind;
  for (const char* p = step_back(behind, floor); p != nullptr && (is_identifier(*p) || *p == '.');
       p = step_back(p, floor)) {
    start = p;
  }
  // From there on in tokens: names and dots, until a number takes all that is left.
  bool in_name = false;
  for (const char* p = start; p < behind;) {
    const char* next = skip_splices(p + 1, behind);
    if (is_digit(*p) && !in_name) return true;
    if (*p == '.' && next < behind && is_digit(*next)) return true;
    in_name = *p != '.';
    p = next;
  }
  return false;
}

}  // namespace

}  // namespace podworks::c_text
