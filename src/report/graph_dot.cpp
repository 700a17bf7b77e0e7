// The graph for Graphviz: `podworks graph --format dot | dot -Tsvg`.
#include <fmt/format.h>

#include <map>

#include "report/formats.h"
#include "report/graph_view.h"
#include "report/paint.h"

namespace podworks {
namespace {

/// A DOT string: only the quote and the backslash mean something in it.
std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : printable(text)) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + '"';
}

std::string edge_style(const ViewEdge& edge) {
  std::string style = edge.imports > 1 ? fmt::format("label=\"{}\"", edge.imports) : "";
  const auto add = [&](std::string_view attribute) {
    style += fmt::format("{}{}", style.empty() ? "" : ", ", attribute);
  };
  if (edge.against_layers) add("color=red, fontcolor=red");
  if ((edge.kinds & kind_bit(DependencyKind::Build)) == 0)
    add("style=dotted");
  else if (!edge.direct)
    add("style=dashed");
  return style.empty() ? "" : fmt::format(" [{}]", style);
}

}  // namespace

std::string render_graph_dot(const GraphReport& report) {
  const GraphView view = view_of(report);
  std::string text = "digraph podworks {\n  rankdir=TB;\n  node [shape=box, fontname=\"sans-serif\"];\n";
  std::map<std::string, std::vector<std::size_t>> members;
  for (std::size_t i = 0; i < view.nodes.size(); ++i) members[view.nodes[i].group].push_back(i);
  std::size_t cluster = 0;
  for (const auto& [group, nodes] : members) {
    if (!group.empty()) text += fmt::format("  subgraph cluster_{} {{\n    label={};\n", cluster++, quoted(group));
    for (const std::size_t i : nodes) {
      const ViewNode& node = view.nodes[i];
      text += fmt::format("    n{} [label={}{}];\n", i, quoted(node.name), node.is_focus ? ", penwidth=2" : "");
    }
    if (!group.empty()) text += "  }\n";
  }
  for (const ViewEdge& edge : view.edges)
    text += fmt::format("  n{} -> n{}{};\n", edge.from, edge.to, edge_style(edge));
  return text + "}\n";
}

}  // namespace podworks
