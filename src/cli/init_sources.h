// What `podworks init` writes under `pods:`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "cli/pipeline.h"

namespace podworks {

/// A name as a glob that matches nothing else; what podworks.yml cannot hold becomes `?`.
std::string glob_text(std::string_view name);

/// The pods by their manifests or, where there is none, by folders. `sources` says in podworks.yml what they are: a run
/// with them reads the same manifests.
Result<Pool> find_all_pods(Call& call, std::vector<PodSource>& sources);

}  // namespace podworks
