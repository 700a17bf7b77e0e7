#include <catch2/catch.hpp>

#include "base/json.h"
#include "unit/cli/memory_world.h"

using namespace podworks;
using Catch::Contains;

namespace {

TestTree tree_without_config() {
  TestTree tree = small_tree();
  tree.erase("/pool/podworks.yml");
  return tree;
}

}  // namespace

TEST_CASE("init writes a configuration with which the check begins without an error", "[cli][init]") {
  TestWorld world(tree_without_config());
  CHECK(world.run({"init"}) == 0);
  CHECK_THAT(world.out, Contains("wrote podworks.yml: ") && Contains("next: `podworks check`"));
  const std::string text = world.tree->at("/pool/podworks.yml");
  CHECK_THAT(text, Contains("version: 1") && Contains("- name: business") && Contains("- name: base"));
  CHECK(world.run({"check"}) == 0);
  CHECK_THAT(world.out, Contains("no findings"));
}

TEST_CASE("init never overwrites a configuration without --force", "[cli][init]") {
  TestWorld world(small_tree());
  const std::string before = world.tree->at("/pool/podworks.yml");
  CHECK(world.run({"init"}) == 2);
  CHECK_THAT(world.err, Contains("`podworks.yml` exists and is left alone") && Contains("--force"));
  CHECK(world.tree->at("/pool/podworks.yml") == before);
  CHECK(world.run({"init", "--dry-run"}) == 0);
  CHECK_THAT(world.out, Contains("layers:"));
  CHECK(world.tree->at("/pool/podworks.yml") == before);
  CHECK(world.run({"init", "--force"}) == 0);
  CHECK(world.tree->at("/pool/podworks.yml") != before);
}

TEST_CASE("init lists the doubtful pods with a reason", "[cli][init]") {
  TestTree tree = tree_without_config();
  tree["/pool/pods/Lonely/lonely.c"] = "int x;\n";
  tree["/pool/pods/HouseCore/core.h"] = "#include \"house_biz.h\"\n";
  tree["/pool/pods/HouseBiz/house_biz.h"] = "#include \"zip.h\"\n";
  TestWorld world(tree);
  REQUIRE(world.run({"init", "--dry-run", "--format", "json"}) == 0);
  const Result<Json> json = parse_json(world.out, "init.json");
  REQUIRE(json.ok());
  CHECK_FALSE(*json.value().find("written")->boolean());
  std::map<std::string, std::string> doubts;
  for (const Json& doubt : *json.value().find("doubtful")->array()) {
    doubts[*doubt.find("pod")->string()] = *doubt.find("reason")->string();
  }
  CHECK(doubts["Lonely"] == "uses nothing, and nothing uses it");
  CHECK(doubts["HouseCore"] == "its name or folder says base, but it uses `HouseBiz`");
  CHECK(doubts["HouseBiz"] == "its name or folder says business, but `HouseCore` uses it");
}

TEST_CASE("init quotes names that YAML or a glob would read otherwise", "[cli][init]") {
  TestTree tree;
  for (const char* name : {"No", "1Password", "A+B", "a[b]", "it's \"x\"", "#x", "*"}) {
    tree[std::string("/pool/pods/") + name + "/a.c"] = "int x;\n";
  }
  TestWorld world(tree);
  CHECK(world.run({"init"}) == 0);
  INFO(world.err);
  CHECK(world.run({"check"}) == 0);
  INFO(world.out);
  CHECK_THAT(world.out, Contains("no findings in 7 files of 7 pods"));
}

TEST_CASE("init descends into folders that only hold folders of sources", "[cli][init]") {
  TestTree tree = tree_without_config();
  tree["/pool/tool/main.c"] = "#include \"net.h\"\n";
  tree["/pool/tool/parts/part.c"] = "int x;\n";
  tree["/pool/docs/only/deep/a.c"] = "int x;\n";
  TestWorld world(tree);
  REQUIRE(world.run({"init", "--dry-run"}) == 0);
  CHECK_THAT(world.out, Contains("{ from: directory, in: \"pods/*\" }") && Contains("{ from: directory, in: tool }") &&
                            Contains("{ from: directory, in: docs }"));
  CHECK_THAT(world.out, Contains("House") && !Contains("parts"));
}

TEST_CASE("init in a folder without sources says so", "[cli][init]") {
  TestWorld world(TestTree{{"/pool/README.md", ""}});
  CHECK(world.run({"init"}) == 2);
  CHECK_FALSE(world.tree->contains("/pool/podworks.yml"));
}
