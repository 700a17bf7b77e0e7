// A repository that Bazel and another tool build: the same files, declared twice.
#pragma once

#include <vector>

#include "base/file_system.h"
#include "model/declaration.h"

namespace podworks {

/// A target of which all files belong to one pod of another tool's manifests (a Gradle module, a podspec, a Swift
/// package's target) is a part of that pod: it goes, and the pod has its dependencies besides its own. Whoever depended
/// on it depends on the pod. A package of another tool that holds the whole workspace takes nothing in: Bazel divides
/// it more finely.
void join_targets_with_pods(std::vector<PodDeclaration>& pods, const Listing& listing);

}  // namespace podworks
