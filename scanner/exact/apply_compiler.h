// Puts the compiler's answers beside the text scan's, import by import.
#pragma once

#include <string>
#include <vector>

#include "model/scan.h"
#include "scanner/exact/compiler_includes.h"

namespace podworks {

/// In each file that the compiler read, its answers replace the scan's: an #include under a condition that no unit
/// takes is dropped, one that means another file is changed, one that the scan did not see is added. Where the two
/// differ about an #include without a condition, and where a unit could not be compiled, a problem of the rule
/// `inexact-import` says so. `root` is the pool's folder, absolute, links followed. Fills `scan.notes.compiler`.
void apply_compiler(const std::vector<CompiledUnit>& units, const std::string& root, ScanResult& scan);

}  // namespace podworks
