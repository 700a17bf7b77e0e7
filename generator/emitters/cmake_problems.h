// What a CMake build cannot say of a plan, as problems of the emitted file.
#pragma once

#include "generator/emitters/cmake_draft.h"

namespace podworks {

/// A target serves one header for each spelling; where imports of one spelling mean several, the first by path is
/// taken.
void drop_served_twice(CMakeDraft& draft);
/// Needs tidy targets.
void report_problems(CMakeDraft& draft);

}  // namespace podworks
