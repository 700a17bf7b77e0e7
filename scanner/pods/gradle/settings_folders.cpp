// Folders with a build script, taken for the modules that settings compute; and coordinates that mean modules of
// included builds.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/gradle/settings_reader.h"

namespace podworks {
namespace {

/// The first call of this name in a chain and in its arguments.
const ManifestLink* find_call(const ManifestChain& chain, std::string_view name, int depth = 0) {
  constexpr int kMaxDepth = 8;
  if (depth > kMaxDepth) return nullptr;
  for (const ManifestLink& link : chain) {
    if (link.is_name(name) && link.is_call && !link.arguments.empty()) return &link;
    for (const ManifestArgument& argument : link.arguments) {
      for (const ManifestChain& inner : argument.value.operands) {
        if (const ManifestLink* found = find_call(inner, name, depth + 1)) return found;
      }
    }
  }
  return nullptr;
}

}  // namespace

/// substitute(module("g:a")).using(project(":p")), substitute module('g:a') using project(':p')
void GradleSettingsReader::substitute(const ManifestChain& chain, const std::string& build) {
  const ManifestLink* module = find_call(chain, "module");
  const ManifestLink* project = find_call(chain, "project");
  if (module == nullptr || project == nullptr) return;
  const auto coordinates = values_.text(module->arguments[0].value);
  const auto path = values_.text(project->arguments[0].value);
  if (coordinates && path) build_.substitutions.push_back({*coordinates, build, absolute(*path)});
}

/// buildSrc, an included build, or one that has settings of its own.
bool GradleSettingsReader::is_of_other_build(std::string_view folder) const {
  const std::vector<std::string>& included = build_.included_builds;
  for (; folder.size() > build_.folder.size(); folder = folder_of(folder)) {
    if (folder == join_path(build_.folder, "buildSrc")) return true;
    if (std::find(included.begin(), included.end(), folder) != included.end()) return true;
    if (!gradle_settings_in(context_, folder).empty()) return true;
  }
  return false;
}

/// Those that are no module's folder.
std::vector<std::string_view> GradleSettingsReader::folders_with_script() const {
  std::set<std::string_view> known;
  for (const GradleModule& module : build_.modules) {
    if (module.has_folder) known.insert(module.folder);
  }
  std::vector<std::string_view> folders;
  for (const std::string_view file : context_.listing.files) {
    const bool is_script = base_name(file) == "build.gradle" || base_name(file) == "build.gradle.kts";
    const std::string_view folder = folder_of(file);
    const bool is_below = build_.folder.empty() || folder.starts_with(build_.folder + "/");
    const bool is_source = fmt::format("/{}/", folder).find("/src/") != std::string::npos;
    if (is_script && is_below && !is_source && !known.contains(folder) && !is_of_other_build(folder)) {
      folders.push_back(folder);
    }
  }
  folders.erase(std::unique(folders.begin(), folders.end()), folders.end());
  return folders;
}

/// Modules whose folders are computed: each lies in the only folder that is called as it is. False: one is left.
bool GradleSettingsReader::take_folders_for_modules(const std::vector<std::string_view>& folders) {
  std::map<std::string_view, std::vector<std::string_view>> by_name;
  for (const std::string_view folder : folders) by_name[base_name(folder)].push_back(folder);
  bool has_all = true;
  for (const auto& [path, place] : computed_folders_) {
    GradleModule* moved = module(path);
    if (moved == nullptr || moved->has_folder) continue;  // moved again
    const auto found = by_name.find(std::string_view(path).substr(path.rfind(':') + 1));
    if (found == by_name.end() || found->second.size() > 1) {
      has_all = false;
      lose(place, fmt::format("where the module `{}` lies is computed: its files are missing", path), kWriteLiterals);
      continue;
    }
    moved->folder = found->second[0];
    moved->has_folder = true;
    lose(place,
         fmt::format("where the module `{}` lies is computed: the only folder of that name, `{}`, is taken for it",
                     path, moved->folder),
         kWriteLiterals);
  }
  return has_all;
}

// Settings that walk through the tree look for build scripts. What this gets wrong: one that lies there unused.
void GradleSettingsReader::add_modules_by_folder() {
  if (!computes_modules_at_ && !moves_modules_at_ && computed_folders_.empty()) return;
  const bool has_all = take_folders_for_modules(folders_with_script());
  if (has_all && !computes_modules_at_ && !moves_modules_at_) return;
  const std::vector<std::string_view> folders = folders_with_script();
  const Place at = computes_modules_at_ ? *computes_modules_at_
                   : moves_modules_at_  ? *moves_modules_at_
                                        : computed_folders_.begin()->second;
  const std::size_t skipped = build_.folder.empty() ? 0 : build_.folder.size() + 1;
  for (const std::string_view folder : folders) {
    std::string path(folder.substr(skipped));
    std::replace(path.begin(), path.end(), '/', ':');
    if (indices_.contains(":" + path)) continue;
    build_.modules.push_back(
        {.path = ":" + path, .folder = std::string(folder), .is_included = true, .is_by_folder = true, .at = at});
  }
  const std::string what =
      folders.empty() ? "modules may be missing"
                      : fmt::format("the {} other folder{} with a build script {} taken for them", folders.size(),
                                    folders.size() == 1 ? "" : "s", folders.size() == 1 ? "is" : "are");
  if (computes_modules_at_) {
    lose(at, fmt::format("which modules are included here is computed and cannot be known: {}", what),
         "list the modules as literals");
  } else if (!folders.empty() || moves_modules_at_) {
    lose(at, fmt::format("which module lies where is computed here and cannot be known: {}", what), kWriteLiterals);
  }
}

}  // namespace podworks
