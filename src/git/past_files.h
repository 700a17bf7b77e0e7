// The files below a folder of the work tree as they were at a commit. What has not changed since is read from the disk,
// the rest from git's objects; what git ignores, and what lies in submodules, is the same at all times.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"
#include "git/repository.h"

namespace podworks {

class PastFiles : public FileSystem {
 public:
  /// `disk` is anchored at `folder` (from the repository's top, "" = the whole); `commit` is 40 hex digits.
  /// Errors: objects that are not there.
  static Result<std::unique_ptr<PastFiles>> open(std::shared_ptr<const Repository> repository,
                                                 std::unique_ptr<FileSystem> disk, std::string folder,
                                                 const std::string& commit);

  /// The file is there now as well, and has the same bytes.
  bool is_unchanged(std::string_view path) const;

  /// The first file whose content git does not have, in a partial clone; unset if all that was read was there.
  std::optional<Error> missing() const;

  Listing list(const ListRequest& request) const override;
  std::error_code read(std::string_view path, FileBuffer& buffer) const override;
  bool is_file(std::string_view path) const override;
  bool is_folder(std::string_view path) const override;
  std::optional<std::string> real_path(std::string_view path) const override;
  Result<Done> write_all(const std::vector<FileToWrite>& files) override;

 private:
  struct Entry {
    std::string path = {};  ///< below the folder
    bool was_there = false;
    bool is_tracked = false;     ///< it is in the index
    bool is_same_there = false;  ///< the index has the content of then
    bool is_link = false;
    GitId id = {};           ///< of the content then
    FileStatus status = {};  ///< when git last looked at it
  };

  PastFiles(std::shared_ptr<const Repository> repository, std::unique_ptr<FileSystem> disk, std::string folder)
      : repository_(std::move(repository)), disk_(std::move(disk)), folder_(std::move(folder)) {}
  void add_tracked(const std::vector<TrackedFile>& tracked);
  void apply(const std::vector<GitChange>& changes);
  const Entry* find(std::string_view path) const;
  bool is_timeless(std::string_view path) const;
  const Entry* next_of(const Entry& link) const;
  const Entry* target_of(const Entry& link) const;
  bool leads_out(const Entry& entry) const;
  Result<std::string> content(const Entry& entry) const;
  bool is_as_then(const Entry& entry) const;

  std::shared_ptr<const Repository> repository_;
  std::unique_ptr<FileSystem> disk_;
  std::string folder_;
  std::vector<Entry> entries_;           // sorted by path
  std::vector<std::string> submodules_;  // sorted
  FileStatus index_;
  mutable std::mutex mutex_;  // of what follows
  mutable std::optional<Error> missing_;
};

}  // namespace podworks
