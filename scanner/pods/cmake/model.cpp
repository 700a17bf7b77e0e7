#include "scanner/pods/cmake/model.h"

#include "base/text.h"

namespace podworks {

const CMakeTarget* CMakeBuild::target(std::string_view name) const {
  for (int steps = 0; steps < 8; ++steps) {
    if (const auto found = numbers.find(name); found != numbers.end()) return &targets[found->second];
    const auto alias = aliases.find(name);
    if (alias == aliases.end()) return nullptr;
    name = alias->second;
  }
  return nullptr;
}

CMakeTarget* CMakeBuild::target(std::string_view name) {
  return const_cast<CMakeTarget*>(static_cast<const CMakeBuild*>(this)->target(name));
}

bool lies_in_cmake_pool(std::string_view path) {
  if (!path.starts_with(kCMakePool)) return false;
  return path.size() == kCMakePool.size() || path[kCMakePool.size()] == '/';
}

std::string_view in_cmake_pool(std::string_view path) {
  return path.substr(std::min(path.size(), kCMakePool.size() + 1));
}

std::string absolute_cmake_path(std::string_view folder, std::string_view path) {
  const std::string joined = path.starts_with('/') ? std::string(path) : join_path(folder, path);
  std::vector<std::string_view> parts;
  for (const std::string_view part : split(joined, '/')) {
    if (part.empty() || part == ".") continue;
    if (part != "..") {
      parts.push_back(part);
    } else if (!parts.empty()) {
      parts.pop_back();
    }
  }
  std::string normal;
  for (const std::string_view part : parts) (normal += '/') += part;
  return normal.empty() ? "/" : normal;
}

}  // namespace podworks
