// What an evaluated manifest may ask of the world: files of the pool and variables of the environment. Nothing else,
// and nothing is ever run.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "base/file_system.h"

namespace podworks {

/// Stands for the pool's root in absolute paths, which must not depend on the machine.
inline constexpr std::string_view kPoolRoot = "/(pool)";

struct RubyWorld {
  const FileSystem& files;
  const Listing& listing;
  std::string folder = {};                              ///< of the manifest: also the working folder
  std::map<std::string, std::string> environment = {};  ///< all other variables are unset
  std::set<std::string> asked = {};                     ///< names of variables that were read

  /// The folder as Ruby sees it: `__dir__`.
  std::string absolute_folder() const;
  /// A path as Ruby sees it, relative to the pool's root; nothing if it lies outside.
  std::optional<std::string> in_pool(std::string_view path) const;
};

}  // namespace podworks
