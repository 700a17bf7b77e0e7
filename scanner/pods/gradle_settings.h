// Which modules a Gradle build has, and where: settings.gradle(.kts).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scanner/pods/gradle_facts.h"
#include "scanner/pods/gradle_sources.h"

namespace podworks {

struct GradleModule {
  std::string path = {};     ///< ":core:data"; ":" of the root
  std::string folder = {};   ///< relative to the pool's root
  bool is_included = false;  ///< by its own name, not only as the parent of another
  bool has_folder = true;    ///< false: where it lies cannot be known
  Place at = {};
};

struct GradleBuild {
  std::string folder = {};
  std::string name = {};                          ///< of the root: rootProject.name, or the folder's
  std::vector<GradleModule> modules = {};         ///< the root first, then in the order of the file
  std::vector<std::string> included_builds = {};  ///< folders
  GradleCatalogs catalogs = {};
  std::vector<Diagnostic> problems = {};
  bool modules_are_partial = false;  ///< something was computed: the build may have more
  bool has_plugins = false;          ///< a plugin of the settings may add modules
};

/// A build that has a root only.
GradleBuild gradle_build_of(const ReaderContext& context, std::string_view folder);

/// `path`: the settings. An error if they cannot be read.
Result<GradleBuild> read_gradle_settings(const ReaderContext& context, std::string_view path);

/// "x/settings.gradle" or "x/settings.gradle.kts", as Gradle prefers; "" if the folder has none.
std::string gradle_settings_in(const ReaderContext& context, std::string_view folder);

}  // namespace podworks
