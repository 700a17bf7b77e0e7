// Operators, assignments and calls of the Ruby parser.
#include "scanner/pods/ruby_parser_state.h"

namespace podworks {

namespace {

/// Binding strength of binary operators, 0 for other words. Higher binds tighter.
int strength(Tok kind) {
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
    const int level = strength(kind);
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
      const Node* operand = parse_binary(strength(Tok::Power));
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

/// What follows a value without an operator between: calls, scopes, indices.
const Node* RubyParser::parse_postfix(const Node* node) {
  while (!failed_) {
    if (at(Tok::Dot) || at(Tok::SafeDot)) {
      node = parse_method_call(node);
    } else if (at(Tok::Scope) && !(token().space_before && !token().space_after)) {
      node = parse_scope(node);
    } else if (at(Tok::LeftBracket) && (!token().space_before || node->kind == NodeKind::Name)) {
      node = parse_index(node);
    } else {
      break;
    }
  }
  return node;
}

const Node* RubyParser::parse_method_call(const Node* receiver) {
  Node* call = make(NodeKind::Call, receiver->begin);
  call->first = receiver;
  call->flag = take().kind == Tok::SafeDot;
  skip_newlines();
  if (at(Tok::LeftParen)) {
    call->text = "call";
  } else if (at(Tok::Identifier) || at(Tok::Constant) || strength(token().kind) > 0 || at(Tok::Bang)) {
    call->text = take().text;
  } else {
    fail("a method's name is missing after the dot");
    return finish(call);
  }
  return parse_call_rest(call);
}

const Node* RubyParser::parse_scope(const Node* left) {
  take();
  const bool constant = at(Tok::Constant);
  if (!constant && !at(Tok::Identifier)) {
    fail("a name is missing after `::`");
    return left;
  }
  const Token& name = take();
  const bool is_call = !constant || (at(Tok::LeftParen) && !token().space_before);
  Node* node = make(is_call ? NodeKind::Call : NodeKind::ScopedConstant, left->begin);
  node->first = left;
  node->text = name.text;
  return is_call ? parse_call_rest(node) : finish(node);
}

const Node* RubyParser::parse_index(const Node* receiver) {
  Node* node = make(NodeKind::Index, receiver->begin);
  node->first = receiver;
  take();
  parse_bracketed_arguments(node, Tok::RightBracket);
  return finish(node);
}

/// Arguments and block of a call whose name has been read.
const Node* RubyParser::parse_call_rest(Node* call) {
  if (at(Tok::LeftParen) && !token().space_before) {
    take();
    parse_bracketed_arguments(call, Tok::RightParen);
  } else if (begins_argument()) {
    // `do` behind the arguments belongs to this call, not to one of them.
    const ParserFlag flag(no_do_block_, true);
    parse_arguments(call, Tok::Newline);
  }
  if (failed_) return finish(call);
  if (at(Tok::LeftBrace) || (at(Tok::KwDo) && !no_do_block_)) call->block = parse_block();
  return finish(call);
}

/// Whether the word at hand begins the first argument of a call without parentheses.
bool RubyParser::begins_argument() const {
  const Token& next = token();
  if (!next.space_before) {
    return next.kind == Tok::String && at_ > 0 && stream_.tokens[at_ - 1].kind == Tok::Identifier;
  }
  switch (next.kind) {
    case Tok::Identifier:
    case Tok::Constant:
    case Tok::InstanceVariable:
    case Tok::ClassVariable:
    case Tok::GlobalVariable:
    case Tok::Integer:
    case Tok::Float:
    case Tok::String:
    case Tok::Command:
    case Tok::Symbol:
    case Tok::SymbolString:
    case Tok::Label:
    case Tok::LabelString:
    case Tok::Words:
    case Tok::Symbols:
    case Tok::Regex:
    case Tok::KwCase:
    case Tok::KwDef:
    case Tok::KwDefined:
    case Tok::KwFalse:
    case Tok::KwFile:
    case Tok::KwNil:
    case Tok::KwNot:
    case Tok::KwSelf:
    case Tok::KwTrue:
    case Tok::Lambda:
    case Tok::LeftParen:
      return true;
    case Tok::Bang:
    case Tok::Scope:
    case Tok::LeftBracket:
    case Tok::Minus:
    case Tok::Star:
    case Tok::Power:
    case Tok::Ampersand:
      return !next.space_after;
    default:
      return false;
  }
}

void RubyParser::parse_bracketed_arguments(Node* call, Tok close) {
  const ParserFlag do_flag(no_do_block_, false);
  const ParserFlag pipe_flag(no_pipe_, false);
  const OpenBracket bracket(close == Tok::RightParen ? open_parentheses_ : open_brackets_);
  parse_arguments(call, close);
}

/// Up to `close`, which is taken; Newline stands for a call without parentheses.
void RubyParser::parse_arguments(Node* call, Tok close) {
  const ParserDepth depth(*this);
  const bool bracketed = close != Tok::Newline;
  std::vector<const Node*> arguments;
  std::vector<const Node*> pairs;
  const std::uint32_t begin = token().begin;
  while (!failed_) {
    if (bracketed) skip_newlines();
    if (bracketed && at(close)) break;
    if (at(Tok::Ampersand)) {
      take();
      if (!at(Tok::RightParen)) call->second = parse_ternary();
    } else if (at(Tok::Star)) {
      Node* splat = make(NodeKind::Splat, take().begin);
      if (!at_any({Tok::RightParen, Tok::RightBracket, Tok::Comma})) splat->first = parse_ternary();
      arguments.push_back(finish(splat));
    } else if (!parse_pair(pairs)) {
      const Node* value = parse_assignment(false);
      if (!failed_ && at(Tok::Arrow)) {
        take();
        skip_newlines();
        pairs.push_back(value);
        pairs.push_back(parse_assignment(false));
      } else {
        arguments.push_back(value);
      }
    }
    if (failed_) break;
    if (bracketed) skip_newlines();
    if (!accept(Tok::Comma)) break;
    skip_newlines();
  }
  if (!pairs.empty()) {
    Node* hash = make(NodeKind::Hash, begin);
    hash->flag = true;
    hash->list = keep(pairs);
    arguments.push_back(finish(hash));
  }
  call->list = keep(arguments);
  if (bracketed && !failed_) expect(close, close == Tok::RightParen ? "a `)` is missing" : "a `]` is missing");
}

/// `name: value`, `"name": value`, `**hash`. False if something else stands here.
bool RubyParser::parse_pair(std::vector<const Node*>& pairs) {
  if (at(Tok::Power)) {
    Node* splat = make(NodeKind::DoubleSplat, take().begin);
    splat->first = parse_ternary();
    pairs.push_back(finish(splat));
    pairs.push_back(nullptr);
    return true;
  }
  if (!at(Tok::Label) && !at(Tok::LabelString)) return false;
  const Token& label = take();
  const Node* key = nullptr;
  if (label.kind == Tok::Label) {
    Node* symbol = make(NodeKind::Symbol, label.begin);
    symbol->text = label.text;
    key = finish(symbol);
  } else {
    key = parse_parts(label, NodeKind::Symbol, NodeKind::InterpolatedSymbol);
  }
  pairs.push_back(key);
  if (at_any({Tok::Comma, Tok::RightParen, Tok::RightBrace}) && label.kind == Tok::Label) {  // `name:` alone
    Node* name = make(NodeKind::Name, label.begin);
    name->text = label.text;
    pairs.push_back(finish(name));
    return true;
  }
  skip_newlines();
  pairs.push_back(parse_assignment(false));
  return true;
}

}  // namespace podworks
