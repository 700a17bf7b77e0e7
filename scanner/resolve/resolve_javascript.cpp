// What stands in JavaScript's import and require (imports.md §1.5).
#include "scanner/resolve/resolver.h"

namespace podworks {

Resolution Resolver::resolve_specifier(const ImportStatement&, const Importer&) {
  return {Unresolved{}};
}

}  // namespace podworks
