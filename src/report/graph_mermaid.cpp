// The graph for Mermaid, which GitHub and GitLab draw inside Markdown.
#include <fmt/format.h>

#include <map>

#include "base/text.h"
#include "report/formats.h"
#include "report/graph_view.h"
#include "report/paint.h"

namespace podworks {
namespace {

/// Mermaid knows HTML entities written with `#`; everything that could end a label or begin a tag becomes one.
std::string label(std::string_view text) {
  std::string result = "\"";
  for (const char c : printable(text)) {
    switch (c) {
      case '"':
        result += "#quot;";
        break;
      case '#':
        result += "#35;";
        break;
      case '<':
        result += "#lt;";
        break;
      case '>':
        result += "#gt;";
        break;
      case '`':
        result += "#96;";
        break;
      default:
        result += c;
    }
  }
  return result + '"';
}

std::string_view arrow_of(const ViewEdge& edge) {
  const bool build = (edge.kinds & kind_bit(DependencyKind::Build)) != 0;
  return build && edge.direct ? "-->" : "-.->";
}

}  // namespace

std::string render_graph_mermaid(const GraphReport& report) {
  const GraphView view = view_of(report);
  std::string text = "flowchart TD\n";
  std::map<std::string, std::vector<std::size_t>> members;
  for (std::size_t i = 0; i < view.nodes.size(); ++i) members[view.nodes[i].group].push_back(i);
  std::size_t group_number = 0;
  for (const auto& [group, nodes] : members) {
    if (!group.empty()) text += fmt::format("  subgraph g{}[{}]\n", group_number++, label(group));
    for (const std::size_t i : nodes) text += fmt::format("    n{}[{}]\n", i, label(view.nodes[i].name));
    if (!group.empty()) text += "  end\n";
  }
  std::vector<std::string> forbidden;
  for (std::size_t i = 0; i < view.edges.size(); ++i) {
    const ViewEdge& edge = view.edges[i];
    const std::string count = edge.imports > 1 ? fmt::format("|{}|", edge.imports) : "";
    text += fmt::format("  n{} {}{} n{}\n", edge.from, arrow_of(edge), count, edge.to);
    if (edge.against_layers) forbidden.push_back(fmt::format("{}", i));
  }
  if (!forbidden.empty()) text += fmt::format("  linkStyle {} stroke:red\n", join(forbidden, ","));
  return text;
}

}  // namespace podworks
