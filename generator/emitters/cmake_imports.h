// The passes of a CMake plan that follow imports: where headers are looked for, and which target links which.
#pragma once

#include "generator/emitters/cmake_draft.h"

namespace podworks {

/// Include folders, served headers and links, from imports and from declared dependencies. Lists are not tidy yet.
void add_headers_and_links(CMakeDraft& draft);

}  // namespace podworks
