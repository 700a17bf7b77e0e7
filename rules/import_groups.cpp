#include "rules/import_groups.h"

#include <algorithm>

#include "rules/evidence.h"
#include "rules/lookup.h"

namespace podworks {

std::string spelling_key(const ScanResult& scan, PodId pod, const Import& import) {
  return name_of(scan, pod) + '\0' + std::string(import.spelling);
}

bool repeats_statement(const ScanResult& scan, std::size_t import) {
  const Import& own = scan.imports[import];
  while (import > 0) {
    const Import& before = scan.imports[--import];
    if (before.file != own.file || before.line != own.line || before.column != own.column) return false;
    if (before.target.index() == own.target.index()) return true;
  }
  return false;
}

Diagnostic finding_of_group(const ScanResult& scan, std::string_view rule, const std::vector<ImportId>& imports,
                            std::string_view verb, std::string_view object) {
  Diagnostic finding;
  finding.rule = std::string(rule);
  std::vector<ImportEvidence> evidence;
  evidence.reserve(imports.size());
  for (const ImportId import : imports) evidence.push_back(evidence_of(scan, import));
  const auto all = [&](std::string ImportEvidence::*side) {
    const std::string& first = evidence.front().*side;
    return std::all_of(evidence.begin(), evidence.end(), [&](const ImportEvidence& e) { return e.*side == first; });
  };
  if (!evidence.empty() && all(&ImportEvidence::from)) finding.from = evidence.front().from;
  if (!evidence.empty() && all(&ImportEvidence::to)) finding.to = evidence.front().to;
  show_imports(finding, std::move(evidence), verb, object);
  return finding;
}

std::string pair_key(const ScanResult& scan, const Import& import) {
  const auto from = source_pod(scan, import);
  const auto to = target_pod(scan, import);
  std::string key = from ? name_of(scan, *from) : std::string();
  key += '\0';
  if (to) key += name_of(scan, *to);
  return key;
}

}  // namespace podworks
