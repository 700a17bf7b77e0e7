// What differs between two graphs, and what a change touches.
#include "graph/compare_graphs.h"

#include <catch2/catch.hpp>

#include "graph/affected.h"
#include "graph/assign_layers.h"
#include "graph/plan_app.h"
#include "support/scan_text.h"

using namespace podworks;
using namespace podworks::test;

namespace {

using Strings = std::vector<std::string>;
using Uses = std::map<std::string, Strings>;  // of each pod: the pods that it imports

/// A pool, read. "test:B" among the uses is an import of the pod's tests.
struct State {
  Project project = {};
  ScanResult scan = {};
  PodGraph graph = {};
  LayerMap layers = {};
  std::vector<AppPlan> plans = {};

  State(const Uses& uses, const std::map<std::string, Strings>& apps = {}, const std::vector<Strings>& layered = {}) {
    Files files;
    for (const auto& [pod, others] : uses) {
      std::string source;
      std::string tests;
      for (const std::string& other : others) {
        const bool is_test = other.starts_with("test:");
        const std::string name = is_test ? other.substr(5) : other;
        (is_test ? tests : source) += "#import <" + name + "/" + name + ".h>\n";
      }
      files[pod + "/" + pod + ".podspec"] =
          podspec(pod, "s.source_files = '*.{h,m}'\ns.test_spec 'Tests' do |t|\n  t.source_files = 'Tests/*.m'\nend\n");
      files[pod + "/" + pod + ".h"] = "";
      files[pod + "/" + pod + ".m"] = source;
      files[pod + "/Tests/t.m"] = tests;
    }
    for (const auto& [name, roots] : apps) {
      AppConfig& app = project.apps.emplace_back();
      app.name = name;
      for (const std::string& root : roots) app.roots.push_back({root, {"podworks.yml", 9, 3}});
    }
    for (const Strings& pods : layered) {
      LayerConfig& layer = project.layers.emplace_back();
      layer.name = "layer" + std::to_string(project.layers.size());
      for (const std::string& pod : pods) layer.pods.push_back({pod, {}});
    }
    scan = scan_pool(files, project, 1);
    graph = build_graph(scan);
    layers = assign_layers(project, scan);
    for (std::size_t i = 0; i < project.apps.size(); ++i) {
      plans.push_back(plan_app(project, id_at<AppId>(i), scan, graph, layers));
    }
  }

  GraphState state() const { return {project, scan, graph, layers, plans}; }
};

GraphDiff diff_of(const State& then, const State& now,
                  const std::map<std::string, std::string, std::less<>>& renamed = {}) {
  return compare_graphs(then.state(), now.state(), renamed);
}

Strings edges_of(const GraphDiff& diff) {
  Strings lines;
  for (const ChangedDependency& change : diff.dependencies) {
    lines.push_back(std::string(change.is_new() ? "+" : "-") + change.from + " " + change.to + " " +
                    to_string(change.before) + " " + to_string(change.after) + " " + change.at.file + ":" +
                    std::to_string(change.at.line));
  }
  return lines;
}

std::string cycles_of(const GraphDiff& diff) {
  std::string text;
  const auto add = [&](const Strings& members) {
    for (const std::string& member : members) text += member;
  };
  for (const CycleChange& change : diff.cycles) {
    text += std::string(text.empty() ? "" : "; ") + to_string(change.kind);
    for (const Strings& members : change.before) {
      text += " ";
      add(members);
    }
    if (!change.after.empty()) text += " > ";
    add(change.after);
  }
  return text;
}

Affected affected_by(const State& pool, const Strings& paths) {
  Change change;
  for (const std::string& path : paths) change.files.push_back({path});
  return find_affected(pool.state(), pool.state(), change);
}

Strings names_of(const std::vector<AffectedOne>& all) {
  Strings names;
  for (const AffectedOne& one : all) names.push_back(one.name + " " + std::to_string(one.distance));
  return names;
}

}  // namespace

TEST_CASE("two readings of one pool differ in nothing", "[graph][diff]") {
  const State pool({{"A", {"B"}}, {"B", {"A", "test:C"}}, {"C", {}}}, {{"App", {"A"}}});
  const GraphDiff diff = diff_of(pool, pool);
  CHECK_FALSE(diff.changes_graph());
  CHECK(diff.renamed.empty());
  CHECK_FALSE(diff.loose.changed());
}

TEST_CASE("dependencies come, go, and become firmer or looser, each with its import", "[graph][diff]") {
  const State then({{"A", {"B", "test:C"}}, {"B", {"C"}}, {"C", {}}});
  const State now({{"A", {"C"}}, {"B", {"test:C"}}, {"C", {"B", "B"}}});
  const GraphDiff diff = diff_of(then, now);
  CHECK(edges_of(diff) == Strings{"-A B build none A/A.m:1", "+A C weak build A/A.m:1", "-B C build weak B/B.m:1",
                                  "+C B none build C/C.m:1"});
  CHECK(diff.dependencies[3].imports == 2);
  CHECK(diff.dependencies[3].spelling == "B/B.h");
}

TEST_CASE("a pod that was renamed changes nothing, one that came or went is said", "[graph][diff]") {
  const State then({{"A", {"B"}}, {"B", {"A"}}, {"Old", {}}}, {{"App", {"A"}}});
  const State now({{"A", {"Z"}}, {"Z", {"A"}}, {"New", {}}}, {{"App", {"A"}}});
  const GraphDiff diff = diff_of(then, now, {{"Z", "B"}});
  CHECK(diff.dependencies.empty());
  CHECK(diff.cycles.empty());
  CHECK(diff.apps.empty());
  REQUIRE(diff.renamed.size() == 1);
  CHECK(diff.renamed[0].before == "B");
  REQUIRE(diff.came.size() == 1);
  CHECK(diff.came[0].name == "New");
  REQUIRE(diff.went.size() == 1);
  CHECK(diff.went[0].name == "Old");
}

TEST_CASE("cycles come, merge, grow, shrink and go", "[graph][diff]") {
  const Uses two = {{"A", {"B"}}, {"B", {"A"}}, {"C", {"D"}}, {"D", {"C"}}, {"E", {}}};
  const auto with = [&](const std::string& pod, const Strings& uses) {
    Uses changed = two;
    changed[pod] = uses;
    return changed;
  };
  CHECK(cycles_of(diff_of(State(two), State(with("B", {})))) == "went AB");
  CHECK(cycles_of(diff_of(State(with("B", {})), State(two))) == "came > AB");
  Uses merged = with("B", {"A", "C"});
  merged["D"] = {"C", "A"};
  CHECK(cycles_of(diff_of(State(two), State(merged))) == "merged AB CD > ABCD");
  CHECK(cycles_of(diff_of(State(merged), State(two))) == "shrank ABCD > AB; shrank ABCD > CD");
  Uses grown = with("B", {"A", "E"});
  grown["E"] = {"A"};
  CHECK(cycles_of(diff_of(State(two), State(grown))) == "grew AB > ABE");
  CHECK(cycles_of(diff_of(State(grown), State(two))) == "shrank ABE > AB");
}

TEST_CASE("an app that grows says by which chain each pod came", "[graph][diff]") {
  const State then({{"A", {"B"}}, {"B", {}}, {"C", {"D"}}, {"D", {}}}, {{"App", {"A"}}, {"Gone", {"D"}}});
  const State now({{"A", {"B"}}, {"B", {"C"}}, {"C", {"D"}}, {"D", {}}}, {{"App", {"A"}}, {"Fresh", {"D"}}});
  const GraphDiff diff = diff_of(then, now);
  REQUIRE(diff.apps.size() == 3);
  const AppChange& app = diff.apps[0];
  CHECK(app.pods_before == 2);
  CHECK(app.pods_after == 4);
  CHECK(app.bytes_after > app.bytes_before);
  REQUIRE(app.came.size() == 2);
  CHECK(app.came[1].name == "D");
  REQUIRE(app.came[1].chain.size() == 4);
  CHECK(app.came[1].chain[0].from == "app:App");
  CHECK(app.came[1].chain[0].at.line == 9);
  CHECK_FALSE(app.came[1].chain[1].is_new);
  CHECK(app.came[1].chain[2].is_new);
  CHECK(app.came[1].chain[2].at.file == "B/B.m");
  CHECK(diff.apps[1].kind == AppChange::Kind::Came);
  CHECK(diff.apps[2].kind == AppChange::Kind::Went);
  const GraphDiff back = diff_of(now, then);
  CHECK(back.apps[0].went.size() == 2);
}

TEST_CASE("builds are followed all the way up, tests to their own pod", "[graph][affected]") {
  const State pool({{"Top", {"Mid"}}, {"Mid", {"Low"}}, {"Low", {}}, {"Side", {"test:Mid"}}, {"Over", {"Side"}}},
                   {{"App", {"Top"}}, {"Other", {"Over"}}}, {{"Top", "Over"}, {"Mid", "Side"}, {"Low"}});
  const Affected affected = affected_by(pool, {"Low/Low.m", "readme.md"});
  REQUIRE(affected.touched.size() == 1);
  CHECK(affected.touched[0].files == Strings{"Low/Low.m"});
  CHECK(names_of(affected.pods) == Strings{"Mid 1", "Side 2", "Top 2"});
  CHECK(affected.pods[1].kinds == kind_bit(DependencyKind::Test));
  CHECK(names_of(affected.apps) == Strings{"App 3"});
  CHECK(names_of(affected.to_test) == Strings{"Top 2", "App 3"});
  REQUIRE(affected.to_test[0].chain.size() == 2);
  CHECK(affected.to_test[0].chain[1].to == "Low");
  CHECK(affected.to_test[0].chain[1].at.file == "Mid/Mid.m");
  CHECK(affected.unowned == Strings{"readme.md"});
}

TEST_CASE("a pod whose tests alone changed affects nobody", "[graph][affected]") {
  const State pool({{"A", {"B"}}, {"B", {}}}, {{"App", {"A"}}});
  const Affected affected = affected_by(pool, {"B/Tests/t.m"});
  REQUIRE(affected.touched.size() == 1);
  CHECK(affected.touched[0].tests_only);
  CHECK(affected.pods.empty());
  CHECK(affected.apps.empty());
}

TEST_CASE("a manifest counts for its pod, a file of nobody for the pod in whose folder it lies", "[graph][affected]") {
  const State pool(Uses{{"A", {"B"}}, {"B", {}}});
  CHECK(names_of(affected_by(pool, {"B/B.podspec"}).pods) == Strings{"A 1"});
  CHECK(names_of(affected_by(pool, {"B/deep/notes.txt"}).pods) == Strings{"A 1"});
  // Without layers the top is what nothing needs.
  CHECK(names_of(affected_by(pool, {"B/B.podspec"}).to_test) == Strings{"A 1"});
}

TEST_CASE("cycles end the way up, and a pod that went affects those that needed it", "[graph][affected]") {
  const State loop(Uses{{"A", {"B"}}, {"B", {"A"}}, {"C", {"A"}}});
  CHECK(names_of(affected_by(loop, {"A/A.m"}).pods) == Strings{"B 1", "C 1"});
  const State less(Uses{{"B", {}}, {"C", {}}});
  Change change;
  change.files = {{"A/A.m", true, false}};
  const Affected affected = find_affected(loop.state(), less.state(), change);
  REQUIRE(affected.touched.size() == 3);  // the dependencies of the others changed, too
  CHECK(affected.touched[0].is_gone);
}
