// What names and members of Package.swift stand for: variables, static members, attributes of targets, the environment.
#include <algorithm>
#include <array>
#include <utility>

#include "scanner/pods/swiftpm/evaluator.h"

namespace podworks {
namespace {

using Kind = SwiftValue::Kind;

/// Types of PackageDescription, with the last part of their names: their members are objects.
constexpr std::array kTypes = std::to_array<std::string_view>({"BuildConfiguration",
                                                               "BuildSettingCondition",
                                                               "CLanguageStandard",
                                                               "CSetting",
                                                               "CXXLanguageStandard",
                                                               "CXXSetting",
                                                               "Dependency",
                                                               "LinkerSetting",
                                                               "Package",
                                                               "PackageDescription",
                                                               "Platform",
                                                               "PluginUsage",
                                                               "Product",
                                                               "Resource",
                                                               "SupportedPlatform",
                                                               "SwiftLanguageMode",
                                                               "SwiftSetting",
                                                               "SwiftVersion",
                                                               "SystemPackageProvider",
                                                               "Target",
                                                               "TargetDependencyCondition",
                                                               "Version"});

constexpr std::array kLists = std::to_array<std::string_view>({"dependencies", "exclude", "products", "targets"});
constexpr std::array kOptional = std::to_array<std::string_view>({"cLanguageStandard",
                                                                  "cSettings",
                                                                  "checksum",
                                                                  "cxxLanguageStandard",
                                                                  "cxxSettings",
                                                                  "defaultLocalization",
                                                                  "path",
                                                                  "pkgConfig",
                                                                  "platforms",
                                                                  "plugins",
                                                                  "providers",
                                                                  "publicHeadersPath",
                                                                  "resources",
                                                                  "sources",
                                                                  "swiftLanguageModes",
                                                                  "swiftLanguageVersions",
                                                                  "swiftSettings",
                                                                  "linkerSettings",
                                                                  "traits",
                                                                  "url"});

template <class Names>
bool contains(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Target.type
std::string_view type_of_target(std::string_view call) {
  if (call == "target") return "regular";
  if (call == "executableTarget") return "executable";
  if (call == "testTarget") return "test";
  if (call == "systemLibrary") return "system";
  if (call == "binaryTarget") return "binary";
  return call == "plugin" || call == "macro" ? call : std::string_view();
}

bool same_type(std::string_view a, std::string_view b) {
  if (a.size() < b.size()) std::swap(a, b);
  return a == b || (a.ends_with(b) && a[a.size() - b.size() - 1] == '.');
}

}  // namespace

SwiftValue SwiftEvaluator::name(const SwiftNode& node) {
  const SwiftValue* const own = node.text != "self" && !is_local(node.text) ? self() : nullptr;
  if (own != nullptr && own->is(Kind::Object)) {
    if (const SwiftValue* value = own->object->find(node.text)) return *value;
  }
  if (const SwiftValue* value = variable(node.text)) {
    steps_ += value->items.size();
    if (value->is(Kind::Unset)) return unknown("`" + node.text + "` has no known value", node);
    return *value;
  }
  const auto function = functions_.find(node.text);
  if (function != functions_.end() && function->second[0].function->is_getter) {
    return call_function(*function->second[0].function, {}, node);
  }
  if (own != nullptr) return member_of(SwiftValue(*own), node);
  return unknown("`" + node.text + "` is not defined in what could be followed", node);
}

std::string SwiftEvaluator::type_name(const SwiftNode& node) {
  const bool is_capital = !node.text.empty() && node.text[0] >= 'A' && node.text[0] <= 'Z';
  if (!is_capital) return {};
  if (node.kind == SwiftNode::Kind::Name) return variable(node.text) == nullptr ? node.text : std::string();
  if (node.kind != SwiftNode::Kind::Member || node.base == nullptr) return {};
  const std::string outer = type_name(*node.base);
  return outer.empty() ? outer : outer + "." + node.text;
}

/// `static let`, `static var`, and with `arguments` `static func`. Without a type the one that is expected.
std::optional<SwiftValue> SwiftEvaluator::static_member(std::string_view name, std::string_view type,
                                                        const Arguments* arguments, const SwiftNode& node) {
  const auto known = statics_.find(name);
  if (known == statics_.end()) return std::nullopt;
  std::vector<const Member*> found;
  for (const Member& one : known->second) {
    const SwiftFunction* function = one.statement->function;
    const bool is_call = function != nullptr && !function->is_getter;
    if (is_call != (arguments != nullptr) || (is_call && !fits(*function, *arguments))) continue;
    if (type.empty() || same_type(one.type, type)) found.push_back(&one);
  }
  if (found.size() > 1 && type.empty() && !expected_.empty()) {
    const std::string elements = "[" + std::string(expected_) + "]";
    std::erase_if(found, [&](const Member* one) { return one->type != expected_ && one->type != elements; });
    if (found.empty()) return unknown("`." + std::string(name) + "` is defined more than once", node);
  }
  if (found.empty()) return std::nullopt;
  if (found.size() > 1) return unknown("`." + std::string(name) + "` is defined more than once", node);
  const SwiftStatement& statement = *found[0]->statement;
  if (statement.function != nullptr) {
    return call_function(*statement.function, arguments != nullptr ? *arguments : Arguments(), node);
  }
  if (statement.value == nullptr) return unknown("`" + std::string(name) + "` has no known value", node);
  return evaluate(*statement.value);
}

SwiftValue SwiftEvaluator::member(const SwiftNode& node) {
  if (node.base == nullptr) {
    if (auto found = static_member(node.text, "", nullptr, node)) return *found;
    return object(node.text, {}, node);
  }
  if (const std::string type = type_name(*node.base); !type.empty()) {
    if (auto found = static_member(node.text, type, nullptr, node)) return *found;
    if (type == "Context" && node.text == "environment") return {.kind = Kind::Environment};
    if (type == "ProcessInfo" && node.text == "processInfo") return object(node.text, {}, node);
    if (contains(kTypes, std::string_view(type).substr(type.rfind('.') + 1))) {
      return object(node.text, {}, node);
    }
    return unknown("`" + type + "." + node.text + "` is not known", node);
  }
  return member_of(evaluate(*node.base), node);
}

SwiftValue SwiftEvaluator::member_of(const SwiftValue& base, const SwiftNode& node) {
  const std::string& wanted = node.text;
  if (base.is(Kind::Unknown) || base.is(Kind::Nil)) return base;
  if (base.is(Kind::Array)) {
    const auto is_optional = [](const SwiftValue& item) { return item.is_optional; };
    const bool is_whole = base.missing.empty() && std::none_of(base.items.begin(), base.items.end(), is_optional);
    if (wanted == "isEmpty" && is_whole) return {.kind = Kind::Bool, .flag = base.items.empty()};
    if ((wanted == "first" || wanted == "last") && is_whole) {
      if (base.items.empty()) return {.kind = Kind::Nil};
      return wanted == "first" ? base.items.front() : base.items.back();
    }
  }
  if (base.is(Kind::Text) && wanted == "isEmpty") return {.kind = Kind::Bool, .flag = base.text.empty()};
  if (base.is(Kind::Object)) {
    const SwiftObject& made = *base.object;
    if (made.name == "processInfo" && wanted == "environment") return {.kind = Kind::Environment};
    if (const SwiftValue* value = made.find(wanted)) {
      steps_ += value->items.size() / 8;  // they are copied
      return *value;
    }
    const std::string_view type = type_of_target(made.name);
    if (wanted == "type" && !type.empty()) return object(std::string(type), {}, node);
    if (made.name == "Package" || !type.empty() || made.name == "library" || made.name == "executable") {
      if (contains(kLists, wanted)) return {.kind = Kind::Array};
      if (contains(kOptional, wanted)) return {.kind = Kind::Nil};
    }
  }
  if (auto found = method(base, wanted, nullptr, node)) return *found;
  return unknown("`." + wanted + "` of this value is not known", node);
}

SwiftValue SwiftEvaluator::subscript(const SwiftNode& node) {
  const SwiftValue base = evaluate(*node.base);
  if (base.is(Kind::Environment) && !node.items.empty()) {
    SwiftValue found = environment(evaluate(*node.items[0].value), node);
    const bool has_default = node.items.size() > 1 && node.items[1].label == "default";
    return found.is(Kind::Nil) && has_default ? evaluate(*node.items[1].value) : found;
  }
  if (base.is(Kind::Unknown) || base.is(Kind::Nil)) return base;
  return unknown("this element is not known", node);
}

SwiftValue SwiftEvaluator::environment(const SwiftValue& name, const SwiftNode& node) {
  if (!name.is(Kind::Text)) return unknown("which variable of the environment is meant is not known", node);
  const auto found = environment_.find(name.text);
  if (found != environment_.end()) return {.kind = Kind::Text, .text = found->second};
  unset_.insert(name.text);
  return {.kind = Kind::Nil};
}

}  // namespace podworks
