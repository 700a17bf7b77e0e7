// The import lexer of Kotlin and Java: the package, imports, what the file declares at its top, and names of other
// packages that code spells out in full. Comments, strings and chars are passed over, the templates of Kotlin's strings
// are code.
//
// What it gets wrong: a name that is spelled out with a comment or backticks in it, or with a package of one part, is
// no use; and where brackets do not match, what follows them may be taken for something inside.
#include <algorithm>
#include <string>
#include <unordered_set>
#include <vector>

#include "scanner/languages/byte_search.h"
#include "scanner/languages/c_text.h"
#include "scanner/languages/jvm_full_name.h"
#include "scanner/languages/jvm_header.h"
#include "scanner/languages/jvm_text.h"
#include "scanner/languages/language.h"
#include "scanner/languages/lazy_names.h"
#include "scanner/languages/statement_sink.h"
#include "scanner/languages/swift_import.h"

namespace podworks {
namespace {

using c_text::is_identifier;
using jvm_text::is_capital;
using jvm_text::is_space;
using jvm_text::name_end;

std::string_view view(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

class JvmLexer {
 public:
  JvmLexer(std::string_view text, JvmDialect dialect, Arena& arena, FileFacts& facts)
      : dialect_(dialect),
        begin_(after_byte_order_mark(text)),
        end_(text.data() + text.size()),
        floor_(begin_),
        header_end_(begin_),
        arena_(arena),
        facts_(facts),
        conditions_(arena),
        sink_(begin_, arena, facts, conditions_) {}

  void run();

 private:
  /// A template of a string: code up to the brace that closes it.
  struct Template {
    jvm_text::OpenString string = {};
    std::size_t braces = 0;  ///< open before it
  };

  bool at_top() const { return braces_ == 0 && brackets_ == 0; }
  const char* next(const char* p) const;
  const char* read(const char* p);
  const char* read_slash(const char* p);
  const char* read_string(const char* p, const jvm_text::OpenString& string);
  const char* close_brace(const char* p);
  const char* read_dot(const char* p);
  const char* read_word(const char* p);
  bool is_part_of_name(const char* p) const;
  const char* read_package(const char* p);
  const char* read_import(const char* word, const char* p);
  const char* read_declaration(std::string_view keyword, const char* p);
  void declare(std::string_view name);
  void note_word(std::string_view word);
  void finish();

  JvmDialect dialect_;
  const char* begin_;
  const char* end_;
  const char* floor_;       // what stands before was read: nothing is looked for there again
  const char* header_end_;  // up to here a declaration's own words stand: none of them declares something else
  std::size_t braces_ = 0;
  std::size_t brackets_ = 0;  // round and square ones outside of braces
  std::vector<Template> templates_ = {};
  bool has_package_ = false;
  bool declares_ = false;    // imports are over
  bool is_private_ = false;  // the declaration that comes is its file's own
  std::string package_ = {};
  std::string_view file_class_ = {};
  std::unordered_set<std::string_view> declared_ = {};
  LazyNames spelled_ = {};                      // imports and names spelled out
  std::unordered_set<std::string> whole_ = {};  // packages that are imported as a whole
  std::vector<std::size_t> stars_ = {};         // those imports
  LazyNames bound_ = {};                        // names that other imports bring in, and words noted
  std::string words_ = {};
  Arena& arena_;
  FileFacts& facts_;
  ConditionStack conditions_;  // there are none
  StatementSink sink_;
  std::string scratch_ = {};
};

void JvmLexer::run() {
  const char* p = begin_;
  while ((p = next(p)) < end_) p = read(p);
  finish();
}

// Words matter at the top only, capitalised ones everywhere if a star import may mean them.
const char* JvmLexer::next(const char* p) const {
  if (at_top()) return jvm_text::find_mark_or_name(p, end_);
  if (!stars_.empty()) {
    while ((p = jvm_text::find_mark_or_capital(p, end_)) < end_ && is_capital(*p) && is_identifier(p[-1])) ++p;
    return p;
  }
  if (braces_ > 0) return find_any_or_capital_behind<'.', '{', '}', '"', '\'', '/', '`'>(p, end_);
  return find_any_or_capital_behind<'.', '{', '}', '"', '\'', '/', '`', '(', ')', '[', ']'>(p, end_);
}

const char* JvmLexer::read(const char* p) {
  switch (*p) {
    case '/':
      return read_slash(p);
    case '"': {
      jvm_text::OpenString string;
      const char* const inside = jvm_text::open_string(p, floor_, end_, string);
      return read_string(inside, string);
    }
    case '\'':
      return floor_ = jvm_text::after_character(p, end_);
    case '`':
      return dialect_ == JvmDialect::Kotlin ? std::max(p + 1, jvm_text::after_backticks(p, end_)) : p + 1;
    case '{':
      ++braces_;
      return p + 1;
    case '}':
      return close_brace(p);
    case '(':
    case '[':
      if (braces_ == 0) ++brackets_;
      return p + 1;
    case ')':
    case ']':
      if (braces_ == 0 && brackets_ > 0) --brackets_;
      return p + 1;
    case '.':
      return read_dot(p);
    default:
      return read_word(p);
  }
}

const char* JvmLexer::read_slash(const char* p) {
  const char* const behind = jvm_text::after_comment(p, end_, dialect_);
  if (behind == p) return p + 1;
  return floor_ = behind;
}

// `p` stands within the literal.
const char* JvmLexer::read_string(const char* p, const jvm_text::OpenString& string) {
  bool is_template = false;
  floor_ = jvm_text::read_string(p, end_, dialect_, string, is_template);
  if (is_template) templates_.push_back({string, braces_++});
  return floor_;
}

const char* JvmLexer::close_brace(const char* p) {
  if (braces_ > 0) --braces_;
  if (templates_.empty() || templates_.back().braces != braces_) return p + 1;
  const jvm_text::OpenString string = templates_.back().string;
  templates_.pop_back();
  return read_string(p + 1, string);
}

// a.b.C spelled out. Answers the end of the type's name.
const char* JvmLexer::read_dot(const char* p) {
  if (!is_capital(p[1]) || p == begin_ || p[-1] == '.') return p + 1;
  const char* const begin = full_name_begin(p, floor_);
  floor_ = name_end(p + 1, end_);
  if (begin == nullptr) return floor_;
  scratch_.assign(begin, floor_);
  std::erase_if(scratch_, is_space);
  if (spelled_.contains(scratch_)) return floor_;
  ImportStatement& statement = sink_.add(Form::Package, scratch_, begin, floor_);
  statement.only_if_known = true;
  spelled_.add(statement.spelling);
  return floor_;
}

const char* JvmLexer::read_word(const char* p) {
  const char* const behind = name_end(p, end_);
  const std::string_view word = view(p, behind);
  if (!stars_.empty()) note_word(word);
  if (!at_top() || p < header_end_ || is_part_of_name(p)) return behind;
  const bool kotlin = dialect_ == JvmDialect::Kotlin;
  if (word == "package" && !declares_ && !has_package_) return read_package(behind);
  if (word == "import" && !declares_) return read_import(p, behind);
  if (is_jvm_declaration(word, dialect_)) return read_declaration(word, behind);
  if (kotlin && word == "file" && p > begin_ && p[-1] == '@' && file_class_.empty()) {
    file_class_ = file_class_of(behind, end_);
  }
  // `private set`, and `class A private constructor`, are no declarations.
  if (kotlin && word == "private") is_private_ = true;
  if (word == "set" || word == "get" || word == "constructor") is_private_ = false;
  return behind;
}

// `p` stands at a word: behind a dot or the colons of `A::class`?
bool JvmLexer::is_part_of_name(const char* p) const {
  while (p > floor_ && is_space(p[-1])) --p;
  if (p == floor_) return false;  // behind a comment, say: a dot before it is none of this name
  return p[-1] == '.' || (p[-1] == ':' && p - 1 > floor_ && p[-2] == ':');
}

const char* JvmLexer::read_package(const char* p) {
  const JvmPath path = read_jvm_path(p, end_, dialect_);
  has_package_ = true;
  package_ = path.name;
  sink_.declare(package_, DeclaredName::Kind::JvmPackage);
  return floor_ = std::max(p, path.end);
}

// `p` stands behind the word.
const char* JvmLexer::read_import(const char* word, const char* p) {
  const JvmPath path = read_jvm_path(p, end_, dialect_);
  if (path.name.empty() || !path.is_complete) {
    // Somebody meant a package: it must not vanish.
    const std::string_view text = malformed_swift_import(word, end_);
    sink_.add(Form::Package, text, text.data(), text.data() + text.size()).malformed = true;
    return floor_ = p;
  }
  const Form form = path.all ? Form::PackageAll : Form::Package;
  if (path.all && !whole_.insert(path.name).second) return floor_ = path.end;  // says nothing new
  const ImportStatement& statement = sink_.add(form, path.name, path.begin, path.end);
  if (path.all) {
    stars_.push_back(facts_.imports.size() - 1);
  } else {
    spelled_.add(statement.spelling);
    const std::string_view alias = dialect_ == JvmDialect::Kotlin ? alias_behind(path.end, end_) : std::string_view{};
    bound_.add(alias.empty() ? jvm_text::last_part(statement.spelling) : alias);
  }
  return floor_ = path.end;
}

// `p` stands behind the keyword. Goes on there: types and annotations of the declaration may be spelled out.
const char* JvmLexer::read_declaration(std::string_view keyword, const char* p) {
  const JvmDeclaration found = read_jvm_declaration(keyword, p, end_, dialect_);
  header_end_ = std::max(p, found.end);
  if (found.name.empty()) return p;
  declares_ = true;
  bound_.add(found.name);
  if (!is_private_) declare(found.name);
  is_private_ = false;
  return p;
}

void JvmLexer::declare(std::string_view name) {
  scratch_ = package_;
  if (!package_.empty()) scratch_ += '.';
  scratch_ += name;
  if (declared_.contains(scratch_)) return;  // functions of one name
  sink_.declare(scratch_, DeclaredName::Kind::JvmName);
  declared_.insert(facts_.declares.back().name);
}

void JvmLexer::note_word(std::string_view word) {
  if (!is_capital(word[0]) || !bound_.insert(word)) return;
  if (!words_.empty()) words_ += ' ';
  words_ += word;
}

void JvmLexer::finish() {
  if (!has_package_) sink_.declare("", DeclaredName::Kind::JvmPackage);
  if (!file_class_.empty()) declare(file_class_);
  if (stars_.empty()) return;
  const std::string_view words = arena_.keep(words_);
  for (const std::size_t star : stars_) facts_.imports[star].words = words;
}

}  // namespace

void find_kotlin_imports(std::string_view text, Arena& arena, FileFacts& facts) {
  JvmLexer(text, JvmDialect::Kotlin, arena, facts).run();
}

void find_java_imports(std::string_view text, Arena& arena, FileFacts& facts) {
  JvmLexer(text, JvmDialect::Java, arena, facts).run();
}

}  // namespace podworks
