// `check` as a Code Quality report of GitLab. GitLab compares the report of a branch with the one of its target by
// fingerprint, and what only one of the two holds is new or repaired. So the report always holds everything, known or
// not, with and without --base: else all that is known would look repaired. And it has an entry for each import, not
// for each finding: one more import on a known dependency is one new entry, and the others stay the same.
// https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
#include <algorithm>
#include <set>

#include "base/json.h"
#include "report/formats.h"
#include "report/paint.h"
#include "report/services.h"

namespace podworks {
namespace {

std::string_view severity_name(Severity severity) {
  return severity == Severity::Error ? "major" : severity == Severity::Warn ? "minor" : "info";
}

Json entry(const CheckReport& report, const Diagnostic& finding, const Place& at, const std::string& fingerprint) {
  const Place place = place_in_repository(report, at);
  return JsonObject{
      {"description", printable(finding.message)},
      {"check_name", finding.rule},
      {"fingerprint", fingerprint},
      {"severity", severity_name(finding.severity)},
      {"location", JsonObject{{"path", place.file}, {"lines", JsonObject{{"begin", std::max(place.line, 1)}}}}}};
}

}  // namespace

std::string render_check_gitlab(const CheckReport& report) {
  JsonArray entries;
  std::set<std::string_view> taken;  // GitLab wants each fingerprint once; the same import may stand twice in a file
  for (const Diagnostic& finding : report.findings) {
    if (finding.status == Status::Allowed) continue;
    const bool by_import = finding.subject.empty() && !finding.imports.empty();
    if (!by_import) {
      if (taken.insert(finding.fingerprint).second) {
        entries.push_back(entry(report, finding, finding.place, finding.fingerprint));
      }
      continue;
    }
    for (const ImportEvidence& import : finding.imports) {
      if (!import.is_allowed && taken.insert(import.fingerprint).second) {
        entries.push_back(entry(report, finding, import.at, import.fingerprint));
      }
    }
  }
  return write_json(std::move(entries));
}

}  // namespace podworks
