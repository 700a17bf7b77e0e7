#include <fmt/format.h>

#include "base/text.h"
#include "rules/lookup.h"
#include "rules/plans.h"
#include "rules/rows.h"

namespace podworks {
namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings);
const PodSettings* private_settings(const RuleContext& context, PodId pod);

}  // namespace

Rule app_exclusive() {
  Rule rule;
  rule.id = "app-exclusive";
  rule.severity = Severity::Error;
  rule.about = "app";
  rule.summary = "an app carries a pod that is private to another app";
  rule.explanation.checks =
      "Pods whose `podworks.pod.yml` says `private_to: APP`, in the closure of any other app. The finding shows a "
      "shortest chain "
      "from a root with the import of each step.";
  rule.explanation.why =
      "A pod that was written for one app knows that app's accounts, keys and styles. In another app it is dead weight "
      "at best, "
      "and at worst it acts in the wrong name.";
  rule.explanation.fix =
      "Cut the chain; what the other pods need of the private one belongs into a pod that both apps may carry, or "
      "behind a "
      "protocol that each app implements. If the pod is meant for both apps now, its owners remove `private_to`.";
  rule.explanation.configuration = "`private_to: 58App` in the pod's `podworks.pod.yml`.";
  rule.explanation.example =
      "`WBLogin58` is private to `58App`. `Rental` imports it for a token, and so the app `Anjuke`, which has "
      "`Rental`, carries "
      "the login of the other app.";
  rule.check = check;
  return rule;
}

namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings) {
  if (context.project.pod_settings.empty()) return;
  for (const AppPlan& plan : context.plans) {
    for (const PlannedPod& pod : plan.pods) {
      const PodSettings* settings = private_settings(context, pod.pod);
      if (settings == nullptr || settings->private_to.value == app_name(context, plan)) continue;
      Diagnostic finding = carried_finding(context, plan, pod);
      finding.rule = "app-exclusive";
      finding.message = fmt::format("app `{}` carries `{}`, which is private to `{}`", app_name(context, plan),
                                    name_of(context.scan, pod.pod), settings->private_to.value);
      if (!finding.path.empty()) finding.message += fmt::format(": `{}`", join(finding.path, " -> "));
      finding.help = how_to_drop(context, plan, pod);
      findings.push_back(std::move(finding));
    }
  }
}

const PodSettings* private_settings(const RuleContext& context, PodId pod) {
  for (const PodSettings& settings : context.project.pod_settings) {
    if (!settings.private_to.value.empty() && settings.folder == context.scan.pods[index_of(pod)].root)
      return &settings;
  }
  return nullptr;
}

}  // namespace
}  // namespace podworks
