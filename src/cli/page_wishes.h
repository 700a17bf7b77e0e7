// What only `report` needs: the commit that it shows, the time, and the history of earlier runs.
#pragma once

#include "cli/judge.h"

namespace podworks {

/// The commit that the work tree has checked out.
struct HeadCommit {
  std::string id = {};    ///< 40 hex digits; empty outside git, and before the first commit
  std::string time = {};  ///< when it was committed, in UTC
  std::string note = {};  ///< why there is a repository and no commit of it; else empty
};
/// Asks git alone, so that it may run beside the reading of the pool.
HeadCommit head_commit(const Call& call);

/// With --history it writes this run behind the others. Errors: a history that is none or cannot be written, a time
/// that SOURCE_DATE_EPOCH does not hold.
Result<PageWishes> page_wishes(const Call& call, const Judged& judged, const HeadCommit& commit);

}  // namespace podworks
