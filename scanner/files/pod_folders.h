// Where the folders of all pods lie: a folder's files are a pod's only down to where a deeper pod begins.
#pragma once

#include <cstdint>
#include <deque>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/declaration.h"
#include "model/scan.h"
#include "scanner/files/folder_globs.h"
#include "scanner/files/folder_index.h"

namespace podworks {

class PodFolders {
 public:
  /// `pods` outlives this.
  explicit PodFolders(const std::vector<PodDeclaration>& pods);

  /// The folder of another pod of this language than pods[own] lies between `root` and the file, and has it.
  bool lies_deeper(const SourceFile& file, std::string_view root, std::size_t own) const;

  /// Is the file a source of the pool? Not if it lies in pods that are all made for other languages: the JavaScript
  /// among a podspec's resources, a website beside a pool of podspecs.
  bool takes(std::string_view path, Language language) const;

 private:
  struct Folder {
    std::string_view path = {};
    std::uint32_t pod = 0;
    LanguageSet languages = kAllLanguages;
    bool is_border = true;  ///< the files below are the pod's, none are another one's
  };
  /// It leaves what it does not take to a pod of its package around it. To other pods it is a folder like others.
  struct Yielding {
    FolderGlobs globs;
    Folder folder;
  };
  /// The borders of all yielding folders of one package at one path.
  struct PackageBorder {
    std::string_view package = {};
    LanguageSet languages = 0;
  };
  /// Of all pods whose folder this is; 0 if it is none's.
  LanguageSet languages_at(std::string_view folder) const;
  bool is_border_of_others(std::string_view folder, Language language, std::size_t own) const;
  bool is_taken_deeper(const SourceFile& file, std::string_view root, std::size_t own) const;

  void add(const FolderFiles& folder, std::uint32_t pod, LanguageSet languages, bool is_border);

  std::deque<Yielding> yielding_;
  FolderIndex yielding_index_;                                                        // of yielding_
  std::unordered_map<std::string_view, std::vector<PackageBorder>> package_borders_;  // of yielding_, by path
  std::vector<std::string_view> packages_;                                            // by pod; empty: of none
  std::vector<Folder> folders_;                                                       // the others, sorted by path
  std::unordered_map<std::string_view, LanguageSet> languages_at_;                    // of all folders
  std::unordered_multimap<std::string_view, std::size_t> alone_;                      // listed files, with their pods
  LanguageSet languages_ = 0;                                                         // of all pods
};

}  // namespace podworks
