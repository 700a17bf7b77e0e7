#include "scanner/pods/gradle/build_reader.h"

#include <algorithm>
#include <memory>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/gradle/files.h"
#include "scanner/pods/gradle/included_builds.h"
#include "scanner/pods/manifest_problem.h"

namespace podworks {
namespace {

template <class T>
void append(std::vector<T>& to, const std::vector<T>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

void append(GradleFacts& to, const GradleFacts& from) {
  append(to.dependencies, from.dependencies);
  append(to.plugins, from.plugins);
  append(to.folders, from.folders);
  append(to.problems, from.problems);
  if (to.android_namespace.empty()) to.android_namespace = from.android_namespace;
  to.dependencies_are_partial |= from.dependencies_are_partial;
  to.files_are_partial |= from.files_are_partial;
}

}  // namespace

GradleBuildReader::GradleBuildReader(const ReaderContext& context, GradleBuild build, bool has_settings)
    : context_(context),
      build_(std::move(build)),
      has_settings_(has_settings),
      world_{context, build_.folder, build_.catalogs, {}, build_.libraries} {
  index_modules();
}

std::vector<PodDeclaration> GradleBuildReader::read() {
  read_plugin_sources();
  std::vector<GradleFacts> facts;
  for (const GradleModule& module : build_.modules) facts.push_back(read_script(module));
  std::vector<PodDeclaration> pods;
  for (std::size_t i = 0; i < build_.modules.size(); ++i) {
    const GradleModule& module = build_.modules[i];
    if (i > 0) append(facts[i], scripts_.of_subprojects);
    const auto more = scripts_.of_modules.find(module.path);
    if (more != scripts_.of_modules.end()) append(facts[i], more->second);
    add_plugins(facts[i]);
    if (is_pod(module, facts[i])) {
      pods.push_back(pod_of(module, facts[i]));
    } else {
      append(build_.problems, facts[i].problems);
    }
  }
  append(build_.problems, world_.plugins.problems);
  report_lost_modules();
  if (has_flat_modules_) {
    Diagnostic note = manifest_problem(
        *world_.plugins.computes_folders,
        "the folders of sources are computed here: those called `src` and `test` are taken, of each module and of each "
        "folder in it",
        "if modules have other ones, name them in their build scripts");
    note.severity = Severity::Note;
    build_.problems.push_back(std::move(note));
  }
  if (!pods.empty()) keep_problems(build_.problems, pods.front());
  return pods;
}

void GradleBuildReader::read_plugin_sources() {
  std::set<std::string> folders(build_.included_builds.begin(), build_.included_builds.end());
  folders.insert(join_path(build_.folder, "buildSrc"));
  for (const std::string& folder : folders) {
    GradleCatalogs catalogs = build_.catalogs;
    const std::string settings = gradle_settings_in(context_, folder);
    if (!settings.empty()) {
      auto build = read_gradle_settings(context_, settings);
      if (build.ok()) {
        build.value().catalogs.merge(catalogs);
        catalogs = std::move(build.value().catalogs);
      }
    }
    if (has_settings_) add_included_coordinates(context_, folder, build_, folders_);
    if (folder != build_.folder) add_plugin_sources(context_, folder, catalogs, world_.plugins);
  }
}

GradleFacts GradleBuildReader::read_script(const GradleModule& module) {
  const std::string path = module.has_folder ? gradle_script_of(context_, module) : std::string();
  if (path.empty()) return {};
  const std::unique_ptr<GradleSource> source = read_gradle_source(context_, path);
  if (source == nullptr) {
    GradleFacts facts{.dependencies_are_partial = true};
    facts.problems.push_back(manifest_problem(
        {path, 0, 0}, "the build script cannot be opened, or is larger than any: its dependencies are missing",
        "make it readable"));
    return facts;
  }
  scripts_.own = {};
  GradleScript(world_, module.folder, module.path, scripts_).read(*source);
  return std::move(scripts_.own);
}

/// What the build's own plugins add, and those that they apply.
void GradleBuildReader::add_plugins(GradleFacts& facts) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < facts.plugins.size(); ++i) {
    const GradlePluginUse use = facts.plugins[i];
    if (!seen.insert((use.is_class ? "class " : "id ") + use.id).second) continue;
    if (const GradleFacts* plugin = facts_of_plugin(use)) append(facts, *plugin);
  }
}

const GradleFacts* GradleBuildReader::facts_of_plugin(const GradlePluginUse& use) {
  GradlePlugin plugin;
  if (use.is_class) {
    if (!world_.plugins.names.classes.contains(use.id)) return nullptr;
    plugin.class_name = use.id;
  } else {
    const auto known = world_.plugins.by_id.find(use.id);
    if (known == world_.plugins.by_id.end()) return nullptr;
    plugin = known->second;
  }
  const std::string key = plugin.script != nullptr ? plugin.script->path : "class " + plugin.class_name;
  const auto [read, is_new] = plugin_facts_.try_emplace(key);
  if (is_new) {
    GradleScriptFacts scripts;
    GradleScript(world_, build_.folder, ":", scripts).read_plugin(plugin);
    read->second = std::move(scripts.own);
  }
  return &read->second;
}

bool GradleBuildReader::is_pod(const GradleModule& module, const GradleFacts& facts) {
  if (!module.has_folder) return false;
  const bool is_root = module.path == ":";
  if (is_root || !module.is_included) {
    const auto is_module = [](const GradleDependency& dependency) {
      return dependency.target.kind != GradleTarget::Kind::Coordinates;
    };
    return has_gradle_sources(context_, module) || !facts.folders.empty() ||
           std::any_of(facts.dependencies.begin(), facts.dependencies.end(), is_module);
  }
  if (has_files_below(context_, module.folder)) return true;
  build_.problems.push_back(manifest_problem(
      module.at,
      fmt::format("the module `{}` is included, but its folder `{}` is not there", module.path, module.folder),
      "correct the path, or make sure that `exclude:` leaves it in"));
  return false;
}

std::string GradleBuildReader::name_of(const GradleModule& module) const {
  return module.path == ":" ? build_.name : module.path.substr(1);
}

PodDeclaration GradleBuildReader::pod_of(const GradleModule& module, GradleFacts& facts) {
  PodDeclaration pod;
  pod.name = name_of(module);
  pod.root = module.folder;
  pod.reader = "gradle";
  pod.declares_dependencies = true;
  pod.keeps_tests = true;
  pod.at = module.at;
  if (pod.at.file.empty()) pod.at = {gradle_script_of(context_, module), 1, 1};
  UnitDeclaration& unit = pod.units.emplace_back();
  unit.name = pod.name;
  unit.at = pod.at;
  const bool is_flat = world_.plugins.computes_folders && module.path != ":" && has_flat_sources(context_, module);
  has_flat_modules_ |= is_flat;
  unit.folders = gradle_folders_of(context_, module, facts, is_flat);
  pod.languages = 0;
  for (const FolderFiles& folder : unit.folders) pod.languages |= folder.languages;
  const std::string name = android_namespace_of(context_, module, facts);
  if (!name.empty()) pod.provides.push_back({Language::Jvm, name});
  for (const GradleDependency& dependency : facts.dependencies) add_dependency(module, dependency, facts, unit);
  unit.files_are_partial = facts.files_are_partial;
  unit.dependencies_are_partial = facts.dependencies_are_partial;
  keep_problems(facts.problems, pod);
  return pod;
}

/// A plugin's problem is said once for the build.
void GradleBuildReader::keep_problems(const std::vector<Diagnostic>& problems, PodDeclaration& pod) {
  for (const Diagnostic& problem : problems) {
    if (said_.emplace(problem.place, problem.message).second) pod.problems.push_back(problem);
  }
}

}  // namespace podworks
