#include "scanner/pods/ruby/file_functions.h"

#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/cocoapods_glob.h"

namespace podworks {

namespace {

using Ruby = RubyEvaluator;

Value outside(Ruby& ruby, const RubyCall& call, std::string_view path) {
  return ruby.unknown(fmt::format("`{}` lies outside the pool", to_valid_utf8(path, true)), call.node);
}

Value run_join(Ruby& ruby, const RubyCall& call) {
  std::string path;
  bool first = true;
  for (const Value& part : call.arguments) {
    const Value text = text_or_unknown(ruby, part, call.node);
    if (text.is_unknown()) return text;
    std::string_view piece = *text.text;
    if (!first) {
      while (path.ends_with('/')) path.pop_back();
      while (piece.starts_with('/')) piece.remove_prefix(1);
      path += '/';
    }
    path += piece;
    first = false;
  }
  return ruby.heap().text(std::move(path));
}

std::string folder_part(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

Value run_dirname(Ruby& ruby, const RubyCall& call) {
  const std::string* path = path_argument(call);
  return path == nullptr ? class_function_not_known(ruby, call) : ruby.heap().text(folder_part(*path));
}

Value run_basename(Ruby& ruby, const RubyCall& call) {
  const std::string* path = path_argument(call);
  if (path == nullptr) return class_function_not_known(ruby, call);
  std::string_view name = *path;
  while (name.size() > 1 && name.ends_with('/')) name.remove_suffix(1);
  name = base_name(name);
  const Value suffix = call.argument(1);
  if (suffix.is(ValueKind::String)) {
    if (*suffix.text == ".*") {
      const std::string_view extension = extension_of(name);
      if (extension.size() < name.size()) name.remove_suffix(extension.size());
    } else if (name.ends_with(*suffix.text) && name.size() > suffix.text->size()) {
      name.remove_suffix(suffix.text->size());
    }
  }
  return ruby.heap().text(std::string(name));
}

Value run_extname(Ruby& ruby, const RubyCall& call) {
  const std::string* path = path_argument(call);
  return path == nullptr ? class_function_not_known(ruby, call)
                         : ruby.heap().text(std::string(extension_of(base_name(*path))));
}

/// expand_path: absolute, without "." and "..".
Value run_expand(Ruby& ruby, const RubyCall& call) {
  const std::string* path = path_argument(call);
  const Value base = call.argument(1);
  if (path == nullptr || base.is_unknown()) return class_function_not_known(ruby, call);
  std::string full = *path;
  if (!full.starts_with('/')) {
    const std::string start = base.is(ValueKind::String) ? *base.text : ruby.world().absolute_folder();
    full = start.starts_with('/') ? start + "/" + full : join_path(ruby.world().absolute_folder(), start) + "/" + full;
  }
  // The folders around the pool have no names here: a path that leaves the pool is not known.
  const auto inside = ruby.world().in_pool(full);
  if (!inside) return outside(ruby, call, *path);
  return ruby.heap().text(inside->empty() ? std::string(kPoolRoot) : std::string(kPoolRoot) + "/" + *inside);
}

Value run_exists(Ruby& ruby, const RubyCall& call) {
  const std::string* path = path_argument(call);
  if (path == nullptr) return class_function_not_known(ruby, call);
  const auto inside = ruby.world().in_pool(*path);
  if (!inside) return outside(ruby, call, *path);
  const bool folder = inside->empty() || ruby.world().files.is_folder(*inside);
  const bool file = !folder && ruby.world().files.is_file(*inside);
  const bool wants_file = call.name == "file?";
  const bool wants_folder = call.name == "directory?" || (*call.receiver->text == "Dir" && !wants_file);
  return boolean_value(wants_file ? file : wants_folder ? folder : file || folder);
}

/// Dir.glob and Dir[]: a pattern below the pool; the result is as absolute as the pattern.
void add_matches(Ruby& ruby, const RubyCall& call, const std::string& pattern, std::vector<Value>& found,
                 const UnknownReason*& open) {
  const RubyWorld& world = ruby.world();
  const Value* base = call.keyword("base");
  if (base != nullptr && !base->is(ValueKind::String)) {
    open = class_function_not_known(ruby, call).unknown;
    return;
  }
  // The part before the first wildcard may climb out of the folder by "..".
  const std::string start = base != nullptr ? *base->text + "/" + pattern : pattern;
  const std::size_t wildcard = std::min(start.find_first_of("*?[{\\"), start.size());
  const std::size_t slash = start.substr(0, wildcard).rfind('/');
  const std::string literal = slash == std::string::npos ? "" : start.substr(0, slash);
  const std::string rest = slash == std::string::npos ? start : start.substr(slash + 1);
  const auto folder = world.in_pool(literal.empty() ? (start.starts_with('/') ? "/" : ".") : literal);
  if (!folder) {
    open = outside(ruby, call, pattern).unknown;
    return;
  }
  const std::size_t drop = base != nullptr ? base->text->size() + 1 : 0;
  for (const std::string& path : ruby_dir_glob({.files = world.listing.files, .root = *folder}, rest)) {
    const std::string full = literal.empty() ? path : literal + "/" + path;
    found.push_back(ruby.heap().text(full.substr(std::min(drop, full.size()))));
  }
}

Value run_glob(Ruby& ruby, const RubyCall& call) {
  std::vector<Value> patterns;
  for (const Value& argument : call.positional()) {
    if (argument.is(ValueKind::Array)) {
      patterns.insert(patterns.end(), argument.array->items.begin(), argument.array->items.end());
    } else {
      patterns.push_back(argument);
    }
    if (call.name == "glob") break;  // the second one holds flags
  }
  std::vector<Value> found;
  const UnknownReason* open = nullptr;
  if (call.name == "glob" && call.positional().size() > 1)
    open = ruby.unknown("flags of `Dir.glob` are not understood", call.node).unknown;
  for (const Value& pattern : patterns) {
    if (pattern.is(ValueKind::String)) {
      add_matches(ruby, call, *pattern.text, found, open);
    } else {
      open = pattern.is_unknown() ? pattern.unknown : class_function_not_known(ruby, call).unknown;
    }
  }
  Value list = ruby.heap().array(std::move(found));
  if (list.is(ValueKind::Array)) list.array->partial = open;
  if (call.block != nullptr && list.is(ValueKind::Array)) {
    const RubyMethod each = find_array_method("each");
    RubyCall walk = {.name = "each", .receiver = list, .block = call.block, .node = call.node};
    return each(ruby, walk);
  }
  return list;
}

Value run_folder(Ruby& ruby, const RubyCall&) {
  return ruby.heap().text(ruby.world().absolute_folder());
}

constexpr std::array kRows = std::to_array<MethodRow>({
    {"Dir.[]", run_glob},
    {"Dir.directory?", run_exists},
    {"Dir.exist?", run_exists},
    {"Dir.getwd", run_folder},
    {"Dir.glob", run_glob},
    {"Dir.pwd", run_folder},
    {"File.absolute_path", run_expand},
    {"File.basename", run_basename},
    {"File.directory?", run_exists},
    {"File.dirname", run_dirname},
    {"File.exist?", run_exists},
    {"File.exists?", run_exists},
    {"File.expand_path", run_expand},
    {"File.extname", run_extname},
    {"File.file?", run_exists},
    {"File.join", run_join},
    {"File.read", read_pool_file},
    {"File.readlines", read_pool_file},
    {"File.realpath", run_expand},
    {"IO.read", read_pool_file},
});

static_assert(std::is_sorted(kRows.begin(), kRows.end(),
                             [](const MethodRow& a, const MethodRow& b) { return a.name < b.name; }));

}  // namespace

RubyMethod find_file_function(std::string_view name) {
  return find_row(kRows, name);
}

Value read_pool_file(RubyEvaluator& ruby, const RubyCall& call) {
  const std::string* path = path_argument(call);
  if (path == nullptr) return class_function_not_known(ruby, call);
  const auto inside = ruby.world().in_pool(*path);
  if (!inside) return outside(ruby, call, *path);
  const Result<std::string> text = ruby.world().files.read_text(*inside);
  if (!text.ok()) return ruby.raise(fmt::format("`{}` cannot be read", *inside), call.node);
  Value content = ruby.heap().text(text.value());
  if (call.name != "readlines" || content.is_unknown()) return content;
  return ruby.call_method(content, "lines", call.arguments.subspan(1));
}

const std::string* path_argument(const RubyCall& call) {
  const Value value = call.argument(0);
  return value.is(ValueKind::String) || value.is(ValueKind::Path) ? value.text : nullptr;
}

Value class_function_not_known(RubyEvaluator& ruby, const RubyCall& call) {
  if (const UnknownReason* reason = unknown_argument(ruby, call)) return unknown_value(reason);
  return ruby.unknown(fmt::format("`{}.{}` is not understood here", *call.receiver->text, call.name), call.node);
}

}  // namespace podworks
