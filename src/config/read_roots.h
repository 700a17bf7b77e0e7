// `roots:` of podworks.yml: the folders and repositories that make up a pool.
#pragma once

#include <vector>

#include "base/yaml.h"
#include "config/problems.h"
#include "model/project.h"

namespace podworks {

/// In the file's order, each with its place in the pool. Problems: two roots in one folder, a root beside the
/// configuration's folder that is not called like it.
std::vector<RootConfig> read_roots(const YamlNode& tree, Problems& problems);

}  // namespace podworks
