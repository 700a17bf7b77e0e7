#include "scanner/languages/c_directives.h"

#include <algorithm>

#include "base/text.h"
#include "scanner/languages/byte_search.h"
#include "scanner/languages/c_pragma.h"
#include "scanner/languages/c_text.h"

namespace podworks {

namespace {

constexpr std::string_view kIncludeNext = "include_next";
constexpr std::string_view kEmbed = "embed";

const char* name_end(const char* p, const char* end) {
  while (p < end && c_text::is_identifier(*p)) ++p;
  return p;
}

}  // namespace

const char* CDirectives::read(const char* p) {
  const Word word = read_word(c_text::skip_blanks(p, end_));
  const bool keeps_guard = word.text == "define" || word.text == "pragma" || word.text.empty();
  if (guard_.depth != 0 && !guard_.is_defined && !keeps_guard) give_up_guard();
  const char* const behind = c_text::logical_line_end(read_body(word.text, word.end), end_);
  if (word.text == "define" && !conditions_.is_dead()) read_lookups(word.end, behind);
  return behind;
}

// A macro's body may look classes up by name.
void CDirectives::read_lookups(const char* p, const char* line_end) {
  using Pairs = BytePairs<LookupCalls::InString, LookupCalls::InObjc>;
  while ((p = find_any_or_pairs<'"', '\'', '/'>(Pairs{}, p, line_end)) < line_end) {
    switch (*p) {
      case '"':
      case '\'':
        p = c_text::after_literal(p + 1, line_end, *p);
        break;
      case '/': {
        const char* const behind = c_text::after_comment(p, line_end);
        p = behind != p ? behind : p + 1;
        break;
      }
      default:
        p = lookups_.read(p);
    }
  }
}

void CDirectives::finish() {
  // An #endif that never comes: nothing says that the condition is a guard.
  if (guard_.depth != 0) give_up_guard();
}

CDirectives::Word CDirectives::read_word(const char* p) {
  const char* end = name_end(p, end_);
  if (end == end_ || *end != '\\') return {view(p, end), end};
  word_.clear();
  while (p < end_ && c_text::is_identifier(*p)) {
    word_ += *p;
    p = c_text::skip_splices(p + 1, end_);
  }
  return {word_, p};
}

// Answers a place at or before the end of the logical line, outside of comments and literals.
const char* CDirectives::read_body(std::string_view word, const char* p) {
  if (word.empty()) return p;
  switch (word.front()) {
    case 'i':
      if (word == "import" || word == "include" || word == "include_next") return read_include(word, p);
      if (word == "if" || word == "ifdef" || word == "ifndef") return read_condition(word, p);
      break;
    case 'e':
      if (word == "elif" || word == "elifdef" || word == "elifndef") return read_condition(word, p);
      if (word == "else") {
        if (guard_.depth == conditions_.depth() && guard_.depth != 0) give_up_guard();
        conditions_.otherwise();
      }
      if (word == "endif") close_condition(p);
      if (word == kEmbed) return read_include(word, p);
      break;
    case 'd':
      if (word == "define") return read_define(p);
      break;
    case 'p':
      if (word == "pragma") return read_pragma(word, p);
      break;
    case 'u':
      if (word == "undef" && !conditions_.is_dead()) {
        p = c_text::skip_blanks(p, end_);
        const std::string_view name = view(p, name_end(p, end_));
        macros_.undefine(name, conditions_.branch());
        known_.forget(name);
      }
      break;
    default:
      break;
  }
  return p;
}

const char* CDirectives::read_include(std::string_view word, const char* p) {
  if (conditions_.is_dead()) return p;
  const char* const begin = p - word.size();
  p = c_text::skip_blanks(p, end_);
  if (p < end_ && c_text::is_identifier(*p)) return read_macro_include(word, p);
  if (p == end_ || (*p != '"' && *p != '<')) return add_malformed(word, begin, p);
  const char closer = *p == '"' ? '"' : '>';
  const char* close = p + 1;
  bool spliced = false;
  while (close < end_ && *close != closer && !c_text::is_line_break(*close)) {
    const char* behind = c_text::skip_splices(close, end_);
    spliced = spliced || behind != close;
    close = behind != close ? behind : close + 1;
  }
  if (close == end_ || *close != closer || close == p + 1) return add_malformed(word, begin, p);
  std::string_view spelling = view(p + 1, close);
  if (spliced) {
    scratch_.clear();
    for (const char* c = c_text::skip_splices(p + 1, end_); c < close; c = c_text::skip_splices(c + 1, end_)) {
      scratch_ += *c;
    }
    spelling = scratch_;
  }
  add_include(word, spelling, closer == '"' ? Form::IncludeQuote : Form::IncludeAngle, p, close + 1);
  return close + 1;
}

const char* CDirectives::read_macro_include(std::string_view word, const char* p) {
  const char* line_end = c_text::logical_line_end(p, end_);
  scratch_.clear();
  // What follows an #embed's operand names no file.
  const char* const operand_end = word == kEmbed ? name_end(p, end_) : line_end;
  const char* behind = c_text::append_plain(scratch_, p, operand_end);
  const bool is_name = std::all_of(scratch_.begin(), scratch_.end(), c_text::is_identifier);
  const CMacros::Meaning meaning = is_name ? macros_.meaning(scratch_) : CMacros::Meaning{.is_whole = false};
  for (const CMacros::Value& value : meaning.headers) add_known_macro(word, value, p, behind);
  if (meaning.is_whole && meaning.elsewhere.empty()) return line_end;
  ImportStatement& statement = sink_.add(Form::IncludeMacro, scratch_, p, behind);
  statement.include_next = word == kIncludeNext;
  if (meaning.is_whole && word != kEmbed)
    statement.words = arena_.keep(join({meaning.elsewhere.begin(), meaning.elsewhere.end()}, " "));
  return line_end;
}

const char* CDirectives::read_pragma(std::string_view word, const char* p) {
  const char* const begin = c_text::skip_blanks(p, end_);
  if (conditions_.is_dead() || begin == end_ || *begin != 'c') return p;  // most pragmas are not clang's
  const char* const line_end = c_text::logical_line_end(begin, end_);
  scratch_.clear();
  const char* const behind = c_text::append_plain(scratch_, begin, line_end);
  const std::optional<std::string> path = imported_by_pragma(scratch_);
  if (!path) return p;
  if (path->empty()) return add_malformed(word, p - word.size(), begin);
  ImportStatement& statement = sink_.add(Form::Module, *path, begin, behind);
  statement.optional = conditions_.was_asked({}, std::string_view{*path}.substr(0, path->find('.')));
  return line_end;
}

// What no compiler takes must not vanish: somebody meant a header.
// The statement begins at `begin`, its operand, if there is one, at `p`.
const char* CDirectives::add_malformed(std::string_view word, const char* begin, const char* p) {
  const char* const line_end = c_text::logical_line_end(p, end_);
  scratch_ = "#";
  scratch_ += word;
  if (p < line_end) scratch_ += ' ';
  const char* const behind = p < line_end ? c_text::append_plain(scratch_, p, line_end) : p;
  while (scratch_.ends_with(' ')) scratch_.pop_back();
  sink_.add(Form::IncludeMacro, scratch_, begin, behind).malformed = true;
  return line_end;
}

// `word` is the directive's. What follows an #embed's operand (limit, prefix, suffix, if_empty) names no file.
ImportStatement& CDirectives::add_include(std::string_view word, std::string_view spelling, Form form,
                                          const char* begin, const char* end) {
  const bool embeds = word == kEmbed;
  ImportStatement& statement = sink_.add(embeds ? Form::Embed : form, spelling, begin, end);
  statement.include_next = word == kIncludeNext;
  statement.in_brackets = embeds && form == Form::IncludeAngle;
  statement.optional = conditions_.was_asked(base_name(spelling), group_of(spelling));
  return statement;
}

void CDirectives::add_known_macro(std::string_view word, const CMacros::Value& value, const char* begin,
                                  const char* end) {
  ImportStatement& statement = add_include(word, value.text, value.form, begin, end);
  statement.optional = statement.optional || value.optional;
  statement.packagings &= value.packagings;
  statement.condition = both_conditions(statement.condition, value.condition, arena_);
}

const char* CDirectives::read_define(const char* p) {
  p = c_text::skip_blanks(p, end_);
  const char* behind = name_end(p, end_);
  const std::string_view name = view(p, behind);
  if (guard_.depth != 0 && !guard_.is_defined) {
    if (name == guard_.name) {
      guard_.is_defined = true;
      return behind;
    }
    give_up_guard();
  }
  if (conditions_.is_dead() || name.empty()) return behind;
  known_.forget(name);
  const bool takes_arguments = behind < end_ && *behind == '(';
  const char* const value = takes_arguments ? end_ : c_text::skip_blanks(behind, end_);
  if (value != end_) keep_header_tests(name, value);
  const char* const rest = value == end_ ? value : read_header_value(name, value);
  if (rest != value) return rest;
  macros_.define_otherwise(name, conditions_.branch());
  return behind;
}

// A header, or a name that may stand for one. Answers the place behind it; `value` if it is anything else.
const char* CDirectives::read_header_value(std::string_view name, const char* value) {
  const char* close = nullptr;  // the last character of the value
  Form form = Form::IncludeMacro;
  if (*value == '"' || *value == '<') {
    form = *value == '"' ? Form::IncludeQuote : Form::IncludeAngle;
    close = *value == '"' ? find_any<'"', '\n', '\r'>(value + 1, end_) : find_any<'>', '\n', '\r'>(value + 1, end_);
    if (close == end_ || c_text::is_line_break(*close) || close == value + 1) return value;
  } else if (c_text::is_identifier(*value) && !c_text::is_digit(*value)) {
    close = name_end(value, end_) - 1;
  } else {
    return value;
  }
  const char* rest = c_text::skip_blanks(close + 1, end_);
  const bool is_all =
      rest == end_ || c_text::is_line_break(*rest) || (*rest == '/' && c_text::after_comment(rest, end_) != rest);
  if (!is_all) return value;
  define_header(name, form == Form::IncludeMacro ? view(value, close + 1) : view(value + 1, close), form);
  return rest;
}

void CDirectives::define_header(std::string_view name, std::string_view spelling, Form form) {
  CMacros::Value value{.text = spelling, .form = form, .branch = conditions_.branch()};
  if (form != Form::IncludeMacro) {
    value.condition = conditions_.text();
    value.packagings = conditions_.alive();
    value.optional = conditions_.was_asked(base_name(spelling), group_of(spelling));
    facts_.header_macros.push_back({.name = arena_.keep(name),
                                    .header = arena_.keep(spelling),
                                    .form = form,
                                    .condition = value.condition,
                                    .packagings = value.packagings,
                                    .optional = value.optional});
  }
  macros_.define(name, value);
}

}  // namespace podworks
