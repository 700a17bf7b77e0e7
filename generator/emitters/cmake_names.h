// What CMake can hold: its strings, and the names of its targets.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace podworks {

/// A quoted argument that CMake reads back as exactly this text.
std::string cmake_string(std::string_view text);
/// False for paths that CMake, Ninja or Make take for something else, however they are quoted: `;`, `|`, `:`, `\`,
/// "${", "$(", "$<", a bracket without its other half, control characters. (Tried with CMake 3.25.)
bool fits_cmake(std::string_view path);
/// False for what no program can be called: a path, a rule of Ninja's, what `fits_cmake` refuses, `%`, outer spaces.
bool fits_program_name(std::string_view name);

/// Targets for pods, in the same order: "pod_NAME", other bytes than CMake allows become '_'; unique also where the
/// disk ignores case. The prefix keeps them apart from CMake's own targets and from libraries of the system: a target
/// `m` would be linked instead of -lm.
std::vector<std::string> pod_targets(const std::vector<std::string>& names);
/// The app's own name if nothing else can have it, neither a target nor a file in the folder of the build; else
/// "app_NAME".
std::string app_target(std::string_view name);

}  // namespace podworks
