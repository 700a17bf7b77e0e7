// Starlark's operators, by precedence.
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

}  // namespace podworks
