#include "graph/cycles.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>
#include <random>

#include "graph/components.h"
#include "graph/cut_cycles.h"

using namespace podworks;

namespace {

std::uint32_t below(std::mt19937& random, std::uint32_t limit) {
  return static_cast<std::uint32_t>(random() % limit);
}

std::vector<CycleEdge> random_edges(std::mt19937& random, std::uint32_t vertices, std::size_t count) {
  std::vector<CycleEdge> edges;
  for (std::size_t i = 0; i < count; ++i) {
    const CycleEdge edge{below(random, vertices), below(random, vertices), 1 + below(random, 5)};
    const auto same = [&](const CycleEdge& other) { return other.from == edge.from && other.to == edge.to; };
    if (edge.from != edge.to && std::none_of(edges.begin(), edges.end(), same)) edges.push_back(edge);
  }
  std::sort(edges.begin(), edges.end(),
            [](const CycleEdge& a, const CycleEdge& b) { return std::pair(a.from, a.to) < std::pair(b.from, b.to); });
  return edges;
}

std::vector<std::vector<bool>> closure(std::uint32_t vertices, const std::vector<CycleEdge>& edges) {
  std::vector<std::vector<bool>> reach(vertices, std::vector<bool>(vertices));
  for (const CycleEdge& edge : edges) reach[edge.from][edge.to] = true;
  for (std::uint32_t k = 0; k < vertices; ++k)
    for (std::uint32_t i = 0; i < vertices; ++i)
      for (std::uint32_t j = 0; j < vertices; ++j)
        if (reach[i][k] && reach[k][j]) reach[i][j] = true;
  return reach;
}

bool is_acyclic(std::uint32_t vertices, const std::vector<CycleEdge>& edges) {
  const auto reach = closure(vertices, edges);
  for (std::uint32_t i = 0; i < vertices; ++i)
    if (reach[i][i]) return false;
  return true;
}

std::vector<CycleEdge> without(const std::vector<CycleEdge>& edges,
                               const std::vector<std::pair<std::uint32_t, std::uint32_t>>& cut) {
  std::vector<CycleEdge> rest;
  for (const CycleEdge& edge : edges) {
    if (!std::binary_search(cut.begin(), cut.end(), std::pair(edge.from, edge.to))) rest.push_back(edge);
  }
  return rest;
}

// Every order of the vertices, the least weight of backward edges.
std::uint64_t brute_force_cut(std::uint32_t vertices, const std::vector<CycleEdge>& edges) {
  std::vector<std::uint32_t> place(vertices);
  std::iota(place.begin(), place.end(), 0U);
  std::uint64_t best = ~std::uint64_t{0};
  do {
    std::uint64_t weight = 0;
    for (const CycleEdge& edge : edges) weight += place[edge.from] > place[edge.to] ? edge.weight : 0;
    best = std::min(best, weight);
  } while (std::next_permutation(place.begin(), place.end()));
  return best;
}

}  // namespace

TEST_CASE("two separate circles are two cycles, and a chain is none", "[graph][cycles]") {
  const std::vector<Cycle> cycles = find_cycles(7, {{0, 1}, {1, 0, 3}, {2, 3}, {3, 4}, {4, 2}, {5, 6}});
  REQUIRE(cycles.size() == 2);
  CHECK(cycles[0].members == std::vector<std::uint32_t>{0, 1});
  CHECK(cycles[0].loop == std::vector<std::uint32_t>{0, 1});
  CHECK(cycles[0].cut == std::vector<std::pair<std::uint32_t, std::uint32_t>>{{0, 1}});
  CHECK(cycles[0].cut_weight == 1);
  CHECK(cycles[0].cut_is_exact);
  CHECK(cycles[1].loop == std::vector<std::uint32_t>{2, 3, 4});
}

TEST_CASE("the witness is a shortest loop that begins at its smallest member", "[graph][cycles]") {
  const std::vector<Cycle> cycles = find_cycles(5, {{0, 1}, {1, 2}, {2, 3}, {3, 0}, {3, 4}, {4, 3}});
  REQUIRE(cycles.size() == 1);
  CHECK(cycles[0].members.size() == 5);
  CHECK(cycles[0].loop == std::vector<std::uint32_t>{3, 4});
}

TEST_CASE("an edge from a vertex to itself is no cycle", "[graph][cycles]") {
  CHECK(find_cycles(2, {{0, 0}, {0, 1}}).empty());
}

TEST_CASE("cycles of random graphs agree with brute force, and their cuts leave none", "[graph][cycles]") {
  std::mt19937 random(20261121);
  for (int round = 0; round < 300; ++round) {
    const std::uint32_t vertices = 2 + below(random, 6);
    const std::vector<CycleEdge> edges = random_edges(random, vertices, below(random, 20));
    const auto reach = closure(vertices, edges);
    const std::vector<Cycle> cycles = find_cycles(vertices, edges);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> cut;
    std::uint64_t weight = 0;
    std::size_t in_cycles = 0;
    for (const Cycle& cycle : cycles) {
      in_cycles += cycle.members.size();
      for (const std::uint32_t member : cycle.members) CHECK(reach[cycle.members[0]][member]);
      for (std::size_t i = 0; i < cycle.loop.size(); ++i) {
        const std::uint32_t from = cycle.loop[i], to = cycle.loop[(i + 1) % cycle.loop.size()];
        CHECK(std::any_of(edges.begin(), edges.end(),
                          [&](const CycleEdge& edge) { return edge.from == from && edge.to == to; }));
      }
      CHECK(cycle.cut_is_exact);
      cut.insert(cut.end(), cycle.cut.begin(), cycle.cut.end());
      weight += cycle.cut_weight;
    }
    std::size_t expected = 0;
    for (std::uint32_t i = 0; i < vertices; ++i) expected += reach[i][i] ? 1 : 0;
    CHECK(in_cycles == expected);
    std::sort(cut.begin(), cut.end());
    CHECK(is_acyclic(vertices, without(edges, cut)));
    CHECK(weight == brute_force_cut(vertices, edges));
  }
}

TEST_CASE("a large set is cut by a heuristic that says so and leaves no cycle", "[graph][cycles]") {
  std::mt19937 random(7);
  for (int round = 0; round < 20; ++round) {
    const std::uint32_t vertices = 17 + below(random, 20);
    const std::vector<CycleEdge> edges = random_edges(random, vertices, vertices * 4);
    const Cut cut = cheapest_cut(vertices, edges);
    CHECK_FALSE(cut.is_exact);
    CHECK(is_acyclic(vertices, without(edges, cut.edges)));
  }
}

TEST_CASE("a component's number is larger than those that it reaches", "[graph][components]") {
  const Components components = strong_components(4, {{0, 1}, {1, 2}, {2, 1}, {2, 3}});
  CHECK(components.count == 3);
  CHECK(components.of[0] > components.of[1]);
  CHECK(components.of[1] == components.of[2]);
  CHECK(components.of[2] > components.of[3]);
  CHECK(strong_components(0, {}).count == 0);
}
