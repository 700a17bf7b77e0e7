#include "scanner/pods/npm/same_names.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"

namespace podworks {
namespace {

using Renamed = std::unordered_map<std::string_view, std::string>;  // by folder

std::string name_in_folder(const PodDeclaration& pod) {
  return fmt::format("{}@{}", pod.name, pod.root.empty() ? "." : pod.root);
}

/// A package that is only called like its folder makes way for all others.
Renamed rename_all_but_first(std::vector<PodDeclaration>& pods, const NpmPackages& packages) {
  const auto first = [&](const PodDeclaration* a, const PodDeclaration* b) {
    return packages.goes_before(*packages.in(a->root), *packages.in(b->root));
  };
  std::map<std::string, std::vector<PodDeclaration*>, std::less<>> groups;
  std::set<std::string, std::less<>> others;
  for (PodDeclaration& pod : pods) {
    if (pod.reader == "npm" && !pod.name.empty()) groups[pod.name].push_back(&pod);
    if (pod.reader != "npm") others.emplace(pod.name);
  }
  Renamed renamed;
  std::vector<PodDeclaration*> late;
  for (auto& [name, group] : groups) {
    std::stable_sort(group.begin(), group.end(), first);
    const bool is_taken = packages.in(group[0]->root)->name.empty() && others.contains(name);
    late.insert(late.end(), group.begin() + (is_taken ? 0 : 1), group.end());
  }
  for (PodDeclaration* pod : late) {
    pod->name = name_in_folder(*pod);
    pod->units[0].name = pod->name;
    for (Diagnostic& problem : pod->problems) problem.pods = {pod->name};
    renamed.emplace(pod->root, pod->name);
  }
  return renamed;
}

Diagnostic unclear(const PodDeclaration& pod, const DeclaredDependency& dependency, const NpmPackage& taken) {
  Diagnostic problem;
  problem.rule = "manifest-problem";
  problem.place = dependency.at;
  problem.message =
      fmt::format("`{}` depends on `{}`, and several packages of the pool are called so: the one in {} is taken",
                  pod.name, dependency.name, taken.folder.empty() ? "the root" : taken.folder);
  problem.help = "rename one of them, or take one out with `exclude:`";
  problem.subject = fmt::format("{}:{}", dependency.at.file, dependency.name);
  problem.pods = {pod.name};
  return problem;
}

}  // namespace

std::vector<Diagnostic> tell_npm_packages_apart(std::vector<PodDeclaration>& pods, const NpmPackages& packages) {
  const Renamed renamed = rename_all_but_first(pods, packages);
  std::vector<Diagnostic> problems;
  if (renamed.empty()) return problems;
  for (PodDeclaration& pod : pods) {
    if (pod.reader != "npm") continue;
    for (DeclaredDependency& dependency : pod.units[0].dependencies) {
      const NpmPackages::Meaning meaning = packages.meant_by(*packages.in(pod.root), dependency.name);
      if (meaning.package == nullptr) continue;
      if (!meaning.is_clear) problems.push_back(unclear(pod, dependency, *meaning.package));
      if (const auto found = renamed.find(meaning.package->folder); found != renamed.end()) {
        dependency.name = found->second;
      }
    }
  }
  return problems;
}

}  // namespace podworks
