// Statements of Package.swift: which kind comes next, blocks of them, and what is compiled on condition.
#include <algorithm>
#include <array>
#include <utility>

#include "scanner/pods/swiftpm/parser.h"

namespace podworks {
namespace {

constexpr std::array kModifiers =
    std::to_array<std::string_view>({"public", "private", "fileprivate", "internal", "package", "open", "final", "lazy",
                                     "nonisolated", "mutating", "override", "indirect", "static", "class"});
constexpr std::array kTypes =
    std::to_array<std::string_view>({"extension", "struct", "enum", "class", "protocol", "actor"});
constexpr std::array kPassed =
    std::to_array<std::string_view>({"import", "typealias", "case", "associatedtype", "init", "subscript"});
constexpr std::array kUnfollowed = std::to_array<std::string_view>({"while", "repeat", "defer"});
constexpr std::array kJumps = std::to_array<std::string_view>({"break", "continue", "fallthrough", "throw"});
constexpr std::array kLabelled = std::to_array<std::string_view>({"for", "while", "repeat", "switch", "do", "if"});

template <class Names>
bool contains(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

SwiftStatement SwiftParser::begin(SwiftStatement::Kind kind) const {
  SwiftStatement statement;
  statement.kind = kind;
  statement.line = peek().line;
  statement.column = peek().column;
  return statement;
}

bool SwiftParser::at_directive(std::string_view name) const {
  return at_symbol('#') && peek(1).is_word(name);
}

bool SwiftParser::at_case() const {
  if (!in_switch_) return false;
  const bool is_unknown_default = at_symbol('@') && peek(1).is_word("unknown");
  return at_word("case") || is_unknown_default || (at_word("default") && peek(1).is_symbol(':'));
}

SwiftBlock SwiftParser::file() {
  SwiftBlock all;
  while (!at_end()) {
    statements(all);
    advance();  // a bracket that nothing opened
  }
  return all;
}

SwiftBlock SwiftParser::block() {
  SwiftBlock into;
  if (!at_symbol('{')) return into;
  if (depth_ >= kMaxBlocks) {
    skip_bracket();
    into.push_back(begin(SwiftStatement::Kind::Skipped));
    return into;
  }
  ++depth_;
  advance();
  const bool outer = std::exchange(takes_closures_, true);
  const bool was_in_switch = std::exchange(in_switch_, false);
  statements(into);
  takes_closures_ = outer;
  in_switch_ = was_in_switch;
  take('}');
  --depth_;
  return into;
}

/// Up to '}', to #else and its like, to the next case of a switch, or to the end.
void SwiftParser::statements(SwiftBlock& into) {
  while (true) {
    while (at_symbol(';') || peek().kind == ManifestToken::Kind::NewLine) ++at_;
    if (at_end() || at_symbol('}')) return;
    if (at_directive("else") || at_directive("elseif") || at_directive("endif") || at_case()) return;
    const std::size_t before = at_;
    statement(into);
    if (at_ == before) advance();
  }
}

/// True if one of them was `static` or `class`.
bool SwiftParser::skip_modifiers() {
  bool is_static = false;
  while (true) {
    if (at_symbol('@')) {
      advance();
      advance();
      if (at_symbol('(') && !peek().after_blank) skip_bracket();
      skip_lines();
    } else if (contains(kModifiers, peek().text) && peek().kind == ManifestToken::Kind::Word &&
               peek(1).kind == ManifestToken::Kind::Word) {
      if (at_word("class") && !contains(kModifiers, peek(1).text) && !peek(1).is_word("func") &&
          !peek(1).is_word("var")) {
        return is_static;
      }
      is_static = is_static || at_word("static") || at_word("class");
      is_mutating_ = is_mutating_ || at_word("mutating");
      advance();
    } else {
      return is_static;
    }
  }
}

void SwiftParser::statement(SwiftBlock& into) {
  is_mutating_ = false;
  const bool is_static = skip_modifiers();
  const std::string_view word = peek().kind == ManifestToken::Kind::Word ? peek().text : std::string_view();
  if (at_directive("if")) return compiled_branches(into);
  if (word == "let" || word == "var") return definition(into, is_static);
  if (word == "func") return function(into, is_static);
  if (word == "if") return if_statement(into);
  if (word == "guard") return guard_statement(into);
  if (word == "for") return for_statement(into);
  if (word == "switch") return switch_statement(into);
  if (word == "do") return do_statement(into);
  if (contains(kUnfollowed, word)) return unfollowed(into);
  if (contains(kJumps, word)) return jump(into);
  if (!word.empty() && peek(1).is_symbol(':') && contains(kLabelled, peek(2).text)) {
    advance();
    advance();
    return;
  }
  if (word == "return") {
    SwiftStatement& result = into.emplace_back(begin(SwiftStatement::Kind::Return));
    advance();
    if (!at_line_end() && !at_symbol('}')) result.value = expression();
    return;
  }
  if (contains(kTypes, word) && peek(1).kind == ManifestToken::Kind::Word) return type(into);
  if (contains(kPassed, word) && !peek(1).is_symbol('.')) {
    if (word == "import" && peek(1).is_word("PackageDescription")) program_.imports_description = true;
    SwiftBlock nothing;
    const bool is_maker = word == "init";
    skipped(nothing);
    if (is_maker) nothing.back().name = word;
    if (is_maker) into.push_back(std::move(nothing.back()));
    return;
  }
  plain_statement(into);
}

void SwiftParser::compiled_branches(SwiftBlock& into) {
  SwiftStatement statement = begin(SwiftStatement::Kind::Branches);
  if (depth_ >= kMaxBlocks) return skipped(into);
  ++depth_;
  while (at_directive("if") || at_directive("elseif") || at_directive("else")) {
    if (at_directive("if") && !statement.blocks.empty()) break;
    statement.is_exhaustive = at_directive("else");
    while (!at_end() && peek().kind != ManifestToken::Kind::NewLine) advance();
    SwiftBlock branch;
    statements(branch);
    statement.blocks.push_back(std::move(branch));
    if (at_symbol('}')) break;
  }
  if (at_directive("endif")) {
    advance();
    advance();
  }
  --depth_;
  into.push_back(std::move(statement));
}

void SwiftParser::plain_statement(SwiftBlock& into) {
  SwiftStatement statement = begin(SwiftStatement::Kind::Expression);
  statement.value = expression();
  std::size_t begin = 0;
  const std::string sign = next_operator(begin);
  if (sign == "=" || sign == "+=") {
    statement.kind = sign == "=" ? SwiftStatement::Kind::Assign : SwiftStatement::Kind::Extend;
    statement.target = std::exchange(statement.value, nullptr);
    at_ = begin + sign.size();
    skip_lines();
    statement.value = expression();
  }
  into.push_back(std::move(statement));
}

/// One statement with its blocks.
void SwiftParser::skipped(SwiftBlock& into) {
  SwiftStatement statement = begin(SwiftStatement::Kind::Skipped);
  const std::size_t from = at_;
  while (!at_line_end() && !at_symbol('}') && !at_symbol(')') && !at_symbol(']')) {
    const bool opens = at_symbol('(') || at_symbol('[') || at_symbol('{');
    opens ? skip_bracket() : advance();
  }
  for (std::size_t i = from; i < at_; ++i) {
    if (tokens_[i].kind == ManifestToken::Kind::Word) statement.words.emplace_back(tokens_[i].text);
  }
  std::sort(statement.words.begin(), statement.words.end());
  statement.words.erase(std::unique(statement.words.begin(), statement.words.end()), statement.words.end());
  into.push_back(std::move(statement));
}

SwiftProgram parse_package_swift(std::string_view text) {
  SwiftProgram program;
  const ManifestTokens tokens = tokenize_manifest(text, kSwiftSyntax);
  program.unclosed_line = tokens.unclosed_line;
  program.is_cut = tokens.is_cut;
  program.statements = SwiftParser(tokens.tokens, program, 0).file();
  return program;
}

}  // namespace podworks
