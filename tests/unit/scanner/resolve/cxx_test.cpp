// Which pod a module of C++20 and an embedded file mean, and which imports a pod sees at all.
#include <algorithm>
#include <catch2/catch.hpp>

#include "support/scan_text.h"

using namespace podworks;
using namespace podworks::test;

namespace {

const std::string kCxx = "s.source_files = '**/*.{h,cpp,cppm}'";
const std::string kAll = "s.source_files = '**/*.{h,m,mm,swift}'";

Files pool(Files more) {
  Files files = {
      {"Net/Net.podspec", podspec("Net", kCxx)},
      {"Net/core.cppm", "export module net.core;\nexport import :wire;\n"},
      {"Net/wire.cppm", "export module net.core:wire;\n"},
      {"Net/core.cpp", "module net.core;\n"},
      {"House/House.podspec", podspec("House", kCxx + "\n s.dependency 'Net'")},
  };
  files.merge(more);
  return files;
}

bool is_used(const ScanResult& scan, const std::string& entry) {
  const auto& used = scan.used_configuration;
  return std::find(used.begin(), used.end(), entry) != used.end();
}

std::vector<std::string> spellings_of(const ScanResult& scan, const std::string& pod) {
  std::vector<std::string> all;
  for (const Import& import : scan.imports) {
    if (import.from && scan.pod_of(*import.from).name == pod) all.emplace_back(import.spelling);
  }
  return all;
}

}  // namespace

TEST_CASE("a module belongs to the pod that declares it", "[scanner][resolve][modules]") {
  const ScanResult scan = scan_pool(pool({{"House/a.cpp",
                                           "import net.core;\nimport net.core:wire;\nimport std;\nimport std.compat;\n"
                                           "import net;\nimport <vector>;\n"}}));
  CHECK(meaning(scan, "House/a.cpp", "net.core") == "Net");
  CHECK(how(scan, "House/a.cpp", "net.core") == "module-name");
  CHECK(meaning(scan, "House/a.cpp", "net.core:wire") == "Net");
  CHECK(meaning(scan, "House/a.cpp", "std") == "external std");
  CHECK(meaning(scan, "House/a.cpp", "std.compat") == "external std.compat");
  CHECK(meaning(scan, "House/a.cpp", "net") == "unresolved");
  CHECK(meaning(scan, "House/a.cpp", "vector") == "external vector");
  CHECK(meaning(scan, "Net/core.cpp") == "inside");
  CHECK(meaning(scan, "Net/core.cppm") == "inside");
}

TEST_CASE("a module of two pods is the declared one's, else ambiguous", "[scanner][resolve][modules]") {
  Files files = pool({{"Other/Other.podspec", podspec("Other", kCxx)},
                      {"Other/core.cppm", "export module net.core;\n"},
                      {"House/a.cpp", "import net.core;\n"}});
  CHECK(meaning(scan_pool(files), "House/a.cpp") == "Net");
  CHECK(meaning(scan_pool(files), "Net/core.cpp") == "inside");
  files["House/House.podspec"] = podspec("House", kCxx);
  CHECK(meaning(scan_pool(files), "House/a.cpp") == "ambiguous Net Other");
  Project project;
  project.resolve["net.core"] = {.value = "Other"};
  CHECK(meaning(scan_pool(files, project), "House/a.cpp") == "Other");
}

TEST_CASE("a module that only another pod's tests declare is not taken before a real one",
          "[scanner][resolve][modules]") {
  Project project;
  project.tests = {{.value = Glob("**/Tests/**"), .at = {}}};
  const ScanResult scan = scan_pool(
      {{"a/x.cppm", "export module x;\n"}, {"b/Tests/x.cppm", "export module x;\n"}, {"c/c.cpp", "import x;\n"}},
      project);
  CHECK(meaning(scan, "c/c.cpp") == "a");
}

TEST_CASE("a C++ module and a Clang module of one name are two things", "[scanner][resolve][modules]") {
  const ScanResult scan =
      scan_pool(pool({{"House/a.mm", ""}, {"House/a.h", "@import Net;\n"}, {"House/b.cpp", "import Net;\n"}}));
  CHECK(meaning(scan, "House/a.h") == "Net");
  CHECK(meaning(scan, "House/b.cpp") == "unresolved");
}

TEST_CASE("an embedded file is of the pod that owns it, or in whose folder it lies", "[scanner][resolve][embed]") {
  const std::string paths =
      "\n s.pod_target_xcconfig = { 'HEADER_SEARCH_PATHS' => '\"$(PODS_TARGET_SRCROOT)/../Data\"' }";
  const ScanResult scan = scan_pool({
      {"House/House.podspec", podspec("House", kCxx + paths)},
      {"House/a.cpp",
       "#embed \"own.bin\"\n#embed \"../Data/logo.png\"\n#embed \"sub/x.txt\"\n#embed <sub/x.txt>\n"
       "#embed <own.bin>\n#embed \"missing.bin\"\n"},
      {"House/own.bin", "x"},
      {"Data/Data.podspec", podspec("Data", "s.source_files = '*.cpp'\n s.resources = '*.png'")},
      {"Data/a.cpp", ""},
      {"Data/logo.png", "x"},
      {"Data/sub/x.txt", "x"},
  });
  CHECK(meaning(scan, "House/a.cpp", "../Data/logo.png") == "Data");
  CHECK(meaning(scan, "House/a.cpp", "sub/x.txt") == "Data");
  CHECK(how(scan, "House/a.cpp", "sub/x.txt") == "search-path");
  CHECK(meaning(scan, "House/a.cpp", "missing.bin") == "unresolved");
  std::vector<std::string> own;
  for (const Import& import : scan.imports) {
    if (import.spelling == "own.bin") own.emplace_back(std::holds_alternative<Resolved>(import.target) ? "yes" : "no");
  }
  CHECK(own == std::vector<std::string>{"yes", "no"});  // <own.bin> is not searched for beside the file
}

TEST_CASE("a pod of a podspec sees what CocoaPods compiles", "[scanner][resolve][defines]") {
  const std::string text = "#if SWIFT_PACKAGE\n@import Nowhere;\n#else\n#import <Net/Net.h>\n#endif\n";
  Files files = {{"Net/Net.podspec", podspec("Net", kAll)},
                 {"Net/Net.h", ""},
                 {"House/House.podspec", podspec("House", kAll)},
                 {"House/a.m", text},
                 {"House/b.swift", "#if COCOAPODS\nimport Net\n#else\nimport NetCore\n#endif\n"}};
  CHECK(spellings_of(scan_pool(files), "House") == std::vector<std::string>{"Net/Net.h", "Net"});
  const ScanResult scan = scan_pool({{"net/Net.h", ""}, {"house/a.m", text}});
  CHECK(spellings_of(scan, "house") == std::vector<std::string>{"Nowhere", "Net/Net.h"});
}

TEST_CASE("what a pod never sees belongs to no other list", "[scanner][resolve][defines]") {
  const ScanResult scan = scan_pool({{"House/House.podspec", podspec("House", kAll)},
                                     {"House/a.m", "#if SWIFT_PACKAGE\n@import Nowhere;\n@class Foo;\n#endif\n"}});
  CHECK(scan.imports.empty());
}

TEST_CASE("defines of the configuration decide, and the used ones are told", "[scanner][resolve][defines]") {
  Project project;
  project.defines = {{"TARGET_OS_OSX", "0"}, {"os(iOS)", "1"}, {"TYPO", "1"}};
  const Files files = {{"Net/Net.podspec", podspec("Net", kAll)},
                       {"Net/Net.h", ""},
                       {"House/House.podspec", podspec("House", kAll)},
                       {"House/a.m", "#if TARGET_OS_OSX\n#import <Mac/Mac.h>\n#else\n#import <Net/Net.h>\n#endif\n"},
                       {"House/b.swift", "#if os(macOS)\nimport Mac\n#endif\n"}};
  for (const int threads : {1, 4}) {
    const ScanResult scan = scan_pool(files, project, threads);
    CHECK(spellings_of(scan, "House") == std::vector<std::string>{"Net/Net.h"});
    CHECK(import_of(scan, "House/a.m").condition.empty());
    CHECK(is_used(scan, "defines:TARGET_OS_OSX"));
    CHECK(is_used(scan, "defines:os(iOS)"));
    CHECK_FALSE(is_used(scan, "defines:TYPO"));
  }
}
