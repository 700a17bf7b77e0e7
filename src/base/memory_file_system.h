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

 private:
  std::map<std::string, std::string, std::less<>> files_;
  std::set<std::string, std::less<>> unreadable_;
  std::set<std::string, std::less<>> unwritable_;
};

}  // namespace podworks
