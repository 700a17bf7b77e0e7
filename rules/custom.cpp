#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "rules/deprecation.h"
#include "rules/evidence.h"
#include "rules/lookup.h"
#include "rules/rows.h"
#include "rules/selectors.h"

namespace podworks {
namespace {

struct Sides {
  std::vector<bool> from = {};  // by PodId
  std::vector<bool> to = {};
};

void check(const RuleContext& context, std::vector<Diagnostic>& findings);
void check_direct(const RuleContext& context, const CustomRule& rule, const Sides& sides,
                  std::vector<Diagnostic>& findings);
void check_transitive(const RuleContext& context, const CustomRule& rule, const Sides& sides,
                      std::vector<Diagnostic>& findings);
/// By PodId: the edge by which a breadth-first search from `from` first reached the pod.
std::vector<const Dependency*> search_tree(const PodGraph& graph, PodId from);
void add_chain(const RuleContext& context, const std::vector<const Dependency*>& tree, PodId from, PodId to,
               Diagnostic& finding);
void finish(const CustomRule& rule, Diagnostic& finding);

}  // namespace

Rule custom() {
  Rule rule;
  rule.id = "custom";
  rule.severity = Severity::Error;
  rule.about = "dependency";
  rule.summary = "a rule of your own, written under `custom:` (its id is `custom/NAME`)";
  rule.explanation.checks =
      "Each entry of `custom:` forbids an arrow between two sets of pods. `A -X> B` forbids the direct use, `A =X> B` "
      "also the "
      "use through any chain of build imports; the finding then shows a shortest chain. A side is a pod, a glob of "
      "names, "
      "`layer:NAME` or `tag:NAME=VALUE`.";
  rule.explanation.why =
      "Some agreements are finer than layers: only one pod may talk to the map, nothing of one business line may reach "
      "the "
      "other's payment. Written down as a rule with its reason, such an agreement outlives those who made it.";
  rule.explanation.fix =
      "The finding repeats the `why` and the `fix` that the rule's author wrote. For a transitive rule cut any arrow "
      "of the "
      "chain that it shows; other chains may remain and are shown next.";
  rule.explanation.configuration =
      "`custom: [{ name: house-through-map, rule: \"House -X> BaiduMap\", why: \"House reaches the map through "
      "WBMap\", fix: "
      "\"import WBMap\" }]`. The finding's rule is `custom/house-through-map`, and under that name `rules:` sets its "
      "severity.";
  rule.explanation.example =
      "`House -X> BaiduMap` finds `#import <BaiduMap/BMKMapView.h>` in `House/HSMapList.m`. `House =X> BaiduMap` would "
      "also find "
      "the chain `House -> WBMap -> BaiduMap`.";
  rule.check = check;
  return rule;
}

namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings) {
  for (const CustomRule& rule : context.project.custom) {
    const Sides sides{selected_pods(context, rule.from), selected_pods(context, rule.to)};
    if (rule.transitive) {
      check_transitive(context, rule, sides, findings);
    } else {
      check_direct(context, rule, sides, findings);
    }
  }
}

void check_direct(const RuleContext& context, const CustomRule& rule, const Sides& sides,
                  std::vector<Diagnostic>& findings) {
  for (const Dependency& dependency : context.graph.dependencies) {
    if (!dependency.has(DependencyKind::Build) || !sides.from[index_of(dependency.from)] ||
        !sides.to[index_of(dependency.to)])
      continue;
    if (exception_for(context, dependency.from, dependency.to) != nullptr) continue;
    Diagnostic finding;
    finding.from = name_of(context.scan, dependency.from);
    finding.to = name_of(context.scan, dependency.to);
    show_imports(finding, evidence_of(context.scan, dependency, kBuildKind));
    finding.message = fmt::format("`{}` must not use `{}`", finding.from, finding.to);
    finish(rule, finding);
    findings.push_back(std::move(finding));
  }
  for (const Dependency& dependency : context.graph.declared_only) {
    if (!sides.from[index_of(dependency.from)] || !sides.to[index_of(dependency.to)]) continue;
    if (exception_for(context, dependency.from, dependency.to) != nullptr) continue;
    Diagnostic finding = declared_finding(context.scan, dependency, rule.name);
    finding.message = fmt::format("`{}` must not depend on `{}`, and declares it", finding.from, finding.to);
    finish(rule, finding);
    findings.push_back(std::move(finding));
  }
}

void check_transitive(const RuleContext& context, const CustomRule& rule, const Sides& sides,
                      std::vector<Diagnostic>& findings) {
  for (std::size_t i = 0; i < sides.from.size(); ++i) {
    if (!sides.from[i]) continue;
    const PodId from = id_at<PodId>(i);
    const std::vector<const Dependency*> tree = search_tree(context.graph, from);
    for (std::size_t j = 0; j < sides.to.size(); ++j) {
      const PodId to = id_at<PodId>(j);
      if (!sides.to[j] || to == from || tree[j] == nullptr) continue;
      Diagnostic finding;
      finding.from = name_of(context.scan, from);
      finding.to = name_of(context.scan, to);
      finding.message = fmt::format("`{}` must not reach `{}`", finding.from, finding.to);
      add_chain(context, tree, from, to, finding);
      finish(rule, finding);
      findings.push_back(std::move(finding));
    }
  }
}

std::vector<const Dependency*> search_tree(const PodGraph& graph, PodId from) {
  std::vector<const Dependency*> reached_by(graph.pod_count, nullptr);
  std::vector<PodId> queue = {from};
  for (std::size_t next = 0; next < queue.size(); ++next) {
    const auto follow = [&](const Dependency& edge) {
      if (edge.to == from || reached_by[index_of(edge.to)] != nullptr) return;
      reached_by[index_of(edge.to)] = &edge;
      queue.push_back(edge.to);
    };
    const PodId pod = queue[next];
    for (const Dependency& edge : graph.dependencies_of(pod)) {
      if (edge.has(DependencyKind::Build)) follow(edge);
    }
    auto declared = std::lower_bound(graph.declared_only.begin(), graph.declared_only.end(), pod,
                                     [](const Dependency& edge, PodId wanted) { return edge.from < wanted; });
    for (; declared != graph.declared_only.end() && declared->from == pod; ++declared) follow(*declared);
  }
  return reached_by;
}

void add_chain(const RuleContext& context, const std::vector<const Dependency*>& tree, PodId from, PodId to,
               Diagnostic& finding) {
  std::vector<const Dependency*> chain;
  for (PodId pod = to; pod != from; pod = chain.back()->from) chain.push_back(tree[index_of(pod)]);
  std::reverse(chain.begin(), chain.end());
  finding.path.push_back(finding.from);
  for (const Dependency* step : chain) {
    finding.path.push_back(name_of(context.scan, step->to));
    const bool is_first = step == chain.front();
    if (step->evidence.empty()) {
      finding.notes.push_back(arrow_note(name_of(context.scan, step->from), finding.path.back(), step->declared_at) +
                              ", declared");
      if (is_first) finding.place = step->declared_at;
      continue;
    }
    ImportEvidence evidence = evidence_of(context.scan, *step, kBuildKind).front();
    finding.notes.push_back(arrow_note(name_of(context.scan, step->from), finding.path.back(), evidence.at));
    if (is_first) {
      finding.place = evidence.at;
      finding.length = evidence.length;
    }
    finding.imports.push_back(std::move(evidence));
  }
  finding.message += fmt::format(", but does: `{}`", join(finding.path, " -> "));
  // The pair stays the same finding when the chain between takes another way.
  finding.subject = fmt::format("{} =X> {}", finding.from, finding.to);
}

void finish(const CustomRule& rule, Diagnostic& finding) {
  finding.rule = "custom/" + rule.name;
  if (!rule.why.empty()) finding.message += ": " + rule.why;
  finding.notes.push_back(fmt::format("rule `{} {} {}` at {}", to_string(rule.from), rule.transitive ? "=X>" : "-X>",
                                      to_string(rule.to), to_string(Place{rule.at.file, rule.at.line, 0})));
  finding.help = !rule.fix.empty()
                     ? rule.fix
                     : fmt::format("remove what leads from `{}` to `{}`, or move the shared code below both",
                                   finding.from, finding.to);
}

}  // namespace
}  // namespace podworks
