// Turns a pubspec.yaml into a pod (pods.md §5). What pub itself would refuse, or what points at nothing, is a problem.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/yaml.h"
#include "scanner/pods/reader.h"

namespace podworks {

class PubspecReading {
 public:
  /// `path` is the pubspec's.
  PubspecReading(const ReaderContext& context, std::string_view path);

  /// An error if it has no name.
  Result<PodDeclaration> read(const YamlDocument& document);

 private:
  static std::string_view type_name(const YamlNode& node);  ///< "a list", for messages
  static bool is_text(const YamlNode& node);
  /// pub takes Dart identifiers; old packages have dots as well.
  static bool is_package_name(std::string_view name);

  std::optional<Error> read_name(const YamlNode& root);
  void add_files();
  void read_dependencies(const YamlNode& root, std::string_view section, DeclaredFor purpose);
  void read_source(const YamlEntry& entry, DeclaredDependency& dependency);
  void read_overrides(const YamlNode& root);
  void read_overrides_file();
  void check_path(const std::string& name, const YamlNode& path);
  // uses.cpp
  void read_uses(const YamlNode& root);
  void read_flutter(const YamlNode& root);
  void read_analysis_options();
  void read_plugin(const YamlNode& plugin);
  void add_default_packages(std::map<std::string, Place> packages);
  bool has_programs(const YamlNode& root) const;
  bool has_builders();

  void check_workspace(const YamlNode& root);
  void check_member(const YamlNode& member, const std::vector<std::string_view>& pubspecs);
  /// The map under a key; nullptr if it is missing or empty, or, with a problem, something else.
  const YamlNode* map_at(const YamlNode& parent, std::string_view key);
  /// Of the folder's file of this name; nothing if it is not there or, with a problem, cannot be read.
  std::optional<YamlNode> read_beside(std::string_view name, std::string_view meaning);
  bool is_in_pool(std::string_view folder) const;
  void report(const Place& at, std::string message, std::string help);
  UnitDeclaration& unit() { return pod_.units.front(); }

  const ReaderContext& context_;
  std::string path_;
  std::string folder_;
  PodDeclaration pod_;
};

}  // namespace podworks
