// Clang module maps (https://clang.llvm.org/docs/Modules.html): the headers that a module is made of.
#include "scanner/languages/byte_search.h"
#include "scanner/languages/c_text.h"
#include "scanner/languages/language.h"
#include "scanner/languages/statement_sink.h"

namespace podworks {

namespace {

enum class Before : std::uint8_t { Nothing, Exclude, Header, ExcludedHeader };

Before after_word(Before before, std::string_view word);

}  // namespace

// `header "x.h"` with `umbrella`, `private` or `textual` before it. An excluded header is none of the module's, and a
// string behind any other word (an umbrella folder, a linked library, another module map) names no header.
void find_module_map_imports(std::string_view text, Arena& arena, FileFacts& facts) {
  const char* const end = text.data() + text.size();
  const char* p = after_byte_order_mark(text);
  ConditionStack conditions(arena);
  StatementSink sink(p, arena, facts, conditions);
  Before before = Before::Nothing;
  while ((p = c_text::skip_trivia(p, end)) < end) {
    const char* start = p++;
    if (*start == '"') {
      p = c_text::after_literal(p, end, '"');
      const bool closed = p - start >= 2 && p[-1] == '"';
      const std::string_view spelling{start + 1, static_cast<std::size_t>(p - start - (closed ? 2 : 1))};
      if (before == Before::Header && closed && !spelling.empty()) {
        sink.add(Form::ModuleMapHeader, spelling, start, p);
      }
      before = Before::Nothing;
    } else if (c_text::is_identifier(*start)) {
      while (p < end && c_text::is_identifier(*p)) ++p;
      before = after_word(before, {start, static_cast<std::size_t>(p - start)});
    } else {
      before = Before::Nothing;
    }
  }
}

namespace {

Before after_word(Before before, std::string_view word) {
  if (word == "header") return before == Before::Exclude ? Before::ExcludedHeader : Before::Header;
  return word == "exclude" ? Before::Exclude : Before::Nothing;
}

}  // namespace

}  // namespace podworks
