// CocoaPods' globs exactly: Pod::Sandbox::PathList and File.fnmatch (pods.md §3).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace podworks {

/// Which directory default applies when a pattern names a directory. `HeaderFiles` is for public headers; CocoaPods has
/// no default for private_header_files, project_header_files and vendored_libraries, so that a directory matches
/// nothing there (`OtherFiles`).
enum class GlobUse : unsigned char { SourceFiles, HeaderFiles, ExcludeFiles, Resources, OtherFiles };

/// The files and folders below one podspec's folder.
struct PodTree {
  std::span<const std::string_view> files = {};  ///< full paths, sorted; all begin with `root` + "/" (or root is "")
  std::string_view root = {};
};

/// Indices into `tree.files` that one pattern matches, ascending. Resource patterns that match folders give all files
/// below them.
std::vector<std::size_t> cocoapods_glob(const PodTree& tree, std::string_view pattern, GlobUse use);

/// File.fnmatch(pattern, path, FNM_CASEFOLD | FNM_PATHNAME) for one alternative without braces.
bool ruby_fnmatch(std::string_view pattern, std::string_view path);
/// Paths that Ruby's Dir.glob(pattern) finds, sorted: as above, but case matters, braces nest, and folders are found
/// too. `pattern` and the result are relative to `root`.
std::vector<std::string> ruby_dir_glob(const PodTree& tree, std::string_view pattern);
/// The alternatives as CocoaPods expands them: `/**/` becomes `{/**/,/}`, then each /\{[^}]*\}/ by text.
/// A pattern with more than kMaxAlternatives of them has none: the readers report it.
std::vector<std::string> expand_cocoapods_braces(std::string_view pattern);
inline constexpr std::size_t kMaxAlternatives = 4096;
bool has_too_many_alternatives(std::string_view pattern);

}  // namespace podworks
