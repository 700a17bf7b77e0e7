// Heredocs of the Ruby lexer: where they are opened, and the bodies below that line.
#include <algorithm>

#include "scanner/pods/ruby/lexer_state.h"

namespace podworks {

bool RubyLexer::read_heredoc_start() {
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
void RubyLexer::read_heredoc_bodies() {
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

}  // namespace podworks
