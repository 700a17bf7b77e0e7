// Starlark's values: literals, names, and what may stand behind them.
#include "scanner/pods/bazel/parser.h"

namespace podworks {

namespace {

bool is_keyword(std::string_view word) {
  for (const std::string_view keyword : {"and", "break", "continue", "def", "elif", "else", "for", "if", "in", "load",
                                         "not", "or", "pass", "return", "while", "import", "class", "with"}) {
    if (word == keyword) return keyword != "load";
  }
  return false;
}

}  // namespace

const StarlarkNode* StarlarkParser::postfix() {
  const StarlarkNode* found = primary();
  for (int steps = 0; !failed_; ++steps) {
    if (steps > kMaxDepth) {
      fail("this is nested too deep");
      break;
    }
    const ManifestToken& sign = peek();
    if (sign.is_symbol('.')) {
      next();
      StarlarkNode* member = node(Kind::Member, sign);
      member->base = found;
      if (peek().kind != ManifestToken::Kind::Word) fail("a name is missing");
      member->text = std::string(next().text);
      found = member;
    } else if (sign.is_symbol('(')) {
      StarlarkNode* call = node(Kind::Call, sign);
      call->line = found->line;
      call->column = found->column;
      call->base = found;
      arguments(*call);
      found = call;
    } else if (sign.is_symbol('[')) {
      found = index(found);
    } else {
      break;
    }
  }
  return found;
}

const StarlarkNode* StarlarkParser::primary() {
  const ManifestToken& token = peek();
  if (token.kind == ManifestToken::Kind::Text) return text();
  if (token.kind == ManifestToken::Kind::Word) return word();
  if (failed_ || token.kind != ManifestToken::Kind::Symbol || too_deep()) {
    fail("a value is missing");
    return node(Kind::Unknown, token);
  }
  ++depth_;
  const StarlarkNode* found = nullptr;
  if (is('(')) {
    found = parentheses();
  } else if (is('[')) {
    found = list();
  } else if (is('{')) {
    found = dict();
  } else {
    fail("this is no Starlark");
    found = node(Kind::Unknown, token);
  }
  --depth_;
  return found;
}

/// Texts in a row are one, as in Python.
const StarlarkNode* StarlarkParser::text() {
  StarlarkNode* made = node(Kind::Text, peek());
  while (peek().kind == ManifestToken::Kind::Text) made->text += next().value();
  return made;
}

const StarlarkNode* StarlarkParser::word() {
  const ManifestToken& token = peek();
  if (is_keyword(token.text)) {
    fail("a value is missing");
    return node(Kind::Unknown, token);
  }
  next();
  StarlarkNode* made = node(Kind::Name, token);
  made->text = std::string(token.text);
  if (token.text == "None") made->kind = Kind::None;
  if (token.text == "True" || token.text == "False") made->kind = Kind::Bool;
  if (token.text[0] >= '0' && token.text[0] <= '9') {
    made->kind = Kind::Number;
    if (is('.') && !peek().after_blank) {  // 1.5
      next();
      if (peek().kind == ManifestToken::Kind::Word && !peek().after_blank) next();
      made->kind = Kind::Unknown;
    }
  }
  return made;
}

const StarlarkNode* StarlarkParser::parentheses() {
  const ManifestToken& first = next();
  ++brackets_;
  const StarlarkNode* found = nullptr;
  if (is(')')) {
    found = node(Kind::Tuple, first);
  } else {
    found = tuple_or_expression();
    if (is_word("for")) fail("this is no Starlark");
  }
  --brackets_;
  if (!failed_ && !take(')')) fail("a bracket is missing");
  return found;
}

const StarlarkNode* StarlarkParser::list() {
  StarlarkNode* made = node(Kind::List, next());
  ++brackets_;
  while (!failed_ && !is(']')) {
    made->items.push_back({.value = expression()});
    if (made->items.size() == 1 && is_word("for")) {
      made->kind = Kind::ListOf;
      clauses(*made);
      if (!is(']')) fail("a bracket is missing");
      break;
    }
    if (!take(',') && !is(']')) fail("a comma or a bracket is missing");
  }
  --brackets_;
  if (!failed_) next();
  return made;
}

const StarlarkNode* StarlarkParser::dict() {
  StarlarkNode* made = node(Kind::Dict, next());
  ++brackets_;
  while (!failed_ && !is('}')) {
    made->items.push_back({.value = expression()});
    if (!take(':')) fail("a colon is missing");
    made->items.push_back({.value = expression()});
    if (made->items.size() == 2 && is_word("for")) {
      made->kind = Kind::DictOf;
      clauses(*made);
      if (!is('}')) fail("a bracket is missing");
      break;
    }
    if (!take(',') && !is('}')) fail("a comma or a bracket is missing");
  }
  --brackets_;
  if (!failed_) next();
  return made;
}

const StarlarkNode* StarlarkParser::index(const StarlarkNode* base) {
  StarlarkNode* made = node(Kind::Index, next());
  made->base = base;
  ++brackets_;
  made->items.emplace_back();
  while (!failed_ && !is(']')) {
    if (take(':')) {
      made->kind = Kind::Slice;
      made->items.emplace_back();
    } else {
      made->items.back().value = tuple_or_expression();
      if (!is(':') && !is(']')) fail("a bracket is missing");
    }
  }
  if (made->kind == Kind::Index && made->items[0].value == nullptr) fail("a value is missing");
  --brackets_;
  if (!failed_) next();
  return made;
}

void StarlarkParser::arguments(StarlarkNode& call) {
  next();
  ++brackets_;
  while (!failed_ && !is(')')) {
    StarlarkArgument argument;
    while (take('*')) ++argument.stars;
    const bool is_named = peek().kind == ManifestToken::Kind::Word && peek(1).is_symbol('=') &&
                          !(peek(2).is_symbol('=') && !peek(2).after_blank);
    if (is_named) {
      argument.label = std::string(next().text);
      next();
    }
    argument.value = expression();
    if (is_word("for")) fail("this is no Starlark");
    call.items.push_back(std::move(argument));
    if (!take(',') && !is(')')) fail("a comma or a bracket is missing");
  }
  --brackets_;
  if (!failed_) next();
}

void StarlarkParser::clauses(StarlarkNode& made) {
  while (!failed_) {
    if (take_word("for")) {
      StarlarkClause clause;
      clause.target = target();
      if (!take_word("in")) fail("`in` is missing");
      clause.value = binary(1);
      made.clauses.push_back(clause);
    } else if (take_word("if")) {
      made.clauses.push_back({nullptr, binary(1)});
    } else {
      return;
    }
  }
}

const StarlarkNode* StarlarkParser::lambda() {
  StarlarkNode* made = node(Kind::Lambda, next());
  StarlarkFunction& function = program_.functions.emplace_back();
  function.name = "lambda";
  function.parameters = parameters(':');
  if (!failed_ && !take(':')) fail("a colon is missing");
  function.result = expression();
  made->function = &function;
  return made;
}

}  // namespace podworks
