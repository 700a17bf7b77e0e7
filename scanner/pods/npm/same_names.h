// Several packages of one name: the first one keeps it, the others go by `name@folder`, and whoever declares the name
// gets the one that npm would link.
#pragma once

#include <vector>

#include "model/declaration.h"
#include "scanner/pods/npm/packages.h"

namespace podworks {

/// Returns what is not clear: a dependency that may mean several packages that are equally near.
std::vector<Diagnostic> tell_npm_packages_apart(std::vector<PodDeclaration>& pods, const NpmPackages& packages);

}  // namespace podworks
