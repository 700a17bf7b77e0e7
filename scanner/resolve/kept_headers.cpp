#include "scanner/resolve/kept_headers.h"

#include <algorithm>

#include "base/text.h"
#include "scanner/pods/cocoapods_glob.h"

namespace podworks {
namespace {

bool matches_one(const std::vector<Pattern>& patterns, const PodTree& tree, GlobUse use) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const Pattern& pattern) { return !cocoapods_glob(tree, pattern.glob, use).empty(); });
}

}  // namespace

KeptHeaders::KeptHeaders(const ScanResult& scan, const std::vector<PodDeclaration>& declarations)
    : scan_(scan), folders_(declarations), keepers_(declarations.size()) {
  for (std::size_t i = 0; i < declarations.size(); ++i) {
    for (std::size_t j = 0; j < declarations[i].units.size(); ++j) {
      const UnitDeclaration& unit = declarations[i].units[j];
      const bool keeps = unit.kind == UnitKind::Library && !unit.preserve_paths.empty();
      if (!keeps) continue;
      keepers_[i].push_back({scan.pods[i].units[j], &unit});
      is_empty_ = false;
    }
  }
}

// One file at a time: few are ever asked for, and the globs tend to take whole trees.
std::optional<UnitId> KeptHeaders::keeper_in(PodId pod, FileId file) const {
  const SourceFile& source = scan_.files[index_of(file)];
  const std::string_view root = scan_.pods[index_of(pod)].root;
  if (!keeps_any(pod) || !source.is_header) return std::nullopt;
  if (folders_.lies_deeper(source, root, index_of(pod))) return std::nullopt;
  const PodTree only_this{{&source.path, 1}, root};
  for (const Keeper& keeper : keepers_[index_of(pod)]) {
    if (matches_one(keeper.declaration->preserve_paths, only_this, GlobUse::Resources) &&
        !matches_one(keeper.declaration->exclude_files, only_this, GlobUse::ExcludeFiles)) {
      return keeper.unit;
    }
  }
  return std::nullopt;
}

}  // namespace podworks
