// The pool as it was where the branch left its base, read from git's objects.
#pragma once

#include <memory>
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

/// The same of a commit that is known. `root` is the folder of podworks.yml.
Result<OpenedBase> open_commit(const Call& call, const std::string& root,
                               const std::shared_ptr<const Repository>& repository, std::string revision,
                               std::string commit);
/// A folder of the work tree, from its top.
std::string folder_in(const Repository& repository, const std::string& folder);

/// The configuration is that of then; where there was none, or one that does not hold, that of now, with a note.
Result<BasePool> read_base_pool(Call& call, const Pool& now, const OpenedBase& opened);

}  // namespace podworks
