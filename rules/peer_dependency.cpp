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

Rule peer_dependency() {
  Rule rule;
  rule.id = "peer-dependency";
  rule.severity = Severity::Error;
  rule.about = "dependency";
  rule.summary = "two pods of a layer whose pods must not know each other";
  rule.explanation.checks =
      "Every build import between two pods of one layer that says `peers: forbid`, and between the entries of two "
      "apps, "
      "which always forbid each other. A guarded import (`__has_include`, `canImport`) is a note at most, an import "
      "from "
      "test code is none of this rule's business.";
  rule.explanation.why =
      "Business pods are the things that apps are made of: an app takes some and leaves the others. If one business "
      "pod "
      "imports another, no app can take the first without the second, and the second's own needs come along too. A "
      "single "
      "import between two businesses is enough to bring a whole business into an app that never shows it.";
  rule.explanation.fix =
      "Find out what the import is for. A model, a constant or a helper that both need belongs one layer lower: move "
      "the "
      "file. A jump to a screen of the other business goes through the router or a protocol that lies below both. A "
      "call "
      "that only informs can be a notification. If the code is a few lines, a copy may be the honest answer.";
  rule.explanation.configuration =
      "`layers: [{ name: business, peers: forbid }]`; the default is `peers: acyclic`, which allows one-way use. Edges "
      "that are known and scheduled for removal stand under `deprecated:`. Severity: `rules: { peer-dependency: warn "
      "}`.";
  rule.explanation.example =
      "`Recruit` and `UserCenter` are business pods. `#import <UserCenter/UCProfile.h>` in `Recruit/RCApply.m` makes "
      "every "
      "app with Recruit carry the user centre. Moving `UCProfile` into the middleware `WBUser`, which both may use, "
      "lets a "
      "Recruit app do without it.";
  rule.check = check;
  return rule;
}

namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings) {
  report_breaches(context, &Verdict::peer_dependency, "peer-dependency", word, findings);
}

void word(const RuleContext& context, const Dependency& dependency, Diagnostic& finding) {
  const std::string names = used_names(context.scan, dependency, kBuildKind | kWeakKinds);
  if (context.scan.pods[index_of(dependency.from)].entry_of) {
    finding.message =
        fmt::format("the entry `{}` uses the entry `{}`; apps must not use each other", finding.from, finding.to);
    finding.help = fmt::format("move what both need ({}) into a pod", names);
    return;
  }
  finding.message = fmt::format("`{}` uses `{}`; pods of `{}` must not use each other", finding.from, finding.to,
                                layer_name(context.layers, dependency.from));
  finding.help = fmt::format(
      "move what both need ({}) into a pod of a lower layer, or reach `{}` through a protocol that lies below both",
      names, finding.to);
}

}  // namespace
}  // namespace podworks
