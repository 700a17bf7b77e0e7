#include <fmt/format.h>

#include "base/text.h"
#include "rules/deprecation.h"
#include "rules/evidence.h"
#include "rules/lookup.h"
#include "rules/rows.h"
#include "rules/selectors.h"

namespace podworks {
namespace {

constexpr int kWarnedDays = 14;  // an exception is announced so many days before it ends

void check(const RuleContext& context, std::vector<Diagnostic>& findings);
void check_visibility(const RuleContext& context, const PodSettings& settings, std::vector<Diagnostic>& findings);
void check_deprecated(const RuleContext& context, const DeprecatedEdge& edge, std::vector<Diagnostic>& findings);
std::string_view verb_of(const Dependency& pull);
std::string source_of(const DeprecatedEdge& edge);

}  // namespace

Rule forbidden_dependency() {
  Rule rule;
  rule.id = "forbidden-dependency";
  rule.severity = Severity::Error;
  rule.about = "dependency";
  rule.summary = "a pod is used that is not visible to its user, or an exception has ended";
  rule.explanation.checks =
      "Two promises about single edges. A pod with `visible_to` in its `podworks.pod.yml` may be used by the pods "
      "named there "
      "only. An edge under `deprecated:` in podworks.yml is allowed until its date; from the next day on each such "
      "dependency is an error, and in the fourteen days before it is a warning.";
  rule.explanation.why =
      "Layers say what may be used in general. Some pods are internals of a few others, and some edges are debts with "
      "a day "
      "on which they are due. Without a check both are remembered by nobody.";
  rule.explanation.fix =
      "For a pod that is not visible: use the pod that offers its service instead, or ask its owners for a place in "
      "`visible_to`. For an ended exception: remove the imports; a new date needs the owner's word, since it is a "
      "change of "
      "podworks.yml.";
  rule.explanation.configuration =
      "`visible_to: [WBNet, \"WBNet*\", layer:base, tag:line=house]` in a pod's `podworks.pod.yml`. `deprecated: [{ "
      "edge: "
      "\"WBList -> WBOldCache\", until: 2027-03-31, owner: \"@wb/ios\", issue: IOS-1234 }]` in podworks.yml. The day "
      "of the "
      "verdict is `--today`, else SOURCE_DATE_EPOCH, else today.";
  rule.explanation.example =
      "`WBSocket` says `visible_to: [WBNet]`. `#import <WBSocket/WBFrame.h>` in `House/HSChat.m` is a finding; `House` "
      "talks to "
      "`WBNet`, which owns the connection.";
  rule.check = check;
  return rule;
}

namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings) {
  for (const PodSettings& settings : context.project.pod_settings) check_visibility(context, settings, findings);
  for (const DeprecatedEdge& edge : context.project.deprecated) check_deprecated(context, edge, findings);
}

void check_visibility(const RuleContext& context, const PodSettings& settings, std::vector<Diagnostic>& findings) {
  if (!settings.visible_to) return;
  std::vector<bool> may_see(context.scan.pods.size(), false);
  std::vector<std::string> seers;
  for (const Located<PodSelector>& seer : *settings.visible_to) {
    const std::vector<bool> selected = selected_pods(context, seer.value);
    for (std::size_t i = 0; i < may_see.size(); ++i) may_see[i] = may_see[i] || selected[i];
    seers.push_back(quoted(to_string(seer.value)));
  }
  for (const Dependency* const pull : pulls_of(context.graph)) {
    const Pod& used = context.scan.pods[index_of(pull->to)];
    if (used.root != settings.folder || used.entry_of || may_see[index_of(pull->from)]) continue;
    if (exception_for(context, pull->from, pull->to) != nullptr) continue;
    Diagnostic finding = pull_finding(context.scan, *pull, "forbidden-dependency");
    finding.message = fmt::format("`{}` {} `{}`, which is visible to {} only", finding.from, verb_of(*pull), finding.to,
                                  seers.empty() ? "nobody" : spoken_list(seers));
    finding.help = fmt::format("use `{}` through a pod that may see it, or add `{}` to `visible_to` in {}", finding.to,
                               finding.from, settings.at.file.empty() ? "its podworks.pod.yml" : settings.at.file);
    findings.push_back(std::move(finding));
  }
}

void check_deprecated(const RuleContext& context, const DeprecatedEdge& edge, std::vector<Diagnostic>& findings) {
  const auto days = days_until(context.today, edge.until);
  if (!days || *days > kWarnedDays) return;
  const std::vector<bool> from = selected_pods(context, edge.from);
  const std::vector<bool> to = selected_pods(context, edge.to);
  for (const Dependency* const pull : pulls_of(context.graph)) {
    if (!from[index_of(pull->from)] || !to[index_of(pull->to)]) continue;
    Diagnostic finding = pull_finding(context.scan, *pull, "forbidden-dependency");
    if (*days < 0) {
      finding.message =
          fmt::format("`{}` {} `{}`, which was allowed until {}", finding.from, verb_of(*pull), finding.to, edge.until);
    } else {
      finding.severity = Severity::Warn;
      finding.message = fmt::format(
          "`{}` {} `{}`, which is allowed until {}: {}", finding.from, verb_of(*pull), finding.to, edge.until,
          *days == 0 ? "the last day" : counted(static_cast<std::size_t>(*days), "day", "days") + " left");
    }
    finding.notes.push_back(source_of(edge));
    const std::string_view what = finding.imports.empty()       ? "the declaration"
                                  : finding.imports.size() == 1 ? "the import"
                                                                : "the imports";
    finding.help =
        fmt::format("remove {} of `{}` from `{}`{}", what, finding.to, finding.from,
                    edge.owner.empty() ? std::string() : fmt::format(", or settle a new date with {}", edge.owner));
    findings.push_back(std::move(finding));
  }
}

std::string_view verb_of(const Dependency& pull) {
  return pull.evidence.empty() ? "declares a dependency on" : "uses";
}

std::string source_of(const DeprecatedEdge& edge) {
  std::string text = fmt::format("deprecated at {}", to_string(Place{edge.at.file, edge.at.line, 0}));
  if (!edge.owner.empty()) text += fmt::format(", owner {}", edge.owner);
  if (!edge.issue.empty()) text += fmt::format(", issue {}", edge.issue);
  return text;
}

}  // namespace
}  // namespace podworks
