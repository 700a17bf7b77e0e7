#include "scanner/files/pod_folders.h"

#include <algorithm>

#include "base/text.h"

namespace podworks {

PodFolders::PodFolders(const std::vector<PodDeclaration>& pods) {
  for (std::size_t i = 0; i < pods.size(); ++i) {
    const auto number = static_cast<std::uint32_t>(i);
    folders_.push_back({pods[i].root, number, pods[i].languages});
    for (const UnitDeclaration& unit : pods[i].units) {
      for (const FolderFiles& folder : unit.folders) {
        if (folder.root != pods[i].root) folders_.push_back({folder.root, number, folder.languages});
      }
    }
  }
  std::stable_sort(folders_.begin(), folders_.end(), [](const Folder& a, const Folder& b) { return a.path < b.path; });
}

bool PodFolders::lies_deeper(std::string_view path, std::string_view root, Language language, std::size_t own) const {
  for (std::string_view folder = folder_of(path); folder.size() > root.size(); folder = folder_of(folder)) {
    auto found = std::lower_bound(folders_.begin(), folders_.end(), folder,
                                  [](const Folder& a, std::string_view wanted) { return a.path < wanted; });
    for (; found != folders_.end() && found->path == folder; ++found) {
      if (found->pod != own && has(found->languages, language)) return true;
    }
  }
  return false;
}

}  // namespace podworks
