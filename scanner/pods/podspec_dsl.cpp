#include "scanner/pods/podspec_dsl.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/known_helpers.h"

namespace podworks {

namespace {

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
    const auto twin = children_.find({&parent, kind, *name.text});
    if (twin != children_.end()) child = twin->second;
  }
  if (child == nullptr) {
    child = &specs_.emplace_back();
    child->name = *name.text;
    child->kind = kind;
    child->parent = &parent;
    child->at = place_of(call);
    parent.children.push_back(child);
    children_.try_emplace({&parent, kind, child->name}, child);
  }
  const Value value = object(*child, "");
  if (call.block != nullptr) {
    open_.push_back(child);
    ruby_->call_block(*call.block, {value});
    open_.pop_back();
  }
  return value;
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
