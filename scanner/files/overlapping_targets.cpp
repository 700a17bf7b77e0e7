#include "scanner/files/overlapping_targets.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/files/folder_globs.h"
#include "scanner/files/folder_index.h"
#include "scanner/pods/manifest_problem.h"

namespace podworks {
namespace {

struct TargetFolder {
  FolderGlobs globs;
  std::size_t pod = 0;
};

struct TargetFolders {
  std::vector<TargetFolder> all = {};
  FolderIndex index = {};
};

struct Overlap {
  std::size_t files = 0;
  std::string_view first = {};
};

/// Of targets whose files are known whole and in every case.
TargetFolders find_folders(const std::vector<PodDeclaration>& declarations) {
  TargetFolders folders;
  for (std::size_t i = 0; i < declarations.size(); ++i) {
    const UnitDeclaration& unit = declarations[i].units[0];
    if (declarations[i].package.empty() || unit.files_are_partial) continue;
    for (const FolderFiles& folder : unit.folders) {
      if (!folder.yields_rest) continue;
      folders.all.push_back({FolderGlobs(folder), i});
      folders.index.add(folders.all.back().globs, folders.all.size() - 1);
    }
  }
  return folders;
}

/// From the innermost to the outermost.
std::vector<std::size_t> who_compiles(std::string_view path, const TargetFolders& folders) {
  std::vector<std::size_t> numbers = folders.index.may_take(path);
  std::erase_if(numbers, [&](std::size_t number) { return !folders.all[number].globs.takes(path, false); });
  const auto depth = [&](std::size_t number) { return folders.all[number].globs.folder().root.size(); };
  std::stable_sort(numbers.begin(), numbers.end(), [&](std::size_t a, std::size_t b) { return depth(a) > depth(b); });
  std::vector<std::size_t> pods;
  for (const std::size_t number : numbers) pods.push_back(folders.all[number].pod);
  return pods;
}

Diagnostic describe(const PodDeclaration& inner, const PodDeclaration& outer, const Overlap& overlap) {
  const std::string more = overlap.files == 1 ? "" : fmt::format(" and {} more", overlap.files - 1);
  Diagnostic problem = manifest_problem(
      outer.at,
      fmt::format("`{}` and `{}` both compile {}{}: SwiftPM stops here", outer.name, inner.name, overlap.first, more),
      fmt::format("leave what is `{}`'s out of `{}` with `exclude:`", inner.name, outer.name));
  problem.subject = fmt::format("{} {}", outer.name, inner.name);
  problem.pods = {std::min(outer.name, inner.name), std::max(outer.name, inner.name)};
  return problem;
}

}  // namespace

void report_overlapping_targets(const std::vector<PodDeclaration>& declarations, ScanResult& scan) {
  const TargetFolders folders = find_folders(declarations);
  if (folders.all.empty()) return;
  std::map<std::pair<std::size_t, std::size_t>, Overlap> overlaps;  // inner, outer
  for (const SourceFile& file : scan.files) {
    const bool is_source = file.language == Language::CFamily || file.language == Language::Swift;
    if (!is_source || file.is_header) continue;
    const std::vector<std::size_t> pods = who_compiles(file.path, folders);
    for (std::size_t i = 1; i < pods.size(); ++i) {
      const PodDeclaration& inner = declarations[pods[0]];
      if (pods[i] == pods[0] || declarations[pods[i]].package != inner.package) continue;
      Overlap& overlap = overlaps[{pods[0], pods[i]}];
      if (overlap.files++ == 0) overlap.first = file.path;
    }
  }
  for (const auto& [pair, overlap] : overlaps) {
    scan.problems.push_back(describe(declarations[pair.first], declarations[pair.second], overlap));
  }
}

}  // namespace podworks
