#include <catch2/catch.hpp>

#include "base/memory_file_system.h"
#include "base/mounted_files.h"

using namespace podworks;

namespace {

MountedFiles two_repositories() {
  std::vector<Mount> mounts;
  mounts.push_back({"core", "/pools/core",
                    std::make_unique<MemoryFileSystem>(std::map<std::string, std::string, std::less<>>{
                        {"a.h", "core"}, {"sub/b.h", "b"}, {"podworks.yml", "version: 1"}})});
  mounts.push_back({"core-x", "/pools/core-x",
                    std::make_unique<MemoryFileSystem>(
                        std::map<std::string, std::string, std::less<>>{{"a.h", "x"}, {"skip/c.h", "c"}})});
  auto own = std::make_unique<MemoryFileSystem>(
      std::map<std::string, std::string, std::less<>>{{"podworks.yml", "version: 1"}, {"secret.h", ""}});
  return MountedFiles(std::move(mounts), std::move(own), {"podworks.yml"});
}

}  // namespace

TEST_CASE("mounted folders list as one, in the order of the bytes of the whole paths", "[roots]") {
  const Listing all = two_repositories().list({});
  CHECK(all.files == std::vector<std::string_view>{"core-x/a.h", "core-x/skip/c.h", "core/a.h", "core/podworks.yml",
                                                   "core/sub/b.h"});
}

TEST_CASE("links of mounted folders, and what they lead to, have the whole paths", "[roots]") {
  auto core = std::make_unique<MemoryFileSystem>(std::map<std::string, std::string, std::less<>>{{"a.h", "text"}});
  core->add_link("l.h", "a.h");
  std::vector<Mount> mounts;
  mounts.push_back({"core", "/pools/core", std::move(core)});
  const MountedFiles files(std::move(mounts), std::make_unique<MemoryFileSystem>(), {});
  CHECK(files.list({}).linked_files == std::vector<std::string>{"core/l.h"});
  CHECK(files.real_path("core/l.h") == "core/a.h");
}

TEST_CASE("folders are passed over by their whole paths", "[roots]") {
  ListRequest request;
  request.skip_folder = [](std::string_view path) { return path == "core-x/skip"; };
  const Listing all = two_repositories().list(request);
  CHECK(all.files.size() == 4);
  CHECK(all.skipped_folders == std::vector<std::string>{"core-x/skip"});
}

TEST_CASE("a mounted file is read by the name of its root, and of the configuration's folder only what is named",
          "[roots]") {
  const MountedFiles files = two_repositories();
  CHECK(files.read_text("core/a.h").value() == "core");
  CHECK(files.read_text("core-x/a.h").value() == "x");
  CHECK(files.read_text("podworks.yml").ok());
  CHECK_FALSE(files.read_text("secret.h").ok());
  CHECK_FALSE(files.read_text("other/a.h").ok());
  CHECK(files.is_folder("core"));
  CHECK(files.is_folder("core/sub"));
  CHECK_FALSE(files.is_file("core"));
  CHECK_FALSE(files.is_folder("other"));
}

TEST_CASE("what lies in no root cannot be written", "[roots]") {
  MountedFiles files = two_repositories();
  CHECK(files.write_all({{"core/out/Podfile", "x"}}).ok());
  CHECK_FALSE(files.write_all({{"core/out/Podfile", "x"}, {"Podfile", "x"}}).ok());
  CHECK_FALSE(files.write_all({{"core", "x"}}).ok());
}
