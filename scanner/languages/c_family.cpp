// The import lexer of C, C++, Objective-C and Objective-C++. It sees a file as the first four phases of translation do,
// without knowing any other file: lines are spliced, comments and literals passed over, directives read where a line
// begins. Both branches of an #if count; what only macros of other files could say stays open (Form::IncludeMacro).
// It runs from one interesting byte to the next, so that the cost is that of reading memory.
#include <string>

#include "scanner/languages/byte_search.h"
#include "scanner/languages/c_directives.h"
#include "scanner/languages/c_text.h"
#include "scanner/languages/language.h"
#include "scanner/languages/objc_statements.h"

namespace podworks {

namespace {

class CFamilyLexer {
 public:
  CFamilyLexer(std::string_view text, Arena& arena, FileFacts& facts)
      : begin_(after_byte_order_mark(text)),
        end_(text.data() + text.size()),
        literal_end_(begin_),
        conditions_(arena),
        sink_(begin_, arena, facts, conditions_),
        directives_(end_, arena, facts, conditions_, sink_),
        objc_(end_, sink_, conditions_) {}

  void run();

 private:
  const char* read_head();
  const char* read(const char* p);
  const char* read_quote(const char* p);
  const char* read_comment(const char* p);
  const char* read_hash(const char* p, const char* behind);
  bool starts_line(const char* p) const;

  const char* begin_;
  const char* end_;
  const char* literal_end_;
  // The last run of block comments on one line, parted by blanks only: a directive's `#` may stand behind it.
  const char* comments_begin_ = nullptr;
  const char* comments_end_ = nullptr;
  ConditionStack conditions_;
  StatementSink sink_;
  CDirectives directives_;
  ObjcStatements objc_;
};

void CFamilyLexer::run() {
  const char* p = read_head();
  while ((p = find_any<'"', '\'', '/', '#', '%', '@'>(p, end_)) < end_) p = read(p);
  directives_.finish();
}

// Comments and directives at the head of the file, where an include guard may open. Answers where other text begins.
const char* CFamilyLexer::read_head() {
  directives_.set_in_head(true);
  const char* p = begin_;
  while (true) {
    p = c_text::skip_trivia(p, end_);
    const char* hash = p < end_ && *p == '%' ? c_text::skip_splices(p + 1, end_) : p;
    if (hash == end_ || *hash != (hash == p ? '#' : ':')) break;
    p = directives_.read(hash + 1);
  }
  directives_.set_in_head(false);
  return p;
}

const char* CFamilyLexer::read(const char* p) {
  switch (*p) {
    case '"':
      return read_quote(p);
    case '\'':
      return literal_end_ = c_text::after_apostrophe(p, literal_end_, end_);
    case '/':
      return read_comment(p);
    case '#':
      return read_hash(p, p);
    case '%':
      return read_hash(p, c_text::skip_splices(p + 1, end_));
    default:
      return objc_.read(p);
  }
}

const char* CFamilyLexer::read_quote(const char* p) {
  const char* raw = c_text::has_raw_prefix(p, literal_end_) ? c_text::after_raw_string(p + 1, end_) : nullptr;
  return literal_end_ = raw != nullptr ? raw : c_text::after_literal(p + 1, end_, '"');
}

const char* CFamilyLexer::read_comment(const char* p) {
  const char* behind = c_text::after_comment(p, end_);
  if (behind == p) return p + 1;
  const char* before = p;
  while (before > begin_ && c_text::is_blank(before[-1])) --before;
  if (before != comments_end_) comments_begin_ = p;
  comments_end_ = behind;
  return behind;
}

// `behind` is the last character of `#` or of the digraph `%:`.
const char* CFamilyLexer::read_hash(const char* p, const char* behind) {
  if (*p == '%' && (behind == end_ || *behind != ':')) return p + 1;
  return starts_line(p) ? directives_.read(behind + 1) : p + 1;
}

bool CFamilyLexer::starts_line(const char* p) const {
  while (true) {
    const char* before = c_text::step_back(p, begin_);
    if (before == nullptr || c_text::is_line_break(*before)) return true;
    if (before + 1 == comments_end_) {
      p = comments_begin_;
    } else if (c_text::is_blank(*before)) {
      p = before;
    } else {
      return false;
    }
  }
}

}  // namespace

void find_c_family_imports(std::string_view text, Arena& arena, FileFacts& facts) {
  CFamilyLexer(text, arena, facts).run();
}

}  // namespace podworks
