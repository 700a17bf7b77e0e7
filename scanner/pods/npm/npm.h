// Reads package.json, and with it pnpm-workspace.yaml and lerna.json, which say what the members of a workspace are.
#pragma once

#include "scanner/pods/reader.h"

namespace podworks {

Reader npm_reader();

}  // namespace podworks
