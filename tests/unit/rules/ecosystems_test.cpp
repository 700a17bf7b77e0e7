// What manifests of other ecosystems declare, as the rules about declarations judge it.
#include <algorithm>
#include <catch2/catch.hpp>

#include "support/pool.h"

using namespace podworks;

namespace {

/// Gradle modules a, b and c, each with a class; `script` is a's build script and `source` a's file.
TestPool gradle(const std::string& script, const std::string& source, const std::string& script_of_b = "") {
  return require_pool({{"settings.gradle", "include ':a', ':b', ':c'\n"},
                       {"a/build.gradle", script},
                       {"b/build.gradle", script_of_b},
                       {"c/build.gradle", ""},
                       {"a/src/main/kotlin/A.kt", "package p.a\n" + source + "class A\n"},
                       {"b/src/main/kotlin/B.kt", "package p.b\nclass B\n"},
                       {"c/src/main/kotlin/C.kt", "package p.c\nclass C\n"}});
}

}  // namespace

TEST_CASE("an import of a Gradle module must be declared, by `api` of another one too", "[rules]") {
  const std::string uses_c = "import p.c.C\nimport p.b.B\n";
  const std::string on_b = "dependencies { implementation project(':b') }";
  CHECK(findings_of(gradle(on_b, uses_c, "dependencies { api project(':c') }"), "undeclared-dependency").empty());
  const Diagnostic finding =
      finding_of(gradle(on_b, uses_c, "dependencies { implementation project(':c') }"), "undeclared-dependency");
  CHECK(finding.message == "`a` uses `c` without declaring it; it comes along through `b`");
  CHECK(finding.help == "declare `c` in the build script of `a`, or remove the imports");
  CHECK(finding_of(gradle(on_b, uses_c), "undeclared-dependency").message ==
        "`a` uses `c`, and nothing that it declares leads there");
}

TEST_CASE("a module that a build beside it names by its coordinates is declared", "[rules]") {
  const auto [library, is_it] = GENERATE(table<std::string, bool>({
      {"com.wb.net:core", true},
      {"com.wb:core", true},
      {"com.wb.net:other", false},
      {"androidx.core:core", false},
      {"com.wb.n:core", false},
  }));
  CAPTURE(library);
  const TestPool pool = require_pool(
      {{"settings.gradle", "include ':libs:core', ':libs:base'\n"},
       {"build.gradle", "plugins { id 'sets.the.group' }"},
       {"libs/core/build.gradle", "dependencies { api project(':libs:base') }"},
       {"libs/core/src/main/kotlin/C.kt", "package com.wb.net.core\nimport com.wb.base.B\nclass C\n"},
       {"libs/base/src/main/kotlin/B.kt", "package com.wb.base\nclass B\n"},
       {"tests/settings.gradle", "includeBuild('../')\ninclude ':a'\n"},
       {"tests/a/build.gradle", "dependencies { implementation '" + library + ":1.0' }"},
       {"tests/a/src/main/kotlin/A.kt", "package com.wb.a\nimport com.wb.net.core.C\nimport com.wb.base.B\n"}});
  CHECK(findings_of(pool, "undeclared-dependency").size() == (is_it ? 0 : 2));
}

TEST_CASE("what is declared for tests is not declared for code that ships", "[rules]") {
  const Diagnostic finding = finding_of(gradle("dependencies { testImplementation project(':b') }", "import p.b.B\n"),
                                        "undeclared-dependency");
  CHECK(finding.notes.back() == "`a` declares it for its tests only");
}

TEST_CASE("a declaration that needs no import is not unused", "[rules]") {
  for (const char* const configuration : {"runtimeOnly", "ksp", "compileOnly"}) {
    CAPTURE(configuration);
    CHECK(findings_of(gradle(std::string("dependencies { ") + configuration + " project(':b') }", ""),
                      "unused-dependency")
              .empty());
  }
  CHECK(findings_of(gradle("dependencies { implementation project(':b') }", ""), "unused-dependency").size() == 1);
}

TEST_CASE("a test in the package of another module may use it without an import", "[rules]") {
  const auto unused = [](const std::string& configuration, const std::string& package) {
    return findings_of(require_pool({{"settings.gradle", "include ':a', ':b'\n"},
                                     {"a/build.gradle", "dependencies { " + configuration + " project(':b') }"},
                                     {"a/src/main/kotlin/A.kt", "package p.a\nclass A\n"},
                                     {"a/src/test/kotlin/T.kt", "package " + package + "\nclass T { val b = B() }\n"},
                                     {"b/src/main/kotlin/B.kt", "package p.b\nclass B\n"}}),
                       "unused-dependency")
        .size();
  };
  CHECK(unused("testImplementation", "p.b") == 0);
  CHECK(unused("testImplementation", "p.a") == 1);
  CHECK(unused("implementation", "p.b") == 0);
}

TEST_CASE("a module of stand-ins passes on what it declares with api", "[rules]") {
  const auto unused = [](const std::string& configuration, const std::string& source) {
    return findings_of(gradle("dependencies { " + configuration + " project(':b') }", source), "unused-dependency")
        .size();
  };
  CHECK(unused("api", "") == 0);
  CHECK(unused("implementation", "") == 1);
  CHECK(unused("api", "import p.c.C\n") == 1);
}

TEST_CASE("a module that only a layout names is used", "[rules][android]") {
  const auto pool = [](const std::string& configuration, const std::string& path) {
    return require_pool({{"settings.gradle", "include ':a', ':b'\n"},
                         {"a/build.gradle", "dependencies { " + configuration + " project(':b') }"},
                         {"a/src/main/kotlin/A.kt", "package p.a\nclass A\n"},
                         {path, "<p.b.View/>\n"},
                         {"b/src/main/kotlin/B.kt", "package p.b\nclass View\n"}});
  };
  CHECK(findings_of(pool("implementation", "a/src/main/res/layout/a.xml"), "unused-dependency").empty());
  CHECK(findings_of(pool("testImplementation", "a/src/test/res/layout/a.xml"), "unused-dependency").empty());
  CHECK(findings_of(pool("implementation", "a/src/main/res/values/a.xml"), "unused-dependency").size() == 1);
  const TestPool undeclared = pool("// implementation", "a/src/main/res/layout/a.xml");
  CHECK(findings_of(undeclared, "undeclared-dependency").empty());
  REQUIRE(undeclared.graph.dependencies.size() == 1);
}

TEST_CASE("a line that declares for many modules is unused only if none of them imports it", "[rules]") {
  const auto build = [](const std::string& code_of_a) {
    return require_pool({{"settings.gradle", "include ':a', ':b', ':log'\n"},
                         {"build.gradle", "subprojects {\n  dependencies { implementation project(':log') }\n}\n"},
                         {"a/src/main/kotlin/A.kt", "package p.a\n" + code_of_a},
                         {"b/src/main/kotlin/B.kt", "package p.b\n"},
                         {"log/src/main/kotlin/L.kt", "package p.log\nclass L\n"}});
  };
  CHECK(findings_of(build("import p.log.L\n"), "unused-dependency").empty());
  const Diagnostic finding = finding_of(build(""), "unused-dependency");
  CHECK(finding.place.file == "build.gradle");
  CHECK(finding.notes.back() == "the same line declares it for 1 pod more, none of which imports it");
}

TEST_CASE("Gradle says nothing of what C++ includes", "[rules]") {
  const TestPool pool = require_pool({{"settings.gradle", "include ':a'\n"},
                                      {"a/build.gradle", ""},
                                      {"a/src/main/kotlin/A.kt", "package p.a\n"},
                                      {"a/src/main/cpp/a.cpp", "#include <B/b.h>\n"},
                                      {"ios/B.podspec", "Pod::Spec.new { |s| s.name = 'B'; s.source_files = '*.h' }"},
                                      {"ios/b.h", ""}});
  REQUIRE(pool.graph.dependencies.size() == 1);
  CHECK(findings_of(pool, "undeclared-dependency").empty());
}

TEST_CASE("a path that leaves a package is told in the words of its language", "[rules]") {
  const TestPool pool = require_pool({{"net/pubspec.yaml", "name: net\n"},
                                      {"net/lib/net.dart", ""},
                                      {"net/lib/src/deep.dart", ""},
                                      {"house/pubspec.yaml", "name: house\ndependencies: { net: { path: ../net } }\n"},
                                      {"house/lib/a.dart", "import '../../net/lib/net.dart';\n"},
                                      {"house/lib/b.dart", "import 'package:net/src/deep.dart';\n"}});
  CHECK(finding_of(pool, "relative-escape").help == "write `package:net/...`, and declare `net` in the pubspec");
  CHECK(finding_of(pool, "private-header").message ==
        "`house` imports `package:net/src/deep.dart`, which `net` does not offer to others");
}

TEST_CASE("the default package is shared, and split by nobody", "[rules]") {
  const auto app = [](const std::string& main) {
    return require_pool({{"settings.gradle", "include ':shared', ':app'"},
                         {"app/build.gradle", "dependencies { implementation project(':shared') }"},
                         {"app/src/main/kotlin/main.kt", main},
                         {"shared/src/main/kotlin/view.kt", "fun mainView() {}\n"}});
  };
  CHECK(findings_of(app("fun main() = mainView()\n"), "unused-dependency").empty());
  CHECK(findings_of(app("fun main() = mainView()\n"), "split-package").empty());
  CHECK(findings_of(app("package a\nfun main() {}\n"), "unused-dependency").size() == 1);
}

TEST_CASE("a configuration that no class path takes closes no circle", "[rules]") {
  const TestPool pool =
      require_pool({{"settings.gradle", "include ':leaf', ':root'"},
                    {"leaf/build.gradle", "dependencies { implementation project(':root') }"},
                    {"leaf/src/main/java/L.java", "package leaf; import root.R; class L {}"},
                    {"root/build.gradle",
                     "configurations { usedCoordinates }\ndependencies { add('usedCoordinates', project(':leaf')) }"},
                    {"root/src/main/java/R.java", "package root; public class R {}"}});
  CHECK(findings_of(pool, "pod-cycle").empty());
  CHECK(findings_of(pool, "unused-dependency").empty());
}

TEST_CASE("a computed import is a note, and no unresolved one", "[rules]") {
  const TestPool pool = require_pool({{"a/package.json", R"({"name": "a"})"}, {"a/index.js", "import('./' + name)\n"}});
  const Diagnostic finding = finding_of(pool, "unresolved-import");
  CHECK(finding.severity == Severity::Note);
}

TEST_CASE("a name means a pod of the manifest's own kind", "[rules]") {
  const TestPool pool =
      require_pool({{"plug/pubspec.yaml", "name: plug\ndependencies: { sqlite: ^1.0.0 }\n"},
                    {"plug/lib/a.dart", "import 'package:sqlite/sqlite.dart';\n"},
                    {"ios/sqlite/sqlite.podspec", "Pod::Spec.new { |s| s.name = 'sqlite'; s.source_files = '*.h' }"},
                    {"ios/sqlite/a.h", ""}});
  CHECK(pool.graph.declared_only.empty());
  CHECK(findings_of(pool, "unused-dependency").empty());
  CHECK(findings_of(pool, "unresolved-import").empty());
}

TEST_CASE("pods of several kinds with one name in folders of their own are all kept", "[rules]") {
  const TestPool pool =
      require_pool({{"ios/core/core.podspec", "Pod::Spec.new { |s| s.name = 'core'; s.source_files = '*.h' }"},
                    {"ios/core/core.h", ""},
                    {"web/core/package.json", R"({"name": "core"})"},
                    {"web/core/index.js", ""},
                    {"web/app/package.json", R"({"name": "webapp", "dependencies": {"core": "file:../core"}})"},
                    {"web/app/index.js", "import 'core'\n"},
                    {"dart/core/pubspec.yaml", "name: core\n"},
                    {"dart/core/lib/core.dart", ""},
                    {"dart/app/pubspec.yaml", "name: dartapp\ndependencies: { core: { path: ../core } }\n"},
                    {"dart/app/lib/app.dart", "import 'package:core/core.dart';\n"}});
  CHECK(findings_of(pool, "manifest-problem").size() == 2);  // each says by which name it goes
  CHECK(findings_of(pool, "undeclared-dependency").empty());
  CHECK(findings_of(pool, "unused-dependency").empty());
  CHECK(findings_of(pool, "unowned-file").empty());
  std::vector<std::string> edges;
  for (const Dependency& edge : pool.graph.dependencies) {
    edges.push_back(pool.scan.pods[index_of(edge.from)].name + " -> " + pool.scan.pods[index_of(edge.to)].name);
  }
  CHECK(edges == std::vector<std::string>{"dartapp -> core@dart/core", "webapp -> core@web/core"});
}

TEST_CASE("a package.json for tools does not hide the folders of a C pool", "[rules]") {
  const TestPool pool = require_pool({{"package.json", R"({"name": "ios-tools", "devDependencies": {"danger": "*"}})"},
                                      {"tools/gen.js", ""},
                                      {"Base/base.h", ""},
                                      {"Net/net.c", "#include \"Base/base.h\"\n"}});
  CHECK(pool.graph.dependencies.size() == 1);
}

TEST_CASE("an app that CocoaPods builds carries nothing for somebody's JavaScript", "[rules]") {
  const auto library = [](const std::string& name, const std::string& dependency) {
    return "Pod::Spec.new { |s| s.name = '" + name + "'; s.source_files = 'ios/*.{h,m}'" + dependency + " }";
  };
  const TestPool pool = require_pool(
      {{"podworks.yml",
        "version: 1\napps:\n  App: { roots: [a], emit: { podfile: app/Podfile } }\n  Web: { roots: [a] }\n"},
       {"a/a.podspec", library("a", "; s.dependency 'c'")},
       {"a/package.json", R"({"name": "a", "dependencies": {"b": "*"}})"},
       {"a/ios/a.m", "#import <c/c.h>\n"},
       {"a/index.js", "import 'b'\n"},
       {"b/b.podspec", library("b", "")},
       {"b/package.json", R"({"name": "b"})"},
       {"b/ios/b.h", ""},
       {"b/index.js", ""},
       {"c/c.podspec", library("c", "")},
       {"c/ios/c.h", ""}});
  const auto names = [&](std::size_t app) {
    std::vector<std::string> found;
    for (const PlannedPod& pod : pool.plans[app].pods) found.push_back(pool.scan.pods[index_of(pod.pod)].name);
    std::sort(found.begin(), found.end());
    return found;
  };
  CHECK(names(0) == std::vector<std::string>{"a", "c"});
  CHECK(names(1) == std::vector<std::string>{"a", "b", "c"});
}

TEST_CASE("npm packages that name each other are no error", "[rules]") {
  const TestPool pool =
      require_pool({{"core/package.json", R"({"name": "core", "dependencies": {"plugin": "*"}})"},
                    {"core/index.js", "import 'plugin'\n"},
                    {"plugin/package.json", R"({"name": "plugin", "peerDependencies": {"core": "*"}})"},
                    {"plugin/index.js", ""}});
  CHECK(findings_of(pool, "pod-cycle").empty());
}

TEST_CASE("of a library that Bazel and CMake build Bazel's targets are the pods", "[rules][bazel][cmake]") {
  const std::map<std::string, std::string, std::less<>> files = {
      {"MODULE.bazel", "module(name = \"lib\")\n"},
      {"a/BUILD", "cc_library(name = \"a\", srcs = [\"a.cc\"], hdrs = [\"a.h\"], deps = [\"//b\"])\n"},
      {"a/a.h", "#include \"b/b.h\"\n"},
      {"a/a.cc", "#include \"a/a.h\"\n"},
      {"b/BUILD", "cc_library(name = \"b\", srcs = [\"b.cc\"], hdrs = [\"b.h\"])\n"},
      {"b/b.h", ""},
      {"b/b.cc", "#include \"b/b.h\"\n"},
      {"CMakeLists.txt", "project(lib)\nadd_library(all a/a.cc b/b.cc)\ntarget_include_directories(all PUBLIC .)\n"},
  };
  const auto names = [](const TestPool& pool) {
    std::vector<std::string> all;
    for (const Pod& pod : pool.scan.pods) all.push_back(pod.name);
    return all;
  };
  const TestPool both = require_pool(files);
  CHECK(names(both) == std::vector<std::string>{"a", "b"});
  CHECK(finding_of(both, "manifest-problem").severity == Severity::Note);  // it says what is passed over
  CHECK(both.findings.size() == 1);
  auto asked = files;
  asked["podworks.yml"] = "version: 1\npods: [{ from: cmake }]\n";
  CHECK(names(require_pool(asked)) == std::vector<std::string>{"all"});
}
