#include "graph/compare_apps.h"

#include <algorithm>
#include <map>
#include <optional>
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

std::map<std::string_view, const PlannedPod*> pods_of(const AppPlan& plan, const Names& names) {
  std::map<std::string_view, const PlannedPod*> pods;
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
  using Kind = AppChange::Kind;
  std::vector<AppChange> changes;
  const std::map<std::string_view, AppId> before = apps_of(then.project);
  const std::map<std::string_view, AppId> after = apps_of(now.project);
  std::optional<Pairs> edges;  // of then; made when it is first asked for
  for (const auto& [name, app] : after) {
    const AppPlan& plan = now.plans[index_of(app)];
    AppChange change{.name = std::string(name), .kind = Kind::Came};
    change.pods_after = plan.pods.size();
    change.bytes_after = plan.bytes;
    const auto old = before.find(name);
    if (old == before.end()) {
      changes.push_back(std::move(change));
      continue;
    }
    const AppPlan& old_plan = then.plans[index_of(old->second)];
    change.kind = Kind::Changed;
    change.pods_before = old_plan.pods.size();
    change.bytes_before = old_plan.bytes;
    const auto carried_then = pods_of(old_plan, then_names);
    const auto carried_now = pods_of(plan, now_names);
    for (const auto& [pod_name, pod] : carried_now) {
      if (carried_then.contains(pod_name)) continue;
      if (!edges) edges = pulling_edges(then, then_names);
      CarriedPod& came = change.came.emplace_back();
      came = {std::string(pod_name), now.scan.pods[index_of(pod->pod)].bytes, chain_of(now, app, *pod)};
      for (CarryStep& step : came.chain) {
        // The app's own wish is new if it did not carry the pod: a root is carried always.
        step.is_new =
            &step == &came.chain.front() ? !carried_then.contains(step.to) : !edges->contains({step.from, step.to});
      }
    }
    for (const auto& [pod_name, pod] : carried_then) {
      if (carried_now.contains(pod_name)) continue;
      change.went.push_back({std::string(pod_name), then.scan.pods[index_of(pod->pod)].bytes, {}});
    }
    if (!change.came.empty() || !change.went.empty()) changes.push_back(std::move(change));
  }
  for (const auto& [name, app] : before) {
    if (after.contains(name)) continue;
    const AppPlan& plan = then.plans[index_of(app)];
    changes.push_back(
        {.name = std::string(name), .kind = Kind::Went, .pods_before = plan.pods.size(), .bytes_before = plan.bytes});
  }
  std::sort(changes.begin(), changes.end(), [](const AppChange& a, const AppChange& b) { return a.name < b.name; });
  return changes;
}

}  // namespace podworks
