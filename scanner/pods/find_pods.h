// Which pods the pool holds: what `pods:` of podworks.yml says, or what every reader finds.
#pragma once

#include <vector>

#include "model/declaration.h"
#include "scanner/pods/reader.h"

namespace podworks {

struct FoundPods {
  std::vector<PodDeclaration> pods = {};  ///< sorted by name, names are unique
  std::vector<Diagnostic> problems =
      {};  ///< a manifest that cannot be read, a pod declared twice, `pods:` without effect
};

/// Manifests are read with several threads. A folder belongs to the first entry of `pods:` that claims it.
FoundPods find_pods(const ReaderContext& context, int threads);

}  // namespace podworks
