// Which branches of Package.swift are taken: if, switch, #if and loops, where they are known and where they are not.
#include <catch2/catch.hpp>

#include "tests/unit/scanner/pods/read_package.h"

using namespace podworks;

namespace {

/// The dependencies of target A with this expression for them, after these definitions; then the problems.
Names evaluated(const std::string& definitions, const std::string& expression, const Project& project = {}) {
  const auto pods = read_package(
      definitions + "\nlet package = Package(name: \"P\", targets: [.target(name: \"A\", dependencies: " + expression +
          ")])\n",
      {}, project);
  Names names = dependencies_of(pods, "A");
  for (const Diagnostic& problem : package_problems(pods)) names.push_back("? " + problem.message);
  return names;
}

/// The package with targets A and B after these statements: what each depends on, then the problems.
Names changed(const std::string& statements) {
  const auto pods = read_package(
      "let package = Package(name: \"P\", targets: [.target(name: \"A\", dependencies: [\"X\"]), .testTarget(name: "
      "\"B\")])\n" +
      statements);
  Names names;
  for (const PodDeclaration& pod : pods) {
    for (const std::string& dependency : dependencies(pod.units[0])) names.push_back(pod.name + " " + dependency);
    if (pod.units[0].dependencies_are_partial) names.push_back(pod.name + " ...");
  }
  for (const Diagnostic& problem : package_problems(pods)) names.push_back("? " + problem.message);
  return names;
}

const std::string kDarwin =
    "func isDarwin() -> Bool {\n  #if canImport(Darwin)\n  return true\n  #else\n  return false\n  #endif\n}\n";
const std::string kOpen = "let open = FileManager.default.fileExists(atPath: \"x\")\n";
const std::string kPartly = "? what the target `A` depends on is not known: ";

}  // namespace

TEST_CASE("if and switch without return are what a body gives", "[scanner][pods][swiftpm][branches]") {
  const std::string kind = GENERATE(as<std::string>(), "func f() -> [String]", "var f: [String]");
  const std::string call = kind.starts_with("func") ? "f()" : "f";
  CHECK(evaluated("let on = true\n" + kind + " { if on { [\"X\"] } else { [\"Y\"] } }", call) == Names{"X"});
  CHECK(evaluated("let on = false\n" + kind +
                      " {\n  if on {\n    [\"X\"]\n  } else if !on {\n    [\"Y\"]\n  } else {\n    []\n  }\n}",
                  call) == Names{"Y"});
  CHECK(evaluated("let on = \"b\"\n" + kind +
                      " { switch on { case \"a\": [\"X\"]\n case \"b\", \"c\": [\"Y\"]\n default: [] } }",
                  call) == Names{"Y"});
  CHECK(evaluated(kind + " {\n#if os(Linux)\n  [\"X\"]\n#else\n  [\"Y\"]\n#endif\n}", call) == Names{"X", "Y"});
  CHECK(evaluated(kOpen + kind + " { if open { [\"X\"] } else { [\"Y\"] } }", call) ==
        Names{"X", "Y", kPartly + "whether the condition in line 4 holds is not known"});
  CHECK(evaluated(kind + " { if open { if open { [\"X\"] } else { [] } } else { fatalError() } }", call) ==
        Names{"X", kPartly + "whether the condition in line 3 holds is not known"});
}

TEST_CASE("if and switch are values of constants and closures", "[scanner][pods][swiftpm][branches]") {
  CHECK(evaluated("let on = true\nlet a = if on { [\"X\"] } else { [\"Y\"] }", "a") == Names{"X"});
  CHECK(evaluated("let on = 2\nlet a = switch on {\ncase 1: [\"X\"]\ncase 2: [\"Y\"]\ndefault: [\"Z\"]\n}\nlet b = 1",
                  "a") == Names{"Y"});
  CHECK(evaluated("let on = true\nfunc f() -> [String] { return if on { [\"X\"] } else { [] } }", "f()") == Names{"X"});
  CHECK(evaluated("let names = [\"X\", \"Y\"]", "names.map { if $0 == \"X\" { \"X1\" } else { $0 } }") ==
        Names{"X1", "Y"});
  CHECK(evaluated(kOpen + "let a = if open { \"X\" } else { \"Y\" }", "[a]") ==
        Names{kPartly + "it differs from one branch to another"});
}

TEST_CASE("a condition that differs by #if is like #if", "[scanner][pods][swiftpm][branches]") {
  const std::string on =
      GENERATE(as<std::string>(), "let on = isDarwin()", "let on = !isDarwin()", "let on = isDarwin() && true",
               "let on = isDarwin() == true", "#if os(Linux)\nlet on = false\n#else\nlet on = true\n#endif",
               "var on = false\n#if os(Linux)\non = true\n#endif");
  CAPTURE(on);
  const std::string start = kDarwin + on + "\n";
  CHECK(evaluated(start + "func f() -> [String] { if on { [\"X\"] } else { [] } }", "f()") == Names{"X"});
  CHECK(evaluated(start + "func f() -> [String] { guard on else { return [] }\n return [\"X\"] }", "f()") ==
        Names{"X"});
  CHECK(evaluated(start, "on ? [\"X\"] : [\"Y\"]") == Names{"X", "Y"});
  CHECK(evaluated(start + "let a = on ? \"X\" : \"Y\"", "a == \"X\" ? [\"X\"] : [\"Y\"]") == Names{"X", "Y"});
  CHECK(evaluated(start + kOpen, "on && open ? [\"X\"] : []")[1] ==
        kPartly + "which of two lists is meant is not known");
}

TEST_CASE("what a switch does to targets is known where the case is", "[scanner][pods][swiftpm][branches]") {
  CHECK(changed(R"swift(
for target in package.targets {
    switch target.type {
    case .regular, .executable:
        var settings = target.swiftSettings ?? []
        settings.append(.enableUpcomingFeature("MemberImportVisibility"))
        target.swiftSettings = settings
    case .test: target.dependencies.append("T"); fallthrough
    case .macro: target.dependencies.append("M")
    case .plugin, .system, .binary:
        ()
    @unknown default:
        ()
    }
}
)swift") == Names{"A X", "B T", "B M"});
  CHECK(changed("switch Context.environment[\"KIT\"] {\ncase \"1\"?: package.targets[0].dependencies = []\n"
                "case nil: package.targets.first!.dependencies += [\"Y\"]\ndefault: break\n}") == Names{"A X", "A Y"});
  CHECK(
      changed("switch package.name {\n#if os(Linux)\ncase \"Q\": package.targets.first!.dependencies += [\"Y\"]\n"
              "#endif\ncase let name where name == \"P\": package.targets.first!.dependencies += [\"Z\"]\ndefault: "
              "break\n}") ==
      Names{"A X", "A Z", "A ...",
            "? what the target `A` depends on is not known: which case of the `switch` in line 4 holds is not known"});
}

TEST_CASE("only what a condition touches is known in part", "[scanner][pods][swiftpm][branches]") {
  CHECK(changed("for target in package.targets {\n  switch kind(target) {\n  case .a: target.swiftSettings = []\n"
                "  default: target.linkerSettings = nil\n  }\n}") == Names{"A X"});
  const auto pods = read_package(
      "let package = Package(name: \"P\", targets: [.target(name: \"A\"),\n.target(name: \"B\")])\n"
      "for target in package.targets {\n  while more() {\n    target.swiftSettings = []\n    target.plugins = "
      "nil\n  }\n}");
  REQUIRE(package_problems(pods).size() == 1);
  CHECK(package_problems(pods)[0].message ==
        "what the target `A` depends on is not known, and 1 thing more for the same cause: the statement in line 6 is "
        "not followed");
  CHECK(package_problems(pods)[0].place.line == 3);
  CHECK(
      changed("for target in package.targets where target.name == \"B\" {\n  switch kind(target) {\n  case .a: "
              "target.dependencies.append(\"Y\")\n  default: break\n  }\n}") ==
      Names{"A X", "B Y", "B ...",
            "? what the target `B` depends on is not known: which case of the `switch` in line 5 holds is not known"});
  CHECK(changed("package.targets.first(where: isOther)!.exclude += [\"C\"]") ==
        Names{"A X",
              "? which files the target `A` has is not known, and 1 thing more for the same cause: what line 4 "
              "changes is not known"});
  CHECK(changed("for target in zip(package.targets, other) { target.dependencies.append(\"Y\") }") ==
        Names{"A X", "A ...", "B ...", "? what the target `A` depends on is not known: what `zip` gives is not known",
              "? what the target `B` depends on is not known: what `zip` gives is not known"});
  CHECK(changed("for target in zip(package.targets, other) { target.swiftSettings = [] }") == Names{"A X"});
  CHECK(changed(
            "do {\n  package.targets.first!.dependencies.append(\"Y\")\n} catch {\n  package.targets.last!.dependencies"
            ".append(\"Z\")\n}") ==
        Names{"A X", "A Y", "B ...",
              "? what the target `B` depends on is not known: the statement in line 6 is not followed"});
}

TEST_CASE("continue, break and return end a round, a loop and a function", "[scanner][pods][swiftpm][branches]") {
  CHECK(changed("for target in package.targets {\n  if target.type == .test { continue }\n  "
                "target.dependencies.append(\"Y\")\n}") == Names{"A X", "A Y"});
  CHECK(
      changed("for target in package.targets {\n  target.dependencies.append(\"Y\")\n  if target.name == \"A\" { break "
              "}\n}") == Names{"A X", "A Y"});
  CHECK(changed("for target in package.targets {\n  guard target.name == \"B\" else { continue }\n  "
                "target.dependencies.append(\"Y\")\n}") == Names{"A X", "B Y"});
  const std::string doubt = " depends on is not known: whether the condition in line 5 holds is not known";
  CHECK(
      changed(
          "for target in package.targets {\n  if open(target) { continue }\n  target.dependencies.append(\"Y\")\n}") ==
      Names{"A X", "A Y", "A ...", "B Y", "B ...", "? what the target `A`" + doubt, "? what the target `B`" + doubt});
  CHECK(
      changed("outer: for target in package.targets {\n  for name in [\"Y\", \"Z\"] {\n    if name == \"Z\" { continue "
              "outer }\n    target.dependencies.append(.byName(name: name))\n  }\n}") ==
      Names{"A X", "A Y", "B Y", "B ...",
            "? what the target `B` depends on is not known: where line 6 goes on is not known"});

  CHECK(
      evaluated("func f() -> [String] {\n  for name in [\"X\", \"Y\"] { if name == \"Y\" { return [name] } }\n  return "
                "[]\n}",
                "f()") == Names{"Y"});
}

TEST_CASE("elements that may not be there are changed in doubt", "[scanner][pods][swiftpm][branches]") {
  CHECK(changed("for target in package.targets.filter({ open($0) }) { target.dependencies.append(\"Y\") }") ==
        Names{"A X", "A Y", "A ...", "B Y", "B ...",
              "? what the target `A` depends on is not known: which elements `filter` keeps is not known",
              "? what the target `B` depends on is not known: which elements `filter` keeps is not known"});
  CHECK(changed("func add() { package.targets.first!.dependencies.append(\"Y\") }\nif open() { add() }") ==
        Names{"A X", "A Y", "A ...",
              "? what the target `A` depends on is not known: whether the condition in line 5 holds is not known"});
}

TEST_CASE("what a branch defines for itself is known", "[scanner][pods][swiftpm][branches]") {
  CHECK(evaluated("var all: [String] = []\nif open() {\n  var name = \"X\"\n  name = \"Y\"\n  all.append(name)\n}",
                  "all") == Names{"Y", kPartly + "whether the condition in line 4 holds is not known"});
  CHECK(
      evaluated("func f() -> [String] {\n  guard open() else { return [\"Z\"] }\n  var name = \"X\"\n  name = \"Y\"\n  "
                "return [name]\n}",
                "f()") == Names{"Z", "Y", kPartly + "whether the condition in line 4 holds is not known"});
}

TEST_CASE("a name that a pattern binds hides the outer one", "[scanner][pods][swiftpm][branches]") {
  CHECK(evaluated("let name = \"X\"\nvar all: [String] = []\nif case .some(let name) = other() { all.append(name) }",
                  "all") == Names{kPartly + "what `name` is bound to is not known",
                                  kPartly + "whether the condition in line 5 holds is not known"});
}

TEST_CASE("a file is left out if all branches leave it out", "[scanner][pods][swiftpm][branches]") {
  const auto files = [](const std::string& definitions, const std::string& arguments) {
    const auto pods =
        read_package(definitions + "\nlet package = Package(name: \"P\", targets: [.target(name: \"A\", path: \"A\", " +
                         arguments + ")])\n",
                     {{"p/A/a.swift", ""}});
    Names names = pods[0].units[0].folders[0].exclude;
    names.pop_back();  // documentation
    for (const std::string& path : pods[0].units[0].folders[0].include) names.push_back("+" + path);
    for (const Diagnostic& problem : package_problems(pods)) names.push_back("? " + problem.message);
    return names;
  };
  const std::string on = kDarwin + "let on = isDarwin()";
  CHECK(files(on, "exclude: on ? [] : [\"Info\"]").empty());
  CHECK(files(on, "exclude: [\"Old\"] + (on ? [] : [\"Info\"])") == Names{"Old", "Old/**"});
  CHECK(files(on, "exclude: on ? [\"Old\", \"L\"] : [\"D\", \"Old\"]") == Names{"Old", "Old/**"});
  CHECK(files(on, "resources: on ? [.copy(\"Info\")] : []").empty());
  CHECK(files(on, "resources: on ? [.copy(\"Info\")] : [.copy(\"Info\"), .copy(\"B\")]") == Names{"Info", "Info/**"});
  CHECK(files(on, "sources: on ? [\"D\"] : [\"L\"]") == Names{"+D", "+D/**", "+L", "+L/**"});
  CHECK(files(on, "sources: on ? nil : [\"L\"]").empty());
  CHECK(files("", "exclude: open() ? [\"Old\"] : [\"Old\", \"L\"]") ==
        Names{"Old", "Old/**",
              "? which files the target `A` has is not known: which of two lists is meant is not known"});
  CHECK(files("let on = Context.environment[\"ON\"] != nil", "exclude: on ? [] : [\"Info\"]") ==
        Names{"Info", "Info/**"});
  CHECK(files("", "sources: list()") ==
        Names{"? which files the target `A` has is not known: what `list` gives is not known"});
  CHECK(files("var out = [\"Old\"]\n#if os(Linux)\nout.append(\"D\")\n#else\nout += [\"L\"]\n#endif", "exclude: out") ==
        Names{"Old", "Old/**"});
}
