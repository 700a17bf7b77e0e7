#include "graph/reach.h"

#include <algorithm>
#include <deque>
#include <queue>

#include "graph/components.h"

namespace podworks {
namespace {

/// Breadth-first from `from`; `came_by[pod]` is the edge by which a pod was first reached. Edges of `without` are not
/// used.
std::vector<const Dependency*> search(const PodGraph& graph, PodId from, const EdgeFilter& filter,
                                      const Dependency* without) {
  std::vector<const Dependency*> came_by(graph.pod_count, nullptr);
  std::deque<PodId> waiting = {from};
  std::vector<bool> seen(graph.pod_count, false);
  seen[index_of(from)] = true;
  while (!waiting.empty()) {
    const PodId pod = waiting.front();
    waiting.pop_front();
    for (const Dependency& edge : graph.dependencies_of(pod)) {
      if (&edge == without || !filter(edge)) continue;
      const std::size_t to = index_of(edge.to);
      if (came_by[to] == nullptr) came_by[to] = &edge;  // also for `from` itself: it lies on a cycle
      if (seen[to]) continue;
      seen[to] = true;
      waiting.push_back(edge.to);
    }
  }
  return came_by;
}

}  // namespace

bool is_build(const Dependency& dependency) {
  return dependency.has(DependencyKind::Build);
}

std::optional<std::vector<const Dependency*>> shortest_chain(const PodGraph& graph, PodId from, PodId to,
                                                             const EdgeFilter& filter) {
  std::vector<const Dependency*> chain;
  if (from == to) return chain;
  const std::vector<const Dependency*> came_by = search(graph, from, filter, nullptr);
  if (came_by[index_of(to)] == nullptr) return std::nullopt;
  for (PodId pod = to; pod != from; pod = chain.back()->from) chain.push_back(came_by[index_of(pod)]);
  std::reverse(chain.begin(), chain.end());
  return chain;
}

std::vector<const Dependency*> unavoidable_edges(const PodGraph& graph, PodId from, PodId to,
                                                 const EdgeFilter& filter) {
  std::vector<const Dependency*> found;
  const auto chain = shortest_chain(graph, from, to, filter);
  if (!chain) return found;
  // Every such edge lies on any one chain: try each of a shortest one. A chain has few edges.
  for (const Dependency* const edge : *chain) {
    if (search(graph, from, filter, edge)[index_of(to)] == nullptr) found.push_back(edge);
  }
  return found;
}

std::vector<PodId> reachable(const PodGraph& graph, PodId from, const EdgeFilter& filter) {
  const std::vector<const Dependency*> came_by = search(graph, from, filter, nullptr);
  std::vector<PodId> pods;
  for (std::size_t i = 0; i < came_by.size(); ++i) {
    if (came_by[i] != nullptr) pods.push_back(id_at<PodId>(i));
  }
  return pods;
}

std::vector<PodId> dependency_order(const PodGraph& graph) {
  // Kahn's algorithm with a heap; where a cycle blocks, its smallest member goes first.
  std::vector<std::uint32_t> open(graph.pod_count, 0);
  std::vector<std::vector<std::uint32_t>> users(graph.pod_count);
  const auto add = [&](const Dependency& edge) {
    ++open[index_of(edge.from)];
    users[index_of(edge.to)].push_back(static_cast<std::uint32_t>(edge.from));
  };
  for (const Dependency& edge : graph.dependencies) {
    if (is_build(edge)) add(edge);
  }
  for (const Dependency& edge : graph.declared_only) add(edge);
  std::priority_queue<std::uint32_t, std::vector<std::uint32_t>, std::greater<>> ready;
  std::vector<bool> placed(graph.pod_count, false);
  for (std::uint32_t i = 0; i < graph.pod_count; ++i) {
    if (open[i] == 0) ready.push(i);
  }
  std::vector<PodId> order;
  std::uint32_t first_unplaced = 0;
  while (order.size() < graph.pod_count) {
    if (ready.empty()) {
      while (placed[first_unplaced]) ++first_unplaced;
      ready.push(first_unplaced);
    }
    const std::uint32_t pod = ready.top();
    ready.pop();
    if (placed[pod]) continue;
    placed[pod] = true;
    order.push_back(PodId{pod});
    for (const std::uint32_t user : users[pod]) {
      if (--open[user] == 0 && !placed[user]) ready.push(user);
    }
  }
  return order;
}

std::vector<PodId> longest_chain(const PodGraph& graph) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
  for (const Dependency& edge : graph.dependencies) {
    if (is_build(edge)) edges.emplace_back(static_cast<std::uint32_t>(edge.from), static_cast<std::uint32_t>(edge.to));
  }
  // Components are numbered dependencies first, so one pass over them in that order suffices.
  const Components components = strong_components(graph.pod_count, edges);
  std::vector<std::vector<std::pair<std::uint32_t, std::uint32_t>>> out(components.count);
  for (const auto& edge : edges) {
    if (components.of[edge.first] != components.of[edge.second]) out[components.of[edge.first]].push_back(edge);
  }
  constexpr std::uint32_t kNone = ~std::uint32_t{0};
  std::vector<std::size_t> height(components.count, 1);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> next(components.count, {kNone, kNone});
  for (std::size_t i = 0; i < components.count; ++i) {
    for (const auto& edge : out[i]) {
      if (height[components.of[edge.second]] + 1 <= height[i]) continue;
      height[i] = height[components.of[edge.second]] + 1;
      next[i] = edge;
    }
  }
  std::vector<PodId> chain;
  if (graph.pod_count == 0) return chain;
  std::uint32_t pod = 0;
  for (std::uint32_t each = 0; each < graph.pod_count; ++each) {
    if (height[components.of[each]] > height[components.of[pod]]) pod = each;
  }
  for (; next[components.of[pod]].first != kNone; pod = next[components.of[pod]].second) {
    chain.push_back(id_at<PodId>(next[components.of[pod]].first));
  }
  chain.push_back(id_at<PodId>(pod));
  return chain;
}

}  // namespace podworks
