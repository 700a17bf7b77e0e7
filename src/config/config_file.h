// One YAML file of the configuration, read and held against the table of keys; and how included files are merged.
#pragma once

#include <optional>
#include <string>

#include "base/file_system.h"
#include "base/yaml.h"
#include "config/keys.h"
#include "config/load_project.h"
#include "config/problems.h"

namespace podworks {

/// The tree of a file, or nullopt and problems. An empty file is a problem: whoever writes one means something by it.
std::optional<YamlNode> read_config_file(const FileSystem& files, const std::string& path, Problems& problems);

/// Reads the files under `include:` of `tree` and adds what they say. Problems: a file that is absent or included
/// twice, a file that includes others, the same key in two files.
void merge_includes(const FileSystem& files, const std::string& config_path, const KnownNames& known, YamlNode& tree,
                    Problems& problems);

}  // namespace podworks
