// The import lexer of Swift. An import counts where a statement may start; comments (which nest), string literals with
// their interpolations and regex literals are passed over; #if, #elseif and #else are kept as conditions.
#include <algorithm>
#include <string>

#include "scanner/languages/byte_search.h"
#include "scanner/languages/condition_stack.h"
#include "scanner/languages/language.h"
#include "scanner/languages/lookup_calls.h"
#include "scanner/languages/statement_sink.h"
#include "scanner/languages/swift_attributes.h"
#include "scanner/languages/swift_condition.h"
#include "scanner/languages/swift_import.h"
#include "scanner/languages/swift_text.h"

namespace podworks {

namespace {

using swift_text::is_blank;
using swift_text::is_identifier;
using swift_text::is_line_break;

std::string_view view(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}
constexpr std::string_view kImport = "import";
const char* name_end(const char* p, const char* end);

class SwiftLexer {
 public:
  SwiftLexer(std::string_view text, Arena& arena, FileFacts& facts)
      : begin_(after_byte_order_mark(text)),
        end_(text.data() + text.size()),
        no_import_before_(begin_),
        conditions_(arena),
        sink_(begin_, arena, facts, conditions_),
        lookups_(begin_, end_, sink_, conditions_, swift_text::skip_trivia),
        known_(facts) {}

  void run();

 private:
  const char* read(const char* p);
  const char* read_slash(const char* p);
  const char* read_hash(const char* p);
  const char* read_condition(std::string_view word, const char* p);
  const char* append_line(const char* p);
  void ask_for_modules();
  const char* read_external_macro(const char* p);
  void read_objc_name(const char* p);
  const char* read_attributes(const char* p);
  const char* read_word(const char* p);
  bool starts_statement(const char* p, SwiftAttributes& attributes) const;
  const char* read_import(const char* p, const SwiftAttributes& attributes);

  const char* begin_;
  const char* end_;
  const char* no_import_before_;  // attributes up to here were read, and no import follows them
  // The last run of block comments on one line, parted by blanks only.
  const char* comments_begin_ = nullptr;
  const char* comments_end_ = nullptr;
  ConditionStack conditions_;
  StatementSink sink_;
  LookupCalls lookups_;
  KnownMacros known_;
  std::string scratch_ = {};
};

void SwiftLexer::run() {
  const char* p = begin_;
  if (view(p, end_).starts_with("#!")) p = find_line_end(p, end_);
  using Pairs = BytePairs<BytePair<'i', 2, 'p'>, LookupCalls::InString, LookupCalls::InObjc>;
  while ((p = find_any_or_pairs<'"', '#', '/', '@'>(Pairs{}, p, end_)) < end_) p = read(p);
}

const char* SwiftLexer::read(const char* p) {
  switch (*p) {
    case '"':
      return swift_text::after_string(p, end_);
    case '/':
      return read_slash(p);
    case '#':
      return read_hash(p);
    case '@':
      read_objc_name(p);
      return read_attributes(p);
    case LookupCalls::InString::kFirst:
    case LookupCalls::InObjc::kFirst:
      return lookups_.read(p);
    default:
      return read_word(p);
  }
}

const char* SwiftLexer::read_slash(const char* p) {
  const char* behind = swift_text::after_comment(p, end_);
  if (behind != p) {
    const char* before = p;
    while (before > begin_ && is_blank(before[-1])) --before;
    if (before != comments_end_) comments_begin_ = p;
    comments_end_ = behind;
    return behind;
  }
  behind = swift_text::after_bare_regex(p, begin_, end_);
  return behind != p ? behind : p + 1;
}

const char* SwiftLexer::read_hash(const char* p) {
  const char* behind = swift_text::after_string(p, end_);
  if (behind == p) behind = swift_text::after_extended_regex(p, end_);
  if (behind != p) return behind;
  while (p < end_ && *p == '#') ++p;
  const char* word_end = name_end(p, end_);
  const std::string_view word = view(p, word_end);
  if (word == "if" || word == "elseif") return read_condition(word, word_end);
  if (word == "else") conditions_.otherwise();
  if (word == "endif") conditions_.close();
  if (word == "externalMacro") return read_external_macro(word_end);
  return word_end;
}

const char* SwiftLexer::read_condition(std::string_view word, const char* p) {
  scratch_.clear();
  p = append_line(p);
  // A condition goes on behind an operator at the end of its line.
  while ((scratch_.ends_with("&&") || scratch_.ends_with("||")) && p < end_) {
    scratch_ += ' ';
    p = append_line(after_line_break(p, end_));
  }
  ConditionStack::Test test{.keyword = word == "if" ? "#if" : "#elseif", .text = scratch_};
  if (word == "if" && conditions_.is_dead()) {
    test.silent = true;
    conditions_.open(test);
    return p;
  }
  test.decision = known_.decide(
      scratch_, [&](Packaging packaging) { return truth_of_swift_condition(scratch_, known_, packaging); });
  if (word == "if") {
    conditions_.open(test);
  } else {
    conditions_.else_if(test);
  }
  if (!test.decision.is_known()) ask_for_modules();
  return p;
}

// Adds a line to scratch_, without comments, each run of blanks as one space. Answers its line break.
const char* SwiftLexer::append_line(const char* p) {
  while (true) {
    const char* next = swift_text::skip_blanks(p, end_);
    if (next == end_ || is_line_break(*next)) return next;
    if (*next == '/' && next + 1 < end_ && next[1] == '/') return find_line_end(next, end_);
    if (next != p && !scratch_.empty() && scratch_.back() != ' ') scratch_ += ' ';
    scratch_ += *next;
    p = next + 1;
  }
}

void SwiftLexer::ask_for_modules() {
  constexpr std::string_view kQuestion = "canImport";
  const std::string_view text = scratch_;
  for (std::size_t at = text.find(kQuestion); at != std::string_view::npos; at = text.find(kQuestion, at)) {
    const bool is_word = at == 0 || !is_identifier(text[at - 1]);
    const bool negated = at > 0 && text[at - 1] == '!';
    at += kQuestion.size();
    const std::size_t open = text.find_first_not_of(' ', at);
    if (!is_word || open == std::string_view::npos || text[open] != '(') continue;
    const std::size_t begin = text.find_first_not_of(" `", open + 1);
    if (begin == std::string_view::npos) return;
    const std::size_t length = std::min(text.find_first_of(" `.,)", begin), text.size()) - begin;
    conditions_.ask(text.substr(begin, length), {}, negated);
  }
}

// #externalMacro(module: "M", type: "T"): the macro's implementation is built before the code that uses it.
const char* SwiftLexer::read_external_macro(const char* p) {
  const char* q = swift_text::skip_trivia(p, end_);
  if (q == end_ || *q != '(') return p;
  q = swift_text::skip_trivia(q + 1, end_);
  if (!view(q, end_).starts_with("module")) return p;
  q = swift_text::skip_trivia(name_end(q, end_), end_);
  if (q == end_ || *q != ':') return p;
  q = swift_text::skip_trivia(q + 1, end_);
  if (q == end_ || *q != '"') return p;
  const char* name = name_end(q + 1, end_);
  if (name == q + 1 || name == end_ || *name != '"' || conditions_.is_dead()) return p;
  sink_.add(Form::Module, view(q + 1, name), q, name + 1);
  return name + 1;
}

// @objc(Name) class X: what the run time calls the class.
void SwiftLexer::read_objc_name(const char* p) {
  const SwiftObjcName found = read_swift_objc_name(p, end_);
  if (found.name.empty() || conditions_.is_dead()) return;
  sink_.declare(found.name,
                found.is_protocol ? DeclaredName::Kind::ObjcProtocol : DeclaredName::Kind::ObjcImplementation);
}

// Attributes and modifiers, possibly on lines of their own, before an import.
const char* SwiftLexer::read_attributes(const char* p) {
  SwiftAttributes attributes;
  if (p < no_import_before_ || !starts_statement(p, attributes)) return p + 1;
  const char* q = p;
  while (true) {
    q = swift_text::skip_trivia(q, end_);
    const bool is_attribute = q < end_ && *q == '@';
    const char* begin = is_attribute ? q + 1 : q;
    const char* behind = name_end(begin, end_);
    const std::string_view word = view(begin, behind);
    if (is_attribute && !word.empty()) {
      attributes.add(word);
      q = after_attribute_arguments(behind, end_);
      if (q == behind && q < end_ && *q == '(') {
        // Never closed: no compiler takes it, and looking for the end again and again would cost too much.
        no_import_before_ = end_;
        return p + 1;
      }
    } else if (is_access_modifier(word)) {
      attributes.add(word);
      q = behind;
    } else if (!is_attribute && word == kImport) {
      return read_import(behind, attributes);
    } else {
      break;
    }
  }
  no_import_before_ = q;
  return p + 1;
}

const char* SwiftLexer::read_word(const char* p) {
  if (!view(p, end_).starts_with(kImport)) return p + 1;
  const char* behind = p + kImport.size();
  const bool is_word = (behind == end_ || !is_identifier(*behind)) && (p == begin_ || !is_identifier(p[-1]));
  SwiftAttributes attributes;
  if (!is_word || !starts_statement(p, attributes)) return behind;
  return read_import(behind, attributes);
}

// Is `p` the first word of a statement, modifiers before it aside?
bool SwiftLexer::starts_statement(const char* p, SwiftAttributes& attributes) const {
  bool on_new_line = false;
  while (p > begin_) {
    if (p == comments_end_) {
      p = comments_begin_;
      on_new_line = on_new_line || find_line_end(comments_begin_, comments_end_) != comments_end_;
    } else if (is_blank(p[-1])) {
      --p;
    } else if (is_line_break(p[-1])) {
      on_new_line = true;
      --p;
    } else if (p[-1] == ';') {
      return true;
    } else {
      const char* word = p;
      while (word > begin_ && is_identifier(word[-1])) --word;
      if (!is_access_modifier(view(word, p))) return on_new_line;
      attributes.add(view(word, p));
      on_new_line = false;
      p = word;
    }
  }
  return true;
}

// `p` stands behind `import`. Answers where to go on: behind the module's name, or right here.
const char* SwiftLexer::read_import(const char* p, const SwiftAttributes& attributes) {
  const SwiftImport found = read_swift_import(p, end_);
  const bool is_module = found.kind == SwiftImport::Kind::Module;
  const char* behind = is_module ? found.end : p;
  if (conditions_.is_dead() || found.kind == SwiftImport::Kind::Label) return behind;
  if (!is_module) {
    // Somebody meant a module: it must not vanish.
    const std::string_view text = malformed_swift_import(p - kImport.size(), end_);
    sink_.add(Form::IncludeMacro, text, text.data(), text.data() + text.size()).malformed = true;
    return behind;
  }
  ImportStatement& statement = sink_.add(Form::Module, found.path, found.begin, found.end);
  statement.testable = attributes.testable;
  statement.reexport = attributes.reexport;
  statement.non_public = attributes.non_public;
  statement.optional = conditions_.was_asked(std::string_view{found.path}.substr(0, found.path.find('.')), {});
  return behind;
}

const char* name_end(const char* p, const char* end) {
  while (p < end && is_identifier(*p)) ++p;
  return p;
}

}  // namespace

void find_swift_imports(std::string_view text, Arena& arena, FileFacts& facts) {
  SwiftLexer(text, arena, facts).run();
}

}  // namespace podworks
