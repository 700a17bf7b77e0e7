#include <algorithm>
#include <atomic>
#include <deque>
#include <mutex>

#include "base/text.h"
#include "scanner/files/gitignore.h"
#include "scanner/languages/language.h"
#include "scanner/pods/reader.h"
#include "scanner/scan.h"

namespace podworks {
namespace {

/// `**/NAME` is by far the most frequent pattern: it needs no glob matcher, and each folder is asked for all of them.
struct Exclude {
  const Glob* glob = nullptr;
  std::string_view name = {};  ///< of `**/NAME` without wildcards
  std::atomic<std::size_t> hits = 0;
};

class Excludes {
 public:
  explicit Excludes(const Project& project) {
    for (const Located<Glob>& pattern : project.exclude) {
      Exclude& exclude = excludes_.emplace_back();
      exclude.glob = &pattern.value;
      std::string_view text = pattern.value.pattern();
      if (!text.starts_with("**/")) continue;
      text.remove_prefix(3);
      if (text.ends_with("/**")) text.remove_suffix(3);
      if (text.find_first_of("*?[{\\/") == std::string_view::npos) exclude.name = text;
    }
  }

  /// A pattern that matches a folder, or all that lies in it, excludes the folder.
  bool folder(std::string_view path) {
    const std::string_view name = base_name(path);
    std::string inside;
    for (Exclude& exclude : excludes_) {
      bool matched = false;
      if (!exclude.name.empty()) {
        matched = name == exclude.name;
      } else {
        if (inside.empty()) inside = std::string(path) + "/";
        matched =
            exclude.glob->matches(path) || (exclude.glob->pattern().ends_with("**") && exclude.glob->matches(inside));
      }
      if (matched) {
        ++exclude.hits;
        return true;
      }
    }
    return false;
  }

  bool file(std::string_view path) {
    for (Exclude& exclude : excludes_) {
      const bool by_name = !exclude.name.empty() && !exclude.glob->pattern().ends_with("/**");
      const bool matched = by_name ? base_name(path) == exclude.name : exclude.glob->matches(path);
      if (matched) {
        ++exclude.hits;
        return true;
      }
    }
    return false;
  }

  std::map<std::string, std::size_t> hits() const {
    std::map<std::string, std::size_t> all;
    for (const Exclude& exclude : excludes_) all[exclude.glob->pattern()] += exclude.hits;
    return all;
  }

 private:
  std::deque<Exclude> excludes_;  // a deque: an atomic cannot be moved
};

/// Whether podworks would read a file of this name, other than for its imports.
bool names_a_manifest(const Project& project, std::string_view path) {
  if (base_name(path) == "podworks.pod.yml") return true;
  const auto has_manifests = [](const PodSource& pods) { return !pods.from.empty() && pods.from != "directory"; };
  if (!project.pods.empty() && std::none_of(project.pods.begin(), project.pods.end(), has_manifests)) return false;
  return std::any_of(all_readers().begin(), all_readers().end(),
                     [&](const Reader& reader) { return reader.is_manifest(path); });
}

/// Within the `roots:`, which may leave out parts of the folder of podworks.yml.
class Roots {
 public:
  explicit Roots(const Project& project) {
    for (const RootConfig& root : project.roots) prefixes_.push_back(root.prefix);
    const bool is_all = std::find(prefixes_.begin(), prefixes_.end(), "") != prefixes_.end();
    if (is_all) prefixes_.clear();
  }

  bool take_file(std::string_view path) const {
    return prefixes_.empty() || std::any_of(prefixes_.begin(), prefixes_.end(),
                                            [&](const std::string& root) { return lies_in(path, root); });
  }
  /// A folder in a root, or above one.
  bool take_folder(std::string_view path) const {
    return take_file(path) || std::any_of(prefixes_.begin(), prefixes_.end(),
                                          [&](const std::string& root) { return lies_in(root, path); });
  }

 private:
  std::vector<std::string> prefixes_;  // empty: everything
};

std::vector<LinkedFile> links_in(const FileSystem& files, const Listing& listing) {
  std::vector<LinkedFile> links;
  const auto is_kept = [&](const std::string& path) {
    return std::binary_search(listing.files.begin(), listing.files.end(), path);
  };
  for (const std::string& path : listing.linked_files) {
    if (language_of(path).row == nullptr || !is_kept(path)) continue;
    std::optional<std::string> target = files.real_path(path);
    if (target && *target != path && is_kept(*target)) links.push_back({path, std::move(*target)});
  }
  return links;
}

}  // namespace

PoolFiles find_files(const FileSystem& files, const Project& project, int threads) {
  Excludes excludes(project);
  const Roots roots(project);
  PoolFiles pool;
  std::mutex mutex;  // folders are listed by several threads
  const auto skip_folder = [&](std::string_view path) {
    if (!roots.take_folder(path) || excludes.folder(path)) return true;
    if (names_a_manifest(project, path)) {
      const std::lock_guard lock(mutex);
      pool.false_manifests.emplace_back(path);
    }
    return false;
  };
  pool.listing = files.list({skip_folder, threads});
  std::vector<std::string_view>& paths = pool.listing.files;
  const std::size_t listed = paths.size();
  std::erase_if(paths, [&](std::string_view path) { return !roots.take_file(path) || excludes.file(path); });
  std::erase_if(pool.listing.special_files, [&](const std::string& path) { return excludes.file(path); });
  for (const std::string& path : pool.listing.linked_folders) {
    if (names_a_manifest(project, path) && !excludes.folder(path)) pool.false_manifests.push_back(path);
  }
  for (const std::string& path : pool.listing.special_files) {
    if (names_a_manifest(project, path)) pool.false_manifests.push_back(path);
  }
  std::sort(pool.false_manifests.begin(), pool.false_manifests.end());
  if (project.gitignore) paths = without_ignored(files, paths);
  pool.links = links_in(files, pool.listing);
  pool.notes.listed_files = paths.size();
  pool.notes.excluded_files = listed - paths.size();
  pool.notes.excluded_folders = pool.listing.skipped_folders;
  pool.notes.linked_folders = pool.listing.linked_folders;
  pool.notes.matched_excludes = excludes.hits();
  return pool;
}

}  // namespace podworks
