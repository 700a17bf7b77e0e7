// `pods:` of podworks.yml: which manifests, answers and folders are pods.
#pragma once

#include <vector>

#include "base/yaml.h"
#include "config/problems.h"
#include "model/project.h"

namespace podworks {

/// In the file's order. Problems: an empty list, an entry with keys that exclude each other.
std::vector<PodSource> read_pods(const YamlNode& tree, Problems& problems);

}  // namespace podworks
