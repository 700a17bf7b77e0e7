// Starlark's expressions, by precedence.
#include <tuple>

#include "scanner/pods/bazel/parser.h"

namespace podworks {

namespace {

using Operator = StarlarkOperator;

constexpr int kOfComparison = 4;

int precedence_of(Operator operation) {
  switch (operation) {
    case Operator::None:
      return 0;
    case Operator::Or:
      return 1;
    case Operator::And:
      return 2;
    case Operator::BitOr:
      return 5;
    case Operator::BitXor:
      return 6;
    case Operator::BitAnd:
      return 7;
    case Operator::ShiftLeft:
    case Operator::ShiftRight:
      return 8;
    case Operator::Plus:
    case Operator::Minus:
      return 9;
    case Operator::Times:
    case Operator::Divide:
    case Operator::FloorDivide:
    case Operator::Modulo:
      return 10;
    default:
      return kOfComparison;
  }
}

bool is_keyword(std::string_view word) {
  for (const std::string_view keyword : {"and", "break", "continue", "def", "elif", "else", "for", "if", "in", "load",
                                         "not", "or", "pass", "return", "while", "import", "class", "with"}) {
    if (word == keyword) return keyword != "load";
  }
  return false;
}

}  // namespace

StarlarkNode* StarlarkParser::node(Kind kind, const ManifestToken& at) {
  StarlarkNode& made = program_.nodes.emplace_back();
  made.kind = kind;
  made.line = at.line;
  made.column = at.column;
  return &made;
}

bool StarlarkParser::too_deep() {
  if (depth_ < kMaxDepth) return false;
  fail("this is nested too deep");
  return true;
}

/// `a if b else c`, `lambda`, or a chain of operators.
const StarlarkNode* StarlarkParser::expression() {
  const ManifestToken& first = peek();
  if (failed_ || too_deep()) return node(Kind::Unknown, first);
  ++depth_;
  const StarlarkNode* found = is_word("lambda") ? lambda() : binary(1);
  if (!failed_ && take_word("if")) {
    StarlarkNode* choice = node(Kind::If, first);
    const StarlarkNode* condition = binary(1);
    if (!take_word("else")) fail("`else` is missing");
    choice->items = {{.value = condition}, {.value = found}, {.value = expression()}};
    found = choice;
  }
  --depth_;
  return found;
}

const StarlarkNode* StarlarkParser::tuple_or_expression() {
  const ManifestToken& first = peek();
  const StarlarkNode* found = expression();
  if (failed_ || !is(',')) return found;
  StarlarkNode* tuple = node(Kind::Tuple, first);
  tuple->items.push_back({.value = found});
  while (!failed_ && take(',')) {
    if (ends_statement() || is('=') || is(')') || is(']')) break;
    tuple->items.push_back({.value = expression()});
  }
  return tuple;
}

/// Of a loop: names and tuples of names, up to `in`.
const StarlarkNode* StarlarkParser::target() {
  const ManifestToken& first = peek();
  const StarlarkNode* found = postfix();
  if (failed_ || !is(',')) return found;
  StarlarkNode* tuple = node(Kind::Tuple, first);
  tuple->items.push_back({.value = found});
  while (!failed_ && take(',')) {
    if (is_word("in")) break;
    tuple->items.push_back({.value = postfix()});
  }
  return tuple;
}

std::pair<Operator, int> StarlarkParser::operation() {
  const ManifestToken& token = peek();
  Operator found = Operator::None;
  if (token.kind == ManifestToken::Kind::Word) {
    if (token.text == "or") found = Operator::Or;
    if (token.text == "and") found = Operator::And;
    if (token.text == "in") found = Operator::In;
    if (token.text == "not" && peek(1).is_word("in")) found = Operator::NotIn;
    return {found, precedence_of(found)};
  }
  if (token.kind != ManifestToken::Kind::Symbol) return {found, 0};
  const ManifestToken& after = peek(1);
  const char c = token.text[0];
  const char d = after.kind == ManifestToken::Kind::Symbol && !after.after_blank ? after.text[0] : '\0';
  if (c == '=' && d == '=') found = Operator::Equal;
  if (c == '!' && d == '=') found = Operator::NotEqual;
  if (c == '<') found = d == '=' ? Operator::LessOrEqual : d == '<' ? Operator::ShiftLeft : Operator::Less;
  if (c == '>') found = d == '=' ? Operator::GreaterOrEqual : d == '>' ? Operator::ShiftRight : Operator::Greater;
  if (c == '/' && d == '/') found = peek(2).is_symbol('=') ? Operator::None : Operator::FloorDivide;
  if (d != '=') {  // else it assigns
    if (c == '/' && d != '/') found = Operator::Divide;
    if (c == '|') found = Operator::BitOr;
    if (c == '^') found = Operator::BitXor;
    if (c == '&') found = Operator::BitAnd;
    if (c == '+') found = Operator::Plus;
    if (c == '-') found = Operator::Minus;
    if (c == '*' && d != '*') found = Operator::Times;
    if (c == '%') found = Operator::Modulo;
  }
  return {found, precedence_of(found)};
}

void StarlarkParser::take_operation(Operator operation) {
  next();
  switch (operation) {
    case Operator::Equal:
    case Operator::NotEqual:
    case Operator::LessOrEqual:
    case Operator::GreaterOrEqual:
    case Operator::ShiftLeft:
    case Operator::ShiftRight:
    case Operator::FloorDivide:
    case Operator::NotIn:
      next();
      break;
    default:
      break;
  }
}

/// Operators of one precedence make one node, however many they are: the tree grows deep by brackets alone.
const StarlarkNode* StarlarkParser::binary(int precedence) {
  const ManifestToken& first = peek();
  const StarlarkNode* left = unary();
  while (!failed_) {
    const auto [sign, level] = operation();
    if (level < precedence || sign == Operator::None) return left;
    StarlarkNode* chain = node(Kind::Chain, first);
    chain->items.push_back({.value = left});
    for (auto [again, same] = operation(); !failed_ && same == level; std::tie(again, same) = operation()) {
      take_operation(again);
      chain->operators.push_back(again);
      chain->items.push_back({.value = binary(level + 1)});
    }
    left = chain;
  }
  return left;
}

const StarlarkNode* StarlarkParser::unary() {
  const ManifestToken& first = peek();
  const bool negates = is_word("not");
  if (!negates && !is('-') && !is('+') && !is('~')) return postfix();
  if (too_deep()) return node(Kind::Unknown, first);
  next();
  ++depth_;
  StarlarkNode* made = node(negates                ? Kind::Not
                            : first.is_symbol('-') ? Kind::Minus
                            : first.is_symbol('+') ? Kind::Plus
                                                   : Kind::Unknown,
                            first);
  made->base = negates ? binary(kOfComparison) : unary();
  --depth_;
  return made;
}

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
