// Methods of Array that are about single items and their places: which, how many, set, taken away.
#include <algorithm>
#include <array>

#include "scanner/pods/ruby/array_items.h"
#include "scanner/pods/ruby/methods.h"

namespace podworks {

namespace {

using Ruby = RubyEvaluator;

Value run_include(Ruby& ruby, const RubyCall& call) {
  const Value wanted = call.argument(0);
  if (wanted.is_unknown()) return wanted;
  const UnknownReason* open = partial_of(call);
  for (const Value& item : items_of(call)) {
    const auto same = ruby.equal(item, wanted);
    if (same == true) return boolean_value(true);
    if (!same) open = ruby.why(item);
  }
  return open != nullptr ? unknown_value(open) : boolean_value(false);
}

Value run_index(Ruby& ruby, const RubyCall& call) {
  const Items items = items_of(call);
  const auto size = static_cast<std::int64_t>(items.size());
  const auto from_end = [&](std::int64_t index) { return index < 0 ? index + size : index; };
  const Value first = call.argument(0);
  if (const UnknownReason* open = partial_of(call)) return unknown_value(open);
  std::int64_t begin = 0;
  std::int64_t count = 0;
  if (first.is(ValueKind::Integer) && call.arguments.size() == 1) {
    const std::int64_t index = from_end(first.integer);
    return index >= 0 && index < size ? items[static_cast<std::size_t>(index)] : Value{};
  }
  if (first.is(ValueKind::Integer) && call.argument(1).is(ValueKind::Integer)) {
    begin = from_end(first.integer);
    count = call.argument(1).integer;
  } else if (first.is(ValueKind::Range)) {
    const Items& bounds = first.array->items;
    if (!bounds[0].is(ValueKind::Integer) || (!bounds[1].is(ValueKind::Integer) && !bounds[1].is_nil()))
      return list_not_known(ruby, call);
    begin = from_end(bounds[0].integer);
    const std::int64_t last = bounds[1].is_nil() ? size - 1 : from_end(bounds[1].integer);
    count = last - begin + (bounds[1].is(ValueKind::Integer) && bounds[2].boolean ? 0 : 1);
  } else {
    return list_not_known(ruby, call);
  }
  if (begin < 0 || begin > size) return {};
  count = std::clamp<std::int64_t>(count, 0, size - begin);
  return ruby.heap().array({items.begin() + begin, items.begin() + begin + count});
}

Value run_end(Ruby& ruby, const RubyCall& call) {
  const Items items = items_of(call);
  const bool last = call.name == "last";
  if (call.arguments.empty()) {
    if (const UnknownReason* open = partial_of(call)) return unknown_value(open);
    return items.empty() ? Value{} : last ? items.back() : items.front();
  }
  const Value count = call.argument(0);
  if (!count.is(ValueKind::Integer) || count.integer < 0) return list_not_known(ruby, call);
  const std::size_t n = std::min(items.size(), static_cast<std::size_t>(count.integer));
  const auto split = static_cast<std::ptrdiff_t>(last ? items.size() - n : call.name == "drop" ? n : 0);
  const auto end = last || call.name == "drop" ? items.end() : items.begin() + static_cast<std::ptrdiff_t>(n);
  return list(ruby, call, {items.begin() + split, end});
}

Value run_delete(Ruby& ruby, const RubyCall& call) {
  Items items = items_of(call);
  const Value wanted = call.argument(0);
  if (wanted.is_unknown()) return wanted;
  const std::size_t before = items.size();
  std::erase_if(items, [&](const Value& item) { return ruby.equal(item, wanted) == true; });
  const bool found = items.size() < before;
  set_items(ruby, call, std::move(items));
  return found ? wanted : Value{};
}

Value run_take_away(Ruby& ruby, const RubyCall& call) {  // pop, shift
  Items items = items_of(call);
  if (!call.arguments.empty() || partial_of(call) != nullptr) return list_not_known(ruby, call);
  if (items.empty()) return {};
  const Value taken = call.name == "pop" ? items.back() : items.front();
  items.erase(call.name == "pop" ? items.end() - 1 : items.begin());
  set_items(ruby, call, std::move(items));
  return taken;
}

Value run_size(Ruby& ruby, const RubyCall& call) {
  if (const UnknownReason* open = partial_of(call)) return unknown_value(open);
  const Items items = items_of(call);
  if (call.name == "empty?") return boolean_value(items.empty());
  if (call.name == "count" && (call.block != nullptr || !call.arguments.empty())) return list_not_known(ruby, call);
  return integer_value(static_cast<std::int64_t>(items.size()));
}

Value run_extreme(Ruby& ruby, const RubyCall& call) {
  const Items items = items_of(call);
  if (call.block != nullptr || partial_of(call) != nullptr || items.empty()) return list_not_known(ruby, call);
  Value best = items.front();
  for (const Value& item : items) {
    const auto order = ruby.order(item, best);
    if (!order) return list_not_known(ruby, call);
    if (*order != 0 && (*order < 0) == (call.name == "min")) best = item;
  }
  return best;
}

Value run_store(Ruby& ruby, const RubyCall& call) {
  Items items = items_of(call);
  const Value index = call.argument(0);
  if (call.arguments.size() != 2 || !index.is(ValueKind::Integer) || index.integer < 0 ||
      index.integer >= static_cast<std::int64_t>(RubyHeap::kMaxItems)) {
    return list_not_known(ruby, call);
  }
  const auto at = static_cast<std::size_t>(index.integer);
  if (at >= items.size()) items.resize(at + 1);
  items[at] = call.argument(1);
  set_items(ruby, call, std::move(items));
  return call.argument(1);
}

Value run_dig(Ruby& ruby, const RubyCall& call) {
  const Value first[] = {call.argument(0)};
  const Value item = ruby.call_method(*call.receiver, "[]", first);
  if (call.arguments.size() < 2 || item.is_nil()) return item;
  return ruby.call_method(item, "dig", call.arguments.subspan(1));
}

constexpr std::array kRows = std::to_array<MethodRow>({
    {"===", run_include},   {"[]", run_index},        {"[]=", run_store},        {"at", run_index},
    {"count", run_size},    {"delete", run_delete},   {"dig", run_dig},          {"drop", run_end},
    {"empty?", run_size},   {"first", run_end},       {"include?", run_include}, {"last", run_end},
    {"length", run_size},   {"max", run_extreme},     {"member?", run_include},  {"min", run_extreme},
    {"pop", run_take_away}, {"shift", run_take_away}, {"size", run_size},        {"slice", run_index},
    {"take", run_end},
});

static_assert(std::is_sorted(kRows.begin(), kRows.end(),
                             [](const MethodRow& a, const MethodRow& b) { return a.name < b.name; }));

}  // namespace

RubyMethod find_array_access_method(std::string_view name) {
  return find_row(kRows, name);
}

}  // namespace podworks
