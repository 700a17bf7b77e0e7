// Names, keywords, numbers and variables of the Ruby lexer.
#include "scanner/pods/ruby/lexer_state.h"
#include "scanner/pods/ruby/words.h"

namespace podworks {

void RubyLexer::read_name() {
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
bool RubyLexer::in_ternary() const {
  return ternaries_ > 0 && stream_.tokens.back().kind == Tok::Question;
}

void RubyLexer::add_keyword(Tok keyword, Offset begin, Offset end) {
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

void RubyLexer::read_number() {
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

void RubyLexer::read_variable(char sigil) {
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

}  // namespace podworks
