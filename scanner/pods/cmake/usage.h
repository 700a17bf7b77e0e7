// What the targets of a build come to: files, include folders, dependencies, with what they take over from each other
// (cmake-buildsystem(7), "Transitive Usage Requirements").
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "scanner/pods/cmake/model.h"

namespace podworks {

struct CMakeUse {
  std::optional<std::size_t> target = {};  ///< of the build
  std::string name = {};                   ///< the target's own name, or of what lies outside
  bool builds = true;
  bool passes = false;      ///< with its include folders
  bool is_certain = false;  ///< it is so in every configuration
  bool links_only = false;  ///< whoever links the target links it as well, and sees none of its headers
  bool is_part = false;     ///< an object library that the target is made of: who links the target has it
  std::vector<DeclaredBranch> branches = {};  ///< under which alone it holds
  Place at = {};
};

struct CMakeUsage {
  std::vector<CMakeItem> sources = {};          ///< absolute, each once; headers among them
  std::vector<CMakeItem> headers = {};          ///< of file sets
  std::vector<std::string> includes = {};       ///< in the order of the search, what is taken over last
  std::set<std::string> unusual_includes = {};  ///< of these, what no usual configuration has
  std::vector<CMakeItem> own_includes = {};     ///< only what is said of the target itself
  std::vector<CMakeItem> passed_includes = {};
  std::vector<CMakeUse> uses = {};             ///< direct ones, each once
  std::vector<std::size_t> dependencies = {};  ///< targets that are built before: direct ones and what they link
};

/// One for each target of the build, in their order. Work without end gives a problem of the build.
std::vector<CMakeUsage> use_of_targets(CMakeBuild& build);

}  // namespace podworks
