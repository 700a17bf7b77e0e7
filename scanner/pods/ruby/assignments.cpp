// Variables and assignments of the Ruby evaluator.
#include <algorithm>

#include <fmt/format.h>

#include "scanner/pods/ruby/evaluator.h"

namespace podworks {

Value* RubyEvaluator::find_variable(std::string_view name) {
  for (RubyScope* scope = scope_; scope != nullptr; scope = scope->parent) {
    charge(scope->variables.size());
    for (auto& [variable, value] : scope->variables) {
      if (variable == name) return &value;
    }
  }
  return nullptr;
}

/// In the scope that has the variable, else in the innermost.
void RubyEvaluator::set_variable(std::string_view name, const Value& value) {
  for (RubyScope* scope = scope_; scope != nullptr; scope = scope->parent) {
    charge(scope->variables.size());
    const bool has = std::any_of(scope->variables.begin(), scope->variables.end(),
                                 [&](const auto& variable) { return variable.first == name; });
    if (has) return set_in_scope(*scope, name, value);
  }
  set_in_scope(*scope_, name, value);
}

void RubyEvaluator::set_in_scope(RubyScope& scope, std::string_view name, const Value& value) {
  const auto found = std::find_if(scope.variables.begin(), scope.variables.end(),
                                  [&](const auto& variable) { return variable.first == name; });
  if (is_uncertain()) {
    changes_.push_back(
        {.scope = &scope, .name = name, .value = found != scope.variables.end() ? found->second : Value{}});
  }
  if (found != scope.variables.end()) {
    found->second = value;
  } else {
    scope.variables.emplace_back(name, value);
  }
}

/// Ruby's parser makes a variable of a name that is assigned, whether the assignment is reached or not: it is nil then.
void RubyEvaluator::declare_variables_of(const Node* branch) {
  constexpr std::size_t kMostNodes = 500;  // a branch is walked each time that it is not taken
  std::vector<const Node*> waiting = {branch};
  for (std::size_t seen = 0; !waiting.empty() && seen < kMostNodes; ++seen) {
    const Node* const node = waiting.back();
    waiting.pop_back();
    if (node == nullptr || node->kind == NodeKind::Define || node->kind == NodeKind::Module) continue;
    const bool assigns = node->kind == NodeKind::Assign && node->first->kind == NodeKind::Name;
    if (assigns && find_variable(node->first->text) == nullptr) set_variable(node->first->text, {});
    waiting.insert(waiting.end(), {node->first, node->second, node->third});
    waiting.insert(waiting.end(), node->list.begin(), node->list.end());
    charge(1);
  }
}

Value RubyEvaluator::evaluate_assign(const Node& node) {
  const Value value = evaluate(node.second);
  if (is_jumping()) return {};
  assign(*node.first, value, node);
  return value;
}

void RubyEvaluator::assign(const Node& target, const Value& value, const Node& node) {
  switch (target.kind) {
    case NodeKind::Name:
      set_variable(target.text, value);
      return;
    case NodeKind::InstanceVariable:
    case NodeKind::ClassVariable:
    case NodeKind::GlobalVariable: {
      Value& global = globals_[std::string(target.text)];
      global = is_uncertain() ? merge(global, value, uncertain_.back().reason) : value;
      return;
    }
    case NodeKind::Constant:
      constants_[qualified(target.text)] = value;
      return;
    case NodeKind::Splat:
      if (target.first != nullptr) assign(*target.first, value, node);
      return;
    case NodeKind::Index: {
      std::vector<Value> arguments;
      const Value receiver = evaluate(target.first);
      evaluate_arguments(target, arguments);
      arguments.push_back(value);
      dispatch({.name = "[]=", .receiver = receiver, .arguments = arguments, .node = &node});
      return;
    }
    case NodeKind::Call: {
      const Value receiver = evaluate(target.first);
      if (target.flag && receiver.is_nil()) return;
      const std::string setter = fmt::format("{}=", target.text);
      const Value arguments[] = {value};
      dispatch({.name = setter, .receiver = receiver, .arguments = arguments, .node = &node});
      return;
    }
    default:
      return;
  }
}

/// `a += b` and `a ||= b`: the target's parts are evaluated twice, which is harmless here.
Value RubyEvaluator::evaluate_operator_assign(const Node& node) {
  const Node& target = *node.first;
  const Value* variable = target.kind == NodeKind::Name ? find_variable(target.text) : nullptr;
  const Value before = target.kind == NodeKind::Name ? (variable != nullptr ? *variable : Value{}) : evaluate(&target);
  if (node.text == "||" || node.text == "&&") {
    if (!before.is_unknown()) {
      const bool keeps = before.is_truthy() == (node.text == "||");
      if (keeps) return before;
      const Value value = evaluate(node.second);
      assign(target, value, node);
      return value;
    }
    const Value value = evaluate(node.second);
    return is_jumping() ? Value{} : merge(before, value, before.unknown);
  }
  const Value arguments[] = {evaluate(node.second)};
  if (is_jumping()) return {};
  const Value value = dispatch({.name = node.text, .receiver = before, .arguments = arguments, .node = &node});
  assign(target, value, node);
  return value;
}

Value RubyEvaluator::evaluate_multi_assign(const Node& node) {
  const Value value = evaluate(node.second);
  if (is_jumping()) return {};
  assign_targets(node.list, value, node);
  return value;
}

void RubyEvaluator::assign_targets(std::span<const Node* const> targets, const Value& value, const Node& node) {
  const bool is_array = value.is(ValueKind::Array);
  const std::size_t count = is_array ? value.array->items.size() : 1;
  std::size_t next = 0;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    if (value.is_unknown() || (is_array && value.array->partial != nullptr)) {
      assign(*targets[i], unknown_value(why(value)), node);
      continue;
    }
    if (targets[i]->kind == NodeKind::Splat) {
      const std::size_t behind = targets.size() - i - 1;
      const std::size_t end = std::max(next, count - std::min(count, behind));
      std::vector<Value> rest;
      for (; next < end; ++next) rest.push_back(is_array ? value.array->items[next] : value);
      assign(*targets[i], heap_.array(std::move(rest)), node);
      continue;
    }
    const bool has = next < count;
    assign(*targets[i], !has ? Value{} : is_array ? value.array->items[next] : value, node);
    ++next;
  }
}

}  // namespace podworks
