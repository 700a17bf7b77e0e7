// Turns what manifests declare into the pods and units of the scan, and each declared name into the units it means.
#pragma once

#include <vector>

#include "base/file_system.h"
#include "model/declaration.h"
#include "model/scan.h"

namespace podworks {

/// Fills `scan.pods` and `scan.units`, in the order of `declarations`.
void assemble_pods(const std::vector<PodDeclaration>& declarations, ScanResult& scan);

/// Adds a problem for each line of `scan.podfiles` that names a subspec or a folder's pod which is not there.
void check_podfile_lines(const FileSystem& files, ScanResult& scan);

}  // namespace podworks
