// The import lexer of JavaScript and TypeScript: comments, literals, operators and words.
#include <algorithm>
#include <cstddef>
#include <string>

#include "scanner/languages/byte_search.h"
#include "scanner/languages/javascript/jsx.h"
#include "scanner/languages/javascript/last_import.h"
#include "scanner/languages/javascript/lexer.h"
#include "scanner/languages/statement_sink.h"

namespace podworks {

using js_text::Begins;
using js_text::begins;
using js_text::view;

void find_typescript_imports(std::string_view text, Arena& arena, FileFacts& facts) {
  JsLexer(text, false, arena, facts).run();
}

void find_jsx_imports(std::string_view text, Arena& arena, FileFacts& facts) {
  JsLexer(text, true, arena, facts).run();
}

JsLexer::JsLexer(std::string_view text, bool jsx, Arena& arena, FileFacts& facts)
    : begin_(after_byte_order_mark(text)), end_(text.data() + text.size()), jsx_(jsx), arena_(arena), facts_(facts) {}

void JsLexer::run() {
  const char* p = skip_head();
  const char* const last = last_import_word(begin_, end_);
  pause_ = last == nullptr ? begin_ : last + 1;
  while (true) {
    while (p < end_) {
      switch (top().kind) {
        case Kind::Tag:
          p = read_tag(p);
          break;
        case Kind::Children:
          p = read_children(p);
          break;
        default:
          p = read_code(p);
      }
    }
    if (element_.at == nullptr) break;
    p = undo_element();
  }
  statements_.emit(begin_, {.is_module = is_module_, .own_define = own_define_}, arena_, facts_);
}

// TypeScript's directives stand in comments before the first token.
const char* JsLexer::skip_head() {
  const char* p = begin_;
  if (view(p, end_).starts_with("#!")) p = find_line_end(p, end_);
  while (true) {
    while (p < end_ && (begins(*p) == Begins::Blank || begins(*p) == Begins::LineBreak)) ++p;
    const char* const behind = p < end_ && *p == '/' ? js_text::after_comment(p, end_) : p;
    if (behind == p) return p;
    if (view(p, behind).starts_with("///")) read_reference(p + 3, behind);
    p = behind;
  }
}

// /// <reference path="a.d.ts"/>, which means ./a.d.ts; /// <reference types="a"/>
void JsLexer::read_reference(const char* p, const char* line_end) {
  constexpr std::string_view kTag = "<reference";
  p = js_text::skip_trivia(p, line_end);
  if (!view(p, line_end).starts_with(kTag)) return;
  p = js_text::skip_trivia(p + kTag.size(), line_end);
  while (true) {
    const std::string_view name = js_text::word_at(p, line_end);
    p = js_text::skip_trivia(p + name.size(), line_end);
    if (name.empty() || p == line_end || *p != '=') return;
    const js_text::Literal literal = js_text::literal_at(js_text::skip_trivia(p + 1, line_end), line_end);
    if (!literal) return;
    const std::string_view value = view(literal.begin + 1, literal.end - 1);
    JsStatements::Found found{.spelling = value, .begin = literal.begin, .end = literal.end, .type_only = true};
    if (name == "path" && !value.starts_with('.') && !value.starts_with('/')) {
      found.spelling = arena_.keep("./" + std::string(value));
    }
    if (!value.empty() && (name == "path" || name == "types")) statements_.add(found);
    p = js_text::skip_trivia(literal.end, line_end);
  }
}

// Can nothing that follows change what was found, provided that no word imports any more? A `catch` makes optional
// what its `try` requires, an element that never ends is read again, and an export makes the file a module.
bool JsLexer::is_settled() const {
  return open_tries_ == 0 && element_.at == nullptr && (is_module_ || !augments_);
}

const char* JsLexer::read_code(const char* p) {
  while (p < pause_) {
    switch (begins(*p)) {
      case Begins::Nothing:
      case Begins::Blank:
        ++p;
        break;
      case Begins::LineBreak:
        new_line_ = true;
        p = skip_spaces(p + 1);
        break;
      case Begins::High:
        if (const char* const behind = js_text::after_wide_blank(p); behind != p) {
          p = behind;
          break;
        }
        [[fallthrough]];
      case Begins::Word:
        p = read_word(p);
        break;
      case Begins::Quote:
        p = js_text::after_string(p, end_);
        after(After::Operand);
        break;
      case Begins::Template:
        p = read_template(p + 1);
        break;
      case Begins::Slash:
        p = read_slash(p);
        break;
      case Begins::Symbol:
        p = read_symbol(p);
        if (in_markup()) return p;
        break;
    }
  }
  if (is_settled()) return end_;
  pause_ = std::min(p + 1, end_);
  return p;
}

const char* JsLexer::read_word(const char* p) {
  const char* const behind = js_text::word_end(p, end_);
  const JsWord word = after_ == After::Dot ? JsWord::Other : js_word(view(p, behind));
  if (word != JsWord::Other) return read_keyword(word, p, behind);
  after(After::Operand);
  return behind;
}

// `p` stands in the template's text.
const char* JsLexer::read_template(const char* p) {
  const char* const behind = js_text::after_template_text(p, end_);
  if (behind[-1] == '{') {
    open(Kind::Substitution);
    after(After::Operator);
  } else {
    after(After::Operand);
  }
  return behind;
}

const char* JsLexer::read_slash(const char* p) {
  constexpr int kMostCut = 8;  // on one line: a long one must not be looked through for each of its slashes
  const char* const behind = js_text::after_comment(p, end_);
  if (behind != p) {
    new_line_ = new_line_ || find_line_end(p, behind) != behind;
    return behind;
  }
  if (expects_operand() && p >= no_regex_before_) {
    if (const char* const regex = js_text::after_regex(p, end_)) {
      after(After::Operand);
      return regex;
    }
    const char* const line_end = find_line_end(p, end_);
    cut_regexes_ = line_end == regex_line_end_ ? cut_regexes_ + 1 : 1;
    regex_line_end_ = line_end;
    if (cut_regexes_ == kMostCut) no_regex_before_ = line_end;
  }
  after(After::Operator);
  return p + 1;
}

const char* JsLexer::read_symbol(const char* p) {
  switch (*p) {
    case '(':
    case ')':
    case '[':
    case ']':
    case '{':
    case '}':
      return read_bracket(p);
    case ';':
      top().questions = 0;
      top().in_case = false;
      is_alias_ = false;
      after(After::Start);
      return p + 1;
    case ':':
      read_colon();
      return p + 1;
    case '.':
      if (view(p, end_).starts_with("...")) {
        after(After::Operator);
        return p + 3;
      }
      after(After::Dot);
      return p + 1;
    case '#':  // a private name
    case '@':  // a decorator
      after(After::Dot);
      return p + 1;
    case '\\':
      return p + 1;
    case '?':
      return read_question(p);
    case '<':
      return read_less(p);
    default:
      return read_operator(p);
  }
}

const char* JsLexer::read_operator(const char* p) {
  const bool doubled = p[1] == *p;
  switch (*p) {
    case '>':
      after(After::Greater);
      return p + 1;
    case '=':
      if (p[1] == '>') {
        after(After::Arrow);
        return p + 2;
      }
      after(is_alias_ && !doubled ? After::TypeOperator : After::Operator);
      is_alias_ = false;
      return p + 1;
    case '|':
    case '&':
      after(doubled ? After::Operator : After::TypeOperator);
      return doubled ? p + 2 : p + 1;
    case '+':
    case '-':
      if (new_line_ && view(p, end_).starts_with("-->")) return find_line_end(p, end_);
      if (!doubled) break;
      if (after_ != After::Operand || new_line_) after(After::Operator);  // else a++ is an operand as a is
      return p + 2;
    case '!':
      if (after_ == After::Operand && !new_line_ && p[1] != '=') return p + 1;  // TypeScript's a! is one, too
      break;
    default:
      break;
  }
  after(After::Operator);
  return p + 1;
}

// The colon of ?:, of `case`, of an object's property, or before a type.
void JsLexer::read_colon() {
  Frame& frame = top();
  if (frame.questions > 0) {
    --frame.questions;
    after(After::Operator);
  } else if (frame.in_case) {
    frame.in_case = false;
    after(After::Start);
  } else {
    after(frame.kind == Kind::Object && !frame.is_type ? After::Operator : After::TypeOperator);
  }
}

// a?.b, a ?? b, a ? b : c, and TypeScript's optional names: a?: T, (a?, b?).
const char* JsLexer::read_question(const char* p) {
  constexpr std::string_view kBehindOptional = ":,);=}]>";
  if (p[1] == '.' && (p[2] < '0' || p[2] > '9')) {
    after(After::Dot);
    return p + 2;
  }
  const bool doubled = p[1] == '?';
  const bool optional = p[1] != '\0' && kBehindOptional.find(p[1]) != std::string_view::npos;
  if (after_ == After::Operand && !doubled && !optional && top().questions < UINT16_MAX) ++top().questions;
  after(After::Operator);
  return doubled ? p + 2 : p + 1;
}

const char* JsLexer::read_less(const char* p) {
  if (new_line_ && view(p, end_).starts_with("<!--")) return find_line_end(p, end_);
  if (p[1] == '<') {  // a shift, no element behind a comparison
    after(After::TypeOperator);
    return p + 2;
  }
  const bool may_be_element = jsx_ && expects_operand() && after_ != After::Greater && p != no_element_;
  const bool at_member = after_ == After::Start || (top().kind == Kind::Object && top().is_type);
  if (may_be_element && begins_element(p, end_, at_member)) return open_element(p);
  after(After::TypeOperator);
  return p + 1;
}

}  // namespace podworks
