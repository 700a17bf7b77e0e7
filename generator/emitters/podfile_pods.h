// The lines of a Podfile that name pods.
#pragma once

#include <string>
#include <vector>

#include "generator/emitter.h"

namespace podworks {

/// The `pod` lines of the plan with their comments, not indented. Problems: a pod without a podspec.
std::vector<std::string> pod_lines(const EmitRequest& request, std::vector<Diagnostic>& problems);

}  // namespace podworks
