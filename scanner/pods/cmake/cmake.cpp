#include "scanner/pods/cmake/cmake.h"

#include <algorithm>
#include <memory>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "base/glob.h"
#include "base/text.h"
#include "scanner/pods/cmake/file_api.h"
#include "scanner/pods/cmake/pods.h"
#include "scanner/pods/cmake/run.h"
#include "scanner/pods/cmake/usage.h"

namespace podworks {
namespace {

bool is_cmake_list(std::string_view path) {
  return base_name(path) == "CMakeLists.txt";
}

/// The ones that are asked for, outermost first.
std::vector<std::string> asked_manifests(const ReaderContext& context) {
  std::vector<Glob> globs;
  bool takes_all = context.project.pods.empty();
  for (const PodSource& source : context.project.pods) {
    if (source.from != "cmake" || !source.exported.value.empty()) continue;
    takes_all |= source.in.empty();
    globs.emplace_back(source.in);
  }
  std::vector<std::string> manifests;
  if (!takes_all && globs.empty()) return manifests;
  for (const std::string_view path : context.listing.files) {
    if (!is_cmake_list(path)) continue;
    if (takes_all || matches_any(globs, folder_of(path)) || matches_any(globs, path)) manifests.emplace_back(path);
  }
  const auto depth = [](const std::string& path) { return std::count(path.begin(), path.end(), '/'); };
  std::stable_sort(manifests.begin(), manifests.end(),
                   [&](const std::string& a, const std::string& b) { return depth(a) < depth(b); });
  return manifests;
}

bool has_command(const CMakeScript& script, std::string_view name) {
  return std::any_of(script.commands.begin(), script.commands.end(),
                     [&](const CMakeCommand& command) { return command.name == name; });
}

Result<std::vector<PodDeclaration>> read_cmake(const ReaderContext& context, std::string_view path) {
  return context.cmake != nullptr ? context.cmake->pods_of(path) : CMakeBuilds(context).pods_of(path);
}

}  // namespace

CMakeBuilds::CMakeBuilds(const ReaderContext& context) {
  CMakeScripts scripts(context);
  const std::vector<std::string> manifests = asked_manifests(context);
  std::set<std::string, std::less<>> read;
  std::vector<CMakeBuild> builds;
  const auto run = [&](const std::string& manifest) {
    builds.push_back(CMakeRun(context, scripts).run(manifest));
    read.insert(builds.back().scripts.begin(), builds.back().scripts.end());
  };
  for (const std::string& manifest : manifests) {
    const std::shared_ptr<const CMakeScript> script = read.contains(manifest) ? nullptr : scripts.read(manifest);
    if (script != nullptr && has_command(*script, "project")) run(manifest);
  }
  // Whoever asks for a folder by name gets it, though nothing says that a build begins there.
  for (const std::string& manifest : manifests) {
    if (context.project.pods.empty() || read.contains(manifest)) continue;
    const std::shared_ptr<const CMakeScript> script = scripts.read(manifest);
    if (script != nullptr) run(manifest);
  }
  for (CMakeBuild& build : builds) {
    // A build that one read later adds is a part of that one.
    const bool is_part = std::any_of(builds.begin(), builds.end(), [&](const CMakeBuild& other) {
      return &other != &build && other.manifest != build.manifest && other.scripts.contains(build.manifest);
    });
    if (is_part) continue;
    const std::vector<CMakeUsage> usages = use_of_targets(build);
    std::vector<PodDeclaration> pods = pods_of_cmake_build(context, build, usages);
    pods_.emplace(build.manifest, std::move(pods));
  }
}

const std::vector<PodDeclaration>& CMakeBuilds::pods_of(std::string_view manifest) const {
  static const std::vector<PodDeclaration> none;
  const auto found = pods_.find(manifest);
  return found == pods_.end() ? none : found->second;
}

Reader cmake_reader() {
  return {.id = "cmake",
          .summary = "the literal part of CMakeLists.txt, and what CMake's file API replies",
          .is_manifest = is_cmake_list,
          .read = read_cmake,
          .read_export = read_cmake_reply,
          .declares_for = language_bit(Language::CFamily)};
}

}  // namespace podworks
