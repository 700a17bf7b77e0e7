#include "config/read_roots.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "config/patterns.h"
#include "config/tree_access.h"

namespace podworks {
namespace {

constexpr std::string_view kBeside = "../";

bool lies_beside(const RootConfig& root) {
  return root.folder.starts_with(kBeside);
}

std::string plain_folder(std::string_view written) {
  const bool is_beside = written.starts_with(kBeside);
  const std::string folder = normalize_path(is_beside ? written.substr(kBeside.size()) : written).value_or("");
  return is_beside ? std::string(kBeside) + folder : folder;
}

void check_folders(const std::vector<RootConfig>& roots, Problems& problems) {
  for (std::size_t i = 0; i < roots.size(); ++i) {
    const RootConfig& root = roots[i];
    const auto same = [&](const RootConfig& other) { return other.folder == root.folder; };
    const auto first = std::find_if(roots.begin(), roots.begin() + static_cast<std::ptrdiff_t>(i), same);
    if (first != roots.begin() + static_cast<std::ptrdiff_t>(i)) {
      problems.add(root.at, fmt::format("{} and {} are the same folder", shown(first->name), shown(root.name)),
                   "remove one of them");
    }
    if (!lies_beside(root) || root.folder.substr(kBeside.size()) == root.name) continue;
    problems.add(
        root.at,
        fmt::format("the root {} lies in {}, and must be called like it", shown(root.name), shown(root.folder)),
        fmt::format("call it {}: manifests of other roots reach it by this name",
                    shown(root.folder.substr(kBeside.size()))));
  }
}

/// With a root beside it, the configuration's folder is one name among others; else paths begin there.
void place_roots(std::vector<RootConfig>& roots, Problems& problems) {
  const bool some_beside = std::any_of(roots.begin(), roots.end(), lies_beside);
  const auto here =
      std::find_if(roots.begin(), roots.end(), [](const RootConfig& root) { return root.folder.empty(); });
  for (RootConfig& root : roots) {
    if (!some_beside) {
      root.prefix = root.folder;
    } else if (lies_beside(root) || root.folder.empty()) {
      root.prefix = root.name;
    } else if (here != roots.end()) {
      root.prefix = join_path(here->name, root.folder);
    } else {
      problems.add(root.at,
                   fmt::format("the root {} lies in the folder of podworks.yml, which is no root itself while others "
                               "lie beside it",
                               shown(root.name)),
                   "name the folder itself as a root, as `here: .`");
    }
  }
}

}  // namespace

std::vector<RootConfig> read_roots(const YamlNode& tree, Problems& problems) {
  std::vector<RootConfig> roots;
  for (const YamlEntry& entry : map_at(tree, "roots").entries) {
    if (entry.value.kind != YamlNode::Kind::Scalar || check_root_folder(entry.value.scalar)) continue;
    roots.push_back({.name = entry.key, .folder = plain_folder(entry.value.scalar), .at = entry.key_at});
  }
  check_folders(roots, problems);
  place_roots(roots, problems);
  return roots;
}

}  // namespace podworks
