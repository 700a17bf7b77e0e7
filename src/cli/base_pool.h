// The pool as it was where the branch left its base, read from git's objects.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/pipeline.h"
#include "git/past_files.h"
#include "rules/compare.h"

namespace podworks {

/// Where the branch left its base, and the files of then in the folder of podworks.yml.
struct OpenedBase {
  std::string revision = {};  ///< as it was asked for
  std::string commit = {};    ///< the merge base, 40 hex digits
  std::string left_by = {};   ///< the revision that left it there; empty: the commit is the revision itself
  std::shared_ptr<const Repository> repository = nullptr;
  std::shared_ptr<PastFiles> files = nullptr;
};

struct BasePool {
  std::string revision = {};
  std::string commit = {};
  Pool pool = {};
  Renames renames = {};  ///< from `pool` to the pool of now
};

/// Asks git alone, so that it may run beside the reading of the pool. Errors, each with what to do: no git, no such
/// revision, a shallow clone without the merge base, files that were not fetched.
Result<OpenedBase> open_base(const Call& call);

/// The two sides of a comparison of commits.
struct OpenedSides {
  OpenedBase base = {};                 ///< where `head` left it
  std::optional<OpenedBase> head = {};  ///< unset: the work tree
};
/// The same for the words of a command line: BASE, and HEAD or nothing.
Result<OpenedSides> open_sides(const Call& call, const std::string& base, const std::string& head);

/// The same of a commit that is known. `root` is the folder of podworks.yml.
Result<OpenedBase> open_commit(const Call& call, const std::string& root,
                               const std::shared_ptr<const Repository>& repository, std::string revision,
                               std::string commit);
/// A folder of the work tree, from its top.
std::string folder_in(const Repository& repository, const std::string& folder);

/// The pool as a commit has it, by the configuration of that commit.
Result<Pool> read_head_pool(Call& call, const OpenedBase& head);

/// The configuration is that of then; where there was none, or one that does not hold, that of now, with a note.
/// `now` is what the work tree holds, unless `is_work_tree` says that it is a commit's.
Result<BasePool> read_base_pool(Call& call, const Pool& now, const OpenedBase& opened, bool is_work_tree = true);

}  // namespace podworks
