// Packages of one name: only those that others depend on need a name of their own. Every second Dart package has an
// application called `example`.
#pragma once

#include <vector>

#include "model/declaration.h"

namespace podworks {

/// Of the packages (pubspec.yaml) with one name, the one with the shortest path keeps it; the others get their folder
/// behind theirs: "example@packages/net/example". Answers a problem for each declared dependency on such a name.
std::vector<Diagnostic> tell_packages_apart(std::vector<PodDeclaration>& pods);

}  // namespace podworks
