#include "graph/touched_pods.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "base/text.h"

namespace podworks {
namespace {

/// What one reading knows of paths.
class Owners {
 public:
  Owners(const GraphState& state, const std::vector<std::string>& names) : state_(state), names_(names) {
    for (std::size_t i = 0; i < state.scan.pods.size(); ++i) {
      const Pod& pod = state.scan.pods[i];
      if (!pod.root.empty()) roots_[pod.root].push_back(id_at<PodId>(i));
      add_manifest(pod.declared_at, id_at<PodId>(i));
      for (const UnitId id : pod.units) {
        const Unit& unit = state.scan.units[index_of(id)];
        add_manifest(unit.at, unit.pod);
        for (const Unit::Declared& one : unit.declared) add_manifest(one.dependency.at, unit.pod);
      }
    }
    find_tests_for_others();
  }

  /// False if no pod has it.
  bool touch(const std::string& path, Touches& touches) const {
    bool found = false;
    if (const auto declared = manifests_.find(path); declared != manifests_.end()) {
      for (const PodId pod : declared->second) add(pod, path, true, touches);
      found = true;
    }
    const auto& files = state_.scan.files;
    const auto file = std::lower_bound(files.begin(), files.end(), std::string_view(path),
                                       [](const SourceFile& a, std::string_view b) { return a.path < b; });
    if (file != files.end() && file->path == path) {
      const FileId id = id_at<FileId>(static_cast<std::size_t>(file - files.begin()));
      for (const FileOwner& owner : state_.scan.owners_of(id)) {
        const bool is_whole = owner.role != Role::Test || tests_for_others_.contains(index_of(id));
        add(state_.scan.units[index_of(owner.unit)].pod, path, is_whole, touches);
        found = true;
      }
    }
    return found || touch_by_folder(path, touches);
  }

 private:
  void add_manifest(const Place& at, PodId pod) {
    if (!at.file.empty()) manifests_[at.file].insert(pod);
  }

  /// Files of tests that the build of another pod imports.
  void find_tests_for_others() {
    for (const Import& import : state_.scan.imports) {
      const auto* const target = std::get_if<Resolved>(&import.target);
      if (target == nullptr || !target->file || !import.from || import.kind != DependencyKind::Build) continue;
      const PodId pod = state_.scan.units[index_of(*import.from)].pod;
      for (const FileOwner& owner : state_.scan.owners_of(*target->file)) {
        if (owner.role != Role::Test || state_.scan.units[index_of(owner.unit)].pod == pod) continue;
        tests_for_others_.insert(index_of(*target->file));
      }
    }
  }

  bool touch_by_folder(std::string_view path, Touches& touches) const {
    for (std::string_view folder = folder_of(path); !folder.empty(); folder = folder_of(folder)) {
      const auto pods = roots_.find(folder);
      if (pods == roots_.end()) continue;
      for (const PodId pod : pods->second) add(pod, path, true, touches);
      return true;
    }
    return false;
  }

  void add(PodId pod, std::string_view path, bool is_whole, Touches& touches) const {
    Touches::Touch& touch = touches.pods[names_[index_of(pod)]];
    touch.files.emplace(path);
    touch.is_whole |= is_whole;
  }

  const GraphState& state_;
  const std::vector<std::string>& names_;
  std::map<std::string, std::vector<PodId>, std::less<>> roots_;
  std::map<std::string, std::set<PodId>, std::less<>> manifests_;
  std::unordered_set<std::size_t> tests_for_others_;
};

}  // namespace

Touches touched_pods(const GraphState& then, const std::vector<std::string>& then_names, const GraphState& now,
                     const std::vector<ChangedFile>& files) {
  const std::vector<std::string> now_names = names_of_now(now.scan, {});
  const Owners before(then, then_names);
  const Owners after(now, now_names);
  Touches touches;
  for (const ChangedFile& file : files) {
    bool found = file.was_there && before.touch(file.path, touches);
    found |= file.is_there && after.touch(file.path, touches);
    if (!found) touches.unowned.push_back(file.path);
  }
  return touches;
}

}  // namespace podworks
