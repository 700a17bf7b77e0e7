// What would make the gate green where it must be red, and red where nothing is wrong.
#include <catch2/catch.hpp>
#include <filesystem>

#include "support/gate.h"

using namespace podworks;
namespace fs = std::filesystem;

namespace {

using Lines = std::vector<std::string>;

void update_baseline(const GitPool& pool) {
  REQUIRE(run_binary({"-C", pool.path(), "baseline", "update", "--today", "2026-11-21"}).exit_code == 0);
}

std::string importing(const std::string& pod) {
  return "#import <" + pod + "/" + pod + ".h>\n";
}

}  // namespace

TEST_CASE("an allow comment at imports of several pods allows none of them", "[end-to-end][allow]") {
  const GitPool pool(gate_factory());
  const std::string comment = " // podworks: allow(peer-dependency) until Q3\n";
  pool.write("pods/House/House.m", "@import Recruit; @import Recruit;" + comment);
  CHECK(gate_check(pool.path(), {}).fresh == Lines{});
  pool.write("pods/House/House.m", "@import Recruit; @import BizFlat;" + comment);
  const Verdict verdict = gate_check(pool.path(), {});
  CHECK(verdict.exit_code == 1);
  CHECK(verdict.fresh ==
        Lines{"peer-dependency House -> Recruit pods/House/House.m:1",
              "peer-dependency House -> BizFlat pods/House/House.m:1",
              "unused-allow several imports here break `peer-dependency`, and the comment does not say which "
              "pods/House/House.m:1"});
}

TEST_CASE("an import that breaks several rules needs a comment for each", "[end-to-end][allow]") {
  const GitPool pool(gate_factory());
  pool.write("podworks.yml",
             "version: 1\npods:\n  - { from: directory, in: \"pods/*\" }\nlayers:\n"
             "  - { name: business, pods: [House, Recruit, \"Biz*\"] }\n"
             "  - { name: middle, pods: [Net], standard: true }\n"
             "  - { name: base, pods: [Log, \"Base*\"] }\n");
  pool.write("pods/House/House.m", "");
  const auto check = [&](const std::string& rules) {
    pool.write("pods/Net/Net.m", "#import <House/House.h> // podworks: allow(" + rules + ") until Q3\n");
    return gate_check(pool.path(), {}).fresh;
  };
  const Lines broken = {"standard-pollution Net -> House pods/Net/Net.m:1"};
  CHECK(check("standard-pollution") == broken);
  CHECK(check("layer-order") == broken);
  CHECK(check("layer-order, standard-pollution") == Lines{});
}

TEST_CASE("a number over its limit that grows is new against the base", "[end-to-end][gate]") {
  const auto [limit, more] = GENERATE(table<std::string, std::string>({
      {"height: 1", "pods/Log/Log.m"},
      {"unresolved: 1%", "pods/Log/Log.m"},
      {"pods_in_cycle: 0", "pods/Log/Log.m"},
  }));
  CAPTURE(limit);
  const GitPool pool(gate_factory());
  pool.write("podworks.yml",
             kGateConfig + "limits: { " + limit + " }\nrules: { pod-cycle: off, unresolved-import: off }\n");
  pool.write("pods/Log/Log.m", importing("Net") + "#import \"nowhere.h\"\n");
  pool.write("pods/BaseTop/BaseTop.h", "");
  pool.write("pods/BaseEnd/BaseEnd.h", "");
  pool.commit();
  pool.branch("feature");
  CHECK(gate_check(pool.path()).fresh == Lines{});
  pool.write(more, importing("BaseTop") + "#import \"nowhere.h\"\n#import \"never.h\"\n");
  pool.write("pods/BaseTop/BaseTop.m", importing("Net") + importing("BaseKit"));
  pool.write("pods/BaseKit/BaseKit.m", importing("BaseEnd") + "#import \"neither.h\"\n");
  const Verdict verdict = gate_check(pool.path());
  REQUIRE(verdict.fresh.size() == 1);
  CHECK_THAT(verdict.fresh[0], Catch::StartsWith("over-limit"));
  pool.commit("it has grown");
  pool.branch("repair");
  pool.write(more, "");
  pool.write("pods/Net/Net.m", "");
  CHECK(gate_check(pool.path(), {"--base", "feature"}).fresh == Lines{});
}

TEST_CASE("whoever withdraws a cycle from the baseline answers for it", "[end-to-end][gate][baseline]") {
  const GitPool pool(gate_factory());
  pool.write("pods/Log/Log.m", importing("Net"));
  pool.write("pods/House/House.m", "");
  update_baseline(pool);
  pool.commit("the baseline");
  pool.branch("feature");
  CHECK(gate_check(pool.path()).fresh == Lines{});
  pool.write("podworks-baseline.yml", "version: 1\nknown:\n");
  const Verdict verdict = gate_check(pool.path());
  REQUIRE(verdict.fresh.size() == 1);
  CHECK_THAT(verdict.fresh[0], Catch::StartsWith("pod-cycle"));
}

TEST_CASE("entries that a merge brought are followed through the branch that they come from",
          "[end-to-end][baseline]") {
  const GitPool pool(gate_factory());
  const auto record_and_move = [&] {
    update_baseline(pool);
    pool.commit("the baseline");
    pool.git({"mv", "pods/House/House.m", "pods/House/Home.m"});
    pool.commit("move");
  };
  SECTION("a branch into main") {
    pool.branch("feature");
    record_and_move();
    pool.branch("main");
    pool.write("else.txt", "x");
    pool.commit("something else");
    pool.git({"merge", "-q", "--no-ff", "-m", "merge", "feature"});
  }
  SECTION("main into a branch") {
    pool.branch("feature");
    pool.write("else.txt", "x");
    pool.commit("something else");
    pool.branch("main");
    record_and_move();
    pool.branch("feature");
    pool.git({"merge", "-q", "--no-ff", "-m", "merge", "main"});
  }
  CHECK(gate_check(pool.path(), {}).fresh == Lines{});
}

TEST_CASE("entries of many commits are followed together", "[end-to-end][baseline]") {
  const GitPool pool(gate_factory());
  for (const char* name : {"A", "B", "C", "D", "E", "F", "G"}) {
    const std::string one = std::string("int ") + name + "(void) { return 1; }\n";
    pool.write(std::string("pods/House/") + name + ".m", importing("Recruit") + one);
    update_baseline(pool);
    pool.commit(name);
  }
  pool.git({"mv", "pods/House", "pods/BizHome"});
  std::string config = kGateConfig;
  config.replace(config.find("House, "), 7, "");
  pool.write("podworks.yml", config);
  CHECK(gate_check(pool.path(), {}).fresh == Lines{});
}

TEST_CASE("a rule that joins a known finding makes it new", "[end-to-end][gate][baseline]") {
  const GitPool pool(
      {{"podworks.yml",
        "version: 1\npods:\n  - { from: directory, in: \"pods/*\" }\nlayers:\n  - { name: middle, pods: [Middle] }\n"
        "  - { name: standard, pods: [Rn], standard: true }\n  - { name: base, pods: [Log] }\n"
        "rules: { standard-pollution: warn }\n"},
       {"pods/Middle/Middle.h", ""},
       {"pods/Log/Log.h", ""},
       {"pods/Used/Used.h", ""},
       {"pods/Used/podworks.pod.yml", "layer: standard\n"},
       {"pods/Rn/Rn.m", "#import <Used/Used.h>\n"}});
  const bool with_baseline = GENERATE(false, true);
  if (with_baseline) update_baseline(pool);
  pool.commit("recorded");
  pool.branch("feature");
  CHECK(gate_check(pool.path()).exit_code == 0);
  pool.write("pods/Used/podworks.pod.yml", "layer: middle\n");
  CHECK(gate_check(pool.path()).fresh == Lines{"standard-pollution Rn -> Used pods/Rn/Rn.m:1"});
  if (!with_baseline) return;
  CHECK(gate_check(pool.path(), {}).exit_code == 1);
  update_baseline(pool);
  CHECK(gate_check(pool.path(), {}).fresh == Lines{});
}

TEST_CASE("a whole layer is known of one app, and its entry settles", "[end-to-end][baseline]") {
  const std::string layers =
      "version: 1\npods:\n  - { from: directory, in: \"pods/*\" }\nlayers:\n  - { name: business, pods: [House, Job] "
      "}\n"
      "  - { name: base, pods: [Net, Log, Kit] }\nrules: { whole-layer: error }\napps:\n  Full: { roots: [House] }\n";
  const std::string uses = "#import <Net/Net.h>\n#import <Log/Log.h>\n#import <Kit/Kit.h>\n";
  const GitPool pool({{"podworks.yml", layers},
                      {"pods/House/House.m", uses},
                      {"pods/Job/Job.m", uses},
                      {"pods/Net/Net.h", "#import <Log/Log.h>\n"},
                      {"pods/Log/Log.h", "#import <Kit/Kit.h>\n"},
                      {"pods/Kit/Kit.h", ""}});
  update_baseline(pool);
  CHECK(gate_check(pool.path(), {}).fresh == Lines{});
  pool.write("podworks.yml", layers + "  Lite: { roots: [Job] }\n");
  CHECK(gate_check(pool.path(), {}).fresh.size() == 1);
  update_baseline(pool);
  CHECK(gate_check(pool.path(), {}).fresh == Lines{});
  CHECK_THAT(run_binary({"-C", pool.path(), "baseline", "update"}).out, Catch::Contains("is up to date: 2 entries"));
}

TEST_CASE("a circle of subspecs or of files is known where its pod is called otherwise", "[end-to-end][gate]") {
  const auto podspec = [](const std::string& name) {
    return "Pod::Spec.new do |s|\n  s.name = '" + name +
           "'\n  s.version = '1.0'\n  s.subspec 'A' do |a|\n    a.source_files = 'A/*.h'\n  end\n"
           "  s.subspec 'B' do |b|\n    b.source_files = 'B/*.h'\n  end\nend\n";
  };
  const GitPool pool({{"podworks.yml", "version: 1\nrules: { subspec-cycle: error, file-cycle: error }\n"},
                      {"pods/House/House.podspec", podspec("House")},
                      {"pods/House/A/a.h", "#import \"b.h\"\nint this_is_a(void);\n"},
                      {"pods/House/B/b.h", "#import \"a.h\"\nint this_is_b(void);\n"}});
  pool.branch("feature");
  pool.git({"mv", "pods/House", "pods/Villa"});
  pool.git({"mv", "pods/Villa/House.podspec", "pods/Villa/Villa.podspec"});
  pool.write("pods/Villa/Villa.podspec", podspec("Villa"));
  const Verdict verdict = gate_check(pool.path());
  CHECK(verdict.fresh == Lines{});
  CHECK(verdict.known == 2);
}

TEST_CASE("a pod that takes a file of another pod, too, answers for its imports", "[end-to-end][gate]") {
  const std::string head = "version: 1\npods:\n";
  const std::string layers = "layers:\n  - { name: business, pods: [Job, House, Recruit], peers: forbid }\n";
  const std::string others = "  - { name: Recruit, path: Recruit }\n";
  const std::string house = "  - { name: House, path: shared, files: [\"a.m\"] }\n";
  const GitPool pool(
      {{"podworks.yml", head + house + "  - { name: Job, path: shared, files: [\"b.m\"] }\n" + others + layers},
       {"shared/a.m", "#import <Recruit/Recruit.h>\n"},
       {"shared/b.m", "int b;\n"},
       {"Recruit/Recruit.h", ""}});
  pool.branch("feature");
  SECTION("beside the other") {
    pool.write("podworks.yml", head + house + "  - { name: Job, path: shared, files: [\"*.m\"] }\n" + others + layers);
    CHECK(gate_check(pool.path()).fresh == Lines{"peer-dependency Job -> Recruit shared/a.m:1"});
  }
  SECTION("in its place: the file has only moved") {
    pool.write("podworks.yml", head + "  - { name: House, path: shared, files: [\"b.m\"] }\n" +
                                   "  - { name: Job, path: shared, files: [\"a.m\"] }\n" + others + layers);
    CHECK(gate_check(pool.path()).fresh == Lines{});
  }
}
