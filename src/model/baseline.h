// The findings that a team knows and lives with, as podworks-baseline.yml records them.
#pragma once

#include <string>
#include <vector>

#include "model/diagnostic.h"

namespace podworks {

/// What an entry is recognised by; never a line number. Three shapes: an import has `from` or `file` and `import`, a
/// cycle has `pods`, any other finding has `about`.
struct KnownFinding {
  std::string rule = {};
  std::string from = {};    ///< the pod that imports; empty of a file of no pod
  std::string to = {};      ///< the pod that is imported; empty if it is none
  std::string file = {};    ///< relative to the folder of `from` where it lies in it, else to the pool's root
  std::string import = {};  ///< as it is spelled, without quotes and brackets
  std::vector<std::string> pods = {};  ///< the members of a cycle, sorted
  std::string about = {};              ///< the subject of a finding about something else

  auto operator<=>(const KnownFinding&) const = default;
};

struct BaselineEntry {
  KnownFinding known = {};
  // Kept by hand.
  std::string reason = {};
  std::string owner = {};
  std::string until = {};  ///< YYYY-MM-DD, the last day on which it is known; empty = for ever
  Place at = {};           ///< unset of one that no file has yet
  bool is_new = false;     ///< what it knows is not in the base, where `strict: multi-app` holds: it counts for nothing
};

struct Baseline {
  std::string path = {};                    ///< from the pool's root
  std::vector<BaselineEntry> entries = {};  ///< in the order of the file
};

}  // namespace podworks
