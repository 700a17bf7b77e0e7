// The import lexer of JavaScript and TypeScript: brackets and the elements of JSX.
#include "scanner/languages/byte_search.h"
#include "scanner/languages/javascript/jsx.h"
#include "scanner/languages/javascript/lexer.h"

namespace podworks {

using js_text::skip_trivia;
using js_text::view;
using js_text::word_at;

const char* JsLexer::read_bracket(const char* p) {
  switch (*p) {
    case '(':
      open_parenthesis();
      return p + 1;
    case ')':
      return close_parenthesis(p);
    case '[':
      open(Kind::Bracket);
      after(After::Operator);
      return p + 1;
    case ']':
      if (top().kind == Kind::Bracket) close();
      after(After::Operand);
      return p + 1;
    case '{':
      open_brace();
      return p + 1;
    default:
      return close_brace(p);
  }
}

JsLexer::Frame& JsLexer::open(Kind kind) {
  const Frame& around = top();
  Frame frame{.kind = kind, .own_require = around.own_require, .try_block = around.try_block};
  if (kind == Kind::Object || kind == Kind::Parenthesis || kind == Kind::Bracket) {
    frame.is_type = around.is_type || after_ == After::TypeOperator;
  }
  if (kind == Kind::Function) {
    functions_.push_back({.frame = frames_.size(), .first_require = statements_.requires_so_far()});
    if (next_own_require_) frame.own_require = *next_own_require_;
    frame.try_block = 0;  // it runs later
    next_own_require_.reset();
  }
  frames_.push_back(frame);
  return frames_.back();
}

JsLexer::Frame JsLexer::close() {
  const Frame closed = top();
  if (closed.kind == Kind::Function) functions_.pop_back();
  if (closed.is_try) --open_tries_;
  frames_.pop_back();
  return closed;
}

void JsLexer::open_parenthesis() {
  Frame& frame = open(Kind::Parenthesis);
  frame.is_head = after_ == After::Control;
  frame.is_define = next_is_define_;
  frame.is_jest = next_is_jest_;
  next_is_define_ = next_is_jest_ = false;
  after(After::Operator);
}

const char* JsLexer::close_parenthesis(const char* p) {
  if (top().kind != Kind::Parenthesis) {
    after(After::Operand);
    return p + 1;
  }
  const Frame closed = close();
  after(closed.is_head ? After::Start : After::Operand);
  if (closed.names_require && !closed.is_head) {
    const char* next = skip_trivia(p + 1, end_);
    if (view(next, end_).starts_with("=>")) next = skip_trivia(next + 2, end_);
    if (next < end_ && *next == '{') next_own_require_ = !top().is_define;
  }
  if (closed.is_jest) read_jest(p + 1);
  return p + 1;
}

void JsLexer::open_brace() {
  switch (after_) {
    case After::Operator:
    case After::TypeOperator:
      open(Kind::Object);
      after(After::Operator);
      return;
    case After::Try: {
      Frame& frame = open(Kind::Block);
      frame.is_try = true;
      ++open_tries_;
      frame.try_block = statements_.open_try(frame.try_block);
      break;
    }
    case After::Operand:
    case After::Greater:
    case After::Arrow:
      open(Kind::Function);  // a class's or an interface's body counts as one
      break;
    case After::Start:
    case After::Control:
    case After::Dot:
      open(Kind::Block);
      break;
  }
  after(After::Start);
}

// Parentheses that were never closed end with the braces around them.
const char* JsLexer::close_brace(const char* p) {
  while (top().kind == Kind::Parenthesis || top().kind == Kind::Bracket) close();
  if (frames_.size() == 1) {
    after(After::Start);
    return p + 1;
  }
  const Frame closed = close();
  after(closed.kind == Kind::Object ? After::Operand : After::Start);
  if (closed.kind == Kind::Substitution) return read_template(p + 1);
  if (closed.is_try && word_at(skip_trivia(p + 1, end_), end_) == "catch") statements_.catch_follows(closed.try_block);
  return p + 1;
}

const char* JsLexer::open_element(const char* p) {
  if (element_.at == nullptr) element_ = {.at = p, .frame = frames_.size(), .found = statements_.size()};
  open(Kind::Tag);
  return after_tag_name(p, end_);
}

const char* JsLexer::read_tag(const char* p) {
  p = find_any<'"', '\'', '{', '/', '<', '>'>(p, end_);
  if (p == end_) return end_;
  switch (*p) {
    case '{':
      open(Kind::Code);
      after(After::Operator);
      return p + 1;
    case '<':
      return js_text::is_word(p[1]) || p[1] == '>' ? open_element(p) : p + 1;
    case '>':
      top().kind = Kind::Children;
      return p + 1;
    case '/': {
      const char* const behind = js_text::after_comment(p, end_);
      if (behind != p) return behind;
      if (p[1] != '>') return p + 1;
      close_element();
      return p + 2;
    }
    default: {  // a string without escapes, which may have several lines
      const char* const quote = *p == '"' ? find_any<'"'>(p + 1, end_) : find_any<'\''>(p + 1, end_);
      return quote == end_ ? end_ : quote + 1;
    }
  }
}

const char* JsLexer::read_children(const char* p) {
  p = find_any<'<', '{'>(p, end_);
  if (p == end_) return end_;
  if (*p == '{') {
    open(Kind::Code);
    after(After::Operator);
    return p + 1;
  }
  const char* const next = skip_trivia(p + 1, end_);
  if (next < end_ && *next == '/') {
    const char* const behind = find_any<'>'>(next, end_);
    close_element();
    return behind == end_ ? end_ : behind + 1;
  }
  return p + 1 < end_ && (js_text::is_word(p[1]) || p[1] == '>') ? open_element(p) : p + 1;
}

void JsLexer::close_element() {
  close();
  if (frames_.size() == element_.frame) element_.at = nullptr;
  after(After::Operand);
}

const char* JsLexer::undo_element() {
  constexpr int kMostUndone = 4;  // each costs another pass over the rest
  while (frames_.size() > element_.frame) close();
  statements_.rewind(element_.found);
  no_element_ = element_.at;
  element_.at = nullptr;
  if (++undone_elements_ == kMostUndone) jsx_ = false;
  next_is_define_ = next_is_jest_ = false;
  next_own_require_.reset();
  after(After::TypeOperator);
  return no_element_ + 1;
}

}  // namespace podworks
