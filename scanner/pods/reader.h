// A row of the table of manifests that declare pods.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"
#include "model/declaration.h"
#include "model/project.h"

namespace podworks {

class BazelPackages;
class CMakeBuilds;
class NpmPackages;

/// What a reader may look at. Nothing of the user's is ever executed.
struct ReaderContext {
  const FileSystem& files;
  const Listing& listing;                ///< for Dir.glob and existence
  const Project& project;                ///< env, podspec_helpers
  const NpmPackages* npm = nullptr;      ///< for the reader of package.json: one file does not know whether it is a pod
  const BazelPackages* bazel = nullptr;  ///< for the reader of BUILD files: their rules name each other's files
  const CMakeBuilds* cmake = nullptr;    ///< the same for CMakeLists.txt
};

struct Reader {
  std::string_view id = {};  ///< as under `from:`
  std::string_view summary = {};
  /// True for manifests of this kind: "x/Foo.podspec".
  bool (*is_manifest)(std::string_view path) = nullptr;
  /// The pods that one manifest declares, often one. A manifest that cannot be understood at all gives an error.
  Result<std::vector<PodDeclaration>> (*read)(const ReaderContext& context, std::string_view path) = nullptr;
  /// The pods by the exact answer of the ecosystem's own tool (`export:`), which lies in the file or folder
  /// `export_path`; null if none is understood. `manifests`: those of the kind that the entry of `pods:` takes, sorted.
  /// An answer that cannot be understood at all gives an error.
  Result<std::vector<PodDeclaration>> (*read_export)(const ReaderContext& context, std::string_view export_path,
                                                     const std::vector<std::string>& manifests) = nullptr;
  /// Whose imports it must declare: Gradle's scripts say nothing of what C++ includes.
  LanguageSet declares_for = kAllLanguages;
  Packaging packaging = Packaging::Other;  ///< what compiles these pods
};

/// THE TABLE (all_readers.cpp). Folder pods have no manifest: see directory.h.
const std::vector<Reader>& all_readers();

/// True for "x/Foo.podspec" where "x/Foo.podspec.json" lies beside it: the JSON is CocoaPods' own answer and wins. The
/// same of "x/Package.swift" and "x/Package.swift.json". "x/Package@swift-5.9.swift" is read by way of
/// "x/Package.swift".
bool is_superseded(const Listing& listing, std::string_view path);

/// Reads a Podfile's literal subset. `path` relative to the pool's root.
Result<PodfileDeclaration> read_podfile(const ReaderContext& context, std::string_view path);

}  // namespace podworks
