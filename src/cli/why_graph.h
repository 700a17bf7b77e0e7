// The graph in which `why` looks for chains: pods contracted from units, with what manifests declare, and an app on
// top.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/pipeline.h"
#include "report/why.h"

namespace podworks {

struct WhyGraph {
  PodGraph graph = {};  ///< vertices: the pods, then the app if there is one
  std::vector<std::string> names = {};
  std::vector<Place> declared_at = {};  ///< by edge of `graph`; where a manifest says it
};

/// All pods.
WhyGraph why_graph(const Pool& pool);
/// Only the units that the app carries; the last vertex is the app, with an edge to each of its roots.
WhyGraph why_graph(const Pool& pool, AppId app);

/// The arrows with their first import: of a build if there is one.
std::vector<WhyStep> steps_of(const Pool& pool, const WhyGraph& graph, const std::vector<const Dependency*>& edges);

}  // namespace podworks
