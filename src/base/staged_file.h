// Writing files so that a reader sees the old bytes or the new ones, never a part: first all of the content goes to
// temporary files, then each gets its name. Killed by SIGKILL, too: a temporary file has no name (O_TMPFILE) until it
// is committed. What can remain is an empty new folder, or, between two calls of the system, one whole file with a
// hidden name, `.podworks.HASH.HASH.PID.tmp`; more of them where a file system has no files without names. The next run
// that writes into that folder removes them.
#pragma once

#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "base/platform.h"

namespace podworks {

/// New content for one path. Without `commit` nothing of it stays: neither a temporary file nor a folder.
class StagedFile {
 public:
  StagedFile() = default;
  StagedFile(StagedFile&& other) noexcept;
  StagedFile& operator=(StagedFile&&) = delete;
  StagedFile(const StagedFile&) = delete;
  StagedFile& operator=(const StagedFile&) = delete;
  ~StagedFile();

  /// Writes and syncs a temporary file beside `path`, where links of that name lead to; makes missing folders. An
  /// existing file keeps its mode, a new one gets the umask's. For a pipe or a device nothing happens yet. `path` is
  /// relative to the folder `base`, or to the working folder if `base` is -1. `content` must outlive `commit`.
  std::error_code stage(int base, const std::string& path, std::string_view content);
  /// Gives the file its name. A pipe or a device is written to: renaming over /dev/stdout would replace it.
  std::error_code commit();

  /// Which file it is, the same for every way that leads there.
  std::string identity() const;

 private:
  std::error_code make_folders();
  std::error_code write_temporary(unsigned mode);
  std::error_code give_temporary_name();
  void discard();

  int base_ = -1;
  std::string path_ = {};
  std::string_view content_ = {};
  FileHandle unnamed_ = FileHandle();          // the content, as long as it has no name
  std::string temporary_ = {};                 // empty: none lies there
  std::vector<std::string> new_folders_ = {};  // made for this file, outermost first
};

/// Removes the temporary files in the folder of `path` that runs on this machine left which were killed.
void remove_leftovers(int base, const std::string& path);

/// The error that `StagedFile` will meet at `path`, as far as that can be told without writing: a folder that must not
/// be written to, a name that is too long, a file where a folder has to be.
std::error_code why_not_writable(int base, const std::string& path);

}  // namespace podworks
