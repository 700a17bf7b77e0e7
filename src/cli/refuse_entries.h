// Entries of the baseline that `strict: multi-app` does not take.
#pragma once

#include <vector>

#include "cli/base_pool.h"
#include "cli/pipeline.h"

namespace podworks {

/// Marks the entries of `pool.baseline` that let in what the base did not have. `then` and `findings` are those of the
/// base and of now. What the base had but by rules that were off, or not there, is no new exception: it is judged by
/// the rules of now, too. Answers whether there are any.
bool refuse_new_entries(const BasePool& base, const std::vector<Diagnostic>& then, Pool& pool,
                        const std::vector<Diagnostic>& findings);

/// Says which pods take exceptions that took none, or no new ones, in the base.
void say_what_is_loosened(const Call& call, const BasePool& base, const Pool& pool);

}  // namespace podworks
