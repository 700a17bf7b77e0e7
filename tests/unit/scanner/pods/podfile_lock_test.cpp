#include <algorithm>
#include <catch2/catch.hpp>

#include "support/pool.h"
#include "support/scan_text.h"

namespace podworks {
namespace {

using test::meaning;
using test::owners;
using test::podspec;
using test::problems;
using test::scan_pool;

using Texts = std::vector<std::string>;

const std::string kLock =
    "PODS:\n"
    "  - AFNetworking (4.0.1)\n"
    "  - Net (1.2):\n"
    "    - AFNetworking (~> 4.0)\n"
    "    - Net/Core (= 1.2)\n"
    "  - Net/Core (1.2):\n"
    "    - Log\n"
    "  - Log (1.0)\n"
    "DEPENDENCIES:\n"
    "  - Net (from `../Net`)\n"
    "EXTERNAL SOURCES:\n"
    "  Net:\n"
    "    :path: \"../Net\"\n"
    "  Log:\n"
    "    :path: \"../Log\"\n"
    "SPEC CHECKSUMS:\n"
    "  Net: 0123\n"
    "COCOAPODS: 1.15.2\n";

}  // namespace

TEST_CASE("a pod whose podspec is left out is known by the lock", "[podfile-lock]") {
  const TestPool pool = require_pool({
      {"podworks.yml", "version: 1\nexclude: [\"Net/Net.podspec\"]\n"},
      {"App/Podfile.lock", kLock},
      {"Net/Net.podspec", ""},
      {"Net/a.m", "#import \"Log.h\"\n#import <AFNetworking/AFNetworking.h>\n"},
      {"Log/Log.h", ""},
      {"Log/Log.podspec", podspec("Log", "s.source_files = '*.h'")},
  });
  const ScanResult& scan = pool.scan;
  REQUIRE(scan.pods.size() == 2);
  const Pod& net = scan.pods[1];
  CHECK(net.name == "Net");
  CHECK(net.root == "Net");
  CHECK(net.version == "1.2");
  CHECK(owners(scan, "Net/a.m") == Texts{"Net"});
  CHECK(meaning(scan, "Net/a.m", "Log.h") == "Log");
  CHECK(meaning(scan, "Net/a.m", "AFNetworking/AFNetworking.h") == "external AFNetworking");
  CHECK(scan.problems.empty());
}

TEST_CASE("a lock that differs from a podspec is stale", "[podfile-lock]") {
  const ScanResult scan = scan_pool({
      {"App/Podfile.lock", kLock},
      {"Net/Net.podspec",
       "Pod::Spec.new do |s|\n  s.name = 'Net'\n  s.version = '1.3'\n  s.source_files = '*.m'\n"
       "  s.dependency 'AFNetworking', '~> 4.0'\n  s.dependency 'Cache'\n"
       "  s.ios.dependency 'OnlyIos'\n  s.subspec 'Core' do |c|\n    c.dependency 'Cache'\n"
       "  end\nend\n"},
      {"Net/a.m", ""},
      {"Log/Log.podspec", podspec("Log", "s.source_files = '*.h'")},
      {"Log/Log.h", ""},
  });
  Texts found = problems(scan, "manifest-problem");
  std::sort(found.begin(), found.end());
  CHECK(found == Texts{"the lock is stale: `Net/Core` depends on `AFNetworking` by its podspec, and not there",
                       "the lock is stale: `Net/Core` depends on `Cache` by its podspec, and not there",
                       "the lock is stale: `Net/Core` depends on `Log` there, and its podspec does not say so",
                       "the lock is stale: `Net` depends on `Cache` by its podspec, and not there",
                       "the lock is stale: it has version 1.2 of `Net`, its podspec says 1.3"});
  CHECK(scan.pods.size() == 2);
}

TEST_CASE("folders of a lock that are not there are one finding, excluded ones none", "[podfile-lock]") {
  const ScanResult scan = scan_pool({{"App/Podfile.lock", kLock}, {"App/a.m", ""}});
  CHECK(problems(scan, "manifest-problem") ==
        Texts{"the lock takes pods from folders that are not there: `Net` in `Net`, `Log` in `Log`"});
}

TEST_CASE("the locks of two apps name one pod", "[podfile-lock]") {
  const TestPool pool = require_pool({{"podworks.yml", "version: 1\nexclude: [\"**/*.podspec\"]\n"},
                                      {"App/Podfile.lock", kLock},
                                      {"Bpp/Podfile.lock", kLock},
                                      {"Net/Net.podspec", ""},
                                      {"Net/a.m", ""},
                                      {"Log/Log.podspec", ""},
                                      {"Log/l.m", ""}});
  CHECK(pool.scan.pods.size() == 2);
  CHECK(pool.scan.problems.empty());
}

TEST_CASE("a lock gives no folder to a pod of which no podspec lies there", "[podfile-lock]") {
  const ScanResult scan = scan_pool({{"App/Podfile.lock", kLock},
                                     {"Net/a.m", ""},
                                     {"Log/Log.podspec", podspec("Log", "s.source_files = '*.h'")},
                                     {"Log/Log.h", ""}});
  CHECK(scan.pods.size() == 1);
  CHECK(owners(scan, "Net/a.m").empty());
  CHECK(problems(scan, "manifest-problem") ==
        Texts{"the lock is stale: it takes pods from folders that hold no podspec of that name: `Net` in `Net`"});
  CHECK(scan.problems[0].help.find("pod install") != std::string::npos);
}

TEST_CASE("where the lock's path is stale the podspec of that name decides", "[podfile-lock]") {
  const std::string lock =
      "PODS:\n  - Kit (1.0)\nEXTERNAL SOURCES:\n  Kit:\n    :path: \"../rn/\"\nCOCOAPODS: 1.15.2\n";
  test::Files files = {{"App/Podfile.lock", lock},
                       {"rn/Libs/Kit/Kit.h", ""},
                       {"rn/Libs/Kit/Kit.podspec", podspec("Kit", "s.source_files = '*.{h,m}'")},
                       {"rn/Other/other.m", "#import <Kit/Kit.h>\n"}};
  const ScanResult scan = scan_pool(files);
  CHECK(owners(scan, "rn/Libs/Kit/Kit.h") == Texts{"Kit"});
  CHECK(owners(scan, "rn/Other/other.m").empty());
  CHECK(problems(scan, "manifest-problem") ==
        Texts{"the lock is stale: it takes `Kit` from `rn`, and its podspec is rn/Libs/Kit/Kit.podspec"});
  files["podworks.yml"] = "version: 1\npods:\n  - { from: podfile-lock }\n";
  const TestPool alone = require_pool(files);
  CHECK(owners(alone.scan, "rn/Libs/Kit/Kit.h") == Texts{"Kit"});
  CHECK(owners(alone.scan, "rn/Other/other.m").empty());
}

TEST_CASE("what a podspec says under a variable that is not set here makes no lock stale", "[podfile-lock]") {
  const auto spec = [](const std::string& name, const std::string& rest) {
    return "Pod::Spec.new do |s|\n  s.name = '" + name + "'\n  s.version = '1.0'\n  s.source_files = '*.m'\n" + rest +
           "end\n";
  };
  const std::string conditional = "  if ENV['NEW_ARCH']\n    s.dependency 'B'\n  else\n    s.dependency 'Old'\n  end\n";
  test::Files files = {
      {"podworks.yml", "version: 1\n"},
      {"Podfile.lock",
       "PODS:\n  - A (1.0):\n    - B\n  - B (1.0)\n  - C (1.0):\n    - B\nEXTERNAL SOURCES:\n  A:\n    :path: A\n  "
       "B:\n    :path: B\n  C:\n    :path: C\n"},
      {"A/A.podspec", spec("A", conditional)},
      {"A/a.m", ""},
      {"B/B.podspec", spec("B", "")},
      {"B/b.m", ""},
      {"C/C.podspec", spec("C", "  s.dependency 'B' if ENV['NEW_ARCH'] == '1'\n")},
      {"C/c.m", ""}};
  const TestPool pool = require_pool(files);
  CHECK(problems(pool.scan, "manifest-problem") ==
        Texts{"the lock was made with `NEW_ARCH` set, which is not set here: 3 dependencies differ in it and in the "
              "podspecs, `B` of `A` first"});
  CHECK(pool.scan.problems[0].help.find("env: { NEW_ARCH: \"1\" }") != std::string::npos);
  files["podworks.yml"] = "version: 1\nenv: { NEW_ARCH: \"1\" }\n";
  CHECK(problems(require_pool(files).scan, "manifest-problem").empty());
}

TEST_CASE("asked for alone, a lock brings the pods of its folders with their podspecs", "[podfile-lock]") {
  const TestPool pool = require_pool({
      {"podworks.yml", "version: 1\npods:\n  - { from: podfile-lock, in: App }\n"},
      {"App/Podfile.lock", kLock},
      {"Net/a.m", ""},
      {"Net/Net.podspec", podspec("Net", "s.source_files = '*.m'")},
      {"Log/Log.podspec", podspec("Log", "s.source_files = '*.h'")},
      {"Log/Log.h", ""},
      {"Other/Other.podspec", podspec("Other", "s.source_files = '*.h'")},
  });
  Texts names;
  for (const Pod& pod : pool.scan.pods) names.push_back(pod.name);
  CHECK(names == Texts{"Log", "Net"});
}

TEST_CASE("two locks lead to one podspec, which is one pod", "[podfile-lock]") {
  const TestPool pool = require_pool({
      {"podworks.yml", "version: 1\npods:\n  - { from: podfile-lock }\n"},
      {"A/Podfile.lock", "PODS:\n  - Net (1.0)\nEXTERNAL SOURCES:\n  Net:\n    :path: ../Net\n"},
      {"B/Podfile.lock", "PODS:\n  - Net (1.0)\nEXTERNAL SOURCES:\n  Net:\n    :path: ../Net\n"},
      {"Net/Net.podspec", podspec("Net", "s.source_files = '*.m'")},
      {"Net/a.m", ""},
  });
  CHECK(pool.scan.pods.size() == 1);
  CHECK(summary_of(pool.findings) == Texts{});
}

TEST_CASE("a broken lock is a finding", "[podfile-lock][hostile]") {
  for (const std::string& text : Texts{"PODS: [", "PODS:\n  - a: b: c\n", "", "- x\n", "PODS: 3\n",
                                       "EXTERNAL SOURCES:\n  A:\n    :path: x\n", std::string("PODS:\n  - \0\n", 11)}) {
    INFO(text);
    const ScanResult scan = scan_pool({{"Podfile.lock", text}, {"a.m", ""}});
    CHECK(scan.files.size() == 2);
  }
}

}  // namespace podworks
