#include "scanner/languages/swift_condition.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "base/text.h"
#include "scanner/languages/swift_text.h"

namespace podworks {

namespace {

// Parentheses and negations within each other; nobody writes more.
constexpr int kMaxDepth = 200;

Truth to_truth(bool value) {
  return value ? Truth::True : Truth::False;
}

Truth negated(Truth truth) {
  return truth == Truth::Unknown ? truth : to_truth(truth == Truth::False);
}

// A flag is set unless its value is 0. Swift's flags have no values, but those of C often share their names.
bool is_set(const MacroValue& value) {
  return value.is_defined && !(value.number && value.number->is_zero());
}

// The next number of a version, 0 where it has no more; nullopt if something else stands there.
std::optional<unsigned> take_number(std::string_view& version) {
  if (version.empty()) return 0;
  unsigned number = 0;
  const auto [end, error] = std::from_chars(version.data(), version.data() + version.size(), number);
  if (error != std::errc()) return std::nullopt;
  version.remove_prefix(static_cast<std::size_t>(end - version.data()));
  if (!version.empty() && version.front() != '.') return std::nullopt;
  if (!version.empty()) version.remove_prefix(1);
  return number;
}

// ">=5.9" or "<6", with 5.10 above 5.9.
Truth compare_versions(std::string_view actual, std::string_view wanted) {
  const bool wants_less = wanted.starts_with('<');
  if (!wants_less && !wanted.starts_with(">=")) return Truth::Unknown;
  wanted.remove_prefix(wants_less ? 1 : 2);
  if (actual.empty() || wanted.empty()) return Truth::Unknown;
  while (!actual.empty() || !wanted.empty()) {
    const auto a = take_number(actual);
    const auto b = take_number(wanted);
    if (!a || !b) return Truth::Unknown;
    if (*a != *b) return to_truth((*a < *b) == wants_less);
  }
  return to_truth(!wants_less);
}

class Parser {
 public:
  Parser(std::string_view text, const KnownMacros& macros, Packaging packaging)
      : p_(text.data()), end_(text.data() + text.size()), macros_(macros), packaging_(packaging) {}

  Truth parse() {
    const Truth truth = parse_or();
    skip_blanks();
    return failed_ || p_ != end_ ? Truth::Unknown : truth;
  }

 private:
  Truth parse_or();
  Truth parse_and();
  Truth parse_operand();
  Truth parse_name();
  Truth parse_question(std::string_view function);
  Truth answer(std::string_view function, std::string_view argument) const;
  bool take(std::string_view text);
  void skip_blanks();
  Truth fail();

  const char* p_;
  const char* end_;
  const KnownMacros& macros_;
  Packaging packaging_;
  int depth_ = 0;
  bool failed_ = false;
};

Truth Parser::parse_or() {
  Truth left = parse_and();
  while (take("||")) {
    const Truth right = parse_and();
    const bool decided = left == Truth::True || right == Truth::True;
    left = decided ? Truth::True : left == right ? left : Truth::Unknown;
  }
  return left;
}

Truth Parser::parse_and() {
  Truth left = parse_operand();
  while (take("&&")) {
    const Truth right = parse_operand();
    const bool decided = left == Truth::False || right == Truth::False;
    left = decided ? Truth::False : left == right ? left : Truth::Unknown;
  }
  return left;
}

Truth Parser::parse_operand() {
  if (++depth_ > kMaxDepth) return fail();
  Truth truth = Truth::Unknown;
  if (take("!")) {
    truth = negated(parse_operand());
  } else if (take("(")) {
    truth = parse_or();
    if (!take(")")) return fail();
  } else {
    truth = parse_name();
  }
  --depth_;
  return truth;
}

Truth Parser::parse_name() {
  const char* const begin = p_;
  while (p_ < end_ && swift_text::is_identifier(*p_)) ++p_;
  const std::string_view name(begin, static_cast<std::size_t>(p_ - begin));
  if (name.empty()) return fail();
  skip_blanks();
  if (p_ < end_ && *p_ == '(') return parse_question(name);
  if (name == "true" || name == "false") return to_truth(name == "true");
  const std::optional<MacroValue> flag = macros_.find(name, packaging_);
  return flag ? to_truth(is_set(*flag)) : Truth::Unknown;
}

// The arguments hold no parentheses.
Truth Parser::parse_question(std::string_view function) {
  const char* const close = std::find(p_, end_, ')');
  if (close == end_) return fail();
  std::string argument(p_ + 1, close);
  std::erase_if(argument, [](char c) { return swift_text::is_blank(c) || c == '`'; });
  p_ = close + 1;
  return answer(function, argument);
}

Truth Parser::answer(std::string_view function, std::string_view argument) const {
  if (macros_.empty()) return Truth::Unknown;
  const std::string question = std::string(function) + "(" + std::string(argument) + ")";
  if (const auto value = macros_.find_question(function, question, packaging_)) return to_truth(is_set(*value));
  if (function == "swift" || function == "compiler") {
    const auto version = macros_.find(function, packaging_);
    return version ? compare_versions(version->text, argument) : Truth::Unknown;
  }
  // A module that is not there has neither a version nor a submodule.
  const std::string_view module = argument.substr(0, argument.find_first_of(".,"));
  if (function != "canImport" || module.size() == argument.size()) return Truth::Unknown;
  const auto value = macros_.find("canImport(" + std::string(module) + ")", packaging_);
  return value && !is_set(*value) ? Truth::False : Truth::Unknown;
}

bool Parser::take(std::string_view text) {
  skip_blanks();
  if (!std::string_view(p_, static_cast<std::size_t>(end_ - p_)).starts_with(text)) return false;
  p_ += text.size();
  return true;
}

void Parser::skip_blanks() {
  while (p_ < end_ && swift_text::is_blank(*p_)) ++p_;
}

// What is left is not looked at.
Truth Parser::fail() {
  failed_ = true;
  p_ = end_;
  return Truth::Unknown;
}

}  // namespace

Truth truth_of_swift_condition(std::string_view text, const KnownMacros& macros, Packaging packaging) {
  return Parser(text, macros, packaging).parse();
}

}  // namespace podworks
