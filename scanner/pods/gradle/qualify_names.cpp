#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "base/text.h"
#include "scanner/pods/gradle/gradle.h"
#include "scanner/pods/merge_pods.h"
#include "scanner/pods/package_halves.h"

namespace podworks {
namespace {

bool is_gradle(const PodDeclaration& pod) {
  return pod.reader == "gradle";
}

/// No settings declare it.
bool is_alone(const PodDeclaration& pod) {
  return is_gradle(pod) && base_name(pod.at.file).starts_with("build.gradle");
}

/// The folder of its build: settings are what declares a module, or its own build script does.
std::string build_of(const PodDeclaration& pod) {
  return std::string(folder_of(pod.at.file));
}

/// "samples:chat:app" of ":app" in the build of samples/chat.
std::string qualified_name(const PodDeclaration& pod) {
  const std::string build = build_of(pod);
  if (build.empty()) return pod.name;
  std::string name = build;
  std::replace(name.begin(), name.end(), '/', ':');
  return pod.root == build ? name : name + ":" + pod.name;
}

void drop_included(std::vector<PodDeclaration>& pods) {
  std::set<std::string_view> folders;
  for (const PodDeclaration& pod : pods) {
    if (is_gradle(pod) && !is_alone(pod)) folders.insert(pod.root);
  }
  const auto is_included = [&](const PodDeclaration& pod) { return is_alone(pod) && folders.contains(pod.root); };
  // The names point into pods that stay, but std::erase_if moves them.
  std::vector<bool> drops;
  for (const PodDeclaration& pod : pods) drops.push_back(is_included(pod));
  std::size_t at = 0;
  std::erase_if(pods, [&](const PodDeclaration&) { return drops[at++]; });
}

/// Modules that several builds include: each folder is one module, whatever the builds call it.
class SharedFolders {
 public:
  explicit SharedFolders(std::vector<PodDeclaration>& pods) {
    std::map<std::string, std::vector<std::size_t>, std::less<>> by_folder;
    for (std::size_t i = 0; i < pods.size(); ++i) {
      if (is_gradle(pods[i]) && !is_alone(pods[i])) by_folder[pods[i].root].push_back(i);
    }
    std::vector<bool> drops(pods.size());
    for (const auto& [folder, modules] : by_folder) unite(pods, modules, drops);
    std::size_t at = 0;
    std::erase_if(pods, [&](const PodDeclaration&) { return drops[at++]; });
  }

  /// Once the modules have their names: what other builds called them.
  std::map<std::pair<std::string, std::string>, std::string> names(const std::vector<PodDeclaration>& pods) const {
    std::map<std::string_view, std::string_view> by_folder;
    for (const PodDeclaration& pod : pods) {
      if (is_gradle(pod)) by_folder.emplace(pod.root, pod.name);
    }
    std::map<std::pair<std::string, std::string>, std::string> names;
    for (const auto& [called, folder] : folders_) names.emplace(called, by_folder[folder]);
    return names;
  }

 private:
  /// The outermost build around the module's folder has it.
  void unite(std::vector<PodDeclaration>& pods, std::vector<std::size_t> modules, std::vector<bool>& drops) {
    const auto rank = [&](std::size_t i) {
      const std::string build = build_of(pods[i]);
      return std::tuple(!lies_in(pods[i].root, build), build.size(), build, i);
    };
    std::sort(modules.begin(), modules.end(), [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
    const PodDeclaration& kept = pods[modules[0]];
    for (std::size_t i = 1; i < modules.size(); ++i) {
      const PodDeclaration& other = pods[modules[i]];
      if (build_of(other) == build_of(kept)) continue;
      drops[modules[i]] = true;
      folders_.emplace(std::pair(build_of(other), other.name), kept.root);
    }
  }

  std::map<std::pair<std::string, std::string>, std::string> folders_;  // build, name -> folder
};

/// Modules, and what their builds' modules depend on, by build and name.
void rename_modules(const std::map<std::pair<std::string, std::string>, std::string>& renamed,
                    std::vector<PodDeclaration>& pods) {
  if (renamed.empty()) return;
  for (PodDeclaration& pod : pods) {
    if (!is_gradle(pod)) continue;
    const auto rename = [&, build = build_of(pod)](std::string& name) {
      const auto found = renamed.find({build, name});
      if (found != renamed.end()) name = found->second;
    };
    rename(pod.name);
    for (UnitDeclaration& unit : pod.units) {
      rename(unit.name);
      for (DeclaredDependency& dependency : unit.dependencies) rename(dependency.name);
    }
  }
}

constexpr std::string_view kInFolder = "@/";
constexpr char kOtherwise = '\n';

/// What stands for the modules of other builds, `gradle_module_in`, becomes their names.
void name_modules_of_folders(std::vector<PodDeclaration>& pods) {
  std::map<std::string_view, std::string_view> by_folder;
  for (const PodDeclaration& pod : pods) {
    if (is_gradle(pod)) by_folder.emplace(pod.root, pod.name);
  }
  for (PodDeclaration& pod : pods) {
    if (!is_gradle(pod)) continue;
    for (UnitDeclaration& unit : pod.units) {
      for (DeclaredDependency& dependency : unit.dependencies) {
        if (!dependency.name.starts_with(kInFolder)) continue;
        const std::size_t end = dependency.name.find(kOtherwise);
        const std::string folder = dependency.name.substr(kInFolder.size(), end - kInFolder.size());
        const auto found = by_folder.find(folder);
        dependency.name = found != by_folder.end() ? std::string(found->second) : dependency.name.substr(end + 1);
      }
    }
  }
}

/// The Android half of a Flutter or React Native package P lies in P/android: its root project, whatever it is called,
/// and its module :app are P.
void name_android_halves(std::vector<PodDeclaration>& pods) {
  std::map<std::string, std::string, std::less<>> packages;  // folder -> name
  for (const PodDeclaration& pod : pods) {
    if (pod.reader == "pubspec" || pod.reader == "npm") packages.emplace(pod.root, pod.name);
  }
  std::map<std::pair<std::string, std::string>, std::string> renamed;
  for (const PodDeclaration& pod : pods) {
    const std::string build = build_of(pod);
    if (!is_gradle(pod) || base_name(build) != "android") continue;
    const auto package = packages.find(folder_of(build));
    const bool is_half = pod.root == build || pod.root == join_path(build, "app");
    if (package != packages.end() && is_half) renamed.emplace(std::pair(build, pod.name), package->second);
  }
  rename_modules(renamed, pods);
}

}  // namespace

std::string gradle_module_in(std::string_view folder, std::string_view otherwise) {
  return std::string(kInFolder) + std::string(folder) + kOtherwise + std::string(otherwise);
}

void qualify_gradle_names(std::vector<PodDeclaration>& pods) {
  drop_included(pods);
  const SharedFolders shared(pods);
  name_android_halves(pods);
  const PackageHalves halves(pods);
  std::map<std::string, std::vector<const PodDeclaration*>, std::less<>> by_name;
  for (const PodDeclaration& pod : pods) by_name[pod.name].push_back(&pod);
  std::map<std::pair<std::string, std::string>, std::string> renamed;  // build, name -> name
  for (const auto& [name, all] : by_name) {
    const auto modules =
        std::count_if(all.begin(), all.end(), [](const PodDeclaration* pod) { return is_gradle(*pod); });
    for (const PodDeclaration* pod : all) {
      const auto is_other = [&](const PodDeclaration* other) {
        return other != pod && !are_one_pod(*pod, *other) && !halves.are_of_one(*pod, *other);
      };
      if (!is_gradle(*pod) || (modules == 1 && std::none_of(all.begin(), all.end(), is_other))) continue;
      renamed.emplace(std::pair(build_of(*pod), name), qualified_name(*pod));
    }
  }
  rename_modules(renamed, pods);
  rename_modules(shared.names(pods), pods);
  name_modules_of_folders(pods);
}

}  // namespace podworks
