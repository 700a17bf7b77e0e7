// Of very many folders of pods: which may have a file, without asking the globs of each.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scanner/files/folder_globs.h"

namespace podworks {

class FolderIndex {
 public:
  void add(const FolderGlobs& globs, std::size_t number);
  /// Numbers of the folders around the file that may take it, in ascending order; with `outer`, a folder around the
  /// file, those within it. Costs what they are, and the depth of the path.
  std::vector<std::size_t> may_take(std::string_view path, std::optional<std::string_view> outer = {}) const;

 private:
  struct Entry {
    std::size_t number = 0;
    std::size_t root_length = 0;
  };
  std::map<std::string, std::vector<Entry>, std::less<>> by_place_;
};

}  // namespace podworks
