// From the targets of a build to pods.
#pragma once

#include <vector>

#include "model/declaration.h"
#include "scanner/pods/cmake/usage.h"
#include "scanner/pods/reader.h"

namespace podworks {

/// One for each target that is built from files or passes something on. The build's own problems are in a
/// declaration without a name.
std::vector<PodDeclaration> pods_of_cmake_build(const ReaderContext& context, const CMakeBuild& build,
                                                const std::vector<CMakeUsage>& usages);

}  // namespace podworks
