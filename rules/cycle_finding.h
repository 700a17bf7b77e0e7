// Turns cycles of any kind of vertex (pods, subspecs, files) into findings: the loop as a path, one import per arrow,
// all members, and the cheapest cut.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/cycles.h"
#include "model/diagnostic.h"
#include "model/scan.h"

namespace podworks {

/// A graph in which cycles are looked for. `edges` are sorted by from, to; `first_import` is parallel to them.
struct CycleGraph {
  std::size_t vertices = 0;
  std::vector<CycleEdge> edges = {};
  std::vector<ImportId> first_import = {};
  std::function<std::string(std::uint32_t)> name = {};  ///< of a vertex
  std::string_view noun = {};                           ///< "pods"
};

/// An import that leads from one vertex to another.
struct Arrow {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  ImportId import = {};
};

/// Merges the arrows into `edges` and `first_import`; an edge weighs as many imports as it has. Arrows to the own
/// vertex are left out. O(n log n).
void set_arrows(CycleGraph& graph, std::vector<Arrow> arrows);

/// One finding per cycle, without `rule`. `pods` holds the members, `path` the loop with its first member repeated.
std::vector<Diagnostic> describe_cycles(const ScanResult& scan, const CycleGraph& graph,
                                        const std::vector<Cycle>& cycles);

/// The finding is of one of the rules about circles: `pods` are members that use each other, all around.
bool is_cycle(const Diagnostic& finding);

}  // namespace podworks
