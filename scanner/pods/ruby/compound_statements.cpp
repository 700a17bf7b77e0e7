// Statements of the Ruby parser that end with `end`: conditions, loops, bodies with a rescue, methods and modules.
#include "scanner/pods/ruby/parser_state.h"

namespace podworks {

const Node* RubyParser::parse_if(bool unless) {
  const ParserDepth depth(*this);
  Node* node = make(NodeKind::If, take().begin);
  if (given_up_) return node;
  {
    const ParserFlag flag(no_do_block_, false);
    node->first = parse_expression_statement();
  }
  accept(Tok::KwThen);
  const Node* positive = parse_body({Tok::KwElsif, Tok::KwElse});
  const Node* negative = parse_else_branch();
  node->second = unless ? negative : positive;
  node->third = unless ? positive : negative;
  return finish(node);
}

/// Of `elsif ... else ... end`, up to and with the `end`.
const Node* RubyParser::parse_else_branch() {
  if (at(Tok::KwElsif)) return parse_if(false);
  const Node* body = nullptr;
  if (accept(Tok::KwElse)) body = parse_body({});
  expect(Tok::KwEnd, "an `end` is missing for this `if`");
  return body;
}

const Node* RubyParser::parse_while(bool until) {
  Node* node = make(NodeKind::While, take().begin);
  node->flag = until;
  {
    const ParserFlag flag(no_do_block_, true);
    node->first = parse_expression_statement();
  }
  accept(Tok::KwDo);
  const ParserFlag flag(no_do_block_, false);
  node->second = parse_body({});
  expect(Tok::KwEnd, "an `end` is missing for this loop");
  return finish(node);
}

const Node* RubyParser::parse_for() {
  Node* node = make(NodeKind::For, take().begin);
  std::vector<const Node*> variables;
  do {
    if (!at(Tok::Identifier)) {
      fail("a `for` loop needs names of variables");
      return finish(node);
    }
    Node* name = make(NodeKind::Name, token().begin);
    name->text = take().text;
    locals_.insert(name->text);
    variables.push_back(finish(name));
  } while (accept(Tok::Comma));
  node->list = keep(variables);
  if (!expect(Tok::KwIn, "a `for` loop needs `in`")) return finish(node);
  {
    const ParserFlag flag(no_do_block_, true);
    node->first = parse_expression_statement();
  }
  accept(Tok::KwDo);
  const ParserFlag flag(no_do_block_, false);
  node->second = parse_body({});
  expect(Tok::KwEnd, "an `end` is missing for this loop");
  return finish(node);
}

const Node* RubyParser::parse_case() {
  Node* node = make(NodeKind::Case, take().begin);
  if (!at(Tok::Newline) && !at(Tok::KwWhen)) node->first = parse_expression_statement();
  skip_newlines();
  std::vector<const Node*> branches;
  while (at(Tok::KwWhen) && !failed_) {
    Node* branch = make(NodeKind::When, take().begin);
    std::vector<const Node*> patterns;
    do {
      skip_newlines();
      Node* splat = at(Tok::Star) ? make(NodeKind::Splat, take().begin) : nullptr;
      const Node* pattern = parse_ternary();
      if (splat != nullptr) splat->first = pattern;
      patterns.push_back(splat != nullptr ? finish(splat) : pattern);
    } while (!failed_ && accept(Tok::Comma));
    branch->list = keep(patterns);
    accept(Tok::KwThen);
    branch->first = parse_body({Tok::KwWhen, Tok::KwElse});
    branches.push_back(finish(branch));
  }
  node->list = keep(branches);
  if (accept(Tok::KwElse)) node->second = parse_body({});
  expect(Tok::KwEnd,
         branches.empty() ? "pattern matching with `in` is not understood" : "an `end` is missing for `case`");
  return finish(node);
}

const Node* RubyParser::parse_begin() {
  const std::uint32_t begin = take().begin;
  const ParserFlag flag(no_do_block_, false);
  const Node* node = parse_rescued_body(begin);
  expect(Tok::KwEnd, "an `end` is missing for this `begin`");
  return node;
}

/// A body that may have rescue, else and ensure; stays before the `end`.
const Node* RubyParser::parse_rescued_body(std::uint32_t begin) {
  const Node* body = parse_body({Tok::KwRescue, Tok::KwElse, Tok::KwEnsure});
  if (!at_any({Tok::KwRescue, Tok::KwElse, Tok::KwEnsure})) return body;
  Node* node = make(NodeKind::Begin, begin);
  node->first = body;
  std::vector<const Node*> rescues;
  while (accept(Tok::KwRescue)) {
    while (!at_any({Tok::Newline, Tok::KwThen, Tok::End})) {
      if (take().kind == Tok::Arrow && at(Tok::Identifier)) locals_.insert(token().text);
    }
    accept(Tok::KwThen);
    rescues.push_back(parse_body({Tok::KwRescue, Tok::KwElse, Tok::KwEnsure}));
  }
  node->list = keep(rescues);
  if (accept(Tok::KwElse)) node->second = parse_body({Tok::KwEnsure});
  if (accept(Tok::KwEnsure)) node->third = parse_body({});
  return finish(node);
}

const Node* RubyParser::parse_def() {
  Node* node = make(NodeKind::Define, take().begin);
  std::unordered_set<std::string_view> outer;
  outer.swap(locals_);
  if (token(1).kind == Tok::Dot) {
    Node* receiver = make(at(Tok::KwSelf) ? NodeKind::Self : NodeKind::Constant, token().begin);
    receiver->text = take().text;
    node->first = finish(receiver);
    take();
  }
  node->text = take().text;
  if (at(Tok::Assign) && !token().space_before && !token().space_after) take();  // def name=(value)
  auto* block = new (program_.memory.allocate(sizeof(Block), alignof(Block))) Block();
  node->block = block;
  if (accept(Tok::LeftParen)) {
    block->parameters = parse_parameters(Tok::RightParen);
    expect(Tok::RightParen, "a `)` is missing after the parameters");
  } else if (!at(Tok::Newline) && !at(Tok::Assign)) {
    block->parameters = parse_parameters(Tok::Newline);
  }
  const ParserFlag flag(no_do_block_, false);
  if (accept(Tok::Assign)) {
    skip_newlines();
    block->body = parse_statement();
  } else {
    block->body = parse_rescued_body(node->begin);
    expect(Tok::KwEnd, "an `end` is missing for this method");
  }
  locals_.swap(outer);
  return finish(node);
}

const Node* RubyParser::parse_module() {
  Node* node = make(NodeKind::Module, take().begin);
  while (!at_any({Tok::Newline, Tok::Less, Tok::End})) {
    const Token& name = take();
    if (name.kind == Tok::Constant) node->text = name.text;
  }
  while (!at(Tok::Newline) && !at(Tok::End)) take();  // < Base
  const ParserFlag flag(no_do_block_, false);
  node->first = parse_rescued_body(node->begin);
  expect(Tok::KwEnd, "an `end` is missing for this class or module");
  return finish(node);
}

}  // namespace podworks
