#include "rules/baseline.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "rules/cycle_finding.h"
#include "rules/exceptions.h"
#include "rules/lookup.h"

namespace podworks {
namespace {

bool never_records(std::string_view id) {
  const Rule* const rule = find_rule(id);
  return rule != nullptr && !rule->is_recordable;
}

/// The entries by what they know, and what became of them.
class Entries {
 public:
  Entries(const RuleContext& context, const Baseline& baseline)
      : context_(context), entries_(baseline.entries), uses_(entries_.size()) {
    std::set<KnownFinding> seen;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const BaselineEntry& entry = entries_[i];
      if (!entry.until.empty() && entry.until < context.today) uses_[i].state = EntryState::Expired;
      if (never_records(entry.known.rule)) {
        uses_[i].state = EntryState::Refused;
        uses_[i].why = fmt::format("`{}` is never known: it would hide what comes later", entry.known.rule);
      }
      if (!seen.insert(entry.known).second) uses_[i].state = EntryState::Repeated;
      if (uses_[i].state == EntryState::Repeated) continue;
      if (entry.known.pods.empty()) {
        by_identity_.emplace(entry.known, i);
      } else {
        cycles_.push_back(i);
      }
    }
  }

  /// Whether an entry knows it; if only one that has expired does, `expired` is that.
  bool knows(const KnownFinding& identity, const Exceptions& exceptions, const BaselineEntry** expired) {
    if (!identity.pods.empty()) return knows_cycle(identity, exceptions, expired);
    const auto found = by_identity_.find(identity);
    return found != by_identity_.end() && use(found->second, exceptions, expired);
  }

  std::vector<EntryUse> take() {
    for (const std::size_t i : cycles_) {
      EntryUse& use = uses_[i];
      std::sort(use.cycles.begin(), use.cycles.end());
      use.cycles.erase(std::unique(use.cycles.begin(), use.cycles.end()), use.cycles.end());
      const bool is_whole = use.cycles.size() == 1 && use.cycles.front() == entries_[i].known.pods;
      if (use.state == EntryState::Holds && !is_whole) use.state = EntryState::Shrunk;
      if (use.state != EntryState::Shrunk) use.cycles.clear();
    }
    return std::move(uses_);
  }

 private:
  bool use(std::size_t i, const Exceptions& exceptions, const BaselineEntry** expired) {
    EntryState& state = uses_[i].state;
    const bool is_refused = exceptions.strict == Strict::Always || entries_[i].is_new;
    if (is_refused && state != EntryState::Refused) {
      state = EntryState::Refused;
      uses_[i].why =
          exceptions.strict == Strict::No ? "in the base its pod takes no new exceptions" : why(context_, exceptions);
    }
    if (state == EntryState::Expired) *expired = &entries_[i];
    if (state == EntryState::Gone) state = EntryState::Holds;
    return state == EntryState::Holds;
  }

  bool knows_cycle(const KnownFinding& identity, const Exceptions& exceptions, const BaselineEntry** expired) {
    bool known = false;
    for (const std::size_t i : cycles_) {
      if (!has_cycle(entries_[i].known, identity)) continue;
      known = use(i, exceptions, expired) || known;
      uses_[i].cycles.push_back(identity.pods);
    }
    return known;
  }

  const RuleContext& context_;
  const std::vector<BaselineEntry>& entries_;
  std::vector<EntryUse> uses_;
  std::map<KnownFinding, std::size_t> by_identity_;
  std::vector<std::size_t> cycles_;
};

std::string stale_message(const BaselineEntry& entry, const EntryUse& use) {
  const std::string what = describe(entry.known);
  switch (use.state) {
    case EntryState::Shrunk:
      return fmt::format("the baseline knows a larger cycle than there is: {}", what);
    case EntryState::Repeated:
      return fmt::format("the baseline says it twice: {}", what);
    case EntryState::Refused:
      return fmt::format("the baseline cannot hold this: {}", what);
    default:
      return fmt::format("the baseline knows what is no more: {}", what);
  }
}

KnownFinding without_file(KnownFinding known) {
  known.file.clear();
  return known;
}

/// What entries of the baseline know by a name that no finding has: their files may have been renamed since, and plain
/// runs follow that.
std::set<KnownFinding> entries_of_no_file(const RuleContext& context, const std::vector<Diagnostic>& findings) {
  std::set<KnownFinding> lost;
  if (context.baseline == nullptr) return lost;
  std::set<KnownFinding> found;
  for (const Diagnostic& finding : findings) {
    for (KnownFinding& known : identities_of(context.scan, finding)) found.insert(std::move(known));
  }
  for (const BaselineEntry& entry : context.baseline->entries) {
    if (!entry.known.import.empty() && !found.contains(entry.known)) lost.insert(without_file(entry.known));
  }
  return lost;
}

std::string left_of(const EntryUse& use) {
  std::vector<std::string> cycles;
  for (const std::vector<std::string>& pods : use.cycles) cycles.push_back(list_of(pods, 8));
  return fmt::format("what is left of it: {}", join(cycles, "; "));
}

}  // namespace

bool is_about_imports(const Diagnostic& finding) {
  return !is_cycle(finding) && finding.subject.empty() && !finding.imports.empty();
}

std::vector<std::string> rules_of(const Diagnostic& finding) {
  std::vector<std::string> rules = {finding.rule};
  rules.insert(rules.end(), finding.also.begin(), finding.also.end());
  return rules;
}

std::vector<KnownFinding> identities_of(const ScanResult& scan, const Diagnostic& finding,
                                        const ImportEvidence& import) {
  KnownFinding known{.from = to_valid_utf8(import.from),
                     .to = to_valid_utf8(import.to.empty() ? finding.to : import.to),
                     .file = to_valid_utf8(path_in_pod(scan, import.from, import.at.file)),
                     .import = to_valid_utf8(import.spelling)};
  if (known.import.empty()) known.import = "(empty)";
  std::vector<KnownFinding> all;
  for (const std::string& rule : rules_of(finding)) {
    known.rule = rule;
    all.push_back(known);
  }
  return all;
}

std::vector<KnownFinding> identities_of(const ScanResult& scan, const Diagnostic& finding) {
  if (is_cycle(finding)) {
    KnownFinding known{.rule = finding.rule};
    for (const std::string& pod : finding.pods) known.pods.push_back(to_valid_utf8(pod));
    std::sort(known.pods.begin(), known.pods.end());
    return {known};
  }
  if (!finding.subject.empty()) return {{.rule = finding.rule, .about = to_valid_utf8(finding.subject)}};
  if (finding.imports.empty()) {
    return {{.rule = finding.rule, .file = to_valid_utf8(finding.place.file), .about = to_valid_utf8(finding.message)}};
  }
  std::set<KnownFinding> known;
  for (const ImportEvidence& import : finding.imports) {
    if (import.is_allowed) continue;
    for (KnownFinding& identity : identities_of(scan, finding, import)) known.insert(std::move(identity));
  }
  return {known.begin(), known.end()};
}

bool has_cycle(const KnownFinding& entry, const KnownFinding& cycle) {
  return entry.rule == cycle.rule &&
         std::includes(entry.pods.begin(), entry.pods.end(), cycle.pods.begin(), cycle.pods.end());
}

bool may_hold(const RuleContext& context, const Diagnostic& finding) {
  return !never_records(finding.rule) && exceptions_of(context, finding).strict != Strict::Always;
}

bool may_take(const RuleContext& context, const Diagnostic& finding) {
  return !never_records(finding.rule) && exceptions_of(context, finding).strict == Strict::No;
}

std::vector<EntryUse> apply_baseline(const RuleContext& context, const Baseline& baseline,
                                     std::vector<Diagnostic>& findings) {
  Entries entries(context, baseline);
  for (Diagnostic& finding : findings) {
    if (finding.status == Status::Allowed) continue;
    const Exceptions exceptions = exceptions_of(context, finding);
    const BaselineEntry* expired = nullptr;
    bool all = true;
    if (is_about_imports(finding)) {
      for (ImportEvidence& import : finding.imports) {
        if (import.is_allowed) continue;
        import.is_known = true;
        for (const KnownFinding& identity : identities_of(context.scan, finding, import)) {
          import.is_known = entries.knows(identity, exceptions, &expired) && import.is_known;
        }
        all = all && import.is_known;
      }
    } else {
      all = entries.knows(identities_of(context.scan, finding).front(), exceptions, &expired);
    }
    finding.status = all ? Status::Known : Status::New;
    if (expired != nullptr) {
      finding.notes.push_back(fmt::format("it was known until {} ({})", expired->until, to_string(expired->at)));
    }
  }
  return entries.take();
}

void report_stale_entries(const RuleContext& context, const Baseline& baseline, const std::vector<EntryUse>& uses,
                          std::vector<Diagnostic>& findings) {
  for (std::size_t i = 0; i < uses.size(); ++i) {
    const EntryUse& use = uses[i];
    if (use.state == EntryState::Holds || use.state == EntryState::Expired) continue;
    const BaselineEntry& entry = baseline.entries[i];
    Diagnostic finding;
    finding.rule = "stale-baseline";
    finding.severity = severity_of(context.project, finding.rule);
    if (finding.severity == Severity::Off) return;
    // What was only a warning must not fail a gate now that it is repaired.
    const Severity known = severity_of(context.project, entry.known.rule);
    finding.severity = std::min(finding.severity, std::max(known, Severity::Note));
    finding.place = {entry.at.file, entry.at.line, 0};
    finding.message = stale_message(entry, use);
    finding.subject = fmt::format("{}{}", describe(entry.known), use.state == EntryState::Repeated ? " again" : "");
    if (use.state == EntryState::Shrunk) finding.notes.push_back(left_of(use));
    if (use.state == EntryState::Refused) finding.notes.push_back(use.why);
    finding.help = use.state == EntryState::Refused && entry.is_new
                       ? "take the line out, and repair what it knows"
                       : "`podworks baseline update --shrink` takes it out, and adds nothing";
    findings.push_back(std::move(finding));
  }
}

std::string describe(const KnownFinding& known) {
  const std::string from = known.from.empty() ? "a file of no pod" : known.from;
  if (!known.pods.empty()) return fmt::format("{} of {}", known.rule, join(known.pods, ", "));
  if (known.import.empty()) {
    const std::string file = known.file.empty() ? "" : fmt::format(" in {}", known.file);
    return fmt::format("{}: {}{}", known.rule, known.about, file);
  }
  const std::string to = known.to.empty() ? "" : fmt::format(" -> {}", known.to);
  return fmt::format("{}: {}{}, `{}` in {}", known.rule, from, to, known.import, known.file);
}

void forget_withdrawn(const RuleContext& context, const Baseline* now, std::vector<Diagnostic>& then) {
  const ScanResult& scan = context.scan;
  const std::set<KnownFinding> renamed = entries_of_no_file(context, then);
  std::set<KnownFinding> kept;
  std::vector<const KnownFinding*> cycles;
  if (now != nullptr) {
    for (const BaselineEntry& entry : now->entries) {
      kept.insert(entry.known);
      if (!entry.known.pods.empty()) cycles.push_back(&entry.known);
    }
  }
  const auto is_kept = [&](const KnownFinding& known) {
    return known.pods.empty() ? kept.contains(known)
                              : std::any_of(cycles.begin(), cycles.end(),
                                            [&](const KnownFinding* entry) { return has_cycle(*entry, known); });
  };
  std::erase_if(then, [&](Diagnostic& finding) {
    if (!is_about_imports(finding)) {
      return finding.status == Status::Known && !is_kept(identities_of(scan, finding).front());
    }
    std::erase_if(finding.imports, [&](const ImportEvidence& import) {
      if (import.is_allowed) return true;
      const std::vector<KnownFinding> known = identities_of(scan, finding, import);
      const bool was_known = import.is_known || std::all_of(known.begin(), known.end(), [&](const KnownFinding& one) {
                               return renamed.contains(without_file(one));
                             });
      return was_known &&
             !std::all_of(known.begin(), known.end(), [&](const KnownFinding& one) { return kept.contains(one); });
    });
    return finding.imports.empty();
  });
}

}  // namespace podworks
