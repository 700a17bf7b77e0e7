#include "scanner/pods/ruby/methods.h"

#include <fmt/format.h>

namespace podworks {

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

Value method_not_known(RubyEvaluator& ruby, const RubyCall& call) {
  if (const UnknownReason* reason = unknown_argument(ruby, call)) return unknown_value(reason);
  return ruby.unknown(fmt::format("`{}` is not understood here", call.name), call.node);
}

}  // namespace podworks
