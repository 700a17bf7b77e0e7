// The stages that every command which reads the pool goes through, in their order.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/file_system.h"
#include "cli/command.h"
#include "cli/locate.h"
#include "config/load_project.h"
#include "graph/compare_graphs.h"
#include "graph/pod_graph.h"
#include "model/baseline.h"
#include "model/layers.h"
#include "model/plan.h"
#include "model/project.h"
#include "model/scan.h"
#include "rules/rule.h"
#include "scanner/known_facts.h"

namespace podworks {

/// The pool, read and understood.
struct Pool {
  Location location = {};
  std::unique_ptr<FileSystem> files = {};
  Project project = {};
  ScanResult scan = {};
  FactsOfFiles facts = {};  ///< with --base only
  PodGraph graph = {};
  LayerMap layers = {};
  std::vector<AppPlan> plans = {};        ///< by AppId
  std::vector<Strictness> strict = {};    ///< by PodId
  std::string today = {};                 ///< YYYY-MM-DD
  std::optional<Baseline> baseline = {};  ///< once `read_known_findings` was called and there is one

  GraphState graph_state() const { return {project, scan, graph, layers, plans}; }
  RuleContext rule_context() const {
    return {project, scan, graph, layers, plans, strict, today, baseline ? &*baseline : nullptr};
  }
};

/// Errors: no such folder or file, a configuration that does not hold, nothing to scan.
Result<Pool> read_pool(Call& call);
/// The same without podworks.yml and podworks.pod.yml, as `init` needs it: a layer that a pod names does not exist yet.
/// The root is the folder of -c, else the one of -C. `pods` as in podworks.yml; empty = whatever is found.
Result<Pool> read_pool_without_config(Call& call, const std::vector<PodSource>& pods);

/// The pool as it was: `call.world` opens its folders as they were. It may hold nothing.
/// `known`: what was found in files that are the same now.
Result<Pool> read_past_pool(Call& call, Location location, Project project, const KnownFacts* known);

/// Names that podworks.yml may use, from the tables.
KnownNames known_names();

/// --today, else the day of SOURCE_DATE_EPOCH, else today in UTC.
Result<std::string> day_of_verdict(const Call& call);
/// Seconds since 1970; unset if SOURCE_DATE_EPOCH is not in the environment. An error if it holds anything else.
Result<std::optional<std::int64_t>> source_date_epoch(const World& world);

/// The pod, or an error with the nearest name.
Result<PodId> find_pod(const Pool& pool, const std::string& name);
Result<AppId> find_app(const Project& project, const std::string& name);

}  // namespace podworks
