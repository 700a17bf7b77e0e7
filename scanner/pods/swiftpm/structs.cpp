// What Package.swift adds to types by extensions, and values of its own structs.
#include <algorithm>
#include <array>
#include <utility>

#include "scanner/pods/swiftpm/evaluator.h"
#include "scanner/pods/swiftpm/model.h"

namespace podworks {
namespace {

using Kind = SwiftValue::Kind;

constexpr std::array kListTypes = std::to_array<std::string_view>(
    {"Array", "BidirectionalCollection", "Collection", "RangeReplaceableCollection", "Sequence", "Set"});

template <class Names>
bool contains(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

/// Of the function that runs, or of what is around the closure that runs.
bool SwiftEvaluator::is_local(std::string_view name) {
  for (std::size_t i = scopes_.size(); i > std::max<std::size_t>(frame().first_scope, 1); --i) {
    if (scopes_[i - 1].contains(name)) return true;
  }
  return false;
}

/// A function or computed property that an extension or a struct of the manifest defines; nothing if there is none.
std::optional<SwiftValue> SwiftEvaluator::method(const SwiftValue& base, std::string_view name,
                                                 const Arguments* arguments, const SwiftNode& node) {
  const auto known = methods_.find(name);
  if (known == methods_.end()) return std::nullopt;
  std::vector<const SwiftFunction*> fitting;
  for (const Member& one : known->second) {
    const SwiftFunction& function = *one.statement->function;
    if (function.is_getter != (arguments == nullptr) || !has_type(base, one.type)) continue;
    if (arguments == nullptr || fits(function, *arguments)) fitting.push_back(&function);
  }
  if (fitting.empty()) return std::nullopt;
  if (fitting.size() > 1) return unknown("`." + std::string(name) + "` is defined more than once", node);
  const SwiftValue receiver = base;  // what it is called on may be changed by the call
  if (!fitting[0]->is_mutating) {
    return call_function(*fitting[0], arguments != nullptr ? *arguments : Arguments(), node, &receiver);
  }
  const std::string why = "what line " + std::to_string(node.line) + " changes is not known";
  if (node.base != nullptr && node.base->base != nullptr) {
    lose_place(*node.base->base, why);
  } else if (SwiftValue* own = self()) {
    lose(*own, why);
  }
  return unknown(why, node);
}

/// Of objects of PackageDescription the type is known roughly: rather a member of another type than none.
bool SwiftEvaluator::has_type(const SwiftValue& value, std::string_view type) const {
  const std::string_view last = type.substr(type.rfind('.') + 1);
  if (value.is(Kind::Array)) return type.starts_with('[') || contains(kListTypes, type);
  if (value.is(Kind::Text)) return last == "String" || last == "StringProtocol";
  if (value.is(Kind::Bool)) return last == "Bool";
  if (value.is(Kind::Number)) return last == "Int" || last == "Double";
  if (!value.is(Kind::Object)) return false;
  const SwiftObject& object = *value.object;
  if (structs_.contains(object.name)) return object.name == type;
  if (target_type(object.name) && !object.members.empty()) return last == "Target" || last == "Dependency";
  if (object.name == "Package") return last == "Package";
  return !structs_.contains(type) && !contains(kListTypes, type) && last != "String" && last != "Target";
}

/// By the initializer that each struct has if it defines none: its properties in their order.
SwiftValue SwiftEvaluator::make_struct(const SwiftStatement& type, Arguments arguments, const SwiftNode& node) {
  Arguments members;
  std::size_t given = 0;
  for (const SwiftStatement& one : type.blocks[0]) {
    if (one.kind == SwiftStatement::Kind::Skipped && one.name == "init") {
      return unknown("what `" + type.name + "` gives is not known", node);
    }
    if (one.kind != SwiftStatement::Kind::Define || one.is_static) continue;
    if (given < arguments.size() && arguments[given].first == one.name) {
      members.push_back(std::move(arguments[given++]));
    } else {
      members.emplace_back(one.name, one.value != nullptr ? evaluate(*one.value) : SwiftValue{.kind = Kind::Nil});
    }
  }
  if (given < arguments.size()) return unknown("what `" + type.name + "` gives is not known", node);
  return object(type.name, std::move(members), node);
}

/// Structs are values: what is changed of one of them is not changed of the other.
SwiftValue SwiftEvaluator::copied(SwiftValue value) {
  if (!value.is(Kind::Object) || !structs_.contains(value.object->name)) return value;
  steps_ += value.object->members.size();
  SwiftObject& copy = objects_.emplace_back(*value.object);
  copy.born = branches_;
  value.object = &copy;
  return value;
}

}  // namespace podworks
