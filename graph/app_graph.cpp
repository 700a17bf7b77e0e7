#include "graph/app_graph.h"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dominator_tree.hpp>
#include <limits>
#include <tuple>

#include "graph/plan_app.h"

namespace podworks {
namespace {

constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

using Directed = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;

/// Vertices are places in `AppGraph::pods`; behind them stands the app itself.
class Dominators {
 public:
  explicit Dominators(const AppGraph& app) : app_(app), root_(app.pods.size()), parent_(root_ + 1, kNone) {
    Directed graph(root_ + 1);
    for (const PodId pod : app.roots) boost::add_edge(root_, vertex_of(pod), graph);
    for (const AppGraph::Edge& edge : app.edges) boost::add_edge(vertex_of(edge.from), vertex_of(edge.to), graph);
    const auto parents = boost::make_iterator_property_map(parent_.begin(), boost::get(boost::vertex_index, graph));
    boost::lengauer_tarjan_dominator_tree(graph, root_, parents);
    number();
  }

  std::size_t vertex_of(PodId pod) const {
    return static_cast<std::size_t>(std::lower_bound(app_.pods.begin(), app_.pods.end(), pod) - app_.pods.begin());
  }
  /// The pod without which the vertex is not reached; none if that is the app itself.
  std::size_t parent(std::size_t vertex) const { return parent_[vertex] == root_ ? kNone : parent_[vertex]; }
  bool dominates(std::size_t above, std::size_t vertex) const {
    return first_[above] <= first_[vertex] && last_[vertex] <= last_[above];
  }
  /// What it dominates, itself first.
  std::vector<std::size_t> below(std::size_t vertex) const {
    return {order_.begin() + static_cast<std::ptrdiff_t>(first_[vertex]),
            order_.begin() + static_cast<std::ptrdiff_t>(last_[vertex])};
  }

 private:
  /// Depth first: what a vertex dominates stands behind it in `order_`.
  void number() {
    std::vector<std::vector<std::size_t>> children(parent_.size());
    for (std::size_t i = 0; i < root_; ++i) {
      if (parent_[i] != kNone) children[parent_[i]].push_back(i);
    }
    first_.assign(parent_.size(), 0);
    last_.assign(parent_.size(), 0);
    std::vector<std::pair<std::size_t, std::size_t>> waiting = {{root_, 0}};  // vertex, its next child
    while (!waiting.empty()) {
      auto& [vertex, next] = waiting.back();
      if (next == 0) {
        first_[vertex] = order_.size();
        order_.push_back(vertex);
      }
      if (next < children[vertex].size()) {
        waiting.emplace_back(children[vertex][next++], 0);
      } else {
        last_[vertex] = order_.size();
        waiting.pop_back();
      }
    }
  }

  const AppGraph& app_;
  std::size_t root_;
  std::vector<std::size_t> parent_;
  std::vector<std::size_t> order_;
  std::vector<std::size_t> first_;
  std::vector<std::size_t> last_;  // one past
};

}  // namespace

AppGraph app_graph(const ScanResult& scan, const PodGraph& graph, const AppPlan& plan) {
  AppGraph app;
  std::vector<bool> carried(scan.pods.size());
  for (const PlannedPod& planned : plan.pods) {
    carried[index_of(planned.pod)] = true;
    app.pods.push_back(planned.pod);
    if (planned.is_root) app.roots.push_back(planned.pod);
  }
  for (const PlannedPod& planned : plan.pods) {
    for (const UnitId unit : planned.units) {
      for (const UnitDependency& edge : graph.dependencies_of(unit)) {
        const PodId to = scan.units[index_of(edge.to)].pod;
        if (to == planned.pod || !carried[index_of(to)] || !pulls(scan, edge, plan)) continue;
        app.edges.push_back({planned.pod, to});
      }
    }
  }
  std::sort(app.pods.begin(), app.pods.end());
  std::sort(app.roots.begin(), app.roots.end());
  std::sort(app.edges.begin(), app.edges.end());
  app.edges.erase(std::unique(app.edges.begin(), app.edges.end()), app.edges.end());
  return app;
}

std::vector<Saving> find_savings(const ScanResult& scan, const AppGraph& app) {
  const Dominators dominators(app);
  // By vertex: whether its dominator is the only one that needs it, but for those that come along with it.
  std::vector<bool> is_only(app.pods.size(), true);
  std::vector<bool> is_direct(app.pods.size(), false);
  for (const AppGraph::Edge& edge : app.edges) {
    const std::size_t from = dominators.vertex_of(edge.from);
    const std::size_t to = dominators.vertex_of(edge.to);
    if (dominators.parent(to) == from) {
      is_direct[to] = true;
    } else if (!dominators.dominates(to, from)) {
      is_only[to] = false;
    }
  }
  std::vector<Saving> savings;
  for (std::size_t i = 0; i < app.pods.size(); ++i) {
    const std::size_t parent = dominators.parent(i);
    if (parent == kNone || !is_only[i] || !is_direct[i]) continue;
    Saving saving{app.pods[parent], app.pods[i]};
    for (const std::size_t vertex : dominators.below(i)) {
      ++saving.pods;
      saving.bytes += scan.pods[index_of(app.pods[vertex])].bytes;
    }
    savings.push_back(saving);
  }
  std::sort(savings.begin(), savings.end(), [](const Saving& a, const Saving& b) {
    return std::tie(b.bytes, b.pods, a.from, a.to) < std::tie(a.bytes, a.pods, b.from, b.to);
  });
  return savings;
}

}  // namespace podworks
