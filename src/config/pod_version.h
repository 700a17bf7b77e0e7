// How CocoaPods writes versions: those of platforms, and the requirements on pods.
#pragma once

#include <string_view>

namespace podworks {

/// "13", "13.0", "10.15.4": digits and dots.
bool is_platform_version(std::string_view text);
/// "4.0.1", "~> 4.0", ">= 1.0-beta.2": what Pod::Requirement takes in one text.
bool is_pod_requirement(std::string_view text);

}  // namespace podworks
