// Which units own which files, and in which role. A file may have several owners: that is normal (a header that
// thirteen pods compile), and nothing here picks one.
#pragma once

#include <string_view>
#include <vector>

#include "model/declaration.h"
#include "model/project.h"
#include "model/scan.h"
#include "scanner/scan.h"

namespace podworks {

/// Fills `scan.files` (one per path of `pool.listing`), `scan.owners`, and the counts of pods and units. `scan.pods`
/// and `scan.units` stand in the order of `declarations`. Problems: braces of a glob that expand without end.
void assign_owners(const PoolFiles& pool, const std::vector<PodDeclaration>& declarations, const Project& project,
                   int threads, ScanResult& scan);

}  // namespace podworks
