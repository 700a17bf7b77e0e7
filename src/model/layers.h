// Which pod lies in which layer: layers of podworks.yml, plus the implicit layer `app` on top for the entries.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/ids.h"
#include "model/project.h"

namespace podworks {

struct Layer {
  std::string name = {};
  std::string title_en = {};
  std::string title_zh = {};
  Peers peers = Peers::Acyclic;
  bool is_app = false;             ///< the implicit layer of the entries
  std::vector<bool> may_use = {};  ///< by LayerId: what a pod of this layer may use
  bool may_use_is_given = false;   ///< `may_use:` stands in podworks.yml
  bool standard = false;
  Strict strict = Strict::No;
};

/// A pod that several layers claim through globs: it gets none, and the finding names them.
struct LayerClash {
  PodId pod = {};
  std::vector<LayerId> layers = {};
};

struct LayerMap {
  std::vector<Layer> layers = {};                     ///< top first; [0] is `app` if there is an entry
  std::vector<std::optional<LayerId>> layer_of = {};  ///< by PodId
  std::vector<bool> standard = {};                    ///< by PodId: the pod or its layer is marked `standard: true`
  std::vector<Strict> strict = {};                    ///< by PodId: the stricter of what the pod and its layer say
  std::vector<LayerClash> clashes = {};

  bool empty() const { return layers.empty(); }
};

}  // namespace podworks
