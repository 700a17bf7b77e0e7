// Entries that the branch added to the baseline where `strict: multi-app` takes no new ones.
#pragma once

#include <set>
#include <vector>

#include "model/baseline.h"
#include "rules/compare.h"
#include "rules/rule.h"

namespace podworks {

/// A pool of then and of now, and the findings in both.
struct BothPools {
  const RuleContext& then;
  const std::vector<Diagnostic>& had;  ///< findings of then that no comment allowed
  const Renames& renames;
  const RuleContext& now;
  const std::vector<Diagnostic>& findings;
};

/// What the baseline of now knows though the base did not have it, of pods that take no new exceptions: now, or in the
/// base, so that a branch cannot loosen `strict` and use it at once. An import that was there and came from a pod that
/// takes exceptions is not theirs.
std::set<KnownFinding> find_new_exceptions(const BothPools& pools);
/// Marks the entries that know any of it.
void mark_new_entries(const std::set<KnownFinding>& exceptions, Baseline& baseline);

/// Whether what a pod has that takes no new exceptions may be taken for what then had: it was its own, or of another
/// such pod. True for pods that take them.
bool may_inherit(const RuleContext& then, const Diagnostic& had, const Renames& renames, const RuleContext& now,
                 const Diagnostic& finding);

/// Without what comments allow.
std::vector<Diagnostic> without_allowed(std::vector<Diagnostic> findings);

}  // namespace podworks
