// A Flutter or React Native package P has a half for each platform: P/android, P/ios, P/macos. Manifests of one name in
// them declare one pod, P.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/declaration.h"

namespace podworks {

/// "ios" of P/ios.
bool is_platform_folder(std::string_view name);

class PackageHalves {
 public:
  explicit PackageHalves(const std::vector<PodDeclaration>& pods);

  /// Both lie in halves of one package, or are the package itself.
  bool are_of_one(const PodDeclaration& a, const PodDeclaration& b) const;

 private:
  /// The folder of the package; null if the pod lies in none's half.
  /// A package, and the platform whose half of it a pod is: "" of the package itself.
  struct Half {
    const std::string* package = nullptr;
    std::string_view platform = {};
  };
  Half half_of(const PodDeclaration& pod) const;

  std::set<std::string, std::less<>> folders_;  // of packages
};

/// A podspec's files as those of a folder, so that they can join another pod's. All units become one.
void turn_into_folders(PodDeclaration& podspec);

}  // namespace podworks
