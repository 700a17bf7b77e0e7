// Reads Dart's and Flutter's pubspec.yaml: one package, one pod.
#pragma once

#include "scanner/pods/reader.h"

namespace podworks {

Reader pubspec_reader();

}  // namespace podworks
