// What the statements of a BUILD or .bzl file do.
#include <algorithm>

#include "scanner/pods/bazel/evaluator.h"

namespace podworks {

namespace {

using Statement = StarlarkStatement::Kind;

/// What is known of the union of two branches: Bazel takes one of them.
void add_missing(StarlarkList& to, const StarlarkList& from, std::size_t& steps) {
  for (const StarlarkValue& item : from.items) {
    const auto is_same = [&](const StarlarkValue& known) { return starlark_equal(known, item, steps).value_or(false); };
    if (std::none_of(to.items.begin(), to.items.end(), is_same)) to.items.push_back(item);
  }
}

}  // namespace

StarlarkEvaluator::Flow StarlarkEvaluator::run_block(const StarlarkBlock& block) {
  if (depth_ >= kMaxDepth) return Flow::Returned;
  ++depth_;
  Flow flow = Flow::Next;
  for (const StarlarkStatement& statement : block) {
    flow = run_statement(statement);
    if (is_over()) flow = Flow::Returned;
    if (flow != Flow::Next) break;
  }
  --depth_;
  return flow;
}

StarlarkEvaluator::Flow StarlarkEvaluator::run_statement(const StarlarkStatement& statement) {
  count(1);
  switch (statement.kind) {
    case Statement::Expression:
      evaluate(*statement.value);
      return Flow::Next;
    case Statement::Assign:
      assign(statement);
      return Flow::Next;
    case Statement::If:
      return run_if(statement);
    case Statement::For:
      return run_for(statement);
    case Statement::Define:
      define(statement);
      return Flow::Next;
    case Statement::Load:
      load(statement);
      return Flow::Next;
    case Statement::Return:
      frame().result = statement.value != nullptr ? evaluate(*statement.value) : Value{};
      return Flow::Returned;
    case Statement::Break:
      return Flow::Broken;
    case Statement::Continue:
      return Flow::Continued;
    case Statement::Pass:
      return Flow::Next;
  }
  return Flow::Next;
}

StarlarkEvaluator::Flow StarlarkEvaluator::run_if(const StarlarkStatement& statement) {
  for (std::size_t i = 0; i < statement.conditions.size(); ++i) {
    const std::optional<bool> holds = starlark_truth(evaluate(*statement.conditions[i]));
    if (!holds) return run_either(statement, i);
    if (*holds) return run_block(statement.blocks[i]);
  }
  return statement.blocks.size() > statement.conditions.size() ? run_block(statement.blocks.back()) : Flow::Next;
}

/// It is not known which of the branches from this one on is taken: all are, one after the other, each from the same
/// beginning.
StarlarkEvaluator::Flow StarlarkEvaluator::run_either(const StarlarkStatement& statement, std::size_t branch) {
  StarlarkScope& scope = *frame().scope;
  const std::unordered_map<std::string, Value> before = scope.names;
  count(before.size());
  std::unordered_map<std::string, Value> after;
  bool goes_on = false;
  bool is_first = true;
  const bool has_else = statement.blocks.size() > statement.conditions.size();
  for (std::size_t i = branch; i < statement.blocks.size() + (has_else ? 0 : 1) && !is_over(); ++i) {
    scope.names = before;
    count(before.size());
    const Flow flow = i < statement.blocks.size() ? run_block(statement.blocks[i]) : Flow::Next;
    if (flow == Flow::Returned) {
      std::optional<Value>& known = frame().may_return;
      known = known ? merged(*known, frame().result) : frame().result;
      continue;
    }
    goes_on = true;
    for (auto& [name, value] : scope.names) {
      const auto [found, is_new] = after.emplace(name, value);
      if (!is_new && !is_first) found->second = merged(found->second, value);
    }
    is_first = false;
  }
  if (!goes_on) return Flow::Returned;
  scope.names = std::move(after);
  return Flow::Next;
}

StarlarkEvaluator::Flow StarlarkEvaluator::run_for(const StarlarkStatement& statement) {
  const StarlarkValues items = items_of(evaluate(*statement.value), *statement.value);
  for (const Value& item : items) {
    bind(*statement.target, item);
    const Flow flow = run_block(statement.blocks[0]);
    if (flow == Flow::Returned || is_over()) return Flow::Returned;
    if (flow == Flow::Broken) break;
  }
  return Flow::Next;
}

void StarlarkEvaluator::define(const StarlarkStatement& statement) {
  const StarlarkFunction& function = *statement.function;
  StarlarkClosure& closure = heap_->closures.emplace_back();
  closure.function = &function;
  closure.scope = frame().scope;
  closure.file = frame().file;
  closure.folder = frame().folder;
  for (const StarlarkParameter& parameter : function.parameters) {
    closure.fallbacks.push_back(parameter.fallback != nullptr ? std::optional(evaluate(*parameter.fallback))
                                                              : std::nullopt);
  }
  Value value;
  value.kind = Kind::Function;
  value.closure = &closure;
  frame().scope->names[function.name] = std::move(value);
}

void StarlarkEvaluator::assign(const StarlarkStatement& statement) {
  Value value = evaluate(*statement.value);
  if (statement.operation != StarlarkOperator::None) return extend(statement, std::move(value));
  // A rule is called as the variable that holds it.
  const bool names_rule = value.is(Kind::Foreign) && value.text == "rule" && !frame().is_function;
  if (names_rule && statement.target->kind == StarlarkNode::Kind::Name) value.text = statement.target->text;
  bind(*statement.target, std::move(value));
}

void StarlarkEvaluator::bind(const StarlarkNode& target, Value value) {
  using Node = StarlarkNode::Kind;
  if (target.kind == Node::Name) {
    frame().scope->names[target.text] = std::move(value);
  } else if (target.kind == Node::Tuple || target.kind == Node::List) {
    const bool fits =
        value.is_list() && unknown_in(*value.list) == nullptr && value.list->items.size() == target.items.size();
    for (std::size_t i = 0; i < target.items.size(); ++i) {
      bind(*target.items[i].value, fits ? value.list->items[i] : unknown_as(value, target));
    }
  } else if (target.kind == Node::Index) {
    const Value base = evaluate(*target.base);
    Value key = evaluate(*target.items[0].value);
    if (base.is(Kind::Dict) && base.dict->module == module_) {
      count(1);
      put(*base.dict, std::move(key), std::move(value), steps_);
    } else if (base.is(Kind::List) && base.list->module == module_ && key.is(Kind::Number)) {
      const auto at = static_cast<std::size_t>(key.number);
      if (key.number >= 0 && at < base.list->items.size()) base.list->items[at] = std::move(value);
    }
  }
}

/// a += b changes a list for all who hold it.
void StarlarkEvaluator::extend(const StarlarkStatement& statement, Value value) {
  Value old = evaluate(*statement.target);
  const bool is_own = old.is(Kind::List) && old.list->module == module_;
  if (statement.operation == StarlarkOperator::Plus && is_own && (value.is_list() || value.is_unknown())) {
    if (value.is_unknown()) {
      old.list->items.push_back(unknown_as(value, *statement.value));
    } else {
      count(starlark_weight(value.list->items));
      if (is_over()) return;
      const StarlarkValues items = value.list->items;  // a += a
      old.list->items.insert(old.list->items.end(), items.begin(), items.end());
    }
    return;
  }
  bind(*statement.target, apply(statement.operation, old, value, *statement.value));
}

StarlarkEvaluator::Value StarlarkEvaluator::merged(const Value& a, const Value& b) {
  // The same list is what it is, whatever is in it.
  if (a.kind == b.kind && ((a.is_list() && a.list == b.list) || (a.is(Kind::Dict) && a.dict == b.dict))) return a;
  if (starlark_equal(a, b, steps_).value_or(false)) return a;
  count(1);
  StarlarkNode here;
  here.line = b.line;
  here.column = b.column;
  if (a.is(Kind::List) && b.is(Kind::List)) {
    count(starlark_weight(a.list->items) + a.list->items.size() * b.list->items.size());
    if (is_over()) return a;
    Value both = new_list(a.list->items, here);
    add_missing(*both.list, *b.list, steps_);
    return both;
  }
  if (a.is(Kind::None) && b.is(Kind::List)) return b;
  if (b.is(Kind::None) && a.is(Kind::List)) return a;
  if (a.is(Kind::Function) && a.closure == b.closure) return a;
  if (a.is_unknown()) return a;
  return unknown("it depends on a condition that cannot be known", here);
}

StarlarkEvaluator::Value* StarlarkEvaluator::variable(const std::string& name) {
  for (const StarlarkScope* scope = frame().scope; scope != nullptr; scope = scope->outer) {
    const auto found = scope->names.find(name);
    if (found != scope->names.end()) return const_cast<Value*>(&found->second);
  }
  return nullptr;
}

}  // namespace podworks
