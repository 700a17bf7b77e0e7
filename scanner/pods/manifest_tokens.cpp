#include "scanner/pods/manifest_tokens.h"

#include <algorithm>
#include <cstddef>

#include "base/text.h"

namespace podworks {

namespace {

constexpr std::size_t kMaxTokens = 1'000'000;

bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || byte >= 0x80;
}

bool is_line_break(char c) {
  return c == '\n' || c == '\r';
}

class Tokenizer {
 public:
  Tokenizer(std::string_view text, const ManifestSyntax& syntax) : text_(text), syntax_(syntax) {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = counted_ = 3;
  }

  ManifestTokens run() {
    if (rest().starts_with("#!")) skip_line();
    while (at_ < text_.size() && !found_.is_cut) step();
    add(ManifestToken::Kind::End, {}, text_.size());
    found_.is_no_text = text_.find('\0') != std::string_view::npos;
    return std::move(found_);
  }

 private:
  std::string_view rest() const { return text_.substr(at_); }
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

  void step() {
    const char c = peek();
    if (is_line_break(c)) return add_line_break();
    if (c == ' ' || c == '\t' || c == '\0' || c == '\f') return skip_blank();
    if (c == '\\' && is_line_break(peek(1))) {  // a line that goes on
      ++at_;
      if (peek() == '\r' && peek(1) == '\n') ++at_;
      new_line(at_ + 1);
      return skip_blank();
    }
    if (syntax_.hash_comments && c == '#') return skip_line();
    if (syntax_.slash_comments && rest().starts_with("//")) return skip_line();
    if (syntax_.slash_comments && rest().starts_with("/*")) return skip_comment();
    if (c == '"' || (c == '\'' && syntax_.single_quotes)) return read_text(at_, 0, false);
    if (c == '/' && syntax_.slash_strings && read_slash_text()) return;
    if (syntax_.hash_strings && c == '#') {
      std::size_t hashes = 1;
      while (peek(hashes) == '#') ++hashes;
      if (peek(hashes) == '"') return read_text(at_, hashes, true);
    }
    if (syntax_.raw_prefix && (c == 'r' || c == 'R') && (peek(1) == '"' || peek(1) == '\'')) {
      const std::size_t begin = at_++;
      return read_text(begin, 0, true);
    }
    if (c == '`') return read_quoted_name();
    if (is_word_byte(c)) return read_word();
    add(ManifestToken::Kind::Symbol, text_.substr(at_, 1), at_);
    ++at_;
  }

  void add_line_break() {
    if (found_.tokens.empty() || found_.tokens.back().kind != ManifestToken::Kind::NewLine) {
      add(ManifestToken::Kind::NewLine, {}, at_);
    }
    if (peek() == '\r' && peek(1) == '\n') ++at_;
    new_line(++at_);
    after_blank_ = true;
  }

  void skip_blank() {
    ++at_;
    after_blank_ = true;
  }

  void skip_line() {
    while (at_ < text_.size() && !is_line_break(text_[at_])) ++at_;
    after_blank_ = true;
  }

  void skip_comment() {
    const int line = line_;
    std::size_t depth = 1;
    at_ += 2;
    while (at_ < text_.size() && depth > 0) {
      if (rest().starts_with("*/")) {
        --depth;
        at_ += 2;
      } else if (syntax_.nested_comments && rest().starts_with("/*")) {
        ++depth;
        at_ += 2;
      } else {
        pass_byte();
      }
    }
    if (depth > 0) found_.unclosed_line = line;
    after_blank_ = true;
  }

  /// One byte of a comment or string, which may be a line's end.
  void pass_byte() {
    const char c = text_[at_++];
    if (c == '\n' || (c == '\r' && peek() != '\n')) new_line(at_);
  }

  /// `at_` stands at the quote, or at Swift's first '#'.
  void read_text(std::size_t begin, std::size_t hashes, bool raw) {
    at_ += hashes;
    const char quote = peek();
    const std::string three(3, quote);
    const bool triple = syntax_.triple_quotes && rest().starts_with(three);
    const std::string close = (triple ? three : std::string(1, quote)) + std::string(hashes, '#');
    ManifestToken token = make(ManifestToken::Kind::Text, begin);
    at_ += triple ? 3 : 1;
    const std::size_t inner = at_;
    std::string literal;
    while (true) {
      if (at_ >= text_.size() || (!triple && is_line_break(text_[at_]))) {
        if (found_.unclosed_line == 0) found_.unclosed_line = token.line;
        token.text = text_.substr(inner, at_ - inner);
        break;
      }
      // Of four quotes in a row the first one still belongs to the text.
      const bool is_longer = triple && at_ + close.size() < text_.size() && text_[at_ + close.size()] == quote;
      if (rest().starts_with(close) && !is_longer) {
        token.text = text_.substr(inner, at_ - inner);
        at_ += close.size();
        break;
      }
      if (read_interpolation(quote, raw, token, literal)) continue;
      read_character(raw || (triple && syntax_.raw_triples), literal);
    }
    if (!literal.empty() || token.parts.empty()) token.parts.push_back({std::move(literal), false});
    push(std::move(token));
  }

  /// `=~ /text/`. Where a value may begin a slash does not divide.
  bool read_slash_text() {
    const bool is_first = found_.tokens.empty() || found_.tokens.back().kind == ManifestToken::Kind::NewLine;
    if (is_first || found_.tokens.back().kind != ManifestToken::Kind::Symbol) return false;
    if (std::string_view("(,=~[{:!?+&|").find(found_.tokens.back().text[0]) == std::string_view::npos) return false;
    std::size_t end = at_ + 1;
    while (end < text_.size() && text_[end] != '/' && !is_line_break(text_[end])) {
      if (text_[end] == '\\' && end + 1 < text_.size() && !is_line_break(text_[end + 1])) ++end;
      ++end;
    }
    if (end >= text_.size() || text_[end] != '/') return false;
    ManifestToken token = make(ManifestToken::Kind::Text, at_);
    token.text = text_.substr(at_ + 1, end - at_ - 1);
    token.parts.push_back({std::string(token.text), true});  // what it matches is no literal text
    at_ = end + 1;
    push(std::move(token));
    return true;
  }

  bool read_interpolation(char quote, bool raw, ManifestToken& token, std::string& literal) {
    const char mark = syntax_.interpolation;
    if (mark == 0 || peek() != mark || raw || quote == '\'') return false;
    const bool dollar = mark == '$';
    const bool in_brackets = peek(1) == (dollar ? '{' : '(');
    if (!in_brackets && !(dollar && is_word_byte(peek(1)) && !(peek(1) >= '0' && peek(1) <= '9'))) return false;
    if (!literal.empty()) token.parts.push_back({std::move(literal), false});
    literal.clear();
    at_ += in_brackets ? 2 : 1;
    const std::size_t begin = at_;
    if (in_brackets) {
      std::size_t depth = 1;
      while (at_ < text_.size() && !is_line_break(text_[at_])) {
        const char c = text_[at_];
        if (c == (dollar ? '{' : '(')) ++depth;
        if (c == (dollar ? '}' : ')') && --depth == 0) break;
        ++at_;
      }
    } else {
      while (at_ < text_.size() && (is_word_byte(text_[at_]) || (syntax_.dotted_names && is_dot_of_name()))) ++at_;
    }
    token.parts.push_back({std::string(text_.substr(begin, at_ - begin)), true});
    if (in_brackets && at_ < text_.size() && !is_line_break(text_[at_])) ++at_;
    return true;
  }

  /// "$a.b", not "$a.", "$a.1" or "$a..b".
  bool is_dot_of_name() const { return peek() == '.' && is_word_byte(peek(1)) && !(peek(1) >= '0' && peek(1) <= '9'); }

  void read_character(bool raw, std::string& literal) {
    if (peek() != '\\' || raw || at_ + 1 >= text_.size()) {
      literal += text_[at_];
      return pass_byte();
    }
    const char escaped = text_[at_ + 1];
    ++at_;
    switch (escaped) {
      case 'n':
        literal += '\n';
        break;
      case 't':
        literal += '\t';
        break;
      case '\n':
      case '\r':
        break;  // the line goes on
      default:
        literal += escaped;
    }
    pass_byte();
  }

  void read_quoted_name() {
    const std::size_t end = text_.find('`', at_ + 1);
    const std::string_view name =
        end == std::string_view::npos ? std::string_view() : text_.substr(at_ + 1, end - at_ - 1);
    if (end == std::string_view::npos || name.find_first_of("\r\n") != std::string_view::npos) {
      add(ManifestToken::Kind::Symbol, text_.substr(at_, 1), at_);
      ++at_;
      return;
    }
    add(ManifestToken::Kind::Word, name, at_);
    at_ = end + 1;
  }

  void read_word() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_word_byte(text_[at_])) ++at_;
    add(ManifestToken::Kind::Word, text_.substr(begin, at_ - begin), begin);
  }

  void new_line(std::size_t begin) {
    ++line_;
    counted_ = begin;
    column_ = 1;
  }

  ManifestToken make(ManifestToken::Kind kind, std::size_t begin) {
    ManifestToken token;
    token.kind = kind;
    token.line = line_;
    if (begin > counted_) {
      column_ += static_cast<int>(code_points(text_.substr(counted_, begin - counted_)));
      counted_ = begin;
    }
    token.column = column_;
    token.after_blank = after_blank_;
    return token;
  }

  void add(ManifestToken::Kind kind, std::string_view text, std::size_t begin) {
    ManifestToken token = make(kind, begin);
    token.text = text;
    push(std::move(token));
  }

  void push(ManifestToken token) {
    if (found_.tokens.size() >= kMaxTokens && token.kind != ManifestToken::Kind::End) {
      found_.is_cut = true;
      return;
    }
    if (token.kind == ManifestToken::Kind::Symbol) count_brackets(token);
    found_.tokens.push_back(std::move(token));
    after_blank_ = false;
  }

  void count_brackets(const ManifestToken& token) {
    const char c = token.text[0];
    if (c == '(' || c == '[' || c == '{') {
      if (++open_brackets_ > kMaxManifestDepth && found_.deep_line == 0) found_.deep_line = token.line;
    } else if (c == ')' || c == ']' || c == '}') {
      open_brackets_ = std::max(0, open_brackets_ - 1);
    }
  }

  std::string_view text_;
  const ManifestSyntax& syntax_;
  ManifestTokens found_;
  std::size_t at_ = 0;
  std::size_t counted_ = 0;  // the byte of which column_ is the column
  int line_ = 1;
  int column_ = 1;
  int open_brackets_ = 0;
  bool after_blank_ = false;
};

}  // namespace

ManifestTokens tokenize_manifest(std::string_view text, const ManifestSyntax& syntax) {
  return Tokenizer(text, syntax).run();
}

}  // namespace podworks
