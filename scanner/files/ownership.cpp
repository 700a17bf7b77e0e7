#include "scanner/files/ownership.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "base/parallel.h"
#include "base/text.h"
#include "scanner/files/cocoapods_files.h"
#include "scanner/files/folder_globs.h"
#include "scanner/files/linked_files.h"
#include "scanner/files/overlapping_targets.h"
#include "scanner/files/pod_folders.h"
#include "scanner/files/shared_files.h"
#include "scanner/files/spare_headers.h"
#include "scanner/languages/language.h"
#include "scanner/pods/directory.h"
#include "scanner/pods/gradle/files.h"

namespace podworks {
namespace {

struct Inputs {
  const std::vector<std::string_view>& listing;
  const std::vector<SourceFile>& files;
  const Project& project;
  const PodFolders& folders;
};

/// The file or all files of the folder, as numbers of the listing.
std::pair<std::size_t, std::size_t> range_at(const std::vector<std::string_view>& listing, std::string_view place) {
  const auto found = std::lower_bound(listing.begin(), listing.end(), place);
  if (place.empty() || found == listing.end() || *found != place) return range_below(listing, place);
  const auto number = static_cast<std::size_t>(found - listing.begin());
  return {number, number + 1};
}

/// What a unit owns by one of its folders.
void own_folder(const Inputs& in, std::size_t pod, const FolderFiles& folder, UnitId unit,
                std::vector<Ownership>& out) {
  const FolderGlobs globs(folder);
  for (const std::string& place : globs.reach()) {
    const auto [begin, end] = range_at(in.listing, place);
    for (std::size_t i = begin; i < end; ++i) {
      const SourceFile& file = in.files[i];
      if (file.path.size() <= folder.root.size()) continue;  // the folder is a file
      if (file.language == Language::None || !has(folder.languages, file.language)) continue;
      if (!globs.takes(file.path, file.is_header)) continue;
      if (in.folders.lies_deeper(file, folder.root, pod)) continue;
      out.push_back({id_at<FileId>(i), unit,
                     globs.is_test(file.path)   ? Role::Test
                     : !file.is_header          ? Role::Source
                     : globs.is_open(file.path) ? Role::PublicHeader
                                                : Role::PrivateHeader});
    }
  }
}

/// What it owns because its manifest lists it. What is listed and is not there, the reader reports.
void own_listed(const Inputs& in, const PodDeclaration& declaration, const UnitDeclaration& unit, UnitId id,
                std::vector<Ownership>& out) {
  for (const ListedFile& listed : unit.files) {
    const auto found = std::lower_bound(in.listing.begin(), in.listing.end(), std::string_view(listed.path));
    if (found == in.listing.end() || *found != listed.path) continue;
    const auto number = static_cast<std::size_t>(found - in.listing.begin());
    const SourceFile& file = in.files[number];
    if (file.language == Language::None || !has(declaration.languages, file.language)) continue;
    out.push_back({id_at<FileId>(number), id,
                   listed.is_test    ? Role::Test
                   : !file.is_header ? Role::Source
                   : listed.open     ? Role::PublicHeader
                                     : Role::PrivateHeader});
  }
}

void keep_copies(const Inputs& in, std::size_t of_folders, std::vector<Ownership>& owned);

void own_pod(const Inputs& in, std::size_t number, const PodDeclaration& declaration, const Pod& pod,
             std::vector<Ownership>& out) {
  for (std::size_t i = 0; i < declaration.units.size(); ++i) {
    for (const FolderFiles& folder : declaration.units[i].folders) own_folder(in, number, folder, pod.units[i], out);
    own_listed(in, declaration, declaration.units[i], pod.units[i], out);
  }
  if (!declaration.by_cocoapods) return;
  const std::size_t of_folders = out.size();
  CocoaPodsFiles files(in.listing, in.files, declaration.root);
  for (std::size_t i = 0; i < declaration.units.size(); ++i) files.own(declaration.units[i], pod.units[i], out);
  keep_copies(in, of_folders, out);
}

/// A pod that a podspec and a Swift package declare may have its public headers a second time for the latter, mostly as
/// links in `include/`. CocoaPods takes the podspec's only, so the others are no headers of the same name.
void keep_copies(const Inputs& in, std::size_t of_folders, std::vector<Ownership>& owned) {
  if (of_folders == 0) return;
  std::set<FileId> taken;
  std::set<std::string_view> names;
  for (std::size_t i = of_folders; i < owned.size(); ++i) {
    const SourceFile& file = in.files[index_of(owned[i].file)];
    if (!file.is_header || owned[i].role == Role::Resource) continue;
    taken.insert(owned[i].file);
    names.insert(base_name(file.path));
  }
  for (std::size_t i = 0; i < of_folders; ++i) {
    const SourceFile& file = in.files[index_of(owned[i].file)];
    if (file.is_header && !taken.contains(owned[i].file) && names.contains(base_name(file.path))) {
      owned[i].role = Role::KeptHeader;
    }
  }
}

/// `public:` of podworks.pod.yml, and `tests:`, say more than the manifest.
void apply_settings(const Inputs& in, const PodDeclaration& declaration, std::vector<Ownership>& owned) {
  const bool tests_hold = is_folder_pod(declaration) || !in.project.tests_are_default;
  std::vector<Glob> open;
  for (const PodSettings& settings : in.project.pod_settings) {
    if (settings.folder != declaration.root) continue;
    for (const std::string& glob : settings.public_files) open.emplace_back(glob);
  }
  if (open.empty() && !tests_hold) return;
  for (Ownership& one : owned) {
    const std::string_view path = in.files[index_of(one.file)].path;
    if (one.role == Role::PublicHeader && !open.empty()) {
      const std::string_view below = path.substr(declaration.root.empty() ? 0 : declaration.root.size() + 1);
      if (!matches_any(open, below)) one.role = Role::PrivateHeader;
    }
    if (tests_hold && one.role != Role::Resource) {
      const auto matches = [&](const Located<Glob>& glob) { return glob.value.matches(path); };
      if (std::any_of(in.project.tests.begin(), in.project.tests.end(), matches)) one.role = Role::Test;
    }
  }
}

/// What lies in the root itself says nothing of the folders.
bool lies_below(std::string_view folder, std::string_view outer) {
  return folder == outer || (!outer.empty() && lies_in(folder, outer));
}

/// Paths come sorted: folders come after those around them, though not always right after them.
void note_other_language(std::string_view path, ScanNotes& notes) {
  ++notes.files_of_other_languages;
  std::vector<std::string>& folders = notes.folders_of_other_languages;
  const std::string_view folder = folder_of(path);
  if (folders.empty() || !lies_below(folder, folders.back())) folders.emplace_back(folder);
}

/// In order, and without those that lie in another one.
void sort_folders(std::vector<std::string>& folders) {
  std::sort(folders.begin(), folders.end(),
            [](const std::string& a, const std::string& b) { return a + '/' < b + '/'; });
  std::vector<std::string> kept;
  for (std::string& folder : folders) {
    if (kept.empty() || !lies_below(folder, kept.back())) kept.push_back(std::move(folder));
  }
  folders = std::move(kept);
}

void list_files(const std::vector<std::string_view>& listing, const PodFolders& folders, ScanResult& scan) {
  scan.files.resize(listing.size());
  for (std::size_t i = 0; i < listing.size(); ++i) {
    SourceFile& file = scan.files[i];
    file.path = listing[i];
    const LanguageOfFile language = language_of(file.path);
    if (language.row == nullptr) continue;
    if (!folders.takes(file.path, language.row->language)) {
      if (!language.row->is_resource) note_other_language(file.path, scan.notes);
      continue;
    }
    file.language = language.row->language;
    file.is_header = language.is_header;
  }
  sort_folders(scan.notes.folders_of_other_languages);
}

/// What names classes only is nobody's source, whichever list of a manifest takes it in.
void make_resources(const ScanResult& scan, std::vector<Ownership>& owned) {
  for (Ownership& one : owned) {
    const SourceFile& file = scan.files[index_of(one.file)];
    const bool may_be = file.language == Language::CFamily || file.language == Language::Jvm;
    if (!may_be || file.is_header || one.role != Role::Source) continue;
    if (is_resource_file(file.path)) one.role = Role::Resource;
  }
}

// One role per unit and file: the smallest, so that a header that is also a resource stays a header. It holds for all
// platforms on which the unit takes the file.
void store(std::vector<Ownership> all, ScanResult& scan) {
  std::sort(all.begin(), all.end(), [](const Ownership& a, const Ownership& b) {
    return std::tie(a.file, a.unit, a.role) < std::tie(b.file, b.unit, b.role);
  });
  std::vector<Ownership> merged;
  merged.reserve(all.size());
  for (const Ownership& one : all) {
    if (!merged.empty() && merged.back().file == one.file && merged.back().unit == one.unit) {
      if (one.role != Role::Resource) merged.back().platforms |= one.platforms;
    } else {
      merged.push_back(one);
    }
  }
  all = std::move(merged);
  scan.owners.reserve(all.size());
  for (const Ownership& one : all) {
    SourceFile& file = scan.files[index_of(one.file)];
    if (file.owner_count++ == 0) file.first_owner = static_cast<std::uint32_t>(scan.owners.size());
    scan.owners.push_back({one.unit, one.role, one.platforms});
    if (one.role != Role::Resource && !is_resource_file(file.path)) ++scan.units[index_of(one.unit)].files;
  }
}

/// The examples in a catalog of documentation are compiled by nobody.
bool is_documentation(std::string_view path) {
  for (std::string_view folder = folder_of(path); !folder.empty(); folder = folder_of(folder)) {
    if (folder.ends_with(".docc")) return true;
  }
  return false;
}

/// What a Gradle or Maven build packs as it is, like the inputs of a processor's tests: "src/test/resources/A.java".
bool is_packed_text(const SourceFile& file) {
  const std::vector<std::string_view> parts = split(file.path, '/');
  for (std::size_t i = 0; i + 3 < parts.size(); ++i) {
    if (parts[i] == "src" && parts[i + 2] == "resources") return file.language == Language::Jvm;
  }
  return false;
}

/// Of a Gradle build below another module's src/test: what its tests run.
bool is_of_fixture(const std::vector<std::string_view>& listing, const SourceFile& file) {
  if (file.language != Language::Jvm || file.path.find("src/") == std::string_view::npos) return false;
  for (std::string_view folder = folder_of(file.path); !folder.empty(); folder = folder_of(folder)) {
    for (const std::string_view name : {"settings.gradle", "settings.gradle.kts"}) {
      const std::string settings = join_path(folder, name);
      if (std::binary_search(listing.begin(), listing.end(), settings) && is_test_fixture(listing, settings))
        return true;
    }
  }
  return false;
}

void forget_ownerless(const std::vector<std::string_view>& listing, ScanResult& scan) {
  for (SourceFile& file : scan.files) {
    if (file.language == Language::None || file.owner_count > 0) continue;
    const LanguageRow& row = *language_of(file.path).row;
    if (row.only_declares || row.is_resource || is_documentation(file.path) || is_packed_text(file) ||
        is_of_fixture(listing, file))
      file.language = Language::None;
  }
}

}  // namespace

void assign_owners(const PoolFiles& pool, const std::vector<PodDeclaration>& declarations, const Project& project,
                   int threads, ScanResult& scan) {
  const std::vector<std::string_view>& listing = pool.listing.files;
  const PodFolders folders(declarations);
  list_files(listing, folders, scan);
  const Inputs in{listing, scan.files, project, folders};
  std::vector<std::vector<Ownership>> owned(declarations.size());
  parallel_for(declarations.size(), 4, threads, [&](std::size_t begin, std::size_t end, int) {
    for (std::size_t i = begin; i < end; ++i) {
      own_pod(in, i, declarations[i], scan.pods[i], owned[i]);
      make_resources(scan, owned[i]);
      apply_settings(in, declarations[i], owned[i]);
    }
  });
  std::vector<Ownership> all;
  for (const std::vector<Ownership>& some : owned) all.insert(all.end(), some.begin(), some.end());
  const std::vector<Ownership> spare = spare_headers(declarations, folders, scan, all);
  all.insert(all.end(), spare.begin(), spare.end());
  own_second_paths(pool.links, scan, all);
  store(std::move(all), scan);
  forget_ownerless(listing, scan);
  report_shared_files(declarations, scan);
  report_overlapping_targets(declarations, scan);
}

}  // namespace podworks
