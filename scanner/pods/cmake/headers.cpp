#include "scanner/pods/cmake/headers.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <unordered_set>

#include "base/text.h"
#include "scanner/files/cocoapods_files.h"
#include "scanner/languages/language.h"

namespace podworks {
namespace {

using Type = CMakeTarget::Type;
using Numbers = std::vector<std::size_t>;
using Folders = std::map<std::string_view, Numbers, std::less<>>;

constexpr std::size_t kMaxOwners = 2'000'000;  // headers times targets

std::string_view stem_of(std::string_view path) {
  const std::string_view name = base_name(path);
  return name.substr(0, name.find('.'));
}

class Claims {
 public:
  Claims(const ReaderContext& context, const CMakeBuild& build, const std::vector<CMakeUsage>& usages)
      : context_(context), build_(build), usages_(usages) {
    for (std::size_t i = 0; i < usages.size(); ++i) {
      const CMakeTarget& target = build.targets[i];
      if (target.type != Type::Custom && target.type != Type::Imported) add_target(i);
    }
  }

  std::vector<CMakeHeader> take() {
    std::vector<CMakeHeader> headers;
    const auto& files = context_.listing.files;
    const auto [begin, end] = range_below(files, build_.folder);
    std::size_t owners = 0;
    for (std::size_t i = begin; i < end && owners < kMaxOwners; ++i) {
      if (!language_of(files[i]).is_header || listed_.contains(files[i])) continue;
      CMakeHeader header = claimed(files[i]);
      owners += header.targets.size() + header.lenders.size();
      if (!header.targets.empty()) headers.push_back(std::move(header));
    }
    return headers;
  }

 private:
  void add_target(std::size_t i) {
    const auto add = [&](const std::vector<CMakeItem>& items, Folders& folders, bool are_files) {
      for (const CMakeItem& item : items) {
        if (!lies_in_cmake_pool(item.text) || item.is_shared) continue;
        const std::string_view path = in_cmake_pool(item.text);
        if (are_files) listed_.insert(path);
        Numbers& numbers = folders[are_files ? folder_of(path) : path];
        if (numbers.empty() || numbers.back() != i) numbers.push_back(i);
      }
    };
    add(usages_[i].sources, sources_, true);
    add(usages_[i].headers, sources_, true);
    add(usages_[i].passed_includes, passed_, false);
    add(usages_[i].own_includes, own_, false);
    const CMakeTarget& target = build_.targets[i];
    for (const std::string& path : target.given_headers) {
      Numbers& numbers = given_[in_cmake_pool(path)];
      if (numbers.empty() || numbers.back() != i) numbers.push_back(i);
    }
    const std::string_view folder = in_cmake_pool(target.folder);
    declared_[folder].push_back(i);
    const bool has_files = !usages_[i].sources.empty() || !usages_[i].headers.empty() || !target.given_headers.empty();
    if (target.type == Type::Interface && !has_files) bare_[folder].push_back(i);
  }

  CMakeHeader claimed(std::string_view header) {
    Numbers given = kept(given_, header, [](std::size_t) { return true; });
    if (!given.empty()) return {header, std::move(given), {}};
    const std::string_view home = folder_of(header);
    for (std::string_view folder = home;; folder = folder_of(folder)) {
      if (is_other_build(folder)) return {};
      Numbers found = with_sources(folder, header, home);
      if (!found.empty()) return {header, std::move(found), lenders(folder, home)};
      found = kept(passed_, folder, [](std::size_t) { return true; });
      leave_silent(found, [&](std::size_t i) { return lies_in(folder, folder_of_target(i)); });
      if (found.empty())
        found = kept(own_, folder, [&](std::size_t i) { return lies_in(folder, folder_of_target(i)); });
      if (found.empty()) {
        found = kept(declared_, folder, [&](std::size_t i) { return finds(i, home); });
        leave_silent(found, [](std::size_t) { return false; });
      }
      if (!found.empty()) return {header, std::move(found), {}};
      if (folder.size() <= build_.folder.size()) return {};
    }
  }

  /// Where several targets could have a header, those that were given theirs do not have it, unless it is near.
  template <class IsNear>
  void leave_silent(Numbers& found, const IsNear& is_near) const {
    if (found.size() < 2) return;
    std::erase_if(found, [&](std::size_t i) { return !build_.targets[i].given_headers.empty() && !is_near(i); });
  }

  Numbers lenders(std::string_view folder, std::string_view home) const {
    const auto found = bare_.find(folder);
    if (found == bare_.end()) return {};
    Numbers all;
    std::copy_if(found->second.begin(), found->second.end(), std::back_inserter(all), [&](std::size_t i) {
      const auto& items = usages_[i].passed_includes;
      return std::any_of(items.begin(), items.end(), [&](const CMakeItem& item) { return holds(item.text, home); });
    });
    return all;
  }

  Numbers with_sources(std::string_view folder, std::string_view header, std::string_view home) {
    // A source far above says nothing of the headers below, unless its target reaches down to it.
    Numbers all = kept(sources_, folder,
                       [&](std::size_t i) { return folder == home || folder.size() > folder_of_target(i).size(); });
    if (all.size() < 2) return all;
    Numbers alike;
    for (const std::size_t i : all) {
      if (stems(i).contains(std::string(folder) + "/" + std::string(stem_of(header)))) alike.push_back(i);
    }
    return alike.empty() ? all : alike;
  }

  template <class Keep>
  Numbers kept(const Folders& folders, std::string_view folder, const Keep& keep) const {
    const auto found = folders.find(folder);
    if (found == folders.end()) return {};
    Numbers ranks[3];  // usual libraries, other ones, programs
    for (const std::size_t i : found->second) {
      if (!keep(i)) continue;
      const CMakeTarget& target = build_.targets[i];
      ranks[target.type == Type::Executable ? 2 : target.is_usual ? 0 : 1].push_back(i);
    }
    for (Numbers& rank : ranks) {
      if (!rank.empty()) return rank;
    }
    return {};
  }

  std::string_view folder_of_target(std::size_t i) const { return in_cmake_pool(build_.targets[i].folder); }

  /// One of its include folders holds the folder.
  bool finds(std::size_t i, std::string_view folder) const {
    const std::vector<std::string>& includes = usages_[i].includes;
    return std::any_of(includes.begin(), includes.end(), [&](const std::string& one) { return holds(one, folder); });
  }
  static bool holds(std::string_view include, std::string_view folder) {
    return lies_in_cmake_pool(include) && lies_in(folder, in_cmake_pool(include));
  }

  /// With a top CMakeLists.txt of its own that this build does not read.
  bool is_other_build(std::string_view folder) {
    const auto [known, is_new] = other_builds_.try_emplace(folder, false);
    if (!is_new) return known->second;
    const std::string path = join_path(folder, "CMakeLists.txt");
    const auto& files = context_.listing.files;
    known->second =
        !build_.scripts.contains(path) && std::binary_search(files.begin(), files.end(), std::string_view(path));
    return known->second;
  }

  const std::unordered_set<std::string>& stems(std::size_t i) {
    const auto [known, is_new] = stems_.try_emplace(i);
    if (!is_new) return known->second;
    for (const CMakeItem& item : usages_[i].sources) {
      if (!lies_in_cmake_pool(item.text)) continue;
      const std::string_view path = in_cmake_pool(item.text);
      known->second.insert(std::string(folder_of(path)) + "/" + std::string(stem_of(path)));
    }
    return known->second;
  }

  const ReaderContext& context_;
  const CMakeBuild& build_;
  const std::vector<CMakeUsage>& usages_;
  Folders sources_;   // folders of sources
  Folders passed_;    // include folders
  Folders own_;       // ... of the target alone
  Folders declared_;  // folders of CMakeLists.txt
  Folders bare_;      // ... of libraries that list no file
  Folders given_;     // headers
  std::unordered_set<std::string_view> listed_;
  std::map<std::string_view, bool> other_builds_;
  std::map<std::size_t, std::unordered_set<std::string>> stems_;
};

}  // namespace

std::vector<CMakeHeader> unlisted_headers(const ReaderContext& context, const CMakeBuild& build,
                                          const std::vector<CMakeUsage>& usages) {
  return Claims(context, build, usages).take();
}

}  // namespace podworks
