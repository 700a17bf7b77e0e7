// Literals of Package.swift: texts with their interpolations, lists, arguments, closures.
#include <utility>

#include "scanner/pods/swiftpm/parser.h"

namespace podworks {

const SwiftNode* SwiftParser::text() {
  SwiftNode& node = make(SwiftNode::Kind::Text);
  const ManifestToken& token = peek();
  if (token.is_plain_text()) {
    node.text = token.value();
  } else {
    for (const ManifestToken::Part& part : token.parts) {
      if (!part.is_code) {
        SwiftNode& piece = make(SwiftNode::Kind::Text);
        piece.text = part.text;
        node.items.push_back({{}, &piece});
        continue;
      }
      const ManifestTokens inner = tokenize_manifest(part.text, kSwiftSyntax);
      SwiftNode& place = make(SwiftNode::Kind::Tuple);  // lines within the string are not those of the file
      place.items.push_back({{}, SwiftParser(inner.tokens, program_, depth_ + 1).interpolation()});
      node.items.push_back({{}, &place});
    }
  }
  advance();
  return &node;
}

const SwiftNode* SwiftParser::array() {
  SwiftNode& node = make(SwiftNode::Kind::Array);
  node.items = arguments(']');
  return &node;
}

/// From the bracket to behind its end. A dictionary's keys are no labels: it becomes unknown elements.
std::vector<SwiftArgument> SwiftParser::arguments(char close) {
  std::vector<SwiftArgument> items;
  advance();
  skip_lines();
  while (!at_end() && !at_symbol(close)) {
    SwiftArgument& item = items.emplace_back();
    const bool is_label = close == ')' && peek().kind == ManifestToken::Kind::Word && peek(1).is_symbol(':');
    if (is_label) {
      if (!at_word("_")) item.label = std::string(peek().text);
      advance();
      advance();
      skip_lines();
    }
    item.value = expression();
    skip_lines();
    while (!at_end() && !at_symbol(',') && !at_symbol(close)) {
      if (at_symbol(')') || at_symbol(']') || at_symbol('}')) return items;  // somebody else's
      item.value = unknown(at_symbol(':') ? "a dictionary is not understood" : "this is not understood");
      skip_lines();
    }
    if (!take(',')) break;
    skip_lines();
  }
  take(close);
  return items;
}

const SwiftNode* SwiftParser::closure() {
  SwiftNode& node = make(SwiftNode::Kind::Closure);
  if (depth_ >= kMaxDepth) return unknown("this is nested too deeply");
  ++depth_;
  SwiftFunction& function = program_.functions.emplace_back();
  node.function = &function;
  advance();
  closure_header(function);
  const bool outer = std::exchange(takes_closures_, true);
  const bool was_in_switch = std::exchange(in_switch_, false);
  statements(function.body);
  takes_closures_ = outer;
  in_switch_ = was_in_switch;
  take('}');
  --depth_;
  give_value(function.body);
  return &node;
}

/// `let a = if b { c } else { d }`: what a closure of this body gives.
const SwiftNode* SwiftParser::branches() {
  if (depth_ >= kMaxDepth) return unknown("this is nested too deeply");
  ++depth_;
  SwiftNode& call = make(SwiftNode::Kind::Call);
  SwiftNode& closure = make(SwiftNode::Kind::Closure);
  SwiftFunction& function = program_.functions.emplace_back();
  call.base = &closure;
  closure.function = &function;
  at_word("if") ? if_statement(function.body) : switch_statement(function.body);
  give_value(function.body);
  --depth_;
  return &call;
}

/// `{ a, b in`, `{ (a: A, b) -> C in`: the names before `in`, if there is one on the first line.
void SwiftParser::closure_header(SwiftFunction& function) {
  constexpr std::string_view kSigns = ",():[]->.?@_";
  std::size_t end = at_;
  while (tokens_[end].kind == ManifestToken::Kind::NewLine) ++end;
  const std::size_t begin = end;
  while (!tokens_[end].is_word("in")) {
    const ManifestToken& token = tokens_[end];
    const bool fits = token.kind == ManifestToken::Kind::Word || (token.kind == ManifestToken::Kind::Symbol &&
                                                                  kSigns.find(token.text[0]) != std::string_view::npos);
    const bool is_statement = token.is_word("for") || token.is_word("let") || token.is_word("var");
    if (!fits || is_statement || end - begin > 60) return;
    ++end;
  }
  for (std::size_t i = begin; i < end && !tokens_[i].is_symbol('-'); ++i) {
    const bool is_name = tokens_[i].kind == ManifestToken::Kind::Word && (i == begin || !tokens_[i - 1].is_symbol(':'));
    if (is_name) function.parameters.push_back({{}, std::string(tokens_[i].text), nullptr});
  }
  at_ = end + 1;
}

}  // namespace podworks
