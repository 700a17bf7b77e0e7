#include "scanner/pods/ruby/text_receiver.h"

#include <fmt/format.h>

#include "scanner/pods/ruby/methods.h"

namespace podworks {

const std::string& receiver_text(const RubyCall& call) {
  return *call.receiver->text;
}

const std::string* text_argument(const RubyCall& call, std::size_t index) {
  const Value value = call.argument(index);
  return value.is_text() ? value.text : nullptr;
}

Value text_not_known(RubyEvaluator& ruby, const RubyCall& call) {
  if (const UnknownReason* reason = unknown_argument(ruby, call)) return unknown_value(reason);
  return ruby.unknown(fmt::format("`{}` with these arguments is not understood", call.name), call.node);
}

void set_text(RubyEvaluator& ruby, const RubyCall& call, std::string text) {
  if (ruby.is_uncertain()) {
    ruby.report_uncertainty();
  } else if (text.size() > RubyHeap::kMaxText) {
    ruby.give_up("this text grows too long", call.node);
  } else {
    *call.receiver->text = std::move(text);
  }
}

Value changed_text(RubyEvaluator& ruby, const RubyCall& call, std::string result) {
  if (!call.name.ends_with('!')) {
    return call.receiver->is(ValueKind::Symbol) ? ruby.heap().symbol(std::move(result))
                                                : ruby.heap().text(std::move(result));
  }
  const bool same = result == receiver_text(call);
  if (!same) set_text(ruby, call, std::move(result));
  return same ? Value{} : *call.receiver;
}

}  // namespace podworks
