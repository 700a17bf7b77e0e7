// The parser's class: statements.cpp, definitions.cpp and expressions.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scanner/pods/manifest_tokens.h"
#include "scanner/pods/swiftpm/syntax.h"

namespace podworks {

class SwiftParser {
 public:
  /// `depth` counts the levels around `tokens`, which are those of a string's interpolation if it is not 0.
  SwiftParser(const std::vector<ManifestToken>& tokens, SwiftProgram& program, int depth)
      : tokens_(tokens), program_(program), depth_(depth) {}

  SwiftBlock file();
  const SwiftNode* interpolation();

 private:
  // statements.cpp, definitions.cpp, control.cpp
  SwiftBlock block();  ///< from '{' to behind its '}'
  void statements(SwiftBlock& into);
  void statement(SwiftBlock& into);
  void definition(SwiftBlock& into, bool is_static);
  void getter(SwiftBlock& into, SwiftStatement property);
  void function(SwiftBlock& into, bool is_static);
  void parameters(SwiftFunction& function);
  void type(SwiftBlock& into);
  std::string extended_elements();
  std::string type_between(std::size_t begin, std::size_t end) const;
  void if_statement(SwiftBlock& into);
  void guard_statement(SwiftBlock& into);
  void for_statement(SwiftBlock& into);
  bool for_pattern(SwiftStatement& statement);
  void switch_statement(SwiftBlock& into);
  SwiftCase case_label();
  void patterns(SwiftCase& into);
  void do_statement(SwiftBlock& into);
  void unfollowed(SwiftBlock& into);
  void jump(SwiftBlock& into);
  void compiled_branches(SwiftBlock& into);
  void plain_statement(SwiftBlock& into);
  void skipped(SwiftBlock& into);
  std::vector<SwiftCondition> conditions();
  SwiftCondition condition();
  std::vector<std::string> pattern_names(std::size_t begin, std::size_t end) const;
  static void give_value(SwiftBlock& body);
  SwiftStatement begin(SwiftStatement::Kind kind) const;
  bool at_directive(std::string_view name) const;
  bool at_case() const;  ///< within a switch
  bool skip_modifiers();

  // expressions.cpp
  const SwiftNode* expression(bool takes_closures = true);
  const SwiftNode* chain(std::size_t level);
  const SwiftNode* prefixed();
  const SwiftNode* postfixed();
  const SwiftNode* primary();
  const SwiftNode* word();
  const SwiftNode* text();
  const SwiftNode* array();
  const SwiftNode* closure();
  const SwiftNode* branches();
  const SwiftNode* unknown(std::string why);
  void closure_header(SwiftFunction& function);
  std::vector<SwiftArgument> arguments(char close);
  std::string next_operator(std::size_t& begin) const;
  SwiftNode& make(SwiftNode::Kind kind);

  // both
  const ManifestToken& peek(std::size_t ahead = 0) const;
  const ManifestToken& behind_lines() const;  ///< the next token that is no line's end
  bool at_symbol(char c) const { return peek().is_symbol(c); }
  bool at_word(std::string_view word) const { return peek().is_word(word); }
  bool at_end() const { return peek().kind == ManifestToken::Kind::End; }
  bool at_line_end() const { return at_end() || peek().kind == ManifestToken::Kind::NewLine || at_symbol(';'); }
  void advance() { at_ += at_end() ? 0U : 1U; }
  void skip_lines();
  void skip_type();
  void skip_bracket();  ///< '(', '[' or '{' and all up to behind its end
  bool take(char c);

  const std::vector<ManifestToken>& tokens_;
  SwiftProgram& program_;
  std::size_t at_ = 0;
  static constexpr int kMaxDepth = 150;
  static constexpr int kMaxBlocks = 100;
  int depth_ = 0;
  bool takes_closures_ = true;
  bool in_switch_ = false;    ///< `case` begins the next block
  bool is_mutating_ = false;  ///< says a modifier of the present statement
};

}  // namespace podworks
