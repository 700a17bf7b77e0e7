// The whole program but for the operating system: command line in, exit code out.
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/world.h"

namespace podworks {

/// `arguments` without the program's name. Exit codes: 0 clean, 1 findings, 2 the run failed.
int run_podworks(const std::vector<std::string>& arguments, const World& world);

}  // namespace podworks
