// Where the folders of all pods lie: a folder's files are a pod's only down to where a deeper pod begins.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/declaration.h"

namespace podworks {

class PodFolders {
 public:
  /// `pods` outlives this.
  explicit PodFolders(const std::vector<PodDeclaration>& pods);

  /// The folder of another pod of this language than pods[own] lies between `root` and the file.
  bool lies_deeper(std::string_view path, std::string_view root, Language language, std::size_t own) const;

  /// Is the file a source of the pool? Not if it lies in pods that are all made for other languages: the JavaScript
  /// among a podspec's resources, a website beside a pool of podspecs.
  bool takes(std::string_view path, Language language) const;

 private:
  struct Folder {
    std::string_view path = {};
    std::uint32_t pod = 0;
    LanguageSet languages = kAllLanguages;
    bool is_border = true;  ///< all files below are the pod's, none are another one's
  };
  /// Of all pods whose folder this is; 0 if it is none's.
  LanguageSet languages_at(std::string_view folder) const;

  std::vector<Folder> folders_;                                   // sorted by path
  std::unordered_multimap<std::string_view, std::size_t> alone_;  // listed files, with their pods
  LanguageSet languages_ = 0;                                     // of all pods
};

}  // namespace podworks
