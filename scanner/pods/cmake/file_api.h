// What CMake's file API replies (cmake-file-api(7), codemodel version 2): the exact answer for one configuration.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scanner/pods/reader.h"

namespace podworks {

/// `folder` holds the reply: `build/.cmake/api/v1/reply`. The newest index counts, of its codemodel the first
/// configuration. `manifests` are the CMakeLists.txt that the entry of `pods:` takes: they say where in the pool the
/// build begins if the reply was made elsewhere.
Result<std::vector<PodDeclaration>> read_cmake_reply(const ReaderContext& context, std::string_view folder,
                                                     const std::vector<std::string>& manifests);

}  // namespace podworks
