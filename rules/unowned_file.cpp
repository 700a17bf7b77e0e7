#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "base/text.h"
#include "model/tool_files.h"
#include "rules/evidence.h"
#include "rules/lookup.h"
#include "rules/rows.h"

namespace podworks {
namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings);
/// Of one file, or of all in the folder.
Diagnostic describe(const ScanResult& scan, std::string_view folder, const std::vector<FileId>& files,
                    std::string_view pod);
/// With those around them. Of files that pods have by other paths, or of all others.
std::set<std::string_view> folders_with_owned_files(const ScanResult& scan, bool are_second_paths);
/// Of the folders around the file in which no pod owns a source; empty if its own is none.
std::string_view outermost_unowned(const std::set<std::string_view>& taken, std::string_view path);
std::set<FileId> swift_manifests(const ScanResult& scan);
/// The unowned files that somebody imports all the same, with the first import.
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
      "Source files and headers in the pool that no pod's manifest and no entry of `pods:` claims, after `exclude:`. A "
      "folder of which no pod has a source is one finding. Configurations of tools (`eslint.config.js`, what begins "
      "with a dot) are left out. If such a file is imported all the same, the finding says where.";
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
  const std::set<std::string_view> taken = folders_with_owned_files(scan, false);
  const std::set<std::string_view> linked = folders_with_owned_files(scan, true);
  std::map<std::string_view, std::vector<FileId>>
      groups;  // by folder, or by path of a file beside others that pods own
  for (std::size_t i = 0; i < scan.files.size(); ++i) {
    const SourceFile& file = scan.files[i];
    const bool is_unowned = file.language != Language::None && file.owner_count == 0;
    if (!is_unowned || manifests.contains(id_at<FileId>(i)) || is_tool_file(file.path, file.language)) continue;
    const std::string_view folder = outermost_unowned(taken, file.path);
    groups[folder.empty() ? file.path : folder].push_back(id_at<FileId>(i));
  }
  for (const auto& [folder, files] : groups) {
    findings.push_back(describe(scan, folder, files, enclosing_pod(roots, scan.files[index_of(files.front())].path)));
    if (files.size() > 1 && linked.contains(folder)) {
      findings.back().message = fmt::format("{} files in `{}` belong to no pod", files.size(), folder);
    }
    const auto import = std::find_if(files.begin(), files.end(), [&](FileId file) { return imported.contains(file); });
    if (import == files.end()) continue;
    const Place at = evidence_of(scan, imported.at(*import)).at;
    const std::string what = files.size() == 1 ? "it" : fmt::format("`{}`", scan.files[index_of(*import)].path);
    findings.back().notes.push_back(
        fmt::format("{} is imported all the same at {}", what, to_string(Place{at.file, at.line, 0})));
  }
}

Diagnostic describe(const ScanResult& scan, std::string_view folder, const std::vector<FileId>& files,
                    std::string_view pod) {
  const std::string_view path = scan.files[index_of(files.front())].path;
  Diagnostic finding;
  finding.rule = "unowned-file";
  finding.place = {std::string(path), 0, 0};
  finding.subject = std::string(files.size() == 1 ? path : folder);
  if (files.size() == 1) {
    finding.message = fmt::format("`{}` belongs to no pod", base_name(path));
  } else {
    finding.message = fmt::format("no source in `{}` belongs to a pod: {} files", folder, files.size());
  }
  if (!pod.empty()) {
    finding.notes.push_back(fmt::format("{} in the folder of `{}`, whose files do not include {}",
                                        files.size() == 1 ? "it lies" : "they lie", pod,
                                        files.size() == 1 ? "it" : "them"));
  }
  finding.help = pod.empty()
                     ? "declare its folder under `pods:`, or leave it out with `exclude:`"
                     : fmt::format("widen the file patterns of `{}`, delete {}, or leave {} out with `exclude:`", pod,
                                   files.size() == 1 ? "the file" : "the files", files.size() == 1 ? "it" : "them");
  return finding;
}

std::set<std::string_view> folders_with_owned_files(const ScanResult& scan, bool are_second_paths) {
  std::set<std::string_view> folders;
  for (const SourceFile& file : scan.files) {
    if (file.language == Language::None || file.owner_count == 0 || file.is_second_path != are_second_paths) continue;
    for (std::string_view folder = folder_of(file.path); !folder.empty(); folder = folder_of(folder)) {
      if (!folders.insert(folder).second) break;
    }
  }
  return folders;
}

std::string_view outermost_unowned(const std::set<std::string_view>& taken, std::string_view path) {
  std::string_view outermost;
  for (std::string_view folder = folder_of(path); !folder.empty(); folder = folder_of(folder)) {
    if (taken.contains(folder)) break;
    outermost = folder;
  }
  return outermost;
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
