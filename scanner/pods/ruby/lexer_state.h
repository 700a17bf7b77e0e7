// The lexer behind tokenize_ruby: one pass, a function for each kind of word. What a character means depends on the
// word before it. The comments between its functions name the files that hold them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "scanner/pods/ruby/strings.h"
#include "scanner/pods/ruby/token.h"

namespace podworks {

class RubyLexer {
 public:
  RubyLexer(std::string_view source, std::uint32_t begin, std::uint32_t end, Arena& arena)
      : source_(source), at_(begin), end_(end), strings_(source, end, arena, stream_.parts) {}

  TokenStream run();

 private:
  using Offset = std::uint32_t;

  /// What may follow the last word: decides what `/`, `<<`, `%`, `?`, `:` mean.
  enum class Expects : std::uint8_t {
    Value,     ///< after an operator, a comma, a line's end
    Operator,  ///< after a value
    Argument,  ///< after a name that may be a call: a value if the spaces say so
    Method,    ///< after a dot
  };

  struct Heredoc {
    std::size_t token = 0;  ///< whose text it is
    std::string_view terminator = {};
    Quoting quoting = Quoting::Double;
    bool indented = false;  ///< <<- and <<~: the terminator may be
    bool squiggly = false;
  };

  static bool is_name_start(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
  }
  static bool is_digit(char c) { return c >= '0' && c <= '9'; }
  static bool is_name(char c) { return is_name_start(c) || is_digit(c); }
  static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v'; }

  char peek(Offset ahead = 0) const { return at_ + ahead < end_ ? source_[at_ + ahead] : '\0'; }
  bool starts_with(std::string_view text) const { return source_.substr(at_, end_ - at_).starts_with(text); }

  // blanks, line ends, operators (lexer.cpp)
  Token& add(Tok kind, Offset begin, Offset end);
  void stop(Offset offset, std::string_view message);
  bool skip_blanks();
  bool at_line_start() const;
  void skip_line();
  bool skip_block_comment();
  void read_token();
  void read_newline();
  std::optional<Offset> find_leading_dot() const;
  void read_operator();
  void set_expectation(Tok kind);

  // words (lex_words.cpp)
  void read_name();
  bool in_ternary() const;
  void add_keyword(Tok keyword, Offset begin, Offset end);
  void read_number();
  void read_variable(char sigil);

  // literals (lex_literals.cpp)
  bool value_begins(Offset operator_size) const;
  bool read_literal(char c);
  bool read_string(char quote, Tok kind, Quoting quoting);
  bool may_be_key() const;
  void add_text(Tok kind, Offset begin, const QuotedText& text);
  bool read_symbol();
  bool closes_on_this_line(char quote) const;
  bool read_regex();
  bool read_percent();
  bool read_character();

  // heredocs (lex_heredocs.cpp)
  bool read_heredoc_start();
  void read_heredoc_bodies();

  std::string_view source_;
  Offset at_;
  Offset end_;
  TokenStream stream_;
  StringReader strings_;
  std::vector<Heredoc> heredocs_;
  Expects expects_ = Expects::Value;
  int ternaries_ = 0;
  bool space_before_ = false;
  bool stopped_ = false;
};

}  // namespace podworks
