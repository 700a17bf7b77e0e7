// Turns a specification as written into the declaration of a pod: inheritance, platforms, default subspecs, the
// module's name (pods.md §4; CocoaPods' consumer.rb).
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "model/declaration.h"
#include "scanner/pods/raw_podspec.h"

namespace podworks {

struct DeclarationSource {
  std::string path = {};         ///< of the manifest
  std::string_view reader = {};  ///< "podspec", "podspec-json"
  /// Where a reason arose; empty for manifests that have none.
  std::function<Place(const UnknownReason&)> place_of = {};
};

/// What is unknown or cannot match is added to the pod's problems.
PodDeclaration declare_pod(const RawSpec& root, const DeclarationSource& source);

}  // namespace podworks
