// What the resolver of JavaScript knows of a folder: its package.json, its tsconfig.json, Babel's aliases. Built once
// after the owners are known; read by all threads.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/file_system.h"
#include "model/scan.h"
#include "scanner/pods/npm/packages.h"
#include "scanner/resolve/javascript/js_aliases.h"
#include "scanner/resolve/javascript/ts_config.h"

namespace podworks {

/// Configurations that are read besides the manifests: tsconfig.json, .babelrc and their like.
bool is_js_config(std::string_view path);

class JsIndex {
 public:
  /// Adds to `scan.problems` what is wrong with configurations that the pods' own sources depend on: those of fixtures
  /// are often broken on purpose. `packages` outlives this.
  JsIndex(const FileSystem& files, const NpmPackages& packages, ScanResult& scan);

  struct Scope {
    const NpmPackage* package = nullptr;  ///< the nearest one, perhaps without a name
    const JsAliases* typescript = nullptr;
    const JsAliases* babel = nullptr;
  };
  /// Of a folder that holds a source with an owner.
  const Scope& scope_of(std::string_view folder) const;
  const NpmPackages& packages() const { return packages_; }
  /// The root unit of the package's pod; nothing if it is no pod, or is one in another folder together with a podspec.
  std::optional<UnitId> unit_of(const NpmPackage& package) const;
  /// What configurations beside or above sources take of other packages.
  struct TypeUse {
    FileId file = {};  ///< the configuration
    std::string_view package = {};
    int line = 0;
    bool in_tests = false;
  };
  const std::vector<TypeUse>& type_uses() const { return type_uses_; }
  /// There are files that are called like this one up to the first dot: most paths that are tried are no files, and
  /// have dozens of extensions to try.
  bool has_stem_of(std::string_view path) const;

 private:
  /// A scope and what is wrong with its parts.
  struct Folder {
    Scope scope = {};
    std::vector<const std::vector<Diagnostic>*> problems = {};
    bool is_reported = false;
  };
  struct Configs {
    std::string_view typescript = {};  // paths
    std::vector<std::string_view> babel = {};
  };

  void find_configs(const ScanResult& scan);
  Folder& folder(std::string_view path);
  void apply_configs(const Configs& configs, Folder& folder);
  void apply_package(const NpmPackage& package, Folder& folder);
  void report(Folder& folder, ScanResult& scan);
  void find_type_uses(const ScanResult& scan);
  bool is_of_tests(std::string_view path) const;

  /// Aliases with their problems, at a place that stays.
  struct Aliases {
    JsAliases aliases = {};
    std::vector<Diagnostic> problems = {};
  };
  const Aliases& keep(JsAliases aliases, std::vector<Diagnostic> problems);

  const FileSystem& files_;
  const NpmPackages& packages_;
  TsConfigs ts_configs_;
  std::vector<TypeUse> type_uses_;
  std::unordered_map<std::string_view, UnitId> pods_;      // of packages, by folder
  std::unordered_map<std::string_view, Configs> configs_;  // by folder
  std::unordered_map<std::string_view, Folder> folders_;
  std::unordered_set<std::string_view> stems_;  // "a/b" of "a/b.ios.ts"
  std::vector<std::unique_ptr<Aliases>> kept_;
  std::set<std::string, std::less<>> reported_;  // subjects: many configurations extend the same one
};

}  // namespace podworks
