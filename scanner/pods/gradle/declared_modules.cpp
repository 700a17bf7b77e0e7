// Which module a declared dependency means.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/gradle/build_reader.h"
#include "scanner/pods/gradle/gradle.h"
#include "scanner/pods/manifest_problem.h"

namespace podworks {
namespace {

/// "data" of ":core:data" and of "core.data".
std::string_view last_name(std::string_view path) {
  return path.substr(path.find_last_of(":.") + 1);
}

/// ":core-data" of ":core:data".
std::string dashed_path(std::string path) {
  if (!path.empty()) std::replace(path.begin() + 1, path.end(), ':', '-');
  return path;
}

}  // namespace

std::string accessor_of_module(std::string_view path) {
  std::string accessor;
  bool is_upper = false;
  for (const char c : path) {
    if (c == '-' || c == '_' || c == '.') {
      is_upper = true;
      continue;
    }
    const bool begins = accessor.empty() || accessor.back() == '.';
    if (c == ':') {
      if (!accessor.empty()) accessor += '.';
    } else if (is_upper && c >= 'a' && c <= 'z') {
      accessor += static_cast<char>(c - 'a' + 'A');
    } else if (begins && c >= 'A' && c <= 'Z') {
      accessor += static_cast<char>(c - 'A' + 'a');
    } else {
      accessor += c;
    }
    is_upper = false;
  }
  return accessor;
}

void GradleBuildReader::add_dependency(const GradleModule& from, const GradleDependency& dependency, GradleFacts& facts,
                                       UnitDeclaration& unit) {
  DeclaredDependency declared{.purpose = dependency.purpose, .reexported = dependency.reexported, .at = dependency.at};
  const GradleModule* target = nullptr;
  const std::string& name = dependency.target.name;
  if (dependency.target.kind == GradleTarget::Kind::Module) {
    target = module_at(name, dependency, facts);
    declared.name = name.substr(name.starts_with(':') ? 1 : 0);
  } else if (dependency.target.kind == GradleTarget::Kind::Accessor) {
    target = module_of_accessor(name);
    if (target == nullptr) {
      facts.dependencies_are_partial = true;
      facts.problems.push_back(manifest_problem(
          dependency.at, fmt::format("`projects.{}` is no module of this build: the dependency is missing", name),
          "correct the name, or include the module in the settings as a literal"));
      return;
    }
  } else {
    declared.name = name;
    if (paths_.contains(":" + name)) return;  // coordinates that read like a module
    const auto folder = folders_.find(name);
    if (folder != folders_.end()) declared.name = gradle_module_in(folder->second, name);
  }
  if (target == &from) return;
  if (target != nullptr) {
    declared.name = name_of(*target);
    if (!target->has_folder) lose_module(target->path, dependency.at, facts);
  }
  if (declared.name.empty()) return;
  if (dependency.target.takes_tests) declared.takes_tests = true;
  for (DeclaredDependency& known : unit.dependencies) {
    if (known.name != declared.name || known.purpose != declared.purpose) continue;
    known.reexported |= declared.reexported;
    known.takes_tests |= declared.takes_tests;
    return;
  }
  unit.dependencies.push_back(std::move(declared));
}

/// One that is not in the settings may come from a plugin of theirs, or from the build that this one becomes a part
/// of.
const GradleModule* GradleBuildReader::module_at(const std::string& path, const GradleDependency& dependency,
                                                 GradleFacts& facts) {
  const std::string absolute = path.starts_with(':') ? path : ":" + path;
  const auto found = paths_.find(absolute);
  if (found != paths_.end()) return found->second;
  if (const GradleModule* module = module_by_ending(absolute, false)) return module;
  if (!has_settings_) return nullptr;
  if (build_.has_package_modules || is_package(absolute.substr(1))) return nullptr;
  if (build_.modules_are_partial || build_.has_plugins) {
    lose_module(absolute, dependency.at, facts);
    return nullptr;
  }
  facts.problems.push_back(manifest_problem(dependency.at,
                                            fmt::format("the build has no module `{}`: Gradle stops here", path),
                                            "correct the path, or include the module in the settings"));
  return nullptr;
}

const GradleModule* GradleBuildReader::module_of_accessor(const std::string& accessor) const {
  const std::string root = accessor_of_module(build_.name);
  auto found = by_accessor_.find(accessor);
  if (found == by_accessor_.end() && accessor.starts_with(root + "."))
    found = by_accessor_.find(accessor.substr(root.size() + 1));
  if (found != by_accessor_.end()) return found->second;
  if (accessor == root) return build_.modules.data();
  return module_by_ending("." + accessor, true);
}

/// Settings that compute their modules often call them by their own folders' names, without those above, or by all
/// names with dashes between: `:a:b` as `:b` or as `:a-b`.
const GradleModule* GradleBuildReader::module_by_ending(std::string_view ending, bool is_accessor) const {
  const auto candidates = by_last_name_.find(last_name(ending));
  if (candidates == by_last_name_.end()) return nullptr;
  const GradleModule* only = nullptr;
  for (const GradleModule* module : candidates->second) {
    const std::string dashed = dashed_path(module->path);
    const bool is_meant = is_accessor ? ("." + accessor_of_module(module->path)).ends_with(ending) ||
                                            ending.substr(1) == accessor_of_module(dashed)
                                      : module->path.ends_with(ending) || dashed == ending;
    if (!is_meant || module == only) continue;
    if (only != nullptr) return nullptr;
    only = module;
  }
  return only;
}

void GradleBuildReader::index_modules() {
  for (const GradleModule& module : build_.modules) {
    paths_.emplace(module.path, &module);
    by_accessor_.emplace(accessor_of_module(module.path), &module);
    if (!module.is_by_folder) continue;
    for (const std::string& path : {module.path, dashed_path(module.path)}) {
      by_last_name_[std::string(last_name(path))].push_back(&module);
      by_last_name_[std::string(last_name(accessor_of_module(path)))].push_back(&module);
    }
  }
}

/// A package of Flutter or React Native in the pool: an app's build includes it under its name.
bool GradleBuildReader::is_package(const std::string& name) {
  if (!packages_) {
    packages_.emplace();
    for (const std::string_view file : context_.listing.files) {
      const std::string_view manifest = base_name(file);
      if (manifest == "pubspec.yaml" || manifest == "package.json") packages_->emplace(base_name(folder_of(file)));
    }
  }
  return packages_->contains(name);
}

void GradleBuildReader::lose_module(const std::string& name, const Place& at, GradleFacts& facts) {
  facts.dependencies_are_partial = true;
  lost_.emplace(name, at);
}

void GradleBuildReader::report_lost_modules() {
  if (lost_.empty()) return;
  constexpr std::size_t kMostNames = 20;
  const std::string others =
      lost_.size() == 1 ? "" : fmt::format(", and {} more that build scripts name,", lost_.size() - 1);
  Diagnostic problem = manifest_problem(
      lost_.begin()->second,
      fmt::format("the module `{}`{} cannot be found where the settings compute their modules, or leave them to a "
                  "plugin: dependencies on {} are missing",
                  lost_.begin()->first, others, lost_.size() == 1 ? "it" : "them"),
      "include the modules in the settings as literals");
  for (auto each = std::next(lost_.begin()); each != lost_.end(); ++each) {
    if (problem.notes.size() == kMostNames) {
      problem.notes.push_back(fmt::format("{} more", lost_.size() - 1 - kMostNames));
      break;
    }
    problem.notes.push_back(fmt::format("`{}` at {}:{}", each->first, each->second.file, each->second.line));
  }
  build_.problems.push_back(std::move(problem));
}

}  // namespace podworks
