// Composite builds: coordinates that mean modules of the builds that a build takes in.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "scanner/pods/gradle/settings.h"

namespace podworks {

/// Adds "group:name" -> folder for the modules of the build in `included`: as the settings of `build` substitute them,
/// or else, as Gradle does then, by their own literal `group` and name.
void add_included_coordinates(const ReaderContext& context, const std::string& included, const GradleBuild& build,
                              std::map<std::string, std::string, std::less<>>& folders);

}  // namespace podworks
