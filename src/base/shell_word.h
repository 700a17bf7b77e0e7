// A word as a shell reads it, for commands in messages that somebody copies.
#pragma once

#include <string>

namespace podworks {

/// In single quotes where a shell would take anything of it for its own.
std::string shell_word(const std::string& word);

}  // namespace podworks
