// What one Gradle script says of modules: the output of script.h.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "model/declaration.h"

namespace podworks {

struct GradleTarget {
  enum class Kind : std::uint8_t {
    Module,       ///< ":core:data", or "data" below the module that says so
    Accessor,     ///< projects.core.dataTest: "core.dataTest"
    Coordinates,  ///< "group:artifact"
  };
  Kind kind = Kind::Module;
  std::string name = {};
  bool takes_tests = false;  ///< of a module: what its tests declare comes along
};

struct GradleDependency {
  GradleTarget target = {};
  DeclaredFor purpose = DeclaredFor::Build;
  bool reexported = false;
  Place at = {};
};

/// A folder of sources that the script names.
struct GradleFolder {
  std::string path = {};  ///< relative to the pool's root
  bool is_test = false;
  bool is_native = false;
};

struct GradlePluginUse {
  std::string id = {};
  bool is_class = false;  ///< apply<Plugin>(): `id` is the class
};

struct GradleFacts {
  std::vector<GradleDependency> dependencies = {};
  std::vector<GradlePluginUse> plugins = {};
  std::vector<GradleFolder> folders = {};
  std::string android_namespace = {};
  std::vector<Diagnostic> problems = {};
  bool dependencies_are_partial = false;
  bool files_are_partial = false;
};

/// Of a build's scripts together.
struct GradleScriptFacts {
  GradleFacts own = {};                                             ///< of the script's own module
  GradleFacts of_subprojects = {};                                  ///< subprojects { }, allprojects { }
  std::map<std::string, GradleFacts, std::less<>> of_modules = {};  ///< project(":x") { }: by absolute path
};

}  // namespace podworks
