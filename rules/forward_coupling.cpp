#include <fmt/format.h>

#include "rules/evidence.h"
#include "rules/legality.h"
#include "rules/lookup.h"
#include "rules/rows.h"

namespace podworks {
namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings);

}  // namespace

Rule forward_coupling() {
  Rule rule;
  rule.id = "forward-coupling";
  rule.severity = Severity::Off;
  rule.about = "import";
  rule.summary = "a forward declaration of a type whose pod the layer may not use";
  rule.explanation.checks =
      "`@class X;` and `@protocol P;` where exactly one pod declares the name, and the layers forbid to use that pod. "
      "The "
      "forward declaration alone makes no build dependency.";
  rule.explanation.why =
      "The pod builds without the other one, but it still knows its types by name: the code passes them on, and a "
      "rename there "
      "breaks it here. It is often the trace that is left when an import was removed for the checker's sake only.";
  rule.explanation.fix =
      "Name a protocol of the own layer instead of the other pod's class, or move the type below both pods. A protocol "
      "that was "
      "moved down on purpose is declared in the lower pod and then is no finding.";
  rule.explanation.configuration = "Off by default; `rules: { forward-coupling: note }` lists them.";
  rule.explanation.example =
      "`WubaRN` (standard middleware) holds `@class MPTabState;`, a class of the business pod `MainPage`. A protocol "
      "`WBTabState` in `WubaRN`, which `MPTabState` adopts, turns the arrow round.";
  rule.check = check;
  return rule;
}

namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings) {
  for (const Dependency* const illegal : illegal_dependencies(context, DependencyKind::Forward)) {
    const Dependency& dependency = *illegal;
    Diagnostic finding;
    finding.rule = "forward-coupling";
    finding.from = name_of(context.scan, dependency.from);
    finding.to = name_of(context.scan, dependency.to);
    show_imports(finding, evidence_of(context.scan, dependency, kind_bit(DependencyKind::Forward)), "name",
                 "its types");
    finding.message = fmt::format("{} names a type of {}, which it may not use", described(context, dependency.from),
                                  described(context, dependency.to));
    finding.help =
        fmt::format("declare a protocol in `{}` and let the type of `{}` adopt it", finding.from, finding.to);
    findings.push_back(std::move(finding));
  }
}

}  // namespace
}  // namespace podworks
