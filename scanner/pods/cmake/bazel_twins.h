// Libraries that Bazel and CMake both build: whose targets are read.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "scanner/pods/reader.h"

namespace podworks {

/// Folders of the builds whose sources Bazel's targets there have at least half of: these are smaller than CMake's, and
/// name all that they use. Workspaces within a build that lies in none do not count: they are libraries that come with
/// BUILD files of their own. Targets of those, and of what Bazel has besides, are taken out of `pods`, with a note,
/// where the build declares targets in the same folder.
std::set<std::string, std::less<>> builds_of_bazel(const Listing& listing, std::vector<PodDeclaration>& pods);

}  // namespace podworks
