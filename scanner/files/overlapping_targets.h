// Targets of one Swift package that compile the same files, which SwiftPM refuses.
#pragma once

#include <vector>

#include "model/declaration.h"
#include "model/scan.h"

namespace podworks {

/// One problem a pair of targets. Each has the file by its folder, `sources:` and `exclude:`; to podworks it belongs to
/// the inner one.
void report_overlapping_targets(const std::vector<PodDeclaration>& declarations, ScanResult& scan);

}  // namespace podworks
