// The import lexer of C, C++, Objective-C and Objective-C++. It sees a file as the first four phases of translation do,
// without knowing any other file: lines are spliced, comments and literals passed over, directives read where a line
// begins. Both branches of an #if count; what only macros of other files could say stays open (Form::IncludeMacro).
// It runs from one interesting byte to the next, so that the cost is that of reading memory.
#include <string>

#include "scanner/languages/byte_search.h"
#include "scanner/languages/c_directives.h"
#include "scanner/languages/c_text.h"
#include "scanner/languages/cxx_modules.h"
#include "scanner/languages/language.h"
#include "scanner/languages/lookup_calls.h"
#include "scanner/languages/objc_statements.h"

namespace podworks {

namespace {

class CFamilyLexer {
 public:
  CFamilyLexer(std::string_view text, Arena& arena, FileFacts& facts, bool has_modules)
      : begin_(after_byte_order_mark(text)),
        end_(text.data() + text.size()),
        literal_end_(begin_),
        conditions_(arena),
        sink_(begin_, arena, facts, conditions_),
        lookups_(begin_, end_, sink_, conditions_, c_text::skip_trivia),
        directives_(end_, arena, facts, conditions_, sink_, lookups_),
        objc_(begin_, end_, sink_, conditions_),
        modules_(end_, sink_, conditions_),
        has_modules_(has_modules) {}

  void run();

 private:
  const char* read_head();
  const char* next(const char* p) const;
  const char* read(const char* p);
  const char* read_quote(const char* p);
  const char* read_comment(const char* p);
  const char* read_hash(const char* p, const char* behind);
  const char* read_word(const char* p);
  bool starts_line(const char* p) const;

  const char* begin_;
  const char* end_;
  const char* literal_end_;
  const char* head_end_ = nullptr;  // only comments stand before it on its line
  // The last run of block comments on one line, parted by blanks only: a directive's `#` may stand behind it.
  const char* comments_begin_ = nullptr;
  const char* comments_end_ = nullptr;
  ConditionStack conditions_;
  StatementSink sink_;
  LookupCalls lookups_;
  CDirectives directives_;
  ObjcStatements objc_;
  CxxModules modules_;
  bool has_modules_;
};

void CFamilyLexer::run() {
  const char* p = read_head();
  while ((p = next(p)) < end_) p = read(p);
  directives_.finish();
}

// In C++ the word `import` may mean something: "i", any letter, "p".
const char* CFamilyLexer::next(const char* p) const {
  using Import = BytePair<'i', 2, 'p'>;
  using Plain = BytePairs<LookupCalls::InString, LookupCalls::InObjc>;
  using WithModules = BytePairs<Import, LookupCalls::InString, LookupCalls::InObjc>;
  return has_modules_ ? find_any_or_pairs<'"', '\'', '/', '#', '%', '@'>(WithModules{}, p, end_)
                      : find_any_or_pairs<'"', '\'', '/', '#', '%', '@'>(Plain{}, p, end_);
}

// Comments and directives at the head of the file, where an include guard may open, and what declares a module. Answers
// where other text begins.
const char* CFamilyLexer::read_head() {
  directives_.set_in_head(true);
  const char* p = begin_;
  while (true) {
    p = c_text::skip_trivia(p, end_);
    const char* hash = p < end_ && *p == '%' ? c_text::skip_splices(p + 1, end_) : p;
    if (hash < end_ && *hash == (hash == p ? '#' : ':')) {
      p = directives_.read(hash + 1);
      continue;
    }
    const char* behind = has_modules_ ? modules_.read_declaration(p) : p;
    if (behind == p) break;
    directives_.set_in_head(false);
    p = behind;
  }
  directives_.set_in_head(false);
  return head_end_ = p;
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
    case '@':
      return objc_.read(p);
    case LookupCalls::InString::kFirst:
    case LookupCalls::InObjc::kFirst:
      return lookups_.read(p);
    default:
      return read_word(p);
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

// `import` where a line begins, maybe behind `export`.
const char* CFamilyLexer::read_word(const char* p) {
  constexpr std::string_view kImport = "import";
  constexpr std::string_view kExport = "export";
  const std::string_view rest(p, static_cast<std::size_t>(end_ - p));
  const auto is_part_of_name = [&](const char* c) { return c >= begin_ && c < end_ && c_text::is_identifier(*c); };
  if (!rest.starts_with(kImport) || is_part_of_name(p + kImport.size()) || is_part_of_name(p - 1)) return p + 1;
  if (starts_line(p)) return modules_.read_import(p, false);
  const char* before = p;
  while (before > begin_ && c_text::is_blank(before[-1])) --before;
  const std::string_view above(begin_, static_cast<std::size_t>(before - begin_));
  const bool is_export = above.ends_with(kExport) && starts_line(before - kExport.size());
  return is_export ? modules_.read_import(p, true) : p + kImport.size();
}

bool CFamilyLexer::starts_line(const char* p) const {
  while (true) {
    if (p == head_end_) return true;
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
  CFamilyLexer(text, arena, facts, true).run();
}

void find_c_imports(std::string_view text, Arena& arena, FileFacts& facts) {
  CFamilyLexer(text, arena, facts, false).run();
}

}  // namespace podworks
