// What statements and questions about the attributes of a specification do: `s.source_files = ...`, `s.dependency`,
// `s.version`.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/podspec_dsl.h"

namespace podworks {

namespace {

constexpr std::size_t kMaxDependencies = 5000;

}  // namespace

Value PodspecDsl::set_attribute(const Handle& handle, std::string_view name, const Value& value, const RubyCall& call) {
  const AttributeRow* row = find_attribute(name);
  if (row == nullptr) {
    ruby_->report(offset_of(call), fmt::format("`{}` is no attribute of a podspec", name),
                  "correct the name: CocoaPods refuses it");
    return value;
  }
  warn_of_trailing_comma(row->name, call);
  RawAttribute attribute = {.row = row, .platform = std::string(handle.platform), .value = value, .at = place_of(call)};
  if (row->use != AttributeUse::Ignored) attribute.assumed = uncertainty();
  store(*handle.spec, std::move(attribute));
  if (row->name == "name" && value.is_text() && handle.spec->parent == nullptr) handle.spec->name = *value.text;
  return value;
}

/// Replaces what was there; under an undecided condition lists add up, and the first one of other values stays.
void PodspecDsl::store(RawSpec& spec, RawAttribute attribute) {
  const auto same = std::find_if(spec.attributes.begin(), spec.attributes.end(), [&](const RawAttribute& each) {
    return each.row == attribute.row && each.platform == attribute.platform;
  });
  if (same == spec.attributes.end()) {
    spec.attributes.push_back(std::move(attribute));
    return;
  }
  if (attribute.assumed == nullptr) {
    *same = std::move(attribute);
    return;
  }
  same->assumed = attribute.assumed;
  if (attribute.row->kind == AttributeKind::Single || equal_values(same->value, attribute.value) == true) return;
  if (attribute.row->kind == AttributeKind::Hash) {
    if (!same->value.is(ValueKind::Hash) || !attribute.value.is(ValueKind::Hash)) return;
    for (const auto& [key, value] : attribute.value.hash->entries) {
      if (ruby_->hash_get(same->value, key).is_nil()) ruby_->hash_set(*same->value.hash, key, value);
    }
    return;
  }
  std::vector<Value> items;
  for (const Value& part : {same->value, attribute.value}) {
    if (part.is(ValueKind::Array)) {
      items.insert(items.end(), part.array->items.begin(), part.array->items.end());
    } else if (!part.is_nil()) {
      items.push_back(part);
    }
  }
  same->value = ruby_->heap().array(std::move(items));
}

/// `s.exclude_files = 'a',` takes the value of the next statement as its last element.
void PodspecDsl::warn_of_trailing_comma(std::string_view attribute, const RubyCall& call) {
  if (call.node == nullptr || call.node->kind != NodeKind::Assign || call.node->second == nullptr) return;
  const Node& values = *call.node->second;
  if (values.kind != NodeKind::Array || !values.flag || values.list.empty()) return;
  for (const Node* element : values.list) {
    const bool swallowed = element->kind == NodeKind::Assign && element->first->kind == NodeKind::Call;
    if (!swallowed) continue;
    ruby_->report(element->begin,
                  fmt::format("a comma before this line makes the value of `{}` an element of `{}`",
                              element->first->text, attribute),
                  "remove the comma at the end of the line before");
  }
}

void PodspecDsl::add_dependency(const Handle& handle, const RubyCall& call) {
  RawSpec& spec = *handle.spec;
  const Value name = call.argument(0);
  if (uncertainty() != nullptr) spec.dependencies_are_partial = true;
  if (!name.is_text()) {
    const UnknownReason* why = why_unknown(name);
    spec.dependencies_are_partial = true;
    ruby_->report(
        offset_of(call),
        fmt::format("the name of this dependency cannot be known: {}", why != nullptr ? why->why : "it is no text"),
        std::string(kUseJson));
    return;
  }
  DeclaredDependency dependency = {.name = *name.text, .platform = std::string(handle.platform), .at = place_of(call)};
  for (const Value& requirement : call.positional().subspan(1)) {
    if (texts_of(requirement, dependency.requirements)) continue;
    const UnknownReason* why = why_unknown(requirement);
    ruby_->report(why != nullptr ? why->offset : offset_of(call),
                  fmt::format("the version asked for cannot be known: {}", why != nullptr ? why->why : "it is no text"),
                  "write the version, or use a `.podspec.json`");
  }
  const std::size_t count = spec.dependencies.size();
  const auto [same, is_new] = dependencies_.try_emplace({&spec, handle.platform, dependency.name}, count);
  if (same->second >= kMaxDependencies) {
    spec.dependencies_are_partial = true;
    ruby_->report(spec.at.line > 0 ? 0 : offset_of(call),
                  fmt::format("more than {} dependencies: the rest is left out", kMaxDependencies), "split the pod");
  } else if (is_new) {
    spec.dependencies.push_back(std::move(dependency));
  } else {
    spec.dependencies[same->second].requirements =
        std::move(dependency.requirements);  // as in CocoaPods the last one counts
  }
}

std::optional<Value> PodspecDsl::read_attribute(const RawSpec& spec, std::string_view name, const RubyCall& call) {
  RubyHeap& heap = ruby_->heap();
  const RawSpec* root = &spec;
  while (root->parent != nullptr) root = root->parent;
  if (name == "base_name") return heap.text(spec.name);
  if (name == "name") return heap.text(spec.full_name());
  if (name == "root" || name == "parent") {
    const RawSpec* wanted = name == "root" ? root : spec.parent;
    return wanted != nullptr ? object(const_cast<RawSpec&>(*wanted), "") : Value{};
  }
  if (name == "root?") return boolean_value(spec.parent == nullptr);
  if (name == "subspec?") return boolean_value(spec.parent != nullptr);
  if (name == "attributes_hash") {
    mark_partial(const_cast<RawSpec&>(spec));
    ruby_->report(offset_of(call), "changes through `attributes_hash` are not followed", std::string(kUseJson));
  }
  if (name == "to_hash" || name == "attributes_hash") return attributes_as_hash(spec);
  if (name == "respond_to?") {
    const Value wanted = call.argument(0);
    if (!wanted.is_text()) return std::nullopt;
    std::string_view asked = *wanted.text;
    if (asked.ends_with('=')) asked.remove_suffix(1);
    const bool known = find_attribute(asked) != nullptr || !platform_key(asked).empty() || asked == "dependency" ||
                       asked == "subspec" || asked == "test_spec" || asked == "app_spec";
    return boolean_value(known);
  }
  const AttributeRow* row = find_attribute(name);
  if (row == nullptr || !call.arguments.empty()) return std::nullopt;
  const bool of_root =
      row->name == "version" || row->name == "source" || row->name == "summary" || row->name == "license";
  const RawAttribute* attribute = (of_root ? root : &spec)->find(row->name);
  if (attribute != nullptr) {
    if (attribute->assumed != nullptr) return unknown_value(attribute->assumed);
    return attribute->value;
  }
  if (row->name != "module_name") return Value{};
  const RawAttribute* header_dir = spec.find("header_dir");
  const bool by_dir = header_dir != nullptr && header_dir->value.is_text();
  return heap.text(c99_name(by_dir ? *header_dir->value.text : root->name));
}

/// `to_hash`, as helpers and podspecs read it: attributes by name, those of a platform below its key.
Value PodspecDsl::attributes_as_hash(const RawSpec& spec) {
  RubyHeap& heap = ruby_->heap();
  const Value hash = heap.hash();
  for (const RawAttribute& attribute : spec.attributes) {
    Value target = hash;
    if (!attribute.platform.empty()) {
      target = ruby_->hash_get(hash, heap.text(attribute.platform));
      if (target.is_nil()) {
        target = heap.hash();
        ruby_->hash_set(*hash.hash, heap.text(attribute.platform), target);
      }
    }
    ruby_->hash_set(*target.hash, heap.text(std::string(attribute.row->name)), attribute.value);
  }
  return hash;
}

}  // namespace podworks
