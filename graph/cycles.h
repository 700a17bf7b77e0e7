// Which pods use each other in a circle, one loop that shows it, and the cheapest edges to cut.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace podworks {

/// A weighted edge between vertices 0..n-1. The weight is what cutting it costs (its imports).
struct CycleEdge {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  std::uint32_t weight = 1;
};

struct Cycle {
  std::vector<std::uint32_t> members = {};  ///< sorted; two or more
  std::vector<std::uint32_t> loop = {};     ///< a shortest loop, begins at its smallest member; first is not repeated
  std::vector<std::pair<std::uint32_t, std::uint32_t>> cut = {};  ///< edges whose removal leaves no cycle, sorted
  std::uint64_t cut_weight = 0;
  bool cut_is_exact = false;  ///< proved minimal; else the best that a heuristic found
};

/// Strongly connected components with two or more members, sorted by their smallest member. Edges sorted by from, to.
/// Components by Boost (Tarjan), loop by breadth-first search; the cut is a minimum feedback arc set, exact by dynamic
/// programming over subsets for up to 16 members (Lawler 1964), else by the heuristic of Eades, Lin and Smyth (1993).
std::vector<Cycle> find_cycles(std::size_t vertices, const std::vector<CycleEdge>& edges);

}  // namespace podworks
