// What manifests declare and what modules re-export, per pod: the ground of undeclared-dependency and
// unused-dependency.
#pragma once

#include <vector>

#include "model/scan.h"

namespace podworks {

/// By PodId; each list sorted and unique.
using PodLists = std::vector<std::vector<PodId>>;

/// The pods of the pool that each pod's manifest names, its tests' and example apps' specifications left out.
PodLists declared_pods(const ScanResult& scan);
/// The pods of Gradle that each pod names by their published coordinates, as a build beside them does: the artifact is
/// called as the module is, and the group begins a package of its.
PodLists published_pods(const ScanResult& scan);
/// The pods whose modules each pod re-exports (`@_exported import`, `export import`).
PodLists reexported_pods(const ScanResult& scan);

/// Everything that the lists lead to from `start`, with `start`'s members themselves. By PodId. O(pods + entries).
std::vector<bool> closure(const PodLists& lists, const std::vector<PodId>& start);
/// How the lists lead from one pod to another: the pods on a shortest way, both ends included; empty if there is none.
std::vector<PodId> shortest_way(const PodLists& lists, PodId from, PodId to);

}  // namespace podworks
