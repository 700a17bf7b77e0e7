#include "scanner/pods/podfile_words.h"

#include <algorithm>
#include <array>

namespace podworks {

namespace {

/// Of CocoaPods' own language, what adds no pod.
constexpr std::array kWithoutPods = std::to_array<std::string_view>({
    "ensure_bundler!",
    "generate_bridge_support!",
    "inhibit_all_warnings!",
    "inhibit_warnings_for",
    "install!",
    "link_with",
    "plugin",
    "project",
    "script_phase",
    "set_arc_compatibility_flag!",
    "source",
    "supports_swift_versions",
    "use_frameworks!",
    "use_modular_headers!",
    "workspace",
    "xcodeproj",
});

/// Hooks run long after the pods are known; CocoaPods refuses a second one of a kind.
constexpr std::array kHooks =
    std::to_array<std::string_view>({"post_install", "post_integrate", "pre_install", "pre_integrate"});

/// Of React Native, Expo and Flutter: settings and checks that add no pod.
constexpr std::array kHarmlessHelpers = std::to_array<std::string_view>({
    "flutter_additional_ios_build_settings",
    "flutter_additional_macos_build_settings",
    "flutter_ios_podfile_setup",
    "flutter_macos_podfile_setup",
    "flutter_root",
    "linkage",
    "min_ios_version_supported",
    "prepare_react_native_project!",
    "react_native_post_install",
    "setup_permissions",
});

template <class Names>
bool contains(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

bool adds_no_pod(std::string_view call) {
  return contains(kWithoutPods, call);
}

bool is_podfile_hook(std::string_view call) {
  return contains(kHooks, call);
}

bool is_harmless_helper(std::string_view call) {
  return contains(kHarmlessHelpers, call);
}

}  // namespace podworks
