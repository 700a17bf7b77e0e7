#include <fmt/format.h>

#include "base/text.h"
#include "rules/evidence.h"
#include "rules/legality.h"
#include "rules/lookup.h"
#include "rules/rows.h"

namespace podworks {
namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings);
void word(const RuleContext& context, const Dependency& dependency, Diagnostic& finding);

}  // namespace

Rule root_order() {
  Rule rule;
  rule.id = "root-order";
  rule.severity = Severity::Error;
  rule.about = "dependency";
  rule.summary = "a pod uses one of a root that is less open than its own";
  rule.explanation.checks =
      "Every build import, and every dependency that a manifest declares, from a pod of one root to a pod of a root "
      "that "
      "stands below it under `roots:`. The roots stand in the order of their openness: an open core first, a private "
      "part, the products last. Guarded imports are notes at most, imports from tests are allowed.";
  rule.explanation.why =
      "An open core is published and built without the private repositories. One import of theirs, and nobody outside "
      "can build it any more; the name alone may already say too much. The compiler does not see it, because inside "
      "the "
      "company all repositories lie side by side.";
  rule.explanation.fix =
      "Move what the more open pod needs into its own root, or declare a protocol there which the less open root "
      "implements and registers. If the pod is in truth private, move the pod.";
  rule.explanation.configuration =
      "`roots: { core: ., product: ../product }` in podworks.yml, the most open first. `deprecated:` holds edges that "
      "are allowed until a day. Severity: `rules: { root-order: warn }`.";
  rule.explanation.example =
      "`Net` of the root `core` holds `#import <Account/ACSession.h>`, and `Account` lies in the root `product`. `Net` "
      "declares a protocol for the session instead, and `Account` gives it an implementation.";
  rule.check = check;
  return rule;
}

namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings) {
  report_breaches(context, &Verdict::root_order, "root-order", word, findings);
}

void word(const RuleContext& context, const Dependency& dependency, Diagnostic& finding) {
  const auto root = [&](PodId pod) {
    return root_of(context.project, context.scan.pods[index_of(pod)].root)->name;  // only pods in roots break the order
  };
  finding.message =
      fmt::format("`{}` (root {}) {} `{}` (root {}), which is less open", finding.from, root(dependency.from),
                  dependency.evidence.empty() ? "declares a dependency on" : "uses", finding.to, root(dependency.to));
  const std::string names = used_names(context.scan, dependency, kBuildKind | kWeakKinds);
  finding.help = fmt::format(
      "move what `{}` needs{} into the root {}, or declare a protocol in `{}` and let `{}` implement it", finding.from,
      names.empty() ? std::string() : fmt::format(" ({})", names), root(dependency.from), finding.from, finding.to);
}

}  // namespace
}  // namespace podworks
