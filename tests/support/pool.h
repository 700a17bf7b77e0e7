// Runs the whole pipeline in memory on a map of files, for tests of any stage.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/memory_file_system.h"
#include "config/load_project.h"
#include "graph/pod_graph.h"
#include "model/diagnostic.h"
#include "model/layers.h"
#include "model/plan.h"
#include "model/project.h"
#include "model/scan.h"
#include "rules/rule.h"
#include "scanner/exact/compiler_includes.h"

namespace podworks {

/// Path to content, as it would lie on the disk.
using TestFiles = std::map<std::string, std::string, std::less<>>;

struct TestPool {
  MemoryFileSystem files = {};
  Project project = {};
  ScanResult scan = {};
  PodGraph graph = {};
  LayerMap layers = {};
  std::vector<AppPlan> plans = {};
  std::vector<Strictness> strict = {};
  std::vector<Diagnostic> findings = {};
  std::string today = {};
  std::optional<Baseline> baseline = {};
  std::vector<Error> errors = {};  ///< what ended the run; empty if it went through

  RuleContext context() const {
    return {project, scan, graph, layers, plans, strict, today, baseline ? &*baseline : nullptr};
  }
};

struct TestPoolOptions {
  std::string today = "2026-11-21";
  std::set<std::string> unreadable = {};          ///< reading these files fails
  std::map<std::string, std::string> links = {};  ///< path of a link -> the file, or the link, that it leads to
  int threads = 1;
  std::optional<std::vector<CompiledUnit>> compiler = {};  ///< what it answers; the pool's root is "/pool"
};

/// load_project (podworks.yml, if there is one) -> find_files -> scan_project -> build_graph -> assign_layers ->
/// plan_app
/// -> run_rules.
TestPool make_pool(TestFiles files, const TestPoolOptions& options = {});
/// The same, and a failed assertion if the run ended early.
TestPool require_pool(TestFiles files, const TestPoolOptions& options = {});

/// "a.c" of "/pool/a.c"; unset outside of it.
std::optional<std::string> path_in_test_pool(std::string_view absolute);

/// What podworks.yml may name, from the tables.
KnownNames test_known_names();

/// The findings of one rule, in the order of the report.
std::vector<Diagnostic> findings_of(const TestPool& pool, std::string_view rule);
/// The only finding of the rule; a failed assertion if there is none or more than one.
Diagnostic finding_of(const TestPool& pool, std::string_view rule);
/// "rule file:line" per finding, for comparisons and for what a failed test prints.
std::vector<std::string> summary_of(const std::vector<Diagnostic>& findings);

}  // namespace podworks
