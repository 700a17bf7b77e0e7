// docs/config.md, made from the table of keys.
#include <fmt/format.h>

#include "config/keys.h"
#include "config/load_project.h"
#include "config/value_types.h"

namespace podworks {
namespace {

constexpr std::string_view kHead =
    R"(<!-- Generated from src/config/keys.cpp. Do not edit: PODWORKS_UPDATE_GOLDENS=1 ci/test.sh writes it again. -->
# Configuration

`podworks.yml` lies at the root of the pool. In a sub-folder podworks looks for it upwards. All paths in it are relative
to its folder. Whatever is wrong with it is reported in one go, with line and column, and ends the run with exit code 2.

For completion in an editor, write `podworks config schema > podworks.schema.json` and begin `podworks.yml` with
`# yaml-language-server: $schema=./podworks.schema.json`. `podworks config show` prints what is in force.

## A complete example
)";

constexpr std::string_view kGlobs = R"(
## Globs

`*` and `?` stay within one part of a path. `**` as a whole part stands for any number of parts, also for none.
`?` and `[...]` take one character, also where UTF-8 writes it with several bytes.
`[a-z]`, `[!a]` and `{a,b}` work as in a shell; `\` takes the next character as it is. Case matters, and hidden files
match like others. YAML wants quotes around a glob that begins with `*`.
)";

constexpr std::string_view kPodHead = R"(
## podworks.pod.yml

A pod may say in a file of this name, in its own folder, what its owners decide. What contradicts `podworks.yml` is an
error.
)";

std::string key_section(const Key& key, const std::vector<Key>& keys);
std::string key_table(std::string_view parent, const std::vector<Key>& keys);
std::string shape_text(const Key& key);
std::string fallback_text(const Key& key);

}  // namespace

std::string config_reference() {
  std::string text(kHead);
  text += fmt::format("```yaml\n{}```\n{}", config_example(), kGlobs);
  text += "\n## Keys\n";
  for (const Key& key : project_keys()) {
    if (parent_of(key).empty()) text += key_section(key, project_keys());
  }
  text += kPodHead;
  text += key_table("", pod_keys());
  return text;
}

namespace {

std::string key_section(const Key& key, const std::vector<Key>& keys) {
  std::string text = fmt::format("\n### `{}`\n\n{}\n\n", name_of(key), key.text);
  text += fmt::format("- Value: {}\n", shape_text(key));
  if (!key.fallback.empty()) text += fmt::format("- Default: {}\n", key.fallback);
  text += fmt::format("- Example: `{}: {}`\n", name_of(key), key.example);
  if (is_block(key.shape)) text += key_table(key.path, keys);
  return text;
}

std::string key_table(std::string_view parent, const std::vector<Key>& keys) {
  std::string text = "\n| key | value | default | example | meaning |\n|---|---|---|---|---|\n";
  const auto add_rows = [&](const auto& self, std::string_view block, const std::string& prefix) -> void {
    for (const Key& key : keys) {
      if (parent_of(key) != block) continue;
      const std::string name = prefix + std::string(name_of(key));
      text += fmt::format("| `{}`{} | {} | {} | `{}` | {} |\n", name, key.required ? " (required)" : "",
                          shape_text(key), fallback_text(key), key.example, key.text);
      if (is_block(key.shape)) self(self, key.path, name + ".");
    }
  };
  add_rows(add_rows, parent, "");
  return text;
}

std::string shape_text(const Key& key) {
  const std::string value = describe(key.type, {});
  switch (key.shape) {
    case Shape::Value:
      return value;
    case Shape::List:
      return "a list; each entry is " + value;
    case Shape::OneOrMore:
      return value + ", or a list of them";
    case Shape::Map:
      return fmt::format("a map; each key is {}, each value {}", describe(key.names, {}), value);
    case Shape::MapOfListMaps:
      return "a map of maps of lists; each entry is " + value;
    case Shape::Block:
      return "a map";
    case Shape::BlockList:
      return "a list of maps";
    case Shape::BlockMap:
      return "a map of maps; each key is " + describe(key.names, {});
  }
  return {};
}

std::string fallback_text(const Key& key) {
  return key.fallback.empty() ? "–" : std::string(key.fallback);
}

}  // namespace
}  // namespace podworks
