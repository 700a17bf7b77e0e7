#include "scanner/languages/c_number.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>

#include "base/text.h"

namespace podworks {

namespace {

constexpr unsigned kBits = 64;

unsigned digit_value(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a') + 10;
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A') + 10;
  return kBits;  // larger than any base
}

unsigned take_base(std::string_view& text) {
  if (text.size() < 2 || text[0] != '0') return 10;
  const char mark = text[1];
  if (mark != 'x' && mark != 'X' && mark != 'b' && mark != 'B') return 8;
  text.remove_prefix(2);
  return mark == 'x' || mark == 'X' ? 16 : 2;
}

bool is_suffix(const std::string& suffix) {
  for (const std::string_view known : {"", "u", "l", "ul", "lu", "ll", "ull", "llu", "z", "uz", "zu"}) {
    if (suffix == known) return true;
  }
  return false;
}

CNumber signed_number(std::int64_t value) {
  return {.bits = static_cast<std::uint64_t>(value)};
}

std::optional<CNumber> shift(bool to_left, CNumber left, CNumber right) {
  if (right.is_negative() || right.bits >= kBits) return std::nullopt;
  const auto by = static_cast<unsigned>(right.bits);
  const auto value = static_cast<std::int64_t>(left.bits);
  if (!to_left) return left.is_unsigned ? CNumber{left.bits >> by, true} : signed_number(value >> by);
  const CNumber result{left.bits << by, left.is_unsigned};
  const bool keeps_value = left.is_unsigned || static_cast<std::int64_t>(result.bits) >> by == value;
  return keeps_value ? std::optional(result) : std::nullopt;
}

std::optional<CNumber> calculate_unsigned(char operation, std::uint64_t a, std::uint64_t b) {
  const bool divides = operation == '/' || operation == '%';
  if (divides && b == 0) return std::nullopt;
  switch (operation) {
    case '+':
      return CNumber{a + b, true};
    case '-':
      return CNumber{a - b, true};
    case '*':
      return CNumber{a * b, true};
    case '/':
      return CNumber{a / b, true};
    case '%':
      return CNumber{a % b, true};
    default:
      return std::nullopt;
  }
}

std::optional<CNumber> calculate_signed(char operation, std::int64_t a, std::int64_t b) {
  std::int64_t result = 0;
  bool overflows = false;
  switch (operation) {
    case '+':
      overflows = __builtin_add_overflow(a, b, &result);
      break;
    case '-':
      overflows = __builtin_sub_overflow(a, b, &result);
      break;
    case '*':
      overflows = __builtin_mul_overflow(a, b, &result);
      break;
    case '/':
    case '%':
      if (b == 0 || (a == std::numeric_limits<std::int64_t>::min() && b == -1)) return std::nullopt;
      result = operation == '/' ? a / b : a % b;
      break;
    default:
      return std::nullopt;
  }
  return overflows ? std::nullopt : std::optional(signed_number(result));
}

}  // namespace

std::optional<CNumber> read_c_integer(std::string_view text) {
  const unsigned base = take_base(text);
  CNumber number;
  std::size_t digits = 0;
  for (; !text.empty(); text.remove_prefix(1)) {
    if (text.front() == '\'' && digits > 0) continue;
    const unsigned digit = digit_value(text.front());
    if (digit >= base) break;
    ++digits;
    if (__builtin_mul_overflow(number.bits, std::uint64_t{base}, &number.bits) ||
        __builtin_add_overflow(number.bits, std::uint64_t{digit}, &number.bits)) {
      return std::nullopt;
    }
  }
  const std::string suffix = to_lower(text.substr(0, 4));
  if (digits == 0 || text.size() > 3 || !is_suffix(suffix)) return std::nullopt;
  const bool is_large = number.bits >> (kBits - 1) != 0;
  if (is_large && base == 10 && suffix.find('u') == std::string::npos) return std::nullopt;
  number.is_unsigned = is_large || suffix.find('u') != std::string::npos;
  return number;
}

std::optional<CNumber> read_c_character(std::string_view literal) {
  if (literal.size() < 3 || literal.front() != '\'' || literal.back() != '\'') return std::nullopt;
  const std::string_view inside = literal.substr(1, literal.size() - 2);
  if (inside[0] != '\\') {
    const bool is_ascii = inside.size() == 1 && static_cast<unsigned char>(inside[0]) < 0x80;
    return is_ascii ? std::optional(signed_number(inside[0])) : std::nullopt;
  }
  if (inside.size() == 2) {
    constexpr std::string_view kEscapes = "n\nt\tr\ra\ab\bf\fv\v\\\\''\"\"??";
    for (std::size_t i = 0; i < kEscapes.size(); i += 2) {
      if (kEscapes[i] == inside[1]) return signed_number(kEscapes[i + 1]);
    }
  }
  const bool is_hex = inside.size() > 2 && inside[1] == 'x';
  const std::string digits = (is_hex ? "0x" : "0") + std::string(inside.substr(is_hex ? 2 : 1));
  const bool all_digits = inside.size() <= 4 && std::all_of(digits.begin() + (is_hex ? 2 : 0), digits.end(),
                                                            [&](char c) { return digit_value(c) < (is_hex ? 16 : 8); });
  const std::optional<CNumber> number = all_digits ? read_c_integer(digits) : std::nullopt;
  return number && number->bits < 0x80 ? number : std::nullopt;
}

std::optional<CNumber> calculate(std::string_view operation, CNumber left, CNumber right) {
  if (operation == "<<" || operation == ">>") return shift(operation == "<<", left, right);
  const bool is_unsigned = left.is_unsigned || right.is_unsigned;
  const auto a = static_cast<std::int64_t>(left.bits);
  const auto b = static_cast<std::int64_t>(right.bits);
  const bool less = is_unsigned ? left.bits < right.bits : a < b;
  const bool equal = left.bits == right.bits;
  const auto truth = [](bool value) { return CNumber{.bits = value ? 1U : 0U}; };
  if (operation == "==") return truth(equal);
  if (operation == "!=") return truth(!equal);
  if (operation == "<") return truth(less);
  if (operation == "<=") return truth(less || equal);
  if (operation == ">") return truth(!less && !equal);
  if (operation == ">=") return truth(!less);
  if (operation == "&") return CNumber{left.bits & right.bits, is_unsigned};
  if (operation == "^") return CNumber{left.bits ^ right.bits, is_unsigned};
  if (operation == "|") return CNumber{left.bits | right.bits, is_unsigned};
  if (operation.size() != 1) return std::nullopt;
  return is_unsigned ? calculate_unsigned(operation[0], left.bits, right.bits) : calculate_signed(operation[0], a, b);
}

std::optional<CNumber> calculate(char operation, CNumber operand) {
  switch (operation) {
    case '+':
      return operand;
    case '-':
      return calculate("-", CNumber{0, operand.is_unsigned}, operand);
    case '!':
      return CNumber{.bits = operand.is_zero() ? 1U : 0U};
    case '~':
      return CNumber{~operand.bits, operand.is_unsigned};
    default:
      return std::nullopt;
  }
}

}  // namespace podworks
