// Calls of the Ruby parser: what follows a receiver, arguments, keywords.
#include "scanner/pods/ruby/parser_state.h"

namespace podworks {

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
  } else if (at(Tok::Identifier) || at(Tok::Constant) || strength_of_operator(token().kind) > 0 || at(Tok::Bang)) {
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
