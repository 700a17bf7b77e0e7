// The steps of resolve_c_family.cpp that know a header by its name, or by the end of its path, and not by a place.
#include <algorithm>

#include "base/text.h"
#include "scanner/pods/cocoapods_glob.h"
#include "scanner/resolve/resolver.h"
#include "scanner/resolve/spelling.h"

namespace podworks {

// The own pod, then the declared ones: by base name, or by the path's end where the spelling has folders.
std::optional<Resolution> Resolver::by_name(std::string_view spelling, const Importer& importer) {
  const auto entries = context_.index.named(base_name(spelling));
  if (entries.empty() || is_relative(spelling)) return std::nullopt;
  std::vector<FileId> own;
  std::vector<FileId> declared_files;
  const bool bare = !has_folder(spelling);
  for (const auto& entry : entries) {
    if (!bare && !ends_in(context_.scan.files[index_of(entry.value)].path, spelling)) continue;
    bool is_declared = false;
    for (const FileOwner& owner : context_.scan.owners_of(entry.value)) {
      if (pod_of(owner.unit) == importer.pod) {
        own.push_back(entry.value);
        break;
      }
      // A declared pod's header answers to its bare name only if it is served so, not to a path's end.
      is_declared =
          is_declared || (bare && owner.role != Role::Test && !context_.scan.pod_of(owner.unit).headers_by_path &&
                          declared(importer.unit).transitive[index_of(pod_of(owner.unit))]);
    }
    if (is_declared) declared_files.push_back(entry.value);
  }
  if (!own.empty()) return resolved_files(own, How::OwnPod, importer);
  return resolved_files(declared_files, How::DeclaredPod, importer);
}

// Where no search path is declared: the file whose path ends in the spelling, below the pool's root, a pod's folder,
// its parent, or the pod's include/ or src/.
std::optional<Resolution> Resolver::by_include_root(std::string_view spelling, const Importer& importer) {
  if (is_relative(spelling)) return std::nullopt;
  std::vector<FileId> found;
  for (const auto& entry : context_.index.named(base_name(spelling))) {
    const std::string_view path = context_.scan.files[index_of(entry.value)].path;
    if (!ends_in(path, spelling)) continue;
    std::string_view root = path.substr(0, path.size() - spelling.size());
    if (root.ends_with('/')) root.remove_suffix(1);
    const auto owners = context_.scan.owners_of(entry.value);
    const bool is_root = std::any_of(owners.begin(), owners.end(), [&](const FileOwner& owner) {
      if (context_.scan.pod_of(owner.unit).declares_dependencies) return false;  // a manifest says how it is served
      const std::string& pod = context_.scan.pod_of(owner.unit).root;
      return root.empty() || root == pod || root == folder_of(pod) || root == join_path(pod, "include") ||
             root == join_path(pod, "src");
    });
    if (is_root) found.push_back(entry.value);
  }
  return resolved_files(found, How::IncludeRoot, importer);
}

std::optional<Resolution> Resolver::any_pod(std::string_view spelling, const Importer& importer) {
  std::vector<FileId> files;
  for (const auto& entry : context_.index.named(spelling)) {
    const auto owners = context_.scan.owners_of(entry.value);
    const auto is_offered = [&](const FileOwner& owner) {
      return owner.role != Role::Test && owner.role != Role::Resource &&
             !context_.scan.pod_of(owner.unit).headers_by_path;
    };
    if (std::any_of(owners.begin(), owners.end(), is_offered)) files.push_back(entry.value);
  }
  return resolved_files(files, How::AnyPod, importer);
}

// A pod whose sources are not in the tree still owns what its manifest says is its own; but a folder that pods of the
// tree serve is known header by header, and what is not there is nobody's.
std::optional<Resolution> Resolver::declared_only(std::string_view spelling, const Importer& importer) {
  const bool is_served = context_.index.is_served_folder(first_part(spelling));
  std::vector<UnitId> by_folder;
  std::vector<UnitId> by_pattern;
  for (const AbsentPod& absent : context_.index.absent_pods()) {
    const auto begins = [&](const std::string& folder) {
      return spelling.size() > folder.size() && spelling.starts_with(folder) && spelling[folder.size()] == '/';
    };
    if (!is_served && std::any_of(absent.folders.begin(), absent.folders.end(), begins))
      by_folder.push_back(absent.unit);
    const auto matches = [&](const std::string& pattern) { return ruby_fnmatch(pattern, spelling); };
    if (has_folder(spelling) && std::any_of(absent.patterns.begin(), absent.patterns.end(), matches))
      by_pattern.push_back(absent.unit);
  }
  const std::vector<UnitId>& units = by_folder.empty() ? by_pattern : by_folder;
  if (units.empty()) return std::nullopt;
  const Choice choice = choose_pod(units, importer);
  if (!choice.unit) return Resolution{Ambiguous{choice.candidates}};
  return Resolution{Resolved{*choice.unit, std::nullopt, How::DeclaredOnly}};
}

bool Resolver::knows_all_folders(const Importer& importer) const {
  return context_.scan.pods[index_of(importer.pod)].names_all_folders &&
         !context_.index.search_paths(importer.unit).empty();
}

std::vector<FileId> Resolver::named_ignoring_case(const std::string& spelling, const Importer& importer) {
  std::vector<FileId> files;
  const std::vector<std::string>& folders = context_.index.search_paths(importer.unit);
  const bool is_exact = knows_all_folders(importer);
  for (const auto& entry : context_.index.ignoring_case().named.find(spelling)) {
    const std::string_view folder = folder_of(context_.scan.files[index_of(entry.value)].path);
    if (is_exact && std::find(folders.begin(), folders.end(), folder) == folders.end()) continue;
    const auto owners = context_.scan.owners_of(entry.value);
    const auto answers = [&](const FileOwner& owner) { return !context_.scan.pod_of(owner.unit).headers_by_path; };
    if (std::any_of(owners.begin(), owners.end(), answers)) files.push_back(entry.value);
  }
  return files;
}

std::optional<Resolution> Resolver::ignoring_case(const ImportStatement& statement, const Importer& importer) {
  const PodIndex::LowerCase& lower = context_.index.ignoring_case();
  const std::string spelling = to_lower(statement.spelling);
  std::optional<Resolution> found;
  if (statement.form != Form::IncludeAngle) {
    const std::string folder = to_lower(folder_of(context_.scan.files[index_of(importer.file)].path));
    const std::optional<std::string> path = normalize_path(join_path(folder, spelling));
    const auto entries = path ? lower.paths.find(*path) : decltype(lower.paths.find("")){};
    if (!entries.empty()) found = resolved_file(entries[0].value, How::IgnoringCase, importer);
  }
  std::vector<FileId> files;
  if (!found) {
    for (const auto& entry : lower.served.find(spelling)) files.push_back(entry.value.file);
    if (files.empty() && !has_folder(spelling)) files = named_ignoring_case(spelling, importer);
    std::sort(files.begin(), files.end());
    files.erase(std::unique(files.begin(), files.end()), files.end());
    found = resolved_files(files, How::IgnoringCase, importer);
  }
  if (found) found->case_differs = std::holds_alternative<Resolved>(found->target);
  return found;
}

}  // namespace podworks
