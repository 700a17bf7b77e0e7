#include "base/staged_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>

#include <fmt/format.h>

#include "base/hash.h"
#include "base/platform.h"
#include "base/text.h"

namespace podworks {
namespace {

std::error_code last_error() {
  return {errno, std::generic_category()};
}

/// "/" for "/a", "." for "a": what the calls of the system take.
std::string folder_name(const std::string& path) {
  const std::string folder(folder_of(path));
  if (!folder.empty()) return folder;
  return path.starts_with('/') ? "/" : ".";
}

constexpr std::string_view kPrefix = ".podworks.";
constexpr std::string_view kSuffix = ".tmp";
// A program may have 1024 files open. Descriptors are the lowest free numbers: this many are in use, then names are
// given at once.
constexpr int kManyOpenFiles = 200;

/// Where our process id means us: a folder may be shared with another machine or container.
std::string machine() {
  std::array<char, 256> host = {};
  std::array<char, 64> processes = {};
  if (gethostname(host.data(), host.size() - 1) != 0) host[0] = '\0';
  if (readlink("/proc/self/ns/pid", processes.data(), processes.size() - 1) < 0) processes[0] = '\0';
  return hash_hex(fmt::format("{} {}", host.data(), processes.data())).substr(0, 8);
}

/// Short, because the name of the file may be as long as the disk allows.
std::string temporary_name(const std::string& path) {
  const std::string name =
      fmt::format("{}{}.{}.{}{}", kPrefix, hash_hex(base_name(path)).substr(0, 8), machine(), getpid(), kSuffix);
  const std::string folder(folder_of(path));
  return folder.empty() && path.starts_with('/') ? "/" + name : join_path(folder, name);
}

/// Of a run on `here` that has ended. A process id that is in use again keeps its file for another time.
bool is_leftover(std::string_view name, std::string_view here) {
  const std::vector<std::string_view> parts = split(name, '.');  // .podworks.HASH.HASH.PID.tmp
  if (!name.starts_with(kPrefix) || !name.ends_with(kSuffix) || parts.size() != 6 || parts[3] != here) return false;
  const std::string_view digits = parts[4];
  pid_t process = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), process);
  if (error != std::errc{} || end != digits.data() + digits.size() || process <= 0) return false;
  return kill(process, 0) != 0 && errno == ESRCH;
}

std::error_code write_in_place(int base, const std::string& path, std::string_view content) {
  const FileHandle file(openat(base, path.c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC));
  return file.is_open() ? write_all(file, content) : last_error();
}

/// What lies at a path, or where it would come to lie.
struct Target {
  std::string path = {};    ///< with links followed, as far as the system says where they lead
  bool is_special = false;  ///< a pipe or a device
  unsigned mode = 0;        ///< 0: no file is there yet
};

std::error_code look_at(int base, const std::string& path, Target& target) {
  target.path = path;
  struct stat status {};
  if (fstatat(base, path.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0)
    return errno == ENOENT ? std::error_code{} : last_error();
  if (S_ISLNK(status.st_mode)) {
    const std::string real = target_of_link(base, path);
    if (!real.empty() && real != path) return look_at(base, real, target);
    if (fstatat(base, path.c_str(), &status, 0) != 0) return last_error();  // it leads to nothing
    target.is_special = true;
  }
  if (S_ISDIR(status.st_mode)) return std::make_error_code(std::errc::is_a_directory);
  target.is_special = target.is_special || !S_ISREG(status.st_mode);
  if (!S_ISREG(status.st_mode)) return {};
  target.mode = status.st_mode & 07777U;
  // A read-only file is meant so, though its folder would let us replace it.
  return faccessat(base, path.c_str(), W_OK, AT_EACCESS) != 0 ? last_error() : std::error_code{};
}

}  // namespace

StagedFile::StagedFile(StagedFile&& other) noexcept
    : base_(other.base_),
      path_(std::move(other.path_)),
      content_(other.content_),
      unnamed_(std::move(other.unnamed_)),
      temporary_(std::exchange(other.temporary_, {})),
      new_folders_(std::exchange(other.new_folders_, {})) {}

StagedFile::~StagedFile() {
  discard();
}

std::error_code StagedFile::stage(int base, const std::string& path, std::string_view content) {
  base_ = base < 0 ? AT_FDCWD : base;
  content_ = content;
  Target target;
  if (const std::error_code error = look_at(base_, path, target)) return error;
  path_ = target.path;
  if (target.is_special) return {};
  std::error_code error = make_folders();
  if (!error) error = write_temporary(target.mode);
  if (error) discard();
  return error;
}

std::error_code StagedFile::commit() {
  if (unnamed_.is_open()) {
    if (!give_name(unnamed_, base_, path_)) {  // in one step, where nothing lies yet
      unnamed_ = FileHandle();
      new_folders_.clear();
      return {};
    }
    if (const std::error_code error = give_temporary_name()) return error;
  }
  if (temporary_.empty()) return write_in_place(base_, path_, content_);
  if (renameat(base_, temporary_.c_str(), base_, path_.c_str()) != 0) return last_error();
  temporary_.clear();
  new_folders_.clear();
  return {};
}

std::string StagedFile::identity() const {
  struct stat folder {};
  if (fstatat(base_, folder_name(path_).c_str(), &folder, 0) != 0) return path_;
  return fmt::format("{} {} {}", folder.st_dev, folder.st_ino, base_name(path_));
}

std::error_code StagedFile::make_folders() {
  for (std::size_t slash = path_.find('/', 1); slash != std::string::npos; slash = path_.find('/', slash + 1)) {
    std::string folder = path_.substr(0, slash);
    if (mkdirat(base_, folder.c_str(), 0777) == 0) {
      new_folders_.push_back(std::move(folder));
    } else if (errno != EEXIST) {
      return last_error();
    }
  }
  return {};
}

std::error_code StagedFile::write_temporary(unsigned mode) {
  FileHandle file = open_unnamed_file(base_, folder_name(path_));
  const bool is_unnamed = file.is_open();
  if (!is_unnamed) {
    const std::string name = temporary_name(path_);
    unlinkat(base_, name.c_str(), 0);  // left by a killed run that had our process id
    file = FileHandle(openat(base_, name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (!file.is_open()) return last_error();
    temporary_ = name;
  }
  if (const std::error_code error = write_all(file, content_)) return error;
  if (mode != 0 && fchmod(file.get(), static_cast<mode_t>(mode)) != 0) return last_error();
  if (fsync(file.get()) != 0) return last_error();
  if (!is_unnamed) return {};
  unnamed_ = std::move(file);
  return unnamed_.get() < kManyOpenFiles ? std::error_code{} : give_temporary_name();
}

std::error_code StagedFile::give_temporary_name() {
  const std::string name = temporary_name(path_);
  unlinkat(base_, name.c_str(), 0);  // left by a killed run that had our process id
  const std::error_code error = give_name(unnamed_, base_, name);
  if (!error) temporary_ = name;
  unnamed_ = FileHandle();
  return error;
}

void StagedFile::discard() {
  if (!temporary_.empty()) unlinkat(base_, temporary_.c_str(), 0);
  temporary_.clear();
  unnamed_ = FileHandle();
  // Somebody may have put a file there meanwhile: then the folder is not empty and stays.
  for (auto folder = new_folders_.rbegin(); folder != new_folders_.rend(); ++folder) {
    unlinkat(base_, folder->c_str(), AT_REMOVEDIR);
  }
  new_folders_.clear();
}

void remove_leftovers(int base, const std::string& path) {
  const int from = base < 0 ? AT_FDCWD : base;
  Target target;
  FileHandle folder;
  if (look_at(from, path, target) || target.is_special || open_folder(base, folder_name(target.path), folder)) return;
  std::vector<std::string> leftovers;
  const std::string here = machine();
  list_folder(folder, [&](std::string_view name, EntryKind kind) {
    if (kind == EntryKind::File && is_leftover(name, here)) leftovers.emplace_back(name);
  });
  for (const std::string& name : leftovers) unlinkat(folder.get(), name.c_str(), 0);
}

std::error_code why_not_writable(int base, const std::string& path) {
  const int from = base < 0 ? AT_FDCWD : base;
  Target target;
  if (const std::error_code error = look_at(from, path, target)) return error;
  if (target.is_special) return {};
  std::string folder = folder_name(target.path);
  const auto is_nothing = [&] {  // a link that leads to nothing is something, and no folder can be made there
    struct stat ignored = {};
    return fstatat(from, folder.c_str(), &ignored, AT_SYMLINK_NOFOLLOW) != 0 && errno == ENOENT;
  };
  while (is_nothing()) folder = folder_name(folder);
  return faccessat(from, folder.c_str(), W_OK | X_OK, AT_EACCESS) == 0 ? std::error_code{} : last_error();
}

}  // namespace podworks
