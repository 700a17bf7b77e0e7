// Methods that podspecs call and that are defined elsewhere: in a Podfile's requires. What they do is written down in a
// table for React Native, Expo and Flutter, and in `podspec_helpers:` of podworks.yml for all others.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/project.h"

namespace podworks {

/// The rows of one name: those of podworks.yml if it has any, else the built-in ones. Rows whose condition does not
/// hold count as well: applies() tells.
std::vector<const PodspecHelper*> find_helpers(const Project& project, std::string_view name);

/// `when_env` of a row, given the environment.
bool applies(const PodspecHelper& row, const std::map<std::string, std::string>& environment);
/// The variable that `when_env` asks for; empty if none.
std::string_view asked_variable(const PodspecHelper& row);

/// The built-in table, sorted by name; several rows of one name add up.
std::span<const PodspecHelper> built_in_helpers();

}  // namespace podworks
