#include <catch2/catch.hpp>

#include <algorithm>

#include "scanner/pods/npm/package.h"
#include "support/scan_text.h"

using namespace podworks;
using namespace podworks::test;

namespace {

using Names = std::vector<std::string>;

Names pods_of(const ScanResult& scan) {
  Names names;
  for (const Pod& pod : scan.pods) names.push_back(pod.name);
  return names;
}

const Pod& pod_named(const ScanResult& scan, const std::string& name) {
  const auto found = std::find_if(scan.pods.begin(), scan.pods.end(), [&](const Pod& pod) { return pod.name == name; });
  if (found == scan.pods.end()) FAIL("no pod " << name);
  return *found;
}

/// "net build", "net tests" ... of the pod's root unit.
Names declared(const ScanResult& scan, const std::string& pod) {
  Names all;
  for (const Unit::Declared& one : scan.units[index_of(pod_named(scan, pod).units[0])].declared) {
    constexpr const char* kPurposes[] = {"build", "tests", "compiling", "running"};
    all.push_back(one.dependency.name + " " + kPurposes[static_cast<std::size_t>(one.dependency.purpose)] +
                  (one.units.empty() ? " outside" : ""));
  }
  return all;
}

Role role_of(const ScanResult& scan, const std::string& path) {
  for (std::size_t i = 0; i < scan.files.size(); ++i) {
    if (scan.files[i].path == path && scan.files[i].owner_count > 0) return scan.owners_of(id_at<FileId>(i))[0].role;
  }
  FAIL("nobody owns " << path);
  return Role::Source;
}

std::string package(const std::string& name, const std::string& more = "") {
  return "{\"name\": \"" + name + "\"" + (more.empty() ? "" : ", " + more) + "}";
}

}  // namespace

TEST_CASE("the members of a workspace are pods, whatever names their folders", "[scanner][npm]") {
  const std::string root = GENERATE(
      as<std::string>(), R"({"private": true, "workspaces": ["packages/*", "!packages/skip", "./tools/one/"]})",
      R"({"private": true, "workspaces": {"packages": ["packages/*", "tools/one", "!packages/skip"], "nohoist": []}})");
  const ScanResult scan = scan_pool({{"package.json", root},
                                     {"packages/a/package.json", package("@wb/net", R"("version": "2.1.0")")},
                                     {"packages/a/index.js", ""},
                                     {"packages/skip/package.json", package("skip")},
                                     {"packages/skip/index.js", ""},
                                     {"tools/one/package.json", package("one")},
                                     {"tools/two/package.json", package("two")},
                                     {"tools/two/index.js", ""}});
  CHECK(pods_of(scan) == Names{"@wb/net", "one", "skip", "two"});  // the last two are no members
  CHECK(pod_named(scan, "@wb/net").root == "packages/a");
  CHECK(pod_named(scan, "@wb/net").version == "2.1.0");
  CHECK(pod_named(scan, "@wb/net").reader == "npm");
  CHECK(pod_named(scan, "@wb/net").declares_dependencies);
  CHECK(owners(scan, "packages/a/index.js") == Names{"@wb/net"});
  CHECK(problems(scan, "manifest-problem").empty());
}

TEST_CASE("pnpm and Lerna name members in files of their own", "[scanner][npm]") {
  const Files members = {
      {"libs/a/package.json", package("a")}, {"libs/a/a.ts", ""}, {"libs/b/package.json", package("b")}};
  Files pnpm = members;
  pnpm["pnpm-workspace.yaml"] = "packages:\n  - 'libs/**'\n  - '!**/b'\n";
  CHECK(pods_of(scan_pool(pnpm)) == Names{"a"});
  Files lerna = members;
  lerna["lerna.json"] = R"({"packages": ["libs/b"]})";
  lerna["package.json"] = package("root", R"("private": true)");
  CHECK(pods_of(scan_pool(lerna)) == Names{"a", "b"});      // b is one without a source, as members are
  lerna["package.json"] = R"({"workspaces": ["libs/a"]})";  // what the package manager says goes before
  CHECK(pods_of(scan_pool(lerna)) == Names{"a"});
  Files settings = members;
  settings["libs/b/a.ts"] = "";
  settings["pnpm-workspace.yaml"] = "onlyBuiltDependencies: [esbuild]\n";  // no members: no workspace
  CHECK(pods_of(scan_pool(settings)) == Names{"a", "b"});
}

TEST_CASE("without a workspace a package is a pod if it has sources of its own", "[scanner][npm]") {
  const ScanResult scan = scan_pool({{"lib/package.json", package("lib")},
                                     {"lib/index.js", ""},
                                     {"lib/esm/package.json", R"({"type": "module"})"},
                                     {"lib/esm/a.js", ""},
                                     {"lib/example/package.json", package("example")},
                                     {"lib/example/App.js", ""},
                                     {"lib/test/fixtures/x/package.json", package("fixture")},
                                     {"lib/test/fixtures/x/a.js", ""},
                                     {"ios/package.json", package("tools-only")},
                                     {"ios/dangerfile.js", ""},
                                     {"ios/.eslintrc.js", ""},
                                     {"ios/metro.config.js", ""},
                                     {"empty/package.json", package("empty")}});
  CHECK(pods_of(scan) == Names{"example", "lib"});
  CHECK(owners(scan, "lib/esm/a.js") == Names{"lib"});
  CHECK(owners(scan, "lib/test/fixtures/x/a.js") == Names{"lib"});
  CHECK(owners(scan, "lib/example/App.js") == Names{"example"});
}

TEST_CASE("the root of a workspace is a pod if it has a product", "[scanner][npm]") {
  const Files members = {{"packages/a/package.json", package("a")},
                         {"packages/a/index.js", ""},
                         {"scripts/build.js", ""},
                         {"jest.config.js", ""}};
  const auto pods_with = [&](const std::string& root, const std::string& file) {
    Files files = members;
    files["package.json"] = root;
    files[file] = "";
    return pods_of(scan_pool(files));
  };
  const std::string workspaces = R"("workspaces": ["packages/*"])";
  CHECK(pods_with(package("root", R"("private": true, )" + workspaces), "babel-worker.ts") == Names{"a"});
  CHECK(pods_with(package("root", R"("private": true, "main": "index.js", )" + workspaces), "index.js") ==
        Names{"a", "root"});
  CHECK(pods_with(package("root", R"("private": true, )" + workspaces), "src/app.ts") == Names{"a", "root"});
  CHECK(pods_with(package("root", workspaces), "scripts/more.js") == Names{"a"});
  CHECK(pods_with(package("root", workspaces), "index.js") == Names{"a", "root"});
}

TEST_CASE("packages within a member and beside the members are pods of their own", "[scanner][npm]") {
  const std::string workspaces = R"("workspaces": ["packages/*"])";
  const ScanResult scan = scan_pool({{"package.json", package("root", R"("private": true, )" + workspaces)},
                                     {"packages/a/package.json", package("a")},
                                     {"packages/a/index.js", ""},
                                     {"packages/a/data/package.json", package("data", workspaces)},
                                     {"packages/a/data/packages/x/package.json", package("x")},
                                     {"packages/a/data/packages/x/index.js", ""},
                                     {"site/package.json", package("site", R"("private": true, )" + workspaces)},
                                     {"site/packages/y/package.json", package("y")},
                                     {"site/packages/y/index.js", ""},
                                     {"loose/package.json", package("loose")},
                                     {"loose/index.js", ""}});
  CHECK(pods_of(scan) == Names{"a", "loose", "x", "y"});
  CHECK(owners(scan, "packages/a/data/packages/x/index.js") == Names{"x"});
}

TEST_CASE("a package outside of the workspace's globs is a pod of its own", "[scanner][npm]") {
  const ScanResult scan =
      scan_pool({{"package.json", package("fetch", R"("main": "src/index.js")")},
                 {"pnpm-workspace.yaml", "packages: [e2e/*]\n"},
                 {"src/index.js", ""},
                 {"examples/basic/package.json", package("basic", R"("dependencies": {"fetch": "1"})")},
                 {"examples/basic/index.js", "import 'fetch'; import '../other/o.js'"},
                 {"examples/other/package.json", package("other", R"("private": true)")},
                 {"examples/other/o.js", ""},
                 {"examples/checks/package.json", package("of-tests")},
                 {"examples/checks/a.test.js", ""}});
  CHECK(pods_of(scan) == Names{"basic", "fetch", "of-tests", "other"});
  CHECK(owners(scan, "examples/basic/index.js") == Names{"basic"});
  CHECK(meaning(scan, "examples/basic/index.js", "fetch") == "fetch");
  CHECK(meaning(scan, "examples/basic/index.js", "../other/o.js") == "other");
  CHECK(declared(scan, "basic") == Names{"fetch build"});
}

TEST_CASE("a package.json that only says how files are read is part of the package around it", "[scanner][npm]") {
  const ScanResult scan =
      scan_pool({{"package.json", R"({"private": true, "workspaces": ["packages/*"]})"},
                 {"packages/a/package.json", package("a")},
                 {"packages/a/src/package.json", R"({"type": "module"})"},
                 {"packages/a/src/index.js", ""},
                 {"packages/a/dist/package.json", package("a", R"("type": "commonjs", "dependencies": {"b": "1"})")},
                 {"packages/a/dist/index.js", ""},
                 {"packages/a/sub/package.json", R"({"name": "a/sub", "main": "../dist/sub.js"})"},
                 {"packages/a/sub/index.js", ""}});
  CHECK(pods_of(scan) == Names{"a"});
  for (const char* path : {"packages/a/src/index.js", "packages/a/dist/index.js", "packages/a/sub/index.js"}) {
    CHECK(owners(scan, path) == Names{"a"});
  }
  CHECK(problems(scan, "manifest-problem").empty());
  CHECK(problems(scan, "unreadable-file").empty());
}

TEST_CASE("a package without a name that is installed by itself is called like its folder", "[scanner][npm]") {
  const ScanResult scan =
      scan_pool({{"package.json", R"({"private": true, "workspaces": ["packages/*"]})"},
                 {"packages/a/package.json", package("a")},
                 {"packages/a/i.js", ""},
                 {"tutorials/book/package.json", R"({"private": true, "dependencies": {"a": "1"}})"},
                 {"tutorials/book/app/main.js", "import 'a'; import './more.css'"},
                 {"tutorials/book/app/more.css", ""},
                 {"tutorials/a/package.json", R"({"private": true, "dependencies": {"a": "1"}})"},
                 {"tutorials/a/main.js", "import 'a'; import 'book'"}});
  CHECK(pods_of(scan) == Names{"a", "a@tutorials/a", "book"});
  CHECK(meaning(scan, "tutorials/book/app/main.js", "a") == "a");
  CHECK(meaning(scan, "tutorials/book/app/main.js", "./more.css") == "inside");
  CHECK(meaning(scan, "tutorials/a/main.js", "a") == "a");
  CHECK(meaning(scan, "tutorials/a/main.js", "book") == "unresolved");  // nobody can import it
  CHECK(declared(scan, "a@tutorials/a") == Names{"a build"});
}

TEST_CASE("a package in a root's part for its bundler is the root's, if it needs nothing", "[scanner][npm]") {
  const auto pods_with = [](const std::string& folder, const std::string& inner) {
    return pods_of(scan_pool({{"package.json", package("app", R"("files": ["out"])")},
                              {"index.js", ""},
                              {folder + "/package.json", inner},
                              {folder + "/a.js", ""}}));
  };
  CHECK(pods_with("src/api", package("api", R"("exports": "./a.js")")) == Names{"app"});
  CHECK(pods_with("out", package("api")) == Names{"app"});
  CHECK(pods_with("parts/api", package("api")) == Names{"api", "app"});
  CHECK(pods_with("src/api", package("api", R"("dependencies": {"left": "1"})")) == Names{"api", "app"});
}

TEST_CASE("packages in e2e are pods where the workspace's root ships nothing", "[scanner][npm]") {
  const Files files = {{"e2e/package.json", package("site")},
                       {"e2e/a.test.js", ""},
                       {"tests/data/x/package.json", package("x")},
                       {"tests/data/x/a.js", ""},
                       {"index.js", ""}};
  Files tools = files;
  tools["package.json"] = package("root", R"("private": true, "workspaces": ["packages/*"])");
  CHECK(pods_of(scan_pool(tools)) == Names{"site"});
  Files product = files;
  product["package.json"] = package("root", R"("workspaces": ["packages/*"])");
  CHECK(pods_of(scan_pool(product)) == Names{"root"});
}

TEST_CASE("packages of one name are told apart by their folders", "[scanner][npm]") {
  const ScanResult scan = scan_pool({{"package.json", R"({"workspaces": ["packages/*", "packages/kit/apps/*"]})"},
                                     {"packages/adapter/package.json", package("adapter")},
                                     {"packages/adapter/index.js", ""},
                                     {"packages/kit/package.json", package("kit")},
                                     {"packages/kit/index.js", ""},
                                     {"packages/kit/apps/a/package.json", package("app")},
                                     {"packages/kit/apps/a/index.js", "import './b'; import 'app/b'"},
                                     {"packages/kit/apps/a/b.js", ""},
                                     {"packages/kit/apps/b/package.json", package("app")},
                                     {"packages/kit/apps/b/index.js", "import 'adapter'; import './b'; import 'app/b'"},
                                     {"packages/kit/apps/b/b.js", ""},
                                     {"packages/kit/apps/b/x.css", ""}});
  CHECK(pods_of(scan) == Names{"adapter", "app", "app@packages/kit/apps/b", "kit"});
  CHECK(problems(scan, "manifest-problem").empty());
  CHECK(meaning(scan, "packages/kit/apps/a/index.js", "app/b") == "inside");
  CHECK(meaning(scan, "packages/kit/apps/b/index.js", "app/b") == "inside");
  CHECK(owners(scan, "packages/kit/apps/b/index.js") == Names{"app@packages/kit/apps/b"});
  CHECK(meaning(scan, "packages/kit/apps/b/index.js", "adapter") == "adapter");
}

TEST_CASE("of packages of one name a dependency means the workspace's member, else the nearest", "[scanner][npm]") {
  const std::string needs = R"("dependencies": {"wire": "1"})";
  const ScanResult scan =
      scan_pool({{"package.json", R"({"workspaces": ["packages/*"]})"},
                 {"packages/wire/package.json", package("wire")},
                 {"packages/wire/i.js", ""},
                 {"packages/a/package.json", package("a", needs)},
                 {"packages/a/i.js", "import 'wire'"},
                 {"demo/wire/package.json", package("wire")},
                 {"demo/wire/i.js", ""},
                 {"demo/b/package.json", package("b", needs)},
                 {"demo/b/i.js", "import 'wire'"},
                 {"demo/c/package.json", package("c", R"("dependencies": {"wire": "file:../wire"})")},
                 {"demo/c/i.js", "import 'wire/i.js'"},
                 {"demo/d/package.json", package("d")},
                 {"demo/d/i.js", "import 'wire'"}});
  CHECK(declared(scan, "a") == Names{"wire build"});
  CHECK(declared(scan, "b") == Names{"wire build"});
  CHECK(declared(scan, "c") == Names{"wire@demo/wire build"});
  CHECK(meaning(scan, "packages/a/i.js") == "wire");
  CHECK(meaning(scan, "demo/b/i.js") == "wire");
  CHECK(meaning(scan, "demo/c/i.js") == "wire@demo/wire");
  CHECK(meaning(scan, "demo/d/i.js") == "wire");
  CHECK(problems(scan, "manifest-problem").empty());

  const Files apart = {{"x/wire/package.json", package("wire")},  {"x/wire/i.js", ""},
                       {"y/wire/package.json", package("wire")},  {"y/wire/i.js", ""},
                       {"y/a/package.json", package("a", needs)}, {"y/a/i.js", "import 'wire'"},
                       {"z/package.json", package("b", needs)},   {"z/i.js", "import 'wire'"}};
  const ScanResult near = scan_pool(apart);
  CHECK(declared(near, "a") == Names{"wire@y/wire build"});
  CHECK(meaning(near, "y/a/i.js") == "wire@y/wire");
  CHECK(meaning(near, "z/i.js") == "wire");
  REQUIRE(problems(near, "manifest-problem").size() == 1);
  CHECK_THAT(problems(near, "manifest-problem")[0], Catch::Contains("`b` depends on `wire`, and several packages"));
}

TEST_CASE("a package within one of its name is another one if it says what it needs", "[scanner][npm]") {
  const ScanResult scan = scan_pool({{"package.json", package("app")},
                                     {"server.js", ""},
                                     {"frontend/package.json", package("app", R"("dependencies": {"react": "18"})")},
                                     {"frontend/index.js", "import 'react'"}});
  CHECK(pods_of(scan) == Names{"app", "app@frontend"});
  CHECK(declared(scan, "app@frontend") == Names{"react build outside"});
}

TEST_CASE("a root that is called like one of its members makes way for it", "[scanner][npm]") {
  const ScanResult scan =
      scan_pool({{"package.json", package("net", R"("main": "i.js", "workspaces": ["packages/*"])")},
                 {"i.js", ""},
                 {"packages/net/package.json", package("net")},
                 {"packages/net/i.js", ""}});
  CHECK(pods_of(scan) == Names{"net", "net@."});
  CHECK(owners(scan, "i.js") == Names{"net@."});
}

TEST_CASE("a private package may use what it lists for its development", "[scanner][npm]") {
  const ScanResult scan =
      scan_pool({{"b/package.json", R"({"name": "b"})"},
                 {"b/index.js", ""},
                 {"a/package.json", R"({"name": "a", "private": true, "devDependencies": {"b": "*"}})"},
                 {"a/index.js", "import 'b'"}});
  CHECK(declared(scan, "a") == Names{"b compiling"});
}

TEST_CASE("each kind of dependency has its purpose", "[scanner][npm]") {
  const ScanResult scan = scan_pool({{"package.json", R"({"workspaces": ["p/*"]})"},
                                     {"p/a/package.json", package("a", R"(
    "dependencies": {"b": "workspace:^", "left-pad": "^1.0.0", "old-c": "npm:@wb/c@1.2"},
    "devDependencies": {"@wb/c": "workspace:*", "d": "file:../d-folder"},
    "peerDependencies": {"react": "*", "e": "*"},
    "peerDependenciesMeta": {"e": {"optional": true}},
    "optionalDependencies": {"fsevents": "2"})")},
                                     {"p/b/package.json", package("b")},
                                     {"p/c/package.json", package("@wb/c")},
                                     {"p/d-folder/package.json", package("real-d")},
                                     {"p/e/package.json", package("e")},
                                     {"p/a/index.js", ""}});
  CHECK_THAT(declared(scan, "a"), Catch::UnorderedEquals(Names{"@wb/c build", "@wb/c tests", "b build", "e compiling",
                                                               "fsevents compiling outside", "left-pad build outside",
                                                               "react running outside", "real-d tests"}));
  const Unit& unit = scan.units[index_of(pod_named(scan, "a").units[0])];
  CHECK(unit.declared[0].dependency.at.file == "p/a/package.json");
  CHECK(unit.declared[0].dependency.at.line > 1);
  CHECK(unit.declared[0].dependency.reader == "npm");
}

TEST_CASE("what a package does not ship is test code, unless its manifest says otherwise", "[scanner][npm]") {
  const Files sources = {{"index.js", ""},          {"src/a.test.js", ""},  {"src/__tests__/b.js", ""},
                         {"src/scripts/c.js", ""},  {"scripts/d.js", ""},   {"jest.setup.js", ""},
                         {"rollup.config.mjs", ""}, {".eslintrc.js", ""},   {"src/app.config.ts", ""},
                         {"test/e.js", ""},         {"src/Map-test.js", ""}};
  Files files = sources;
  files["package.json"] = package("a");
  const ScanResult plain = scan_pool(files);
  for (const char* path : {"src/a.test.js", "src/__tests__/b.js", "scripts/d.js", "jest.setup.js", "rollup.config.mjs",
                           ".eslintrc.js", "test/e.js", "src/Map-test.js"}) {
    CAPTURE(path);
    CHECK(role_of(plain, path) == Role::Test);
  }
  for (const char* path : {"index.js", "src/scripts/c.js", "src/app.config.ts"}) {
    CAPTURE(path);
    CHECK(role_of(plain, path) == Role::Source);
  }
  const std::string ships =
      GENERATE(as<std::string>(), R"("files": ["scripts"])", R"("files": ["./scripts/*.js"])",
               R"("exports": {"./s/*": {"default": "./scripts/*.js"}})", R"("bin": {"a": "scripts/d.js"})");
  CAPTURE(ships);
  files["package.json"] = package("a", ships);
  CHECK(role_of(scan_pool(files), "scripts/d.js") == Role::Source);
  CHECK(role_of(scan_pool(files), "test/e.js") == Role::Test);
}

TEST_CASE("values of the wrong type in package.json are findings", "[scanner][npm]") {
  const ScanResult scan = scan_pool({{"package.json", R"({"name": "a", "version": 3,
  "dependencies": {"b": {}, "c": "1"},
  "devDependencies": ["d"],
  "peerDependencies": null,
  "exports": 7,
  "files": ["src", 1]})"},
                                     {"index.js", ""}});
  const Names found = problems(scan, "manifest-problem");
  CHECK(found.size() == 5);
  CHECK_THAT(found, Catch::VectorContains(std::string(
                        "`devDependencies` must be an object of names and versions, and is a list: it is left out")));
  CHECK(declared(scan, "a") == Names{"c build outside"});
}

TEST_CASE("a name that no package can have makes no pod, and a finding", "[scanner][npm]") {
  const std::string name = GENERATE(as<std::string>(), "<%= name %>", "app:Main", "a/b", "@wb", "@wb/", "@/net", "../a",
                                    "@a/b/c", "a b", "a\\nb");
  CAPTURE(name);
  const ScanResult scan = scan_pool({{"package.json", R"({"workspaces": ["p/*"]})"},
                                     {"p/a/package.json", package(name)},
                                     {"p/a/index.js", ""},
                                     {"p/b/package.json", package("@WB/b.c_d-e~f")},
                                     {"p/b/index.js", ""}});
  CHECK(pods_of(scan) == Names{"@WB/b.c_d-e~f"});
  CHECK_THAT(problems(scan, "unreadable-file").at(0), Catch::Contains("is no name that a package can have"));
}

TEST_CASE("a manifest that is broken is a finding where a pod may be missing by it", "[scanner][npm]") {
  const std::string broken = GENERATE(as<std::string>(), "", "{", "[]", "\"x\"", "{\"name\": }", "{\"name\": \"a\",}");
  CAPTURE(broken);
  const ScanResult member = scan_pool({{"package.json", R"({"workspaces": ["p/*"]})"},
                                       {"p/a/package.json", broken},
                                       {"p/b/package.json", package("b")},
                                       {"p/b/index.js", ""},
                                       {"p/b/test/fixtures/x/package.json", broken},
                                       {"p/b/test/fixtures/x/a.js", ""}});
  CHECK(pods_of(member) == Names{"b"});
  CHECK(problems(member, "unreadable-file").size() == 1);
  CHECK(problems(member, "manifest-problem").empty());
  const ScanResult yaml = scan_pool({{"pnpm-workspace.yaml", "packages: 'p/*'\n"},
                                     {"lerna.json", broken},
                                     {"a/package.json", package("a")},
                                     {"a/index.js", ""}});
  CHECK(problems(yaml, "unreadable-file").size() == (broken == "[]" || broken == "\"x\"" ? 1 : 2));
}

TEST_CASE("a package.json for tools alone leaves folders their pods", "[scanner][npm]") {
  const ScanResult scan =
      scan_pool({{"package.json", package("tools")}, {"base/a.c", ""}, {"net/a.c", ""}, {"commitlint.config.js", ""}});
  CHECK(pods_of(scan) == Names{"base", "net"});
}

TEST_CASE("packages in node_modules are none of the pool", "[scanner][npm]") {
  const std::string root = R"({"name": "a", "workspaces": ["**"]})";
  Project project;
  project.exclude.push_back({.value = Glob("**/node_modules")});
  const ScanResult scan = scan_pool({{"package.json", root},
                                     {"index.js", ""},
                                     {"node_modules/b/package.json", package("b")},
                                     {"node_modules/b/index.js", ""}},
                                    project);
  CHECK(pods_of(scan) == Names{"a"});
}

TEST_CASE("a podspec and a package.json of one name and folder are one pod", "[scanner][npm]") {
  const ScanResult scan = scan_pool({{"rn/package.json", package("react-native-map")},
                                     {"rn/index.js", ""},
                                     {"rn/ios/Map.m", ""},
                                     {"rn/map.podspec", podspec("react-native-map", "s.source_files = 'ios/*.m'")}});
  CHECK(pods_of(scan) == Names{"react-native-map"});
  CHECK(owners(scan, "rn/index.js") == Names{"react-native-map"});
  CHECK(owners(scan, "rn/ios/Map.m") == Names{"react-native-map"});
}

TEST_CASE("hostile package.json files end", "[scanner][npm]") {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "{\"exports\":";
  CHECK(parse_npm_package(deep, "package.json").error.has_value());
  std::string many = "{\"name\": \"a\", \"dependencies\": {";
  for (int i = 0; i < 50'000; ++i) many += "\"x\": \"npm:@\",";
  many += "\"y\": \"npm:\", \"\": \"workspace:\"}}";
  const NpmPackage package = parse_npm_package(many, "package.json");
  CHECK(package.dependencies.size() == 3);
  CHECK(parse_npm_package(std::string("{\"name\": \"a\0b\"}", 15), "package.json").error.has_value());
  Files nested;
  std::string folder;
  for (int i = 0; i < 400; ++i) {
    nested[folder + "package.json"] = R"({"name": "x", "workspaces": ["**", "a/**/a/**/b"]})";
    folder += "a/";
  }
  nested[folder + "index.js"] = "";
  CHECK(pods_of(scan_pool(nested)) == Names{"x"});
}
