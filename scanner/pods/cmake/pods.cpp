#include "scanner/pods/cmake/pods.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/files/cocoapods_files.h"
#include "scanner/languages/language.h"
#include "scanner/pods/cmake/headers.h"
#include "scanner/pods/cmake/tests.h"
#include "scanner/pods/manifest_problem.h"
#include "scanner/resolve/system_names.h"

namespace podworks {
namespace {

using Type = CMakeTarget::Type;

constexpr std::size_t kMaxGenerated = 1'000'000;  // headers times targets; imports of more are not resolved

class Pods {
 public:
  Pods(const ReaderContext& context, const CMakeBuild& build, const std::vector<CMakeUsage>& usages)
      : context_(context), build_(build), usages_(usages), headers_(usages.size()), lent_(usages.size()) {}

  std::vector<PodDeclaration> take() {
    for (const CMakeHeader& header : unlisted_headers(context_, build_, usages_)) {
      for (const std::size_t i : header.targets) headers_[i].push_back(header.path);
      for (const std::size_t i : header.lenders) lent_[i].emplace_back(header.path);
    }
    declares_ = declares_dependencies();
    for (std::size_t i = 0; i < usages_.size(); ++i) {
      if (!is_pod(i) || !build_.targets[i].is_usual) continue;
      for (const CMakeItem& item : usages_[i].sources) {
        if (!lies_in_cmake_pool(item.text)) continue;
        const bool is_library_s = item.is_usual && build_.targets[i].type != Type::Executable;
        usual_files_[std::string(in_cmake_pool(item.text))] |= is_library_s;
      }
    }
    find_generated();
    std::vector<PodDeclaration> pods;
    for (std::size_t i = 0; i < usages_.size(); ++i) {
      if (is_pod(i)) pods.push_back(pod_of(i));
    }
    return pods;
  }

 private:
  bool is_pod(std::size_t i) const {
    const Type type = build_.targets[i].type;
    return type != Type::Custom && type != Type::Imported;
  }

  /// Only programs and shared libraries must link what they use. Of a build whose other libraries link none of its
  /// targets nothing is known.
  bool declares_dependencies() const {
    for (std::size_t i = 0; i < usages_.size(); ++i) {
      const CMakeTarget& target = build_.targets[i];
      if (!is_pod(i) || target.type == Type::Executable || target.is_shared || !target.is_usual) continue;
      for (const CMakeUse& use : usages_[i].uses) {
        if (use.target && is_pod(*use.target)) return true;
      }
    }
    return false;
  }

  PodDeclaration pod_of(std::size_t i) {
    const CMakeTarget& target = build_.targets[i];
    PodDeclaration pod;
    pod.name = target.name;
    pod.root = in_cmake_pool(target.folder);
    pod.reader = "cmake";
    pod.build = build_.folder;
    pod.lists_files = true;
    pod.names_all_folders = true;
    pod.languages = language_bit(Language::CFamily);
    pod.declares_dependencies = declares_;
    pod.problems = target.problems;
    pod.at = target.at;
    UnitDeclaration& unit = pod.units.emplace_back();
    unit.name = target.name;
    unit.kind = is_cmake_test(build_.targets[i], usages_[i]) ? UnitKind::Test : UnitKind::Library;
    unit.files_are_partial = target.files_are_partial;
    unit.dependencies_are_partial = target.links_are_partial;
    unit.at = target.at;
    unit.generated_paths = std::move(generated_[i]);
    add_files(i, pod);
    for (const std::string& folder : usages_[i].includes) {
      const bool is_unusual = target.is_usual && usages_[i].unusual_includes.contains(folder);
      const std::optional<std::string> path = path_of(folder);
      if (!path || (is_unusual && lies_in_cmake_pool(folder) && shadows_system(*path))) continue;
      const bool is_own = is_made(folder) && makes_in_[i].contains(folder);
      unit.header_search_paths.push_back(relative_path(pod.root, is_own ? own_path_of(i, folder) : *path));
    }
    for (const CMakeUse& use : usages_[i].uses) add_dependency(i, use, unit);
    return pod;
  }

  void add_files(std::size_t i, PodDeclaration& pod) {
    UnitDeclaration& unit = pod.units[0];
    const bool all_tests = unit.kind == UnitKind::Test;
    std::set<std::string, std::less<>> seen;
    const auto add = [&](std::string_view path, bool is_open) {
      if (!seen.emplace(path).second) return;
      if (extension_of(path) == ".swift") pod.languages |= language_bit(Language::Swift);
      unit.files.push_back({std::string(path), is_open, all_tests || lies_in_test_folder(path)});
    };
    for (const CMakeItem& item : usages_[i].headers) {
      if (lies_in_cmake_pool(item.text)) add(in_cmake_pool(item.text), true);
    }
    for (const CMakeItem& item : usages_[i].sources) {
      if (!lies_in_cmake_pool(item.text)) continue;
      const std::string path = found_source(item, pod);
      // A variant that an option or a machine asks for, of the same files: they are the usual target's.
      if (const auto usual = usual_files_.find(path);
          usual != usual_files_.end() && (!build_.targets[i].is_usual || (!item.is_usual && usual->second))) {
        if (language_of(path).is_header) lent_[i].push_back(path);
        continue;
      }
      if (!path.empty()) add(path, is_open(i, path));
    }
    for (const std::string_view path : headers_[i]) add(path, is_open(i, path));
    unit.lent_headers = std::move(lent_[i]);
  }

  /// CMake looks for a source without an extension as well. A source that is not there is a problem.
  std::string found_source(const CMakeItem& item, PodDeclaration& pod) {
    const std::string path(in_cmake_pool(item.text));
    const auto& files = context_.listing.files;
    const auto is_listed = [&](const std::string& one) {
      return std::binary_search(files.begin(), files.end(), std::string_view(one));
    };
    if (is_listed(path)) return path;
    for (const std::string_view extension : {".c", ".cc", ".cpp", ".cxx", ".m", ".mm", ".h", ".hpp", ".hh"}) {
      if (is_listed(path + std::string(extension))) return path + std::string(extension);
    }
    // Where the source is not there, one that the build makes is meant.
    const bool is_generated =
        build_.generated.contains(item.text) || build_.generated.contains(join_path(kCMakeBuild, path));
    if (!item.is_certain || is_generated || context_.files.is_file(path) || context_.files.is_folder(path)) {
      return {};
    }
    pod.problems.push_back(manifest_problem(
        item.at, fmt::format("`{}` lists `{}`, which is not there", pod.name, to_valid_utf8(path, true)),
        "correct the path, or say with `exclude:` that it is left out: CMake stops here"));
    return {};
  }

  /// Others may include it: it lies in a folder that the target passes on, or the target passes on none.
  bool is_open(std::size_t i, std::string_view path) const {
    bool passes_any = false;
    for (const CMakeItem& item : usages_[i].passed_includes) {
      if (!lies_in_cmake_pool(item.text)) continue;
      const std::string_view folder = in_cmake_pool(item.text);
      if (lies_in(path, folder)) return true;
      passes_any = true;
    }
    return !passes_any;
  }

  /// Replacements of a system's headers that it lacks lie in folders that only its builds search.
  bool shadows_system(std::string_view folder) {
    const auto [known, is_new] = shadows_.try_emplace(std::string(folder), false);
    if (!is_new) return known->second;
    const auto& files = context_.listing.files;
    const auto [begin, end] = range_below(files, folder);
    for (std::size_t i = begin; i < end && !known->second; ++i) {
      const std::string_view below = files[i].substr(folder.empty() ? 0 : folder.size() + 1);
      const bool is_near = below.find('/') == std::string_view::npos || below.starts_with("sys/");
      known->second = is_near && language_of(below).is_header && !system_header_owner(below).empty();
    }
    return known->second;
  }

  /// CMake links static libraries that need each other again and again, and does not build for a circle of what has no
  /// objects.
  bool takes_circles(std::size_t i) const {
    const CMakeTarget& target = build_.targets[i];
    return target.type == Type::Interface || (target.type == Type::Library && !target.is_shared);
  }

  void add_dependency(std::size_t i, const CMakeUse& use, UnitDeclaration& unit) const {
    if (use.target && !is_pod(*use.target)) return;
    // Flags, files, what a variable of the machine left of a name.
    const bool is_name = !use.name.empty() && use.name.find_first_of("/\\$<>= \t") == std::string::npos;
    if (!use.target && (!is_name || use.name[0] == '-' || use.name.find('.') != std::string::npos)) return;
    DeclaredDependency dependency;
    dependency.name = use.name;
    dependency.reexported = use.passes || use.is_part;
    dependency.takes_circles = takes_circles(i);
    dependency.branches = use.branches;
    // Of what is linked in some configurations only, and of what a program links for its libraries, no import need be
    // seen.
    if (!declares_ || !use.is_certain) dependency.purpose = DeclaredFor::Running;
    dependency.at = use.at;
    unit.dependencies.push_back(std::move(dependency));
  }

  /// From the pool's root; nothing for what lies outside. What the build makes lies below its manifest: that is a file,
  /// so that no folder of the pool is called so.
  std::optional<std::string> path_of(std::string_view absolute) const {
    if (lies_in_cmake_pool(absolute)) return std::string(in_cmake_pool(absolute));
    return is_made(absolute) ? std::optional(build_.manifest + std::string(absolute)) : std::nullopt;
  }

  static bool is_made(std::string_view absolute) {
    return absolute == kCMakeBuild || absolute.starts_with(std::string(kCMakeBuild) + "/");
  }

  /// As the target alone sees what the build makes.
  std::string own_path_of(std::size_t i, std::string_view absolute) const {
    return fmt::format("{}/{}{}", build_.manifest, i, absolute);
  }

  /// Whoever says an include folder of itself needs nobody else to find what the build makes there: it is its own.
  /// Others find it by those that pass the folder on.
  void find_generated() {
    generated_.resize(usages_.size());
    makes_in_.resize(usages_.size());
    std::map<std::string_view, std::set<std::size_t>> own;
    std::map<std::string_view, std::set<std::size_t>> passed;
    for (std::size_t i = 0; i < usages_.size(); ++i) {
      if (!is_pod(i)) continue;
      for (const CMakeItem& item : usages_[i].own_includes) {
        own[item.text].insert(i);
        makes_in_[i].insert(item.text);
      }
      for (const CMakeItem& item : usages_[i].passed_includes) {
        if (!item.is_shared) passed[item.text].insert(i);
      }
    }
    std::size_t count = 0;
    for (const std::string& path : build_.generated) {
      const std::optional<std::string> in_pool = language_of(path).is_header ? path_of(path) : std::nullopt;
      if (!in_pool) continue;
      std::set<std::size_t> makers;  // for others: of the nearest folder
      std::set<std::size_t> owners;
      for (std::string_view folder = folder_of(path); folder.size() > 1; folder = folder_of(folder)) {
        if (const auto found = own.find(folder); found != own.end()) {
          owners.insert(found->second.begin(), found->second.end());
        }
        if (const auto found = passed.find(folder); found != passed.end() && makers.empty()) makers = found->second;
      }
      if (makers.empty() && !is_made(path)) makers = owners;
      if ((count += owners.size() + makers.size()) > kMaxGenerated) return;
      for (const std::size_t i : makers) generated_[i].push_back(*in_pool);
      for (const std::size_t i : owners) {
        if (is_made(path)) generated_[i].push_back(own_path_of(i, path));
      }
    }
  }

  const ReaderContext& context_;
  const CMakeBuild& build_;
  const std::vector<CMakeUsage>& usages_;
  std::vector<std::vector<std::string_view>> headers_;             // by target: unlisted ones
  std::vector<std::vector<std::string>> lent_;                     // by target
  std::vector<std::vector<std::string>> generated_ = {};           // by target
  std::vector<std::set<std::string, std::less<>>> makes_in_ = {};  // by target: folders that it says of itself
  /// Sources of usual targets; true for those that a library has as a rule.
  std::map<std::string, bool, std::less<>> usual_files_ = {};
  std::map<std::string, bool> shadows_ = {};  // by include folder
  bool declares_ = false;
};

}  // namespace

std::vector<PodDeclaration> pods_of_cmake_build(const ReaderContext& context, const CMakeBuild& build,
                                                const std::vector<CMakeUsage>& usages) {
  std::vector<PodDeclaration> pods = Pods(context, build, usages).take();
  if (!build.problems.empty()) {
    pods.push_back(problems_without_pod("cmake", build.problems));
    pods.back().build = pods.back().root = build.folder;
  }
  return pods;
}

}  // namespace podworks
