// The answer of `podworks diff`: what changed in the graph of pods between two states of the repository.
#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/compare_graphs.h"

namespace podworks {

using PathMap = std::function<std::string(const std::string& file)>;

struct DiffReport {
  GraphDiff diff = {};
  std::string revision = {};  ///< the base as it was asked for: "origin/main"
  std::string commit = {};    ///< where the other side left it, 40 hex digits
  std::string head = {};      ///< the other side as it was asked for; empty = the work tree
  std::string head_commit = {};
  PathMap path_in_repository = {};  ///< of a path of the pool
};

struct DiffFormat {
  std::string_view id = {};  ///< text, json, markdown
  std::string_view summary = {};
  std::string (*render)(const DiffReport& report, bool colour) = nullptr;
};
/// THE TABLE of formats of `diff`.
const std::vector<DiffFormat>& all_diff_formats();

std::string render_diff_text(const DiffReport& report, bool colour);
std::string render_diff_json(const DiffReport& report, bool colour);
std::string render_diff_markdown(const DiffReport& report, bool colour);

/// The sections of a comment on a pull request, at most `room` bytes; what finds no room is counted. Empty if the graph
/// is the same.
std::string graph_changes_markdown(const GraphDiff& diff, const PathMap& path_in_repository, std::size_t room);

/// "1 new dependency, 2 gone ones, 1 app with other pods": what changed, in short; empty if the graph is the same.
std::string diff_counts(const GraphDiff& diff);
/// "; 1 pod was renamed", "; unresolved imports: 3 before, 5 now": what changes no edge, and should be known.
std::string diff_asides(const GraphDiff& diff);
/// "since main (0123456789ab)", "from main (..) to feature (..)"
std::string diff_sides(const DiffReport& report);

/// Is the dependency one of tests, guarded imports, types and the like alone?
inline bool is_weak(const ChangedDependency& change) {
  return std::max(change.before, change.after) == Need::Weak;
}
/// "declared before", "still declared"; empty if there was, or is, nothing else.
std::string other_side(const ChangedDependency& change);
/// "+3", "-2"
std::string signed_difference(std::uint64_t before, std::uint64_t after);
/// "House -> Net -> Zip" without the app itself.
std::string chain_text(const CarriedPod& pod, std::string_view arrow);
/// The step to look at: the first new one, else the last one; null without a chain.
const CarryStep* step_to_look_at(const CarriedPod& pod);

}  // namespace podworks
