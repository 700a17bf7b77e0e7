#include "generator/write_files.h"

#include <catch2/catch.hpp>

#include "base/memory_file_system.h"
#include "generator/header_line.h"

namespace podworks {
namespace {

EmittedFile emitted(const std::string& path, const std::string& body) {
  EmittedFile file;
  file.path = path;
  file.content = with_header("# ", "Recruit", body);
  file.app = "Recruit";
  return file;
}

std::string on_disk(const MemoryFileSystem& disk, const std::string& path) {
  return disk.files().at(path);
}

/// A memory that counts what is written.
class CountingFileSystem : public MemoryFileSystem {
 public:
  Result<Done> write(std::string_view path, std::string_view content) override {
    ++writes;
    return MemoryFileSystem::write(path, content);
  }
  int writes = 0;
};

}  // namespace

TEST_CASE("files are written once, and left untouched while they are right", "[generator]") {
  CountingFileSystem disk;
  const std::vector<EmittedFile> files = {emitted("a/Podfile", "x\n"), emitted("b/Podfile", "y\n")};
  const auto first = write_files(disk, files, {});
  REQUIRE(first.ok());
  CHECK(disk.writes == 2);
  CHECK(first.value().files.front().state == FileState::New);
  CHECK(first.value().files.front().written);
  const auto second = write_files(disk, files, {});
  REQUIRE(second.ok());
  CHECK(disk.writes == 2);
  CHECK(second.value().files.front().state == FileState::Unchanged);
  const auto third = write_files(disk, {emitted("a/Podfile", "z\n"), files[1]}, {});
  REQUIRE(third.ok());
  CHECK(disk.writes == 3);
  CHECK(third.value().files.front().state == FileState::Changed);
  CHECK(on_disk(disk, "a/Podfile") == emitted("a/Podfile", "z\n").content);
}

TEST_CASE("what was edited by hand or is not ours is refused before anything is written", "[generator]") {
  CountingFileSystem disk;
  disk.add("edited", emitted("edited", "old\n").content + "by hand\n");
  disk.add("foreign", "platform :ios\n");
  const std::vector<EmittedFile> files = {emitted("new", "x\n"), emitted("edited", "x\n"), emitted("foreign", "x\n")};
  const auto refused = write_files(disk, files, {});
  REQUIRE_FALSE(refused.ok());
  REQUIRE(refused.errors().size() == 2);
  CHECK(refused.errors()[0].message == "`edited` was edited by hand since podworks wrote it");
  CHECK(refused.errors()[1].message == "`foreign` was not written by podworks");
  CHECK(disk.writes == 0);
  const auto forced = write_files(disk, files, {.force = true});
  REQUIRE(forced.ok());
  CHECK(disk.writes == 3);
  CHECK(on_disk(disk, "foreign") == files[2].content);
}

TEST_CASE("a dry run says what would happen and writes nothing", "[generator]") {
  CountingFileSystem disk;
  disk.add("foreign", "platform :ios\n");
  const auto report = write_files(disk, {emitted("new", "x\n"), emitted("foreign", "x\n")}, {.dry_run = true});
  REQUIRE(report.ok());
  CHECK(report.value().files[0].state == FileState::New);
  CHECK(report.value().files[1].state == FileState::Foreign);
  CHECK(report.value().findings.empty());
  CHECK(disk.writes == 0);
}

TEST_CASE("a check finds stale manifests and shows the difference", "[generator]") {
  CountingFileSystem disk;
  disk.add("right", emitted("right", "x\n").content);
  disk.add("old", emitted("old", "a\nx\n").content);
  disk.add("edited", emitted("edited", "x\n").content + "by hand\n");
  const auto report = write_files(
      disk, {emitted("right", "x\n"), emitted("old", "b\nx\n"), emitted("edited", "x\n"), emitted("absent", "x\n")},
      {.check = true});
  REQUIRE(report.ok());
  CHECK(disk.writes == 0);
  const auto& findings = report.value().findings;
  REQUIRE(findings.size() == 3);
  CHECK(findings[0].rule == "stale-manifest");
  CHECK(findings[0].message == "`old` is not what the plan of app `Recruit` gives");
  CHECK(findings[0].notes.back().find("\n-a\n+#") != std::string::npos);
  CHECK(findings[0].notes.back().find("\n+b\n x\n") != std::string::npos);
  CHECK(findings[0].place == Place{"old", 2, 0});
  CHECK(findings[0].help == "run `podworks generate Recruit`");
  CHECK(findings[0].apps == std::vector<std::string>{"Recruit"});
  CHECK(findings[1].place == Place{"edited", 3, 0});
  CHECK(findings[1].notes.front() == "it was edited by hand since podworks wrote it");
  CHECK(findings[2].message == "`absent` is missing: app `Recruit` emits it");
}

TEST_CASE("a path twice, outside the pool, or taken by a folder is an error", "[generator]") {
  MemoryFileSystem disk;
  disk.add("apps/file", "");
  CHECK_FALSE(write_files(disk, {emitted("a", "x\n"), emitted("./a", "y\n")}, {}).ok());
  CHECK_FALSE(write_files(disk, {emitted("../a", "x\n")}, {}).ok());
  CHECK_FALSE(write_files(disk, {emitted("/etc/a", "x\n")}, {}).ok());
  CHECK_FALSE(write_files(disk, {emitted("", "x\n")}, {}).ok());
  CHECK_FALSE(write_files(disk, {emitted("apps", "x\n")}, {}).ok());
  CHECK(disk.files().size() == 1);
}

TEST_CASE("a file that cannot be read is an error, not overwritten", "[generator]") {
  MemoryFileSystem disk;
  disk.add("a", "secret");
  disk.make_unreadable("a");
  CHECK_FALSE(write_files(disk, {emitted("a", "x\n")}, {.force = true}).ok());
  CHECK(on_disk(disk, "a") == "secret");
}

}  // namespace podworks
