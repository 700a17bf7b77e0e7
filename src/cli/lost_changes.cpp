#include "cli/lost_changes.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "base/shell_word.h"
#include "base/text.h"
#include "git/lost_changes.h"
#include "git/repository.h"
#include "rules/lookup.h"

namespace podworks {
namespace {

bool is_source(const ScanResult& scan, std::string_view path) {
  const std::optional<FileId> file = find_file(scan, path);
  return file && scan.files[index_of(*file)].scanned;
}

std::set<std::string> pods_of(const ScanResult& scan, std::string_view path) {
  std::set<std::string> pods;
  const std::optional<FileId> file = find_file(scan, path);
  if (!file) return pods;
  for (const FileOwner& owner : scan.owners_of(*file)) {
    pods.insert(scan.pod_of(owner.unit).name);
  }
  return pods;
}

/// A file of the repository as the pool calls it; unset if it is none of the pool's.
std::optional<std::string> path_of(const Pool& now, const OpenedBase& opened, const std::string& path) {
  if (!now.project.roots.empty()) return path_in_pool(now.location, opened.repository->work_tree() + "/" + path);
  const std::string folder = folder_in(*opened.repository, now.location.root);
  if (!lies_in(path, folder)) return std::nullopt;
  return path.substr(folder.empty() ? 0 : folder.size() + 1);
}

/// The sources of the pool that the base changed since the branch left it.
Result<std::vector<TheirFile>> changed_by_base(const Pool& now, const BasePool& base, const OpenedBase& opened,
                                               const std::string& tip) {
  const Result<std::vector<GitChange>> changes = opened.repository->changes(base.commit, tip);
  if (!changes.ok()) return changes.errors();
  std::vector<TheirFile> theirs;
  for (const GitChange& change : changes.value()) {
    if (change.kind != GitChange::Kind::Modified || change.is_link) continue;
    const std::optional<std::string> path = path_of(now, opened, change.path);
    if (!path || !is_source(base.pool.scan, *path)) continue;
    Result<std::string> then = base.pool.files->read_text(*path);
    Result<std::string> after = opened.repository->content(change.after);
    if (!then.ok()) return then.errors();
    if (!after.ok()) return after.errors();
    TheirFile& file = theirs.emplace_back();
    if (now.files->is_file(*path)) {
      Result<std::string> ours = now.files->read_text(*path);
      if (ours.ok()) file.ours = std::move(ours.value());
    }
    file.path = *path;
    file.then = std::move(then.value());
    file.theirs = std::move(after.value());
  }
  return theirs;
}

/// The sources that the branch changed or added.
std::vector<OurFile> changed_by_branch(const Pool& now, const BasePool& base, const OpenedBase& opened) {
  std::vector<OurFile> ours;
  for (const SourceFile& file : now.scan.files) {
    const bool has_roots = !now.project.roots.empty();  // then git calls it otherwise
    if (!file.scanned || (!has_roots && opened.files->is_unchanged(file.path))) continue;
    Result<std::string> text = now.files->read_text(file.path);
    if (!text.ok()) continue;
    const bool is_new = !is_source(base.pool.scan, file.path);
    if (has_roots && !is_new) {
      const Result<std::string> then = base.pool.files->read_text(file.path);
      if (then.ok() && then.value() == text.value()) continue;
    }
    ours.push_back({std::string(file.path), std::move(text.value()), is_new});
  }
  return ours;
}

/// A file that was renamed within its pods takes the change along in a merge.
bool is_merged_by_git(const Pool& now, const BasePool& base, const LostChange& change) {
  const auto origin = base.renames.files.find(change.to);
  const bool is_renamed =
      origin != base.renames.files.end() && origin->second == change.from && !is_source(now.scan, change.from);
  if (!is_renamed) return false;
  std::set<std::string> before;
  for (const std::string& pod : pods_of(now.scan, change.to)) {
    const auto renamed = base.renames.pods.find(pod);
    before.insert(renamed != base.renames.pods.end() ? renamed->second : pod);
  }
  return before == pods_of(base.pool.scan, change.from);
}

Diagnostic finding_of(const Pool& now, const BasePool& base, const OpenedBase& opened, const LostChange& change) {
  Diagnostic finding;
  finding.rule = "lost-change";
  finding.place = {change.to, change.line, 0};
  finding.message = fmt::format("`{}` changed this code in `{}` after the branch had {} it, and the change is not here",
                                base.revision, change.from, change.is_copy ? "copied" : "moved");
  finding.subject = fmt::format("{} -> {}", change.from, change.to);
  finding.notes.push_back(join(change.lines, "\n"));
  finding.help = fmt::format(
      "carry it over; `git diff {} -- {}` shows it", shell_word("HEAD..." + base.revision),
      shell_word(now.project.roots.empty() ? change.from
                                           : path_from(opened.repository->work_tree(), now.location, change.from)));
  std::set<std::string> pods = pods_of(now.scan, change.to);
  pods.merge(pods_of(base.pool.scan, change.from));
  finding.pods.assign(pods.begin(), pods.end());
  return finding;
}

}  // namespace

Result<std::vector<Diagnostic>> find_lost_changes(const Pool& now, const BasePool& base, const OpenedBase& opened) {
  std::vector<Diagnostic> findings;
  const Result<std::string> tip = opened.repository->commit_of(base.revision);
  if (!tip.ok() || tip.value() == base.commit) return findings;
  const Result<std::vector<TheirFile>> theirs = changed_by_base(now, base, opened, tip.value());
  if (!theirs.ok()) return theirs.errors();
  if (theirs.value().empty()) return findings;
  for (const LostChange& change : find_lost_changes(theirs.value(), changed_by_branch(now, base, opened))) {
    if (!is_merged_by_git(now, base, change)) findings.push_back(finding_of(now, base, opened, change));
  }
  return findings;
}

}  // namespace podworks
