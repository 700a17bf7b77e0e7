// The graph for programs: podworks.graph/1, described by docs/schemas/graph.schema.json.
#include <algorithm>
#include <map>

#include "base/json.h"
#include "report/formats.h"
#include "report/graph_view.h"
#include "report/json_parts.h"

namespace podworks {
namespace {

/// The steps between the focus and a node; left out without a focus.
void add_distance(JsonObject& object, const GraphReport& report, const ViewNode& node) {
  if (!report.focus) return;
  object.emplace_back("uses", node.uses >= 0 ? Json(node.uses) : Json(nullptr));
  object.emplace_back("used_by", node.used_by >= 0 ? Json(node.used_by) : Json(nullptr));
}

Json condition_json(const Import& import) {
  return json_text(import.condition);
}

Json import_json(const ScanResult& scan, ImportId id) {
  const Import& import = scan.imports[index_of(id)];
  const auto* resolved = std::get_if<Resolved>(&import.target);
  return JsonObject{{"file", scan.files[index_of(import.file)].path},
                    {"line", static_cast<std::size_t>(import.line)},
                    {"column", static_cast<std::size_t>(import.column)},
                    {"spelling", import.spelling},
                    {"kind", to_string(import.kind)},
                    {"how", resolved != nullptr ? Json(how_name(resolved->how)) : Json(nullptr)},
                    {"condition", condition_json(import)}};
}

Json dependency_json(const ScanResult& scan, const std::string& from, const std::string& to, std::uint8_t kinds,
                     bool declared, const std::vector<ImportId>& evidence) {
  JsonArray imports;
  for (const ImportId id : evidence) imports.push_back(import_json(scan, id));
  return JsonObject{{"from", from},
                    {"to", to},
                    {"kinds", json_texts(kind_names(kinds))},
                    {"declared", declared},
                    {"count", evidence.size()},
                    {"imports", std::move(imports)}};
}

/// The names of the view's nodes with their indices: what lies outside the focus is left out everywhere.
std::map<std::string, const ViewNode*, std::less<>> nodes_by_name(const GraphView& view) {
  std::map<std::string, const ViewNode*, std::less<>> nodes;
  for (const ViewNode& node : view.nodes) nodes.emplace(node.name, &node);
  return nodes;
}

struct Parts {
  JsonArray nodes = {};
  JsonArray dependencies = {};
};

bool has_edge(const GraphView& view, const std::map<std::string, const ViewNode*, std::less<>>& nodes,
              const std::string& from, const std::string& to) {
  const auto a = nodes.find(from);
  const auto b = nodes.find(to);
  if (a == nodes.end() || b == nodes.end()) return false;
  const auto index = [&](const ViewNode* node) { return static_cast<std::uint32_t>(node - view.nodes.data()); };
  const std::pair wanted(index(a->second), index(b->second));
  const auto edge =
      std::lower_bound(view.edges.begin(), view.edges.end(), wanted,
                       [](const ViewEdge& e, const auto& pair) { return std::pair(e.from, e.to) < pair; });
  return edge != view.edges.end() && std::pair(edge->from, edge->to) == wanted;
}

Parts pod_parts(const GraphReport& report) {
  GraphReport whole = report;
  whole.level = GraphLevel::Pod;
  const GraphView view = view_of(whole);
  const auto nodes = nodes_by_name(view);
  Parts parts;
  for (const Pod& pod : report.scan.pods) {
    const auto node = nodes.find(pod.name);
    if (node == nodes.end()) continue;
    JsonObject object = {{"name", pod.name},
                         {"root", pod.root},
                         {"layer", json_text(node->second->group)},
                         {"kind", pod.reader},
                         {"files", static_cast<std::size_t>(pod.files)},
                         {"bytes", static_cast<std::size_t>(pod.bytes)}};
    add_distance(object, report, *node->second);
    parts.nodes.emplace_back(std::move(object));
  }
  for (const Dependency& edge : report.graph.dependencies) {
    const std::string& from = report.scan.pods[index_of(edge.from)].name;
    const std::string& to = report.scan.pods[index_of(edge.to)].name;
    if (report.focus && !has_edge(view, nodes, from, to)) continue;
    parts.dependencies.push_back(dependency_json(report.scan, from, to, edge.kinds, edge.declared, edge.evidence));
  }
  return parts;
}

Parts unit_parts(const GraphReport& report) {
  const GraphView view = view_of(report);
  const auto nodes = nodes_by_name(view);
  Parts parts;
  for (const Unit& unit : report.scan.units) {
    const auto node = nodes.find(unit.name);
    if (node == nodes.end()) continue;
    JsonObject object = {{"name", unit.name},
                         {"pod", report.scan.pods[index_of(unit.pod)].name},
                         {"layer", json_text(node->second->group)},
                         {"files", static_cast<std::size_t>(unit.files)}};
    add_distance(object, report, *node->second);
    parts.nodes.emplace_back(std::move(object));
  }
  for (const UnitDependency& edge : report.graph.unit_dependencies) {
    const std::string& from = report.scan.units[index_of(edge.from)].name;
    const std::string& to = report.scan.units[index_of(edge.to)].name;
    if (report.focus && !has_edge(view, nodes, from, to)) continue;
    parts.dependencies.push_back(dependency_json(report.scan, from, to, edge.kinds, edge.declared, edge.evidence));
  }
  return parts;
}

Parts layer_parts(const GraphReport& report) {
  const GraphView view = view_of(report);
  Parts parts;
  for (const ViewNode& node : view.nodes) {
    JsonObject object = {{"name", node.name}, {"files", node.files}};
    add_distance(object, report, node);
    parts.nodes.emplace_back(std::move(object));
  }
  for (const ViewEdge& edge : view.edges) {
    parts.dependencies.push_back(JsonObject{{"from", view.nodes[edge.from].name},
                                            {"to", view.nodes[edge.to].name},
                                            {"kinds", json_texts(kind_names(edge.kinds))},
                                            {"declared", edge.declared},
                                            {"count", edge.imports},
                                            {"imports", JsonArray{}}});
  }
  return parts;
}

Json loose_json(const ScanResult& scan, const Import& import) {
  JsonObject object = {{"file", scan.files[index_of(import.file)].path},
                       {"line", static_cast<std::size_t>(import.line)},
                       {"column", static_cast<std::size_t>(import.column)},
                       {"spelling", import.spelling},
                       {"condition", condition_json(import)}};
  if (const auto* ambiguous = std::get_if<Ambiguous>(&import.target)) {
    JsonArray candidates;
    for (const PodId pod : ambiguous->candidates) candidates.push_back(scan.pods[index_of(pod)].name);
    object.emplace_back("candidates", std::move(candidates));
  }
  return object;
}

/// What leads to no pod, always of the whole tree.
void add_loose_ends(JsonObject& object, const ScanResult& scan) {
  JsonArray unresolved;
  JsonArray ambiguous;
  std::map<std::string_view, std::size_t> external;
  for (const Import& import : scan.imports) {
    if (!import.counted || !import.from || import.kind == DependencyKind::Runtime) continue;
    if (const auto* outside = std::get_if<External>(&import.target)) ++external[outside->name];
    if (std::holds_alternative<Unresolved>(import.target)) unresolved.push_back(loose_json(scan, import));
    if (std::holds_alternative<Ambiguous>(import.target)) ambiguous.push_back(loose_json(scan, import));
  }
  JsonObject names;
  for (const auto& [name, count] : external) names.emplace_back(name, count);
  const ImportCounts counts = count_imports(scan);
  object.emplace_back("inside", counts.inside);
  object.emplace_back("unresolved", std::move(unresolved));
  object.emplace_back("ambiguous", std::move(ambiguous));
  object.emplace_back("external", std::move(names));
  object.emplace_back("unowned", counts.unowned);
}

}  // namespace

std::string render_graph_json(const GraphReport& report) {
  if (report.level == GraphLevel::File) return render_files_json(report);
  JsonObject object = {{"schema", "podworks.graph/1"}, {"root", "."}};
  const Json focus = report.focus ? Json(report.scan.pods[index_of(*report.focus)].name) : Json(nullptr);
  const char* level = report.level == GraphLevel::Unit ? "unit" : report.level == GraphLevel::Layer ? "layer" : "pod";
  object.emplace_back("level", level);
  object.emplace_back("focus", focus);
  Parts pods = pod_parts(report);
  object.emplace_back("pods", std::move(pods.nodes));
  if (report.level == GraphLevel::Unit) {
    Parts units = unit_parts(report);
    object.emplace_back("units", std::move(units.nodes));
    pods.dependencies = std::move(units.dependencies);
  } else if (report.level == GraphLevel::Layer) {
    Parts layers = layer_parts(report);
    object.emplace_back("layers", std::move(layers.nodes));
    pods.dependencies = std::move(layers.dependencies);
  }
  object.emplace_back("dependencies", std::move(pods.dependencies));
  add_loose_ends(object, report.scan);
  return write_json(object);
}

}  // namespace podworks
