// The parser of manifest_calls.h: one recursive descent over the tokens. Statements, arguments and blocks are read in
// manifest_calls.cpp, expressions in manifest_expressions.cpp.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "scanner/pods/manifest_calls.h"

namespace podworks {

inline constexpr std::array kWithCondition =
    std::to_array<std::string_view>({"if", "for", "while", "when", "switch", "catch"});
inline constexpr std::array kBeforeBlock = std::to_array<std::string_view>({"else", "try", "do", "finally"});

class ManifestCallParser {
 public:
  ManifestCallParser(const std::vector<ManifestToken>& tokens, std::size_t begin, std::size_t end)
      : tokens_(tokens), at_(begin), end_(std::min(end, tokens.size() - 1)) {}

  /// Up to the closing brace of a block, which is taken too, or to the end.
  std::vector<ManifestStatement> statements(bool in_block);

 private:
  bool is_over() const { return at_ >= end_; }
  const ManifestToken& peek(std::size_t ahead = 0) const { return tokens_[std::min(at_ + ahead, tokens_.size() - 1)]; }
  bool is(char c, std::size_t ahead = 0) const { return at_ + ahead < end_ && peek(ahead).is_symbol(c); }
  bool is_word(std::size_t ahead = 0) const {
    return at_ + ahead < end_ && peek(ahead).kind == ManifestToken::Kind::Word;
  }
  void skip_lines();
  ManifestStatement statement();

  /// `if (x) { ... }`: what follows without braces is the next statement.
  ManifestLink control();
  void declaration(ManifestStatement& found);
  void assignment(ManifestStatement& found);
  bool begins_operand() const;
  ManifestExpression expression(bool in_brackets, bool with_commands = true);

  /// `=` assigns, and `+=` too: they end an expression.
  bool is_operator() const;

  /// One operator of any number of characters.
  char operation();
  ManifestChain chain(bool in_brackets, bool with_commands);
  ManifestLink primary();

  /// What may stand right behind a step of the chain: its arguments, its block, the next step.
  bool suffix(ManifestChain& links);

  /// `name a, b`, and `x name y`, which is x.name(y). In brackets a comma ends it.
  bool command(ManifestChain& links, bool in_brackets);
  ManifestArgument argument(bool in_brackets);
  void call(ManifestLink& link);
  void arguments(ManifestLink& link, char close);
  void block(ManifestLink& link);
  void parameters(ManifestLink& link);

  /// configure<Type> { ... }: one line of names, or it is a comparison.
  bool generics(ManifestLink& last);

  /// From an opening bracket behind its closing one.
  void skip_brackets();

  static constexpr int kMaxDepth = kMaxManifestDepth;

  const std::vector<ManifestToken>& tokens_;
  std::size_t at_;
  std::size_t end_;
  int depth_ = 0;
};

template <class Words>
bool is_one_of(const ManifestToken& token, const Words& words) {
  return token.kind == ManifestToken::Kind::Word && std::find(words.begin(), words.end(), token.text) != words.end();
}

}  // namespace podworks
