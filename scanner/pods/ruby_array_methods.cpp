// Methods of Array; a Range of integers is taken as the array of them.
#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <unordered_set>

#include <fmt/format.h>

#include "scanner/pods/ruby_methods.h"

namespace podworks {

namespace {

using Ruby = RubyEvaluator;
using Items = std::vector<Value>;

Value not_known(Ruby& ruby, const RubyCall& call) {
  if (const UnknownReason* reason = unknown_argument(call)) return unknown_value(reason);
  return ruby.unknown(fmt::format("`{}` of a list is not understood here", call.name), call.node);
}

/// The receiver's items, copied: a block may change the array.
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

const UnknownReason kOtherRange = {.why = "only short ranges of integers are understood"};

/// Why the receiver may hold other items than it shows, or nullptr.
const UnknownReason* partial_of(const RubyCall& call) {
  if (call.receiver->is(ValueKind::Array)) return call.receiver->array->partial;
  const Items& bounds = call.receiver->array->items;
  const bool integers = bounds[0].is(ValueKind::Integer) && bounds[1].is(ValueKind::Integer);
  const bool fits = integers && bounds[1].integer - std::max<std::int64_t>(bounds[0].integer, -1'000'000'000) <
                                    static_cast<std::int64_t>(RubyHeap::kMaxItems);
  return fits ? nullptr : &kOtherRange;
}

/// A new list that is as open as the receiver.
Value list(Ruby& ruby, const RubyCall& call, Items items, const UnknownReason* more = nullptr) {
  Value value = ruby.heap().array(std::move(items));
  if (!value.is(ValueKind::Array)) return value;
  value.array->partial = partial_of(call) != nullptr ? partial_of(call) : more;
  return value;
}

/// The receiver with new items, for methods that change it. Under an undecided condition it keeps the old ones as well.
Value set_items(Ruby& ruby, const RubyCall& call, Items items) {
  if (!call.receiver->is(ValueKind::Array) || items.size() > RubyHeap::kMaxItems) return not_known(ruby, call);
  RubyArray& array = *call.receiver->array;
  if (ruby.is_uncertain()) {
    for (const Value& item : array.items) {
      const bool kept = std::any_of(items.begin(), items.end(), [&](const Value& each) {
        return each.kind == item.kind && equal_values(each, item) != false;
      });
      if (!kept) items.push_back(item);
    }
    ruby.mark_changed(array);
  }
  array.items = std::move(items);
  return *call.receiver;
}

/// Membership by ==: texts by hash, all else by comparing.
class ValueSet {
 public:
  explicit ValueSet(const Items& items) {
    for (const Value& item : items) add(item);
  }
  ValueSet() = default;

  bool has(const Value& value) const {
    if (value.is(ValueKind::String)) return texts_.contains(*value.text);
    return std::any_of(others_.begin(), others_.end(),
                       [&](const Value& each) { return equal_values(each, value) == true; });
  }
  /// False if it was there.
  bool add(const Value& value) {
    if (value.is(ValueKind::String)) return texts_.insert(*value.text).second;
    if (has(value)) return false;
    if (others_.size() < 2000) others_.push_back(value);
    return true;
  }

 private:
  std::unordered_set<std::string_view> texts_;
  Items others_;
};

Value run_each(Ruby& ruby, const RubyCall& call) {
  if (call.block == nullptr) return not_known(ruby, call);
  if (const UnknownReason* reason = partial_of(call)) {  // what is known runs; what is not may run too
    const Value unknown = unknown_value(reason);
    ruby.call_uncertain_block(*call.block, {&unknown, 1}, reason, fmt::format("the list of `{}`", call.name),
                              call.node != nullptr ? call.node->begin : 0);
  }
  Items items = items_of(call);
  if (call.name == "reverse_each") std::reverse(items.begin(), items.end());
  std::int64_t index = 0;
  for (const Value& item : items) {
    if (call.name == "each_with_index") {
      ruby.call_block(*call.block, {item, integer_value(index++)});
    } else if (call.name == "each_with_object") {
      ruby.call_block(*call.block, {item, call.argument(0)});
    } else {
      ruby.call_block(*call.block, {item});
    }
    if (ruby.is_jumping()) break;
  }
  return call.name == "each_with_object" ? call.argument(0) : *call.receiver;
}

Value run_map(Ruby& ruby, const RubyCall& call) {
  if (call.block == nullptr) return not_known(ruby, call);
  Items mapped;
  const UnknownReason* open = nullptr;
  for (const Value& item : items_of(call)) {
    const Value value = ruby.call_block(*call.block, {item});
    if (ruby.is_jumping()) return {};
    if (call.name == "flat_map" && value.is(ValueKind::Array)) {
      mapped.insert(mapped.end(), value.array->items.begin(), value.array->items.end());
      if (value.array->partial != nullptr) open = value.array->partial;
    } else if (call.name == "filter_map") {
      if (value.is_unknown()) open = value.unknown;
      if (!value.is_unknown() && value.is_truthy()) mapped.push_back(value);
    } else {
      mapped.push_back(value);
    }
  }
  return call.name.ends_with('!') ? set_items(ruby, call, std::move(mapped))
                                  : list(ruby, call, std::move(mapped), open);
}

/// select, reject and kin. An undecided item stays, and leaves the list open.
Value run_filter(Ruby& ruby, const RubyCall& call, bool keeps) {
  if (call.block == nullptr) return not_known(ruby, call);
  Items kept;
  Items rest;
  const UnknownReason* open = nullptr;
  for (const Value& item : items_of(call)) {
    const Value answer = ruby.call_block(*call.block, {item});
    if (ruby.is_jumping()) return {};
    if (answer.is_unknown()) open = answer.unknown;
    (answer.is_unknown() || answer.is_truthy() == keeps ? kept : rest).push_back(item);
  }
  const bool changes = call.name.ends_with('!') || call.name == "delete_if" || call.name == "keep_if";
  if (changes) {
    const Value result = set_items(ruby, call, std::move(kept));
    if (open != nullptr && result.is(ValueKind::Array)) result.array->partial = open;
    return result;
  }
  const Value first = list(ruby, call, std::move(kept), open);
  return call.name == "partition" ? ruby.heap().array({first, list(ruby, call, std::move(rest), open)}) : first;
}

/// any?, all?, none?, find: nothing more to ask once the answer is fixed.
Value run_search(Ruby& ruby, const RubyCall& call) {
  const UnknownReason* open = partial_of(call);
  const bool all = call.name == "all?";
  const bool find = call.name == "find" || call.name == "detect";
  for (const Value& item : items_of(call)) {
    Value answer = item;
    if (call.block != nullptr) {
      answer = ruby.call_block(*call.block, {item});
    } else if (!call.arguments.empty()) {
      const auto same = equal_values(item, call.argument(0));
      answer = same ? boolean_value(*same) : ruby.unknown("this comparison is not understood", call.node);
    }
    if (ruby.is_jumping()) return {};
    if (answer.is_unknown()) {
      open = answer.unknown;
    } else if (answer.is_truthy() != all) {
      if (find) return open != nullptr ? unknown_value(open) : item;
      return boolean_value(call.name == "any?");
    }
  }
  if (open != nullptr) return unknown_value(open);
  return find ? Value{} : boolean_value(call.name != "any?");
}

Value run_include(Ruby&, const RubyCall& call) {
  const Value wanted = call.argument(0);
  if (wanted.is_unknown()) return wanted;
  const UnknownReason* open = partial_of(call);
  for (const Value& item : items_of(call)) {
    const auto same = equal_values(item, wanted);
    if (same == true) return boolean_value(true);
    if (!same) open = why_unknown(item);
  }
  return open != nullptr ? unknown_value(open) : boolean_value(false);
}

Value run_add(Ruby& ruby, const RubyCall& call) {
  const Value other = call.argument(0);
  Items items = items_of(call);
  if (!other.is(ValueKind::Array)) {
    if (!other.is_unknown()) return not_known(ruby, call);
    return list(ruby, call, std::move(items), other.unknown);
  }
  items.insert(items.end(), other.array->items.begin(), other.array->items.end());
  if (call.name != "|") return list(ruby, call, std::move(items), other.array->partial);
  ValueSet seen;
  std::erase_if(items, [&](const Value& item) { return !item.is_unknown() && !seen.add(item); });
  return list(ruby, call, std::move(items), other.array->partial);
}

Value run_subtract(Ruby& ruby, const RubyCall& call) {
  const Value other = call.argument(0);
  Items items = items_of(call);
  if (other.is_unknown()) return list(ruby, call, std::move(items), other.unknown);
  if (!other.is(ValueKind::Array)) return not_known(ruby, call);
  const ValueSet removed(other.array->items);
  const bool intersects = call.name == "&";
  std::erase_if(items, [&](const Value& item) { return !item.is_unknown() && removed.has(item) != intersects; });
  return list(ruby, call, std::move(items), why_unknown(other));
}

/// <<, push, append, concat, unshift: changes the array itself.
Value run_append(Ruby& ruby, const RubyCall& call) {
  if (!call.receiver->is(ValueKind::Array)) return not_known(ruby, call);
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
  if (array.items.size() + added.size() > RubyHeap::kMaxItems) return not_known(ruby, call);
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
      return not_known(ruby, call);
    begin = from_end(bounds[0].integer);
    const std::int64_t last = bounds[1].is_nil() ? size - 1 : from_end(bounds[1].integer);
    count = last - begin + (bounds[1].is(ValueKind::Integer) && bounds[2].boolean ? 0 : 1);
  } else {
    return not_known(ruby, call);
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
  if (!count.is(ValueKind::Integer) || count.integer < 0) return not_known(ruby, call);
  const std::size_t n = std::min(items.size(), static_cast<std::size_t>(count.integer));
  const auto split = static_cast<std::ptrdiff_t>(last ? items.size() - n : call.name == "drop" ? n : 0);
  const auto end = last || call.name == "drop" ? items.end() : items.begin() + static_cast<std::ptrdiff_t>(n);
  return list(ruby, call, {items.begin() + split, end});
}

Value run_flatten(Ruby& ruby, const RubyCall& call) {
  Items flat;
  const UnknownReason* open = nullptr;
  const std::function<void(const Items&, int)> add = [&](const Items& items, int depth) {
    for (const Value& item : items) {
      if (flat.size() >= RubyHeap::kMaxItems) return;
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
  if (call.block != nullptr) return not_known(ruby, call);
  Items items = items_of(call);
  ValueSet seen;
  std::erase_if(items, [&](const Value& item) { return !item.is_unknown() && !seen.add(item); });
  return call.name.ends_with('!') ? set_items(ruby, call, std::move(items)) : list(ruby, call, std::move(items));
}

struct SortItem {
  Value key = {};
  std::size_t index = 0;  // keeps the order of equal ones
};

Value run_sort(Ruby& ruby, const RubyCall& call) {
  const Items items = items_of(call);
  std::vector<SortItem> order;
  const bool by_key = call.name == "sort_by" && call.block != nullptr;
  for (std::size_t i = 0; i < items.size(); ++i) {
    order.push_back({.key = by_key ? ruby.call_block(*call.block, {items[i]}) : items[i], .index = i});
    if (ruby.is_jumping()) return {};
  }
  const bool own_order = call.block != nullptr && call.name != "sort_by";
  const bool comparable = !own_order && std::all_of(order.begin(), order.end(), [&](const SortItem& each) {
    return compare_values(each.key, order.front().key).has_value();
  });
  Items sorted;
  if (comparable) {
    std::sort(order.begin(), order.end(), [](const SortItem& a, const SortItem& b) {
      const int less = compare_values(a.key, b.key).value_or(0);
      return less != 0 ? less < 0 : a.index < b.index;
    });
    for (const SortItem& each : order) sorted.push_back(items[each.index]);
  } else {
    sorted = items;  // the order is not known, the items are
  }
  return call.name.ends_with('!') ? set_items(ruby, call, std::move(sorted)) : list(ruby, call, std::move(sorted));
}

Value run_reduce(Ruby& ruby, const RubyCall& call) {
  Items items = items_of(call);
  if (const UnknownReason* open = partial_of(call)) return unknown_value(open);
  std::string_view operation;
  std::span<const Value> arguments = call.arguments;
  if (call.name == "sum") {
    operation = "+";
  } else if (!arguments.empty() && arguments.back().is(ValueKind::Symbol)) {
    operation = *arguments.back().text;
    arguments = arguments.first(arguments.size() - 1);
  }
  if (operation.empty() && call.block == nullptr) return not_known(ruby, call);
  std::size_t next = 0;
  Value result;
  if (!arguments.empty()) {
    result = arguments[0];
  } else if (call.name == "sum") {
    result = integer_value(0);
  } else if (items.empty()) {
    return {};
  } else {
    result = items[next++];
  }
  for (; next < items.size() && !ruby.is_jumping(); ++next) {
    Value item = items[next];
    if (call.name == "sum" && call.block != nullptr) item = ruby.call_block(*call.block, {item});
    const Value operands[] = {item};
    result = operation.empty() ? ruby.call_block(*call.block, {result, item})
                               : ruby.call_method(result, operation, operands);
  }
  return result;
}

Value run_to_hash(Ruby& ruby, const RubyCall& call) {
  const Value hash = ruby.heap().hash();
  for (Value item : items_of(call)) {
    if (call.block != nullptr) item = ruby.call_block(*call.block, {item});
    if (ruby.is_jumping()) return {};
    if (!item.is(ValueKind::Array) || item.array->items.size() != 2) return not_known(ruby, call);
    ruby.hash_set(*hash.hash, item.array->items[0], item.array->items[1]);
  }
  hash.hash->partial = partial_of(call);
  return hash;
}

Value run_group(Ruby& ruby, const RubyCall& call) {
  if (call.block == nullptr) return not_known(ruby, call);
  const Value hash = ruby.heap().hash();
  for (const Value& item : items_of(call)) {
    const Value key = ruby.call_block(*call.block, {item});
    if (ruby.is_jumping()) return {};
    if (key.is_unknown()) return key;
    Value group = ruby.hash_get(hash, key);
    if (!group.is(ValueKind::Array)) {
      group = ruby.heap().array();
      if (!group.is(ValueKind::Array)) return group;
      ruby.hash_set(*hash.hash, key, group);
    }
    group.array->items.push_back(item);
  }
  hash.hash->partial = partial_of(call);
  return hash;
}

Value run_zip(Ruby& ruby, const RubyCall& call) {
  const Value other = call.argument(0);
  if (call.arguments.size() != 1 || !other.is(ValueKind::Array)) return not_known(ruby, call);
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
  std::erase_if(items, [&](const Value& item) { return equal_values(item, wanted) == true; });
  const bool found = items.size() < before;
  set_items(ruby, call, std::move(items));
  return found ? wanted : Value{};
}

Value run_take_away(Ruby& ruby, const RubyCall& call) {  // pop, shift
  Items items = items_of(call);
  if (!call.arguments.empty() || partial_of(call) != nullptr) return not_known(ruby, call);
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
  if (call.name == "count" && (call.block != nullptr || !call.arguments.empty())) return not_known(ruby, call);
  return integer_value(static_cast<std::int64_t>(items.size()));
}

Value run_reverse(Ruby& ruby, const RubyCall& call) {
  Items items = items_of(call);
  std::reverse(items.begin(), items.end());
  return call.name.ends_with('!') ? set_items(ruby, call, std::move(items)) : list(ruby, call, std::move(items));
}

Value run_extreme(Ruby& ruby, const RubyCall& call) {
  const Items items = items_of(call);
  if (call.block != nullptr || partial_of(call) != nullptr || items.empty()) return not_known(ruby, call);
  Value best = items.front();
  for (const Value& item : items) {
    const auto order = compare_values(item, best);
    if (!order) return not_known(ruby, call);
    if (*order != 0 && (*order < 0) == (call.name == "min")) best = item;
  }
  return best;
}

Value run_store(Ruby& ruby, const RubyCall& call) {
  Items items = items_of(call);
  const Value index = call.argument(0);
  if (call.arguments.size() != 2 || !index.is(ValueKind::Integer) || index.integer < 0 ||
      index.integer >= static_cast<std::int64_t>(RubyHeap::kMaxItems)) {
    return not_known(ruby, call);
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
    {"all?", run_search},
    {"any?", run_search},
    {"append", run_append},
    {"at", run_index},
    {"clear", [](Ruby& r, const RubyCall& c) { return set_items(r, c, {}); }},
    {"collect", run_map},
    {"compact", run_compact},
    {"compact!", run_compact},
    {"concat", run_append},
    {"count", run_size},
    {"delete", run_delete},
    {"delete_if", [](Ruby& r, const RubyCall& c) { return run_filter(r, c, false); }},
    {"detect", run_search},
    {"difference", run_subtract},
    {"dig", run_dig},
    {"drop", run_end},
    {"each", run_each},
    {"each_with_index", run_each},
    {"each_with_object", run_each},
    {"empty?", run_size},
    {"filter", [](Ruby& r, const RubyCall& c) { return run_filter(r, c, true); }},
    {"filter_map", run_map},
    {"find", run_search},
    {"find_all", [](Ruby& r, const RubyCall& c) { return run_filter(r, c, true); }},
    {"first", run_end},
    {"flat_map", run_map},
    {"flatten", run_flatten},
    {"flatten!", run_flatten},
    {"group_by", run_group},
    {"include?", run_include},
    {"inject", run_reduce},
    {"intersection", [](Ruby& r, const RubyCall& c) {
       RubyCall same = c;
       same.name = "&";
       return run_subtract(r, same);
     }},
    {"join", run_join},
    {"keep_if", [](Ruby& r, const RubyCall& c) { return run_filter(r, c, true); }},
    {"last", run_end},
    {"length", run_size},
    {"map", run_map},
    {"map!", run_map},
    {"max", run_extreme},
    {"member?", run_include},
    {"min", run_extreme},
    {"none?", run_search},
    {"partition", [](Ruby& r, const RubyCall& c) { return run_filter(r, c, true); }},
    {"pop", run_take_away},
    {"prepend", run_append},
    {"push", run_append},
    {"reduce", run_reduce},
    {"reject", [](Ruby& r, const RubyCall& c) { return run_filter(r, c, false); }},
    {"reject!", [](Ruby& r, const RubyCall& c) { return run_filter(r, c, false); }},
    {"replace", [](Ruby& r, const RubyCall& c) {
       const Value other = c.argument(0);
       return other.is(ValueKind::Array) ? set_items(r, c, other.array->items) : not_known(r, c);
     }},
    {"reverse", run_reverse},
    {"reverse!", run_reverse},
    {"reverse_each", run_each},
    {"select", [](Ruby& r, const RubyCall& c) { return run_filter(r, c, true); }},
    {"select!", [](Ruby& r, const RubyCall& c) { return run_filter(r, c, true); }},
    {"shift", run_take_away},
    {"size", run_size},
    {"slice", run_index},
    {"sort", run_sort},
    {"sort!", run_sort},
    {"sort_by", run_sort},
    {"sum", run_reduce},
    {"take", run_end},
    {"to_a", [](Ruby& r, const RubyCall& c) { return c.receiver->is(ValueKind::Array) ? *c.receiver : list(r, c, items_of(c)); }},
    {"to_ary", [](Ruby&, const RubyCall& c) { return *c.receiver; }},
    {"to_h", run_to_hash},
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
  return find_row(kRows, name);
}

}  // namespace podworks
