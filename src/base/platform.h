// The few calls of the operating system that the standard library does not have. Only platform.cpp knows which system
// this is; with -DPODWORKS_PORTABLE=ON it uses POSIX alone.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

#include "base/file_buffer.h"

namespace podworks {

/// A file descriptor that closes itself.
class FileHandle {
 public:
  explicit FileHandle(int descriptor = -1) : descriptor_(descriptor) {}
  FileHandle(FileHandle&& other) noexcept;
  FileHandle& operator=(FileHandle&& other) noexcept;
  FileHandle(const FileHandle&) = delete;
  FileHandle& operator=(const FileHandle&) = delete;
  ~FileHandle();
  int get() const { return descriptor_; }
  bool is_open() const { return descriptor_ >= 0; }

 private:
  int descriptor_;
};

enum class EntryKind : unsigned char { File, Folder, LinkToFile, LinkToFolder, Other };

/// What tells whether a file was changed.
struct FileStatus {
  std::int64_t seconds = 0;  ///< of its last change
  std::uint32_t nanoseconds = 0;
  std::uint64_t bytes = 0;
  std::uint64_t inode = 0;

  friend bool operator==(const FileStatus&, const FileStatus&) = default;
};
/// Of a link itself, not of what it leads to. Unset if there is nothing of that name.
std::optional<FileStatus> status_of(int base, const std::string& path);

/// Opens a folder; errno's error on failure. `path` relative to `base`, or to the working folder if `base` is -1.
std::error_code open_folder(int base, const std::string& path, FileHandle& folder);
/// Calls `entry` for all but "." and "..", in the order of the disk. A broken link is a file: reading it says so.
/// Sockets, pipes and devices are Other.
std::error_code list_folder(const FileHandle& folder, const std::function<void(std::string_view, EntryKind)>& entry);
/// Whole file, read until its end without a stat before (measured: a third of the calls saved). A file above 1 GiB is
/// std::errc::file_too_large.
std::error_code read_file(int base, const std::string& path, FileBuffer& buffer);
std::error_code write_all(const FileHandle& file, std::string_view content);
/// A file in `folder` that has no name yet and is gone when it is closed; not open where the system knows no such
/// files.
FileHandle open_unnamed_file(int base, const std::string& folder);
std::error_code give_name(const FileHandle& file, int base, const std::string& path);
/// Where a link leads to in the end. Empty if that cannot be said.
std::string target_of_link(int base, const std::string& path);
/// File, Folder, or Other for nothing at all; links are followed.
EntryKind kind_of(int base, const std::string& path);

}  // namespace podworks
