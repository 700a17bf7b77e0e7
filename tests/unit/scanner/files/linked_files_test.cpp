// A file that a pod holds through a link is that pod's file, by whatever path it is met.
#include <algorithm>
#include <catch2/catch.hpp>

#include "support/pool.h"
#include "support/scan_text.h"

using namespace podworks;
using test::owners;

namespace {

constexpr const char* kPackage = R"(// swift-tools-version:5.9
import PackageDescription
let package = Package(name: "P", targets: [.target(name: "A"), .target(name: "B", dependencies: ["A"])])
)";

TestPool linked(TestFiles more, std::map<std::string, std::string> links, int threads = 1) {
  TestFiles files = {{"Package.swift", kPackage}, {"Real/a.swift", "import B\n"}, {"Sources/B/b.swift", "import A\n"}};
  files.merge(more);
  return require_pool(std::move(files), {.links = std::move(links), .threads = threads});
}

std::vector<std::string> unowned_in(const TestPool& pool) {
  std::vector<std::string> places;
  for (const Diagnostic& finding : findings_of(pool, "unowned-file")) places.push_back(finding.place.file);
  return places;
}

std::size_t statements(const TestPool& pool, std::string_view file) {
  return static_cast<std::size_t>(
      std::count_if(pool.scan.imports.begin(), pool.scan.imports.end(),
                    [&](const Import& import) { return pool.scan.files[index_of(import.file)].path == file; }));
}

}  // namespace

TEST_CASE("what a pod's link leads to is no file of no pod, and its imports count once", "[scanner][links]") {
  const TestPool pool = linked({}, {{"Sources/A/a.swift", "Real/a.swift"}});
  CHECK(unowned_in(pool).empty());
  CHECK(owners(pool.scan, "Real/a.swift") == std::vector<std::string>{"A"});
  CHECK(statements(pool, "Sources/A/a.swift") == 1);
  CHECK(statements(pool, "Real/a.swift") == 0);
  CHECK(pool.scan.units[index_of(pool.scan.pods[0].units[0])].files == 1);
}

TEST_CASE("without the link the file is of no pod", "[scanner][links]") {
  const TestPool pool = linked({{"Sources/A/x.swift", ""}}, {});
  CHECK(unowned_in(pool) == std::vector<std::string>{"Real/a.swift"});
}

TEST_CASE("links of links, and of several pods, lead to one file of all these pods", "[scanner][links]") {
  const TestPool pool = linked({}, {{"Sources/A/a.swift", "Middle/a.swift"},
                                    {"Middle/a.swift", "Real/a.swift"},
                                    {"Sources/B/a.swift", "Real/a.swift"}});
  CHECK(unowned_in(pool).empty());
  for (const char* path : {"Real/a.swift", "Middle/a.swift"}) {
    CHECK(owners(pool.scan, path) == std::vector<std::string>{"A", "B"});
  }
  CHECK(owners(pool.scan, "Sources/A/a.swift") == std::vector<std::string>{"A"});
  CHECK(owners(pool.scan, "Sources/B/a.swift") == std::vector<std::string>{"B"});
}

TEST_CASE("a link of no pod to a file of a pod is that pod's as well", "[scanner][links]") {
  const TestPool pool = linked({{"Sources/A/x.swift", "import B\n"}},
                               {{"Shared/x.swift", "Sources/A/x.swift"}, {"Sources/A/a.swift", "Real/a.swift"}});
  CHECK(unowned_in(pool).empty());
  CHECK(owners(pool.scan, "Shared/x.swift") == std::vector<std::string>{"A"});
  CHECK(statements(pool, "Shared/x.swift") == 0);
}

TEST_CASE("what lies beside a link to a pod's file is one finding of its folder", "[scanner][links]") {
  const TestPool pool = linked({{"Sources/A/x.swift", ""}, {"Shared/one.swift", ""}, {"Shared/two.swift", ""}},
                               {{"Shared/x.swift", "Sources/A/x.swift"}, {"Sources/A/a.swift", "Real/a.swift"}});
  CHECK(finding_of(pool, "unowned-file").message == "2 files in `Shared` belong to no pod");
}

TEST_CASE("links in a circle, to nothing and to what is excluded change nothing", "[scanner][links]") {
  const TestPool pool = linked({{"podworks.yml", "version: 1\nexclude: [Out]\npods: [{ from: swiftpm }]\n"},
                                {"Out/o.swift", ""},
                                {"Sources/A/x.swift", ""}},
                               {{"Sources/A/loop.swift", "Sources/A/pool.swift"},
                                {"Sources/A/pool.swift", "Sources/A/loop.swift"},
                                {"Sources/A/gone.swift", "nowhere.swift"},
                                {"Sources/A/o.swift", "Out/o.swift"}});
  CHECK(unowned_in(pool) == std::vector<std::string>{"Real/a.swift"});
  CHECK(owners(pool.scan, "Sources/A/o.swift") == std::vector<std::string>{"A"});
}

TEST_CASE("a header behind a link is found by its own path, and by no name", "[scanner][links]") {
  const TestPool pool = require_pool({{"podworks.yml", "version: 1\npods: [{ from: directory, in: 'pods/*' }]\n"},
                                      {"real/x.h", ""},
                                      {"pods/B/b.c", "#include \"../../real/x.h\"\n#include \"x.h\"\n"},
                                      {"pods/A/a.c", "#include \"x.h\"\n"}},
                                     {.links = {{"pods/A/x.h", "real/x.h"}}});
  CHECK(test::meaning(pool.scan, "pods/B/b.c", "../../real/x.h") == "A");
  CHECK(test::meaning(pool.scan, "pods/B/b.c", "x.h") == "A");
  const auto& resolved = std::get<Resolved>(test::import_of(pool.scan, "pods/B/b.c", "x.h").target);
  REQUIRE(resolved.file);
  CHECK(pool.scan.files[index_of(*resolved.file)].path == "pods/A/x.h");
}

TEST_CASE("links are the same for any number of threads", "[scanner][links]") {
  const std::map<std::string, std::string> links = {{"Sources/A/a.swift", "Real/a.swift"},
                                                    {"Sources/B/a.swift", "Real/a.swift"}};
  const TestPool one = linked({}, links);
  const TestPool four = linked({}, links, 4);
  CHECK(summary_of(one.findings) == summary_of(four.findings));
  CHECK(one.scan.owners.size() == four.scan.owners.size());
}
