// Generator expressions: what they may come to while a build is made, whatever the configuration and the platform.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace podworks {

/// The elements, without empty ones. `$<TARGET_OBJECTS:t>` and `$<TARGET_PROPERTY:t,NAME>` stay as they are.
std::vector<std::string> expand_cmake_expression(std::string_view text);
/// "t" of "$<TARGET_OBJECTS:t>"; empty if it is none.
std::string_view object_library_of(std::string_view text);
/// `$<LINK_ONLY:...>`
bool is_link_only(std::string_view text);

}  // namespace podworks
