#include "scanner/languages/c_condition.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "scanner/languages/c_text.h"

namespace podworks {

namespace {

// Longer conditions are never constants or guards.
constexpr std::size_t kMaxSimple = 120;

Truth truth_of(std::string_view text);
Truth literal_truth(std::string_view text);
std::string_view without_parentheses(std::string_view text);
bool is_name(std::string_view text);
std::string_view defined_name(std::string_view text);

}  // namespace

CCondition read_c_condition(std::string_view keyword, std::string_view text) {
  CCondition condition;
  if (text.empty() || text.size() > kMaxSimple) return condition;
  if (keyword.ends_with("def")) {
    condition.is_language_test = text == "__cplusplus";
    if (keyword == "#ifndef" && is_name(text) && !condition.is_language_test) condition.guard_name = text;
    return condition;
  }
  const bool negated = text.front() == '!';
  const std::string_view tested = negated ? trim(text.substr(1)) : text;
  const std::string_view name = defined_name(tested);
  condition.is_language_test = tested == "__cplusplus" || name == "__cplusplus";
  if (negated && !condition.is_language_test) condition.guard_name = name;
  condition.truth = truth_of(text);
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
    if (word == "__has_include" || word == "__has_include_next") {
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

Truth truth_of(std::string_view text) {
  text = without_parentheses(trim(text));
  const Truth literal = literal_truth(text);
  if (literal != Truth::Unknown || text.find('?') != std::string_view::npos) return literal;
  const std::size_t first_and = text.find("&&");
  const std::size_t first_or = text.find("||");
  const bool has_and = first_and != std::string_view::npos;
  const bool has_or = first_or != std::string_view::npos;
  if (has_and == has_or) return Truth::Unknown;
  // One kind of operator: a false operand of && decides, a true one of ||. Parentheses change nothing then.
  const Truth deciding = has_and ? Truth::False : Truth::True;
  const std::size_t last = has_and ? text.rfind("&&") : text.rfind("||");
  const std::string_view first_operand = text.substr(0, has_and ? first_and : first_or);
  const std::string_view last_operand = text.substr(last + 2);
  const bool decided = literal_truth(trim(first_operand)) == deciding || literal_truth(trim(last_operand)) == deciding;
  return decided ? deciding : Truth::Unknown;
}

Truth literal_truth(std::string_view text) {
  if (text == "false" || text == "!1") return Truth::False;
  if (text == "!0") return Truth::True;
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  if (digits == 0 || text.find_first_not_of("uUlL", digits) != std::string_view::npos) return Truth::Unknown;
  return text.substr(0, digits).find_first_not_of('0') == std::string_view::npos ? Truth::False : Truth::True;
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
