#include "scanner/files/folder_index.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <deque>

#include "tests/support/scan_text.h"

using namespace podworks;
using namespace podworks::test;

namespace {

using Names = std::vector<std::string>;

Names reach_of(const FolderFiles& folder) {
  return FolderGlobs(folder).reach();
}

}  // namespace

TEST_CASE("a folder reaches as far as its globs are literal", "[scanner][files]") {
  CHECK(reach_of({.root = "a"}) == Names{"a"});
  CHECK(reach_of({.root = ""}) == Names{""});
  CHECK(reach_of({.root = "a", .include = {"b", "b/**", "c/d.swift", "c/d.swift/**"}}) == Names{"a/b", "a/c/d.swift"});
  CHECK(reach_of({.root = "a", .include = {"x\\[1\\]/**"}}) == Names{"a/x[1]"});
  CHECK(reach_of({.root = "a", .include = {"b/*.c", "b-c/{d,e}.c", "b/c/x?.c"}}) == Names{"a/b", "a/b-c"});
  CHECK(reach_of({.root = "a", .include = {"**/*.c", "b"}}) == Names{"a"});
  CHECK(reach_of({.root = "", .include = {"b", "*.c"}}) == Names{""});
  CHECK(reach_of({.root = "a", .include = {"b.c"}, .always_open = {"include/**"}}) == Names{"a/b.c", "a/include"});
}

TEST_CASE("only folders that may take a file are asked", "[scanner][files]") {
  const std::vector<FolderFiles> folders = {
      {.root = "a"},           {.root = "a", .include = {"b", "b/**"}}, {.root = "a/b", .include = {"c.swift"}},
      {.root = "a/b/c.swift"}, {.root = "", .include = {"a/*.c"}},      {.root = "b"}};
  std::deque<FolderGlobs> globs;
  FolderIndex index;
  for (std::size_t i = 0; i < folders.size(); ++i) index.add(globs.emplace_back(folders[i]), i);
  using Numbers = std::vector<std::size_t>;
  CHECK(index.may_take("a/b/c.swift") == Numbers{0, 1, 2, 4});
  CHECK(index.may_take("a/b/d.swift") == Numbers{0, 1, 4});
  CHECK(index.may_take("a/x") == Numbers{0, 4});
  CHECK(index.may_take("c").empty());
  CHECK(index.may_take("a/b/c.swift", "") == Numbers{0, 1, 2});
  CHECK(index.may_take("a/b/c.swift", "a") == Numbers{2});
  CHECK(index.may_take("a/b/c.swift", "a/b").empty());
}

TEST_CASE("thousands of targets in one folder are owned in a short time", "[scanner][files][swiftpm]") {
  constexpr int kTargets = 6'000;
  std::string targets;
  std::vector<std::pair<std::string, std::string>> files;
  for (int i = 0; i < kTargets; ++i) {
    const std::string number = std::to_string(i);
    targets += ".target(name: \"T" + number + "\", path: \"src\", sources: [\"f" + number + ".c\"]),\n";
    files.emplace_back("src/f" + number + ".c", "#include \"f" + number + ".h\"\n");
    files.emplace_back("src/f" + number + ".h", "");
  }
  files.emplace_back("Package.swift",
                     "// swift-tools-version:5.9\nimport PackageDescription\nlet package = Package(name: \"P\", "
                     "targets: [" +
                         targets + "])\n");
  const auto start = std::chrono::steady_clock::now();
  const ScanResult scan = scan_pool({files.begin(), files.end()});
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(30));  // asking each target takes minutes
  CHECK(owners(scan, "src/f4711.h") == owners(scan, "src/f4711.c"));
}
