#pragma once

#include <vector>

#include "model/declaration.h"
#include "model/scan.h"

namespace podworks {

/// A folder pod inside the folder of a podspec whose globs reach into it: both own the files, which nobody meant. Adds
/// one problem for each such pair of pods. `declarations` stand in the order of `scan.pods`.
void report_shared_files(const std::vector<PodDeclaration>& declarations, ScanResult& scan);

}  // namespace podworks
