// What a repository says of its commits.
#include <fmt/format.h>

#include "base/shell_word.h"
#include "git/repository_state.h"

namespace podworks {
namespace {

git_diff_options diff_options(const GitLibrary& git) {
  git_diff_options options = {};
  git.diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION);
  options.flags |= GIT_DIFF_INCLUDE_TYPECHANGE;
  return options;
}

void add(const git_diff_delta& delta, std::vector<GitChange>& changes) {
  const bool is_new = delta.status == GIT_DELTA_ADDED;
  const bool is_gone = delta.status == GIT_DELTA_DELETED;
  const bool is_other = delta.status == GIT_DELTA_MODIFIED || delta.status == GIT_DELTA_TYPECHANGE ||
                        delta.status == GIT_DELTA_CONFLICTED;
  if (!is_new && !is_gone && !is_other) return;
  GitChange change;
  change.kind = is_new ? GitChange::Kind::Added : is_gone ? GitChange::Kind::Deleted : GitChange::Kind::Modified;
  change.path = is_new ? delta.new_file.path : delta.old_file.path;
  change.is_link = is_link(is_new ? delta.new_file.mode : delta.old_file.mode);
  change.is_submodule = is_submodule(is_new ? delta.new_file.mode : delta.old_file.mode);
  if (!is_new) change.before = to_id(delta.old_file.id);
  if (!is_gone) change.after = to_id(delta.new_file.id);
  changes.push_back(std::move(change));
}

Error not_readable(const GitLibrary& git, const std::string& commit) {
  return {fmt::format("the files of {} cannot be read: {}", commit.substr(0, 12), last_error(git)),
          {},
          "fetch the revision whole; a partial clone lacks files"};
}

Result<std::vector<GitChange>> read_changes(const GitLibrary& git, int code, const Owned<git_diff>& diff,
                                            const std::string& from) {
  if (code != 0) return not_readable(git, from);
  std::vector<GitChange> changes;
  for (std::size_t i = 0; i < git.diff_num_deltas(diff.get()); ++i) {
    const git_diff_delta& delta = *git.diff_get_delta(diff.get(), i);
    add(delta, changes);
  }
  std::sort(changes.begin(), changes.end(), [](const GitChange& a, const GitChange& b) { return a.path < b.path; });
  return changes;
}

}  // namespace

Result<std::string> Repository::commit_of(const std::string& revision) const {
  const GitLibrary& git = state_->git;
  Owned<git_object> object(git.object_free);
  Owned<git_object> commit(git.object_free);
  const int found = git.revparse_single(object.out(), state_->repository.get(), revision.c_str());
  if (found == 0 && git.object_peel(commit.out(), object.get(), GIT_OBJECT_COMMIT) == 0) {
    return text_of(git, *git.object_id(commit.get()));
  }
  if (found == GIT_EAMBIGUOUS) {
    return Error{fmt::format("`{}` may mean several commits", revision), {}, "give more digits of its id"};
  }
  if (found == 0) return Error{fmt::format("`{}` is no commit", revision), {}, "give a branch, a tag or a commit"};
  const std::size_t slash = revision.find('/');
  const std::string fetch = slash == std::string::npos
                                ? std::string("git fetch")
                                : fmt::format("git fetch {} {}", shell_word(revision.substr(0, slash)),
                                              shell_word(revision.substr(slash + 1)));
  return Error{fmt::format("there is no revision `{}` in this clone{}", revision,
                           is_shallow() ? ", which is a shallow one" : ""),
               {},
               fmt::format("fetch it first: `{}`", fetch)};
}

Result<std::optional<std::string>> Repository::merge_base(const std::string& one, const std::string& other) const {
  const GitLibrary& git = state_->git;
  git_oid a;
  git_oid b;
  git_oid base;
  if (git.oid_fromstr(&a, one.c_str()) != 0 || git.oid_fromstr(&b, other.c_str()) != 0) {
    return Error{fmt::format("`{}` or `{}` is no commit's id", one, other), {}, ""};
  }
  const int code = git.merge_base(&base, state_->repository.get(), &a, &b);
  if (code == GIT_ENOTFOUND) return std::optional<std::string>();
  if (code != 0) {
    // In a shallow clone the walk ends at commits that were not fetched.
    if (is_shallow()) return std::optional<std::string>();
    return Error{fmt::format("the commit at which {} and {} parted cannot be found: {}", one.substr(0, 12),
                             other.substr(0, 12), last_error(git)),
                 {},
                 "run `git fsck`"};
  }
  return std::optional<std::string>(text_of(git, base));
}

std::optional<std::int64_t> Repository::time_of(const std::string& commit) const {
  const GitLibrary& git = state_->git;
  git_oid id;
  Owned<git_commit> found(git.commit_free);
  if (git.oid_fromstr(&id, commit.c_str()) != 0) return std::nullopt;
  if (git.commit_lookup(found.out(), state_->repository.get(), &id) != 0) return std::nullopt;
  return git.commit_time(found.get());
}

Result<bool> Repository::has_file(const std::string& commit, const std::string& path) const {
  const GitLibrary& git = state_->git;
  Owned<git_tree> tree(git.tree_free);
  Owned<git_tree_entry> entry(git.tree_entry_free);
  if (state_->tree_of(commit, tree.out()) != 0) return not_readable(git, commit);
  const int code = git.tree_entry_bypath(entry.out(), tree.get(), path.c_str());
  if (code != 0 && code != GIT_ENOTFOUND) return not_readable(git, commit);
  return code == 0;
}

Result<std::vector<GitChange>> Repository::changes(const std::string& from, const std::string& to) const {
  const GitLibrary& git = state_->git;
  Owned<git_tree> old_tree(git.tree_free);
  Owned<git_tree> new_tree(git.tree_free);
  Owned<git_diff> diff(git.diff_free);
  const git_diff_options options = diff_options(git);
  int code = state_->tree_of(from, old_tree.out());
  if (code == 0) code = state_->tree_of(to, new_tree.out());
  if (code == 0) {
    code = git.diff_tree_to_tree(diff.out(), state_->repository.get(), old_tree.get(), new_tree.get(), &options);
  }
  return read_changes(git, code, diff, from);
}

Result<std::vector<GitChange>> Repository::changes_to_index(const std::string& from) const {
  const GitLibrary& git = state_->git;
  Owned<git_tree> tree(git.tree_free);
  Owned<git_diff> diff(git.diff_free);
  const git_diff_options options = diff_options(git);
  int code = state_->tree_of(from, tree.out());
  if (code == 0) {
    code = git.diff_tree_to_index(diff.out(), state_->repository.get(), tree.get(), state_->index.get(), &options);
  }
  return read_changes(git, code, diff, from);
}

std::optional<std::string> Repository::submodule_commit(const std::string& commit, const std::string& path) const {
  const GitLibrary& git = state_->git;
  Owned<git_tree> tree(git.tree_free);
  Owned<git_tree_entry> entry(git.tree_entry_free);
  if (state_->tree_of(commit, tree.out()) != 0) return std::nullopt;
  if (git.tree_entry_bypath(entry.out(), tree.get(), path.c_str()) != 0) return std::nullopt;
  if (git.tree_entry_filemode(entry.get()) != GIT_FILEMODE_COMMIT) return std::nullopt;
  return text_of(git, *git.tree_entry_id(entry.get()));
}

std::vector<FileVersion> Repository::versions(const std::string& path, std::size_t most) const {
  const GitLibrary& git = state_->git;
  std::vector<FileVersion> versions;
  const Result<std::string> head = commit_of("HEAD");
  git_oid id;
  if (!head.ok() || git.oid_fromstr(&id, head.value().c_str()) != 0) return versions;
  while (true) {
    Owned<git_commit> commit(git.commit_free);
    if (git.commit_lookup(commit.out(), state_->repository.get(), &id) != 0) return versions;
    const std::optional<GitId> content = state_->content_in(commit.get(), path);
    if (!content) return versions;
    if (versions.empty() || versions.back().content != *content) {
      if (versions.size() == most) return versions;
      versions.push_back({{}, *content});
    }
    versions.back().commit = text_of(git, id);  // the oldest commit that has it
    if (git.commit_parentcount(commit.get()) == 0) return versions;
    id = state_->parent_with(commit.get(), path, *content);
  }
}

}  // namespace podworks
