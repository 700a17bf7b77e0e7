// What was renamed, moved or split between two readings of a pool.
#pragma once

#include "cli/pipeline.h"
#include "git/past_files.h"
#include "rules/compare.h"

namespace podworks {

/// Files, folders and pods of `now` that come from others of `then`. `past` says quickly which files are the same; it
/// may be null.
Renames find_renames(const Pool& then, const Pool& now, const PastFiles* past);

}  // namespace podworks
