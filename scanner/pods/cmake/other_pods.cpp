// What the builds of a pool mean to the pods of other kinds: which of them are read beside these.
#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>

#include <fmt/format.h>

#include "base/glob.h"
#include "base/text.h"
#include "scanner/files/cocoapods_files.h"
#include "scanner/languages/language.h"
#include "scanner/pods/cmake/bazel_twins.h"
#include "scanner/pods/cmake/cmake.h"
#include "scanner/pods/cocoapods_glob.h"
#include "scanner/pods/manifest_problem.h"

namespace podworks {
namespace {

bool is_cmake(const PodDeclaration& pod) {
  return pod.reader == "cmake";
}

bool is_of_package_tool(const PodDeclaration& pod) {
  const std::string_view tool = tool_of(pod.reader);
  return tool == "npm" || tool == "pubspec" || tool == "gradle";
}

/// The pods of other kinds by their folders.
class Others {
 public:
  explicit Others(const std::vector<PodDeclaration>& pods) {
    for (const PodDeclaration& pod : pods) {
      if (is_cmake(pod) || pod.name.empty()) continue;
      languages_[pod.root] |= pod.languages;
      if (is_of_package_tool(pod)) packages_.insert(pod.root);
    }
  }

  /// The package at the pool's root may be of its tools alone; but for one of Flutter, whose native halves have
  /// folders by platform.
  bool hold_build(std::string_view folder) const {
    return any_above(folder, [&](std::string_view root, LanguageSet languages) {
      if (has(languages, Language::CFamily)) return true;
      return root.empty() ? has(languages, Language::Dart) && is_platform(folder) : root != folder;
    });
  }
  /// A package around may have the build for a native half.
  bool may_share(std::string_view folder) const {
    for (;; folder = folder_of(folder)) {
      if (packages_.contains(folder)) return false;
      if (folder.empty()) return true;
    }
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
  std::set<std::string, std::less<>> packages_;
};

/// The files of C that pods of other kinds take.
class Taken {
 public:
  Taken(const Listing& listing, const std::vector<PodDeclaration>& pods) : files_(listing.files) {
    for (const PodDeclaration& pod : pods) {
      if (is_cmake(pod) || !has(pod.languages, Language::CFamily)) continue;
      for (const UnitDeclaration& unit : pod.units) add(pod, unit);
    }
  }

  bool contains(std::string_view path) const { return paths_.contains(path); }

 private:
  void add(const PodDeclaration& pod, const UnitDeclaration& unit) {
    for (const ListedFile& file : unit.files) paths_.insert(file.path);
    for (const FolderFiles& folder : unit.folders) {
      if (has(folder.languages, Language::CFamily)) add_folder(folder);
    }
    const auto [begin, end] = range_below(files_, pod.root);
    const PodTree tree{std::span(files_).subspan(begin, end - begin), pod.root};
    std::set<std::size_t> numbers;
    for (const Pattern& pattern : unit.source_files) {
      const auto found = cocoapods_glob(tree, pattern.glob, GlobUse::SourceFiles);
      numbers.insert(found.begin(), found.end());
    }
    for (const Pattern& pattern : unit.exclude_files) {
      for (const std::size_t i : cocoapods_glob(tree, pattern.glob, GlobUse::ExcludeFiles)) numbers.erase(i);
    }
    for (const std::size_t i : numbers) paths_.insert(tree.files[i]);
  }

  void add_folder(const FolderFiles& folder) {
    const std::vector<Glob> wanted(folder.include.begin(), folder.include.end());
    const std::vector<Glob> unwanted(folder.exclude.begin(), folder.exclude.end());
    const auto [begin, end] = range_below(files_, folder.root);
    for (std::size_t i = begin; i < end; ++i) {
      const std::string_view below = files_[i].substr(folder.root.empty() ? 0 : folder.root.size() + 1);
      if ((wanted.empty() || matches_any(wanted, below)) && !matches_any(unwanted, below)) paths_.insert(files_[i]);
    }
  }

  const std::vector<std::string_view>& files_;
  std::set<std::string_view> paths_;
};

/// Of a build's pods. Headers are what its folders were guessed to have; they count where it has nothing else.
bool takes_any(const std::vector<const PodDeclaration*>& build, const Taken& taken) {
  bool has_sources = false;
  bool takes_source = false;
  bool takes_header = false;
  for (const PodDeclaration* pod : build) {
    for (const UnitDeclaration& unit : pod->units) {
      for (const ListedFile& file : unit.files) {
        const bool is_header = language_of(file.path).is_header;
        has_sources |= !is_header;
        (is_header ? takes_header : takes_source) |= taken.contains(file.path);
      }
    }
  }
  return has_sources ? takes_source : takes_header;
}

/// All that it compiles is Swift that other pods take: a Swift package that CMake builds too.
bool is_swift_of_others(const PodDeclaration& pod, const Taken& taken) {
  bool has_some = false;
  for (const UnitDeclaration& unit : pod.units) {
    for (const ListedFile& file : unit.files) {
      if (language_of(file.path).is_header) continue;
      if (!file.path.ends_with(".swift") || !taken.contains(file.path)) return false;
      has_some = true;
    }
  }
  return has_some;
}

/// Folders of builds, each with whether its build is passed over.
using PassedOver = std::map<std::string, bool, std::less<>>;

Diagnostic passed_over(const Listing& listing, const PassedOver& builds) {
  std::string_view first;
  std::size_t count = 0;
  for (const std::string_view path : listing.files) {
    if (base_name(path) != "CMakeLists.txt") continue;
    auto around = builds.end();
    for (std::string_view folder = folder_of(path);; folder = folder_of(folder)) {
      if (around = builds.find(folder); around != builds.end() || folder.empty()) break;
    }
    if (around == builds.end() || !around->second) continue;
    if (count++ == 0 || path.size() < first.size()) first = path;
  }
  Diagnostic problem =
      manifest_problem({std::string(first), 0, 0},
                       fmt::format("{} CMakeLists.txt {} passed over: other manifests declare pods for sources of {}",
                                   count, count == 1 ? "is" : "are", count == 1 ? "its build" : "their builds"),
                       "`pods: [{ from: cmake }]` in podworks.yml reads them");
  problem.severity = Severity::Note;
  return problem;
}

}  // namespace

void drop_claimed_cmake(const ReaderContext& context, std::vector<PodDeclaration>& pods) {
  if (std::none_of(pods.begin(), pods.end(), is_cmake)) return;
  const std::set<std::string, std::less<>> of_bazel = builds_of_bazel(context.listing, pods);
  const Others others(pods);
  std::map<std::string, std::vector<const PodDeclaration*>, std::less<>> builds;
  for (const PodDeclaration& pod : pods) {
    if (is_cmake(pod)) builds[pod.build].push_back(&pod);
  }
  PassedOver shared;  // builds that Bazel has as well, or around which podspecs and the like stand alone
  std::optional<Taken> taken;
  for (const auto& [folder, build] : builds) {
    if (of_bazel.contains(folder)) {
      shared.emplace(folder, true);
      continue;
    }
    if (!others.hold_build(folder) || !others.may_share(folder)) continue;
    if (!taken) taken.emplace(context.listing, pods);
    shared.emplace(folder, takes_any(build, *taken));
  }
  if (!taken && std::any_of(pods.begin(), pods.end(), [](const PodDeclaration& pod) { return !pod.package.empty(); })) {
    taken.emplace(context.listing, pods);
  }
  std::vector<bool> drops;
  for (const PodDeclaration& pod : pods) {
    if (is_cmake(pod) && taken && is_swift_of_others(pod, *taken)) {
      drops.push_back(true);
      continue;
    }
    const auto known = is_cmake(pod) ? shared.find(pod.build) : shared.end();
    drops.push_back(known != shared.end() ? known->second
                                          : is_cmake(pod) && (others.hold_build(pod.build) ||
                                                              (!pod.name.empty() && others.hold_target(pod.root))));
  }
  std::size_t at = 0;
  std::erase_if(pods, [&](const PodDeclaration&) { return drops[at++]; });
  if (std::any_of(shared.begin(), shared.end(), [](const auto& build) { return build.second; })) {
    for (const auto& [folder, build] : builds) shared.try_emplace(folder, false);
    pods.push_back(problems_without_pod("cmake", {passed_over(context.listing, shared)}));
  }
}

}  // namespace podworks
