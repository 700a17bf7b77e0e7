// The files that the globs of a podspec's units match, as CocoaPods does it.
#pragma once

#include <string_view>
#include <vector>

#include "model/declaration.h"
#include "model/scan.h"
#include "scanner/pods/cocoapods_glob.h"

namespace podworks {

struct Ownership {
  FileId file = {};
  UnitId unit = {};
  Role role = Role::Source;
  PlatformSet platforms = kAllPlatforms;
};

class CocoaPodsFiles {
 public:
  /// `listing` and `files` stand in the same order and outlive this; `root` is the pod's folder.
  CocoaPodsFiles(const std::vector<std::string_view>& listing, const std::vector<SourceFile>& files,
                 std::string_view root);

  /// Adds what the unit owns, a file in several roles if several globs name it.
  void own(const UnitDeclaration& unit, UnitId id, std::vector<Ownership>& out);

 private:
  void own_for(std::string_view platform, const UnitDeclaration& unit, UnitId id, std::vector<Ownership>& out);
  void own_others(const UnitDeclaration& unit, UnitId id, const std::vector<std::size_t>& excluded,
                  std::vector<Ownership>& out) const;
  bool holds_here(const Pattern& pattern) const { return pattern.platform.empty() || pattern.platform == platform_; }
  std::vector<std::size_t> matched(const std::vector<Pattern>& patterns, GlobUse use) const;

  const std::vector<SourceFile>& files_;
  std::string_view platform_ = {};  // that is being read; empty: the unit names none
  std::size_t first_ = 0;           // of the pod's files in the listing
  PodTree tree_;
};

/// The range of a sorted listing that lies below `folder` ("" = all).
std::pair<std::size_t, std::size_t> range_below(const std::vector<std::string_view>& listing, std::string_view folder);

}  // namespace podworks
