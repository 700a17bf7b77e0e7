// Methods of Integer and Float.
#include <algorithm>
#include <array>

#include "scanner/pods/ruby/methods.h"

namespace podworks {

namespace {

using Ruby = RubyEvaluator;

bool is_number(const Value& value) {
  return value.is(ValueKind::Integer) || value.is(ValueKind::Float);
}
double number_of(const Value& value) {
  return value.is(ValueKind::Integer) ? static_cast<double>(value.integer) : value.number;
}

Value run_arithmetic(Ruby& ruby, const RubyCall& call) {
  const Value other = call.argument(0);
  if (!is_number(other)) return method_not_known(ruby, call);
  const char sign = call.name.front();
  if (call.receiver->is(ValueKind::Integer) && other.is(ValueKind::Integer)) {
    const std::int64_t a = call.receiver->integer;
    const std::int64_t b = other.integer;
    std::int64_t result = 0;
    bool failed = false;
    switch (sign) {
      case '+':
        failed = __builtin_add_overflow(a, b, &result);
        break;
      case '-':
        failed = __builtin_sub_overflow(a, b, &result);
        break;
      case '*':
        failed = __builtin_mul_overflow(a, b, &result);
        break;
      default: {
        failed = b == 0 || b == -1;
        if (failed) break;
        const std::int64_t quotient = a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0);  // Ruby rounds down
        result = sign == '/' ? quotient : a - quotient * b;
      }
    }
    return failed ? method_not_known(ruby, call) : integer_value(result);
  }
  const double a = number_of(*call.receiver);
  const double b = number_of(other);
  switch (sign) {
    case '+':
      return float_value(a + b);
    case '-':
      return float_value(a - b);
    case '*':
      return float_value(a * b);
    case '/':
      return float_value(a / b);
    default:
      return method_not_known(ruby, call);
  }
}

Value run_compare(Ruby& ruby, const RubyCall& call) {
  const auto order = ruby.order(*call.receiver, call.argument(0));
  if (!order) return method_not_known(ruby, call);
  if (call.name == "<=>") return integer_value(*order);
  return boolean_value(call.name == "<"    ? *order < 0
                       : call.name == "<=" ? *order <= 0
                       : call.name == ">"  ? *order > 0
                                           : *order >= 0);
}

Value run_times(Ruby& ruby, const RubyCall& call) {
  if (call.block == nullptr || !call.receiver->is(ValueKind::Integer)) return method_not_known(ruby, call);
  for (std::int64_t i = 0; i < call.receiver->integer && !ruby.is_jumping(); ++i) {
    if (i >= kMaxRounds) return ruby.give_up("this loop runs too long to be followed", call.node);
    ruby.call_block(*call.block, {integer_value(i)});
  }
  return *call.receiver;
}

Value run_negate(Ruby& ruby, const RubyCall& call) {
  if (call.receiver->is(ValueKind::Float)) return float_value(-call.receiver->number);
  return call.receiver->integer == INT64_MIN ? method_not_known(ruby, call) : integer_value(-call.receiver->integer);
}

constexpr std::array kRows = std::to_array<MethodRow>({
    {"%", run_arithmetic},
    {"*", run_arithmetic},
    {"+", run_arithmetic},
    {"-", run_arithmetic},
    {"-@", run_negate},
    {"/", run_arithmetic},
    {"<", run_compare},
    {"<=", run_compare},
    {"<=>", run_compare},
    {">", run_compare},
    {">=", run_compare},
    {"times", run_times},
    {"to_f", [](Ruby&, const RubyCall& c) { return float_value(number_of(*c.receiver)); }},
    {"to_i",
     [](Ruby& r, const RubyCall& c) {
       return c.receiver->is(ValueKind::Integer) ? *c.receiver : method_not_known(r, c);
     }},
    {"zero?",
     [](Ruby&, const RubyCall& c) {
       return boolean_value(!(number_of(*c.receiver) < 0) && !(number_of(*c.receiver) > 0));
     }},
});

static_assert(std::is_sorted(kRows.begin(), kRows.end(),
                             [](const MethodRow& a, const MethodRow& b) { return a.name < b.name; }));

}  // namespace

RubyMethod find_number_method(std::string_view name) {
  return find_row(kRows, name);
}

}  // namespace podworks
