#include "scanner/pods/gradle/gradle.h"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/gradle/build_reader.h"
#include "scanner/pods/gradle/files.h"
#include "scanner/pods/manifest_problem.h"

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

/// "" if there are none, in the folder itself or above.
std::string settings_above(const ReaderContext& context, std::string_view folder) {
  while (true) {
    std::string settings = gradle_settings_in(context, folder);
    if (!settings.empty() || folder.empty()) return settings;
    folder = folder_of(folder);
  }
}

/// An entry of `pods:` takes it, or there is no such entry.
bool is_claimed(const ReaderContext& context, const std::string& settings) {
  const std::vector<PodSource>& sources = context.project.pods;
  return sources.empty() || std::any_of(sources.begin(), sources.end(), [&](const PodSource& source) {
           if (source.from != "gradle") return false;
           if (source.in.empty()) return true;
           const Glob glob(source.in);
           return glob.matches(folder_of(settings)) || glob.matches(settings);
         });
}

/// An entry of `pods:` names the folder.
bool is_named(const ReaderContext& context, const std::string& folder) {
  const std::vector<PodSource>& sources = context.project.pods;
  return std::any_of(sources.begin(), sources.end(), [&](const PodSource& source) {
    return source.from == "gradle" && !source.in.empty() && Glob(source.in).matches(folder);
  });
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
  if (is_test_fixture(context.listing.files, path) && !is_named(context, folder)) return std::vector<PodDeclaration>{};
  if (!is_settings(path)) {
    const bool is_second = path.ends_with(".kts") && has_listed_file(context, join_path(folder, "build.gradle"));
    if (is_second) return std::vector<PodDeclaration>{};
    const std::string settings = settings_above(context, folder);
    if (settings.empty()) return read_build(context, gradle_build_of(context, folder), false);
    if (is_claimed(context, settings)) return std::vector<PodDeclaration>{};
    return Error{fmt::format("its module is declared by `{}`, which `in:` leaves out", settings),
                 {.file = std::string(path)},
                 "let `in:` name the folder of the settings: they declare all modules of their build"};
  }
  if (gradle_settings_in(context, folder) != path) return std::vector<PodDeclaration>{};
  auto build = read_gradle_settings(context, path);
  if (!build.ok()) return build.errors();
  const std::vector<std::string> others = builds_without_settings(context, build.value());
  auto pods = read_build(context, std::move(build.value()), true);
  if (!pods.ok()) return pods;
  for (const std::string& other : others) {
    auto more = read_build(context, gradle_build_of(context, other), false);
    if (!more.ok()) {
      if (pods.value().empty()) return more;
      for (const Error& error : more.errors()) {
        pods.value().front().problems.push_back(manifest_problem(error.where, error.message, error.hint));
      }
      continue;
    }
    std::move(more.value().begin(), more.value().end(), std::back_inserter(pods.value()));
  }
  return pods;
}

}  // namespace

Reader gradle_reader() {
  return {.id = "gradle",
          .summary = "settings.gradle(.kts) and the build scripts of its modules",
          .is_manifest = [](std::string_view path) { return is_settings(path) || is_build_script(path); },
          .read = read_gradle,
          .declares_for = language_bit(Language::Jvm)};
}

}  // namespace podworks
