#include "git/repository.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <mutex>
#include <utility>

#include "git/repository_state.h"

namespace podworks {
namespace {

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

}  // namespace

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
  if (!state->open_parts()) return cannot_open(git, folder, GIT_ERROR);
  return std::optional<Repository>(Repository(std::move(state)));
}

Result<std::optional<Repository>> Repository::submodule(const std::string& path) const {
  const std::string folder = fmt::format("{}/{}", state_->work_tree, path);
  std::error_code error;
  // A submodule that was not checked out is an empty folder, and around it lies this repository.
  if (std::filesystem::exists(folder + "/.git", error)) return around(folder);
  const GitLibrary& git = state_->git;
  const std::string kept =
      fmt::format("{}/modules/{}", without_slash(git.repository_path(state_->repository.get())), path);
  auto state = std::make_unique<State>(git);
  constexpr unsigned int kFlags = GIT_REPOSITORY_OPEN_BARE | GIT_REPOSITORY_OPEN_NO_SEARCH;
  const int code = git.repository_open_ext(state->repository.out(), kept.c_str(), kFlags, nullptr);
  if (code == GIT_ENOTFOUND) return std::optional<Repository>();
  if (code != 0 || !state->open_parts()) return cannot_open(git, kept, code);
  state->work_tree = folder;
  return std::optional<Repository>(Repository(std::move(state)));
}

const std::string& Repository::work_tree() const {
  return state_->work_tree;
}

bool Repository::is_shallow() const {
  return state_->git.repository_is_shallow(state_->repository.get()) == 1;
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
