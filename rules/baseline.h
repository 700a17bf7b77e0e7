// What podworks-baseline.yml makes of the findings: which are known, and which of its entries no longer hold.
#pragma once

#include <cstdint>
#include <vector>

#include "model/baseline.h"
#include "model/diagnostic.h"
#include "rules/rule.h"

namespace podworks {

/// It is recognised by its imports, not by a subject or a cycle's members.
bool is_about_imports(const Diagnostic& finding);
/// The rule that it is reported by, and the others that it breaks.
std::vector<std::string> rules_of(const Diagnostic& finding);
/// What a baseline recognises one import of such a finding by: one for each rule, so that a rule that joins is not
/// hidden.
std::vector<KnownFinding> identities_of(const ScanResult& scan, const Diagnostic& finding,
                                        const ImportEvidence& import);
/// The same of a finding: of each import that no comment allows, else one.
std::vector<KnownFinding> identities_of(const ScanResult& scan, const Diagnostic& finding);

/// Whether a baseline may hold it: not if `strict: true` says no, nor if it says that the verdict is not complete or
/// that a number has grown, which an entry would hide for ever.
bool may_hold(const RuleContext& context, const Diagnostic& finding);
/// Whether one that there is already may take it in: what `strict: multi-app` is about it only keeps.
bool may_take(const RuleContext& context, const Diagnostic& finding);

/// The cycle is the entry's, or what is left of it.
bool has_cycle(const KnownFinding& entry, const KnownFinding& cycle);

enum class EntryState : std::uint8_t {
  Holds,
  Gone,      ///< nothing is found any more
  Shrunk,    ///< the cycle has lost members
  Expired,   ///< `until` is past
  Repeated,  ///< an entry before it says the same
  Refused,   ///< what it means cannot be recorded, or not any more
};

struct EntryUse {
  EntryState state = EntryState::Gone;
  std::vector<std::vector<std::string>> cycles = {};  ///< of `Shrunk`: what is left of it
  std::string why = {};                               ///< of `Refused`: who says so
};

/// Marks what the baseline knows among `findings` and their imports. A finding is known if all of its imports are; a
/// cycle if all of its members belong to one entry, so that it may shrink but neither grow nor merge. Answers the use
/// of each entry. O(imports of findings + entries), and entries of cycles x cycles.
std::vector<EntryUse> apply_baseline(const RuleContext& context, const Baseline& baseline,
                                     std::vector<Diagnostic>& findings);

/// A finding of `stale-baseline` for each entry that says what is not so any more, of at most the severity that the
/// entry's own rule has.
void report_stale_entries(const RuleContext& context, const Baseline& baseline, const std::vector<EntryUse>& uses,
                          std::vector<Diagnostic>& findings);

/// Takes from the findings of the base what comments allowed then, and what was known then by entries that are gone
/// from the baseline of now: whoever withdraws an exception answers for what it covered.
void forget_withdrawn(const RuleContext& context, const Baseline* now, std::vector<Diagnostic>& then);

/// One line for people: "layer-order: Net -> House, <House/House.h> in Net.m".
std::string describe(const KnownFinding& known);

}  // namespace podworks
