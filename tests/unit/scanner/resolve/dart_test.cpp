// What the URIs of Dart mean (case 42).
#include <catch2/catch.hpp>

#include "support/pool.h"
#include "support/scan_text.h"

using namespace podworks;
using namespace podworks::test;

namespace {

std::string pubspec(const std::string& name, const std::string& lines = "") {
  return "name: " + name + "\n" + lines;
}

/// The packages `net`, `net_io`, `net_web` and `house`, which depends on them.
Files house_and(const Files& more) {
  Files files = {
      {"net/pubspec.yaml", pubspec("net")},
      {"net/lib/net.dart", ""},
      {"net/lib/src/i.dart", ""},
      {"net_io/pubspec.yaml", pubspec("net_io")},
      {"net_io/lib/a.dart", ""},
      {"net_web/pubspec.yaml", pubspec("net_web")},
      {"net_web/lib/a.dart", ""},
      {"house/pubspec.yaml", pubspec("house",
                                     "dependencies:\n  net: ^1.0.0\n  http: ^1.0.0\n  flutter:\n    sdk: "
                                     "flutter\ndev_dependencies:\n  test: any\n")},
      {"house/lib/house.dart", ""},
      {"house/lib/a_stub.dart", ""},
  };
  for (const auto& [path, text] : more) files[path] = text;
  return files;
}

ScanResult scan_house(const std::string& file, const std::string& text) {
  return scan_pool(house_and({{file, text}}));
}

std::string meaning_in(const std::string& file, const std::string& text) {
  return meaning(scan_house(file, text), file);
}

std::string hint(const ScanResult& scan, const std::string& file) {
  const auto* unresolved = std::get_if<Unresolved>(&import_of(scan, file).target);
  return unresolved == nullptr ? "" : std::string(unresolved->hint);
}

}  // namespace

TEST_CASE("42: all URIs of a conditional import are edges, those with a condition optional ones", "[scanner][dart]") {
  const ScanResult scan = scan_house("house/lib/a.dart",
                                     "import 'a_stub.dart' if (dart.library.io) 'package:net_io/a.dart'\n"
                                     "  if (dart.library.js_interop) 'package:net_web/a.dart';\n");
  CHECK(meaning(scan, "house/lib/a.dart", "a_stub.dart") == "inside");
  CHECK(meaning(scan, "house/lib/a.dart", "package:net_io/a.dart") == "net_io?");
  CHECK(meaning(scan, "house/lib/a.dart", "package:net_web/a.dart") == "net_web?");
  CHECK(import_of(scan, "house/lib/a.dart", "package:net_web/a.dart").condition == "if (dart.library.js_interop)");
}

TEST_CASE("what a test imports of the fixtures that are left out is no finding", "[scanner][dart]") {
  const std::string folder = GENERATE(as<std::string>{}, "test/fixtures", "test/.fixtures", "test/__fixtures__");
  const std::string import = "import '../" + folder + "/reader.dart';\n";
  const TestPool pool = require_pool({{"pubspec.yaml", pubspec("net")},
                                      {folder + "/reader.dart", "import 'gone.dart';\n"},
                                      {"test/a_test.dart", import},
                                      {"lib/net.dart", import}});
  const Diagnostic finding = finding_of(pool, "unresolved-import");
  CHECK(finding.place.file == "lib/net.dart");
}

TEST_CASE("42: a part that is not there is no matter for complaint", "[scanner][dart]") {
  const ScanResult scan = scan_house("house/lib/a.dart", "part 'x.g.dart';\n");
  CHECK(meaning(scan, "house/lib/a.dart") == "inside");
  CHECK(how(scan, "house/lib/a.dart") == "generated");
  CHECK(meaning_in("house/lib/a.dart", "part 'x.dart';\n") == "inside");
  CHECK(how(scan_house("house/lib/a.dart", "part 'house.dart';\n"), "house/lib/a.dart") == "beside");
}

TEST_CASE("42: an export is a re-export, and lib/src of another package is its own", "[scanner][dart]") {
  const ScanResult exported = scan_house("house/lib/a.dart", "export 'package:net/net.dart';\n");
  CHECK(meaning(exported, "house/lib/a.dart") == "net");
  CHECK(import_of(exported, "house/lib/a.dart").reexport);
  CHECK_FALSE(import_of(exported, "house/lib/a.dart").private_api);
  const ScanResult inner = scan_house("house/lib/a.dart", "import 'package:net/src/i.dart';\n");
  CHECK(meaning(inner, "house/lib/a.dart") == "net");
  CHECK(how(inner, "house/lib/a.dart") == "package-name");
  CHECK(import_of(inner, "house/lib/a.dart").private_api);
  CHECK(std::get<Resolved>(import_of(inner, "house/lib/a.dart").target).file);
}

TEST_CASE("42: a path into another package means that one", "[scanner][dart]") {
  const ScanResult scan = scan_house("house/lib/a.dart", "import '../../net/lib/net.dart';\n");
  CHECK(meaning(scan, "house/lib/a.dart") == "net");
  CHECK(how(scan, "house/lib/a.dart") == "beside");
}

TEST_CASE("42: an import in a string means nothing", "[scanner][dart]") {
  CHECK(meaning_in("house/lib/a.dart", "'''import 'package:net/net.dart';'''\n") == "none");
}

TEST_CASE("a URI of Dart means the SDK, a package or a file", "[scanner][dart]") {
  const auto [uri, expected] = GENERATE(table<std::string, std::string>({
      {"dart:io", "external dart:io"},
      {"dart:ui/x.dart", "external dart:ui"},
      {"package:net/net.dart", "net"},
      {"package:net/not_there.dart", "net"},
      {"package:net/not_there.g.dart", "net"},
      {"package:net/src/../net.dart", "net"},
      {"package:house/house.dart", "inside"},
      {"package:house/src/secret.dart", "inside"},
      {"package:http/http.dart", "external http"},
      {"package:flutter/material.dart", "external flutter"},
      {"package:flutter_test/flutter_test.dart", "external flutter_test"},
      {"package:nowhere/a.dart", "unresolved"},
      {"package:net", "unresolved"},
      {"package:/net.dart", "unresolved"},
      {"package:", "unresolved"},
      {"house.dart", "inside"},
      {"./house.dart", "inside"},
      {"../lib/house.dart", "inside"},
      {"not_there.dart", "unresolved"},
      {"not_there.g.dart", "inside"},
      {"not_there.freezed.dart", "inside"},
      {"../test/not_there.mocks.dart", "inside"},
      {"firebase_options.dart", "inside"},
      {"../../elsewhere/x.g.dart", "unresolved"},
      {"../../../../x.dart", "unresolved"},
      {"file:///a.dart", "unresolved"},
      {"http://a.b/c.dart", "unresolved"},
      {"", "unresolved"},
  }));
  CAPTURE(uri);
  CHECK(meaning_in("house/lib/a.dart", "import '" + uri + "';\n") == expected);
}

TEST_CASE("a path from lib/ that leads too far up stays in lib/, as Dart resolves package URIs", "[scanner][dart]") {
  const auto uri = GENERATE(as<std::string>{}, "../../house.dart", "../../../../house.dart", "../house.dart",
                            "/house.dart", "/src/../house.dart");
  CAPTURE(uri);
  const ScanResult scan = scan_house("house/lib/src/a.dart", "import '" + uri + "';\n");
  const auto* resolved = std::get_if<Resolved>(&import_of(scan, "house/lib/src/a.dart").target);
  REQUIRE(resolved != nullptr);
  REQUIRE(resolved->file);
  CHECK(scan.files[index_of(*resolved->file)].path == "house/lib/house.dart");
}

TEST_CASE("outside of lib/ a path leads where it says", "[scanner][dart]") {
  CHECK(meaning_in("house/bin/a.dart", "import '../../house.dart';\n") == "unresolved");
  CHECK(meaning_in("house/bin/a.dart", "import '/house.dart';\n") == "unresolved");
  CHECK(meaning_in("house/bin/a.dart", "import '../lib/house.dart';\n") == "inside");
}

TEST_CASE("what only tests and tools of a package import makes test edges", "[scanner][dart]") {
  const auto [file, expected] = GENERATE(table<std::string, std::string>({
      {"house/lib/a.dart", "net"},
      {"house/bin/a.dart", "net"},
      {"house/web/a.dart", "net"},
      {"house/hook/build.dart", "net"},
      {"house/test/a_test.dart", "net [test]"},
      {"house/integration_test/a_test.dart", "net [test]"},
      {"house/example/main.dart", "net [test]"},
      {"house/tool/a.dart", "net [test]"},
      {"house/grind.dart", "net [test]"},
  }));
  CAPTURE(file);
  CHECK(meaning_in(file, "import 'package:net/net.dart';\n") == expected);
}

TEST_CASE("a package that nobody declares is unresolved, and the hint says so", "[scanner][dart]") {
  const ScanResult scan = scan_house("house/lib/a.dart", "import 'package:nowhere/a.dart';\n");
  CHECK(hint(scan, "house/lib/a.dart") ==
        "no pubspec.yaml of the pool is of the package `nowhere`, and that of `house` does not declare it");
}

TEST_CASE("what the workspace's root declares is there for its members", "[scanner][dart]") {
  const ScanResult scan = scan_pool({
      {"pubspec.yaml", pubspec("root", "workspace:\n  - a\ndev_dependencies:\n  lints: any\n")},
      {"a/pubspec.yaml", pubspec("a", "resolution: workspace\n")},
      {"a/lib/a.dart", "import 'package:lints/x.dart';\n"},
  });
  CHECK(meaning(scan, "a/lib/a.dart") == "external lints");
}

TEST_CASE("podworks.yml has the last word on a URI of Dart", "[scanner][dart]") {
  Project project;
  project.external.push_back({Glob("nowhere"), {}});
  project.resolve["package:old/a.dart"] = {"net", {}};
  project.generated.push_back({{Glob("*.made.dart"), {}}, {"house", {}}});
  const ScanResult scan = scan_pool(
      house_and({{"house/lib/a.dart",
                  "import 'package:nowhere/a.dart';\nimport 'package:old/a.dart';\nimport 'x.made.dart';\n"}}),
      project);
  CHECK(meaning(scan, "house/lib/a.dart", "package:nowhere/a.dart") == "external nowhere");
  CHECK(meaning(scan, "house/lib/a.dart", "package:old/a.dart") == "net");
  CHECK(how(scan, "house/lib/a.dart", "package:old/a.dart") == "override");
  CHECK(how(scan, "house/lib/a.dart", "x.made.dart") == "generated");
}

TEST_CASE("a folder pod is the package of its name", "[scanner][dart]") {
  const ScanResult scan = scan_pool({{"net/lib/net.dart", ""},
                                     {"house/lib/a.dart", "import 'package:net/net.dart';\nimport 'b.dart';\n"},
                                     {"house/lib/b.dart", ""}});
  CHECK(meaning(scan, "house/lib/a.dart", "package:net/net.dart") == "net");
  CHECK(std::get<Resolved>(import_of(scan, "house/lib/a.dart", "package:net/net.dart").target).file);
  CHECK(meaning(scan, "house/lib/a.dart", "b.dart") == "inside");
}

TEST_CASE("each of several packages of one name means itself by it", "[scanner][dart]") {
  const ScanResult scan = scan_pool({
      {"a/example/pubspec.yaml", pubspec("example")},
      {"a/example/lib/main.dart", ""},
      {"b/example/pubspec.yaml", pubspec("example")},
      {"b/example/lib/main.dart", ""},
      {"b/example/test/a_test.dart", "import 'package:example/main.dart';\n"},
      {"c/pubspec.yaml", pubspec("c")},
      {"c/lib/c.dart", "import 'package:example/main.dart';\n"},
  });
  CHECK(meaning(scan, "b/example/test/a_test.dart") == "inside");
  CHECK(meaning(scan, "c/lib/c.dart") == "ambiguous example example@b/example");
}

TEST_CASE("a plugin's podspec and its pubspec are one pod, and lib/ is beside the pubspec", "[scanner][dart]") {
  const ScanResult scan = scan_pool({
      {"net/pubspec.yaml", pubspec("net")},
      {"net/lib/net.dart", ""},
      {"net/ios/net.podspec", podspec("net", "s.source_files = '*.m'")},
      {"net/ios/n.m", ""},
      {"house/pubspec.yaml", pubspec("house", "dependencies: {net: any}\n")},
      {"house/lib/a.dart", "import 'package:net/net.dart';\n"},
  });
  CHECK(scan.pods.size() == 2);
  CHECK(meaning(scan, "house/lib/a.dart") == "net");
  CHECK(std::get<Resolved>(import_of(scan, "house/lib/a.dart").target).file);
}

TEST_CASE("what a plugin's code includes of its own folder is not the workspace root's", "[scanner][dart]") {
  const ScanResult scan = scan_pool({
      {"pubspec.yaml", "name: samples\nenvironment: { sdk: ^3.9.0 }\nworkspace:\n  - pedometer\n"},
      {"pedometer/pubspec.yaml",
       "name: pedometer\nresolution: workspace\nflutter:\n  plugin:\n    platforms:\n      ios: { ffiPlugin: true }\n"},
      {"pedometer/lib/pedometer.dart", "void main() {}\n"},
      {"pedometer/ios/pedometer.podspec", podspec("pedometer", "s.source_files = 'Classes/**/*'")},
      {"pedometer/ios/Classes/api.c", "#include \"../../src/api.c\"\n"},
      {"pedometer/src/api.c", "int api;\n"},
  });
  CHECK(meaning(scan, "pedometer/ios/Classes/api.c") == "inside");
}
