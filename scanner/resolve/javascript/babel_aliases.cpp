#include "scanner/resolve/javascript/babel_aliases.h"

#include <optional>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/manifest_problem.h"
#include "scanner/pods/npm/package.h"
#include "scanner/resolve/javascript/json_comments.h"

namespace podworks {
namespace {

std::vector<std::string> texts_of(const Json& value) {
  std::vector<std::string> texts;
  for (const Json& item : value.array() != nullptr ? *value.array() : JsonArray{value}) {
    if (item.string() != nullptr) texts.push_back(*item.string());
  }
  return texts;
}

/// "./src/app" is a place, "@wb/net" another package.
void add_target(JsAlias& alias, const std::string& target, const std::string& path, std::string_view rest) {
  if (!target.starts_with('.')) {
    alias.packages.push_back(target + std::string(rest));
  } else if (auto plain = normalize_path(join_path(folder_of(path), target))) {
    alias.paths.push_back(*plain + std::string(rest));
  }
}

// "app" stands for "app" and for "app/...".
void add_alias(const std::string& name, const Json& target, const std::string& path, BabelAliases& found) {
  if (name.starts_with('^') || name.ends_with('$')) {
    found.problems.push_back(manifest_problem(
        {path, target.line, 0}, fmt::format("the alias `{}` is a regular expression, which is not read", name),
        "write it as a plain name, or say under `resolve:` in podworks.yml what its imports mean"));
    return;
  }
  JsAlias exact = make_alias("");
  exact.prefix = name;
  JsAlias below = make_alias("*");
  below.prefix = name + "/";
  for (const std::string& text : texts_of(target)) {
    add_target(exact, text, path, "");
    add_target(below, text, path, "/*");
  }
  found.aliases.aliases.push_back(std::move(exact));
  found.aliases.aliases.push_back(std::move(below));
}

bool is_module_resolver(const Json& plugin) {
  const std::string* const name = plugin.string();
  return name != nullptr && (*name == "module-resolver" || *name == "babel-plugin-module-resolver");
}

}  // namespace

BabelAliases read_babel_aliases(const Json& config, const std::string& path) {
  BabelAliases found;
  const Json* const plugins = last_member(config, "plugins");
  if (plugins == nullptr || plugins->array() == nullptr) return found;
  for (const Json& plugin : *plugins->array()) {  // "name", or ["name", {options}]
    if (plugin.array() == nullptr || plugin.array()->size() < 2 || !is_module_resolver((*plugin.array())[0])) continue;
    const Json& options = (*plugin.array())[1];
    if (const Json* alias = last_member(options, "alias"); alias != nullptr && alias->object() != nullptr) {
      for (const auto& [name, target] : *alias->object()) add_alias(name, target, path, found);
    }
    const Json* const roots = last_member(options, "root");
    for (const std::string& root : roots != nullptr ? texts_of(*roots) : std::vector<std::string>()) {
      if (auto plain = normalize_path(join_path(folder_of(path), root))) found.aliases.roots.push_back(*plain);
    }
  }
  found.aliases.build();
  return found;
}

BabelAliases parse_babel_aliases(std::string_view text, const std::string& path) {
  // Most configurations have none, and many are JSON5, which is no JSON.
  if (text.find("module-resolver") == std::string_view::npos) return {};
  const Result<Json> json = parse_json(without_json_comments(text), path);
  if (json.ok()) return read_babel_aliases(json.value(), path);
  BabelAliases found;
  found.problems.push_back(manifest_problem(json.errors()[0].where, json.errors()[0].message,
                                            "write it as plain JSON: until then its aliases are not understood"));
  return found;
}

}  // namespace podworks
