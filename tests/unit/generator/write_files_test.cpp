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
  Result<Done> write_all(const std::vector<FileToWrite>& files) override {
    writes += static_cast<int>(files.size());
    return MemoryFileSystem::write_all(files);
  }
  int writes = 0;
};

/// A disk that is full: it says so only when it is written to. And one where `link` is a link to the file `target`.
class FullFileSystem : public MemoryFileSystem {
 public:
  Result<Done> write_all(const std::vector<FileToWrite>&) override { return Error{"no space left", {}, ""}; }
};
class LinkingFileSystem : public MemoryFileSystem {
 public:
  std::optional<std::string> real_path(std::string_view path) const override {
    if (path == "leads-out") return std::nullopt;
    return path == "link" ? "target" : std::string(path);
  }
};

std::vector<std::string> messages(const Result<WriteReport>& report) {
  std::vector<std::string> texts;
  if (!report.ok()) {
    for (const Error& error : report.errors()) texts.push_back(error.message);
  }
  return texts;
}

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
  const auto report =
      write_files(disk, {emitted("new", "x\n"), emitted("foreign", "x\n")}, {.dry_run = true, .force = true});
  REQUIRE(report.ok());
  CHECK(report.value().files[0].state == FileState::New);
  CHECK(report.value().files[1].state == FileState::Foreign);
  CHECK(report.value().findings.empty());
  CHECK(disk.writes == 0);
}

TEST_CASE("a dry run refuses what the real run refuses", "[generator]") {
  LinkingFileSystem disk;
  disk.add("edited", emitted("edited", "old\n").content + "by hand\n");
  disk.add("foreign", "platform :ios\n");
  disk.add("folder/file", "");
  disk.make_unwritable("closed");
  const std::vector<EmittedFile> files = {emitted("new", "x\n"),       emitted("edited", "x\n"),
                                          emitted("foreign", "x\n"),   emitted("folder", "x\n"),
                                          emitted("leads-out", "x\n"), emitted("closed", "x\n")};
  const auto before = disk.files();
  const auto dry = write_files(disk, files, {.dry_run = true});
  REQUIRE_FALSE(dry.ok());
  CHECK(dry.errors().size() == 5);
  CHECK(messages(dry) == messages(write_files(disk, files, {})));
  CHECK(disk.files() == before);
  const std::vector<EmittedFile> twice = {emitted("a", "x\n"), emitted("./a", "y\n")};
  CHECK_FALSE(write_files(disk, twice, {.dry_run = true}).ok());
  CHECK(messages(write_files(disk, twice, {.dry_run = true})) == messages(write_files(disk, twice, {})));
}

TEST_CASE("a file that cannot be written leaves all others as they were", "[generator]") {
  CountingFileSystem disk;
  disk.add("a", emitted("a", "old\n").content);
  disk.make_unwritable("b/file");
  const auto report = write_files(disk, {emitted("a", "new\n"), emitted("b/file", "new\n")}, {});
  CHECK(messages(report) == std::vector<std::string>{"cannot write `b/file`: Permission denied"});
  CHECK(disk.writes == 0);
  FullFileSystem full;
  CHECK(messages(write_files(full, {emitted("a", "new\n")}, {})) == std::vector<std::string>{"no space left"});
}

TEST_CASE("what podworks reads is never written, not by force, nor through a link", "[generator]") {
  LinkingFileSystem disk;
  disk.add("target", "version: 1\n");
  WriteOptions options;
  options.is_input = [](std::string_view path) { return path == "target"; };
  options.force = true;
  options.check = GENERATE(false, true);
  const std::string path = GENERATE("target", "link");
  const auto refused = write_files(disk, {emitted(path, "x\n")}, options);
  CHECK(messages(refused) ==
        std::vector<std::string>{"`" + path +
                                 "` is a file that podworks reads: it must not be written, not even with `--force`"});
  CHECK(on_disk(disk, "target") == "version: 1\n");
}

TEST_CASE("two paths that are one file, or a file and its folder, are an error", "[generator]") {
  LinkingFileSystem disk;
  CHECK(messages(write_files(disk, {emitted("target", "x\n"), emitted("link", "y\n")}, {})) ==
        std::vector<std::string>{"`link` would be written twice: for app `Recruit` and for app `Recruit`"});
  CHECK(messages(write_files(disk, {emitted("a/x", "x\n"), emitted("a/x/b/y", "y\n")}, {})) ==
        std::vector<std::string>{"`a/x` would be a file, and the folder of `a/x/b/y`"});
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
