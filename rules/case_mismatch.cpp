#include <fmt/format.h>

#include "base/text.h"
#include "rules/import_groups.h"
#include "rules/lookup.h"
#include "rules/rows.h"

namespace podworks {
namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings);
Diagnostic describe(const ScanResult& scan, const std::vector<ImportId>& imports);
/// The end of the path that has as many segments as the spelling; empty if the path does not end in it, in any case.
std::string_view same_end(std::string_view path, std::string_view spelling);

}  // namespace

Rule case_mismatch() {
  Rule rule;
  rule.id = "case-mismatch";
  rule.severity = Severity::Warn;
  rule.about = "import";
  rule.summary = "an import whose spelling differs in case from what it means";
  rule.explanation.checks =
      "Imports that find their header or pod only when upper and lower case are taken as the same. One finding per "
      "importing "
      "pod and spelling.";
  rule.explanation.why =
      "Header maps and the usual disk of a Mac ignore case, so the line compiles on the desk. It fails on Linux, on a "
      "case-sensitive disk and in builds without header maps.";
  rule.explanation.fix = "Spell the import as the file and the pod are spelled; the help of the finding does.";
  rule.explanation.configuration = "`rules: { case-mismatch: error }` for pools that are built on Linux too.";
  rule.explanation.example =
      "`#import <base/utils.h>` where the pod is `Base` and the file `Utils.h`: write `<Base/Utils.h>`.";
  rule.check = check;
  return rule;
}

namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings) {
  const ScanResult& scan = context.scan;
  ImportGroups groups;
  for (std::size_t i = 0; i < scan.imports.size(); ++i) {
    const Import& import = scan.imports[i];
    const auto from = source_pod(scan, import);
    if (!import.case_differs || !from || repeats_statement(scan, i)) continue;
    groups[name_of(scan, *from) + '\0' + std::string(import.spelling)].push_back(id_at<ImportId>(i));
  }
  for (const auto& [key, imports] : groups) findings.push_back(describe(scan, imports));
}

Diagnostic describe(const ScanResult& scan, const std::vector<ImportId>& imports) {
  const Import& first = scan.imports[index_of(imports.front())];
  Diagnostic finding = finding_of_group(scan, "case-mismatch", imports, "spell", "it so");
  finding.message = fmt::format("{} is found only where case does not matter", quoted(as_written(first)));
  const auto* resolved = std::get_if<Resolved>(&first.target);
  if (resolved == nullptr || !resolved->file) {
    finding.help = finding.to.empty() ? "spell the import as the file is spelled"
                                      : fmt::format("spell it as the pod `{}` does", finding.to);
    return finding;
  }
  const std::string_view path = scan.files[index_of(*resolved->file)].path;
  const std::string_view end = same_end(path, first.spelling);
  finding.notes.insert(finding.notes.begin(), fmt::format("the file is {}", path));
  finding.help = fmt::format("write `{}`", end.empty() ? path : end);
  if (end.empty() || end == first.spelling) finding.help = "spell folder, pod and file as they are spelled on the disk";
  return finding;
}

std::string_view same_end(std::string_view path, std::string_view spelling) {
  if (path.size() < spelling.size()) return {};
  const std::string_view end = path.substr(path.size() - spelling.size());
  const bool whole_segments = end.size() == path.size() || path[path.size() - end.size() - 1] == '/';
  return whole_segments && equals_ignoring_case(end, spelling) ? end : std::string_view{};
}

}  // namespace
}  // namespace podworks
