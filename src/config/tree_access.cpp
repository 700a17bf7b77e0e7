#include "config/tree_access.h"

#include "base/text.h"
#include "config/value_types.h"

namespace podworks {
namespace {

using Kind = YamlNode::Kind;

const YamlNode& at_or(const YamlNode& map, std::string_view key, const YamlNode& fallback) {
  const YamlNode* node = map.find(key);
  return node != nullptr && node->kind == fallback.kind ? *node : fallback;
}

const YamlNode& scalar_at(const YamlNode& map, std::string_view key) {
  static const YamlNode none = {.kind = Kind::Scalar};
  return at_or(map, key, none);
}

}  // namespace

const YamlNode& list_at(const YamlNode& map, std::string_view key) {
  static const YamlNode none = {.kind = Kind::Sequence};
  return at_or(map, key, none);
}

const YamlNode& map_at(const YamlNode& map, std::string_view key) {
  static const YamlNode none = {.kind = Kind::Map};
  return at_or(map, key, none);
}

std::string text_at(const YamlNode& map, std::string_view key) {
  return scalar_at(map, key).scalar;
}

LocatedText located_text_at(const YamlNode& map, std::string_view key) {
  const YamlNode& node = scalar_at(map, key);
  return {.value = node.scalar, .at = node.at};
}

bool flag_at(const YamlNode& map, std::string_view key, bool fallback) {
  return read_flag(scalar_at(map, key), fallback);
}

Strict strict_at(const YamlNode& map, std::string_view key) {
  return read_strict(scalar_at(map, key));
}

std::string path_at(const YamlNode& map, std::string_view key) {
  return normal_path(scalar_at(map, key));
}

std::string normal_path(const YamlNode& node) {
  return normalize_path(node.scalar).value_or("");
}

std::vector<std::string> texts(const YamlNode& list) {
  std::vector<std::string> result;
  for (const YamlNode& item : list.items) result.push_back(item.scalar);
  return result;
}

std::vector<LocatedText> located_texts(const YamlNode& list) {
  std::vector<LocatedText> result;
  for (const YamlNode& item : list.items) {
    if (item.kind == Kind::Scalar) result.push_back({.value = item.scalar, .at = item.at});
  }
  return result;
}

std::map<std::string, std::string> text_map(const YamlNode& map) {
  std::map<std::string, std::string> result;
  for (const YamlEntry& entry : map.entries) result.emplace(entry.key, entry.value.scalar);
  return result;
}

Place place_of(const YamlNode& map, std::string_view key) {
  const YamlNode* node = map.find(key);
  return node == nullptr ? map.at : node->at;
}

}  // namespace podworks
