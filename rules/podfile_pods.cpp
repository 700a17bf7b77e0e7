// excess-pod and missing-pod: an existing Podfile compared with what the app's plan says.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "base/text.h"
#include "graph/podfile_lines.h"
#include "rules/declared.h"
#include "rules/lookup.h"
#include "rules/plans.h"
#include "rules/rows.h"

namespace podworks {
namespace {

/// A Podfile that belongs to an app.
struct AppPodfile {
  const AppPlan* plan = nullptr;
  std::string path = {};
  const PodfileDeclaration* podfile = nullptr;
  /// By PodId: what the app needs. Unset where the Podfile itself says it, and nothing else does.
  std::optional<std::vector<bool>> needed = {};
};

void check_excess(const RuleContext& context, std::vector<Diagnostic>& findings);
void check_missing(const RuleContext& context, std::vector<Diagnostic>& findings);
std::vector<AppPodfile> app_podfiles(const RuleContext& context);
std::optional<std::vector<bool>> needed_pods(const RuleContext& context, const AppPlan& plan);
/// The closure of what the entry's sources import; nullopt if there are none.
std::optional<std::vector<bool>> needed_by_entry(const RuleContext& context, AppId app);
/// The lines of the app's targets, each pod once.
std::vector<const PodfilePod*> lines_of(const RuleContext& context, const AppPodfile& app);
void add_note_if_partial(const AppPodfile& app, Diagnostic& finding);

}  // namespace

Rule excess_pod() {
  Rule rule;
  rule.id = "excess-pod";
  rule.severity = Severity::Warn;
  rule.about = "app";
  rule.summary = "an existing Podfile lists a pod that the app does not need";
  rule.explanation.checks =
      "The Podfile that an app names with `from:` or `emit: { podfile: ... }`, against the closure of the app's roots. "
      "Where the "
      "Podfile itself gives the roots, the closure of what the entry's own sources import is taken instead; without "
      "such sources "
      "nothing can be said. Pods from outside of the pool are not judged.";
  rule.explanation.why =
      "Each line in a Podfile is built and shipped with its dependencies. Lines are added in a hurry and removed by "
      "nobody; they "
      "are the easiest bytes to save.";
  rule.explanation.fix =
      "Remove the line. If the pod is needed without an import (found by name at run time, or only for resources), "
      "make it a root "
      "of the app, so that the reason is written down.";
  rule.explanation.configuration = "`apps: { Anjuke: { from: apps/anjuke/Podfile, roots: [AnjukeHome] } }`.";
  rule.explanation.example = "`pod 'PaySDK', :path => '../../pods/PaySDK'` in an app none of whose pods uses `PaySDK`.";
  rule.check = check_excess;
  return rule;
}

Rule missing_pod() {
  Rule rule;
  rule.id = "missing-pod";
  rule.severity = Severity::Error;
  rule.about = "app";
  rule.summary = "an existing Podfile does not list a pod that the app needs";
  rule.explanation.checks =
      "The Podfile that an app names with `from:` or `emit: { podfile: ... }`: every pod of the pool in the app's "
      "closure must be "
      "listed in it, also those that come along as dependencies, since CocoaPods looks for unlisted ones in a specs "
      "repository. "
      "If the Podfile could be read only in part, the finding is a note.";
  rule.explanation.why =
      "A pod that is not listed is fetched from elsewhere in another version, or the installation fails, or an import "
      "that no "
      "manifest declares fails in the build.";
  rule.explanation.fix =
      "Add the line that the help shows, or let podworks write the Podfile: `emit: { podfile: PATH }` and `podworks "
      "generate`. If "
      "the app should not need the pod at all, follow the chain in the notes and cut it.";
  rule.explanation.configuration = "`apps: { Anjuke: { from: apps/anjuke/Podfile } }`.";
  rule.explanation.example =
      "`Rental` began to use `WBUIKit`, and `apps/anjuke/Podfile` lists `Rental` but no line for `WBUIKit`.";
  rule.check = check_missing;
  return rule;
}

namespace {

void check_excess(const RuleContext& context, std::vector<Diagnostic>& findings) {
  for (const AppPodfile& app : app_podfiles(context)) {
    if (!app.needed) continue;
    for (const PodfilePod* line : lines_of(context, app)) {
      const auto pod = find_pod(context.scan, line->name);
      if (!pod || (*app.needed)[index_of(*pod)]) continue;
      Diagnostic finding;
      finding.rule = "excess-pod";
      finding.apps = {app_name(context, *app.plan)};
      finding.pods = {name_of(context.scan, *pod)};
      finding.place = line->at;
      finding.subject = fmt::format("{} {}", finding.apps.front(), line->name);
      finding.message =
          fmt::format("the Podfile of app `{}` lists `{}`, which it does not need", finding.apps.front(), line->name);
      finding.help = fmt::format(
          "remove the line, or name `{}` among the app's `roots:` if it is needed without an import", line->name);
      add_note_if_partial(app, finding);
      findings.push_back(std::move(finding));
    }
  }
}

void check_missing(const RuleContext& context, std::vector<Diagnostic>& findings) {
  for (const AppPodfile& app : app_podfiles(context)) {
    std::vector<bool> listed(context.scan.pods.size(), false);
    for (const PodfilePod* line : lines_of(context, app)) {
      if (const auto pod = find_pod(context.scan, line->name)) listed[index_of(*pod)] = true;
    }
    for (const PlannedPod& pod : app.plan->pods) {
      if (listed[index_of(pod.pod)]) continue;
      const std::string& name = name_of(context.scan, pod.pod);
      Diagnostic finding = carried_finding(context, *app.plan, pod);
      finding.rule = "missing-pod";
      finding.place = {app.path, 0, 0};
      finding.length = 0;
      finding.message =
          fmt::format("the Podfile of app `{}` does not list `{}`, which it needs", finding.apps.front(), name);
      const std::string path = relative_path(folder_of(app.path), context.scan.pods[index_of(pod.pod)].root);
      finding.help =
          fmt::format("add `pod '{}', :path => '{}'`, or let `podworks generate` write the Podfile", name, path);
      add_note_if_partial(app, finding);
      findings.push_back(std::move(finding));
    }
  }
}

std::vector<AppPodfile> app_podfiles(const RuleContext& context) {
  std::vector<AppPodfile> podfiles;
  for (const AppPlan& plan : context.plans) {
    const AppConfig& app = context.project.apps[index_of(plan.app)];
    std::set<std::string> paths;
    if (!app.from.value.empty()) paths.insert(app.from.value);
    for (const auto& [emitter, path] : app.emit) {
      if (emitter.value == "podfile") paths.insert(path);
    }
    for (const std::string& path : paths) {
      const auto found = context.scan.podfiles.find(path);
      if (found == context.scan.podfiles.end()) continue;
      podfiles.push_back({&plan, path, &found->second, needed_pods(context, plan)});
    }
  }
  return podfiles;
}

std::optional<std::vector<bool>> needed_pods(const RuleContext& context, const AppPlan& plan) {
  const AppConfig& app = context.project.apps[index_of(plan.app)];
  const bool podfile_gives_roots = app.roots.empty() && !app.from.value.empty();
  if (podfile_gives_roots) return needed_by_entry(context, plan.app);
  return carried_pods(context, plan);
}

std::optional<std::vector<bool>> needed_by_entry(const RuleContext& context, AppId app) {
  PodLists lists = declared_pods(context.scan);
  std::vector<PodId> entries;
  for (const Dependency& dependency : context.graph.dependencies) {
    if (dependency.has(DependencyKind::Build)) lists[index_of(dependency.from)].push_back(dependency.to);
  }
  for (std::size_t i = 0; i < context.scan.pods.size(); ++i) {
    const Pod& pod = context.scan.pods[i];
    if (pod.entry_of == app && pod.files > 0) entries.push_back(id_at<PodId>(i));
  }
  if (entries.empty()) return std::nullopt;
  return closure(lists, entries);
}

std::vector<const PodfilePod*> lines_of(const RuleContext& context, const AppPodfile& app) {
  return podfile_lines(*app.podfile, targets_of_app(*app.podfile, app_name(context, *app.plan)));
}

void add_note_if_partial(const AppPodfile& app, Diagnostic& finding) {
  if (!app.podfile->is_partial) return;
  finding.severity = Severity::Note;
  finding.notes.push_back(fmt::format("{} could be read only in part", app.path));
}

}  // namespace
}  // namespace podworks
