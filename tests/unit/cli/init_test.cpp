#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "base/json.h"
#include "base/text.h"
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
  CHECK_FALSE(doubts.contains("HouseBiz"));  // a feature of what nobody else uses
}

TEST_CASE("init tells apps, features and what is below them apart by name, where the graph agrees", "[cli][init]") {
  TestTree tree;
  const auto add = [&](const std::string& module, const std::string& uses) {
    std::string folder = module;
    std::replace(folder.begin(), folder.end(), ':', '/');
    std::string package = module;
    std::replace(package.begin(), package.end(), ':', '.');
    tree["/pool/settings.gradle"] += "include ':" + module + "'\n";
    std::string code = "package p." + package + "\n";
    for (const std::string_view used : split(uses, ' ')) {
      if (!used.empty()) code += "import p." + std::string(used) + ".C\n";
    }
    tree["/pool/" + folder + "/src/main/kotlin/C.kt"] = code + "class C\n";
  };
  add("app", "nav feature.home.impl");
  add("nav", "feature.home.api feature.chat");
  add("feature:home:impl", "feature.home.api core.data");
  add("feature:home:api", "core.model");
  add("feature:chat", "core.data feature.home.api");
  add("core:data", "core.model");
  add("core:model", "");
  add("sync", "core.data feature.login");
  add("feature:login", "core.model");
  add("feature:last", "roles");  // nothing uses it
  add("roles", "feature.chat");
  add("libs:push", "sync");
  add("samples:demo", "");
  TestWorld world(tree);
  REQUIRE(world.run({"init", "--dry-run", "--format", "json"}) == 0);
  const Result<Json> json = parse_json(world.out, "init.json");
  REQUIRE(json.ok());
  std::vector<std::string> layers;
  for (const Json& layer : *json.value().find("layers")->array()) {
    layers.push_back(*layer.find("name")->string() + ":");
    for (const Json& pod : *layer.find("pods")->array()) layers.back() += " " + *pod.string();
  }
  CHECK(layers ==
        std::vector<std::string>{"apps: app libs:push nav samples:demo",
                                 "features: feature:chat feature:home:api feature:home:impl feature:last roles",
                                 "middleware: feature:login sync", "base: core:data core:model"});
  CHECK(json.value().find("doubtful")->array()->size() == 2);  // feature:login, libs:push
  CHECK(world.run({"init"}) == 0);
  world.run({"check"});
  CHECK_THAT(world.out, !Contains("layer-order") && !Contains("matches-nothing"));
}

TEST_CASE("init proposes packages with a scope, and only pods that its manifests declare", "[cli][init]") {
  TestTree tree;
  tree["/pool/package.json"] = R"({"private": true, "workspaces": ["packages/*"]})";
  tree["/pool/packages/net/package.json"] = R"({"name": "@wb/net"})";
  tree["/pool/packages/net/index.js"] = "";
  tree["/pool/packages/app/package.json"] = R"({"name": "@wb/app", "dependencies": {"@wb/net": "*"}})";
  tree["/pool/packages/app/index.js"] = "import '@wb/net'\n";
  tree["/pool/ios/App/a.swift"] = "import UIKit\n";
  tree["/pool/ios/App/b.swift"] = "import UIKit\n";
  TestWorld world(tree);
  CHECK(world.run({"init"}) == 0);
  world.run({"check"});
  INFO(world.out);
  CHECK_THAT(world.out, !Contains("matches-nothing"));
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

TEST_CASE("init proposes every folder in a way that the check takes, whatever its name", "[cli][init]") {
  TestTree tree;
  const std::vector<std::string> names = {"a\nb",        " lead",
                                          "trail ",      "tab\tin",
                                          "\x01",        "\xFF\xFE",
                                          "-dash",       "*",
                                          "[x",          "{y",
                                          "it's",        "say \"z\"",
                                          "back\\slash", "!not",
                                          "a: b #c",     "地图",
                                          "~",           "\xE2\x80\xA8line",
                                          "\xC2\x85nel", "\xEF\xBB\xBFmark",
                                          "@at",         "%d"};
  SECTION("as pods of one folder") {
    for (const std::string& name : names) tree["/pool/pods/" + name + "/a.c"] = "int x;\n";
  }
  SECTION("as pods at the top") {
    for (const std::string& name : names) tree["/pool/" + name + "/a.c"] = "int x;\n";
  }
  SECTION("as folders of pods") {
    for (std::size_t i = 0; i < names.size(); ++i) {
      tree["/pool/" + names[i] + "/A" + std::to_string(i) + "/a.c"] = "int x;\n";
      tree["/pool/" + names[i] + "/B" + std::to_string(i) + "/a.c"] = "int x;\n";
    }
  }
  TestWorld world(tree);
  const int exit_code = world.run({"init"});
  INFO(world.err);
  REQUIRE(exit_code == 0);
  INFO(world.tree->at("/pool/podworks.yml"));
  CHECK(world.run({"check"}) == 0);
  CHECK_THAT(world.out + world.err,
             Contains("no findings in") && Contains("of " + std::to_string(tree.size()) + " pods"));
}

TEST_CASE("init names the pods that differ only in what podworks.yml cannot hold", "[cli][init]") {
  TestWorld world(TestTree{{"/pool/pods/a\nb/a.c", "int x;\n"}, {"/pool/pods/a\tb/a.c", "#include \"../a\nb/a.c\"\n"}});
  CHECK(world.run({"init"}) == 0);
  CHECK(world.run({"check"}) == 0);
}

TEST_CASE("init and check take the folder of -c for the pool's root", "[cli][init]") {
  TestTree tree = tree_without_config();
  tree["/pool/tool/parts/one/a.c"] = "int x;\n";
  TestWorld world(tree);
  CHECK(world.run({"init", "-c", "tool/pool.yml"}) == 0);
  CHECK_THAT(world.out,
             Contains("wrote tool/pool.yml: 1 pod in") && Contains("next: `podworks check -c tool/pool.yml`"));
  CHECK_THAT(world.tree->at("/pool/tool/pool.yml"), Contains("in: parts") && !Contains("House"));
  CHECK(world.run({"check", "-c", "tool/pool.yml"}) == 0);
  CHECK_THAT(world.out, Contains("no findings in 1 file of 1 pod"));
  CHECK(world.run({"init", "-c", "gone/x.yml"}) == 2);
  CHECK_THAT(world.err, Contains("there is no folder `/pool/gone`"));
}

TEST_CASE("init proposes no path of a Podfile that podworks.yml cannot hold", "[cli][init]") {
  TestTree tree = tree_without_config();
  tree["/pool/apps/a\nb/Podfile"] = "target 'A' do\nend\n";
  tree["/pool/apps/trail /Podfile"] = "target 'B' do\nend\n";
  TestWorld world(tree);
  REQUIRE(world.run({"init", "--dry-run"}) == 0);
  CHECK_THAT(world.out, Contains("#   (podworks.yml cannot hold the path of `apps/a\uFFFDb/Podfile`: rename it)\n"));
  CHECK_THAT(world.out, Contains("#   trail: { from: \"apps/trail /Podfile\" }\n"));
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

TEST_CASE("after init the check has the pods that it had before, folders without a manifest too", "[cli][init]") {
  const auto pods = [](TestWorld& world) {
    world.out.clear();
    REQUIRE(world.run({"list", "pods", "-q"}) == 0);
    std::set<std::string> names;
    for (std::string_view rest = world.out; rest.find('\n') != std::string_view::npos;) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      names.emplace(line.substr(0, line.find(' ')));
      rest.remove_prefix(line.size() + 1);
    }
    names.erase("name");
    return names;
  };
  const TestTree gradle = {
      {"/pool/settings.gradle.kts", "include(\":app:core\")"},
      {"/pool/app/core/build.gradle.kts", "plugins { kotlin(\"jvm\") }"},
      {"/pool/app/core/src/main/kotlin/C.kt", "package core\nclass C"},
  };
  SECTION("of an app beside modules") {
    TestTree tree = gradle;
    tree["/pool/app/iosApp/iosApp/App.swift"] = "import SwiftUI\nimport Missing";
    tree["/pool/mac/iosApp/B.swift"] = "";
    TestWorld world(tree);
    const std::set<std::string> before = pods(world);
    CHECK(before == std::set<std::string>{"app:core", "iosApp", "mac"});
    REQUIRE(world.run({"init"}) == 0);
    CHECK_THAT((*world.tree)["/pool/podworks.yml"], Contains("- { name: iosApp, path: app/iosApp }\n"));
    CHECK(pods(world) == before);
    world.out.clear();
    world.run({"check", "-q", "--all"});
    CHECK_THAT(world.out, Contains("`Missing`, which `iosApp` imports"));
  }
  SECTION("of an app's half of a package") {
    TestTree tree = gradle;
    tree["/pool/site/pubspec.yaml"] = "name: site\n";
    tree["/pool/site/lib/a.dart"] = "";
    tree["/pool/site/ios/Runner/App.swift"] = "import Missing";
    TestWorld world(tree);
    const std::set<std::string> before = pods(world);
    CHECK(before == std::set<std::string>{"app:core", "site"});
    REQUIRE(world.run({"init"}) == 0);
    CHECK(pods(world) == before);
    world.out.clear();
    world.run({"check", "-q", "--all"});
    CHECK_THAT(world.out, Contains("`Missing`, which `site` imports"));
  }
  SECTION("of sources within a module") {
    TestTree tree = gradle;
    tree["/pool/app/core/src/native/a.c"] = "";
    tree["/pool/app/core/b.c"] = "";
    tree["/pool/other/src/b.c"] = "";
    TestWorld world(tree);
    const std::set<std::string> before = pods(world);
    CHECK(before == std::set<std::string>{"app:core", "core", "other"});
    REQUIRE(world.run({"init"}) == 0);
    CHECK(pods(world) == before);
    world.out.clear();
    CHECK(world.run({"check", "-q"}) == 0);
    CHECK_THAT(world.out, Contains("no findings in 4 files of 3 pods"));
  }
}

TEST_CASE("init in a folder without sources says so", "[cli][init]") {
  TestWorld world(TestTree{{"/pool/README.md", ""}});
  CHECK(world.run({"init"}) == 2);
  CHECK_FALSE(world.tree->contains("/pool/podworks.yml"));
}

TEST_CASE("init writes over no source, not even by force", "[cli][init]") {
  TestTree tree = small_tree();
  tree["/pool/keep.m"] = "int a;\n";
  TestWorld world(tree);
  CHECK(world.run({"init", "-c", "keep.m", "--force"}) == 2);
  CHECK_THAT(world.err, Contains("`keep.m` is the name of a source"));
  CHECK(*world.tree == tree);
}

TEST_CASE("init writes a configuration that reads the manifests which it is based on", "[cli][init]") {
  const std::string project = "cmake_minimum_required(VERSION 3.20)\nproject(P C)\n";
  TestTree tree = {
      {"/pool/CMakeLists.txt", project + "add_subdirectory(src)\n"},
      {"/pool/src/CMakeLists.txt", "add_library(core a.c)\n"},
      {"/pool/src/a.c", ""},
      {"/pool/src/example/CMakeLists.txt", "add_executable(example main.c)\n"},  // nobody adds it
      {"/pool/src/example/main.c", ""},
  };
  SECTION("a build that nothing begins is none then either") {
    TestWorld world(tree);
    REQUIRE(world.run({"init"}) == 0);
    CHECK_THAT(world.tree->at("/pool/podworks.yml"), Contains("  - { from: cmake }\n"));
    REQUIRE(world.run({"list", "pods"}) == 0);
    CHECK_THAT(world.out, Contains("core") && !Contains("example"));
  }
  SECTION("of builds some of which are passed over the others are named") {
    tree.emplace("/pool/P.podspec", "Pod::Spec.new { |s| s.name = 'P'; s.source_files = 'src/*.c' }");
    tree.emplace("/pool/demo/CMakeLists.txt", project + "add_executable(demo main.c)\n");
    tree.emplace("/pool/demo/main.c", "");
    TestWorld world(tree);
    REQUIRE(world.run({"init"}) == 0);
    CHECK_THAT(world.tree->at("/pool/podworks.yml"),
               Contains("  - { from: cmake, in: demo/CMakeLists.txt }\n") && Contains("  - { from: podspec }\n"));
    REQUIRE(world.run({"list", "pods"}) == 0);
    CHECK_THAT(world.out, Contains("demo") && !Contains("core"));
  }
  SECTION("a lock is read beside the podspecs") {
    tree.emplace("/pool/P.podspec", "Pod::Spec.new { |s| s.name = 'P'; s.source_files = 'src/*.c' }");
    tree.emplace("/pool/Podfile.lock", "PODS:\n  - P (1.0)\n");
    TestWorld world(tree);
    REQUIRE(world.run({"init"}) == 0);
    CHECK_THAT(world.tree->at("/pool/podworks.yml"), Contains("  - { from: podfile-lock }\n"));
  }
}

TEST_CASE("init names every kind of manifest, also of pods that have several", "[cli][init]") {
  TestWorld world(TestTree{
      {"/pool/lib/Lib.podspec", "Pod::Spec.new { |s| s.name = 'lib'; s.source_files = 'ios/*.h' }"},
      {"/pool/lib/ios/a.h", ""},
      {"/pool/lib/package.json", R"({"name": "lib"})"},
      {"/pool/lib/index.js", ""},
      {"/pool/lib/android/build.gradle", ""},
      {"/pool/lib/android/src/main/kotlin/A.kt", "package a\n"},
  });
  CHECK(world.run({"init"}) == 0);
  const std::string text = world.tree->at("/pool/podworks.yml");
  CHECK_THAT(text, Contains("{ from: podspec }") && Contains("{ from: npm }") && Contains("{ from: gradle }"));
}
