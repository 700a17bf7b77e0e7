// Reads `Package.swift.json`: what `swift package dump-package` prints, SwiftPM's own and exact answer. The format has
// no version; this reads what SwiftPM 5.5 to 6 write.
#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "base/json.h"
#include "base/text.h"
#include "scanner/pods/swiftpm/model.h"

namespace podworks {
namespace {

class DumpReader {
 public:
  DumpReader(std::string path, SwiftPackage& package) : path_(std::move(path)), package_(package) {}

  void read(const Json& dump);

 private:
  void add_product(const Json& product);
  void add_package(const Json& dependency, const std::string& root);
  void add_target(const Json& json);
  void add_dependency(const Json& json, SwiftTarget& target);
  void add_plugin(const Json& json, SwiftTarget& target);
  void add_setting(const Json& json, SwiftTarget& target);
  void refuse(const Json& json, const std::string& what);
  Place at(const Json& json) const { return {path_, std::max(json.line, 1), 1}; }

  std::string path_;
  SwiftPackage& package_;
};

const JsonArray& list_of(const Json& json, std::string_view key) {
  static const JsonArray kNone;
  const Json* const list = json.find(key);
  return list != nullptr && list->array() != nullptr ? *list->array() : kNone;
}

std::string text_of(const Json& json, std::string_view key) {
  const Json* const value = json.find(key);
  return value != nullptr && value->string() != nullptr ? *value->string() : std::string();
}

std::vector<std::string> texts_of(const Json& json, std::string_view key) {
  std::vector<std::string> all;
  for (const Json& item : list_of(json, key)) {
    if (item.string() != nullptr) all.push_back(*item.string());
  }
  return all;
}

std::optional<SwiftTarget::Type> target_type(std::string_view type) {
  using Type = SwiftTarget::Type;
  if (type == "regular" || type == "snippet") return Type::Regular;
  if (type == "executable") return Type::Executable;
  if (type == "test") return Type::Test;
  if (type == "system") return Type::System;
  if (type == "binary") return Type::Binary;
  if (type == "plugin") return Type::Plugin;
  return type == "macro" ? std::optional(Type::Macro) : std::nullopt;
}

void DumpReader::refuse(const Json& json, const std::string& what) {
  package_.problems.push_back(package_problem(at(json),
                                              fmt::format("{} is not known: it is not what `swift package "
                                                          "dump-package` writes",
                                                          what),
                                              "make the file anew with `swift package dump-package`"));
}

void DumpReader::read(const Json& dump) {
  package_.name = text_of(dump, "name");
  if (const Json* version = dump.find("toolsVersion")) {
    const std::string text = text_of(*version, "_version");
    int major = 0;
    int minor = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, major);
    if (error == std::errc() && rest != end) std::from_chars(rest + 1, end, minor);
    package_.tools_version = std::clamp(major, 0, 1'000) * 100 + std::clamp(minor, 0, 99);
  }
  std::string root;
  if (const Json* kind = dump.find("packageKind")) {
    const std::vector<std::string> folders = texts_of(*kind, "root");
    if (!folders.empty()) root = folders[0];
  }
  for (const Json& product : list_of(dump, "products")) add_product(product);
  for (const Json& dependency : list_of(dump, "dependencies")) add_package(dependency, root);
  const Json* const targets = dump.find("targets");
  if (targets == nullptr || targets->array() == nullptr) refuse(dump, "which targets the package has");
  for (const Json& target : list_of(dump, "targets")) add_target(target);
}

void DumpReader::add_product(const Json& product) {
  const std::string name = text_of(product, "name");
  if (name.empty()) return refuse(product, "a product of the package");
  package_.products.push_back({name, texts_of(product, "targets")});
}

/// {"fileSystem": [{"identity": "x", "path": "/absolute/X"}]}; the path is absolute, as the package's own is.
void DumpReader::add_package(const Json& dependency, const std::string& root) {
  for (const std::string_view key : {"fileSystem", "local"}) {
    for (const Json& local : list_of(dependency, key)) {
      const std::string path = text_of(local, "path");
      std::string name = text_of(local, "nameForTargetDependencyResolutionOnly");
      if (name.empty()) name = text_of(local, "identity");
      if (!path.starts_with('/')) {
        if (!path.empty()) package_.packages.push_back({name, path});
      } else if (root.starts_with('/')) {
        package_.packages.push_back({name, relative_path(root.substr(1), std::string_view(path).substr(1))});
      }
    }
  }
}

void DumpReader::add_target(const Json& json) {
  const std::string name = text_of(json, "name");
  const std::optional<SwiftTarget::Type> type = target_type(text_of(json, "type"));
  if (name.empty() || !type) return refuse(json, name.empty() ? "a target" : fmt::format("the type of `{}`", name));
  SwiftTarget target = {.type = *type, .name = name};
  const Json* const at_name = json.find("name");
  target.at = at(*at_name);
  const auto given = [&](std::string_view key) {
    const Json* const value = json.find(key);
    return value != nullptr && !value->is_null();
  };
  if (given("path")) target.path = text_of(json, "path");
  if (given("sources")) target.sources = texts_of(json, "sources");
  if (given("publicHeadersPath")) target.public_headers = text_of(json, "publicHeadersPath");
  target.is_remote = given("url");
  target.exclude = texts_of(json, "exclude");
  for (const Json& resource : list_of(json, "resources")) target.resources.push_back(text_of(resource, "path"));
  for (const Json& dependency : list_of(json, "dependencies")) add_dependency(dependency, target);
  for (const Json& plugin : list_of(json, "pluginUsages")) add_plugin(plugin, target);
  for (const Json& setting : list_of(json, "settings")) add_setting(setting, target);
  package_.targets.push_back(std::move(target));
}

/// {"byName": ["A", null]}, {"target": ["A", condition]}, {"product": ["P", "package", aliases, condition]}
void DumpReader::add_dependency(const Json& json, SwiftTarget& target) {
  SwiftDependency dependency;
  const JsonArray* parts = nullptr;
  for (const auto& [key, kind] :
       {std::pair("byName", SwiftDependency::Kind::ByName), std::pair("target", SwiftDependency::Kind::Target),
        std::pair("product", SwiftDependency::Kind::Product)}) {
    const JsonArray& found = list_of(json, key);
    if (found.empty()) continue;
    parts = &found;
    dependency.kind = kind;
  }
  if (parts == nullptr || (*parts)[0].string() == nullptr) {
    target.dependencies_are_partial = true;
    return refuse(json, fmt::format("what the target `{}` depends on", target.name));
  }
  dependency.name = *(*parts)[0].string();
  dependency.at = at((*parts)[0]);
  const bool is_product = dependency.kind == SwiftDependency::Kind::Product;
  if (is_product && parts->size() > 1 && (*parts)[1].string() != nullptr) dependency.package = *(*parts)[1].string();
  for (const Json& part : *parts) {
    const std::vector<std::string> platforms = texts_of(part, "platformNames");
    if (platforms.size() == 1) dependency.platform = swift_platform(platforms[0]);
  }
  target.dependencies.push_back(std::move(dependency));
}

/// {"plugin": ["Name", "package"]}
void DumpReader::add_plugin(const Json& json, SwiftTarget& target) {
  const JsonArray& parts = list_of(json, "plugin");
  if (parts.empty() || parts[0].string() == nullptr) {
    return refuse(json, fmt::format("which plugins the target `{}` uses", target.name));
  }
  SwiftDependency dependency = {.name = *parts[0].string(), .is_plugin = true, .at = at(parts[0])};
  if (parts.size() > 1 && parts[1].string() != nullptr) {
    dependency.package = *parts[1].string();
    dependency.kind = SwiftDependency::Kind::Product;
  }
  target.dependencies.push_back(std::move(dependency));
}

/// {"kind": {"headerSearchPath": {"_0": "a"}}, "tool": "c"}; before 5.8 {"name": "headerSearchPath", "value": ["a"]}
void DumpReader::add_setting(const Json& json, SwiftTarget& target) {
  std::vector<std::string> found;
  if (const Json* kind = json.find("kind")) {
    const Json* const path = kind->find("headerSearchPath");
    if (path != nullptr) found.push_back(text_of(*path, "_0"));
  } else if (text_of(json, "name") == "headerSearchPath") {
    found = texts_of(json, "value");
  }
  std::vector<std::string>& all = target.header_search_paths;
  for (std::string& path : found) {  // C and C++ often have the same ones, one behind the other
    if (!path.empty() && (all.empty() || all.back() != path)) all.push_back(std::move(path));
  }
}

}  // namespace

SwiftPackage read_package_json(const Json& dump, std::string_view path) {
  SwiftPackage package;
  DumpReader(std::string(path), package).read(dump);
  return package;
}

Result<std::optional<SwiftPackage>> read_package_dump(const ReaderContext& context, std::string_view path) {
  const Result<std::string> text = context.files.read_text(path);
  if (!text.ok()) return text.errors();
  const Result<Json> json = parse_json(text.value(), std::string(path));
  if (!json.ok()) return json.errors();
  if (json.value().object() == nullptr) {
    return Error{.message = "the package is no JSON object",
                 .where = {.file = std::string(path), .line = 1, .column = 1},
                 .hint = "make it anew with `swift package dump-package > Package.swift.json`"};
  }
  return std::optional(read_package_json(json.value(), path));
}

}  // namespace podworks
