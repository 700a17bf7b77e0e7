#include "scanner/pods/ruby/array_items.h"

#include <algorithm>

#include <fmt/format.h>

#include "scanner/pods/ruby/value_set.h"

namespace podworks {

Value list_not_known(RubyEvaluator& ruby, const RubyCall& call) {
  if (const UnknownReason* reason = unknown_argument(ruby, call)) return unknown_value(reason);
  return ruby.unknown(fmt::format("`{}` of a list is not understood here", call.name), call.node);
}

Items items_of(const RubyCall& call) {
  if (call.receiver->is(ValueKind::Array)) return call.receiver->array->items;
  Items items;
  const Items& bounds = call.receiver->array->items;
  if (!bounds[0].is(ValueKind::Integer) || !bounds[1].is(ValueKind::Integer)) return items;
  const std::int64_t last = bounds[1].integer - (bounds[2].boolean ? 1 : 0);
  for (std::int64_t i = bounds[0].integer; i <= last && items.size() < RubyHeap::kMaxItems; ++i) {
    items.push_back(integer_value(i));
  }
  return items;
}

namespace {

const UnknownReason kOtherRange = {.why = "only short ranges of integers are understood"};

}  // namespace

const UnknownReason* partial_of(const RubyCall& call) {
  if (call.receiver->is(ValueKind::Array)) return call.receiver->array->partial;
  const Items& bounds = call.receiver->array->items;
  const bool integers = bounds[0].is(ValueKind::Integer) && bounds[1].is(ValueKind::Integer);
  const bool fits = integers && bounds[1].integer - std::max<std::int64_t>(bounds[0].integer, -1'000'000'000) <
                                    static_cast<std::int64_t>(RubyHeap::kMaxItems);
  return fits ? nullptr : &kOtherRange;
}

Value list(RubyEvaluator& ruby, const RubyCall& call, Items items, const UnknownReason* more) {
  Value value = ruby.heap().array(std::move(items));
  if (!value.is(ValueKind::Array)) return value;
  value.array->partial = partial_of(call) != nullptr ? partial_of(call) : more;
  return value;
}

Value set_items(RubyEvaluator& ruby, const RubyCall& call, Items items) {
  if (!call.receiver->is(ValueKind::Array) || items.size() > RubyHeap::kMaxItems) return list_not_known(ruby, call);
  RubyArray& array = *call.receiver->array;
  if (ruby.is_uncertain()) {
    ValueSet kept(ruby);
    bool keeps_unknown = false;
    for (const Value& item : items) {
      kept.add(item);
      keeps_unknown = keeps_unknown || item.is_unknown();
    }
    for (const Value& item : array.items) {
      if (item.is_unknown() ? !keeps_unknown : !kept.has(item)) items.push_back(item);
    }
    ruby.mark_changed(array);
  }
  array.items = std::move(items);
  return *call.receiver;
}

}  // namespace podworks
