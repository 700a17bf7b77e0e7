// What the resolvers look things up in: files by path and by name, headers by the name under which pods serve them,
// modules, and pods whose sources are absent. Built once after the owners are known; read by all threads.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "model/declaration.h"
#include "model/scan.h"
#include "scanner/resolve/kept_headers.h"
#include "scanner/resolve/string_multimap.h"

namespace podworks {

/// A header under one of the names that a pod serves it by: <React/RCTBridge.h>.
struct ServedHeader {
  UnitId unit = {};
  FileId file = {};
  bool by_convention = false;  ///< <Pod/X.h> of a folder pod: no manifest says so
};

/// A pod that is declared though none of its sources lies in the tree (a third-party podspec).
struct AbsentPod {
  PodId pod = {};
  UnitId unit = {};
  std::vector<std::string> folders = {};   ///< first parts of spellings that are its own: header_dir, module, pod name
  std::vector<std::string> patterns = {};  ///< its globs, braces expanded
};

class PodIndex {
 public:
  PodIndex(const ScanResult& scan, const std::vector<PodDeclaration>& declarations);

  std::optional<FileId> file_at(std::string_view path) const;
  std::span<const StringMultimap<ServedHeader>::Entry> served_as(std::string_view spelling) const {
    return served_.find(spelling);
  }
  /// C-family files by their base name, the unowned ones too.
  std::span<const StringMultimap<FileId>::Entry> named(std::string_view base_name) const {
    return named_.find(base_name);
  }
  std::span<const StringMultimap<UnitId>::Entry> modules(std::string_view name) const { return modules_.find(name); }
  /// The pods whose package, npm package or Android namespace this is.
  std::span<const StringMultimap<UnitId>::Entry> provided(Language language, std::string_view name) const {
    return provided_[static_cast<std::size_t>(language)].find(name);
  }
  /// The first of these names that the pod has; empty if it has none.
  std::string_view first_provided(Language language, PodId pod) const;
  /// The same by the package's folder, relative to the pool's root.
  std::span<const StringMultimap<UnitId>::Entry> packages_in(Language language, std::string_view folder) const {
    return package_folders_[static_cast<std::size_t>(language)].find(folder);
  }
  /// Where the pod's package of this language lies: the folder that is declared for the language alone, else its root.
  std::string_view package_folder(Language language, PodId pod) const;
  /// Units and pods by their full name: "React-Core", "React-Core/Default".
  std::optional<UnitId> unit_named(std::string_view name) const;
  /// The units for which a build makes the header of this path from the pool's root.
  std::span<const StringMultimap<UnitId>::Entry> makers_of(std::string_view path) const { return made_.find(path); }
  bool has_made_headers() const { return has_made_; }
  /// The units to which the header of this path is their own where they are declared and no owner is.
  std::span<const StringMultimap<UnitId>::Entry> lenders_of(std::string_view path) const { return lent_.find(path); }
  const KeptHeaders& kept() const { return kept_; }
  const std::vector<AbsentPod>& absent_pods() const { return absent_; }
  /// A pod whose sources are in the tree serves headers below this first part of a spelling ("React").
  bool is_served_folder(std::string_view folder) const { return !served_folders_.find(folder).empty(); }
  /// Header search paths of a unit, relative to the pool's root.
  const std::vector<std::string>& search_paths(UnitId unit) const { return search_paths_[index_of(unit)]; }
  /// The folder of the unit's own in which the file lies, as long as it is; nullopt: its globs alone take the file.
  std::optional<std::string_view> folder_around(UnitId unit, std::string_view path) const;
  /// The spelling, without brackets, by which a unit serves its header; empty if it serves none.
  std::string_view spelling_of(FileId file) const;

  /// The same tables with lower-case keys, for the last resort. Built when first asked for.
  struct LowerCase {
    Arena arena;
    StringMultimap<FileId> paths;
    StringMultimap<ServedHeader> served;
    StringMultimap<FileId> named;
  };
  const LowerCase& ignoring_case() const;

 private:
  void add_files();
  void add_served(FileId file, UnitId id, const PodDeclaration& declaration, const UnitDeclaration& unit);
  void serve(std::string_view folder, std::string_view below, ServedHeader header);
  void add_pod(const PodDeclaration& declaration, PodId id);

  const ScanResult& scan_;
  KeptHeaders kept_;
  Arena arena_;
  StringMultimap<FileId> paths_;
  StringMultimap<FileId> named_;
  StringMultimap<ServedHeader> served_;
  StringMultimap<bool> served_folders_;
  StringMultimap<UnitId> modules_;
  StringMultimap<UnitId> units_;
  StringMultimap<UnitId> made_;  // paths of headers that a build makes
  bool has_made_ = false;
  StringMultimap<UnitId> lent_;                                         // paths of headers
  std::array<StringMultimap<UnitId>, kLanguageCount> provided_;         // by language
  std::array<StringMultimap<UnitId>, kLanguageCount> package_folders_;  // by language
  std::map<std::pair<PodId, Language>, std::string_view> folder_of_package_;
  std::map<std::pair<PodId, Language>, std::string_view> first_provided_;
  std::vector<std::string_view> first_spelling_;  // by file
  std::vector<std::vector<std::string>> search_paths_;
  std::vector<std::vector<std::string_view>> folders_;  // by unit, those that it takes sources of the C family from
  std::vector<AbsentPod> absent_;
  std::vector<std::pair<std::string_view, ServedHeader>> all_served_;
  std::set<std::pair<std::string, UnitId>> vendored_modules_;  // of prebuilt frameworks
  mutable std::once_flag lower_once_;
  mutable std::unique_ptr<LowerCase> lower_;
};

}  // namespace podworks
