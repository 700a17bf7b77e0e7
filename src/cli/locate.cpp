#include "cli/locate.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/text.h"
#include "cli/deliver.h"

namespace podworks {
namespace {

constexpr const char* kConfigName = "podworks.yml";

bool has_git(const World& world, const std::filesystem::path& folder) {
  const std::string git = (folder / ".git").string();  // a file in worktrees and submodules
  return world.is_folder(git) || world.is_file(git);
}

}  // namespace

Result<Location> locate(const Call& call) {
  namespace fs = std::filesystem;
  const std::string start = absolute_path(call, "");
  if (!call.world.is_folder(start)) {
    return Error{fmt::format("there is no folder `{}`", call.options.folder), {}, "give an existing one with -C"};
  }
  if (!call.options.config.empty()) {
    const fs::path config = absolute_path(call, call.options.config);
    if (!call.world.is_file(config.string())) {
      return Error{fmt::format("there is no configuration `{}`", call.options.config),
                   {},
                   "give an existing file with -c, or leave -c out; `podworks init` writes a new one"};
    }
    return Location{config.parent_path().string(), config.filename().string()};
  }
  for (fs::path folder = start;; folder = folder.parent_path()) {
    const std::string config = (folder / kConfigName).string();
    if (call.world.is_file(config)) return Location{folder.string(), kConfigName};
    if (call.world.is_there && call.world.is_there(config)) {
      return Error{fmt::format("`{}` is no file that can be read: a folder, or a link that leads to nothing", config),
                   {},
                   "repair it or remove it: without it the rules about layers would be off"};
    }
    if (has_git(call.world, folder) || folder == folder.parent_path()) break;
  }
  return Location{start, ""};
}

std::optional<std::string> path_in_pool(const Location& location, std::string_view absolute) {
  const PoolFolder* deepest = nullptr;
  for (const PoolFolder& each : location.folders) {
    const std::string_view folder = each.folder == "/" ? std::string_view() : std::string_view(each.folder);
    const bool is_inside =
        absolute == each.folder || (absolute.starts_with(folder) && absolute.substr(folder.size()).starts_with('/'));
    if (is_inside && (deepest == nullptr || each.folder.size() > deepest->folder.size())) deepest = &each;
  }
  if (deepest == nullptr) return std::nullopt;
  std::string_view rest = absolute.substr(std::min(deepest->folder.size(), absolute.size()));
  if (rest.starts_with('/')) rest.remove_prefix(1);
  if (rest.empty()) return deepest->prefix;
  return join_path(deepest->prefix, rest);
}

std::string disk_path(const Location& location, const std::string& path) {
  for (const PoolFolder& each : location.folders) {
    if (each.prefix.empty()) continue;
    if (path == each.prefix) return each.folder;
    if (path.starts_with(each.prefix + "/")) return join_path(each.folder, path.substr(each.prefix.size() + 1));
  }
  return join_path(location.root, path);
}

std::string repository_top(const World& world, const Location& location) {
  namespace fs = std::filesystem;
  for (fs::path folder = location.root;; folder = folder.parent_path()) {
    if (has_git(world, folder)) return folder.string();
    if (folder == folder.parent_path()) return location.root;
  }
}

std::string path_from(const std::string& top, const Location& location, const std::string& path) {
  const auto below_root = [](std::string_view absolute) {
    absolute.remove_prefix(std::min(absolute.find_first_not_of('/'), absolute.size()));
    return absolute;
  };
  const std::string file = disk_path(location, path);
  return relative_path(below_root(top), below_root(file));
}

Result<std::string> path_in_pool(const Call& call, const Location& location, const std::string& path) {
  if (std::optional<std::string> inside = path_in_pool(location, absolute_path(call, path))) return std::move(*inside);
  return Error{fmt::format("`{}` lies outside the pool", path), {}, "give a file below the folder of podworks.yml"};
}

}  // namespace podworks
