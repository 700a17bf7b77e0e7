#include <fmt/format.h>

#include <map>
#include <set>
#include <string>

#include "base/text.h"
#include "rules/evidence.h"
#include "rules/lookup.h"
#include "rules/rows.h"

namespace podworks {
namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings);
/// The unowned files that somebody imports all the same, with the first import.
std::set<FileId> swift_manifests(const ScanResult& scan);
std::map<FileId, ImportId> importers(const ScanResult& scan);
std::map<std::string_view, std::string_view> pods_by_root(const ScanResult& scan);
/// The pod whose folder is the nearest above the file; empty if there is none.
std::string_view enclosing_pod(const std::map<std::string_view, std::string_view>& roots, std::string_view path);

}  // namespace

Rule unowned_file() {
  Rule rule;
  rule.id = "unowned-file";
  rule.severity = Severity::Warn;
  rule.about = "file";
  rule.summary = "a source file that belongs to no pod";
  rule.explanation.checks =
      "Source files and headers in the pool that no pod's manifest and no entry of `pods:` claims, after `exclude:`. "
      "If such a "
      "file is imported all the same, the finding says where.";
  rule.explanation.why =
      "Nobody builds the file through a pod, so its imports are in no rule and its code in no app. Left-overs of a "
      "deleted "
      "target look like this, and so does a new folder that a podspec's pattern does not reach: there the code is "
      "missing "
      "from the product.";
  rule.explanation.fix =
      "Widen the pod's `source_files`, declare the folder under `pods:`, delete the file, or exclude it with "
      "`exclude:` if it "
      "is no part of the product.";
  rule.explanation.configuration = "`exclude: [\"**/Example/**\"]` in podworks.yml; `rules: { unowned-file: error }`.";
  rule.explanation.example =
      "`WBNet.podspec` says `s.source_files = 'Classes/*.{h,m}'`. `Classes/Retry/WBRetry.m` lies one folder deeper and "
      "is in no "
      "build; `Classes/**/*.{h,m}` takes it in.";
  rule.check = check;
  return rule;
}

namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings) {
  const ScanResult& scan = context.scan;
  const std::map<FileId, ImportId> imported = importers(scan);
  const std::set<FileId> manifests = swift_manifests(scan);
  const auto roots = pods_by_root(scan);
  for (std::size_t i = 0; i < scan.files.size(); ++i) {
    const SourceFile& file = scan.files[i];
    if (file.language == Language::None || file.owner_count != 0 || manifests.contains(id_at<FileId>(i))) continue;
    Diagnostic finding;
    finding.rule = "unowned-file";
    finding.place = {std::string(file.path), 0, 0};
    finding.subject = std::string(file.path);
    finding.message = fmt::format("`{}` belongs to no pod", base_name(file.path));
    const std::string_view pod = enclosing_pod(roots, file.path);
    if (!pod.empty())
      finding.notes.push_back(fmt::format("it lies in the folder of `{}`, whose files do not include it", pod));
    if (const auto import = imported.find(id_at<FileId>(i)); import != imported.end()) {
      const Place at = evidence_of(scan, import->second).at;
      finding.notes.push_back(fmt::format("it is imported all the same at {}", to_string(Place{at.file, at.line, 0})));
    }
    finding.help =
        pod.empty()
            ? "declare its folder under `pods:`, or leave it out with `exclude:`"
            : fmt::format("widen the file patterns of `{}`, delete the file, or leave it out with `exclude:`", pod);
    findings.push_back(std::move(finding));
  }
}

std::map<FileId, ImportId> importers(const ScanResult& scan) {
  std::map<FileId, ImportId> first;
  for (std::size_t i = 0; i < scan.imports.size(); ++i) {
    const Import& import = scan.imports[i];
    const auto* resolved = std::get_if<Resolved>(&import.target);
    if (!import.from || resolved == nullptr || !resolved->file) continue;
    if (scan.files[index_of(*resolved->file)].owner_count == 0) first.try_emplace(*resolved->file, id_at<ImportId>(i));
  }
  return first;
}

/// Package.swift, and Package@swift-5.9.swift: no pod compiles them.
std::set<FileId> swift_manifests(const ScanResult& scan) {
  std::set<FileId> manifests;
  for (const Import& import : scan.imports) {
    if (import.from || import.spelling != "PackageDescription") continue;
    if (base_name(scan.files[index_of(import.file)].path).starts_with("Package")) manifests.insert(import.file);
  }
  return manifests;
}

std::map<std::string_view, std::string_view> pods_by_root(const ScanResult& scan) {
  std::map<std::string_view, std::string_view> roots;
  for (const Pod& pod : scan.pods) {
    if (!pod.entry_of) roots.try_emplace(pod.root, pod.name);
  }
  return roots;
}

std::string_view enclosing_pod(const std::map<std::string_view, std::string_view>& roots, std::string_view path) {
  for (std::string_view folder = folder_of(path); !folder.empty(); folder = folder_of(folder)) {
    if (const auto found = roots.find(folder); found != roots.end()) return found->second;
  }
  return {};
}

}  // namespace
}  // namespace podworks
