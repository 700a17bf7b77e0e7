// What the build settings of a specification mean to podworks: search paths, ARC, and what it does not carry.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/declaration.h"
#include "scanner/pods/raw_podspec.h"

namespace podworks {

/// True for HEADER_SEARCH_PATHS and its kin, also with a condition: "HEADER_SEARCH_PATHS[sdk=iphoneos*]".
bool is_search_path(std::string_view key);

/// Notes an attribute that changes how the unit is built: `arc`, else a name in `build_settings`.
void read_build_setting(const RawAttribute& attribute, UnitDeclaration& unit);

/// The folders that a value of HEADER_SEARCH_PATHS names below $(PODS_TARGET_SRCROOT), "." for that folder itself; a
/// `/**` at the end stays.
std::vector<std::string> search_paths_below_pod(std::string_view setting);

}  // namespace podworks
