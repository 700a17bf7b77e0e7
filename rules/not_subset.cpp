#include <fmt/format.h>

#include "base/text.h"
#include "rules/lookup.h"
#include "rules/plans.h"
#include "rules/rows.h"

namespace podworks {
namespace {

constexpr std::size_t kListedPods = 6;

void check(const RuleContext& context, std::vector<Diagnostic>& findings);
const AppPlan* plan_of(const RuleContext& context, std::string_view app);
void compare(const RuleContext& context, const AppPlan& plan, const AppPlan& full, std::vector<Diagnostic>& findings);
/// The first pod of the chain that the full app has not: the one that brings the others.
PodId first_missing(const PlannedPod& pod, const std::vector<bool>& in_full);

}  // namespace

Rule not_subset() {
  Rule rule;
  rule.id = "not-subset";
  rule.severity = Severity::Error;
  rule.about = "app";
  rule.summary = "a lite or clone app carries what its full app has not";
  rule.explanation.checks =
      "For each app with `subset_of: APP` that every pod of its closure is in the closure of the other app. One "
      "finding for each "
      "pod through which others come along; what it brings is listed.";
  rule.explanation.why =
      "A lite app is promised to be the full one with parts left out: the same tests, the same review, no code of its "
      "own. A pod "
      "that only the lite app has breaks the promise and is tested by nobody else.";
  rule.explanation.fix =
      "Cut the chain that the finding shows, or give the pod to the full app as well, if it belongs there.";
  rule.explanation.configuration = "`apps: { Recruit: { subset_of: 58App } }`.";
  rule.explanation.example =
      "`RecruitLite` is a subset of `58App`, and its entry imports `WBLiteStyle`, which `58App` does not have.";
  rule.check = check;
  return rule;
}

namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings) {
  for (const AppPlan& plan : context.plans) {
    const std::string& full = context.project.apps[index_of(plan.app)].subset_of.value;
    const AppPlan* other = full.empty() ? nullptr : plan_of(context, full);
    if (other != nullptr) compare(context, plan, *other, findings);
  }
}

const AppPlan* plan_of(const RuleContext& context, std::string_view app) {
  for (const AppPlan& plan : context.plans) {
    if (app_name(context, plan) == app) return &plan;
  }
  return nullptr;
}

void compare(const RuleContext& context, const AppPlan& plan, const AppPlan& full, std::vector<Diagnostic>& findings) {
  const std::vector<bool> in_full = carried_pods(context, full);
  std::vector<std::vector<std::string>> brought(context.scan.pods.size());
  for (const PlannedPod& pod : plan.pods) {
    if (in_full[index_of(pod.pod)]) continue;
    const PodId bringer = first_missing(pod, in_full);
    if (bringer != pod.pod) brought[index_of(bringer)].push_back(name_of(context.scan, pod.pod));
  }
  for (const PlannedPod& pod : plan.pods) {
    if (in_full[index_of(pod.pod)] || first_missing(pod, in_full) != pod.pod) continue;
    Diagnostic finding = carried_finding(context, plan, pod);
    finding.rule = "not-subset";
    finding.message = fmt::format("app `{}` carries `{}`, which `{}` has not", app_name(context, plan),
                                  name_of(context.scan, pod.pod), app_name(context, full));
    if (!finding.path.empty()) finding.message += fmt::format(": `{}`", join(finding.path, " -> "));
    const std::vector<std::string>& others = brought[index_of(pod.pod)];
    if (!others.empty())
      finding.notes.push_back(
          fmt::format("it brings more that `{}` has not: {}", app_name(context, full), list_of(others, kListedPods)));
    finding.help = how_to_drop(context, plan, pod) + fmt::format("; or add the pod to `{}`", app_name(context, full));
    findings.push_back(std::move(finding));
  }
}

PodId first_missing(const PlannedPod& pod, const std::vector<bool>& in_full) {
  if (!pod.because.empty() && !in_full[index_of(pod.because.front().from)]) return pod.because.front().from;
  for (const ChainStep& step : pod.because) {
    if (!in_full[index_of(step.to)]) return step.to;
  }
  return pod.pod;
}

}  // namespace
}  // namespace podworks
