// What the rows of the tables of helpers do to a specification.
#include <fmt/format.h>

#include "scanner/pods/known_helpers.h"
#include "scanner/pods/podspec_dsl.h"

namespace podworks {

Value PodspecDsl::apply_helpers(const std::vector<const PodspecHelper*>& rows, const RubyCall& call) {
  Value result;
  for (const PodspecHelper* row : rows) {
    if (const std::string_view asked = asked_variable(*row); !asked.empty()) world_.asked.emplace(asked);
    if (!applies(*row, world_.environment)) continue;
    for (const Handle* handle : handles_in(call)) apply_to_spec(*row, *handle, call);
    if (!row->assumes.empty()) {
      ruby_->report(
          offset_of(call),
          fmt::format("what `{}` does depends on the version that is installed; taken as {}", call.name, row->assumes),
          fmt::format("describe `{}` under `podspec_helpers:` in podworks.yml", call.name));
    }
    const Value given = result_of(*row, call);
    if (!given.is_nil()) result = given;
  }
  if (call.block != nullptr && !result.is(ValueKind::Array)) {
    const UnknownReason* reason =
        ruby_->unknown(fmt::format("whether `{}` runs its block is not known", call.name), call.node).unknown;
    ruby_->call_uncertain_block(*call.block, {}, reason, fmt::format("the block of `{}`", call.name), offset_of(call));
  }
  return result;
}

void PodspecDsl::apply_to_spec(const PodspecHelper& row, const Handle& handle, const RubyCall& call) {
  const Place at = place_of(call);
  const auto add = [&](const Value& name, const Value* version) {
    std::vector<Value> arguments = {name};
    if (version != nullptr && !version->is_nil()) arguments.push_back(*version);
    add_dependency(handle, {.name = "dependency", .arguments = arguments, .node = call.node});
  };
  for (const std::string& name : row.adds) add(ruby_->heap().text(name), nullptr);
  if (row.depends_on_argument && *row.depends_on_argument >= 1) {
    add(call.argument(static_cast<std::size_t>(*row.depends_on_argument - 1)), call.keyword("version"));
  }
  for (const auto& [attribute, keyword] : row.sets) {
    const Value* value = call.keyword(keyword);
    if (value != nullptr && !value->is_nil())
      set_attribute(handle, attribute, *value, {.name = attribute, .node = call.node});
  }
}

Value PodspecDsl::result_of(const PodspecHelper& row, const RubyCall& call) {
  RubyHeap& heap = ruby_->heap();
  if (row.returns_argument && *row.returns_argument >= 1) {
    return call.argument(static_cast<std::size_t>(*row.returns_argument - 1));
  }
  if (row.value) {
    if (*row.value == "true" || *row.value == "false") return boolean_value(*row.value == "true");
    return *row.value == "nil" ? Value{} : heap.text(*row.value);
  }
  if (row.list) {
    std::vector<Value> items;
    for (const std::string& item : *row.list) items.push_back(heap.text(item));
    return heap.array(std::move(items));
  }
  if (row.members.empty()) return {};
  const Value hash = heap.hash();
  for (const auto& [name, text] : row.members) hash.hash->entries.emplace_back(heap.symbol(name), heap.text(text));
  hash.hash->partial =
      ruby_->unknown(fmt::format("`{}` has more members than its table says", call.name), call.node).unknown;
  return hash;
}

}  // namespace podworks
