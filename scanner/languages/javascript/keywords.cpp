// The import lexer of JavaScript and TypeScript: the words that may import.
#include "scanner/languages/javascript/lexer.h"

namespace podworks {

using js_text::Begins;
using js_text::begins;
using js_text::Literal;
using js_text::skip_trivia;
using js_text::view;
using js_text::word_at;
using Found = JsStatements::Found;

// Answers where to go on: mostly right behind the word, so that the brackets of what was read ahead are counted.
const char* JsLexer::read_keyword(JsWord word, const char* begin, const char* behind) {
  switch (word) {
    case JsWord::Import:
      return read_import(begin, behind);
    case JsWord::Export:
      return read_export(begin, behind);
    case JsWord::Declare:
      return read_declare(behind);
    case JsWord::Function:
      return read_function(behind);
    case JsWord::Require:
      read_require(behind);
      break;
    case JsWord::Define:
      read_define(behind);
      break;
    case JsWord::Jest:
      read_jest(behind);
      break;
    case JsWord::New:
      read_new(behind);
      break;
    case JsWord::Type:
      read_type(behind);
      break;
    default:
      read_flow(word, begin, behind);
      return behind;
  }
  after(After::Operand);
  return behind;
}

// The words that only say what may follow.
void JsLexer::read_flow(JsWord word, const char* begin, const char* behind) {
  switch (word) {
    case JsWord::Typeof:
      return after(After::TypeOperator);
    case JsWord::Control:
      return after(After::Control);
    case JsWord::Await:
      return after(after_ == After::Control ? After::Control : After::Operator);
    case JsWord::Statement:
      return after(After::Start);
    case JsWord::Try:
      return after(After::Try);
    case JsWord::Case: {
      const char* const next = skip_trivia(behind, end_);
      if (view(begin, behind) == "case" || (next < end_ && *next == ':')) top().in_case = true;
      return after(After::Operator);
    }
    default:
      return after(After::Operator);
  }
}

const char* JsLexer::read_import(const char* begin, const char* behind) {
  const char* const next = skip_trivia(behind, end_);
  if (next < end_ && *next == '(') {
    read_dynamic_import(next);
  } else if (next < end_ && *next == '.') {
    read_import_member(next);
  } else if (next < end_ && may_begin_statement()) {
    const Begins kind = begins(*next);
    const bool names = kind == Begins::Word || kind == Begins::High || kind == Begins::Quote;
    if (names || *next == '{' || *next == '*') return read_static_import(begin, next, false);
  }
  after(After::Operand);
  return behind;
}

// `p` stands behind `import`, which begins a statement (maybe with `export` before it).
const char* JsLexer::read_static_import(const char* begin, const char* p, bool reexport) {
  if (frames_.size() == 1) is_module_ = true;
  const JsClause clause = read_import_clause(p, end_);
  after(After::Operand);
  switch (clause.kind) {
    case JsClause::Kind::Module:
      add(clause.source, {.type_only = clause.type_only, .reexport = reexport});
      return clause.end;
    case JsClause::Kind::Alias:
      return clause.end;
    case JsClause::Kind::NoModule:
      break;
  }
  add_malformed(begin);
  return p;
}

void JsLexer::read_dynamic_import(const char* parenthesis) {
  const JsArgument argument = read_argument(parenthesis, end_);
  const bool is_literal = argument.kind == JsArgument::Kind::Literal;
  if (!is_literal && declares_method(parenthesis, end_, may_be_signature())) return;
  const bool is_type = is_literal && is_type_position(parenthesis);
  add_argument(argument, {.type_only = is_type, .dynamic = !is_type});
}

// import.meta.glob('./*.js'), import.meta.resolve('s'), import.defer('s')
void JsLexer::read_import_member(const char* dot) {
  const char* name = skip_trivia(dot + 1, end_);
  std::string_view word = word_at(name, end_);
  const char* parenthesis = call_parenthesis(name + word.size(), end_);
  if ((word == "defer" || word == "source") && parenthesis != nullptr) return read_dynamic_import(parenthesis);
  dot = skip_trivia(name + word.size(), end_);
  if (word != "meta" || dot == end_ || *dot != '.') return;
  name = skip_trivia(dot + 1, end_);
  word = word_at(name, end_);
  parenthesis = call_parenthesis(name + word.size(), end_);
  if (parenthesis == nullptr) return;
  if (word == "resolve") add_argument(read_argument(parenthesis, end_), {.dynamic = true});
  if (word == "glob" || word == "globEager") add_glob(parenthesis);
}

const char* JsLexer::read_export(const char* begin, const char* behind) {
  if (!may_begin_statement()) {
    after(After::Operand);
    return behind;
  }
  if (frames_.size() == 1) is_module_ = true;
  constexpr std::string_view kImport = "import";
  const char* const next = skip_trivia(behind, end_);
  if (word_at(next, end_) == kImport) {
    return read_static_import(begin, skip_trivia(next + kImport.size(), end_), true);
  }
  const JsClause clause = read_export_clause(next, end_);
  if (clause.kind == JsClause::Kind::Module) {
    add(clause.source, {.type_only = clause.type_only, .reexport = true});
    after(After::Operand);
    return clause.end;
  }
  if (lacks_module(clause, next, end_)) add_malformed(begin);
  after(After::Start);
  return behind;
}

// declare module 's' { }; Flow's declare export. What `declare function require` says is true elsewhere.
const char* JsLexer::read_declare(const char* behind) {
  const char* p = behind;
  while (p < end_ && begins(*p) == Begins::Blank) ++p;
  const std::string_view word = word_at(p, end_);
  const char* const next = skip_trivia(p + word.size(), end_);
  if (word == "export" && may_begin_statement()) return read_export(p, p + word.size());
  after(After::Operand);
  if (word == "function") return js_text::word_end(next, end_);
  const Literal literal = word == "module" ? js_text::literal_at(next, end_) : Literal{};
  if (!literal) return behind;
  // "*.svg" is a pattern for modules that others import.
  if (view(literal.begin, literal.end).find('*') == std::string_view::npos) {
    add(literal, {.type_only = true, .is_augmentation = true});
    augments_ = true;
  }
  return literal.end;
}

// type A = ...: what stands behind the `=` are types.
void JsLexer::read_type(const char* behind) {
  while (behind < end_ && begins(*behind) == Begins::Blank) ++behind;
  is_alias_ = is_alias_ || js_text::is_word(*behind);
}

// Where a method's signature may stand, import(x): T.
bool JsLexer::may_be_signature() {
  const Frame& frame = top();
  const bool has_members = frame.kind == Kind::Block || frame.kind == Kind::Function || frame.is_type;
  return has_members && frame.questions == 0 && !frame.in_case;
}

// let a: import('s').T; also told by the name behind it: a promise has no others.
bool JsLexer::is_type_position(const char* parenthesis) const {
  if (after_ == After::TypeOperator) return true;
  const char* const close = js_text::closing_bracket(parenthesis, end_);
  if (close == nullptr) return false;
  const char* const dot = skip_trivia(close + 1, end_);
  if (dot == end_ || *dot != '.') return false;
  const std::string_view name = word_at(skip_trivia(dot + 1, end_), end_);
  return !name.empty() && name != "then" && name != "catch" && name != "finally";
}

}  // namespace podworks
