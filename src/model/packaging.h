// The tools that compile a pod's files. Two of them say so to the preprocessor, so that one file may import one thing
// under CocoaPods and another one in a Swift package.
#pragma once

#include <cstdint>

namespace podworks {

enum class Packaging : std::uint8_t {
  CocoaPods,     ///< defines COCOAPODS, and never SWIFT_PACKAGE
  SwiftPackage,  ///< defines SWIFT_PACKAGE, and never COCOAPODS
  Other,         ///< nothing is known of either
};

using PackagingSet = std::uint8_t;

constexpr PackagingSet packaging_bit(Packaging packaging) {
  return static_cast<PackagingSet>(1U << static_cast<unsigned>(packaging));
}

constexpr PackagingSet kAllPackagings =
    packaging_bit(Packaging::CocoaPods) | packaging_bit(Packaging::SwiftPackage) | packaging_bit(Packaging::Other);

}  // namespace podworks
