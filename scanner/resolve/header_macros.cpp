#include "scanner/resolve/header_macros.h"

#include <algorithm>

namespace podworks {
namespace {

// Includes that are followed for one file. Who defines a macro for others stands near the top of such chains.
constexpr std::size_t kMaxSteps = 16384;

}  // namespace

void HeaderMacros::build(std::size_t files) {
  definitions_.build();
  std::sort(includes_.begin(), includes_.end());
  includes_.erase(std::unique(includes_.begin(), includes_.end()), includes_.end());
  first_include_.assign(files + 1, 0);
  for (const auto& [from, to] : includes_) ++first_include_[index_of(from) + 1];
  for (std::size_t i = 0; i < files; ++i) first_include_[i + 1] += first_include_[i];
}

std::optional<std::vector<bool>> HeaderMacros::included_by(FileId file) const {
  std::vector<bool> included(first_include_.size());
  std::vector<FileId> waiting = {file};
  std::size_t steps = 0;
  while (!waiting.empty()) {
    const std::size_t from = index_of(waiting.back());
    waiting.pop_back();
    for (std::size_t i = first_include_[from]; i < first_include_[from + 1]; ++i) {
      if (++steps > kMaxSteps) return std::nullopt;
      const FileId to = includes_[i].second;
      if (included[index_of(to)]) continue;
      included[index_of(to)] = true;
      waiting.push_back(to);
    }
  }
  return included;
}

}  // namespace podworks
