// Where the folders of all pods lie: a folder's files are a pod's only down to where a deeper pod begins.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/declaration.h"

namespace podworks {

class PodFolders {
 public:
  /// `pods` outlives this.
  explicit PodFolders(const std::vector<PodDeclaration>& pods);

  /// The folder of another pod of this language than pods[own] lies between `root` and the file.
  bool lies_deeper(std::string_view path, std::string_view root, Language language, std::size_t own) const;

 private:
  struct Folder {
    std::string_view path = {};
    std::uint32_t pod = 0;
    LanguageSet languages = kAllLanguages;
  };
  std::vector<Folder> folders_;  // sorted by path
};

}  // namespace podworks
