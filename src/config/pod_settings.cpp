// podworks.pod.yml: what a pod says of itself, so that its owners edit it.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.h"
#include "config/check_project.h"
#include "config/check_tree.h"
#include "config/config_file.h"
#include "config/load_project.h"
#include "config/selectors.h"
#include "config/tree_access.h"

namespace podworks {
namespace {

constexpr std::string_view kPodFile = "podworks.pod.yml";

/// A pod that a layer of podworks.yml names without a wildcard.
struct NamedPod {
  const LayerConfig* layer = nullptr;
  Place at = {};
};
using NamedPods = std::map<std::string, NamedPod, std::less<>>;
using PodsByFolder = std::map<std::string, std::vector<std::string>, std::less<>>;

NamedPods named_pods(const Project& project);
/// The pods that folders hold, as far as it can be told before anything is scanned: declared by hand, and by podspecs
/// (CocoaPods wants a podspec to be called like its pod).
PodsByFolder declared_pods(const Project& project, const std::vector<std::string_view>& paths);
PodSettings read_settings(const YamlNode& tree, const std::string& folder);
void check_settings(const Project& project, const PodSettings& settings, const YamlNode& tree, Problems& problems);
/// What podworks.yml says of the same pod must not differ.
void check_agreement(const std::string& pod, const NamedPods& named, const PodSettings& settings, const YamlNode& tree,
                     Problems& problems);
void check_marks(const LayerConfig& layer, const PodSettings& settings, const YamlNode& tree, Problems& problems);

}  // namespace

Result<Done> load_pod_settings(const FileSystem& files, const std::vector<std::string_view>& paths,
                               const KnownNames& known, Project& project) {
  Problems problems;
  const NamedPods named = named_pods(project);
  const PodsByFolder declared = declared_pods(project, paths);
  for (const std::string_view path : paths) {
    if (base_name(path) != kPodFile) continue;
    const std::optional<YamlNode> tree = read_config_file(files, std::string(path), problems);
    if (!tree) continue;
    check_tree(*tree, pod_keys(), kPodFile, known, problems);
    const std::string folder(folder_of(path));
    PodSettings settings = read_settings(*tree, folder);
    check_settings(project, settings, *tree, problems);
    const auto pods = declared.find(folder);
    if (pods == declared.end()) {
      check_agreement(std::string(base_name(folder)), named, settings, *tree, problems);
    } else {
      for (const std::string& pod : pods->second) check_agreement(pod, named, settings, *tree, problems);
    }
    project.pod_settings.push_back(std::move(settings));
  }
  if (!problems.empty()) return problems.take("");
  std::sort(project.pod_settings.begin(), project.pod_settings.end(),
            [](const PodSettings& a, const PodSettings& b) { return a.folder < b.folder; });
  return Done{};
}

namespace {

NamedPods named_pods(const Project& project) {
  NamedPods named;
  for (const LayerConfig& layer : project.layers) {
    for (const LocatedText& pod : layer.pods) named.emplace(pod.value, NamedPod{&layer, pod.at});
  }
  return named;
}

PodsByFolder declared_pods(const Project& project, const std::vector<std::string_view>& paths) {
  PodsByFolder pods;
  for (const PodSource& pod : project.pods) {
    if (!pod.name.empty()) pods[pod.path].push_back(pod.name);
  }
  for (const std::string_view path : paths) {
    for (const std::string_view extension : {".podspec", ".podspec.json"}) {
      if (!path.ends_with(extension)) continue;
      const std::string_view name = base_name(path);
      pods[std::string(folder_of(path))].emplace_back(name.substr(0, name.size() - extension.size()));
    }
  }
  return pods;
}

PodSettings read_settings(const YamlNode& tree, const std::string& folder) {
  PodSettings settings;
  settings.folder = folder;
  settings.layer = located_text_at(tree, "layer");
  if (tree.find("standard") != nullptr) settings.standard = flag_at(tree, "standard", false);
  settings.strict = strict_at(tree, "strict");
  settings.public_files = texts(list_at(tree, "public"));
  settings.owner = texts(list_at(tree, "owner"));
  if (const std::string owner = text_at(tree, "owner"); !owner.empty()) settings.owner = {owner};
  settings.ports = texts(list_at(tree, "ports"));
  if (tree.find("visible_to") != nullptr) {
    settings.visible_to.emplace();
    for (const LocatedText& text : located_texts(list_at(tree, "visible_to"))) {
      // What is no selector is a problem already: the key's type says so.
      settings.visible_to->push_back({.value = parse_selector(text.value).selector, .at = text.at});
    }
  }
  settings.private_to = located_text_at(tree, "private_to");
  settings.at = tree.at;
  return settings;
}

void check_settings(const Project& project, const PodSettings& settings, const YamlNode& tree, Problems& problems) {
  if (!settings.layer.value.empty()) {
    check_layer_name(project, settings.layer, problems);
    for (const LayerConfig& layer : project.layers) {
      if (layer.name == settings.layer.value) check_marks(layer, settings, tree, problems);
    }
  }
  if (settings.visible_to) {
    for (const Located<PodSelector>& seer : *settings.visible_to)
      check_selector(project, seer.value, seer.at, problems);
  }
  if (!settings.private_to.value.empty()) check_app_name(project, settings.private_to, problems);
}

void check_agreement(const std::string& pod, const NamedPods& named, const PodSettings& settings, const YamlNode& tree,
                     Problems& problems) {
  const auto found = named.find(pod);
  if (found == named.end()) return;
  const auto& [layer, at] = found->second;
  if (settings.layer.value.empty()) return check_marks(*layer, settings, tree, problems);
  if (settings.layer.value == layer->name) return;
  problems.add(settings.layer.at,
               fmt::format("pod {} is in layer {} here and in layer {} at {}", shown(pod), shown(settings.layer.value),
                           shown(layer->name), to_string(at)),
               "a pod lies in one layer: remove one of them");
}

void check_marks(const LayerConfig& layer, const PodSettings& settings, const YamlNode& tree, Problems& problems) {
  if (settings.standard == false && layer.standard) {
    problems.add(
        place_of(tree, "standard"),
        fmt::format("the pod is not standard here, but its layer {} is, at {}", shown(layer.name), to_string(layer.at)),
        "remove `standard: false`, or move the pod to another layer");
  }
  if (tree.find("strict") != nullptr && settings.strict < layer.strict) {
    problems.add(
        place_of(tree, "strict"),
        fmt::format("the pod is less strict here than its layer {}, at {}", shown(layer.name), to_string(layer.at)),
        "remove `strict`, or move the pod to another layer");
  }
}

}  // namespace
}  // namespace podworks
