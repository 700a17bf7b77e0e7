// The reader of CMakeLists.txt, and of what CMake's file API replies.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "scanner/pods/reader.h"

namespace podworks {

Reader cmake_reader();

/// The builds of the pool: one CMakeLists.txt does not know whether another one adds it.
class CMakeBuilds {
 public:
  /// Reads those that an entry `from: cmake` of `pods:` takes; all of them if there is no entry at all. Without an
  /// `in:` that matches it a CMakeLists.txt that no other one adds must begin a project, unless none does. `context`
  /// may be without builds; it is not kept.
  explicit CMakeBuilds(const ReaderContext& context);
  /// Reads those of `manifests` that begin a project, but for the ones in `known`.
  CMakeBuilds(const ReaderContext& context, const std::vector<std::string>& manifests,
              std::set<std::string, std::less<>> known);

  /// Of a top CMakeLists.txt; empty for those that a build reads.
  const std::vector<PodDeclaration>& pods_of(std::string_view manifest) const;
  /// By their top CMakeLists.txt.
  const std::map<std::string, std::vector<PodDeclaration>, std::less<>>& all() const { return pods_; }

 private:
  void read(const ReaderContext& context, const std::vector<std::string>& manifests,
            std::set<std::string, std::less<>> read, const std::set<std::string, std::less<>>& named);

  std::map<std::string, std::vector<PodDeclaration>, std::less<>> pods_;
};

/// Without `pods:`: a build within the folder of another kind's pod is its native half, and what such a pod holds of C
/// is its own. Their targets are no pods. Only podspecs and Swift packages around leave a build of whose sources they
/// take none, and what they pass over is one problem. So is what Bazel has as well.
void drop_claimed_cmake(const ReaderContext& context, std::vector<PodDeclaration>& pods);

/// Names hold within one build: of several targets of one name that of the outermost build keeps it, the others get
/// their build's folder behind theirs. What two builds read of one folder is one target.
void qualify_cmake_names(std::vector<PodDeclaration>& pods);

}  // namespace podworks
