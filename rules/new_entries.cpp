#include "rules/new_entries.h"

#include <algorithm>
#include <set>
#include <utility>

#include "rules/baseline.h"
#include "rules/exceptions.h"

namespace podworks {
namespace {

/// Of the findings what a baseline knows, without what it does not.
std::vector<Diagnostic> only_known(const std::vector<Diagnostic>& findings) {
  std::vector<Diagnostic> known;
  for (const Diagnostic& finding : findings) {
    if (is_about_imports(finding)) {
      Diagnostic part = finding;
      std::erase_if(part.imports, [](const ImportEvidence& import) { return !import.is_known; });
      if (!part.imports.empty()) known.push_back(std::move(part));
    } else if (finding.status == Status::Known) {
      known.push_back(finding);
    }
  }
  return known;
}

bool knows_any(const KnownFinding& entry, const std::set<KnownFinding>& findings) {
  if (entry.pods.empty()) return findings.contains(entry);
  return std::any_of(findings.begin(), findings.end(),
                     [&](const KnownFinding& finding) { return !finding.pods.empty() && has_cycle(entry, finding); });
}

}  // namespace

bool mark_new_entries(const JudgedPool& then, const Renames& renames, const JudgedPool& now, Baseline& baseline) {
  if (then.context.baseline == nullptr) return false;
  std::vector<Diagnostic> strict = only_known(now.findings);
  std::erase_if(strict, [&](const Diagnostic& finding) {
    return exceptions_of(now.context, finding).strict != Strict::MultiApp;
  });
  if (strict.empty()) return false;
  std::set<std::pair<std::size_t, std::size_t>> was_known;  // finding, import
  for (const Comparison::Match& match : compare_findings(only_known(then.findings), renames, strict).matches) {
    was_known.emplace(match.now, match.import);
  }
  std::set<KnownFinding> fresh;
  for (std::size_t i = 0; i < strict.size(); ++i) {
    const std::size_t parts = is_about_imports(strict[i]) ? strict[i].imports.size() : 1;
    for (std::size_t part = 0; part < parts; ++part) {
      if (was_known.contains({i, part})) continue;
      fresh.insert(is_about_imports(strict[i]) ? identity_of(now.context.scan, strict[i], strict[i].imports[part])
                                               : identities_of(now.context.scan, strict[i]).front());
    }
  }
  std::set<KnownFinding> old;
  for (const BaselineEntry& entry : then.context.baseline->entries) old.insert(entry.known);
  bool some = false;
  for (BaselineEntry& entry : baseline.entries) {
    entry.is_new = !old.contains(entry.known) && knows_any(entry.known, fresh);
    some = some || entry.is_new;
  }
  return some;
}

}  // namespace podworks
