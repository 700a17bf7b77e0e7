// What changed between two readings of a pool: dependencies, pods, cycles, and what apps carry.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "graph/pod_graph.h"
#include "model/layers.h"
#include "model/plan.h"
#include "model/project.h"
#include "model/scan.h"

namespace podworks {

/// One reading. All of it outlives the comparison.
struct GraphState {
  const Project& project;
  const ScanResult& scan;
  const PodGraph& graph;
  const LayerMap& layers;
  const std::vector<AppPlan>& plans;  ///< by AppId
};

/// How firmly one pod needs another: a build import shows it, a manifest says it, or only tests, guarded imports, types
/// and the like do.
enum class Need : std::uint8_t { None, Weak, Declared, Build };
const char* to_string(Need need);  ///< "none", "weak", "declared", "build"

/// A dependency that is firmer or looser than it was. The evidence is of the reading in which it is firmer.
struct ChangedDependency {
  std::string from = {};
  std::string to = {};
  Need before = Need::None;
  Need after = Need::None;
  std::uint8_t kinds = 0;     ///< bits, of all its imports
  std::size_t imports = 0;    ///< of the firmer kind; 0 if only a manifest says it
  Place at = {};              ///< of the first of them, else of the declaration
  std::string spelling = {};  ///< of the first import; empty if there is none

  bool is_new() const { return after > before; }
};

struct ChangedPod {
  std::string name = {};
  std::string root = {};
  std::string layer = {};  ///< empty if it has none
  std::size_t files = 0;
  std::uint64_t bytes = 0;  ///< of its sources
};

struct RenamedPod {
  std::string before = {};
  std::string after = {};
};

/// Sets of pods that need each other in a circle, by build imports.
struct CycleChange {
  enum class Kind : std::uint8_t { Came, Merged, Grew, Shrank, Went };

  Kind kind = Kind::Came;
  std::vector<std::vector<std::string>> before = {};  ///< members, sorted; two or more sets if they merged
  std::vector<std::string> after = {};                ///< members, sorted; empty if it went
};
const char* to_string(CycleChange::Kind kind);  ///< "came", "merged", "grew", "shrank", "went"

/// One arrow of the chain that brings a pod into an app. The first begins at "app:NAME".
struct CarryStep {
  std::string from = {};
  std::string to = {};
  Place at = {};
  std::string spelling = {};  ///< empty if no import but a manifest or podworks.yml says it
  bool is_new = false;        ///< the other reading has no such arrow
};

struct CarriedPod {
  std::string name = {};
  std::uint64_t bytes = 0;
  std::vector<CarryStep> chain = {};
};

/// An app whose set of pods is another one.
struct AppChange {
  enum class Kind : std::uint8_t { Came, Went, Changed };

  std::string name = {};
  Kind kind = Kind::Changed;
  std::size_t pods_before = 0;
  std::size_t pods_after = 0;
  std::uint64_t bytes_before = 0;  ///< of the sources
  std::uint64_t bytes_after = 0;
  std::vector<CarriedPod> came = {};  ///< by name; empty if the app itself came
  std::vector<CarriedPod> went = {};  ///< by name, without a chain; empty if the app itself went
};

/// Counts of imports that make no edge, before and after: where they grow, dependencies may be missing.
struct LooseEnds {
  std::size_t unresolved_before = 0;
  std::size_t unresolved_after = 0;
  std::size_t ambiguous_before = 0;
  std::size_t ambiguous_after = 0;

  bool changed() const { return unresolved_before != unresolved_after || ambiguous_before != ambiguous_after; }
};

/// Everything sorted by name. What is gone has its old name, unless the pod is still there under a new one.
struct GraphDiff {
  std::vector<ChangedDependency> dependencies = {};
  std::vector<ChangedPod> came = {};  ///< pods; entries of apps are none
  std::vector<ChangedPod> went = {};
  std::vector<RenamedPod> renamed = {};
  std::vector<CycleChange> cycles = {};
  std::vector<AppChange> apps = {};
  LooseEnds loose = {};

  /// A renamed pod alone changes nothing in the graph.
  bool changes_graph() const {
    return !dependencies.empty() || !came.empty() || !went.empty() || !cycles.empty() || !apps.empty();
  }
};

/// `renamed`: pods of now, each with its name of then. O(imports + edges log edges).
GraphDiff compare_graphs(const GraphState& then, const GraphState& now,
                         const std::map<std::string, std::string, std::less<>>& renamed);

/// By PodId of `then`: what the pod is called now, or was if it is gone.
std::vector<std::string> names_of_now(const ScanResult& then,
                                      const std::map<std::string, std::string, std::less<>>& renamed);

/// What of an import stands where.
Place place_of(const ScanResult& scan, ImportId import);

}  // namespace podworks
