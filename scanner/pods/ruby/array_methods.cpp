// Methods of Array that take it as a whole and need no block; a Range of integers is taken as the array of them.
#include <algorithm>
#include <array>
#include <functional>
#include <string>

#include "scanner/pods/ruby/array_items.h"
#include "scanner/pods/ruby/methods.h"
#include "scanner/pods/ruby/value_set.h"

namespace podworks {

namespace {

using Ruby = RubyEvaluator;

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

Value run_reverse(Ruby& ruby, const RubyCall& call) {
  Items items = items_of(call);
  std::reverse(items.begin(), items.end());
  return call.name.ends_with('!') ? set_items(ruby, call, std::move(items)) : list(ruby, call, std::move(items));
}

constexpr std::array kRows = std::to_array<MethodRow>({
    {"&", run_subtract},
    {"+", run_add},
    {"-", run_subtract},
    {"<<", run_append},
    {"append", run_append},
    {"clear", [](Ruby& r, const RubyCall& c) { return set_items(r, c, {}); }},
    {"compact", run_compact},
    {"compact!", run_compact},
    {"concat", run_append},
    {"difference", run_subtract},
    {"flatten", run_flatten},
    {"flatten!", run_flatten},
    {"intersection",
     [](Ruby& r, const RubyCall& c) {
       RubyCall same = c;
       same.name = "&";
       return run_subtract(r, same);
     }},
    {"join", run_join},
    {"prepend", run_append},
    {"push", run_append},
    {"replace",
     [](Ruby& r, const RubyCall& c) {
       const Value other = c.argument(0);
       return other.is(ValueKind::Array) ? set_items(r, c, other.array->items) : list_not_known(r, c);
     }},
    {"reverse", run_reverse},
    {"reverse!", run_reverse},
    {"to_a",
     [](Ruby& r, const RubyCall& c) {
       return c.receiver->is(ValueKind::Array) ? *c.receiver : list(r, c, items_of(c));
     }},
    {"to_ary", [](Ruby&, const RubyCall& c) { return *c.receiver; }},
    {"union",
     [](Ruby& r, const RubyCall& c) {
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
  if (const RubyMethod method = find_row(kRows, name)) return method;
  if (const RubyMethod method = find_array_access_method(name)) return method;
  return find_array_block_method(name);
}

}  // namespace podworks
