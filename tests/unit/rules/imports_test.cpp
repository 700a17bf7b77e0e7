// The rules about single imports.
#include <algorithm>
#include <catch2/catch.hpp>

#include "support/pool.h"

using namespace podworks;

namespace {

TestFiles folder_pods(TestFiles files, const std::string& more = "") {
  files.emplace("podworks.yml", "version: 1\npods: [{ from: directory, in: \"pods/*\" }]\n" + more);
  return files;
}

}  // namespace

TEST_CASE("an ambiguous spelling is one finding with its candidates", "[rules]") {
  const TestPool pool = require_pool(folder_pods({
      {"pods/BaseKit/Utils.h", ""},
      {"pods/NetKit/Utils.h", ""},
      {"pods/House/a.m", "#import \"Utils.h\"\n"},
      {"pods/Rental/b.m", "#import \"Utils.h\"\n"},
  }));
  const Diagnostic finding = finding_of(pool, "ambiguous-import");
  CHECK(finding.severity == Severity::Error);
  CHECK(finding.message == "`\"Utils.h\"` may be of `BaseKit` and `NetKit`: nothing decides, and none was taken");
  CHECK(finding.notes == std::vector<std::string>{"candidate: pods/BaseKit/Utils.h of BaseKit (not declared)",
                                                  "candidate: pods/NetKit/Utils.h of NetKit (not declared)",
                                                  "1 more import names it: b.m:1"});
  CHECK(finding.pods == std::vector<std::string>{"BaseKit", "NetKit"});
  CHECK(finding.from.empty());
}

TEST_CASE("a name that a build makes in one of several pods is a note", "[rules]") {
  const auto gradle = [](const std::string& text) {
    return require_pool({{"settings.gradle", "include ':app', ':a', ':b', ':c'\n"},
                         {"app/build.gradle", "dependencies { implementation project(':a'), project(':b') }"},
                         {"app/src/main/kotlin/App.kt", "package p.app\n" + text},
                         {"a/src/main/kotlin/A.kt", "package p\nclass A\n"},
                         {"b/src/main/kotlin/B.kt", "package p\nclass B\n"},
                         {"c/src/main/kotlin/C.kt", "package p\nclass C\n"}});
  };
  const Diagnostic made = finding_of(gradle("import p.group\n"), "ambiguous-import");
  CHECK(made.severity == Severity::Note);
  CHECK(made.message ==
        "`p.group` may be of `a` and `b`: no file declares it, a build makes it in one of them, and none was taken");
  CHECK(made.help == "for the graph to have the dependency, add `resolve: { \"p.group\": a }` to podworks.yml");
  CHECK(made.notes == std::vector<std::string>{"candidate: a (declared)", "candidate: b (declared)"});
  const Diagnostic star = finding_of(gradle("import p.*\n"), "ambiguous-import");
  CHECK(star.severity == Severity::Note);
  CHECK(star.message == "`p.*` may be of `a` and `b`: what the file takes from which is not known, and none was taken");
}

TEST_CASE("unresolved imports are one finding per pod and spelling", "[rules]") {
  const TestPool pool = require_pool(folder_pods({
      {"pods/House/a.m", "#import <Outer/Outer.h>\n#import <Outer/Outer.h>\n"},
      {"pods/House/b.m", "#import <Outer/Outer.h>\n"},
      {"pods/Rental/a.m", "#import <Outer/Outer.h>\n"},
  }));
  const std::vector<Diagnostic> findings = findings_of(pool, "unresolved-import");
  REQUIRE(findings.size() == 2);
  CHECK(findings[0].from == "House");
  CHECK(findings[0].imports.size() == 3);
  CHECK(findings[0].message == "nothing in the pool answers to `<Outer/Outer.h>`, which `House` imports");
  CHECK(findings[0].help.find("add `Outer` to `external:`") != std::string::npos);
  CHECK(findings[1].from == "Rental");
}

TEST_CASE("a guarded import that nothing answers to is no finding", "[rules]") {
  const TestPool pool = require_pool(folder_pods(
      {{"pods/House/a.m", "#if __has_include(<Outer/Outer.h>)\n#import <Outer/Outer.h>\n#endif\n@class Nobody;\n"}}));
  CHECK(pool.findings.empty());
}

TEST_CASE("an include that is not complete is a finding of its own", "[rules]") {
  const TestPool pool = require_pool(folder_pods({{"pods/House/a.c", "#include \"a.h\n"}}));
  const Diagnostic finding = finding_of(pool, "unresolved-import");
  CHECK(finding.message == "`#include \"a.h` in `House` is not complete: no compiler takes it");
  CHECK(finding.help == "complete it, or remove it");
}

TEST_CASE("a relative path that leads nowhere is not offered to `external:`", "[rules]") {
  const TestPool pool = require_pool(folder_pods({{"pods/House/a.c", "#include \"../b.h\"\n"}}));
  CHECK(finding_of(pool, "unresolved-import").help ==
        "it is a path from the importing file's folder: correct or remove it");
}

TEST_CASE("a path to a file of no pod asks for a pod, not for another path", "[rules]") {
  const TestPool pool = require_pool({{"package.json", R"({"private": true, "workspaces": ["packages/*"]})"},
                                      {"utils/shared.js", ""},
                                      {"packages/a/package.json", R"({"name": "a"})"},
                                      {"packages/a/index.js", "import '../../utils/shared.js'"}});
  const Diagnostic finding = finding_of(pool, "unresolved-import");
  CHECK(finding.message ==
        "`\"../../utils/shared.js\"`, which `a` imports, is `utils/shared.js`, and that file belongs to no pod");
  CHECK_THAT(finding.help, Catch::StartsWith("let a pod have `shared.js`"));
}

TEST_CASE("one path that means a file of no pod here and nothing there is two findings", "[rules]") {
  const TestPool pool = require_pool({{"package.json", R"({"private": true, "workspaces": ["packages/*"]})"},
                                      {"packages/x.js", ""},
                                      {"packages/a/package.json", R"({"name": "a"})"},
                                      {"packages/a/index.js", "import '../x.js'"},
                                      {"packages/a/src/index.js", "import '../x.js'"}});
  const std::vector<Diagnostic> findings = findings_of(pool, "unresolved-import");
  REQUIRE(findings.size() == 2);
  const auto is_there = [](const Diagnostic& one) {
    return one.message.find("belongs to no pod") != std::string::npos;
  };
  CHECK(std::count_if(findings.begin(), findings.end(), is_there) == 1);
  for (const Diagnostic& one : findings) {
    CHECK(one.place.file == (is_there(one) ? "packages/a/index.js" : "packages/a/src/index.js"));
  }
}

TEST_CASE("an included header that no pod has is named with its path", "[rules]") {
  const TestPool pool = require_pool({{"podworks.yml", "version: 1\npods: [{ from: directory, in: 'pods/*' }]\n"},
                                      {"shared/x.h", ""},
                                      {"pods/A/a.c", "#include \"../../shared/x.h\"\n"}});
  const Diagnostic finding = finding_of(pool, "unresolved-import");
  CHECK_THAT(finding.message, Catch::EndsWith("which `A` imports, is `shared/x.h`, and that file belongs to no pod"));
  CHECK_THAT(finding.help, Catch::StartsWith("let a pod have `x.h`"));
}

TEST_CASE("included data of no pod is external", "[rules]") {
  const TestPool pool = require_pool({{"podworks.yml", "version: 1\npods: [{ from: directory, in: 'pods/*' }]\n"},
                                      {"shared/table.dat", ""},
                                      {"pods/A/a.c", "#include \"../../shared/table.dat\"\n"}});
  CHECK(findings_of(pool, "unresolved-import").empty());
}

TEST_CASE("a macro that hides a header is named", "[rules]") {
  const TestPool pool = require_pool(folder_pods({{"pods/House/a.c", "#include HOUSE_CONFIG\n"}}));
  CHECK(finding_of(pool, "unresolved-import").message ==
        "`House` includes what the macro `HOUSE_CONFIG` stands for, which is not known here");
}

TEST_CASE("a relative path into another pod is found, one within the pod is not", "[rules]") {
  const TestPool pool = require_pool(folder_pods({
      {"pods/Net/include/Net.h", ""},
      {"pods/House/a.m", "#import \"../Net/include/Net.h\"\n#import \"sub/../b.h\"\n"},
      {"pods/House/b.h", ""},
  }));
  const Diagnostic finding = finding_of(pool, "relative-escape");
  CHECK(finding.message == "`House` reaches into `Net` by a relative path");
  CHECK(finding.help == "write `#import <Net/Net.h>` and declare `Net`");
}

TEST_CASE("wrong case is told with the right spelling", "[rules]") {
  const TestPool pool =
      require_pool(folder_pods({{"pods/Base/Utils.h", ""}, {"pods/House/a.m", "#import <base/utils.h>\n"}}));
  const Diagnostic finding = finding_of(pool, "case-mismatch");
  CHECK(finding.to == "Base");
  CHECK(finding.help == "write `Base/Utils.h`");
}

TEST_CASE("the right spelling keeps the folder by which the pod is imported", "[rules]") {
  const TestPool pool = require_pool(
      {{"podworks.yml", "version: 1\npods: [{ from: podspec, in: \"pods/*\" }]\n"},
       {"pods/Web/Web.podspec", "Pod::Spec.new do |s|\n  s.name = 'Web'\n  s.source_files = 'Classes/*.{h,m}'\nend\n"},
       {"pods/Web/Classes/WIView.h", ""},
       {"pods/House/House.podspec",
        "Pod::Spec.new do |s|\n  s.name = 'House'\n  s.source_files = '*.m'\n  s.dependency 'Web'\nend\n"},
       {"pods/House/a.m", "#import <Web/wiview.h>\n"}});
  CHECK(finding_of(pool, "case-mismatch").help == "write `Web/WIView.h`");
}

TEST_CASE("@testable is for tests", "[rules]") {
  const TestPool pool = require_pool(folder_pods(
      {
          {"pods/Net/Net.swift", "public class Net {}\n"},
          {"pods/House/House.swift", "@testable import Net\n"},
          {"pods/House/Tests/HouseTests.swift", "@testable import Net\n"},
          {"pods/House/Preview.swift", "#if DEBUG && os(iOS)\n@testable import Net\n#endif\n"},
      },
      "tests: [\"**/Tests/**\"]\n"));
  const Diagnostic finding = finding_of(pool, "testable-import");
  CHECK(finding.imports.size() == 1);
  CHECK(finding.place.file == "pods/House/House.swift");
}

TEST_CASE("a private header of another pod is found, the pod's own is not", "[rules]") {
  const TestPool pool = require_pool({
      {"podworks.yml",
       "version: 1\npods:\n  - { name: Net, path: pods/Net, public: [\"include/**\"] }\n  - { from: directory, in: "
       "\"pods/*\" }\n"},
      {"pods/Net/include/Net.h", ""},
      {"pods/Net/src/Secret.h", ""},
      {"pods/Net/src/Net.m", "#import \"Secret.h\"\n"},
      {"pods/House/a.m", "#import \"Secret.h\"\n#import <Net/Net.h>\n"},
      {"pods/House/b.m", "#import \"Secret.h\"\n"},
  });
  const Diagnostic finding = finding_of(pool, "private-header");
  CHECK(finding.message == "`House` imports `Secret.h`, a private header of `Net`");
  CHECK(finding.notes ==
        std::vector<std::string>{"1 more import uses it: b.m:1", "the header is pods/Net/src/Secret.h"});
}

TEST_CASE("a file of no pod says who imports it all the same", "[rules]") {
  const TestPool pool = require_pool({
      {"podworks.yml", "version: 1\npods: [{ name: Net, path: pods/Net, files: [\"src/**\"] }]\n"},
      {"pods/Net/src/Net.m", "#import \"../old/Old.h\"\n"},
      {"pods/Net/old/Old.h", ""},
  });
  const Diagnostic finding = finding_of(pool, "unowned-file");
  CHECK(finding.place == Place{"pods/Net/old/Old.h", 0, 0});
  CHECK(finding.notes.front() == "it lies in the folder of `Net`, whose files do not include it");
}

TEST_CASE("a folder of which no pod has a source is one finding", "[rules]") {
  const TestPool pool = require_pool({
      {"package.json", R"({"private": true, "workspaces": ["packages/*"]})"},
      {"eslint.config.js", ""},
      {".size-limit.js", ""},
      {"build.js", ""},
      {"e2e/a/a.js", ""},
      {"e2e/b/b.js", ""},
      {"packages/global.d.ts", ""},
      {"packages/net/package.json", R"({"name": "net"})"},
      {"packages/net/index.js", ""},
  });
  const std::vector<Diagnostic> findings = findings_of(pool, "unowned-file");
  REQUIRE(findings.size() == 3);
  CHECK(findings[0].message == "`build.js` belongs to no pod");
  CHECK(findings[1].message == "no source in `e2e` belongs to a pod: 2 files");
  CHECK(findings[1].place.file == "e2e/a/a.js");
  CHECK(findings[1].subject == "e2e");
  CHECK(findings[2].message == "`global.d.ts` belongs to no pod");
}

TEST_CASE("advice names the spelling by which the pod serves the header", "[rules]") {
  const auto podspec = [](const std::string& name, const std::string& more) {
    return "Pod::Spec.new do |s|\ns.name = '" + name + "'\ns.source_files = '**/*.{h,m}'\n" + more + "end\n";
  };
  const TestPool pool = require_pool({
      {"podworks.yml", "version: 1\npods: [{ from: podspec }]\n"},
      {"RC/RC.podspec", podspec("RC", "s.header_dir = 'React'\ns.header_mappings_dir = '.'\n")},
      {"RC/x/B.h", ""},
      {"RC/x/Utils.h", ""},
      {"RD/RD.podspec", podspec("RD", "s.header_dir = 'Rd'\n")},
      {"RD/Utils.h", ""},
      {"A/A.podspec", podspec("A", "s.dependency 'RC'\n")},
      {"A/a.m", "#import \"../RC/x/B.h\"\n"},
      {"C/C.podspec", podspec("C", "")},
      {"C/c.m", "#import \"../RC/x/B.h\"\n#import \"Utils.h\"\n"},
  });
  const std::vector<Diagnostic> escapes = findings_of(pool, "relative-escape");
  REQUIRE(escapes.size() == 2);
  CHECK(escapes[0].help == "write `#import <React/x/B.h>`");
  CHECK(escapes[1].help == "write `#import <React/x/B.h>` and declare `RC`");
  CHECK(finding_of(pool, "ambiguous-import").help.find("as in `#import <React/x/Utils.h>`") != std::string::npos);
}

TEST_CASE("a prebuilt framework is a module, and its slices hold no duplicates", "[rules]") {
  const std::string framework = "Kit/WBLogin.xcframework/";
  const TestPool pool = require_pool({
      {"podworks.yml", "version: 1\npods: [{ from: podspec }]\n"},
      {"Kit/Kit.podspec", "Pod::Spec.new do |s|\ns.name = 'Kit'\ns.vendored_frameworks = 'WBLogin.xcframework'\nend\n"},
      {framework + "ios-arm64/WBLogin.framework/Headers/X.h", ""},
      {framework + "ios-sim/WBLogin.framework/Headers/X.h", ""},
      {"House/House.podspec",
       "Pod::Spec.new do |s|\ns.name = 'House'\ns.source_files = '*.{m,swift}'\ns.dependency 'Kit'\nend\n"},
      {"House/a.swift", "import WBLogin\n"},
      {"House/b.m", "#import <WBLogin/X.h>\n"},
  });
  CHECK(pool.findings.empty());
  CHECK(pool.graph.dependencies.size() == 1);
}

TEST_CASE("a folder in that of a pod is told with the pod whose patterns leave it out", "[rules]") {
  const TestPool pool = require_pool({
      {"Net/Net.podspec",
       "Pod::Spec.new do |s|\n  s.name = 'Net'\n  s.version = '1'\n  s.source_files = 'Classes/*'\nend\n"},
      {"Net/Classes/Net.m", ""},
      {"Net/src/a.m", ""},
      {"Net/src/b.m", ""},
  });
  const Diagnostic finding = finding_of(pool, "unowned-file");
  CHECK(finding.message == "no source in `Net/src` belongs to a pod: 2 files");
  REQUIRE(finding.notes.size() == 1);
  CHECK(finding.notes[0] == "they lie in the folder of `Net`, whose files do not include them");
}
