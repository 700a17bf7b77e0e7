#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "rules/deprecation.h"
#include "rules/evidence.h"
#include "rules/lookup.h"
#include "rules/rows.h"
#include "rules/selectors.h"

namespace podworks {
namespace {

// A pod in a tangle of hundreds reaches all of them: what is written of it must not grow with the tangle.
constexpr std::size_t kShownPods = 10;    // findings of one pod; the nearest pods that it must not reach
constexpr std::size_t kShownArrows = 20;  // of one chain: half from its beginning, half from its end
constexpr std::size_t kListedPods = 5;    // of those without a finding of their own

struct Sides {
  std::vector<bool> from = {};  // by PodId
  std::vector<bool> to = {};
};

void check(const RuleContext& context, std::vector<Diagnostic>& findings);
void check_direct(const RuleContext& context, const CustomRule& rule, const Sides& sides,
                  std::vector<Diagnostic>& findings);
void check_transitive(const RuleContext& context, const CustomRule& rule, const Sides& sides,
                      std::vector<Diagnostic>& findings);
struct SearchTree {
  std::vector<const Dependency*> reached_by = {};  ///< by PodId: the edge by which it was first reached, or nullptr
  std::vector<PodId> reached = {};                 ///< the nearest first
};
/// Breadth-first from `from`, which is not part of it.
SearchTree search_tree(const PodGraph& graph, PodId from);
void report_reached(const RuleContext& context, const CustomRule& rule, const SearchTree& tree, PodId from,
                    const std::vector<PodId>& forbidden, std::vector<Diagnostic>& findings);
void add_chain(const RuleContext& context, const SearchTree& tree, PodId from, PodId to, Diagnostic& finding);
void add_arrow(const ScanResult& scan, const Dependency& step, Diagnostic& finding);
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
      "use through any chain of build imports; the finding then shows a shortest chain, of one above 20 arrows both "
      "ends. A pod that reaches more than 10 of the forbidden ones gets a finding for each of the nearest 10, and the "
      "first of them counts the others. A side is a pod, a glob of names, `layer:NAME` or `tag:NAME=VALUE`.";
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
  for (const Dependency* const pull : pulls_of(context.graph)) {
    if (!sides.from[index_of(pull->from)] || !sides.to[index_of(pull->to)]) continue;
    if (exception_for(context, pull->from, pull->to) != nullptr) continue;
    Diagnostic finding = pull_finding(context.scan, *pull, rule.name);
    finding.message = pull->evidence.empty()
                          ? fmt::format("`{}` must not depend on `{}`, and declares it", finding.from, finding.to)
                          : fmt::format("`{}` must not use `{}`", finding.from, finding.to);
    finish(rule, finding);
    findings.push_back(std::move(finding));
  }
}

void check_transitive(const RuleContext& context, const CustomRule& rule, const Sides& sides,
                      std::vector<Diagnostic>& findings) {
  for (std::size_t i = 0; i < sides.from.size(); ++i) {
    if (!sides.from[i]) continue;
    const PodId from = id_at<PodId>(i);
    const SearchTree tree = search_tree(context.graph, from);
    std::vector<PodId> forbidden;
    std::copy_if(tree.reached.begin(), tree.reached.end(), std::back_inserter(forbidden),
                 [&](PodId pod) { return sides.to[index_of(pod)]; });
    if (!forbidden.empty()) report_reached(context, rule, tree, from, forbidden, findings);
  }
}

SearchTree search_tree(const PodGraph& graph, PodId from) {
  SearchTree tree;
  tree.reached_by.resize(graph.pod_count, nullptr);
  const auto follow_all = [&](PodId pod) {
    const auto follow = [&](const Dependency& edge) {
      if (edge.to == from || tree.reached_by[index_of(edge.to)] != nullptr) return;
      tree.reached_by[index_of(edge.to)] = &edge;
      tree.reached.push_back(edge.to);
    };
    for (const Dependency& edge : graph.dependencies_of(pod)) {
      if (edge.has(DependencyKind::Build)) follow(edge);
    }
    auto declared = std::lower_bound(graph.declared_only.begin(), graph.declared_only.end(), pod,
                                     [](const Dependency& edge, PodId wanted) { return edge.from < wanted; });
    for (; declared != graph.declared_only.end() && declared->from == pod; ++declared) follow(*declared);
  };
  follow_all(from);
  for (std::size_t next = 0; next < tree.reached.size(); ++next) follow_all(tree.reached[next]);
  return tree;
}

void report_reached(const RuleContext& context, const CustomRule& rule, const SearchTree& tree, PodId from,
                    const std::vector<PodId>& forbidden, std::vector<Diagnostic>& findings) {
  const std::size_t first = findings.size();
  const std::size_t shown = std::min(forbidden.size(), kShownPods);
  for (std::size_t i = 0; i < shown; ++i) {
    Diagnostic finding;
    finding.from = name_of(context.scan, from);
    finding.to = name_of(context.scan, forbidden[i]);
    finding.message = fmt::format("`{}` must not reach `{}`", finding.from, finding.to);
    add_chain(context, tree, from, forbidden[i], finding);
    finish(rule, finding);
    findings.push_back(std::move(finding));
  }
  if (forbidden.size() == shown) return;
  std::vector<std::string> rest;
  for (std::size_t i = shown; i < forbidden.size(); ++i) rest.push_back(name_of(context.scan, forbidden[i]));
  findings[first].notes.push_back(
      fmt::format("the nearest {} pods that `{}` must not reach have a finding each, {} more have none: {}", shown,
                  findings[first].from, rest.size(), list_of(rest, kListedPods)));
}

void add_chain(const RuleContext& context, const SearchTree& tree, PodId from, PodId to, Diagnostic& finding) {
  std::vector<const Dependency*> chain;
  for (PodId pod = to; pod != from; pod = chain.back()->from) chain.push_back(tree.reached_by[index_of(pod)]);
  std::reverse(chain.begin(), chain.end());
  const std::size_t left_out = chain.size() > kShownArrows ? chain.size() - kShownArrows : 0;
  finding.path.push_back(finding.from);
  std::string spoken = finding.from;
  for (std::size_t i = 0; i < chain.size(); ++i) {
    if (left_out > 0 && i == kShownArrows / 2) {
      i += left_out;
      finding.path.push_back(fmt::format("({})", counted(left_out, "more pod", "more pods")));
      spoken += " -> " + finding.path.back();
      finding.notes.push_back(fmt::format("{} between", counted(left_out, "more arrow", "more arrows")));
    }
    add_arrow(context.scan, *chain[i], finding);
    spoken += " -> " + finding.path.back();
  }
  finding.message += fmt::format(", but does: `{}`", spoken);
  // The pair stays the same finding when the chain between takes another way.
  finding.subject = fmt::format("{} =X> {}", finding.from, finding.to);
}

/// The first arrow gives the finding its place.
void add_arrow(const ScanResult& scan, const Dependency& step, Diagnostic& finding) {
  const bool is_first = finding.path.size() == 1;
  finding.path.push_back(name_of(scan, step.to));
  const auto build = std::find_if(step.evidence.begin(), step.evidence.end(), [&](ImportId import) {
    return scan.imports[index_of(import)].kind == DependencyKind::Build;
  });
  if (build == step.evidence.end()) {
    finding.notes.push_back(arrow_note(name_of(scan, step.from), finding.path.back(), step.declared_at) + ", declared");
    if (is_first) finding.place = step.declared_at;
    return;
  }
  ImportEvidence evidence = evidence_of(scan, *build);
  finding.notes.push_back(arrow_note(name_of(scan, step.from), finding.path.back(), evidence.at));
  if (is_first) {
    finding.place = evidence.at;
    finding.length = evidence.length;
  }
  finding.imports.push_back(std::move(evidence));
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
