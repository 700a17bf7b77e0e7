// A first proposal of layers for a pool that has none: from the graph, with names as second opinion.
#pragma once

#include <string>
#include <vector>

#include "cli/pipeline.h"

namespace podworks {

struct ProposedLayer {
  std::string name = {};
  std::string comment = {};
  std::vector<std::string> pods = {};  ///< sorted
};

struct Doubt {
  std::string pod = {};
  std::string reason = {};
};

struct Proposal {
  std::vector<ProposedLayer> layers = {};  ///< top first, none is empty; no import goes upwards
  std::vector<Doubt> doubts = {};          ///< sorted by pod
};

/// `apps`: used by no pod, or by apps alone and named so. `features`: named so, and used by apps and features alone.
/// `base`: uses nothing, or is named like a base and uses only such pods. `middleware`: the rest. Without features the
/// first layer is `business`. What it gets wrong: a base library that nobody uses yet, a business pod that others use;
/// both are doubts.
Proposal propose_layers(const Pool& pool);

}  // namespace podworks
