// Findings of `lost-change`: what the base did to code that the branch has moved elsewhere.
#pragma once

#include <vector>

#include "cli/base_pool.h"

namespace podworks {

/// Errors: what the base changed cannot be read. Empty at once where the branch holds the tip of the base.
Result<std::vector<Diagnostic>> find_lost_changes(const Pool& now, const BasePool& base, const OpenedBase& opened);

}  // namespace podworks
