#include "base/text.h"
#include "model/project.h"

namespace podworks {

const RootConfig* root_of(const Project& project, std::string_view path) {
  const RootConfig* deepest = nullptr;
  for (const RootConfig& root : project.roots) {
    if (!lies_in(path, root.prefix)) continue;
    if (deepest == nullptr || root.prefix.size() > deepest->prefix.size()) deepest = &root;
  }
  return deepest;
}

std::string path_on_disk(const Project& project, std::string_view path) {
  const RootConfig* const root = root_of(project, path);
  if (root == nullptr) return std::string(path);
  return root->place + std::string(path.substr(root->prefix.size()));
}

std::string relative_on_disk(const Project& project, std::string_view from_folder, std::string_view to) {
  return relative_path(path_on_disk(project, from_folder), path_on_disk(project, to));
}

}  // namespace podworks
