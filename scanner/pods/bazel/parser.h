// The parser of syntax.h: one recursive descent over the tokens. Statements are read in parse_statements.cpp,
// expressions in parse_expressions.cpp.
#pragma once

#include <string_view>
#include <utility>

#include "scanner/pods/bazel/syntax.h"
#include "scanner/pods/manifest_tokens.h"

namespace podworks {

class StarlarkParser {
 public:
  StarlarkParser(const ManifestTokens& tokens, StarlarkProgram& program) : tokens_(tokens.tokens), program_(program) {}

  void parse();

 private:
  using Kind = StarlarkNode::Kind;
  static constexpr int kMaxDepth = 100;
  static constexpr std::size_t kMaxErrors = 20;

  // Between brackets line breaks mean nothing.
  const ManifestToken& peek(std::size_t ahead = 0);
  const ManifestToken& next();
  bool is(char c) { return peek().is_symbol(c); }
  /// Both characters, with nothing between them.
  bool is_pair(char a, char b);
  bool is_word(std::string_view word) { return peek().is_word(word); }
  bool take(char c);
  bool take_word(std::string_view word);
  bool ends_statement();
  void fail(std::string_view what);
  StarlarkNode* node(Kind kind, const ManifestToken& at);

  // parse_statements.cpp
  void block(StarlarkBlock& out, int column);
  void suite(StarlarkBlock& out, int outer);
  void line(StarlarkBlock& out);
  void recover(int column);
  void statement(StarlarkBlock& out);
  void simple(StarlarkStatement& out);
  void assignment(StarlarkStatement& out);
  void conditional(StarlarkStatement& out, int column);
  void loop(StarlarkStatement& out, int column);
  void definition(StarlarkStatement& out, int column);
  bool is_load();
  void load(StarlarkStatement& out);
  std::vector<StarlarkParameter> parameters(char end);

  // parse_expressions.cpp
  const StarlarkNode* expression();
  const StarlarkNode* tuple_or_expression();
  const StarlarkNode* target();
  const StarlarkNode* binary(int precedence);
  std::pair<StarlarkOperator, int> operation();
  void take_operation(StarlarkOperator operation);
  const StarlarkNode* unary();
  const StarlarkNode* postfix();
  const StarlarkNode* primary();
  const StarlarkNode* text();
  const StarlarkNode* word();
  const StarlarkNode* parentheses();
  const StarlarkNode* list();
  const StarlarkNode* dict();
  const StarlarkNode* index(const StarlarkNode* base);
  void arguments(StarlarkNode& call);
  void clauses(StarlarkNode& node);
  const StarlarkNode* lambda();
  bool too_deep();

  const std::vector<ManifestToken>& tokens_;
  StarlarkProgram& program_;
  std::size_t at_ = 0;
  int brackets_ = 0;
  int depth_ = 0;
  bool failed_ = false;  // the present statement cannot be read
};

}  // namespace podworks
