// What Starlark's expressions come to.
#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "scanner/pods/bazel/evaluator.h"

namespace podworks {

namespace {

using Node = StarlarkNode::Kind;

std::int64_t number_in(std::string_view text) {
  std::int64_t number = 0;
  const bool is_hex = text.starts_with("0x") || text.starts_with("0X");
  if (is_hex) text.remove_prefix(2);
  std::from_chars(text.data(), text.data() + text.size(), number, is_hex ? 16 : 10);
  return number;
}

}  // namespace

StarlarkEvaluator::Value StarlarkEvaluator::evaluate(const StarlarkNode& node) {
  count(1);
  if (is_over()) return unknown("the file takes too long to follow", node);
  if (depth_ >= kMaxDepth) return unknown("it is nested too deep", node);
  ++depth_;
  Value value = evaluate_kind(node);
  --depth_;
  return value;
}

StarlarkEvaluator::Value StarlarkEvaluator::evaluate_kind(const StarlarkNode& node) {
  switch (node.kind) {
    case Node::Unknown:
      return unknown("it is not understood", node);
    case Node::None:
      return at({}, node);
    case Node::Bool:
      return flag(node.text == "True", node);
    case Node::Number:
      return number(number_in(node.text), node);
    case Node::Text:
      return text(node.text, node);
    case Node::Name:
      return name(node);
    case Node::List:
    case Node::Tuple:
      return list(node);
    case Node::Dict:
      return dict(node);
    case Node::Call:
      return call(node);
    case Node::Member:
      return member(node);
    case Node::Index:
      return index(node);
    case Node::Slice:
      return slice(node);
    case Node::Not: {
      const Value value = evaluate(*node.base);
      const std::optional<bool> truth = starlark_truth(value);
      return truth ? flag(!*truth, node) : unknown_as(value, node);
    }
    case Node::Minus:
    case Node::Plus: {
      const Value value = evaluate(*node.base);
      if (!value.is(Kind::Number)) return unknown_as(value, node);
      return number(
          node.kind == Node::Minus ? std::int64_t(0 - static_cast<std::uint64_t>(value.number)) : value.number, node);
    }
    case Node::Chain:
      return chain(node);
    case Node::If:
      return choice(node);
    case Node::ListOf:
    case Node::DictOf:
      return comprehension(node);
    case Node::Lambda: {
      StarlarkClosure& closure = heap_->closures.emplace_back();
      closure.function = node.function;
      closure.scope = frame().scope;
      closure.file = frame().file;
      closure.folder = frame().folder;
      for (const StarlarkParameter& parameter : node.function->parameters) {
        closure.fallbacks.push_back(parameter.fallback != nullptr ? std::optional(evaluate(*parameter.fallback))
                                                                  : std::nullopt);
      }
      Value value;
      value.kind = Kind::Function;
      value.closure = &closure;
      return value;
    }
  }
  return {};
}

/// What nobody defines is Bazel's: a rule, a function.
StarlarkEvaluator::Value StarlarkEvaluator::name(const StarlarkNode& node) {
  if (const Value* known = variable(node.text)) {
    count(known->text.size() / 64);
    return *known;
  }
  Value value;
  value.kind = Kind::Named;
  value.text = node.text;
  return at(std::move(value), node);
}

StarlarkEvaluator::Value StarlarkEvaluator::list(const StarlarkNode& node) {
  StarlarkValues items;
  items.reserve(node.items.size());
  for (const StarlarkArgument& item : node.items) items.push_back(evaluate(*item.value));
  return new_list(std::move(items), node, node.kind == Node::List ? Kind::List : Kind::Tuple);
}

StarlarkEvaluator::Value StarlarkEvaluator::dict(const StarlarkNode& node) {
  Value made = new_dict(node);
  for (std::size_t i = 0; i + 1 < node.items.size(); i += 2) {
    Value key = evaluate(*node.items[i].value);
    put(*made.dict, std::move(key), evaluate(*node.items[i + 1].value), steps_);
  }
  return made;
}

StarlarkEvaluator::Value StarlarkEvaluator::choice(const StarlarkNode& node) {
  const std::optional<bool> holds = starlark_truth(evaluate(*node.items[0].value));
  if (holds) return evaluate(*node.items[*holds ? 1 : 2].value);
  const Value a = evaluate(*node.items[1].value);
  return merged(a, evaluate(*node.items[2].value));
}

/// The elements of a list, the keys of a dict; of what is unknown one that is.
StarlarkValues StarlarkEvaluator::items_of(const Value& value, const StarlarkNode& node) {
  if (value.is_list()) {
    count(starlark_weight(value.list->items));
    return value.list->items;
  }
  if (!value.is(Kind::Dict)) return {unknown_as(value, node)};
  StarlarkValues keys;
  count(value.dict->entries.size());
  for (const auto& [key, held] : value.dict->entries) keys.push_back(key);
  if (value.dict->is_partial) keys.push_back(unknown("the dict is known in part", node));
  return keys;
}

StarlarkEvaluator::Value StarlarkEvaluator::comprehension(const StarlarkNode& node) {
  Value result = node.kind == Node::ListOf ? new_list({}, node) : new_dict(node);
  StarlarkScope& scope = heap_->scopes.emplace_back();
  scope.outer = frame().scope;
  StarlarkScope* const before = std::exchange(frame().scope, &scope);
  run_clauses(node, 0, result);
  frame().scope = before;
  return result;
}

void StarlarkEvaluator::run_clauses(const StarlarkNode& node, std::size_t clause, Value& result) {
  if (is_over() || depth_ >= kMaxDepth) return;
  if (clause == node.clauses.size()) {
    Value item = evaluate(*node.items[0].value);
    if (node.kind == Node::ListOf) {
      count(1);
      result.list->items.push_back(std::move(item));
    } else {
      put(*result.dict, std::move(item), evaluate(*node.items[1].value), steps_);
    }
    return;
  }
  const StarlarkClause& one = node.clauses[clause];
  ++depth_;
  if (one.target == nullptr) {
    // Whether the element is there cannot be known: it is one that is unknown.
    const Value condition = evaluate(*one.value);
    const std::optional<bool> holds = starlark_truth(condition);
    if (!holds && node.kind == Node::ListOf) result.list->items.push_back(unknown_as(condition, node));
    if (!holds && node.kind == Node::DictOf) result.dict->is_partial = true;
    if (holds.value_or(false)) run_clauses(node, clause + 1, result);
  } else {
    for (const Value& item : items_of(evaluate(*one.value), *one.value)) {
      bind(*one.target, item);
      run_clauses(node, clause + 1, result);
      if (is_over()) break;
    }
  }
  --depth_;
}

StarlarkEvaluator::Value StarlarkEvaluator::member(const StarlarkNode& node) {
  const Value base = evaluate(*node.base);
  if (base.is(Kind::Struct)) {
    const Value* found = base.dict->find(node.text);
    return found != nullptr ? *found : unknown(fmt::format("`{}` is not known", node.text), node);
  }
  if (base.is(Kind::Named) || base.is(Kind::Foreign)) {  // native.glob, selects.with_or
    Value value = base;
    value.text = base.is(Kind::Named) && base.text == "native" ? node.text : fmt::format("{}.{}", base.text, node.text);
    return at(std::move(value), node);
  }
  return unknown_as(base, node);
}

StarlarkEvaluator::Value StarlarkEvaluator::index(const StarlarkNode& node) {
  const Value base = evaluate(*node.base);
  const Value key = evaluate(*node.items[0].value);
  if (base.is(Kind::Dict)) {
    if (key.is_unknown()) return unknown_as(key, node);
    for (const auto& [known, value] : base.dict->entries) {
      count(1);
      if (starlark_equal(known, key, steps_).value_or(false)) return value;
    }
    return unknown("the dict has no such key that is known", node);
  }
  const bool is_sequence = base.is_list() || base.is(Kind::Text);
  if (!is_sequence || !key.is(Kind::Number)) return unknown_as(is_sequence ? key : base, node);
  if (const Value* lost = base.is_list() ? unknown_in(*base.list) : nullptr) return unknown_as(*lost, node);
  const auto size = static_cast<std::int64_t>(base.is_list() ? base.list->items.size() : base.text.size());
  const std::int64_t place = key.number < 0 ? size + key.number : key.number;
  if (place < 0 || place >= size) return unknown("there is no such element", node);
  const auto offset = static_cast<std::size_t>(place);
  return base.is_list() ? base.list->items[offset] : text(base.text.substr(offset, 1), node);
}

StarlarkEvaluator::Value StarlarkEvaluator::slice(const StarlarkNode& node) {
  const Value base = evaluate(*node.base);
  if (!base.is_list() && !base.is(Kind::Text)) return unknown_as(base, node);
  if (const Value* lost = base.is_list() ? unknown_in(*base.list) : nullptr) return unknown_as(*lost, node);
  const auto size = static_cast<std::int64_t>(base.is_list() ? base.list->items.size() : base.text.size());
  std::optional<std::int64_t> bounds[3];
  for (std::size_t i = 0; i < node.items.size() && i < 3; ++i) {
    if (node.items[i].value == nullptr) continue;
    const Value bound = evaluate(*node.items[i].value);
    if (bound.is(Kind::None)) continue;
    if (!bound.is(Kind::Number)) return unknown_as(bound, node);
    bounds[i] = bound.number;
  }
  const std::int64_t step = bounds[2].value_or(1);
  if (step == 0 || step < -size - 1 || step > size + 1) return unknown("the step of the slice is not known", node);
  const auto placed = [&](std::optional<std::int64_t> bound, std::int64_t otherwise) {
    if (!bound) return otherwise;
    const std::int64_t place = *bound < 0 ? std::max(*bound, -size - 1) + size : std::min(*bound, size);
    return step > 0 ? std::clamp(place, std::int64_t{0}, size) : std::clamp(place, std::int64_t{-1}, size - 1);
  };
  const std::int64_t begin = placed(bounds[0], step > 0 ? 0 : size - 1);
  const std::int64_t end = placed(bounds[1], step > 0 ? size : -1);
  StarlarkValues items;
  std::string cut;
  for (std::int64_t i = begin; step > 0 ? i < end : i > end; i += step) {
    const auto offset = static_cast<std::size_t>(i);
    if (base.is_list()) {
      items.push_back(base.list->items[offset]);
    } else {
      cut += base.text[offset];
    }
  }
  return base.is_list() ? new_list(std::move(items), node, base.kind) : text(std::move(cut), node);
}

}  // namespace podworks
