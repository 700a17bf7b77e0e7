// libgit2, loaded when git is first asked for: linked in the usual way its twenty libraries would double the time in
// which podworks starts. Only this folder includes git2.h.
#pragma once

#include <git2.h>

#include "base/result.h"

namespace podworks {

/// The functions of libgit2 that podworks calls, by their names there without `git_`.
struct GitLibrary {
  decltype(&::git_libgit2_init) libgit2_init = nullptr;
  decltype(&::git_libgit2_opts) libgit2_opts = nullptr;
  decltype(&::git_config_open_default) config_open_default = nullptr;
  decltype(&::git_config_get_multivar_foreach) config_get_multivar_foreach = nullptr;
  decltype(&::git_config_free) config_free = nullptr;
  decltype(&::git_error_last) error_last = nullptr;
  decltype(&::git_repository_open_ext) repository_open_ext = nullptr;
  decltype(&::git_repository_free) repository_free = nullptr;
  decltype(&::git_repository_path) repository_path = nullptr;
  decltype(&::git_repository_workdir) repository_workdir = nullptr;
  decltype(&::git_repository_is_shallow) repository_is_shallow = nullptr;
  decltype(&::git_repository_index) repository_index = nullptr;
  decltype(&::git_repository_odb) repository_odb = nullptr;
  decltype(&::git_revparse_single) revparse_single = nullptr;
  decltype(&::git_object_peel) object_peel = nullptr;
  decltype(&::git_object_id) object_id = nullptr;
  decltype(&::git_object_free) object_free = nullptr;
  decltype(&::git_merge_base) merge_base = nullptr;
  decltype(&::git_commit_lookup) commit_lookup = nullptr;
  decltype(&::git_commit_time) commit_time = nullptr;
  decltype(&::git_commit_tree) commit_tree = nullptr;
  decltype(&::git_commit_parentcount) commit_parentcount = nullptr;
  decltype(&::git_commit_parent_id) commit_parent_id = nullptr;
  decltype(&::git_commit_free) commit_free = nullptr;
  decltype(&::git_tree_free) tree_free = nullptr;
  decltype(&::git_tree_entry_bypath) tree_entry_bypath = nullptr;
  decltype(&::git_tree_entry_filemode) tree_entry_filemode = nullptr;
  decltype(&::git_tree_entry_id) tree_entry_id = nullptr;
  decltype(&::git_tree_entry_free) tree_entry_free = nullptr;
  decltype(&::git_index_free) index_free = nullptr;
  decltype(&::git_index_entrycount) index_entrycount = nullptr;
  decltype(&::git_index_get_byindex) index_get_byindex = nullptr;
  decltype(&::git_index_path) index_path = nullptr;
  decltype(&::git_diff_options_init) diff_options_init = nullptr;
  decltype(&::git_diff_tree_to_index) diff_tree_to_index = nullptr;
  decltype(&::git_diff_tree_to_tree) diff_tree_to_tree = nullptr;
  decltype(&::git_diff_num_deltas) diff_num_deltas = nullptr;
  decltype(&::git_diff_get_delta) diff_get_delta = nullptr;
  decltype(&::git_diff_free) diff_free = nullptr;
  decltype(&::git_blob_lookup) blob_lookup = nullptr;
  decltype(&::git_blob_rawcontent) blob_rawcontent = nullptr;
  decltype(&::git_blob_rawsize) blob_rawsize = nullptr;
  decltype(&::git_blob_free) blob_free = nullptr;
  decltype(&::git_odb_hash) odb_hash = nullptr;
  decltype(&::git_odb_free) odb_free = nullptr;
  decltype(&::git_oid_tostr) oid_tostr = nullptr;
  decltype(&::git_oid_fromstr) oid_fromstr = nullptr;
  decltype(&::git_ignore_path_is_ignored) ignore_path_is_ignored = nullptr;
};

/// Loaded and initialised once for the whole run. An error, with what to install, if it is not there.
Result<const GitLibrary*> git_library();

}  // namespace podworks
