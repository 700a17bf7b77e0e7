#include "report/summary.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "report/paint.h"

namespace podworks {
namespace {

constexpr std::size_t kNamedFolders = 5;

std::string some_of(const std::vector<std::string>& folders) {
  std::vector<std::string> named;
  for (std::size_t i = 0; i < std::min(folders.size(), kNamedFolders); ++i) named.push_back(printable(folders[i]));
  if (folders.size() > kNamedFolders) named.push_back(fmt::format("and {} more", folders.size() - kNamedFolders));
  return join(named, ", ");
}

}  // namespace

std::size_t scanned_files(const ScanResult& scan) {
  return static_cast<std::size_t>(
      std::count_if(scan.files.begin(), scan.files.end(), [](const SourceFile& file) { return file.scanned; }));
}

std::size_t pods_without_entries(const ScanResult& scan) {
  return static_cast<std::size_t>(
      std::count_if(scan.pods.begin(), scan.pods.end(), [](const Pod& pod) { return !pod.entry_of; }));
}

Summary summarize(const CheckReport& report) {
  Summary summary;
  for (const Diagnostic& finding : report.findings) {
    if (finding.status != Status::New) {
      ++(finding.status == Status::Known ? summary.known : summary.allowed);
      continue;
    }
    summary.errors += finding.severity == Severity::Error;
    summary.warnings += finding.severity == Severity::Warn;
    summary.notes += finding.severity == Severity::Note;
  }
  summary.files = scanned_files(report.scan);
  summary.pods = pods_without_entries(report.scan);
  summary.imports = count_imports(report.scan);
  return summary;
}

/// "; 118 known in podworks-baseline.yml or since main (8942f55a15), 2 fixed"
std::string known_words(const CheckReport& report, const Summary& summary) {
  std::vector<std::string> where;
  if (!report.baseline.empty()) where.push_back(fmt::format("in {}", printable(report.baseline)));
  std::string fixed;
  if (report.base) {
    const BaseReport& base = *report.base;
    where.push_back(fmt::format("since {} ({})", printable(base.revision), base.commit.substr(0, 10)));
    if (!base.fixed.empty()) fixed = fmt::format(", {} fixed", grouped(base.fixed.size()));
  }
  return where.empty() ? "" : fmt::format("; {} known {}{}", grouped(summary.known), join(where, " or "), fixed);
}

std::string summary_line(const CheckReport& report, const Summary& summary) {
  std::vector<std::string> found;
  const std::string status = report.base || !report.baseline.empty() ? "new " : "";
  const auto add = [&](std::size_t count, const std::string& one, const std::string& several) {
    if (count > 0) found.push_back(counted(count, status + one, status + several));
  };
  add(summary.errors, "error", "errors");
  add(summary.warnings, "warning", "warnings");
  add(summary.notes, "note", "notes");
  const std::string where =
      fmt::format("in {} of {}", counted(summary.files, "file", "files"), counted(summary.pods, "pod", "pods"));
  std::string scope = report.scope.empty() ? "" : fmt::format("; reported are only those {}", printable(report.scope));
  scope += known_words(report, summary);
  if (summary.allowed > 0) scope += fmt::format("; {} allowed by comments", grouped(summary.allowed));
  if (!found.empty()) return fmt::format("{} {}{}\n", join(found, ", "), where, scope);
  std::vector<std::string> checked = {counted(summary.imports.imports, "import", "imports")};
  if (!report.project.layers.empty()) checked.push_back(counted(report.project.layers.size(), "layer", "layers"));
  if (!report.project.apps.empty()) checked.push_back(counted(report.project.apps.size(), "app", "apps"));
  return fmt::format("no {}findings {} ({} checked){}\n", status, where, join(checked, ", "), scope);
}

std::vector<std::string> excluded_folders(const ScanNotes& notes) {
  std::vector<std::string> folders = notes.excluded_folders;
  std::erase_if(folders, [](const std::string& folder) {
    const std::string_view name = base_name(folder);
    return name == ".git" || name == ".svn" || name == ".hg";
  });
  return folders;
}

/// " (a, b, c, and 4 more)"
std::string first_of(const std::vector<std::string>& folders) {
  constexpr std::size_t kShown = 3;
  if (folders.empty()) return {};
  std::vector<std::string> shown;
  for (const std::string& folder : folders) {
    if (shown.size() == kShown) break;
    shown.push_back(folder.empty() ? "." : to_valid_utf8(folder, true));
  }
  const std::size_t others = folders.size() - shown.size();
  return fmt::format(" ({}{})", join(shown, ", "), others == 0 ? "" : fmt::format(", and {} more", grouped(others)));
}

std::string passed_over_lines(const ScanNotes& notes) {
  std::string text;
  const std::vector<std::string> folders = excluded_folders(notes);
  if (!folders.empty()) {
    text += fmt::format("passed over: {} ({})\n", counted(folders.size(), "excluded folder", "excluded folders"),
                        some_of(folders));
  }
  if (notes.excluded_files > 0) {
    text += fmt::format("passed over: {}\n", counted(notes.excluded_files, "excluded file", "excluded files"));
  }
  if (const auto& compiler = notes.compiler) {
    text += fmt::format(
        "compiler: {} of {} compiled; {} as the scan has them, {} otherwise, {} under conditions that "
        "none of them takes\n",
        grouped(compiler->units - compiler->failed), counted(compiler->units, "source", "sources"),
        counted(compiler->agreed, "import", "imports"), grouped(compiler->differ), grouped(compiler->not_taken));
  }
  if (notes.files_of_other_languages > 0) {
    text += fmt::format("passed over: {} in languages that no pod around them is made for{}\n",
                        counted(notes.files_of_other_languages, "source", "sources"),
                        first_of(notes.folders_of_other_languages));
  }
  if (!notes.linked_folders.empty()) {
    text += fmt::format("passed over: {}, not followed ({})\n",
                        counted(notes.linked_folders.size(), "linked folder", "linked folders"),
                        some_of(notes.linked_folders));
  }
  return text;
}

std::string import_lines(const ImportCounts& counts) {
  const std::string computed = counts.computed == 0 ? "" : fmt::format(" + {} computed", grouped(counts.computed));
  std::string text = fmt::format(
      "imports: {} = {} inside their pod + {} to other pods + {} external + {} unresolved{} + {} ambiguous + {} in "
      "files of no pod\n",
      grouped(counts.imports), grouped(counts.inside), grouped(counts.to_pods), grouped(counts.external),
      grouped(counts.unresolved), computed, grouped(counts.ambiguous), grouped(counts.unowned));
  if (counts.how.empty()) return text;
  auto steps = counts.how;
  std::sort(steps.begin(), steps.end(),
            [](const auto& a, const auto& b) { return std::pair(b.second, a.first) < std::pair(a.second, b.first); });
  std::vector<std::string> named;
  for (const auto& [step, count] : steps) named.push_back(fmt::format("{} {}", grouped(count), step));
  return text + fmt::format("resolved: {}\n", join(named, ", "));
}

std::string lookup_line(const LookupCounts& counts) {
  if (counts.lookups == 0) return {};
  return fmt::format(
      "looked up by name: {} in {} = {} inside their pod + {} of other pods + {} external + {} that no pod declares + "
      "{} ambiguous + {} computed\n",
      grouped(counts.lookups), counted(counts.files, "file", "files"), grouped(counts.inside), grouped(counts.to_pods),
      grouped(counts.external), grouped(counts.nobodys), grouped(counts.ambiguous), grouped(counts.computed));
}

}  // namespace podworks
