// The reader of Bazel's BUILD files. A pod is a target that compiles sources, or bundles such targets.
#pragma once

#include "scanner/pods/reader.h"

namespace podworks {

Reader bazel_reader();

}  // namespace podworks
