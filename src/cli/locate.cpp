#include "cli/locate.h"

#include <fmt/format.h>

#include <filesystem>

#include "base/text.h"
#include "cli/deliver.h"

namespace podworks {
namespace {

constexpr const char* kConfigName = "podworks.yml";

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
    const std::string git = (folder / ".git").string();  // a file in worktrees and submodules
    if (call.world.is_folder(git) || call.world.is_file(git) || folder == folder.parent_path()) break;
  }
  return Location{start, ""};
}

Result<std::string> path_in_pool(const Call& call, const Location& location, const std::string& path) {
  const std::string absolute = absolute_path(call, path);
  const std::string prefix = location.root == "/" ? "/" : location.root + "/";
  if (absolute == location.root) return std::string();
  if (absolute.starts_with(prefix)) return absolute.substr(prefix.size());
  return Error{fmt::format("`{}` lies outside the pool", path), {}, "give a file below the folder of podworks.yml"};
}

}  // namespace podworks
