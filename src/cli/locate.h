// Where the pool's root and its configuration are.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cli/command.h"

namespace podworks {

/// A folder whose files are in the pool, by paths that begin with `prefix`.
struct PoolFolder {
  std::string folder = {};  ///< absolute
  std::string prefix = {};
};

struct Location {
  std::string root = {};                 ///< absolute: the folder of podworks.yml
  std::string config = {};               ///< relative to the root; empty = there is no podworks.yml
  std::vector<PoolFolder> folders = {};  ///< of the pool; set when it is opened
};

/// -c FILE, else podworks.yml in the folder or one above it, up to the repository's root (the folder with .git), else
/// the folder itself without a configuration. Errors: no such folder, no such FILE.
Result<Location> locate(const Call& call);

/// Where a file or folder is in the pool; unset if it lies outside.
std::optional<std::string> path_in_pool(const Location& location, std::string_view absolute);
/// Where a path of the pool, or of the configuration, is on the disk.
std::string disk_path(const Location& location, const std::string& path);

/// The folder of the repository that holds podworks.yml: the nearest one above with .git, else the pool's root.
/// Absolute.
std::string repository_top(const World& world, const Location& location);

/// A path of the pool as seen from that folder; with "../" in front if it lies elsewhere.
std::string path_from(const std::string& top, const Location& location, const std::string& path);

/// A path that the user gave, as a path of the pool. Errors: it lies outside.
Result<std::string> path_in_pool(const Call& call, const Location& location, const std::string& path);

}  // namespace podworks
