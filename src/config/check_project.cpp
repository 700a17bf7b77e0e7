#include "config/check_project.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "config/check_app_folders.h"
#include "config/selectors.h"

namespace podworks {
namespace {

using Kind = YamlNode::Kind;

class References {
 public:
  References(const Project& project, const YamlNode& tree, Problems& problems);

  void check_pods();
  void check_layers();
  void check_rules();
  void check_custom();
  void check_deprecated();
  void check_apps();

 private:
  void check_layer_pods();
  void check_may_use(std::size_t layer);
  void check_subset(const AppConfig& app);
  void check_selector(const PodSelector& selector, const Place& at);
  const AppConfig* find_app(std::string_view name) const;

  const Project& project_;
  Problems& problems_;
  bool layers_are_whole_ = true;
  bool custom_is_whole_ = true;
};

std::vector<std::string> layer_names(const Project& project);
bool contains(const std::vector<std::string>& names, std::string_view name);
bool has_entry(const Project& project);
bool entries_have(const YamlNode& tree, std::string_view list, std::string_view key);
std::string twice(const std::string& subject, const Place& first);

}  // namespace

void check_project(const Project& project, const YamlNode& tree, Problems& problems) {
  References references(project, tree, problems);
  references.check_pods();
  references.check_layers();
  references.check_rules();
  references.check_custom();
  references.check_deprecated();
  references.check_apps();
  check_app_folders(project, tree, problems);
}

void check_selector(const Project& project, const PodSelector& selector, const Place& at, Problems& problems) {
  if (selector.kind == PodSelector::Kind::Layer) {
    std::vector<std::string> names = layer_names(project);
    if (has_entry(project)) names.emplace_back("app");
    if (contains(names, selector.pattern)) return;
    problems.add(at, fmt::format("there is no layer {}", shown(selector.pattern)),
                 hint_for(selector.pattern, names, "the layers are"));
  } else if (selector.kind == PodSelector::Kind::Tag) {
    std::vector<std::string> tags;
    for (const TagConfig& tag : project.tags) tags.push_back(fmt::format("tag:{}={}", tag.dimension, tag.value));
    const std::string wanted = to_string(selector);
    if (contains(tags, wanted)) return;
    problems.add(at, fmt::format("there is no {}", shown(wanted)), hint_for(wanted, tags, "the tags are"));
  }
}

void check_layer_name(const Project& project, const LocatedText& layer, Problems& problems) {
  const std::vector<std::string> names = layer_names(project);
  if (contains(names, layer.value)) return;
  problems.add(layer.at, fmt::format("there is no layer {}", shown(layer.value)),
               names.empty() ? "podworks.yml has no `layers`" : hint_for(layer.value, names, "the layers are"));
}

void check_app_name(const Project& project, const LocatedText& app, Problems& problems) {
  std::vector<std::string> names;
  for (const AppConfig& other : project.apps) names.push_back(other.name);
  if (contains(names, app.value)) return;
  problems.add(app.at, fmt::format("there is no app {}", shown(app.value)),
               names.empty() ? "podworks.yml has no `apps`" : hint_for(app.value, names, "the apps are"));
}

namespace {

References::References(const Project& project, const YamlNode& tree, Problems& problems)
    : project_(project),
      problems_(problems),
      layers_are_whole_(entries_have(tree, "layers", "name")),
      custom_is_whole_(entries_have(tree, "custom", "name")) {}

void References::check_pods() {
  std::map<std::string, Place> names;
  for (const PodSource& pod : project_.pods) {
    if (pod.name.empty()) continue;
    const auto [first, is_new] = names.emplace(pod.name, pod.at);
    if (!is_new) problems_.add(pod.at, twice("pod " + shown(pod.name), first->second), "remove one of them");
  }
}

void References::check_layers() {
  std::map<std::string, Place> names;
  for (std::size_t i = 0; i < project_.layers.size(); ++i) {
    const LayerConfig& layer = project_.layers[i];
    if (layer.name == "app" && has_entry(project_)) {
      problems_.add(layer.at, "a layer must not be called `app` here: that is the layer of the apps' own folders",
                    "choose another name; the apps' folders are given by their `path`");
    }
    const auto [first, is_new] = names.emplace(layer.name, layer.at);
    if (!is_new && !layer.name.empty()) {
      problems_.add(layer.at, twice("layer " + shown(layer.name), first->second), "give each layer a name of its own");
    }
    if (layers_are_whole_) check_may_use(i);
  }
  check_layer_pods();
}

void References::check_layer_pods() {
  struct Claim {
    const LayerConfig* layer = nullptr;
    Place at = {};
  };
  std::map<std::string, Claim> claims;
  for (const LayerConfig& layer : project_.layers) {
    for (const LocatedText& pod : layer.pods) {
      const auto [first, is_new] = claims.emplace(pod.value, Claim{&layer, pod.at});
      if (is_new || first->second.layer == &layer) continue;
      problems_.add(pod.at,
                    fmt::format("{} is in layer {} here and in layer {} at {}", shown(pod.value), shown(layer.name),
                                shown(first->second.layer->name), to_string(first->second.at)),
                    "a pod lies in one layer: remove one of them");
    }
  }
}

void References::check_may_use(std::size_t index) {
  const LayerConfig& layer = project_.layers[index];
  if (!layer.may_use) return;
  const std::vector<std::string> names = layer_names(project_);
  for (const LocatedText& used : *layer.may_use) {
    const auto found = std::find(names.begin(), names.end(), used.value);
    if (found == names.end()) {
      check_layer_name(project_, used, problems_);
    } else if (static_cast<std::size_t>(found - names.begin()) < index) {
      problems_.add(
          used.at, fmt::format("layer {} must not use {}, which stands above it", shown(layer.name), shown(used.value)),
          "`may_use` names lower layers and the own one; the order of `layers` decides which are lower");
    }
  }
}

void References::check_rules() {
  if (!custom_is_whole_) return;
  std::vector<std::string> custom;
  for (const CustomRule& rule : project_.custom) custom.push_back("custom/" + rule.name);
  for (const auto& [id, place] : project_.rule_places) {
    if (!id.starts_with("custom/") || std::find(custom.begin(), custom.end(), id) != custom.end()) continue;
    std::string hint = hint_for(id, custom, "the custom rules are");
    problems_.add(place, fmt::format("there is no custom rule {}", shown(id)),
                  hint.empty() ? "declare it under `custom`" : std::move(hint));
  }
}

void References::check_custom() {
  std::map<std::string, Place> names;
  for (const CustomRule& rule : project_.custom) {
    const auto [first, is_new] = names.emplace(rule.name, rule.at);
    if (!is_new && !rule.name.empty()) {
      problems_.add(rule.at, twice("custom rule " + shown(rule.name), first->second),
                    "give each rule a name of its own");
    }
    check_selector(rule.from, rule.at);
    check_selector(rule.to, rule.at);
  }
}

void References::check_deprecated() {
  std::map<std::pair<std::string, std::string>, Place> edges;
  for (const DeprecatedEdge& edge : project_.deprecated) {
    const std::string from = to_string(edge.from);
    const std::string to = to_string(edge.to);
    const auto [first, is_new] = edges.emplace(std::make_pair(from, to), edge.at);
    if (!is_new && !from.empty()) {
      problems_.add(edge.at, twice(fmt::format("edge {}", shown(from + " -> " + to)), first->second),
                    "remove one of them");
    }
    check_selector(edge.from, edge.at);
    check_selector(edge.to, edge.at);
  }
}

void References::check_apps() {
  for (const AppConfig& app : project_.apps) check_subset(app);
}

void References::check_subset(const AppConfig& app) {
  const std::string& whole = app.subset_of.value;
  if (whole.empty()) return;
  if (find_app(whole) == nullptr) {
    return check_app_name(project_, app.subset_of, problems_);
  }
  // Follow the chain upwards; each app of a loop reports it once, at its own `subset_of`.
  std::set<std::string_view> seen;
  const AppConfig* above = &app;
  while (above != nullptr && seen.insert(above->name).second) {
    above = above->subset_of.value.empty() ? nullptr : find_app(above->subset_of.value);
  }
  if (above != &app) return;
  const std::string way = whole == app.name ? "" : fmt::format(", by way of {}", shown(whole));
  problems_.add(app.subset_of.at, fmt::format("app {} is a subset of itself{}", shown(app.name), way),
                "`subset_of` names the full app");
}

void References::check_selector(const PodSelector& selector, const Place& at) {
  if (selector.kind == PodSelector::Kind::Layer && !layers_are_whole_) return;
  podworks::check_selector(project_, selector, at, problems_);
}

const AppConfig* References::find_app(std::string_view name) const {
  const auto found =
      std::find_if(project_.apps.begin(), project_.apps.end(), [&](const AppConfig& app) { return app.name == name; });
  return found == project_.apps.end() ? nullptr : &*found;
}

std::vector<std::string> layer_names(const Project& project) {
  std::vector<std::string> names;
  for (const LayerConfig& layer : project.layers) names.push_back(layer.name);
  return names;
}

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool has_entry(const Project& project) {
  return std::any_of(project.apps.begin(), project.apps.end(), [](const AppConfig& app) { return !app.path.empty(); });
}

/// The list is absent, or each of its entries is a map with a value for `key`.
bool entries_have(const YamlNode& tree, std::string_view list, std::string_view key) {
  const YamlNode* node = tree.find(list);
  if (node == nullptr) return true;
  return node->kind == Kind::Sequence && std::all_of(node->items.begin(), node->items.end(), [&](const YamlNode& item) {
           const YamlNode* value = item.find(key);
           return value != nullptr && value->kind == Kind::Scalar;
         });
}

std::string twice(const std::string& subject, const Place& first) {
  return fmt::format("{} stands twice, first at {}", subject, to_string(first));
}

}  // namespace
}  // namespace podworks
