// Apple's platforms as bits: a podspec may name files and dependencies for one of them only.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace podworks {

using PlatformSet = std::uint8_t;

/// As podspecs spell them.
constexpr std::array<std::string_view, 5> kPlatformNames = {"ios", "osx", "tvos", "visionos", "watchos"};
constexpr PlatformSet kAllPlatforms = (1U << kPlatformNames.size()) - 1U;

/// "" stands for all, "macos" for "osx". What is no platform of Apple's gives none.
constexpr PlatformSet platform_set(std::string_view name) {
  if (name.empty()) return kAllPlatforms;
  if (name == "macos") name = "osx";
  for (std::size_t i = 0; i < kPlatformNames.size(); ++i) {
    if (kPlatformNames[i] == name) return static_cast<PlatformSet>(1U << i);
  }
  return 0;
}

}  // namespace podworks
