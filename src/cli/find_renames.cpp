#include "cli/find_renames.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "git/origins.h"

namespace podworks {
namespace {

/// The files of one scan that the other has not, with their texts. Sources only: nothing else has findings.
class Differences {
 public:
  /// `past` says quickly which files are the same; it may be null.
  Differences(const Pool& then, const Pool& now, const PastFiles* past) {
    const auto& old_files = then.scan.files;
    const auto& new_files = now.scan.files;
    auto old_file = old_files.begin();
    for (const SourceFile& file : new_files) {
      for (; old_file != old_files.end() && old_file->path < file.path; ++old_file) add(then, *old_file, gone_);
      if (old_file != old_files.end() && old_file->path == file.path) {
        common_.push_back(file.path);
        ++old_file;
      } else {
        add(now, file, appeared_);
      }
    }
    for (; old_file != old_files.end(); ++old_file) add(then, *old_file, gone_);
    if (!appeared_.empty()) add_changed(then, now, past);
  }

  Renames::Names origins() const {
    std::vector<ChangedText> changed;
    for (const Change& change : changed_) changed.push_back({change.path, change.then, change.now});
    return find_origins(named(appeared_), named(gone_), changed);
  }

 private:
  struct Text {
    std::string path = {};
    std::string text = {};
  };
  struct Change {
    std::string path = {};
    std::string then = {};
    std::string now = {};
  };

  static void add(const Pool& pool, const SourceFile& file, std::vector<Text>& to) {
    if (!file.scanned) return;
    Result<std::string> text = pool.files->read_text(file.path);
    if (text.ok()) to.push_back({std::string(file.path), std::move(text.value())});
  }

  void add_changed(const Pool& then, const Pool& now, const PastFiles* past) {
    for (const std::string_view path : common_) {
      if (past != nullptr && past->is_unchanged(path)) continue;
      Result<std::string> before = then.files->read_text(path);
      Result<std::string> after = now.files->read_text(path);
      if (!before.ok() || !after.ok() || before.value() == after.value()) continue;
      changed_.push_back({std::string(path), std::move(before.value()), std::move(after.value())});
    }
  }

  static std::vector<NamedText> named(const std::vector<Text>& texts) {
    std::vector<NamedText> named;
    for (const Text& text : texts) named.push_back({text.path, text.text});
    return named;
  }

  std::vector<Text> gone_;
  std::vector<Text> appeared_;
  std::vector<Change> changed_;
  std::vector<std::string_view> common_;
};

using FilesOfPods = std::map<std::string_view, std::set<std::string_view>>;

/// The files of the pods that the other scan does not have.
FilesOfPods files_of_pods_missing_in(const ScanResult& other, const ScanResult& scan) {
  std::set<std::string_view> names;
  for (const Pod& pod : scan.pods) names.insert(pod.name);
  for (const Pod& pod : other.pods) names.erase(pod.name);
  FilesOfPods files;
  if (names.empty()) return files;
  for (std::size_t i = 0; i < scan.files.size(); ++i) {
    for (const FileOwner& owner : scan.owners_of(id_at<FileId>(i))) {
      const std::string& pod = scan.pod_of(owner.unit).name;
      if (names.contains(pod)) files[pod].insert(scan.files[i].path);
    }
  }
  return files;
}

/// A pod that is gone is the new one that most of its files went to, be it whole or in part. It is no other: clones of
/// a pod are pods of their own. O(files log files).
Renames::Names renamed_pods(const Pool& then, const Pool& now, const Renames::Names& files) {
  const FilesOfPods gone = files_of_pods_missing_in(now.scan, then.scan);
  std::unordered_map<std::string_view, std::vector<std::string_view>> owners;  // of a file of then: pods that are gone
  for (const auto& [pod, its] : gone) {
    for (const std::string_view path : its) owners[path].push_back(pod);
  }
  std::vector<std::tuple<std::size_t, std::string_view, std::string_view>> matches;  // files, pod of now, of then
  for (const auto& [name, own] : files_of_pods_missing_in(then.scan, now.scan)) {
    FilesOfPods origins;
    for (const std::string_view path : own) {
      const auto renamed = files.find(path);
      const std::string_view origin = renamed != files.end() ? std::string_view(renamed->second) : path;
      const auto found = owners.find(origin);
      if (found == owners.end()) continue;
      for (const std::string_view pod : found->second) origins[pod].insert(origin);
    }
    for (const auto& [pod, its] : origins) {
      if (its.size() * 2 > gone.at(pod).size()) matches.emplace_back(its.size(), name, pod);
    }
  }
  std::stable_sort(matches.begin(), matches.end(),
                   [](const auto& a, const auto& b) { return std::get<0>(a) > std::get<0>(b); });
  Renames::Names renamed;
  std::set<std::string_view> taken;
  for (const auto& [count, name, pod] : matches) {
    if (!renamed.contains(name) && taken.insert(pod).second) renamed.emplace(name, pod);
  }
  return renamed;
}

}  // namespace

Renames find_renames(const Pool& then, const Pool& now, const PastFiles* past) {
  Renames renames;
  renames.files = Differences(then, now, past).origins();
  std::vector<std::string_view> paths_then;
  for (const SourceFile& file : then.scan.files) paths_then.push_back(file.path);
  renames.files.merge(find_moved_folders(renames.files, paths_then));
  renames.pods = renamed_pods(then, now, renames.files);
  return renames;
}

}  // namespace podworks
