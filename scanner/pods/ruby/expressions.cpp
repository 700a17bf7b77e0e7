// Operators and assignments of the Ruby parser.
#include "scanner/pods/ruby/parser_state.h"

namespace podworks {

namespace {

bool is_assignable(const Node& node) {
  switch (node.kind) {
    case NodeKind::Name:
    case NodeKind::InstanceVariable:
    case NodeKind::ClassVariable:
    case NodeKind::GlobalVariable:
    case NodeKind::Constant:
    case NodeKind::ScopedConstant:
    case NodeKind::Index:
      return true;
    case NodeKind::Call:
      return node.first != nullptr && node.list.empty() && node.block == nullptr;
    default:
      return false;
  }
}

}  // namespace

int strength_of_operator(Tok kind) {
  switch (kind) {
    case Tok::Range:
    case Tok::ExclusiveRange:
      return 1;
    case Tok::OrOr:
      return 2;
    case Tok::AndAnd:
      return 3;
    case Tok::Equal:
    case Tok::CaseEqual:
    case Tok::NotEqual:
    case Tok::Match:
    case Tok::NotMatch:
    case Tok::Compare:
      return 4;
    case Tok::Less:
    case Tok::LessEqual:
    case Tok::Greater:
    case Tok::GreaterEqual:
      return 5;
    case Tok::Pipe:
    case Tok::Caret:
      return 6;
    case Tok::Ampersand:
      return 7;
    case Tok::ShiftLeft:
    case Tok::ShiftRight:
      return 8;
    case Tok::Plus:
    case Tok::Minus:
      return 9;
    case Tok::Star:
    case Tok::Slash:
    case Tok::Percent:
      return 10;
    case Tok::Power:
      return 11;
    default:
      return 0;
  }
}

/// An assignment, or what is less. Only as a statement may it have several targets or several values.
const Node* RubyParser::parse_assignment(bool is_statement) {
  const ParserDepth depth(*this);
  if (given_up_) return broken(token().begin);
  if (is_statement && at(Tok::Star)) return parse_multi_assignment(nullptr);
  const Node* left = parse_ternary();
  if (failed_) return left;
  if (is_statement && at(Tok::Comma) && is_assignable(*left)) return parse_multi_assignment(left);
  if ((at(Tok::Assign) || at(Tok::OpAssign)) && is_assignable(*left)) return parse_assigned(left, is_statement);
  return left;
}

const Node* RubyParser::parse_assigned(const Node* target, bool is_statement) {
  const Token& sign = take();
  Node* node = make(sign.kind == Tok::Assign ? NodeKind::Assign : NodeKind::OperatorAssign, target->begin);
  node->text = sign.text;
  node->first = target;
  declare(target);
  skip_newlines();
  node->second = is_statement ? parse_values() : parse_assignment(false);
  return finish(node);
}

/// The right side of an assignment, or what is returned: one value, or `a, *b`, an array without brackets.
const Node* RubyParser::parse_values() {
  const std::uint32_t begin = token().begin;
  std::vector<const Node*> values;
  bool is_list = false;
  do {
    skip_newlines();
    if (at(Tok::Star)) {
      is_list = true;
      Node* splat = make(NodeKind::Splat, take().begin);
      splat->first = parse_ternary();
      values.push_back(finish(splat));
    } else {
      values.push_back(parse_assignment(false));
    }
  } while (!failed_ && accept(Tok::Comma));
  if (!is_list && values.size() == 1) return values.front();
  Node* list = make(NodeKind::Array, begin);
  list->flag = true;
  list->list = keep(values);
  return finish(list);
}

/// `a, *b = values`. `first` is the first target if it has been read.
const Node* RubyParser::parse_multi_assignment(const Node* first) {
  Node* node = make(NodeKind::MultiAssign, first != nullptr ? first->begin : token().begin);
  std::vector<const Node*> targets;
  if (first != nullptr) {
    declare(first);
    targets.push_back(first);
    take();
  }
  do {
    Node* splat = at(Tok::Star) ? make(NodeKind::Splat, take().begin) : nullptr;
    const Node* target = parse_postfix(parse_primary());
    if (failed_ || !is_assignable(*target)) {
      fail("this list is not assigned to anything");
      return finish(node);
    }
    declare(target);
    if (splat != nullptr) splat->first = target;
    targets.push_back(splat != nullptr ? finish(splat) : target);
  } while (accept(Tok::Comma));
  node->list = keep(targets);
  if (!expect(Tok::Assign, "a list of targets needs `=`")) return finish(node);
  skip_newlines();
  node->second = parse_values();
  return finish(node);
}

void RubyParser::declare(const Node* target) {
  if (target->kind == NodeKind::Name) locals_.insert(target->text);
}

const Node* RubyParser::parse_ternary() {
  const Node* condition = parse_binary(1);
  if (failed_ || !at(Tok::Question)) return condition;
  const ParserDepth depth(*this);
  take();
  Node* node = make(NodeKind::If, condition->begin);
  node->first = condition;
  skip_newlines();
  const ParserFlag flag(no_pipe_, false);
  node->second = parse_assignment(false);
  skip_newlines();
  if (!expect(Tok::Colon, "a `:` is missing after `?`")) return finish(node);
  skip_newlines();
  node->third = parse_assignment(false);
  return finish(node);
}

const Node* RubyParser::parse_binary(int least) {
  const ParserDepth depth(*this);
  if (given_up_) return broken(token().begin);
  const Node* left = parse_unary();
  while (!failed_) {
    const Tok kind = token().kind;
    const int level = strength_of_operator(kind);
    if (level == 0 || level < least || (kind == Tok::Pipe && no_pipe_)) break;
    const Token& sign = take();
    if (level == 1) {
      Node* range = make(NodeKind::Range, left->begin);
      range->flag = kind == Tok::ExclusiveRange;
      range->first = left;
      const bool endless = at_any({Tok::Newline, Tok::End, Tok::RightParen, Tok::RightBracket, Tok::KwThen});
      if (!endless) range->second = parse_binary(2);
      left = finish(range);
      continue;
    }
    skip_newlines();
    // Powers bind to the right, all others to the left.
    const Node* right = parse_binary(kind == Tok::Power ? level : level + 1);
    const bool logical = kind == Tok::OrOr || kind == Tok::AndAnd;
    Node* node = make(kind == Tok::OrOr     ? NodeKind::Or
                      : kind == Tok::AndAnd ? NodeKind::And
                                            : NodeKind::Call,
                      left->begin);
    node->first = left;
    if (logical) {
      node->second = right;
    } else {
      node->text = sign.text;
      node->list = keep({right});
    }
    left = finish(node);
    if (kind == Tok::NotEqual || kind == Tok::NotMatch) {  // the opposite of == and =~
      node->text = kind == Tok::NotEqual ? "==" : "=~";
      Node* negated = make(NodeKind::Not, left->begin);
      negated->first = left;
      left = finish(negated);
    }
  }
  return left;
}

const Node* RubyParser::parse_unary() {
  const ParserDepth depth(*this);
  if (given_up_) return broken(token().begin);
  const Token& sign = token();
  switch (sign.kind) {
    case Tok::Bang: {
      take();
      Node* node = make(NodeKind::Not, sign.begin);
      node->first = parse_unary();
      // `!x = y` and `!x == y` take the operand only.
      return finish(node);
    }
    case Tok::KwNot: {
      take();
      Node* node = make(NodeKind::Not, sign.begin);
      node->first = parse_ternary();
      return finish(node);
    }
    case Tok::Minus:
    case Tok::Plus:
    case Tok::Tilde: {
      take();
      const Node* operand = parse_binary(strength_of_operator(Tok::Power));
      if (sign.kind == Tok::Plus) return operand;
      Node* node = make(NodeKind::Call, sign.begin);
      node->text = sign.kind == Tok::Minus ? "-@" : "~";
      node->first = operand;
      return finish(node);
    }
    case Tok::KwDefined: {
      take();
      Node* node = make(NodeKind::Defined, sign.begin);
      const ParserFlag flag(no_do_block_, true);
      node->first = parse_unary();
      return finish(node);
    }
    default:
      return parse_postfix(parse_primary());
  }
}

}  // namespace podworks
