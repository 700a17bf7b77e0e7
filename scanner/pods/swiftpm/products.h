// Products that Swift packages take from packages by their address, where the pool has such a package.
#pragma once

#include <vector>

#include "model/declaration.h"

namespace podworks {

/// A dependency on a product that only one package of the pool offers (of several the one whose folder has the declared
/// package's name) becomes dependencies on the product's targets, and on those of no product that come along with them:
/// these have `package` set. All others stay as they are.
void find_products(std::vector<PodDeclaration>& pods);

}  // namespace podworks
