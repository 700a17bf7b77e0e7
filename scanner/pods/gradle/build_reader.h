// Turns one Gradle build into pods: one of each module that has sources or dependencies.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "scanner/pods/gradle/script.h"
#include "scanner/pods/gradle/settings.h"

namespace podworks {

/// "core.dataTest" for ":core:data-test": Gradle's type-safe accessors.
std::string accessor_of_module(std::string_view path);

class GradleBuildReader {
 public:
  /// Without settings a module that the build does not have may come from the build that this one becomes a part of.
  GradleBuildReader(const ReaderContext& context, GradleBuild build, bool has_settings);

  std::vector<PodDeclaration> read();
  /// Of the build itself. Those that the pods carry are among them.
  const std::vector<Diagnostic>& problems() const { return build_.problems; }

 private:
  void index_modules();
  void read_plugin_sources();
  GradleFacts read_script(const GradleModule& module);
  void add_plugins(GradleFacts& facts);
  const GradleFacts* facts_of_plugin(const GradlePluginUse& use);
  bool is_pod(const GradleModule& module, const GradleFacts& facts);
  std::string name_of(const GradleModule& module) const;
  PodDeclaration pod_of(const GradleModule& module, GradleFacts& facts);
  void add_dependency(const GradleModule& from, const GradleDependency& dependency, GradleFacts& facts,
                      UnitDeclaration& unit);
  const GradleModule* module_at(const std::string& path, const GradleDependency& dependency, GradleFacts& facts);
  const GradleModule* module_of_accessor(const std::string& accessor) const;
  const GradleModule* module_by_ending(std::string_view ending, bool is_accessor) const;
  bool is_package(const std::string& name);
  void lose_module(const std::string& name, const Place& at, GradleFacts& facts);
  void report_lost_modules();
  void keep_problems(const std::vector<Diagnostic>& problems, PodDeclaration& pod);

  const ReaderContext& context_;
  GradleBuild build_;
  bool has_settings_ = false;
  bool has_flat_modules_ = false;
  GradleWorld world_;
  GradleScriptFacts scripts_;
  std::map<std::string, const GradleModule*, std::less<>> paths_;
  std::map<std::string, const GradleModule*, std::less<>> by_accessor_;
  std::map<std::string, std::vector<const GradleModule*>, std::less<>> by_last_name_;  // folders taken for modules
  std::map<std::string, GradleFacts, std::less<>> plugin_facts_;
  std::map<std::string, std::string, std::less<>> folders_;  // of modules of included builds, by their coordinates
  std::map<std::string, Place, std::less<>> lost_;  // modules that are named and not known, with the first place
  std::optional<std::set<std::string, std::less<>>> packages_;  // folders with a pubspec or package.json, once asked
  std::set<std::pair<Place, std::string>> said_;
};

}  // namespace podworks
