// The modules of Gradle builds as pods: settings.gradle(.kts) declares all of its build, and a build.gradle(.kts) that
// no settings lie above is a module of its own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scanner/pods/reader.h"

namespace podworks {

Reader gradle_reader();

/// The name of a declared dependency on the module in a folder of the pool, until `qualify_gradle_names` has given all
/// modules their names: builds do not know how modules of other builds are called. `otherwise`: if no pod lies there.
std::string gradle_module_in(std::string_view folder, std::string_view otherwise);

/// Modules of different builds may have one name. Those that clash with another pod which they are not a part of are
/// called as if one build spanned the pool: ":app" of the build in samples/chat becomes "samples:chat:app". A build at
/// the pool's root keeps its names. Drops modules that turn out to belong to a build after all.
void qualify_gradle_names(std::vector<PodDeclaration>& pods);

}  // namespace podworks
