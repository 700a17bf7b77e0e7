#include "rules/plans.h"

#include <fmt/format.h>

#include "rules/evidence.h"
#include "rules/lookup.h"

namespace podworks {
namespace {

Place root_place(const RuleContext& context, const AppPlan& plan, const std::string& pod);
void add_steps(const RuleContext& context, const PlannedPod& pod, Diagnostic& finding);

}  // namespace

std::vector<bool> carried_pods(const RuleContext& context, const AppPlan& plan) {
  std::vector<bool> carried(context.scan.pods.size(), false);
  for (const PlannedPod& pod : plan.pods) carried[index_of(pod.pod)] = true;
  return carried;
}

const std::string& app_name(const RuleContext& context, const AppPlan& plan) {
  return context.project.apps[index_of(plan.app)].name;
}

Diagnostic carried_finding(const RuleContext& context, const AppPlan& plan, const PlannedPod& pod) {
  Diagnostic finding;
  const std::string& name = name_of(context.scan, pod.pod);
  finding.apps = {app_name(context, plan)};
  finding.pods = {name};
  finding.subject = fmt::format("{} {}", finding.apps.front(), name);
  if (pod.because.empty()) {
    finding.place = root_place(context, plan, name);
    finding.notes.push_back(fmt::format("`{}` is a root of the app", name));
  } else {
    add_steps(context, pod, finding);
  }
  return finding;
}

std::string how_to_drop(const RuleContext& context, const AppPlan& plan, const PlannedPod& pod) {
  if (pod.because.empty()) {
    return fmt::format("take `{}` out of what the app `{}` asks for", name_of(context.scan, pod.pod),
                       app_name(context, plan));
  }
  const ChainStep& last = pod.because.back();
  return fmt::format("cut the chain, best at `{} -> {}` ({}), and look whether another one remains",
                     name_of(context.scan, last.from), name_of(context.scan, last.to),
                     short_place(place_of(context.scan, last)));
}

Place place_of(const ScanResult& scan, const ChainStep& step) {
  return step.import ? evidence_of(scan, *step.import).at : step.declared_at;
}

namespace {

Place root_place(const RuleContext& context, const AppPlan& plan, const std::string& pod) {
  const AppConfig& app = context.project.apps[index_of(plan.app)];
  for (const LocatedText& root : app.roots) {
    if (root.value == pod || root.value.starts_with(pod + '/')) return root.at;
  }
  const auto podfile = context.scan.podfiles.find(app.from.value);
  if (podfile != context.scan.podfiles.end()) {
    for (const PodfileTarget& target : podfile->second.targets) {
      for (const PodfilePod& line : target.pods) {
        if (line.name == pod || line.name.starts_with(pod + '/')) return line.at;
      }
    }
  }
  // The entry's own sources ask for it.
  const auto root = find_pod(context.scan, pod);
  for (const Dependency& dependency : context.graph.dependencies) {
    if (!root || dependency.to != *root || !dependency.has(DependencyKind::Build)) continue;
    if (context.scan.pods[index_of(dependency.from)].entry_of != plan.app) continue;
    return evidence_of(context.scan, dependency, kBuildKind).front().at;
  }
  return app.at;
}

void add_steps(const RuleContext& context, const PlannedPod& pod, Diagnostic& finding) {
  const ScanResult& scan = context.scan;
  finding.path.push_back(name_of(scan, pod.because.front().from));
  for (const ChainStep& step : pod.because) {
    const Place place = place_of(scan, step);
    finding.path.push_back(name_of(scan, step.to));
    finding.notes.push_back(arrow_note(name_of(scan, step.from), name_of(scan, step.to), place));
    finding.place = place;
    finding.length = 0;
    if (!step.import) continue;
    finding.imports.push_back(evidence_of(scan, *step.import));
    finding.length = finding.imports.back().length;
  }
}

}  // namespace
}  // namespace podworks
