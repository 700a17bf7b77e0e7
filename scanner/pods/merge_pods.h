// One pod may be declared by manifests of several kinds (a podspec beside a Package.swift, a pubspec above both): they
// are merged. Two different pods of one name are a finding.
#pragma once

#include <vector>

#include "scanner/pods/find_pods.h"

namespace podworks {

/// Adds `all`, in the order in which they were claimed, to `found.pods`, sorted by name and with unique names.
void merge_pods(std::vector<PodDeclaration> all, FoundPods& found);

/// Declarations of different kinds, one's folder in the other's: with one name they are one pod.
bool are_one_pod(const PodDeclaration& a, const PodDeclaration& b);

}  // namespace podworks
