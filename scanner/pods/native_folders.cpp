#include "scanner/pods/native_folders.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/languages/language.h"
#include "scanner/pods/directory.h"
#include "scanner/pods/package_halves.h"

namespace podworks {
namespace {

class NativeFolders {
 public:
  explicit NativeFolders(const std::vector<PodDeclaration>& pods) {
    for (const PodDeclaration& pod : pods) {
      if (!pod.root.empty()) roots_.insert(pod.root);
    }
  }

  /// A source that no package takes.
  void add(std::string_view path) { direct_.insert(folder_of(path)); }

  /// The outermost folder around a source that is not other pods', or holds sources directly.
  std::string_view folder_for(std::string_view path) const {
    const std::string_view inner = folder_of(path);
    for (std::size_t slash = path.find('/'); slash < inner.size(); slash = path.find('/', slash + 1)) {
      const std::string_view folder = path.substr(0, slash);
      if (direct_.contains(folder) || !holds_pods(folder)) return folder;
    }
    return inner;
  }

 private:
  /// It is a pod's folder, or has one below it.
  bool holds_pods(std::string_view folder) const {
    if (roots_.contains(folder)) return true;
    const std::string below = std::string(folder) + '/';
    const auto next = roots_.lower_bound(below);
    return next != roots_.end() && next->starts_with(below);
  }

  std::set<std::string, std::less<>> roots_;
  std::set<std::string_view> direct_;  // folders
};

bool is_native(std::string_view path) {
  const LanguageOfFile language = language_of(path);
  return language.row != nullptr && has(kAppleLanguages, language.row->language);
}

/// "P/ios" of "P/ios/Runner/a.swift", by the innermost package P; empty if none has it.
std::string_view half_around(std::string_view path, const std::map<std::string, std::size_t, std::less<>>& packages) {
  std::string_view half;
  for (std::string_view folder = folder_of(path);; folder = folder_of(folder)) {
    if (packages.contains(folder)) return is_platform_folder(base_name(half)) ? half : std::string_view();
    if (folder.empty()) return {};
    half = folder;
  }
}

bool is_covered(const std::vector<PodDeclaration>& pods) {
  LanguageSet covered = 0;
  for (const PodDeclaration& pod : pods) {
    if (!is_folder_pod(pod)) covered |= pod.languages;
  }
  return (covered & kAppleLanguages) != 0;
}

/// By their folders.
std::map<std::string, std::size_t, std::less<>> packages_of(const std::vector<PodDeclaration>& pods) {
  std::map<std::string, std::size_t, std::less<>> packages;  // by folder
  for (std::size_t i = 0; i < pods.size(); ++i) {
    if (!pods[i].name.empty() && (pods[i].reader == "pubspec" || pods[i].reader == "npm")) {
      packages.emplace(pods[i].root, i);
    }
  }
  return packages;
}

void add_folders(const std::set<std::string_view>& folders, std::vector<PodDeclaration>& pods) {
  std::set<std::string, std::less<>> names;
  for (const PodDeclaration& pod : pods) names.insert(pod.name);
  for (const std::string_view folder : folders) {
    std::string name(base_name(folder));
    if (names.contains(name)) name = fmt::format("{}@{}", name, folder);
    names.insert(name);
    PodDeclaration& pod = pods.emplace_back(folder_pod(name, folder, {}, {}, {}));
    pod.languages = pod.units[0].folders[0].languages = kAppleLanguages;
  }
}

}  // namespace

void add_native_sources(const Listing& listing, bool with_folders, std::vector<PodDeclaration>& pods) {
  if (is_covered(pods)) return;
  NativeFolders native(pods);
  const auto packages = packages_of(pods);
  std::set<std::string_view> halves;
  std::vector<std::string_view> others;
  for (const std::string_view path : listing.files) {
    if (!is_native(path) || path.find('/') == std::string_view::npos) continue;
    const std::string_view half = half_around(path, packages);
    if (!half.empty()) halves.insert(half);
    if (half.empty()) others.push_back(path);
  }
  for (const std::string_view half : halves) {
    PodDeclaration& pod = pods[packages.find(folder_of(half))->second];
    pod.languages |= kAppleLanguages;
    pod.units[0].folders.push_back({.root = std::string(half), .languages = kAppleLanguages});
  }
  if (!with_folders || std::any_of(pods.begin(), pods.end(), is_folder_pod)) return;
  std::set<std::string_view> folders;
  for (const std::string_view path : others) native.add(path);
  for (const std::string_view path : others) folders.insert(native.folder_for(path));
  add_folders(folders, pods);
}

}  // namespace podworks
