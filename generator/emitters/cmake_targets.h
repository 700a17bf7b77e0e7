// The first passes of a CMake plan: which targets there are, what they are called and which sources they have.
#pragma once

#include "generator/emitters/cmake_draft.h"

namespace podworks {

void add_targets(CMakeDraft& draft);
/// Of the units that are built, for the platforms of the app.
void add_sources(CMakeDraft& draft);

}  // namespace podworks
