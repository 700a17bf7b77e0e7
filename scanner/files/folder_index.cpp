#include "scanner/files/folder_index.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace podworks {

void FolderIndex::add(const FolderGlobs& globs, std::size_t number) {
  for (std::string& place : globs.reach()) {
    by_place_[std::move(place)].push_back({number, globs.folder().root.size()});
  }
}

std::vector<std::size_t> FolderIndex::may_take(std::string_view path, std::optional<std::string_view> outer) const {
  std::vector<std::size_t> numbers;
  for (std::string_view place = path; !outer || place.size() > outer->size(); place = folder_of(place)) {
    if (const auto found = by_place_.find(place); found != by_place_.end()) {
      for (const Entry& entry : found->second) {
        const bool is_around = path.size() > entry.root_length;  // else the file is the folder
        if (is_around && (!outer || entry.root_length > outer->size())) numbers.push_back(entry.number);
      }
    }
    if (place.empty()) break;
  }
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

}  // namespace podworks
