// Which pods a list of changed files belongs to.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "graph/affected.h"

namespace podworks {

struct Touches {
  struct Touch {
    std::set<std::string> files = {};
    bool is_whole = false;  ///< more than its tests
  };
  std::map<std::string, Touch> pods = {};  ///< by the name of now
  std::vector<std::string> unowned = {};
};

/// A file counts for its owners, for the pods that it declares, and if it has neither, for the pod in whose folder it
/// lies: as it was, and as it is. `then_names`: what the pods of then are called now.
Touches touched_pods(const GraphState& then, const std::vector<std::string>& then_names, const GraphState& now,
                     const std::vector<ChangedFile>& files);

}  // namespace podworks
