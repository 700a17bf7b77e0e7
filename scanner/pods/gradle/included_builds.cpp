#include "scanner/pods/gradle/included_builds.h"

#include <algorithm>
#include <memory>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/gradle/files.h"

namespace podworks {
namespace {

/// Literal groups of one build script.
struct Groups {
  std::string own = {};
  std::string of_all = {};  ///< allprojects { group = ... }, subprojects { ... }
};

/// The value of `group = "x"` or `group 'x'`; "" of another statement.
std::string group_of(const ManifestStatement& statement, const GradleValues& values) {
  const ManifestChain* chain = statement.expression.chain();
  if (chain == nullptr || !chain->back().is_name("group")) return {};
  const bool is_project = chain->size() == 1 || (chain->size() == 2 && chain->front().is_name("project"));
  if (!is_project) return {};
  if (statement.assigns) return values.text(statement.value).value_or("");
  const ManifestLink& last = chain->back();
  return last.is_call && last.arguments.size() == 1 ? values.text(last.arguments[0].value).value_or("") : "";
}

Groups groups_in(const ReaderContext& context, const std::string& path) {
  Groups groups;
  const std::unique_ptr<GradleSource> source = path.empty() ? nullptr : read_gradle_source(context, path);
  if (source == nullptr) return groups;
  static const GradleConstants kNone;
  const GradleValues values({}, {}, kNone);
  const std::vector<ManifestStatement> statements = parse_manifest_calls(source->words.tokens);
  for (const ManifestStatement& statement : statements) {
    if (std::string group = group_of(statement, values); !group.empty()) groups.own = std::move(group);
    const ManifestLink* link = statement.expression.link();
    if (link == nullptr || !(link->is_name("allprojects") || link->is_name("subprojects"))) continue;
    for (const ManifestStatement& inner : link->block) {
      if (std::string group = group_of(inner, values); !group.empty()) groups.of_all = std::move(group);
    }
  }
  return groups;
}

/// `group=com.wb` of gradle.properties; "" if it says nothing.
std::string group_property(const ReaderContext& context, const std::string& folder) {
  const std::string path = join_path(folder, "gradle.properties");
  if (!has_listed_file(context, path)) return {};
  const Result<std::string> text = context.files.read_text(path);
  if (!text.ok()) return {};
  for (const std::string_view line : split(text.value(), '\n')) {
    const std::size_t equals = line.find('=');
    if (equals != std::string_view::npos && trim(line.substr(0, equals)) == "group") {
      return std::string(trim(line.substr(equals + 1)));
    }
  }
  return {};
}

}  // namespace

void add_included_coordinates(const ReaderContext& context, const std::string& included, const GradleBuild& build,
                              std::map<std::string, std::string, std::less<>>& folders) {
  const std::string settings = gradle_settings_in(context, included);
  GradleBuild other = gradle_build_of(context, included);
  if (!settings.empty()) {
    auto read = read_gradle_settings(context, settings);
    if (!read.ok()) return;
    other = std::move(read.value());
  }
  bool has_rules = false;
  for (const GradleSubstitution& rule : build.substitutions) {
    if (rule.build != included) continue;
    has_rules = true;
    for (const GradleModule& module : other.modules) {
      if (module.path == rule.module && module.has_folder) folders.emplace(rule.coordinates, module.folder);
    }
  }
  if (has_rules) return;  // Gradle makes none by itself then
  const Groups of_root = groups_in(context, gradle_script_of(context, other.modules[0]));
  const std::string property = group_property(context, included);
  for (const GradleModule& module : other.modules) {
    if (!module.has_folder || !module.is_included || module.is_by_folder) continue;
    const bool is_root = module.path == ":";
    std::string group = is_root ? of_root.own : groups_in(context, gradle_script_of(context, module)).own;
    if (group.empty()) group = of_root.of_all;
    if (group.empty()) group = property;
    if (group.empty()) continue;
    const std::string name = is_root ? other.name : module.path.substr(module.path.rfind(':') + 1);
    folders.emplace(fmt::format("{}:{}", group, name), module.folder);
  }
}

}  // namespace podworks
