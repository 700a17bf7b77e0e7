// The functions that Bazel gives to BUILD and .bzl files.
#include <algorithm>

#include <fmt/format.h>

#include "scanner/pods/bazel/evaluator.h"

namespace podworks {

namespace {

using Kind = StarlarkValue::Kind;

/// The texts of a list; false if there may be more.
bool texts_of(const StarlarkValue* value, std::vector<std::string>& texts) {
  if (value == nullptr || value->is(Kind::None)) return true;
  if (!value->is_list()) return false;
  for (const StarlarkValue& item : value->list->items) {
    if (!item.is(Kind::Text)) return false;
    texts.push_back(item.text);
  }
  return true;
}

bool is_same_text(const StarlarkValue& a, const StarlarkValue& b) {
  return a.is(Kind::Text) && b.is(Kind::Text) && a.text == b.text;
}

}  // namespace

std::optional<StarlarkEvaluator::Value> StarlarkEvaluator::call_bazel(const std::string& name, const Arguments& given,
                                                                      const StarlarkNode& node) {
  if (name == "glob") return glob(given, node);
  if (name == "select") return select(given, node);
  if (name == "package_name") return text(package_name_, node);
  if (name == "repository_name") return text("@", node);
  if (name == "Label" && !given.values.empty()) return given.values[0];
  if (name == "package_relative_label" && !given.values.empty()) return given.values[0];
  if (name == "existing_rule" || name == "existing_rules" || name == "subpackages" || name == "module_name" ||
      name == "module_version") {
    return unknown(fmt::format("`{}()` is not read", name), node);
  }
  return call_definition(name, given, node);
}

/// What makes rules and macros, and what belongs to it.
std::optional<StarlarkEvaluator::Value> StarlarkEvaluator::call_definition(const std::string& name,
                                                                           const Arguments& given,
                                                                           const StarlarkNode& node) {
  if (name == "rule" || name == "repository_rule" || name == "module_extension") {
    Value value;
    value.kind = Kind::Foreign;
    value.text = "rule";  // until a variable holds it
    return at(std::move(value), node);
  }
  if (name == "macro") {
    Value value = new_dict(node, Kind::Macro);
    for (const auto& [key, held] : given.named) put(*value.dict, text(key, node), held, steps_);
    return value;
  }
  if (name.starts_with("attr.")) {
    Value value = new_dict(node, Kind::Struct);
    const Value* const fallback = given.find("default");
    Value otherwise;
    if (fallback != nullptr) {
      otherwise = *fallback;
    } else if (name.ends_with("_list")) {
      otherwise = new_list({}, node);
    } else if (name.find("_dict") != std::string::npos) {
      otherwise = new_dict(node);
    } else if (name == "attr.bool" || name == "attr.int") {
      otherwise = name == "attr.bool" ? flag(false, node) : number(0, node);
    } else if (name == "attr.string") {
      otherwise = text("", node);
    }
    put(*value.dict, text("default", node), std::move(otherwise), steps_);
    return value;
  }
  if (name == "aspect" || name == "provider" || name == "depset" || name == "transition" ||
      name == "configuration_field" || name == "tag_class" || name.starts_with("config.") ||
      name.starts_with("config_common.")) {
    return unknown(fmt::format("`{}()` is not read", name), node);
  }
  return std::nullopt;
}

/// The union of the branches: each of them is what some configuration builds.
StarlarkEvaluator::Value StarlarkEvaluator::select(const Arguments& given, const StarlarkNode& node) {
  const Value* const branches = given.get(0, "x");
  if (branches == nullptr || !branches->is(Kind::Dict)) {
    return branches == nullptr ? unknown("a value is missing", node) : unknown_as(*branches, node);
  }
  StarlarkValues items;
  bool has_list = false;
  const auto add = [&](const Value& item) {
    const bool is_known =
        std::any_of(items.begin(), items.end(), [&](const Value& o) { return is_same_text(o, item); });
    if (!is_known) items.push_back(item);
  };
  for (const auto& [condition, value] : branches->dict->entries) {
    has_list = has_list || value.is_list();
    if (value.is_list()) {
      count(value.list->items.size() * (items.size() / 16 + 1));
      if (is_over()) break;
      for (const Value& item : value.list->items) add(item);
    } else if (!value.is(Kind::None)) {
      add(value);
    }
  }
  if (branches->dict->is_partial) items.push_back(unknown("the branches of `select` are known in part", node));
  if (!has_list && items.size() == 1) return items[0];
  return new_list(std::move(items), node);
}

StarlarkEvaluator::Value StarlarkEvaluator::glob(const Arguments& given, const StarlarkNode& node) {
  std::vector<std::string> include;
  std::vector<std::string> exclude;
  if (module_ != 0) return unknown("`glob` is for BUILD files", node);
  if (!texts_of(given.get(0, "include"), include)) return unknown("the patterns of `glob` are not all known", node);
  if (!texts_of(given.get(1, "exclude"), exclude)) {
    return unknown("what `glob` leaves out is not all known", node);
  }
  for (const std::vector<std::string>* patterns : {&include, &exclude}) {
    for (const std::string& pattern : *patterns) {
      const std::string_view problem = bazel_pattern_problem(pattern);
      if (!problem.empty()) return unknown(fmt::format("{}: `{}`", problem, pattern), node);
    }
  }
  std::size_t cost = 0;
  const std::vector<std::string_view> found = files_->glob(include, exclude, cost);
  count(cost / 8);
  StarlarkValues items;
  for (const std::string_view path : found) items.push_back(text(std::string(path), node));
  return new_list(std::move(items), node);
}

}  // namespace podworks
