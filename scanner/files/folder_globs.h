// Which files of its folder a pod takes by what the manifest says of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/glob.h"
#include "model/declaration.h"

namespace podworks {

class FolderGlobs {
 public:
  /// `folder` outlives this.
  explicit FolderGlobs(const FolderFiles& folder);

  /// `path` lies below the folder.
  bool takes(std::string_view path, bool is_header) const;
  bool excludes(std::string_view path) const { return matches_any(unwanted_, below(path)); }
  /// Of a header: others may include it.
  bool is_open(std::string_view path) const;
  bool is_test(std::string_view path) const { return matches_any(tests_, below(path)); }
  /// Files and folders, from the pool's root, in which all lies that it takes; none lies in another one.
  std::vector<std::string> reach() const;
  const FolderFiles& folder() const { return folder_; }

 private:
  std::string_view below(std::string_view path) const;

  const FolderFiles& folder_;
  std::vector<Glob> wanted_;
  std::vector<Glob> unwanted_;
  std::vector<Glob> open_;
  std::vector<Glob> always_open_;
  std::vector<Glob> tests_;
};

}  // namespace podworks
