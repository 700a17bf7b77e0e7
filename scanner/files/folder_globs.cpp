#include "scanner/files/folder_globs.h"

namespace podworks {
namespace {

std::vector<Glob> to_globs(const std::vector<std::string>& patterns) {
  std::vector<Glob> globs;
  for (const std::string& pattern : patterns) globs.emplace_back(pattern);
  return globs;
}

}  // namespace

FolderGlobs::FolderGlobs(const FolderFiles& folder)
    : folder_(folder),
      wanted_(to_globs(folder.include)),
      unwanted_(to_globs(folder.exclude)),
      open_(to_globs(folder.open)),
      always_open_(to_globs(folder.always_open)),
      tests_(to_globs(folder.tests)) {}

bool FolderGlobs::takes(std::string_view path, bool is_header) const {
  const std::string_view rest = below(path);
  if (is_header && matches_any(always_open_, rest)) return true;
  return (wanted_.empty() || matches_any(wanted_, rest)) && !matches_any(unwanted_, rest);
}

bool FolderGlobs::is_open(std::string_view path) const {
  return open_.empty() || matches_any(open_, below(path));
}

std::string_view FolderGlobs::below(std::string_view path) const {
  return path.substr(folder_.root.empty() ? 0 : folder_.root.size() + 1);
}

}  // namespace podworks
