// Methods that every value has.
#include <algorithm>
#include <array>
#include <string>

#include "scanner/pods/ruby/methods.h"

namespace podworks {

namespace {

using Ruby = RubyEvaluator;

Value run_equal(Ruby& ruby, const RubyCall& call) {
  const Value other = call.argument(0);
  if (const UnknownReason* reason = ruby.why(*call.receiver)) return unknown_value(reason);
  if (const UnknownReason* reason = ruby.why(other)) return unknown_value(reason);
  const auto same = ruby.equal(*call.receiver, other);
  if (!same) return method_not_known(ruby, call);
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
  if (!type.is(ValueKind::Constant)) return method_not_known(ruby, call);
  const std::string_view actual = class_of_value(*call.receiver);
  const bool number = (actual == "Integer" || actual == "Float") && *type.text == "Numeric";
  const bool enumerable = (actual == "Array" || actual == "Hash") && *type.text == "Enumerable";
  if (call.receiver->is(ValueKind::Object)) return method_not_known(ruby, call);
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
  if (call.block == nullptr) return method_not_known(ruby, call);
  const Value result = ruby.call_block(*call.block, {*call.receiver});
  return call.name == "tap" ? *call.receiver : result;
}

Value run_send(Ruby& ruby, const RubyCall& call) {
  if (call.arguments.empty() || !call.argument(0).is_text()) return method_not_known(ruby, call);
  return ruby.call_method(*call.receiver, *call.argument(0).text, call.arguments.subspan(1));
}

Value run_responds(Ruby& ruby, const RubyCall& call) {
  return method_not_known(ruby, call);
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
  return call.receiver->is_nil() ? ruby.heap().array() : method_not_known(ruby, call);
}

constexpr std::array kRows = std::to_array<MethodRow>({
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
    {"to_h",
     [](Ruby& r, const RubyCall& c) { return c.receiver->is_nil() ? r.heap().hash() : method_not_known(r, c); }},
    {"to_i",
     [](Ruby& r, const RubyCall& c) { return c.receiver->is_nil() ? integer_value(0) : method_not_known(r, c); }},
    {"to_s", run_to_s},
    {"to_sym", [](Ruby& r, const RubyCall& c) { return method_not_known(r, c); }},
    {"yield_self", run_tap},
});

static_assert(std::is_sorted(kRows.begin(), kRows.end(),
                             [](const MethodRow& a, const MethodRow& b) { return a.name < b.name; }));

}  // namespace

RubyMethod find_object_method(std::string_view name) {
  return find_row(kRows, name);
}

}  // namespace podworks
