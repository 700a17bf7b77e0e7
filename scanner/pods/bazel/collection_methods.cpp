// The methods of Starlark's lists and dicts.
#include <algorithm>

#include <fmt/format.h>

#include "scanner/pods/bazel/evaluator.h"

namespace podworks {

namespace {

void erase_key(StarlarkDict& dict, std::size_t at) {
  dict.entries.erase(dict.entries.begin() + static_cast<std::ptrdiff_t>(at));
  dict.by_text.clear();
  for (std::size_t i = 0; i < dict.entries.size(); ++i) {
    if (dict.entries[i].first.is(StarlarkValue::Kind::Text)) dict.by_text.emplace(dict.entries[i].first.text, i);
  }
}

}  // namespace

std::optional<StarlarkEvaluator::Value> StarlarkEvaluator::list_method(Value& base, const std::string& name,
                                                                       const Arguments& given,
                                                                       const StarlarkNode& node) {
  std::vector<Value>& items = base.list->items;
  const Value* const first = given.values.empty() ? nullptr : &given.values[0];
  count(1);
  if (name == "index" && first != nullptr && given.values.size() == 1) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      const std::optional<bool> same = starlark_equal(items[i], *first, steps_);
      if (!same) return unknown("the list is known in part", node);
      if (*same) return number(static_cast<std::int64_t>(i), node);
    }
    return unknown("there is no such element", node);
  }
  if (!base.is(Kind::List)) return std::nullopt;
  if (base.list->module != module_) return unknown("a list of another file cannot be changed", node);
  if (name == "append" && first != nullptr) {
    items.push_back(*first);
  } else if (name == "extend" && first != nullptr) {
    const StarlarkValues more = items_of(*first, node);
    if (is_over()) return Value{};
    items.insert(items.end(), more.begin(), more.end());
  } else if (name == "insert" && given.values.size() > 1 && first->is(Kind::Number)) {
    const auto size = static_cast<std::int64_t>(items.size());
    const std::int64_t place = first->number < 0 ? std::max<std::int64_t>(size + std::max(first->number, -size), 0)
                                                 : std::min(first->number, size);
    count(items.size() / 8);
    items.insert(items.begin() + place, given.values[1]);
  } else if (name == "remove" && first != nullptr) {
    count(items.size() / 8);
    const auto found = std::find_if(items.begin(), items.end(), [&](const Value& item) {
      return starlark_equal(item, *first, steps_).value_or(false);
    });
    if (found != items.end()) items.erase(found);
  } else if (name == "pop") {
    if (items.empty()) return unknown("the list is empty", node);
    if (first != nullptr && !first->is(Kind::Number)) return unknown_as(*first, node);
    const auto size = static_cast<std::int64_t>(items.size());
    const std::int64_t place = first == nullptr ? size - 1 : first->number < 0 ? size + first->number : first->number;
    if (place < 0 || place >= size) return unknown("there is no such element", node);
    if (const Value* const lost = unknown_in(*base.list)) return unknown_as(*lost, node);
    count(static_cast<std::size_t>(size - place) / 8);
    Value taken = items[static_cast<std::size_t>(place)];
    items.erase(items.begin() + place);
    return taken;
  } else if (name == "clear") {
    items.clear();
  } else {
    return std::nullopt;
  }
  return Value{};
}

std::optional<StarlarkEvaluator::Value> StarlarkEvaluator::dict_method(Value& base, const std::string& name,
                                                                       const Arguments& given,
                                                                       const StarlarkNode& node) {
  StarlarkDict& dict = *base.dict;
  count(1);
  if (name == "keys") return new_list(items_of(base, node), node);
  if (name == "values" || name == "items") {
    StarlarkValues made;
    for (const auto& [key, value] : dict.entries) {
      made.push_back(name == "values" ? value : new_list({key, value}, node, Kind::Tuple));
    }
    if (dict.is_partial) made.push_back(unknown("the dict is known in part", node));
    return new_list(std::move(made), node);
  }
  if (name == "update") {
    if (dict.module != module_) return unknown("a dict of another file cannot be changed", node);
    if (std::optional<Value> more = call_maker("dict", given, node)) {
      count(more->dict->entries.size());
      for (const auto& [key, value] : more->dict->entries) put(dict, key, value, steps_);
      dict.is_partial |= more->dict->is_partial;
    }
    return Value{};
  }
  if (given.values.empty() || !given.named.empty()) return std::nullopt;
  const Value& key = given.values[0];
  const Value otherwise = given.values.size() > 1 ? given.values[1] : Value{};
  if (name != "get" && name != "setdefault" && name != "pop") return std::nullopt;
  if (key.is_unknown()) return unknown_as(key, node);
  for (std::size_t i = 0; i < dict.entries.size(); ++i) {
    if (!key.is(Kind::Text)) count(1);
    const auto known = key.is(Kind::Text) ? dict.by_text.find(key.text) : dict.by_text.end();
    if (key.is(Kind::Text) && known == dict.by_text.end()) break;
    const std::size_t at = key.is(Kind::Text) ? known->second : i;
    if (!starlark_equal(dict.entries[at].first, key, steps_).value_or(false)) continue;
    Value value = dict.entries[at].second;
    if (name == "pop" && dict.module == module_) {
      count(dict.entries.size() / 4);
      erase_key(dict, at);
    }
    return value;
  }
  if (dict.is_partial) return unknown("the dict is known in part", node);
  if (name == "setdefault" && dict.module == module_) put(dict, key, otherwise, steps_);
  return otherwise;
}

}  // namespace podworks
