#include "config/check_app_folders.h"

#include <fmt/format.h>

#include <map>
#include <string>

#include "config/tree_access.h"

namespace podworks {

void check_app_folders(const Project& project, const YamlNode& tree, Problems& problems) {
  std::multimap<std::string, const AppConfig*> folders;  // several apps may share one: all own its sources
  for (const AppConfig& app : project.apps) {
    if (!app.path.empty()) folders.emplace(app.path + "/", &app);
  }
  // With the '/' behind them, all that lies in a folder follows it at once.
  for (const auto& [folder, above] : folders) {
    for (auto inner = folders.upper_bound(folder); inner != folders.end() && inner->first.starts_with(folder);
         ++inner) {
      problems.add(place_of(map_at(map_at(tree, "apps"), above->name), "path"),
                   fmt::format("`path` of app {}: the folder {} holds {}, the folder of app {}", shown(above->name),
                               shown(above->path), shown(inner->second->path), shown(inner->second->name)),
                   "give each app a folder of its own, beside the others");
    }
  }
}

}  // namespace podworks
