// file(GLOB) and file(GLOB_RECURSE) as CMake has them, over the listing of the pool.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"

namespace podworks {

struct CMakeGlob {
  std::string pattern = {};  ///< absolute; `*`, `?` and `[...]` stay within a segment
  bool recurses = false;     ///< the last segment is matched in all folders below as well
  bool lists_folders = false;
};

/// Adds what matches, absolute; answers how many names were looked at.
std::size_t find_cmake_files(const Listing& listing, const CMakeGlob& glob, std::vector<std::string>& found);

}  // namespace podworks
