#pragma once

#include "model/platforms.h"
#include "scanner/pods/raw_podspec.h"

namespace podworks {

/// The platforms for which a specification is made: `platform`, `platforms` and `deployment_target`, else `inherited`.
/// All platforms where they cannot be known. As CocoaPods' Specification#supported_platform_names does it, but that an
/// assignment to `platform` does not take back an earlier `deployment_target`.
PlatformSet platforms_of(const RawSpec& spec, PlatformSet inherited);

}  // namespace podworks
