// Strings, symbols, regular expressions and %-literals of the Ruby lexer.
#include "scanner/pods/ruby/lexer_state.h"

namespace podworks {

namespace {

char closing_of(char open) {
  switch (open) {
    case '(':
      return ')';
    case '[':
      return ']';
    case '{':
      return '}';
    case '<':
      return '>';
    default:
      return open;
  }
}

}  // namespace

/// True where a value begins, given that `ambiguous` operators are calls' arguments if the spaces say so.
bool RubyLexer::value_begins(Offset operator_size) const {
  if (expects_ == Expects::Value) return true;
  if (expects_ != Expects::Argument || !space_before_) return false;
  const char next = at_ + operator_size < end_ ? source_[at_ + operator_size] : '\0';
  return next != '\0' && next != '\n' && next != '=' && !is_space(next);
}

bool RubyLexer::read_literal(char c) {
  switch (c) {
    case '"':
      return read_string(c, Tok::String, Quoting::Double);
    case '\'':
      return read_string(c, Tok::String, Quoting::Single);
    case '`':
      return expects_ != Expects::Method && read_string(c, Tok::Command, Quoting::Double);
    case ':':
      return read_symbol();
    case '/':
      return value_begins(1) && closes_on_this_line('/') && read_regex();
    case '%':
      return value_begins(1) && read_percent();
    case '<':
      return read_heredoc_start();
    case '?':
      return read_character();
    default:
      return false;
  }
}

bool RubyLexer::read_string(char quote, Tok kind, Quoting quoting) {
  const Offset begin = at_;
  const auto text = strings_.read_quoted(begin + 1, quote, quote, quoting);
  if (!text) {
    stop(begin, "this string has no end");
    return true;
  }
  const bool label = kind == Tok::String && text->end < end_ && source_[text->end] == ':' &&
                     !(text->end + 1 < end_ && source_[text->end + 1] == ':') && may_be_key();
  add_text(label ? Tok::LabelString : kind, begin, *text);
  if (label) {
    ++at_;
    expects_ = Expects::Value;
  }
  return true;
}

/// A string before ':' is a key only where a hash or an argument can begin.
bool RubyLexer::may_be_key() const {
  if (stream_.tokens.empty()) return false;
  switch (stream_.tokens.back().kind) {
    case Tok::LeftBrace:
    case Tok::LeftParen:
    case Tok::Comma:
    case Tok::Newline:
      return true;
    default:
      return expects_ == Expects::Argument && ternaries_ == 0;
  }
}

void RubyLexer::add_text(Tok kind, Offset begin, const QuotedText& text) {
  Token& token = add(kind, begin, text.end);
  token.text = text.text;
  token.first_part = text.first_part;
  token.part_count = text.part_count;
  expects_ = Expects::Operator;
}

bool RubyLexer::read_symbol() {
  const char next = peek(1);
  if (next == ':' || expects_ == Expects::Method) return false;
  const bool value = expects_ == Expects::Value ||
                     (expects_ == Expects::Argument && space_before_ && !is_space(next) && ternaries_ == 0);
  if (!value) return false;
  const Offset begin = at_;
  if (next == '"' || next == '\'') {
    const auto text = strings_.read_quoted(begin + 2, next, next, next == '"' ? Quoting::Double : Quoting::Single);
    if (!text) {
      stop(begin, "this symbol has no end");
    } else {
      add_text(Tok::SymbolString, begin, *text);
    }
    return true;
  }
  Offset end = begin + 1;
  while (end < end_ && (source_[end] == '@' || source_[end] == '$')) ++end;
  if (end < end_ && is_name_start(source_[end])) {
    while (end < end_ && is_name(source_[end])) ++end;
    const char behind = end + 1 < end_ ? source_[end + 1] : '\0';
    if (end < end_ && (source_[end] == '?' || source_[end] == '!') && behind != '=') {
      ++end;
    } else if (end < end_ && source_[end] == '=' && behind != '=' && behind != '>' && behind != '~') {
      ++end;
    }
  } else {
    constexpr std::string_view kOperatorNames = "+-*/%<>=!~^&|[]";
    while (end < end_ && kOperatorNames.find(source_[end]) != std::string_view::npos) ++end;
    if (end == begin + 1) return false;
  }
  add(Tok::Symbol, begin, end).text = source_.substr(begin + 1, end - begin - 1);
  expects_ = Expects::Operator;
  return true;
}

bool RubyLexer::closes_on_this_line(char quote) const {
  if (expects_ == Expects::Value) return true;
  for (Offset at = at_ + 1; at < end_ && source_[at] != '\n'; ++at) {
    if (source_[at] == quote) return true;
  }
  return false;
}

bool RubyLexer::read_regex() {
  const Offset begin = at_;
  auto text = strings_.read_quoted(begin + 1, '/', '/', Quoting::Regex);
  if (!text) {
    stop(begin, "this regular expression has no end");
    return true;
  }
  while (text->end < end_ && is_name(source_[text->end])) ++text->end;  // flags
  add_text(Tok::Regex, begin, *text);
  return true;
}

bool RubyLexer::read_percent() {
  const Offset begin = at_;
  char form = peek(1);
  Offset open_at = begin + 1;
  if (is_name(form)) {
    ++open_at;
  } else {
    form = 'Q';
  }
  constexpr std::string_view kForms = "wWiIqQrsx";
  const char open = open_at < end_ ? source_[open_at] : '\0';
  const bool delimiter = open > ' ' && !is_name(open) && (form == 'Q' || kForms.find(form) != std::string_view::npos);
  if (!delimiter || (expects_ == Expects::Argument && open_at == begin + 1 && closing_of(open) == open)) return false;
  const char close = closing_of(open);
  const bool words = form == 'w' || form == 'W' || form == 'i' || form == 'I';
  const Quoting quoting = form == 'q' || form == 's' ? Quoting::Single : form == 'r' ? Quoting::Regex : Quoting::Double;
  const auto text =
      words ? strings_.read_words(open_at + 1, open, close) : strings_.read_quoted(open_at + 1, open, close, quoting);
  if (!text) {
    stop(begin, "this literal has no end");
    return true;
  }
  add_text(words         ? (form == 'w' || form == 'W' ? Tok::Words : Tok::Symbols)
           : form == 'r' ? Tok::Regex
           : form == 'x' ? Tok::Command
           : form == 's' ? Tok::SymbolString
                         : Tok::String,
           begin, *text);
  return true;
}

bool RubyLexer::read_character() {
  if (expects_ != Expects::Value) return false;
  const char c = peek(1);
  if (c <= ' ' || is_name(peek(2))) return false;
  const Offset begin = at_;
  add(Tok::String, begin, begin + 2).text = source_.substr(begin + 1, 1);
  expects_ = Expects::Operator;
  return true;
}

}  // namespace podworks
