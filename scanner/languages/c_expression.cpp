#include "scanner/languages/c_expression.h"

#include <array>
#include <string>

#include "scanner/languages/c_number.h"
#include "scanner/languages/c_text.h"

namespace podworks {

namespace {

// Parentheses, unary operators and conditionals within each other; nobody writes more.
constexpr int kMaxDepth = 200;

struct Operator {
  std::string_view text = {};
  int precedence = 0;  ///< the larger, the tighter
};

// Longer spellings first.
constexpr std::array<Operator, 18> kOperators = {{{"||", 1},
                                                  {"&&", 2},
                                                  {"==", 6},
                                                  {"!=", 6},
                                                  {"<=", 7},
                                                  {">=", 7},
                                                  {"<<", 8},
                                                  {">>", 8},
                                                  {"|", 3},
                                                  {"^", 4},
                                                  {"&", 5},
                                                  {"<", 7},
                                                  {">", 7},
                                                  {"+", 9},
                                                  {"-", 9},
                                                  {"*", 10},
                                                  {"/", 10},
                                                  {"%", 10}}};

/// nullopt: the value is not known.
using Value = std::optional<CNumber>;

Value truth(bool value) {
  return CNumber{.bits = value ? 1U : 0U};
}

/// Either operand may decide alone.
Value logical(bool is_and, const Value& left, const Value& right) {
  const auto decides = [&](const Value& value) { return value && value->is_zero() == is_and; };
  if (decides(left) || decides(right)) return truth(!is_and);
  return left && right ? truth(is_and) : std::nullopt;
}

// c_text::after_literal reads ahead: it is for texts with padding, and a condition is none.
const char* after_quoted(const char* p, const char* end, char quote) {
  for (; p < end && *p != quote; ++p) {
    if (*p == '\\' && p + 1 < end) ++p;
  }
  return p < end ? p + 1 : end;
}

/// Recursive descent, with precedence climbing for the binary operators.
class Parser {
 public:
  Parser(std::string_view text, const KnownMacros* macros, Packaging packaging)
      : p_(text.data()), end_(text.data() + text.size()), macros_(macros), packaging_(packaging) {}

  Value parse() {
    const Value value = parse_conditional();
    skip_blanks();
    return failed_ || p_ != end_ ? std::nullopt : value;
  }

 private:
  Value parse_conditional();
  Value parse_binary(int least_precedence);
  Value parse_unary();
  Value parse_primary();
  Value parse_name();
  Value parse_defined();
  Value parse_call(std::string_view name);

  Operator peek_operator();
  std::string_view read_name();
  std::string_view read_number();
  bool take(char c);
  void skip_blanks();
  const char* after_arguments(const char* p) const;
  Value fail();

  const char* p_;
  const char* end_;
  const KnownMacros* macros_;  ///< null: none
  Packaging packaging_;
  int depth_ = 0;
  bool failed_ = false;
};

Value Parser::parse_conditional() {
  if (++depth_ > kMaxDepth) return fail();
  Value value = parse_binary(1);
  if (take('?')) {
    const Value yes = parse_conditional();
    if (!take(':')) return fail();
    const Value no = parse_conditional();
    if (value) {
      value = value->is_zero() ? no : yes;
    } else if (yes && no && yes->bits == no->bits && yes->is_unsigned == no->is_unsigned) {
      value = yes;
    }
  }
  --depth_;
  return value;
}

Value Parser::parse_binary(int least_precedence) {
  Value left = parse_unary();
  while (true) {
    const Operator next = peek_operator();
    if (next.precedence < least_precedence) return left;
    p_ += next.text.size();
    const Value right = parse_binary(next.precedence + 1);
    if (next.precedence <= 2) {
      left = logical(next.precedence == 2, left, right);
    } else {
      left = left && right ? calculate(next.text, *left, *right) : std::nullopt;
    }
  }
}

// Precedence 0: none.
Operator Parser::peek_operator() {
  skip_blanks();
  const std::string_view rest(p_, static_cast<std::size_t>(end_ - p_));
  for (const Operator& one : kOperators) {
    if (rest.starts_with(one.text)) return one;
  }
  const char* const begin = p_;
  const std::string_view word = read_name();
  p_ = begin;
  if (word == "and") return {word, 2};
  if (word == "or") return {word, 1};
  return {};
}

Value Parser::parse_unary() {
  skip_blanks();
  const char operation = p_ < end_ ? *p_ : '\0';
  if (operation != '!' && operation != '~' && operation != '-' && operation != '+') return parse_primary();
  if (++depth_ > kMaxDepth) return fail();
  ++p_;
  const Value operand = parse_unary();
  --depth_;
  return operand ? calculate(operation, *operand) : std::nullopt;
}

Value Parser::parse_primary() {
  if (take('(')) {
    const Value value = parse_conditional();
    return take(')') ? value : fail();
  }
  if (p_ == end_) return fail();
  if (*p_ == '\'') {
    const char* const begin = p_;
    p_ = after_quoted(p_ + 1, end_, '\'');
    return read_c_character({begin, static_cast<std::size_t>(p_ - begin)});
  }
  if (!c_text::is_identifier(*p_)) return fail();
  if (!c_text::is_digit(*p_)) return parse_name();
  const Value number = read_c_integer(read_number());
  return number ? number : fail();
}

Value Parser::parse_name() {
  const std::string_view name = read_name();
  if (name == "defined") return parse_defined();
  if (name == "not") {
    if (++depth_ > kMaxDepth) return fail();
    const Value operand = parse_unary();
    --depth_;
    return operand ? truth(operand->is_zero()) : std::nullopt;
  }
  skip_blanks();
  if (p_ < end_ && *p_ == '(') return parse_call(name);
  if (name == "false") return truth(false);  // `true` is 0 in old C
  if (macros_ == nullptr) return std::nullopt;
  const std::optional<MacroValue> macro = macros_->find(name, packaging_);
  return macro ? macro->number : std::nullopt;
}

Value Parser::parse_defined() {
  const bool in_parentheses = take('(');
  skip_blanks();
  const std::string_view name = read_name();
  if (name.empty() || (in_parentheses && !take(')'))) return fail();
  if (macros_ == nullptr) return std::nullopt;
  const std::optional<MacroValue> macro = macros_->find(name, packaging_);
  return macro ? truth(macro->is_defined) : std::nullopt;
}

// __has_feature(modules), __has_include(<a.h>), a macro with arguments: known only where `defines:` has all of it.
Value Parser::parse_call(std::string_view name) {
  const char* const behind = after_arguments(p_);
  if (behind == p_) return fail();
  const std::string_view arguments(p_, static_cast<std::size_t>(behind - p_));
  p_ = behind;
  if (macros_ == nullptr || macros_->empty()) return std::nullopt;
  std::string question(name);
  for (const char c : arguments) {
    if (!c_text::is_blank(c)) question += c;
  }
  const std::optional<MacroValue> value = macros_->find_question(name, question, packaging_);
  return value ? value->number : std::nullopt;
}

// `p` stands at the opening parenthesis; answers `p` if it is never closed.
const char* Parser::after_arguments(const char* p) const {
  std::size_t depth = 0;
  for (const char* q = p; q < end_;) {
    if (*q == '"' || *q == '\'') {
      q = after_quoted(q + 1, end_, *q);
      continue;
    }
    if (*q == '(') ++depth;
    if (*q == ')' && --depth == 0) return q + 1;
    ++q;
  }
  return p;
}

std::string_view Parser::read_name() {
  const char* const begin = p_;
  while (p_ < end_ && c_text::is_identifier(*p_)) ++p_;
  return {begin, static_cast<std::size_t>(p_ - begin)};
}

std::string_view Parser::read_number() {
  const char* const begin = p_;
  while (p_ < end_ && (c_text::is_identifier(*p_) || *p_ == '.' || *p_ == '\'')) ++p_;
  return {begin, static_cast<std::size_t>(p_ - begin)};
}

bool Parser::take(char c) {
  skip_blanks();
  if (p_ == end_ || *p_ != c) return false;
  ++p_;
  return true;
}

void Parser::skip_blanks() {
  while (p_ < end_ && c_text::is_blank(*p_)) ++p_;
}

// What is left is not looked at.
Value Parser::fail() {
  failed_ = true;
  p_ = end_;
  return std::nullopt;
}

}  // namespace

Truth truth_of_c_expression(std::string_view text, const KnownMacros& macros, Packaging packaging) {
  const Value value = Parser(text, &macros, packaging).parse();
  if (!value) return Truth::Unknown;
  return value->is_zero() ? Truth::False : Truth::True;
}

std::optional<CNumber> constant_c_value(std::string_view text) {
  return Parser(text, nullptr, Packaging::Other).parse();
}

}  // namespace podworks
