// Methods of Array that need no block; a Range of integers is taken as the array of them.
#include <algorithm>
#include <array>
#include <functional>
#include <string>

#include <fmt/format.h>

#include "scanner/pods/ruby_array_items.h"
#include "scanner/pods/ruby_methods.h"
#include "scanner/pods/ruby_value_set.h"

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

Value run_add(Ruby& ruby, const RubyCall& call) {
  const Value other = call.argument(0);
  Items items = items_of(call);
  if (!other.is(ValueKind::Array)) {
    if (!other.is_unknown()) return list_not_known(ruby, call);
    return list(ruby, call, std::move(items), other.unknown);
  }
  items.insert(items.end(), other.array->items.begin(), other.array->items.end());
  if (call.name != "|") return list(ruby, call, std::move(items), other.array->partial);
  ValueSet seen(ruby);
  std::erase_if(items, [&](const Value& item) { return !item.is_unknown() && !seen.add(item); });
  return list(ruby, call, std::move(items), other.array->partial);
}

Value run_subtract(Ruby& ruby, const RubyCall& call) {
  const Value other = call.argument(0);
  Items items = items_of(call);
  if (other.is_unknown()) return list(ruby, call, std::move(items), other.unknown);
  if (!other.is(ValueKind::Array)) return list_not_known(ruby, call);
  ValueSet removed(ruby);
  for (const Value& item : other.array->items) removed.add(item);
  const bool intersects = call.name == "&";
  std::erase_if(items, [&](const Value& item) { return !item.is_unknown() && removed.has(item) != intersects; });
  return list(ruby, call, std::move(items), ruby.why(other));
}

/// <<, push, append, concat, unshift: changes the array itself.
Value run_append(Ruby& ruby, const RubyCall& call) {
  if (!call.receiver->is(ValueKind::Array)) return list_not_known(ruby, call);
  RubyArray& array = *call.receiver->array;
  const bool front = call.name == "unshift" || call.name == "prepend";
  Items added;
  for (const Value& argument : call.arguments) {
    if (call.name != "concat") {
      added.push_back(argument);
    } else if (argument.is(ValueKind::Array)) {
      added.insert(added.end(), argument.array->items.begin(), argument.array->items.end());
      if (argument.array->partial != nullptr) array.partial = argument.array->partial;
    } else if (argument.is_unknown()) {
      array.partial = argument.unknown;
    }
  }
  const bool fits = ruby.heap().take(added.size() * sizeof(Value));
  if (!fits || array.items.size() + added.size() > RubyHeap::kMaxItems) return list_not_known(ruby, call);
  array.items.insert(front ? array.items.begin() : array.items.end(), added.begin(), added.end());
  ruby.mark_changed(array);
  return *call.receiver;
}

Value run_join(Ruby& ruby, const RubyCall& call) {
  if (const UnknownReason* open = partial_of(call)) return unknown_value(open);
  const Value separator = call.argument(0);
  std::string text;
  bool first = true;
  for (const Value& item : items_of(call)) {
    if (!first && separator.is_text()) text += *separator.text;
    first = false;
    const Value arguments[] = {separator};
    const Value piece =
        item.is(ValueKind::Array) ? ruby.call_method(item, "join", arguments) : text_or_unknown(ruby, item, call.node);
    if (piece.is_unknown()) return piece;
    text += *piece.text;
    if (text.size() > RubyHeap::kMaxText) return ruby.unknown("this text grows too long", call.node);
  }
  return ruby.heap().text(std::move(text));
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

Value run_flatten(Ruby& ruby, const RubyCall& call) {
  Items flat;
  const UnknownReason* open = nullptr;
  const std::function<void(const Items&, int)> add = [&](const Items& items, int depth) {
    ruby.charge(1 + items.size());
    for (const Value& item : items) {
      if (flat.size() >= RubyHeap::kMaxItems || ruby.is_exhausted()) return;
      if (item.is(ValueKind::Array) && depth < 10) {
        if (item.array->partial != nullptr) open = item.array->partial;
        add(item.array->items, depth + 1);
      } else {
        flat.push_back(item);
      }
    }
  };
  add(items_of(call), 0);
  return call.name.ends_with('!') ? set_items(ruby, call, std::move(flat)) : list(ruby, call, std::move(flat), open);
}

Value run_compact(Ruby& ruby, const RubyCall& call) {
  Items items = items_of(call);
  std::erase_if(items, [](const Value& item) { return item.is_nil(); });
  return call.name.ends_with('!') ? set_items(ruby, call, std::move(items)) : list(ruby, call, std::move(items));
}

Value run_unique(Ruby& ruby, const RubyCall& call) {
  if (call.block != nullptr) return list_not_known(ruby, call);
  Items items = items_of(call);
  ValueSet seen(ruby);
  std::erase_if(items, [&](const Value& item) { return !item.is_unknown() && !seen.add(item); });
  return call.name.ends_with('!') ? set_items(ruby, call, std::move(items)) : list(ruby, call, std::move(items));
}

Value run_zip(Ruby& ruby, const RubyCall& call) {
  const Value other = call.argument(0);
  if (call.arguments.size() != 1 || !other.is(ValueKind::Array)) return list_not_known(ruby, call);
  Items pairs;
  const Items items = items_of(call);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Value second = i < other.array->items.size() ? other.array->items[i] : Value{};
    pairs.push_back(ruby.heap().array({items[i], second}));
  }
  return list(ruby, call, std::move(pairs), other.array->partial);
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

Value run_reverse(Ruby& ruby, const RubyCall& call) {
  Items items = items_of(call);
  std::reverse(items.begin(), items.end());
  return call.name.ends_with('!') ? set_items(ruby, call, std::move(items)) : list(ruby, call, std::move(items));
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
    {"&", run_subtract},
    {"+", run_add},
    {"-", run_subtract},
    {"<<", run_append},
    {"===", run_include},
    {"[]", run_index},
    {"[]=", run_store},
    {"append", run_append},
    {"at", run_index},
    {"clear", [](Ruby& r, const RubyCall& c) { return set_items(r, c, {}); }},
    {"compact", run_compact},
    {"compact!", run_compact},
    {"concat", run_append},
    {"count", run_size},
    {"delete", run_delete},
    {"difference", run_subtract},
    {"dig", run_dig},
    {"drop", run_end},
    {"empty?", run_size},
    {"first", run_end},
    {"flatten", run_flatten},
    {"flatten!", run_flatten},
    {"include?", run_include},
    {"intersection", [](Ruby& r, const RubyCall& c) {
       RubyCall same = c;
       same.name = "&";
       return run_subtract(r, same);
     }},
    {"join", run_join},
    {"last", run_end},
    {"length", run_size},
    {"max", run_extreme},
    {"member?", run_include},
    {"min", run_extreme},
    {"pop", run_take_away},
    {"prepend", run_append},
    {"push", run_append},
    {"replace", [](Ruby& r, const RubyCall& c) {
       const Value other = c.argument(0);
       return other.is(ValueKind::Array) ? set_items(r, c, other.array->items) : list_not_known(r, c);
     }},
    {"reverse", run_reverse},
    {"reverse!", run_reverse},
    {"shift", run_take_away},
    {"size", run_size},
    {"slice", run_index},
    {"take", run_end},
    {"to_a", [](Ruby& r, const RubyCall& c) { return c.receiver->is(ValueKind::Array) ? *c.receiver : list(r, c, items_of(c)); }},
    {"to_ary", [](Ruby&, const RubyCall& c) { return *c.receiver; }},
    {"union", [](Ruby& r, const RubyCall& c) {
       RubyCall same = c;
       same.name = "|";
       return run_add(r, same);
     }},
    {"uniq", run_unique},
    {"uniq!", run_unique},
    {"unshift", run_append},
    {"zip", run_zip},
    {"|", run_add},
});

static_assert(std::is_sorted(kRows.begin(), kRows.end(),
                             [](const MethodRow& a, const MethodRow& b) { return a.name < b.name; }));

}  // namespace

RubyMethod find_array_method(std::string_view name) {
  const RubyMethod method = find_row(kRows, name);
  return method != nullptr ? method : find_array_block_method(name);
}

}  // namespace podworks
