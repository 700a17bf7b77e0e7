// Rules of pools that Swift packages declare.
#include <catch2/catch.hpp>

#include "support/pool.h"

using namespace podworks;

namespace {

const char* const kManifest = R"swift(// swift-tools-version:5.9
import PackageDescription
let package = Package(name: "P", targets: [
  .target(name: "Net"),
  .target(name: "House", dependencies: ["Net", "Old"], plugins: ["Lint"]),
  .target(name: "Old"),
  .testTarget(name: "HouseTests", dependencies: ["House"]),
  .plugin(name: "Lint", capability: .buildTool()),
])
)swift";

TestFiles package_with(const std::string& configuration) {
  return {{"podworks.yml", "version: 1\n" + configuration},
          {"Package.swift", kManifest},
          {"Sources/Net/n.swift", ""},
          {"Sources/Old/o.swift", ""},
          {"Sources/House/h.swift", "import Net\n"},
          {"Plugins/Lint/l.swift", "import PackagePlugin\n"},
          {"Tests/HouseTests/t.swift", "@testable import House\nimport Net\nimport XCTest\n"}};
}

}  // namespace

TEST_CASE("a pod that is a test target only needs no layer", "[rules][swiftpm]") {
  const std::string layers =
      "layers:\n  - { name: business, pods: [House] }\n  - { name: base, pods: [Net, Old, Lint] }\n";
  CHECK(findings_of(require_pool(package_with(layers)), "unlayered-pod").empty());
  const std::string fewer = "layers:\n  - { name: business, pods: [House] }\n  - { name: base, pods: [Net, Lint] }\n";
  CHECK(finding_of(require_pool(package_with(fewer)), "unlayered-pod").pods == std::vector<std::string>{"Old"});
  const std::string clash =
      "layers:\n  - { name: business, pods: [\"House*\"] }\n  - { name: base, pods: [Net, Old, Lint, \"*Tests\"] }\n";
  CHECK(finding_of(require_pool(package_with(clash)), "unlayered-pod").pods == std::vector<std::string>{"HouseTests"});
}

TEST_CASE("declared dependencies of targets are compared with their imports", "[rules][swiftpm]") {
  const TestPool pool = require_pool(package_with(""));
  const Diagnostic unused = finding_of(pool, "unused-dependency");
  CHECK(unused.from == "House");
  CHECK(unused.to == "Old");
  CHECK(to_string(unused.place) == "Package.swift:5:48");
  CHECK(findings_of(pool, "testable-import").empty());
  CHECK(findings_of(pool, "unresolved-import").empty());
  CHECK(findings_of(pool, "unowned-file").empty());
}

TEST_CASE("tests and plugins of a package come along into no app", "[rules][swiftpm]") {
  const TestPool pool = require_pool(package_with("apps:\n  Demo: { roots: [House] }\n"));
  REQUIRE(pool.plans.size() == 1);
  std::vector<std::string> names;
  for (const PlannedPod& planned : pool.plans[0].pods) names.push_back(pool.scan.pods[index_of(planned.pod)].name);
  CHECK_THAT(names, Catch::UnorderedEquals(std::vector<std::string>{"House", "Net", "Old"}));
}

TEST_CASE("a test target may look into what a wrapper passes on, and no further", "[rules][swiftpm]") {
  const std::string manifest = R"swift(// swift-tools-version:5.9
import PackageDescription
let package = Package(name: "P", targets: [
  .target(name: "Deep"),
  .target(name: "Net", dependencies: ["Deep"], path: "Sources/Net"),
  .target(name: "NetTarget", dependencies: ["Net"]),
  .testTarget(name: "NetTests", dependencies: ["NetTarget"], cSettings: [.headerSearchPath("../../Sources")]),
])
)swift";
  TestFiles files = {{"podworks.yml", "version: 1\n"},
                     {"Package.swift", manifest},
                     {"Sources/Deep/in.h", ""},
                     {"Sources/Deep/d.c", ""},
                     {"Sources/Deep/include/Deep.h", ""},
                     {"Sources/Net/own.h", ""},
                     {"Sources/Net/n.c", "#include <Deep.h>\n"},
                     {"Sources/NetTarget/dummy.c", "#include <stdio.h>\n"},
                     {"Tests/NetTests/t.c", "#include \"Net/own.h\"\n#include \"Deep/in.h\"\n"}};
  const Diagnostic finding = finding_of(require_pool(files), "private-header");
  CHECK(finding.to == "Deep");
  files["Sources/NetTarget/dummy.c"] = "#include \"../Net/own.h\"\n";
  CHECK(findings_of(require_pool(files), "private-header").size() == 3);
  files.erase("Sources/NetTarget/dummy.c");
  files["Sources/NetTarget/n.swift"] = "@_exported import Net\n";
  CHECK(finding_of(require_pool(files), "private-header").to == "Deep");
}

TEST_CASE("a product of several targets is unused if none of them is imported", "[rules][swiftpm]") {
  const std::string head = "// swift-tools-version:5.9\nimport PackageDescription\n";
  TestFiles files = {
      {"podworks.yml", "version: 1\n"},
      {"Package.swift", head + "let package = Package(name: \"Kit\",\n  products: [.library(name: \"Kit\", targets: "
                               "[\"A\", \"Helper\"])],\n  targets: [.target(name: \"A\", dependencies: [\"Deep\"]), "
                               ".target(name: \"Helper\"), .target(name: \"Deep\")])\n"},
      {"Sources/A/a.swift", "import Deep\n"},
      {"Sources/Helper/h.swift", ""},
      {"Sources/Deep/d.swift", ""},
      {"App/Package.swift", head + "let package = Package(name: \"App\", dependencies: [.package(name: \"Kit\", path: "
                                   "\"..\")],\n  targets: [.executableTarget(name: \"App\", dependencies: "
                                   "[.product(name: \"Kit\", package: \"Kit\")])])\n"}};
  for (const char* const imported : {"import A\n", "import Helper\n", "import Deep\n"}) {
    INFO(imported);
    files["App/Sources/App/main.swift"] = imported;
    const TestPool pool = require_pool(files);
    CHECK(findings_of(pool, "unused-dependency").empty());
    CHECK(findings_of(pool, "undeclared-dependency").empty());
  }
  files["App/Sources/App/main.swift"] = "import Foundation\n";
  const Diagnostic unused = finding_of(require_pool(files), "unused-dependency");
  CHECK(unused.message == "`App` declares the product `Kit`, but no file of it imports anything of `A`, `Helper`");
  CHECK(to_string(unused.place) == "App/Package.swift:4:59");
}
