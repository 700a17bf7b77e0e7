// What the files of this folder share about an open repository. Only they include it.
#pragma once

#include <algorithm>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "git/git_library.h"
#include "git/repository.h"

namespace podworks {

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

inline std::string last_error(const GitLibrary& git) {
  const git_error* const error = git.error_last();
  return error != nullptr && error->message != nullptr ? error->message : "unknown error";
}

inline std::string text_of(const GitLibrary& git, const git_oid& id) {
  char text[GIT_OID_HEXSZ + 1];
  return git.oid_tostr(text, sizeof text, &id);
}

inline GitId to_id(const git_oid& oid) {
  GitId id;
  std::copy(std::begin(oid.id), std::end(oid.id), id.begin());
  return id;
}

inline git_oid to_oid(const GitId& id) {
  git_oid oid;
  std::copy(id.begin(), id.end(), std::begin(oid.id));
  return oid;
}

inline bool is_link(std::uint16_t mode) {
  return mode == GIT_FILEMODE_LINK;
}

inline bool is_submodule(std::uint16_t mode) {
  return mode == GIT_FILEMODE_COMMIT;
}

struct Repository::State {
  explicit State(const GitLibrary& library)
      : git(library), repository(library.repository_free), index(library.index_free), odb(library.odb_free) {}

  /// What is asked of an open repository; false if it is broken.
  bool open_parts() {
    return git.repository_index(index.out(), repository.get()) == 0 &&
           git.repository_odb(odb.out(), repository.get()) == 0;
  }

  const GitLibrary& git;
  Owned<git_repository> repository;
  Owned<git_index> index;
  Owned<git_odb> odb;
  std::string work_tree;
  mutable std::mutex mutex;  // libgit2 shares caches between the calls

  /// The file's content in a commit; unset if it is not there.
  std::optional<GitId> content_in(const git_commit* commit, const std::string& path) const {
    Owned<git_tree> tree(git.tree_free);
    Owned<git_tree_entry> entry(git.tree_entry_free);
    if (git.commit_tree(tree.out(), commit) != 0) return std::nullopt;
    if (git.tree_entry_bypath(entry.out(), tree.get(), path.c_str()) != 0) return std::nullopt;
    return to_id(*git.tree_entry_id(entry.get()));
  }

  /// Of the parents of a commit, of which there is one at least, the first that has the file as it has it: the others
  /// did not bring it. If none has, the first.
  git_oid parent_with(const git_commit* commit, const std::string& path, const GitId& content) const {
    const unsigned int count = git.commit_parentcount(commit);
    for (unsigned int i = 0; count > 1 && i < count; ++i) {
      Owned<git_commit> parent(git.commit_free);
      if (git.commit_lookup(parent.out(), repository.get(), git.commit_parent_id(commit, i)) != 0) continue;
      if (content_in(parent.get(), path) == content) return *git.commit_parent_id(commit, i);
    }
    return *git.commit_parent_id(commit, 0);
  }

  int tree_of(const std::string& commit, git_tree** tree) const {
    git_oid id;
    if (const int code = git.oid_fromstr(&id, commit.c_str())) return code;
    Owned<git_commit> object(git.commit_free);
    if (const int code = git.commit_lookup(object.out(), repository.get(), &id)) return code;
    return git.commit_tree(tree, object.get());
  }
};

}  // namespace podworks
