// The reader of Podfile.lock: what CocoaPods resolved. A pod of a folder whose podspec is not in the pool is known by
// it; of the others it says whether it still fits their podspecs.
#pragma once

#include "scanner/pods/reader.h"

namespace podworks {

Reader podfile_lock_reader();

}  // namespace podworks
