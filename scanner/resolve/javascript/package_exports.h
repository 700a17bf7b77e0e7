// What a package.json's `exports` offers to others, and what its `imports` means inside.
// https://nodejs.org/api/packages.html#subpath-exports
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"

namespace podworks {

/// The targets for a subpath, "." or "./sub/path": of all conditions, in the order of the file. Empty: not offered.
std::vector<std::string> exported_targets(const Json& exports, std::string_view subpath);

/// The targets of "#name"; paths begin with "./", others are packages.
std::vector<std::string> imported_targets(const Json& imports, std::string_view name);

}  // namespace podworks
