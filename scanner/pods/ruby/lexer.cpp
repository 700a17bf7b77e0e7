#include "scanner/pods/ruby/lexer.h"

#include <algorithm>
#include <utility>

#include "scanner/pods/ruby/lexer_state.h"
#include "scanner/pods/ruby/words.h"

namespace podworks {

TokenStream tokenize_ruby(std::string_view source, std::uint32_t begin, std::uint32_t end, Arena& arena) {
  return RubyLexer(source, begin, end, arena).run();
}

TokenStream RubyLexer::run() {
  if (at_ == 0 && source_.starts_with("\xEF\xBB\xBF")) at_ = 3;
  stream_.tokens.reserve((end_ - at_) / 5 + 8);
  while (!stopped_) {
    if (!skip_blanks()) break;
    read_token();
  }
  add(Tok::End, at_, std::min(at_, end_));
  return std::move(stream_);
}

Token& RubyLexer::add(Tok kind, Offset begin, Offset end) {
  Token token = {.kind = kind, .space_before = space_before_, .begin = begin, .end = end};
  token.space_after = end >= end_ || is_space(source_[end]) || source_[end] == '\n';
  stream_.tokens.push_back(token);
  space_before_ = false;
  at_ = end;
  return stream_.tokens.back();
}

void RubyLexer::stop(Offset offset, std::string_view message) {
  stream_.problems.push_back({offset, message});
  at_ = end_;
  stopped_ = true;
}

/// Blanks, comments and joined lines. False at the end of the text.
bool RubyLexer::skip_blanks() {
  while (at_ < end_) {
    const char c = source_[at_];
    if (at_line_start() && (starts_with("=begin") || starts_with("__END__"))) {
      if (!skip_block_comment()) return false;
    } else if (is_space(c)) {
      ++at_;
      space_before_ = true;
    } else if (c == '\\' && (peek(1) == '\n' || (peek(1) == '\r' && peek(2) == '\n'))) {
      at_ += peek(1) == '\n' ? 2 : 3;
      space_before_ = true;
    } else if (c == '#') {
      skip_line();
    } else {
      return true;
    }
  }
  return false;
}

bool RubyLexer::at_line_start() const {
  return at_ == 0 || source_[at_ - 1] == '\n';
}

/// To the line's end, not over it.
void RubyLexer::skip_line() {
  const std::size_t newline = source_.find('\n', at_);
  at_ = newline == std::string_view::npos || newline > end_ ? end_ : static_cast<Offset>(newline);
}

/// False if nothing of the program is left.
bool RubyLexer::skip_block_comment() {
  if (starts_with("__END__")) {
    const char behind = peek(7);
    if (behind != '\0' && behind != '\n' && behind != '\r') {
      read_name();
      return true;
    }
    at_ = end_;
    return false;
  }
  std::size_t found = source_.find("\n=end", at_);
  if (found == std::string_view::npos || found >= end_) {
    stop(at_, "`=begin` has no `=end`");
    return false;
  }
  at_ = static_cast<Offset>(found + 1);
  skip_line();
  return true;
}

void RubyLexer::read_token() {
  const char c = source_[at_];
  if (c == '\n') return read_newline();
  if (c == ';') {
    add(Tok::Newline, at_, at_ + 1);
    expects_ = Expects::Value;
    return;
  }
  if (is_name_start(c)) return read_name();
  if (is_digit(c)) return read_number();
  if (read_literal(c)) return;
  if (c == '@' || c == '$') return read_variable(c);
  read_operator();
}

void RubyLexer::read_newline() {
  if (!heredocs_.empty()) return read_heredoc_bodies();
  const bool repeated = stream_.tokens.empty() || stream_.tokens.back().kind == Tok::Newline;
  if (!repeated) {
    if (const auto dot = find_leading_dot()) {
      at_ = *dot;
      space_before_ = true;
      return;
    }
  }
  if (repeated) {
    ++at_;
  } else {
    add(Tok::Newline, at_, at_ + 1);
  }
  expects_ = Expects::Value;
  ternaries_ = 0;
}

/// Where the next line that holds code begins with `.name` or `&.name`, and so goes on with this one.
std::optional<RubyLexer::Offset> RubyLexer::find_leading_dot() const {
  for (Offset at = at_; at < end_;) {
    const char c = source_[at];
    if (c == '\n' || is_space(c)) {
      ++at;
    } else if (c == '#') {
      const std::size_t newline = source_.find('\n', at);
      if (newline == std::string_view::npos) return std::nullopt;
      at = static_cast<Offset>(newline);
    } else {
      const std::string_view rest = source_.substr(at, std::min<Offset>(2, end_ - at));
      const bool goes_on = rest == "&." || (c == '.' && rest != "..");
      return goes_on ? std::optional(at) : std::nullopt;
    }
  }
  return std::nullopt;
}

void RubyLexer::read_operator() {
  if (const OperatorWord* word = find_operator(source_.substr(at_, end_ - at_))) {
    const Offset begin = at_;
    Token& token = add(word->kind, begin, begin + static_cast<Offset>(word->text.size()));
    const bool assigns = word->kind == Tok::OpAssign;
    token.text = word->text.substr(0, word->text.size() - (assigns ? 1 : 0));
    return set_expectation(word->kind);
  }
  add(Tok::Invalid, at_, at_ + 1);
  expects_ = Expects::Value;
}

void RubyLexer::set_expectation(Tok kind) {
  switch (kind) {
    case Tok::RightParen:
    case Tok::RightBracket:
    case Tok::RightBrace:
      expects_ = Expects::Operator;
      break;
    case Tok::Dot:
    case Tok::SafeDot:
      expects_ = Expects::Method;
      break;
    case Tok::Question:
      ++ternaries_;
      expects_ = Expects::Value;
      break;
    case Tok::Colon:
      if (ternaries_ > 0) --ternaries_;
      expects_ = Expects::Value;
      break;
    default:
      expects_ = Expects::Value;
      break;
  }
}

}  // namespace podworks
