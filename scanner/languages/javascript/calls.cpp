#include "scanner/languages/javascript/calls.h"

#include <algorithm>

namespace podworks {

namespace {

using js_text::Begins;
using js_text::begins;
using js_text::skip_trivia;
using js_text::view;

/// Behind the first argument, which begins at `p`.
const char* argument_end(const char* p, const char* end) {
  constexpr std::ptrdiff_t kLongest = 128;  // bytes; more is not shown anyway
  if (end - p > kLongest) end = p + kLongest;
  while (p < end && *p != ',' && *p != ')') {
    if (begins(*p) == Begins::Quote) {
      p = std::max(js_text::after_string(p, end), p + 1);
    } else if (*p == '`') {
      p = js_text::after_template(p, end);
    } else if (*p == '(' || *p == '[' || *p == '{') {
      const char* const close = js_text::closing_bracket(p, end);
      p = close == nullptr ? end : close + 1;
    } else {
      ++p;
    }
  }
  return p;
}

}  // namespace

JsArgument read_argument(const char* open, const char* end) {
  JsArgument argument;
  const char* const begin = skip_trivia(open + 1, end);
  if (begin == end || *begin == ')') return argument;
  argument.literal = js_text::literal_at(begin, end);
  if (argument.literal) {
    argument.behind = skip_trivia(argument.literal.end, end);
    if (argument.behind < end && (*argument.behind == ')' || *argument.behind == ',')) {
      argument.kind = JsArgument::Kind::Literal;
      return argument;
    }
  }
  argument.text = js_text::shortened(begin, argument_end(begin, end));
  if (!argument.text.empty()) argument.kind = JsArgument::Kind::Computed;
  return argument;
}

bool declares_method(const char* open, const char* end, bool may_be_signature) {
  const char* const close = js_text::closing_bracket(open, end);
  if (close == nullptr) return false;
  const char* next = close + 1;
  while (next < end && begins(*next) == Begins::Blank) ++next;
  return next < end && (*next == '{' || (may_be_signature && *next == ':'));
}

js_text::Literal next_in_list(const char* p, const char* end) {
  if (p < end && *p == '[') ++p;
  while ((p = skip_trivia(p, end)) < end && *p != ']') {
    if (const js_text::Literal literal = js_text::literal_at(p, end)) return literal;
    if (*p == '(' || *p == '{' || *p == '[' || *p == ';') return {};  // no list of AMD
    ++p;
  }
  return {};
}

const char* call_parenthesis(const char* p, const char* end) {
  p = skip_trivia(p, end);
  if (view(p, end).starts_with("?.")) p = skip_trivia(p + 2, end);
  if (p < end && *p == '<') p = skip_trivia(js_text::after_type_arguments(p, end), end);
  return p < end && *p == '(' ? p : nullptr;
}

}  // namespace podworks
