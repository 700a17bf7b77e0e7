// Turns the checked and merged YAML tree into a Project.
#pragma once

#include <string>
#include <vector>

#include "base/yaml.h"
#include "config/problems.h"
#include "model/project.h"

namespace podworks {

/// Values that check_tree has refused are left out. Problems: entries whose keys do not go together.
Project read_project(const YamlNode& tree, Problems& problems);

}  // namespace podworks
