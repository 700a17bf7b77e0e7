#include <catch2/catch.hpp>

#include "tests/unit/scanner/pods/read_package.h"

using namespace podworks;

TEST_CASE("each target of a Swift package is a pod", "[scanner][pods][swiftpm]") {
  const auto pods = read_targets(R"swift(
    .target(name: "net-core", dependencies: [], path: "Modules/Net"),
    .executableTarget(name: "1tool"),
    .testTarget(name: "NetTests", dependencies: ["net-core"]),
    .plugin(name: "Lint", capability: .buildTool()),
    .macro(name: "Macros"),
    .systemLibrary(name: "CZ", path: "CZ"),
    .binaryTarget(name: "Bin", path: "Bin.xcframework"),
    .binaryTarget(name: "Far", url: "https://a.b/c.zip", checksum: "1"),
  )swift",
                                 {{"p/Modules/Net/a.swift", ""},
                                  {"p/src/1tool/main.swift", ""},
                                  {"p/Sources/Macros/m.swift", ""},
                                  {"p/Tests/NetTests/t.swift", ""},
                                  {"p/Plugins/Lint/l.swift", ""},
                                  {"p/CZ/module.modulemap", ""}});
  CHECK(pod_names(pods) == Names{"net-core", "1tool", "NetTests", "Lint", "Macros", "CZ", "Bin", "Far"});
  CHECK(package_problems(pods).empty());
  for (const PodDeclaration& pod : pods) CHECK(pod.problems.empty());
  const PodDeclaration& net = pods[0];
  CHECK(net.root == "p/Modules/Net");
  CHECK(net.module_name == "net_core");
  CHECK(net.reader == "swiftpm");
  CHECK(net.declares_dependencies);
  CHECK(net.languages == kAppleLanguages);
  CHECK(to_string(net.at) == "p/Package.swift:4:5");
  CHECK(pods[1].root == "p/src/1tool");
  CHECK(pods[1].module_name == "_tool");
  CHECK(pods[2].root == "p/Tests/NetTests");
  CHECK(pods[2].units[0].kind == UnitKind::Test);
  CHECK(pods[3].root == "p/Plugins/Lint");
  CHECK(pods[6].units[0].folders[0].root == "p/Bin.xcframework");
  CHECK(pods[7].units[0].folders.empty());
}

TEST_CASE("a module's name keeps its underscores, as SwiftPM has it", "[scanner][pods][swiftpm]") {
  CHECK(read_targets(".target(name: \"a--b\")")[0].module_name == "a__b");
}

TEST_CASE("the files of a target are those of its folder, less what it leaves out", "[scanner][pods][swiftpm]") {
  const auto pods = read_targets(R"swift(
    .target(name: "A", path: "./A/", exclude: ["Old", "x[1].swift"], sources: ["Core/", "./a.swift"],
            resources: [.copy("Fixtures"), .process(".")],
            publicHeadersPath: "Public", cSettings: [.define("X"), .headerSearchPath("../B"), .headerSearchPath("in")]),
    .target(name: "B", path: "A", sources: ["Other"], publicHeadersPath: "."),
    .target(name: "C", path: "."),
  )swift",
                                 {{"p/A/a.swift", ""}});
  REQUIRE(pods.size() == 3);
  const UnitDeclaration& a = pods[0].units[0];
  CHECK(a.folders[0].root == "p/A");
  CHECK(a.folders[0].include == Names{"Core", "Core/**", "a.swift", "a.swift/**"});
  CHECK(a.folders[0].exclude ==
        Names{"Old", "Old/**", "x\\[1\\].swift", "x\\[1\\].swift/**", "Fixtures", "Fixtures/**", "**/*.docc/**"});
  CHECK(a.folders[0].open == Names{"Public/**"});
  CHECK(a.header_search_paths == Names{"../B", "in"});
  CHECK(pods[1].units[0].folders[0].open == Names{"**"});
  CHECK(pods[2].root == "p");
  CHECK(pods[2].units[0].folders[0].include.empty());
  CHECK(pods[2].units[0].folders[0].exclude == Names{"**/*.docc/**", "Package.swift", "Package@swift-*.swift"});
  CHECK(pods[2].units[0].folders[0].open == Names{"include/**"});
}

TEST_CASE("a manifest of classes of its own is one error with the way out", "[scanner][pods][swiftpm]") {
  std::string targets;
  for (int i = 0; i < 60; ++i) targets += "Own(name: \"T" + std::to_string(i) + "\").target,\n";
  auto pods = try_read(
      "p/Package.swift",
      {{"p/Package.swift", kPackageHead + "let package = Package(name: \"P\", targets: [\n" + targets + "])\n"}});
  REQUIRE_FALSE(pods.ok());
  REQUIRE(pods.errors().size() == 1);
  CHECK_THAT(pods.errors()[0].message, Catch::Contains("the first of more than 50 such things"));
  CHECK_THAT(pods.errors()[0].hint, Catch::Contains("swift package dump-package") && Catch::Contains("export:"));
  CHECK(pods.errors()[0].where.line == 4);
}

TEST_CASE("an empty list of sources takes nothing", "[scanner][pods][swiftpm]") {
  const auto pods = read_targets(".target(name: \"A\", sources: [])");
  CHECK(pods[0].units[0].folders[0].exclude == Names{"**", "**/*.docc/**"});
}

TEST_CASE("from 5.9 on the only target of its kind may fill the folder", "[scanner][pods][swiftpm]") {
  const Files files = {{"p/Sources/a.swift", ""}, {"p/Tests/t.swift", ""}};
  const auto pods = read_targets(".target(name: \"A\"), .testTarget(name: \"T\")", files);
  CHECK(pods[0].root == "p/Sources");
  CHECK(pods[1].root == "p/Tests");
  const auto two = read_targets(".target(name: \"A\"), .target(name: \"B\")", files);
  CHECK(says(two[0].problems, "the folder of the target `A` does not exist: neither `Sources/A` nor another one"));
  auto older = try_read("p/Package.swift", {{"p/Package.swift",
                                             "// swift-tools-version: 5.8\nimport PackageDescription\n"
                                             "let package = Package(targets: [.target(name: \"A\")])"},
                                            {"p/Sources/a.swift", ""}});
  REQUIRE(older.ok());
  CHECK(says(older.value()[0].problems, "does not exist"));
}

TEST_CASE("a folder that is not there is a finding", "[scanner][pods][swiftpm]") {
  const auto pods = read_targets(".target(name: \"A\", path: \"Nope\"), .target(name: \"B\", path: \"../../Up\")");
  CHECK(says(pods[0].problems, "the folder `Nope` of the target `A` does not exist"));
  CHECK(to_string(pods[0].problems[0].place) == "p/Package.swift:3:44");
  CHECK(says(pods[1].problems, "the folder `../../Up` of the target `B` lies outside of the pool"));
}

TEST_CASE("dependencies of a target", "[scanner][pods][swiftpm]") {
  const auto pods = read_targets(R"swift(
    .target(name: "A", dependencies: [
      "B", .target(name: "C"), .byName(name: "D"), .product(name: "Logging", package: "swift-log"),
      .target(name: "E", condition: .when(platforms: [.macOS])),
      .target(name: "F", condition: .when(platforms: [.iOS, .tvOS])),
      .target(name: "G", condition: .when(platforms: [.linux])),
      "Macros", "B",
    ], plugins: ["Lint", .plugin(name: "Far", package: "far")]),
    .macro(name: "Macros"), .plugin(name: "Lint", capability: .buildTool()),
  )swift");
  CHECK(dependencies_of(pods, "A") == Names{"B", "C", "D", "Logging", "E@osx", "F", "G", "Macros", "Lint", "Far"});
  const UnitDeclaration& unit = pods[0].units[0];
  CHECK(unit.dependencies[7].purpose == DeclaredFor::Build);
  CHECK(unit.dependencies[8].purpose == DeclaredFor::Compiling);
  CHECK(unit.dependencies[9].purpose == DeclaredFor::Compiling);
  CHECK(to_string(unit.dependencies[0].at) == "p/Package.swift:5:7");
  CHECK_FALSE(unit.dependencies_are_partial);
}

TEST_CASE("a product of a package of the pool means its targets", "[scanner][pods][swiftpm]") {
  const std::string other = kPackageHead + R"swift(
let package = Package(name: "Other", products: [.library(name: "Kit", targets: ["KitCore", "KitUI"])],
                      targets: [.target(name: "KitCore"), .target(name: "KitUI")])
)swift";
  const std::string text = R"swift(
let package = Package(name: "P", dependencies: [.package(path: "../Other"), .package(url: "https://x/far", from: "1.0.0")],
  targets: [
    .target(name: "A", dependencies: [.product(name: "Kit", package: "Other")]),
    .target(name: "B", dependencies: ["Kit"]),
    .target(name: "C", dependencies: [.product(name: "Kit", package: "far"), .product(name: "C", package: "far")]),
    .target(name: "D", dependencies: [.product(name: "Nope", package: "other")]),
  ])
)swift";
  const auto pods = read_package(text, {{"Other/Package.swift", other}});
  CHECK(dependencies_of(pods, "A") == Names{"KitCore", "KitUI"});
  CHECK(dependencies_of(pods, "B") == Names{"KitCore", "KitUI"});
  CHECK(dependencies_of(pods, "C") == Names{"Kit"});
  CHECK(dependencies_of(pods, "D") == Names{"Nope"});
  CHECK(dependencies_of(read_package(text), "A") == Names{"Kit"});
}

TEST_CASE("a product that is not known matters to who depends on it", "[scanner][pods][swiftpm]") {
  const std::string other =
      kPackageHead +
      "let package = Package(name: \"Other\", products: [.library(name: \"Kit\", targets: [\"KitCore\"])] + more(), "
      "targets: [.target(name: \"KitCore\")])\n";
  const auto pods = read_package(R"swift(
let package = Package(name: "P", dependencies: [.package(path: "../Other")], targets: [
  .target(name: "A", dependencies: [.product(name: "Kit", package: "Other"), .product(name: "Far", package: "Other")]),
])
)swift",
                                 {{"Other/Package.swift", other}});
  CHECK(dependencies_of(pods, "A") == Names{"KitCore", "Far"});
  CHECK(pods[0].units[0].dependencies_are_partial);
  CHECK(messages(package_problems(pods)) ==
        Names{"what the product `Far` is made of is not known: not all products of `Other` are"});
  auto alone = try_read("Other/Package.swift", {{"Other/Package.swift", other}});
  REQUIRE(alone.ok());
  CHECK(package_problems(alone.value()).empty());
}

TEST_CASE("a source that happens to be called Package.swift declares nothing", "[scanner][pods][swiftpm]") {
  auto pods = try_read("p/Package.swift", {{"p/Package.swift", "struct Package { let name: String }\n"}});
  REQUIRE(pods.ok());
  CHECK(pods.value().empty());
}

TEST_CASE("a manifest of which nothing is known is an error", "[scanner][pods][swiftpm]") {
  auto pods = try_read("p/Package.swift", {{"p/Package.swift", kPackageHead + "let package = make()\n"}});
  REQUIRE_FALSE(pods.ok());
  CHECK_THAT(pods.errors()[0].message, Catch::Contains("no `Package(...)` is found"));
  auto empty = try_read("p/Package.swift", {{"p/Package.swift", kPackageHead + "let package = Package(name: \"P\")"}});
  REQUIRE(empty.ok());
  CHECK(empty.value().empty());
}

TEST_CASE("a target that is declared twice is a finding", "[scanner][pods][swiftpm]") {
  const auto pods = read_targets(".target(name: \"A\", dependencies: [\"B\"]), .target(name: \"A\")");
  REQUIRE(pods.size() == 1);
  CHECK(says(pods[0].problems, "the target `A` is declared twice"));
}

TEST_CASE("what is not known of a target makes it partial, and is said where it stands", "[scanner][pods][swiftpm]") {
  const auto pods = read_targets(R"swift(
    .target(name: "A", dependencies: [dep(1), "B"], exclude: list),
    .target(name: "C", path: folder()),
    .target(name: what),
    make("D"),
    .target(name: "E", dependencies: ["B"] + more()),
  )swift");
  CHECK(pod_names(pods) == Names{"A", "C", "E"});
  CHECK(pods[0].units[0].dependencies_are_partial);
  CHECK(pods[0].units[0].files_are_partial);
  CHECK(dependencies_of(pods, "A") == Names{"B"});
  CHECK(pods[1].units[0].files_are_partial);
  CHECK(pods[1].units[0].folders.empty());
  CHECK(pods[2].units[0].dependencies_are_partial);
  const std::vector<Diagnostic> problems = package_problems(pods);
  REQUIRE(problems.size() == 6);
  CHECK(says(problems, "which files the target `A` has is not known: `list` is not defined in what could be followed"));
  CHECK(says(problems, "what the target `A` depends on is not known: what `dep` gives is not known"));
  CHECK(says(problems, "the folder of the target `C` is not known: what `folder` gives is not known"));
  CHECK(says(problems, "the name of a target is not known: `what` is not defined"));
  CHECK(says(problems, "a target of the package is not known: what `make` gives is not known"));
  CHECK(says(problems, "what the target `E` depends on is not known: what `more` gives is not known"));
  for (const Diagnostic& problem : problems) {
    CHECK(problem.rule == "manifest-problem");
    CHECK(problem.place.line > 3);
    CHECK_THAT(problem.help, Catch::Contains("swift package dump-package"));
  }
}

TEST_CASE("one cause is one finding for all targets", "[scanner][pods][swiftpm]") {
  const auto pods = read_package(R"swift(
let open = unknown()
let package = Package(name: "P", targets: [.target(name: "A"), .target(name: "B"), .target(name: "C")])
for target in package.targets {
  target.dependencies += open
  target.exclude += [open]
}
)swift");
  for (const PodDeclaration& pod : pods) {
    CHECK(pod.units[0].dependencies_are_partial);
    CHECK(pod.units[0].files_are_partial);
  }
  CHECK(messages(package_problems(pods)) == Names{"which files the target `A` has is not known, and 5 things more for "
                                                  "the same cause: what `unknown` gives is not known"});
}
