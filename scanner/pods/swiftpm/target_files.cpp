// What SwiftPM does with a target's folder (TargetSourcesBuilder): `exclude:` takes files out, `sources:` says what is
// compiled, headers are the target's wherever they lie in its folder, and the folder of the public headers is on the
// search path of its dependants whatever `exclude:` says.
#include "scanner/pods/swiftpm/target_files.h"

#include <algorithm>
#include <optional>

#include "base/text.h"

namespace podworks {
namespace {

bool is_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || byte >= 0x80;
}

/// A path of the manifest as a glob that matches only it.
std::string as_glob(std::string_view path) {
  std::string glob;
  for (const char c : path) {
    if (std::string_view("*?[]{}\\").find(c) != std::string_view::npos) glob += '\\';
    glob += c;
  }
  return glob;
}

/// `sources:` and `exclude:` name files or folders: which of both is seen in the tree only.
void add_path(std::string_view path, std::vector<std::string>& globs) {
  const std::optional<std::string> normal = normalize_path(path);
  if (!normal) return;  // outside of the target: SwiftPM takes nothing from there
  if (normal->empty()) {
    globs.emplace_back("**");
    return;
  }
  globs.push_back(as_glob(*normal));
  globs.push_back(as_glob(*normal) + "/**");
}

/// Swift is in no target with other languages, and others include no header of it.
bool compiles_swift_only(const SwiftTarget& target) {
  const auto is_swift = [](std::string_view path) { return path.ends_with(".swift"); };
  return target.sources && std::any_of(target.sources->begin(), target.sources->end(), is_swift);
}

void exclude_files(const SwiftTarget& target, FolderFiles& files) {
  for (const std::string& path : target.exclude) add_path(path, files.exclude);
  for (const std::string& path : target.resources) {
    if (!normalize_path(path).value_or("").empty()) add_path(path, files.exclude);
  }
  files.exclude.emplace_back("**/*.docc/**");  // documentation with its examples
}

}  // namespace

FolderFiles files_of_target(const SwiftTarget& target, const std::string& root, std::string_view package_folder) {
  FolderFiles files = {.root = root, .languages = kAppleLanguages};
  if (target.type == SwiftTarget::Type::Binary || target.type == SwiftTarget::Type::System) return files;
  const bool has_headers = !compiles_swift_only(target);
  const std::optional<std::string> headers = normalize_path(target.public_headers);
  if (target.sources) {
    for (const std::string& path : *target.sources) add_path(path, files.include);
    files.limits_sources = has_headers && !files.include.empty();
    if (files.include.empty()) files.exclude.emplace_back("**");
  }
  exclude_files(target, files);
  if (root == package_folder) {
    files.exclude.emplace_back("Package.swift");
    files.exclude.emplace_back("Package@swift-*.swift");
  }
  files.yields_rest = !target.is_conditional;
  const std::string open = headers.value_or("include");
  files.open = {open.empty() ? "**" : as_glob(open) + "/**"};
  if (has_headers && !open.empty()) files.always_open = files.open;
  if (target.type == SwiftTarget::Type::Test) files.tests = {"**"};
  return files;
}

std::string module_of_target(std::string_view target) {
  std::string name(target);
  for (char& c : name) {
    if (!is_word(c)) c = '_';
  }
  if (!name.empty() && name[0] >= '0' && name[0] <= '9') name[0] = '_';
  return name;
}

}  // namespace podworks
