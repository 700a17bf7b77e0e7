#include "scanner/languages/javascript/jsx.h"

#include <algorithm>
#include <cstddef>

#include "scanner/languages/javascript/text.h"

namespace podworks {

namespace {

using js_text::Begins;
using js_text::begins;
using js_text::skip_trivia;
using js_text::view;
using js_text::word_end;

const char* name_end(const char* p, const char* end);
bool arrow_follows(const char* p, const char* end);
bool type_and_arrow_follow(const char* p, const char* end);

}  // namespace

bool begins_element(const char* p, const char* end, bool at_member) {
  const char* const name = p + 1;
  if (name < end && *name == '>') return true;  // <>
  const char* const behind = name_end(name, end);
  if (behind == name || (*name >= '0' && *name <= '9')) return false;
  const char* const next = skip_trivia(behind, end);
  if (next == end || view(name, behind) == "const") return false;
  switch (*next) {
    case '>': {
      const char* const content = skip_trivia(next + 1, end);
      if (content == end || *content != '(') return true;
      return !at_member && !arrow_follows(content, end);
    }
    case '/':
    case '{':
    case '<':
      return true;
    default:
      break;
  }
  const char* const word = word_end(next, end);
  if (word == next) return false;  // <T, U>  <T = X>  <T: Bound>
  if (view(next, word) != "extends") return true;
  const char* const value = skip_trivia(word, end);
  return value < end && (*value == '=' || *value == '>' || *value == '/');
}

const char* after_tag_name(const char* p, const char* end) {
  p = name_end(p + 1, end);
  return p < end && *p == '<' ? js_text::after_type_arguments(p, end) : p;
}

namespace {

// a.b, a-b, a:b
const char* name_end(const char* p, const char* end) {
  const char* behind = word_end(p, end);
  while (behind > p && behind + 1 < end && (*behind == '.' || *behind == '-' || *behind == ':')) {
    const char* const part = word_end(behind + 1, end);
    if (part == behind + 1 && *behind != '-') break;
    behind = part;
  }
  return behind;
}

// `p` points to a parenthesis.
bool arrow_follows(const char* p, const char* end) {
  const char* const close = js_text::closing_bracket(p, end);
  if (close == nullptr) return false;
  const char* const next = skip_trivia(close + 1, end);
  if (view(next, end).starts_with("=>")) return true;
  return next < end && *next == ':' && type_and_arrow_follow(next + 1, end);
}

// (x: T): Array<T> => ...  against the text of an element: <b>(x): {y}</b>
bool type_and_arrow_follow(const char* p, const char* end) {
  constexpr std::ptrdiff_t kLongest = 512;  // bytes
  const char* const limit = end - p > kLongest ? p + kLongest : end;
  while (p < limit && *p != ';') {
    const std::string_view rest = view(p, end);
    if (rest.starts_with("=>")) return true;
    if (rest.starts_with("</")) return false;
    if (*p == '(' || *p == '[' || *p == '{') {
      const char* const close = js_text::closing_bracket(p, end);
      if (close == nullptr) return false;
      p = close + 1;
    } else if (*p == '<') {
      const char* const behind = js_text::after_type_arguments(p, end);
      p = std::max(behind, p + 1);
    } else {
      ++p;
    }
  }
  return false;
}

}  // namespace

}  // namespace podworks
