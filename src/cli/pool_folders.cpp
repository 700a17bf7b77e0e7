#include "cli/pool_folders.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/mounted_files.h"
#include "base/text.h"

namespace podworks {
namespace {

std::string plain_path(const std::string& folder, const std::string& below) {
  std::string path = (std::filesystem::path(folder) / below).lexically_normal().string();
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  return path;
}

bool lies_beside(const RootConfig& root) {
  return root.folder.starts_with("../");
}

/// Links followed, so that one folder is one root.
std::string real_folder(const std::string& folder) {
  std::error_code error;
  const std::filesystem::path real = std::filesystem::weakly_canonical(folder, error);
  return error ? folder : real.string();
}

Error not_there(const RootConfig& root, std::string message) {
  return {std::move(message), root.at,
          fmt::format("check `{}` out beside the folder of podworks.yml, or remove the root", root.name)};
}

/// Each root beside the others under its name.
Result<std::unique_ptr<FileSystem>> mount(const Call& call, Location& location, Project& project,
                                          std::unique_ptr<FileSystem> own) {
  std::vector<Mount> mounts;
  for (RootConfig& root : project.roots) {
    const std::string folder = plain_path(location.root, root.folder);
    // A root within the configuration's folder lies in that folder's mount.
    const bool is_mounted = root.folder.empty() || lies_beside(root);
    root.place = root.folder.empty() ? std::string(base_name(location.root)) : root.prefix;
    if (!is_mounted) root.place = join_path(base_name(location.root), root.folder);
    if (lies_beside(root) && folder == location.root) {
      return not_there(root, fmt::format("the root `{}` is the folder of podworks.yml itself: write `.`", root.name));
    }
    if (!call.world.is_folder(folder)) {
      return not_there(root, fmt::format("the root `{}` is not there: `{}` is no folder", root.name, root.folder));
    }
    location.folders.push_back({folder, root.prefix});
    if (!is_mounted) continue;
    for (const Mount& other : mounts) {
      const std::string one = real_folder(folder).substr(1);
      const std::string two = real_folder(other.folder).substr(1);
      if (!lies_in(one, two) && !lies_in(two, one)) continue;
      return Error{
          fmt::format("the roots `{}` and `{}` share a folder: `{}` and `{}` are links, or one within the other",
                      other.name, root.name, other.folder, folder),
          root.at, "give each root a folder of its own"};
    }
    Result<std::unique_ptr<FileSystem>> files = call.world.open_folder(folder);
    if (!files.ok()) return files.errors();
    mounts.push_back({root.name, folder, std::move(files.value())});
  }
  return std::unique_ptr<FileSystem>(
      std::make_unique<MountedFiles>(std::move(mounts), std::move(own), project.config_files));
}

}  // namespace

Result<std::unique_ptr<FileSystem>> open_pool(const Call& call, Location& location, Project& project) {
  Result<std::unique_ptr<FileSystem>> own = call.world.open_folder(location.root);
  if (!own.ok()) return own.errors();
  if (std::any_of(project.roots.begin(), project.roots.end(), lies_beside)) {
    return mount(call, location, project, std::move(own.value()));
  }
  location.folders = {{location.root, ""}};
  for (RootConfig& root : project.roots) {
    root.place = root.prefix;
    if (!root.folder.empty() && !own.value()->is_folder(root.folder)) {
      return Error{fmt::format("the root `{}` is not there: `{}` is no folder", root.name, root.folder), root.at,
                   "correct its path, or remove the root"};
    }
  }
  return own;
}

}  // namespace podworks
