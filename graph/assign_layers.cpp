#include "graph/assign_layers.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

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
    layer.strict = config.strict;
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

/// What `pods:` of the layers names.
class LayersByName {
 public:
  LayersByName(const Project& project, std::size_t offset) {
    for (std::size_t i = 0; i < project.layers.size(); ++i) {
      const auto layer = id_at<LayerId>(i + offset);
      for (const LocatedText& name : project.layers[i].pods) {
        Glob glob(name.value);
        if (glob.is_literal()) {
          add(layer, literal_[name.value]);
        } else {
          globs_.emplace_back(std::move(glob), layer);
        }
      }
    }
  }

  /// Literal names beat globs; globs of several layers beat nobody.
  std::vector<LayerId> of(const std::string& pod) const {
    if (const auto named = literal_.find(pod); named != literal_.end()) return named->second;
    std::vector<LayerId> found;
    for (const auto& [glob, layer] : globs_) {
      if (glob.matches(pod)) add(layer, found);
    }
    return found;
  }

 private:
  /// Layers come in order.
  static void add(LayerId layer, std::vector<LayerId>& into) {
    if (into.empty() || into.back() != layer) into.push_back(layer);
  }

  std::unordered_map<std::string, std::vector<LayerId>> literal_;
  std::vector<std::pair<Glob, LayerId>> globs_;
};

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
  map.strict.resize(scan.pods.size());
  for (std::size_t i = 0; i < scan.pods.size(); ++i) {
    const PodSettings* const settings = settings_of(project, scan.pods[i]);
    if (settings != nullptr) map.strict[i] = settings->strict;
  }
  if (project.layers.empty()) return map;
  const auto in_app = [&](const Pod& pod) { return is_in_an_app(project, pod); };
  const bool with_app = std::any_of(scan.pods.begin(), scan.pods.end(), in_app);
  map.layers = make_layers(project, with_app);
  const LayersByName layers_by_name(project, with_app ? 1 : 0);
  for (std::size_t i = 0; i < scan.pods.size(); ++i) {
    const Pod& pod = scan.pods[i];
    const PodSettings* const settings = settings_of(project, pod);
    std::optional<LayerId>& layer = map.layer_of[i];
    if (settings != nullptr) layer = layer_named(map.layers, settings->layer.value);
    if (!layer) {
      const std::vector<LayerId> named = layers_by_name.of(pod.name);
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
    if (layer) map.strict[i] = std::max(map.strict[i], map.layers[index_of(*layer)].strict);
  }
  return map;
}

}  // namespace podworks
