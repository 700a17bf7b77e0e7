// A git repository, read through its objects: nothing in it is changed, no work tree is made, no program is started.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/platform.h"
#include "base/result.h"

namespace podworks {

/// The id of a file's content: git's SHA-1.
using GitId = std::array<std::uint8_t, 20>;

/// How one file differs between two states of a repository.
struct GitChange {
  enum class Kind : std::uint8_t { Added, Deleted, Modified };

  std::string path = {};  ///< from the repository's top
  Kind kind = Kind::Modified;
  GitId before = {};          ///< unset of an added one
  GitId after = {};           ///< unset of a deleted one
  bool is_link = false;       ///< the old one, or of an added one the new one
  bool is_submodule = false;  ///< likewise; the ids are commits then
};

/// A file that the index holds, as it was when git last looked at it.
struct TrackedFile {
  std::string_view path = {};  ///< from the repository's top; lives as long as the repository
  GitId id = {};
  FileStatus status = {};  ///< sizes and inodes without their upper 32 bits
  bool is_link = false;
  bool is_submodule = false;
  bool is_conflicted = false;  ///< a merge left several versions
};

/// What a file held from one commit on.
struct FileVersion {
  std::string commit = {};  ///< 40 hex digits
  GitId content = {};
};

class Repository {
 public:
  /// The repository that `folder` (absolute) lies in; unset if it lies in none. Errors: libgit2 is not there, the
  /// repository is broken, belongs to somebody else, or has no work tree.
  static Result<std::optional<Repository>> around(const std::string& folder);
  Repository(Repository&&) noexcept;
  Repository& operator=(Repository&&) noexcept;
  ~Repository();

  /// Absolute, links followed, without a slash at its end.
  const std::string& work_tree() const;
  /// Parts of its history were never fetched.
  bool is_shallow() const;
  /// The commit that a revision means ("origin/main", "HEAD~2", an abbreviated id), 40 hex digits.
  Result<std::string> commit_of(const std::string& revision) const;
  /// When it was committed, in seconds since 1970; unset if there is no such commit.
  std::optional<std::int64_t> time_of(const std::string& commit) const;
  /// Where two commits parted; unset if they have no ancestor in common, or none that was fetched.
  Result<std::optional<std::string>> merge_base(const std::string& one, const std::string& other) const;
  /// A commit has a file or a link of this path, from the repository's top.
  Result<bool> has_file(const std::string& commit, const std::string& path) const;
  /// From one commit to another one, or to the index; sorted by path.
  Result<std::vector<GitChange>> changes(const std::string& from, const std::string& to) const;
  Result<std::vector<GitChange>> changes_to_index(const std::string& from) const;
  /// The commit of a submodule's own repository that a commit names; unset if there was no such submodule.
  std::optional<std::string> submodule_commit(const std::string& commit, const std::string& path) const;
  /// The repository of a submodule, where it lies or where git keeps it; unset if it was never cloned.
  Result<std::optional<Repository>> submodule(const std::string& path) const;
  /// The versions of a file in the commits from HEAD back along first parents, the newest first, `most` at most. Ends
  /// where the file was not there, or where history does: in a shallow clone before the first version.
  std::vector<FileVersion> versions(const std::string& path, std::size_t most) const;
  /// All files of the index, sorted by path.
  Result<std::vector<TrackedFile>> tracked_files() const;
  /// When the index was written: a file that was changed at that time or later may be another one than it knows.
  FileStatus index_status() const;

  // These may be called from several threads.
  /// The content of a file by its id.
  Result<std::string> content(const GitId& id) const;
  /// The id that this content would have.
  GitId id_of(std::string_view content) const;
  /// `.gitignore` and its like leave the path out. Of a folder with a slash at its end.
  bool is_ignored(const std::string& path) const;

 private:
  struct State;
  explicit Repository(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace podworks
