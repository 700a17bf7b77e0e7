#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"
#include "rules/lookup.h"
#include "rules/rows.h"

namespace podworks {
namespace {

/// Key of a header in its pod's header folder -> the files that end there.
using HeadersByKey = std::map<std::string, std::vector<FileId>>;

void check(const RuleContext& context, std::vector<Diagnostic>& findings);
/// By PodId; empty for pods whose headers keep their folders.
std::vector<HeadersByKey> headers_by_key(const ScanResult& scan);
std::string header_key(const Pod& pod, const Unit& unit, std::string_view path);
/// True if some two of the files are no variants of one header for different platforms.
bool collide(const ScanResult& scan, const std::vector<FileId>& files);
/// Files that differ in one folder only, which names a platform on both sides: only one of them is in a build. A folder
/// that is named after a platform for another reason hides a real collision.
bool are_platform_variants(std::string_view a, std::string_view b);
bool is_platform(std::string_view folder);
Diagnostic describe(const ScanResult& scan, const Pod& pod, const std::string& key, const std::vector<FileId>& files);

}  // namespace

Rule duplicate_header() {
  Rule rule;
  rule.id = "duplicate-header";
  rule.severity = Severity::Warn;
  rule.about = "pod";
  rule.summary = "two headers of one pod that end at the same place";
  rule.explanation.checks =
      "Headers of one CocoaPods pod that have the same name in different folders, without a `header_mappings_dir` that "
      "keeps "
      "the folders apart. Files that differ only in the name of a platform's folder (`ios`, `macos`, ...) are taken "
      "for "
      "variants of one header. One finding per name.";
  rule.explanation.why =
      "CocoaPods flattens the folders of a pod's headers into one, so the second header replaces the first. Which one "
      "is left "
      "depends on the order of the files, and both include sites compile against it.";
  rule.explanation.fix =
      "Rename one of the headers, or set `header_mappings_dir` in the podspec (and then import with the folder in the "
      "path), or "
      "exclude the one that is not used.";
  rule.explanation.configuration =
      "`rules: { duplicate-header: error }`. Pods declared by folder keep their folders and are not checked.";
  rule.explanation.example =
      "`WBNet/a/Utils.h` and `WBNet/b/Utils.h` both become `<WBNet/Utils.h>`; renaming the second to "
      "`WBNetStringUtils.h` ends it.";
  rule.check = check;
  return rule;
}

namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings) {
  const ScanResult& scan = context.scan;
  const std::vector<HeadersByKey> headers = headers_by_key(scan);
  for (std::size_t i = 0; i < headers.size(); ++i) {
    for (const auto& [key, files] : headers[i]) {
      if (collide(scan, files)) findings.push_back(describe(scan, scan.pods[i], key, files));
    }
  }
}

std::vector<HeadersByKey> headers_by_key(const ScanResult& scan) {
  std::vector<HeadersByKey> headers(scan.pods.size());
  for (std::size_t i = 0; i < scan.files.size(); ++i) {
    const SourceFile& file = scan.files[i];
    // Each slice of a prebuilt framework has its headers; a build takes one slice.
    if (!file.is_header || file.path.find(".framework/") != std::string_view::npos) continue;
    for (const FileOwner& owner : scan.owners_of(id_at<FileId>(i))) {
      const Unit& unit = scan.units[index_of(owner.unit)];
      const Pod& pod = scan.pods[index_of(unit.pod)];
      const bool counts = owner.role < Role::Test && unit.kind == UnitKind::Library;
      if (!counts || !pod.reader.starts_with("podspec")) continue;
      std::vector<FileId>& files = headers[index_of(unit.pod)][header_key(pod, unit, file.path)];
      if (files.empty() || files.back() != id_at<FileId>(i)) files.push_back(id_at<FileId>(i));
    }
  }
  return headers;
}

std::string header_key(const Pod& pod, const Unit& unit, std::string_view path) {
  std::string_view name = base_name(path);
  if (unit.header_mappings_dir) {
    const auto mapped = normalize_path(join_path(pod.root, *unit.header_mappings_dir));
    const std::string folder = mapped && !mapped->empty() ? *mapped + '/' : std::string();
    if (mapped && path.starts_with(folder)) name = path.substr(folder.size());
  }
  return join_path(unit.header_dir, name);
}

bool collide(const ScanResult& scan, const std::vector<FileId>& files) {
  for (std::size_t i = 1; i < files.size(); ++i) {
    // Neighbours suffice: a list of variants only is the one case without a finding.
    const std::string_view before = scan.files[index_of(files[i - 1])].path;
    if (!are_platform_variants(before, scan.files[index_of(files[i])].path)) return true;
  }
  return false;
}

bool are_platform_variants(std::string_view a, std::string_view b) {
  const std::vector<std::string_view> left = split(a, '/');
  const std::vector<std::string_view> right = split(b, '/');
  if (left.size() != right.size()) return false;
  std::size_t differences = 0;
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (left[i] == right[i]) continue;
    if (!is_platform(left[i]) || !is_platform(right[i])) return false;
    ++differences;
  }
  return differences == 1;
}

bool is_platform(std::string_view folder) {
  constexpr std::array<std::string_view, 14> kPlatforms = {"ios",     "macos",    "osx",     "mac",      "tvos",
                                                           "watchos", "visionos", "android", "catalyst", "linux",
                                                           "windows", "win32",    "cxx",     "apple"};
  const std::string lower = to_lower(folder);
  return std::find(kPlatforms.begin(), kPlatforms.end(), lower) != kPlatforms.end();
}

Diagnostic describe(const ScanResult& scan, const Pod& pod, const std::string& key, const std::vector<FileId>& files) {
  Diagnostic finding;
  finding.rule = "duplicate-header";
  finding.pods = {pod.name};
  finding.subject = fmt::format("{}: {}", pod.name, key);
  finding.place = {std::string(scan.files[index_of(files[1])].path), 0, 0};
  finding.message = fmt::format("`{}` has {} headers that end at `{}`", pod.name, files.size(), key);
  for (const FileId file : files) finding.notes.emplace_back(scan.files[index_of(file)].path);
  finding.help = "rename one of them, or keep the folders apart with `header_mappings_dir`";
  return finding;
}

}  // namespace
}  // namespace podworks
