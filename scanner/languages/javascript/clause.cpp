#include "scanner/languages/javascript/clause.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace podworks {

namespace {

using js_text::skip_trivia;
using js_text::word_at;

class ClauseReader {
 public:
  ClauseReader(const char* p, const char* end, bool is_export) : p_(p), end_(end), is_export_(is_export) {}

  JsClause read() {
    read_parts();
    if (clause_.kind != JsClause::Kind::Module) clause_.end = p_;
    return clause_;
  }

 private:
  void read_parts();
  bool at(char c) const { return p_ < end_ && *p_ == c; }
  bool take(char c);
  bool take_word(std::string_view word);
  bool take_name();
  void read_modifier();
  bool read_names();
  bool read_star();
  bool read_braces();
  bool read_name_in_braces();
  bool read_source();
  void read_alias();

  const char* p_;
  const char* end_;
  bool is_export_;
  bool binds_value_ = false;  // a default or a namespace
  std::size_t names_ = 0;     // in braces
  std::size_t types_ = 0;     // of those
  JsClause clause_ = {};
};

void ClauseReader::read_parts() {
  if (!is_export_ && read_source()) return;  // import 's'
  if (!is_export_) read_modifier();
  if (is_export_ && word_at(p_, end_) == "type") read_modifier();
  if (!read_names()) return;
  if (!is_export_ && at('=')) {
    read_alias();
  } else if (take_word("from")) {
    clause_.has_from = true;
    clause_.type_only = clause_.type_only || (!binds_value_ && names_ > 0 && names_ == types_);
    read_source();
  }
}

// `import type X from` against `import type from`, `import type, {X} from` and `import type = require()`.
void ClauseReader::read_modifier() {
  constexpr std::array<std::string_view, 4> kModifiers = {"type", "typeof", "defer", "source"};
  const std::string_view word = word_at(p_, end_);
  if (std::find(kModifiers.begin(), kModifiers.end(), word) == kModifiers.end()) return;
  const char* const next = skip_trivia(p_ + word.size(), end_);
  const std::string_view name = word_at(next, end_);
  bool is_modifier = !name.empty() || (next < end_ && (*next == '{' || *next == '*'));
  if (name == "from") {
    const char* const behind = skip_trivia(next + name.size(), end_);
    is_modifier = behind < end_ && (*behind == '=' || *behind == ',' || word_at(behind, end_) == "from");
  }
  if (!is_modifier) return;
  p_ = next;
  clause_.type_only = word.starts_with("type");
}

bool ClauseReader::read_names() {
  while (true) {
    if (at('*')) {
      if (!read_star()) return false;
    } else if (at('{')) {
      if (!read_braces()) return false;
    } else {
      if (!take_name()) return false;
      binds_value_ = true;
    }
    if (!take(',')) return true;
  }
}

bool ClauseReader::read_star() {
  take('*');
  binds_value_ = true;
  if (!take_word("as")) return is_export_;
  return take_name();
}

bool ClauseReader::read_braces() {
  take('{');
  while (!at('}')) {
    if (!read_name_in_braces()) return false;
    if (!take(',') && !at('}')) return false;
  }
  return take('}');
}

// a; a as b; "a" as b; type a; type a as b. A name may itself be `type` or `as`: the number of words decides.
bool ClauseReader::read_name_in_braces() {
  std::array<std::string_view, 4> words = {};
  std::size_t count = 0;
  for (; count < words.size(); ++count) {
    const char* const begin = p_;
    if (!take_name()) break;
    words[count] = word_at(begin, end_);  // empty for a string
  }
  const bool is_type = (words[0] == "type" || words[0] == "typeof") && (count == 2 || count == 4);
  ++names_;
  if (is_type) ++types_;
  return count == 1 || (count == 2 && is_type) || (count == 3 && words[1] == "as") ||
         (count == 4 && is_type && words[2] == "as");
}

bool ClauseReader::read_source() {
  if (at('`')) return false;
  clause_.source = js_text::literal_at(p_, end_);
  if (!clause_.source) return false;
  clause_.kind = JsClause::Kind::Module;
  clause_.end = clause_.source.end;
  return true;
}

void ClauseReader::read_alias() {
  take('=');
  const char* const begin = p_;
  if (!take_name()) return;
  if (js_text::word_at(begin, end_) != "require" || !take('(')) {
    clause_.kind = JsClause::Kind::Alias;
    return;
  }
  clause_.is_require = true;
  read_source();
}

bool ClauseReader::take(char c) {
  if (!at(c)) return false;
  p_ = skip_trivia(p_ + 1, end_);
  return true;
}

bool ClauseReader::take_word(std::string_view word) {
  if (word_at(p_, end_) != word) return false;
  p_ = skip_trivia(p_ + word.size(), end_);
  return true;
}

// A name, or the string that stands for one: import {"a-b" as c} from 's'.
bool ClauseReader::take_name() {
  const js_text::Literal text = at('`') ? js_text::Literal{} : js_text::literal_at(p_, end_);
  const char* const behind = text ? text.end : js_text::word_end(p_, end_);
  if (behind == p_) return false;
  p_ = skip_trivia(behind, end_);
  return true;
}

}  // namespace

JsClause read_import_clause(const char* p, const char* end) {
  return ClauseReader(p, end, false).read();
}

JsClause read_export_clause(const char* p, const char* end) {
  return ClauseReader(p, end, true).read();
}

bool lacks_module(const JsClause& export_clause, const char* p, const char* end) {
  if (export_clause.kind == JsClause::Kind::Module || p == end) return false;
  return *p == '*' || (*p == '{' && export_clause.has_from);
}

}  // namespace podworks
