#include "scanner/files/spare_headers.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "base/text.h"
#include "scanner/files/folder_globs.h"

namespace podworks {
namespace {

/// A folder whose manifest lists what is compiled.
struct Limited {
  FolderGlobs globs;
  UnitId unit = {};
  std::size_t pod = 0;
};

using LimitedOf = std::multimap<std::string_view, Limited>;  // by the folder

LimitedOf find_limited(const std::vector<PodDeclaration>& declarations, const ScanResult& scan) {
  LimitedOf limited;
  for (std::size_t i = 0; i < declarations.size(); ++i) {
    for (std::size_t j = 0; j < declarations[i].units.size(); ++j) {
      for (const FolderFiles& folder : declarations[i].units[j].folders) {
        if (folder.limits_sources) limited.emplace(folder.root, Limited{FolderGlobs(folder), scan.pods[i].units[j], i});
      }
    }
  }
  return limited;
}

std::string_view stem_of(std::string_view path) {
  const std::string_view name = base_name(path);
  return name.substr(0, name.rfind('.'));
}

class SpareHeaders {
 public:
  SpareHeaders(const LimitedOf& limited, const PodFolders& folders, const ScanResult& scan,
               const std::vector<Ownership>& owned)
      : limited_(limited), folders_(folders), scan_(scan), is_owned_(scan.files.size(), false) {
    for (const auto& [root, one] : limited) by_unit_[one.unit].push_back(&one);
    for (const Ownership& one : owned) {
      is_owned_[index_of(one.file)] = true;
      const bool compiles = one.role == Role::Source || one.role == Role::Test;
      const std::string_view path = scan.files[index_of(one.file)].path;
      if (compiles && by_unit_.contains(one.unit)) add_source(path, one.unit);
      if (one.role == Role::PublicHeader) public_names_.emplace(base_name(path), one.unit);
    }
    for (const SourceFile& file : scan.files) {
      if (file.language != Language::None && !file.is_header) with_sources_.insert(folder_of(file.path));
    }
  }

  std::vector<Ownership> take() const {
    std::vector<Ownership> taken;
    for (std::size_t i = 0; i < scan_.files.size(); ++i) {
      const SourceFile& file = scan_.files[i];
      if (is_owned_[i] || !file.is_header || file.language != Language::CFamily) continue;
      for (const Limited* one : owners_of(file)) {
        taken.push_back({id_at<FileId>(i), one->unit, role_of(file, *one)});
      }
    }
    return taken;
  }

 private:
  /// The public headers may be links to the headers beside the sources: then both are public.
  Role role_of(const SourceFile& file, const Limited& one) const {
    if (one.globs.is_test(file.path)) return Role::Test;
    const bool is_open = one.globs.is_open(file.path) || public_names_.contains({base_name(file.path), one.unit});
    return is_open ? Role::PublicHeader : Role::PrivateHeader;
  }

  void add_source(std::string_view path, UnitId unit) {
    const std::string_view folder = folder_of(path);
    beside_[folder].insert(unit);
    namesakes_[{folder, stem_of(path)}].insert(unit);
    for (std::string_view each = folder;; each = folder_of(each)) {
      if (!below_[each].insert(unit).second || each.empty()) break;
    }
  }

  /// One of those whose headers may be this one.
  bool is_around(const Limited& one, const SourceFile& file) const {
    const std::string_view root = one.globs.folder().root;
    return !one.globs.excludes(file.path) && !folders_.lies_deeper(file, root, one.pod);
  }

  std::vector<const Limited*> owners_of(const SourceFile& file) const {
    for (std::string_view folder = folder_of(file.path);; folder = folder_of(folder)) {
      const auto [begin, end] = limited_.equal_range(folder);
      const auto has_it = [&](const auto& entry) { return is_around(entry.second, file); };
      if (std::any_of(begin, end, has_it)) return nearest(file, folder);
      if (folder.empty()) return {};
    }
  }

  /// Of those in `root`.
  std::vector<const Limited*> nearest(const SourceFile& file, std::string_view root) const {
    const std::string_view own_folder = folder_of(file.path);
    const auto of_units = [&](const Units& units) {
      std::vector<const Limited*> some;
      for (const UnitId unit : units) {
        for (const Limited* one : by_unit_.at(unit)) {
          if (one->globs.folder().root == root && is_around(*one, file)) some.push_back(one);
        }
      }
      return some;
    };
    const auto found_in = [&](const auto& units_of, const auto& key) {
      const auto found = units_of.find(key);
      return found != units_of.end() ? of_units(found->second) : std::vector<const Limited*>();
    };
    std::vector<const Limited*> some = found_in(namesakes_, std::pair(own_folder, stem_of(file.path)));
    if (!some.empty()) return some;
    if (with_sources_.contains(own_folder)) return found_in(beside_, own_folder);
    for (std::string_view folder = own_folder;; folder = folder_of(folder)) {
      some = found_in(below_, folder);
      if (!some.empty() || folder == root) return some;
    }
  }

  const LimitedOf& limited_;
  const PodFolders& folders_;
  const ScanResult& scan_;
  std::vector<bool> is_owned_;
  using Units = std::set<UnitId>;
  std::map<UnitId, std::vector<const Limited*>> by_unit_;
  std::map<std::pair<std::string_view, std::string_view>, Units> namesakes_;  // who compiles: by folder and stem
  std::map<std::string_view, Units> beside_;                                  // by folder
  std::map<std::string_view, Units> below_;                                   // by the folder and all around it
  std::set<std::string_view> with_sources_;
  std::set<std::pair<std::string_view, UnitId>> public_names_;
};

}  // namespace

std::vector<Ownership> spare_headers(const std::vector<PodDeclaration>& declarations, const PodFolders& folders,
                                     const ScanResult& scan, const std::vector<Ownership>& owned) {
  const LimitedOf limited = find_limited(declarations, scan);
  if (limited.empty()) return {};
  return SpareHeaders(limited, folders, scan, owned).take();
}

}  // namespace podworks
