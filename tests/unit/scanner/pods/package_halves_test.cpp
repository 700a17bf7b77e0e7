// A package's halves, one for each platform, are one pod.
#include <catch2/catch.hpp>

#include "support/scan_text.h"

using namespace podworks;
using namespace podworks::test;

namespace {

std::vector<std::string> pods_of(const ScanResult& scan) {
  std::vector<std::string> names;
  for (const Pod& pod : scan.pods) names.push_back(pod.name);
  return names;
}

/// A Flutter plugin with a half for Android and two for Apple's platforms.
Files plugin(const std::string& name) {
  const std::string folder = "packages/" + name + "/";
  const std::string spec = "s.source_files = 'Classes/**/*'\ns.dependency 'Flutter'";
  return {{folder + "pubspec.yaml", "name: " + name + "\n"},
          {folder + "lib/" + name + ".dart", ""},
          {folder + "android/build.gradle", "android {}"},
          {folder + "android/settings.gradle", "rootProject.name = '" + name + "'"},
          {folder + "android/src/main/java/P.java", "package com.wb." + name + "; public class P {}"},
          {folder + "ios/" + name + ".podspec", podspec(name, spec)},
          {folder + "ios/Classes/sub/P.m", "#import \"P.h\"\n"},
          {folder + "ios/Classes/sub/P.h", ""},
          {folder + "macos/" + name + ".podspec", podspec(name, spec)},
          {folder + "macos/Classes/sub/M.swift", "import FlutterMacOS\n"}};
}

}  // namespace

TEST_CASE("a Flutter plugin's Android, iOS and macOS halves are the plugin", "[scanner][pods][halves]") {
  Files files = plugin("net");
  files.merge(plugin("core"));
  const ScanResult scan = scan_pool(files);
  CHECK(pods_of(scan) == std::vector<std::string>{"core", "net"});
  for (const std::string file :
       {"lib/net.dart", "android/src/main/java/P.java", "ios/Classes/sub/P.m", "macos/Classes/sub/M.swift"}) {
    CAPTURE(file);
    CHECK(owners(scan, "packages/net/" + file) == std::vector<std::string>{"net"});
  }
  CHECK(problems(scan, "podspec-problem").empty());
  CHECK(problems(scan, "manifest-problem").empty());
  CHECK(meaning(scan, "packages/net/ios/Classes/sub/P.m") == "inside");
}

TEST_CASE("Swift packages of a plugin's halves are one pod, target by target", "[scanner][pods][halves]") {
  const std::string package =
      "// swift-tools-version:5.9\nimport PackageDescription\nlet package = Package(name: \"net\", targets: [\n"
      ".target(name: \"net\", dependencies: [\"net_objc\"]), .target(name: \"net_objc\")])\n";
  Files files = plugin("net");
  for (const std::string platform : {"ios", "macos"}) {
    const std::string folder = "packages/net/" + platform + "/net/";
    files[folder + "Package.swift"] = package;
    files[folder + "Sources/net/a.swift"] = "import net_objc\n";
    files[folder + "Sources/net_objc/a.m"] = "";
  }
  const ScanResult scan = scan_pool(files);
  CHECK(pods_of(scan) == std::vector<std::string>{"net", "net_objc"});
  CHECK(problems(scan, "podspec-problem").empty());
  CHECK(problems(scan, "manifest-problem").empty());
  CHECK(meaning(scan, "packages/net/macos/net/Sources/net/a.swift") == "net_objc");
}

TEST_CASE("podspecs of one name that are no halves of a package are a finding", "[scanner][pods][halves]") {
  const ScanResult scan = scan_pool({{"a/net.podspec", podspec("net", "s.source_files = '*.h'")},
                                     {"a/a.h", ""},
                                     {"b/b.h", ""},
                                     {"b/net.podspec", podspec("net", "s.source_files = '*.h'")}});
  CHECK(problems(scan, "podspec-problem").size() == 1);
}
