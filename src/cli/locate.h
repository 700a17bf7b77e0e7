// Where the pool's root and its configuration are.
#pragma once

#include <string>

#include "base/result.h"
#include "cli/command.h"

namespace podworks {

struct Location {
  std::string root = {};    ///< absolute
  std::string config = {};  ///< relative to the root; empty = there is no podworks.yml
};

/// -c FILE, else podworks.yml in the folder or one above it, up to the repository's root (the folder with .git), else
/// the folder itself without a configuration. Errors: no such folder, no such FILE.
Result<Location> locate(const Call& call);

/// A path that the user gave, relative to the root. Errors: it lies outside.
Result<std::string> path_in_pool(const Call& call, const Location& location, const std::string& path);

}  // namespace podworks
