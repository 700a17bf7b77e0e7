// What JavaScript reads without a package: the files that a glob of Vite matches, and the text of other languages.
#include <algorithm>

#include "base/glob.h"
#include "base/text.h"
#include "scanner/resolve/resolver.h"

namespace podworks {
namespace {

/// As seen from the pool's root. "/x" and "**/x" begin where the bundler's project does: with the package.
std::optional<std::string> rooted(std::string_view glob, std::string_view folder, std::string_view package) {
  if (glob.starts_with("./") || glob.starts_with("../")) return normalize_path(join_path(folder, glob));
  return normalize_path(join_path(package, glob.substr(glob.starts_with('/') ? 1 : 0)));
}

/// The folder below which all lies that the glob may match.
std::string_view folder_of_glob(std::string_view glob) {
  return folder_of(glob.substr(0, glob.find_first_of("*?[{(!\\")));
}

}  // namespace

// Files of the importer's own pod are no dependency, and what matches nothing is none.
Resolution Resolver::resolve_js_glob(const ImportStatement& statement, const Importer& importer) {
  const std::vector<SourceFile>& files = context_.scan.files;
  const std::string_view here = folder_of(files[index_of(importer.file)].path);
  const NpmPackage* const nearest = js_scope(importer).package;
  const std::string_view package = nearest != nullptr ? std::string_view(nearest->folder) : std::string_view();
  const std::optional<std::string> pattern = rooted(statement.spelling, here, package);
  if (!pattern) return {Unresolved{}};
  const Glob glob(*pattern);
  std::vector<Glob> unwanted;
  for (const std::string_view one : split(statement.words, '\n')) {
    if (const auto path = rooted(one, here, package)) unwanted.emplace_back(*path);
  }
  const std::string folder(folder_of_glob(*pattern));
  auto file = std::lower_bound(files.begin(), files.end(), folder.empty() ? folder : folder + '/',
                               [](const SourceFile& a, const std::string& wanted) { return a.path < wanted; });
  Resolution all;
  std::vector<PodId> seen = {importer.pod};
  for (; file != files.end() && lies_in(file->path, folder); ++file) {
    if (file->owner_count == 0 || !glob.matches(file->path) || matches_any(unwanted, file->path)) continue;
    const auto found = js_file(id_at<FileId>(static_cast<std::size_t>(file - files.begin())), How::Beside, importer);
    const auto* const resolved = found ? std::get_if<Resolved>(&found->target) : nullptr;
    if (resolved == nullptr || std::find(seen.begin(), seen.end(), pod_of(resolved->unit)) != seen.end()) continue;
    seen.push_back(pod_of(resolved->unit));
    if (seen.size() == 2) {
      all.target = *resolved;
    } else {
      all.also.push_back(resolved->unit);
    }
  }
  return all;
}

// JavaScript cannot run it: a loader (`raw-loader!./x.dart`) hands its text over, which takes no dependency.
bool Resolver::is_read_as_text(FileId file, const Importer& importer) const {
  const SourceFile& source = context_.scan.files[index_of(file)];
  if (source.language == Language::None || source.language == Language::JavaScript) return false;
  const auto owners = context_.scan.owners_of(file);
  return std::none_of(owners.begin(), owners.end(),
                      [&](const FileOwner& owner) { return pod_of(owner.unit) == importer.pod; });
}

}  // namespace podworks
