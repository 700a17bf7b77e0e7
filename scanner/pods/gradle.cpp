#include "scanner/pods/gradle.h"

#include <set>
#include <utility>

#include "base/text.h"
#include "scanner/pods/gradle_build_reader.h"
#include "scanner/pods/gradle_files.h"

namespace podworks {
namespace {

bool is_settings(std::string_view path) {
  return base_name(path) == "settings.gradle" || base_name(path) == "settings.gradle.kts";
}

bool is_build_script(std::string_view path) {
  return base_name(path) == "build.gradle" || base_name(path) == "build.gradle.kts";
}

/// Included builds and buildSrc that have no settings of their own.
std::vector<std::string> builds_without_settings(const ReaderContext& context, const GradleBuild& build) {
  std::set<std::string> folders(build.included_builds.begin(), build.included_builds.end());
  folders.insert(join_path(build.folder, "buildSrc"));
  std::vector<std::string> found;
  for (const std::string& folder : folders) {
    const bool has_script = has_listed_file(context, join_path(folder, "build.gradle")) ||
                            has_listed_file(context, join_path(folder, "build.gradle.kts"));
    if (folder != build.folder && has_script && gradle_settings_in(context, folder).empty()) found.push_back(folder);
  }
  return found;
}

bool has_settings_above(const ReaderContext& context, std::string_view folder) {
  while (true) {
    if (!gradle_settings_in(context, folder).empty()) return true;
    if (folder.empty()) return false;
    folder = folder_of(folder);
  }
}

Result<std::vector<PodDeclaration>> read_build(const ReaderContext& context, GradleBuild build, bool has_settings) {
  GradleBuildReader reader(context, std::move(build), has_settings);
  std::vector<PodDeclaration> pods = reader.read();
  if (!pods.empty() || reader.problems().empty()) return pods;
  std::vector<Error> errors;
  for (const Diagnostic& problem : reader.problems()) errors.push_back({problem.message, problem.place, problem.help});
  return errors;
}

Result<std::vector<PodDeclaration>> read_gradle(const ReaderContext& context, std::string_view path) {
  const std::string folder(folder_of(path));
  if (!is_settings(path)) {
    const bool is_second = path.ends_with(".kts") && has_listed_file(context, join_path(folder, "build.gradle"));
    if (is_second || has_settings_above(context, folder)) return std::vector<PodDeclaration>{};
    return read_build(context, gradle_build_of(context, folder), false);
  }
  if (gradle_settings_in(context, folder) != path) return std::vector<PodDeclaration>{};
  auto build = read_gradle_settings(context, path);
  if (!build.ok()) return build.errors();
  const std::vector<std::string> others = builds_without_settings(context, build.value());
  auto pods = read_build(context, std::move(build.value()), true);
  if (!pods.ok()) return pods;
  for (const std::string& other : others) {
    auto more = read_build(context, gradle_build_of(context, other), false);
    if (!more.ok()) return more;
    std::move(more.value().begin(), more.value().end(), std::back_inserter(pods.value()));
  }
  return pods;
}

}  // namespace

Reader gradle_reader() {
  return {.id = "gradle",
          .summary = "settings.gradle(.kts) and the build scripts of its modules",
          .is_manifest = [](std::string_view path) { return is_settings(path) || is_build_script(path); },
          .read = read_gradle};
}

}  // namespace podworks
