#include "scanner/files/folder_globs.h"

#include <set>
#include <utility>

#include "base/text.h"

namespace podworks {
namespace {

std::vector<Glob> to_globs(const std::vector<std::string>& patterns) {
  std::vector<Glob> globs;
  for (const std::string& pattern : patterns) globs.emplace_back(pattern);
  return globs;
}

/// The folders, or the file, that each path has that the glob matches.
std::string literal_beginning(std::string_view glob) {
  std::string beginning;
  std::string segment;
  for (std::size_t i = 0; i < glob.size(); ++i) {
    if (std::string_view("*?[{").find(glob[i]) != std::string_view::npos) return beginning;
    if (glob[i] == '/') {
      beginning = join_path(beginning, segment);
      segment.clear();
      continue;
    }
    if (glob[i] == '\\' && i + 1 < glob.size()) ++i;
    segment += glob[i];
  }
  return join_path(beginning, segment);
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

std::vector<std::string> FolderGlobs::reach() const {
  if (wanted_.empty()) return {folder_.root};
  std::set<std::string, std::less<>> places;
  for (const std::string& glob : folder_.include) places.insert(join_path(folder_.root, literal_beginning(glob)));
  for (const std::string& glob : folder_.always_open) places.insert(join_path(folder_.root, literal_beginning(glob)));
  const auto lies_in_another = [&](std::string_view place) {
    for (; !place.empty();) {
      place = folder_of(place);
      if (places.contains(place)) return true;
    }
    return false;
  };
  std::vector<std::string> outer;
  for (const std::string& place : places) {
    if (!lies_in_another(place)) outer.push_back(place);
  }
  return outer;
}

bool FolderGlobs::is_open(std::string_view path) const {
  return open_.empty() || matches_any(open_, below(path));
}

std::string_view FolderGlobs::below(std::string_view path) const {
  return path.substr(folder_.root.empty() ? 0 : folder_.root.size() + 1);
}

}  // namespace podworks
