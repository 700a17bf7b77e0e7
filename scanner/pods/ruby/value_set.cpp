#include "scanner/pods/ruby/value_set.h"

#include <algorithm>
#include <functional>
#include <string_view>

namespace podworks {

namespace {

// Values that differ only further inside share a hash and are told apart by comparing.
constexpr int kHashedDepth = 3;
constexpr std::size_t kHashedItems = 8;
constexpr std::size_t kWorkOfLookup = 8;

std::size_t combined(std::size_t hash, std::size_t more) {
  return hash ^ (more + 0x9E3779B97F4A7C15U + (hash << 6) + (hash >> 2));
}

std::size_t structural_hash(const Value& value, int depth) {
  const auto kind = static_cast<std::size_t>(value.kind);
  switch (value.kind) {
    case ValueKind::Boolean:
      return combined(kind, value.boolean ? 1 : 0);
    case ValueKind::Integer:  // 1 == 1.0
      return std::hash<double>()(static_cast<double>(value.integer));
    case ValueKind::Float:
      return std::hash<double>()(value.number);
    case ValueKind::String:
    case ValueKind::Symbol:
    case ValueKind::Path:
    case ValueKind::Constant:
    case ValueKind::Regex:
      return combined(kind, std::hash<std::string_view>()(*value.text));
    case ValueKind::Range:
    case ValueKind::Array: {
      const auto& items = value.array->items;
      std::size_t hash = combined(kind, items.size());
      if (depth == kHashedDepth) return hash;
      for (std::size_t i = 0; i < std::min(items.size(), kHashedItems); ++i) {
        hash = combined(hash, structural_hash(items[i], depth + 1));
      }
      return hash;
    }
    case ValueKind::Hash: {
      const auto& entries = value.hash->entries;
      std::size_t hash = combined(kind, entries.size());
      if (depth == kHashedDepth || entries.size() > kHashedItems) return hash;
      for (const auto& [key, item] : entries) hash += structural_hash(key, depth + 1);  // in any order
      return hash;
    }
    default:
      return kind;
  }
}

}  // namespace

bool ValueSet::has(const Value& value) const {
  return !ruby_.is_exhausted() && has(value, hash_of(value));
}

bool ValueSet::add(const Value& value) {
  if (ruby_.is_exhausted()) return true;
  const std::size_t hash = hash_of(value);
  if (has(value, hash)) return false;
  values_.emplace(hash, value);
  return true;
}

bool ValueSet::has(const Value& value, std::size_t hash) const {
  const auto [begin, end] = values_.equal_range(hash);
  return std::any_of(begin, end, [&](const auto& each) { return ruby_.equal(each.second, value) == true; });
}

std::size_t ValueSet::hash_of(const Value& value) const {
  ruby_.charge(kWorkOfLookup + extent_of(value) / 16);
  return structural_hash(value, 0);
}

}  // namespace podworks
