#include "graph/components.h"

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/strong_components.hpp>

namespace podworks {

Components strong_components(std::size_t vertices, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& edges) {
  using Graph = boost::compressed_sparse_row_graph<boost::directedS>;
  const Graph graph(boost::edges_are_sorted, edges.begin(), edges.end(), vertices);
  Components components;
  components.of.resize(vertices);
  if (vertices == 0) return components;
  const auto index = get(boost::vertex_index, graph);
  components.count = static_cast<std::size_t>(
      boost::strong_components(graph, boost::make_iterator_property_map(components.of.begin(), index)));
  return components;
}

}  // namespace podworks
