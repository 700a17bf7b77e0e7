// Products that Swift packages take from packages by their address, where the pool has such a package.
#pragma once

#include <vector>

#include "model/declaration.h"

namespace podworks {

/// A dependency on a product that a package of the pool offers, in a folder of the declared package's name (the last
/// part of its address) or in the pool's root, becomes dependencies on the product's targets, and on those of no
/// product that come along with them: these have `package` set. All others stay as they are.
void find_products(std::vector<PodDeclaration>& pods);

}  // namespace podworks
