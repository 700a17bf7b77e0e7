// The exact answer of Bazel: what `bazel query --output=streamed_jsonproto 'kind(rule, //...)'` prints, one target a
// line (Target of src/main/protobuf/build.proto as JSON).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scanner/pods/reader.h"

namespace podworks {

/// The pods of the BUILD files `manifests`, sorted, of one workspace. An error if the export cannot be read.
Result<std::vector<PodDeclaration>> read_bazel_query(const ReaderContext& context, std::string_view export_path,
                                                     const std::vector<std::string>& manifests);

}  // namespace podworks
