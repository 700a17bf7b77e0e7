#include "scanner/languages/lookup_calls.h"

#include <algorithm>
#include <array>

#include "scanner/languages/c_text.h"

namespace podworks {
namespace {

struct LookupFunction {
  std::string_view name = {};
  Form form = Form::ClassName;
};

/// THE TABLE. Each name holds one of the pairs that the lexers search for.
constexpr std::array kFunctions = {
    LookupFunction{"NSClassFromString", Form::ClassName},
    LookupFunction{"NSProtocolFromString", Form::ProtocolName},
    LookupFunction{"objc_getClass", Form::ClassName},
    LookupFunction{"objc_lookUpClass", Form::ClassName},
    LookupFunction{"objc_getRequiredClass", Form::ClassName},
    LookupFunction{"objc_getProtocol", Form::ProtocolName},
};
constexpr std::size_t kLongestName = 32;   // bytes; no function of the table is longer
constexpr std::size_t kLongestShown = 80;  // bytes of a computed argument
constexpr std::string_view kOfAClass = "NSStringFromClass";

std::string_view view(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

/// An argument as written, up to its end, the line's, or the most that is shown.
std::string_view shown_argument(const char* p, const char* end) {
  const char* const limit = view(p, end).size() > kLongestShown ? p + kLongestShown : end;
  const char* q = p;
  for (int depth = 0; q < limit && !c_text::is_line_break(*q); ++q) {
    if (*q == '(' || *q == '[') ++depth;
    if ((*q == ')' || *q == ']') && --depth < 0) break;
  }
  while (q > p && c_text::is_blank(q[-1])) --q;
  while (q > p && q < end && (static_cast<unsigned char>(*q) & 0xC0U) == 0x80U) --q;  // no half of a code point
  return view(p, q);
}

}  // namespace

const char* LookupCalls::read(const char* p) {
  const char* word = p;
  const char* behind = p;
  while (word > begin_ && view(word, p).size() < kLongestName && c_text::is_identifier(word[-1])) --word;
  while (behind < end_ && view(p, behind).size() < kLongestName && c_text::is_identifier(*behind)) ++behind;
  const std::string_view name = view(word, behind);
  const auto found = std::find_if(kFunctions.begin(), kFunctions.end(),
                                  [&](const LookupFunction& function) { return function.name == name; });
  if (found == kFunctions.end()) return p + 1;
  const char* const open = skip_trivia_(behind, end_);
  if (open == end_ || *open != '(' || conditions_.is_dead()) return behind;  // its address is taken
  return read_argument(found->form, word, open + 1);
}

// `p` stands behind the parenthesis.
const char* LookupCalls::read_argument(Form form, const char* word, const char* p) {
  const char* const argument = skip_trivia_(p, end_);
  const char* quote = argument;
  if (quote < end_ && *quote == '@') ++quote;
  if (quote < end_ && *quote == '"') {
    const char* close = find_any<'"', '\\', '\n', '\r'>(quote + 1, end_);
    const char* const next = close < end_ && *close == '"' ? skip_trivia_(close + 1, end_) : end_;
    const std::string_view name = view(quote + 1, close);
    if (next < end_ && *next == ')') {
      if (is_runtime_name(name)) sink_.add(form, name, argument, close + 1);
      return next;
    }
  }
  const std::string_view shown = shown_argument(argument, end_);
  const bool is_known = shown.empty() || shown.starts_with(kOfAClass);  // a class that the code imports
  if (!is_known && !declares_function(word))
    sink_.add(Form::ComputedName, shown, shown.data(), shown.data() + shown.size());
  return p;
}

// `Class NSClassFromString(NSString *name);`: the word before the function's name is a type, or Swift's `func`.
bool LookupCalls::declares_function(const char* word) const {
  const char* p = word;
  while (p > begin_ && c_text::is_blank(p[-1])) --p;
  const char* begin = p;
  while (begin > begin_ && view(begin, p).size() < kLongestName && c_text::is_identifier(begin[-1])) --begin;
  constexpr std::array<std::string_view, 7> kBefore = {"Class",      "_Nullable", "_Nonnull", "nullable",
                                                       "__nullable", "func",      "id"};
  return std::find(kBefore.begin(), kBefore.end(), view(begin, p)) != kBefore.end();
}

bool is_runtime_name(std::string_view text) {
  const auto is_part = [](char c) { return c_text::is_identifier(c) || c == '.'; };
  return !text.empty() && !c_text::is_digit(text.front()) && text.front() != '.' && text.back() != '.' &&
         std::all_of(text.begin(), text.end(), is_part);
}

}  // namespace podworks
