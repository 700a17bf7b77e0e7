// Calls: of functions that the files define, of rules, of macros.
#include <algorithm>

#include <fmt/format.h>

#include "scanner/pods/bazel/evaluator.h"

namespace podworks {

namespace {

/// What a rule has that compiles something or stands for something that does.
constexpr std::string_view kOfTargets[] = {"srcs", "hdrs", "deps", "exports", "actual", "textual_hdrs"};

}  // namespace

StarlarkEvaluator::Value StarlarkEvaluator::call(const StarlarkNode& node) {
  if (node.base->kind == StarlarkNode::Kind::Member) {
    Value base = evaluate(*node.base->base);
    const bool has_methods = base.is(Kind::Text) || base.is(Kind::List) || base.is(Kind::Tuple) || base.is(Kind::Dict);
    if (has_methods) {
      const Arguments given = arguments(node);
      std::optional<Value> result = call_method(base, node.base->text, given, node);
      return result ? *std::move(result) : unknown(fmt::format("`.{}()` is not known", node.base->text), node);
    }
    if (base.is(Kind::Unknown)) {
      arguments(node);
      return unknown_as(base, node);
    }
  }
  const Value callee = evaluate(*node.base);
  return call_value(callee, arguments(node), node);
}

StarlarkEvaluator::Arguments StarlarkEvaluator::arguments(const StarlarkNode& node) {
  Arguments found;
  for (const StarlarkArgument& argument : node.items) {
    Value value = evaluate(*argument.value);
    if (argument.stars == 2) {
      if (value.is(Kind::Dict)) {
        for (const auto& [key, held] : value.dict->entries) {
          count(1);
          if (key.is(Kind::Text)) found.named.emplace_back(key.text, held);
        }
        if (value.dict->is_partial) found.lost = "a dict is known in part";
      } else if (!value.is(Kind::None)) {
        found.lost = unknown_as(value, node).text;
      }
    } else if (argument.stars == 1) {
      for (Value& item : items_of(value, node)) found.values.push_back(std::move(item));
    } else if (!argument.label.empty()) {
      found.named.emplace_back(argument.label, std::move(value));
    } else {
      found.values.push_back(std::move(value));
    }
  }
  return found;
}

StarlarkEvaluator::Value StarlarkEvaluator::call_value(const Value& callee, Arguments given, const StarlarkNode& node) {
  if (callee.is(Kind::Function)) return call_closure(*callee.closure, std::move(given), node);
  if (callee.is(Kind::Macro)) return call_macro(callee, std::move(given), node);
  if (callee.is(Kind::Named)) {
    if (std::optional<Value> result = call_function(callee.text, given, node)) return *std::move(result);
    if (std::optional<Value> result = call_bazel(callee.text, given, node)) return *std::move(result);
  }
  if (callee.is(Kind::Foreign) && callee.text == "selects.with_or") return select(given, node);
  if (callee.is(Kind::Named) || callee.is(Kind::Foreign)) return call_rule(callee, given, node);
  if (callee.is(Kind::Unknown) && given.find("name") != nullptr) {  // a rule that another repository's function makes
    Value rule = callee;
    rule.kind = Kind::Foreign;
    rule.text = node.base->text;
    return call_rule(rule, given, node);
  }
  return unknown_as(callee, node);
}

void StarlarkEvaluator::bind_parameters(const StarlarkClosure& closure, Arguments& given, StarlarkScope& scope) {
  StarlarkNode here;
  std::vector<bool> is_used(given.named.size(), false);
  std::size_t next = 0;
  bool only_named = false;
  const std::vector<StarlarkParameter>& parameters = closure.function->parameters;
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const StarlarkParameter& parameter = parameters[i];
    if (parameter.stars == 2) {
      Value rest = new_dict(here);
      for (std::size_t k = 0; k < given.named.size(); ++k) {
        if (!is_used[k]) put(*rest.dict, text(given.named[k].first, here), given.named[k].second, steps_);
      }
      rest.dict->is_partial = !given.lost.empty();
      scope.names[parameter.name] = std::move(rest);
      continue;
    }
    if (parameter.stars == 1) {
      only_named = true;
      if (parameter.name.empty()) continue;
      StarlarkValues rest;
      for (; next < given.values.size(); ++next) rest.push_back(given.values[next]);
      scope.names[parameter.name] = new_list(std::move(rest), here, Kind::Tuple);
      continue;
    }
    Value& value = scope.names[parameter.name];
    bool is_given = false;
    for (std::size_t k = 0; k < given.named.size(); ++k) {
      if (given.named[k].first != parameter.name) continue;
      value = given.named[k].second;
      is_used[k] = is_given = true;
    }
    if (!is_given && !only_named && next < given.values.size()) {
      value = given.values[next++];
    } else if (!is_given && !given.lost.empty()) {
      value = unknown(given.lost, here);
    } else if (!is_given && i < closure.fallbacks.size() && closure.fallbacks[i]) {
      value = *closure.fallbacks[i];
    } else if (!is_given) {
      value = unknown(fmt::format("`{}` of `{}` is not given", parameter.name, closure.function->name), here);
    }
  }
}

StarlarkEvaluator::Value StarlarkEvaluator::call_closure(const StarlarkClosure& closure, Arguments given,
                                                         const StarlarkNode& node) {
  if (frames_.size() >= kMaxCalls) return unknown("functions call each other too often", node);
  StarlarkScope& scope = heap_->scopes.emplace_back();
  scope.outer = closure.scope;
  count(closure.function->parameters.size() + given.named.size());
  bind_parameters(closure, given, scope);
  frames_.push_back({.scope = &scope, .file = closure.file, .folder = closure.folder, .is_function = true});
  if (closure.function->result != nullptr) {
    frame().result = evaluate(*closure.function->result);
  } else {
    const Flow flow = run_block(closure.function->body);
    if (flow != Flow::Returned) frame().result = {};
  }
  Value result = std::move(frame().result);
  if (frame().may_return) result = merged(*frame().may_return, result);
  frames_.pop_back();
  return result;
}

/// macro(implementation = f, attrs = {...}): f gets all attributes by name.
StarlarkEvaluator::Value StarlarkEvaluator::call_macro(const Value& macro, Arguments given, const StarlarkNode& node) {
  const Value* const implementation = macro.dict->find("implementation");
  const Value* const attributes = macro.dict->find("attrs");
  if (implementation == nullptr || !implementation->is(Kind::Function)) return call_rule(macro, given, node);
  if (attributes != nullptr && attributes->is(Kind::Dict)) {
    for (const auto& [name, attribute] : attributes->dict->entries) {
      if (!name.is(Kind::Text) || given.find(name.text) != nullptr || !attribute.is(Kind::Struct)) continue;
      const Value* const fallback = attribute.dict->find("default");
      if (fallback != nullptr) given.named.emplace_back(name.text, *fallback);
    }
  }
  if (given.find("visibility") == nullptr) given.named.emplace_back("visibility", Value{});
  return call_closure(*implementation->closure, std::move(given), node);
}

/// Whatever has a name and is not known to be anything else is a rule, or a macro that is taken for one.
StarlarkEvaluator::Value StarlarkEvaluator::call_rule(const Value& rule, const Arguments& given,
                                                      const StarlarkNode& node) {
  const std::string shown = rule.text.empty() ? "it" : rule.text;
  const auto is_of_target = [&](std::string_view name) { return given.find(name) != nullptr; };
  const bool is_target = std::any_of(std::begin(kOfTargets), std::end(kOfTargets), is_of_target);
  const Value* name = given.find("name");
  if (name == nullptr && is_target && !given.values.empty()) name = &given.values[0];
  const bool is_named = name != nullptr && !name->is(Kind::None);
  if (!is_named && given.named.empty()) {
    return unknown(fmt::format("`{}` is a function that is not read", shown), node);
  }
  if (module_ != 0) return unknown(fmt::format("`{}` is a function that is not read", shown), node);
  BazelRule made;
  made.kind = rule.text;
  made.at = call_at_;
  if (frames_.size() == 1) made.at = {call_at_.file, node.line, node.column};
  if (is_named && name->is(Kind::Text)) made.name = name->text;
  made.arguments_lost = given.lost;
  for (const auto& [key, value] : given.named) {
    count(1);
    if (!value.is(Kind::None)) made.attributes.push_back(attribute(key, value));
  }
  package_->rules.push_back(std::move(made));
  return is_named ? Value{} : unknown(fmt::format("`{}` is a function that is not read", shown), node);
}

Place StarlarkEvaluator::place_of(const Value& value) const {
  if (value.file == nullptr || value.line == 0) return call_at_;
  return {*value.file, value.line, value.column};
}

BazelAttribute StarlarkEvaluator::attribute(const std::string& name, const Value& value) const {
  BazelAttribute made;
  made.name = name;
  const auto lose = [&](const Value& lost) {
    if (made.is_partial) return;
    const Value why = unknown_as(lost, {});
    made.is_partial = true;
    made.why = why.text;
    made.why_at = place_of(lost);
  };
  const auto add = [&](const Value& each) {
    if (each.is(Kind::Text)) {
      made.values.push_back({each.text, place_of(each)});
    } else if (each.is_unknown()) {
      lose(each);
    }
  };
  switch (value.kind) {
    case Kind::Bool:
    case Kind::Number:
      made.flag = value.number != 0;
      break;
    case Kind::List:
    case Kind::Tuple:
      for (const Value& item : value.list->items) add(item);
      break;
    case Kind::Dict:
      for (const auto& [key, held] : value.dict->entries) add(key);
      break;
    default:
      add(value);
  }
  return made;
}

}  // namespace podworks
