#include "scanner/pods/same_names.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <tuple>

#include <fmt/format.h>

#include "base/glob.h"

namespace podworks {
namespace {

constexpr std::size_t kMostNotes = 5;

using Groups = std::map<std::string, std::vector<PodDeclaration*>, std::less<>>;

/// Only names that stand more than once; the one that keeps it first.
Groups same_names(std::vector<PodDeclaration>& pods) {
  Groups groups;
  for (PodDeclaration& pod : pods) {
    if (pod.reader == "pubspec") groups[pod.name].push_back(&pod);
  }
  std::erase_if(groups, [](const auto& group) { return group.second.size() < 2; });
  const auto depth = [](const PodDeclaration& pod) { return std::count(pod.root.begin(), pod.root.end(), '/'); };
  for (auto& [name, group] : groups) {
    std::stable_sort(group.begin(), group.end(), [&](const PodDeclaration* a, const PodDeclaration* b) {
      return std::tuple(!a->root.empty(), depth(*a), a->root) < std::tuple(!b->root.empty(), depth(*b), b->root);
    });
  }
  return groups;
}

/// A package's own packages lie in its folder: `path: packages/net`. Null if none does, or several.
const PodDeclaration* only_one_below(const PodDeclaration& pod, const std::vector<PodDeclaration*>& meant) {
  static const std::vector<Glob> not_shipped = {Glob("**/{test,tests,fixture,fixtures,example,examples}/**")};
  const PodDeclaration* only = nullptr;
  for (const PodDeclaration* one : meant) {
    if (pod.root.empty() || !one->root.starts_with(pod.root + "/")) continue;
    if (matches_any(not_shipped, std::string_view(one->root).substr(pod.root.size() + 1))) continue;
    if (only != nullptr) return nullptr;
    only = one;
  }
  return only;
}

Diagnostic unclear(const PodDeclaration& pod, const DeclaredDependency& dependency,
                   const std::vector<PodDeclaration*>& meant) {
  Diagnostic problem;
  problem.rule = "manifest-problem";
  problem.place = dependency.at;
  problem.message =
      fmt::format("`{}` depends on `{}`, and {} packages of the pool are called so: the one in {} is taken", pod.name,
                  dependency.name, meant.size(), meant[0]->root.empty() ? "the root" : meant[0]->root);
  for (const PodDeclaration* one : meant) {
    if (problem.notes.size() == kMostNotes) break;
    problem.notes.push_back(fmt::format("`{}`: {}", one->name, one->at.file));
  }
  problem.help = "rename one of them, or take one out with `exclude:`";
  problem.subject = fmt::format("{}:{}", dependency.at.file, dependency.name);
  problem.pods = {pod.name};
  return problem;
}

}  // namespace

std::vector<Diagnostic> tell_packages_apart(std::vector<PodDeclaration>& pods) {
  const Groups groups = same_names(pods);
  for (const auto& [name, group] : groups) {
    for (std::size_t i = 1; i < group.size(); ++i) {
      group[i]->name = fmt::format("{}@{}", name, group[i]->root);
      group[i]->units[0].name = group[i]->name;
    }
  }
  std::vector<Diagnostic> problems;
  for (PodDeclaration& pod : pods) {
    if (pod.reader != "pubspec") continue;
    for (DeclaredDependency& dependency : pod.units[0].dependencies) {
      const auto found = groups.find(dependency.name);
      if (found == groups.end()) continue;
      if (const PodDeclaration* own = only_one_below(pod, found->second)) {
        dependency.name = own->name;
      } else {
        problems.push_back(unclear(pod, dependency, found->second));
      }
    }
  }
  return problems;
}

}  // namespace podworks
