// Declared dependencies of which the graph shows no import, and which may be used all the same.
#pragma once

#include <set>
#include <utility>
#include <vector>

#include "model/declaration.h"
#include "model/scan.h"

namespace podworks {

using PodPair = std::pair<PodId, PodId>;

struct UnusedCandidate {
  PodId from = {};
  PodId to = {};
  const Unit* unit = nullptr;
  const DeclaredDependency* declared = nullptr;
};

/// Uses that the graph cannot show: a file with several owners, an ambiguous or unresolved import that may mean the
/// pod, a package that both have a part of, a re-export.
std::set<PodPair> doubtful_uses(const ScanResult& scan, const std::vector<UnusedCandidate>& candidates);

}  // namespace podworks
