#include <catch2/catch.hpp>

#include "support/scan_text.h"

using namespace podworks;
using namespace podworks::test;

namespace {
const std::string kAll = "s.source_files = '**/*.{h,m,swift}'";

ScanResult scan_house(const std::string& file, const std::string& text) {
  return scan_pool(
      {{"Base/Base.podspec", podspec("Base", kAll)},
       {"Base/b.swift", ""},
       {"Net/Net.podspec", podspec("Net", kAll)},
       {"Net/n.swift", ""},
       {"House/House.podspec",
        podspec("House",
                kAll + "\n s.exclude_files = 'Tests'\n s.test_spec 'T' do |t| t.source_files = 'Tests/*.swift' end")},
       {file, text}});
}
}  // namespace

TEST_CASE("38: a testable import makes a test edge, wherever it stands", "[scanner][swift]") {
  CHECK(meaning(scan_house("House/Tests/t.swift", "@testable import Net\n"), "House/Tests/t.swift") == "Net [test]");
  const ScanResult scan = scan_house("House/a.swift", "@testable import Net\n");
  CHECK(import_of(scan, "House/a.swift").testable);
  CHECK(import_of(scan_house("House/a.swift", "@_exported import Net\n"), "House/a.swift").reexport);
  CHECK(import_of(scan_house("House/a.swift", "internal import Net\n"), "House/a.swift").non_public);
}

TEST_CASE("39: a scoped import means its module", "[scanner][swift]") {
  CHECK(meaning(scan_house("House/a.swift", "import struct Net.Client\n"), "House/a.swift") == "Net");
  const ScanResult scan = scan_house("House/a.swift", "import class Net.Client; import Base\n");
  CHECK(meaning(scan, "House/a.swift", "Net.Client") == "Net");
  CHECK(meaning(scan, "House/a.swift", "Base") == "Base");
}

TEST_CASE("40: canImport makes the import optional", "[scanner][swift]") {
  CHECK(meaning(scan_house("House/a.swift", "#if canImport(Net)\nimport Net\n#endif\n"), "House/a.swift") == "Net?");
}

TEST_CASE("a module of the SDK is external, the own module is inside, others are unresolved", "[scanner][swift]") {
  const ScanResult scan =
      scan_house("House/a.swift", "import UIKit\nimport House\nimport Nowhere\nimport UIKit.UIView\n");
  CHECK(meaning(scan, "House/a.swift", "UIKit") == "external UIKit");
  CHECK(meaning(scan, "House/a.swift", "House") == "inside");
  CHECK(meaning(scan, "House/a.swift", "Nowhere") == "unresolved");
  CHECK(meaning(scan, "House/a.swift", "UIKit.UIView") == "external UIKit");
}
