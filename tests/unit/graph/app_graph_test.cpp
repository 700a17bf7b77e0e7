// What leaves an app if one dependency is cut.
#include "graph/app_graph.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>

using namespace podworks;

namespace {

ScanResult pods(std::size_t count) {
  ScanResult scan;
  for (std::size_t i = 0; i < count; ++i) {
    Pod pod;
    pod.bytes = 1U << (i % 16);
    scan.pods.push_back(pod);
  }
  return scan;
}

PodId pod(std::size_t number) {
  return id_at<PodId>(number);
}

AppGraph app(std::size_t count, const std::vector<std::size_t>& roots,
             const std::vector<std::pair<std::size_t, std::size_t>>& edges) {
  AppGraph app;
  for (std::size_t i = 0; i < count; ++i) app.pods.push_back(pod(i));
  for (const std::size_t root : roots) app.roots.push_back(pod(root));
  for (const auto& [from, to] : edges) app.edges.push_back({pod(from), pod(to)});
  std::sort(app.edges.begin(), app.edges.end());
  app.edges.erase(std::unique(app.edges.begin(), app.edges.end()), app.edges.end());
  return app;
}

/// "0-1:3p14b": from, to, pods, bytes.
std::string text(const std::vector<Saving>& savings) {
  std::string all;
  for (const Saving& one : savings) {
    all += std::to_string(index_of(one.from)) + "-" + std::to_string(index_of(one.to)) + ":" +
           std::to_string(one.pods) + "p" + std::to_string(one.bytes) + "b ";
  }
  return all;
}

std::set<PodId> reached(const AppGraph& app, const AppGraph::Edge* without) {
  std::set<PodId> seen(app.roots.begin(), app.roots.end());
  std::vector<PodId> waiting(app.roots);
  while (!waiting.empty()) {
    const PodId from = waiting.back();
    waiting.pop_back();
    for (const AppGraph::Edge& edge : app.edges) {
      if (edge.from == from && &edge != without && seen.insert(edge.to).second) waiting.push_back(edge.to);
    }
  }
  return seen;
}

}  // namespace

TEST_CASE("a dependency that is the only way saves all that hangs on it", "[graph][savings]") {
  CHECK(text(find_savings(pods(4), app(4, {0}, {{0, 1}, {1, 2}, {2, 3}}))) == "0-1:3p14b 1-2:2p12b 2-3:1p8b ");
}

TEST_CASE("a second way saves nothing, but what comes along with the pod is no way", "[graph][savings]") {
  CHECK(text(find_savings(pods(4), app(4, {0}, {{0, 1}, {0, 2}, {1, 3}, {2, 3}}))) == "0-2:1p4b 0-1:1p2b ");
  CHECK(text(find_savings(pods(3), app(3, {0}, {{0, 1}, {1, 2}, {2, 1}}))) == "0-1:2p6b 1-2:1p4b ");
}

TEST_CASE("what the app itself asks for is saved by no cut", "[graph][savings]") {
  CHECK(text(find_savings(pods(2), app(2, {0, 1}, {{0, 1}}))).empty());
  CHECK(text(find_savings(pods(0), app(0, {}, {}))).empty());
}

TEST_CASE("savings are what a search without the dependency says", "[graph][savings]") {
  std::mt19937 random(20261122);
  for (int round = 0; round < 200; ++round) {
    const std::size_t count = 2 + random() % 14;
    std::vector<std::pair<std::size_t, std::size_t>> edges;
    for (std::size_t i = 1; i < count; ++i) edges.emplace_back(random() % i, i);  // all are reached from 0
    for (std::size_t i = random() % (2 * count); i > 0; --i) {
      const std::size_t from = random() % count;
      const std::size_t to = random() % count;
      if (from != to) edges.emplace_back(from, to);
    }
    const AppGraph graph = app(count, {0}, edges);
    const ScanResult scan = pods(count);
    std::set<std::string> expected;
    for (const AppGraph::Edge& edge : graph.edges) {
      const std::set<PodId> left = reached(graph, &edge);
      if (left.size() == count) continue;
      Saving saving{edge.from, edge.to, count - left.size(), 0};
      for (const PodId one : graph.pods) saving.bytes += left.contains(one) ? 0 : scan.pods[index_of(one)].bytes;
      expected.insert(text({saving}));
    }
    std::set<std::string> found;
    for (const Saving& saving : find_savings(scan, graph)) found.insert(text({saving}));
    CHECK(found == expected);
  }
}
