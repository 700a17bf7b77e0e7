// The graph as a dependency structure matrix (Steward 1981) in CSV: a row uses a column. Rows and columns come in the
// order of their levels, those that nothing uses first, the members of a cycle together; so what stands below the
// diagonal closes a cycle, or is no import that a build needs.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "graph/components.h"
#include "report/formats.h"
#include "report/graph_view.h"
#include "report/paint.h"

namespace podworks {
namespace {

/// RFC 4180. A spreadsheet takes what begins like a formula for one: it gets an apostrophe in front.
std::string cell(std::string_view name) {
  std::string text = printable(name);
  if (!text.empty() && std::string_view("=+-").find(text[0]) != std::string_view::npos) text.insert(0, "'");
  if (text.find_first_of("\",") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

struct Levels {
  std::vector<std::uint32_t> component = {};  ///< by node
  std::vector<std::size_t> height = {};       ///< by component: the longest way down, a cycle taken as one
};

Levels levels_of(const GraphView& view) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
  for (const ViewEdge& edge : view.edges) {
    if ((edge.kinds & kind_bit(DependencyKind::Build)) != 0) edges.emplace_back(edge.from, edge.to);
  }
  const Components components = strong_components(view.nodes.size(), edges);
  Levels levels{components.of, std::vector<std::size_t>(components.count, 0)};
  // A component's number is larger than those that it reaches: they are ready when it comes.
  std::sort(edges.begin(), edges.end(), [&](const auto& a, const auto& b) {
    return std::pair(components.of[a.first], a) < std::pair(components.of[b.first], b);
  });
  for (const auto& [from, to] : edges) {
    const std::uint32_t user = components.of[from];
    const std::uint32_t used = components.of[to];
    if (user != used) levels.height[user] = std::max(levels.height[user], levels.height[used] + 1);
  }
  return levels;
}

/// The highest first; within a level by name, a cycle at its first member's.
std::vector<std::uint32_t> order_of(const GraphView& view, const Levels& levels) {
  std::vector<std::string_view> first(levels.height.size());
  for (std::size_t i = 0; i < view.nodes.size(); ++i) {
    std::string_view& name = first[levels.component[i]];
    if (name.empty() || view.nodes[i].name < name) name = view.nodes[i].name;
  }
  std::vector<std::uint32_t> order(view.nodes.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const auto key = [&](std::uint32_t node) {
      const std::uint32_t component = levels.component[node];
      return std::tuple(-static_cast<std::int64_t>(levels.height[component]), first[component], component,
                        std::string_view(view.nodes[node].name), node);
    };
    return key(a) < key(b);
  });
  return order;
}

}  // namespace

std::string render_graph_dsm(const GraphReport& report) {
  const GraphView view = view_of(report);
  const Levels levels = levels_of(view);
  const std::vector<std::uint32_t> order = order_of(view, levels);
  std::vector<std::map<std::uint32_t, std::size_t>> used(view.nodes.size());
  for (const ViewEdge& edge : view.edges) used[edge.from][edge.to] = edge.imports;
  std::string text = "row uses column,level";
  for (const std::uint32_t node : order) text += "," + cell(view.nodes[node].name);
  text += '\n';
  for (const std::uint32_t row : order) {
    text += fmt::format("{},{}", cell(view.nodes[row].name), levels.height[levels.component[row]]);
    for (const std::uint32_t column : order) {
      text += ',';
      const auto at = used[row].find(column);
      if (row == column) text += '-';
      if (at != used[row].end()) text += std::to_string(at->second);
    }
    text += '\n';
  }
  return text;
}

}  // namespace podworks
