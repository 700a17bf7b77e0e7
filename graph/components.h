// Strongly connected components: the sets whose members all reach each other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace podworks {

struct Components {
  std::size_t count = 0;
  std::vector<std::uint32_t> of = {};  ///< by vertex; a component's number is larger than those that it reaches
};

/// Tarjan's algorithm (1972) through Boost.Graph. Edges sorted, O(vertices + edges).
Components strong_components(std::size_t vertices, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& edges);

}  // namespace podworks
