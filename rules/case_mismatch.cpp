#include <fmt/format.h>

#include "base/text.h"
#include "rules/import_groups.h"
#include "rules/lookup.h"
#include "rules/rows.h"

namespace podworks {
namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings);
Diagnostic describe(const ScanResult& scan, const std::vector<ImportId>& imports);
/// The spelling with the case of the file's path and of the pod's name.
std::string corrected(const ScanResult& scan, const Import& import, const Resolved& resolved);

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
  const ImportGroups groups =
      group_imports(scan, [&](const Import& import, std::size_t i) -> std::optional<std::string> {
        const auto from = source_pod(scan, import);
        if (!import.case_differs || !from || repeats_statement(scan, i)) return std::nullopt;
        return spelling_key(scan, *from, import);
      });
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
  finding.notes.insert(finding.notes.begin(),
                       fmt::format("the file is {}", scan.files[index_of(*resolved->file)].path));
  const std::string right = corrected(scan, first, *resolved);
  finding.help = right == first.spelling ? "spell folder, pod and file as they are spelled on the disk"
                                         : fmt::format("write `{}`", right);
  return finding;
}

std::string corrected(const ScanResult& scan, const Import& import, const Resolved& resolved) {
  std::vector<std::string> parts;
  for (const std::string_view part : split(import.spelling, '/')) parts.emplace_back(part);
  // From the end, as far as the path runs along; what is left is the folder by which the pod serves its headers.
  const std::vector<std::string_view> real = split(scan.files[index_of(*resolved.file)].path, '/');
  std::size_t same = 0;
  while (same < parts.size() && same < real.size()) {
    std::string& part = parts[parts.size() - 1 - same];
    const std::string_view wanted = real[real.size() - 1 - same];
    if (!equals_ignoring_case(part, wanted)) break;
    part = std::string(wanted);
    ++same;
  }
  if (same == parts.size()) return join(parts, "/");
  const Pod& pod = scan.pod_of(resolved.unit);
  if (equals_ignoring_case(parts.front(), pod.name)) parts.front() = pod.name;
  for (const std::string& module : pod.module_names) {
    if (equals_ignoring_case(parts.front(), module)) parts.front() = module;
  }
  return join(parts, "/");
}

}  // namespace
}  // namespace podworks
