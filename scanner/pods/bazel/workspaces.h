// Where Bazel's workspaces and packages lie in the pool, and how they call each other.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "scanner/pods/bazel/glob.h"
#include "scanner/pods/bazel/label.h"
#include "scanner/pods/reader.h"

namespace podworks {

struct BazelWorkspace {
  bool is_marked = false;                              ///< by a MODULE.bazel or one of its kind
  std::string folder = {};                             ///< relative to the pool's root
  std::set<std::string, std::less<>> names = {};       ///< by which its own labels may call it
  std::map<std::string, std::string> neighbours = {};  ///< other repositories that lie in the pool: name -> folder
  /// Folders of .bazelignore, relative to the pool's root: no packages, and `glob` does not enter them.
  std::vector<std::string> ignored = {};

  bool is_ignored(std::string_view inner) const;
};

class BazelWorkspaces {
 public:
  explicit BazelWorkspaces(const ReaderContext& context);

  /// The nearest one above; the pool's root if there is none.
  const BazelWorkspace& around(std::string_view folder) const;
  /// Has a BUILD file that counts.
  bool is_package(std::string_view folder) const { return packages_.contains(std::string(folder)); }
  /// Folder -> path of its BUILD file, sorted.
  const std::map<std::string, std::string>& packages() const { return packages_; }
  /// Of the package in that folder.
  BazelFiles files_of(const Listing& listing, std::string_view folder) const;
  /// The folder in the pool of a label's package, seen from `folder`; unset if it is another repository's.
  std::optional<std::string> folder_of_label(const BazelLabel& label, std::string_view folder) const;

 private:
  void find_workspaces(const ReaderContext& context);
  void read_names(const ReaderContext& context, const std::string& path, BazelWorkspace& workspace);
  void find_packages(const ReaderContext& context);

  std::map<std::string, BazelWorkspace> workspaces_;  // by folder
  std::map<std::string, std::string> packages_;
};

bool is_build_file(std::string_view path);

}  // namespace podworks
