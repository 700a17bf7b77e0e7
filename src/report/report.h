// Rows of the table of output formats, and what they are made of. Text is made here and nowhere earlier.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/compare_graphs.h"
#include "graph/pod_graph.h"
#include "model/diagnostic.h"
#include "model/layers.h"
#include "model/plan.h"
#include "model/project.h"
#include "model/scan.h"
#include "report/page/history.h"
#include "report/page/pool_figures.h"

namespace podworks {

/// Counts of import statements. inside + external + unresolved + computed + ambiguous + unowned + the sum of `to_pods`
/// = imports.
struct ImportCounts {
  std::size_t imports = 0;
  std::size_t inside = 0;   ///< within one pod
  std::size_t to_pods = 0;  ///< resolved to another pod
  std::size_t external = 0;
  std::size_t unresolved = 0;
  std::size_t computed = 0;  ///< import(name): what it means is known at run time only
  std::size_t ambiguous = 0;
  std::size_t unowned = 0;                                    ///< in files of no pod
  std::vector<std::pair<std::string, std::size_t>> how = {};  ///< resolved ones (inside and to pods) per step, sorted
};
ImportCounts count_imports(const ScanResult& scan);

/// Counts of look-ups by name at run time, which are no imports. The parts add up to `lookups`.
struct LookupCounts {
  std::size_t lookups = 0;
  std::size_t inside = 0;    ///< of the own pod
  std::size_t to_pods = 0;   ///< of another pod
  std::size_t external = 0;  ///< of an SDK's module, or named under `external:`
  std::size_t nobodys = 0;   ///< no pod declares the name: the SDK's, or missing
  std::size_t ambiguous = 0;
  std::size_t computed = 0;  ///< the name is known at run time only
  std::size_t files = 0;     ///< in which they stand
};
LookupCounts count_lookups(const ScanResult& scan);

/// What the findings were compared with.
struct BaseReport {
  std::string revision = {};             ///< as it was asked for: "origin/main"
  std::string commit = {};               ///< where the branch left it, 40 hex digits
  std::vector<Diagnostic> fixed = {};    ///< findings of then of which nothing is left
  std::optional<GraphDiff> graph = {};   ///< what changed in the graph; set if a format needs it
  std::optional<PoolFigures> pool = {};  ///< as it was, by today's names; set if a format needs it
  std::vector<std::string> files = {};   ///< of then; set with --redact-files
};

/// What formats say of a rule; src/report knows no table of them.
struct RuleText {
  std::string id = {};  ///< custom/NAME too
  Severity severity = Severity::Error;
  std::string about = {};  ///< "dependency", "set", "pod", "import", "file", "app", "line"
  std::string summary = {};
  std::vector<std::pair<std::string, std::string>> explanation = {};  ///< heading and text
};

/// What the page is asked for, and what only it shows.
struct PageWishes {
  std::string title = {};      ///< empty = the folder
  bool full_evidence = false;  ///< every import of a dependency
  bool redact_files = false;   ///< numbers in place of names of files
  std::string commit = {};     ///< of the pool, 40 hex digits; empty outside git
  std::string time = {};       ///< of the run, in UTC; empty = not shown
  History history = {};        ///< the last run is this one
  RunRecord run = {};          ///< set if a history is kept
};

struct CheckReport {
  const Project& project;
  const ScanResult& scan;
  const PodGraph& graph;
  const LayerMap& layers;
  const std::vector<AppPlan>& plans;
  const std::vector<Diagnostic>& findings;  ///< those to report, already filtered and sorted
  std::string today = {};
  bool colour = false;
  bool everything = false;  ///< no cap on findings per rule in text
  PageWishes page = {};
  std::optional<BaseReport> base = {};
  std::string baseline = {};                  ///< the file of known findings; empty if there is none
  std::vector<std::string> known_files = {};  ///< that its entries name, or spell in an import; with --redact-files
  /// What makes that file hold again, for `git apply`; empty if nothing of it is stale.
  std::string baseline_patch = {};
  std::string scope = {};  ///< "of pod `House` and 3 pods that it needs" if only theirs are reported; else empty
  std::vector<RuleText> rules = {};    ///< those that are not off, in the order of their table
  Severity fail_on = Severity::Error;  ///< new findings of this weight or above fail the run
  std::string version = {};            ///< of podworks
  std::string top = {};                ///< of the repository, absolute
  std::string folder = {};             ///< the pool's, from the repository's top; empty = it is the top
  /// A path of the pool as seen from the repository's top; unset: the pool's root is the top.
  std::function<std::string(const std::string& file)> path_in_repository = {};
  /// Who is asked about a finding; empty if nobody is known.
  std::function<std::vector<std::string>(const Diagnostic& finding)> owners_of = {};
  /// The line `line` of a file below the root, for carets; nullopt if it cannot be read any more.
  std::function<std::optional<std::string>(const std::string& file, int line)> source_line = {};
};

struct CheckFormat {
  std::string_view id = {};  ///< text, concise, json ...
  std::string_view summary = {};
  std::string (*render)(const CheckReport& report) = nullptr;
};
/// THE TABLE of formats of `check` (all_reports.cpp).
const std::vector<CheckFormat>& all_check_formats();

/// The row; the format must be one of them.
const CheckFormat& find_format(const std::vector<CheckFormat>& formats, std::string_view id);

enum class GraphLevel { Unit, Pod, Layer, File };

struct GraphReport {
  const Project& project;
  const ScanResult& scan;
  const PodGraph& graph;
  const LayerMap& layers;
  GraphLevel level = GraphLevel::Pod;
  std::optional<PodId> focus = {};
  int depth = 1;  ///< around the focus; -1 = all
  bool colour = false;
};

struct GraphFormat {
  std::string_view id = {};  ///< text, json, dot ...
  std::string_view summary = {};
  std::string (*render)(const GraphReport& report) = nullptr;
};
/// THE TABLE of formats of `graph` (all_reports.cpp).
const std::vector<GraphFormat>& all_graph_formats();

}  // namespace podworks
