#include "base/mounted_files.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"

namespace podworks {
namespace {

std::string below(const Mount& mount, std::string_view path) {
  return path.empty() ? mount.name : join_path(mount.name, path);
}

/// Adds what a mount lists, by its paths in the whole.
void add(const Mount& mount, Listing one, Listing& all) {
  Arena& arena = all.arenas.emplace_back();
  for (const std::string_view path : one.files) all.files.push_back(arena.keep(below(mount, path)));
  for (const std::string& path : one.skipped_folders) all.skipped_folders.push_back(below(mount, path));
  for (const std::string& path : one.linked_files) all.linked_files.push_back(below(mount, path));
  for (const std::string& path : one.linked_folders) all.linked_folders.push_back(below(mount, path));
  for (const std::string& path : one.special_files) all.special_files.push_back(below(mount, path));
  for (const ListingProblem& problem : one.problems)
    all.problems.push_back({below(mount, problem.path), problem.reason});
}

}  // namespace

MountedFiles::MountedFiles(std::vector<Mount> mounts, std::unique_ptr<FileSystem> own,
                           std::vector<std::string> own_files)
    : own_(std::move(own)), own_files_(own_files.begin(), own_files.end()) {
  for (Mount& mount : mounts) {
    std::string name = mount.name;
    mounts_.emplace(std::move(name), std::move(mount));
  }
}

MountedFiles::Inner MountedFiles::inner(std::string_view path) const {
  if (own_files_.contains(path)) return {own_.get(), nullptr, path};
  const std::size_t slash = path.find('/');
  const auto found = mounts_.find(path.substr(0, slash));
  if (found == mounts_.end()) return {};
  const std::string_view rest = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
  return {found->second.files.get(), &found->second, rest};
}

Listing MountedFiles::list(const ListRequest& request) const {
  Listing all;
  for (const auto& [name, mount] : mounts_) {
    ListRequest one;
    one.threads = request.threads;
    if (request.skip_folder) {
      one.skip_folder = [&](std::string_view path) { return request.skip_folder(below(mount, path)); };
    }
    add(mount, mount.files->list(one), all);
  }
  // "a-b/x" goes before "a/x", although the mount "a" goes before "a-b".
  std::sort(all.files.begin(), all.files.end());
  std::sort(all.skipped_folders.begin(), all.skipped_folders.end());
  std::sort(all.linked_files.begin(), all.linked_files.end());
  std::sort(all.linked_folders.begin(), all.linked_folders.end());
  std::sort(all.special_files.begin(), all.special_files.end());
  std::sort(all.problems.begin(), all.problems.end(),
            [](const ListingProblem& a, const ListingProblem& b) { return a.path < b.path; });
  return all;
}

std::error_code MountedFiles::read(std::string_view path, FileBuffer& buffer) const {
  const Inner found = inner(path);
  if (found.files != nullptr) return found.files->read(found.path, buffer);
  buffer.assign({});
  return std::make_error_code(std::errc::no_such_file_or_directory);
}

bool MountedFiles::is_file(std::string_view path) const {
  const Inner found = inner(path);
  return found.files != nullptr && !found.path.empty() && found.files->is_file(found.path);
}

bool MountedFiles::is_folder(std::string_view path) const {
  if (path.empty()) return true;
  const Inner found = inner(path);
  return found.files != nullptr && (found.path.empty() || found.files->is_folder(found.path));
}

Result<Done> MountedFiles::write_all(const std::vector<FileToWrite>& files) {
  std::vector<FileToWrite> absolute;
  for (const FileToWrite& file : files) {
    const Inner found = inner(file.path);
    const bool is_absolute = file.path.starts_with('/');
    if (!is_absolute && (found.mount == nullptr || found.path.empty())) {
      return Error{fmt::format("cannot write `{}`: it lies in no root of the pool", file.path),
                   {},
                   "begin the path with the name of a root"};
    }
    absolute.push_back({is_absolute ? file.path : join_path(found.mount->folder, found.path), file.content});
  }
  return own_->write_all(absolute);  // one file system, so that all are written or none
}

std::error_code MountedFiles::why_not_writable(std::string_view path) const {
  const Inner found = inner(path);
  if (found.mount == nullptr || found.path.empty()) return std::make_error_code(std::errc::no_such_file_or_directory);
  return found.files->why_not_writable(found.path);
}

bool MountedFiles::is_special(std::string_view path) const {
  const Inner found = inner(path);
  return found.files != nullptr && !found.path.empty() && found.files->is_special(found.path);
}

std::optional<std::string> MountedFiles::real_path(std::string_view path) const {
  const Inner found = inner(path);
  if (found.files == nullptr || found.mount == nullptr || found.path.empty()) return std::string(path);
  const std::optional<std::string> real = found.files->real_path(found.path);
  return real ? std::optional(below(*found.mount, *real)) : std::nullopt;
}

}  // namespace podworks
