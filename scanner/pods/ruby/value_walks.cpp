// Walks over nested values: whether they are equal, their text, why one of their parts is not known.
#include <algorithm>

#include <fmt/format.h>

#include "scanner/pods/ruby/values.h"

namespace podworks {

namespace {

constexpr int kMaxDepth = 50;        // of arrays in arrays; one may even hold itself
constexpr int kMaxVisits = 200'000;  // more than the longest list has items

const UnknownReason kTooDeep = {.why = "it has too many parts, or they are nested too deeply"};

/// What a walk over nested values may still do: shared parts can be reached in very many ways.
struct Walk {
  int depth = 0;
  int& visits;

  bool ends() const { return depth > kMaxDepth || --visits < 0; }
  void reads(std::size_t bytes) const { visits -= static_cast<int>(bytes / 16); }
  Walk deeper() const { return {depth + 1, visits}; }
};

std::optional<bool> equal(const Value& a, const Value& b, Walk walk);
std::optional<bool> equal_arrays(const RubyArray& a, const RubyArray& b, Walk walk);
std::optional<bool> equal_hashes(const RubyHash& a, const RubyHash& b, Walk walk);
bool append_text(const Value& value, std::string& text, bool inspect, int depth);
const UnknownReason* why(const Value& value, Walk walk);

}  // namespace

std::optional<bool> equal_values(const Value& a, const Value& b, std::size_t* work) {
  int visits = kMaxVisits;
  const auto same = equal(a, b, {.visits = visits});
  if (work != nullptr) *work += static_cast<std::size_t>(kMaxVisits - visits);
  return same;
}

std::optional<std::string> text_of_value(const Value& value) {
  std::string text;
  if (!append_text(value, text, false, 0)) return std::nullopt;
  return text;
}

const UnknownReason* why_unknown(const Value& value, std::size_t* work) {
  int visits = kMaxVisits;
  const UnknownReason* reason = why(value, {.visits = visits});
  if (work != nullptr) *work += static_cast<std::size_t>(kMaxVisits - visits);
  return reason;
}

namespace {

std::optional<bool> equal(const Value& a, const Value& b, Walk walk) {
  if (a.is_unknown() || b.is_unknown() || walk.ends()) return std::nullopt;
  if (a.is(ValueKind::Json) || b.is(ValueKind::Json)) return std::nullopt;
  const bool numbers =
      (a.is(ValueKind::Integer) && b.is(ValueKind::Float)) || (a.is(ValueKind::Float) && b.is(ValueKind::Integer));
  if (numbers) return compare_values(a, b) == 0;
  if (a.kind != b.kind) return false;
  switch (a.kind) {
    case ValueKind::Nil:
      return true;
    case ValueKind::Boolean:
      return a.boolean == b.boolean;
    case ValueKind::Integer:
      return a.integer == b.integer;
    case ValueKind::Float:
      return !(a.number < b.number) && !(a.number > b.number);
    case ValueKind::String:
    case ValueKind::Symbol:
    case ValueKind::Path:
    case ValueKind::Constant:
    case ValueKind::Regex:
      if (a.text == b.text || a.text->size() != b.text->size()) return a.text == b.text;
      walk.reads(a.text->size());
      return *a.text == *b.text;
    case ValueKind::Range:
    case ValueKind::Array:
      return equal_arrays(*a.array, *b.array, walk);
    case ValueKind::Hash:
      return equal_hashes(*a.hash, *b.hash, walk);
    case ValueKind::Proc:
      return a.proc == b.proc;
    case ValueKind::Object:
      return a.object == b.object;
    case ValueKind::Json:
    case ValueKind::Unknown:
      break;
  }
  return std::nullopt;
}

std::optional<bool> equal_arrays(const RubyArray& a, const RubyArray& b, Walk walk) {
  if (&a == &b) return true;
  if (a.partial != nullptr || b.partial != nullptr) return std::nullopt;
  if (a.items.size() != b.items.size()) return false;
  for (std::size_t i = 0; i < a.items.size(); ++i) {
    const auto same = equal(a.items[i], b.items[i], walk.deeper());
    if (same != true) return same;
  }
  return true;
}

std::optional<bool> equal_hashes(const RubyHash& a, const RubyHash& b, Walk walk) {
  if (&a == &b) return true;
  if (a.partial != nullptr || b.partial != nullptr) return std::nullopt;
  if (a.entries.size() != b.entries.size()) return false;
  for (const auto& [key, value] : a.entries) {
    const auto other = std::find_if(b.entries.begin(), b.entries.end(),
                                    [&](const auto& entry) { return equal(entry.first, key, walk.deeper()) == true; });
    if (other == b.entries.end()) return false;
    const auto same = equal(value, other->second, walk.deeper());
    if (same != true) return same;
  }
  return true;
}

bool append_elements(const RubyArray& array, std::string& text, int depth) {
  if (array.partial != nullptr) return false;
  text += '[';
  for (std::size_t i = 0; i < array.items.size(); ++i) {
    if (i > 0) text += ", ";
    if (!append_text(array.items[i], text, true, depth + 1)) return false;
  }
  text += ']';
  return true;
}

bool append_entries(const RubyHash& hash, std::string& text, int depth) {
  if (hash.partial != nullptr) return false;
  text += '{';
  for (std::size_t i = 0; i < hash.entries.size(); ++i) {
    if (i > 0) text += ", ";
    if (!append_text(hash.entries[i].first, text, true, depth + 1)) return false;
    text += "=>";
    if (!append_text(hash.entries[i].second, text, true, depth + 1)) return false;
  }
  text += '}';
  return true;
}

bool append_text(const Value& value, std::string& text, bool inspect, int depth) {
  if (depth > kMaxDepth || text.size() > RubyHeap::kMaxText) return false;
  switch (value.kind) {
    case ValueKind::Nil:
      if (inspect) text += "nil";
      return true;
    case ValueKind::Boolean:
      text += value.boolean ? "true" : "false";
      return true;
    case ValueKind::Integer:
      text += std::to_string(value.integer);
      return true;
    case ValueKind::Float: {
      std::string number = fmt::format("{}", value.number);
      if (number.find_first_of(".en") == std::string::npos) number += ".0";
      text += number;
      return true;
    }
    case ValueKind::String:
      text += inspect ? fmt::format("\"{}\"", *value.text) : *value.text;
      return true;
    case ValueKind::Path:
      text += *value.text;
      return true;
    case ValueKind::Symbol:
      text += inspect ? fmt::format(":{}", *value.text) : *value.text;
      return true;
    case ValueKind::Constant:
      text += *value.text;
      return true;
    case ValueKind::Array:
      return append_elements(*value.array, text, depth);
    case ValueKind::Hash:
      return append_entries(*value.hash, text, depth);
    default:
      return false;
  }
}

const UnknownReason* why(const Value& value, Walk walk) {
  if (walk.ends()) return &kTooDeep;
  if (value.is_unknown()) return value.unknown;
  if (value.is(ValueKind::Array)) {
    if (value.array->partial != nullptr) return value.array->partial;
    for (const Value& item : value.array->items) {
      if (const UnknownReason* reason = why(item, walk.deeper())) return reason;
    }
  }
  if (value.is(ValueKind::Hash)) {
    if (value.hash->partial != nullptr) return value.hash->partial;
    for (const auto& [key, item] : value.hash->entries) {
      const UnknownReason* reason = why(key, walk.deeper());
      if (reason == nullptr) reason = why(item, walk.deeper());
      if (reason != nullptr) return reason;
    }
  }
  return nullptr;
}

}  // namespace

}  // namespace podworks
