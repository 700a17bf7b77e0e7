#include "rules/fingerprint.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "base/hash.h"
#include "base/text.h"
#include "rules/lookup.h"

namespace podworks {
namespace {

constexpr std::size_t kShortestId = 8;

std::string hash_of(const std::vector<std::string>& parts);
std::string import_fingerprint(const ScanResult& scan, const std::string& rule, const ImportEvidence& import);
std::string finding_fingerprint(const Diagnostic& finding);
std::size_t common_prefix(std::string_view a, std::string_view b);

}  // namespace

void set_fingerprints(const ScanResult& scan, std::vector<Diagnostic>& findings) {
  for (Diagnostic& finding : findings) {
    for (ImportEvidence& import : finding.imports) import.fingerprint = import_fingerprint(scan, finding.rule, import);
    finding.fingerprint = finding_fingerprint(finding);
  }
}

void set_ids(std::vector<Diagnostic>& sorted_findings) {
  std::map<std::string, std::size_t> seen;
  for (Diagnostic& finding : sorted_findings) {
    const std::size_t before = seen[finding.fingerprint]++;
    if (before > 0) finding.fingerprint = hash_of({finding.fingerprint, std::to_string(before)});
  }
  std::vector<Diagnostic*> by_fingerprint;
  for (Diagnostic& finding : sorted_findings) by_fingerprint.push_back(&finding);
  std::sort(by_fingerprint.begin(), by_fingerprint.end(),
            [](const Diagnostic* a, const Diagnostic* b) { return a->fingerprint < b->fingerprint; });
  for (std::size_t i = 0; i < by_fingerprint.size(); ++i) {
    const std::string& own = by_fingerprint[i]->fingerprint;
    std::size_t shared = 0;
    if (i > 0) shared = common_prefix(own, by_fingerprint[i - 1]->fingerprint);
    if (i + 1 < by_fingerprint.size())
      shared = std::max(shared, common_prefix(own, by_fingerprint[i + 1]->fingerprint));
    by_fingerprint[i]->id = own.substr(0, std::max(kShortestId, shared + 1));
  }
}

namespace {

std::string hash_of(const std::vector<std::string>& parts) {
  // A separator that stands in no name, so that no two lists of parts read the same.
  return hash_hex(join(parts, std::string_view("\0", 1)));
}

std::string import_fingerprint(const ScanResult& scan, const std::string& rule, const ImportEvidence& import) {
  return hash_of({rule, import.from, import.to, path_in_pod(scan, import.from, import.at.file), import.spelling});
}

std::string finding_fingerprint(const Diagnostic& finding) {
  if (!finding.subject.empty()) return hash_of({finding.rule, finding.subject});
  if (finding.imports.empty()) return hash_of({finding.rule, finding.place.file, finding.message});
  std::vector<std::string> imports;
  for (const ImportEvidence& import : finding.imports) imports.push_back(import.fingerprint);
  std::sort(imports.begin(), imports.end());
  imports.erase(std::unique(imports.begin(), imports.end()), imports.end());
  return hash_of(imports);
}

std::size_t common_prefix(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

}  // namespace
}  // namespace podworks
