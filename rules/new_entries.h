// Entries that the branch added to the baseline.
#pragma once

#include <vector>

#include "rules/compare.h"
#include "rules/rule.h"

namespace podworks {

/// A pool with a baseline, and its findings.
struct JudgedPool {
  const RuleContext& context;
  const std::vector<Diagnostic>& findings;
};

/// Marks the entries of `baseline`, which `now` was judged by, that let something new in where only `strict: multi-app`
/// forbids it: nothing of the base's baseline knew it, under no name of then. Answers whether there are any. Where the
/// base has no baseline nothing is marked: the first one takes what there is.
bool mark_new_entries(const JudgedPool& then, const Renames& renames, const JudgedPool& now, Baseline& baseline);

}  // namespace podworks
