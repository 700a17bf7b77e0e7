#include "config/read_project.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "config/load_project.h"
#include "config/patterns.h"
#include "config/read_pods.h"
#include "config/read_roots.h"
#include "config/selectors.h"
#include "config/tree_access.h"
#include "config/value_types.h"

namespace podworks {
namespace {

using Kind = YamlNode::Kind;

void read_files(const YamlNode& tree, Project& project);
std::vector<PodspecHelper> read_helpers(const YamlNode& tree, Problems& problems);
std::vector<LayerConfig> read_layers(const YamlNode& tree);
std::vector<TagConfig> read_tags(const YamlNode& tree);
void read_rules(const YamlNode& tree, Project& project);
void read_baseline_keys(const YamlNode& tree, Project& project, Problems& problems);
Limits read_limits(const YamlNode& tree);
std::vector<CustomRule> read_custom(const YamlNode& tree, const Project& project);
std::vector<DeprecatedEdge> read_deprecated(const YamlNode& tree);
std::vector<AppConfig> read_apps(const YamlNode& tree, Problems& problems);
void check_app(const AppConfig& app, const YamlNode& node, Problems& problems);
std::optional<int> count_at(const YamlNode& map, std::string_view key);

}  // namespace

Project read_project(const YamlNode& tree, Problems& problems) {
  Project project = default_project();
  read_files(tree, project);
  project.roots = read_roots(tree, problems);
  project.pods = read_pods(tree, problems);
  for (const YamlEntry& entry : map_at(tree, "resolve").entries) {
    project.resolve.emplace(entry.key, LocatedText{.value = entry.value.scalar, .at = entry.key_at});
  }
  project.env = text_map(map_at(tree, "env"));
  project.defines = text_map(map_at(tree, "defines"));
  for (const YamlEntry& entry : map_at(tree, "defines").entries) {
    project.define_places.emplace(entry.key, entry.key_at);
  }
  project.versions = text_map(map_at(tree, "versions"));
  for (const YamlEntry& entry : map_at(tree, "versions").entries)
    project.version_places.emplace(entry.key, entry.key_at);
  project.podspec_helpers = read_helpers(tree, problems);
  project.layers = read_layers(tree);
  project.tags = read_tags(tree);
  read_rules(tree, project);
  read_baseline_keys(tree, project, problems);
  const YamlNode& report = map_at(tree, "report");
  project.links = {.web = text_at(report, "web"), .editor = text_at(report, "editor")};
  project.limits = read_limits(tree);
  project.custom = read_custom(tree, project);
  project.deprecated = read_deprecated(tree);
  project.apps = read_apps(tree, problems);
  return project;
}

namespace {

void read_files(const YamlNode& tree, Project& project) {
  const auto globs = [&](std::string_view key, auto check) {
    std::vector<Located<Glob>> result;
    for (const LocatedText& text : located_texts(list_at(tree, key))) {
      if (!check(text.value)) result.push_back({.value = Glob(text.value), .at = text.at});
    }
    return result;
  };
  if (!flag_at(tree, "exclude_defaults", true)) {
    project.exclude.clear();
    project.built_in_excludes = 0;
  }
  for (Located<Glob>& glob : globs("exclude", check_path_glob)) project.exclude.push_back(std::move(glob));
  project.gitignore = flag_at(tree, "gitignore", false);
  if (tree.find("tests") != nullptr) {
    project.tests = globs("tests", check_path_glob);
    project.tests_are_default = false;
  }
  project.external = globs("external", check_name_glob);
  for (const YamlEntry& entry : map_at(tree, "generated").entries) {
    if (check_name_glob(entry.key)) continue;
    project.generated.push_back(
        {{.value = Glob(entry.key), .at = entry.key_at}, {.value = entry.value.scalar, .at = entry.value.at}});
  }
}

std::vector<PodspecHelper> read_helpers(const YamlNode& tree, Problems& problems) {
  std::vector<PodspecHelper> helpers;
  for (const YamlEntry& entry : map_at(tree, "podspec_helpers").entries) {
    const YamlNode& node = entry.value;
    if (node.kind != Kind::Map) continue;
    PodspecHelper helper = {.name = entry.key,
                            .returns_argument = count_at(node, "returns_argument"),
                            .depends_on_argument = count_at(node, "depends_on_argument"),
                            .adds = texts(list_at(node, "adds")),
                            .sets = text_map(map_at(node, "sets")),
                            .when_env = text_at(node, "when_env")};
    if (const YamlNode* value = node.find("value")) helper.value = value->scalar;
    if (helper.value && helper.returns_argument) {
      problems.add(entry.key_at, fmt::format("helper {} gives both `value` and an argument", shown(entry.key)),
                   "remove `value` or `returns_argument`");
    }
    // An empty block is how one says that a method does nothing that matters here.
    helpers.push_back(std::move(helper));
  }
  return helpers;
}

std::vector<LayerConfig> read_layers(const YamlNode& tree) {
  std::vector<LayerConfig> layers;
  for (const YamlNode& node : list_at(tree, "layers").items) {
    if (node.kind != Kind::Map) continue;
    const YamlNode& title = map_at(node, "title");
    LayerConfig layer = {.name = text_at(node, "name"),
                         .title_en = text_at(title, "en"),
                         .title_zh = text_at(title, "zh"),
                         .pods = located_texts(list_at(node, "pods")),
                         .peers = text_at(node, "peers") == "forbid" ? Peers::Forbid : Peers::Acyclic,
                         .standard = flag_at(node, "standard", false),
                         .strict = strict_at(node, "strict"),
                         .at = place_of(node, "name")};
    if (node.find("may_use") != nullptr) layer.may_use = located_texts(list_at(node, "may_use"));
    layers.push_back(std::move(layer));
  }
  return layers;
}

std::vector<TagConfig> read_tags(const YamlNode& tree) {
  std::vector<TagConfig> tags;
  for (const YamlEntry& dimension : map_at(tree, "tags").entries) {
    for (const YamlEntry& value : dimension.value.entries) {
      tags.push_back({.dimension = dimension.key, .value = value.key, .pods = located_texts(value.value)});
    }
  }
  return tags;
}

void read_rules(const YamlNode& tree, Project& project) {
  for (const YamlEntry& entry : map_at(tree, "rules").entries) {
    const std::optional<Severity> severity = read_severity(entry.value);
    if (!severity) continue;
    project.rules.emplace(entry.key, *severity);
    project.rule_places.emplace(entry.key, entry.key_at);
  }
}

void read_baseline_keys(const YamlNode& tree, Project& project, Problems& problems) {
  constexpr const char* kRule = "stale-baseline";
  const YamlNode& node = map_at(tree, "baseline");
  if (node.find("file") != nullptr) project.baseline = {.value = path_at(node, "file"), .at = place_of(node, "file")};
  const YamlNode* const stale = node.find("stale");
  if (stale == nullptr) return;
  if (project.rules.contains(kRule)) {
    problems.add(stale->at, "the severity of `stale-baseline` is said twice", "leave it out here or under `rules:`");
  } else if (const std::optional<Severity> severity = read_severity(*stale)) {
    project.rules.emplace(kRule, *severity);
    project.rule_places.emplace(kRule, stale->at);
  }
}

Limits read_limits(const YamlNode& tree) {
  const YamlNode& node = map_at(tree, "limits");
  Limits limits;
  if (const YamlNode* share = node.find("unresolved")) {
    if (const auto value = read_share(*share)) limits.unresolved = {.value = *value, .at = share->at};
  }
  if (const auto height = count_at(node, "height")) limits.height = {.value = *height, .at = place_of(node, "height")};
  if (const auto pods = count_at(node, "pods_in_cycle")) {
    limits.pods_in_cycle = {.value = *pods, .at = place_of(node, "pods_in_cycle")};
  }
  if (const YamlNode* share = node.find("layer_share")) limits.layer_share = read_share(*share).value_or(1.0);
  return limits;
}

std::vector<CustomRule> read_custom(const YamlNode& tree, const Project& project) {
  std::vector<CustomRule> rules;
  for (const YamlNode& node : list_at(tree, "custom").items) {
    if (node.kind != Kind::Map) continue;
    EdgeResult edge = parse_forbidden_edge(text_at(node, "rule"));
    CustomRule rule = {.name = text_at(node, "name"),
                       .from = std::move(edge.from),
                       .to = std::move(edge.to),
                       .transitive = edge.transitive,
                       .why = text_at(node, "why"),
                       .fix = text_at(node, "fix"),
                       .at = place_of(node, "rule")};
    const auto severity = project.rules.find("custom/" + rule.name);
    if (severity != project.rules.end()) rule.severity = severity->second;
    rules.push_back(std::move(rule));
  }
  return rules;
}

std::vector<DeprecatedEdge> read_deprecated(const YamlNode& tree) {
  std::vector<DeprecatedEdge> edges;
  for (const YamlNode& node : list_at(tree, "deprecated").items) {
    if (node.kind != Kind::Map) continue;
    EdgeResult edge = parse_deprecated_edge(text_at(node, "edge"));
    edges.push_back({.from = std::move(edge.from),
                     .to = std::move(edge.to),
                     .until = text_at(node, "until"),
                     .owner = text_at(node, "owner"),
                     .issue = text_at(node, "issue"),
                     .at = place_of(node, "edge")});
  }
  return edges;
}

std::vector<AppConfig> read_apps(const YamlNode& tree, Problems& problems) {
  std::vector<AppConfig> apps;
  for (const YamlEntry& entry : map_at(tree, "apps").entries) {
    const YamlNode& node = entry.value;
    if (node.kind != Kind::Map) continue;
    AppConfig app = {.name = entry.key,
                     .roots = located_texts(list_at(node, "roots")),
                     .from = {.value = path_at(node, "from"), .at = place_of(node, "from")},
                     .subset_of = located_text_at(node, "subset_of"),
                     .path = path_at(node, "path"),
                     .platform = text_map(map_at(node, "platform")),
                     .forbid = located_texts(list_at(node, "forbid")),
                     .at = entry.key_at};
    for (const YamlEntry& emit : map_at(node, "emit").entries) {
      app.emit.push_back({{.value = emit.key, .at = emit.key_at}, normal_path(emit.value)});
    }
    check_app(app, node, problems);
    apps.push_back(std::move(app));
  }
  return apps;
}

void check_app(const AppConfig& app, const YamlNode& node, Problems& problems) {
  const auto has = [&](std::string_view key) { return node.find(key) != nullptr; };
  if (!has("roots") && !has("from") && !has("path")) {
    problems.add(app.at, fmt::format("app {} has no `roots`, `from` or `path`", shown(app.name)),
                 "name the pods that it asks for: `roots: [...]`");
  }
  if (has("roots") && node.find("roots")->kind == Kind::Sequence && app.roots.empty()) {
    problems.add(place_of(node, "roots"), fmt::format("`roots` of app {} is empty", shown(app.name)),
                 "remove it if the sources below `path` give the roots");
  }
  // An entry that is the root would make every file of the pool the app's own.
  for (const std::string_view key : {"path", "from"}) {
    const std::string text = text_at(node, key);
    if (!text.empty() && normalize_path(text) == "") {
      problems.add(place_of(node, key), fmt::format("`{}` of app {} is the root itself", key, shown(app.name)),
                   "name a place below the root");
    }
  }
  for (const YamlEntry& emit : map_at(node, "emit").entries) {
    if (emit.value.kind == Kind::Scalar && !emit.value.scalar.empty() && normalize_path(emit.value.scalar) == "") {
      problems.add(emit.value.at, fmt::format("`emit` of app {} names the root itself", shown(app.name)),
                   "name a file below the root");
    }
  }
}

std::optional<int> count_at(const YamlNode& map, std::string_view key) {
  const YamlNode* node = map.find(key);
  return node == nullptr ? std::nullopt : read_count(*node);
}

}  // namespace
}  // namespace podworks
