// The rules of all packages as targets that depend on each other: labels followed, files collected.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "scanner/pods/bazel/kinds.h"
#include "scanner/pods/bazel/packages.h"

namespace podworks {

/// What aspect_rules_js makes of npm's packages: "//docs:node_modules/zone.js".
inline constexpr std::string_view kNpmTargets = "node_modules/";
inline constexpr std::string_view kBazelExportHelp =
    "let podworks read what `bazel query` says of it: `export:` of the entry of `pods:`";

struct BazelDependency {
  const struct BazelTarget* target = nullptr;  ///< null: outside of the pool
  std::string outside = {};                    ///< as it is written
  BazelDependencyUse use = {};
  Place at = {};
};

struct BazelTarget {
  const BazelPackage* package = nullptr;
  const BazelRule* rule = nullptr;
  BazelUse use = BazelUse::Nothing;
  std::set<std::string> sources = {};    ///< paths in the pool; headers among them are its own
  std::set<std::string> headers = {};    ///< for others
  std::set<std::string> generated = {};  ///< headers that a rule makes, by their paths from the workspace
  std::vector<BazelDependency> dependencies = {};
  bool files_are_partial = false;
  bool dependencies_are_partial = false;
  bool is_pod = false;
  std::vector<Diagnostic> problems = {};

  bool has_files() const { return !sources.empty() || !headers.empty(); }
  std::string label() const;
};

class BazelTargets {
 public:
  BazelTargets(const std::vector<BazelPackage>& packages, const BazelWorkspaces& workspaces);

  const std::vector<BazelTarget>& targets() const { return targets_; }
  std::vector<BazelTarget>& targets() { return targets_; }
  const BazelTarget* find(std::string_view folder, std::string_view name) const;
  const BazelWorkspaces& workspaces() const { return workspaces_; }

 private:
  const BazelPackage* package_in(std::string_view folder) const;
  void collect_files(BazelTarget& target);
  void add_files(BazelTarget& target, const BazelAttribute& attribute, bool are_open);
  /// Null, or the list of files that the text names instead of a file.
  const BazelTarget* add_file(BazelTarget& target, const BazelPackage& package, const BazelText& text, bool are_open);
  void report_missing(BazelTarget& target, std::string_view folder, std::string_view name, const BazelText& text);
  void add_outputs(BazelTarget& target, const BazelPackage& package, const BazelRule& rule);
  void add_path(BazelTarget& target, std::string path, bool is_open);
  void add_proto(BazelTarget& target, std::string_view path);
  void decide();
  void follow_generators(BazelTarget& target);
  void collect_dependencies(BazelTarget& target);
  void add_dependency(BazelTarget& target, const BazelPackage& package, const BazelText& text, BazelDependencyUse use);
  /// Null, or the alias that the text names.
  const BazelTarget* add_if_known(BazelTarget& target, const BazelPackage& package, const BazelText& text,
                                  BazelDependencyUse use);
  void lose(BazelTarget& target, const BazelAttribute& attribute);

  const BazelWorkspaces& workspaces_;
  std::unordered_map<std::string_view, const BazelPackage*> by_folder_;
  std::vector<BazelTarget> targets_;
  std::map<const BazelRule*, std::size_t> by_rule_;
  std::set<std::string> missing_;  // labels, said once
};

}  // namespace podworks
