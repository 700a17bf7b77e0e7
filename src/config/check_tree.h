// Holds a YAML tree against the table of keys: unknown and missing keys, wrong kinds, bad values.
#pragma once

#include <string_view>
#include <vector>

#include "base/yaml.h"
#include "config/keys.h"
#include "config/load_project.h"
#include "config/problems.h"

namespace podworks {

/// `file_kind` is how messages call the file: "podworks.yml".
void check_tree(const YamlNode& tree, const std::vector<Key>& keys, std::string_view file_kind, const KnownNames& known,
                Problems& problems);

}  // namespace podworks
