// What keys of different places must agree on: names that are used and not declared, names that stand twice.
#pragma once

#include "base/yaml.h"
#include "config/load_project.h"
#include "config/problems.h"
#include "model/project.h"

namespace podworks {

/// `tree` is what `project` was read from. References into a part of the tree that is broken itself are not judged.
void check_project(const Project& project, const YamlNode& tree, Problems& problems);
/// What a selector names must exist; a pod cannot be judged before the tree is scanned.
void check_selector(const Project& project, const PodSelector& selector, const Place& at, Problems& problems);
void check_layer_name(const Project& project, const LocatedText& layer, Problems& problems);
void check_app_name(const Project& project, const LocatedText& app, Problems& problems);

}  // namespace podworks
