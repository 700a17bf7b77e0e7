// Methods of Pathname: those of File with the path as first argument, and joining.
#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/ruby/methods.h"

namespace podworks {

namespace {

using Ruby = RubyEvaluator;

/// Calls File's function of the same name with the path; what is a path again becomes a Pathname.
Value as_file(Ruby& ruby, const RubyCall& call) {
  const std::string_view name = call.name == "parent" ? "dirname" : call.name;
  std::vector<Value> arguments = {ruby.heap().text(*call.receiver->text)};
  arguments.insert(arguments.end(), call.arguments.begin(), call.arguments.end());
  const Value result = ruby.call_method(ruby.heap().constant("File"), name, arguments);
  const bool is_path = result.is(ValueKind::String) && name != "extname" && name != "read";
  return is_path ? ruby.heap().path(*result.text) : result;
}

Value join_paths(Ruby& ruby, const RubyCall& call) {
  std::string path = *call.receiver->text;
  for (const Value& part : call.arguments) {
    const Value text = text_or_unknown(ruby, part, call.node);
    if (text.is_unknown()) return text;
    if (text.text->starts_with('/')) path.clear();
    while (path.ends_with('/') && path.size() > 1) path.pop_back();
    path += (path.empty() || path == "/" ? "" : "/") + *text.text;
  }
  return ruby.heap().path(std::move(path));
}

Value relative_to(Ruby& ruby, const RubyCall& call) {
  const Value given = call.argument(0);
  const std::string* base = given.is(ValueKind::String) || given.is(ValueKind::Path) ? given.text : nullptr;
  const auto from = base != nullptr ? ruby.world().in_pool(*base) : std::nullopt;
  const auto to = ruby.world().in_pool(*call.receiver->text);
  const bool same_kind = base != nullptr && base->starts_with('/') == call.receiver->text->starts_with('/');
  if (!from || !to || !same_kind) {
    return ruby.unknown("`relative_path_from` with these paths is not understood", call.node);
  }
  const std::string relative = relative_path(*from, *to);
  return ruby.heap().path(relative.empty() ? "." : relative);
}

Value path_as_text(Ruby& ruby, const RubyCall& call) {
  return ruby.heap().text(*call.receiver->text);
}

constexpr std::array kRows = std::to_array<MethodRow>({
    {"+", join_paths},
    {"/", join_paths},
    {"basename", as_file},
    {"directory?", as_file},
    {"dirname", as_file},
    {"exist?", as_file},
    {"expand_path", as_file},
    {"extname", as_file},
    {"file?", as_file},
    {"join", join_paths},
    {"parent", as_file},
    {"read", as_file},
    {"realpath", as_file},
    {"relative_path_from", relative_to},
    {"to_path", path_as_text},
    {"to_s", path_as_text},
    {"to_str", path_as_text},
});

static_assert(std::is_sorted(kRows.begin(), kRows.end(),
                             [](const MethodRow& a, const MethodRow& b) { return a.name < b.name; }));

}  // namespace

RubyMethod find_path_method(std::string_view name) {
  return find_row(kRows, name);
}

}  // namespace podworks
