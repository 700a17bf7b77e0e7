#include "graph/cycles.h"

#include <algorithm>
#include <deque>
#include <optional>

#include "graph/components.h"
#include "graph/cut_cycles.h"

namespace podworks {
namespace {

/// The subgraph of one component, its vertices renumbered 0..n-1 in ascending order.
std::vector<CycleEdge> edges_within(const std::vector<CycleEdge>& edges, const Components& components,
                                    std::uint32_t component, const std::vector<std::uint32_t>& number) {
  std::vector<CycleEdge> inner;
  for (const CycleEdge& edge : edges) {
    if (components.of[edge.from] != component || components.of[edge.to] != component || edge.from == edge.to) continue;
    inner.push_back({number[edge.from], number[edge.to], edge.weight});
  }
  return inner;
}

/// A shortest way from `start` back to itself, breadth-first, smallest numbers first.
std::vector<std::uint32_t> shortest_loop(std::size_t count, const std::vector<CycleEdge>& edges, std::uint32_t start) {
  std::vector<std::vector<std::uint32_t>> next(count);
  for (const CycleEdge& edge : edges) next[edge.from].push_back(edge.to);
  std::vector<std::optional<std::uint32_t>> came_from(count);
  std::deque<std::uint32_t> waiting = {start};
  while (!waiting.empty() && !came_from[start]) {
    const std::uint32_t vertex = waiting.front();
    waiting.pop_front();
    for (const std::uint32_t to : next[vertex]) {
      if (came_from[to]) continue;
      came_from[to] = vertex;
      waiting.push_back(to);
    }
  }
  std::vector<std::uint32_t> loop;
  if (!came_from[start]) return loop;
  for (std::uint32_t vertex = *came_from[start]; vertex != start; vertex = *came_from[vertex]) loop.push_back(vertex);
  loop.push_back(start);
  std::reverse(loop.begin(), loop.end());
  return loop;
}

// The shortest loop of all, in a large component the shortest through its smallest member: enough for a witness.
std::vector<std::uint32_t> witness(std::size_t count, const std::vector<CycleEdge>& edges) {
  constexpr std::size_t kTriedStarts = 200;
  std::vector<std::uint32_t> best;
  for (std::uint32_t start = 0; start < std::min(count, kTriedStarts); ++start) {
    std::vector<std::uint32_t> loop = shortest_loop(count, edges, start);
    if (!loop.empty() && (best.empty() || loop.size() < best.size())) best = std::move(loop);
    if (best.size() == 2) break;
  }
  std::rotate(best.begin(), std::min_element(best.begin(), best.end()), best.end());
  return best;
}

}  // namespace

std::vector<Cycle> find_cycles(std::size_t vertices, const std::vector<CycleEdge>& edges) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> plain;
  plain.reserve(edges.size());
  for (const CycleEdge& edge : edges) plain.emplace_back(edge.from, edge.to);
  const Components components = strong_components(vertices, plain);
  std::vector<std::vector<std::uint32_t>> members(components.count);
  std::vector<std::uint32_t> number(vertices);
  for (std::uint32_t vertex = 0; vertex < vertices; ++vertex) {
    std::vector<std::uint32_t>& component = members[components.of[vertex]];
    number[vertex] = static_cast<std::uint32_t>(component.size());
    component.push_back(vertex);
  }
  std::vector<Cycle> cycles;
  for (std::uint32_t i = 0; i < components.count; ++i) {
    if (members[i].size() < 2) continue;
    const std::vector<CycleEdge> inner = edges_within(edges, components, i, number);
    Cycle& cycle = cycles.emplace_back();
    cycle.members = members[i];
    for (const std::uint32_t vertex : witness(members[i].size(), inner)) cycle.loop.push_back(members[i][vertex]);
    const Cut cut = cheapest_cut(members[i].size(), inner);
    for (const auto& [from, to] : cut.edges) cycle.cut.emplace_back(members[i][from], members[i][to]);
    cycle.cut_weight = cut.weight;
    cycle.cut_is_exact = cut.is_exact;
  }
  std::sort(cycles.begin(), cycles.end(), [](const Cycle& a, const Cycle& b) { return a.members[0] < b.members[0]; });
  return cycles;
}

}  // namespace podworks
