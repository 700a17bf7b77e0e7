#include "scanner/files/shared_files.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/directory.h"

namespace podworks {

void report_shared_files(const std::vector<PodDeclaration>& declarations, ScanResult& scan) {
  struct Shared {
    std::size_t files = 0;
    std::string_view first = {};
  };
  std::map<std::pair<PodId, PodId>, Shared> shared;  // of a manifest's pod and a folder pod
  if (std::none_of(declarations.begin(), declarations.end(), is_folder_pod)) return;
  for (std::size_t i = 0; i < scan.files.size(); ++i) {
    if (scan.files[i].owner_count < 2 || scan.files[i].language == Language::None) continue;
    std::set<PodId> manifests;
    std::set<PodId> folders;  // at most one: a folder pod ends where a deeper one begins
    for (const FileOwner& owner : scan.owners_of(id_at<FileId>(i))) {
      const PodId pod = scan.units[index_of(owner.unit)].pod;
      (is_folder_pod(declarations[index_of(pod)]) ? folders : manifests).insert(pod);
    }
    for (const PodId folder : folders) {
      for (const PodId manifest : manifests) {
        Shared& entry = shared[{manifest, folder}];
        if (entry.files++ == 0) entry.first = scan.files[i].path;
      }
    }
  }
  for (const auto& [pair, entry] : shared) {
    const Pod& manifest = scan.pods[index_of(pair.first)];
    const Pod& folder = scan.pods[index_of(pair.second)];
    Diagnostic problem;
    problem.rule = "manifest-problem";
    problem.place = folder.declared_at;
    problem.message = fmt::format("{} {} both to `{}`, by the globs of its podspec, and to `{}`, by its folder",
                                  counted(entry.files, "file", "files"), entry.files == 1 ? "belongs" : "belong",
                                  manifest.name, folder.name);
    problem.notes = {fmt::format("the first one is {}; the imports of such a file count for both", entry.first)};
    problem.help =
        fmt::format("leave `{}` out of the podspec's globs with `exclude_files`, or out of `pods:`", folder.root);
    problem.subject = fmt::format("{} {}", manifest.name, folder.name);
    problem.pods = {std::min(manifest.name, folder.name), std::max(manifest.name, folder.name)};
    scan.problems.push_back(std::move(problem));
  }
}

}  // namespace podworks
