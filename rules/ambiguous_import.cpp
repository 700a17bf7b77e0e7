#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "base/text.h"
#include "rules/import_groups.h"
#include "rules/lookup.h"
#include "rules/rows.h"

namespace podworks {
namespace {

/// Paths of files by their lower-case base name, for the names asked for only.
using FilesByName = std::unordered_map<std::string, std::vector<FileId>>;

void check(const RuleContext& context, std::vector<Diagnostic>& findings);
FilesByName files_named(const ScanResult& scan, const ImportGroups& groups);
Diagnostic describe(const RuleContext& context, const std::vector<ImportId>& imports, const FilesByName& files);
/// "add `resolve: { "Utils.h": BaseKit }` to podworks.yml"
std::string decision(const ScanResult& scan, const Import& import, PodId pod);
std::string repair(const ScanResult& scan, const Import& import, PodId pod, const FilesByName& files);
/// The header of `pod` that the import may mean.
std::optional<FileId> candidate_file(const ScanResult& scan, const Import& import, PodId pod, const FilesByName& files);
std::vector<PodId> candidates_of(const ScanResult& scan, const std::vector<ImportId>& imports);
/// "BaseKit: BaseKit/Utils.h (declared)"
std::string candidate_note(const ScanResult& scan, const Import& import, PodId candidate, const FilesByName& files);
bool declares(const ScanResult& scan, UnitId from, PodId to);

}  // namespace

Rule ambiguous_import() {
  Rule rule;
  rule.id = "ambiguous-import";
  rule.severity = Severity::Error;
  rule.about = "import";
  rule.summary = "several pods answer to an import and nothing decides";
  rule.explanation.checks =
      "Imports for which the order of resolution (beside the file, search paths, header keys, own pod, declared "
      "dependencies, any pod) ends at a step where several pods fit. None of them is taken, so the dependency is "
      "missing from "
      "the graph. One finding per spelling, with all candidates. It is a note where the code compiles whichever of "
      "them "
      "is meant: a guarded import, a name of Kotlin or Java that a build makes in a package of several pods that may "
      "be "
      "used, and `import a.b.*` in a file that names nothing which one of them declares.";
  rule.explanation.why =
      "Which header the compiler finds depends on the order of search paths, and that order changes with the set of "
      "pods in "
      "an app. The same line can mean different code in two apps. And as long as podworks cannot know the target, no "
      "other "
      "rule sees the dependency.";
  rule.explanation.fix =
      "Write the import with the pod's name: `#import <BaseKit/Utils.h>`. Or declare a dependency on exactly one of "
      "the "
      "candidates. Or rename one header. Where the sources cannot be changed, decide it in podworks.yml.";
  rule.explanation.configuration = "`resolve: { \"Utils.h\": BaseKit }` decides a spelling for the whole pool.";
  rule.explanation.example =
      "`#import \"Utils.h\"` in `House/a.m`; `BaseKit` and `WBNet` both have a `Utils.h` and `House` declares neither.";
  rule.check = check;
  return rule;
}

namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings) {
  const ScanResult& scan = context.scan;
  const ImportGroups groups =
      group_imports(scan, [&](const Import& import, std::size_t i) -> std::optional<std::string> {
        if (!std::holds_alternative<Ambiguous>(import.target) || import.kind == DependencyKind::Forward)
          return std::nullopt;
        if (!import.from || repeats_statement(scan, i)) return std::nullopt;
        return std::string(import.spelling);
      });
  if (groups.empty()) return;
  const FilesByName files = files_named(scan, groups);
  for (const auto& [spelling, imports] : groups) findings.push_back(describe(context, imports, files));
}

FilesByName files_named(const ScanResult& scan, const ImportGroups& groups) {
  FilesByName files;
  for (const auto& [spelling, imports] : groups) files[to_lower(base_name(spelling))];
  for (std::size_t i = 0; i < scan.files.size(); ++i) {
    if (!scan.files[i].is_header || scan.files[i].owner_count == 0) continue;
    const auto found = files.find(to_lower(base_name(scan.files[i].path)));
    if (found != files.end()) found->second.push_back(id_at<FileId>(i));
  }
  return files;
}

Diagnostic describe(const RuleContext& context, const std::vector<ImportId>& imports, const FilesByName& files) {
  const ScanResult& scan = context.scan;
  const Import& first = scan.imports[index_of(imports.front())];
  Diagnostic finding = finding_of_group(scan, "ambiguous-import", imports, "name", "it");
  const auto all = [&](auto&& holds) {
    return std::all_of(imports.begin(), imports.end(), [&](ImportId id) { return holds(scan.imports[index_of(id)]); });
  };
  const bool are_made = all([](const Import& import) { return std::get<Ambiguous>(import.target).is_made; });
  if (are_made || all([](const Import& import) { return import.kind == DependencyKind::Optional; })) {
    finding.severity = Severity::Note;
  }
  std::vector<std::string> names;
  std::vector<std::string> notes;
  for (const PodId candidate : candidates_of(scan, imports)) {
    names.push_back(quoted(name_of(scan, candidate)));
    finding.pods.push_back(name_of(scan, candidate));
    notes.push_back(candidate_note(scan, first, candidate, files));
  }
  finding.notes.insert(finding.notes.begin(), notes.begin(), notes.end());
  finding.message = fmt::format("{} may be of {}: nothing decides, and none was taken", quoted(as_written(first)),
                                spoken_list(names));
  finding.help = repair(scan, first, candidates_of(scan, imports).front(), files);
  if (!are_made) return finding;
  finding.message =
      fmt::format("{} may be of {}: {}, and none was taken", quoted(as_written(first)), spoken_list(names),
                  first.form == Form::PackageAll ? "what the file takes from which is not known"
                                                 : "no file declares it, a build makes it in one of them");
  finding.help = fmt::format("for the graph to have the dependency, {}",
                             decision(scan, first, candidates_of(scan, imports).front()));
  return finding;
}

std::string decision(const ScanResult& scan, const Import& import, PodId pod) {
  return fmt::format("add `resolve: {{ \"{}\": {} }}` to podworks.yml", import.spelling, name_of(scan, pod));
}

std::string repair(const ScanResult& scan, const Import& import, PodId pod, const FilesByName& files) {
  const std::string decide = decision(scan, import, pod);
  const auto file = candidate_file(scan, import, pod, files);
  const std::string_view served = file ? scan.files[index_of(*file)].served_as : std::string_view();
  if (names_module(import.form) || served.empty() || served == import.spelling) {
    return fmt::format("declare just one of them, or {}", decide);
  }
  return fmt::format("name the pod in the import, as in `#import <{}>`, declare just one of them, or {}", served,
                     decide);
}

std::optional<FileId> candidate_file(const ScanResult& scan, const Import& import, PodId pod,
                                     const FilesByName& files) {
  const auto found = files.find(to_lower(base_name(import.spelling)));
  if (found == files.end()) return std::nullopt;
  for (const FileId file : found->second) {
    for (const FileOwner& owner : scan.owners_of(file)) {
      if (pod_of(scan, owner.unit) == pod) return file;
    }
  }
  return std::nullopt;
}

std::vector<PodId> candidates_of(const ScanResult& scan, const std::vector<ImportId>& imports) {
  std::vector<PodId> pods;
  for (const ImportId import : imports) {
    const auto& target = std::get<Ambiguous>(scan.imports[index_of(import)].target);
    pods.insert(pods.end(), target.candidates.begin(), target.candidates.end());
  }
  std::sort(pods.begin(), pods.end());
  pods.erase(std::unique(pods.begin(), pods.end()), pods.end());
  return pods;
}

std::string candidate_note(const ScanResult& scan, const Import& import, PodId candidate, const FilesByName& files) {
  std::string note = fmt::format("candidate: {}", name_of(scan, candidate));
  if (const auto file = candidate_file(scan, import, candidate, files)) {
    note = fmt::format("candidate: {} of {}", scan.files[index_of(*file)].path, name_of(scan, candidate));
  }
  return note + (declares(scan, *import.from, candidate) ? " (declared)" : " (not declared)");
}

bool declares(const ScanResult& scan, UnitId from, PodId to) {
  const Unit& unit = scan.units[index_of(from)];
  return std::any_of(unit.declared.begin(), unit.declared.end(), [&](const Unit::Declared& declared) {
    return !declared.units.empty() && pod_of(scan, declared.units.front()) == to;
  });
}

}  // namespace
}  // namespace podworks
