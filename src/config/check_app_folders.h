// Whether the apps' own folders (`path`) can stand side by side.
#pragma once

#include "base/yaml.h"
#include "config/problems.h"
#include "model/project.h"

namespace podworks {

/// No app's folder may hold another app's: its sources would be counted for the inner app alone. One folder for
/// several apps is allowed: then all of them have its sources.
void check_app_folders(const Project& project, const YamlNode& tree, Problems& problems);

}  // namespace podworks
