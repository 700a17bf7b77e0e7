#include "graph/compare_apps.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace podworks {
namespace {

using Names = std::vector<std::string>;  // by PodId
using Pairs = std::set<std::pair<std::string_view, std::string_view>>;

/// What pulls pods into apps: build imports and what manifests of libraries declare.
Pairs pulling_edges(const GraphState& state, const Names& names) {
  Pairs pairs;
  const auto add = [&](const Dependency& edge) { pairs.emplace(names[index_of(edge.from)], names[index_of(edge.to)]); };
  for (const Dependency& edge : state.graph.dependencies) {
    if (edge.has(DependencyKind::Build)) add(edge);
  }
  for (const Dependency& edge : state.graph.declared_only) add(edge);
  return pairs;
}

std::map<std::string_view, AppId> apps_of(const Project& project) {
  std::map<std::string_view, AppId> apps;
  for (std::size_t i = 0; i < project.apps.size(); ++i) apps.emplace(project.apps[i].name, id_at<AppId>(i));
  return apps;
}

using Carried = std::map<std::string_view, const PlannedPod*>;

Carried pods_of(const AppPlan& plan, const Names& names) {
  Carried pods;
  for (const PlannedPod& pod : plan.pods) pods.emplace(names[index_of(pod.pod)], &pod);
  return pods;
}

/// The app's own wish: its entry's import shows it, else podworks.yml or the Podfile of `from:`.
CarryStep step_to_root(const GraphState& state, AppId app, PodId root) {
  const AppConfig& config = state.project.apps[index_of(app)];
  const std::string& name = state.scan.pods[index_of(root)].name;
  CarryStep step{.from = "app:" + config.name, .to = name};
  for (std::size_t i = 0; i < state.scan.pods.size(); ++i) {
    const Pod& pod = state.scan.pods[i];
    if (pod.entry_of != app) continue;
    const Dependency* const edge = state.graph.find(id_at<PodId>(i), root);
    if (edge == nullptr || !edge->has(DependencyKind::Build)) continue;
    const auto import = std::find_if(edge->evidence.begin(), edge->evidence.end(), [&](ImportId id) {
      return state.scan.imports[index_of(id)].kind == DependencyKind::Build;
    });
    step.at = place_of(state.scan, *import);
    step.spelling = state.scan.imports[index_of(*import)].spelling;
    return step;
  }
  step.at = config.from.value.empty() ? config.at : config.from.at;
  for (const LocatedText& asked : config.roots) {
    if (asked.value == name || asked.value.starts_with(name + "/")) step.at = asked.at;
  }
  return step;
}

/// Of an app that is in one reading only, the other plan is null.
AppChange counts_of(std::string_view name, const AppPlan* before, const AppPlan* after) {
  using Kind = AppChange::Kind;
  AppChange change{.name = std::string(name)};
  change.kind = before == nullptr ? Kind::Came : after == nullptr ? Kind::Went : Kind::Changed;
  if (before != nullptr) {
    change.pods_before = before->pods.size();
    change.bytes_before = before->bytes;
  }
  if (after != nullptr) {
    change.pods_after = after->pods.size();
    change.bytes_after = after->bytes;
  }
  return change;
}

/// `edges`: what pulled then.
std::vector<CarriedPod> pods_that_came(const GraphState& now, AppId app, const Carried& carried_now,
                                       const Carried& carried_then, const Pairs& edges) {
  std::vector<CarriedPod> came;
  for (const auto& [name, pod] : carried_now) {
    if (carried_then.contains(name)) continue;
    std::vector<CarryStep> chain = chain_of(now, app, *pod);
    // The app's own wish is new if it did not carry the pod: a root is carried always.
    chain.front().is_new = !carried_then.contains(chain.front().to);
    for (std::size_t i = 1; i < chain.size(); ++i) chain[i].is_new = !edges.contains({chain[i].from, chain[i].to});
    came.push_back({std::string(name), now.scan.pods[index_of(pod->pod)].bytes, std::move(chain)});
  }
  return came;
}

std::vector<CarriedPod> pods_that_went(const GraphState& then, const Carried& carried_then,
                                       const Carried& carried_now) {
  std::vector<CarriedPod> went;
  for (const auto& [name, pod] : carried_then) {
    if (carried_now.contains(name)) continue;
    went.push_back({std::string(name), then.scan.pods[index_of(pod->pod)].bytes, {}});
  }
  return went;
}

}  // namespace

std::vector<CarryStep> chain_of(const GraphState& state, AppId app, const PlannedPod& pod) {
  const PodId root = pod.because.empty() ? pod.pod : pod.because.front().from;
  std::vector<CarryStep> chain = {step_to_root(state, app, root)};
  for (const ChainStep& step : pod.because) {
    CarryStep& added = chain.emplace_back();
    added.from = state.scan.pods[index_of(step.from)].name;
    added.to = state.scan.pods[index_of(step.to)].name;
    added.at = step.import ? place_of(state.scan, *step.import) : step.declared_at;
    if (step.import) added.spelling = state.scan.imports[index_of(*step.import)].spelling;
  }
  return chain;
}

std::vector<AppChange> compare_apps(const GraphState& then, const Names& then_names, const GraphState& now,
                                    const Names& now_names) {
  std::vector<AppChange> changes;
  const std::map<std::string_view, AppId> before = apps_of(then.project);
  const std::map<std::string_view, AppId> after = apps_of(now.project);
  const Pairs edges = pulling_edges(then, then_names);
  for (const auto& [name, app] : after) {
    const auto old = before.find(name);
    const AppPlan* const old_plan = old != before.end() ? &then.plans[index_of(old->second)] : nullptr;
    AppChange change = counts_of(name, old_plan, &now.plans[index_of(app)]);
    if (old_plan != nullptr) {
      const Carried carried_then = pods_of(*old_plan, then_names);
      const Carried carried_now = pods_of(now.plans[index_of(app)], now_names);
      change.came = pods_that_came(now, app, carried_now, carried_then, edges);
      change.went = pods_that_went(then, carried_then, carried_now);
      if (change.came.empty() && change.went.empty()) continue;
    }
    changes.push_back(std::move(change));
  }
  for (const auto& [name, app] : before) {
    if (!after.contains(name)) changes.push_back(counts_of(name, &then.plans[index_of(app)], nullptr));
  }
  std::sort(changes.begin(), changes.end(), [](const AppChange& a, const AppChange& b) { return a.name < b.name; });
  return changes;
}

}  // namespace podworks
