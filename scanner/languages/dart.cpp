// The import lexer of Dart. Directives stand before all declarations: the first word that begins none ends the search,
// so that most of a file is never looked at.
#include <algorithm>
#include <string>
#include <vector>

#include "scanner/languages/byte_search.h"
#include "scanner/languages/c_text.h"
#include "scanner/languages/condition_stack.h"
#include "scanner/languages/dart_text.h"
#include "scanner/languages/language.h"
#include "scanner/languages/statement_sink.h"
#include "scanner/languages/swift_import.h"
#include "scanner/languages/swift_text.h"

namespace podworks {

namespace {

using dart_text::after_literal;
using dart_text::starts_literal;
using dart_text::word_at;
using swift_text::skip_trivia;

class DartLexer {
 public:
  DartLexer(std::string_view text, Arena& arena, FileFacts& facts)
      : begin_(after_byte_order_mark(text)),
        end_(text.data() + text.size()),
        arena_(arena),
        conditions_(arena),
        sink_(begin_, arena, facts, conditions_) {}

  void run();

 private:
  /// One `if (dart.library.io) 'x.dart'` of a directive.
  struct Choice {
    std::string condition = {};
    dart_text::Uri uri = {};
  };

  const char* read_directive(const char* word);
  const char* read_uris(const char* word, const char* p, Form form);
  const char* read_choice(const char* p, Choice& choice) const;
  const char* after_names(const char* p, bool& deferred) const;
  const char* refuse(const char* word, const char* p);
  ImportStatement& add(Form form, const dart_text::Uri& uri);
  bool is_declaration(const char* p) const;
  bool starts_directive(const char* p) const;

  const char* begin_;
  const char* end_;
  Arena& arena_;
  ConditionStack conditions_;  // stays empty: Dart's conditions belong to one directive each
  StatementSink sink_;
};

/// A merge that was never finished: what stands on both of its sides counts.
bool is_conflict_mark(const char* p, const char* end) {
  constexpr std::ptrdiff_t kLength = 7;
  constexpr std::string_view kMarks = "<=>|";
  if (end - p < kLength || kMarks.find(*p) == std::string_view::npos) return false;
  return std::all_of(p, p + kLength, [&](char c) { return c == *p; });
}

void DartLexer::run() {
  const char* p = begin_;
  if (std::string_view(p, static_cast<std::size_t>(end_ - p)).starts_with("#!")) p = find_line_end(p, end_);
  while (p != nullptr && (p = skip_trivia(p, end_)) < end_) {
    if (*p == ';' || *p == '\0') {
      ++p;
    } else if (*p == '@') {
      p = dart_text::after_annotation(p + 1, end_);
    } else if (is_conflict_mark(p, end_)) {
      p = find_line_end(p, end_);
    } else {
      p = read_directive(p);
    }
  }
}

/// Answers the place behind the directive at `word`, null if a declaration starts there.
const char* DartLexer::read_directive(const char* word) {
  const std::string_view name = word_at(word, end_);
  const char* p = skip_trivia(word + name.size(), end_);
  if (is_declaration(p)) return nullptr;
  bool deferred = false;
  const std::string_view next = word_at(p, end_);
  const char* const behind = skip_trivia(p + next.size(), end_);
  if (name == "import" && next == "augment") return read_uris(word, behind, Form::Part);
  if (name == "import" || name == "export") return read_uris(word, p, Form::Uri);
  if (name == "part" && next != "of") return read_uris(word, p, Form::Part);
  // What says to which library a file belongs imports nothing.
  if (name == "part" || (name == "augment" && next == "library")) return after_names(behind, deferred);
  return name == "library" ? after_names(p, deferred) : nullptr;
}

/// `p` stands behind the words of a directive, where its URI is to be.
const char* DartLexer::read_uris(const char* word, const char* p, Form form) {
  if (!starts_literal(p, end_)) return refuse(word, p);
  const dart_text::Uri first = dart_text::read_uri(p, end_);
  bool is_sound = first.is_constant;
  p = first.end;
  std::vector<Choice> choices;
  while (is_sound) {
    const char* const next = skip_trivia(p, end_);
    if (word_at(next, end_) != "if") break;
    p = read_choice(next, choices.emplace_back());
    is_sound = choices.back().uri.is_constant;
  }
  if (!is_sound) return refuse(word, p);
  bool deferred = false;
  p = after_names(p, deferred);
  // One of the files is compiled, the first one where no condition holds: that one must always be there.
  const auto mark = [&](ImportStatement& statement) {
    statement.reexport = *word == 'e';
    statement.dynamic = deferred;
  };
  mark(add(form, first));
  for (const Choice& choice : choices) {
    ImportStatement& statement = add(form, choice.uri);
    mark(statement);
    statement.optional = true;
    statement.condition = arena_.keep(choice.condition);
  }
  return p;
}

ImportStatement& DartLexer::add(Form form, const dart_text::Uri& uri) {
  return sink_.add(form, uri.text, uri.begin, uri.end);
}

/// `p` stands at `if`. The choice's URI is no constant if it is not written as it has to be.
const char* DartLexer::read_choice(const char* p, Choice& choice) const {
  choice.uri.is_constant = false;
  p = skip_trivia(p + 2, end_);
  if (p == end_ || *p != '(') return p;
  choice.condition = "if (";
  for (p = skip_trivia(p + 1, end_); p < end_ && (c_text::is_identifier(*p) || *p == '.');) {
    choice.condition += *p;
    p = skip_trivia(p + 1, end_);
  }
  if (end_ - p >= 2 && p[0] == '=' && p[1] == '=') {
    p = skip_trivia(p + 2, end_);
    if (!starts_literal(p, end_)) return p;
    const char* const behind = after_literal(p, end_);
    choice.condition.append(" == ").append(p, behind);
    p = skip_trivia(behind, end_);
  }
  if (p == end_ || *p != ')') return p;
  choice.condition += ')';
  p = skip_trivia(p + 1, end_);
  if (!starts_literal(p, end_)) return p;
  choice.uri = dart_text::read_uri(p, end_);
  return choice.uri.end;
}

/// Behind `deferred as`, `show`, `hide` and their names, or a library's name, and the `;`. Where that is missing, the
/// next directive is not taken for names.
const char* DartLexer::after_names(const char* p, bool& deferred) const {
  for (p = skip_trivia(p, end_); p < end_; p = skip_trivia(p, end_)) {
    if (*p == ';') return p + 1;
    if (*p == ',' || *p == '.') {
      ++p;
    } else if (starts_literal(p, end_)) {
      p = after_literal(p, end_);
    } else if (const std::string_view word = word_at(p, end_); !word.empty() && !starts_directive(p)) {
      deferred = deferred || word == "deferred";
      p += word.size();
    } else {
      return p;
    }
  }
  return p;
}

/// Somebody meant a file: it must not vanish.
const char* DartLexer::refuse(const char* word, const char* p) {
  const std::string_view text = malformed_swift_import(word, end_);
  sink_.add(Form::Uri, text, word, word + text.size()).malformed = true;
  return find_any<';', '\n', '\r'>(std::max(p, word + text.size()), end_);
}

/// `import(...)`, `part = 1`: the word is a name.
bool DartLexer::is_declaration(const char* p) const {
  constexpr std::string_view kBehindNames = "(=.<?,[{:";
  return p < end_ && kBehindNames.find(*p) != std::string_view::npos;
}

bool DartLexer::starts_directive(const char* p) const {
  const std::string_view word = word_at(p, end_);
  if (word != "import" && word != "export" && word != "part" && word != "library") return false;
  const char* const next = skip_trivia(p + word.size(), end_);
  return starts_literal(next, end_) || word_at(next, end_) == "of";
}

}  // namespace

void find_dart_imports(std::string_view text, Arena& arena, FileFacts& facts) {
  DartLexer(text, arena, facts).run();
}

}  // namespace podworks
