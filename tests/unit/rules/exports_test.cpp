// `export:`: what the ecosystem's own tool says is read in the place of the manifests.
#include <catch2/catch.hpp>

#include "support/pool.h"

using namespace podworks;

namespace {

std::vector<std::string> pod_names(const TestPool& pool) {
  std::vector<std::string> names;
  for (const Pod& pod : pool.scan.pods) names.push_back(pod.name + "@" + pod.root);
  return names;
}

std::vector<std::string> declared_by(const TestPool& pool, std::string_view name) {
  std::vector<std::string> names;
  for (const Unit& unit : pool.scan.units) {
    if (unit.name != name) continue;
    for (const Unit::Declared& declared : unit.declared) {
      names.push_back(declared.dependency.name + (declared.dependency.purpose == DeclaredFor::Tests ? " (tests)" : ""));
    }
  }
  return names;
}

std::string config_of(const std::string& from, const std::string& file) {
  return "version: 1\npods: [{ from: " + from + ", in: \"kits/**\", export: " + file + " }]\n";
}

std::string dump_of(const std::string& name, const std::string& depends) {
  return "{\"name\": \"" + name + "\", \"packageKind\": {\"root\": [\"/checkout/pool/kits/" + name +
         "\"]},\n \"targets\": [{\"name\": \"" + name + "\", \"type\": \"regular\", \"dependencies\": [" + depends +
         "]}]}\n";
}

}  // namespace

TEST_CASE("what dump-package printed of several packages goes to the folder of each", "[export]") {
  const std::string on_base = "{\"product\": [\"Base\", \"Base\", null, null]}";
  const TestPool pool = require_pool({{"podworks.yml", config_of("swiftpm", "build/kits.json")},
                                      {"build/kits.json", dump_of("Net", on_base) + dump_of("Base", "")},
                                      {"kits/Net/Package.swift", "unreadable by us {{{"},
                                      {"kits/Net/Sources/Net/a.swift", "import Base\n"},
                                      {"kits/Base/Package.swift", "unreadable by us {{{"},
                                      {"kits/Base/Sources/Base/b.swift", ""}});
  CHECK(pod_names(pool) == std::vector<std::string>{"Base@kits/Base/Sources/Base", "Net@kits/Net/Sources/Net"});
  CHECK(declared_by(pool, "Net") == std::vector<std::string>{"Base"});
  CHECK(findings_of(pool, "manifest-problem").empty());
}

TEST_CASE("a manifest that the answer lacks is read by itself, and said", "[export]") {
  const TestPool pool = require_pool({{"podworks.yml", config_of("swiftpm", "build/kits.json")},
                                      {"build/kits.json", dump_of("Net", "") + dump_of("Gone", "")},
                                      {"kits/Net/Package.swift", ""},
                                      {"kits/Net/Sources/Net/a.swift", ""},
                                      {"kits/Base/Package.swift",
                                       "// swift-tools-version:5.9\nimport PackageDescription\n"
                                       "let package = Package(name: \"Base\", targets: [.target(name: \"Base\")])\n"},
                                      {"kits/Base/Sources/Base/b.swift", ""}});
  CHECK(pod_names(pool) == std::vector<std::string>{"Base@kits/Base/Sources/Base", "Net@kits/Net/Sources/Net"});
  CHECK(summary_of(findings_of(pool, "manifest-problem")) ==
        std::vector<std::string>{"manifest-problem build/kits.json:4", "manifest-problem kits/Base/Package.swift:1"});
}

TEST_CASE("what `pod ipc spec` printed of several podspecs goes by their names", "[export]") {
  const TestPool pool = require_pool(
      {{"podworks.yml", config_of("podspec", "build/specs.json")},
       {"build/specs.json",
        "{\"name\": \"Net\", \"version\": \"1\", \"source_files\": \"*.m\",\n \"dependencies\": {\"Base\": []}}\n"
        "{\"name\": \"Base\", \"version\": \"1\", \"source_files\": \"*.h\"}"},
       {"kits/Net/Net.podspec", "raise 'this needs Ruby'"},
       {"kits/Net/a.m", "#import <Base/b.h>\n"},
       {"kits/Base/Base.podspec", "raise 'this needs Ruby'"},
       {"kits/Base/b.h", ""}});
  CHECK(pod_names(pool) == std::vector<std::string>{"Base@kits/Base", "Net@kits/Net"});
  CHECK(declared_by(pool, "Net") == std::vector<std::string>{"Base"});
  CHECK(findings_of(pool, "podspec-problem").empty());
  CHECK(findings_of(pool, "undeclared-dependency").empty());
}

TEST_CASE("pub's own answer says what a Dart package depends on", "[export]") {
  const TestPool pool =
      require_pool({{"podworks.yml", config_of("pubspec", "build/deps.json")},
                    {"build/deps.json",
                     "{\"root\": \"app\", \"packages\": [\n"
                     "  {\"name\": \"app\", \"kind\": \"root\", \"dependencies\": [\"net\", \"test\"],\n"
                     "   \"directDependencies\": [\"net\"], \"devDependencies\": [\"test\"]},\n"
                     "  {\"name\": \"net\", \"kind\": \"direct\", \"dependencies\": [\"base\"]}]}"},
                    {"kits/app/pubspec.yaml", "name: app\ndependencies:\n  net: any\n  old: any\n"},
                    {"kits/app/lib/app.dart", "import 'package:net/net.dart';\n"},
                    {"kits/net/pubspec.yaml", "name: net\n"},
                    {"kits/net/lib/net.dart", ""},
                    {"kits/base/pubspec.yaml", "name: base\n"},
                    {"kits/base/lib/base.dart", ""}});
  CHECK(declared_by(pool, "app") == std::vector<std::string>{"net", "old", "test (tests)"});
  CHECK(declared_by(pool, "net") == std::vector<std::string>{"base"});
  CHECK(summary_of(findings_of(pool, "manifest-problem")) ==
        std::vector<std::string>{"manifest-problem kits/app/pubspec.yaml:4",
                                 "manifest-problem kits/base/pubspec.yaml:1"});
}

TEST_CASE("an answer that is missing, broken or of a kind without one is told with its place", "[export]") {
  const auto pool_with = [](const std::string& from, const std::string& text) {
    return require_pool({{"podworks.yml", config_of(from, "build/x.json")},
                         {"build/x.json", text},
                         {"kits/Net/Package.swift", ""},
                         {"kits/Net/build.gradle", ""},
                         {"kits/Net/a.swift", ""}});
  };
  CHECK(finding_of(pool_with("swiftpm", "{\"name\": "), "unreadable-file").place.file == "build/x.json");
  CHECK(finding_of(pool_with("swiftpm", ""), "unreadable-file").message.find("it is empty") != std::string::npos);
  CHECK(finding_of(pool_with("swiftpm", "{} ]"), "unreadable-file").place.file == "build/x.json");
  CHECK(finding_of(pool_with("gradle", "{}"), "manifest-problem").message.find("not understood") != std::string::npos);
}
