#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "graph/components.h"
#include "rules/legality.h"
#include "rules/lookup.h"
#include "rules/plans.h"
#include "rules/rows.h"

namespace podworks {
namespace {

constexpr std::size_t kSmallestLayer = 3;  // with one or two pods "all of them" says nothing
constexpr std::size_t kListedPods = 6;

/// One layer as one app carries it.
struct LayerLoad {
  LayerId layer = {};
  std::size_t pods = 0;  ///< of the layer, in the pool
  std::vector<const PlannedPod*> carried = {};
  std::size_t roots = 0;  ///< of the carried ones
};

/// The pod of the layer that brings the most others of it.
struct Cause {
  PodId bringer = {};
  std::vector<std::string> brought = {};
  const PlannedPod* deepest = nullptr;  ///< of the brought ones, else the bringer: its chain is the witness
};

void check(const RuleContext& context, std::vector<Diagnostic>& findings);
std::vector<LayerLoad> loads_of(const RuleContext& context, const AppPlan& plan);
/// The topmost layer that the app asks for itself; layers below it can come along.
std::size_t top_layer(const RuleContext& context, const AppPlan& plan);
Cause find_cause(const RuleContext& context, const LayerLoad& load);
PodId first_of_layer(const RuleContext& context, const PlannedPod& pod, LayerId layer);
Diagnostic describe(const RuleContext& context, const AppPlan& plan, const LayerLoad& load);
void add_circle(const RuleContext& context, const LayerLoad& load, Diagnostic& finding);
void add_breaches(const RuleContext& context, const PlannedPod& pod, Diagnostic& finding);

}  // namespace

Rule whole_layer() {
  Rule rule;
  rule.id = "whole-layer";
  rule.severity = Severity::Warn;
  rule.about = "app";
  rule.summary = "an app carries all, or nearly all, of a lower layer";
  rule.explanation.checks =
      "For each app and each layer below its topmost roots: whether the closure holds all of the layer's pods, or at "
      "least the "
      "share `layer_share`. Layers of fewer than three pods and layers of which the app itself names every carried pod "
      "as a root "
      "are left out. The finding shows the pod that brings most of the others, the chain, and a circle if there is "
      "one. Where "
      "every pod is used directly from above and no rule is broken on the way, it is a note.";
  rule.explanation.why =
      "Beside reverse and circular use this is the third way in which an app becomes fat: it needs one service, and a "
      "layer whose "
      "pods hang together comes as a whole. A small app then carries what the biggest one needs.";
  rule.explanation.fix =
      "Look at the pod that brings the others: what it uses of them is mostly small and belongs one layer lower. Break "
      "a circle "
      "within the layer first (`pod-cycle`), then the broken rules on the chain.";
  rule.explanation.configuration =
      "`limits: { layer_share: 80% }` (100 % by default). `rules: { whole-layer: off }` for a pool with one app that "
      "has "
      "everything.";
  rule.explanation.example =
      "`Recruit` needs a chat. `WBIM`, `WBShare` and `WBPublish` form a circle, and `WBPublish` uses the map, so the "
      "app carries all "
      "six pods of the business middleware.";
  rule.check = check;
  return rule;
}

namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings) {
  if (context.layers.empty()) return;
  const double wanted = context.project.limits.layer_share;
  for (const AppPlan& plan : context.plans) {
    const std::size_t top = top_layer(context, plan);
    for (const LayerLoad& load : loads_of(context, plan)) {
      const double share =
          load.pods == 0 ? 0.0 : static_cast<double>(load.carried.size()) / static_cast<double>(load.pods);
      const bool is_below = index_of(load.layer) > top;
      if (!is_below || load.pods < kSmallestLayer || load.carried.empty() || share + 1e-9 < wanted) continue;
      if (load.roots < load.carried.size()) findings.push_back(describe(context, plan, load));
    }
  }
}

std::vector<LayerLoad> loads_of(const RuleContext& context, const AppPlan& plan) {
  std::vector<LayerLoad> loads(context.layers.layers.size());
  for (std::size_t i = 0; i < loads.size(); ++i) loads[i].layer = id_at<LayerId>(i);
  for (std::size_t i = 0; i < context.scan.pods.size(); ++i) {
    if (const auto layer = context.layers.layer_of[i]) ++loads[index_of(*layer)].pods;
  }
  for (const PlannedPod& pod : plan.pods) {
    const auto layer = context.layers.layer_of[index_of(pod.pod)];
    if (!layer) continue;
    loads[index_of(*layer)].carried.push_back(&pod);
    if (pod.is_root) ++loads[index_of(*layer)].roots;
  }
  return loads;
}

std::size_t top_layer(const RuleContext& context, const AppPlan& plan) {
  std::size_t top = context.layers.layers.size();
  for (const PlannedPod& pod : plan.pods) {
    const auto layer = context.layers.layer_of[index_of(pod.pod)];
    if (pod.is_root && layer) top = std::min(top, index_of(*layer));
  }
  return top;
}

Diagnostic describe(const RuleContext& context, const AppPlan& plan, const LayerLoad& load) {
  const std::string& layer = context.layers.layers[index_of(load.layer)].name;
  const Cause cause = find_cause(context, load);
  Diagnostic finding = carried_finding(context, plan, *cause.deepest);
  finding.rule = "whole-layer";
  finding.subject = fmt::format("{} {}", finding.apps.front(), layer);
  finding.pods.clear();
  for (const PlannedPod* pod : load.carried) finding.pods.push_back(name_of(context.scan, pod->pod));
  std::sort(finding.pods.begin(), finding.pods.end());
  const std::string share = load.carried.size() == load.pods
                                ? fmt::format("all {}", load.pods)
                                : fmt::format("{} of the {}", load.carried.size(), load.pods);
  finding.message = fmt::format("app `{}` carries {} pods of `{}`", finding.apps.front(), share, layer);
  const std::string& bringer = name_of(context.scan, cause.bringer);
  if (!cause.brought.empty()) {
    finding.message += fmt::format("; `{}` alone brings {} of them", bringer, cause.brought.size());
    finding.notes.insert(finding.notes.begin(), fmt::format("`{}` brings {}; the chain to the farthest:", bringer,
                                                            list_of(cause.brought, kListedPods)));
  }
  const std::size_t notes = finding.notes.size();
  add_circle(context, load, finding);
  for (const PlannedPod* pod : load.carried) add_breaches(context, *pod, finding);
  const bool nothing_to_cut = cause.brought.empty() && finding.notes.size() == notes;
  if (nothing_to_cut) {
    finding.severity = Severity::Note;
    finding.notes.push_back("each of them is used from above without breaking a rule");
  }
  finding.help =
      nothing_to_cut
          ? "look whether the upper pods need all of it; `limits: { layer_share: ... }` sets the share"
          : fmt::format("move down what `{}` uses of the others, and cut the chain where it breaks a rule", bringer);
  return finding;
}

Cause find_cause(const RuleContext& context, const LayerLoad& load) {
  std::vector<Cause> causes(context.scan.pods.size());
  const PlannedPod* any = nullptr;
  for (const PlannedPod* pod : load.carried) {
    if (any == nullptr || (any->is_root && !pod->is_root)) any = pod;
    const PodId bringer = first_of_layer(context, *pod, load.layer);
    Cause& cause = causes[index_of(bringer)];
    cause.bringer = bringer;
    if (bringer == pod->pod) continue;
    cause.brought.push_back(name_of(context.scan, pod->pod));
    if (cause.deepest == nullptr || pod->because.size() > cause.deepest->because.size()) cause.deepest = pod;
  }
  Cause best;
  for (const Cause& cause : causes) {
    if (cause.brought.size() > best.brought.size()) best = cause;
  }
  if (best.deepest == nullptr) best = {any->pod, {}, any};
  std::sort(best.brought.begin(), best.brought.end());
  return best;
}

PodId first_of_layer(const RuleContext& context, const PlannedPod& pod, LayerId layer) {
  const auto is_in = [&](PodId candidate) { return context.layers.layer_of[index_of(candidate)] == layer; };
  if (!pod.because.empty() && is_in(pod.because.front().from)) return pod.because.front().from;
  for (const ChainStep& step : pod.because) {
    if (is_in(step.to)) return step.to;
  }
  return pod.pod;
}

void add_circle(const RuleContext& context, const LayerLoad& load, Diagnostic& finding) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
  for (const Dependency& dependency : context.graph.dependencies) {
    if (!dependency.has(DependencyKind::Build)) continue;
    edges.emplace_back(static_cast<std::uint32_t>(dependency.from), static_cast<std::uint32_t>(dependency.to));
  }
  const Components components = strong_components(context.graph.pod_count, edges);
  std::vector<std::vector<std::string>> members(components.count);
  for (const PlannedPod* pod : load.carried) {
    members[components.of[index_of(pod->pod)]].push_back(name_of(context.scan, pod->pod));
  }
  for (std::vector<std::string>& names : members) {
    if (names.size() < 2) continue;
    std::sort(names.begin(), names.end());
    finding.notes.push_back(fmt::format("a circle holds together {}", list_of(names, kListedPods)));
  }
}

void add_breaches(const RuleContext& context, const PlannedPod& pod, Diagnostic& finding) {
  for (const ChainStep& step : pod.because) {
    if (judge(context, step.from, step.to).legal()) continue;
    std::string note = fmt::format("`{} -> {}` breaks a rule of the layers", name_of(context.scan, step.from),
                                   name_of(context.scan, step.to));
    if (std::find(finding.notes.begin(), finding.notes.end(), note) == finding.notes.end()) {
      finding.notes.push_back(std::move(note));
    }
  }
}

}  // namespace
}  // namespace podworks
