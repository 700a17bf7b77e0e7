// What pulls each pod into an app, and what the app would do without if one dependency were cut.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/pod_graph.h"
#include "model/plan.h"
#include "model/scan.h"

namespace podworks {

/// The pods of an app with the dependencies that pull them in, on the level of pods: a dependency counts if one of a
/// unit that the app carries does.
struct AppGraph {
  struct Edge {
    PodId from = {};
    PodId to = {};

    auto operator<=>(const Edge&) const = default;
  };
  std::vector<PodId> pods = {};   ///< sorted
  std::vector<PodId> roots = {};  ///< sorted; what the app itself asks for
  std::vector<Edge> edges = {};   ///< sorted, unique
};
AppGraph app_graph(const ScanResult& scan, const PodGraph& graph, const AppPlan& plan);

/// What leaves the app if nothing of `from` needs `to` any more.
struct Saving {
  PodId from = {};
  PodId to = {};
  std::size_t pods = 0;     ///< at least 1: `to` itself
  std::uint64_t bytes = 0;  ///< of their sources
};
/// For each dependency that alone keeps something in the app; the largest first, by bytes, pods and ids. By dominators
/// (Lengauer and Tarjan, 1979, through Boost.Graph): `from -> to` is the only way to `to` if `from` dominates it and
/// each other dependency on `to` comes from pods that `to` dominates; what it saves is what `to` dominates.
/// O(E log V).
std::vector<Saving> find_savings(const ScanResult& scan, const AppGraph& app);

}  // namespace podworks
