#include <fmt/format.h>

#include "rules/evidence.h"
#include "rules/legality.h"
#include "rules/lookup.h"
#include "rules/rows.h"

namespace podworks {
namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings);
void word(const RuleContext& context, const Dependency& dependency, Diagnostic& finding);

}  // namespace

Rule standard_pollution() {
  Rule rule;
  rule.id = "standard-pollution";
  rule.severity = Severity::Error;
  rule.about = "dependency";
  rule.summary = "a standard pod uses a layer that it may not";
  rule.explanation.checks =
      "Every build import of a pod that is marked `standard: true`, itself or through its layer. Such a pod may use "
      "the "
      "lowest layer only, unless its layer's `may_use` names more: not the layers above, not its own layer, not the "
      "layers "
      "between. Imports from tests and imports behind `__has_include` or `canImport` are never errors; if nothing but "
      "guarded imports make the dependency, the finding is a note.";
  rule.explanation.why =
      "A standard pod serves every app of the factory, so whatever it uses is carried by every app. One import of a "
      "business pod and all apps carry that business with everything that hangs on it. This is how a pod that was "
      "meant "
      "for all becomes a pod that none can take without the rest.";
  rule.explanation.fix =
      "Look at the headers that the finding names. If they hold shared state or helpers, move those files down into a "
      "base "
      "library that both pods already use. If the standard pod must call back into business code, declare a protocol "
      "in "
      "the standard pod and let the app or the business pod implement it. If nothing breaks without the call, drop it.";
  rule.explanation.configuration =
      "Mark a layer (`layers: [{ name: standard-middleware, standard: true }]`) or a single pod (`standard: true` in "
      "its "
      "`podworks.pod.yml`). Widen a layer with `may_use: [standard-middleware, base]`. Known edges that wait for their "
      "removal go under `deprecated:` with a date. Severity: `rules: { standard-pollution: warn }`.";
  rule.explanation.example =
      "`WubaRN` is standard middleware, `MainPage` a business pod. `#import <MainPage/MPTabState.h>` in "
      "`WubaRN/RNCarrier.m` makes every app with React Native carry the home page. Moving `MPTabState` into the base "
      "library `WBState`, which both may use, ends it.";
  rule.check = check;
  return rule;
}

namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings) {
  report_breaches(context, &Verdict::standard_pollution, "standard-pollution", word, findings);
}

void word(const RuleContext& context, const Dependency& dependency, Diagnostic& finding) {
  finding.message = fmt::format("{} uses {}; it may use {}", described(context, dependency.from),
                                described(context, dependency.to), allowance(context.layers, dependency.from));
  finding.help = fmt::format(
      "move what `{}` needs of `{}` ({}) down into a pod that every app may carry, or declare a protocol in `{}` and "
      "let "
      "the apps implement it",
      finding.from, finding.to, used_names(context.scan, dependency, kBuildKind | kWeakKinds), finding.from);
}

}  // namespace
}  // namespace podworks
