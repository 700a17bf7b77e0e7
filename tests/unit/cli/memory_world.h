// The program's surroundings in memory: files, streams, environment and the day.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/memory_file_system.h"
#include "cli/run_podworks.h"

namespace podworks {

using TestTree = std::map<std::string, std::string, std::less<>>;  ///< absolute path -> content

/// The files below one folder; what is written there reaches the whole tree.
class TestFolder : public FileSystem {
 public:
  TestFolder(std::shared_ptr<TestTree> tree, std::string root)
      : tree_(std::move(tree)), prefix_(std::move(root) + "/") {
    for (const auto& [path, content] : *tree_) {
      if (path.starts_with(prefix_)) files_.add(path.substr(prefix_.size()), content);
    }
  }
  Listing list(const ListRequest& request) const override { return files_.list(request); }
  std::error_code read(std::string_view path, FileBuffer& buffer) const override { return files_.read(path, buffer); }
  bool is_file(std::string_view path) const override { return files_.is_file(path); }
  bool is_folder(std::string_view path) const override { return files_.is_folder(path); }
  Result<Done> write_all(const std::vector<FileToWrite>& files) override {
    for (const FileToWrite& file : files) {
      (*tree_)[file.path.starts_with('/') ? file.path : prefix_ + file.path] = std::string(file.content);
    }
    return files_.write_all(files);
  }

 private:
  std::shared_ptr<TestTree> tree_;
  std::string prefix_;
  MemoryFileSystem files_ = {};
};

struct TestWorld {
  std::shared_ptr<TestTree> tree = std::make_shared<TestTree>();
  std::map<std::string, std::string> variables = {};
  World world = {};
  std::string out = {};
  std::string err = {};

  explicit TestWorld(TestTree files, std::string working_folder = "/pool") {
    *tree = std::move(files);
    world.working_folder = std::move(working_folder);
    world.today = "2026-11-21";
    world.write_out = [this](std::string_view text) {
      out += text;
      return std::error_code();
    };
    world.write_err = [this](std::string_view text) { err += text; };
    world.variable = [this](const char* name) -> std::optional<std::string> {
      const auto found = variables.find(name);
      return found == variables.end() ? std::nullopt : std::optional(found->second);
    };
    world.is_file = [this](const std::string& path) { return tree->contains(path); };
    world.is_folder = [this](const std::string& path) {
      const auto next = tree->lower_bound(path + "/");
      return next != tree->end() && next->first.starts_with(path + "/");
    };
    world.open_folder = [this](const std::string& folder) -> Result<std::unique_ptr<FileSystem>> {
      return std::unique_ptr<FileSystem>(std::make_unique<TestFolder>(tree, folder));
    };
    world.write_file = [this](const std::string& path, std::string_view content) -> Result<Done> {
      (*tree)[path] = std::string(content);
      return Done{};
    };
  }
  TestWorld(const TestWorld&) = delete;
  TestWorld& operator=(const TestWorld&) = delete;

  int run(const std::vector<std::string>& arguments) {
    out.clear();
    err.clear();
    return run_podworks(arguments, world);
  }
};

/// Two business pods over a base library, in C: House uses Rent (forbidden among peers) and Net, and Net uses Zip.
inline TestTree small_tree() {
  return {
      {"/pool/podworks.yml",
       "version: 1\n"
       "pods: [{ from: directory, in: \"pods/*\" }]\n"
       "layers:\n"
       "  - { name: business, pods: [House, Rent], peers: forbid }\n"
       "  - { name: base, pods: [Net, Zip] }\n"
       "apps:\n"
       "  Flat: { roots: [House] }\n"
       "  Bare: { roots: [Zip] }\n"},
      {"/pool/pods/House/house.c", "#include \"rent.h\"\n#include \"net.h\"\n#include <stdio.h>\n"},
      {"/pool/pods/Rent/rent.h", "int rent(void);\n"},
      {"/pool/pods/Rent/rent.c", "#include \"rent.h\"\n"},
      {"/pool/pods/Net/net.h", "#include \"zip.h\"\n"},
      {"/pool/pods/Zip/zip.h", "int zip(void);\n"},
      {"/pool/pods/Zip/zip.c", "#include \"zip.h\"\n"},
  };
}

}  // namespace podworks
