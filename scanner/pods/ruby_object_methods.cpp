// Methods that every value has, methods of numbers, and functions without a receiver.
#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/ruby_methods.h"

namespace podworks {

namespace {

using Ruby = RubyEvaluator;

constexpr std::int64_t kMaxRounds = 100'000;

Value not_known(Ruby& ruby, const RubyCall& call) {
  if (const UnknownReason* reason = unknown_argument(ruby, call)) return unknown_value(reason);
  return ruby.unknown(fmt::format("`{}` is not understood here", call.name), call.node);
}

Value run_equal(Ruby& ruby, const RubyCall& call) {
  const Value other = call.argument(0);
  if (const UnknownReason* reason = ruby.why(*call.receiver)) return unknown_value(reason);
  if (const UnknownReason* reason = ruby.why(other)) return unknown_value(reason);
  const auto same = ruby.equal(*call.receiver, other);
  if (!same) return not_known(ruby, call);
  return boolean_value(call.name == "!=" ? !*same : *same);
}

/// `when String`, `when /x/`, `when 'x'`.
Value run_case_equal(Ruby& ruby, const RubyCall& call) {
  const Value subject = call.argument(0);
  if (call.receiver->is(ValueKind::Constant)) return boolean_value(class_of_value(subject) == *call.receiver->text);
  if (call.receiver->is(ValueKind::Regex)) {
    if (!subject.is_text()) return boolean_value(false);
    const Value arguments[] = {*call.receiver};
    return ruby.call_method(subject, "match?", arguments);
  }
  return run_equal(ruby, call);
}

Value run_is_a(Ruby& ruby, const RubyCall& call) {
  const Value type = call.argument(0);
  if (!type.is(ValueKind::Constant)) return not_known(ruby, call);
  const std::string_view actual = class_of_value(*call.receiver);
  const bool number = (actual == "Integer" || actual == "Float") && *type.text == "Numeric";
  const bool enumerable = (actual == "Array" || actual == "Hash") && *type.text == "Enumerable";
  if (call.receiver->is(ValueKind::Object)) return not_known(ruby, call);
  return boolean_value(actual == *type.text || *type.text == "Object" || number || enumerable);
}

Value run_to_s(Ruby& ruby, const RubyCall& call) {
  return text_or_unknown(ruby, *call.receiver, call.node);
}

Value run_itself(Ruby&, const RubyCall& call) {
  return *call.receiver;
}

Value run_dup(Ruby& ruby, const RubyCall& call) {
  const Value& value = *call.receiver;
  if (value.is(ValueKind::String)) return ruby.heap().text(*value.text);
  if (value.is(ValueKind::Array)) {
    Value copy = ruby.heap().array(value.array->items);
    if (copy.is(ValueKind::Array)) copy.array->partial = value.array->partial;
    return copy;
  }
  if (value.is(ValueKind::Hash)) {
    const Value copy = ruby.heap().hash(value.hash->entries);
    if (copy.hash->partial == nullptr) copy.hash->partial = value.hash->partial;
    return copy;
  }
  return value;
}

Value run_tap(Ruby& ruby, const RubyCall& call) {
  if (call.block == nullptr) return not_known(ruby, call);
  const Value result = ruby.call_block(*call.block, {*call.receiver});
  return call.name == "tap" ? *call.receiver : result;
}

Value run_send(Ruby& ruby, const RubyCall& call) {
  if (call.arguments.empty() || !call.argument(0).is_text()) return not_known(ruby, call);
  return ruby.call_method(*call.receiver, *call.argument(0).text, call.arguments.subspan(1));
}

Value run_responds(Ruby& ruby, const RubyCall& call) {
  return not_known(ruby, call);
}

Value run_presence(Ruby&, const RubyCall& call) {  // of ActiveSupport, which CocoaPods loads
  const Value& value = *call.receiver;
  bool blank = !value.is_truthy();
  if (value.is(ValueKind::String)) blank = value.text->find_first_not_of(" \t\r\n") == std::string::npos;
  if (value.is(ValueKind::Array)) blank = value.array->items.empty();
  if (value.is(ValueKind::Hash)) blank = value.hash->entries.empty();
  if (call.name == "presence") return blank ? Value{} : value;
  return boolean_value(call.name == "blank?" ? blank : !blank);
}

Value run_to_array(Ruby& ruby, const RubyCall& call) {
  return call.receiver->is_nil() ? ruby.heap().array() : not_known(ruby, call);
}

constexpr std::array kObjectRows = std::to_array<MethodRow>({
    {"!", [](Ruby&, const RubyCall& c) { return boolean_value(!c.receiver->is_truthy()); }},
    {"!=", run_equal},
    {"==", run_equal},
    {"===", run_case_equal},
    {"blank?", run_presence},
    {"class", [](Ruby& r, const RubyCall& c) { return r.heap().constant(std::string(class_of_value(*c.receiver))); }},
    {"clone", run_dup},
    {"deep_dup", run_dup},
    {"dup", run_dup},
    {"eql?", run_equal},
    {"equal?", run_equal},
    {"freeze", run_itself},
    {"frozen?", run_responds},
    {"inspect", [](Ruby& r, const RubyCall& c) { return r.unknown("`inspect` is not understood", c.node); }},
    {"instance_of?", run_is_a},
    {"is_a?", run_is_a},
    {"itself", run_itself},
    {"kind_of?", run_is_a},
    {"nil?", [](Ruby&, const RubyCall& c) { return boolean_value(c.receiver->is_nil()); }},
    {"presence", run_presence},
    {"present?", run_presence},
    {"public_send", run_send},
    {"respond_to?", run_responds},
    {"send", run_send},
    {"tap", run_tap},
    {"then", run_tap},
    {"to_a", run_to_array},
    {"to_h", [](Ruby& r, const RubyCall& c) { return c.receiver->is_nil() ? r.heap().hash() : not_known(r, c); }},
    {"to_i", [](Ruby& r, const RubyCall& c) { return c.receiver->is_nil() ? integer_value(0) : not_known(r, c); }},
    {"to_s", run_to_s},
    {"to_sym", [](Ruby& r, const RubyCall& c) { return not_known(r, c); }},
    {"yield_self", run_tap},
});

bool is_number(const Value& value) {
  return value.is(ValueKind::Integer) || value.is(ValueKind::Float);
}
double number_of(const Value& value) {
  return value.is(ValueKind::Integer) ? static_cast<double>(value.integer) : value.number;
}

Value run_arithmetic(Ruby& ruby, const RubyCall& call) {
  const Value other = call.argument(0);
  if (!is_number(other)) return not_known(ruby, call);
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
    return failed ? not_known(ruby, call) : integer_value(result);
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
      return not_known(ruby, call);
  }
}

Value run_compare(Ruby& ruby, const RubyCall& call) {
  const auto order = ruby.order(*call.receiver, call.argument(0));
  if (!order) return not_known(ruby, call);
  if (call.name == "<=>") return integer_value(*order);
  return boolean_value(call.name == "<"    ? *order < 0
                       : call.name == "<=" ? *order <= 0
                       : call.name == ">"  ? *order > 0
                                           : *order >= 0);
}

Value run_times(Ruby& ruby, const RubyCall& call) {
  if (call.block == nullptr || !call.receiver->is(ValueKind::Integer)) return not_known(ruby, call);
  for (std::int64_t i = 0; i < call.receiver->integer && !ruby.is_jumping(); ++i) {
    if (i >= kMaxRounds) return ruby.give_up("this loop runs too long to be followed", call.node);
    ruby.call_block(*call.block, {integer_value(i)});
  }
  return *call.receiver;
}

Value run_negate(Ruby& ruby, const RubyCall& call) {
  if (call.receiver->is(ValueKind::Float)) return float_value(-call.receiver->number);
  return call.receiver->integer == INT64_MIN ? not_known(ruby, call) : integer_value(-call.receiver->integer);
}

constexpr std::array kNumberRows = std::to_array<MethodRow>({
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
     [](Ruby& r, const RubyCall& c) { return c.receiver->is(ValueKind::Integer) ? *c.receiver : not_known(r, c); }},
    {"zero?",
     [](Ruby&, const RubyCall& c) {
       return boolean_value(!(number_of(*c.receiver) < 0) && !(number_of(*c.receiver) > 0));
     }},
});

Value run_nothing(Ruby&, const RubyCall&) {
  return {};
}

/// A file of the pool is read for its methods; for all others the tables of known helpers stand.
Value run_require(Ruby& ruby, const RubyCall& call) {
  const Value path = call.argument(0);
  if (!path.is(ValueKind::String)) return boolean_value(true);
  const bool relative = call.name == "require_relative";
  const bool is_path = path.text->find('/') != std::string::npos || path.text->ends_with(".rb");
  if (relative) {
    ruby.load_file(fmt::format("{}/{}/{}", kPoolRoot, folder_of(ruby.current_file()), *path.text));
  } else if (is_path) {
    ruby.load_file(*path.text);
  }
  return boolean_value(true);
}

Value run_never(Ruby& ruby, const RubyCall& call) {
  return ruby.unknown(fmt::format("`{}` is never run", call.name), call.node);
}

Value run_raise(Ruby& ruby, const RubyCall& call) {
  const Value value = ruby.raise("an error is raised", call.node);
  if (ruby.is_jumping() || ruby.is_uncertain()) return value;
  ruby.report(call.node != nullptr ? call.node->begin : 0, fmt::format("`{}` would stop CocoaPods here", call.name),
              "the rest of the file is read as if it did not stop");
  return value;
}

Value run_loop(Ruby& ruby, const RubyCall& call) {
  if (call.block == nullptr) return not_known(ruby, call);
  for (std::int64_t i = 0; !ruby.is_jumping(); ++i) {
    if (i >= kMaxRounds) return ruby.give_up("this loop runs too long to be followed", call.node);
    ruby.call_block(*call.block, std::span<const Value>());
  }
  return {};
}

Value run_proc(Ruby&, const RubyCall& call) {
  Value value;
  if (call.block == nullptr) return value;
  value.kind = ValueKind::Proc;
  value.proc = const_cast<RubyProc*>(call.block);
  return value;
}

Value run_array(Ruby& ruby, const RubyCall& call) {
  const Value value = call.argument(0);
  if (value.is(ValueKind::Array)) return value;
  if (value.is(ValueKind::Hash)) return ruby.call_method(value, "to_a", {});
  if (value.is_nil()) return ruby.heap().array();
  Value list = ruby.heap().array({value});
  if (value.is_unknown() && list.is(ValueKind::Array)) list.array->partial = value.unknown;
  return list;
}

Value run_integer(Ruby& ruby, const RubyCall& call) {
  return ruby.call_method(call.argument(0), "to_i", {});
}

Value run_format(Ruby& ruby, const RubyCall& call) {
  if (call.arguments.empty() || !call.argument(0).is_text()) return not_known(ruby, call);
  const Value arguments[] = {ruby.heap().array({call.arguments.begin() + 1, call.arguments.end()})};
  return ruby.call_method(call.argument(0), "%", arguments);
}

Value run_folder(Ruby& ruby, const RubyCall&) {
  const std::string_view folder = folder_of(ruby.current_file());
  return ruby.heap().text(folder.empty() ? std::string(kPoolRoot) : fmt::format("{}/{}", kPoolRoot, folder));
}

constexpr std::array kKernelRows = std::to_array<MethodRow>({
    {"Array", run_array},
    {"Float", [](Ruby& r, const RubyCall& c) { return r.call_method(c.argument(0), "to_f", {}); }},
    {"Integer", run_integer},
    {"Pathname",
     [](Ruby& r, const RubyCall& c) { return r.call_method(r.heap().constant("Pathname"), "new", c.arguments); }},
    {"String", [](Ruby& r, const RubyCall& c) { return text_or_unknown(r, c.argument(0), c.node); }},
    {"__dir__", run_folder},
    {"abort", run_raise},
    {"attr_accessor", run_nothing},
    {"attr_reader", run_nothing},
    {"exec", run_never},
    {"exit", run_raise},
    {"extend", run_nothing},
    {"fail", run_raise},
    {"format", run_format},
    {"include", run_nothing},
    {"lambda", run_proc},
    {"load", run_require},
    {"loop", run_loop},
    {"module_function", run_nothing},
    {"p", run_nothing},
    {"pp", run_nothing},
    {"print", run_nothing},
    {"private", run_nothing},
    {"private_class_method", run_nothing},
    {"proc", run_proc},
    {"public", run_nothing},
    {"puts", run_nothing},
    {"raise", run_raise},
    {"require", run_require},
    {"require_relative", run_require},
    {"spawn", run_never},
    {"sprintf", run_format},
    {"system", run_never},
    {"warn", run_nothing},
});

constexpr auto kByName = [](const MethodRow& a, const MethodRow& b) { return a.name < b.name; };
static_assert(std::is_sorted(kObjectRows.begin(), kObjectRows.end(), kByName));
static_assert(std::is_sorted(kNumberRows.begin(), kNumberRows.end(), kByName));
static_assert(std::is_sorted(kKernelRows.begin(), kKernelRows.end(), kByName));

}  // namespace

RubyMethod find_object_method(std::string_view name) {
  return find_row(kObjectRows, name);
}
RubyMethod find_number_method(std::string_view name) {
  return find_row(kNumberRows, name);
}
RubyMethod find_kernel_function(std::string_view name) {
  return find_row(kKernelRows, name);
}

Value text_or_unknown(RubyEvaluator& ruby, const Value& value, const Node* node) {
  if (value.is(ValueKind::String)) return value;
  if (const auto text = ruby.text_of(value)) return ruby.heap().text(*text);
  const UnknownReason* reason = ruby.why(value);
  return reason != nullptr ? unknown_value(reason) : ruby.unknown("this value has no text that podworks knows", node);
}

const UnknownReason* unknown_argument(RubyEvaluator& ruby, const RubyCall& call) {
  for (const Value& argument : call.arguments) {
    if (const UnknownReason* reason = ruby.why(argument)) return reason;
  }
  return nullptr;
}

}  // namespace podworks
