// Starlark's operators.
#include <algorithm>

#include <fmt/format.h>

#include "scanner/pods/bazel/evaluator.h"

namespace podworks {

namespace {

using Operator = StarlarkOperator;

bool compares(Operator operation) {
  return operation == Operator::Less || operation == Operator::LessOrEqual || operation == Operator::Greater ||
         operation == Operator::GreaterOrEqual;
}

bool holds(Operator operation, int order) {
  switch (operation) {
    case Operator::Less:
      return order < 0;
    case Operator::LessOrEqual:
      return order <= 0;
    case Operator::Greater:
      return order > 0;
    default:
      return order >= 0;
  }
}

/// Rounded down, as Python does.
std::int64_t floor_divided(std::int64_t a, std::int64_t b) {
  const std::int64_t quotient = a / b;
  return a % b != 0 && ((a < 0) != (b < 0)) ? quotient - 1 : quotient;
}

/// By the letter behind the percent sign. Unset: it is not known, or not computed.
std::optional<std::string> converted(const StarlarkValue& value, char kind) {
  if (kind == 's' || kind == 'r') return starlark_text(value, kind == 'r');
  if (!value.is(StarlarkValue::Kind::Number)) return std::nullopt;
  switch (kind) {
    case 'd':
    case 'i':
      return std::to_string(value.number);
    case 'o':
      return fmt::format("{:o}", value.number);
    case 'x':
      return fmt::format("{:x}", value.number);
    case 'X':
      return fmt::format("{:X}", value.number);
    default:
      return std::nullopt;
  }
}

constexpr std::int64_t kLargest = std::int64_t{1} << 40U;

}  // namespace

StarlarkEvaluator::Value StarlarkEvaluator::chain(const StarlarkNode& node) {
  if (node.operators[0] == Operator::And || node.operators[0] == Operator::Or) return logic(node);
  Value value = evaluate(*node.items[0].value);
  for (std::size_t i = 0; i < node.operators.size() && !is_over(); ++i) {
    value = apply(node.operators[i], value, evaluate(*node.items[i + 1].value), node);
  }
  return value;
}

/// The first operand that decides. One that is unknown does not, and the rest may.
StarlarkEvaluator::Value StarlarkEvaluator::logic(const StarlarkNode& node) {
  const bool is_and = node.operators[0] == Operator::And;
  std::optional<Value> doubt;
  Value value;
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    value = evaluate(*node.items[i].value);
    const std::optional<bool> truth = starlark_truth(value);
    if (truth && *truth != is_and) {
      // `unknown and False` is false; of `unknown or [x]` it is not known what it is.
      return doubt && !value.is(Kind::Bool) ? merged(*doubt, value) : value;
    }
    if (!truth && !doubt) doubt = value;
  }
  return doubt ? unknown_as(*doubt, node) : value;
}

StarlarkEvaluator::Value StarlarkEvaluator::apply(Operator operation, const Value& a, const Value& b,
                                                  const StarlarkNode& node) {
  if (operation == Operator::Equal || operation == Operator::NotEqual) {
    const std::optional<bool> same = starlark_equal(a, b, steps_);
    if (!same) return unknown_as(a.is_unknown() ? a : b, node);
    return flag(*same == (operation == Operator::Equal), node);
  }
  if (compares(operation)) {
    const std::optional<int> order = starlark_compare(a, b, steps_);
    return order ? flag(holds(operation, *order), node) : unknown_as(a.is_unknown() ? a : b, node);
  }
  if (operation == Operator::In) return is_in(a, b, node);
  if (operation == Operator::NotIn) {
    const Value found = is_in(a, b, node);
    return found.is(Kind::Bool) ? flag(found.number == 0, node) : found;
  }
  if (operation == Operator::Plus) return sum(a, b, node);
  if (operation == Operator::BitOr && a.is(Kind::Dict) && b.is(Kind::Dict)) return joined(a, b, node);
  if (operation == Operator::Modulo && a.is(Kind::Text)) return formatted(a, b, node);
  if (operation == Operator::Times) return times(a, b, node);
  if (!a.is(Kind::Number) || !b.is(Kind::Number)) return unknown_as(a.is_unknown() ? a : b, node);
  if (operation == Operator::Minus && std::abs(a.number) < kLargest && std::abs(b.number) < kLargest) {
    return number(a.number - b.number, node);
  }
  const bool divides = b.number != 0 && b.number != -1;
  if (operation == Operator::FloorDivide && divides) return number(floor_divided(a.number, b.number), node);
  if (operation == Operator::Modulo && divides) {
    return number(a.number - floor_divided(a.number, b.number) * b.number, node);
  }
  return unknown("it is not computed", node);
}

/// Of a list and something unknown the list with an element that is.
StarlarkEvaluator::Value StarlarkEvaluator::sum(const Value& a, const Value& b, const StarlarkNode& node) {
  if (a.is(Kind::Number) && b.is(Kind::Number)) {
    const bool is_small = std::abs(a.number) < kLargest && std::abs(b.number) < kLargest;
    return is_small ? number(a.number + b.number, node) : unknown("it is not computed", node);
  }
  if (a.is(Kind::Text) && b.is(Kind::Text)) {
    count(a.text.size() / 64);
    if (a.text.size() + b.text.size() > kMaxText) return unknown("the text is too long", node);
    return text(a.text + b.text, node);
  }
  const bool can_add = (a.is_list() && (b.is_list() || b.is_unknown())) || (b.is_list() && a.is_unknown());
  if (!can_add) return unknown_as(a.is_unknown() ? a : b, node);
  count((a.is_list() ? starlark_weight(a.list->items) : 1) + (b.is_list() ? starlark_weight(b.list->items) : 1));
  if (is_over()) return unknown("the file takes too long to follow", node);
  StarlarkValues items;
  for (const Value* part : {&a, &b}) {
    if (part->is_list()) {
      items.insert(items.end(), part->list->items.begin(), part->list->items.end());
    } else {
      items.push_back(unknown_as(*part, node));
    }
  }
  return new_list(std::move(items), node, a.is_list() ? a.kind : b.kind);
}

StarlarkEvaluator::Value StarlarkEvaluator::times(const Value& a, const Value& b, const StarlarkNode& node) {
  if (b.is(Kind::Number) && !a.is(Kind::Number)) {
    const auto times = static_cast<std::size_t>(std::max<std::int64_t>(b.number, 0));
    if (a.is(Kind::Text)) {
      if (!a.text.empty() && times > kMaxText / a.text.size()) return unknown("the text is too long", node);
      std::string repeated;
      for (std::size_t i = 0; i < times && !a.text.empty(); ++i) repeated += a.text;
      return text(std::move(repeated), node);
    }
    if (a.is_list()) {
      const std::size_t size = a.list->items.size();
      if (size != 0 && times > kMaxText / size) return unknown("the list is too long", node);
      count(starlark_weight(a.list->items) * times);
      if (is_over()) return unknown("the list is too long", node);
      StarlarkValues items;
      for (std::size_t i = 0; i < times && size != 0; ++i) {
        items.insert(items.end(), a.list->items.begin(), a.list->items.end());
      }
      return new_list(std::move(items), node, a.kind);
    }
  }
  if (a.is(Kind::Number) && !b.is(Kind::Number) && !b.is_unknown()) return times(b, a, node);
  constexpr std::int64_t kSmall = std::int64_t{1} << 30U;
  if (!a.is(Kind::Number) || !b.is(Kind::Number)) return unknown_as(a.is_unknown() ? a : b, node);
  if (std::abs(a.number) > kSmall || std::abs(b.number) > kSmall) return unknown("it is not computed", node);
  return number(a.number * b.number, node);
}

StarlarkEvaluator::Value StarlarkEvaluator::joined(const Value& a, const Value& b, const StarlarkNode& node) {
  Value all = new_dict(node);
  count(a.dict->entries.size() + b.dict->entries.size());
  for (const Value* part : {&a, &b}) {
    for (const auto& [key, value] : part->dict->entries) put(*all.dict, key, value, steps_);
    all.dict->is_partial |= part->dict->is_partial;
  }
  return all;
}

StarlarkEvaluator::Value StarlarkEvaluator::is_in(const Value& item, const Value& all, const StarlarkNode& node) {
  if (all.is(Kind::Text) && item.is(Kind::Text)) return flag(all.text.find(item.text) != std::string::npos, node);
  if (all.is(Kind::Dict) && item.is(Kind::Text)) {
    const bool is_key = all.dict->find(item.text) != nullptr;
    return is_key || !all.dict->is_partial ? flag(is_key, node) : unknown("the dict is known in part", node);
  }
  if ((!all.is_list() && !all.is(Kind::Dict)) || item.is_unknown()) {
    return unknown_as(item.is_unknown() ? item : all, node);
  }
  std::optional<Value> doubt;
  for (const Value& each : items_of(all, node)) {
    const std::optional<bool> same = starlark_equal(each, item, steps_);
    if (same.value_or(false)) return flag(true, node);
    if (!same && !doubt) doubt = each;
  }
  return doubt ? unknown_as(*doubt, node) : flag(false, node);
}

/// "%s/%d" % (a, b)
StarlarkEvaluator::Value StarlarkEvaluator::formatted(const Value& pattern, const Value& values,
                                                      const StarlarkNode& node) {
  std::string result;
  std::size_t next = 0;
  for (std::size_t i = 0; i < pattern.text.size(); ++i) {
    if (pattern.text[i] != '%' || i + 1 == pattern.text.size()) {
      result += pattern.text[i];
      continue;
    }
    const char kind = pattern.text[++i];
    if (kind == '%') {
      result += '%';
      continue;
    }
    const bool is_tuple = values.is(Kind::Tuple);
    if (is_tuple ? next >= values.list->items.size() : next > 0) return unknown("a value is missing", node);
    const Value& value = is_tuple ? values.list->items[next] : values;
    ++next;
    const std::optional<std::string> written = converted(value, kind);
    if (!written) return unknown_as(value, node);
    result += *written;
    if (result.size() > kMaxText) return unknown("the text is too long", node);
  }
  return text(std::move(result), node);
}

}  // namespace podworks
