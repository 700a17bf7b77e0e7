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

Rule layer_order() {
  Rule rule;
  rule.id = "layer-order";
  rule.severity = Severity::Error;
  rule.about = "dependency";
  rule.summary = "a lower layer uses an upper one, or a layer that its `may_use` does not name";
  rule.explanation.checks =
      "Every build import, and every dependency that a manifest declares, from a pod of a lower layer to a pod of an "
      "upper one, or to a layer that the `may_use` of "
      "its own "
      "layer leaves out. An upper layer may use any lower one, skipping is allowed. The entries of apps form the layer "
      "`app` above all others, so no pod may use an entry. Guarded imports are notes at most, imports from tests are "
      "allowed.";
  rule.explanation.why =
      "Layers let an app take a part of the pool: whoever takes a pod takes the layers below it and nothing above. One "
      "reverse import undoes that, because everything that uses the lower pod now carries the upper one as well. It is "
      "also the usual beginning of a cycle, since the upper pod mostly uses the lower one already.";
  rule.explanation.fix =
      "Ask what the lower pod wants from the upper one. Shared types and helpers sink: move the file into the lower "
      "pod or "
      "into one that both use. A call upwards becomes a protocol in the lower pod that the upper one implements, a "
      "block "
      "that is handed in, or a notification. If the lower pod is in truth part of the upper layer, move the pod "
      "instead.";
  rule.explanation.configuration =
      "The order of `layers:` in podworks.yml, top first; `may_use: [base]` on a layer narrows it, or allows what the "
      "order "
      "forbids. `deprecated:` holds edges that are allowed until a day. Severity: `rules: { layer-order: warn }`.";
  rule.explanation.example =
      "`WBJump` (business-middleware) holds `#import <MainPage/MPHome.h>` and `MainPage` is a business pod, so every "
      "app "
      "that jumps anywhere carries the home page. Registering the home page's route with `WBJump` from within "
      "`MainPage` "
      "turns the arrow round.";
  rule.check = check;
  return rule;
}

namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings) {
  report_breaches(context, &Verdict::layer_order, "layer-order", word, findings);
}

void word(const RuleContext& context, const Dependency& dependency, Diagnostic& finding) {
  const std::string names = used_names(context.scan, dependency, kBuildKind | kWeakKinds);
  const auto from = context.layers.layer_of[index_of(dependency.from)];
  const auto to = context.layers.layer_of[index_of(dependency.to)];
  const std::string uses =
      fmt::format("{} uses {}", described(context, dependency.from), described(context, dependency.to));
  if (context.scan.pods[index_of(dependency.to)].entry_of) {
    finding.message = uses + "; a pod must not use the entry of an app";
    finding.help = fmt::format("move {} out of the app's folder into a pod, or let the app hand it in", names);
  } else if (from && to && *to < *from) {
    finding.message = uses + ", a layer above its own";
    finding.help = fmt::format(
        "move what `{}` needs ({}) down into it or into a pod that both may use, or declare a protocol in `{}` and let "
        "`{}` "
        "implement it",
        finding.from, names, finding.from, finding.to);
  } else {
    finding.message = fmt::format("{}; it may use {}", uses, allowance(context.layers, dependency.from));
    finding.help = fmt::format("reach {} through a layer that `{}` may use, or name `{}` in the `may_use` of its layer",
                               names, finding.from, layer_name(context.layers, dependency.to));
  }
}

}  // namespace
}  // namespace podworks
