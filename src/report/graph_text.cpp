// The graph as a list: per layer each pod with what it uses, or, around a focus, what is used directly and indirectly.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.h"
#include "report/formats.h"
#include "report/graph_view.h"
#include "report/paint.h"
#include "report/summary.h"

namespace podworks {
namespace {

struct Nouns {
  std::string_view one;
  std::string_view many;
};

Nouns nouns_of(GraphLevel level) {
  switch (level) {
    case GraphLevel::Unit:
      return {"unit", "units"};
    case GraphLevel::Pod:
      return {"pod", "pods"};
    case GraphLevel::Layer:
      return {"layer", "layers"};
    case GraphLevel::File:
      return {"file", "files"};
  }
  return {"node", "nodes"};
}

std::string place_of(const GraphReport& report, ImportId id) {
  const Import& import = report.scan.imports[index_of(id)];
  return fmt::format("{}:{}:{}", printable(report.scan.files[index_of(import.file)].path), import.line, import.column);
}

std::string edge_facts(const GraphReport& report, const ViewEdge& edge) {
  std::vector<std::string> facts;
  const bool is_lookup = edge.kinds == kind_bit(DependencyKind::Runtime);
  if (edge.imports > 0) {
    facts.push_back(is_lookup ? counted(edge.imports, "look-up", "look-ups")
                              : counted(edge.imports, "import", "imports"));
  }
  if (edge.kinds != kind_bit(DependencyKind::Build)) facts.push_back(kinds_text(edge.kinds));
  if (edge.first) facts.push_back(fmt::format("first {}", place_of(report, *edge.first)));
  if (edge.against_layers) facts.push_back("against the layers");
  return join(facts, ", ");
}

/// Groups in the order of the layers, others by name, the nameless last.
std::vector<std::string> groups_of(const GraphReport& report, const GraphView& view) {
  std::vector<std::string> groups;
  for (const Layer& layer : report.layers.layers) groups.push_back(layer.name);
  std::map<std::string, bool> others;
  bool nameless = false;
  for (const ViewNode& node : view.nodes) {
    if (node.group.empty())
      nameless = true;
    else if (std::find(groups.begin(), groups.end(), node.group) == groups.end())
      others[node.group] = true;
  }
  for (const auto& [name, unused] : others) groups.push_back(name);
  if (nameless) groups.emplace_back();
  return groups;
}

std::string list_text(const GraphReport& report, const GraphView& view, const Paint& paint) {
  std::vector<std::vector<const ViewEdge*>> out(view.nodes.size());
  for (const ViewEdge& edge : view.edges) out[edge.from].push_back(&edge);
  std::map<std::string, std::vector<std::size_t>> members;
  for (std::size_t i = 0; i < view.nodes.size(); ++i) members[view.nodes[i].group].push_back(i);
  std::string text;
  for (const std::string& group : groups_of(report, view)) {
    if (!members.contains(group)) continue;
    const bool grouped_nodes = members.size() > 1 || !group.empty();
    if (grouped_nodes) {
      text += fmt::format("{}\n", paint(Ink::Help, group.empty() ? "(in none)" : printable(group)));
    }
    for (const std::size_t i : members[group]) {
      const ViewNode& node = view.nodes[i];
      text += fmt::format("  {}", paint(Ink::Strong, printable(node.name)));
      text += report.level == GraphLevel::File ? "\n" : fmt::format("  {}\n", counted(node.files, "file", "files"));
      for (const ViewEdge* edge : out[i]) {
        text += fmt::format("    -> {}  {}\n", printable(view.nodes[edge->to].name), edge_facts(report, *edge));
      }
    }
  }
  return text;
}

struct Ring {
  std::string title = {};
  bool forward = true;
  bool direct = true;
};

/// One of the four lists around a focus.
std::string ring_text(const GraphReport& report, const GraphView& view, const Ring& ring, const Paint& paint) {
  std::string text;
  std::size_t count = 0;
  for (std::size_t i = 0; i < view.nodes.size(); ++i) {
    const ViewNode& node = view.nodes[i];
    const int steps = ring.forward ? node.uses : node.used_by;
    if (ring.direct ? steps != 1 : steps < 2) continue;
    ++count;
    text += fmt::format("    {}", printable(node.name));
    if (!node.group.empty()) text += fmt::format(" ({})", printable(node.group));
    if (!ring.direct) text += fmt::format("  {} steps", steps);
    for (const ViewEdge& edge : view.edges) {
      const ViewNode& other = view.nodes[ring.forward ? edge.from : edge.to];
      if (!ring.direct || !other.is_focus || (ring.forward ? edge.to : edge.from) != i) continue;
      text += fmt::format("  {}", edge_facts(report, edge));
      break;
    }
    text += '\n';
  }
  return fmt::format("  {}: {}\n{}", paint(Ink::Help, ring.title), grouped(count), text);
}

/// What the lists around a focus are about: the pod, or the whole layer that holds it.
std::string focus_title(const GraphReport& report, const GraphView& view, const Paint& paint) {
  const Pod& pod = report.scan.pods[index_of(*report.focus)];
  const auto layer =
      std::find_if(view.nodes.begin(), view.nodes.end(), [](const ViewNode& node) { return node.is_focus; });
  if (report.level != GraphLevel::Layer || layer == view.nodes.end()) {
    return fmt::format("{}  {}\n", paint(Ink::Strong, printable(pod.name)), counted(pod.files, "file", "files"));
  }
  return fmt::format("{}, with {}  {}\n", paint(Ink::Strong, printable(layer->name)), printable(pod.name),
                     counted(layer->files, "file", "files"));
}

std::string focus_text(const GraphReport& report, const GraphView& view, const Paint& paint) {
  std::string text = focus_title(report, view, paint);
  const std::vector<Ring> rings = {{"uses directly", true, true},
                                   {"uses indirectly", true, false},
                                   {"is used directly by", false, true},
                                   {"is used indirectly by", false, false}};
  for (const Ring& ring : rings) {
    if (!ring.direct && report.depth == 1) continue;  // they were not looked for
    text += ring_text(report, view, ring, paint);
  }
  return text;
}

}  // namespace

std::string render_graph_text(const GraphReport& report) {
  const Paint paint(report.colour);
  const GraphView view = view_of(report);
  std::string text = report.focus ? focus_text(report, view, paint) : list_text(report, view, paint);
  if (!report.focus) {
    text += passed_over_lines(report.scan.notes) + import_lines(count_imports(report.scan)) +
            lookup_line(count_lookups(report.scan));
  }
  const Nouns nouns = nouns_of(report.level);
  return text + fmt::format("{}, {} in {}\n", counted(view.nodes.size(), nouns.one, nouns.many),
                            counted(view.edges.size(), "dependency", "dependencies"),
                            counted(scanned_files(report.scan), "file", "files"));
}

}  // namespace podworks
