// Calls in Package.swift: of its own functions, of PackageDescription, of the few methods of lists and texts that
// manifests need.
#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "scanner/pods/swiftpm/evaluator.h"

namespace podworks {
namespace {

using Kind = SwiftValue::Kind;

constexpr std::array kMutating = std::to_array<std::string_view>(
    {"append", "insert", "remove", "removeAll", "removeFirst", "removeLast", "removeSubrange", "popLast"});
constexpr std::array kMapping = std::to_array<std::string_view>({"compactMap", "filter", "flatMap", "forEach", "map"});
constexpr std::array kReordering = std::to_array<std::string_view>({"reversed", "shuffled", "sorted"});

template <class Names>
bool contains(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

/// By the label of an argument: what `.name` means there.
std::string_view swift_type_of(std::string_view call, std::string_view label) {
  if (label == "targets") return call == "Package" ? "Target" : "String";
  if (label == "products") return "Product";
  if (label == "dependencies") return call == "Package" ? "Package.Dependency" : "Target.Dependency";
  if (label == "name" || label == "path" || label == "package") return "String";
  if (label == "swiftSettings") return "SwiftSetting";
  if (label == "cSettings") return "CSetting";
  if (label == "cxxSettings") return "CXXSetting";
  if (label == "linkerSettings") return "LinkerSetting";
  return label == "plugins" ? "Target.PluginUsage" : "";
}

SwiftEvaluator::Arguments SwiftEvaluator::arguments(const SwiftNode& node) {
  const std::string_view callee = node.base != nullptr ? std::string_view(node.base->text) : std::string_view();
  const std::string_view outer = expected_;
  Arguments all;
  for (const SwiftArgument& argument : node.items) {
    expected_ = argument.label.empty() ? outer : swift_type_of(callee, argument.label);
    all.emplace_back(argument.label, evaluate(*argument.value));
  }
  expected_ = outer;
  return all;
}

SwiftValue SwiftEvaluator::call(const SwiftNode& node) {
  const SwiftNode& callee = *node.base;
  if (callee.kind == SwiftNode::Kind::Name) return call_name(node, arguments(node));
  if (callee.kind == SwiftNode::Kind::Member) return call_method(node, arguments(node));
  if (callee.kind == SwiftNode::Kind::Closure) return call_function(*callee.function, arguments(node), node);
  if (callee.kind == SwiftNode::Kind::Array) return {.kind = Kind::Array};  // [Target]()
  return unknown("this call is not understood", node);
}

SwiftValue SwiftEvaluator::call_name(const SwiftNode& node, Arguments arguments) {
  const std::string& name = node.base->text;
  if (const auto known = functions_.find(name); known != functions_.end()) {
    return call_defined(known->second, node, arguments);
  }
  if (const SwiftValue* value = variable(name)) {
    if (value->is(Kind::Closure)) return call_function(*value->closure, std::move(arguments), node);
    return unknown("what `" + name + "` gives is not known", node);
  }
  if (const auto type = structs_.find(name); type != structs_.end()) {
    return make_struct(*type->second, std::move(arguments), node);
  }
  if (const SwiftValue* own = self()) {
    if (auto found = method(*own, name, &arguments, node)) return *found;
  }
  if (name == "fatalError" || name == "preconditionFailure") return {};  // it gives nothing, for it never comes back
  if (arguments.size() == 1 && name == "getenv") return environment(arguments[0].second, node);
  const bool is_copy = name == "String" || name == "Array" || name == "Set";
  if (is_copy) return arguments.size() == 1 ? arguments[0].second : SwiftValue{.kind = Kind::Array};
  if (name == "Package" || name == "Version") return object(name, std::move(arguments), node);
  return unknown("what `" + name + "` gives is not known", node);
}

/// Of functions that #if defines differently each is taken; which of others is meant the types would say.
SwiftValue SwiftEvaluator::call_defined(const std::vector<Function>& known, const SwiftNode& node,
                                        const Arguments& arguments) {
  std::vector<const SwiftFunction*> fitting;
  bool is_compiled = false;
  for (const Function& one : known) {
    if (one.function->is_getter || !fits(*one.function, arguments)) continue;
    fitting.push_back(one.function);
    is_compiled = one.is_compiled;
  }
  const std::string& name = node.base->text;
  if (fitting.empty()) return unknown("no `" + name + "` of the manifest fits this call", node);
  if (fitting.size() > 1 && !is_compiled) return unknown("`" + name + "` is defined more than once", node);
  SwiftValue value;
  for (const SwiftFunction* function : fitting) {
    const Branch outer = frame().branch;
    if (fitting.size() > 1) enter_branch("");
    value = merged(std::move(value), call_function(*function, arguments, node), true);
    frame().branch = outer;
  }
  return value;
}

SwiftValue SwiftEvaluator::call_method(const SwiftNode& node, Arguments arguments) {
  const SwiftNode& method = *node.base;
  if (method.base == nullptr) {
    if (auto found = static_member(method.text, "", &arguments, node)) return *found;
    if (method.text == "init") return unknown("what `.init` makes here is not known", node);
    return object(method.text, std::move(arguments), node);
  }
  if (const std::string type = type_name(*method.base); !type.empty()) {
    if (auto found = static_member(method.text, type, &arguments, node)) return *found;
    constexpr std::array kMakers = std::to_array<std::string_view>(
        {"Target", "Product", "Package", "Dependency", "CSetting", "CXXSetting", "SwiftSetting", "LinkerSetting",
         "Resource", "PluginUsage", "TargetDependencyCondition", "BuildSettingCondition", "PackageDescription"});
    const std::string_view last = std::string_view(type).substr(type.rfind('.') + 1);
    if (contains(kMakers, last)) return object(method.text, std::move(arguments), node);
    return unknown("what `" + type + "." + method.text + "` gives is not known", node);
  }
  if (contains(kMutating, method.text)) {
    if (!mutate(node, arguments)) {
      lose_place(*method.base, "what line " + std::to_string(node.line) + " changes is not known");
    }
    return {.kind = Kind::Nil};
  }
  return call_on(evaluate(*method.base), node, arguments);
}

/// append, insert and their like. False if it is not known what they change.
bool SwiftEvaluator::mutate(const SwiftNode& node, const Arguments& arguments) {
  const SwiftNode& method = *node.base;
  constexpr std::array kSettings =
      std::to_array<std::string_view>({"linkerSettings", "platforms", "providers", "resources", "swiftLanguageModes",
                                       "swiftLanguageVersions", "swiftSettings", "unsafeFlags"});
  const bool matters = method.base->kind != SwiftNode::Kind::Member || !contains(kSettings, method.base->text);
  const Spot spot = spot_of(*method.base);
  if (spot.value == nullptr) return !matters;
  if (method.text == "removeAll" && arguments.empty() && !spot.is_older) {
    *spot.value = {.kind = Kind::Array};
    return true;
  }
  if ((method.text != "append" && method.text != "insert") || arguments.empty()) return !matters;
  if (spot.value->is(Kind::Unset)) return !matters;
  const auto& [label, value] = arguments[0];
  if (label == "contentsOf") {
    extend(*spot.value, value, spot.is_older);
  } else {
    extend(*spot.value, {.kind = Kind::Array, .items = {value}}, spot.is_older);
  }
  return true;
}

SwiftValue SwiftEvaluator::call_on(const SwiftValue& base, const SwiftNode& node, const Arguments& arguments) {
  const std::string& method = node.base->text;
  if (base.is(Kind::Unknown) || base.is(Kind::Nil)) return base;
  const SwiftValue* const first = arguments.empty() ? nullptr : &arguments[0].second;
  if (base.is(Kind::Array)) {
    if (contains(kMapping, method) && first != nullptr && first->is(Kind::Closure)) {
      return map_items(base, method, *first->closure, node);
    }
    if (contains(kReordering, method)) return base;
    if (method == "first" && first != nullptr && first->is(Kind::Closure)) {
      return first_item(base, *first->closure, node);
    }
    if (method == "contains" && first != nullptr && base.missing.empty()) {
      bool is_sure = true;
      for (const SwiftValue& item : base.items) {
        const std::optional<bool> same = equal(item, *first);
        if (same.value_or(false) && !item.is_optional) return {.kind = Kind::Bool, .flag = true};
        is_sure = is_sure && same.has_value() && !(*same && item.is_optional);
      }
      if (is_sure) return {.kind = Kind::Bool, .flag = false};
    }
  }
  if (base.is(Kind::Text)) {
    if (method == "lowercased") return {.kind = Kind::Text, .text = to_lower(base.text)};
    if (first != nullptr && first->is(Kind::Text)) {
      if (method == "hasPrefix") return {.kind = Kind::Bool, .flag = base.text.starts_with(first->text)};
      if (method == "hasSuffix") return {.kind = Kind::Bool, .flag = base.text.ends_with(first->text)};
    }
  }
  if (auto found = this->method(base, method, &arguments, node)) return *found;
  return unknown("what `." + method + "` gives is not known", node);
}

/// first(where:): objects are shared, so that what is found may be changed.
SwiftValue SwiftEvaluator::first_item(const SwiftValue& list, const SwiftFunction& closure, const SwiftNode& node) {
  for (const SwiftValue& item : list.items) {
    Truth fits = is_exhausted() ? Truth::Unknown : truth(call_function(closure, {{"", item}}, node));
    if (item.is_optional && fits == Truth::Yes) fits = Truth::Unknown;
    if (fits == Truth::Yes) return item;
    if (fits != Truth::No) return unknown("which element `first` finds is not known", node);
  }
  if (!list.missing.empty()) return unknown(list.missing, node);
  return {.kind = Kind::Nil};
}

SwiftValue SwiftEvaluator::map_items(const SwiftValue& list, std::string_view method, const SwiftFunction& closure,
                                     const SwiftNode& node) {
  SwiftValue result = {.kind = Kind::Array, .missing = list.missing};
  for (const SwiftValue& item : list.items) {
    if (is_exhausted()) break;
    const Branch outer = frame().branch;
    if (item.is_optional) enter_branch(list.missing);
    SwiftValue one = call_function(closure, {{"", item}}, node);
    frame().branch = outer;
    if (method == "filter") {
      const Truth kept = truth(one);
      if (kept == Truth::Unknown) result.missing = "which elements `filter` keeps is not known";
      if (kept == Truth::No) continue;
      result.items.push_back(item);
      result.items.back().is_optional = item.is_optional || kept != Truth::Yes;
    } else if (method == "flatMap") {
      for (SwiftValue& inner : one.items) inner.is_optional = inner.is_optional || item.is_optional;
      result = sum(std::move(result), one);
    } else if (method == "map" || (method == "compactMap" && !one.is(Kind::Nil))) {
      one.is_optional = item.is_optional;
      result.items.push_back(std::move(one));
    }
  }
  if (method == "forEach" && !list.missing.empty()) lose_changed(closure.body, list.missing);
  return result;
}

}  // namespace podworks
