// Circles of pods whose manifests declare each other, at which their tool stops.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "graph/cycles.h"
#include "model/declaration.h"

namespace podworks {

/// What declares, and what is declared, by the numbers of their pods.
using PodNumbers = std::pair<std::uint32_t, std::uint32_t>;

struct DeclaredEdge {
  Place at = {};
  bool takes_circles = true;                  ///< as in DeclaredDependency
  std::vector<DeclaredBranch> branches = {};  ///< likewise
};
using DeclaredEdges = std::map<PodNumbers, DeclaredEdge>;

/// One edge for several declarations of one dependency: it holds where one of them does.
void add_declared(PodNumbers pair, const DeclaredDependency& dependency, DeclaredEdges& edges);

struct DeclaredCircle {
  Cycle cycle = {};
  bool is_certain = true;  ///< false: its loop asks for more than one choice, and nothing says that they come together
};

/// Of `pods` pods. Where a loop takes a choice both ways, the graph of each of its branches is looked at in its place;
/// where very many choices hang together, a loop is believed.
std::vector<DeclaredCircle> declared_circles(std::size_t pods, const DeclaredEdges& declared);

}  // namespace podworks
