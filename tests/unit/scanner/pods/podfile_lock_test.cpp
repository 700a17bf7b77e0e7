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

TEST_CASE("a pod whose podspec is absent is known by the lock", "[podfile-lock]") {
  const ScanResult scan = scan_pool({
      {"App/Podfile.lock", kLock},
      {"Net/a.m", "#import \"Log.h\"\n#import <AFNetworking/AFNetworking.h>\n"},
      {"Log/Log.h", ""},
      {"Log/Log.podspec", podspec("Log", "s.source_files = '*.h'")},
  });
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
  const ScanResult scan =
      scan_pool({{"App/Podfile.lock", kLock}, {"Bpp/Podfile.lock", kLock}, {"Net/a.m", ""}, {"Log/l.m", ""}});
  CHECK(scan.pods.size() == 2);
  CHECK(scan.problems.empty());
}

TEST_CASE("asked for alone, a lock brings the pods of its folders with their podspecs", "[podfile-lock]") {
  const TestPool pool = require_pool({
      {"podworks.yml", "version: 1\npods:\n  - { from: podfile-lock, in: App }\n"},
      {"App/Podfile.lock", kLock},
      {"Net/a.m", ""},
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
