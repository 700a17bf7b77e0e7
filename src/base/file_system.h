// The only way to the disk. Paths are relative to the file system's root, with '/', without "." and "..";
// the real one is anchored at a folder, the one of the tests lives in memory.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "base/arena.h"
#include "base/file_buffer.h"
#include "base/result.h"

namespace podworks {

/// A folder or file that could not be listed.
struct ListingProblem {
  std::string path = {};
  std::string reason = {};  ///< as strerror says it: "Permission denied"
};

/// Every file below the root, sorted by the bytes of its path. Links to files count as files, links to folders are not
/// followed (as in CocoaPods), so that a loop of links ends.
struct Listing {
  std::vector<Arena> arenas = {};
  std::vector<std::string_view> files = {};       ///< sorted, unique; views into `arenas`
  std::vector<std::string> skipped_folders = {};  ///< by `skip_folder`, sorted
  std::vector<std::string> linked_files = {};     ///< those of `files` that are links, sorted
  std::vector<std::string> linked_folders = {};   ///< links to folders, sorted
  std::vector<std::string> special_files = {};    ///< pipes, sockets and devices, sorted
  std::vector<ListingProblem> problems = {};      ///< sorted by path
};

struct ListRequest {
  /// True for folders that shall not be entered. Called from several threads. `path` ends in the folder's name.
  std::function<bool(std::string_view path)> skip_folder = {};
  int threads = 1;
};

struct FileToWrite {
  std::string path = {};
  std::string_view content = {};
};

class FileSystem {
 public:
  virtual ~FileSystem() = default;

  virtual Listing list(const ListRequest& request) const = 0;
  /// Replaces the buffer's text by the file's. Whole files only; on an error the buffer is empty.
  /// Called from several threads, each with its own buffer.
  virtual std::error_code read(std::string_view path, FileBuffer& buffer) const = 0;
  virtual bool is_file(std::string_view path) const = 0;
  virtual bool is_folder(std::string_view path) const = 0;
  /// Writes all of them or none: each to a temporary name beside its target, and when all are written they are renamed.
  /// A reader sees the old bytes of a file or the new ones, never a part. Makes missing parent folders. On an error
  /// nothing is changed and nothing is left behind; only if a rename itself fails, files are replaced, and the error
  /// names them. Paths may be absolute. An error also if two of them lead to one file.
  virtual Result<Done> write_all(const std::vector<FileToWrite>& files) = 0;
  /// The error that `write_all` would give for `path`, as far as that can be told before.
  virtual std::error_code why_not_writable(std::string_view path) const;

  /// Something of that name lies there that is neither a file nor a folder: a pipe, a device, a broken link.
  virtual bool is_special(std::string_view path) const;
  /// `path` with all links followed, as far as it exists; unset if it leads out of the root.
  virtual std::optional<std::string> real_path(std::string_view path) const;

  /// `read` for the few callers that want a string.
  Result<std::string> read_text(std::string_view path) const;
  /// `write_all` for one file.
  Result<Done> write(std::string_view path, std::string_view content);
};

/// The disk below `root` (absolute or relative to the working folder). An error if `root` is no readable folder.
Result<std::unique_ptr<FileSystem>> open_disk(const std::string& root);

}  // namespace podworks
