// Literals, names and keywords of the Ruby parser: what a value begins with.
#include "scanner/pods/ruby/parser_state.h"

namespace podworks {

const Node* RubyParser::parse_primary() {
  const Token& word = token();
  switch (word.kind) {
    case Tok::Integer:
    case Tok::Float: {
      Node* node = make(word.kind == Tok::Integer ? NodeKind::Integer : NodeKind::Float, word.begin);
      node->text = take().text;
      return finish(node);
    }
    case Tok::String:
      return parse_string();
    case Tok::Command:
      return parse_parts(take(), NodeKind::Command, NodeKind::Command);
    case Tok::Symbol: {
      Node* node = make(NodeKind::Symbol, word.begin);
      node->text = take().text;
      return finish(node);
    }
    case Tok::SymbolString:
      return parse_parts(take(), NodeKind::Symbol, NodeKind::InterpolatedSymbol);
    case Tok::Words:
      return parse_words(NodeKind::String);
    case Tok::Symbols:
      return parse_words(NodeKind::Symbol);
    case Tok::Regex: {
      Node* node = make(NodeKind::Regex, word.begin);
      node->text = word.text;
      node->flag = take().part_count > 0;
      return finish(node);
    }
    case Tok::InstanceVariable:
    case Tok::ClassVariable:
    case Tok::GlobalVariable: {
      const NodeKind kind = word.kind == Tok::GlobalVariable  ? NodeKind::GlobalVariable
                            : word.kind == Tok::ClassVariable ? NodeKind::ClassVariable
                                                              : NodeKind::InstanceVariable;
      Node* node = make(kind, word.begin);
      node->text = take().text;
      return finish(node);
    }
    case Tok::Identifier:
    case Tok::Constant:
      return parse_name();
    case Tok::LeftBracket:
      return parse_array();
    case Tok::LeftBrace:
      return parse_hash();
    case Tok::LeftParen:
      return parse_parenthesized();
    case Tok::Lambda:
      return parse_lambda();
    case Tok::Scope: {
      take();
      if (at(Tok::Constant)) return parse_name();
      fail("a constant is missing after `::`");
      return broken(word.begin);
    }
    default:
      return parse_keyword();
  }
}

const Node* RubyParser::parse_keyword() {
  const Token& word = token();
  const auto leaf = [&](NodeKind kind) {
    take();
    return finish(make(kind, word.begin));
  };
  switch (word.kind) {
    case Tok::KwNil:
      return leaf(NodeKind::Nil);
    case Tok::KwTrue:
      return leaf(NodeKind::True);
    case Tok::KwFalse:
      return leaf(NodeKind::False);
    case Tok::KwSelf:
      return leaf(NodeKind::Self);
    case Tok::KwFile:
      return leaf(NodeKind::ThisFile);
    case Tok::KwIf:
      return parse_if(false);
    case Tok::KwUnless:
      return parse_if(true);
    case Tok::KwWhile:
      return parse_while(false);
    case Tok::KwUntil:
      return parse_while(true);
    case Tok::KwFor:
      return parse_for();
    case Tok::KwCase:
      return parse_case();
    case Tok::KwBegin:
      return parse_begin();
    case Tok::KwDef:
      return parse_def();
    case Tok::KwClass:
    case Tok::KwModule:
      return parse_module();
    case Tok::KwReturn:
      return parse_jump(NodeKind::Return);
    case Tok::KwNext:
      return parse_jump(NodeKind::Next);
    case Tok::KwBreak:
      return parse_jump(NodeKind::Break);
    case Tok::KwYield:
    case Tok::KwSuper: {
      Node* node = make(word.kind == Tok::KwYield ? NodeKind::Yield : NodeKind::Super, word.begin);
      take();
      return parse_call_rest(node);
    }
    case Tok::KwAlias: {
      take();
      take();
      take();
      return finish(make(NodeKind::Nil, word.begin));
    }
    case Tok::KwRedo:
    case Tok::KwRetry:
    case Tok::KwUndef:
      fail("this statement of Ruby is not understood");
      break;
    case Tok::End:
      fail("the file ends in the middle of a statement");
      break;
    case Tok::Newline:
      fail("a value is missing at the end of the line");
      break;
    default:
      fail("a value is missing here");
      break;
  }
  return broken(word.begin);
}

const Node* RubyParser::parse_name() {
  const Token& word = take();
  const bool local = word.kind == Tok::Identifier && locals_.contains(word.text);
  const bool call_with_parentheses = at(Tok::LeftParen) && !token().space_before;
  if (local && !call_with_parentheses) {
    Node* node = make(NodeKind::Name, word.begin);
    node->text = word.text;
    return finish(node);
  }
  if (word.kind == Tok::Constant && !call_with_parentheses && !(at(Tok::String) && token().space_before)) {
    Node* node = make(NodeKind::Constant, word.begin);
    node->text = word.text;
    return finish(node);
  }
  Node* call = make(NodeKind::Call, word.begin);
  call->text = word.text;
  parse_call_rest(call);
  const bool bare = call->list.empty() && call->block == nullptr && call->second == nullptr && !call_with_parentheses;
  if (bare) call->kind = NodeKind::Name;
  return call;
}

/// One literal, or several side by side, which are one string.
const Node* RubyParser::parse_string() {
  const std::uint32_t begin = token().begin;
  const Node* first = parse_parts(take(), NodeKind::String, NodeKind::Interpolated);
  if (!at(Tok::String)) return first;
  std::vector<const Node*> strings = {first};
  while (at(Tok::String)) strings.push_back(parse_parts(take(), NodeKind::String, NodeKind::Interpolated));
  Node* node = make(NodeKind::Interpolated, begin);
  node->list = keep(strings);
  return finish(node);
}

const Node* RubyParser::parse_parts(const Token& literal, NodeKind plain, NodeKind interpolated) {
  if (literal.part_count == 0) {
    Node* node = make(plain, literal.begin);
    node->text = literal.text;
    node->end = literal.end;
    return node;
  }
  Node* node = make(interpolated, literal.begin);
  std::vector<const Node*> parts;
  for (std::uint32_t i = 0; i < literal.part_count; ++i) {
    const StringPart part = stream_.parts[literal.first_part + i];
    if (part.is_code) {
      RubyParser inner(source_, program_, keeps_nodes_);
      inner.depth_ = depth_ + 1;
      inner.locals_.swap(locals_);
      parts.push_back(inner.parse_range(part.begin, part.end));
      inner.locals_.swap(locals_);
    } else {
      Node* text = make(NodeKind::String, literal.begin);
      text->text = part.text;
      parts.push_back(text);
    }
  }
  node->list = keep(parts);
  node->end = literal.end;
  return node;
}

const Node* RubyParser::parse_words(NodeKind element) {
  const Token& literal = take();
  Node* node = make(NodeKind::Array, literal.begin);
  std::vector<const Node*> words;
  for (std::uint32_t i = 0; i < literal.part_count; ++i) {
    Node* word = make(element, literal.begin);
    word->text = stream_.parts[literal.first_part + i].text;
    words.push_back(word);
  }
  node->list = keep(words);
  return finish(node);
}

const Node* RubyParser::parse_array() {
  Node* node = make(NodeKind::Array, take().begin);
  parse_bracketed_arguments(node, Tok::RightBracket);
  return finish(node);
}

const Node* RubyParser::parse_hash() {
  const ParserDepth depth(*this);
  Node* node = make(NodeKind::Hash, take().begin);
  const ParserFlag do_flag(no_do_block_, false);
  const ParserFlag pipe_flag(no_pipe_, false);
  const OpenBracket bracket(open_braces_);
  std::vector<const Node*> pairs;
  while (!failed_) {
    skip_newlines();
    if (at(Tok::RightBrace)) break;
    if (!parse_pair(pairs)) {
      const Node* key = parse_assignment(false);
      if (failed_ || !expect(Tok::Arrow, "a `=>` is missing in this hash")) break;
      skip_newlines();
      pairs.push_back(key);
      pairs.push_back(parse_assignment(false));
    }
    skip_newlines();
    if (!accept(Tok::Comma)) break;
  }
  node->list = keep(pairs);
  if (!failed_) expect(Tok::RightBrace, "a `}` is missing");
  return finish(node);
}

const Node* RubyParser::parse_parenthesized() {
  const std::uint32_t begin = take().begin;
  const ParserFlag do_flag(no_do_block_, false);
  const ParserFlag pipe_flag(no_pipe_, false);
  const OpenBracket bracket(open_parentheses_);
  const Node* body = parse_body({});
  expect(Tok::RightParen, "a `)` is missing");
  if (body->list.size() == 1) return body->list.front();
  Node* node = make(NodeKind::Body, begin);
  node->list = body->list;
  return finish(node);
}

const Node* RubyParser::parse_jump(NodeKind kind) {
  Node* node = make(kind, take().begin);
  const bool bare = at_any({Tok::Newline, Tok::End, Tok::RightBrace, Tok::RightParen, Tok::KwEnd, Tok::KwIf,
                            Tok::KwUnless, Tok::KwWhile, Tok::KwUntil});
  if (bare) return finish(node);
  node->first = parse_values();
  return finish(node);
}

}  // namespace podworks
