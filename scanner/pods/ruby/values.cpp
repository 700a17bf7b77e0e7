#include "scanner/pods/ruby/values.h"

#include <algorithm>

namespace podworks {

const Value* RubyHash::find(std::string_view key) const {
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [&](const auto& entry) { return entry.first.is_text() && *entry.first.text == key; });
  return found == entries.end() ? nullptr : &found->second;
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

}  // namespace podworks
