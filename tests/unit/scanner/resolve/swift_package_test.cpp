// What the imports of Swift packages mean.
#include <catch2/catch.hpp>

#include "tests/support/scan_text.h"

using namespace podworks;
using namespace podworks::test;

namespace {

std::string manifest(const std::string& targets) {
  return "// swift-tools-version:5.9\nimport PackageDescription\nlet package = Package(name: \"P\", targets: [" +
         targets + "])\n";
}

const Pod& pod_named(const ScanResult& scan, const std::string& name) {
  for (const Pod& pod : scan.pods) {
    if (pod.name == name) return pod;
  }
  FAIL("no pod " << name);
  return scan.pods.front();
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("targets of a package import each other by module", "[scanner][resolve][swiftpm]") {
  const ScanResult scan = scan_pool(
      {{"Package.swift", manifest(".target(name: \"net-core\"), .target(name: \"House\", dependencies: [\"net-core\", "
                                  ".product(name: \"Logging\", package: \"swift-log\")]), "
                                  ".testTarget(name: \"HouseTests\", dependencies: [\"House\"])")},
       {"Sources/net-core/a.swift", "import Foundation\n"},
       {"Sources/House/h.swift", "import net_core\nimport Logging\n"},
       {"Tests/HouseTests/t.swift", "@testable import House\nimport XCTest\n"}});
  CHECK(meaning(scan, "Sources/House/h.swift", "net_core") == "net-core");
  CHECK(meaning(scan, "Sources/House/h.swift", "Logging") == "external Logging");
  CHECK(meaning(scan, "Tests/HouseTests/t.swift", "House") == "House [test]");
  CHECK(owners(scan, "Package.swift").empty());
  CHECK(problems(scan, "manifest-problem").empty());
}

TEST_CASE("public headers of a target are spelled by their paths below its public folder",
          "[scanner][resolve][swiftpm]") {
  const ScanResult scan = scan_pool(
      {{"Package.swift", manifest(".target(name: \"Net\"), .target(name: \"Base\", publicHeadersPath: \"Public\"), "
                                  ".target(name: \"House\", dependencies: [\"Net\", \"Base\"], "
                                  "cSettings: [.headerSearchPath(\"in\"), .headerSearchPath(\"../Net/src\")])")},
       {"Sources/Net/include/NetKit/Client.h", ""},
       {"Sources/Net/include/Plain.h", ""},
       {"Sources/Net/src/Deep.h", ""},
       {"Sources/Net/a.m", "#import \"Plain.h\"\n#import \"NetKit/Client.h\"\n"},
       {"Sources/Base/Public/base.h", ""},
       {"Sources/House/in/own.h", ""},
       {"Sources/House/sub/h.m",
        "#import <NetKit/Client.h>\n#import \"Plain.h\"\n#import <base.h>\n#import \"own.h\"\n#import \"Deep.h\"\n"}});
  const std::string file = "Sources/House/sub/h.m";
  CHECK(meaning(scan, file, "NetKit/Client.h") == "Net");
  CHECK(how(scan, file, "NetKit/Client.h") == "header-key");
  CHECK(meaning(scan, file, "Plain.h") == "Net");
  CHECK(meaning(scan, file, "base.h") == "Base");
  CHECK(meaning(scan, file, "own.h") == "inside");
  CHECK(how(scan, file, "own.h") == "search-path");
  CHECK(meaning(scan, file, "Deep.h") == "Net");
  CHECK(meaning(scan, "Sources/Net/a.m", "Plain.h") == "inside");
  CHECK(meaning(scan, "Sources/Net/a.m", "NetKit/Client.h") == "inside");
}

TEST_CASE("targets of one folder share its files by their sources, and deeper targets keep theirs",
          "[scanner][resolve][swiftpm]") {
  const ScanResult scan = scan_pool(
      {{"Package.swift",
        manifest(
            ".target(name: \"A\", path: \"Lib\", exclude: [\"ObjC\"]), .target(name: \"B\", path: \"Lib\", sources: "
            "[\"ObjC\"]), .target(name: \"C\", path: \"Lib/Deep\")")},
       {"Lib/a.swift", ""},
       {"Lib/ObjC/b.m", ""},
       {"Lib/Deep/c.swift", ""},
       {"Lib/Deep/more/d.swift", ""}});
  CHECK(owners(scan, "Lib/a.swift") == Names{"A"});
  CHECK(owners(scan, "Lib/ObjC/b.m") == Names{"B"});
  CHECK(owners(scan, "Lib/Deep/c.swift") == Names{"C"});
  CHECK(owners(scan, "Lib/Deep/more/d.swift") == Names{"C"});
}

TEST_CASE("a target and the podspec of its name are one pod", "[scanner][resolve][swiftpm]") {
  const ScanResult scan = scan_pool(
      {{"Net.podspec", podspec("Net", "s.source_files = 'Net/Core/**/*.{h,m}'\n s.dependency 'Base'")},
       {"Package.swift", manifest(".target(name: \"Net\", dependencies: [\"Extra\"], path: \"Net\", publicHeadersPath: "
                                  "\"Core\", cSettings: [.headerSearchPath(\"Search\")]), .target(name: \"Extra\")")},
       {"Net/Core/net.m", "#import \"found.h\"\n"},
       {"Net/Swift/net.swift", ""},
       {"Net/Search/found.h", ""},
       {"Sources/Extra/e.swift", ""}});
  CHECK(scan.pods.size() == 2);
  const Pod& net = pod_named(scan, "Net");
  CHECK(net.reader == "podspec");
  Names declared;
  for (const Unit::Declared& one : scan.units[index_of(net.units[0])].declared) declared.push_back(one.dependency.name);
  CHECK(declared == Names{"Base", "Extra"});
  CHECK(owners(scan, "Net/Core/net.m") == Names{"Net"});
  CHECK(owners(scan, "Net/Swift/net.swift") == Names{"Net"});
  CHECK(how(scan, "Net/Core/net.m", "found.h") == "search-path");
  CHECK(problems(scan, "manifest-problem").empty());
}

TEST_CASE("two packages that build one folder are no clash, two folders are one", "[scanner][resolve][swiftpm]") {
  const Files files = {
      {"Package.swift", manifest(".target(name: \"Utils\", path: \"Utils/Sources\")")},
      {"Utils/Package.swift",
       manifest(".target(name: \"Utils\", dependencies: [\"X\"], path: \".\", sources: [\"Sources\"])")},
      {"Utils/Sources/u.swift", ""}};
  CHECK(problems(scan_pool(files), "manifest-problem").empty());
  Files others = files;
  others["Utils/Package.swift"] = manifest(".target(name: \"Utils\", path: \"Other\")");
  others["Utils/Other/o.swift"] = "";
  REQUIRE(problems(scan_pool(others), "manifest-problem").size() == 1);
}

TEST_CASE("the dump is read instead of the Package.swift beside it", "[scanner][resolve][swiftpm]") {
  const ScanResult scan =
      scan_pool({{"Package.swift", manifest("unknown()")},
                 {"Package.swift.json", "{\"name\": \"P\", \"targets\": [{\"name\": \"A\", \"type\": \"regular\"}]}"},
                 {"Sources/A/a.swift", ""}});
  REQUIRE(scan.pods.size() == 1);
  CHECK(scan.pods[0].reader == "swiftpm-json");
  CHECK(scan.problems.empty());
}

TEST_CASE("a module map of a system library finds its headers", "[scanner][resolve][swiftpm]") {
  const ScanResult scan = scan_pool(
      {{"Package.swift", manifest(".systemLibrary(name: \"CLite\"), .target(name: \"A\", dependencies: [\"CLite\"])")},
       {"Sources/CLite/module.modulemap",
        "module CLite [system] {\n header \"shim.h\"\n header \"/usr/include/lite.h\"\n link \"lite\"\n}\n"},
       {"Sources/CLite/shim.h", "#include <sqlite3.h>\n"},
       {"Sources/A/a.swift", "import CLite\n"}});
  CHECK(meaning(scan, "Sources/A/a.swift") == "CLite");
  CHECK(meaning(scan, "Sources/CLite/module.modulemap", "shim.h") == "inside");
  CHECK(meaning(scan, "Sources/CLite/module.modulemap", "/usr/include/lite.h") == "external lite.h");
}

TEST_CASE("to a target of a package a header is of the target in whose folder it lies", "[scanner][resolve][swiftpm]") {
  const std::string all = "s.source_files = 'Core/Extension/*.h', '";
  const ScanResult scan = scan_pool(
      {{"Package.swift", manifest(".target(name: \"Ext\", path: \"Core/Extension\", publicHeadersPath: \".\"), "
                                  ".target(name: \"A\", path: \"A\"), .target(name: \"B\", path: \"B\"), "
                                  ".target(name: \"House\", dependencies: [\"A\", \"B\"], path: \"House\", "
                                  "cSettings: [.headerSearchPath(\"..\")])")},
       {"A.podspec", podspec("A", all + "A/*.{h,m}'")},
       {"B.podspec", podspec("B", all + "B/*.{h,m}'")},
       {"Core/Extension/e.h", ""},
       {"A/a.m", "#import \"../Core/Extension/e.h\"\n"},
       {"B/b.m", ""},
       {"Lone/lone.h", ""},
       {"House/h.m", "#import \"Core/Extension/e.h\"\n#import \"Lone/lone.h\"\n"}});
  CHECK(meaning(scan, "House/h.m", "Core/Extension/e.h") == "Ext");
  CHECK(meaning(scan, "House/h.m", "Lone/lone.h") == "unresolved");
  CHECK(meaning(scan, "A/a.m") == "inside");
}

TEST_CASE("of manifests for several versions the newest SwiftPM's one is read", "[scanner][resolve][swiftpm]") {
  const auto package = [](const std::string& version, const std::string& target) {
    return "// swift-tools-version:" + version +
           "\nimport PackageDescription\nlet package = Package(name: \"P\", targets: [.target(name: \"" + target +
           "\", path: \"src\")])\n";
  };
  Files files = {{"Package.swift", package("5.9", "Plain")},
                 {"Package@swift-5.5.swift", package("5.5", "Old")},
                 {"Package@swift-5.10.swift", package("5.10", "New")},
                 {"Package@swift-6.x.swift", package("6.0", "Odd")},
                 {"src/a.swift", ""}};
  const auto owner = [&] { return owners(scan_pool(files), "src/a.swift"); };
  CHECK(owner() == Names{"New"});
  files.erase("Package@swift-5.10.swift");
  CHECK(owner() == Names{"Plain"});
  files["Package@swift-5.9.swift"] = package("5.9", "Same");
  CHECK(owner() == Names{"Plain"});
  files.erase("Package.swift");
  CHECK(owner() == Names{"Same"});
  files["Package@swift-6.swift"] = package("6.0", "Six");
  CHECK(owner() == Names{"Six"});
  files["Package.swift"] = package("6.1", "Plain");
  files["Package@swift-6.2.swift"] = package("6.0", "OlderThanItsName");
  CHECK(owner() == Names{"Plain"});
}

TEST_CASE("a target inside another one's folder leaves it what it does not compile", "[scanner][resolve][swiftpm]") {
  const ScanResult scan = scan_pool(
      {{"Package.swift", manifest(".target(name: \"Headers\", path: \"Sources/Core\", sources: [\"Dummy.m\"], "
                                  "publicHeadersPath: \"include\"), .target(name: \"All\", dependencies: "
                                  "[\"Headers\"], path: \"Sources\", exclude: [\"Core/Dummy.m\"])")},
       {"Sources/Core/A.m", "#import \"A.h\"\n#import \"In.h\"\n"},
       {"Sources/Core/In.h", ""},
       {"Sources/Core/Dummy.m", ""},
       {"Sources/Core/include/A.h", ""},
       {"Sources/b.m", "#import \"A.h\"\n"}});
  CHECK(owners(scan, "Sources/Core/A.m") == Names{"All"});
  CHECK(owners(scan, "Sources/Core/In.h") == Names{"All"});
  CHECK(owners(scan, "Sources/Core/Dummy.m") == Names{"Headers"});
  CHECK(owners(scan, "Sources/Core/include/A.h") == Names{"Headers"});
  CHECK(meaning(scan, "Sources/b.m") == "Headers");
  CHECK(meaning(scan, "Sources/Core/A.m", "A.h") == "Headers");
  CHECK(meaning(scan, "Sources/Core/A.m", "In.h") == "inside");
}

TEST_CASE("another package inside a target's folder keeps its folder", "[scanner][resolve][swiftpm]") {
  const ScanResult scan =
      scan_pool({{"Package.swift", manifest(".target(name: \"Outer\", path: \".\")")},
                 {"a.swift", ""},
                 {"tools/Package.swift", manifest(".target(name: \"Tool\", path: \"in\", sources: [\"t.swift\"])")},
                 {"tools/in/t.swift", ""},
                 {"tools/in/rest.swift", ""}});
  CHECK(owners(scan, "tools/in/t.swift") == Names{"Tool"});
  CHECK(owners(scan, "tools/in/rest.swift").empty());
}

TEST_CASE("sources say what is compiled, and the headers of the folder are the target's all the same",
          "[scanner][resolve][swiftpm]") {
  const std::string excluded = GENERATE("\"include\", ", "");
  const ScanResult scan = scan_pool(
      {{"Package.swift", manifest(".target(name: \"Core\", path: \".\", exclude: [" + excluded +
                                  "\"Tests\", \"old\"], sources: [\"Realm/a.m\"], publicHeadersPath: \"include\"), "
                                  ".target(name: \"Support\", dependencies: [\"Core\"], path: \"Tests\")")},
       {"Realm/a.m", "#import \"b.h\"\n"},
       {"Realm/b.h", ""},
       {"Realm/left.m", ""},
       {"old/o.h", ""},
       {"demo/d.h", ""},
       {"demo/d.m", ""},
       {"far/deep/f.h", ""},
       {"include/Realm/Pub.h", ""},
       {"Tests/t.m", "#import <Realm/Pub.h>\n"}});
  CHECK(owners(scan, "Realm/b.h") == Names{"Core"});
  CHECK(owners(scan, "Realm/left.m").empty());
  CHECK(owners(scan, "include/Realm/Pub.h") == Names{"Core"});
  CHECK(owners(scan, "old/o.h").empty());
  CHECK(owners(scan, "demo/d.h").empty());  // of what compiles d.m
  CHECK(owners(scan, "far/deep/f.h") == Names{"Core"});
  CHECK(meaning(scan, "Realm/a.m") == "inside");
  CHECK(meaning(scan, "Tests/t.m") == "Core");
}

TEST_CASE("of targets that share a folder the one with the namesake has the header", "[scanner][resolve][swiftpm]") {
  const ScanResult scan =
      scan_pool({{"Package.swift", manifest(".target(name: \"A\", path: \"Lib\", sources: [\"a.m\", \"x/x.m\"]), "
                                            ".target(name: \"B\", path: \"Lib\", sources: [\"b.m\"]), "
                                            ".target(name: \"S\", path: \"Lib\", sources: [\"s.swift\"])")},
                 {"Lib/a.m", ""},
                 {"Lib/a.h", ""},
                 {"Lib/b.m", ""},
                 {"Lib/b.h", ""},
                 {"Lib/both.h", ""},
                 {"Lib/s.swift", ""},
                 {"Lib/x/x.m", ""},
                 {"Lib/x/in/y.h", ""}});
  CHECK(owners(scan, "Lib/a.h") == Names{"A"});
  CHECK(owners(scan, "Lib/b.h") == Names{"B"});
  CHECK(owners(scan, "Lib/both.h") == Names{"A", "B"});
  CHECK(owners(scan, "Lib/x/in/y.h") == Names{"A"});
}

TEST_CASE("examples in a catalog of documentation are nobody's and are not missed", "[scanner][resolve][swiftpm]") {
  const ScanResult scan = scan_pool({{"Package.swift", manifest(".target(name: \"A\")")},
                                     {"Sources/A/a.swift", ""},
                                     {"Sources/A/Documentation.docc/Code/step.swift", "import Nowhere\n"}});
  for (const SourceFile& file : scan.files) {
    CHECK((file.language == Language::None) == (file.path.ends_with("step.swift")));
  }
}

TEST_CASE("a product of a package by its address is the one that the pool has", "[scanner][resolve][swiftpm]") {
  const auto package = [](const std::string& name, const std::string& rest) {
    return "// swift-tools-version:5.9\nimport PackageDescription\nlet package = Package(name: \"" + name + "\", " +
           rest + ")\n";
  };
  Files files = {
      {"kit/Package.swift",
       package("Kit",
               "products: [.library(name: \"KitSPM\", targets: [\"Core\"]), .library(name: \"Open\", targets: "
               "[\"Open\"])], targets: [.target(name: \"Core\", dependencies: [\"Hidden\", \"Open\"]), "
               ".target(name: \"Hidden\"), .target(name: \"Open\")]")},
      {"kit/Sources/Core/a.swift", ""},
      {"kit/Sources/Hidden/h.swift", ""},
      {"kit/Sources/Open/o.swift", ""},
      {"plug/Package.swift",
       package("Plug",
               "dependencies: [.package(url: \"https://github.com/acme/kit\", from: \"1.0.0\")], targets: "
               "[.target(name: \"Plug\", dependencies: [.product(name: \"KitSPM\", package: \"kit\"), "
               ".product(name: \"Far\", package: \"far\")])]")},
      {"plug/Sources/Plug/p.swift", ""}};
  const auto declared = [&] {
    const ScanResult scan = scan_pool(files);
    Names names;
    for (const Unit::Declared& one : scan.units[index_of(pod_named(scan, "Plug").units[0])].declared) {
      names.push_back(one.dependency.name);
    }
    return names;
  };
  CHECK(declared() == Names{"Core", "Far", "Hidden"});
  files["other/Package.swift"] = package(
      "Other", "products: [.library(name: \"KitSPM\", targets: [\"Else\"])], targets: [.target(name: \"Else\")]");
  files["other/Sources/Else/e.swift"] = "";
  CHECK(declared() == Names{"Core", "Far", "Hidden"});
  files["third/kit/Package.swift"] = files["other/Package.swift"];
  files["third/kit/Sources/Else/e.swift"] = "";
  CHECK(declared() == Names{"Far", "KitSPM"});
  files["plug/Package.swift"] = package("Plug",
                                        "targets: [.target(name: \"Plug\", dependencies: [.product(name: "
                                        "\"KitSPM\", package: \"foreign\")])]");
  CHECK(declared() == Names{"KitSPM"});
  files["Package.swift"] = package("Kit",
                                   "products: [.library(name: \"KitSPM\", targets: [\"Root\"])], targets: "
                                   "[.target(name: \"Root\")]");
  files["Sources/Root/r.swift"] = "";
  CHECK(declared() == Names{"Root"});
}

TEST_CASE("two targets of a package that compile one file are a finding", "[scanner][resolve][swiftpm]") {
  const auto found = [](const std::string& targets) {
    return problems(scan_pool({{"Package.swift", manifest(targets)},
                               {"Lib/a.m", ""},
                               {"Lib/Deep/c.m", ""},
                               {"Lib/Deep/more/d.m", ""},
                               {"Lib/Deep/h.h", ""}}),
                    "manifest-problem");
  };
  CHECK(found(".target(name: \"A\", path: \"Lib\"), .target(name: \"C\", path: \"Lib/Deep\")") ==
        Names{"`A` and `C` both compile Lib/Deep/c.m and 1 more: SwiftPM stops here"});
  CHECK(found(".target(name: \"A\", path: \"Lib\", exclude: [\"Deep\"]), .target(name: \"C\", path: \"Lib/Deep\")")
            .empty());
  CHECK(found(".target(name: \"A\", path: \"Lib\", exclude: [\"Deep/more\"]), .target(name: \"C\", path: \"Lib/Deep\", "
              "sources: [\"more\"])")
            .empty());
  CHECK(
      found(
          ".target(name: \"A\", path: \"Lib\", sources: [\"a.m\", \"Deep/c.m\"]), .target(name: \"C\", path: \"Lib\", "
          "sources: [\"Deep\"])")
          .size() == 1);
  CHECK(
      found(".target(name: \"A\", path: \"Lib\", exclude: known()), .target(name: \"C\", path: \"Lib/Deep\")").size() ==
      1);
}
