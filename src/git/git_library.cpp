#include "git/git_library.h"

#include <dlfcn.h>

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace podworks {
namespace {

/// The version that git2.h belongs to: another one may have other structures.
#ifdef __APPLE__
constexpr const char* kFile = "libgit2." LIBGIT2_SOVERSION ".dylib";
#else
constexpr const char* kFile = "libgit2.so." LIBGIT2_SOVERSION;
#endif

class Loader {
 public:
  Loader() : handle_(dlopen(kFile, RTLD_NOW | RTLD_LOCAL)) {}

  bool is_there() const { return handle_ != nullptr; }
  /// The first function that is not in the library; empty if all are.
  const std::string& missing() const { return missing_; }

  template <class Function>
  void get(Function& function, const char* name) {
    function = reinterpret_cast<Function>(dlsym(handle_, name));
    if (function == nullptr && missing_.empty()) missing_ = name;
  }

 private:
  void* handle_;
  std::string missing_;
};

void get_all(Loader& loader, GitLibrary& git) {
  loader.get(git.libgit2_init, "git_libgit2_init");
  loader.get(git.libgit2_opts, "git_libgit2_opts");
  loader.get(git.config_open_default, "git_config_open_default");
  loader.get(git.config_get_multivar_foreach, "git_config_get_multivar_foreach");
  loader.get(git.config_free, "git_config_free");
  loader.get(git.error_last, "git_error_last");
  loader.get(git.repository_open_ext, "git_repository_open_ext");
  loader.get(git.repository_free, "git_repository_free");
  loader.get(git.repository_path, "git_repository_path");
  loader.get(git.repository_workdir, "git_repository_workdir");
  loader.get(git.repository_is_shallow, "git_repository_is_shallow");
  loader.get(git.repository_index, "git_repository_index");
  loader.get(git.repository_odb, "git_repository_odb");
  loader.get(git.revparse_single, "git_revparse_single");
  loader.get(git.object_peel, "git_object_peel");
  loader.get(git.object_id, "git_object_id");
  loader.get(git.object_free, "git_object_free");
  loader.get(git.merge_base, "git_merge_base");
  loader.get(git.commit_lookup, "git_commit_lookup");
  loader.get(git.commit_time, "git_commit_time");
  loader.get(git.commit_tree, "git_commit_tree");
  loader.get(git.commit_parentcount, "git_commit_parentcount");
  loader.get(git.commit_parent_id, "git_commit_parent_id");
  loader.get(git.commit_free, "git_commit_free");
  loader.get(git.tree_free, "git_tree_free");
  loader.get(git.tree_entry_bypath, "git_tree_entry_bypath");
  loader.get(git.tree_entry_filemode, "git_tree_entry_filemode");
  loader.get(git.tree_entry_id, "git_tree_entry_id");
  loader.get(git.tree_entry_free, "git_tree_entry_free");
  loader.get(git.index_free, "git_index_free");
  loader.get(git.index_entrycount, "git_index_entrycount");
  loader.get(git.index_get_byindex, "git_index_get_byindex");
  loader.get(git.index_path, "git_index_path");
  loader.get(git.diff_options_init, "git_diff_options_init");
  loader.get(git.diff_tree_to_index, "git_diff_tree_to_index");
  loader.get(git.diff_tree_to_tree, "git_diff_tree_to_tree");
  loader.get(git.diff_num_deltas, "git_diff_num_deltas");
  loader.get(git.diff_get_delta, "git_diff_get_delta");
  loader.get(git.diff_free, "git_diff_free");
  loader.get(git.blob_lookup, "git_blob_lookup");
  loader.get(git.blob_rawcontent, "git_blob_rawcontent");
  loader.get(git.blob_rawsize, "git_blob_rawsize");
  loader.get(git.blob_free, "git_blob_free");
  loader.get(git.odb_hash, "git_odb_hash");
  loader.get(git.odb_free, "git_odb_free");
  loader.get(git.oid_tostr, "git_oid_tostr");
  loader.get(git.oid_fromstr, "git_oid_fromstr");
  loader.get(git.ignore_path_is_ignored, "git_ignore_path_is_ignored");
}

Result<GitLibrary> load() {
  Loader loader;
  if (!loader.is_there()) {
    return Error{fmt::format("git is needed here, and {} is not installed", kFile),
                 {},
                 "install Debian's libgit2 (apt-get install libgit2-dev), or leave the base revision out"};
  }
  GitLibrary git;
  get_all(loader, git);
  if (!loader.missing().empty()) {
    return Error{fmt::format("{} has no function {}", kFile, loader.missing()), {}, "install libgit2 anew"};
  }
  if (git.libgit2_init() < 0) return Error{fmt::format("{} does not start", kFile), {}, "install libgit2 anew"};
  return git;
}

}  // namespace

Result<const GitLibrary*> git_library() {
  static const Result<GitLibrary> kLoaded = load();
  if (!kLoaded.ok()) return kLoaded.errors();
  return &kLoaded.value();
}

}  // namespace podworks
