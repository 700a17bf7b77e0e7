#include "scanner/files/ownership.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <tuple>

#include <fmt/format.h>

#include "base/parallel.h"
#include "base/text.h"
#include "scanner/languages/language.h"
#include "scanner/pods/cocoapods_glob.h"

namespace podworks {
namespace {

struct Ownership {
  FileId file = {};
  UnitId unit = {};
  Role role = Role::Source;
  PlatformSet platforms = kAllPlatforms;
};

/// Where the folders of all pods lie: a folder pod ends where a deeper pod begins.
class PodFolders {
 public:
  explicit PodFolders(const std::vector<PodDeclaration>& pods) {
    for (const PodDeclaration& pod : pods) folders_.push_back(pod.root);
    std::sort(folders_.begin(), folders_.end());
    folders_.erase(std::unique(folders_.begin(), folders_.end()), folders_.end());
  }

  /// Another pod's folder lies between `root` and the file.
  bool lies_deeper(std::string_view path, std::string_view root) const {
    for (std::string_view folder = folder_of(path); folder.size() > root.size(); folder = folder_of(folder)) {
      if (std::binary_search(folders_.begin(), folders_.end(), folder)) return true;
    }
    return false;
  }

 private:
  std::vector<std::string_view> folders_;
};

struct Inputs {
  const std::vector<std::string_view>& listing;
  const std::vector<SourceFile>& files;
  const Project& project;
  const PodFolders& folders;
};

std::vector<Glob> to_globs(const std::vector<Pattern>& patterns) {
  std::vector<Glob> globs;
  for (const Pattern& pattern : patterns) globs.emplace_back(pattern.glob);
  return globs;
}

/// The owners in one folder pod.
void own_folder(const Inputs& in, const PodDeclaration& pod, UnitId unit, std::vector<Ownership>& out) {
  const std::vector<Glob> wanted = to_globs(pod.units[0].source_files);
  const std::vector<Glob> open = to_globs(pod.units[0].public_header_files);
  const auto [begin, end] = range_below(in.listing, pod.root);
  for (std::size_t i = begin; i < end; ++i) {
    const SourceFile& file = in.files[i];
    if (file.language == Language::None || in.folders.lies_deeper(file.path, pod.root)) continue;
    const std::string_view below = file.path.substr(pod.root.empty() ? 0 : pod.root.size() + 1);
    if (!wanted.empty() && !matches_any(wanted, below)) continue;
    const bool is_public = open.empty() || matches_any(open, below);
    out.push_back({id_at<FileId>(i), unit,
                   !file.is_header ? Role::Source
                   : is_public     ? Role::PublicHeader
                                   : Role::PrivateHeader});
  }
}

/// The files that the globs of one podspec's unit match, as CocoaPods does it.
class CocoaPodsUnit {
 public:
  CocoaPodsUnit(const Inputs& in, const PodDeclaration& pod) : in_(in) {
    const auto [begin, end] = range_below(in.listing, pod.root);
    first_ = begin;
    tree_ = {std::span(in.listing).subspan(begin, end - begin), pod.root};
  }

  /// What is named for one platform holds there only, so such a unit is read once for each platform.
  void own(const UnitDeclaration& unit, UnitId id, std::vector<Ownership>& out) {
    if (!names_platforms(unit)) return own_for("", unit, id, out);
    for (const std::string_view platform : kPlatformNames) {
      const std::size_t first = out.size();
      own_for(platform, unit, id, out);
      for (std::size_t i = first; i < out.size(); ++i) out[i].platforms = platform_set(platform);
    }
  }

 private:
  static bool names_platforms(const UnitDeclaration& unit) {
    const auto names_one = [](const std::vector<Pattern>& patterns) {
      return std::any_of(patterns.begin(), patterns.end(), [](const Pattern& one) { return !one.platform.empty(); });
    };
    return names_one(unit.source_files) || names_one(unit.exclude_files) || names_one(unit.public_header_files) ||
           names_one(unit.private_header_files) || names_one(unit.project_header_files) || names_one(unit.resources) ||
           names_one(unit.vendored);
  }

  void own_for(std::string_view platform, const UnitDeclaration& unit, UnitId id, std::vector<Ownership>& out) {
    platform_ = platform;
    std::vector<std::size_t> excluded = matched(unit.exclude_files, GlobUse::ExcludeFiles);
    const std::vector<std::size_t> sources = without(matched(unit.source_files, GlobUse::SourceFiles), excluded);
    const std::vector<std::size_t> open = matched(unit.public_header_files, GlobUse::HeaderFiles);
    const std::vector<std::size_t> closed = matched(unit.private_header_files, GlobUse::HeaderFiles);
    const std::vector<std::size_t> project = matched(unit.project_header_files, GlobUse::HeaderFiles);
    const bool all_public = unit.public_header_files.empty();
    for (const std::size_t i : sources) {
      Role role = Role::Source;
      if (unit.kind == UnitKind::Test) {
        role = Role::Test;
      } else if (in_.files[first_ + i].is_header) {
        role = has(project, i)              ? Role::ProjectHeader
               : has(closed, i)             ? Role::PrivateHeader
               : all_public || has(open, i) ? Role::PublicHeader
                                            : Role::ProjectHeader;
      }
      out.push_back({id_at<FileId>(first_ + i), id, role});
    }
    // CocoaPods takes these lists by themselves: they may name headers that `source_files` does not.
    for (const auto& [headers, role] : {std::pair(&open, Role::PublicHeader), std::pair(&closed, Role::PrivateHeader),
                                        std::pair(&project, Role::ProjectHeader)}) {
      for (const std::size_t i : without(*headers, excluded)) {
        if (!has(sources, i) && in_.files[first_ + i].is_header) out.push_back({id_at<FileId>(first_ + i), id, role});
      }
    }
    own_others(unit, id, excluded, out);
  }

  void own_others(const UnitDeclaration& unit, UnitId id, const std::vector<std::size_t>& excluded,
                  std::vector<Ownership>& out) {
    for (const std::size_t i : without(matched(unit.resources, GlobUse::Resources), excluded)) {
      out.push_back({id_at<FileId>(first_ + i), id, Role::Resource});
    }
    // Headers inside a vendored framework are what a prebuilt pod offers.
    for (const std::size_t i : matched(unit.vendored, GlobUse::Resources)) {
      const SourceFile& file = in_.files[first_ + i];
      if (file.is_header) out.push_back({id_at<FileId>(first_ + i), id, Role::PublicHeader});
    }
    // What a prefix header imports holds for every file of the unit: one owner more, so that its imports become edges.
    if (!unit.prefix_header.empty()) {
      for (const std::size_t i : cocoapods_glob(tree_, unit.prefix_header, GlobUse::HeaderFiles)) {
        out.push_back({id_at<FileId>(first_ + i), id, Role::Source});
      }
    }
  }

  std::vector<std::size_t> matched(const std::vector<Pattern>& patterns, GlobUse use) const {
    std::vector<std::size_t> all;
    for (const Pattern& pattern : patterns) {
      if (!pattern.platform.empty() && pattern.platform != platform_) continue;
      const std::vector<std::size_t> some = cocoapods_glob(tree_, pattern.glob, use);
      all.insert(all.end(), some.begin(), some.end());
    }
    if (patterns.size() > 1) {
      std::sort(all.begin(), all.end());
      all.erase(std::unique(all.begin(), all.end()), all.end());
    }
    return all;
  }
  static bool has(const std::vector<std::size_t>& sorted, std::size_t i) {
    return std::binary_search(sorted.begin(), sorted.end(), i);
  }
  static std::vector<std::size_t> without(std::vector<std::size_t> sorted, const std::vector<std::size_t>& taken) {
    if (!taken.empty()) std::erase_if(sorted, [&](std::size_t i) { return has(taken, i); });
    return sorted;
  }

  const Inputs& in_;
  std::string_view platform_ = {};  // that is being read; empty: the unit names none
  std::size_t first_ = 0;           // of the pod's files in the listing
  PodTree tree_;
};

void own_pod(const Inputs& in, const PodDeclaration& declaration, const Pod& pod, std::vector<Ownership>& out) {
  if (declaration.globs == GlobStyle::Podworks) return own_folder(in, declaration, pod.units[0], out);
  CocoaPodsUnit unit(in, declaration);
  for (std::size_t i = 0; i < declaration.units.size(); ++i) unit.own(declaration.units[i], pod.units[i], out);
}

/// `public:` of podworks.pod.yml, and `tests:`, say more than the manifest.
void apply_settings(const Inputs& in, const PodDeclaration& declaration, std::vector<Ownership>& owned) {
  const bool tests_hold = declaration.globs == GlobStyle::Podworks || !in.project.tests_are_default;
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

void list_files(const std::vector<std::string_view>& listing, ScanResult& scan) {
  scan.files.resize(listing.size());
  for (std::size_t i = 0; i < listing.size(); ++i) {
    SourceFile& file = scan.files[i];
    file.path = listing[i];
    const LanguageOfFile language = language_of(file.path);
    if (language.row != nullptr) file.language = language.row->language;
    file.is_header = language.is_header;
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
      merged.back().platforms |= one.platforms;
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
    if (one.role != Role::Resource) ++scan.units[index_of(one.unit)].files;
  }
}

/// A folder pod inside the folder of a podspec whose globs reach into it: both own the files, which nobody meant.
void report_shared_files(const std::vector<PodDeclaration>& declarations, ScanResult& scan) {
  struct Shared {
    std::size_t files = 0;
    std::string_view first = {};
  };
  std::map<std::pair<PodId, PodId>, Shared> shared;  // of a manifest's pod and a folder pod
  const auto is_folder = [&](PodId pod) { return declarations[index_of(pod)].globs == GlobStyle::Podworks; };
  for (std::size_t i = 0; i < scan.files.size(); ++i) {
    if (scan.files[i].owner_count < 2 || scan.files[i].language == Language::None) continue;
    std::set<std::pair<PodId, PodId>> pairs;
    for (const FileOwner& a : scan.owners_of(id_at<FileId>(i))) {
      for (const FileOwner& b : scan.owners_of(id_at<FileId>(i))) {
        const PodId manifest = scan.units[index_of(a.unit)].pod;
        const PodId folder = scan.units[index_of(b.unit)].pod;
        if (!is_folder(manifest) && is_folder(folder)) pairs.emplace(manifest, folder);
      }
    }
    for (const auto& pair : pairs) {
      Shared& entry = shared[pair];
      if (entry.files++ == 0) entry.first = scan.files[i].path;
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

}  // namespace

std::pair<std::size_t, std::size_t> range_below(const std::vector<std::string_view>& listing, std::string_view folder) {
  if (folder.empty()) return {0, listing.size()};
  const std::string from = std::string(folder) + "/";
  const std::string to = std::string(folder) + "0";  // '0' is the byte after '/'
  const auto begin = std::lower_bound(listing.begin(), listing.end(), std::string_view(from));
  const auto end = std::lower_bound(begin, listing.end(), std::string_view(to));
  return {static_cast<std::size_t>(begin - listing.begin()), static_cast<std::size_t>(end - listing.begin())};
}

void assign_owners(const std::vector<std::string_view>& listing, const std::vector<PodDeclaration>& declarations,
                   const Project& project, int threads, ScanResult& scan) {
  list_files(listing, scan);
  const PodFolders folders(declarations);
  const Inputs in{listing, scan.files, project, folders};
  std::vector<std::vector<Ownership>> owned(declarations.size());
  parallel_for(declarations.size(), 4, threads, [&](std::size_t begin, std::size_t end, int) {
    for (std::size_t i = begin; i < end; ++i) {
      own_pod(in, declarations[i], scan.pods[i], owned[i]);
      apply_settings(in, declarations[i], owned[i]);
    }
  });
  std::vector<Ownership> all;
  for (const std::vector<Ownership>& some : owned) all.insert(all.end(), some.begin(), some.end());
  store(std::move(all), scan);
  report_shared_files(declarations, scan);
}

}  // namespace podworks
