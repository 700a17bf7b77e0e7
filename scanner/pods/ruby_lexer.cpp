#include "scanner/pods/ruby_lexer.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "scanner/pods/ruby_strings.h"
#include "scanner/pods/ruby_words.h"

namespace podworks {

namespace {

using Offset = std::uint32_t;

bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_name(char c) {
  return is_name_start(c) || is_digit(c);
}
bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

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

class Lexer {
 public:
  Lexer(std::string_view source, Offset begin, Offset end, Arena& arena)
      : source_(source), at_(begin), end_(end), strings_(source, end, arena, stream_.parts) {}

  TokenStream run() {
    if (at_ == 0 && source_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    stream_.tokens.reserve((end_ - at_) / 5 + 8);
    while (!stopped_) {
      if (!skip_blanks()) break;
      read_token();
    }
    add(Tok::End, at_, std::min(at_, end_));
    return std::move(stream_);
  }

 private:
  char peek(Offset ahead = 0) const { return at_ + ahead < end_ ? source_[at_ + ahead] : '\0'; }
  bool starts_with(std::string_view text) const { return source_.substr(at_, end_ - at_).starts_with(text); }

  Token& add(Tok kind, Offset begin, Offset end) {
    Token token = {.kind = kind, .space_before = space_before_, .begin = begin, .end = end};
    token.space_after = end >= end_ || is_space(source_[end]) || source_[end] == '\n';
    stream_.tokens.push_back(token);
    space_before_ = false;
    at_ = end;
    return stream_.tokens.back();
  }

  void stop(Offset offset, std::string_view message) {
    stream_.problems.push_back({offset, message});
    at_ = end_;
    stopped_ = true;
  }

  /// Blanks, comments and joined lines. False at the end of the text.
  bool skip_blanks() {
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

  bool at_line_start() const { return at_ == 0 || source_[at_ - 1] == '\n'; }

  /// To the line's end, not over it.
  void skip_line() {
    const std::size_t newline = source_.find('\n', at_);
    at_ = newline == std::string_view::npos || newline > end_ ? end_ : static_cast<Offset>(newline);
  }

  /// False if nothing of the program is left.
  bool skip_block_comment() {
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

  void read_token() {
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

  void read_newline() {
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
  std::optional<Offset> find_leading_dot() const {
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

  void read_name() {
    const Offset begin = at_;
    Offset end = begin;
    while (end < end_ && is_name(source_[end])) ++end;
    const char next = end < end_ ? source_[end] : '\0';
    const char behind = end + 1 < end_ ? source_[end + 1] : '\0';
    if ((next == '?' || next == '!') && (behind != '=' || (end + 2 < end_ && source_[end + 2] == '='))) ++end;
    const std::string_view text = source_.substr(begin, end - begin);
    const bool label = end < end_ && source_[end] == ':' && !(end + 1 < end_ && source_[end + 1] == ':') &&
                       expects_ != Expects::Method && !in_ternary();
    if (label) {
      add(Tok::Label, begin, end + 1).text = text;
      expects_ = Expects::Value;
      return;
    }
    if (expects_ != Expects::Method) {
      if (const auto keyword = find_keyword(text)) return add_keyword(*keyword, begin, end);
    }
    const bool constant = text.front() >= 'A' && text.front() <= 'Z';
    const bool was_method = expects_ == Expects::Method;
    add(constant ? Tok::Constant : Tok::Identifier, begin, end).text = text;
    expects_ = constant && !was_method ? Expects::Operator : Expects::Argument;
  }

  /// Between `?` and `:` of a conditional expression, and not inside a bracket of it.
  bool in_ternary() const { return ternaries_ > 0 && stream_.tokens.back().kind == Tok::Question; }

  void add_keyword(Tok keyword, Offset begin, Offset end) {
    const bool after_def = !stream_.tokens.empty() && stream_.tokens.back().kind == Tok::KwDef;
    add(keyword, begin, end).text = source_.substr(begin, end - begin);
    if (after_def) {
      stream_.tokens.back().kind = keyword == Tok::KwSelf ? Tok::KwSelf : Tok::Identifier;
      expects_ = Expects::Operator;
      return;
    }
    switch (keyword) {
      case Tok::KwEnd:
      case Tok::KwSelf:
      case Tok::KwNil:
      case Tok::KwTrue:
      case Tok::KwFalse:
      case Tok::KwFile:
      case Tok::KwRedo:
      case Tok::KwRetry:
        expects_ = Expects::Operator;
        break;
      case Tok::KwSuper:
      case Tok::KwYield:
      case Tok::KwDefined:
        expects_ = Expects::Argument;
        break;
      default:
        expects_ = Expects::Value;
        break;
    }
  }

  void read_number() {
    Offset end = at_;
    bool is_float = false;
    while (end < end_) {
      const char c = source_[end];
      const char next = end + 1 < end_ ? source_[end + 1] : '\0';
      if (c == '.' && !is_float && is_digit(next)) {
        is_float = true;
      } else if (!is_name(c)) {
        break;
      }
      ++end;
    }
    const Offset begin = at_;
    add(is_float ? Tok::Float : Tok::Integer, begin, end).text = source_.substr(begin, end - begin);
    expects_ = Expects::Operator;
  }

  void read_variable(char sigil) {
    Offset end = at_ + 1;
    Tok kind = sigil == '$' ? Tok::GlobalVariable : Tok::InstanceVariable;
    if (sigil == '@' && peek(1) == '@') {
      ++end;
      kind = Tok::ClassVariable;
    }
    const Offset name = end;
    while (end < end_ && is_name(source_[end])) ++end;
    if (sigil == '$' && end == name && end < end_ && source_[end] > ' ') ++end;  // $! $0 $:
    const Offset begin = at_;
    const bool valid = end > name;
    add(valid ? kind : Tok::Invalid, begin, end).text = source_.substr(begin, end - begin);
    expects_ = Expects::Operator;
  }

  /// True where a value begins, given that `ambiguous` operators are calls' arguments if the spaces say so.
  bool value_begins(Offset operator_size) const {
    if (expects_ == Expects::Value) return true;
    if (expects_ != Expects::Argument || !space_before_) return false;
    const char next = at_ + operator_size < end_ ? source_[at_ + operator_size] : '\0';
    return next != '\0' && next != '\n' && next != '=' && !is_space(next);
  }

  bool read_literal(char c) {
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

  bool read_string(char quote, Tok kind, Quoting quoting) {
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
  bool may_be_key() const {
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

  void add_text(Tok kind, Offset begin, const QuotedText& text) {
    Token& token = add(kind, begin, text.end);
    token.text = text.text;
    token.first_part = text.first_part;
    token.part_count = text.part_count;
    expects_ = Expects::Operator;
  }

  bool read_symbol() {
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

  bool closes_on_this_line(char quote) const {
    if (expects_ == Expects::Value) return true;
    for (Offset at = at_ + 1; at < end_ && source_[at] != '\n'; ++at) {
      if (source_[at] == quote) return true;
    }
    return false;
  }

  bool read_regex() {
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

  bool read_percent() {
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
    const Quoting quoting = form == 'q' || form == 's' ? Quoting::Single
                            : form == 'r'              ? Quoting::Regex
                                                       : Quoting::Double;
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

  bool read_character() {
    if (expects_ != Expects::Value) return false;
    const char c = peek(1);
    if (c <= ' ' || is_name(peek(2))) return false;
    const Offset begin = at_;
    add(Tok::String, begin, begin + 2).text = source_.substr(begin + 1, 1);
    expects_ = Expects::Operator;
    return true;
  }

  bool read_heredoc_start() {
    if (peek(1) != '<' || !value_begins(2)) return false;
    Offset at = at_ + 2;
    Heredoc heredoc;
    if (at < end_ && (source_[at] == '~' || source_[at] == '-')) {
      heredoc.indented = true;
      heredoc.squiggly = source_[at] == '~';
      ++at;
    } else if (expects_ == Expects::Argument && !(source_[at] >= 'A' && source_[at] <= 'Z')) {
      return false;  // `list <<name` appends
    }
    const char quote = at < end_ && (source_[at] == '"' || source_[at] == '\'' || source_[at] == '`') ? source_[at] : 0;
    if (quote != 0) ++at;
    const Offset name = at;
    while (at < end_ && (quote != 0 ? source_[at] != quote && source_[at] != '\n' : is_name(source_[at]))) ++at;
    if (at == name || (quote == 0 && is_digit(source_[name]))) return false;
    heredoc.terminator = source_.substr(name, at - name);
    if (quote != 0) ++at;
    heredoc.quoting = quote == '\'' ? Quoting::Single : Quoting::Double;
    heredoc.token = stream_.tokens.size();
    add(quote == '`' ? Tok::Command : Tok::String, at_, std::min(at, end_));
    heredocs_.push_back(heredoc);
    expects_ = Expects::Operator;
    return true;
  }

  /// At the end of a line that opened heredocs: their bodies come next.
  void read_heredoc_bodies() {
    Offset at = at_ + 1;
    for (const Heredoc& heredoc : heredocs_) {
      const Offset begin = at;
      Offset body_end = end_;
      bool closed = false;
      while (at < end_ && !closed) {
        const std::size_t newline = source_.find('\n', at);
        const Offset line_end =
            newline == std::string_view::npos || newline >= end_ ? end_ : static_cast<Offset>(newline);
        std::string_view line = source_.substr(at, line_end - at);
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (heredoc.indented) line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
        closed = line == heredoc.terminator;
        if (closed) body_end = at;
        at = line_end < end_ ? line_end + 1 : end_;
      }
      if (!closed) {
        heredocs_.clear();
        return stop(stream_.tokens[heredoc.token].begin, "this heredoc has no end");
      }
      const QuotedText text = strings_.read_heredoc(begin, body_end, heredoc.quoting, heredoc.squiggly);
      Token& token = stream_.tokens[heredoc.token];
      token.text = text.text;
      token.first_part = text.first_part;
      token.part_count = text.part_count;
    }
    heredocs_.clear();
    at_ = at - 1;  // the last terminator's newline ends the statement
    if (source_[at_] != '\n') at_ = at;
    if (at_ < end_) read_newline();
  }

  void read_operator() {
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

  void set_expectation(Tok kind) {
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

}  // namespace

TokenStream tokenize_ruby(std::string_view source, std::uint32_t begin, std::uint32_t end, Arena& arena) {
  return Lexer(source, begin, end, arena).run();
}

}  // namespace podworks
