// Which of a package's manifests SwiftPM reads: Package.swift, or one for a version, Package@swift-5.9.swift.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "scanner/pods/reader.h"

namespace podworks {

/// 50901 of "Package@swift-5.9.1.swift", 50000 of "Package@swift-5.swift"; unset for other names.
std::optional<int> version_of_manifest(std::string_view name);

/// What the newest SwiftPM reads where Package.swift lies at `path`: of the manifests for a version the highest, if its
/// version is above the tools version of Package.swift (Manifest.path(atPackagePath:) of SwiftPM).
std::string newest_manifest(const ReaderContext& context, std::string_view path);

/// A manifest for a version says nothing of its own where Package.swift, its dump or one for a higher version lies
/// beside it.
bool is_older_manifest(const Listing& listing, std::string_view path);

}  // namespace podworks
