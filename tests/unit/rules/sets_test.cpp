// Cycles of pods, subspecs and files.
#include <catch2/catch.hpp>

#include "support/pool.h"

using namespace podworks;

namespace {

TestFiles folder_pods(TestFiles files, const std::string& more = "") {
  files.emplace("podworks.yml", "version: 1\npods: [{ from: directory, in: \"pods/*\" }]\n" + more);
  return files;
}

}  // namespace

TEST_CASE("a circle is shown as a loop from its first pod, with one import per arrow and a proved cut", "[rules]") {
  const TestPool pool = require_pool(folder_pods({
      {"pods/C/C.h", "#import <A/A.h>\n"},
      {"pods/A/A.h", "#import <B/B.h>\n#import <B/B2.h>\n"},
      {"pods/B/B.h", "#import <C/C.h>\n#import <C/C2.h>\n"},
      {"pods/B/B2.h", ""},
      {"pods/C/C2.h", ""},
  }));
  const Diagnostic finding = finding_of(pool, "pod-cycle");
  CHECK(finding.message == "3 pods use each other in a circle: `A -> B -> C -> A`");
  CHECK(finding.path == std::vector<std::string>{"A", "B", "C", "A"});
  CHECK(finding.pods == std::vector<std::string>{"A", "B", "C"});
  CHECK(finding.place == Place{"pods/A/A.h", 1, 9});
  CHECK(finding.imports.size() == 3);
  CHECK(finding.notes ==
        std::vector<std::string>{"A -> B at pods/A/A.h:1", "B -> C at pods/B/B.h:1", "C -> A at pods/C/C.h:1",
                                 "cheapest cut: C -> A (1 import at C.h:1); proved minimal in imports"});
  CHECK(finding.help.starts_with("cut `C -> A`: "));
}

TEST_CASE("a knot names all its members beside the shortest loop", "[rules]") {
  const TestPool pool = require_pool(folder_pods({
      {"pods/A/A.h", "#import <B/B.h>\n"},
      {"pods/B/B.h", "#import <A/A.h>\n#import <C/C.h>\n"},
      {"pods/C/C.h", "#import <A/A.h>\n"},
  }));
  const Diagnostic finding = finding_of(pool, "pod-cycle");
  CHECK(finding.message == "3 pods need each other; a shortest loop: `A -> B -> A`");
  CHECK(finding.notes[2] == "all 3 pods: A, B, C");
}

TEST_CASE("the identity of a circle is its members, whatever closes it", "[rules]") {
  const auto fingerprint = [](const std::string& line) {
    const TestPool pool =
        require_pool(folder_pods({{"pods/A/A.h", line}, {"pods/B/B.h", "#import <A/A.h>\n"}, {"pods/B/C.h", ""}}));
    return finding_of(pool, "pod-cycle").fingerprint;
  };
  CHECK(fingerprint("#import <B/B.h>\n") == fingerprint("\n#import <B/C.h>\n"));
}

TEST_CASE("a circle that only a guard or a test closes is a note", "[rules]") {
  const std::string line =
      GENERATE(std::string("#if __has_include(<A/A.h>)\n#import <A/A.h>\n#endif\n"), std::string(""));
  TestFiles files = {{"pods/A/A.h", "#import <B/B.h>\n"}, {"pods/B/B.h", line}};
  if (line.empty()) files.emplace("pods/B/Tests/BTests.m", "#import <A/A.h>\n");
  const TestPool pool = require_pool(folder_pods(files, "tests: [\"**/Tests/**\"]\nrules: { matches-nothing: off }\n"));
  const Diagnostic finding = finding_of(pool, "pod-cycle");
  CHECK(finding.severity == Severity::Note);
  CHECK(finding.path == std::vector<std::string>{"A", "B", "A"});
}

TEST_CASE("a guard that widens a circle makes a note beside the error", "[rules]") {
  const TestPool pool = require_pool(folder_pods({
      {"pods/A/A.h", "#import <B/B.h>\n"},
      {"pods/B/B.h", "#import <A/A.h>\n#import <C/C.h>\n"},
      {"pods/C/C.h", "#if __has_include(<B/B.h>)\n#import <B/B.h>\n#endif\n"},
  }));
  const std::vector<Diagnostic> findings = findings_of(pool, "pod-cycle");
  REQUIRE(findings.size() == 2);
  CHECK(findings[0].severity == Severity::Error);
  CHECK(findings[0].pods == std::vector<std::string>{"A", "B"});
  CHECK(findings[1].severity == Severity::Note);
  CHECK(findings[1].path == std::vector<std::string>{"B", "C", "B"});
  CHECK(findings[1].pods == std::vector<std::string>{"A", "B", "C"});
}

TEST_CASE("forward declarations and files that import themselves make no circle", "[rules]") {
  const TestPool pool =
      require_pool(folder_pods({{"pods/A/A.h", "#import <B/B.h>\n#import \"A.h\"\n"}, {"pods/B/B.h", "@class A;\n"}},
                               "rules: { file-cycle: error }\n"));
  CHECK(pool.findings.empty());
}

TEST_CASE("files that import each other are a circle where the rule is on", "[rules]") {
  const TestPool pool = require_pool(folder_pods(
      {{"pods/A/a.h", "#import \"b.h\"\n"}, {"pods/A/b.h", "#import \"a.h\"\n"}}, "rules: { file-cycle: warn }\n"));
  const Diagnostic finding = finding_of(pool, "file-cycle");
  CHECK(finding.severity == Severity::Warn);
  CHECK(finding.message == "2 files use each other in a circle: `pods/A/a.h -> pods/A/b.h -> pods/A/a.h`");
}

TEST_CASE("pods that declare each other are a cycle for CocoaPods, whatever they import", "[rules]") {
  const auto podspec = [](const std::string& name, const std::string& other) {
    return "Pod::Spec.new do |s|\ns.name = '" + name + "'\ns.source_files = '*.h'\ns.dependency '" + other + "'\nend\n";
  };
  const TestPool pool = require_pool({
      {"podworks.yml", "version: 1\npods: [{ from: podspec }]\n"},
      {"A/A.podspec", podspec("A", "B")},
      {"A/a.h", "#import <B/b.h>\n"},
      {"B/B.podspec", podspec("B", "A")},
      {"B/b.h", ""},
  });
  const Diagnostic finding = finding_of(pool, "pod-cycle");
  CHECK(finding.message == "2 pods declare each other in a circle: `A -> B -> A`");
  CHECK(finding.notes == std::vector<std::string>{"A -> B at A/A.podspec:4", "B -> A at B/B.podspec:4"});
  CHECK(finding.severity == Severity::Error);
}
