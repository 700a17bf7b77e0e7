// What a build of CMake declares: its targets, as the commands of its scripts give them, or as CMake's file API
// answers.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/declaration.h"
#include "model/diagnostic.h"

namespace podworks {

/// Paths of scripts are absolute: what lies in the pool begins with the first, what a build makes with the second.
inline constexpr std::string_view kCMakePool = "/podworks.pool";
inline constexpr std::string_view kCMakeBuild = "/podworks.build";

/// An element of a property: a path, a name, a generator expression.
struct CMakeItem {
  std::string text = {};
  Place at = {};
  bool is_certain = false;  ///< CMake comes by, and there is no other value
  bool is_shared = false;   ///< given to all targets of a folder
  bool is_system = false;   ///< a folder that is searched behind all others
  bool is_usual = true;     ///< false: the options' defaults and an unknown machine do not lead there
};

struct CMakeLink {
  std::string text = {};  ///< a target, an alias, a library of the system, a flag
  bool builds = true;     ///< the target itself uses it: PUBLIC, PRIVATE
  bool passes = false;    ///< whoever links the target uses it as well: PUBLIC, INTERFACE
  Place at = {};
  bool is_certain = false;  ///< CMake comes by, and there is no other value
  bool is_usual = true;     ///< false: another name that it may have; it counts if a target is called so
  std::vector<DeclaredBranch> branches = {};  ///< around the command
};

struct CMakeTarget {
  enum class Type : std::uint8_t { Library, Executable, Object, Interface, Custom, Imported };
  std::string name = {};
  Type type = Type::Library;
  std::string folder = {};  ///< absolute, of the CMakeLists.txt that declares it
  std::vector<CMakeItem> sources = {};
  std::vector<CMakeItem> passed_sources = {};
  std::vector<CMakeItem> headers = {};  ///< of file sets; they are open
  /// Arguments of the function that declares it. CMake need not hear of headers; who calls the function says them.
  std::vector<std::string> given_headers = {};
  std::vector<CMakeItem> includes = {};
  std::vector<CMakeItem> passed_includes = {};
  std::vector<CMakeLink> links = {};
  std::vector<CMakeItem> after = {};  ///< add_dependencies
  bool is_shared = false;             ///< SHARED, MODULE: what it links privately does not come along
  bool is_test = false;
  bool is_usual = true;                   ///< as of an item
  bool is_conditional = false;            ///< declared where it is not known whether CMake comes by
  std::vector<Diagnostic> problems = {};  ///< of what is declared for it
  bool files_are_partial = false;
  bool links_are_partial = false;
  Place at = {};
};

struct CMakeBuild {
  std::string folder = {};    ///< of the top CMakeLists.txt, relative to the pool's root
  std::string manifest = {};  ///< that file
  std::vector<CMakeTarget> targets = {};
  std::map<std::string, std::size_t, std::less<>> numbers = {};
  std::map<std::string, std::string, std::less<>> aliases = {};
  std::set<std::string, std::less<>> generated = {};  ///< files that the build makes, absolute
  std::set<std::string, std::less<>> scripts = {};    ///< all that were read, relative to the pool's root
  std::vector<Diagnostic> problems = {};

  /// By its name or an alias; nullptr if the build has none.
  const CMakeTarget* target(std::string_view name) const;
  CMakeTarget* target(std::string_view name);
};

/// "src/a.c" of "/podworks.pool/src/a.c"; nothing if it lies elsewhere. The path is normal.
bool lies_in_cmake_pool(std::string_view path);
std::string_view in_cmake_pool(std::string_view path);
/// `path` as seen from the folder, without "." and ".."; absolute.
std::string absolute_cmake_path(std::string_view folder, std::string_view path);

}  // namespace podworks
