#include "rules/cycle_finding.h"
#include "rules/evidence.h"
#include "rules/lookup.h"
#include "rules/rows.h"

namespace podworks {
namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings);

}  // namespace

Rule subspec_cycle() {
  Rule rule;
  rule.id = "subspec-cycle";
  rule.severity = Severity::Note;
  rule.about = "set";
  rule.summary = "subspecs of one pod that use each other in a circle";
  rule.explanation.checks =
      "Sets of subspecs of one pod in which each needs each other through build imports. Circles across pods belong to "
      "`pod-cycle`. Swift needs no import within a module, so subspecs written in Swift are not seen by this rule.";
  rule.explanation.why =
      "A pod has subspecs so that an app can take one of them. Subspecs in a circle can only be taken together, so the "
      "split "
      "promises something that it does not hold, and an app carries more than it asked for.";
  rule.explanation.fix =
      "Cut the edge that the finding names: move the shared files into a subspec below the others, often called "
      "`Core`. If "
      "nobody ever takes the subspecs apart, make them one.";
  rule.explanation.configuration = "`rules: { subspec-cycle: error }` for pools whose apps choose subspecs.";
  rule.explanation.example =
      "`WBNet/Cache` imports `WBRequest.h` of `WBNet/Request`, which imports `WBCache.h` of `WBNet/Cache`. Moving "
      "`WBRequest.h` "
      "into `WBNet/Core` lets an app take the cache alone.";
  rule.check = check;
  return rule;
}

namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings) {
  const ScanResult& scan = context.scan;
  CycleGraph graph;
  graph.vertices = context.graph.unit_count;
  graph.noun = "subspecs";
  graph.name = [&scan](std::uint32_t unit) { return scan.units[unit].name; };
  std::vector<Arrow> arrows;
  for (const UnitDependency& dependency : context.graph.unit_dependencies) {
    if (!dependency.has(DependencyKind::Build) || pod_of(scan, dependency.from) != pod_of(scan, dependency.to))
      continue;
    for (const ImportId import : dependency.evidence) {
      if (scan.imports[index_of(import)].kind != DependencyKind::Build) continue;
      arrows.push_back(
          {static_cast<std::uint32_t>(dependency.from), static_cast<std::uint32_t>(dependency.to), import});
    }
  }
  set_arrows(graph, std::move(arrows));
  for (Diagnostic& finding : describe_cycles(scan, graph, find_cycles(graph.vertices, graph.edges))) {
    finding.rule = "subspec-cycle";
    findings.push_back(std::move(finding));
  }
}

}  // namespace
}  // namespace podworks
