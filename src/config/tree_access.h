// Typed access to a checked YAML tree: what is absent, or was refused, comes as empty.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/yaml.h"
#include "model/project.h"

namespace podworks {

/// The entry's value if it is of this kind, else an empty node of the same kind.
const YamlNode& list_at(const YamlNode& map, std::string_view key);
const YamlNode& map_at(const YamlNode& map, std::string_view key);

std::string text_at(const YamlNode& map, std::string_view key);
LocatedText located_text_at(const YamlNode& map, std::string_view key);
bool flag_at(const YamlNode& map, std::string_view key, bool fallback);
Strict strict_at(const YamlNode& map, std::string_view key);
/// A path below the root in its shortest form.
std::string path_at(const YamlNode& map, std::string_view key);
std::string normal_path(const YamlNode& node);

std::vector<std::string> texts(const YamlNode& list);
std::vector<LocatedText> located_texts(const YamlNode& list);
std::map<std::string, std::string> text_map(const YamlNode& map);
/// Where the entry's value stands, or the map itself if there is no such entry.
Place place_of(const YamlNode& map, std::string_view key);

}  // namespace podworks
