#include "scanner/pods/podspec_dsl.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/known_helpers.h"

namespace podworks {

namespace {

constexpr std::size_t kMaxDependencies = 5000;
constexpr std::string_view kUseJson =
    "describe the helper under `podspec_helpers:` in podworks.yml, or put the output of `pod ipc spec` beside the "
    "podspec as `.podspec.json`";

/// The key under which CocoaPods stores a platform; empty if the name is none.
std::string_view platform_key(std::string_view name) {
  if (name == "macos" || name == "osx") return "osx";
  for (const std::string_view key : {"ios", "tvos", "visionos", "watchos"}) {
    if (name == key) return key;
  }
  return {};
}

std::string_view setter_name(std::string_view name) {
  return name.size() > 1 && name.ends_with('=') && name != "==" && name != "!=" ? name.substr(0, name.size() - 1)
                                                                                : std::string_view();
}

/// Names that only a specification has, and that decide its files or dependencies.
bool changes_a_spec(std::string_view name) {
  if (name == "dependency" || name == "subspec" || name == "test_spec") return true;
  const AttributeRow* row = find_attribute(setter_name(name));
  return row != nullptr && row->use == AttributeUse::Files;
}

bool is_spec_class(std::string_view name) {
  return name == "Pod::Spec" || name == "Pod::Specification" || name == "Spec" || name == "Specification";
}

}  // namespace

RubyHost PodspecDsl::host() {
  return {.call_function = [this](const RubyCall& call) { return call_function(call); },
          .call_method = [this](const RubyCall& call) { return call_method(call); },
          .unknown_call = [this](const RubyCall& call, bool) { unknown_call(call); },
          .lost_statement = [this] { lost_statement(); },
          .knows_function = [this](std::string_view name) { return !find_helpers(project_, name).empty(); }};
}

std::optional<Value> PodspecDsl::call_function(const RubyCall& call) {
  const bool configured = std::any_of(project_.podspec_helpers.begin(), project_.podspec_helpers.end(),
                                      [&](const PodspecHelper& row) { return row.name == call.name; });
  if (call.is_defined && !configured) return std::nullopt;
  const auto rows = find_helpers(project_, call.name);
  if (rows.empty()) return std::nullopt;
  return apply_helpers(rows, call);
}

std::optional<Value> PodspecDsl::call_method(const RubyCall& call) {
  if (call.receiver->is(ValueKind::Constant)) return call_constant(call);
  const Handle* handle = handle_of(*call.receiver);
  return handle != nullptr ? call_spec(*handle, call) : std::nullopt;
}

std::optional<Value> PodspecDsl::call_constant(const RubyCall& call) {
  const std::string& owner = *call.receiver->text;
  if (is_spec_class(owner) && call.name == "new") return new_spec(call);
  const std::string full = fmt::format("{}.{}", owner, call.name);
  if (const auto rows = find_helpers(project_, full); !rows.empty()) return apply_helpers(rows, call);
  // `Expo::PackagesConfig.instance.x` is looked up as a whole: its beginning must not become Unknown.
  const auto table = built_in_helpers();
  const bool begins_one = std::any_of(table.begin(), table.end(), [&](const PodspecHelper& row) {
    return row.name.size() > full.size() && row.name.starts_with(full) && row.name[full.size()] == '.';
  });
  return begins_one ? std::optional(ruby_->heap().constant(full)) : std::nullopt;
}

Value PodspecDsl::new_spec(const RubyCall& call) {
  RawSpec& spec = specs_.emplace_back();
  spec.at = place_of(call);
  roots_.push_back(&spec);
  if (lost_) mark_partial(spec);
  const std::span<const Value> arguments = call.positional();
  if (arguments.size() > 1 && arguments[1].is_text()) {
    store(spec, {.row = find_attribute("name"), .value = arguments[1], .at = spec.at});
    spec.name = *arguments[1].text;
  }
  const Value value = object(spec, "");
  if (call.block != nullptr) {
    open_.push_back(&spec);
    ruby_->call_block(*call.block, {value});
    open_.pop_back();
  }
  return value;
}

std::optional<Value> PodspecDsl::call_spec(const Handle& handle, const RubyCall& call) {
  RawSpec& spec = *handle.spec;
  if (const std::string_view name = setter_name(call.name); !name.empty()) {
    return set_attribute(handle, name, call.argument(0), call);
  }
  if (call.name == "dependency") {
    add_dependency(handle, call);
    return Value{};
  }
  if (call.name == "subspec") return new_child(spec, call, UnitKind::Library);
  if (call.name == "test_spec") return new_child(spec, call, UnitKind::Test);
  if (call.name == "app_spec") return new_child(spec, call, UnitKind::App);
  if (const std::string_view platform = platform_key(call.name); !platform.empty()) {
    const Value proxy = object(spec, platform);
    if (call.block != nullptr) ruby_->call_block(*call.block, {proxy});
    return proxy;
  }
  if (call.name == "store_attribute" && call.arguments.size() >= 2 && call.argument(0).is_text()) {
    const Value platform = call.argument(2);
    const Handle target = {&spec, platform.is_text() ? platform_key(*platform.text) : handle.platform};
    return set_attribute(target, *call.argument(0).text, call.argument(1), call);
  }
  if (const auto value = read_attribute(spec, call.name, call)) return value;
  if (find_attribute(call.name) != nullptr && !call.arguments.empty()) {
    ruby_->report(offset_of(call), fmt::format("`{}` is set without `=`, which CocoaPods refuses", call.name),
                  fmt::format("write `{} = ...`", call.name));
    const std::vector<Value> values(call.arguments.begin(), call.arguments.end());
    return set_attribute(handle, call.name, values.size() == 1 ? values[0] : ruby_->heap().array(values), call);
  }
  return std::nullopt;
}

Value PodspecDsl::new_child(RawSpec& parent, const RubyCall& call, UnitKind kind) {
  Value name = call.argument(0);
  if (call.positional().empty() && kind != UnitKind::Library)
    name = ruby_->heap().text(kind == UnitKind::Test ? "Tests" : "App");
  const UnknownReason* reason = uncertainty();
  if (!name.is_text() || name.text->empty()) {
    const UnknownReason* why = why_unknown(name);
    mark_partial(parent);
    ruby_->report(
        offset_of(call),
        fmt::format("the name of this subspec cannot be known: {}", why != nullptr ? why->why : "it is no text"),
        std::string(kUseJson));
    if (call.block == nullptr) return {};
    const Value self = object(parent, "");  // what it holds is the pod's, whatever the subspec is called
    const UnknownReason* open =
        why != nullptr ? why : ruby_->heap().unknown("its name is no text", offset_of(call)).unknown;
    ruby_->call_uncertain_block(*call.block, {&self, 1}, open, "a subspec of unknown name", offset_of(call));
    return self;
  }
  RawSpec* child = nullptr;
  if (reason != nullptr) {  // in the other branch of an undecided condition it may exist already
    const auto twin = std::find_if(parent.children.begin(), parent.children.end(),
                                   [&](const RawSpec* each) { return each->name == *name.text && each->kind == kind; });
    if (twin != parent.children.end()) child = *twin;
  }
  if (child == nullptr) {
    child = &specs_.emplace_back();
    child->name = *name.text;
    child->kind = kind;
    child->parent = &parent;
    child->at = place_of(call);
    parent.children.push_back(child);
  }
  const Value value = object(*child, "");
  if (call.block != nullptr) {
    open_.push_back(child);
    ruby_->call_block(*call.block, {value});
    open_.pop_back();
  }
  return value;
}

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
  const auto same =
      std::find_if(spec.dependencies.begin(), spec.dependencies.end(), [&](const DeclaredDependency& each) {
        return each.name == dependency.name && each.platform == dependency.platform;
      });
  if (same == spec.dependencies.end() && spec.dependencies.size() >= kMaxDependencies) {
    spec.dependencies_are_partial = true;
    ruby_->report(spec.at.line > 0 ? 0 : offset_of(call),
                  fmt::format("more than {} dependencies: the rest is left out", kMaxDependencies), "split the pod");
  } else if (same == spec.dependencies.end()) {
    spec.dependencies.push_back(std::move(dependency));
  } else {
    same->requirements = std::move(dependency.requirements);  // as in CocoaPods the last one counts
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

/// A call that nothing is known of: with a specification among its arguments it may do anything to it.
void PodspecDsl::unknown_call(const RubyCall& call) {
  const Handle* receiver = call.receiver ? handle_of(*call.receiver) : nullptr;
  if (receiver != nullptr) {
    mark_partial(*receiver->spec);
    ruby_->report(offset_of(call), fmt::format("`{}` is no method of a podspec that podworks knows", call.name),
                  std::string(kUseJson));
  }
  if (receiver == nullptr && call.receiver && changes_a_spec(call.name)) {
    for (RawSpec* spec : open_) mark_partial(*spec);
    ruby_->report(offset_of(call),
                  fmt::format("what `{}` is called on cannot be known: it may be this specification", call.name),
                  std::string(kUseJson));
  }
  const std::vector<const Handle*> handles = handles_in(call);
  for (const Handle* handle : handles) mark_partial(*handle->spec);
  if (handles.empty()) return;
  uncertainty();
  ruby_->report(offset_of(call),
                fmt::format("spec passed to unknown helper `{}`: what it adds is not known", call.name),
                std::string(kUseJson));
}

void PodspecDsl::lost_statement() {
  if (open_.empty()) {
    lost_ = true;
    for (RawSpec* spec : roots_) mark_partial(*spec);
  }
  for (RawSpec* spec : open_) mark_partial(*spec);
}

void PodspecDsl::mark_partial(RawSpec& spec) {
  spec.files_are_partial = true;
  spec.dependencies_are_partial = true;
}

/// The reason if the statement at hand may not run; says so, since it matters now.
const UnknownReason* PodspecDsl::uncertainty() {
  return ruby_->is_uncertain() ? ruby_->report_uncertainty() : nullptr;
}

Value PodspecDsl::object(RawSpec& spec, std::string_view platform) {
  // Only the newest are compared: the same specification under two numbers does no harm.
  for (std::size_t i = handles_.size(); i > 0 && i + 8 > handles_.size(); --i) {
    const Handle& each = handles_[i - 1];
    if (each.spec == &spec && each.platform == platform) return object_value(static_cast<std::uint32_t>(i - 1));
  }
  handles_.push_back({&spec, platform});
  return object_value(static_cast<std::uint32_t>(handles_.size() - 1));
}

const PodspecDsl::Handle* PodspecDsl::handle_of(const Value& value) const {
  return value.is(ValueKind::Object) && value.object < handles_.size() ? &handles_[value.object] : nullptr;
}

/// The specifications among the arguments, also inside of lists and keywords.
std::vector<const PodspecDsl::Handle*> PodspecDsl::handles_in(const RubyCall& call) const {
  std::vector<const Handle*> found;
  const auto consider = [&](const Value& value) {
    if (const Handle* handle = handle_of(value)) found.push_back(handle);
  };
  for (const Value& argument : call.arguments) {
    consider(argument);
    if (argument.is(ValueKind::Array))
      std::for_each(argument.array->items.begin(), argument.array->items.end(), consider);
    if (argument.is(ValueKind::Hash)) {
      for (const auto& entry : argument.hash->entries) consider(entry.second);
    }
  }
  return found;
}

Place PodspecDsl::place_of(const RubyCall& call) const {
  return ruby_->source().place_of(offset_of(call));
}

}  // namespace podworks
