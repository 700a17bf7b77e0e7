#include "scanner/pods/ruby_values.h"

#include <algorithm>

#include <fmt/format.h>

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

const Value* RubyHash::find(std::string_view key) const {
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [&](const auto& entry) { return entry.first.is_text() && *entry.first.text == key; });
  return found == entries.end() ? nullptr : &found->second;
}

Value RubyHeap::text(std::string text) {
  return with_text(ValueKind::String, std::move(text));
}
Value RubyHeap::symbol(std::string text) {
  return with_text(ValueKind::Symbol, std::move(text));
}

Value RubyHeap::with_text(ValueKind kind, std::string text) {
  const bool fits = take(text.size() + sizeof(std::string));
  if (text.size() > kMaxText || !fits) return too_long(long_text_, "this text grows too long");
  Value value;
  value.kind = kind;
  value.text = &texts_.emplace_back(std::move(text));
  return value;
}

// One reason for all: a loop that goes on and on must not fill the memory with reasons.
Value RubyHeap::too_long(Value& known, const char* why) {
  if (!known.is_unknown()) known = unknown(why, 0);
  return known;
}

Value RubyHeap::array(std::vector<Value> items) {
  const bool fits = take((items.size() + 1) * sizeof(Value));
  if (items.size() > kMaxItems || !fits) return too_long(long_list_, "this list grows too long");
  Value value;
  value.kind = ValueKind::Array;
  value.array = &arrays_.emplace_back(RubyArray{.items = std::move(items)});
  return value;
}

bool RubyHeap::take(std::size_t bytes) {
  made_ += bytes;
  return made_ <= kMaxBytes;
}

Value RubyHeap::hash(std::vector<std::pair<Value, Value>> entries) {
  Value value;
  value.kind = ValueKind::Hash;
  value.hash = &hashes_.emplace_back();
  if (take((entries.size() + 1) * sizeof(entries[0]))) {
    value.hash->entries = std::move(entries);
  } else {
    value.hash->partial = too_long(long_hash_, "this hash grows too large").unknown;
  }
  return value;
}

Value RubyHeap::proc(RubyProc proc) {
  Value value;
  value.kind = ValueKind::Proc;
  value.proc = &procs_.emplace_back(proc);
  return value;
}

Value RubyHeap::unknown(std::string why, std::uint32_t offset) {
  return unknown_value(&reasons_.emplace_back(UnknownReason{.why = std::move(why), .offset = offset}));
}

RubyScope* RubyHeap::scope(RubyScope* parent) {
  return &scopes_.emplace_back(RubyScope{.parent = parent, .block = parent != nullptr ? parent->block : nullptr});
}

Value RubyHeap::from_json(const Json& json) {
  if (const bool* boolean = json.boolean()) return boolean_value(*boolean);
  if (const std::int64_t* integer = json.integer()) return integer_value(*integer);
  if (const double* number = json.number()) return float_value(*number);
  if (const std::string* string = json.string()) return text(*string);
  if (const JsonArray* elements = json.array()) {
    std::vector<Value> items;
    for (const Json& element : *elements) items.push_back(from_json(element));
    return array(std::move(items));
  }
  if (const JsonObject* members = json.object()) {
    const Value value = hash();
    for (const JsonMember& member : *members) {
      value.hash->entries.emplace_back(text(member.first), from_json(member.second));
    }
    return value;
  }
  return {};
}

Value boolean_value(bool value) {
  Value result;
  result.kind = ValueKind::Boolean;
  result.boolean = value;
  return result;
}

Value integer_value(std::int64_t value) {
  Value result;
  result.kind = ValueKind::Integer;
  result.integer = value;
  return result;
}

Value float_value(double value) {
  Value result;
  result.kind = ValueKind::Float;
  result.number = value;
  return result;
}

Value object_value(std::uint32_t number) {
  Value result;
  result.kind = ValueKind::Object;
  result.object = number;
  return result;
}

Value unknown_value(const UnknownReason* reason) {
  Value result;
  result.kind = ValueKind::Unknown;
  result.unknown = reason;
  return result;
}

std::size_t extent_of(const Value& value) {
  switch (value.kind) {
    case ValueKind::String:
    case ValueKind::Symbol:
    case ValueKind::Path:
    case ValueKind::Regex:
    case ValueKind::Json:
      return value.text->size();
    case ValueKind::Array:
      return value.array->items.size();
    case ValueKind::Hash:
      return value.hash->entries.size();
    case ValueKind::Range: {
      const Value& first = value.array->items[0];
      const Value& last = value.array->items[1];
      if (!first.is(ValueKind::Integer) || !last.is(ValueKind::Integer) || last.integer < first.integer) return 0;
      const std::uint64_t count = static_cast<std::uint64_t>(last.integer) - static_cast<std::uint64_t>(first.integer);
      return std::min<std::uint64_t>(count, RubyHeap::kMaxItems);
    }
    default:
      return 0;
  }
}

std::optional<bool> equal_values(const Value& a, const Value& b, std::size_t* work) {
  int visits = kMaxVisits;
  const auto same = equal(a, b, {.visits = visits});
  if (work != nullptr) *work += static_cast<std::size_t>(kMaxVisits - visits);
  return same;
}

std::optional<int> compare_values(const Value& a, const Value& b) {
  if (a.is(ValueKind::Integer) && b.is(ValueKind::Integer)) {
    return a.integer < b.integer ? -1 : a.integer > b.integer ? 1 : 0;
  }
  const auto number = [](const Value& value) {
    return value.is(ValueKind::Integer) ? static_cast<double>(value.integer) : value.number;
  };
  const auto is_number = [](const Value& value) { return value.is(ValueKind::Integer) || value.is(ValueKind::Float); };
  if (is_number(a) && is_number(b)) return number(a) < number(b) ? -1 : number(a) > number(b) ? 1 : 0;
  if (a.is_text() && b.kind == a.kind) {
    const int order = a.text->compare(*b.text);
    return order < 0 ? -1 : order > 0 ? 1 : 0;
  }
  return std::nullopt;
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

std::string_view class_of_value(const Value& value) {
  switch (value.kind) {
    case ValueKind::Nil:
      return "NilClass";
    case ValueKind::Boolean:
      return value.boolean ? "TrueClass" : "FalseClass";
    case ValueKind::Integer:
      return "Integer";
    case ValueKind::Float:
      return "Float";
    case ValueKind::String:
      return "String";
    case ValueKind::Symbol:
      return "Symbol";
    case ValueKind::Path:
      return "Pathname";
    case ValueKind::Array:
      return "Array";
    case ValueKind::Json:
    case ValueKind::Hash:
      return "Hash";
    case ValueKind::Range:
      return "Range";
    case ValueKind::Regex:
      return "Regexp";
    case ValueKind::Proc:
      return "Proc";
    case ValueKind::Constant:
      return "Class";
    case ValueKind::Object:
      return "Object";
    case ValueKind::Unknown:
      break;
  }
  return "Object";
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
