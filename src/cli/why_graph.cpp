#include "cli/why_graph.h"

#include <algorithm>
#include <map>

#include "graph/plan_app.h"

namespace podworks {
namespace {

struct Arrow {
  std::uint8_t kinds = 0;
  std::vector<ImportId> evidence = {};
  bool declared = false;
  Place declared_at = {};
};
using Arrows = std::map<std::pair<PodId, PodId>, Arrow>;

void add(Arrows& arrows, PodId from, PodId to, const UnitDependency& edge) {
  Arrow& arrow = arrows[{from, to}];
  arrow.kinds |= edge.kinds;
  arrow.evidence.insert(arrow.evidence.end(), edge.evidence.begin(), edge.evidence.end());
  if (edge.declared && !arrow.declared) arrow.declared_at = edge.declared_at;
  arrow.declared |= edge.declared;
}

WhyGraph make_graph(const Pool& pool, Arrows arrows, std::size_t vertices) {
  WhyGraph result;
  result.graph.pod_count = vertices;
  result.graph.first_out.assign(vertices + 1, 0);
  for (auto& [ends, arrow] : arrows) {
    std::sort(arrow.evidence.begin(), arrow.evidence.end());
    ++result.graph.first_out[index_of(ends.first) + 1];
    result.graph.dependencies.push_back({.from = ends.first,
                                         .to = ends.second,
                                         .kinds = arrow.kinds,
                                         .evidence = std::move(arrow.evidence),
                                         .declared = arrow.declared});
    result.declared_at.push_back(std::move(arrow.declared_at));
  }
  for (std::size_t i = 0; i < vertices; ++i) result.graph.first_out[i + 1] += result.graph.first_out[i];
  for (const Pod& pod : pool.scan.pods) result.names.push_back(pod.name);
  return result;
}

/// The app's own arrows. An entry's import shows a root; else podworks.yml or the Podfile of `from:` does.
void add_roots(const Pool& pool, AppId app, Arrows& arrows) {
  const AppConfig& config = pool.project.apps[index_of(app)];
  const PodId top = id_at<PodId>(pool.scan.pods.size());
  for (const PlannedPod& planned : pool.plans[index_of(app)].pods) {
    if (!planned.is_root) continue;
    Arrow& arrow = arrows[{top, planned.pod}];
    arrow.declared = true;
    arrow.declared_at = config.from.value.empty() ? config.at : config.from.at;
    const std::string& name = pool.scan.pods[index_of(planned.pod)].name;
    for (const LocatedText& root : config.roots) {
      if (root.value == name || root.value.starts_with(name + "/")) arrow.declared_at = root.at;
    }
    for (std::size_t i = 0; i < pool.scan.pods.size(); ++i) {
      if (pool.scan.pods[i].entry_of != app) continue;
      if (const Dependency* edge = pool.graph.find(id_at<PodId>(i), planned.pod)) {
        arrow.kinds |= edge->kinds;
        arrow.evidence = edge->evidence;
      }
    }
  }
}

}  // namespace

WhyGraph why_graph(const Pool& pool) {
  Arrows arrows;
  for (const UnitDependency& edge : pool.graph.unit_dependencies) {
    const PodId from = pool.scan.units[index_of(edge.from)].pod;
    const PodId to = pool.scan.units[index_of(edge.to)].pod;
    if (from != to) add(arrows, from, to, edge);
  }
  return make_graph(pool, std::move(arrows), pool.scan.pods.size());
}

WhyGraph why_graph(const Pool& pool, AppId app) {
  std::vector<bool> carried(pool.scan.units.size(), false);
  for (const PlannedPod& planned : pool.plans[index_of(app)].pods) {
    for (const UnitId unit : planned.units) carried[index_of(unit)] = true;
  }
  Arrows arrows;
  for (const UnitDependency& edge : pool.graph.unit_dependencies) {
    const PodId from = pool.scan.units[index_of(edge.from)].pod;
    const PodId to = pool.scan.units[index_of(edge.to)].pod;
    const bool counts = pulls(pool.scan, edge, pool.plans[index_of(app)]);
    if (from != to && counts && carried[index_of(edge.from)] && carried[index_of(edge.to)]) add(arrows, from, to, edge);
  }
  add_roots(pool, app, arrows);
  WhyGraph result = make_graph(pool, std::move(arrows), pool.scan.pods.size() + 1);
  result.names.push_back("app:" + pool.project.apps[index_of(app)].name);  // as its entry is called
  return result;
}

std::vector<WhyStep> steps_of(const Pool& pool, const WhyGraph& graph, const std::vector<const Dependency*>& edges) {
  std::vector<WhyStep> steps;
  for (const Dependency* edge : edges) {
    WhyStep step{.from = graph.names[index_of(edge->from)], .to = graph.names[index_of(edge->to)]};
    step.declared_at = graph.declared_at[static_cast<std::size_t>(edge - graph.graph.dependencies.data())];
    const bool build = edge->has(DependencyKind::Build);
    for (const ImportId id : edge->evidence) {
      if (build && pool.scan.imports[index_of(id)].kind != DependencyKind::Build) continue;
      if (!step.first) step.first = id;
      ++step.imports;
    }
    steps.push_back(std::move(step));
  }
  return steps;
}

}  // namespace podworks
