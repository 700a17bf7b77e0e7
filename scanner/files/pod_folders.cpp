#include "scanner/files/pod_folders.h"

#include <algorithm>
#include <map>

#include "base/text.h"

namespace podworks {

namespace {

using Roots = std::multimap<std::string_view, const PodDeclaration*>;

/// The innermost pod around the folder is another one, that does not hold `own` as well.
bool is_of_other_pod(const FolderFiles& folder, const PodDeclaration& own, const Roots& roots) {
  for (std::string_view path = folder.root; !path.empty() && !lies_in(own.root, path); path = folder_of(path)) {
    const auto [begin, end] = roots.equal_range(path);
    const auto takes = [&](const auto& root) { return (root.second->languages & folder.languages) != 0; };
    if (std::any_of(begin, end, takes)) return true;
  }
  return false;
}

/// All that it has of its folder it has by manifests that leave the rest to the pod around it.
bool yields_its_root(const PodDeclaration& pod) {
  if (pod.by_cocoapods) return false;
  bool has_some = false;
  for (const UnitDeclaration& unit : pod.units) {
    for (const FolderFiles& folder : unit.folders) {
      if (folder.root != pod.root) continue;
      if (!folder.yields_rest) return false;
      has_some = true;
    }
  }
  return has_some;
}

}  // namespace

void PodFolders::add(const FolderFiles& folder, std::uint32_t pod, LanguageSet languages, bool is_border) {
  const Folder added = {folder.root, pod, languages, is_border};
  languages_at_[folder.root] |= languages;
  if (!folder.yields_rest) {
    folders_.push_back(added);
    return;
  }
  yielding_.push_back({FolderGlobs(folder), added});
  yielding_index_.add(yielding_.back().globs, yielding_.size() - 1);
  if (!is_border) return;
  std::vector<PackageBorder>& borders = package_borders_[folder.root];
  const auto is_same = [&](const PackageBorder& one) { return one.package == packages_[pod]; };
  const auto known = std::find_if(borders.begin(), borders.end(), is_same);
  PackageBorder& border = known != borders.end() ? *known : borders.emplace_back(PackageBorder{packages_[pod]});
  border.languages |= languages;
}

PodFolders::PodFolders(const std::vector<PodDeclaration>& pods) {
  Roots roots;
  for (const PodDeclaration& pod : pods) roots.emplace(pod.root, &pod);
  for (std::size_t i = 0; i < pods.size(); ++i) {
    if (pods[i].reader != "entry") languages_ |= pods[i].languages;
    const auto number = static_cast<std::uint32_t>(i);
    packages_.emplace_back(pods[i].package);
    if (!yields_its_root(pods[i])) {
      folders_.push_back({pods[i].root, number, pods[i].languages, !pods[i].lists_files});
      languages_at_[pods[i].root] |= pods[i].languages;
    }
    for (const UnitDeclaration& unit : pods[i].units) {
      for (const FolderFiles& folder : unit.folders) {
        if (folder.root == pods[i].root) {
          if (yields_its_root(pods[i])) add(folder, number, pods[i].languages, !pods[i].lists_files);
          continue;
        }
        // What one pod takes out of another's folder, the other keeps: both compile it.
        if (is_of_other_pod(folder, pods[i], roots)) continue;
        add(folder, number, folder.languages, true);
      }
      if (!pods[i].keeps_listed_files) continue;
      for (const ListedFile& file : unit.files) alone_.emplace(file.path, number);
    }
  }
  if (languages_ == 0) languages_ = kAllLanguages;  // no pod at all: what lies here are the sources
  std::stable_sort(folders_.begin(), folders_.end(), [](const Folder& a, const Folder& b) { return a.path < b.path; });
}

bool PodFolders::lies_deeper(const SourceFile& file, std::string_view root, std::size_t own) const {
  const std::string_view path = file.path;
  if (!alone_.empty()) {
    const auto [begin, end] = alone_.equal_range(path);
    const auto is_own = [&](const auto& entry) { return entry.second == own; };
    if (begin != end && std::none_of(begin, end, is_own)) return true;
  }
  for (std::string_view folder = folder_of(path); folder.size() > root.size(); folder = folder_of(folder)) {
    auto found = std::lower_bound(folders_.begin(), folders_.end(), folder,
                                  [](const Folder& a, std::string_view wanted) { return a.path < wanted; });
    for (; found != folders_.end() && found->path == folder; ++found) {
      if (found->pod != own && found->is_border && has(found->languages, file.language)) return true;
    }
    if (is_border_of_others(folder, file.language, own)) return true;
  }
  return is_taken_deeper(file, root, own);
}

bool PodFolders::is_border_of_others(std::string_view folder, Language language, std::size_t own) const {
  const auto found = package_borders_.find(folder);
  if (found == package_borders_.end()) return false;
  const auto is_others = [&](const PackageBorder& one) {
    return one.package != packages_[own] && has(one.languages, language);
  };
  return std::any_of(found->second.begin(), found->second.end(), is_others);
}

/// By a target of the same package, whose folder lies within `root`.
bool PodFolders::is_taken_deeper(const SourceFile& file, std::string_view root, std::size_t own) const {
  if (packages_[own].empty() || yielding_.empty()) return false;
  for (const std::size_t number : yielding_index_.may_take(file.path, root)) {
    const auto& [globs, folder] = yielding_[number];
    const bool is_asked = folder.pod != own && folder.is_border && packages_[folder.pod] == packages_[own] &&
                          has(folder.languages, file.language);
    if (is_asked && globs.takes(file.path, file.is_header)) return true;
  }
  return false;
}

bool PodFolders::takes(std::string_view path, Language language) const {
  if (!has(languages_, language)) return false;
  bool is_in_pods = false;
  for (std::string_view folder = folder_of(path);; folder = folder_of(folder)) {
    const LanguageSet languages = languages_at(folder);
    if (has(languages, language)) return true;
    is_in_pods = is_in_pods || languages != 0;
    if (folder.empty()) return !is_in_pods;
  }
}

LanguageSet PodFolders::languages_at(std::string_view folder) const {
  const auto found = languages_at_.find(folder);
  return found != languages_at_.end() ? found->second : 0;
}

}  // namespace podworks
