// The closure of an app's roots: build imports and declared dependencies pull, optional, test, type-only and forward
// ones do not.
#pragma once

#include <optional>
#include <vector>

#include "graph/pod_graph.h"
#include "model/layers.h"
#include "model/plan.h"
#include "model/project.h"
#include "model/scan.h"

namespace podworks {

/// The platforms that an app is built for: all where none is named.
PlatformSet platforms_of(const AppPlan& plan);
/// Does the dependency pull its target into the app? Declared ones and build imports do, each for the platforms that
/// its manifest names, and those in the app's languages alone.
bool pulls(const ScanResult& scan, const UnitDependency& edge, const AppPlan& plan);
/// On which platforms the importing unit compiles the file in which the import stands.
PlatformSet platforms_of(const ScanResult& scan, const Import& import);

/// By PodId: for each pod that comes along in the app with one that is marked (by PodId), the nearest of those; a
/// marked one comes with itself.
std::vector<std::optional<PodId>> needed_by_marked(const ScanResult& scan, const PodGraph& graph, const AppPlan& plan,
                                                   const std::vector<bool>& marked);

/// Roots: `roots:`, else the Podfile of `from:`; and what the entry's sources import. A root that names no pod is left
/// out here and found by the rule matches-nothing.
AppPlan plan_app(const Project& project, AppId app, const ScanResult& scan, const PodGraph& graph,
                 const LayerMap& layers);

}  // namespace podworks
