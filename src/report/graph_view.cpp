#include "report/graph_view.h"

#include <algorithm>
#include <deque>

#include "base/text.h"

namespace podworks {
namespace {

constexpr const char* kNoLayer = "(no layer)";

std::string layer_name(const GraphReport& report, PodId pod) {
  if (report.layers.layer_of.size() <= index_of(pod)) return {};
  const auto layer = report.layers.layer_of[index_of(pod)];
  return layer ? report.layers.layers[index_of(*layer)].name : std::string();
}

/// Does an edge between these pods go where the layers forbid it?
bool breaks_layers(const GraphReport& report, PodId from, PodId to) {
  if (report.layers.empty()) return false;
  const auto upper = report.layers.layer_of[index_of(from)];
  const auto lower = report.layers.layer_of[index_of(to)];
  if (!upper || !lower) return false;
  const Layer& layer = report.layers.layers[index_of(*upper)];
  if (*upper == *lower) return layer.peers == Peers::Forbid;
  return index_of(*lower) < layer.may_use.size() && !layer.may_use[index_of(*lower)];
}

GraphView pods_view(const GraphReport& report) {
  GraphView view;
  for (std::size_t i = 0; i < report.scan.pods.size(); ++i) {
    const Pod& pod = report.scan.pods[i];
    view.nodes.push_back({.name = pod.name,
                          .group = layer_name(report, id_at<PodId>(i)),
                          .files = pod.files,
                          .is_focus = report.focus == id_at<PodId>(i)});
  }
  for (const Dependency& edge : report.graph.dependencies) {
    view.edges.push_back({.from = static_cast<std::uint32_t>(edge.from),
                          .to = static_cast<std::uint32_t>(edge.to),
                          .kinds = edge.kinds,
                          .imports = edge.evidence.size(),
                          .first = edge.evidence.front(),
                          .declared = edge.declared,
                          .against_layers = breaks_layers(report, edge.from, edge.to)});
  }
  return view;
}

GraphView units_view(const GraphReport& report) {
  GraphView view;
  for (const Unit& unit : report.scan.units) {
    view.nodes.push_back({.name = unit.name,
                          .group = layer_name(report, unit.pod),
                          .files = unit.files,
                          .is_focus = report.focus == unit.pod});
  }
  for (const UnitDependency& edge : report.graph.unit_dependencies) {
    const PodId from = report.scan.units[index_of(edge.from)].pod;
    const PodId to = report.scan.units[index_of(edge.to)].pod;
    ViewEdge drawn{.from = static_cast<std::uint32_t>(edge.from),
                   .to = static_cast<std::uint32_t>(edge.to),
                   .kinds = edge.kinds,
                   .imports = edge.evidence.size(),
                   .declared = edge.declared,
                   .against_layers = from != to && breaks_layers(report, from, to)};
    if (!edge.evidence.empty()) drawn.first = edge.evidence.front();
    view.edges.push_back(drawn);
  }
  return view;
}

/// Sorts edges and makes one of those that join the same nodes.
void merge_edges(std::vector<ViewEdge>& edges) {
  std::sort(edges.begin(), edges.end(),
            [](const ViewEdge& a, const ViewEdge& b) { return std::pair(a.from, a.to) < std::pair(b.from, b.to); });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    if (kept == 0 || edges[kept - 1].from != edges[i].from || edges[kept - 1].to != edges[i].to) {
      edges[kept++] = edges[i];
      continue;
    }
    ViewEdge& edge = edges[kept - 1];
    edge.kinds |= edges[i].kinds;
    edge.imports += edges[i].imports;
    edge.declared |= edges[i].declared;
    edge.against_layers |= edges[i].against_layers;
    if (edges[i].first && (!edge.first || *edges[i].first < *edge.first)) edge.first = edges[i].first;
  }
  edges.resize(kept);
}

GraphView layers_view(const GraphReport& report) {
  const auto node_of = [&](PodId pod) {
    const auto layer = index_of(pod) < report.layers.layer_of.size() ? report.layers.layer_of[index_of(pod)]
                                                                     : std::optional<LayerId>();
    return static_cast<std::uint32_t>(layer ? index_of(*layer) : report.layers.layers.size());
  };
  GraphView view;
  for (const Layer& layer : report.layers.layers) view.nodes.push_back({.name = layer.name});
  view.nodes.push_back({.name = kNoLayer});
  bool some_without_layer = false;
  for (std::size_t i = 0; i < report.scan.pods.size(); ++i) {
    ViewNode& node = view.nodes[node_of(id_at<PodId>(i))];
    node.files += report.scan.pods[i].files;
    node.is_focus |= report.focus == id_at<PodId>(i);
    some_without_layer |= &node == &view.nodes.back();
  }
  for (const ViewEdge& edge : pods_view(report).edges) {
    ViewEdge drawn = edge;
    drawn.from = node_of(id_at<PodId>(edge.from));
    drawn.to = node_of(id_at<PodId>(edge.to));
    if (drawn.from != drawn.to) view.edges.push_back(drawn);
  }
  merge_edges(view.edges);
  if (!some_without_layer) view.nodes.pop_back();
  return view;
}

/// Drops the other nodes, which no edge touches, and renumbers.
void keep_nodes(GraphView& view, const std::vector<bool>& keep) {
  std::vector<std::uint32_t> new_index(view.nodes.size(), 0);
  std::vector<ViewNode> nodes;
  for (std::size_t i = 0; i < view.nodes.size(); ++i) {
    if (!keep[i]) continue;
    new_index[i] = static_cast<std::uint32_t>(nodes.size());
    nodes.push_back(std::move(view.nodes[i]));
  }
  for (ViewEdge& edge : view.edges) {
    edge.from = new_index[edge.from];
    edge.to = new_index[edge.to];
  }
  view.nodes = std::move(nodes);
}

GraphView files_view(const GraphReport& report) {
  GraphView view;
  const ScanResult& scan = report.scan;
  for (std::size_t i = 0; i < scan.files.size(); ++i) {
    ViewNode node{.name = std::string(scan.files[i].path), .files = 1};
    std::vector<std::string> pods;
    for (const FileOwner& owner : scan.owners_of(id_at<FileId>(i))) {
      const Pod& pod = scan.pod_of(owner.unit);
      if (pods.empty() || pods.back() != pod.name) pods.push_back(pod.name);
      node.is_focus |= report.focus == scan.units[index_of(owner.unit)].pod;
    }
    node.group = join(pods, ", ");
    view.nodes.push_back(std::move(node));
  }
  for (std::size_t i = 0; i < scan.imports.size(); ++i) {
    const Import& import = scan.imports[i];
    const auto* resolved = std::get_if<Resolved>(&import.target);
    if (resolved == nullptr || !resolved->file || *resolved->file == import.file) continue;
    view.edges.push_back({.from = static_cast<std::uint32_t>(import.file),
                          .to = static_cast<std::uint32_t>(*resolved->file),
                          .kinds = kind_bit(import.kind),
                          .imports = import.counted ? 1U : 0U,
                          .first = id_at<ImportId>(i)});
  }
  merge_edges(view.edges);
  std::vector<bool> keep;  // resources are no part of this graph, unless something includes them
  for (const SourceFile& file : scan.files) keep.push_back(file.language != Language::None);
  for (const ViewEdge& edge : view.edges) keep[edge.from] = keep[edge.to] = true;
  keep_nodes(view, keep);
  return view;
}

/// Breadth-first from the focus along the edges (or against them); sets `uses` (or `used_by`) up to `depth` steps.
void measure(GraphView& view, int depth, bool forward) {
  std::vector<std::vector<std::uint32_t>> next(view.nodes.size());
  for (const ViewEdge& edge : view.edges) {
    next[forward ? edge.from : edge.to].push_back(forward ? edge.to : edge.from);
  }
  const auto steps = [&](std::uint32_t node) -> int& {
    return forward ? view.nodes[node].uses : view.nodes[node].used_by;
  };
  std::deque<std::uint32_t> queue;
  for (std::uint32_t i = 0; i < view.nodes.size(); ++i) {
    if (!view.nodes[i].is_focus) continue;
    steps(i) = 0;
    queue.push_back(i);
  }
  while (!queue.empty()) {
    const std::uint32_t node = queue.front();
    queue.pop_front();
    if (depth >= 0 && steps(node) >= depth) continue;
    for (const std::uint32_t other : next[node]) {
      if (steps(other) >= 0) continue;
      steps(other) = steps(node) + 1;
      queue.push_back(other);
    }
  }
}

/// Keeps the nodes that were reached, and the edges on the way to them.
void keep_reached(GraphView& view) {
  std::vector<ViewEdge> edges;
  for (ViewEdge edge : view.edges) {
    const ViewNode& from = view.nodes[edge.from];
    const ViewNode& to = view.nodes[edge.to];
    const bool on_the_way_down = from.uses >= 0 && to.uses >= 0;
    const bool on_the_way_up = from.used_by >= 0 && to.used_by >= 0;
    if (!on_the_way_down && !on_the_way_up) continue;
    edge.direct = from.is_focus || to.is_focus;
    edges.push_back(edge);
  }
  view.edges = std::move(edges);
  std::vector<bool> reached;
  for (const ViewNode& node : view.nodes) reached.push_back(node.uses >= 0 || node.used_by >= 0);
  keep_nodes(view, reached);
}

}  // namespace

GraphView view_of(const GraphReport& report) {
  GraphView view = report.level == GraphLevel::Unit    ? units_view(report)
                   : report.level == GraphLevel::Layer ? layers_view(report)
                   : report.level == GraphLevel::File  ? files_view(report)
                                                       : pods_view(report);
  if (!report.focus) return view;
  measure(view, report.depth, true);
  measure(view, report.depth, false);
  keep_reached(view);
  return view;
}

std::vector<std::string> kind_names(std::uint8_t kinds) {
  std::vector<std::string> names;
  for (unsigned kind = 0; kind <= static_cast<unsigned>(DependencyKind::Runtime); ++kind) {
    if ((kinds & (1U << kind)) != 0) names.emplace_back(to_string(static_cast<DependencyKind>(kind)));
  }
  return names;
}

std::string kinds_text(std::uint8_t kinds) {
  return kinds == 0 ? "declared only" : join(kind_names(kinds), ", ");
}

}  // namespace podworks
