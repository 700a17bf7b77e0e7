// What only `report` needs: the commit that it shows, the time, and the history of earlier runs.
#pragma once

#include "cli/judge.h"

namespace podworks {

/// The commit that the work tree has checked out.
struct HeadCommit {
  std::string id = {};    ///< 40 hex digits; empty outside git, and before the first commit
  std::string time = {};  ///< when it was committed, in UTC
  std::string note = {};  ///< why there is a repository that cannot be read; else empty
  std::string hint = {};  ///< what to do about it
};
/// Asks git alone, so that it may run beside the reading of the pool.
HeadCommit head_commit(const Call& call);

/// Errors: a history that is none, a time that SOURCE_DATE_EPOCH does not hold.
Result<PageWishes> page_wishes(const Call& call, const Judged& judged, const HeadCommit& commit);
/// Writes the run behind the others of --history, once the report is written.
Result<Done> keep_run(const Call& call, const RunRecord& run);

}  // namespace podworks
