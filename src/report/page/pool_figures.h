// A pool in numbers: what the page compares with a base, and what a history keeps.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/compare_graphs.h"
#include "graph/cycles.h"

namespace podworks {

struct PodFigures {
  std::string name = {};
  std::string layer = {};  ///< empty if it has none
  std::string group = {};  ///< value of the first dimension of `tags:`; empty if it has none
  std::uint64_t bytes = 0;
};

struct AppFigures {
  std::string name = {};
  std::vector<std::size_t> pods = {};  ///< indexes, sorted
  std::uint64_t bytes = 0;             ///< of the sources
};

struct PoolFigures {
  std::vector<PodFigures> pods = {};  ///< in the order of PodId; entries of apps are none
  std::size_t edges = 0;              ///< declared ones too
  std::size_t cycles = 0;             ///< sets of pods that need each other in a circle, by build imports
  std::vector<AppFigures> apps = {};  ///< by AppId
};

/// `names`: what the pods are called, by PodId. O(edges + apps x pods).
PoolFigures figures_of(const GraphState& state, const std::vector<std::string>& names);

/// By PodId: the row of `groups`, -1 for none. A pod that several values claim gets the first.
/// `groups` receives the values of the first dimension of `tags:`, in their order.
std::vector<std::int64_t> group_rows(const Project& project, const std::vector<Pod>& pods,
                                     std::vector<std::string>& groups);

/// Dependencies that a build needs, each as heavy as its imports are many: in them the page looks for cycles.
std::vector<CycleEdge> build_edges(const ScanResult& scan, const PodGraph& graph);

/// What a manifest declares and nothing imports, not even a test.
std::vector<const Dependency*> declared_alone(const PodGraph& graph);

}  // namespace podworks
