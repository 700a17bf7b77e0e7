// Which pod an #include means. The numbers in the names are those of the specification's list of cases.
#include <catch2/catch.hpp>

#include "support/scan_text.h"

using namespace podworks;
using namespace podworks::test;

namespace {

const std::string kAll = "s.source_files = '**/*.{h,m,mm,c,swift}'";

/// Base and Net by podspec, each in its folder; House uses Net and is given by the caller.
Files pool(Files more) {
  Files files = {
      {"Base/Base.podspec", podspec("Base", kAll)},
      {"Base/Utils.h", ""},
      {"Net/Net.podspec", podspec("Net", kAll + "\n s.private_header_files = 'Utils.h'")},
      {"Net/NetKit.h", "@interface NETClient\n@end\n@protocol NETProtocol\n@end\n"},
      {"Net/Utils.h", ""},
      {"House/House.podspec", podspec("House", kAll + "\n s.dependency 'Net'")},
  };
  files.merge(more);
  for (auto& [path, text] : more) files[path] = text;
  return files;
}

}  // namespace

TEST_CASE("13: the declared pod wins, and without one the import is ambiguous", "[scanner][resolve]") {
  Files files = pool({{"House/a.m", "#import \"Utils.h\"\n"}});
  files["House/House.podspec"] = podspec("House", kAll + "\n s.dependency 'Base'");
  ScanResult scan = scan_pool(files);
  CHECK(meaning(scan, "House/a.m") == "Base");
  CHECK(how(scan, "House/a.m") == "declared-pod");
  files["House/House.podspec"] = podspec("House", kAll);
  scan = scan_pool(files);
  CHECK(meaning(scan, "House/a.m") == "ambiguous Base Net");
}

TEST_CASE("14: a header beside the file comes first", "[scanner][resolve]") {
  const ScanResult scan = scan_pool(pool({{"House/sub/Utils.h", ""}, {"House/sub/a.m", "#import \"Utils.h\"\n"}}));
  CHECK(meaning(scan, "House/sub/a.m") == "inside");
  CHECK(how(scan, "House/sub/a.m") == "beside");
}

TEST_CASE("15: only the including file's own folder counts, then the search paths", "[scanner][resolve]") {
  Files files = pool({{"House/q/x.h", ""}, {"House/q/sub/m.h", "#include \"x.h\"\n"}, {"Base/x.h", ""}});
  files["House/House.podspec"] = podspec(
      "House", kAll + "\n s.pod_target_xcconfig = { 'HEADER_SEARCH_PATHS' => '\"$(PODS_TARGET_SRCROOT)/../Base\"' }");
  const ScanResult scan = scan_pool(files);
  CHECK(meaning(scan, "House/q/sub/m.h") == "Base");
  CHECK(how(scan, "House/q/sub/m.h") == "search-path");
}

TEST_CASE("16: a pod's name is the folder of its headers, with a remark when the case differs", "[scanner][resolve]") {
  const ScanResult scan =
      scan_pool(pool({{"House/a.m", "#import <Base/Utils.h>\n"}, {"House/b.m", "#import <base/utils.h>\n"}}));
  CHECK(meaning(scan, "House/a.m") == "Base");
  CHECK(how(scan, "House/a.m") == "header-key");
  CHECK(meaning(scan, "House/b.m") == "Base");
  CHECK(import_of(scan, "House/b.m").case_differs);
  CHECK_FALSE(import_of(scan, "House/a.m").case_differs);
}

TEST_CASE("17: header_dir replaces the pod's name", "[scanner][resolve]") {
  const ScanResult scan = scan_pool({
      {"React-Core.podspec", podspec("React-Core", "s.header_dir = 'React'\n s.source_files = 'React/**/*.h'")},
      {"React/Base/RCTBridge.h", ""},
      {"House/House.podspec", podspec("House", kAll)},
      {"House/a.m", "#import <React/RCTBridge.h>\n#import <React-Core/RCTBridge.h>\n@import React;\n"},
  });
  CHECK(meaning(scan, "House/a.m", "React/RCTBridge.h") == "React-Core");
  CHECK(meaning(scan, "House/a.m", "React-Core/RCTBridge.h") == "unresolved");
  CHECK(std::get<Unresolved>(import_of(scan, "House/a.m", "React-Core/RCTBridge.h").target).hint ==
        "`React-Core` serves it as <React/RCTBridge.h>");
  CHECK(meaning(scan, "House/a.m", "React") == "React-Core");
}

TEST_CASE("a header_dir that ends in a slash is the same folder", "[scanner][resolve]") {
  const ScanResult scan = scan_pool({
      {"Fabric.podspec", podspec("Fabric", "s.header_dir = 'react/switch/'\n s.source_files = 'ios/**/*.h'")},
      {"ios/deep/Apple.h", ""},
      {"House/House.podspec", podspec("House", kAll)},
      {"House/a.m", "#import <react/switch/Apple.h>\n"},
  });
  CHECK(meaning(scan, "House/a.m") == "Fabric");
}

TEST_CASE("18: header_mappings_dir keeps the folders below it", "[scanner][resolve]") {
  const ScanResult scan = scan_pool({
      {"folly/RCT-Folly.podspec", podspec("RCT-Folly", "s.header_mappings_dir = './'\n s.source_files = 'folly/*.h'")},
      {"folly/folly/dynamic.h", ""},
      {"House/House.podspec", podspec("House", kAll)},
      {"House/a.m", "#import <folly/dynamic.h>\n#import <RCT-Folly/folly/dynamic.h>\n"},
  });
  CHECK(meaning(scan, "House/a.m", "folly/dynamic.h") == "RCT-Folly");
  CHECK(meaning(scan, "House/a.m", "RCT-Folly/folly/dynamic.h") == "RCT-Folly");
}

TEST_CASE("20: a path from a header search path belongs to the file's owner", "[scanner][resolve]") {
  const std::string root = "s.pod_target_xcconfig = { 'HEADER_SEARCH_PATHS' => '\"${PODS_TARGET_SRCROOT}\"' }\n";
  const ScanResult scan = scan_pool({
      {"Net.podspec", podspec("Net", root + "s.source_files = 'Net/**/*.{h,m}'")},
      {"House.podspec", podspec("House", root + "s.source_files = 'House/**/*.{h,m}'")},
      {"Net/NetKit.h", ""},
      {"House/a.m", "#import \"Net/NetKit.h\"\n"},
  });
  CHECK(meaning(scan, "House/a.m") == "Net");
  CHECK(how(scan, "House/a.m") == "search-path");
}

TEST_CASE("21: a header that many pods compile is the importer's own, else its home's, never an edge to all",
          "[scanner][resolve]") {
  const std::string root = "s.pod_target_xcconfig = { 'HEADER_SEARCH_PATHS' => '\"${PODS_TARGET_SRCROOT}\"' }\n";
  Files files = {
      {"Core/Core.podspec", podspec("Core", "s.source_files = '*.h'")},
      {"Core/Logger.h", ""},
      {"House.podspec", podspec("House", root + "s.source_files = 'House/*.m'")},
      {"House/a.m", "#import \"Core/Logger.h\"\n"},
      {"P0/a.m", "#import \"Core/Logger.h\"\n"},
  };
  for (int i = 0; i < 12; ++i) {
    const std::string name = "P" + std::to_string(i);
    files[name + ".podspec"] = podspec(name, root + "s.source_files = 'Core/*.h', '" + name + "/*.m'");
  }
  const ScanResult scan = scan_pool(files);
  CHECK(owners(scan, "Core/Logger.h").size() == 13);
  CHECK(meaning(scan, "P0/a.m") == "inside");
  CHECK(meaning(scan, "House/a.m") == "Core");
}

TEST_CASE("22: a relative path out of the pod means the pod that it leads to", "[scanner][resolve]") {
  Files files = pool({{"House/src/a.m", "#import \"../../Net/Private/Secret.h\"\n"}, {"Net/Private/Secret.h", ""}});
  CHECK(meaning(scan_pool(files), "House/src/a.m") == "Net");
}

TEST_CASE("23: the header that Swift makes belongs to its module", "[scanner][resolve]") {
  const ScanResult scan = scan_pool(pool({{"House/a.m", "#import <Net/Net-Swift.h>\n#import \"House-Swift.h\"\n"},
                                          {"House/b.m", "#import \"Net-Swift.h\"\n"},
                                          {"House/c.m", "#import <Net/Net-umbrella.h>\n"}}));
  CHECK(meaning(scan, "House/a.m", "Net/Net-Swift.h") == "Net");
  CHECK(how(scan, "House/a.m", "Net/Net-Swift.h") == "generated");
  CHECK(meaning(scan, "House/a.m", "House-Swift.h") == "inside");
  CHECK(meaning(scan, "House/b.m") == "Net");
  CHECK(meaning(scan, "House/c.m") == "Net");
}

TEST_CASE("24: the system's headers are external unless a pod serves that very name", "[scanner][resolve]") {
  Files files =
      pool({{"House/a.m",
             "#import <UIKit/UIKit.h>\n#include <zlib.h>\n#include <vector>\n#include <zip.h>\n#include <string.h>\n"},
            {"zip/zip.podspec", podspec("zip", kAll)},
            {"zip/zip.h", ""},
            {"zip/string.h", ""}});
  const ScanResult scan = scan_pool(files);
  CHECK(meaning(scan, "House/a.m", "UIKit/UIKit.h") == "external UIKit");
  CHECK(meaning(scan, "House/a.m", "zlib.h") == "external zlib.h");
  CHECK(meaning(scan, "House/a.m", "vector") == "external vector");
  CHECK(meaning(scan, "House/a.m", "zip.h") == "zip");
  CHECK(import_of(scan, "House/a.m", "zip.h").shadows_system);
  CHECK(meaning(scan, "House/a.m", "string.h") == "external string.h");
}

TEST_CASE("24: a file whose path happens to end as a system header's is not that header", "[scanner][resolve]") {
  Project project;
  project.pods = {{.from = "directory", .in = "*"}};
  const Files files = {{"House/windows/sys/time.h", ""},
                       {"House/a.c", "#include <sys/time.h>\n"},
                       {"House/b.c", "#include \"sys/time.h\"\n"},
                       {"Compat/include/sys/queue.h", ""},
                       {"Compat/c.c", "#include <sys/queue.h>\n"}};
  const ScanResult scan = scan_pool(files, project);
  CHECK(meaning(scan, "House/a.c") == "external sys");
  CHECK(meaning(scan, "House/b.c") == "inside");
  CHECK(meaning(scan, "Compat/c.c") == "inside");
}

TEST_CASE("24: a declared pod's header hides the system's of the same name", "[scanner][resolve]") {
  Files files =
      pool({{"House/a.m", "#include <string.h>\n"}, {"zip/zip.podspec", podspec("zip", kAll)}, {"zip/string.h", ""}});
  files["House/House.podspec"] = podspec("House", kAll + "\n s.dependency 'zip'");
  const ScanResult scan = scan_pool(files);
  CHECK(meaning(scan, "House/a.m") == "zip");
  CHECK(import_of(scan, "House/a.m").shadows_system);
}

TEST_CASE("25: a submodule means its module, forward declarations the one pod that declares the name",
          "[scanner][resolve]") {
  const ScanResult scan =
      scan_pool(pool({{"House/a.m", "@import Net.Sub;\n@class NETClient, UIView;\n@protocol NETProtocol;\n"}}));
  CHECK(meaning(scan, "House/a.m", "Net.Sub") == "Net");
  CHECK(meaning(scan, "House/a.m", "NETClient") == "Net [forward]");
  CHECK(meaning(scan, "House/a.m", "UIView") == "none");
  CHECK(meaning(scan, "House/a.m", "NETProtocol") == "Net [forward]");
  CHECK_FALSE(import_of(scan, "House/a.m", "NETClient").counted);
}

TEST_CASE("26: a header inside a vendored framework belongs to the pod that vends it", "[scanner][resolve]") {
  const ScanResult scan = scan_pool(pool({
      {"WBLogin/WBLogin.podspec", podspec("WBLogin", "s.vendored_frameworks = 'WBLogin.xcframework'")},
      {"WBLogin/WBLogin.xcframework/ios-arm64/WBLogin.framework/Headers/WBLogin.h", ""},
      {"House/a.m", "#import <WBLogin/WBLogin.h>\n"},
  }));
  CHECK(meaning(scan, "House/a.m") == "WBLogin");
}

TEST_CASE("27: a header that its pod excludes is an orphan, and still lies in the pod's folder", "[scanner][resolve]") {
  Files files = pool({{"House/a.m", "#import \"../Base/legacy/Old.h\"\n"}, {"Base/legacy/Old.h", ""}});
  files["Base/Base.podspec"] = podspec("Base", kAll + "\n s.exclude_files = 'legacy'");
  const ScanResult scan = scan_pool(files);
  CHECK(owners(scan, "Base/legacy/Old.h").empty());
  CHECK(meaning(scan, "House/a.m") == "Base");
}

TEST_CASE("a pod without sources in the tree still owns what its manifest names", "[scanner][resolve]") {
  const ScanResult scan = scan_pool(pool({
      {"third/RCT-Folly.podspec",
       podspec("RCT-Folly", "s.source_files = 'folly/String.cpp', 'folly/dynamic.h'\n s.header_mappings_dir = '.'")},
      {"third/glog.podspec", podspec("glog", "s.source_files = 'src/*.cc'")},
      {"third/DoubleConversion.podspec",
       podspec("DoubleConversion", "s.header_dir = 'double-conversion'\n s.source_files = 'src/*.h'")},
      {"House/a.m",
       "#import <folly/dynamic.h>\n#import <glog/logging.h>\n#import <double-conversion/double.h>\n#import "
       "<folly/none.h>\n"},
  }));
  CHECK(meaning(scan, "House/a.m", "folly/dynamic.h") == "RCT-Folly");
  CHECK(how(scan, "House/a.m", "folly/dynamic.h") == "declared-only");
  CHECK(meaning(scan, "House/a.m", "glog/logging.h") == "glog");
  CHECK(meaning(scan, "House/a.m", "double-conversion/double.h") == "DoubleConversion");
  CHECK(meaning(scan, "House/a.m", "folly/none.h") == "unresolved");
}

TEST_CASE("an absent pod whose globs take everything answers to nothing by chance", "[scanner][resolve]") {
  const ScanResult scan = scan_pool(pool({
      {"third/hermes-engine.podspec",
       podspec("hermes-engine",
               "s.preserve_paths = '**/*.*'\n s.source_files = 'd/include/*.h'\n s.header_dir = 'hermes'")},
      {"third/Prebuilt.podspec", podspec("Prebuilt",
                                         "s.header_mappings_dir = 'X.xcframework/Headers'\n s.source_files = "
                                         "'X.xcframework/Headers/**/*.h'\n s.module_name = 'Net'")},
      {"House/a.m", "#import <jni/jni_x.h>\n#import <Net/Missing.h>\n#import <hermes/hermes.h>\n"},
  }));
  CHECK(meaning(scan, "House/a.m", "jni/jni_x.h") == "unresolved");
  CHECK(meaning(scan, "House/a.m", "Net/Missing.h") == "unresolved");
  CHECK(meaning(scan, "House/a.m", "hermes/hermes.h") == "hermes-engine");
}

TEST_CASE("a declared dependency that lies outside the pool is external, not unresolved", "[scanner][resolve]") {
  Files files = pool({{"House/a.m", "#import <AFNetworking/AFNetworking.h>\n#import <Other/Other.h>\n"}});
  files["House/House.podspec"] = podspec("House", kAll + "\n s.dependency 'AFNetworking', '~> 4.0'");
  const ScanResult scan = scan_pool(files);
  CHECK(meaning(scan, "House/a.m", "AFNetworking/AFNetworking.h") == "external AFNetworking");
  CHECK(meaning(scan, "House/a.m", "Other/Other.h") == "unresolved");
}

TEST_CASE("folder pods are found by the path's end below an include root", "[scanner][resolve]") {
  Project project;
  project.pods = {{.from = "directory", .in = "pods/*"}};
  const ScanResult scan = scan_pool(
      {
          {"pods/Net/include/net/client.h", ""},
          {"pods/Net/src/deep/inner.h", ""},
          {"pods/House/main.cc",
           "#include \"net/client.h\"\n#include <Net/include/net/client.h>\n#include \"deep/inner.h\"\n#include "
           "\"pods/Net/src/deep/inner.h\"\n#include \"inner.h\"\n#include \"missing.h\"\n"},
      },
      project);
  CHECK(meaning(scan, "pods/House/main.cc", "net/client.h") == "Net");
  CHECK(how(scan, "pods/House/main.cc", "net/client.h") == "include-root");
  CHECK(meaning(scan, "pods/House/main.cc", "Net/include/net/client.h") == "Net");
  CHECK(meaning(scan, "pods/House/main.cc", "deep/inner.h") == "Net");
  CHECK(meaning(scan, "pods/House/main.cc", "pods/Net/src/deep/inner.h") == "Net");
  CHECK(how(scan, "pods/House/main.cc", "inner.h") == "any-pod");
  CHECK(meaning(scan, "pods/House/main.cc", "missing.h") == "unresolved");
}

TEST_CASE("one file name in two folder pods is ambiguous, whatever their order", "[scanner][resolve]") {
  Project project;
  project.pods = {{.from = "directory", .in = "*"}};
  const ScanResult scan = scan_pool({{"A/log.h", ""}, {"B/log.h", ""}, {"C/main.c", "#include \"log.h\"\n"}}, project);
  CHECK(meaning(scan, "C/main.c") == "ambiguous A B");
}

TEST_CASE("podworks.yml decides what nothing else decides", "[scanner][resolve]") {
  Project project;
  project.pods = {{.from = "directory", .in = "*"}};
  project.resolve["log.h"] = {"B", {}};
  project.generated.push_back({{Glob("**/*.pb.h"), {}}, {"A", {}}});
  project.external.push_back({Glob("Vendor*"), {}});
  const ScanResult scan =
      scan_pool({{"A/log.h", ""},
                 {"B/log.h", ""},
                 {"C/main.c", "#include \"log.h\"\n#include \"x/y.pb.h\"\n#include <VendorKit/a.h>\n"}},
                project);
  CHECK(meaning(scan, "C/main.c", "log.h") == "B");
  CHECK(meaning(scan, "C/main.c", "x/y.pb.h") == "A");
  CHECK(meaning(scan, "C/main.c", "VendorKit/a.h") == "external VendorKit");
  CHECK(scan.used_configuration ==
        std::vector<std::string>{"external:Vendor*", "generated:**/*.pb.h", "resolve:log.h"});
}

TEST_CASE("an import in a file of no pod is counted apart", "[scanner][resolve]") {
  const ScanResult scan = scan_pool(pool({{"loose.c", "#include <stdio.h>\n"}}));
  CHECK(meaning(scan, "loose.c") == "unowned");
}

TEST_CASE("a dependency on a subspec that a pod of the pool does not have is reported", "[scanner][resolve]") {
  Files files = pool({{"House/a.m", ""}});
  files["House/House.podspec"] = podspec(
      "House",
      kAll +
          "\n s.dependency 'Net/Nope'\n s.dependency 'Outside/Sub'\n s.subspec 'S' do |t| t.source_files = 's/*' end");
  const std::vector<std::string> found = problems(scan_pool(files), "podspec-problem");
  REQUIRE(found.size() == 1);
  CHECK(found[0] == "`House` depends on `Net/Nope`, but `Net` has no subspec of that name");
}

TEST_CASE("a UTF-16 file is reported, not passed over", "[scanner][resolve]") {
  const ScanResult scan = scan_pool(pool({{"House/a.m", std::string("\xFF\xFE#\0i\0", 6)}}));
  REQUIRE(problems(scan, "unreadable-file").size() == 1);
  CHECK(problems(scan, "unreadable-file")[0].find("UTF-16") != std::string::npos);
}

TEST_CASE("UTF-16 without a byte order mark is reported too", "[scanner][resolve]") {
  const std::string text = "// \xE5 c\r\n#import <Net/Net.h>\n";
  std::string little;
  std::string big;
  for (const char c : text) {
    little += {c, '\0'};
    big += {'\0', c};
  }
  const ScanResult scan = scan_pool(pool({{"House/a.m", little}, {"House/b.m", big}, {"House/c.swift", big}}));
  CHECK(problems(scan, "unreadable-file").size() == 3);
}

TEST_CASE("UTF-16 that is mostly Chinese is reported too", "[scanner][resolve]") {
  std::string text;
  const auto add = [&](unsigned unit) { text += {static_cast<char>(unit & 0xFFU), static_cast<char>(unit >> 8U)}; };
  for (const char c : std::string("// ")) add(static_cast<unsigned char>(c));
  for (unsigned i = 0; i < 400; ++i) add(0x62DBU + i);
  for (const char c : std::string("\n#import <Net/Net.h>\n")) add(static_cast<unsigned char>(c));
  CHECK(problems(scan_pool(pool({{"House/a.m", text}})), "unreadable-file").size() == 1);
}

TEST_CASE("a few NUL bytes do not make a source UTF-16", "[scanner][resolve]") {
  const std::string nul(1, '\0');
  const auto text =
      GENERATE_COPY("#import <Net/Net.h>\nchar a[] = \"" + nul + "x" + nul + "y" + nul + "z" + nul + "\";\n",
                    "#import <Net/Net.h>\n" + std::string(4000, '\0'), nul + nul + "\n#import <Net/Net.h>\n",
                    "\n#import <Net/Net.h>\n" + nul);
  const ScanResult scan = scan_pool(pool({{"House/a.m", text}}));
  CHECK(problems(scan, "unreadable-file").empty());
  CHECK(import_of(scan, "House/a.m").spelling == "Net/Net.h");
}

TEST_CASE("a relative path is never external", "[scanner][resolve]") {
  Project project;
  project.external.push_back({Glob(".."), {}});
  project.external.push_back({Glob("*"), {}});
  const ScanResult scan = scan_pool(pool({{"House/a.m", "#import \"../Gone/x.h\"\n"}}), project);
  CHECK(meaning(scan, "House/a.m") == "unresolved");
}

TEST_CASE("a file with two owners has an import for each, and one of them counts", "[scanner][resolve]") {
  const ScanResult scan = scan_pool({
      {"A.podspec", podspec("A", "s.source_files = 'src/*.{h,m}'")},
      {"B.podspec", podspec("B", "s.source_files = 'src/*.m'")},
      {"src/x.h", ""},
      {"src/y.m", "#import \"x.h\"\n"},
  });
  REQUIRE(scan.imports.size() == 2);
  CHECK(scan.imports[0].counted);
  CHECK_FALSE(scan.imports[1].counted);
  CHECK(std::get<Resolved>(scan.imports[1].target).unit == scan.pods[0].units[0]);  // B sees it as A's
}

TEST_CASE("the same imports with one thread and with eight", "[scanner][resolve]") {
  Files files;
  for (int i = 0; i < 200; ++i) {
    const std::string name = "P" + std::to_string(i);
    files[name + "/" + name + ".h"] = "";
    files[name + "/a.c"] = "#include \"P" + std::to_string((i * 7) % 200) + "/P" + std::to_string((i * 7) % 200) +
                           ".h\"\n#include \"nowhere.h\"\n";
  }
  const ScanResult one = scan_pool(files, {}, 1);
  const ScanResult many = scan_pool(files, {}, 8);
  REQUIRE(one.imports.size() == many.imports.size());
  for (std::size_t i = 0; i < one.imports.size(); ++i) {
    CHECK(one.imports[i].file == many.imports[i].file);
    CHECK(one.imports[i].spelling == many.imports[i].spelling);
    CHECK(one.imports[i].target.index() == many.imports[i].target.index());
  }
}

TEST_CASE("a spelling may take detours through folders, as a compiler walks them", "[scanner][resolve]") {
  const auto spelling = GENERATE(as<std::string>{}, "<Base//Utils.h>", "<Base/./Utils.h>", "<Net/../Base/Utils.h>",
                                 "\"../Base/./Utils.h\"", "\"sub/../../Base//Utils.h\"");
  CAPTURE(spelling);
  CHECK(meaning(scan_pool(pool({{"House/a.m", "#import " + spelling + "\n"}})), "House/a.m") == "Base");
}

TEST_CASE("what no compiler takes is unresolved, whatever it resembles", "[scanner][resolve]") {
  const auto text =
      GENERATE(as<std::string>{}, "#import \"Utils.h", "#import <Base/Utils.h", "@import Base", "#import");
  CAPTURE(text);
  CHECK(meaning(scan_pool(pool({{"House/a.m", text + "\n"}})), "House/a.m") == "unresolved");
}

TEST_CASE("13: a header at the root of a podspec's folder is no better than one below", "[scanner][resolve]") {
  Files files = pool({{"House/a.m", "#import \"Utils.h\"\n"}, {"Net2/Net2.podspec", podspec("Net2", kAll)}});
  files["Net2/lib/Utils.h"] = "";
  files["House/House.podspec"] = podspec("House", kAll);
  CHECK(meaning(scan_pool(files), "House/a.m") == "ambiguous Base Net Net2");
}

TEST_CASE("a path below a podspec's folder is no spelling that it serves", "[scanner][resolve]") {
  const ScanResult scan = scan_pool(pool({{"Net/Classes/c.h", ""}, {"House/a.m", "#import <Net/Classes/c.h>\n"}}));
  CHECK(meaning(scan, "House/a.m") == "unresolved");
}

TEST_CASE("10: the #else of a guard may need another pod's header of that name", "[scanner][resolve]") {
  const ScanResult scan = scan_pool(
      pool({{"House/a.m",
             "#if __has_include(<Net/Utils.h>)\n#import <Net/Utils.h>\n#else\n#import <Base/Utils.h>\n#endif\n"},
            {"House/b.m",
             "#if __has_include(<Net/NetKit.h>)\n#import <Net/NetKit.h>\n#else\n#import \"NetKit.h\"\n#endif\n"}}));
  CHECK(meaning(scan, "House/a.m", "Net/Utils.h") == "Net?");
  CHECK(meaning(scan, "House/a.m", "Base/Utils.h") == "Base");
  CHECK(meaning(scan, "House/b.m", "NetKit.h") == "Net?");
}

TEST_CASE("public headers need not stand in source_files", "[scanner][resolve]") {
  const ScanResult scan = scan_pool({
      {"A/A.podspec",
       podspec("A",
               "s.source_files = 'src/*.m'\ns.public_header_files = 'include/*.h'\ns.exclude_files = 'include/x.h'")},
      {"A/src/a.m", ""},
      {"A/include/a.h", ""},
      {"A/include/x.h", ""},
      {"B/B.podspec", podspec("B", kAll)},
      {"B/b.m", "#import <A/a.h>\n#import <A/x.h>\n"},
  });
  CHECK(meaning(scan, "B/b.m", "A/a.h") == "A");
  CHECK(meaning(scan, "B/b.m", "A/x.h") == "unresolved");
}

TEST_CASE("a file that is excluded on one platform is owned for the others", "[scanner][resolve]") {
  const ScanResult scan = scan_pool({
      {"A/A.podspec", podspec("A", "s.source_files = '*.m'\ns.ios.exclude_files = 'mac.m'\ns.exclude_files = 'old.m'")},
      {"A/a.m", ""},
      {"A/mac.m", ""},
      {"A/old.m", ""},
  });
  REQUIRE(scan.owners.size() == 2);
  CHECK(scan.owners[0].platforms == kAllPlatforms);
  CHECK(scan.owners[1].platforms == (kAllPlatforms & ~platform_set("ios")));
  CHECK(owners(scan, "A/old.m").empty());
}

TEST_CASE("the platforms of a podspec hold for its files and subspecs", "[scanner][pods]") {
  const auto platforms = [](const std::string& more) {
    return scan_pool({{"A/A.podspec", podspec("A", "s.source_files = 'a.m'\n" + more)}, {"A/a.m", ""}})
        .owners.at(0)
        .platforms;
  };
  const PlatformSet ios = platform_set("ios");
  const PlatformSet osx = platform_set("osx");
  CHECK(platforms("") == kAllPlatforms);
  CHECK(platforms("s.platform = :ios") == ios);
  CHECK(platforms("s.platform = :ios, '13.0'") == ios);
  CHECK(platforms("s.platforms = { :ios => '13.0', 'osx' => nil }") == (ios | osx));
  CHECK(platforms("s.ios.deployment_target = '13.0'\ns.osx.deployment_target = '11'") == (ios | osx));
  CHECK(platforms("s.platform = WHAT") == kAllPlatforms);
  CHECK(platforms("s.platforms = { :ios => '13.0', WHAT => '1' }") == kAllPlatforms);
  CHECK(platforms("s.platform = :osx\ns.ios.source_files = 'a.m'") == osx);
  CHECK(platforms("s.source_files = []\ns.ios.source_files = 'a.m'\ns.resources = 'a.m'") == ios);
  const ScanResult scan = scan_pool({{"A/A.podspec", podspec("A", R"(s.platform = :ios
s.subspec 'Same' do |x|
  x.source_files = 'a.m'
end
s.subspec 'Mac' do |x|
  x.platform = :osx
  x.source_files = 'b.m'
end)")},
                                     {"A/a.m", ""},
                                     {"A/b.m", ""}});
  REQUIRE(scan.owners.size() == 2);
  CHECK(scan.owners[0].platforms == ios);
  CHECK(scan.owners[1].platforms == osx);
}

TEST_CASE("a header for other platforms is not meant where another one holds on the importer's", "[scanner][resolve]") {
  Files files = {
      {"Mac/Mac.podspec", podspec("Mac", kAll + "\n s.platform = :osx")},       {"Mac/View.h", ""},
      {"Touch/Touch.podspec", podspec("Touch", kAll + "\n s.platform = :ios")}, {"Touch/View.h", ""},
      {"House/House.podspec", podspec("House", kAll + "\n s.platform = :ios")}, {"House/a.m", "#import \"View.h\"\n"},
  };
  CHECK(meaning(scan_pool(files), "House/a.m") == "Touch");
  files["House/House.podspec"] = podspec("House", kAll);
  CHECK(meaning(scan_pool(files), "House/a.m") == "ambiguous Mac Touch");
  files["House/House.podspec"] = podspec("House", kAll + "\n s.platform = :tvos");
  CHECK(meaning(scan_pool(files), "House/a.m") == "ambiguous Mac Touch");
}

const std::string kFromRoot = "\n s.pod_target_xcconfig = { 'HEADER_SEARCH_PATHS' => '\"$(PODS_TARGET_SRCROOT)\"' }";

TEST_CASE("a header that a pod keeps by `preserve_paths` is its own, found by its path alone", "[scanner][resolve]") {
  const ScanResult scan = scan_pool({
      {"Store.podspec", podspec("Store", "s.source_files = 'store/*.mm'\n s.preserve_paths = 'api/*.h'" + kFromRoot)},
      {"Fake.podspec", podspec("Fake", "s.source_files = 'fake/*.mm', 'api/Doc.h'" + kFromRoot)},
      {"store/a.mm", "#import \"api/Doc.h\"\n"},
      {"store/b.mm", "#import \"Doc.h\"\n"},
      {"store/c.mm", "#import \"api/Deep.h\"\n"},
      {"fake/a.mm", "#import \"api/Doc.h\"\n"},
      {"fake/b.mm", "#import \"api/Deep.h\"\n"},
      {"api/Doc.h", ""},
      {"api/Idle.h", "#import \"fake.h\"\n#import \"Unheard.h\"\n"},
      {"api/Deep.h", "#import <vector>\n#import \"api/Doc.h\"\n#import \"Deeper.h\"\n"},
      {"api/Deeper.h", "#import \"Unheard.h\"\n"},
      {"api/fake.h", ""},
  });
  CHECK(meaning(scan, "store/a.mm") == "inside");
  CHECK(meaning(scan, "store/b.mm") == "Fake");
  CHECK(meaning(scan, "store/c.mm") == "inside");
  CHECK(meaning(scan, "fake/a.mm") == "inside");
  CHECK(meaning(scan, "fake/b.mm") == "Store");
  CHECK(meaning(scan, "api/Deep.h", "api/Doc.h") == "inside");
  CHECK(meaning(scan, "api/Deep.h", "Deeper.h") == "inside");
  CHECK(meaning(scan, "api/Deeper.h") == "unresolved");
  CHECK(owners(scan, "api/Deeper.h") == std::vector<std::string>{"Store"});
  // What none of the pod's files imports is kept, not compiled.
  CHECK(meaning(scan, "api/Idle.h", "fake.h") == "unowned");
  CHECK(meaning(scan, "api/Idle.h", "Unheard.h") == "unowned");
  CHECK(owners(scan, "api/Idle.h").empty());
}

TEST_CASE("what a pod keeps takes nothing away from the pods that live in it", "[scanner][resolve]") {
  const ScanResult scan = scan_pool({
      {"A.podspec", podspec("A", "s.source_files = 'A/*.m'\n s.preserve_paths = '**/*'")},
      {"A/a.m", "#import <B/BThing.h>\n"},
      {"A/b.m", "#import \"../B/BThing.h\"\n"},
      {"A/c.m", "#import \"../B/Tests/helper.h\"\n"},
      {"B/B.podspec", podspec("B", "s.source_files = '*.h'")},
      {"B/BThing.h", "@interface BThing\n@end\n"},
      {"B/Tests/helper.h", "#import \"Unheard.h\"\n"},
      {"C/C.podspec", podspec("C", "s.source_files = '*.h'")},
      {"C/Other.h", ""},
      {"D/D.podspec", podspec("D", "s.source_files = '*.h'")},
      {"D/Other.h", ""},
      {"Z/Z.podspec", podspec("Z", "s.source_files = '*.m'\n s.dependency 'A'")},
      {"Z/a.m", "@class BThing;\n"},
      {"Z/b.m", "#import \"Other.h\"\n"},
      {"Z/c.m", "#import \"Util.h\"\n"},
      {"vendor/Util.h", ""},
  });
  CHECK(meaning(scan, "A/a.m") == "B");
  CHECK(meaning(scan, "A/b.m") == "B");
  CHECK(meaning(scan, "A/c.m") == "B");
  CHECK(meaning(scan, "B/Tests/helper.h") == "unowned");
  CHECK(meaning(scan, "Z/a.m") == "B [forward]");
  CHECK(meaning(scan, "Z/b.m") == "ambiguous C D");
  CHECK(meaning(scan, "Z/c.m") == "unresolved");
}

TEST_CASE("a kept header that only tests reach is a test's", "[scanner][resolve]") {
  const std::string spec =
      "s.source_files = 'a.m'\n s.preserve_paths = 'keep/*.h'\n s.test_spec 'T' do |t|\n"
      " t.source_files = 't.m'\n end";
  Files files = {
      {"A/A.podspec", podspec("A", spec + kFromRoot)},
      {"A/a.m", ""},
      {"A/t.m", "#import \"keep/k.h\"\n"},
      {"A/keep/k.h", "#import <B/B.h>\n"},
      {"B/B.podspec", podspec("B", kAll)},
      {"B/B.h", ""},
  };
  CHECK(meaning(scan_pool(files), "A/keep/k.h") == "B [test]");
  files["A/a.m"] = "#import \"keep/k.h\"\n";
  CHECK(meaning(scan_pool(files), "A/keep/k.h") == "B");
}

TEST_CASE("a list of public headers for one platform leaves all headers public on the others", "[scanner][pods]") {
  const ScanResult scan = scan_pool({
      {"B/B.podspec", podspec("B", "s.source_files = '*.h'\n s.ios.public_header_files = 'Pub.h'")},
      {"B/Pub.h", ""},
      {"B/Other.h", ""},
  });
  REQUIRE(scan.owners.size() == 2);
  CHECK(scan.owners[0].role == Role::PublicHeader);  // Other.h, but for iOS
  CHECK(scan.owners[1].role == Role::PublicHeader);
}

TEST_CASE("a well-known library that is a pod of the pool shadows nothing", "[scanner][c-family]") {
  const ScanResult scan =
      scan_pool({{"Catch2/catch2/catch_all.hpp", ""},
                 {"Other/catch2/catch_some.hpp", ""},
                 {"House/a.cc", "#include <catch2/catch_all.hpp>\n#include <catch2/catch_some.hpp>\n"}});
  CHECK(meaning(scan, "House/a.cc", "catch2/catch_all.hpp") == "Catch2");
  CHECK_FALSE(import_of(scan, "House/a.cc", "catch2/catch_all.hpp").shadows_system);
  CHECK(meaning(scan, "House/a.cc", "catch2/catch_some.hpp") == "Other");
  CHECK(import_of(scan, "House/a.cc", "catch2/catch_some.hpp").shadows_system);
}
