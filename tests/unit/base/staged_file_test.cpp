// What a killed run leaves beside the files that it was about to write, and who removes it.
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/file_system.h"
#include "base/staged_file.h"

using namespace podworks;
namespace fs = std::filesystem;

namespace {

class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "podworks-test-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  std::string operator/(const std::string& name) const { return (path_ / name).string(); }
  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(path_)) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
  }
  void write(const std::string& name) const {
    const auto disk = open_disk(path_.string());
    REQUIRE(disk.ok());
    REQUIRE(disk.value()->write(name, "new").ok());
  }

 private:
  fs::path path_;
};

/// With so many files open, a temporary file is named at once: what is there without O_TMPFILE, or for a moment.
std::vector<FileHandle> many_open_files() {
  std::vector<FileHandle> files;
  for (int i = 0; i < 250; ++i) files.emplace_back(open("/dev/null", O_RDONLY | O_CLOEXEC));
  return files;
}

/// A process that stages `path` and is killed.
void leave_temporary_file(const std::string& path) {
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    const std::vector<FileHandle> files = many_open_files();
    StagedFile staged;
    const bool is_staged = !staged.stage(-1, path, "whole");
    if (is_staged) raise(SIGKILL);
    _exit(1);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE((WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL));
}

}  // namespace

TEST_CASE("the next run into a folder removes what a killed one left there", "[base][disk]") {
  const Folder folder;
  std::ofstream(folder / "a.txt") << "old";
  leave_temporary_file(folder / "a.txt");
  leave_temporary_file(folder / "b.txt");
  REQUIRE(folder.names().size() == 3);
  folder.write("c.txt");
  CHECK(folder.names() == std::vector<std::string>{"a.txt", "c.txt"});
}

TEST_CASE("the temporary file of a run that goes on is left alone, and so is what is not ours", "[base][disk]") {
  const Folder folder;
  const std::vector<std::string> others = {".podworks.1.tmp", ".podworks.0123abcd.0123abcd.999999999.tmp",
                                           ".podworks.0123abcd.0123abcd.x.tmp", ".podworks.tmp"};
  for (const std::string& name : others) std::ofstream(folder / name) << "";
  const std::vector<FileHandle> files = many_open_files();
  StagedFile staged;
  REQUIRE_FALSE(staged.stage(-1, folder / "a.txt", "whole"));
  CHECK(folder.names().size() == others.size() + 1);
  folder.write("b.txt");
  CHECK(folder.names().size() == others.size() + 2);
  CHECK_FALSE(staged.commit());
  CHECK(folder.names().size() == others.size() + 2);
  CHECK(fs::file_size(folder / "a.txt") == 5);
}

TEST_CASE("more files are written in one go than a process may have open", "[base][disk]") {
  const Folder folder;
  const auto disk = open_disk(folder / ".");
  REQUIRE(disk.ok());
  rlimit before = {};
  REQUIRE(getrlimit(RLIMIT_NOFILE, &before) == 0);
  const rlimit few = {256, before.rlim_max};
  std::vector<FileToWrite> files;
  for (int i = 0; i < 300; ++i) files.push_back({std::to_string(i) + ".txt", "new"});
  REQUIRE(setrlimit(RLIMIT_NOFILE, &few) == 0);
  const bool is_written = disk.value()->write_all(files).ok();
  REQUIRE(setrlimit(RLIMIT_NOFILE, &before) == 0);
  CHECK(is_written);
  CHECK(folder.names().size() == files.size());
  CHECK(disk.value()->read_text("299.txt").value() == "new");
}

#ifdef __linux__
TEST_CASE("a file that is staged has no name", "[base][disk]") {
  const Folder folder;
  std::ofstream(folder / "a.txt") << "old";
  StagedFile replaced;
  StagedFile fresh;
  REQUIRE_FALSE(replaced.stage(-1, folder / "a.txt", "new"));
  REQUIRE_FALSE(fresh.stage(-1, folder / "b.txt", "new"));
  if (folder.names() != std::vector<std::string>{"a.txt"}) {
    WARN("this file system, or the portable build, has no files without names");
  }
  REQUIRE_FALSE(replaced.commit());
  REQUIRE_FALSE(fresh.commit());
  CHECK(folder.names() == std::vector<std::string>{"a.txt", "b.txt"});
  CHECK(fs::file_size(folder / "b.txt") == 3);
}
#endif
