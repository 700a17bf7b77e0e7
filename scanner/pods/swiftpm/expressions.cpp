// Expressions of Package.swift: literals, calls with labels, members, closures, and the operators of manifests.
#include <algorithm>
#include <array>
#include <utility>

#include "scanner/pods/swiftpm/parser.h"

namespace podworks {
namespace {

constexpr int kMaxLinks = 300;  // a.b().c(): each link is a level of the tree
constexpr std::size_t kMaxNodes = 500'000;
constexpr std::string_view kOperatorSigns = "=+-*/<>!&|^%~?.";

/// Loosest first.
constexpr std::array kChains = std::to_array<std::string_view>({"||", "&&", "==", "??", "+"});

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

}  // namespace

const SwiftNode* SwiftParser::interpolation() {
  skip_lines();
  const SwiftNode* node = expression();
  skip_lines();
  return at_end() ? node : unknown("this interpolation is not understood");
}

SwiftNode& SwiftParser::make(SwiftNode::Kind kind) {
  SwiftNode& node = program_.nodes.emplace_back();
  node.kind = kind;
  node.line = peek().line;
  node.column = peek().column;
  return node;
}

/// Passes what cannot be read, up to where the next argument, element or statement begins.
const SwiftNode* SwiftParser::unknown(std::string why) {
  SwiftNode& node = make(SwiftNode::Kind::Unknown);
  node.text = std::move(why);
  while (!at_end() && !at_symbol(',') && !at_symbol(')') && !at_symbol(']') && !at_symbol('}') && !at_symbol(';') &&
         peek().kind != ManifestToken::Kind::NewLine) {
    const bool opens = at_symbol('(') || at_symbol('[') || at_symbol('{');
    opens ? skip_bracket() : advance();
  }
  return &node;
}

/// Operators may begin the next line, as `.member` may.
std::string SwiftParser::next_operator(std::size_t& begin) const {
  std::size_t at = at_;
  while (tokens_[at].kind == ManifestToken::Kind::NewLine) ++at;
  begin = at;
  std::string found;
  while (tokens_[at].kind == ManifestToken::Kind::Symbol &&
         kOperatorSigns.find(tokens_[at].text[0]) != std::string_view::npos &&
         (found.empty() || !tokens_[at].after_blank)) {
    found += tokens_[at++].text[0];
  }
  return found;
}

const SwiftNode* SwiftParser::expression(bool takes_closures) {
  if (depth_ >= kMaxDepth || program_.nodes.size() > kMaxNodes) return unknown("this is nested too deeply");
  ++depth_;
  const bool outer = std::exchange(takes_closures_, takes_closures);
  const SwiftNode* node = chain(0);
  std::size_t begin = 0;
  if (next_operator(begin) == "?") {
    SwiftNode& ternary = make(SwiftNode::Kind::Ternary);
    ternary.items.push_back({{}, node});
    at_ = begin + 1;
    skip_lines();
    ternary.items.push_back({{}, expression(takes_closures)});
    if (behind_lines().is_symbol(':')) {
      skip_lines();
      advance();
      skip_lines();
      ternary.items.push_back({{}, expression(takes_closures)});
    }
    node = ternary.items.size() == 3 ? &ternary : unknown("this expression is not understood");
  }
  const std::string rest = next_operator(begin);
  const bool goes_on = !rest.empty() && begin == at_ && rest != "=" && rest != "+=";
  if (goes_on || at_word("is")) node = unknown("the operator `" + (goes_on ? rest : "is") + "` is not understood");
  takes_closures_ = outer;
  --depth_;
  return node;
}

const SwiftNode* SwiftParser::chain(std::size_t level) {
  if (level == kChains.size()) return prefixed();
  const SwiftNode* first = chain(level + 1);
  SwiftNode* whole = nullptr;
  const bool compares = kChains[level] == "==";
  while (true) {
    std::size_t begin = 0;
    const std::string sign = next_operator(begin);
    if (sign != kChains[level] && !(compares && sign == "!=")) break;
    if (compares && whole != nullptr) return unknown("this comparison is not understood");
    if (whole == nullptr) {
      whole = &make(compares ? SwiftNode::Kind::Compare : SwiftNode::Kind::Chain);
      whole->text = sign;
      whole->items.push_back({{}, first});
    }
    at_ = begin + sign.size();
    skip_lines();
    whole->items.push_back({{}, chain(level + 1)});
  }
  return whole != nullptr ? whole : first;
}

const SwiftNode* SwiftParser::prefixed() {
  while (at_word("try") || at_word("await")) {
    advance();
    if (!peek().after_blank && (at_symbol('!') || at_symbol('?'))) advance();
  }
  if (at_symbol('!')) {
    SwiftNode& node = make(SwiftNode::Kind::Not);
    advance();
    node.base = postfixed();
    return &node;
  }
  if (at_symbol('&') || at_symbol('-')) advance();
  return postfixed();
}

const SwiftNode* SwiftParser::postfixed() {
  const SwiftNode* node = primary();
  int links = 0;
  while (true) {
    if (++links > kMaxLinks) return unknown("this chain of calls is too long");
    const ManifestToken& next = behind_lines();
    if (next.is_symbol('.') && (&next)[1].kind == ManifestToken::Kind::Word) {
      skip_lines();
      advance();
      SwiftNode& member = make(SwiftNode::Kind::Member);
      member.base = node;
      member.text = std::string(peek().text);
      advance();
      node = &member;
    } else if (at_symbol('(') || at_symbol('[')) {
      const char close = at_symbol('(') ? ')' : ']';
      SwiftNode& call = make(close == ')' ? SwiftNode::Kind::Call : SwiftNode::Kind::Subscript);
      call.line = node->line;
      call.column = node->column;
      call.base = node;
      call.items = arguments(close);
      node = &call;
    } else if (at_symbol('{') && takes_closures_) {
      SwiftNode& call = make(SwiftNode::Kind::Call);
      call.base = node;
      if (node->kind == SwiftNode::Kind::Call) {
        call.base = node->base;
        call.items = node->items;
      }
      call.items.push_back({{}, closure()});
      node = &call;
    } else if (!peek().after_blank && (at_symbol('!') || at_symbol('?')) && !peek(1).is_symbol('=') &&
               !peek(1).is_symbol('?')) {
      advance();
    } else if (at_word("as")) {
      advance();
      if (at_symbol('?') || at_symbol('!')) advance();
      skip_type();
    } else {
      return node;
    }
  }
}

const SwiftNode* SwiftParser::primary() {
  if (peek().kind == ManifestToken::Kind::Text) return text();
  if (peek().kind == ManifestToken::Kind::Word) return word();
  if (at_symbol('[')) return array();
  if (at_symbol('{')) return closure();
  if (at_symbol('(')) {
    SwiftNode& tuple = make(SwiftNode::Kind::Tuple);
    tuple.items = arguments(')');
    return tuple.items.size() == 1 && tuple.items[0].label.empty() ? tuple.items[0].value : &tuple;
  }
  if (at_symbol('.') && peek(1).kind == ManifestToken::Kind::Word) {
    SwiftNode& member = make(SwiftNode::Kind::Member);
    advance();
    member.text = std::string(peek().text);
    advance();
    return &member;
  }
  if (at_symbol('$') && peek(1).kind == ManifestToken::Kind::Word) {
    SwiftNode& name = make(SwiftNode::Kind::Name);
    advance();
    name.text = "$" + std::string(peek().text);
    advance();
    return &name;
  }
  return unknown("this expression is not understood");
}

const SwiftNode* SwiftParser::word() {
  const std::string_view word = peek().text;
  if (word == "if" || word == "switch") return branches();
  SwiftNode& node = make(SwiftNode::Kind::Name);
  node.text = std::string(word);
  if (word == "nil") node.kind = SwiftNode::Kind::Nil;
  if (word == "true" || word == "false") node.kind = SwiftNode::Kind::Bool;
  if (is_digit(word[0])) node.kind = SwiftNode::Kind::Number;
  advance();
  if (is_capital(word[0]) && at_symbol('<') && !peek().after_blank) {  // Set<String>
    int open = 0;
    do {
      if (at_symbol('<')) ++open;
      if (at_symbol('>')) --open;
      advance();
    } while (open > 0 && !at_line_end());
  }
  return &node;
}

}  // namespace podworks
