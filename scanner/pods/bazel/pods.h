// From the rules of all packages to pods.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/declaration.h"
#include "scanner/pods/bazel/packages.h"

namespace podworks {

/// By the path of the BUILD file that declares them. Problems of a BUILD file, and of its targets that are no pods, are
/// its first pod's; without a pod they are a declaration without a name.
std::map<std::string, std::vector<PodDeclaration>, std::less<>> bazel_pods(const std::vector<BazelPackage>& packages,
                                                                           const BazelWorkspaces& workspaces);

}  // namespace podworks
