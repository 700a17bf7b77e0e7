#include "scanner/pods/bazel/other_tools.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/glob.h"
#include "base/text.h"
#include "scanner/files/cocoapods_files.h"
#include "scanner/languages/language.h"
#include "scanner/pods/cocoapods_glob.h"
#include "scanner/pods/directory.h"

namespace podworks {

namespace {

using Pods = std::vector<PodDeclaration>;

bool is_target(const PodDeclaration& pod) {
  return pod.reader == "bazel";
}

/// Which pod of another tool takes a file.
class FilesOfOthers {
 public:
  FilesOfOthers(const Pods& pods, const Listing& listing) : pods_(pods), listing_(listing) {
    for (std::size_t i = 0; i < pods.size(); ++i) {
      if (is_target(pods[i]) || is_folder_pod(pods[i]) || pods[i].units.empty()) continue;
      if (pods[i].by_cocoapods) {
        add_patterns(i);
      } else {
        add_folders(i);
      }
    }
  }

  /// Unset if none does, or several do.
  std::optional<std::size_t> owner_of(const std::string& path) const {
    const auto named = named_.find(path);
    if (named != named_.end()) return named->second;
    const Language language = language_of(path).row->language;
    for (std::string_view folder = folder_of(path); !folder.empty(); folder = folder_of(folder)) {
      const auto found = folders_.find(folder);
      if (found == folders_.end()) continue;
      std::optional<std::size_t> owner;
      for (const auto& [pod, files] : found->second) {
        if (!has(files->languages, language) || !takes(*files, path)) continue;
        if (owner && *owner != pod) return std::nullopt;
        owner = pod;
      }
      if (owner) return owner;
    }
    return std::nullopt;
  }

 private:
  static bool takes(const FolderFiles& files, std::string_view path) {
    const std::string_view below = path.substr(files.root.size() + 1);
    const auto matches = [&](const std::string& glob) { return Glob(glob).matches(below); };
    const bool is_wanted = files.include.empty() || std::any_of(files.include.begin(), files.include.end(), matches);
    return is_wanted && std::none_of(files.exclude.begin(), files.exclude.end(), matches);
  }

  bool is_workspace(const std::string& folder) const {
    for (const std::string_view marker : {"MODULE.bazel", "WORKSPACE", "WORKSPACE.bazel"}) {
      const std::string path = join_path(folder, marker);
      if (std::binary_search(listing_.files.begin(), listing_.files.end(), std::string_view(path))) return true;
    }
    return folder.empty();
  }

  void add_folders(std::size_t pod) {
    for (const UnitDeclaration& unit : pods_[pod].units) {
      for (const ListedFile& file : unit.files) add_owner(file.path, pod);
      for (const FolderFiles& folder : unit.folders) {
        if (!is_workspace(folder.root)) folders_[folder.root].emplace_back(pod, &folder);
      }
    }
  }

  void add_patterns(std::size_t pod) {
    const PodDeclaration& declaration = pods_[pod];
    const auto [begin, end] = range_below(listing_.files, declaration.root);
    const std::span<const std::string_view> files(listing_.files.data() + begin, end - begin);
    const PodTree tree{files, declaration.root};
    for (const UnitDeclaration& unit : declaration.units) {
      std::set<std::size_t> taken;
      for (const Pattern& pattern : unit.source_files) {
        for (const std::size_t i : cocoapods_glob(tree, pattern.glob, GlobUse::SourceFiles)) taken.insert(i);
      }
      for (const Pattern& pattern : unit.exclude_files) {
        for (const std::size_t i : cocoapods_glob(tree, pattern.glob, GlobUse::ExcludeFiles)) taken.erase(i);
      }
      for (const std::size_t i : taken) add_owner(files[i], pod);
    }
  }

  void add_owner(std::string_view path, std::size_t pod) {
    const auto [known, is_new] = named_.emplace(path, pod);
    if (!is_new && known->second != pod) known->second = std::nullopt;
  }

  const Pods& pods_;
  const Listing& listing_;
  std::unordered_map<std::string, std::optional<std::size_t>> named_;
  std::map<std::string, std::vector<std::pair<std::size_t, const FolderFiles*>>, std::less<>> folders_;
};

/// The only pod that takes all files of the target.
std::optional<std::size_t> owner_of(const PodDeclaration& target, const FilesOfOthers& others) {
  std::optional<std::size_t> owner;
  for (const ListedFile& file : target.units[0].files) {
    const std::optional<std::size_t> of_file = others.owner_of(file.path);
    if (!of_file || (owner && *owner != *of_file)) return std::nullopt;
    owner = of_file;
  }
  return owner;
}

void take_in(PodDeclaration& pod, PodDeclaration& target) {
  UnitDeclaration& to = pod.units[0];
  UnitDeclaration& from = target.units[0];
  for (DeclaredDependency& dependency : from.dependencies) {
    if (from.kind == UnitKind::Test) dependency.purpose = DeclaredFor::Tests;
    to.dependencies.push_back(std::move(dependency));
  }
  for (const std::string& path : from.header_search_paths) {
    const std::optional<std::string> folder = normalize_path(join_path(target.root, path));
    if (folder) to.header_search_paths.push_back(relative_path(pod.root, *folder));
  }
  to.generated_paths.insert(to.generated_paths.end(), from.generated_paths.begin(), from.generated_paths.end());
  to.dependencies_are_partial |= from.dependencies_are_partial;
  std::move(target.problems.begin(), target.problems.end(), std::back_inserter(pod.problems));
  const auto place = std::lower_bound(pod.tools.begin(), pod.tools.end(), "bazel");
  if (place == pod.tools.end() || *place != "bazel") pod.tools.insert(place, "bazel");
  pod.declares_for |= target.declares_for & pod.languages;
}

/// Of Bazel's dependencies: of one name one, and none on the pod itself.
void rename_dependencies(PodDeclaration& pod, const std::map<std::string, std::string>& names) {
  std::vector<DeclaredDependency>& all = pod.units[0].dependencies;
  std::set<std::pair<std::string, DeclaredFor>> known;
  std::erase_if(all, [&](DeclaredDependency& dependency) {
    if (dependency.reader != "bazel") return false;
    const auto renamed = names.find(dependency.name);
    if (renamed != names.end()) dependency.name = renamed->second;
    return dependency.name == pod.name || !known.emplace(dependency.name, dependency.purpose).second;
  });
  std::vector<std::string>& paths = pod.units[0].header_search_paths;
  std::set<std::string> seen;
  std::erase_if(paths, [&](const std::string& path) { return !seen.insert(path).second; });
}

}  // namespace

void join_targets_with_pods(Pods& pods, const Listing& listing) {
  const bool has_targets = std::any_of(pods.begin(), pods.end(), is_target);
  if (!has_targets || std::all_of(pods.begin(), pods.end(), is_target)) return;
  std::vector<std::optional<std::size_t>> owners(pods.size());
  {
    const FilesOfOthers others(pods, listing);
    for (std::size_t i = 0; i < pods.size(); ++i) {
      if (is_target(pods[i])) owners[i] = owner_of(pods[i], others);
    }
  }
  std::map<std::string, std::string> names;
  for (std::size_t i = 0; i < pods.size(); ++i) {
    if (!owners[i]) continue;
    names.emplace(pods[i].name, pods[*owners[i]].name);
    take_in(pods[*owners[i]], pods[i]);
  }
  if (names.empty()) return;
  Pods kept;
  for (std::size_t i = 0; i < pods.size(); ++i) {
    if (owners[i]) continue;
    rename_dependencies(pods[i], names);
    kept.push_back(std::move(pods[i]));
  }
  pods = std::move(kept);
}

}  // namespace podworks
