// Reachability, shortest chains and orders over plain adjacency.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "graph/pod_graph.h"

namespace podworks {

using EdgeFilter = std::function<bool(const Dependency&)>;
/// True for edges that a build needs.
bool is_build(const Dependency& dependency);

/// A shortest chain of edges from -> to, smallest ids first among equals; nullopt if there is none, empty if from ==
/// to.
std::optional<std::vector<const Dependency*>> shortest_chain(const PodGraph& graph, PodId from, PodId to,
                                                             const EdgeFilter& filter);
/// The edges that every chain from -> to goes through, in the order of a chain.
std::vector<const Dependency*> unavoidable_edges(const PodGraph& graph, PodId from, PodId to, const EdgeFilter& filter);
/// All pods reachable from `from`, without itself unless on a cycle, sorted.
std::vector<PodId> reachable(const PodGraph& graph, PodId from, const EdgeFilter& filter);
/// Dependencies first, smallest id first among those that are free; cycles are broken at their smallest member.
std::vector<PodId> dependency_order(const PodGraph& graph);
/// A longest chain of build edges, from the top, with a cycle taken as one pod: of its members, the one that the chain
/// leaves by. The first in the order of ids where several are longest.
std::vector<PodId> longest_chain(const PodGraph& graph);

}  // namespace podworks
