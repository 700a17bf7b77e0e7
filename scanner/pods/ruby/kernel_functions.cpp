// Functions without a receiver, as Kernel has them.
#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/ruby/methods.h"

namespace podworks {

namespace {

using Ruby = RubyEvaluator;

Value run_nothing(Ruby&, const RubyCall&) {
  return {};
}

/// A file of the pool is read for its methods; for all others the tables of known helpers stand.
Value run_require(Ruby& ruby, const RubyCall& call) {
  const Value path = call.argument(0);
  if (!path.is(ValueKind::String)) return boolean_value(true);
  const bool relative = call.name == "require_relative";
  const bool is_path = path.text->find('/') != std::string::npos || path.text->ends_with(".rb");
  if (relative) {
    ruby.load_file(fmt::format("{}/{}/{}", kPoolRoot, folder_of(ruby.current_file()), *path.text));
  } else if (is_path) {
    ruby.load_file(*path.text);
  }
  return boolean_value(true);
}

Value run_never(Ruby& ruby, const RubyCall& call) {
  return ruby.unknown(fmt::format("`{}` is never run", call.name), call.node);
}

Value run_raise(Ruby& ruby, const RubyCall& call) {
  const Value value = ruby.raise("an error is raised", call.node);
  if (ruby.is_jumping() || ruby.is_uncertain()) return value;
  ruby.report(call.node != nullptr ? call.node->begin : 0, fmt::format("`{}` would stop CocoaPods here", call.name),
              "the rest of the file is read as if it did not stop");
  return value;
}

Value run_loop(Ruby& ruby, const RubyCall& call) {
  if (call.block == nullptr) return method_not_known(ruby, call);
  for (std::int64_t i = 0; !ruby.is_jumping(); ++i) {
    if (i >= kMaxRounds) return ruby.give_up("this loop runs too long to be followed", call.node);
    ruby.call_block(*call.block, std::span<const Value>());
  }
  return {};
}

Value run_proc(Ruby&, const RubyCall& call) {
  Value value;
  if (call.block == nullptr) return value;
  value.kind = ValueKind::Proc;
  value.proc = const_cast<RubyProc*>(call.block);
  return value;
}

Value run_array(Ruby& ruby, const RubyCall& call) {
  const Value value = call.argument(0);
  if (value.is(ValueKind::Array)) return value;
  if (value.is(ValueKind::Hash)) return ruby.call_method(value, "to_a", {});
  if (value.is_nil()) return ruby.heap().array();
  Value list = ruby.heap().array({value});
  if (value.is_unknown() && list.is(ValueKind::Array)) list.array->partial = value.unknown;
  return list;
}

Value run_integer(Ruby& ruby, const RubyCall& call) {
  return ruby.call_method(call.argument(0), "to_i", {});
}

Value run_format(Ruby& ruby, const RubyCall& call) {
  if (call.arguments.empty() || !call.argument(0).is_text()) return method_not_known(ruby, call);
  const Value arguments[] = {ruby.heap().array({call.arguments.begin() + 1, call.arguments.end()})};
  return ruby.call_method(call.argument(0), "%", arguments);
}

Value run_folder(Ruby& ruby, const RubyCall&) {
  const std::string_view folder = folder_of(ruby.current_file());
  return ruby.heap().text(folder.empty() ? std::string(kPoolRoot) : fmt::format("{}/{}", kPoolRoot, folder));
}

constexpr std::array kRows = std::to_array<MethodRow>({
    {"Array", run_array},
    {"Float", [](Ruby& r, const RubyCall& c) { return r.call_method(c.argument(0), "to_f", {}); }},
    {"Integer", run_integer},
    {"Pathname",
     [](Ruby& r, const RubyCall& c) { return r.call_method(r.heap().constant("Pathname"), "new", c.arguments); }},
    {"String", [](Ruby& r, const RubyCall& c) { return text_or_unknown(r, c.argument(0), c.node); }},
    {"__dir__", run_folder},
    {"abort", run_raise},
    {"attr_accessor", run_nothing},
    {"attr_reader", run_nothing},
    {"exec", run_never},
    {"exit", run_raise},
    {"extend", run_nothing},
    {"fail", run_raise},
    {"format", run_format},
    {"include", run_nothing},
    {"lambda", run_proc},
    {"load", run_require},
    {"loop", run_loop},
    {"module_function", run_nothing},
    {"p", run_nothing},
    {"pp", run_nothing},
    {"print", run_nothing},
    {"private", run_nothing},
    {"private_class_method", run_nothing},
    {"proc", run_proc},
    {"public", run_nothing},
    {"puts", run_nothing},
    {"raise", run_raise},
    {"require", run_require},
    {"require_relative", run_require},
    {"spawn", run_never},
    {"sprintf", run_format},
    {"system", run_never},
    {"warn", run_nothing},
});

static_assert(std::is_sorted(kRows.begin(), kRows.end(),
                             [](const MethodRow& a, const MethodRow& b) { return a.name < b.name; }));

}  // namespace

RubyMethod find_kernel_function(std::string_view name) {
  return find_row(kRows, name);
}

}  // namespace podworks
