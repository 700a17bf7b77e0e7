// All package.json files of the pool: which of them are pods, and what lies where. Read once, before the readers run;
// asked by all threads.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/file_system.h"
#include "scanner/pods/npm/package.h"

namespace podworks {

class NpmPackages {
 public:
  NpmPackages() = default;
  NpmPackages(const FileSystem& files, const Listing& listing, int threads);
  NpmPackages(const NpmPackages&) = delete;  // the maps hold views of the packages
  NpmPackages& operator=(const NpmPackages&) = delete;

  /// What a package.json is by its place.
  enum class Standing : std::uint8_t {
    Member,   ///< of a workspace
    Root,     ///< of a workspace
    Alone,    ///< there is neither a workspace nor a package above it
    Outside,  ///< within a workspace or a package, and none of its members
    Inner,    ///< a fixture of the package around it, or that package once more
  };

  /// In that folder, or nullptr.
  const NpmPackage* in(std::string_view folder) const;
  /// In that folder or above it, or nullptr.
  const NpmPackage* around(std::string_view folder) const;
  /// The pod of that name, or nullptr; of several the one that keeps it.
  const NpmPackage* pod_named(std::string_view name) const;
  /// Of two pods of one name the first one keeps it.
  bool goes_before(const NpmPackage& a, const NpmPackage& b) const;

  /// What a name means in a folder: of several pods the workspace's member, else the nearest.
  struct Meaning {
    const NpmPackage* package = nullptr;  ///< null: no pod
    bool is_clear = true;                 ///< false: others are as near, and the first was taken
  };
  Meaning meant_from(std::string_view folder, std::string_view name) const;
  /// ... in a package: a dependency of it may say the folder.
  Meaning meant_by(const NpmPackage& package, std::string_view name) const;

  Standing standing(const NpmPackage& package) const { return facts_[number(package)].standing; }
  bool is_pod(const NpmPackage& package) const { return facts_[number(package)].is_pod; }
  /// The name of the package that a dependency means.
  const std::string& meant_by(const NpmDependency& dependency) const;

  /// pnpm-workspace.yaml and lerna.json that cannot be understood, by path.
  const Error* workspace_error(std::string_view path) const;

 private:
  struct Facts {
    Standing standing = Standing::Alone;
    std::string_view workspace = {};  // of a member: the folder of its workspace
    bool has_files = false;           // sources of its own
    bool has_sources = false;         // of its own, and more than tests and tools
    bool has_src = false;             // in src/
    bool is_pod = false;
  };
  struct Workspace {
    std::vector<std::string> globs = {};
    std::vector<std::string> lerna = {};  // hold where nothing else says what the members are
  };

  std::size_t number(const NpmPackage& package) const { return static_cast<std::size_t>(&package - packages_.data()); }
  void read_packages(const FileSystem& files, const Listing& listing, int threads);
  void read_workspaces(const FileSystem& files, const Listing& listing);
  void find_standings();
  const NpmPackage* pod_above(std::string_view folder) const;
  bool says_the_same(std::string_view folder, const NpmPackage* outer) const;
  bool is_part_of(std::string_view folder, const NpmPackage* outer) const;
  bool lies_in_fixtures(std::string_view folder, const NpmPackage* outer) const;
  void find_sources(const Listing& listing);
  void find_pods();

  std::vector<NpmPackage> packages_;  // sorted by path
  std::vector<Facts> facts_;          // of each
  std::unordered_map<std::string_view, std::size_t> by_folder_;
  std::unordered_map<std::string_view, std::vector<const NpmPackage*>> pods_by_name_;
  std::unordered_map<std::string, Workspace> workspaces_;  // by folder
  std::unordered_map<std::string, Error> workspace_errors_;
};

/// Globs, relative to the package, of what it does not ship: tests, and the tools of its developers.
std::vector<std::string> npm_test_globs(const NpmPackage& package);

}  // namespace podworks
