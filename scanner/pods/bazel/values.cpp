#include "scanner/pods/bazel/values.h"

#include <algorithm>

#include <fmt/format.h>

namespace podworks {

namespace {

using Kind = StarlarkValue::Kind;

constexpr int kMaxDepth = 20;
constexpr std::size_t kMaxText = 100'000;

std::optional<bool> equal_lists(const StarlarkList& a, const StarlarkList& b, std::size_t& steps, int depth) {
  steps += a.items.size() + b.items.size();
  if (steps > kMaxStarlarkSteps) return std::nullopt;
  if (first_unknown(a) != nullptr || first_unknown(b) != nullptr) return std::nullopt;
  if (a.items.size() != b.items.size()) return false;
  for (std::size_t i = 0; i < a.items.size(); ++i) {
    const std::optional<bool> same = starlark_equal(a.items[i], b.items[i], steps, depth + 1);
    if (!same || !*same) return same;
  }
  return true;
}

std::optional<bool> equal_dicts(const StarlarkDict& a, const StarlarkDict& b, std::size_t& steps, int depth) {
  steps += a.entries.size();
  if (steps > kMaxStarlarkSteps) return std::nullopt;
  if (a.is_partial || b.is_partial) return std::nullopt;
  if (a.entries.size() != b.entries.size()) return false;
  for (const auto& [key, value] : a.entries) {
    if (!key.is(Kind::Text)) return std::nullopt;
    const StarlarkValue* other = b.find(key.text);
    if (other == nullptr) return false;
    const std::optional<bool> same = starlark_equal(value, *other, steps, depth + 1);
    if (!same || !*same) return same;
  }
  return true;
}

}  // namespace

std::size_t starlark_weight(const StarlarkValues& items) {
  std::size_t characters = 0;
  for (const StarlarkValue& item : items) characters += item.text.size();
  return items.size() + characters / 64;
}

std::string_view starlark_type(const StarlarkValue& value) {
  switch (value.kind) {
    case Kind::None:
      return "NoneType";
    case Kind::Bool:
      return "bool";
    case Kind::Number:
      return "int";
    case Kind::Text:
      return "string";
    case Kind::List:
      return "list";
    case Kind::Tuple:
      return "tuple";
    case Kind::Dict:
      return "dict";
    case Kind::Struct:
      return "struct";
    default:
      return "function";
  }
}

const StarlarkValue* first_unknown(const StarlarkList& list) {
  const auto found =
      std::find_if(list.items.begin(), list.items.end(), [](const auto& item) { return item.is_unknown(); });
  return found == list.items.end() ? nullptr : &*found;
}

std::optional<bool> starlark_truth(const StarlarkValue& value) {
  switch (value.kind) {
    case Kind::None:
      return false;
    case Kind::Bool:
    case Kind::Number:
      return value.number != 0;
    case Kind::Text:
      return !value.text.empty();
    case Kind::List:
    case Kind::Tuple: {
      const auto is_known = [](const StarlarkValue& item) { return !item.is_unknown(); };
      if (std::any_of(value.list->items.begin(), value.list->items.end(), is_known)) return true;
      return value.list->items.empty() ? std::optional(false) : std::nullopt;
    }
    case Kind::Dict:
      if (!value.dict->entries.empty()) return true;
      return value.dict->is_partial ? std::nullopt : std::optional(false);
    case Kind::Unknown:
    case Kind::Named:
    case Kind::Foreign:
      return std::nullopt;
    default:
      return true;
  }
}

std::optional<bool> starlark_equal(const StarlarkValue& a, const StarlarkValue& b, std::size_t& steps, int depth) {
  if (a.is_unknown() || b.is_unknown() || depth > kMaxDepth) return std::nullopt;
  if (a.kind != b.kind) return false;
  switch (a.kind) {
    case Kind::None:
      return true;
    case Kind::Bool:
    case Kind::Number:
      return a.number == b.number;
    case Kind::Text:
      steps += std::min(a.text.size(), b.text.size()) / 64;
      return a.text == b.text;
    case Kind::List:
    case Kind::Tuple:
      return equal_lists(*a.list, *b.list, steps, depth);
    case Kind::Dict:
    case Kind::Struct:
      return equal_dicts(*a.dict, *b.dict, steps, depth);
    default:
      return a.closure == b.closure && a.dict == b.dict;
  }
}

std::optional<int> starlark_compare(const StarlarkValue& a, const StarlarkValue& b, std::size_t& steps) {
  if (a.kind != b.kind) return std::nullopt;
  if (a.is(Kind::Text)) {
    steps += std::min(a.text.size(), b.text.size()) / 64;
    return a.text.compare(b.text);
  }
  if (a.is(Kind::Number) || a.is(Kind::Bool)) return a.number < b.number ? -1 : a.number > b.number ? 1 : 0;
  if (!a.is_list()) return std::nullopt;
  for (std::size_t i = 0; i < a.list->items.size() && i < b.list->items.size(); ++i) {
    const StarlarkValue& x = a.list->items[i];
    const StarlarkValue& y = b.list->items[i];
    if (x.is_list() || ++steps > kMaxStarlarkSteps) return std::nullopt;
    const std::optional<int> order = starlark_compare(x, y, steps);
    if (!order || *order != 0) return order;
  }
  return a.list->items.size() < b.list->items.size() ? -1 : a.list->items.size() > b.list->items.size() ? 1 : 0;
}

std::optional<std::string> starlark_text(const StarlarkValue& value, bool quoted, int depth) {
  if (value.is_unknown() || value.is_callable() || depth > kMaxDepth) return std::nullopt;
  switch (value.kind) {
    case Kind::None:
      return "None";
    case Kind::Bool:
      return value.number != 0 ? "True" : "False";
    case Kind::Number:
      return std::to_string(value.number);
    case Kind::Text:
      if (quoted && value.text.find_first_of("\"\\\n\r\t") != std::string::npos) return std::nullopt;
      return quoted ? fmt::format("\"{}\"", value.text) : value.text;
    case Kind::List:
    case Kind::Tuple: {
      std::string text = value.is(Kind::List) ? "[" : "(";
      for (std::size_t i = 0; i < value.list->items.size(); ++i) {
        const std::optional<std::string> item = starlark_text(value.list->items[i], true, depth + 1);
        if (!item || text.size() > kMaxText) return std::nullopt;
        text += (i > 0 ? ", " : "") + *item;
      }
      return text + (value.is(Kind::List) ? "]" : value.list->items.size() == 1 ? ",)" : ")");
    }
    default:
      return std::nullopt;
  }
}

void put(StarlarkDict& dict, StarlarkValue key, StarlarkValue value, std::size_t& steps) {
  if (key.is(Kind::Text)) {
    const auto [known, is_new] = dict.by_text.emplace(key.text, dict.entries.size());
    if (!is_new) {
      dict.entries[known->second].second = std::move(value);
      return;
    }
  } else if (key.is_unknown()) {
    dict.is_partial = true;
    return;
  } else {
    steps += dict.entries.size() / 8;
    for (auto& [known, old] : dict.entries) {
      if (starlark_equal(known, key, steps).value_or(false)) {
        old = std::move(value);
        return;
      }
    }
  }
  dict.entries.emplace_back(std::move(key), std::move(value));
}

}  // namespace podworks
