// The functions that Starlark has by itself.
#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "scanner/pods/bazel/evaluator.h"

namespace podworks {

namespace {

/// An argument that cannot be known, or null.
const StarlarkValue* unknown_among(const StarlarkValues& values) {
  const auto found = std::find_if(values.begin(), values.end(), [](const StarlarkValue& v) { return v.is_unknown(); });
  return found == values.end() ? nullptr : &*found;
}

}  // namespace

std::optional<StarlarkEvaluator::Value> StarlarkEvaluator::call_function(const std::string& name,
                                                                         const Arguments& given,
                                                                         const StarlarkNode& node) {
  if (name == "print" || name == "fail") return Value{};
  if (name == "range") return range(given, node);
  if (name == "sorted") return sorted(given, node);
  if (name == "dict" || name == "struct" || name == "list" || name == "tuple" || name == "set") {
    return call_maker(name, given, node);
  }
  if (std::optional<Value> made = call_sequence(name, given, node)) return made;
  if (given.values.empty()) return std::nullopt;
  const Value& first = given.values[0];
  if (name == "len") {
    if (first.is(Kind::Text)) return number(static_cast<std::int64_t>(first.text.size()), node);
    if (first.is(Kind::Dict) && !first.dict->is_partial) {
      return number(static_cast<std::int64_t>(first.dict->entries.size()), node);
    }
    if (!first.is_list()) return unknown_as(first, node);
    if (const Value* lost = unknown_in(*first.list)) return unknown_as(*lost, node);
    return number(static_cast<std::int64_t>(first.list->items.size()), node);
  }
  if (name == "str" || name == "repr") {
    std::optional<std::string> written = starlark_text(first, name == "repr");
    return written ? text(*std::move(written), node) : unknown_as(first, node);
  }
  if (name == "type")
    return first.is_unknown() ? unknown_as(first, node) : text(std::string(starlark_type(first)), node);
  if (name == "bool") {
    const std::optional<bool> truth = starlark_truth(first);
    return truth ? flag(*truth, node) : unknown_as(first, node);
  }
  if (name == "int") {
    if (first.is(Kind::Number) || first.is(Kind::Bool)) return number(first.number, node);
    std::int64_t parsed = 0;
    const char* const end = first.text.data() + first.text.size();
    const bool is_number = first.is(Kind::Text) && std::from_chars(first.text.data(), end, parsed).ptr == end;
    return is_number && given.values.size() == 1 && given.named.empty() ? number(parsed, node)
                                                                        : unknown_as(first, node);
  }
  if ((name == "hasattr" || name == "getattr") && given.values.size() >= 2) {
    const Value& member = given.values[1];
    if (!first.is(Kind::Struct) || !member.is(Kind::Text)) return unknown_as(first, node);
    const Value* const found = first.dict->find(member.text);
    if (name == "hasattr") return flag(found != nullptr, node);
    if (found != nullptr) return *found;
    return given.values.size() > 2 ? given.values[2] : unknown("there is no such member", node);
  }
  return std::nullopt;
}

std::optional<StarlarkEvaluator::Value> StarlarkEvaluator::call_maker(const std::string& name, const Arguments& given,
                                                                      const StarlarkNode& node) {
  if (name == "list" || name == "tuple" || name == "set") {
    StarlarkValues items = given.values.empty() ? StarlarkValues{} : items_of(given.values[0], node);
    return new_list(std::move(items), node, name == "tuple" ? Kind::Tuple : Kind::List);
  }
  Value made = new_dict(node, name == "dict" ? Kind::Dict : Kind::Struct);
  if (!given.values.empty()) {
    const Value& first = given.values[0];
    if (first.is(Kind::Dict)) {
      count(first.dict->entries.size());
      for (const auto& [key, value] : first.dict->entries) put(*made.dict, key, value, steps_);
      made.dict->is_partial = first.dict->is_partial;
    } else {
      for (const Value& pair : items_of(first, node)) {
        const bool is_pair = pair.is_list() && pair.list->items.size() == 2;
        if (is_pair) put(*made.dict, pair.list->items[0], pair.list->items[1], steps_);
        made.dict->is_partial |= !is_pair;
      }
    }
  }
  for (const auto& [key, value] : given.named) put(*made.dict, text(key, node), value, steps_);
  made.dict->is_partial |= !given.lost.empty();
  return made;
}

std::optional<StarlarkEvaluator::Value> StarlarkEvaluator::call_sequence(const std::string& name,
                                                                         const Arguments& given,
                                                                         const StarlarkNode& node) {
  if (name == "zip") {
    std::vector<StarlarkValues> all;
    std::size_t shortest = given.values.empty() ? 0 : std::string::npos;
    for (const Value& each : given.values) {
      all.push_back(items_of(each, node));
      if (const Value* lost = unknown_among(all.back())) return unknown_as(*lost, node);
      shortest = std::min(shortest, all.back().size());
    }
    StarlarkValues rows;
    for (std::size_t i = 0; i < shortest; ++i) {
      StarlarkValues row;
      for (const StarlarkValues& each : all) row.push_back(each[i]);
      rows.push_back(new_list(std::move(row), node, Kind::Tuple));
    }
    return new_list(std::move(rows), node);
  }
  const bool is_known =
      name == "reversed" || name == "enumerate" || name == "any" || name == "all" || name == "min" || name == "max";
  if (!is_known || given.values.empty()) return std::nullopt;
  const bool is_spread = (name == "min" || name == "max") && given.values.size() > 1;
  StarlarkValues items = is_spread ? given.values : items_of(given.values[0], node);
  if (name == "reversed") {
    std::reverse(items.begin(), items.end());
    return new_list(std::move(items), node);
  }
  if (name == "any" || name == "all") {
    std::optional<Value> doubt;
    for (const Value& item : items) {
      const std::optional<bool> truth = starlark_truth(item);
      if (!truth) doubt = item;
      if (truth && *truth == (name == "any")) return flag(*truth, node);
    }
    return doubt ? unknown_as(*doubt, node) : flag(name == "all", node);
  }
  if (const Value* lost = unknown_among(items)) return unknown_as(*lost, node);
  if (name == "enumerate") {
    const Value* const start = given.get(1, "start");
    if (start != nullptr && !start->is(Kind::Number)) return unknown_as(*start, node);
    for (std::size_t i = 0; i < items.size(); ++i) {
      const std::int64_t place = (start != nullptr ? start->number : 0) + static_cast<std::int64_t>(i);
      items[i] = new_list({number(place, node), items[i]}, node, Kind::Tuple);
    }
    return new_list(std::move(items), node);
  }
  if (items.empty() || given.find("key") != nullptr) return unknown("it is not computed", node);
  Value best = items[0];
  for (const Value& item : items) {
    const std::optional<int> order = starlark_compare(item, best, steps_);
    if (!order) return unknown("it is not computed", node);
    if (name == "min" ? *order < 0 : *order > 0) best = item;
  }
  return best;
}

/// With a key, or of what has no order, in the order that they had: the elements are the same.
StarlarkEvaluator::Value StarlarkEvaluator::sorted(const Arguments& given, const StarlarkNode& node) {
  if (given.values.empty()) return unknown("a value is missing", node);
  StarlarkValues items = items_of(given.values[0], node);
  const auto is_text = [](const Value& item) { return item.is(Kind::Text); };
  const auto is_number = [](const Value& item) { return item.is(Kind::Number); };
  const bool has_order =
      std::all_of(items.begin(), items.end(), is_text) || std::all_of(items.begin(), items.end(), is_number);
  if (has_order && given.find("key") == nullptr) {
    count(items.size() * 4);
    std::stable_sort(items.begin(), items.end(),
                     [&](const Value& a, const Value& b) { return *starlark_compare(a, b, steps_) < 0; });
    const Value* const reverse = given.find("reverse");
    if (reverse != nullptr && starlark_truth(*reverse).value_or(false)) std::reverse(items.begin(), items.end());
  }
  return new_list(std::move(items), node);
}

StarlarkEvaluator::Value StarlarkEvaluator::range(const Arguments& given, const StarlarkNode& node) {
  std::int64_t bounds[3] = {0, 0, 1};
  if (given.values.empty() || given.values.size() > 3) return unknown("it is not computed", node);
  for (std::size_t i = 0; i < given.values.size(); ++i) {
    if (!given.values[i].is(Kind::Number)) return unknown_as(given.values[i], node);
    bounds[given.values.size() == 1 ? 1 : i] = given.values[i].number;
  }
  constexpr std::int64_t kLarge = std::int64_t{1} << 40U;
  for (const std::int64_t bound : bounds) {
    if (bound > kLarge || bound < -kLarge) return unknown("the range is too long", node);
  }
  const auto [begin, end, step] = bounds;
  if (step == 0) return unknown("the step must not be 0", node);
  const std::int64_t size = step > 0 ? (end - begin + step - 1) / step : (begin - end - step - 1) / -step;
  if (size > static_cast<std::int64_t>(kMaxSteps)) return unknown("the range is too long", node);
  StarlarkValues items;
  if (size > 0) count(static_cast<std::size_t>(size));
  for (std::int64_t i = 0; i < size && !is_over(); ++i) items.push_back(number(begin + i * step, node));
  return new_list(std::move(items), node);
}

}  // namespace podworks
