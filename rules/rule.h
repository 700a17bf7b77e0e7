// A row of the table of rules, and what a rule may look at.
#pragma once

#include <string_view>
#include <vector>

#include "graph/pod_graph.h"
#include "graph/strict_pods.h"
#include "model/baseline.h"
#include "model/diagnostic.h"
#include "model/layers.h"
#include "model/plan.h"
#include "model/project.h"
#include "model/scan.h"

namespace podworks {

struct RuleContext {
  const Project& project;
  const ScanResult& scan;
  const PodGraph& graph;
  const LayerMap& layers;
  const std::vector<AppPlan>& plans;      ///< by AppId
  const std::vector<Strictness>& strict;  ///< by PodId
  std::string_view today = {};            ///< YYYY-MM-DD
  const Baseline* baseline = nullptr;     ///< null if there is none
};

/// Text of `podworks explain RULE` and of docs/rules.md.
struct Explanation {
  std::string_view checks = {};         ///< What it checks
  std::string_view why = {};            ///< Why it matters
  std::string_view fix = {};            ///< How to fix
  std::string_view configuration = {};  ///< Configuration
  std::string_view example = {};        ///< Example
};

struct Rule {
  std::string_view id = {};
  Severity severity = Severity::Error;  ///< by default
  std::string_view about = {};          ///< "dependency", "set", "pod", "import", "file", "app", "line"
  std::string_view summary = {};        ///< one line
  Explanation explanation = {};
  /// A baseline may hold its findings. Not where they say that the verdict is not complete, that a number has grown
  /// (an entry would hide it for ever), or what the gate itself needs.
  bool is_recordable = true;
  /// Appends findings. `severity`, `fingerprint` and `id` are filled in by run_rules. nullptr: the finding is made in
  /// an earlier stage (ScanResult::problems) and the row only names it.
  void (*check)(const RuleContext& context, std::vector<Diagnostic>& findings) = nullptr;
};

/// THE TABLE (all_rules.cpp). The order of the first three decides which one names a forbidden dependency.
const std::vector<Rule>& all_rules();
/// The row, or nullptr. `custom/NAME` is looked up as the row `custom`.
const Rule* find_rule(std::string_view id);

/// What podworks.yml says of the rule, else its default; `custom/NAME` has its own, and `custom` speaks for all.
Severity severity_of(const Project& project, std::string_view id);

/// All findings of all rules that are not off, and the scan's own problems; merged per dependency, fingerprinted,
/// sorted by place, rule, subject. What the baseline knows is `Known`, and its entries that no longer hold are
/// findings.
std::vector<Diagnostic> run_rules(const RuleContext& context);

/// Findings of a later stage: gives them severity and fingerprint and puts them in their places among the others.
void add_findings(const RuleContext& context, std::vector<Diagnostic> more, std::vector<Diagnostic>& findings);

}  // namespace podworks
