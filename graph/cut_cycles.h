// Which edges to cut so that no cycle is left, at the least cost: the minimum feedback arc set.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "graph/cycles.h"

namespace podworks {

struct Cut {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges = {};  ///< sorted
  std::uint64_t weight = 0;
  bool is_exact = false;
};

/// Exact up to 16 vertices: the best order over all subsets (Lawler, "A comment on minimum feedback arc sets", 1964),
/// O(2^n n). Above that the greedy order of Eades, Lin and Smyth (1993), improved by moving single vertices.
Cut cheapest_cut(std::size_t vertices, const std::vector<CycleEdge>& edges);

}  // namespace podworks
