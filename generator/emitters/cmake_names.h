// What CMake can hold: its strings, and the names of its targets.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace podworks {

/// A quoted argument that CMake reads back as exactly this text.
std::string cmake_string(std::string_view text);
/// False for paths that no CMake list or build file holds: `;`, control characters, "$<" (a generator expression).
bool fits_cmake(std::string_view path);

/// Names of targets for `names`, in the same order: legal, not reserved, unique. Most names stay as they are; other
/// bytes than CMake allows become '_'.
std::vector<std::string> target_names(const std::vector<std::string>& names);

}  // namespace podworks
