#include "scanner/languages/javascript/last_import.h"

#include <cstddef>
#include <string_view>

#include "scanner/languages/byte_search.h"
#include "scanner/languages/javascript/clause.h"
#include "scanner/languages/javascript/text.h"
#include "scanner/languages/javascript/words.h"

namespace podworks {

namespace {

using js_text::begins;
using js_text::Begins;
using js_text::is_word;
using js_text::view;

/// Two bytes that stand in each of the words and in few others.
using Suspicious = BytePairs<BytePair<'p', 3, 't'>,   // im|port, ex|port
                             BytePair<'q', 3, 'r'>,   // re|quire
                             BytePair<'d', 4, 'n'>,   // |define
                             BytePair<'d', 3, 'l'>,   // |declare
                             BytePair<'o', 2, 'k'>,   // m|ock, doM|ock
                             BytePair<'A', 3, 'u'>>;  // import|Actual

class Search {
 public:
  Search(const char* begin, const char* end) : begin_(begin), end_(end) {}

  const char* run() {
    return find_last_pair(Suspicious{}, begin_, end_, [this](const char* p) { return may_import(p); });
  }

 private:
  bool may_import(const char* p);
  bool is_import(const char* p) const;
  bool is_environment(const char* dot) const;
  bool is_export(const char* p);
  bool is_require(const char* p) const;
  bool is_define(const char* p) const;
  bool is_declare(const char* p) const;
  bool is_jest_call(const char* p) const;

  bool stands_around(const char* p, std::string_view before, std::string_view behind) const;
  bool is_word_around(const char* p, std::string_view before, std::string_view behind) const;
  const char* skip_blanks(const char* p) const;
  bool goes_on(const char* p, std::string_view signs) const;
  bool may_begin_statement(const char* p) const;

  const char* begin_;
  const char* end_;
  std::ptrdiff_t read_ = 0;  // of clauses that named no module, in bytes
};

bool Search::may_import(const char* p) {
  switch (*p) {
    case 'p':
      return is_import(p) || is_export(p);
    case 'q':
      return is_require(p);
    case 'd':
      return is_define(p) || is_declare(p);
    default:
      return is_jest_call(p);
  }
}

bool Search::is_import(const char* p) const {
  if (!is_word_around(p, "im", "port")) return false;
  if (p[4] == '.') return !is_environment(p + 4);
  return goes_on(p + 4, "(.") || may_begin_statement(p - 2);
}

// import.meta.env and the like, `dot` being the first one.
bool Search::is_environment(const char* dot) const {
  constexpr std::string_view kMeta = ".meta.";
  if (!stands_around(dot, "", kMeta)) return false;
  const std::string_view name = view(dot + kMeta.size(), end_);
  return !name.empty() && is_word(name[0]) && !name.starts_with("resolve") && !name.starts_with("glob") &&
         !name.starts_with("url");
}

// A clause may be read again for each `export` in its comments: there is an end to it.
bool Search::is_export(const char* p) {
  constexpr std::ptrdiff_t kMost = 65536;
  if (!is_word_around(p, "ex", "port") || !may_begin_statement(p - 2)) return false;
  if (read_ > kMost) return true;
  const char* const next = js_text::skip_trivia(p + 4, end_);
  if (js_text::word_at(next, end_) == "import") return true;
  const JsClause clause = read_export_clause(next, end_);
  read_ += clause.end - p;
  return clause.kind == JsClause::Kind::Module || lacks_module(clause, next, end_);
}

bool Search::is_require(const char* p) const {
  return is_word_around(p, "re", "quire") && goes_on(p + 5, "(<?.");
}

// A call, `define = function`, or a function of that name.
bool Search::is_define(const char* p) const {
  return is_word_around(p, "", "define") && goes_on(p + 6, "(<?=");
}

bool Search::is_declare(const char* p) const {
  return is_word_around(p, "", "declare") && stands_around(skip_blanks(p + 7), "", "module");
}

bool Search::is_jest_call(const char* p) const {
  constexpr std::ptrdiff_t kLongest = 32;
  const char* begin = p;
  while (p - begin < kLongest && begin > begin_ && is_word(begin[-1])) --begin;
  const char* end = p;
  while (end - p < kLongest && is_word(*end)) ++end;
  if (!is_jest_function(view(begin, end)) || !goes_on(end, "(<?")) return false;
  while (begin > begin_ && begins(begin[-1]) == Begins::Blank) --begin;  // it is a member, but of what is not asked
  return begin > begin_ && (begin[-1] == '.' || begins(begin[-1]) != Begins::Symbol);
}

bool Search::stands_around(const char* p, std::string_view before, std::string_view behind) const {
  if (p - begin_ < static_cast<std::ptrdiff_t>(before.size())) return false;
  return view(p - before.size(), p) == before && view(p, end_).starts_with(behind);
}

// No property, a.define(): but ...define() is none. `reimport` is taken for one, too, which costs time only.
bool Search::is_word_around(const char* p, std::string_view before, std::string_view behind) const {
  if (!stands_around(p, before, behind) || is_word(p[behind.size()])) return false;
  p -= before.size();
  return !stands_around(p, ".", "") || stands_around(p, "..", "");
}

const char* Search::skip_blanks(const char* p) const {
  while (p < end_ && (begins(*p) == Begins::Blank || begins(*p) == Begins::LineBreak)) ++p;
  return p;
}

/// With one of `signs`, or with what a comment or a blank of several bytes begins with.
bool Search::goes_on(const char* p, std::string_view signs) const {
  p = skip_blanks(p);
  if (p == end_) return false;
  const bool comment = *p == '/' && (p[1] == '/' || p[1] == '*');
  return comment || begins(*p) == Begins::High || signs.find(*p) != std::string_view::npos;
}

// Told by what stands before it on its line: no statement begins behind a word (of prose, mostly), a quote, an
// operator, nor in a line comment.
bool Search::may_begin_statement(const char* p) const {
  while (p > begin_ && begins(p[-1]) == Begins::Blank) --p;
  if (p == begin_) return true;
  switch (begins(p[-1])) {
    case Begins::Word:
      for (const std::string_view word : {"else", "do", "finally", "export", "declare"}) {
        if (stands_around(p, word, "")) return true;
      }
      return false;
    case Begins::Slash:
      return !stands_around(p, "//", "");
    case Begins::Symbol:
      return std::string_view(";{}):\\").find(p[-1]) != std::string_view::npos;
    case Begins::Quote:
    case Begins::Template:
      return false;
    default:
      return true;
  }
}

}  // namespace

const char* last_import_word(const char* begin, const char* end) {
  return Search(begin, end).run();
}

}  // namespace podworks
