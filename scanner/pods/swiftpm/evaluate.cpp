// What the expressions of Package.swift come to.
#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "scanner/pods/swiftpm/evaluator.h"

namespace podworks {
namespace {

using Kind = SwiftValue::Kind;

constexpr std::size_t kMaxText = 10'000;

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

SwiftValue SwiftEvaluator::unknown(std::string why, const SwiftNode& node) const {
  return {.kind = Kind::Unknown, .text = std::move(why), .line = node.line, .column = node.column};
}

SwiftValue SwiftEvaluator::object(std::string name, Arguments members, const SwiftNode& node) {
  SwiftObject& made = objects_.emplace_back();
  made.name = std::move(name);
  made.members = std::move(members);
  made.is_conditional = compiled_ > 0 || frame().is_alternative;
  made.line = node.line;
  made.column = node.column;
  if (made.name == "Package") packages_.push_back(&made);
  return {.kind = Kind::Object, .object = &made};
}

SwiftValue SwiftEvaluator::evaluate(const SwiftNode& node) {
  ++steps_;
  if (is_exhausted()) return unknown("the manifest is too long to be followed", node);
  if (depth_ >= kMaxDepth) return unknown("this is nested too deeply", node);
  ++depth_;
  SwiftValue value = evaluate_kind(node);
  --depth_;
  if (!value.is(Kind::Unknown) || value.line == 0) {
    value.line = node.line;
    value.column = node.column;
  }
  return value;
}

SwiftValue SwiftEvaluator::evaluate_kind(const SwiftNode& node) {
  switch (node.kind) {
    case SwiftNode::Kind::Unknown:
      return unknown(node.text, node);
    case SwiftNode::Kind::Nil:
      return {.kind = Kind::Nil};
    case SwiftNode::Kind::Bool:
      return {.kind = Kind::Bool, .flag = node.text == "true"};
    case SwiftNode::Kind::Number:
      return {.kind = Kind::Number, .text = node.text};
    case SwiftNode::Kind::Text:
      return text(node);
    case SwiftNode::Kind::Array:
      return array(node);
    case SwiftNode::Kind::Tuple:
      if (node.items.size() == 1) return evaluate(*node.items[0].value);
      return object("", arguments(node), node);
    case SwiftNode::Kind::Name:
      return name(node);
    case SwiftNode::Kind::Member:
      return member(node);
    case SwiftNode::Kind::Call:
      return call(node);
    case SwiftNode::Kind::Subscript:
      return subscript(node);
    case SwiftNode::Kind::Closure:
      return {.kind = Kind::Closure, .closure = node.function};
    case SwiftNode::Kind::Chain:
      return chain(node);
    case SwiftNode::Kind::Compare:
      return compare(node);
    case SwiftNode::Kind::Not:
    case SwiftNode::Kind::Ternary:
      break;
  }
  const SwiftValue condition = evaluate(node.kind == SwiftNode::Kind::Not ? *node.base : *node.items[0].value);
  const Truth known = truth(condition);
  if (node.kind == SwiftNode::Kind::Not) {
    return known == Truth::Unknown ? condition : SwiftValue{.kind = Kind::Bool, .flag = known == Truth::No};
  }
  if (known != Truth::Unknown) return evaluate(*node.items[known == Truth::Yes ? 1 : 2].value);
  SwiftValue both = merged(evaluate(*node.items[1].value), evaluate(*node.items[2].value));
  if (both.is(Kind::Array)) both.missing = "which of two lists is meant is not known";
  return both;
}

SwiftEvaluator::Truth SwiftEvaluator::truth(const SwiftValue& value) {
  if (!value.is(Kind::Bool)) return Truth::Unknown;
  return value.flag ? Truth::Yes : Truth::No;
}

/// Nothing if one of them is not known.
std::optional<bool> SwiftEvaluator::equal(const SwiftValue& a, const SwiftValue& b) {
  const auto is_known = [](const SwiftValue& value) {
    return value.is(Kind::Nil) || value.is(Kind::Bool) || value.is(Kind::Number) || value.is(Kind::Text) ||
           value.is(Kind::Object);
  };
  if (a.is(Kind::Nil) && b.is(Kind::Array)) return false;
  if (a.is(Kind::Array) && b.is(Kind::Nil)) return false;
  if (!is_known(a) || !is_known(b)) return std::nullopt;
  if (a.kind != b.kind) return false;
  if (!a.is(Kind::Object)) return a.flag == b.flag && a.text == b.text;
  if (a.object == b.object) return true;
  if (!a.object->members.empty() || !b.object->members.empty()) return std::nullopt;
  return a.object->name == b.object->name;
}

SwiftValue SwiftEvaluator::text(const SwiftNode& node) {
  SwiftValue whole = {.kind = Kind::Text, .text = node.text};
  for (const SwiftArgument& item : node.items) {
    const SwiftValue piece = evaluate(*item.value);
    if (!piece.is(Kind::Text) && !piece.is(Kind::Number)) {
      return unknown(piece.is(Kind::Unknown) ? piece.text : "what the text holds is not known", node);
    }
    whole.text += piece.text;
  }
  if (whole.text.size() > kMaxText) return unknown("the text is too long", node);
  return whole;
}

SwiftValue SwiftEvaluator::array(const SwiftNode& node) {
  SwiftValue list = {.kind = Kind::Array};
  for (const SwiftArgument& item : node.items) list.items.push_back(evaluate(*item.value));
  return list;
}

SwiftValue SwiftEvaluator::chain(const SwiftNode& node) {
  if (node.text == "&&" || node.text == "||") return logic(node);
  SwiftValue whole = evaluate(*node.items[0].value);
  for (std::size_t i = 1; i < node.items.size(); ++i) {
    if (node.text == "??") {
      if (!whole.is(Kind::Nil)) return whole;
      whole = evaluate(*node.items[i].value);
    } else {
      whole = sum(std::move(whole), evaluate(*node.items[i].value));
    }
  }
  return whole;
}

SwiftValue SwiftEvaluator::logic(const SwiftNode& node) {
  const Truth decides = node.text == "&&" ? Truth::No : Truth::Yes;
  std::optional<SwiftValue> open;
  for (const SwiftArgument& item : node.items) {
    SwiftValue value = evaluate(*item.value);
    const Truth one = truth(value);
    if (one == decides) return value;
    if (one == Truth::Unknown && !open) open = unknown("the condition is not known", node);
  }
  return open ? *open : SwiftValue{.kind = Kind::Bool, .flag = decides == Truth::No};
}

/// What is not known of a list makes the whole a list that may have more elements.
SwiftValue SwiftEvaluator::sum(SwiftValue a, const SwiftValue& b) {
  if (a.is(Kind::Array) && b.is(Kind::Array)) {
    steps_ += b.items.size();
    if (is_exhausted()) return a;
    a.items.insert(a.items.end(), b.items.begin(), b.items.end());
    if (a.missing.empty()) a.missing = b.missing;
    return a;
  }
  if (a.is(Kind::Text) && b.is(Kind::Text) && a.text.size() + b.text.size() <= kMaxText) {
    a.text += b.text;
    return a;
  }
  const SwiftValue& open = a.is(Kind::Unknown) ? a : b;
  std::string why = open.is(Kind::Unknown) ? open.text : "this sum is not understood";
  const int line = open.line;
  const int column = open.column;
  if (a.is(Kind::Array) || b.is(Kind::Array)) {
    SwiftValue list = a.is(Kind::Array) ? std::move(a) : b;
    if (list.missing.empty()) list.missing = std::move(why);
    return list;
  }
  return {.kind = Kind::Unknown, .text = std::move(why), .line = line, .column = column};
}

SwiftValue SwiftEvaluator::compare(const SwiftNode& node) {
  const std::optional<bool> same = equal(evaluate(*node.items[0].value), evaluate(*node.items[1].value));
  if (!same) return unknown("this comparison is not known", node);
  return {.kind = Kind::Bool, .flag = *same == (node.text == "==")};
}

SwiftValue SwiftEvaluator::name(const SwiftNode& node) {
  if (const SwiftValue* value = variable(node.text)) {
    steps_ += value->items.size();
    if (value->is(Kind::Unset)) return unknown("`" + node.text + "` has no known value", node);
    return *value;
  }
  const auto function = functions_.find(node.text);
  if (function != functions_.end() && function->second[0]->is_getter) {
    return call_function(*function->second[0], {}, node);
  }
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
  std::vector<const Static*> found;
  for (const Static& one : known->second) {
    const SwiftFunction* function = one.statement->function;
    const bool is_call = function != nullptr && !function->is_getter;
    if (is_call != (arguments != nullptr) || (is_call && !fits(*function, *arguments))) continue;
    if (type.empty() || same_type(one.type, type)) found.push_back(&one);
  }
  if (found.size() > 1 && type.empty() && !expected_.empty()) {
    std::erase_if(found, [&](const Static* one) { return one->type != expected_; });
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
    if (wanted == "isEmpty" && base.missing.empty()) return {.kind = Kind::Bool, .flag = base.items.empty()};
    if (wanted == "first" && base.missing.empty())
      return base.items.empty() ? SwiftValue{.kind = Kind::Nil} : base.items[0];
  }
  if (base.is(Kind::Text) && wanted == "isEmpty") return {.kind = Kind::Bool, .flag = base.text.empty()};
  if (base.is(Kind::Object)) {
    const SwiftObject& made = *base.object;
    if (made.name == "processInfo" && wanted == "environment") return {.kind = Kind::Environment};
    if (const SwiftValue* value = made.find(wanted)) return *value;
    const std::string_view type = type_of_target(made.name);
    if (wanted == "type" && !type.empty()) return object(std::string(type), {}, node);
    if (made.name == "Package" || !type.empty() || made.name == "library" || made.name == "executable") {
      if (contains(kLists, wanted)) return {.kind = Kind::Array};
      if (contains(kOptional, wanted)) return {.kind = Kind::Nil};
    }
  }
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
