// Which apps carry other pods than before, and by which chain each came.
#pragma once

#include <string>
#include <vector>

#include "graph/compare_graphs.h"

namespace podworks {

/// Names by PodId, those of `then` as they are called now. By the apps' names; those with the same pods are left out.
std::vector<AppChange> compare_apps(const GraphState& then, const std::vector<std::string>& then_names,
                                    const GraphState& now, const std::vector<std::string>& now_names);

/// The chain from "app:NAME" to a pod of its plan; `is_new` is not set.
std::vector<CarryStep> chain_of(const GraphState& state, AppId app, const PlannedPod& pod);

}  // namespace podworks
