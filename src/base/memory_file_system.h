// A file system in memory, for tests: no test of a stage touches the disk.
#pragma once

#include <map>
#include <set>

#include "base/file_system.h"

namespace podworks {

class MemoryFileSystem : public FileSystem {
 public:
  MemoryFileSystem() = default;
  explicit MemoryFileSystem(std::map<std::string, std::string, std::less<>> files) : files_(std::move(files)) {}

  void add(std::string path, std::string content) { files_[std::move(path)] = std::move(content); }
  /// A link to a file of the root, or to nothing; it is read as what it leads to.
  void add_link(std::string path, std::string target);
  /// Reading this file fails from now on with "Permission denied".
  void make_unreadable(std::string path) { unreadable_.insert(std::move(path)); }
  /// Writing this file fails from now on with "Permission denied".
  void make_unwritable(std::string path) { unwritable_.insert(std::move(path)); }
  const std::map<std::string, std::string, std::less<>>& files() const { return files_; }

  Listing list(const ListRequest& request) const override;
  std::error_code read(std::string_view path, FileBuffer& buffer) const override;
  bool is_file(std::string_view path) const override;
  bool is_folder(std::string_view path) const override;
  Result<Done> write_all(const std::vector<FileToWrite>& files) override;
  std::error_code why_not_writable(std::string_view path) const override;
  std::optional<std::string> real_path(std::string_view path) const override;

 private:
  std::map<std::string, std::string, std::less<>> files_;
  std::map<std::string, std::string, std::less<>> links_;  // those of files_ that are links, with their targets
  std::set<std::string, std::less<>> unreadable_;
  std::set<std::string, std::less<>> unwritable_;
};

}  // namespace podworks
