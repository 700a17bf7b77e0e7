// Headers that no manifest takes by name, in the folders of pods whose manifests list what is compiled and no headers:
// SwiftPM's `sources:`.
#pragma once

#include <vector>

#include "model/declaration.h"
#include "model/scan.h"
#include "scanner/files/cocoapods_files.h"
#include "scanner/files/pod_folders.h"

namespace podworks {

/// What those pods own besides `owned`. A header goes to the nearest such folder around it; where several pods have it,
/// to the one that compiles its namesake beside it, else to those that compile something in the nearest folder. One
/// that lies among sources of none of them is nobody's: it belongs to what compiles these.
std::vector<Ownership> spare_headers(const std::vector<PodDeclaration>& declarations, const PodFolders& folders,
                                     const ScanResult& scan, const std::vector<Ownership>& owned);

}  // namespace podworks
