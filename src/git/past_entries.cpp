#include "git/past_entries.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/shell_word.h"
#include "base/text.h"

namespace podworks {
namespace {

bool by_path(const PastEntry& one, const PastEntry& other) {
  return one.path < other.path;
}

/// Adds one repository after the other to the answer.
class Reader {
 public:
  explicit Reader(PastEntries& to) : to_(to) {}

  /// Without a commit nothing of it was there.
  Result<Done> add(PastSource source, const std::optional<std::string>& commit) {
    source.index = source.repository->index_status();
    to_.sources.push_back(source);
    std::vector<std::string> submodules;
    std::vector<PastEntry> entries;
    if (Result<Done> added = add_tracked(source, entries, submodules); !added.ok()) return added;
    if (commit) {
      const Result<std::vector<GitChange>> changes = source.repository->changes_to_index(*commit);
      if (!changes.ok()) return changes.errors();
      apply(source, changes.value(), entries, submodules);
    } else {
      for (PastEntry& entry : entries) entry.was_there = entry.is_same_there = false;
    }
    std::move(entries.begin(), entries.end(), std::back_inserter(to_.entries));
    for (const std::string& path : submodules) {
      if (Result<Done> added = add_submodule(source, path, commit); !added.ok()) return added;
    }
    return Done{};
  }

 private:
  /// A path of the repository as it is called below the folder; unset if it lies elsewhere.
  static std::optional<std::string> below(const PastSource& source, std::string_view path) {
    if (!lies_in(path, source.above) || path.size() <= source.above.size()) return std::nullopt;
    return join_path(source.folder, path.substr(source.above.empty() ? 0 : source.above.size() + 1));
  }

  Result<Done> add_tracked(const PastSource& source, std::vector<PastEntry>& entries,
                           std::vector<std::string>& submodules) const {
    const Result<std::vector<TrackedFile>> tracked = source.repository->tracked_files();
    if (!tracked.ok()) return tracked.errors();
    for (const TrackedFile& file : tracked.value()) {
      std::optional<std::string> path = below(source, file.path);
      if (!path) continue;
      if (file.is_submodule) {
        submodules.emplace_back(file.path);
        continue;
      }
      entries.push_back({.path = std::move(*path),
                         .was_there = true,
                         .is_same_there = true,
                         .is_link = file.is_link,
                         .source = static_cast<std::uint32_t>(to_.sources.size() - 1),
                         .id = file.id,
                         .status = file.status});
    }
    if (!std::is_sorted(entries.begin(), entries.end(), by_path)) std::sort(entries.begin(), entries.end(), by_path);
    return Done{};
  }

  /// Submodules that are there no more go to the others.
  void apply(const PastSource& source, const std::vector<GitChange>& changes, std::vector<PastEntry>& entries,
             std::vector<std::string>& submodules) const {
    std::vector<PastEntry> gone;
    for (const GitChange& change : changes) {
      std::optional<std::string> path = below(source, change.path);
      if (!path) continue;
      const auto place =
          std::lower_bound(entries.begin(), entries.end(), *path,
                           [](const PastEntry& entry, const std::string& wanted) { return entry.path < wanted; });
      const bool is_known = place != entries.end() && place->path == *path;
      if (change.is_submodule) {
        if (is_known) place->was_there = place->is_same_there = false;
        const bool is_listed = std::find(submodules.begin(), submodules.end(), change.path) != submodules.end();
        if (!is_listed) submodules.push_back(change.path);
        continue;
      }
      PastEntry& entry = is_known ? *place : gone.emplace_back(PastEntry{.path = std::move(*path)});
      entry.was_there = change.kind != GitChange::Kind::Added;
      entry.is_same_there = false;
      entry.is_link = change.is_link;
      entry.source = static_cast<std::uint32_t>(to_.sources.size() - 1);
      entry.id = change.before;
    }
    std::move(gone.begin(), gone.end(), std::back_inserter(entries));
  }

  Result<Done> add_submodule(const PastSource& source, const std::string& path,
                             const std::optional<std::string>& commit) {
    const std::string folder = *below(source, path);
    Result<std::optional<Repository>> found = source.repository->submodule(path);
    if (!found.ok()) return found.errors();
    if (!found.value()) {
      to_.unread.push_back(folder);
      return Done{};
    }
    const auto repository = std::make_shared<const Repository>(std::move(*found.value()));
    const std::optional<std::string> then =
        commit ? source.repository->submodule_commit(*commit, path) : std::optional<std::string>();
    if (then && !repository->commit_of(*then).ok()) {
      return Error{fmt::format("the submodule `{}` was at {} then, a commit that its clone does not have",
                               printable_path(folder), then->substr(0, 12)),
                   {},
                   fmt::format("fetch it first: `git -C {} fetch origin {}`", shell_word(path), *then)};
    }
    return add({repository, "", folder, {}}, then);
  }

  static std::string printable_path(const std::string& path) { return to_valid_utf8(path, true); }

  PastEntries& to_;
};

}  // namespace

std::string PastSource::path_in_it(std::string_view path) const {
  return join_path(above, path.substr(folder.empty() ? 0 : folder.size() + 1));
}

Result<PastEntries> past_entries(std::shared_ptr<const Repository> repository, const std::string& folder,
                                 const std::string& commit) {
  PastEntries all;
  const Result<Done> added = Reader(all).add({std::move(repository), folder, "", {}}, commit);
  if (!added.ok()) return added.errors();
  // What became a submodule stands there twice, if it has a file of the same name: what was there then goes before.
  const auto in_order = [](const PastEntry& one, const PastEntry& other) {
    return std::pair(std::string_view(one.path), !one.was_there) <
           std::pair(std::string_view(other.path), !other.was_there);
  };
  if (!std::is_sorted(all.entries.begin(), all.entries.end(), in_order)) {
    std::stable_sort(all.entries.begin(), all.entries.end(), in_order);
  }
  const auto same = [](const PastEntry& one, const PastEntry& other) { return one.path == other.path; };
  all.entries.erase(std::unique(all.entries.begin(), all.entries.end(), same), all.entries.end());
  return all;
}

}  // namespace podworks
