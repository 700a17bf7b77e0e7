// Literals of the Ruby evaluator that hold other values: arrays, hashes, texts with code, ranges.
#include <algorithm>

#include <fmt/format.h>

#include "scanner/pods/ruby/evaluator.h"

namespace podworks {

Value RubyEvaluator::evaluate_array(const Node& node) {
  std::vector<Value> items;
  items.reserve(node.list.size());
  evaluate_arguments(node, items);
  const UnknownReason* partial = nullptr;
  // A splat of something unknown leaves the list open.
  const bool has_splat = std::any_of(node.list.begin(), node.list.end(),
                                     [](const Node* element) { return element->kind == NodeKind::Splat; });
  if (has_splat) {
    const auto unknown_item =
        std::find_if(items.begin(), items.end(), [](const Value& item) { return item.is_unknown(); });
    if (unknown_item != items.end()) partial = unknown_item->unknown;
  }
  Value value = heap_.array(std::move(items));
  if (value.is(ValueKind::Array)) value.array->partial = partial;
  return value;
}

Value RubyEvaluator::evaluate_hash(const Node& node) {
  const Value value = heap_.hash();
  value.hash->keywords = node.flag;
  for (std::size_t i = 0; i + 1 < node.list.size(); i += 2) {
    const Node* key = node.list[i];
    if (key == nullptr) continue;
    if (key->kind == NodeKind::DoubleSplat) {
      const Value other = evaluate(key->first);
      if (other.is(ValueKind::Hash)) {
        for (const auto& entry : other.hash->entries) hash_set(*value.hash, entry.first, entry.second);
      }
      if (const UnknownReason* reason = why(other)) value.hash->partial = reason;
      continue;
    }
    const Value known_key = evaluate(key);
    hash_set(*value.hash, known_key, evaluate(node.list[i + 1]));
  }
  return value;
}

Value RubyEvaluator::evaluate_interpolated(const Node& node) {
  std::string text;
  for (const Node* part : node.list) {
    if (part->kind == NodeKind::String) {
      text += part->text;
      continue;
    }
    const Value value = evaluate(part);
    const std::optional<std::string> piece = text_of(value);
    if (!piece) {
      if (const UnknownReason* reason = why(value)) return unknown_value(reason);
      return unknown(fmt::format("`{}` has no text that podworks knows", excerpt(*part)), part);
    }
    text += *piece;
    if (text.size() > RubyHeap::kMaxText) break;
  }
  return node.kind == NodeKind::Interpolated ? heap_.text(std::move(text)) : heap_.symbol(std::move(text));
}

Value RubyEvaluator::evaluate_range(const Node& node) {
  const Value first = evaluate(node.first);
  const Value last = evaluate(node.second);
  if (first.is_unknown()) return first;
  if (last.is_unknown()) return last;
  Value range = heap_.array({first, last, boolean_value(node.flag)});
  if (range.is(ValueKind::Array)) range.kind = ValueKind::Range;
  return range;
}

Value RubyEvaluator::hash_get(const Value& hash, const Value& key) {
  if (key.is_unknown()) return key;
  const auto& entries = hash.hash->entries;
  const auto found =
      std::find_if(entries.begin(), entries.end(), [&](const auto& entry) { return equal(entry.first, key) == true; });
  if (found != entries.end()) return found->second;
  return hash.hash->partial != nullptr ? unknown_value(hash.hash->partial) : Value{};
}

void RubyEvaluator::hash_set(RubyHash& hash, const Value& key, const Value& value) {
  const auto found = std::find_if(hash.entries.begin(), hash.entries.end(),
                                  [&](const auto& entry) { return equal(entry.first, key) == true; });
  if (found != hash.entries.end()) {
    found->second = value;
  } else if (hash.entries.size() < RubyHeap::kMaxEntries) {
    hash.entries.emplace_back(key, value);
  } else if (hash.partial == nullptr) {
    hash.partial = heap_.unknown("this hash grows too large", 0).unknown;
  }
}

}  // namespace podworks
