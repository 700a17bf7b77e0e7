// What Package.swift defines: constants, variables, functions, types and their extensions.
#include <utility>

#include "scanner/pods/swiftpm/parser.h"

namespace podworks {

/// let a: A = 1, b = 2
void SwiftParser::definition(SwiftBlock& into, bool is_static) {
  const bool is_constant = at_word("let");
  advance();
  do {
    skip_lines();
    SwiftStatement one = begin(SwiftStatement::Kind::Define);
    one.is_static = is_static;
    one.is_constant = is_constant;
    if (peek().kind != ManifestToken::Kind::Word) return skipped(into);  // let (a, b) = ...
    one.name = std::string(peek().text);
    advance();
    const std::size_t begin = at_;
    if (take(':')) skip_type();
    one.type = type_between(begin, at_);
    if (at_symbol('{')) return getter(into, std::move(one));
    if (behind_lines().is_symbol('=')) {
      skip_lines();
      advance();
      skip_lines();
      one.value = expression();
    }
    into.push_back(std::move(one));
    if (at_symbol('{')) skip_bracket();  // didSet
  } while (take(','));
}

void SwiftParser::getter(SwiftBlock& into, SwiftStatement property) {
  SwiftFunction& function = program_.functions.emplace_back();
  function.name = property.name;
  function.is_getter = true;
  function.body = block();
  give_value(function.body);
  property.kind = SwiftStatement::Kind::Function;
  property.function = &function;
  into.push_back(std::move(property));
}

void SwiftParser::function(SwiftBlock& into, bool is_static) {
  SwiftStatement statement = begin(SwiftStatement::Kind::Function);
  statement.is_static = is_static;
  SwiftFunction& function = program_.functions.emplace_back();
  function.is_mutating = is_mutating_;
  advance();
  function.name = std::string(peek().text);
  while (!at_line_end() && !at_symbol('(') && !at_symbol('{')) advance();
  if (at_symbol('(')) parameters(function);
  while (!at_end() && !at_symbol('{') && !at_symbol('}') && !at_symbol(';')) {
    if (at_symbol('(') || at_symbol('[')) {
      skip_bracket();
    } else if (peek().kind == ManifestToken::Kind::NewLine && !behind_lines().is_symbol('{') &&
               !behind_lines().is_symbol('-') && !behind_lines().is_word("where")) {
      return;  // a protocol's: it has no body
    } else {
      advance();
    }
  }
  function.body = block();
  give_value(function.body);
  statement.function = &function;
  into.push_back(std::move(statement));
}

void SwiftParser::parameters(SwiftFunction& function) {
  advance();
  skip_lines();
  while (!at_end() && !at_symbol(')')) {
    skip_modifiers();
    SwiftParameter& parameter = function.parameters.emplace_back();
    parameter.label = parameter.name = std::string(peek().text);
    advance();
    if (peek().kind == ManifestToken::Kind::Word) {
      parameter.name = std::string(peek().text);
      advance();
    }
    if (parameter.label == "_") parameter.label.clear();
    if (take(':')) skip_type();
    if (take('=')) {
      skip_lines();
      parameter.fallback = expression();
    }
    while (!at_end() && !at_symbol(',') && !at_symbol(')')) {
      const bool opens = at_symbol('(') || at_symbol('[') || at_symbol('{');
      opens ? skip_bracket() : advance();
    }
    take(',');
    skip_lines();
  }
  take(')');
}

void SwiftParser::type(SwiftBlock& into) {
  SwiftStatement statement = begin(SwiftStatement::Kind::Type);
  statement.words.emplace_back(peek().text);
  advance();
  while (peek().kind == ManifestToken::Kind::Word) {  // Target.Dependency
    statement.name += std::string(peek().text);
    advance();
    if (!take('.')) break;
    statement.name += '.';
  }
  if (const std::string elements = extended_elements(); !elements.empty()) statement.name = "[" + elements + "]";
  statement.blocks.push_back(block());
  into.push_back(std::move(statement));
}

/// Up to the '{' of an extension: X of `where Element == X`.
std::string SwiftParser::extended_elements() {
  std::string elements;
  while (!at_end() && !at_symbol('{') && !at_symbol('}') && !at_symbol(';')) {
    const bool is_condition = at_word("Element") && peek(1).is_symbol('=') && peek(2).is_symbol('=');
    const std::size_t begin = at_ + 3;
    advance();
    if (!is_condition) continue;
    while (!at_end() && !at_symbol('{') && !at_symbol(',')) advance();
    elements = type_between(begin, at_);
  }
  return elements;
}

/// "Target.Dependency" of `: [PackageDescription.Target.Dependency]?`
std::string SwiftParser::type_between(std::size_t begin, std::size_t end) const {
  constexpr std::string_view kModule = "PackageDescription.";
  std::string type;
  for (std::size_t i = begin; i < end; ++i) {
    const bool fits = tokens_[i].kind == ManifestToken::Kind::Word || tokens_[i].is_symbol('.');
    if (fits) type += tokens_[i].text;
  }
  return type.starts_with(kModule) ? type.substr(kModule.size()) : type;
}

}  // namespace podworks
