#include "rules/new_entries.h"

#include <algorithm>
#include <string>
#include <utility>

#include "rules/baseline.h"
#include "rules/exceptions.h"

namespace podworks {
namespace {

/// Of the finding what the baseline knows; nothing if that is nothing.
std::optional<Diagnostic> only_known(const Diagnostic& finding) {
  if (!is_about_imports(finding)) return finding.status == Status::Known ? std::optional(finding) : std::nullopt;
  Diagnostic known = finding;
  std::erase_if(known.imports, [](const ImportEvidence& import) { return !import.is_known; });
  return known.imports.empty() ? std::nullopt : std::optional(std::move(known));
}

/// It is about a pod that takes no new exceptions, now or in the base.
bool is_strict(const BothPools& pools, const Diagnostic& finding) {
  if (exceptions_of(pools.now, finding).strict == Strict::MultiApp) return true;
  Diagnostic before;
  if (!finding.from.empty()) before.from = name_then(pools.renames.pods, finding.from);
  for (const std::string& pod : finding.pods) before.pods.push_back(name_then(pools.renames.pods, pod));
  return exceptions_of(pools.then, before).strict == Strict::MultiApp;
}

bool knows_any(const KnownFinding& entry, const std::set<KnownFinding>& findings) {
  if (entry.pods.empty()) return findings.contains(entry);
  return std::any_of(findings.begin(), findings.end(),
                     [&](const KnownFinding& finding) { return !finding.pods.empty() && has_cycle(entry, finding); });
}

}  // namespace

bool may_inherit(const RuleContext& then, const Diagnostic& had, const Renames& renames, const RuleContext& now,
                 const Diagnostic& finding) {
  if (finding.from.empty() || exceptions_of(now, finding).strict != Strict::MultiApp) return true;
  return name_then(renames.pods, finding.from) == had.from || exceptions_of(then, had.from).strict != Strict::No ||
         exceptions_of(now, had.from).strict != Strict::No;
}

std::vector<Diagnostic> without_allowed(std::vector<Diagnostic> findings) {
  std::erase_if(findings, [](Diagnostic& finding) {
    std::erase_if(finding.imports, [](const ImportEvidence& import) { return import.is_allowed; });
    return finding.status == Status::Allowed;
  });
  return findings;
}

std::set<KnownFinding> find_new_exceptions(const BothPools& pools) {
  std::vector<Diagnostic> strict;
  for (const Diagnostic& finding : pools.findings) {
    if (finding.status == Status::Allowed || !is_strict(pools, finding)) continue;
    if (std::optional<Diagnostic> known = only_known(finding)) strict.push_back(std::move(*known));
  }
  if (strict.empty()) return {};
  std::vector<Diagnostic> matched = strict;
  std::set<std::pair<std::size_t, std::size_t>> old;  // finding, import
  for (const Comparison::Match& match : compare_findings(pools.had, pools.renames, matched).matches) {
    const Diagnostic& had = pools.had[match.then];
    if (may_inherit(pools.then, had, pools.renames, pools.now, strict[match.now])) old.emplace(match.now, match.import);
  }
  std::set<KnownFinding> fresh;
  for (std::size_t i = 0; i < strict.size(); ++i) {
    const bool by_imports = is_about_imports(strict[i]);
    for (std::size_t part = 0; part < (by_imports ? strict[i].imports.size() : 1); ++part) {
      if (old.contains({i, part})) continue;
      for (KnownFinding& known : by_imports ? identities_of(pools.now.scan, strict[i], strict[i].imports[part])
                                            : identities_of(pools.now.scan, strict[i])) {
        fresh.insert(std::move(known));
      }
    }
  }
  return fresh;
}

void mark_new_entries(const std::set<KnownFinding>& exceptions, Baseline& baseline) {
  for (BaselineEntry& entry : baseline.entries) entry.is_new = knows_any(entry.known, exceptions);
}

}  // namespace podworks
