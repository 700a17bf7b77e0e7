#include "scanner/languages/javascript/calls.h"

#include <algorithm>
#include <string>

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

namespace {

/// All of a list, or the only one; empty if something else stands there.
std::vector<js_text::Literal> literals_of(const char* open, const char* end) {
  std::vector<js_text::Literal> literals;
  const char* p = skip_trivia(open + 1, end);
  const bool is_list = p < end && *p == '[';
  if (is_list) p = skip_trivia(p + 1, end);
  while (p < end && *p != ']') {
    const js_text::Literal literal = js_text::literal_at(p, end);
    if (!literal) return {};
    literals.push_back(literal);
    p = skip_trivia(literal.end, end);
    if (p == end || (*p != ',' && *p != (is_list ? ']' : ')'))) return {};
    if (!is_list) break;
    if (*p == ',') p = skip_trivia(p + 1, end);
  }
  return literals;
}

}  // namespace

JsGlobs read_globs(const char* open, const char* end, Arena& arena) {
  JsGlobs globs;
  std::string unwanted;
  for (const js_text::Literal& literal : literals_of(open, end)) {
    const std::string_view glob = js_text::value_of(literal, arena);
    if (glob.starts_with('!')) {
      unwanted.append(unwanted.empty() ? "" : "\n").append(glob.substr(1));
    } else if (glob.starts_with("./") || glob.starts_with("../") || glob.starts_with('/') || glob.starts_with("**/")) {
      globs.wanted.push_back(literal);
    } else {
      return {};
    }
  }
  if (!unwanted.empty()) globs.unwanted = arena.keep(unwanted);
  return globs;
}

const char* call_parenthesis(const char* p, const char* end) {
  p = skip_trivia(p, end);
  if (view(p, end).starts_with("?.")) p = skip_trivia(p + 2, end);
  if (p < end && *p == '<') p = skip_trivia(js_text::after_type_arguments(p, end), end);
  return p < end && *p == '(' ? p : nullptr;
}

}  // namespace podworks
