// The reader of Podfile.lock: what CocoaPods resolved. A pod whose podspec is left out of the pool is known by it; of
// the others it says whether it still fits their podspecs.
#pragma once

#include "scanner/pods/reader.h"

namespace podworks {

Reader podfile_lock_reader();

}  // namespace podworks
