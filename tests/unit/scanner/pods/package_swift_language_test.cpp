#include <catch2/catch.hpp>

#include "tests/unit/scanner/pods/read_package.h"

using namespace podworks;

namespace {

/// The dependencies of target A with this expression for them, after these definitions.
Names evaluated(const std::string& definitions, const std::string& expression, const Project& project = {}) {
  const auto pods = read_package(
      definitions + "\nlet package = Package(name: \"P\", targets: [.target(name: \"A\", dependencies: " + expression +
          ")])\n",
      {}, project);
  Names names = dependencies_of(pods, "A");
  for (const Diagnostic& problem : package_problems(pods)) names.push_back("? " + problem.message);
  CHECK(pods[0].units[0].dependencies_are_partial == !package_problems(pods).empty());
  return names;
}

}  // namespace

TEST_CASE("constants, sums and texts with holes of Package.swift", "[scanner][pods][swiftpm]") {
  CHECK(evaluated("let a = \"A\"\nlet base: [Target.Dependency] = [\"\\(a)1\", .target(name: a + \"2\")]",
                  "base + [\"Z\"]") == Names{"A1", "A2", "Z"});
  CHECK(
      evaluated("var a = [\"X\"]; a += [\"Y\"]\na.append(\"Z\")\na.append(contentsOf: [\"W\"])\na.insert(\"V\", at: 0)",
                "a") == Names{"X", "Y", "Z", "W", "V"});
  CHECK(evaluated("let a = [\n  \"X\", // one\n  /* \"N\", /* */ */ #\"Y\"#,\n]", "a") == Names{"X", "Y"});
  CHECK(evaluated("let on = true", "on ? [\"X\"] : [\"Y\"]") == Names{"X"});
  CHECK(evaluated("let a: String? = nil", "[a ?? \"X\"]") == Names{"X"});
}

TEST_CASE("functions of the manifest are followed", "[scanner][pods][swiftpm]") {
  CHECK(evaluated("func one(_ name: String, kit: String = \"Kit\") -> [Target.Dependency] {\n"
                  "  let full = name + kit\n  return [.target(name: full)]\n}\nfunc two() -> String { \"T\" }",
                  "one(\"A\") + one(\"B\", kit: \"X\") + [two()]") == Names{"AKit", "BX", "T"});
  CHECK(evaluated("let kit: [String] = { var a = [\"X\"]\n a.append(\"Y\")\n return a }()", "kit") == Names{"X", "Y"});
  CHECK(evaluated("func f(_ n: String) -> String { return f(n) }", "[f(\"A\")]") ==
        Names{"? what the target `A` depends on is not known: the calls go too deep"});
}

TEST_CASE("members of extensions are found by what is expected", "[scanner][pods][swiftpm]") {
  const std::string extensions = R"swift(
extension Target.Dependency {
  static let core: Self = .target(name: "Core")
  static var log: Target.Dependency { .product(name: "Logging", package: "swift-log") }
  static func kit(_ name: String) -> Self { .target(name: "Kit\(name)") }
}
extension Target { static let core = Target.target(name: "Wrong") }
extension String { static let core = "Wrong" }
enum Names { static let ui = "UI" }
)swift";
  CHECK(evaluated(extensions, "[.core, .log, .kit(\"X\"), .target(name: Names.ui)]") ==
        Names{"Core", "Logging", "KitX", "UI"});
}

TEST_CASE("loops and closures over lists that are known", "[scanner][pods][swiftpm]") {
  CHECK(evaluated("let names = [\"X\", \"Y\"]", "names.map { .target(name: $0 + \"1\") }") == Names{"X1", "Y1"});
  CHECK(evaluated("let names = [\"X\", \"Y\"]", "names.filter { $0 != \"X\" }.map { (n: String) -> String in n }") ==
        Names{"Y"});
  CHECK(evaluated("var all: [Target.Dependency] = []\nfor name in [\"X\", \"Y\"] where name.hasPrefix(\"X\") {\n"
                  "  all.append(.target(name: name))\n}",
                  "all") == Names{"X"});
  CHECK(evaluated("var all = [\"Z\"]\nfor name in names() { all.append(name) }", "all") ==
        Names{"Z", "? what the target `A` depends on is not known: what `names` gives is not known"});
}

TEST_CASE("a package may be changed after it was made", "[scanner][pods][swiftpm]") {
  const auto pods = read_package(R"swift(
let package = Package(name: "P", targets: [.target(name: "A")])
package.targets.append(.target(name: "B", dependencies: ["A"]))
package.targets += [.target(name: "C")]
package.targets.append(contentsOf: [.target(name: "D")])
package.products.append(.library(name: "A", targets: ["A"]))
for target in package.targets where target.type != .test {
  var settings = target.swiftSettings ?? []
  settings.append(.enableExperimentalFeature("StrictConcurrency"))
  target.swiftSettings = settings
  target.dependencies.append("Log")
}
package.targets.forEach { $0.exclude += ["Old"] }
package.swiftLanguageVersions = [.v5]
)swift");
  CHECK(pod_names(pods) == Names{"A", "B", "C", "D"});
  CHECK(dependencies_of(pods, "B") == Names{"A", "Log"});
  CHECK(pods[3].units[0].folders[0].exclude == Names{"Old", "Old/**", "**/*.docc/**"});
  CHECK(package_problems(pods).empty());
}

TEST_CASE("all branches of #if are taken", "[scanner][pods][swiftpm]") {
  const auto pods = read_package(R"swift(
#if os(Linux)
let extra: [Target.Dependency] = ["L"]
#else
let extra: [Target.Dependency] = ["M"]
#endif
func more() -> [String] {
  var names = ["N"]
  #if os(macOS)
    names.append("O")
  #elseif swift(>=5.9)
    names += ["Q"]
  #endif
  return names
}
func one() -> String {
#if os(Linux)
  return "X"
#else
  return "Y"
#endif
}
#if swift(>=6)
let package = Package(name: "P", targets: [.target(name: "A", dependencies: extra + more())])
#else
let package = Package(name: "P", targets: [.target(name: "A", dependencies: ["R"]), .target(name: "B", dependencies: [one()])])
#endif
)swift");
  CHECK(pod_names(pods) == Names{"A", "B"});
  CHECK(dependencies_of(pods, "A") == Names{"L", "M", "N", "O", "Q", "R"});
  const std::vector<Diagnostic> problems = package_problems(pods);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].message == "what the target `B` depends on is not known: it differs from one branch to another");
}

TEST_CASE("variables of the environment are unset, unless env says otherwise", "[scanner][pods][swiftpm]") {
  const std::string definitions = R"swift(
import Foundation
let source = Context.environment["FROM_SOURCE"] != nil
let other = ProcessInfo.processInfo.environment["OTHER"] == "1"
func kit() -> [Target.Dependency] {
  if source {
    return ["Source"]
  } else if other {
    return ["Other"]
  }
  if let name = Context.environment["NAME"] { return [.target(name: name)] }
  guard let last = getenv("LAST") else { return ["Binary"] }
  return [last]
}
)swift";
  CHECK(evaluated(definitions, "kit()") == Names{"Binary"});
  Project project;
  project.env = {{"FROM_SOURCE", "1"}};
  CHECK(evaluated(definitions, "kit()", project) == Names{"Source"});
  project.env = {{"OTHER", "1"}};
  CHECK(evaluated(definitions, "kit()", project) == Names{"Other"});
  project.env = {{"NAME", "N"}};
  CHECK(evaluated(definitions, "kit()", project) == Names{"N"});
  const auto pods = read_package(
      definitions + "let package = Package(name: \"P\", targets: [.target(name: \"A\", dependencies: kit())])");
  CHECK(pods[0].unset_environment == Names{"FROM_SOURCE", "LAST", "NAME", "OTHER"});
}

TEST_CASE("a condition that is not known takes both branches and says so", "[scanner][pods][swiftpm]") {
  CHECK(evaluated("var a = [\"X\"]\nif FileManager.default.fileExists(atPath: \"x\") {\n  a.append(\"Y\")\n} else { "
                  "a.append(\"Z\") }",
                  "a") == Names{"X", "Y", "Z",
                                "? what the target `A` depends on is not known: whether the condition in line 4 holds "
                                "is not known"});
  CHECK(evaluated("func f() -> [String] {\n if there() { return [\"X\"] }\n return [\"Y\"]\n}", "f()") ==
        Names{"X", "Y",
              "? what the target `A` depends on is not known: whether the condition in line 4 holds is not known"});
  CHECK(
      evaluated("var a = [\"X\"]\nswitch kind {\ncase .b: a.append(\"Y\")\ndefault: break\n}", "a") ==
      Names{"X", "Y",
            "? what the target `A` depends on is not known: which case of the `switch` in line 4 holds is not known"});
  CHECK(evaluated("let a = [\"X\"]\nswitch a.count { default: print(a) }", "a") == Names{"X"});
}

TEST_CASE("a change of the package that cannot be followed is a finding", "[scanner][pods][swiftpm]") {
  const auto pods = read_package(R"swift(
let package = Package(name: "P", targets: [.target(name: "A")])
package.targets.first(where: { $0.name == "A" })!.dependencies.append("B")
package.targets.removeAll(where: { $0.name == "B" })
package.targets.first(where: isOther)!.dependencies += ["C"]
)swift");
  CHECK(dependencies_of(pods, "A") == Names{"B"});
  CHECK(says(package_problems(pods), "which targets the package has is not known: what line 6 changes is not known"));
  CHECK(pods[0].units[0].dependencies_are_partial);
  const auto settings = read_package(R"swift(
let package = Package(name: "P", targets: [.target(name: "A")])
package.targets.first(where: { $0.name == "A" })?.swiftSettings = [.define("X")]
if here() { package.platforms = [.iOS(.v13)] }
)swift");
  CHECK(package_problems(settings).empty());
}

TEST_CASE("a product's own conditions and settings are no business of the reader", "[scanner][pods][swiftpm]") {
  const auto pods = read_package(R"swift(
let settings: [SwiftSetting] = ProcessInfo.processInfo.environment["X"] != nil ? [.define("X")] : unknownCall()
let package = Package(name: "P", platforms: [.iOS(.v13), .macOS("10.15")],
  dependencies: [.package(url: url(), "1.0.0" ..< "2.0.0"), .package(url: "b", .upToNextMinor(from: "1.0.0"))],
  targets: [.target(name: "A", resources: [.process("R")], swiftSettings: [.define("Y")] + settings,
                    linkerSettings: [.linkedFramework("UIKit", .when(platforms: [.iOS]))])],
  cxxLanguageStandard: CXXLanguageStandard.gnucxx14)
)swift");
  CHECK(package_problems(pods).empty());
  CHECK_FALSE(pods[0].units[0].files_are_partial);
}

TEST_CASE("methods and properties that the manifest adds to types are followed", "[scanner][pods][swiftpm]") {
  const std::string extensions = R"swift(
extension Array {
  func appending(_ element: Element, if condition: Bool) -> [Element] {
    if condition { return self + [element] } else { return self }
  }
  var twice: [Element] { self + self }
}
extension String { var kit: String { "\(self)Kit" } }
extension Target {
  var isTest: Bool { type == .test || name.hasSuffix("Tests") }
  func needs(_ other: String) -> Bool { dependencies.isEmpty ? false : name == other }
}
let on = Context.environment["ON"] == nil
)swift";
  CHECK(evaluated(extensions, "[\"X\"].appending(\"Y\", if: on).appending(\"Z\", if: !on)") == Names{"X", "Y"});
  CHECK(evaluated(extensions, "[\"X\".kit]") == Names{"XKit"});
  CHECK(evaluated(extensions + "let t = Target.target(name: \"SomeTests\")",
                  "t.isTest && !t.needs(\"X\") ? [\"X\"] : [\"Y\"]") == Names{"X"});
  CHECK(evaluated(extensions + "extension Array { var twice: Int { 2 } }", "[\"X\"].twice") ==
        Names{"? what the target `A` depends on is not known: `.twice` is defined more than once"});
  CHECK(evaluated(
            "extension Array { mutating func add(_ x: Element) { append(x) } }\nvar all = [\"X\"]\nall.add(\"Y\")",
            "all") == Names{"X", "? what the target `A` depends on is not known: what line 5 changes is not known"});
}

TEST_CASE("values of the manifest's own structs are followed", "[scanner][pods][swiftpm]") {
  const std::string own = R"swift(
struct Module {
  enum Kind { case feature, test }
  var kind: Kind
  var name: String
  var needs: [Target.Dependency] = []
  var folder: String?
  func target() -> Target {
    switch kind {
    case .feature: return .target(name: name, dependencies: needs, path: kind.path(for: folder ?? name))
    case .test: return .testTarget(name: name, dependencies: needs, path: kind.path(for: name))
    }
  }
  func with(_ other: String) -> Module {
    var copy = self
    copy.needs.append(.target(name: other))
    return copy
  }
}
extension Module.Kind {
  func path(for name: String) -> String {
    switch self {
    case .feature: return "Modules/\(name)"
    case .test: return "Tests/\(name)"
    }
  }
}
extension Module {
  static func feature(_ name: String, needs: [Target.Dependency] = []) -> Module {
    Module(kind: .feature, name: name, needs: needs, folder: name + "Kit")
  }
}
let base = Module.feature("Base")
let modules: [Module] = [base, .feature("Net", needs: ["Base"]), base.with("Log"), Module(kind: .test, name: "NetTests", needs: ["Net"])]
let package = Package(name: "P", targets: modules.filter { $0.name != "Base" || $0.needs.isEmpty }.map { $0.target() })
)swift";
  const auto pods = read_package(own);
  CHECK(package_problems(pods).empty());
  CHECK(pod_names(pods) == Names{"Base", "Net", "NetTests"});
  CHECK(dependencies_of(pods, "Base").empty());
  CHECK(dependencies_of(pods, "Net") == Names{"Base"});
  CHECK(pod_of(pods, "Net").root == "p/Modules/NetKit");
  CHECK(pod_of(pods, "NetTests").root == "p/Tests/NetTests");
  CHECK(pod_of(pods, "NetTests").units[0].kind == UnitKind::Test);
  auto made = try_read("p/Package.swift", {{"p/Package.swift", kPackageHead + R"swift(
struct Own { var name: String
  init(_ name: String) { self.name = name + "Kit" } }
let package = Package(name: "P", targets: [.target(name: Own("A").name)])
)swift"}});
  REQUIRE_FALSE(made.ok());
  CHECK_THAT(made.errors()[0].message, Catch::Contains("the name of a target is not known: what `Own` gives"));
}

TEST_CASE("a function that #if defines twice gives what both give", "[scanner][pods][swiftpm]") {
  CHECK(evaluated("#if os(Linux)\nfunc f() -> [String] { [\"X\"] }\n#else\nfunc f() -> [String] { [\"Y\"] }\n#endif",
                  "f()") == Names{"X", "Y"});
  CHECK(evaluated("func f(_ a: String) -> [String] { [\"X\"] }\nfunc f(_ a: Int) -> [String] { [\"Y\"] }", "f(1)") ==
        Names{"? what the target `A` depends on is not known: `f` is defined more than once"});
}

TEST_CASE("of members of lists the one is meant whose elements fit", "[scanner][pods][swiftpm]") {
  const auto pods = read_package(R"swift(
extension Array where Element == PackageDescription.SwiftSetting { static func common() -> Self { [.define("X")] } }
extension Array where Element == CSetting { static func common() -> Self { [.headerSearchPath("in")] } }
let package = Package(name: "P", targets: [.target(name: "A"), .target(name: "B", cSettings: .common())])
for target in package.targets where target.name == "A" {
  var settings = target.cSettings ?? []
  settings += .common()
  target.cSettings = settings
  let more: [SwiftSetting] = .common()
  target.swiftSettings = more
}
)swift");
  CHECK(package_problems(pods).empty());
  CHECK(pods[0].units[0].header_search_paths == Names{"in"});
  CHECK(pods[1].units[0].header_search_paths == Names{"in"});
}
