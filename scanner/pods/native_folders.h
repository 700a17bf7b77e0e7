// Folders of C and Swift that no manifest speaks of: an app's `iosApp` beside Gradle modules.
#pragma once

#include <vector>

#include "base/file_system.h"
#include "model/declaration.h"

namespace podworks {

/// Where no pod of a manifest is made for these languages at all: a package.json for tools beside plain folders must
/// not hide them. What lies in P/ios and its like is a package P's. `with_folders` the rest makes pods: the outermost
/// folder without another pod in it is one.
void add_native_sources(const Listing& listing, bool with_folders, std::vector<PodDeclaration>& pods);

}  // namespace podworks
