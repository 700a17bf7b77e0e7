// podworks-baseline.yml on its way between the disk and the rules.
#pragma once

#include <string>

#include "cli/pipeline.h"
#include "rules/baseline.h"

namespace podworks {

/// Sets `pool.baseline` if the file is there. Errors: one that does not hold, or that podworks.yml names and that is
/// not there.
Result<Done> read_known_findings(const World& world, Pool& pool);

/// What would become of the file.
struct BaselineUpdate {
  std::string path = {};  ///< from the folder of podworks.yml
  std::string before = {};
  std::string after = {};
  std::size_t entries = 0;  ///< in `after`
  std::size_t added = 0;
  std::size_t removed = 0;
  std::size_t renamed = 0;  ///< entries of files or pods that are called otherwise now; `ShrinkOnly` leaves them
  std::size_t shrunk = 0;   ///< cycles
  std::size_t expired = 0;  ///< entries that stay, though their day is past: it is for people to decide
  std::size_t refused = 0;  ///< findings that no baseline may hold
  std::size_t kept = 0;     ///< entries of which nothing is found, and that could not come back
};

/// The change of the file as a patch for `git apply`; empty if there is none.
std::string patch_of(const BaselineUpdate& update);

enum class Recording { All, ShrinkOnly };

/// With `All`, what is found and not known yet comes in. Errors as above, but for a file
/// that is not there.
Result<BaselineUpdate> update_known_findings(Call& call, Pool& pool, Recording recording);

}  // namespace podworks
