// Turns a pubspec.yaml into a pod (pods.md §5). What pub itself would refuse, or what points at nothing, is a problem.
#pragma once

#include <optional>
#include <string>
#include <string_view>

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
  std::optional<Error> read_name(const YamlNode& root);
  void add_files();
  void read_dependencies(const YamlNode& root, std::string_view section, DeclaredFor purpose);
  void read_source(const YamlEntry& entry, DeclaredDependency& dependency);
  void read_overrides(const YamlNode& root);
  void read_overrides_file();
  void check_path(const std::string& name, const YamlNode& path);
  void read_plugin(const YamlNode& root);
  void add_default_package(const YamlNode& package);
  void check_workspace(const YamlNode& root);
  void check_member(const YamlNode& member);
  /// The map under a key; nullptr if it is missing or empty, or, with a problem, something else.
  const YamlNode* map_at(const YamlNode& parent, std::string_view key);
  bool is_in_pool(std::string_view folder) const;
  void report(const Place& at, std::string message, std::string help);
  UnitDeclaration& unit() { return pod_.units.front(); }

  const ReaderContext& context_;
  std::string path_;
  std::string folder_;
  PodDeclaration pod_;
};

}  // namespace podworks
