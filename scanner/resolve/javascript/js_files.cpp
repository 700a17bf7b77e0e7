#include "scanner/resolve/javascript/js_files.h"

#include "base/text.h"
#include "scanner/languages/language.h"

namespace podworks {
namespace {

constexpr std::string_view kExtensions[] = {".ts",  ".tsx", ".d.ts", ".mts",  ".cts",    ".js",
                                            ".jsx", ".mjs", ".cjs",  ".json", ".js.flow"};
/// React Native's; plain files come first.
constexpr std::string_view kPlatforms[] = {"", ".native", ".ios", ".android", ".web", ".macos", ".windows"};
constexpr std::string_view kScales[] = {"@1x", "@2x", "@3x", "@1.5x", "@4x"};

/// TypeScript's sources are imported by the names of what becomes of them.
struct Written {
  std::string_view extension = {};
  std::string_view sources[3] = {};
};
constexpr Written kWritten[] = {
    {".js", {".ts", ".tsx", ".d.ts"}},
    {".jsx", {".tsx", ".ts", ".d.ts"}},
    {".mjs", {".mts", ".d.mts", ".ts"}},
    {".cjs", {".cts", ".d.cts", ".ts"}},
};

std::string_view without_extension(std::string_view path) {
  return path.substr(0, path.size() - extension_of(path).size());
}

}  // namespace

std::optional<FileId> JsFiles::find(const std::string& path) const {
  if (auto found = find_file(path)) return found;
  if (const NpmPackage* package = javascript_.packages().in(path)) {
    if (auto found = find_entry(*package)) return found;
  }
  if (auto found = find_file(join_path(path, "index"))) return found;
  return find_asset(path);
}

// Without the manifest of a folder that it finds: manifests may name each other's folders in a circle.
std::optional<FileId> JsFiles::find_file_or_index(const std::string& path) const {
  if (auto found = find_file(path)) return found;
  return find_file(join_path(path, "index"));
}

std::optional<FileId> JsFiles::find_file(const std::string& path) const {
  if (path.empty() || !javascript_.has_stem_of(path)) return std::nullopt;
  if (auto found = index_.file_at(path)) return found;
  if (auto found = find_source_of(path)) return found;
  return with_extension(path);
}

std::optional<FileId> JsFiles::with_extension(const std::string& stem) const {
  std::string path;
  for (const std::string_view platform : kPlatforms) {
    for (const std::string_view extension : kExtensions) {
      path.assign(stem).append(platform).append(extension);
      if (auto found = index_.file_at(path)) return found;
    }
  }
  return std::nullopt;
}

std::optional<FileId> JsFiles::find_source_of(const std::string& path) const {
  const std::string_view extension = extension_of(path);
  for (const Written& written : kWritten) {
    if (written.extension != extension) continue;
    for (const std::string_view source : written.sources) {
      if (auto found = index_.file_at(std::string(without_extension(path)).append(source))) return found;
    }
  }
  return std::nullopt;
}

// React Native's pictures: "a.png" means "a@2x.png" and "a.ios.png".
std::optional<FileId> JsFiles::find_asset(const std::string& path) const {
  const std::string_view extension = extension_of(path);
  if (extension.empty() || extension == ".json" || language_of(path).row != nullptr) return std::nullopt;
  const std::string stem(without_extension(path));
  std::string name;
  for (const std::string_view platform : kPlatforms) {
    name.assign(stem).append(platform).append(extension);
    if (auto found = index_.file_at(name)) return found;
    for (const std::string_view scale : kScales) {
      name.assign(stem).append(scale).append(platform).append(extension);
      if (auto found = index_.file_at(name)) return found;
    }
  }
  return std::nullopt;
}

std::optional<FileId> JsFiles::find_in_package(const NpmPackage& package, std::string_view target) const {
  const std::optional<std::string> below = normalize_path(target);
  if (!below) return std::nullopt;
  const std::string path = join_path(package.folder, *below);
  if (auto found = find_file_or_index(path)) return found;
  // What lies under dist/, lib/, build/ is made of src/.
  const std::size_t slash = below->find('/');
  if (slash == std::string::npos) return std::nullopt;
  const std::string rest = join_path(join_path(package.folder, "src"), std::string_view(*below).substr(slash + 1));
  if (auto found = find_file_or_index(rest)) return found;
  const std::string_view stem = without_extension(rest);
  return find_file_or_index(std::string(stem.ends_with(".d") ? stem.substr(0, stem.size() - 2) : stem));
}

std::optional<FileId> JsFiles::find_entry(const NpmPackage& package) const {
  for (const std::string& entry : package.entries) {
    if (auto found = find_in_package(package, entry)) return found;
  }
  for (const std::string_view folder : {"", "src"}) {
    if (auto found = find_file(join_path(join_path(package.folder, folder), "index"))) return found;
  }
  return std::nullopt;
}

}  // namespace podworks
