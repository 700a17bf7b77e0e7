// The graph at one level of detail, around a focus if there is one: what the text and picture formats draw.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "report/report.h"

namespace podworks {

struct ViewNode {
  std::string name = {};
  std::string group = {};  ///< the layer; at file level the pod; empty if it has none
  std::size_t files = 0;
  bool is_focus = false;
  int uses = -1;     ///< steps from the focus to this node: 1 = directly; -1 = not reached
  int used_by = -1;  ///< steps from this node to the focus
};

struct ViewEdge {
  std::uint32_t from = 0;  ///< into GraphView::nodes
  std::uint32_t to = 0;
  std::uint8_t kinds = 0;  ///< bits; 0 = declared only
  std::size_t imports = 0;
  std::optional<ImportId> first = {};  ///< the first import
  bool declared = false;
  bool direct = true;  ///< touches the focus, or there is no focus
  bool against_layers = false;
};

struct GraphView {
  std::vector<ViewNode> nodes = {};  ///< in the order of the ids at this level
  std::vector<ViewEdge> edges = {};  ///< sorted by from, to; unique
};

/// O(nodes + edges); at file level O(imports log imports).
GraphView view_of(const GraphReport& report);

/// "build, test"; "declared only" without a bit.
std::string kinds_text(std::uint8_t kinds);
std::vector<std::string> kind_names(std::uint8_t kinds);

}  // namespace podworks
