// One package.json, as npm, Yarn, pnpm and Node read it. https://docs.npmjs.com/cli/configuring-npm/package-json,
// https://nodejs.org/api/packages.html
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "model/declaration.h"
#include "model/diagnostic.h"

namespace podworks {

struct NpmDependency {
  std::string alias = {};  ///< what imports write
  std::string name = {};   ///< the package that is meant: another one in "net": "npm:@wb/net@1"
  std::string path = {};   ///< of `file:`, `link:`, `portal:`, relative to the pool's root; empty if none
  std::string requirement = {};
  DeclaredFor purpose = DeclaredFor::Build;
  Place at = {};
};

struct NpmPackage {
  std::string path = {};    ///< of the package.json
  std::string folder = {};  ///< where it lies
  std::string name = {};    ///< empty: it only says how the files around it are read ({"type": "module"})
  /// Of the pod, if it is one: the name, or the folder's where a package without one declares dependencies, as npm has
  /// it.
  std::string pod_name = {};
  std::string version = {};
  bool is_private = false;
  std::vector<NpmDependency> dependencies = {};  ///< sorted by alias; one may be declared for several purposes
  std::vector<std::string> entries = {};         ///< `types`, `main` and their like, as written, the source's first
  std::vector<std::string> shipped = {};         ///< folders at its top that `files`, `main`, `exports` name; sorted
  std::vector<std::string> workspaces = {};      ///< globs of folders; "!x" takes out
  Json exports = {};
  Json imports = {};
  Json babel = {};                  ///< Babel's configuration inside of it
  std::string tsconfig = {};        ///< what `extends` of another tsconfig.json means by the package's name
  int line = 1;                     ///< where the name stands
  std::optional<Error> error = {};  ///< it could not be read, and nothing above is known
  std::vector<Diagnostic> problems = {};
};

/// Never fails: what is wrong is in `error` and `problems`.
NpmPackage parse_npm_package(std::string_view text, const std::string& path);

/// The first declaration of what imports call `alias`, or nullptr.
const NpmDependency* find_dependency(const NpmPackage& package, std::string_view alias);

/// Its manifest names the folder as something that it ships: `files`, `main`, `exports` and their like.
bool ships(const NpmPackage& package, std::string_view folder);

/// "packages" of "./packages/a.js", "" of "a.js".
std::string_view first_folder(std::string_view path);

/// The last member of that name, as JavaScript has it, or nullptr.
const Json* last_member(const Json& json, std::string_view key);

/// "a number", for messages.
std::string_view type_name(const Json& json);

}  // namespace podworks
