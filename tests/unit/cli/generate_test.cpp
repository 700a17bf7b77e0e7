#include <catch2/catch.hpp>

#include "base/json.h"
#include "unit/cli/memory_world.h"

using namespace podworks;
using Catch::Contains;

namespace {

TestTree tree_with_manifests() {
  TestTree tree = small_tree();
  tree["/pool/podworks.yml"] += "  Desk: { roots: [Net], emit: { cmake: apps/desk/CMakeLists.txt } }\n";
  return tree;
}

constexpr const char* kManifest = "/pool/apps/desk/CMakeLists.txt";

}  // namespace

TEST_CASE("generate writes what an app emits, and leaves it untouched the second time", "[cli][generate]") {
  TestWorld world(tree_with_manifests());
  CHECK(world.run({"generate", "Desk"}) == 0);
  INFO(world.err);
  CHECK_THAT(world.out, Contains("wrote apps/desk/CMakeLists.txt (new)"));
  REQUIRE(world.tree->contains(kManifest));
  CHECK_THAT(world.tree->at(kManifest), Contains("Zip") && !Contains("House"));
  CHECK(world.run({"generate"}) == 0);
  CHECK_THAT(world.out, Contains("kept apps/desk/CMakeLists.txt (unchanged)"));
  CHECK(world.run({"generate", "--check"}) == 0);
  CHECK_THAT(world.out, Contains("up to date"));
}

TEST_CASE("generate --dry-run and --check write nothing", "[cli][generate]") {
  TestWorld world(tree_with_manifests());
  CHECK(world.run({"generate", "--dry-run"}) == 0);
  CHECK_THAT(world.out, Contains("would write apps/desk/CMakeLists.txt (new)"));
  CHECK(world.run({"generate", "--check"}) == 1);
  CHECK_THAT(world.out, Contains("error[stale-manifest]: "));
  CHECK(world.run({"generate", "--check", "--format", "json"}) == 1);
  const Result<Json> json = parse_json(world.out, "generate.json");
  REQUIRE(json.ok());
  CHECK(json.value().find("findings")->array()->size() == 1);
  CHECK_FALSE(world.tree->contains(kManifest));
}

TEST_CASE("generate leaves a file alone that was edited by hand, without --force", "[cli][generate]") {
  TestWorld world(tree_with_manifests());
  REQUIRE(world.run({"generate"}) == 0);
  (*world.tree)[kManifest] += "# mine\n";
  CHECK(world.run({"generate"}) == 2);
  CHECK_THAT(world.err, Contains("edited by hand") && Contains("--force"));
  CHECK_THAT(world.tree->at(kManifest), Contains("# mine"));
  CHECK(world.run({"generate", "--force"}) == 0);
  CHECK_THAT(world.tree->at(kManifest), !Contains("# mine"));
}

TEST_CASE("generate says when there is nothing to generate", "[cli][generate]") {
  TestWorld world(small_tree());
  CHECK(world.run({"generate"}) == 2);
  CHECK_THAT(world.err, Contains("nothing to generate"));
  CHECK(world.run({"generate", "Flat"}) == 2);
  CHECK_THAT(world.err, Contains("app `Flat` emits nothing") && Contains("podworks.yml:7"));
  CHECK(world.run({"generate", "Flt"}) == 2);
  CHECK_THAT(world.err, Contains("did you mean `Flat`?"));
  CHECK(world.run({"generate", "--check", "--force"}) == 2);
  CHECK_THAT(world.err, Contains("cannot be combined"));
}

TEST_CASE("the result of generate is not written over a manifest", "[cli][generate]") {
  TestWorld world(tree_with_manifests());
  CHECK(world.run({"generate", "--report", "json=apps/desk/CMakeLists.txt"}) == 2);
  CHECK_THAT(world.err, Contains("`apps/desk/CMakeLists.txt` is a file that podworks reads"));
  CHECK_FALSE(world.tree->contains(kManifest));
}

TEST_CASE("generate --dry-run refuses what generate refuses, with the same words", "[cli][generate]") {
  TestTree tree = tree_with_manifests();
  tree[kManifest] = "# mine\n";
  TestWorld world(tree);
  CHECK(world.run({"generate"}) == 2);
  const std::string refusal = world.err;
  CHECK_THAT(refusal, Contains("was not written by podworks"));
  CHECK(world.run({"generate", "--dry-run"}) == 2);
  CHECK(world.err == refusal);
  CHECK(world.run({"generate", "--dry-run", "--force"}) == 0);
  CHECK(*world.tree == tree);
}

TEST_CASE("no result is written over what podworks.yml includes, names or generates", "[cli][generate]") {
  TestTree tree = tree_with_manifests();
  tree["/pool/podworks.yml"] =
      "include: [./ci/more.yml]\n" + tree["/pool/podworks.yml"] + "  Old: { from: Podfile.old }\n";
  tree["/pool/ci/more.yml"] = "rules: { over-limit: off }\n";
  tree["/pool/Podfile.old"] = "target 'Old' do\n  pod 'Net', :path => 'pods/Net'\nend\n";
  TestWorld world(tree);
  const std::string name =
      GENERATE("ci/more.yml", "Podfile.old", "apps/desk/CMakeLists.txt", "apps/desk/CMakeLists.txt.tmpl");
  CAPTURE(name);
  for (const std::string command : {"check", "graph", "config"}) {
    CAPTURE(command);
    std::vector<std::string> words = {command, "-o", name};
    if (command == "config") words.insert(words.begin() + 1, "show");
    CHECK(world.run(words) == 2);
    CHECK_THAT(world.err, Contains("`" + name + "` is a file that podworks"));
  }
  CHECK(*world.tree == tree);
}

TEST_CASE("an app whose Podfile cannot be read loses no pods by generate", "[cli][generate]") {
  TestTree tree = small_tree();
  tree["/pool/podworks.yml"] += "  Old: { from: Podfile.old, emit: { podfile: o/Podfile } }\n";
  tree["/pool/Podfile.old"] = "platform :ios, '12'\n";
  TestWorld world(tree);
  CHECK(world.run({"generate", "Old"}) == 2);
  CHECK_THAT(world.err, Contains("the Podfile `Podfile.old` of app `Old` could not be read"));
  CHECK_FALSE(world.tree->contains("/pool/o/Podfile"));
  (*world.tree)["/pool/Podfile.old"] =
      "target 'Old' do\n  pod 'Net', :path => 'pods/Net'\n  more.each { |n| pod n }\nend\n";
  world.run({"generate", "Old"});
  CHECK_THAT(world.err, Contains("`Podfile.old` of app `Old` was not read in full"));
}
