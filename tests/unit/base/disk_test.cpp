// The one place where the disk itself is tested: what it lists, reads and writes.
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/file_system.h"

using namespace podworks;
namespace fs = std::filesystem;

namespace {

/// A folder of its own for each test, gone at its end.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (fs::temp_directory_path() / "podworks-test-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  fs::path operator/(const std::string& name) const { return path_ / name; }
  std::string string() const { return path_.string(); }
  void put(const std::string& name, const std::string& content) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name) << content;
  }

 private:
  fs::path path_;
};

std::vector<std::string> listed(const FileSystem& files, int threads) {
  const Listing listing = files.list({{}, threads});
  return {listing.files.begin(), listing.files.end()};
}

std::unique_ptr<FileSystem> open(const TemporaryFolder& folder) {
  auto disk = open_disk(folder.string());
  REQUIRE(disk.ok());
  return std::move(disk.value());
}

}  // namespace

TEST_CASE("files are listed in the order of their bytes, for any number of threads", "[base][disk]") {
  const TemporaryFolder folder;
  for (const char* name : {"a/b.h", "a.h", "a-b/c.h", "a/b/c.h", "Z.h", "中.h", "a/.hidden"}) folder.put(name, "x");
  const auto disk = open(folder);
  std::vector<std::string> expected = {"Z.h", "a-b/c.h", "a.h", "a/.hidden", "a/b.h", "a/b/c.h", "中.h"};
  CHECK(std::is_sorted(expected.begin(), expected.end()));
  CHECK(listed(*disk, 1) == expected);
  CHECK(listed(*disk, 8) == expected);
}

TEST_CASE("links to files count, links to folders are not followed, pipes are no files", "[base][disk]") {
  const TemporaryFolder folder;
  folder.put("real/a.h", "x");
  fs::create_symlink("real/a.h", folder / "link.h");
  fs::create_symlink("nowhere", folder / "broken.h");
  fs::create_directory_symlink("..", folder / "real/loop");
  REQUIRE(mkfifo((folder / "pipe.h").c_str(), 0600) == 0);
  const auto disk = open(folder);
  const Listing listing = disk->list({{}, 4});
  CHECK(std::vector<std::string>(listing.files.begin(), listing.files.end()) ==
        std::vector<std::string>{"broken.h", "link.h", "real/a.h"});
  CHECK(listing.linked_files == std::vector<std::string>{"link.h"});
  CHECK(listing.linked_folders == std::vector<std::string>{"real/loop"});
  FileBuffer buffer;
  CHECK_FALSE(disk->read("link.h", buffer));
  CHECK(buffer.text() == "x");
  CHECK(disk->read("broken.h", buffer) == std::errc::no_such_file_or_directory);
}

TEST_CASE("a skipped folder is not entered and is named", "[base][disk]") {
  const TemporaryFolder folder;
  folder.put("node_modules/a.h", "x");
  folder.put("src/a.h", "x");
  const Listing listing = open(folder)->list({[](std::string_view path) { return path == "node_modules"; }, 2});
  CHECK(listing.files.size() == 1);
  CHECK(listing.skipped_folders == std::vector<std::string>{"node_modules"});
}

TEST_CASE("a file is read whole, whatever its size, with zero bytes behind it", "[base][disk]") {
  const TemporaryFolder folder;
  const std::size_t size = GENERATE(0, 1, 65536, 65537, 300000);
  folder.put("f", std::string(size, 'x'));
  FileBuffer buffer;
  CHECK_FALSE(open(folder)->read("f", buffer));
  CHECK(buffer.text() == std::string(size, 'x'));
  CHECK(std::string_view(buffer.text().data() + size, FileBuffer::kPadding) == std::string(FileBuffer::kPadding, '\0'));
}

TEST_CASE("a folder is no file", "[base][disk]") {
  const TemporaryFolder folder;
  folder.put("a/b", "x");
  const auto disk = open(folder);
  FileBuffer buffer;
  CHECK(disk->read("a", buffer));
  CHECK(disk->is_folder("a"));
  CHECK_FALSE(disk->is_file("a"));
  CHECK(disk->is_file("a/b"));
  CHECK_FALSE(disk->is_file("nothing"));
  CHECK_FALSE(open_disk(folder.string() + "/nothing").ok());
}

TEST_CASE("writing replaces whole files, makes folders, keeps the mode and leaves nothing else", "[base][disk]") {
  const TemporaryFolder folder;
  folder.put("old", "before");
  fs::permissions(folder / "old", fs::perms::owner_read | fs::perms::owner_write | fs::perms::owner_exec);
  const auto disk = open(folder);
  REQUIRE(disk->write("old", "after").ok());
  REQUIRE(disk->write("new/folder/file", "text").ok());
  CHECK(disk->read_text("old").value() == "after");
  CHECK(disk->read_text("new/folder/file").value() == "text");
  CHECK((fs::status(folder / "old").permissions() & fs::perms::owner_exec) != fs::perms::none);
  CHECK(listed(*disk, 1) == std::vector<std::string>{"new/folder/file", "old"});
}

TEST_CASE("a link is written through and a device stays a device", "[base][disk]") {
  const TemporaryFolder folder;
  folder.put("target", "before");
  fs::create_symlink("target", folder / "link");
  const auto disk = open(folder);
  REQUIRE(disk->write("link", "x").ok());
  CHECK(fs::is_symlink(folder / "link"));
  CHECK(disk->read_text("target").value() == "x");
  fs::create_symlink("nowhere", folder / "broken");
  CHECK(disk->why_not_writable("broken") == std::errc::no_such_file_or_directory);
  CHECK_FALSE(disk->write("broken", "x").ok());
  CHECK(fs::is_symlink(folder / "broken"));
  CHECK(disk->write("/dev/null", "x").ok());
  CHECK(fs::is_character_file("/dev/null"));
  const Result<Done> full = disk->write("/dev/full", "x");
  REQUIRE_FALSE(full.ok());
  CHECK(full.errors()[0].message == "cannot write `/dev/full`: No space left on device");
}

TEST_CASE("several files are written all or none", "[base][disk]") {
  const TemporaryFolder folder;
  folder.put("a", "before");
  folder.put("file", "");
  const auto disk = open(folder);
  const std::vector<std::string> all = {"a", "file"};
  SECTION("a file stands where a folder has to be") {
    const auto failed = disk->write_all({{"a", "after"}, {"new/deep/b", "x"}, {"new/c", "x"}, {"file/d", "x"}});
    REQUIRE_FALSE(failed.ok());
    CHECK(failed.errors()[0].message == "cannot write `file/d`: Not a directory");
  }
  SECTION("a folder stands where a file goes") {
    fs::create_directory(folder / "folder");
    const auto failed = disk->write_all({{"a", "after"}, {"folder", "x"}});
    REQUIRE_FALSE(failed.ok());
    CHECK(failed.errors()[0].message == "cannot write `folder`: Is a directory");
  }
  SECTION("two paths lead to one file") {
    fs::create_directory_symlink(".", folder / "here");
    CHECK_FALSE(disk->write_all({{"b", "x"}, {"here/b", "y"}}).ok());
    fs::remove(folder / "here");
  }
  CHECK(disk->read_text("a").value() == "before");
  CHECK(listed(*disk, 1) == all);
  CHECK_FALSE(disk->is_folder("new"));
}

TEST_CASE("a renaming that fails names what was written before it", "[base][disk]") {
  const TemporaryFolder folder;
  folder.put("a", "before");
  const auto disk = open(folder);
  // `x` becomes a folder when the file below it is made.
  const auto failed = disk->write_all({{"a", "after"}, {"x", "x"}, {"x/y", "y"}});
  REQUIRE_FALSE(failed.ok());
  CHECK(failed.errors()[0].message == "cannot write `x`: Is a directory; written before it: `a`");
  CHECK(disk->read_text("a").value() == "after");
  CHECK(listed(*disk, 1) == std::vector<std::string>{"a"});
  CHECK_FALSE(disk->is_folder("x"));
}

TEST_CASE("that a file cannot be written is known before", "[base][disk]") {
  const TemporaryFolder folder;
  folder.put("file", "");
  const auto disk = open(folder);
  CHECK_FALSE(disk->why_not_writable("file"));
  CHECK_FALSE(disk->why_not_writable("new/folder/file"));
  CHECK(disk->why_not_writable("file/a/b") == std::errc::not_a_directory);
  CHECK(disk->why_not_writable(std::string(256, 'x')) == std::errc::filename_too_long);
  CHECK_FALSE(fs::exists(folder / "new"));
  fs::create_symlink("nowhere", folder / "broken");
  CHECK(disk->why_not_writable("broken/a") == std::errc::no_such_file_or_directory);
  if (geteuid() == 0) return;  // root may write everywhere
  fs::create_directory(folder / "closed");
  fs::permissions(folder / "closed", fs::perms::owner_read | fs::perms::owner_exec);
  CHECK(disk->why_not_writable("closed/a") == std::errc::permission_denied);
}

TEST_CASE("a file may have the longest name that the disk takes", "[base][disk]") {
  const TemporaryFolder folder;
  const auto disk = open(folder);
  CHECK(disk->write(std::string(255, 'x'), "text").ok());
  CHECK(disk->read_text(std::string(255, 'x')).value() == "text");
}

TEST_CASE("a path is followed through its links, and not out of the root", "[base][disk]") {
  const TemporaryFolder folder;
  folder.put("real/a", "");
  fs::create_directory_symlink("real", folder / "link");
  fs::create_directory_symlink("/", folder / "out");
  const auto disk = open(folder);
  CHECK(disk->real_path("link/a") == "real/a");
  CHECK(disk->real_path("link/new/b") == "real/new/b");
  CHECK(disk->real_path("out/a") == std::nullopt);
}
