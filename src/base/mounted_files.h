// Several folders as one file system, each under a name of its own: a pool that spans repositories.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "base/file_system.h"

namespace podworks {

struct Mount {
  std::string name = {};    ///< the first part of its paths
  std::string folder = {};  ///< absolute
  std::unique_ptr<FileSystem> files = {};
};

class MountedFiles : public FileSystem {
 public:
  /// `own`: the folder of the configuration, in which nothing can be read but the files of `own_files`.
  MountedFiles(std::vector<Mount> mounts, std::unique_ptr<FileSystem> own, std::vector<std::string> own_files);

  Listing list(const ListRequest& request) const override;
  std::error_code read(std::string_view path, FileBuffer& buffer) const override;
  bool is_file(std::string_view path) const override;
  bool is_folder(std::string_view path) const override;
  Result<Done> write_all(const std::vector<FileToWrite>& files) override;
  std::error_code why_not_writable(std::string_view path) const override;
  bool is_special(std::string_view path) const override;
  std::optional<std::string> real_path(std::string_view path) const override;

 private:
  /// A path below one of the mounts, or one of the own files.
  struct Inner {
    const FileSystem* files = nullptr;  ///< null: neither
    const Mount* mount = nullptr;       ///< null: an own file
    std::string_view path = {};
  };
  Inner inner(std::string_view path) const;

  std::map<std::string, Mount, std::less<>> mounts_;  // by name
  std::unique_ptr<FileSystem> own_;
  std::set<std::string, std::less<>> own_files_;
};

}  // namespace podworks
