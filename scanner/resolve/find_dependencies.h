// Reads every source file, finds its imports and resolves them, with several threads.
#pragma once

#include "base/file_system.h"
#include "model/project.h"
#include "scanner/resolve/javascript/js_index.h"
#include "scanner/resolve/pod_index.h"
#include "scanner/scan.h"

namespace podworks {

/// Fills `scan.imports`, `scan.files[].scanned`, the pods' bytes, `scan.problems` and `scan.used_configuration`.
void find_dependencies(const FileSystem& files, const Project& project, const PodIndex& index,
                       const JsIndex& javascript, const ScanOptions& options, ScanResult& scan);

}  // namespace podworks
