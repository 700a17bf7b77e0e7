// Dart's import, export and part (imports.md §1.4).
#include "scanner/resolve/resolver.h"

namespace podworks {

Resolution Resolver::resolve_uri(const ImportStatement&, const Importer&) {
  return {Unresolved{}};
}

}  // namespace podworks
