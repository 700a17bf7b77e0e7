// All packages of Bazel in the pool: their BUILD files, followed.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/declaration.h"
#include "scanner/pods/bazel/glob.h"
#include "scanner/pods/bazel/rules.h"
#include "scanner/pods/bazel/workspaces.h"

namespace podworks {

struct BazelPackage {
  std::string folder = {};  ///< relative to the pool's root
  std::string path = {};    ///< of its BUILD file
  BazelFiles files = {};
  std::vector<BazelRule> rules = {};
  std::map<std::string, std::size_t, std::less<>> by_name = {};
  std::map<std::string, std::size_t, std::less<>> by_output = {};  ///< rules that say what they make
  std::vector<Diagnostic> problems = {};
  std::vector<Error> errors = {};  ///< it cannot be read at all

  const BazelRule* rule(std::string_view name) const {
    const auto found = by_name.find(name);
    return found == by_name.end() ? nullptr : &rules[found->second];
  }
};

class BazelPackages {
 public:
  BazelPackages(const ReaderContext& context, int threads);

  const BazelWorkspaces& workspaces() const { return workspaces_; }
  const std::vector<BazelPackage>& packages() const { return packages_; }
  /// Of that folder, or null.
  const BazelPackage* in(std::string_view folder) const;
  /// What the BUILD file at `path` declares: pods and what cannot be known of them.
  Result<std::vector<PodDeclaration>> pods_of(std::string_view path) const;

 private:
  void read(const ReaderContext& context, int threads);

  BazelWorkspaces workspaces_;
  std::vector<BazelPackage> packages_;                                    // sorted by folder
  std::map<std::string, std::vector<PodDeclaration>, std::less<>> pods_;  // by path
};

/// For lookups: rules by their names and by what they make.
void index_rules(BazelPackage& package);

}  // namespace podworks
