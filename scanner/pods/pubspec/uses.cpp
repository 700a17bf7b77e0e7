// What a package is good for without an import: plugins and their default packages, fonts, programs, builders.
#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/files/cocoapods_files.h"
#include "scanner/pods/pubspec/reading.h"

namespace podworks {

void PubspecReading::read_uses(const YamlNode& root) {
  read_flutter(root);
  read_analysis_options();
  if (has_programs(root) || has_builders()) pod_.works_without_import = true;
}

/// The analyzer takes its rules from the nearest options on the way up: `include: package:wb_lints/all.yaml` is the use
/// of a package that no code imports. What the analyzer cannot read is not podworks' to say.
void PubspecReading::read_analysis_options() {
  constexpr std::string_view kName = "analysis_options.yaml";
  const std::vector<std::string_view>& files = context_.listing.files;
  std::string_view folder = folder_;
  std::string path = join_path(folder, kName);
  while (!std::binary_search(files.begin(), files.end(), std::string_view(path))) {
    if (folder.empty()) return;
    folder = folder_of(folder);
    path = join_path(folder, kName);
  }
  const Result<std::string> text = context_.files.read_text(path);
  if (!text.ok()) return;
  const Result<YamlDocument> document = parse_yaml_document(text.value(), path);
  if (!document.ok()) return;
  const YamlNode* const include = document.value().root.find("include");
  if (include == nullptr) return;
  std::vector<std::string_view> uris = {include->scalar};
  for (const YamlNode& item : include->items) uris.emplace_back(item.scalar);
  for (std::string_view uri : uris) {
    if (!uri.starts_with("package:")) continue;
    uri.remove_prefix(std::string_view("package:").size());
    const std::string_view package = uri.substr(0, uri.find('/'));
    for (DeclaredDependency& dependency : unit().dependencies) {
      if (dependency.name == package) dependency.purpose = DeclaredFor::Compiling;
    }
  }
}

/// Fonts and assets are there for whoever depends on the package; a plugin is registered by Flutter.
void PubspecReading::read_flutter(const YamlNode& root) {
  const YamlNode* const flutter = map_at(root, "flutter");
  if (flutter == nullptr) return;
  for (const std::string_view key : {"fonts", "assets", "shaders"}) {
    if (flutter->find(key) != nullptr) pod_.works_without_import = true;
  }
  if (const YamlNode* plugin = map_at(*flutter, "plugin")) read_plugin(*plugin);
}

/// Flutter takes the default packages of a plugin along, and nothing imports them.
void PubspecReading::read_plugin(const YamlNode& plugin) {
  if (plugin.find("implements") != nullptr) pod_.works_without_import = true;
  const YamlNode* const platforms = map_at(plugin, "platforms");
  if (platforms == nullptr) return;
  std::map<std::string, Place> packages;
  for (const YamlEntry& platform : platforms->entries) {
    const YamlNode* const package = platform.value.find("default_package");
    if (package == nullptr) {
      const bool has_its_own = platform.value.kind == YamlNode::Kind::Map;  // a class or a library
      pod_.works_without_import = pod_.works_without_import || has_its_own;
    } else if (!is_text(*package) || !is_package_name(package->scalar)) {
      report(package->at, fmt::format("`default_package:` is {}, and no name of a package", type_name(*package)),
             "name the package that implements the plugin");
    } else if (package->scalar != pod_.name) {
      packages.emplace(package->scalar, package->at);
    }
  }
  add_default_packages(std::move(packages));
}

void PubspecReading::add_default_packages(std::map<std::string, Place> packages) {
  for (DeclaredDependency& dependency : unit().dependencies) {
    if (dependency.purpose == DeclaredFor::Tests || packages.erase(dependency.name) == 0) continue;
    dependency.purpose = DeclaredFor::Running;
  }
  for (const auto& [name, at] : packages) {
    unit().dependencies.push_back({.name = name, .purpose = DeclaredFor::Running, .at = at});
    report(at, fmt::format("`default_package: {}` is not among the `dependencies:`", name),
           "add it there: without that pub does not fetch it");
  }
}

/// `dart run net` needs no import.
bool PubspecReading::has_programs(const YamlNode& root) const {
  const auto [begin, end] = range_below(context_.listing.files, join_path(folder_, "bin"));
  return root.find("executables") != nullptr || begin != end;
}

/// build_runner finds the builders of all dependencies by itself.
bool PubspecReading::has_builders() {
  const std::optional<YamlNode> root = read_beside("build.yaml", "the builders");
  return root && root->find("builders") != nullptr;
}

}  // namespace podworks
