// Blocks, lambdas and parameters of the Ruby parser.
#include <memory>

#include "scanner/pods/ruby/parser_state.h"

namespace podworks {

const Node* RubyParser::parse_lambda() {
  Node* node = make(NodeKind::Lambda, take().begin);
  std::span<const Parameter> parameters;
  if (accept(Tok::LeftParen)) {
    parameters = parse_parameters(Tok::RightParen);
    expect(Tok::RightParen, "a `)` is missing after the parameters");
  } else if (at(Tok::Identifier)) {
    parameters = parse_parameters(Tok::LeftBrace);
  }
  if (failed_) return finish(node);
  if (!at(Tok::LeftBrace) && !at(Tok::KwDo)) {
    fail("a lambda needs a block");
    return finish(node);
  }
  auto* block = new (program_.memory.allocate(sizeof(Block), alignof(Block))) Block(*parse_block());
  block->parameters = parameters;
  node->block = block;
  return finish(node);
}

/// `{ |a, b| ... }` or `do |a, b| ... end`.
const Block* RubyParser::parse_block() {
  const ParserDepth depth(*this);
  const bool braces = take().kind == Tok::LeftBrace;
  auto* block = new (program_.memory.allocate(sizeof(Block), alignof(Block))) Block();
  const ParserFlag do_flag(no_do_block_, false);
  const ParserFlag pipe_flag(no_pipe_, false);
  if (accept(Tok::Pipe)) {
    block->parameters = parse_parameters(Tok::Pipe);
    expect(Tok::Pipe, "a `|` is missing after the parameters");
  } else {
    accept(Tok::OrOr);  // `{ || ... }`
  }
  if (failed_) return block;
  int no_bracket = 0;
  const OpenBracket bracket(braces ? open_braces_ : no_bracket);
  block->body = braces ? parse_body({}) : parse_rescued_body(token().begin);
  if (!failed_)
    expect(braces ? Tok::RightBrace : Tok::KwEnd, braces ? "a `}` is missing" : "an `end` is missing for this block");
  return block;
}

std::span<const Parameter> RubyParser::parse_parameters(Tok close) {
  std::vector<Parameter> parameters;
  while (!failed_) {
    if (close != Tok::Newline) skip_newlines();
    if (at(close) || at(Tok::Newline)) break;
    parameters.push_back(parse_parameter(close));
    if (close != Tok::Newline) skip_newlines();
    if (!accept(Tok::Comma)) break;
  }
  if (parameters.empty()) return {};
  void* memory = program_.memory.allocate(parameters.size() * sizeof(Parameter), alignof(Parameter));
  auto* copy = static_cast<Parameter*>(memory);
  std::uninitialized_copy(parameters.begin(), parameters.end(), copy);
  return {copy, parameters.size()};
}

Parameter RubyParser::parse_parameter(Tok close) {
  const ParserDepth depth(*this);
  Parameter parameter;
  const ParserFlag pipe_flag(no_pipe_, close == Tok::Pipe);
  if (given_up_) return parameter;
  if (accept(Tok::LeftParen)) {
    parameter.kind = Parameter::Kind::Nested;
    parameter.nested = parse_parameters(Tok::RightParen);
    expect(Tok::RightParen, "a `)` is missing in the parameters");
    return parameter;
  }
  if (at(Tok::Label)) {
    parameter.kind = Parameter::Kind::Key;
    parameter.name = take().text;
    locals_.insert(parameter.name);
    if (!at_any({Tok::Comma, close, Tok::Newline})) parameter.value = parse_ternary();
    return parameter;
  }
  if (accept(Tok::Star)) {
    parameter.kind = Parameter::Kind::Rest;
  } else if (accept(Tok::Power)) {
    parameter.kind = Parameter::Kind::KeyRest;
  } else if (accept(Tok::Ampersand)) {
    parameter.kind = Parameter::Kind::Block;
  }
  if (at(Tok::Identifier)) {
    parameter.name = take().text;
    locals_.insert(parameter.name);
  } else if (parameter.kind == Parameter::Kind::Required) {
    fail("the name of a parameter is missing");
  }
  if (parameter.kind == Parameter::Kind::Required && accept(Tok::Assign)) {
    parameter.kind = Parameter::Kind::Optional;
    parameter.value = parse_ternary();
  }
  return parameter;
}

}  // namespace podworks
