#include "graph/strict_pods.h"

#include <algorithm>

#include "graph/plan_app.h"

namespace podworks {
namespace {

/// Those that are marked `multi-app` and that two apps carry.
std::vector<bool> shared_pods(const LayerMap& layers, const std::vector<AppPlan>& plans) {
  std::vector<int> apps(layers.strict.size());
  for (const AppPlan& plan : plans) {
    for (const PlannedPod& planned : plan.pods) ++apps[index_of(planned.pod)];
  }
  std::vector<bool> shared(apps.size());
  for (std::size_t i = 0; i < apps.size(); ++i) shared[i] = layers.strict[i] == Strict::MultiApp && apps[i] > 1;
  return shared;
}

}  // namespace

std::vector<AppId> apps_with(const std::vector<AppPlan>& plans, PodId pod) {
  std::vector<AppId> apps;
  for (const AppPlan& plan : plans) {
    const bool carries =
        std::any_of(plan.pods.begin(), plan.pods.end(), [&](const PlannedPod& planned) { return planned.pod == pod; });
    if (carries) apps.push_back(plan.app);
  }
  return apps;
}

std::vector<Strictness> find_strict_pods(const ScanResult& scan, const PodGraph& graph, const LayerMap& layers,
                                         const std::vector<AppPlan>& plans) {
  std::vector<Strictness> strict(scan.pods.size());
  for (std::size_t i = 0; i < strict.size(); ++i) {
    if (layers.strict[i] == Strict::Always) strict[i].strict = Strict::Always;
  }
  const std::vector<bool> shared = shared_pods(layers, plans);
  if (std::find(shared.begin(), shared.end(), true) == shared.end()) return strict;
  for (const AppPlan& plan : plans) {
    const std::vector<std::optional<PodId>> needed_by = needed_by_marked(scan, graph, plan, shared);
    for (std::size_t i = 0; i < strict.size(); ++i) {
      if (needed_by[i] && strict[i].strict == Strict::No) strict[i] = {Strict::MultiApp, needed_by[i]};
    }
  }
  return strict;
}

}  // namespace podworks
