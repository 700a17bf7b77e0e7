// The rows of Swift packages: Package.swift, and what `swift package dump-package` prints of it.
#pragma once

#include "scanner/pods/reader.h"

namespace podworks {

Reader swiftpm_reader();
Reader swiftpm_json_reader();

}  // namespace podworks
