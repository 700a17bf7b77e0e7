// Kotlin's and Java's imports (imports.md §1.3).
#include "scanner/resolve/resolver.h"

namespace podworks {

Resolution Resolver::resolve_package(const ImportStatement&, const Importer&) {
  return {Unresolved{}};
}

}  // namespace podworks
