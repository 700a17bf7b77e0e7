#include <fmt/format.h>

#include "rules/evidence.h"
#include "rules/legality.h"
#include "rules/lookup.h"
#include "rules/rows.h"

namespace podworks {
namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings);

}  // namespace

Rule runtime_coupling() {
  Rule rule;
  rule.id = "runtime-coupling";
  rule.severity = Severity::Off;
  rule.about = "import";
  rule.summary = "a class or service is looked up by name in a pod that the layer may not use";
  rule.explanation.checks =
      "`NSClassFromString(@\"X\")`, storyboards, services and the like (`podworks list lookups`) where the name "
      "belongs "
      "to a pod that the layers forbid to use. The look-up alone makes no build dependency.";
  rule.explanation.why =
      "The pod builds without the other one, but it knows its classes by name: a rename there breaks it here, at run "
      "time and without a message. Going round the layers by a text is often how an import was removed for the "
      "checker's sake only.";
  rule.explanation.fix =
      "Let the upper pod register what it offers under a protocol of a lower layer, and ask for the protocol.";
  rule.explanation.configuration = "Off by default; `rules: { runtime-coupling: note }` lists them.";
  rule.explanation.example =
      "`WBNet` (base) calls `NSClassFromString(@\"HSLoginViewController\")`, a class of the business pod `House`, to "
      "show the login page. A protocol `WBLoginService` in a middleware pod, which `House` implements, turns the arrow "
      "round.";
  rule.check = check;
  return rule;
}

namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings) {
  for (const Dependency* const illegal : illegal_dependencies(context, DependencyKind::Runtime)) {
    const Dependency& dependency = *illegal;
    Diagnostic finding;
    finding.rule = "runtime-coupling";
    finding.from = name_of(context.scan, dependency.from);
    finding.to = name_of(context.scan, dependency.to);
    show_lookups(finding, evidence_of(context.scan, dependency, kind_bit(DependencyKind::Runtime)));
    finding.message = fmt::format("{} looks up `{}` of {}, which it may not use", described(context, dependency.from),
                                  finding.imports.front().spelling, described(context, dependency.to));
    finding.help = fmt::format("let `{}` register it under a protocol of a pod that both may use", finding.to);
    findings.push_back(std::move(finding));
  }
}

}  // namespace
}  // namespace podworks
