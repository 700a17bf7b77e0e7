#include "git/repository.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <mutex>
#include <utility>

#include "git/git_library.h"

namespace podworks {
namespace {

/// One of libgit2's objects, which frees itself.
template <class T>
class Owned {
 public:
  explicit Owned(void (*free)(T*)) : free_(free) {}
  Owned(const Owned&) = delete;
  Owned& operator=(const Owned&) = delete;
  ~Owned() {
    if (object_ != nullptr) free_(object_);
  }
  T** out() { return &object_; }
  T* get() const { return object_; }

 private:
  T* object_ = nullptr;
  void (*free_)(T*);
};

std::string last_error(const GitLibrary& git) {
  const git_error* const error = git.error_last();
  return error != nullptr && error->message != nullptr ? error->message : "unknown error";
}

std::string text_of(const GitLibrary& git, const git_oid& id) {
  char text[GIT_OID_HEXSZ + 1];
  return git.oid_tostr(text, sizeof text, &id);
}

GitId to_id(const git_oid& oid) {
  GitId id;
  std::copy(std::begin(oid.id), std::end(oid.id), id.begin());
  return id;
}

git_oid to_oid(const GitId& id) {
  git_oid oid;
  std::copy(id.begin(), id.end(), std::begin(oid.id));
  return oid;
}

std::string without_slash(std::string path) {
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  return path;
}

Error cannot_open(const GitLibrary& git, const std::string& folder, int code) {
  if (code == GIT_EOWNER) {
    return {fmt::format("git does not trust the repository around `{}`: it belongs to another user", folder),
            {},
            fmt::format("run `git config --global --add safe.directory {}` first", folder)};
  }
  return {fmt::format("the git repository around `{}` cannot be opened: {}", folder, last_error(git)),
          {},
          "repair it, or leave the base revision out"};
}

git_diff_options diff_options(const GitLibrary& git) {
  git_diff_options options = {};
  git.diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION);
  options.flags |= GIT_DIFF_INCLUDE_TYPECHANGE;
  return options;
}

bool is_link(std::uint16_t mode) {
  return mode == GIT_FILEMODE_LINK;
}

bool is_submodule(std::uint16_t mode) {
  return mode == GIT_FILEMODE_COMMIT;
}

}  // namespace

struct Repository::State {
  explicit State(const GitLibrary& library)
      : git(library), repository(library.repository_free), index(library.index_free), odb(library.odb_free) {}

  const GitLibrary& git;
  Owned<git_repository> repository;
  Owned<git_index> index;
  Owned<git_odb> odb;
  std::string work_tree;
  mutable std::mutex mutex;  // libgit2 shares caches between the calls

  Result<std::vector<GitChange>> read(int code, const Owned<git_diff>& diff, const std::string& from) const {
    if (code != 0) {
      return Error{fmt::format("the files of {} cannot be read: {}", from.substr(0, 12), last_error(git)),
                   {},
                   "fetch the revision whole; a partial clone lacks files"};
    }
    std::vector<GitChange> changes;
    for (std::size_t i = 0; i < git.diff_num_deltas(diff.get()); ++i) {
      const git_diff_delta& delta = *git.diff_get_delta(diff.get(), i);
      add(delta, changes);
    }
    std::sort(changes.begin(), changes.end(), [](const GitChange& a, const GitChange& b) { return a.path < b.path; });
    return changes;
  }

  void add(const git_diff_delta& delta, std::vector<GitChange>& changes) const {
    const bool is_new = delta.status == GIT_DELTA_ADDED;
    const bool is_gone = delta.status == GIT_DELTA_DELETED;
    const bool is_other = delta.status == GIT_DELTA_MODIFIED || delta.status == GIT_DELTA_TYPECHANGE ||
                          delta.status == GIT_DELTA_CONFLICTED;
    if (!is_new && !is_gone && !is_other) return;
    GitChange change;
    change.kind = is_new ? GitChange::Kind::Added : is_gone ? GitChange::Kind::Deleted : GitChange::Kind::Modified;
    change.path = is_new ? delta.new_file.path : delta.old_file.path;
    change.is_link = is_link(is_new ? delta.new_file.mode : delta.old_file.mode);
    if (is_submodule(is_new ? delta.new_file.mode : delta.old_file.mode)) return;
    if (!is_new) change.before = to_id(delta.old_file.id);
    if (!is_gone) change.after = to_id(delta.new_file.id);
    changes.push_back(std::move(change));
  }

  int tree_of(const std::string& commit, git_tree** tree) const {
    git_oid id;
    if (const int code = git.oid_fromstr(&id, commit.c_str())) return code;
    Owned<git_commit> object(git.commit_free);
    if (const int code = git.commit_lookup(object.out(), repository.get(), &id)) return code;
    return git.commit_tree(tree, object.get());
  }
};

Repository::Repository(std::unique_ptr<State> state) : state_(std::move(state)) {}
Repository::Repository(Repository&&) noexcept = default;
Repository& Repository::operator=(Repository&&) noexcept = default;
Repository::~Repository() = default;

Result<std::optional<Repository>> Repository::around(const std::string& folder) {
  const Result<const GitLibrary*> library = git_library();
  if (!library.ok()) return library.errors();
  const GitLibrary& git = *library.value();
  auto state = std::make_unique<State>(git);
  const int code = git.repository_open_ext(state->repository.out(), folder.c_str(), 0, nullptr);
  if (code == GIT_ENOTFOUND) return std::optional<Repository>();
  if (code != 0) return cannot_open(git, folder, code);
  const char* const work_tree = git.repository_workdir(state->repository.get());
  if (work_tree == nullptr) {
    return Error{fmt::format("the git repository around `{}` has no work tree", folder), {}, "run it in a checkout"};
  }
  std::error_code error;
  state->work_tree = without_slash(std::filesystem::weakly_canonical(work_tree, error).string());
  if (error) return Error{fmt::format("`{}` cannot be read: {}", work_tree, error.message()), {}, ""};
  if (git.repository_index(state->index.out(), state->repository.get()) != 0 ||
      git.repository_odb(state->odb.out(), state->repository.get()) != 0) {
    return cannot_open(git, folder, GIT_ERROR);
  }
  return std::optional<Repository>(Repository(std::move(state)));
}

const std::string& Repository::work_tree() const {
  return state_->work_tree;
}

bool Repository::is_shallow() const {
  return state_->git.repository_is_shallow(state_->repository.get()) == 1;
}

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
                                : fmt::format("git fetch {} {}", revision.substr(0, slash), revision.substr(slash + 1));
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
  return state_->read(code, diff, from);
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
  return state_->read(code, diff, from);
}

Result<std::vector<TrackedFile>> Repository::tracked_files() const {
  const GitLibrary& git = state_->git;
  std::vector<TrackedFile> files;
  const std::size_t count = git.index_entrycount(state_->index.get());
  files.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const git_index_entry* const entry = git.index_get_byindex(state_->index.get(), i);
    // Of a conflict the index holds up to three; the path is one.
    if (!files.empty() && files.back().path == entry->path) continue;
    TrackedFile& file = files.emplace_back();
    file.path = entry->path;
    file.id = to_id(entry->id);
    file.status = {entry->mtime.seconds, entry->mtime.nanoseconds, entry->file_size, entry->ino};
    file.is_link = is_link(static_cast<std::uint16_t>(entry->mode));
    file.is_submodule = is_submodule(static_cast<std::uint16_t>(entry->mode));
  }
  return files;
}

FileStatus Repository::index_status() const {
  const char* const path = state_->git.index_path(state_->index.get());
  return path != nullptr ? status_of(-1, path).value_or(FileStatus{}) : FileStatus{};
}

Result<std::string> Repository::content(const GitId& id) const {
  const GitLibrary& git = state_->git;
  const std::lock_guard lock(state_->mutex);
  const git_oid oid = to_oid(id);
  Owned<git_blob> blob(git.blob_free);
  if (git.blob_lookup(blob.out(), state_->repository.get(), &oid) != 0) {
    return Error{fmt::format("git has no file {}: {}", text_of(git, oid).substr(0, 12), last_error(git)),
                 {},
                 "fetch it; a partial clone lacks files"};
  }
  return std::string(static_cast<const char*>(git.blob_rawcontent(blob.get())),
                     static_cast<std::size_t>(git.blob_rawsize(blob.get())));
}

GitId Repository::id_of(std::string_view content) const {
  git_oid oid;
  if (state_->git.odb_hash(&oid, content.data(), content.size(), GIT_OBJECT_BLOB) != 0) return {};
  return to_id(oid);
}

bool Repository::is_ignored(const std::string& path) const {
  const std::lock_guard lock(state_->mutex);
  int ignored = 0;
  return state_->git.ignore_path_is_ignored(&ignored, state_->repository.get(), path.c_str()) == 0 && ignored == 1;
}

}  // namespace podworks
