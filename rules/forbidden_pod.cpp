#include <fmt/format.h>

#include "base/glob.h"
#include "base/text.h"
#include "rules/lookup.h"
#include "rules/plans.h"
#include "rules/rows.h"

namespace podworks {
namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings);
void check_app(const RuleContext& context, const AppPlan& plan, std::vector<Diagnostic>& findings);

}  // namespace

Rule forbidden_pod() {
  Rule rule;
  rule.id = "forbidden-pod";
  rule.severity = Severity::Error;
  rule.about = "app";
  rule.summary = "an app carries a pod that it forbids";
  rule.explanation.checks =
      "For each app the closure of its roots against the app's `forbid:`. Every pod that must not be in it and is in "
      "it all the "
      "same is a finding, with a shortest chain from a root and the import of each step. Guarded imports, imports from "
      "tests "
      "and forward declarations pull nothing in.";
  rule.explanation.why =
      "An app leaves a pod out for a reason: a business that it does not show, a payment that its store does not "
      "allow, bytes. "
      "What is in the closure is built, linked and shipped, whether the screen is ever reached or not.";
  rule.explanation.fix =
      "Cut the chain where it costs least: often one of its arrows is a finding of its own (`peer-dependency`, "
      "`layer-order`) "
      "whose repair ends this one too. If two chains lead there, both must go; the second shows up when the first is "
      "cut.";
  rule.explanation.configuration = "`apps: { Recruit: { roots: [Recruit], forbid: [House, \"*Pay*\"] } }`.";
  rule.explanation.example =
      "`Recruit -> JumpCenter -> MainPage`: the jump centre imports the home page, so the app `Recruit`, which forbids "
      "`MainPage`, carries it.";
  rule.check = check;
  return rule;
}

namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings) {
  for (const AppPlan& plan : context.plans) check_app(context, plan, findings);
}

void check_app(const RuleContext& context, const AppPlan& plan, std::vector<Diagnostic>& findings) {
  const AppConfig& app = context.project.apps[index_of(plan.app)];
  std::vector<Glob> forbidden;
  for (const LocatedText& pattern : app.forbid) forbidden.emplace_back(pattern.value);
  for (const PlannedPod& pod : plan.pods) {
    const std::string& name = name_of(context.scan, pod.pod);
    if (!matches_any(forbidden, name)) continue;
    Diagnostic finding = carried_finding(context, plan, pod);
    finding.rule = "forbidden-pod";
    finding.message = fmt::format("app `{}` carries `{}`, which it forbids", app.name, name);
    if (!finding.path.empty()) finding.message += fmt::format(": `{}`", join(finding.path, " -> "));
    finding.help = how_to_drop(context, plan, pod);
    findings.push_back(std::move(finding));
  }
}

}  // namespace
}  // namespace podworks
