#include "config/check_app_folders.h"

#include <fmt/format.h>

#include <iterator>
#include <map>
#include <string>

#include "config/tree_access.h"

namespace podworks {

void check_app_folders(const Project& project, const YamlNode& tree, Problems& problems) {
  std::map<std::string, const AppConfig*> folders;
  for (const AppConfig& app : project.apps) {
    if (!app.path.empty()) folders.emplace(app.path + "/", &app);
  }
  // With the '/' behind them, what lies in a folder follows it at once.
  for (auto outer = folders.begin(); outer != folders.end(); ++outer) {
    const auto inner = std::next(outer);
    if (inner == folders.end() || !inner->first.starts_with(outer->first)) continue;
    const AppConfig& above = *outer->second;
    const AppConfig& below = *inner->second;
    problems.add(place_of(map_at(map_at(tree, "apps"), above.name), "path"),
                 fmt::format("`path` of app {}: the folder {} holds {}, the folder of app {}", shown(above.name),
                             shown(above.path), shown(below.path), shown(below.name)),
                 "give each app a folder of its own, beside the others");
  }
}

}  // namespace podworks
