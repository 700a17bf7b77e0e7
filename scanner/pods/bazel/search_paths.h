// Where the compiler looks for headers when Bazel calls it: in the workspace, and in the folders that a target and all
// that it depends on name in `includes` and `strip_include_prefix`.
#pragma once

#include <string>
#include <vector>

#include "scanner/pods/bazel/targets.h"

namespace podworks {

class BazelSearchPaths {
 public:
  explicit BazelSearchPaths(const BazelTargets& targets);

  /// Paths in the pool, the workspace first.
  std::vector<std::string> of(const BazelTarget& target) const;
  /// The folder of which the target's headers are named by their paths: of a prefix that is stripped, of the first of
  /// `includes`, else the workspace.
  std::string root_of_headers(const BazelTarget& target) const;

 private:
  using Numbers = std::vector<std::size_t>;
  std::size_t number_of(const BazelTarget& target) const;
  Numbers own(const BazelTarget& target);
  void close();
  void add(Numbers& to, const Numbers& from);
  std::vector<std::string> flagged(const BazelTarget& target) const;

  const BazelTargets& targets_;
  std::vector<std::string> paths_;
  std::map<std::string, std::size_t> numbers_;
  std::vector<Numbers> of_target_;  // what comes along from it, by the target's place
  bool has_several_workspaces_ = false;
  std::size_t total_ = 0;
};

}  // namespace podworks
