// The rules that compare sources with podspecs and Podfiles.
#include <catch2/catch.hpp>

#include "support/pool.h"

using namespace podworks;

namespace {

std::string podspec(const std::string& name, const std::string& lines) {
  return "Pod::Spec.new do |s|\n  s.name = '" + name + "'\n  s.version = '1.0'\n" + lines + "end\n";
}

const char* const kAllFiles = "  s.source_files = '**/*.{h,m,swift}'\n";

TestFiles pool_of(TestFiles files) {
  files.emplace("podworks.yml", "version: 1\npods: [{ from: podspec, in: \"pods/*\" }]\n");
  return files;
}

}  // namespace

TEST_CASE("an undeclared dependency has two degrees", "[rules]") {
  const TestPool pool = require_pool(pool_of({
      {"pods/House/House.podspec", podspec("House", std::string(kAllFiles) + "  s.dependency 'Net'\n")},
      {"pods/House/a.m", "#import <Net/Net.h>\n#import <Cache/Cache.h>\n#import <Log/Log.h>\n"},
      {"pods/Net/Net.podspec", podspec("Net", std::string(kAllFiles) + "  s.dependency 'Cache'\n")},
      {"pods/Net/Net.h", "#import <Cache/Cache.h>\n"},
      {"pods/Cache/Cache.podspec", podspec("Cache", kAllFiles)},
      {"pods/Cache/Cache.h", ""},
      {"pods/Log/Log.podspec", podspec("Log", kAllFiles)},
      {"pods/Log/Log.h", ""},
  }));
  const std::vector<Diagnostic> findings = findings_of(pool, "undeclared-dependency");
  REQUIRE(findings.size() == 2);
  CHECK(findings[0].message == "`House` uses `Cache` without declaring it; it comes along through `Net`");
  CHECK(findings[0].path == std::vector<std::string>{"House", "Net", "Cache"});
  CHECK(findings[1].message == "`House` uses `Log`, and nothing that it declares leads there");
  CHECK(findings[1].help == "declare `Log` in pods/House/House.podspec, or remove the imports");
}

TEST_CASE("what a declared module re-exports is declared, and is used through it", "[rules]") {
  const TestPool pool = require_pool(pool_of({
      {"pods/House/House.podspec", podspec("House", std::string(kAllFiles) + "  s.dependency 'Base'\n")},
      {"pods/House/a.swift", "import Base\nimport Net\n"},
      {"pods/Rental/Rental.podspec",
       podspec("Rental", std::string(kAllFiles) + "  s.dependency 'Base'\n  s.dependency 'Net'\n")},
      {"pods/Rental/a.swift", "import Base\n"},
      {"pods/Base/Base.podspec", podspec("Base", std::string(kAllFiles) + "  s.dependency 'Net'\n")},
      {"pods/Base/Base.swift", "@_exported import Net\n"},
      {"pods/Net/Net.podspec", podspec("Net", kAllFiles)},
      {"pods/Net/Net.swift", "public class Net {}\n"},
  }));
  CHECK(findings_of(pool, "undeclared-dependency").empty());
  CHECK(findings_of(pool, "unused-dependency").empty());
}

TEST_CASE("a dependency without an import is found where the podspec declares it", "[rules]") {
  const TestPool pool = require_pool(pool_of({
      {"pods/House/House.podspec", podspec("House", std::string(kAllFiles) + "  s.dependency 'OldCache'\n")},
      {"pods/House/a.m", "#import <UIKit/UIKit.h>\n"},
      {"pods/OldCache/OldCache.podspec", podspec("OldCache", kAllFiles)},
      {"pods/OldCache/OldCache.h", ""},
  }));
  const Diagnostic finding = finding_of(pool, "unused-dependency");
  CHECK(finding.place.file == "pods/House/House.podspec");
  CHECK(finding.place.line == 5);
  CHECK(finding.message == "`House` declares `OldCache`, but no file of it imports anything of `OldCache`");
}

TEST_CASE("nothing is called unused that cannot be known", "[rules]") {
  const std::string old_cache = "  s.dependency 'OldCache'\n";
  TestFiles files = {
      {"pods/OldCache/OldCache.podspec", podspec("OldCache", kAllFiles)},
      {"pods/OldCache/OldCache.h", ""},
  };
  SECTION("a pod that only bundles others") {
    files.emplace("pods/All/All.podspec", podspec("All", old_cache));
  }
  SECTION("a pod of resources") {
    files["pods/OldCache/OldCache.podspec"] = podspec("OldCache", "  s.resources = 'Assets/*'\n");
    files.erase("pods/OldCache/OldCache.h");
    files.emplace("pods/OldCache/Assets/a.json", "{}");
    files.emplace("pods/House/House.podspec", podspec("House", kAllFiles + old_cache));
    files.emplace("pods/House/a.m", "");
  }
  SECTION("an import that may mean the pod and is not resolved") {
    files.emplace("pods/House/House.podspec", podspec("House", kAllFiles + old_cache));
    files.emplace("pods/House/a.m", "#import <OldCache/Gone.h>\n");
  }
  SECTION("an import from a test or under a guard") {
    files.emplace("pods/House/House.podspec", podspec("House", kAllFiles + old_cache));
    files.emplace("pods/House/a.m",
                  "#if __has_include(<OldCache/OldCache.h>)\n#import <OldCache/OldCache.h>\n#endif\n");
  }
  SECTION("files that are known only in part") {
    files.emplace("pods/House/House.podspec", podspec("House", "  s.source_files = unknown_files(s)\n" + old_cache));
    files.emplace("pods/House/a.m", "");
  }
  CHECK(findings_of(require_pool(pool_of(files)), "unused-dependency").empty());
}

TEST_CASE("headers that CocoaPods would flatten onto each other are found", "[rules]") {
  const std::string lines = GENERATE(std::string(""), std::string("  s.header_mappings_dir = 'src'\n"));
  const TestPool pool = require_pool(pool_of({
      {"pods/Net/Net.podspec", podspec("Net", kAllFiles + lines)},
      {"pods/Net/src/a/Utils.h", ""},
      {"pods/Net/src/b/Utils.h", ""},
      {"pods/Net/src/ios/View.h", ""},
      {"pods/Net/src/macos/View.h", ""},
  }));
  CHECK(findings_of(pool, "duplicate-header").size() == (lines.empty() ? 1 : 0));
}

TEST_CASE("a Podfile is compared with what its app needs", "[rules]") {
  TestFiles files = {
      {"pods/Recruit/Recruit.podspec", podspec("Recruit", std::string(kAllFiles) + "  s.dependency 'Kit'\n")},
      {"pods/Recruit/a.m", "#import <Kit/Kit.h>\n"},
      {"pods/Kit/Kit.podspec", podspec("Kit", kAllFiles)},
      {"pods/Kit/Kit.h", ""},
      {"pods/Pay/Pay.podspec", podspec("Pay", kAllFiles)},
      {"pods/Pay/Pay.h", ""},
      {"app/Podfile",
       "target 'Recruit' do\n  pod 'Recruit', :path => '../pods/Recruit'\n  pod 'Pay', :path => '../pods/Pay'\nend\n"},
  };
  const std::string pods = "version: 1\npods: [{ from: podspec, in: \"pods/*\" }]\n";
  SECTION("with the roots of podworks.yml") {
    files["podworks.yml"] = pods + "apps: { Recruit: { roots: [Recruit], from: app/Podfile } }\n";
    const TestPool pool = require_pool(files);
    CHECK(finding_of(pool, "missing-pod").help ==
          "add `pod 'Kit', :path => '../pods/Kit'`, or let `podworks generate` write the Podfile");
    CHECK(finding_of(pool, "excess-pod").place.line == 3);
  }
  SECTION("with the imports of the entry, where the Podfile gives the roots") {
    files["podworks.yml"] = pods + "apps: { Recruit: { path: app, from: app/Podfile } }\n";
    files["app/main.m"] = "#import <Kit/Kit.h>\n";
    const TestPool pool = require_pool(files);
    CHECK(findings_of(pool, "excess-pod").size() == 2);  // the entry uses neither Recruit nor Pay
    CHECK(finding_of(pool, "missing-pod").pods == std::vector<std::string>{"Kit"});
  }
  SECTION("and nothing is called needless where only the Podfile says what is needed") {
    files["podworks.yml"] = pods + "apps: { Recruit: { from: app/Podfile } }\n";
    CHECK(findings_of(require_pool(files), "excess-pod").empty());
  }
}

TEST_CASE("a line of a Podfile that names what is not there is a problem", "[rules]") {
  const TestPool pool = require_pool({
      {"podworks.yml", "version: 1\npods: [{ from: podspec, in: \"pods/*\" }]\napps: { A: { from: Podfile } }\n"},
      {"Podfile",
       "target 'A' do\n  pod 'Net/Core', :path => 'pods/Net'\n  pod 'Net/Nope', :path => 'pods/Net'\n"
       "  pod 'Gone', :path => 'pods/Gone'\n  pod 'Outer/Sub'\nend\n"},
      {"pods/Net/Net.podspec", podspec("Net", "  s.subspec 'Core' do |c|\n    c.source_files = '*.h'\n  end\n")},
      {"pods/Net/Net.h", ""},
  });
  const std::vector<Diagnostic> findings = findings_of(pool, "manifest-problem");
  REQUIRE(findings.size() == 2);
  CHECK(findings[0].message == "`Net` has no subspec of the name `Nope`");
  CHECK(findings[0].place.line == 3);
  CHECK(findings[1].message == "there is no pod `Gone` in `pods/Gone`: it is taken for one from outside of the pool");
}

TEST_CASE("a line of a Podfile whose folder holds another pod only is a problem", "[rules]") {
  const TestPool pool = require_pool({
      {"podworks.yml",
       "version: 1\npods: [{ from: podspec, in: \"pods/*\" }]\napps: { One: { from: apps/Podfile } }\n"},
      {"apps/Podfile",
       "target 'One' do\n  pod 'A', :path => '../pods/A'\n  pod 'B', :path => '../pods/A'\n"
       "  pod 'B/Core', :path => '../pods/B/B.podspec'\n  pod 'B', :path => '../copy/B'\nend\n"},
      {"copy/B/B.podspec", podspec("B", "")},
      {"pods/A/a.h", ""},
      {"pods/A/A.podspec", podspec("A", "")},
      {"pods/B/B.podspec", podspec("B", "  s.subspec 'Core' do |c|\n  end\n")},
  });
  const Diagnostic finding = finding_of(pool, "manifest-problem");
  CHECK(finding.message == "there is no pod `B` in `pods/A`: it lies in `pods/B`");
  CHECK(finding.place == Place{"apps/Podfile", 3, 3});
  CHECK(finding.help == "correct the path: CocoaPods looks for `pods/A/B.podspec`");
}

TEST_CASE("files of a podspec and of a folder pod inside its folder are reported", "[rules]") {
  const std::string config = "version: 1\npods: [{ from: podspec }, { from: directory, in: \"pods/Net/*\" }]\n";
  const TestPool pool = require_pool({
      {"podworks.yml", config},
      {"pods/Net/Net.podspec", podspec("Net", kAllFiles)},
      {"pods/Net/Extra/a.h", ""},
      {"pods/Net/Extra/b.m", ""},
      {"pods/Net/net.h", ""},
  });
  const Diagnostic finding = finding_of(pool, "manifest-problem");
  CHECK(finding.message == "2 files belong both to `Net`, by the globs of its podspec, and to `Extra`, by its folder");
  CHECK(finding.notes[0] == "the first one is pods/Net/Extra/a.h; the imports of such a file count for both");
  CHECK(finding.pods == std::vector<std::string>{"Extra", "Net"});
  const TestPool apart = require_pool({
      {"podworks.yml", config},
      {"pods/Net/Net.podspec", podspec("Net", std::string(kAllFiles) + "  s.exclude_files = 'Extra'\n")},
      {"pods/Net/Extra/a.h", ""},
      {"pods/Net/net.h", ""},
  });
  CHECK(findings_of(apart, "manifest-problem").empty());
}

TEST_CASE("two podspecs of one name for one platform of a package are declared twice", "[rules]") {
  const auto podspec = [](const std::string& name) {
    return "Pod::Spec.new do |s|\n  s.name = '" + name + "'\n  s.version = '1'\n  s.source_files = '*.m'\nend\n";
  };
  const TestPool one = require_pool({{"pubspec.yaml", "name: app\n"},
                                     {"lib/app.dart", ""},
                                     {"ios/A/Core.podspec", podspec("Core")},
                                     {"ios/A/a.m", ""},
                                     {"ios/B/Core.podspec", podspec("Core")},
                                     {"ios/B/b.m", ""}});
  CHECK(finding_of(one, "podspec-problem").message.find("declared twice") != std::string::npos);
  const TestPool two = require_pool({{"pubspec.yaml", "name: app\n"},
                                     {"lib/app.dart", ""},
                                     {"ios/app.podspec", podspec("app")},
                                     {"ios/a.m", ""},
                                     {"macos/app.podspec", podspec("app")},
                                     {"macos/b.m", ""}});
  CHECK(two.scan.pods.size() == 1);
}
