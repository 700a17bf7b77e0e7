// Which modules a Gradle build has, and where: settings.gradle(.kts).
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "scanner/pods/gradle/facts.h"
#include "scanner/pods/gradle/sources.h"

namespace podworks {

struct GradleModule {
  std::string path = {};      ///< ":core:data"; ":" of the root
  std::string folder = {};    ///< relative to the pool's root
  bool is_included = false;   ///< by its own name, not only as the parent of another
  bool has_folder = true;     ///< false: where it lies cannot be known
  bool is_by_folder = false;  ///< no settings name it: a folder with a build script was taken for a module
  Place at = {};
};

/// dependencySubstitution { substitute(module("g:a")).using(project(":p")) } of an included build.
struct GradleSubstitution {
  std::string coordinates = {};
  std::string build = {};  ///< folder of the included build
  std::string module = {};
};

struct GradleBuild {
  std::string folder = {};
  std::string name = {};                          ///< of the root: rootProject.name, or the folder's
  std::vector<GradleModule> modules = {};         ///< the root first, then in the order of the file
  std::vector<std::string> included_builds = {};  ///< folders
  std::vector<GradleSubstitution> substitutions = {};
  GradleCatalogs catalogs = {};
  std::map<std::string, GradleLibraries, std::less<>> libraries = {};  ///< by catalog
  std::vector<Diagnostic> problems = {};
  bool modules_are_partial = false;  ///< something was computed: the build may have more
  bool has_plugins = false;          ///< a plugin of the settings may add modules
  bool has_package_modules = false;  ///< a plugin adds packages of Flutter or React Native, called as those are
};

/// A build that has a root only.
GradleBuild gradle_build_of(const ReaderContext& context, std::string_view folder);

/// `path`: the settings. An error if they cannot be read.
Result<GradleBuild> read_gradle_settings(const ReaderContext& context, std::string_view path);

/// "x/settings.gradle" or "x/settings.gradle.kts", as Gradle prefers; "" if the folder has none.
std::string gradle_settings_in(const ReaderContext& context, std::string_view folder);

}  // namespace podworks
