// Help texts and docs/cli.md, made from the tables of commands and options.
#pragma once

#include <string>

#include "cli/command.h"

namespace podworks {

/// `podworks --help`: the commands, one screen.
std::string overview();
/// `podworks COMMAND --help`.
std::string command_help(const Command& command);
/// docs/cli.md.
std::string cli_reference();

}  // namespace podworks
