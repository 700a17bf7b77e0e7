// Which files podworks reads, so that nothing that it writes replaces one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/project.h"

namespace podworks {

/// By its name alone: a source, a manifest that declares pods, podworks.yml, podworks.pod.yml. CMakeLists.txt is none:
/// podworks writes such files, and does not read those again.
bool is_input_name(std::string_view path);
/// What podworks.yml names besides: what it includes, Podfiles under `from:`, templates of manifests. Relative to the
/// root.
std::vector<std::string> named_inputs(const Project& project);
/// Either of them. `path` relative to the root.
bool is_input(const Project& project, std::string_view path);

}  // namespace podworks
