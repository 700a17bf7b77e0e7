#include "scanner/pods/npm/workspace_files.h"

#include "base/json.h"
#include "base/yaml.h"
#include "scanner/pods/npm/package.h"

namespace podworks {
namespace {

std::vector<std::string> texts_of(const YamlNode& node) {
  std::vector<std::string> texts;
  for (const YamlNode& item : node.items) {
    if (item.kind == YamlNode::Kind::Scalar) texts.push_back(item.scalar);
  }
  return texts;
}

}  // namespace

Result<std::vector<std::string>> read_pnpm_workspace(std::string_view text, const std::string& path) {
  const Result<YamlNode> yaml = parse_yaml(text, path);
  if (!yaml.ok()) return yaml.errors();
  const YamlNode* const packages = yaml.value().find("packages");
  if (packages == nullptr || packages->kind == YamlNode::Kind::Null) return std::vector<std::string>();
  std::vector<std::string> globs = texts_of(*packages);
  if (packages->kind != YamlNode::Kind::Sequence || globs.size() != packages->items.size()) {
    return Error{"`packages` must be a list of globs", packages->at, "correct it: pnpm finds no member by it, too"};
  }
  return globs;
}

Result<std::vector<std::string>> read_lerna(std::string_view text, const std::string& path) {
  const Result<Json> json = parse_json(text, path);
  if (!json.ok()) return json.errors();
  const Json* const packages = last_member(json.value(), "packages");
  std::vector<std::string> globs;
  if (packages == nullptr || packages->is_null()) return globs;
  for (const Json& item : packages->array() != nullptr ? *packages->array() : JsonArray()) {
    if (item.string() != nullptr) globs.push_back(*item.string());
  }
  if (packages->array() == nullptr || globs.size() != packages->array()->size()) {
    return Error{"`packages` must be a list of globs", {path, packages->line, 0}, "correct it"};
  }
  return globs;
}

}  // namespace podworks
