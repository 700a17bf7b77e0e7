#pragma once

#include "model/scan.h"

namespace podworks {

/// Headers that a pod keeps by `preserve_paths` are part of it if its own files import them, directly or through each
/// other: a pod may keep whole folders that it does not compile. The others belong to no pod, nor does what
/// they import. Expects `scan.imports` in the order of files and places, and keeps that order.
void settle_kept_headers(ScanResult& scan);

}  // namespace podworks
