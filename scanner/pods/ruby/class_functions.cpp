// Functions of ENV, JSON, YAML and the like.
#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "base/yaml.h"
#include "scanner/pods/ruby/file_functions.h"
#include "scanner/pods/ruby/json.h"
#include "scanner/pods/ruby/methods.h"

namespace podworks {

namespace {

using Ruby = RubyEvaluator;

/// A variable of the environment: what `env:` of podworks.yml says, else unset. The name is recorded.
Value run_env(Ruby& ruby, const RubyCall& call) {
  const std::string* name = path_argument(call);
  if (name == nullptr) return class_function_not_known(ruby, call);
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
  if (name == nullptr || ruby.is_uncertain()) return class_function_not_known(ruby, call);
  if (value.is_nil()) {
    ruby.world().environment.erase(*name);
  } else if (value.is(ValueKind::String)) {
    ruby.world().environment[*name] = *value.text;
  }
  return value;
}

Value run_parse_json(Ruby& ruby, const RubyCall& call) {
  const std::string* text = path_argument(call);
  if (text == nullptr) return class_function_not_known(ruby, call);
  const Value* symbols = call.keyword("symbolize_names");
  if (symbols != nullptr) return ruby.unknown("`symbolize_names` is not understood", call.node);
  return parse_json_value(ruby, *text, call.node);
}

Value run_load_json(Ruby& ruby, const RubyCall& call) {
  const Value text = read_pool_file(ruby, call);
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
  if (call.name == "load_file" || call.name == "safe_load_file") text = read_pool_file(ruby, call);
  if (!text.is(ValueKind::String)) return text.is_unknown() ? text : class_function_not_known(ruby, call);
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
  return path != nullptr ? ruby.heap().path(*path) : class_function_not_known(ruby, call);
}

constexpr std::array kRows = std::to_array<MethodRow>({
    {"Array.new",
     [](Ruby& r, const RubyCall& c) {
       return c.arguments.empty() ? r.heap().array() : class_function_not_known(r, c);
     }},
    {"ENV.[]", run_env},
    {"ENV.[]=", set_env},
    {"ENV.fetch", run_env},
    {"ENV.has_key?", run_env},
    {"ENV.include?", run_env},
    {"ENV.key?", run_env},
    {"Hash.new",
     [](Ruby& r, const RubyCall& c) {
       return c.arguments.empty() && c.block == nullptr ? r.heap().hash() : class_function_not_known(r, c);
     }},
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
  const RubyMethod function = find_row(kRows, name);
  return function != nullptr ? function : find_file_function(name);
}

}  // namespace podworks
