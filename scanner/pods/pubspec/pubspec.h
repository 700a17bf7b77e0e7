// Reads Dart's and Flutter's pubspec.yaml: one package, one pod.
#pragma once

#include "scanner/pods/reader.h"

namespace podworks {

/// `export:`: see Reader::read_export.
Result<std::vector<PodDeclaration>> read_pub_answer(const ReaderContext& context, std::string_view path,
                                                    const std::vector<std::string>& manifests);
Reader pubspec_reader();

}  // namespace podworks
