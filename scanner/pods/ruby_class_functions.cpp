// Functions of File, Dir, ENV, JSON and the like. They look at the pool only; whatever lies outside is Unknown.
#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "base/text.h"
#include "base/yaml.h"
#include "scanner/pods/cocoapods_glob.h"
#include "scanner/pods/ruby_json.h"
#include "scanner/pods/ruby_methods.h"

namespace podworks {

namespace {

using Ruby = RubyEvaluator;

Value not_known(Ruby& ruby, const RubyCall& call) {
  if (const UnknownReason* reason = unknown_argument(ruby, call)) return unknown_value(reason);
  return ruby.unknown(fmt::format("`{}.{}` is not understood here", *call.receiver->text, call.name), call.node);
}

/// The first argument as text; null if it is none.
const std::string* path_argument(const RubyCall& call) {
  const Value value = call.argument(0);
  return value.is(ValueKind::String) || value.is(ValueKind::Path) ? value.text : nullptr;
}

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
  return path == nullptr ? not_known(ruby, call) : ruby.heap().text(folder_part(*path));
}

Value run_basename(Ruby& ruby, const RubyCall& call) {
  const std::string* path = path_argument(call);
  if (path == nullptr) return not_known(ruby, call);
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
  return path == nullptr ? not_known(ruby, call) : ruby.heap().text(std::string(extension_of(base_name(*path))));
}

/// expand_path: absolute, without "." and "..".
Value run_expand(Ruby& ruby, const RubyCall& call) {
  const std::string* path = path_argument(call);
  const Value base = call.argument(1);
  if (path == nullptr || base.is_unknown()) return not_known(ruby, call);
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

Value run_read(Ruby& ruby, const RubyCall& call) {
  const std::string* path = path_argument(call);
  if (path == nullptr) return not_known(ruby, call);
  const auto inside = ruby.world().in_pool(*path);
  if (!inside) return outside(ruby, call, *path);
  const Result<std::string> text = ruby.world().files.read_text(*inside);
  if (!text.ok()) return ruby.raise(fmt::format("`{}` cannot be read", *inside), call.node);
  Value content = ruby.heap().text(text.value());
  if (call.name != "readlines" || content.is_unknown()) return content;
  return ruby.call_method(content, "lines", call.arguments.subspan(1));
}

Value run_exists(Ruby& ruby, const RubyCall& call) {
  const std::string* path = path_argument(call);
  if (path == nullptr) return not_known(ruby, call);
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
    open = not_known(ruby, call).unknown;
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
      open = pattern.is_unknown() ? pattern.unknown : not_known(ruby, call).unknown;
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

/// A variable of the environment: what `env:` of podworks.yml says, else unset. The name is recorded.
Value run_env(Ruby& ruby, const RubyCall& call) {
  const std::string* name = path_argument(call);
  if (name == nullptr) return not_known(ruby, call);
  ruby.world().asked.insert(*name);
  const auto found = ruby.world().environment.find(*name);
  const bool set = found != ruby.world().environment.end();
  if (call.name == "key?" || call.name == "has_key?" || call.name == "include?") return boolean_value(set);
  if (set) return ruby.heap().text(found->second);
  if (call.name != "fetch") return {};
  if (call.arguments.size() > 1) return call.argument(1);
  if (call.block != nullptr) return ruby.call_block(*call.block, {call.argument(0)});
  return ruby.raise(fmt::format("`{}` is not set in `env:`", *name), call.node);
}

Value set_env(Ruby& ruby, const RubyCall& call) {
  const std::string* name = path_argument(call);
  const Value value = call.argument(1);
  if (name == nullptr || ruby.is_uncertain()) return not_known(ruby, call);
  if (value.is_nil()) {
    ruby.world().environment.erase(*name);
  } else if (value.is(ValueKind::String)) {
    ruby.world().environment[*name] = *value.text;
  }
  return value;
}

Value run_parse_json(Ruby& ruby, const RubyCall& call) {
  const std::string* text = path_argument(call);
  if (text == nullptr) return not_known(ruby, call);
  const Value* symbols = call.keyword("symbolize_names");
  if (symbols != nullptr) return ruby.unknown("`symbolize_names` is not understood", call.node);
  return parse_json_value(ruby, *text, call.node);
}

Value run_load_json(Ruby& ruby, const RubyCall& call) {
  const Value text = run_read(ruby, call);
  return text.is(ValueKind::String) ? parse_json_value(ruby, *text.text, call.node) : text;
}

Value value_of_yaml(Ruby& ruby, const YamlNode& node) {
  switch (node.kind) {
    case YamlNode::Kind::Null:
      return {};
    case YamlNode::Kind::Scalar: {
      const bool truth = !node.quoted && (node.scalar == "true" || node.scalar == "false");
      if (truth) return boolean_value(node.scalar == "true");
      return ruby.heap().text(node.scalar);  // a number keeps its text, as versions need it
    }
    case YamlNode::Kind::Sequence: {
      std::vector<Value> items;
      for (const YamlNode& item : node.items) items.push_back(value_of_yaml(ruby, item));
      return ruby.heap().array(std::move(items));
    }
    case YamlNode::Kind::Map: {
      const Value hash = ruby.heap().hash();
      for (const YamlEntry& entry : node.entries) {
        hash.hash->entries.emplace_back(ruby.heap().text(entry.key), value_of_yaml(ruby, entry.value));
      }
      return hash;
    }
  }
  return {};
}

Value run_parse_yaml(Ruby& ruby, const RubyCall& call) {
  Value text = call.argument(0);
  if (call.name == "load_file" || call.name == "safe_load_file") text = run_read(ruby, call);
  if (!text.is(ValueKind::String)) return text.is_unknown() ? text : not_known(ruby, call);
  const Result<YamlNode> yaml = parse_yaml(*text.text, "");
  return yaml.ok() ? value_of_yaml(ruby, yaml.value()) : ruby.raise("this text is no YAML", call.node);
}

Value run_nothing(Ruby&, const RubyCall&) {
  return {};
}

Value run_new_text(Ruby& ruby, const RubyCall& call) {
  return call.argument(0).is(ValueKind::String) ? ruby.heap().text(*call.argument(0).text) : ruby.heap().text("");
}

Value new_path(Ruby& ruby, const RubyCall& call) {
  const std::string* path = path_argument(call);
  return path != nullptr ? ruby.heap().path(*path) : not_known(ruby, call);
}

constexpr std::array kRows = std::to_array<MethodRow>({
    {"Array.new", [](Ruby& r, const RubyCall& c) { return c.arguments.empty() ? r.heap().array() : not_known(r, c); }},
    {"Dir.[]", run_glob},
    {"Dir.directory?", run_exists},
    {"Dir.exist?", run_exists},
    {"Dir.getwd", run_folder},
    {"Dir.glob", run_glob},
    {"Dir.pwd", run_folder},
    {"ENV.[]", run_env},
    {"ENV.[]=", set_env},
    {"ENV.fetch", run_env},
    {"ENV.has_key?", run_env},
    {"ENV.include?", run_env},
    {"ENV.key?", run_env},
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
    {"File.read", run_read},
    {"File.readlines", run_read},
    {"File.realpath", run_expand},
    {"Hash.new",
     [](Ruby& r, const RubyCall& c) {
       return c.arguments.empty() && c.block == nullptr ? r.heap().hash() : not_known(r, c);
     }},
    {"IO.read", run_read},
    {"JSON.load", run_parse_json},
    {"JSON.load_file", run_load_json},
    {"JSON.parse", run_parse_json},
    {"Pathname.new", new_path},
    {"Pod::UI.info", run_nothing},
    {"Pod::UI.message", run_nothing},
    {"Pod::UI.notice", run_nothing},
    {"Pod::UI.puts", run_nothing},
    {"Pod::UI.warn", run_nothing},
    {"Psych.safe_load", run_parse_yaml},
    {"String.new", run_new_text},
    {"YAML.load", run_parse_yaml},
    {"YAML.load_file", run_parse_yaml},
    {"YAML.safe_load", run_parse_yaml},
    {"YAML.safe_load_file", run_parse_yaml},
});

static_assert(std::is_sorted(kRows.begin(), kRows.end(),
                             [](const MethodRow& a, const MethodRow& b) { return a.name < b.name; }));

}  // namespace

RubyMethod find_class_function(std::string_view name) {
  return find_row(kRows, name);
}

}  // namespace podworks
