// The rows of the table of emitters, one function a file of this folder.
#pragma once

#include "generator/emitter.h"

namespace podworks {

Emitter podfile_emitter();
Emitter cmake_emitter();

}  // namespace podworks
