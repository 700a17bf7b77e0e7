#include "rules/carry.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "graph/plan_app.h"
#include "rules/declared.h"
#include "rules/lookup.h"
#include "rules/plans.h"

namespace podworks {
namespace {

constexpr std::size_t kMostVisits = 2'000'000;  // edges looked at in all searches together, about 10 ms

/// One app's pods and what pulls them, contracted to pods: an edge is there if any unit of the plan makes it.
class AppGraph {
 public:
  AppGraph(const RuleContext& context, const AppPlan& plan);
  bool holds(PodId pod) const { return carried_[index_of(pod)]; }
  const AppPlan& plan() const { return plan_; }
  /// Pods that the app would not carry without the edge; empty if it would carry them all. Adds to `visits`.
  std::vector<PodId> lost_without(PodId from, PodId to, std::size_t& visits) const;

 private:
  const AppPlan& plan_;
  std::vector<bool> carried_;  // by PodId
  PodLists pulls_;             // by PodId
};

void note_what_hangs(const RuleContext& context, const AppGraph& app, PodId from, PodId to, std::size_t& visits,
                     Diagnostic& finding);
bool is_about_dependency(const Diagnostic& finding);
std::string bytes_of_sources(std::uint64_t bytes);

/// The pods in which the finding stands.
std::vector<PodId> sources_of(const RuleContext& context, const Diagnostic& finding);

}  // namespace

void add_apps(const RuleContext& context, std::vector<Diagnostic>& findings) {
  std::vector<AppGraph> apps;
  for (const AppPlan& plan : context.plans) apps.emplace_back(context, plan);
  std::size_t visits = 0;
  for (Diagnostic& finding : findings) {
    if (!finding.apps.empty()) continue;
    const std::vector<PodId> sources = sources_of(context, finding);
    const auto to = find_pod(context.scan, finding.to);
    if (!finding.to.empty() && !to) continue;
    for (const AppGraph& app : apps) {
      const auto is_in_app = [&](PodId pod) {
        return app.holds(pod) || context.scan.pods[index_of(pod)].entry_of == app.plan().app;
      };
      if (std::none_of(sources.begin(), sources.end(), is_in_app) || (to && !is_in_app(*to))) continue;
      finding.apps.push_back(app_name(context, app.plan()));
      if (is_about_dependency(finding) && to && app.holds(sources.front()) && visits < kMostVisits) {
        note_what_hangs(context, app, sources.front(), *to, visits, finding);
      }
    }
  }
}

namespace {

std::vector<PodId> sources_of(const RuleContext& context, const Diagnostic& finding) {
  std::vector<std::string> names;
  if (!finding.from.empty()) {
    names.push_back(finding.from);
  } else if (!finding.imports.empty()) {
    for (const ImportEvidence& import : finding.imports) names.push_back(import.from);
  } else if (!finding.pods.empty()) {
    names.push_back(finding.pods.front());
  }
  std::vector<PodId> pods;
  for (const std::string& name : names) {
    const auto pod = find_pod(context.scan, name);
    if (pod && std::find(pods.begin(), pods.end(), *pod) == pods.end()) pods.push_back(*pod);
  }
  return pods;
}

AppGraph::AppGraph(const RuleContext& context, const AppPlan& plan)
    : plan_(plan), carried_(carried_pods(context, plan)), pulls_(context.scan.pods.size()) {
  for (const PlannedPod& pod : plan.pods) {
    std::vector<PodId>& pulls = pulls_[index_of(pod.pod)];
    for (const UnitId unit : pod.units) {
      for (const UnitDependency& edge : context.graph.dependencies_of(unit)) {
        const PodId to = pod_of(context.scan, edge.to);
        if (podworks::pulls(context.scan, edge, plan) && to != pod.pod && carried_[index_of(to)]) pulls.push_back(to);
      }
    }
    std::sort(pulls.begin(), pulls.end());
    pulls.erase(std::unique(pulls.begin(), pulls.end()), pulls.end());
  }
}

std::vector<PodId> AppGraph::lost_without(PodId from, PodId to, std::size_t& visits) const {
  std::vector<bool> reached(carried_.size(), false);
  std::vector<PodId> queue;
  for (const PlannedPod& pod : plan_.pods) {
    if (pod.is_root) queue.push_back(pod.pod);
  }
  for (const PodId root : queue) reached[index_of(root)] = true;
  for (std::size_t next = 0; next < queue.size(); ++next) {
    if (reached[index_of(to)]) return {};  // another way leads there, and on to all that hangs on it
    for (const PodId used : pulls_[index_of(queue[next])]) {
      ++visits;
      if (reached[index_of(used)] || (queue[next] == from && used == to)) continue;
      reached[index_of(used)] = true;
      queue.push_back(used);
    }
  }
  std::vector<PodId> lost;
  for (const PlannedPod& pod : plan_.pods) {
    if (!reached[index_of(pod.pod)]) lost.push_back(pod.pod);
  }
  return lost;
}

void note_what_hangs(const RuleContext& context, const AppGraph& app, PodId from, PodId to, std::size_t& visits,
                     Diagnostic& finding) {
  const std::vector<PodId> lost = app.lost_without(from, to, visits);
  if (std::find(lost.begin(), lost.end(), to) == lost.end()) return;
  std::uint64_t bytes = 0;
  for (const PodId pod : lost) bytes += context.scan.pods[index_of(pod)].bytes;
  const std::size_t more = lost.size() - 1;
  const std::string others = more == 0 ? "" : fmt::format(" and {} more {}", more, more == 1 ? "pod" : "pods");
  finding.notes.push_back(fmt::format("because of it, app `{}` carries {}{} ({} of sources)",
                                      app_name(context, app.plan()), name_of(context.scan, to), others,
                                      bytes_of_sources(bytes)));
}

bool is_about_dependency(const Diagnostic& finding) {
  // Only what a repair of the dependency itself would end: not a matter of spelling or of manifests.
  return finding.rule == "standard-pollution" || finding.rule == "peer-dependency" || finding.rule == "layer-order" ||
         finding.rule == "forbidden-dependency" || finding.rule.starts_with("custom/");
}

std::string bytes_of_sources(std::uint64_t bytes) {
  const double value = static_cast<double>(bytes);
  if (bytes < 1000) return fmt::format("{} bytes", bytes);
  if (bytes < 999'950) return fmt::format("{:.1f} kB", value / 1e3);
  return fmt::format("{:.1f} MB", value / 1e6);
}

}  // namespace
}  // namespace podworks
