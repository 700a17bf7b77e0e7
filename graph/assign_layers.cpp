#include "graph/assign_layers.h"

#include <algorithm>

#include "base/text.h"

namespace podworks {
namespace {

bool is_in_an_app(const Project& project, const Pod& pod) {
  if (pod.entry_of) return true;
  return std::any_of(project.apps.begin(), project.apps.end(),
                     [&](const AppConfig& app) { return !app.path.empty() && lies_in(pod.root, app.path); });
}

const PodSettings* settings_of(const Project& project, const Pod& pod) {
  const auto found =
      std::lower_bound(project.pod_settings.begin(), project.pod_settings.end(), pod.root,
                       [](const PodSettings& settings, const std::string& root) { return settings.folder < root; });
  return found != project.pod_settings.end() && found->folder == pod.root && !pod.entry_of ? &*found : nullptr;
}

/// The layers of podworks.yml, the implicit one first if it is needed.
std::vector<Layer> make_layers(const Project& project, bool with_app) {
  std::vector<Layer> layers;
  if (with_app) {
    Layer& app = layers.emplace_back();
    app.name = app.title_en = "app";
    app.title_zh = "应用";
    app.peers = Peers::Forbid;  // entries may not use each other
    app.is_app = true;
  }
  for (const LayerConfig& config : project.layers) {
    Layer& layer = layers.emplace_back();
    layer.name = config.name;
    layer.title_en = config.title_en.empty() ? config.name : config.title_en;
    layer.title_zh = config.title_zh.empty() ? layer.title_en : config.title_zh;
    layer.peers = config.peers;
    layer.standard = config.standard;
    layer.may_use_is_given = config.may_use.has_value();
  }
  for (std::size_t i = 0; i < layers.size(); ++i) {
    layers[i].may_use.assign(layers.size(), false);
    const LayerConfig* const config = layers[i].is_app ? nullptr : &project.layers[i - (with_app ? 1 : 0)];
    for (std::size_t j = 0; j < layers.size(); ++j) {
      // By default every lower layer and the own one.
      layers[i].may_use[j] = j >= i;
      if (config == nullptr || !config->may_use) continue;
      const auto is_named = [&](const LocatedText& name) { return name.value == layers[j].name; };
      layers[i].may_use[j] = std::any_of(config->may_use->begin(), config->may_use->end(), is_named);
    }
  }
  return layers;
}

/// Literal names beat globs; globs of several layers beat nobody.
std::vector<LayerId> layers_by_name(const Project& project, const std::string& pod, std::size_t offset) {
  std::vector<LayerId> found;
  for (const bool literal : {true, false}) {
    for (std::size_t i = 0; i < project.layers.size(); ++i) {
      const auto names_pod = [&](const LocatedText& name) {
        const Glob glob(name.value);
        return glob.is_literal() == literal && glob.matches(pod);
      };
      const std::vector<LocatedText>& pods = project.layers[i].pods;
      if (std::any_of(pods.begin(), pods.end(), names_pod)) found.push_back(id_at<LayerId>(i + offset));
    }
    if (!found.empty()) break;
  }
  return found;
}

std::optional<LayerId> layer_named(const std::vector<Layer>& layers, std::string_view name) {
  for (std::size_t i = 0; i < layers.size(); ++i) {
    if (layers[i].name == name && !layers[i].is_app) return id_at<LayerId>(i);
  }
  return std::nullopt;
}

}  // namespace

LayerMap assign_layers(const Project& project, const ScanResult& scan) {
  LayerMap map;
  map.layer_of.resize(scan.pods.size());
  map.standard.resize(scan.pods.size());
  if (project.layers.empty()) return map;
  const auto in_app = [&](const Pod& pod) { return is_in_an_app(project, pod); };
  const bool with_app = std::any_of(scan.pods.begin(), scan.pods.end(), in_app);
  map.layers = make_layers(project, with_app);
  for (std::size_t i = 0; i < scan.pods.size(); ++i) {
    const Pod& pod = scan.pods[i];
    const PodSettings* const settings = settings_of(project, pod);
    std::optional<LayerId>& layer = map.layer_of[i];
    if (settings != nullptr) layer = layer_named(map.layers, settings->layer.value);
    if (!layer) {
      const std::vector<LayerId> named = layers_by_name(project, pod.name, with_app ? 1 : 0);
      if (named.size() > 1) {
        map.clashes.push_back({id_at<PodId>(i), named});
      } else if (named.size() == 1) {
        layer = named[0];
      } else if (in_app(pod)) {
        layer = LayerId{0};
      }
    }
    map.standard[i] = layer && map.layers[index_of(*layer)].standard;
    if (settings != nullptr && settings->standard) map.standard[i] = *settings->standard;
  }
  return map;
}

}  // namespace podworks
