#include "scanner/pods/package_halves.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace podworks {
namespace {

constexpr std::array kPlatforms =
    std::to_array<std::string_view>({"android", "darwin", "ios", "linux", "macos", "web", "windows"});

}  // namespace

bool is_platform_folder(std::string_view name) {
  return std::find(kPlatforms.begin(), kPlatforms.end(), name) != kPlatforms.end();
}

PackageHalves::PackageHalves(const std::vector<PodDeclaration>& pods) {
  for (const PodDeclaration& pod : pods) {
    if (pod.reader == "pubspec" || pod.reader == "npm") folders_.insert(pod.root);
  }
}

PackageHalves::Half PackageHalves::half_of(const PodDeclaration& pod) const {
  std::string_view below;  // the folder on the way up, seen from the one around it
  for (std::string_view folder = pod.root;; folder = folder_of(folder)) {
    if (const auto found = folders_.find(folder); found != folders_.end()) {
      const bool is_half = below.empty() || is_platform_folder(below);
      return is_half ? Half{&*found, below} : Half{};
    }
    if (folder.empty()) return {};
    below = base_name(folder);
  }
}

bool PackageHalves::are_of_one(const PodDeclaration& a, const PodDeclaration& b) const {
  const Half one = half_of(a);
  const Half other = half_of(b);
  return one.package != nullptr && one.package == other.package && one.platform != other.platform;
}

void turn_into_folders(PodDeclaration& podspec) {
  UnitDeclaration all = std::move(podspec.units[0]);
  for (std::size_t i = 0; i < podspec.units.size(); ++i) {
    UnitDeclaration& unit = i == 0 ? all : podspec.units[i];
    FolderFiles files{.root = podspec.root, .languages = kAppleLanguages};
    for (const Pattern& pattern : unit.source_files) {
      files.include.push_back(pattern.glob);
      files.include.push_back(pattern.glob + (pattern.glob.ends_with('/') ? "*" : "/*"));  // it may name a folder
    }
    for (const Pattern& pattern : unit.exclude_files) {
      files.exclude.push_back(pattern.glob);
      files.exclude.push_back(pattern.glob + (pattern.glob.ends_with('/') ? "**" : "/**"));
    }
    if (unit.kind == UnitKind::Test) files.tests = {"**"};
    if (!files.include.empty()) all.folders.push_back(std::move(files));
    all.files_are_partial |= unit.files_are_partial;
    all.dependencies_are_partial |= unit.dependencies_are_partial;
    if (i == 0) continue;
    for (FolderFiles& folder : unit.folders) all.folders.push_back(std::move(folder));
    for (DeclaredDependency& dependency : unit.dependencies) all.dependencies.push_back(std::move(dependency));
  }
  podspec.units.clear();
  podspec.units.push_back(std::move(all));
  podspec.by_cocoapods = false;
}

}  // namespace podworks
