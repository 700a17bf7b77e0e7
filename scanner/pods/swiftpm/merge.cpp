// What a value of Package.swift is if one of two branches has run and it is not known which.
#include <algorithm>
#include <set>
#include <utility>

#include "scanner/pods/swiftpm/evaluator.h"
#include "scanner/pods/swiftpm/model.h"

namespace podworks {
namespace {

using Kind = SwiftValue::Kind;

constexpr int kMaxLevels = 4;

/// The same of what is the same; nothing of what is not known. Targets are themselves only: they may be changed yet.
std::optional<std::string> key_of(const SwiftValue& value, int level = 0) {
  if (value.is(Kind::Nil)) return "nil";
  if (value.is(Kind::Bool)) return value.flag ? "true" : "false";
  if (value.is(Kind::Number)) return "n" + value.text;
  if (value.is(Kind::Text)) return "t" + std::to_string(value.text.size()) + ":" + value.text;
  if (!value.is(Kind::Object)) return std::nullopt;
  const SwiftObject& object = *value.object;
  std::string key = "o" + object.name + "(";
  if (object.members.empty()) return key;
  const bool is_itself = target_type(object.name) && object.members.size() > 1;
  if (is_itself || level == kMaxLevels) return key + std::to_string(reinterpret_cast<std::uintptr_t>(&object));
  for (const auto& [label, member] : object.members) {
    const std::optional<std::string> inner = key_of(member, level + 1);
    if (!inner) return std::nullopt;
    key += label + ":" + *inner + ",";
  }
  return key;
}

using Keys = std::set<std::string>;

Keys keys_of(const SwiftValue& list) {
  Keys keys;
  for (const SwiftValue& item : list.items) {
    if (std::optional<std::string> key = key_of(item)) keys.insert(std::move(*key));
  }
  return keys;
}

bool holds(const Keys& keys, const SwiftValue& item) {
  const std::optional<std::string> key = key_of(item);
  return key && keys.contains(*key);
}

}  // namespace

/// `is_compiled`: which of them is meant is decided by #if only.
SwiftValue SwiftEvaluator::merged(SwiftValue a, SwiftValue b, bool is_compiled) {
  if (a.is(Kind::Unset)) return b;
  if (b.is(Kind::Unset) || equal(a, b).value_or(false)) return a;
  if (a.is(Kind::Object) && b.is(Kind::Object) && a.object->name == "Package" && b.object->name == "Package") return b;
  if (a.is(Kind::Array) || b.is(Kind::Array)) return merged_lists(std::move(a), std::move(b));
  const auto is_open = [](const SwiftValue& value) { return value.is(Kind::Unknown) && !value.is_compiled; };
  if (is_open(a)) return a;
  if (is_open(b)) return b;
  return {.kind = Kind::Unknown,
          .text = "it differs from one branch to another",
          .is_compiled = is_compiled,
          .line = b.line,
          .column = b.column};
}

/// All elements of both; those that are not in both are optional.
SwiftValue SwiftEvaluator::merged_lists(SwiftValue a, SwiftValue b) {
  if (!a.is(Kind::Array)) std::swap(a, b);
  const Keys first = keys_of(a);
  const Keys second = keys_of(b);
  steps_ += a.items.size() + b.items.size();
  for (SwiftValue& item : a.items) item.is_optional = item.is_optional || !holds(second, item);
  for (SwiftValue& item : b.items) {
    if (holds(first, item)) continue;
    item.is_optional = true;
    a.items.push_back(std::move(item));
  }
  const std::string missing = b.is(Kind::Array) ? b.missing : b.text;
  if (b.is(Kind::Nil)) {
    a.may_be_nil = true;
  } else if (a.missing.empty()) {
    a.missing = b.is(Kind::Array) || b.is(Kind::Unknown) ? missing : "it differs from one branch to another";
  }
  a.may_be_nil = a.may_be_nil || b.may_be_nil;
  return a;
}

}  // namespace podworks
