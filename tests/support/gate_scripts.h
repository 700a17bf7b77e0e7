// What ci/gate holds, run as the services run it: the shell is taken out of the files, nothing of it is written here.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "support/git_pool.h"

namespace podworks {

using Variables = std::vector<std::pair<std::string, std::string>>;

/// A clone in `a clone`, whose pool lies in `my pool`, on a branch that left `main`.
class PullRequest {
 public:
  PullRequest();

  std::string path() const { return folder_ / "a clone"; }
  /// Beside the clone.
  std::string beside(const std::string& name) const { return folder_ / name; }
  const TemporaryFolder& folder() const { return folder_; }
  const GitPool& origin() const { return origin_; }
  void write(const std::string& path, const std::string& content) const;
  std::string read(const std::string& path) const { return folder_.read("a clone/" + path); }
  bool has(const std::string& path) const;
  std::string git(std::vector<std::string> words) const;
  void commit() const;
  /// Clones anew: `--depth=1`, `--single-branch` ...
  void clone_again(const std::vector<std::string>& options) const;
  /// A program with these variables and no others, but for PATH and what names podworks and the pool.
  ProcessResult run(std::vector<std::string> words, const Variables& variables = {}) const;
  /// gate.sh of ci/gate.
  ProcessResult gate(std::vector<std::string> arguments, const Variables& variables = {}) const;

 private:
  GitPool origin_;
  TemporaryFolder folder_;
};

/// The file of ci/gate.
std::string gate_file(const std::string& name);
/// The `run` of the action's step, with the action lying in `action`. `summary` and `output` lie beside the clone.
ProcessResult run_action(const PullRequest& request, const std::string& action, const Variables& more = {});
ProcessResult run_gitlab_job(const PullRequest& request, const Variables& more = {});
ProcessResult run_jenkins_stage(const PullRequest& request, const Variables& more = {});
/// `git commit` of all that lies there, with the hook.
ProcessResult commit_with_hook(const PullRequest& request, const Variables& more = {});

}  // namespace podworks
