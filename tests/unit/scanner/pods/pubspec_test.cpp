// pubspec.yaml (pods.md §5).
#include <catch2/catch.hpp>

#include <algorithm>

#include "support/scan_text.h"
#include "unit/scanner/pods/read_pod.h"

using namespace podworks;

namespace {

constexpr const char* kPath = "packages/net/pubspec.yaml";

PodDeclaration read_pubspec(const std::string& text, Files files = {}) {
  files[kPath] = text;
  auto pods = try_read(kPath, files);
  REQUIRE(pods.ok());
  REQUIRE(pods.value().size() == 1);
  return std::move(pods.value().front());
}

Error refused(const std::string& text) {
  const auto pods = try_read(kPath, {{kPath, text}});
  REQUIRE_FALSE(pods.ok());
  return pods.errors().front();
}

/// "net", "net (tests)", "net (running)"
Names declared(const PodDeclaration& pod) {
  Names names;
  for (const DeclaredDependency& one : pod.units[0].dependencies) {
    names.push_back(one.name + (one.purpose == DeclaredFor::Tests     ? " (tests)"
                                : one.purpose == DeclaredFor::Running ? " (running)"
                                                                      : ""));
  }
  return names;
}

}  // namespace

TEST_CASE("a pubspec is a package with its name, version and files", "[scanner][pubspec]") {
  const PodDeclaration pod = read_pubspec("name: net\nversion: 1.2.3+4\r\n");
  CHECK(pod.name == "net");
  CHECK(pod.version == "1.2.3+4");
  CHECK(pod.root == "packages/net");
  CHECK(pod.reader == "pubspec");
  CHECK(pod.languages == language_bit(Language::Dart));
  CHECK(pod.declares_dependencies);
  CHECK(pod.at == Place{kPath, 1, 7});
  REQUIRE(pod.provides.size() == 1);
  CHECK(pod.provides[0].language == Language::Dart);
  CHECK(pod.provides[0].name == "net");
  CHECK(pod.problems.empty());
}

TEST_CASE("dependencies of all sources are declared", "[scanner][pubspec]") {
  const PodDeclaration pod = read_pubspec(
      "name: net\n"
      "dependencies:\n  http: ^1.0.0\n  base:\n    path: ../base\n  any_version:\n  flutter:\n    sdk: flutter\n"
      "  forked:\n    git:\n      url: https://x.y/z.git\n      path: packages/forked\n      ref: main\n"
      "  private:\n    hosted: https://pub.x.y\n    version: '>=1.0.0 <2.0.0'\n"
      "dev_dependencies: {test: any, http: any}\n"
      "dependency_overrides:\n  other: {path: ../base}\n",
      {{"packages/base/pubspec.yaml", "name: base\n"}});
  CHECK(declared(pod) ==
        Names{"http", "base", "any_version", "flutter", "forked", "private", "test (tests)", "http (tests)"});
  CHECK(pod.units[0].dependencies[0].requirements == Names{"^1.0.0"});
  CHECK(pod.units[0].dependencies[0].at == Place{kPath, 3, 3});
  CHECK(pod.units[0].dependencies[5].requirements == Names{">=1.0.0 <2.0.0"});
  CHECK(messages(pod.problems).empty());
}

TEST_CASE("a plugin's default packages come along without an import", "[scanner][pubspec]") {
  const std::string plugin =
      "flutter:\n  plugin:\n    platforms:\n      android:\n        default_package: net_android\n      ios:\n"
      "        default_package: net_ios\n      web:\n        pluginClass: Net\n      macos:\n"
      "        default_package: net\n";
  const PodDeclaration pod =
      read_pubspec("name: net\ndependencies:\n  net_android: any\n  base: any\n  net_ios: any\n" + plugin);
  CHECK(declared(pod) == Names{"net_android (running)", "base", "net_ios (running)"});
  CHECK(pod.problems.empty());
  const PodDeclaration slip = read_pubspec("name: net\ndependencies:\n  net_android: any\n" + plugin);
  CHECK(declared(slip) == Names{"net_android (running)", "net_ios (running)"});
  CHECK(messages(slip.problems) == Names{"`default_package: net_ios` is not among the `dependencies:`"});
  CHECK(slip.problems[0].place == Place{kPath, 10, 26});
}

TEST_CASE("a plugin, a font, a program and a generator of code work without an import", "[scanner][pubspec]") {
  const auto [text, beside, expected] = GENERATE(table<std::string, Files, bool>({
      {"", {}, false},
      {"flutter:\n  uses-material-design: true\n", {}, false},
      {"flutter:\n  plugin:\n    platforms:\n      ios:\n        default_package: a\ndependencies: {a: any}\n",
       {},
       false},
      {"flutter:\n  plugin:\n    platforms:\n      ios:\n        pluginClass: A\n", {}, true},
      {"flutter:\n  plugin:\n    implements: a\n", {}, true},
      {"flutter:\n  fonts:\n    - family: A\n", {}, true},
      {"executables:\n  net:\n", {}, true},
      {"", {{"packages/net/bin/net.dart", ""}}, true},
      {"", {{"packages/net/build.yaml", "builders:\n  a: {}\n"}}, true},
      {"", {{"packages/net/build.yaml", "targets:\n  a: {}\n"}}, false},
  }));
  CAPTURE(text);
  const PodDeclaration pod = read_pubspec("name: net\n" + text, beside);
  CHECK(pod.works_without_import == expected);
  CHECK(messages(pod.problems).empty());
}

TEST_CASE("what pub would refuse is a problem with its place", "[scanner][pubspec]") {
  const auto [text, message, place] = GENERATE(table<std::string, std::string, Place>({
      {"dependencies: [a, b]\n", "`dependencies:` is a list, no map: dependencies of the package may be missing",
       Place{kPath, 2, 15}},
      {"dev_dependencies: text\n", "`dev_dependencies:` is a text, no map: dependencies of the package may be missing",
       Place{kPath, 2, 19}},
      {"dependencies:\n  a: [1]\n", "`a` is declared by a list, which says no version and no source",
       Place{kPath, 3, 6}},
      {"dependencies:\n  a:\n    pth: ../a\n", "`a` is declared by `pth:`, which says no version and no source",
       Place{kPath, 4, 5}},
      {"dependencies:\n  a/b: any\n", "`a/b` under `dependencies` is no name of a package", Place{kPath, 3, 3}},
      {"dependencies:\n  a: {path: ../a}\n", "`a` is taken from `../a`, where there is no pubspec.yaml",
       Place{kPath, 3, 13}},
      {"dependencies:\n  a: {path: [x]}\n", "the path of `a` is a list", Place{kPath, 3, 13}},
      {"dependencies:\n  a: {path: /absolute/a}\n",
       "`a` is taken from `/absolute/a`: such a path holds on one machine only", Place{kPath, 3, 13}},
      {"dependency_overrides:\n  a: {path: ../a}\n", "`a` is taken from `../a`, where there is no pubspec.yaml",
       Place{kPath, 3, 13}},
      {"workspace:\n  - a\n", "the workspace lists `a`, where there is no pubspec.yaml", Place{kPath, 3, 5}},
      {"workspace:\n  - a/*\n", "the workspace lists `a/*`, where there is no pubspec.yaml", Place{kPath, 3, 5}},
      {"workspace: a\n", "`workspace:` is a text, no list", Place{kPath, 2, 12}},
      {"workspace:\n  - [a]\n", "a member of the workspace is a list, no folder", Place{kPath, 3, 5}},
      {"flutter:\n  plugin: x\n", "`plugin:` is a text, no map: dependencies of the package may be missing",
       Place{kPath, 3, 11}},
      {"flutter:\n  plugin:\n    platforms:\n      ios: {default_package: [x]}\n",
       "`default_package:` is a list, and no name of a package", Place{kPath, 5, 30}},
  }));
  CAPTURE(text);
  const PodDeclaration pod = read_pubspec("name: net\n" + text);
  REQUIRE(messages(pod.problems) == Names{message});
  CHECK(pod.problems[0].rule == "manifest-problem");
  CHECK(pod.problems[0].place == place);
  CHECK_FALSE(pod.problems[0].help.empty());
}

TEST_CASE("empty sections and what lies outside of the pool are no problem", "[scanner][pubspec]") {
  const auto text =
      GENERATE(as<std::string>{}, "dependencies:\n", "dev_dependencies: {}\nflutter:\nworkspace:\n",
               "dependencies:\n  a: {path: ../../../a}\n", "workspace:\n  - packages/a\n  - packages/*\n",
               "flutter:\n  plugin:\n    implements: x\n    platforms:\n      ios:\n        pluginClass: X\n");
  CAPTURE(text);
  const PodDeclaration pod =
      read_pubspec("name: net\n" + text, {{"packages/net/packages/a/pubspec.yaml", "name: a\n"}});
  CHECK(messages(pod.problems).empty());
}

TEST_CASE("a key that stands twice is a problem", "[scanner][pubspec]") {
  const PodDeclaration pod = read_pubspec("name: net\ndependencies:\n  a: any\n  a: ^1.0.0\n");
  REQUIRE(pod.problems.size() == 1);
  CHECK(pod.problems[0].place.line == 4);
}

TEST_CASE("overrides in a file of their own make no dependency, and are checked", "[scanner][pubspec]") {
  const PodDeclaration pod =
      read_pubspec("name: net\ndependencies:\n  a: any\n",
                   {{"packages/net/pubspec_overrides.yaml",
                     "dependency_overrides:\n  a: {path: ../a}\n  b: {path: ../b}\n  c: ^1.0.0\n"},
                    {"packages/a/pubspec.yaml", "name: a\n"}});
  CHECK(declared(pod) == Names{"a"});
  CHECK(messages(pod.problems) == Names{"`b` is taken from `../b`, where there is no pubspec.yaml"});
  CHECK(pod.problems[0].place == Place{"packages/net/pubspec_overrides.yaml", 3, 13});
  CHECK(says(read_pubspec("name: net\n", {{"packages/net/pubspec_overrides.yaml", "a: [\n"}}).problems,
             "the overrides cannot be read"));
}

TEST_CASE("a pubspec without a usable name is refused", "[scanner][pubspec]") {
  const auto text =
      GENERATE(as<std::string>{}, "", "version: 1\n", "name:\n", "name: [a]\n", "name: a b\n", "name: a/b\n",
               "name: .a\n", "name: {{name}}\n", "- a\n", "name: \"\\x1b[2J\"\n", "name: '{{ project }}'\n");
  CAPTURE(text);
  const Error error = refused(text);
  CHECK_FALSE(error.message.empty());
  CHECK(error.message.find('\x1b') == std::string::npos);
}

TEST_CASE("hostile pubspecs end in a refusal or a pod", "[scanner][pubspec][hostile]") {
  const auto text = GENERATE(
      "name: net\ndependencies: " + std::string(100'000, '['), "name: net\ndependencies: " + std::string(100'000, '{'),
      "name: " + std::string(5'000'000, 'a'), std::string("name: n\0t\n", 10), "name: net\ndependencies: {path: {path",
      std::string("\xFF\xFE\x00", 3), "name: net\nworkspace: [" + std::string(10'000, ',') + "]",
      "a: &a [x]\nname: *a\n", "name: net\n---\nname: other\n");
  const auto pods = try_read(kPath, {{kPath, text}});
  CHECK((!pods.ok() || pods.value().size() == 1));
}

TEST_CASE("a package owns its folder down to the next package", "[scanner][pubspec]") {
  const ScanResult scan = test::scan_pool({
      {"net/pubspec.yaml", "name: net\n"},
      {"net/lib/net.dart", ""},
      {"net/test/a_test.dart", ""},
      {"net/example/pubspec.yaml", "name: net_example\n"},
      {"net/example/lib/main.dart", ""},
      {"other/example/main.dart", ""},
      {"other/pubspec.yaml", "name: other\n"},
      {"website/main.dart", ""},
  });
  CHECK(test::owners(scan, "net/lib/net.dart") == Names{"net"});
  CHECK(test::owners(scan, "net/test/a_test.dart") == Names{"net"});
  CHECK(test::owners(scan, "net/example/lib/main.dart") == Names{"net_example"});
  CHECK(test::owners(scan, "other/example/main.dart") == Names{"other"});
  CHECK(test::owners(scan, "website/main.dart").empty());
}

TEST_CASE("a plugin's podspec below its pubspec declares the same pod", "[scanner][pubspec]") {
  const ScanResult scan = test::scan_pool({
      {"net/pubspec.yaml",
       "name: net\nflutter:\n  plugin:\n    platforms:\n      ios: {pluginClass: N}\ndependencies: {base: any}\n"},
      {"net/lib/net.dart", ""},
      {"net/ios/net.podspec", test::podspec("net", "s.source_files = '*.m'\n s.dependency 'Flutter'")},
      {"net/ios/n.m", ""},
      {"base/pubspec.yaml", "name: base\n"},
      {"base/lib/base.dart", ""},
  });
  REQUIRE(scan.pods.size() == 2);
  const Pod& net = scan.pods[1];
  CHECK(net.works_without_import);
  CHECK_FALSE(scan.pods[0].works_without_import);
  CHECK(has(net.languages, Language::Dart));
  CHECK(scan.units[index_of(net.units[0])].declared.size() == 2);
  CHECK(test::owners(scan, "net/lib/net.dart") == Names{"net"});
  CHECK(test::owners(scan, "net/ios/n.m") == Names{"net"});
  CHECK(messages(scan.problems).empty());
}

TEST_CASE("packages of one name are told apart by their folder, the shortest path keeps the name",
          "[scanner][pubspec]") {
  const ScanResult scan = test::scan_pool({
      {"a/deep/example/pubspec.yaml", "name: example\n"},
      {"a/deep/example/lib/a.dart", ""},
      {"z/example/pubspec.yaml", "name: example\n"},
      {"z/example/lib/a.dart", ""},
      {"b/example/pubspec.yaml", "name: example\n"},
      {"b/example/lib/a.dart", ""},
  });
  CHECK(test::owners(scan, "b/example/lib/a.dart") == Names{"example"});
  CHECK(test::owners(scan, "z/example/lib/a.dart") == Names{"example@z/example"});
  CHECK(test::owners(scan, "a/deep/example/lib/a.dart") == Names{"example@a/deep/example"});
  CHECK(scan.problems.empty());
}

TEST_CASE("a dependency on a name of several packages is a problem", "[scanner][pubspec]") {
  const ScanResult scan = test::scan_pool({
      {"core/pubspec.yaml", "name: core\n"},
      {"core/lib/a.dart", ""},
      {"net/test/fixtures/core/pubspec.yaml", "name: core\n"},
      {"net/pubspec.yaml", "name: net\ndependencies:\n  core: any\n"},
      {"net/lib/a.dart", "import 'package:core/a.dart';\n"},
  });
  CHECK(test::problems(scan, "manifest-problem") ==
        Names{"`net` depends on `core`, and 2 packages of the pool are called so: the one in core is taken"});
  CHECK(test::meaning(scan, "net/lib/a.dart") == "core");
}

TEST_CASE("of several packages of a name the one in the own folder is meant", "[scanner][pubspec]") {
  const std::string app = "dependencies:\n  repo:\n    path: packages/repo\n";
  const ScanResult scan = test::scan_pool({
      {"a/pubspec.yaml", "name: a\n" + app},
      {"a/lib/a.dart", "import 'package:repo/repo.dart';\n"},
      {"a/packages/repo/pubspec.yaml", "name: repo\n"},
      {"a/packages/repo/lib/repo.dart", ""},
      {"b/pubspec.yaml", "name: b\n" + app},
      {"b/lib/b.dart", "import 'package:repo/repo.dart';\n"},
      {"b/packages/repo/pubspec.yaml", "name: repo\n"},
      {"b/packages/repo/lib/repo.dart", ""},
  });
  CHECK(scan.problems.empty());
  CHECK(test::meaning(scan, "a/lib/a.dart") == "repo");
  CHECK(test::meaning(scan, "b/lib/b.dart") == "repo@b/packages/repo");
}

TEST_CASE("a package of rules for the analyzer is used by its options", "[scanner][pubspec]") {
  const std::string options =
      GENERATE(as<std::string>{}, "include: package:rules/all.yaml\n",
               "include:\n  - package:rules/all.yaml\n  - ../analysis_options.yaml\n", "include: [\n", "a: b\n");
  CAPTURE(options);
  const PodDeclaration pod = read_pubspec("name: net\ndev_dependencies:\n  rules: any\n  other: any\n",
                                          {{"packages/analysis_options.yaml", options}});
  const bool is_named = options.find("package:") != std::string::npos;
  for (const DeclaredDependency& dependency : pod.units[0].dependencies) {
    const bool is_rules = dependency.name == "rules" && is_named;
    CHECK(dependency.purpose == (is_rules ? DeclaredFor::Compiling : DeclaredFor::Tests));
  }
  CHECK(pod.problems.empty());
}
