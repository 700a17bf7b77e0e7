// Which calls of a Podfile add no pods.
#pragma once

#include <string_view>

namespace podworks {

/// Of CocoaPods' own language: `use_frameworks!`, `source`.
bool adds_no_pod(std::string_view call);
/// `post_install` and kin: they run long after the pods are known.
bool is_podfile_hook(std::string_view call);
/// Of React Native, Expo and Flutter: settings and checks.
bool is_harmless_helper(std::string_view call);

}  // namespace podworks
