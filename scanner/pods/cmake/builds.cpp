// What the builds of a pool mean to each other, and to the pods of other kinds.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/cmake/cmake.h"

namespace podworks {
namespace {

bool is_cmake(const PodDeclaration& pod) {
  return pod.reader == "cmake";
}

/// The pods of other kinds by their folders.
class Others {
 public:
  explicit Others(const std::vector<PodDeclaration>& pods) {
    for (const PodDeclaration& pod : pods) {
      if (is_cmake(pod) || pod.name.empty()) continue;
      languages_[pod.root] |= pod.languages;
      if (pod.keeps_listed_files && has(pod.languages, Language::CFamily)) finer_.insert(pod.root);
    }
  }

  /// The package at the pool's root may be of its tools alone; but for one of Flutter, whose native halves have
  /// folders by platform.
  bool hold_build(std::string_view folder) const {
    // Two descriptions of the same libraries: the targets of the other one are smaller, and name all that they use.
    const auto lies_here = [&](const std::string& root) { return lies_in(root, folder); };
    if (std::any_of(finer_.begin(), finer_.end(), lies_here)) return true;
    return any_above(folder, [&](std::string_view root, LanguageSet languages) {
      if (has(languages, Language::CFamily)) return true;
      return root.empty() ? has(languages, Language::Dart) && is_platform(folder) : root != folder;
    });
  }
  /// Its folder is one of theirs.
  bool hold_target(std::string_view folder) const {
    return any_above(folder, [](std::string_view root, LanguageSet languages) {
      return !root.empty() && has(languages, Language::CFamily);
    });
  }

 private:
  static bool is_platform(std::string_view folder) {
    const std::string_view name = folder.substr(0, folder.find('/'));
    return name == "android" || name == "ios" || name == "linux" || name == "macos" || name == "windows";
  }

  template <class Holds>
  bool any_above(std::string_view folder, const Holds& holds) const {
    for (;; folder = folder_of(folder)) {
      const auto found = languages_.find(folder);
      if (found != languages_.end() && holds(found->first, found->second)) return true;
      if (folder.empty()) return false;
    }
  }

  std::map<std::string, LanguageSet, std::less<>> languages_;
  std::set<std::string> finer_;  // folders of their targets of C that list what they have
};

/// `other` is the same target, read by another build.
void unite(PodDeclaration& pod, PodDeclaration& other) {
  UnitDeclaration& kept = pod.units[0];
  UnitDeclaration& more = other.units[0];
  for (ListedFile& file : more.files) {
    const auto is_same = [&](const ListedFile& known) { return known.path == file.path; };
    if (std::none_of(kept.files.begin(), kept.files.end(), is_same)) kept.files.push_back(std::move(file));
  }
  const auto add_paths = [](std::vector<std::string>& to, std::vector<std::string>& from) {
    for (std::string& path : from) {
      if (std::find(to.begin(), to.end(), path) == to.end()) to.push_back(std::move(path));
    }
  };
  add_paths(kept.header_search_paths, more.header_search_paths);
  // Each build makes its own.
  kept.generated_paths.insert(kept.generated_paths.end(), more.generated_paths.begin(), more.generated_paths.end());
  for (DeclaredDependency& dependency : more.dependencies) {
    const auto is_same = [&](const DeclaredDependency& known) { return known.name == dependency.name; };
    if (std::none_of(kept.dependencies.begin(), kept.dependencies.end(), is_same)) {
      kept.dependencies.push_back(std::move(dependency));
    }
  }
}

}  // namespace

void drop_claimed_cmake(std::vector<PodDeclaration>& pods) {
  if (std::none_of(pods.begin(), pods.end(), is_cmake)) return;
  const Others others(pods);
  std::vector<bool> drops;
  for (const PodDeclaration& pod : pods) {
    drops.push_back(is_cmake(pod) &&
                    (others.hold_build(pod.build) || (!pod.name.empty() && others.hold_target(pod.root))));
  }
  std::size_t at = 0;
  std::erase_if(pods, [&](const PodDeclaration&) { return drops[at++]; });
}

void qualify_cmake_names(std::vector<PodDeclaration>& pods) {
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_name;
  for (std::size_t i = 0; i < pods.size(); ++i) {
    if (is_cmake(pods[i]) && !pods[i].name.empty()) by_name[pods[i].name].push_back(i);
  }
  std::map<std::pair<std::string, std::string>, std::string> renamed;  // by build and name
  std::vector<bool> drops(pods.size());
  for (auto& [name, numbers] : by_name) {
    if (numbers.size() < 2) continue;
    const auto rank = [&](std::size_t i) {
      return std::tuple(std::count(pods[i].build.begin(), pods[i].build.end(), '/'), pods[i].build);
    };
    std::stable_sort(numbers.begin(), numbers.end(), [&](std::size_t a, std::size_t b) {
      return std::tuple(!pods[a].build.empty(), rank(a)) < std::tuple(!pods[b].build.empty(), rank(b));
    });
    std::map<Place, std::size_t> by_place;
    for (const std::size_t i : numbers) {
      const auto [first, is_new] = by_place.emplace(pods[i].at, i);
      if (!is_new) {
        unite(pods[first->second], pods[i]);
        drops[i] = true;
      } else if (i != numbers[0]) {
        renamed.emplace(std::pair(pods[i].build, name), fmt::format("{}@{}", name, pods[i].build));
      }
    }
    for (const std::size_t i : numbers) {  // what is one target has one name in all builds
      const auto first = by_place.find(pods[i].at);
      const auto other = renamed.find({pods[first->second].build, name});
      if (drops[i] && other != renamed.end()) renamed.insert_or_assign(std::pair(pods[i].build, name), other->second);
    }
  }
  for (PodDeclaration& pod : pods) {
    if (!is_cmake(pod)) continue;
    const auto rename = [&](std::string& one) {
      const auto found = renamed.find({pod.build, one});
      if (found != renamed.end()) one = found->second;
    };
    rename(pod.name);
    for (UnitDeclaration& unit : pod.units) {
      rename(unit.name);
      for (DeclaredDependency& dependency : unit.dependencies) rename(dependency.name);
    }
  }
  std::size_t at = 0;
  std::erase_if(pods, [&](const PodDeclaration&) { return drops[at++]; });
}

}  // namespace podworks
