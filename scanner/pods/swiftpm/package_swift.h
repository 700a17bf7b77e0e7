// The rows of Swift packages: Package.swift, and what `swift package dump-package` prints of it.
#pragma once

#include "scanner/pods/reader.h"

namespace podworks {

/// `export:`: see Reader::read_export.
Result<std::vector<PodDeclaration>> read_package_answers(const ReaderContext& context, std::string_view path,
                                                         const std::vector<std::string>& manifests);
Reader swiftpm_reader();
Reader swiftpm_json_reader();

}  // namespace podworks
