#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "rules/matches_nothing.h"

namespace podworks {
namespace {

void check_entry(const RuleContext& context, AppId id, NothingMatched& findings);

}  // namespace

void check_apps_match(const RuleContext& context, NothingMatched& findings) {
  const Project& project = context.project;
  for (std::size_t i = 0; i < project.apps.size(); ++i) {
    const AppConfig& app = project.apps[i];
    const std::string of = fmt::format("of the app `{}`", app.name);
    for (const LocatedText& root : app.roots) {
      findings.check_pods(root.at, fmt::format("the root `{}` {}", root.value, of), root.value);
    }
    for (const LocatedText& pattern : app.forbid) {
      findings.check_whole_pods(pattern.at, fmt::format("`{}` in `forbid:` {}", pattern.value, of), pattern.value);
    }
    // A `from:` that cannot be read is told by the scanner, with the reason.
    if (!app.subset_of.value.empty() && !is_app(project, app.subset_of.value)) {
      findings.add(app.subset_of.at, fmt::format("`subset_of: {}` {}", app.subset_of.value, of), "names no app",
                   "correct the name or remove it");
    }
    check_entry(context, id_at<AppId>(i), findings);
  }
}

void check_versions_match(const RuleContext& context, NothingMatched& findings) {
  if (context.project.versions.empty()) return;
  std::set<std::string, std::less<>> outside;
  const auto add = [&](const std::string& name) {
    outside.insert(name);
    outside.insert(name.substr(0, name.find('/')));
  };
  for (const Unit& unit : context.scan.units) {
    for (const Unit::Declared& declared : unit.declared) {
      if (declared.units.empty()) add(declared.dependency.name);
    }
  }
  for (const AppPlan& plan : context.plans) {
    for (const OutsidePod& pod : plan.outside) add(pod.name);
  }
  for (const auto& [name, version] : context.project.versions) {
    if (outside.contains(name)) continue;
    const auto place = context.project.version_places.find(name);
    const Place at =
        place != context.project.version_places.end() ? place->second : Place{context.project.config_path, 0, 0};
    findings.add(at, fmt::format("`{}` of `versions:`", name), "is asked for by nothing outside of the pool",
                 "remove it, or correct the name of the outside pod");
  }
}

namespace {

void check_entry(const RuleContext& context, AppId id, NothingMatched& findings) {
  const AppConfig& app = context.project.apps[index_of(id)];
  const std::string& path = app.path;
  if (path.empty()) return;
  // A folder that holds nothing but generated manifests is an entry without sources, and the roots are named.
  const bool has_files = std::any_of(context.scan.files.begin(), context.scan.files.end(),
                                     [&](const SourceFile& file) { return file.path.starts_with(path + '/'); }) ||
                         std::any_of(context.scan.pods.begin(), context.scan.pods.end(),
                                     [&](const Pod& pod) { return pod.entry_of == id && pod.files > 0; });
  if (has_files || !app.roots.empty() || !app.from.value.empty()) return;
  findings.add(app.at, fmt::format("`path: {}` of the app `{}`", path, app.name),
               "holds no sources, and no roots are named", "correct the path or name the `roots:`");
}

}  // namespace
}  // namespace podworks
