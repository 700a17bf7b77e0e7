#include "scanner/files/linked_files.h"

#include <algorithm>
#include <map>
#include <optional>

namespace podworks {
namespace {

/// What leads to one file, and the file itself.
using Paths = std::vector<FileId>;

std::optional<FileId> file_at(const ScanResult& scan, std::string_view path) {
  const auto found =
      std::lower_bound(scan.files.begin(), scan.files.end(), path,
                       [](const SourceFile& file, std::string_view wanted) { return file.path < wanted; });
  if (found == scan.files.end() || found->path != path) return std::nullopt;
  return id_at<FileId>(static_cast<std::size_t>(found - scan.files.begin()));
}

std::map<FileId, Paths> paths_by_file(const std::vector<LinkedFile>& links, const ScanResult& scan) {
  std::map<FileId, Paths> paths;
  for (const LinkedFile& link : links) {
    const std::optional<FileId> from = file_at(scan, link.path);
    const std::optional<FileId> to = file_at(scan, link.target);
    if (!from || !to) continue;
    Paths& all = paths[*to];
    if (all.empty()) all.push_back(*to);
    all.push_back(*from);
  }
  return paths;
}

}  // namespace

void own_second_paths(const std::vector<LinkedFile>& links, ScanResult& scan, std::vector<Ownership>& owned) {
  const std::map<FileId, Paths> paths = paths_by_file(links, scan);
  if (paths.empty()) return;
  std::map<FileId, std::vector<UnitId>> units;  // of the paths above only
  for (const auto& [file, all] : paths) {
    for (const FileId path : all) units[path];
  }
  for (const Ownership& one : owned) {
    if (const auto found = units.find(one.file); found != units.end()) found->second.push_back(one.unit);
  }
  for (const auto& [file, all] : paths) {
    std::vector<UnitId> owners;
    for (const FileId path : all) owners.insert(owners.end(), units[path].begin(), units[path].end());
    if (owners.empty()) continue;
    for (const FileId path : all) {
      SourceFile& other = scan.files[index_of(path)];
      if (!units[path].empty() || other.language == Language::None) continue;
      other.is_second_path = true;
      for (const UnitId unit : owners) owned.push_back({path, unit, Role::Resource});
    }
  }
}

}  // namespace podworks
