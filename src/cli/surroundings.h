// The service in whose build podworks runs, as far as its log is read by a program, too.
#pragma once

#include <string>
#include <string_view>

#include "cli/world.h"

namespace podworks {

/// The format that the service understands beside text: "github" inside GitHub Actions, "teamcity" inside TeamCity,
/// else empty. GitLab reads a file, not its log.
std::string_view format_of_surroundings(const World& world);

/// Text for a log that is read by commands of that format: a line of somebody's tree that looks like one is none any
/// more, by a blank.
std::string harmless_in_log(std::string_view format, std::string_view text);

}  // namespace podworks
