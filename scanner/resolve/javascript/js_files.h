// The file that a path of JavaScript or TypeScript means: extensions, platforms, folders, assets.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "scanner/resolve/javascript/js_index.h"
#include "scanner/resolve/pod_index.h"

namespace podworks {

class JsFiles {
 public:
  JsFiles(const PodIndex& index, const JsIndex& javascript) : index_(index), javascript_(javascript) {}

  /// `path` relative to the pool's root and normal, without extension or with one. Where platforms have files of their
  /// own ("x.ios.ts", "x.android.ts") the first in a fixed order: they are one module to whoever imports it.
  std::optional<FileId> find(const std::string& path) const;

  /// As a package's manifest names a file: "./lib/x.js". Where it is made by the build and lies in no tree, the source
  /// that it is most likely made of: "./src/x.ts".
  std::optional<FileId> find_in_package(const NpmPackage& package, std::string_view target) const;

  /// What the package itself means, by its entries.
  std::optional<FileId> find_entry(const NpmPackage& package) const;

 private:
  std::optional<FileId> find_file_or_index(const std::string& path) const;
  std::optional<FileId> find_file(const std::string& path) const;
  std::optional<FileId> with_extension(const std::string& stem) const;
  std::optional<FileId> find_source_of(const std::string& path) const;
  std::optional<FileId> find_asset(const std::string& path) const;

  const PodIndex& index_;
  const JsIndex& javascript_;
};

}  // namespace podworks
