// The files below a folder of the work tree as they were at a commit. What has not changed since is read from the disk,
// the rest from git's objects, submodules among it; what git ignores is the same at all times.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"
#include "git/past_entries.h"

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
  /// Submodules of now or of then that are in no clone, sorted: they count as unchanged.
  const std::vector<std::string>& unread() const { return unread_; }

  Listing list(const ListRequest& request) const override;
  std::error_code read(std::string_view path, FileBuffer& buffer) const override;
  bool is_file(std::string_view path) const override;
  bool is_folder(std::string_view path) const override;
  std::optional<std::string> real_path(std::string_view path) const override;
  Result<Done> write_all(const std::vector<FileToWrite>& files) override;

 private:
  using Entry = PastEntry;

  PastFiles(PastEntries entries, std::unique_ptr<FileSystem> disk);
  const Entry* find(std::string_view path) const;
  bool is_timeless(std::string_view path) const;
  const Entry* next_of(const Entry& link) const;
  const Entry* target_of(const Entry& link) const;
  bool leads_out(const Entry& entry) const;
  Result<std::string> content(const Entry& entry) const;
  bool is_as_then(const Entry& entry) const;

  std::vector<PastSource> sources_;
  std::vector<Entry> entries_;  // sorted by path
  std::vector<std::string> unread_;
  std::unique_ptr<FileSystem> disk_;
  mutable std::mutex mutex_;  // of what follows
  mutable std::optional<Error> missing_;
};

}  // namespace podworks
