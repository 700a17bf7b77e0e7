// Entries of the baseline whose files or pods were renamed since they were recorded.
#pragma once

#include <vector>

#include "cli/pipeline.h"

namespace podworks {

/// Gives entries of `pool.baseline` of which nothing is found the names of now, if the history of the repository tells
/// that what they knew was renamed, moved or split: from the commit that brought the entry. `findings` are those of
/// now. Answers how many entries have other names than before. Where there is no history (no git, a shallow clone) the
/// entries stay as they are. Reads the pool of the past only if entries have lost what they knew and something is new.
std::size_t follow_renames(Call& call, Pool& pool, const std::vector<Diagnostic>& findings);

}  // namespace podworks
