// Methods of Array that call a block for each item.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "scanner/pods/ruby/array_items.h"

namespace podworks {

namespace {

using Ruby = RubyEvaluator;

Value run_each(Ruby& ruby, const RubyCall& call) {
  if (call.block == nullptr) return list_not_known(ruby, call);
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
  if (call.block == nullptr) return list_not_known(ruby, call);
  Items mapped;
  const UnknownReason* open = nullptr;
  for (const Value& item : items_of(call)) {
    const Value value = ruby.call_block(*call.block, {item});
    if (ruby.is_jumping()) return {};
    if (call.name == "flat_map" && value.is(ValueKind::Array)) {
      if (mapped.size() + value.array->items.size() > RubyHeap::kMaxItems) {
        return ruby.unknown("this list grows too long", call.node);
      }
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
  if (call.block == nullptr) return list_not_known(ruby, call);
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
      const auto same = ruby.equal(item, call.argument(0));
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
  // Sorting compares each key about as often as the number of keys has digits.
  std::size_t compared = order.size();
  for (const SortItem& each : order) compared += extent_of(each.key);
  ruby.charge(compared);
  const bool comparable =
      !own_order && !ruby.is_exhausted() && std::all_of(order.begin(), order.end(), [&](const SortItem& each) {
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
  if (operation.empty() && call.block == nullptr) return list_not_known(ruby, call);
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
    if (!item.is(ValueKind::Array) || item.array->items.size() != 2) return list_not_known(ruby, call);
    ruby.hash_set(*hash.hash, item.array->items[0], item.array->items[1]);
  }
  hash.hash->partial = partial_of(call);
  return hash;
}

Value run_group(Ruby& ruby, const RubyCall& call) {
  if (call.block == nullptr) return list_not_known(ruby, call);
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

constexpr std::array kRows = std::to_array<MethodRow>({
    {"all?", run_search},
    {"any?", run_search},
    {"collect", run_map},
    {"delete_if", [](Ruby& r, const RubyCall& c) { return run_filter(r, c, false); }},
    {"detect", run_search},
    {"each", run_each},
    {"each_with_index", run_each},
    {"each_with_object", run_each},
    {"filter", [](Ruby& r, const RubyCall& c) { return run_filter(r, c, true); }},
    {"filter_map", run_map},
    {"find", run_search},
    {"find_all", [](Ruby& r, const RubyCall& c) { return run_filter(r, c, true); }},
    {"flat_map", run_map},
    {"group_by", run_group},
    {"inject", run_reduce},
    {"keep_if", [](Ruby& r, const RubyCall& c) { return run_filter(r, c, true); }},
    {"map", run_map},
    {"map!", run_map},
    {"none?", run_search},
    {"partition", [](Ruby& r, const RubyCall& c) { return run_filter(r, c, true); }},
    {"reduce", run_reduce},
    {"reject", [](Ruby& r, const RubyCall& c) { return run_filter(r, c, false); }},
    {"reject!", [](Ruby& r, const RubyCall& c) { return run_filter(r, c, false); }},
    {"reverse_each", run_each},
    {"select", [](Ruby& r, const RubyCall& c) { return run_filter(r, c, true); }},
    {"select!", [](Ruby& r, const RubyCall& c) { return run_filter(r, c, true); }},
    {"sort", run_sort},
    {"sort!", run_sort},
    {"sort_by", run_sort},
    {"sum", run_reduce},
    {"to_h", run_to_hash},
});

static_assert(std::is_sorted(kRows.begin(), kRows.end(),
                             [](const MethodRow& a, const MethodRow& b) { return a.name < b.name; }));

}  // namespace

RubyMethod find_array_block_method(std::string_view name) {
  return find_row(kRows, name);
}

}  // namespace podworks
