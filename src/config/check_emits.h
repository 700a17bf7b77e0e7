// Whether what `emit:` writes leaves alone what podworks reads, and what the other ones write.
#pragma once

#include "config/load_project.h"
#include "config/problems.h"
#include "model/project.h"

namespace podworks {

void check_emits(const Project& project, const KnownNames& known, Problems& problems);

}  // namespace podworks
