// Which pods and apps a change touches: those whose files changed, and those that need them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "graph/compare_graphs.h"

namespace podworks {

struct ChangedFile {
  std::string path = {};
  bool was_there = true;
  bool is_there = true;
};

/// A pod that changed itself.
struct TouchedPod {
  std::string name = {};
  std::vector<std::string> files = {};  ///< that changed, sorted; empty if only its dependencies did
  bool tests_only = false;              ///< nothing changed but what its own tests compile
  bool is_gone = false;
};

/// A pod or an app that needs one of those.
struct AffectedOne {
  std::string name = {};
  bool is_app = false;
  std::size_t distance = 0;           ///< steps of the chain; 0: it changed itself
  std::uint8_t kinds = 0;             ///< of the first step if no build needs it: "test"; else 0
  std::vector<CarryStep> chain = {};  ///< a shortest one, to a pod that changed; `is_new` means nothing here
};

struct Affected {
  std::vector<TouchedPod> touched = {};   ///< by name; entries of apps too, as "app:NAME"
  std::vector<AffectedOne> pods = {};     ///< without the touched ones; nearest first, then by name
  std::vector<AffectedOne> apps = {};     ///< nearest first, then by name
  std::vector<AffectedOne> to_test = {};  ///< apps, and pods of the top layer; nearest first, then by name
  std::vector<std::string> unowned = {};  ///< changed files that belong to no pod and lie in the folder of none
};

struct Change {
  std::vector<ChangedFile> files = {};                           ///< sorted by path
  bool is_everything = false;                                    ///< every pod counts as touched
  std::map<std::string, std::string, std::less<>> renamed = {};  ///< pods of now, each with its name of then
};

/// Builds are followed all the way up, in the graphs of then and of now; tests, guarded imports, types and look-ups
/// lead to the pod that has them and no further. Without layers the top are the pods that nothing needs.
/// O(imports + edges log edges).
Affected find_affected(const GraphState& then, const GraphState& now, const Change& change);

}  // namespace podworks
