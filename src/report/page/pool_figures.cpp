#include "report/page/pool_figures.h"

#include <algorithm>

#include "base/glob.h"

namespace podworks {

std::vector<std::int64_t> group_rows(const Project& project, const std::vector<Pod>& pods,
                                     std::vector<std::string>& groups) {
  std::vector<std::int64_t> rows(pods.size(), -1);
  for (const TagConfig& tag : project.tags) {
    if (tag.dimension != project.tags.front().dimension) continue;
    const auto group = static_cast<std::int64_t>(groups.size());
    groups.push_back(tag.value);
    for (const LocatedText& pattern : tag.pods) {
      const Glob glob(pattern.value);
      for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i] < 0 && glob.matches(pods[i].name)) rows[i] = group;
      }
    }
  }
  return rows;
}

std::vector<CycleEdge> build_edges(const ScanResult& scan, const PodGraph& graph) {
  std::vector<CycleEdge> edges;
  for (const Dependency& edge : graph.dependencies) {
    if (!edge.has(DependencyKind::Build)) continue;
    const auto builds = [&](ImportId id) { return scan.imports[index_of(id)].kind == DependencyKind::Build; };
    const auto weight = std::count_if(edge.evidence.begin(), edge.evidence.end(), builds);
    edges.push_back({static_cast<std::uint32_t>(edge.from), static_cast<std::uint32_t>(edge.to),
                     static_cast<std::uint32_t>(weight)});
  }
  return edges;
}

std::vector<const Dependency*> declared_alone(const PodGraph& graph) {
  std::vector<const Dependency*> edges;
  for (const Dependency& edge : graph.declared_only) {
    if (graph.find(edge.from, edge.to) == nullptr) edges.push_back(&edge);
  }
  return edges;
}

PoolFigures figures_of(const GraphState& state, const std::vector<std::string>& names) {
  PoolFigures figures;
  std::vector<std::string> groups;
  const std::vector<std::int64_t> rows = group_rows(state.project, state.scan.pods, groups);
  std::vector<std::size_t> index(names.size(), 0);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (state.scan.pods[i].entry_of) continue;
    index[i] = figures.pods.size();
    PodFigures& pod = figures.pods.emplace_back();
    pod.name = names[i];
    if (const auto& layer = state.layers.layer_of[i]) pod.layer = state.layers.layers[index_of(*layer)].name;
    if (rows[i] >= 0) pod.group = groups[static_cast<std::size_t>(rows[i])];
    pod.bytes = state.scan.pods[i].bytes;
  }
  figures.edges = state.graph.dependencies.size() + declared_alone(state.graph).size();
  figures.cycles = find_cycles(state.graph.pod_count, build_edges(state.scan, state.graph)).size();
  for (const AppPlan& plan : state.plans) {
    AppFigures& app = figures.apps.emplace_back();
    app.name = state.project.apps[index_of(plan.app)].name;
    app.bytes = plan.bytes;
    for (const PlannedPod& planned : plan.pods) app.pods.push_back(index[index_of(planned.pod)]);
    std::sort(app.pods.begin(), app.pods.end());
  }
  return figures;
}

}  // namespace podworks
