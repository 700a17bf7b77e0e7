// A file that links give several paths belongs to the pods that have one of them.
#pragma once

#include <vector>

#include "model/scan.h"
#include "scanner/files/cocoapods_files.h"
#include "scanner/scan.h"

namespace podworks {

/// `links` lead to files of `scan.files`. Paths in `owned` stay as they are. The other paths of the same file go to the
/// same units, as resources that are marked: the file is read, compiled and found by name where `owned` has it.
void own_second_paths(const std::vector<LinkedFile>& links, ScanResult& scan, std::vector<Ownership>& owned);

}  // namespace podworks
