// Puts the compiler's answers beside the text scan's, import by import.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/scan.h"
#include "scanner/exact/compiler_includes.h"

namespace podworks {

using PathInPool = std::function<std::optional<std::string>(std::string_view absolute)>;

/// In each file that the compiler read, its answers replace the scan's: an #include under a condition that no unit
/// takes is dropped, one that means another file is changed, one that the scan did not see is added. Where the two
/// differ about an #include without a condition, and where a unit could not be compiled, a problem of the rule
/// `inexact-import` says so. `in_pool` gives an absolute path without links as one of the pool, if it lies there. Fills
/// `scan.notes.compiler`.
void apply_compiler(const std::vector<CompiledUnit>& units, const PathInPool& in_pool, ScanResult& scan);

}  // namespace podworks
