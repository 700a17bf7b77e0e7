#include "scanner/pods/ruby/world.h"

#include "base/text.h"

namespace podworks {

std::string RubyWorld::absolute_folder() const {
  return folder.empty() ? std::string(kPoolRoot) : std::string(kPoolRoot) + "/" + folder;
}

std::optional<std::string> RubyWorld::in_pool(std::string_view path) const {
  if (path.starts_with(kPoolRoot) && (path.size() == kPoolRoot.size() || path[kPoolRoot.size()] == '/')) {
    path.remove_prefix(kPoolRoot.size());
    while (path.starts_with('/')) path.remove_prefix(1);
    return normalize_path(path);
  }
  if (path.starts_with('/') || path.starts_with('~')) return std::nullopt;
  return normalize_path(join_path(folder, path));
}

}  // namespace podworks
