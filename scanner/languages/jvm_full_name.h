// Names that code of Kotlin and Java spells out in full, a.b.C, read backwards from the dot before the type.
#pragma once

#include <cstddef>

namespace podworks {

/// Where the name begins whose last dot is at `dot`; null if what stands there is no package of two parts or more but a
/// member of something else. Blanks and line breaks may part it. Looks back to `floor` at most.
const char* full_name_begin(const char* dot, const char* floor);

}  // namespace podworks
