// A Swift package as its manifest declares it, whether it was read from Package.swift or from what
// `swift package dump-package` prints.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "model/declaration.h"
#include "scanner/pods/reader.h"

namespace podworks {

struct SwiftDependency {
  enum class Kind : std::uint8_t {
    ByName,  ///< a target of the package, else a product
    Target,
    Product,
  };
  Kind kind = Kind::ByName;
  std::string name = {};
  std::string package = {};   ///< of a Product; may be empty
  std::string platform = {};  ///< as DeclaredDependency has it
  bool is_plugin = false;     ///< it is used while the target is built
  Place at = {};
};

struct SwiftTarget {
  enum class Type : std::uint8_t { Regular, Executable, Test, System, Binary, Plugin, Macro };
  Type type = Type::Regular;
  std::string name = {};
  std::optional<std::string> path = {};  ///< relative to the package; unset: where SwiftPM looks
  bool path_is_unknown = false;
  bool is_remote = false;  ///< a binary with a URL: it has no files here
  std::optional<std::vector<std::string>> sources = {};
  std::vector<std::string> exclude = {};
  std::vector<std::string> resources = {};  ///< files and folders; sources in them are not compiled
  std::string public_headers = "include";
  std::vector<std::string> header_search_paths = {};  ///< relative to the target
  std::vector<SwiftDependency> dependencies = {};
  bool files_are_partial = false;
  bool dependencies_are_partial = false;
  bool is_conditional = false;  ///< declared within #if: there may be another of its name
  Place at = {};
};

struct SwiftProduct {
  std::string name = {};
  std::vector<std::string> targets = {};
};

/// `.package(path: "../X")`
struct LocalSwiftPackage {
  std::string name = {};  ///< if it is given; else its folder's
  std::string path = {};  ///< relative to the package
};

/// Of one manifest; the last problem says that there are more.
inline constexpr std::size_t kMaxPackageProblems = 50;

struct SwiftPackage {
  std::string name = {};
  int tools_version = 0;  ///< 509 of 5.9; 0 if there is none
  std::vector<SwiftProduct> products = {};
  bool products_are_partial = false;  ///< that matters to packages that depend on this one only
  std::vector<LocalSwiftPackage> packages = {};
  std::vector<SwiftTarget> targets = {};
  std::vector<std::string> unset_environment = {};
  std::vector<Diagnostic> problems = {};
};

/// Nothing if the file is no manifest (any source may be called Package.swift).
Result<std::optional<SwiftPackage>> read_package_swift(const ReaderContext& context, std::string_view path);
/// One package as `swift package dump-package` prints it; `path` is the file that holds it.
SwiftPackage read_package_json(const Json& dump, std::string_view path);
/// `Package.swift.json`
Result<std::optional<SwiftPackage>> read_package_dump(const ReaderContext& context, std::string_view path);

/// The pods of the package: one a target. `manifest` is the path of the file that was read.
std::vector<PodDeclaration> pods_of_package(const ReaderContext& context, std::string_view manifest,
                                            std::string_view reader, SwiftPackage package);

/// "ios" of "iOS", "osx" of "macOS"; empty of what is no platform of Apple's.
std::string swift_platform(std::string_view name);
/// "testTarget" gives Test; unset for what is no target.
std::optional<SwiftTarget::Type> target_type(std::string_view call);
/// 509 for "// swift-tools-version:5.9"; 0 if it is not known.
int tools_version_of(std::string_view text);
/// Of a manifest that could not be read whole.
Diagnostic package_problem(Place at, std::string message, std::string help = {});

}  // namespace podworks
