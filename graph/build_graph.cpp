#include <algorithm>
#include <tuple>
#include <variant>

#include "graph/pod_graph.h"

namespace podworks {
namespace {

struct Arrow {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  ImportId import = {};
  DependencyKind kind = DependencyKind::Build;
};

bool before(const Arrow& a, const Arrow& b) {
  return std::tie(a.from, a.to, a.import) < std::tie(b.from, b.to, b.import);
}

/// Arrows between units, one per import that means a unit other than its own.
std::vector<Arrow> unit_arrows(const ScanResult& scan) {
  std::vector<Arrow> arrows;
  for (std::size_t i = 0; i < scan.imports.size(); ++i) {
    const Import& import = scan.imports[i];
    const auto* resolved = std::get_if<Resolved>(&import.target);
    if (resolved == nullptr || !import.from || *import.from == resolved->unit) continue;
    arrows.push_back({static_cast<std::uint32_t>(*import.from), static_cast<std::uint32_t>(resolved->unit),
                      id_at<ImportId>(i), import.kind});
  }
  std::sort(arrows.begin(), arrows.end(), before);
  return arrows;
}

/// The pods' edges: the units' contracted, without those inside one pod.
/// A statement in a file of several units of one pod counts once.
std::vector<Arrow> pod_arrows(const ScanResult& scan, const std::vector<Arrow>& units) {
  std::vector<Arrow> arrows;
  for (const Arrow& arrow : units) {
    const PodId from = scan.units[arrow.from].pod;
    const PodId to = scan.units[arrow.to].pod;
    if (from == to) continue;
    arrows.push_back({static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to), arrow.import, arrow.kind});
  }
  std::sort(arrows.begin(), arrows.end(), before);
  const auto same_statement = [&](const Arrow& a, const Arrow& b) {
    const Import& left = scan.imports[index_of(a.import)];
    const Import& right = scan.imports[index_of(b.import)];
    return a.from == b.from && a.to == b.to && a.kind == b.kind && left.line != 0 &&
           std::tie(left.file, left.line, left.column) == std::tie(right.file, right.line, right.column);
  };
  arrows.erase(std::unique(arrows.begin(), arrows.end(), same_statement), arrows.end());
  return arrows;
}

template <class Edge>
std::vector<std::uint32_t> index_by_source(std::size_t vertices, const std::vector<Edge>& edges) {
  std::vector<std::uint32_t> first(vertices + 1, 0);
  for (const Edge& edge : edges) ++first[index_of(edge.from) + 1];
  for (std::size_t i = 1; i < first.size(); ++i) first[i] += first[i - 1];
  return first;
}

template <class Edge, class Id>
std::vector<Edge> merge(const std::vector<Arrow>& arrows) {
  std::vector<Edge> edges;
  for (const Arrow& arrow : arrows) {
    if (edges.empty() || index_of(edges.back().from) != arrow.from || index_of(edges.back().to) != arrow.to) {
      Edge& edge = edges.emplace_back();
      edge.from = Id{arrow.from};
      edge.to = Id{arrow.to};
    }
    edges.back().kinds |= kind_bit(arrow.kind);
    edges.back().evidence.push_back(arrow.import);
  }
  return edges;
}

/// Adds what manifests declare: a mark on edges that imports show, an edge of its own for the others.
void add_declared(const ScanResult& scan, std::vector<UnitDependency>& edges) {
  std::vector<UnitDependency> declared;
  for (std::size_t i = 0; i < scan.units.size(); ++i) {
    for (const Unit::Declared& one : scan.units[i].declared) {
      if (!comes_along(one.dependency)) continue;
      for (const UnitId to : one.units) {
        if (index_of(to) == i) continue;
        UnitDependency& edge = declared.emplace_back();
        edge.from = id_at<UnitId>(i);
        edge.to = to;
        edge.declared = true;
        edge.declared_for = static_cast<PlatformSet>(platform_set(one.dependency.platform) & scan.units[i].platforms);
        edge.declared_languages = one.dependency.languages;
        edge.declared_at = one.dependency.at;
      }
    }
  }
  edges.insert(edges.end(), std::make_move_iterator(declared.begin()), std::make_move_iterator(declared.end()));
  // Those with imports come first, so that the declared one of the same pair is folded into them.
  std::stable_sort(edges.begin(), edges.end(), [](const UnitDependency& a, const UnitDependency& b) {
    return std::tuple(a.from, a.to, a.declared) < std::tuple(b.from, b.to, b.declared);
  });
  std::vector<UnitDependency> merged;
  for (UnitDependency& edge : edges) {
    if (!merged.empty() && merged.back().from == edge.from && merged.back().to == edge.to) {
      if (!merged.back().declared) merged.back().declared_at = edge.declared_at;
      merged.back().declared = true;
      merged.back().declared_for |= edge.declared_for;
      merged.back().declared_languages |= edge.declared_languages;
    } else {
      merged.push_back(std::move(edge));
    }
  }
  edges = std::move(merged);
}

void mark_declared(const ScanResult& scan, PodGraph& graph) {
  std::vector<std::pair<PodId, PodId>> declared;
  for (const UnitDependency& edge : graph.unit_dependencies) {
    if (edge.declared) declared.emplace_back(scan.units[index_of(edge.from)].pod, scan.units[index_of(edge.to)].pod);
  }
  std::sort(declared.begin(), declared.end());
  for (Dependency& edge : graph.dependencies) {
    edge.declared = std::binary_search(declared.begin(), declared.end(), std::pair(edge.from, edge.to));
  }
}

/// Declared by a library, and no import of it needs it in the build.
std::vector<Dependency> declared_only(const ScanResult& scan, const PodGraph& graph) {
  std::vector<Dependency> edges;
  for (const UnitDependency& unit : graph.unit_dependencies) {
    const PodId from = scan.units[index_of(unit.from)].pod;
    const PodId to = scan.units[index_of(unit.to)].pod;
    if (!unit.declared || from == to || scan.units[index_of(unit.from)].kind != UnitKind::Library) continue;
    const Dependency* const shown = graph.find(from, to);
    if (shown != nullptr && shown->has(DependencyKind::Build)) continue;
    Dependency& edge = edges.emplace_back();
    edge.from = from;
    edge.to = to;
    edge.declared = true;
    edge.declared_at = unit.declared_at;
  }
  const auto pair_of = [](const Dependency& edge) { return std::pair(edge.from, edge.to); };
  std::stable_sort(edges.begin(), edges.end(),
                   [&](const Dependency& a, const Dependency& b) { return pair_of(a) < pair_of(b); });
  const auto same = [&](const Dependency& a, const Dependency& b) { return pair_of(a) == pair_of(b); };
  edges.erase(std::unique(edges.begin(), edges.end(), same), edges.end());
  return edges;
}

}  // namespace

const Dependency* PodGraph::find(PodId from, PodId to) const {
  const auto edges = dependencies_of(from);
  const auto found =
      std::lower_bound(edges.begin(), edges.end(), to, [](const Dependency& edge, PodId pod) { return edge.to < pod; });
  return found != edges.end() && found->to == to ? &*found : nullptr;
}

PodGraph build_graph(const ScanResult& scan) {
  const std::vector<Arrow> units = unit_arrows(scan);
  PodGraph graph;
  graph.pod_count = scan.pods.size();
  graph.dependencies = merge<Dependency, PodId>(pod_arrows(scan, units));
  graph.first_out = index_by_source(graph.pod_count, graph.dependencies);
  graph.unit_count = scan.units.size();
  graph.unit_dependencies = merge<UnitDependency, UnitId>(units);
  add_declared(scan, graph.unit_dependencies);
  graph.first_unit_out = index_by_source(graph.unit_count, graph.unit_dependencies);
  mark_declared(scan, graph);
  graph.declared_only = declared_only(scan, graph);
  return graph;
}

}  // namespace podworks
