// Which pods take no exceptions from the rules, by `strict` of layers and of podworks.pod.yml.
#pragma once

#include <optional>
#include <vector>

#include "graph/pod_graph.h"
#include "model/layers.h"
#include "model/plan.h"
#include "model/scan.h"

namespace podworks {

/// What exceptions a pod takes, and why.
struct Strictness {
  Strict strict = Strict::No;
  std::optional<PodId> needed_by = {};  ///< of `MultiApp`: the marked pod, or itself; several apps carry it
};

/// By PodId. `multi-app` of a pod becomes `MultiApp` of it and of all that comes along with it in an app, once two apps
/// carry it, and is nothing before. O(apps x pods) if there is such a mark, else O(pods).
std::vector<Strictness> find_strict_pods(const ScanResult& scan, const PodGraph& graph, const LayerMap& layers,
                                         const std::vector<AppPlan>& plans);
/// The apps that carry the pod.
std::vector<AppId> apps_with(const std::vector<AppPlan>& plans, PodId pod);

}  // namespace podworks
