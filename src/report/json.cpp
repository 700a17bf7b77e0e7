// `check` for programs: podworks.check/1, described by docs/schemas/check.schema.json.
#include <algorithm>

#include "base/json.h"

#include "base/text.h"
#include "report/formats.h"
#include "report/json_parts.h"
#include "report/summary.h"

namespace podworks {
namespace {

Json import_json(const Diagnostic& finding, const ImportEvidence& import) {
  return JsonObject{{"file", import.at.file},
                    {"line", json_position(import.at.line)},
                    {"column", json_position(import.at.column)},
                    {"spelling", import.spelling},
                    {"condition", json_text(import.condition)},
                    {"from", json_text(import.from.empty() ? finding.from : import.from)},
                    {"to", json_text(import.to.empty() ? finding.to : import.to)},
                    {"status", to_string(import.is_allowed ? Status::Allowed
                                         : import.is_known ? Status::Known
                                                           : Status::New)},
                    {"fingerprint", import.fingerprint}};
}

}  // namespace

Json finding_json(const CheckReport& report, const Diagnostic& finding) {
  JsonArray imports;
  for (const ImportEvidence& import : finding.imports) imports.push_back(import_json(finding, import));
  const std::vector<std::string> owners = report.owners_of ? report.owners_of(finding) : std::vector<std::string>();
  return JsonObject{{"id", finding.id},
                    {"rule", finding.rule},
                    {"severity", to_string(finding.severity)},
                    {"status", to_string(finding.status)},
                    {"file", json_text(finding.place.file)},
                    {"line", json_position(finding.place.line)},
                    {"column", json_position(finding.place.column)},
                    {"from", json_text(finding.from)},
                    {"to", json_text(finding.to)},
                    {"also", json_texts(finding.also)},
                    {"pods", json_texts(finding.pods)},
                    {"path", json_texts(finding.path)},
                    {"apps", json_texts(finding.apps)},
                    {"owner", json_text(join(owners, " "))},
                    {"message", finding.message},
                    {"notes", json_texts(finding.notes)},
                    {"help", finding.help},
                    {"fingerprint", finding.fingerprint},
                    {"imports", std::move(imports)}};
}

namespace {

Json base_json(const std::optional<BaseReport>& base) {
  if (!base) return nullptr;
  return JsonObject{{"revision", base->revision}, {"commit", base->commit}};
}

Json compiler_json(const std::optional<CompilerNotes>& compiler) {
  if (!compiler) return nullptr;
  return JsonObject{{"units", compiler->units},
                    {"failed", compiler->failed},
                    {"agreed", compiler->agreed},
                    {"differ", compiler->differ},
                    {"not_taken", compiler->not_taken}};
}

Json lookups_json(const LookupCounts& counts) {
  return JsonObject{{"lookups", counts.lookups},   {"inside", counts.inside},   {"to_pods", counts.to_pods},
                    {"external", counts.external}, {"nobodys", counts.nobodys}, {"ambiguous", counts.ambiguous},
                    {"computed", counts.computed}, {"files", counts.files}};
}

Json summary_json(const CheckReport& report) {
  const Summary summary = summarize(report);
  const ImportCounts& imports = summary.imports;
  JsonObject how;
  for (const auto& [step, count] : imports.how) how.emplace_back(step, count);
  const ScanNotes& notes = report.scan.notes;
  return JsonObject{{"errors", summary.errors},
                    {"warnings", summary.warnings},
                    {"notes", summary.notes},
                    {"new", report.findings.size() - summary.known - summary.allowed},
                    {"known", summary.known},
                    {"allowed", summary.allowed},
                    {"fixed", report.base ? report.base->fixed.size() : 0},
                    {"files", summary.files},
                    {"imports", imports.imports},
                    {"inside", imports.inside},
                    {"to_pods", imports.to_pods},
                    {"external", imports.external},
                    {"unresolved", imports.unresolved},
                    {"computed", imports.computed},
                    {"ambiguous", imports.ambiguous},
                    {"unowned", imports.unowned},
                    {"how", std::move(how)},
                    {"lookups", lookups_json(count_lookups(report.scan))},
                    {"pods", summary.pods},
                    {"excluded_folders", json_texts(excluded_folders(notes))},
                    {"excluded_files", notes.excluded_files},
                    {"compiler", compiler_json(notes.compiler)},
                    {"files_of_other_languages", notes.files_of_other_languages},
                    {"linked_folders", json_texts(notes.linked_folders)}};
}

}  // namespace

std::string render_check_json(const CheckReport& report) {
  JsonArray findings;
  for (const Diagnostic& finding : report.findings) findings.push_back(finding_json(report, finding));
  return write_json(JsonObject{{"schema", "podworks.check/1"},
                               {"today", report.today},
                               {"scope", json_text(report.scope)},
                               {"base", base_json(report.base)},
                               {"findings", std::move(findings)},
                               {"summary", summary_json(report)}});
}

}  // namespace podworks
