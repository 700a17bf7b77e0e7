// The parser behind parse_ruby: recursive descent over the words, precedence climbing for operators. The comments
// between its functions name the files that hold them.
#pragma once

#include <initializer_list>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "scanner/pods/ruby/ast.h"
#include "scanner/pods/ruby/token.h"

namespace podworks {

/// Binding strength of binary operators, 0 for other words. Higher binds tighter.
int strength_of_operator(Tok kind);

class RubyParser {
 public:
  RubyParser(std::string_view source, RubyProgram& program, bool keeps_nodes)
      : source_(source), program_(program), keeps_nodes_(keeps_nodes) {}

  /// Statements of source[begin, end).
  const Node* parse_range(std::uint32_t begin, std::uint32_t end);

 private:
  static constexpr std::size_t kMaxProblems = 50;

  // words and nodes (parser.cpp)
  const Token& token(std::size_t ahead = 0) const;
  bool at(Tok kind) const { return token().kind == kind; }
  bool at_any(std::initializer_list<Tok> kinds) const;
  const Token& take();
  bool accept(Tok kind);
  bool expect(Tok kind, std::string_view message);
  void skip_newlines();
  void fail(std::string_view message);
  void give_up(std::string_view message);
  Node* make(NodeKind kind, std::uint32_t begin);
  Node* finish(Node* node);
  std::span<const Node* const> keep(const std::vector<const Node*>& nodes);
  const Node* broken(std::uint32_t begin);

  // statements (statements.cpp)
  const Node* parse_body(std::initializer_list<Tok> terminators);
  const Node* parse_statement();
  const Node* parse_modifiers(const Node* node);
  const Node* parse_expression_statement();
  const Node* parse_not();
  bool is_awaited(Tok kind) const;
  void recover(std::size_t statement);

  // compound statements (compound_statements.cpp)
  const Node* parse_if(bool unless);
  const Node* parse_else_branch();
  const Node* parse_while(bool until);
  const Node* parse_for();
  const Node* parse_case();
  const Node* parse_begin();
  const Node* parse_rescued_body(std::uint32_t begin);
  const Node* parse_def();
  const Node* parse_module();

  // expressions (expressions.cpp)
  const Node* parse_assignment(bool is_statement);
  const Node* parse_assigned(const Node* target, bool is_statement);
  const Node* parse_values();
  const Node* parse_multi_assignment(const Node* first);
  const Node* parse_ternary();
  const Node* parse_binary(int least);
  const Node* parse_unary();
  void declare(const Node* target);

  // calls (call_syntax.cpp)
  const Node* parse_postfix(const Node* node);
  const Node* parse_method_call(const Node* receiver);
  const Node* parse_scope(const Node* left);
  const Node* parse_index(const Node* receiver);
  const Node* parse_call_rest(Node* call);
  bool begins_argument() const;
  void parse_arguments(Node* call, Tok close);
  void parse_bracketed_arguments(Node* call, Tok close);
  bool parse_pair(std::vector<const Node*>& pairs);

  // primaries (primaries.cpp)
  const Node* parse_primary();
  const Node* parse_keyword();
  const Node* parse_name();
  const Node* parse_string();
  const Node* parse_parts(const Token& literal, NodeKind plain, NodeKind interpolated);
  const Node* parse_words(NodeKind element);
  const Node* parse_array();
  const Node* parse_hash();
  const Node* parse_parenthesized();
  const Node* parse_jump(NodeKind kind);

  // blocks and parameters (block_syntax.cpp)
  const Node* parse_lambda();
  const Block* parse_block();
  std::span<const Parameter> parse_parameters(Tok close);
  Parameter parse_parameter(Tok close);

  std::string_view source_;
  RubyProgram& program_;
  bool keeps_nodes_;
  TokenStream stream_;
  std::size_t at_ = 0;
  bool failed_ = false;       // the statement at hand cannot be read
  bool given_up_ = false;     // nothing more can
  bool no_do_block_ = false;  // `do` belongs to an enclosing call or loop
  bool no_pipe_ = false;      // `|` ends a default of a block's parameters
  int open_parentheses_ = 0;  // around the word at hand
  int open_brackets_ = 0;
  int open_braces_ = 0;
  int depth_ = 0;
  std::unordered_set<std::string_view> locals_;

  friend struct ParserDepth;
  friend struct ParserFlag;
};

/// Counts nesting for as long as it lives; too much of it ends the parse.
struct ParserDepth {
  explicit ParserDepth(RubyParser& owner);
  ~ParserDepth() { --parser.depth_; }
  ParserDepth(const ParserDepth&) = delete;
  ParserDepth& operator=(const ParserDepth&) = delete;
  RubyParser& parser;
};

/// Counts an open bracket for as long as it lives.
struct OpenBracket {
  explicit OpenBracket(int& count) : counter(count) { ++counter; }
  ~OpenBracket() { --counter; }
  OpenBracket(const OpenBracket&) = delete;
  OpenBracket& operator=(const OpenBracket&) = delete;
  int& counter;
};

/// Sets a flag of the parser for as long as it lives.
struct ParserFlag {
  ParserFlag(bool& flag, bool value) : target(flag), before(flag) { flag = value; }
  ~ParserFlag() { target = before; }
  ParserFlag(const ParserFlag&) = delete;
  ParserFlag& operator=(const ParserFlag&) = delete;
  bool& target;
  bool before;
};

}  // namespace podworks
