// The graph as GraphML, for programs that draw and measure graphs. http://graphml.graphdrawing.org
#include <fmt/format.h>

#include "report/formats.h"
#include "report/graph_view.h"
#include "report/xml_text.h"

namespace podworks {
namespace {

constexpr std::string_view kHead =
    R"(<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="label" for="node" attr.name="label" attr.type="string"/>
  <key id="group" for="node" attr.name="group" attr.type="string"/>
  <key id="files" for="node" attr.name="files" attr.type="int"/>
  <key id="focus" for="node" attr.name="focus" attr.type="boolean"><default>false</default></key>
  <key id="weight" for="edge" attr.name="weight" attr.type="int"/>
  <key id="kinds" for="edge" attr.name="kinds" attr.type="string"/>
  <key id="declared" for="edge" attr.name="declared" attr.type="boolean"/>
  <key id="against" for="edge" attr.name="against_layers" attr.type="boolean"><default>false</default></key>
  <graph id="podworks" edgedefault="directed">
)";

std::string data(std::string_view key, std::string_view value) {
  return fmt::format("      <data key=\"{}\">{}</data>\n", key, xml_content(value));
}

std::string node_xml(const ViewNode& node, std::size_t number) {
  std::string text = fmt::format("    <node id=\"n{}\">\n", number) + data("label", node.name);
  if (!node.group.empty()) text += data("group", node.group);
  text += data("files", std::to_string(node.files));
  if (node.is_focus) text += data("focus", "true");
  return text + "    </node>\n";
}

std::string edge_xml(const ViewEdge& edge) {
  std::string text = fmt::format("    <edge source=\"n{}\" target=\"n{}\">\n", edge.from, edge.to);
  text += data("weight", std::to_string(edge.imports)) + data("kinds", kinds_text(edge.kinds)) +
          data("declared", edge.declared ? "true" : "false");
  if (edge.against_layers) text += data("against", "true");
  return text + "    </edge>\n";
}

}  // namespace

std::string render_graph_graphml(const GraphReport& report) {
  const GraphView view = view_of(report);
  std::string text(kHead);
  for (std::size_t i = 0; i < view.nodes.size(); ++i) text += node_xml(view.nodes[i], i);
  for (const ViewEdge& edge : view.edges) text += edge_xml(edge);
  return text + "  </graph>\n</graphml>\n";
}

}  // namespace podworks
