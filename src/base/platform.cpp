#include "base/platform.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <memory>
#include <utility>

#include <fmt/format.h>

#if defined(__linux__) && !defined(PODWORKS_PORTABLE)
#include <sys/syscall.h>
#define PODWORKS_LINUX 1
#endif

namespace podworks {
namespace {

constexpr std::size_t kLargestFile = std::size_t{1} << 30U;

std::error_code last_error() {
  return {errno, std::generic_category()};
}
int base_or_cwd(int base) {
  return base < 0 ? AT_FDCWD : base;
}

EntryKind kind_from_mode(mode_t mode) {
  if (S_ISREG(mode)) return EntryKind::File;
  return S_ISDIR(mode) ? EntryKind::Folder : EntryKind::Other;
}

// What readdir does not say by itself: links, and file systems that give no type.
EntryKind look_closer(int folder, const char* name, bool is_link) {
  struct stat status {};
  if (!is_link && fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0) {
    if (!S_ISLNK(status.st_mode)) return kind_from_mode(status.st_mode);
    is_link = true;
  }
  if (fstatat(folder, name, &status, 0) != 0) return is_link ? EntryKind::File : EntryKind::Other;
  const EntryKind kind = kind_from_mode(status.st_mode);
  if (is_link && kind == EntryKind::File) return EntryKind::LinkToFile;
  return is_link && kind == EntryKind::Folder ? EntryKind::LinkToFolder : kind;
}

void report(int folder, const char* name, unsigned char type,
            const std::function<void(std::string_view, EntryKind)>& entry) {
  const std::string_view view = name;
  if (view == "." || view == "..") return;
  switch (type) {
    case DT_REG:
      return entry(view, EntryKind::File);
    case DT_DIR:
      return entry(view, EntryKind::Folder);
    case DT_LNK:
      return entry(view, look_closer(folder, name, true));
    case DT_UNKNOWN:
      return entry(view, look_closer(folder, name, false));
    default:
      return entry(view, EntryKind::Other);
  }
}

}  // namespace

FileHandle::FileHandle(FileHandle&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

FileHandle& FileHandle::operator=(FileHandle&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

FileHandle::~FileHandle() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::error_code open_folder(int base, const std::string& path, FileHandle& folder) {
  folder = FileHandle(openat(base_or_cwd(base), path.empty() ? "." : path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return folder.is_open() ? std::error_code{} : last_error();
}

#ifdef PODWORKS_LINUX
std::error_code list_folder(const FileHandle& folder, const std::function<void(std::string_view, EntryKind)>& entry) {
  // readdir() locks, allocates and copies; the kernel's own call gives the same records.
  struct Record {
    std::uint64_t inode;
    std::int64_t offset;
    std::uint16_t length;
    unsigned char type;
    char name[1];
  };
  alignas(Record) char buffer[32 * 1024];
  while (true) {
    const long filled = syscall(SYS_getdents64, folder.get(), buffer, sizeof(buffer));
    if (filled < 0) return last_error();
    if (filled == 0) return {};
    for (long at = 0; at < filled;) {
      const auto* const record = reinterpret_cast<const Record*>(buffer + at);
      report(folder.get(), record->name, record->type, entry);
      at += record->length;
    }
  }
}
#else
std::error_code list_folder(const FileHandle& folder, const std::function<void(std::string_view, EntryKind)>& entry) {
  const int copy = dup(folder.get());
  if (copy < 0) return last_error();
  const std::unique_ptr<DIR, int (*)(DIR*)> stream(fdopendir(copy), &closedir);
  if (!stream) return last_error();
  errno = 0;
  while (const dirent* const record = readdir(stream.get()))
    report(folder.get(), record->d_name, record->d_type, entry);
  return errno == 0 ? std::error_code{} : last_error();
}
#endif

std::error_code read_file(int base, const std::string& path, FileBuffer& buffer) {
  buffer.assign({});
  // Not blocking: a pipe that took the file's place since the listing must not hang the run.
  const FileHandle file(openat(base_or_cwd(base), path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file.is_open()) return last_error();
  std::size_t size = 0;
  char* room = buffer.reserve(std::size_t{64} * 1024);
  while (true) {
    const std::size_t asked = buffer.capacity() - size;
    const ssize_t got = ::read(file.get(), room + size, asked);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return last_error();
    size += static_cast<std::size_t>(got);
    if (static_cast<std::size_t>(got) < asked) break;
    if (size > kLargestFile) return std::make_error_code(std::errc::file_too_large);
    buffer.set_size(size);
    room = buffer.reserve(size * 2);
  }
  buffer.set_size(size);
  return {};
}

std::error_code write_all(const FileHandle& file, std::string_view content) {
  while (!content.empty()) {
    const ssize_t written = ::write(file.get(), content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return last_error();
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

#ifdef PODWORKS_LINUX
FileHandle open_unnamed_file(int base, const std::string& folder) {
  return FileHandle(openat(base, folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666));
}

std::error_code give_name(const FileHandle& file, int base, const std::string& path) {
  const std::string unnamed = fmt::format("/proc/self/fd/{}", file.get());
  const int linked = linkat(AT_FDCWD, unnamed.c_str(), base, path.c_str(), AT_SYMLINK_FOLLOW);
  return linked == 0 ? std::error_code{} : last_error();
}

std::string target_of_link(int base, const std::string& path) {
  const FileHandle file(openat(base, path.c_str(), O_PATH | O_CLOEXEC));
  if (!file.is_open()) return {};
  char target[4096];
  const ssize_t size = readlink(fmt::format("/proc/self/fd/{}", file.get()).c_str(), target, sizeof(target));
  return size > 0 && static_cast<std::size_t>(size) < sizeof(target)
             ? std::string(target, static_cast<std::size_t>(size))
             : "";
}
#else
FileHandle open_unnamed_file(int, const std::string&) {
  return FileHandle();
}

std::error_code give_name(const FileHandle&, int, const std::string&) {
  return std::make_error_code(std::errc::not_supported);
}

std::string target_of_link(int, const std::string&) {
  return {};
}
#endif

std::optional<FileStatus> status_of(int base, const std::string& path) {
  struct stat status {};
  if (fstatat(base_or_cwd(base), path.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) return std::nullopt;
#ifdef __APPLE__
  const timespec changed = status.st_mtimespec;
#else
  const timespec changed = status.st_mtim;
#endif
  return FileStatus{changed.tv_sec, static_cast<std::uint32_t>(changed.tv_nsec),
                    static_cast<std::uint64_t>(status.st_size), static_cast<std::uint64_t>(status.st_ino)};
}

EntryKind kind_of(int base, const std::string& path) {
  struct stat status {};
  if (fstatat(base_or_cwd(base), path.empty() ? "." : path.c_str(), &status, 0) != 0) return EntryKind::Other;
  return kind_from_mode(status.st_mode);
}

}  // namespace podworks
