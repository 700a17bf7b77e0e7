#include "scanner/resolve/system_names.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "scanner/resolve/system_tables.h"

using namespace podworks;

TEST_CASE("the system's headers are known with their owner", "[scanner][resolve]") {
  const auto [spelling, owner] =
      GENERATE(table<std::string, std::string>({{"stdio.h", "stdio.h"},
                                                {"stdbit.h", "stdbit.h"},
                                                {"vector", "vector"},
                                                {"flat_map", "flat_map"},
                                                {"cstdint", "cstdint"},
                                                {"UIKit/UIKit.h", "UIKit"},
                                                {"Foundation/NSObject.h", "Foundation"},
                                                {"IOKit/hid/IOHIDLib.h", "IOKit"},
                                                {"XCTest/XCTest.h", "XCTest"},
                                                {"sys/types.h", "sys"},
                                                {"mach/mach.h", "mach"},
                                                {"mach-o/dyld.h", "mach-o"},
                                                {"objc/runtime.h", "objc"},
                                                {"os/log.h", "os"},
                                                {"dispatch/dispatch.h", "dispatch"},
                                                {"CommonCrypto/CommonDigest.h", "CommonCrypto"},
                                                {"libkern/OSAtomic.h", "libkern"},
                                                {"TargetConditionals.h", "TargetConditionals.h"},
                                                {"Availability.h", "Availability.h"},
                                                {"jni.h", "jni.h"},
                                                {"android/log.h", "android"},
                                                {"linux/input.h", "linux"},
                                                {"GL/gl.h", "GL"},
                                                {"EGL/egl.h", "EGL"},
                                                {"GLES3/gl3.h", "GLES3"},
                                                {"zlib.h", "zlib.h"},
                                                {"sqlite3.h", "sqlite3.h"},
                                                {"libxml/tree.h", "libxml"},
                                                {"simd/simd.h", "simd"},
                                                {"arpa/inet.h", "arpa"},
                                                {"netinet/in.h", "netinet"},
                                                {"net/if.h", "net/if.h"},
                                                {"immintrin.h", "immintrin.h"},
                                                {"ptrauth.h", "ptrauth.h"},
                                                {"arm/arch.h", "arm/arch.h"},
                                                {"arm_neon.h", "arm_neon.h"},
                                                {"cpuid.h", "cpuid.h"},
                                                {"cxxabi.h", "cxxabi.h"},
                                                {"execinfo.h", "execinfo.h"},
                                                {"windows.h", "windows.h"},
                                                {"Windows.h", "windows.h"},
                                                {"WinSock2.h", "winsock2.h"},
                                                {"ShlObj.h", "shlobj.h"},
                                                {"unistd.h", "unistd.h"},
                                                {"metal_stdlib", "metal_stdlib"},
                                                {"camera/NdkCameraManager.h", "camera/NdkCameraManager.h"},
                                                {"Block.h", "Block.h"},
                                                {"util.h", "util.h"},
                                                {"gtest/gtest.h", "gtest"},
                                                {"catch2/catch.hpp", "catch2"},
                                                {"OCMock/OCMock.h", "OCMock"},
                                                {"Network/Network.h", "Network"}}));
  CAPTURE(spelling);
  CHECK(system_header_owner(spelling) == owner);
}

TEST_CASE("other headers are nobody's", "[scanner][resolve]") {
  const auto spelling = GENERATE(
      as<std::string>{}, "", "/", "NetKit.h", "Net/NetKit.h", "stdio", "Vector", "STDIO.h", "net/client.h",
      "security/Vault.h", "camera/Camera.h", "media/Player.h", "UIKit", "UIKitPlus/UIKitPlus.h", "Common.h", "config.h",
      "types.h", "sys", "Charts/Charts-Swift.h", "Network/Network-Swift.h", "UIKit/UIKit-umbrella.h", "windows",
      "folly/dynamic.h", "glog/logging.h", "boost/any.hpp", "fmt/core.h", "SwiftUI/SwiftUI.h", "openssl/ssl.h");
  CAPTURE(spelling);
  CHECK(system_header_owner(spelling).empty());
}

TEST_CASE("plain words between quotes are not taken for the system's", "[scanner][resolve]") {
  CHECK(system_header_owner("util.h") == "util.h");
  const auto own = GENERATE(as<std::string>{}, "util.h", "list", "thread", "menu.h", "search.h", "os/Scheduler.h",
                            "android/Bridge.h", "machine/Engine.h", "process.h");
  CAPTURE(own);
  CHECK(system_header_owner(own, IncludeStyle::Quote).empty());
  const auto system = GENERATE(as<std::string>{}, "stdio.h", "UIKit/UIKit.h", "sys/types.h", "os/log.h",
                               "android/log.h", "zlib.h", "objc/runtime.h", "windows.h");
  CAPTURE(system);
  CHECK_FALSE(system_header_owner(system, IncludeStyle::Quote).empty());
}

TEST_CASE("the modules of the SDKs are known", "[scanner][resolve]") {
  for (const char* module : {"Foundation",
                             "UIKit",
                             "SwiftUI",
                             "Combine",
                             "CoreGraphics",
                             "Swift",
                             "Darwin",
                             "Glibc",
                             "Musl",
                             "Dispatch",
                             "ObjectiveC",
                             "os",
                             "simd",
                             "XCTest",
                             "Testing",
                             "PackageDescription",
                             "_Concurrency",
                             "RegexBuilder",
                             "Observation",
                             "FoundationNetworking",
                             "FoundationModels",
                             "SwiftData",
                             "WidgetKit",
                             "ActivityKit",
                             "CryptoKit",
                             "SQLite3",
                             "CommonCrypto",
                             "StoreKitTest",
                             "AppIntents",
                             "_PhotosUI_SwiftUI",
                             "Quick",
                             "Nimble",
                             "OCMock",
                             "SnapshotTesting"}) {
    CAPTURE(module);
    CHECK(is_system_module(module));
  }
  for (const char* module :
       {"", "Net", "React", "Alamofire", "uikit", "UIKit.UIView", "Utilities", "Metadata", "SwiftSyntax"}) {
    CAPTURE(module);
    CHECK_FALSE(is_system_module(module));
  }
}

TEST_CASE("test libraries are told apart from the SDKs", "[scanner][resolve]") {
  CHECK(is_test_library("OCMock"));
  CHECK(is_test_library(system_header_owner("gtest/gtest.h")));
  CHECK(is_test_library(system_header_owner("catch.hpp")));
  CHECK_FALSE(is_test_library("XCTest"));
  CHECK_FALSE(is_test_library("UIKit"));
  CHECK_FALSE(is_test_library(""));
}

TEST_CASE("each table is sorted and holds no name twice", "[scanner][resolve]") {
  using namespace system_tables;
  for (const auto table :
       {c(), cpp(), unix_headers(), unix_headers_in_folders(), compiler_headers(), windows_headers(), header_families(),
        plain_words(), frameworks(), swift_modules(), test_libraries(), test_headers()}) {
    REQUIRE_FALSE(table.empty());
    CAPTURE(table.front());
    CHECK(std::is_sorted(table.begin(), table.end()));
    CHECK(std::adjacent_find(table.begin(), table.end()) == table.end());
    CHECK(std::none_of(table.begin(), table.end(), [](std::string_view name) { return name.empty(); }));
  }
}

TEST_CASE("the tables do not overlap, and each plain word is in one of them", "[scanner][resolve]") {
  using namespace system_tables;
  std::vector<std::string_view> headers;
  for (const auto table : {c(), cpp(), unix_headers(), unix_headers_in_folders(), compiler_headers()}) {
    headers.insert(headers.end(), table.begin(), table.end());
  }
  std::sort(headers.begin(), headers.end());
  CHECK(std::adjacent_find(headers.begin(), headers.end()) == headers.end());
  for (const std::string_view word : plain_words()) {
    CAPTURE(word);
    const bool is_folder = system_header_owner(std::string{word} + "/x.h") == word;
    CHECK((is_folder || !system_header_owner(word).empty()));
  }
}

TEST_CASE("names of Windows' headers are in lower case", "[scanner][resolve]") {
  for (const std::string_view name : system_tables::windows_headers()) {
    CAPTURE(name);
    CHECK(std::none_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; }));
  }
}
