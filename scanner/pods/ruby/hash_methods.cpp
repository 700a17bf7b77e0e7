// Methods of Hash. Pairs go to blocks as arrays of two, which spread over two parameters.
#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "scanner/pods/ruby/methods.h"

namespace podworks {

namespace {

using Ruby = RubyEvaluator;
using Entries = std::vector<std::pair<Value, Value>>;

Value not_known(Ruby& ruby, const RubyCall& call) {
  if (const UnknownReason* reason = unknown_argument(ruby, call)) return unknown_value(reason);
  return ruby.unknown(fmt::format("`{}` of a hash is not understood here", call.name), call.node);
}

RubyHash& self(const RubyCall& call) {
  return *call.receiver->hash;
}

Value pair(Ruby& ruby, const std::pair<Value, Value>& entry) {
  return ruby.heap().array({entry.first, entry.second});
}

Value new_hash(Ruby& ruby, const RubyCall& call, Entries entries, const UnknownReason* more = nullptr) {
  const Value value = ruby.heap().hash(std::move(entries));
  if (value.hash->partial == nullptr) value.hash->partial = self(call).partial != nullptr ? self(call).partial : more;
  return value;
}

/// The hash as a list of pairs; what a list can do, a hash can.
Value as_list(Ruby& ruby, const RubyCall& call) {
  std::vector<Value> pairs;
  for (const auto& entry : self(call).entries) pairs.push_back(pair(ruby, entry));
  Value list = ruby.heap().array(std::move(pairs));
  if (list.is(ValueKind::Array)) list.array->partial = self(call).partial;
  return list;
}

Value run_on_list(Ruby& ruby, const RubyCall& call) {
  const Value list = as_list(ruby, call);
  if (!list.is(ValueKind::Array)) return list;
  const RubyMethod method = find_array_method(call.name == "each_pair" ? "each" : call.name);
  if (method == nullptr) return not_known(ruby, call);
  RubyCall on_list = call;
  on_list.receiver = list;
  if (call.name == "each_pair") on_list.name = "each";
  const Value result = method(ruby, on_list);
  return call.name == "each" || call.name == "each_pair" || call.name == "each_with_index" ? *call.receiver : result;
}

Value run_get(Ruby& ruby, const RubyCall& call) {
  const Value value = ruby.hash_get(*call.receiver, call.argument(0));
  if (call.name != "fetch" || !value.is_nil()) return value;
  if (call.arguments.size() > 1) return call.argument(1);
  if (call.block != nullptr) return ruby.call_block(*call.block, {call.argument(0)});
  return ruby.raise("the hash has no such key", call.node);
}

Value run_store(Ruby& ruby, const RubyCall& call) {
  if (call.arguments.size() != 2) return not_known(ruby, call);
  if (ruby.is_uncertain()) {
    const Value before = ruby.hash_get(*call.receiver, call.argument(0));
    ruby.mark_changed(self(call));
    if (!before.is_nil()) {  // it keeps this value, or gets the new one
      ruby.hash_set(self(call), call.argument(0), unknown_value(self(call).partial));
      return call.argument(1);
    }
  }
  ruby.hash_set(self(call), call.argument(0), call.argument(1));
  return call.argument(1);
}

Value run_dig(Ruby& ruby, const RubyCall& call) {
  const Value item = ruby.hash_get(*call.receiver, call.argument(0));
  if (call.arguments.size() < 2 || item.is_nil()) return item;
  return ruby.call_method(item, "dig", call.arguments.subspan(1));
}

Value run_has_key(Ruby& ruby, const RubyCall& call) {
  const Value key = call.argument(0);
  if (key.is_unknown()) return key;
  for (const auto& entry : self(call).entries) {
    if (ruby.equal(entry.first, key) == true) return boolean_value(true);
  }
  return self(call).partial != nullptr ? unknown_value(self(call).partial) : boolean_value(false);
}

Value run_merge(Ruby& ruby, const RubyCall& call) {
  const bool changes = call.name == "merge!" || call.name == "update";
  const Value target = changes ? *call.receiver : new_hash(ruby, call, self(call).entries);
  for (const Value& other : call.arguments) {
    if (!other.is(ValueKind::Hash)) {
      if (target.hash->partial == nullptr) target.hash->partial = not_known(ruby, call).unknown;
      continue;
    }
    for (const auto& entry : other.hash->entries) {
      Value value = entry.second;
      if (call.block != nullptr) {
        const Value before = ruby.hash_get(target, entry.first);
        if (!before.is_nil()) value = ruby.call_block(*call.block, {entry.first, before, entry.second});
        if (ruby.is_jumping()) return {};
      }
      ruby.hash_set(*target.hash, entry.first, value);
    }
    if (target.hash->partial == nullptr) target.hash->partial = other.hash->partial;
  }
  if (changes) ruby.mark_changed(*target.hash);
  return target;
}

Value run_filter(Ruby& ruby, const RubyCall& call, bool keeps) {
  if (call.block == nullptr) return not_known(ruby, call);
  Entries kept;
  const UnknownReason* open = nullptr;
  for (const auto& entry : Entries(self(call).entries)) {
    const Value answer = ruby.call_block(*call.block, {entry.first, entry.second});
    if (ruby.is_jumping()) return {};
    if (answer.is_unknown()) open = answer.unknown;
    if (answer.is_unknown() || answer.is_truthy() == keeps) kept.push_back(entry);
  }
  const bool changes = call.name.ends_with('!') || call.name == "delete_if" || call.name == "keep_if";
  if (!changes) return new_hash(ruby, call, std::move(kept), open);
  if (!ruby.is_uncertain()) self(call).entries = std::move(kept);
  ruby.mark_changed(self(call));
  if (open != nullptr) self(call).partial = open;
  return *call.receiver;
}

Value run_transform(Ruby& ruby, const RubyCall& call) {
  if (call.block == nullptr) return not_known(ruby, call);
  Entries entries = self(call).entries;
  for (auto& [key, value] : entries) {
    Value& changed = call.name == "transform_keys" ? key : value;
    changed = ruby.call_block(*call.block, {changed});
    if (ruby.is_jumping()) return {};
  }
  return new_hash(ruby, call, std::move(entries));
}

Value run_delete(Ruby& ruby, const RubyCall& call) {
  const Value before = ruby.hash_get(*call.receiver, call.argument(0));
  if (before.is_unknown() || before.is_nil()) return before;
  if (ruby.is_uncertain()) {
    ruby.mark_changed(self(call));
  } else {
    std::erase_if(self(call).entries,
                  [&](const auto& entry) { return ruby.equal(entry.first, call.argument(0)) == true; });
  }
  return before;
}

Value run_columns(Ruby& ruby, const RubyCall& call) {
  std::vector<Value> items;
  for (const auto& entry : self(call).entries) items.push_back(call.name == "keys" ? entry.first : entry.second);
  Value list = ruby.heap().array(std::move(items));
  if (list.is(ValueKind::Array)) list.array->partial = self(call).partial;
  return list;
}

Value run_each_column(Ruby& ruby, const RubyCall& call) {
  if (call.block == nullptr) return not_known(ruby, call);
  for (const auto& entry : Entries(self(call).entries)) {
    ruby.call_block(*call.block, {call.name == "each_key" ? entry.first : entry.second});
    if (ruby.is_jumping()) break;
  }
  return *call.receiver;
}

Value run_size(Ruby& ruby, const RubyCall& call) {
  if (self(call).partial != nullptr) return unknown_value(self(call).partial);
  if (call.name == "empty?") return boolean_value(self(call).entries.empty());
  if (call.block != nullptr) return not_known(ruby, call);
  return integer_value(static_cast<std::int64_t>(self(call).entries.size()));
}

Value run_slice(Ruby& ruby, const RubyCall& call) {
  if (const UnknownReason* reason = unknown_argument(ruby, call)) return unknown_value(reason);
  Entries entries;
  for (const auto& entry : self(call).entries) {
    const bool named = std::any_of(call.arguments.begin(), call.arguments.end(),
                                   [&](const Value& key) { return ruby.equal(key, entry.first) == true; });
    if (named == (call.name == "slice")) entries.push_back(entry);
  }
  return new_hash(ruby, call, std::move(entries));
}

constexpr std::array kRows = std::to_array<MethodRow>({
    {"[]", run_get},
    {"[]=", run_store},
    {"all?", run_on_list},
    {"any?", run_on_list},
    {"collect", run_on_list},
    {"count", run_size},
    {"delete", run_delete},
    {"delete_if", [](Ruby& r, const RubyCall& c) { return run_filter(r, c, false); }},
    {"detect", run_on_list},
    {"dig", run_dig},
    {"each", run_on_list},
    {"each_key", run_each_column},
    {"each_pair", run_on_list},
    {"each_value", run_each_column},
    {"each_with_index", run_on_list},
    {"each_with_object", run_on_list},
    {"empty?", run_size},
    {"except", run_slice},
    {"fetch", run_get},
    {"filter", [](Ruby& r, const RubyCall& c) { return run_filter(r, c, true); }},
    {"filter_map", run_on_list},
    {"find", run_on_list},
    {"first", run_on_list},
    {"flat_map", run_on_list},
    {"group_by", run_on_list},
    {"has_key?", run_has_key},
    {"include?", run_has_key},
    {"inject", run_on_list},
    {"keep_if", [](Ruby& r, const RubyCall& c) { return run_filter(r, c, true); }},
    {"key?", run_has_key},
    {"keys", run_columns},
    {"length", run_size},
    {"map", run_on_list},
    {"member?", run_has_key},
    {"merge", run_merge},
    {"merge!", run_merge},
    {"none?", run_on_list},
    {"reduce", run_on_list},
    {"reject", [](Ruby& r, const RubyCall& c) { return run_filter(r, c, false); }},
    {"reject!", [](Ruby& r, const RubyCall& c) { return run_filter(r, c, false); }},
    {"select", [](Ruby& r, const RubyCall& c) { return run_filter(r, c, true); }},
    {"select!", [](Ruby& r, const RubyCall& c) { return run_filter(r, c, true); }},
    {"size", run_size},
    {"slice", run_slice},
    {"sort", run_on_list},
    {"sort_by", run_on_list},
    {"store", run_store},
    {"to_a", as_list},
    {"to_h", [](Ruby& r, const RubyCall& c) { return c.block == nullptr ? *c.receiver : run_on_list(r, c); }},
    {"to_hash", [](Ruby&, const RubyCall& c) { return *c.receiver; }},
    {"transform_keys", run_transform},
    {"transform_values", run_transform},
    {"update", run_merge},
    {"values", run_columns},
});

static_assert(std::is_sorted(kRows.begin(), kRows.end(),
                             [](const MethodRow& a, const MethodRow& b) { return a.name < b.name; }));

}  // namespace

RubyMethod find_hash_method(std::string_view name) {
  return find_row(kRows, name);
}

}  // namespace podworks
