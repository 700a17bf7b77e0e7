#include "graph/cut_cycles.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <optional>

namespace podworks {
namespace {

constexpr std::size_t kExactUpTo = 16;

/// Cutting all edges that run backwards in an order leaves no cycle: a cut is as good as its order.
Cut cut_of_order(const std::vector<std::uint32_t>& order, const std::vector<CycleEdge>& edges, bool is_exact) {
  std::vector<std::size_t> position(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) position[order[i]] = i;
  Cut cut;
  cut.is_exact = is_exact;
  for (const CycleEdge& edge : edges) {
    if (position[edge.from] < position[edge.to]) continue;
    cut.edges.emplace_back(edge.from, edge.to);
    cut.weight += edge.weight;
  }
  std::sort(cut.edges.begin(), cut.edges.end());
  return cut;
}

/// best[set]: the least weight of backward edges when the vertices of `set` stand first. Placing v behind `set` costs
/// the edges from v into `set`.
std::vector<std::uint32_t> exact_order(std::size_t count, const std::vector<CycleEdge>& edges) {
  const std::size_t sets = std::size_t{1} << count;
  std::vector<std::vector<std::uint64_t>> weight(count, std::vector<std::uint64_t>(count, 0));
  for (const CycleEdge& edge : edges) weight[edge.from][edge.to] += edge.weight;
  std::vector<std::uint64_t> best(sets, std::numeric_limits<std::uint64_t>::max());
  std::vector<std::uint8_t> last(sets, 0);
  best[0] = 0;
  for (std::size_t set = 0; set < sets; ++set) {
    for (std::size_t v = 0; v < count; ++v) {
      if ((set >> v) & 1U) continue;
      std::uint64_t cost = best[set];
      for (std::size_t rest = set; rest != 0; rest &= rest - 1)
        cost += weight[v][static_cast<std::size_t>(std::countr_zero(rest))];
      const std::size_t with = set | (std::size_t{1} << v);
      if (cost < best[with]) {
        best[with] = cost;
        last[with] = static_cast<std::uint8_t>(v);
      }
    }
  }
  std::vector<std::uint32_t> order;
  for (std::size_t set = sets - 1; set != 0; set &= ~(std::size_t{1} << last[set])) order.push_back(last[set]);
  std::reverse(order.begin(), order.end());
  return order;
}

/// Takes sinks to the end and sources to the front; when there is neither, the vertex with the largest surplus of
/// outgoing weight to the front.
std::vector<std::uint32_t> greedy_order(std::size_t count, const std::vector<CycleEdge>& edges) {
  std::vector<std::int64_t> out(count, 0), in(count, 0);
  for (const CycleEdge& edge : edges) {
    out[edge.from] += edge.weight;
    in[edge.to] += edge.weight;
  }
  std::vector<std::vector<const CycleEdge*>> of(count);
  for (const CycleEdge& edge : edges) {
    of[edge.from].push_back(&edge);
    of[edge.to].push_back(&edge);
  }
  std::vector<bool> gone(count, false);
  std::vector<std::uint32_t> front, back;
  for (std::size_t placed = 0; placed < count; ++placed) {
    std::optional<std::uint32_t> pick;
    bool to_back = false;
    for (std::uint32_t v = 0; v < count; ++v) {
      if (gone[v]) continue;
      if (out[v] == 0 || in[v] == 0) {
        pick = v;
        to_back = out[v] == 0;
        break;
      }
      if (!pick || out[v] - in[v] > out[*pick] - in[*pick]) pick = v;
    }
    gone[*pick] = true;
    (to_back ? back : front).push_back(*pick);
    for (const CycleEdge* const edge : of[*pick]) {
      out[edge->from] -= edge->weight;
      in[edge->to] -= edge->weight;
    }
  }
  front.insert(front.end(), back.rbegin(), back.rend());
  return front;
}

/// Moves each vertex to where it costs least, until nothing gets better or a few rounds are over.
void improve(std::vector<std::uint32_t>& order, const std::vector<CycleEdge>& edges) {
  constexpr int kRounds = 8;
  constexpr std::size_t kLargest = 1000;
  if (order.size() > kLargest) return;
  std::vector<std::vector<std::pair<std::uint32_t, std::int64_t>>> gain(order.size());  // neighbour, +out / -in
  for (const CycleEdge& edge : edges) {
    gain[edge.from].emplace_back(edge.to, static_cast<std::int64_t>(edge.weight));
    gain[edge.to].emplace_back(edge.from, -static_cast<std::int64_t>(edge.weight));
  }
  std::vector<std::int64_t> towards(order.size(), 0);
  for (int round = 0; round < kRounds; ++round) {
    bool better = false;
    for (std::uint32_t v = 0; v < order.size(); ++v) {
      for (const auto& [other, weight] : gain[v]) towards[other] += weight;
      const auto at = static_cast<std::size_t>(std::find(order.begin(), order.end(), v) - order.begin());
      std::int64_t cost = 0, best = 0;
      std::size_t target = at;
      for (std::size_t i = at; i-- > 0;) {  // to the left: an edge to what v passes turns forward, one from it backward
        cost -= towards[order[i]];
        if (cost < best) best = cost, target = i;
      }
      cost = 0;
      for (std::size_t i = at + 1; i < order.size(); ++i) {
        cost += towards[order[i]];
        if (cost < best) best = cost, target = i;
      }
      if (target < at)
        std::rotate(order.begin() + static_cast<std::ptrdiff_t>(target),
                    order.begin() + static_cast<std::ptrdiff_t>(at),
                    order.begin() + static_cast<std::ptrdiff_t>(at) + 1);
      if (target > at)
        std::rotate(order.begin() + static_cast<std::ptrdiff_t>(at),
                    order.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                    order.begin() + static_cast<std::ptrdiff_t>(target) + 1);
      better = better || target != at;
      for (const auto& [other, weight] : gain[v]) towards[other] = 0;
    }
    if (!better) return;
  }
}

}  // namespace

Cut cheapest_cut(std::size_t vertices, const std::vector<CycleEdge>& edges) {
  if (vertices <= kExactUpTo) return cut_of_order(exact_order(vertices, edges), edges, true);
  std::vector<std::uint32_t> order = greedy_order(vertices, edges);
  improve(order, edges);
  return cut_of_order(order, edges, false);
}

}  // namespace podworks
