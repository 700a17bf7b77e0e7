#include "graph/reach.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "graph/pod_graph.h"

using namespace podworks;

namespace {

/// A scan whose pods have one unit each, and one build import per edge.
ScanResult scan_of(std::uint32_t pods, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& edges,
                   DependencyKind kind = DependencyKind::Build) {
  ScanResult scan;
  for (std::uint32_t i = 0; i < pods; ++i) {
    Pod pod;
    pod.name = "P" + std::to_string(i);
    pod.units = {UnitId{i}};
    scan.pods.push_back(pod);
    Unit unit;
    unit.pod = PodId{i};
    unit.name = pod.name;
    scan.units.push_back(unit);
  }
  for (const auto& [from, to] : edges) {
    Import import;
    import.from = UnitId{from};
    import.kind = kind;
    import.target = Resolved{UnitId{to}, std::nullopt, How::HeaderKey};
    scan.imports.push_back(import);
  }
  return scan;
}

std::uint32_t below(std::mt19937& random, std::uint32_t limit) {
  return static_cast<std::uint32_t>(random() % limit);
}

std::vector<std::uint32_t> ids(const std::vector<PodId>& pods) {
  std::vector<std::uint32_t> plain;
  for (const PodId pod : pods) plain.push_back(static_cast<std::uint32_t>(pod));
  return plain;
}

}  // namespace

TEST_CASE("imports of one pair make one edge with all of them as evidence", "[graph]") {
  const PodGraph graph = build_graph(scan_of(3, {{0, 1}, {0, 1}, {1, 2}, {2, 2}}));
  REQUIRE(graph.dependencies.size() == 2);
  CHECK(graph.dependencies[0].evidence.size() == 2);
  CHECK(graph.find(PodId{0}, PodId{1}) == &graph.dependencies[0]);
  CHECK(graph.find(PodId{0}, PodId{2}) == nullptr);
  CHECK(graph.dependencies_of(PodId{2}).empty());
}

TEST_CASE("a statement in two units of one pod is one import of the pod", "[graph]") {
  ScanResult scan = scan_of(3, {{0, 2}, {1, 2}});
  scan.units[1].pod = PodId{0};
  scan.pods[0].units.push_back(UnitId{1});
  for (Import& import : scan.imports) import.line = 1;
  const PodGraph graph = build_graph(scan);
  REQUIRE(graph.dependencies.size() == 1);
  CHECK(graph.dependencies[0].evidence.size() == 1);
  CHECK(graph.unit_dependencies.size() == 2);
}

TEST_CASE("what a manifest declares marks the edge, or makes one between units only", "[graph]") {
  ScanResult scan = scan_of(3, {{0, 1}});
  scan.units[0].declared.push_back({DeclaredDependency{.name = "P1"}, {UnitId{1}}});
  scan.units[0].declared.push_back({DeclaredDependency{.name = "P2"}, {UnitId{2}}});
  const PodGraph graph = build_graph(scan);
  REQUIRE(graph.dependencies.size() == 1);
  CHECK(graph.dependencies[0].declared);
  REQUIRE(graph.unit_dependencies.size() == 2);
  CHECK(graph.unit_dependencies[1].declared);
  CHECK(graph.unit_dependencies[1].evidence.empty());
}

TEST_CASE("the shortest chain is found, and the edges that every chain uses", "[graph][reach]") {
  const ScanResult scan = scan_of(6, {{0, 1}, {1, 2}, {1, 3}, {2, 4}, {3, 4}, {4, 5}});
  const PodGraph graph = build_graph(scan);
  const auto chain = shortest_chain(graph, PodId{0}, PodId{5}, is_build);
  REQUIRE(chain);
  CHECK(chain->size() == 4);
  CHECK((*chain)[1]->to == PodId{2});
  const auto unavoidable = unavoidable_edges(graph, PodId{0}, PodId{5}, is_build);
  REQUIRE(unavoidable.size() == 2);
  CHECK(unavoidable[0]->to == PodId{1});
  CHECK(unavoidable[1]->from == PodId{4});
  CHECK_FALSE(shortest_chain(graph, PodId{5}, PodId{0}, is_build));
  CHECK(shortest_chain(graph, PodId{0}, PodId{0}, is_build)->empty());
}

TEST_CASE("edges that are no build edges are followed only when asked for", "[graph][reach]") {
  const PodGraph graph = build_graph(scan_of(2, {{0, 1}}, DependencyKind::Optional));
  CHECK_FALSE(shortest_chain(graph, PodId{0}, PodId{1}, is_build));
  CHECK(shortest_chain(graph, PodId{0}, PodId{1}, [](const Dependency&) { return true; }));
}

TEST_CASE("a pod on a cycle reaches itself", "[graph][reach]") {
  const PodGraph graph = build_graph(scan_of(3, {{0, 1}, {1, 0}, {1, 2}}));
  CHECK(ids(reachable(graph, PodId{0}, is_build)) == std::vector<std::uint32_t>{0, 1, 2});
  CHECK(ids(reachable(graph, PodId{2}, is_build)).empty());
}

TEST_CASE("the order has dependencies first and does not hang on a cycle", "[graph][order]") {
  CHECK(ids(dependency_order(build_graph(scan_of(3, {{0, 1}, {1, 2}})))) == std::vector<std::uint32_t>{2, 1, 0});
  CHECK(ids(dependency_order(build_graph(scan_of(3, {{0, 1}, {1, 0}, {1, 2}})))).size() == 3);
}

TEST_CASE("the height is the longest chain, a cycle counting as one", "[graph][order]") {
  const auto chain = [](const ScanResult& scan) {
    std::vector<std::size_t> numbers;
    for (const PodId pod : longest_chain(build_graph(scan))) numbers.push_back(index_of(pod));
    return numbers;
  };
  using Chain = std::vector<std::size_t>;
  CHECK(chain(scan_of(4, {{0, 1}, {1, 2}, {0, 2}})) == Chain{0, 1, 2});
  CHECK(chain(scan_of(4, {{0, 1}, {1, 0}, {1, 2}})) == Chain{1, 2});
  CHECK(chain(scan_of(4, {{3, 1}, {1, 2}, {0, 2}})) == Chain{3, 1, 2});
  CHECK(chain(scan_of(0, {})).empty());
}

TEST_CASE("the order of random graphs without cycles is a topological one", "[graph][order]") {
  std::mt19937 random(42);
  for (int round = 0; round < 100; ++round) {
    const std::uint32_t pods = 2 + below(random, 20);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
    for (int i = 0; i < 40; ++i) {
      const std::uint32_t a = below(random, pods), b = below(random, pods);
      if (a < b) edges.emplace_back(b, a);
    }
    const auto order = ids(dependency_order(build_graph(scan_of(pods, edges))));
    REQUIRE(order.size() == pods);
    std::vector<std::size_t> place(pods);
    for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = i;
    for (const auto& [from, to] : edges) CHECK(place[to] < place[from]);
  }
}
