// Which names CocoaPods takes for a pod.
#pragma once

#include <optional>
#include <string_view>

namespace podworks {

/// What is wrong with the name that a podspec gives its pod; nothing if it is well. (Linter of CocoaPods 1.16.)
std::optional<std::string_view> fault_of_pod_name(std::string_view name);
/// The same of "Pod", "Pod/Sub" or "Pod/Sub/Deep", as a dependency or a line of a Podfile names it.
std::optional<std::string_view> fault_of_dependency_name(std::string_view name);

}  // namespace podworks
