#include "scanner/languages/c_condition.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "scanner/languages/c_expression.h"
#include "scanner/languages/c_text.h"

namespace podworks {

namespace {

// Longer conditions are never guards.
constexpr std::size_t kMaxSimple = 120;

Decision decide_macro(std::string_view name, bool wanted, const KnownMacros& macros);
std::string_view without_parentheses(std::string_view text);
bool is_name(std::string_view text);
std::string_view defined_name(std::string_view text);

}  // namespace

CCondition read_c_condition(std::string_view keyword, std::string_view text, const KnownMacros& macros) {
  CCondition condition;
  if (text.empty()) return condition;
  const bool is_simple = text.size() <= kMaxSimple;
  if (keyword.ends_with("def")) {
    const bool wants_undefined = keyword.ends_with("ndef");
    condition.is_language_test = text == "__cplusplus";
    if (!is_name(text)) return condition;
    if (keyword == "#ifndef" && !condition.is_language_test && is_simple) condition.guard_name = text;
    condition.decision = decide_macro(text, !wants_undefined, macros);
    return condition;
  }
  if (is_simple) {
    const bool negated = text.front() == '!';
    const std::string_view tested = negated ? trim(text.substr(1)) : text;
    const std::string_view name = defined_name(tested);
    condition.is_language_test = tested == "__cplusplus" || name == "__cplusplus";
    if (negated && !condition.is_language_test) condition.guard_name = name;
  }
  condition.decision =
      macros.decide(text, [&](Packaging packaging) { return truth_of_c_expression(text, macros, packaging); });
  return condition;
}

std::vector<HasInclude> has_includes(std::string_view text, bool identifiers) {
  std::vector<HasInclude> found;
  std::size_t at = 0;
  bool negated = false;
  while (at < text.size()) {
    if (!c_text::is_identifier(text[at])) {
      if (!c_text::is_blank(text[at]) && text[at] != '(') negated = text[at] == '!';
      ++at;
      continue;
    }
    const std::size_t begin = at;
    while (at < text.size() && c_text::is_identifier(text[at])) ++at;
    const std::string_view word = text.substr(begin, at - begin);
    if (word == "defined") continue;
    if (word == "__has_include" || word == "__has_include_next" || word == "__has_embed") {
      std::size_t open = text.find_first_not_of(" \t(", at);
      if (open == std::string_view::npos) break;
      const char closer = text[open] == '<' ? '>' : '"';
      const std::size_t close = text.find(closer, open + 1);
      if ((text[open] == '<' || text[open] == '"') && close != std::string_view::npos) {
        found.push_back({.spelling = text.substr(open + 1, close - open - 1), .negated = negated});
        at = close + 1;
      }
    } else if (identifiers) {
      found.push_back({.name = word, .negated = negated});
    }
    negated = false;
  }
  return found;
}

namespace {

Decision decide_macro(std::string_view name, bool wanted, const KnownMacros& macros) {
  return macros.decide(name, [&](Packaging packaging) {
    const std::optional<MacroValue> macro = macros.find(name, packaging);
    if (!macro) return Truth::Unknown;
    return macro->is_defined == wanted ? Truth::True : Truth::False;
  });
}

// Takes pairs of parentheses away that enclose the whole text.
std::string_view without_parentheses(std::string_view text) {
  while (text.size() > 2 && text.front() == '(' && text.back() == ')') {
    int depth = 0;
    for (const char c : text.substr(0, text.size() - 1)) {
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0) return text;
    }
    text = trim(text.substr(1, text.size() - 2));
  }
  return text;
}

bool is_name(std::string_view text) {
  return !text.empty() && !c_text::is_digit(text.front()) &&
         std::all_of(text.begin(), text.end(), c_text::is_identifier);
}

// X of "defined X" and "defined(X)"; empty if the text is anything else.
std::string_view defined_name(std::string_view text) {
  constexpr std::string_view kDefined = "defined";
  text = without_parentheses(text);
  if (!text.starts_with(kDefined)) return {};
  text.remove_prefix(kDefined.size());
  if (text.empty() || c_text::is_identifier(text.front())) return {};
  text = without_parentheses(trim(text));
  return is_name(text) ? text : std::string_view{};
}

}  // namespace

}  // namespace podworks
