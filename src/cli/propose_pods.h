// The entries of `pods:` that `podworks init` writes: what was found without a configuration, so that a check finds the
// same with it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cli/command.h"
#include "cli/pipeline.h"
#include "model/project.h"

namespace podworks {

/// The pods by their manifests or, where there is none, by folders. `sources` says in podworks.yml what they are.
Result<Pool> find_all_pods(Call& call, std::vector<PodSource>& sources);

/// As it stands in podworks.yml.
std::string pods_section(const std::vector<PodSource>& sources);

/// A name as a glob that matches nothing else; what cannot be written becomes `?`.
std::string glob_text(std::string_view name);

/// "[A, B, C]" over several lines.
std::string flow_list(const std::vector<std::string>& globs, std::string_view indent);

}  // namespace podworks
