#include "scanner/pods/bazel/search_paths.h"

#include <algorithm>
#include <optional>
#include <set>

#include "base/text.h"

namespace podworks {

namespace {

constexpr std::size_t kMaxTotal = 3'000'000;

/// Of a prefix: from the workspace if it begins with a slash, else from the package.
std::optional<std::string> folder_meant(const BazelTarget& target, const std::string& workspace,
                                        std::string_view path) {
  if (path.starts_with('/')) return normalize_path(join_path(workspace, path.substr(1)));
  return normalize_path(join_path(target.package->folder, path));
}

}  // namespace

BazelSearchPaths::BazelSearchPaths(const BazelTargets& targets) : targets_(targets) {
  of_target_.resize(targets.targets().size());
  const auto workspace_of = [&](const BazelTarget& target) -> const std::string& {
    return targets.workspaces().around(target.package->folder).folder;
  };
  const std::vector<BazelTarget>& all = targets.targets();
  has_several_workspaces_ = std::any_of(all.begin(), all.end(), [&](const BazelTarget& target) {
    return workspace_of(target) != workspace_of(all.front());
  });
  close();
}

std::size_t BazelSearchPaths::number_of(const BazelTarget& target) const {
  return static_cast<std::size_t>(&target - targets_.targets().data());
}

BazelSearchPaths::Numbers BazelSearchPaths::own(const BazelTarget& target) {
  const std::string& workspace = targets_.workspaces().around(target.package->folder).folder;
  std::vector<std::optional<std::string>> folders;
  if (const BazelAttribute* const includes = target.rule->find("includes")) {
    for (const BazelText& path : includes->values) folders.push_back(folder_meant(target, workspace, path.text));
  }
  const std::string_view stripped = target.rule->text("strip_include_prefix");
  if (!stripped.empty() && target.rule->text("include_prefix").empty()) {
    folders.push_back(folder_meant(target, workspace, stripped));
  }
  if (has_several_workspaces_) folders.emplace_back(workspace);  // whoever depends on it looks there as well
  Numbers numbers;
  for (const std::optional<std::string>& folder : folders) {
    if (!folder) continue;
    const auto [found, is_new] = numbers_.emplace(*folder, paths_.size());
    if (is_new) paths_.push_back(*folder);
    numbers.push_back(found->second);
  }
  return numbers;
}

void BazelSearchPaths::add(Numbers& to, const Numbers& from) {
  for (const std::size_t number : from) {
    if (std::find(to.begin(), to.end(), number) != to.end()) continue;
    if (++total_ > kMaxTotal) return;
    to.push_back(number);
  }
}

/// Each target behind those that it depends on; a loop, which Bazel refuses, is cut where it closes.
void BazelSearchPaths::close() {
  const std::vector<BazelTarget>& all = targets_.targets();
  for (std::size_t i = 0; i < all.size(); ++i) of_target_[i] = own(all[i]);
  if (paths_.empty()) return;
  std::vector<char> state(all.size(), 0);
  std::vector<std::pair<std::size_t, std::size_t>> waiting;  // a target and the next of its dependencies
  for (std::size_t first = 0; first < all.size(); ++first) {
    if (state[first] == 0) waiting.emplace_back(first, 0);
    state[first] = 1;
    while (!waiting.empty()) {
      auto& [at, next] = waiting.back();
      if (next == all[at].dependencies.size()) {
        for (const BazelDependency& one : all[at].dependencies) {
          if (one.target != nullptr) add(of_target_[at], of_target_[number_of(*one.target)]);
        }
        waiting.pop_back();
        continue;
      }
      const BazelTarget* const target = all[at].dependencies[next++].target;
      if (target == nullptr || state[number_of(*target)] != 0) continue;
      state[number_of(*target)] = 1;
      waiting.emplace_back(number_of(*target), 0);
    }
  }
}

/// `-Ipath` of `copts`, from the workspace.
std::vector<std::string> BazelSearchPaths::flagged(const BazelTarget& target) const {
  const BazelAttribute* const options = target.rule->find("copts");
  std::vector<std::string> found;
  if (options == nullptr) return found;
  const std::string& workspace = targets_.workspaces().around(target.package->folder).folder;
  for (std::size_t i = 0; i < options->values.size(); ++i) {
    std::string_view option = options->values[i].text;
    bool is_path = false;
    for (const std::string_view flag : {"-iquote", "-isystem", "-I"}) {
      if (!option.starts_with(flag)) continue;
      option = trim(option.substr(flag.size()));
      is_path = true;
      break;
    }
    if (is_path && option.empty() && i + 1 < options->values.size()) option = options->values[++i].text;
    if (!is_path || option.empty() || option.find('$') != std::string_view::npos || option.starts_with('/')) continue;
    if (std::optional<std::string> folder = normalize_path(join_path(workspace, option))) found.push_back(*folder);
  }
  return found;
}

std::vector<std::string> BazelSearchPaths::of(const BazelTarget& target) const {
  std::vector<std::string> paths = {targets_.workspaces().around(target.package->folder).folder};
  const auto push = [&](const std::string& path) {
    if (std::find(paths.begin(), paths.end(), path) == paths.end()) paths.push_back(path);
  };
  for (const std::string& path : flagged(target)) push(path);
  for (const std::size_t number : of_target_[number_of(target)]) push(paths_[number]);
  return paths;
}

std::string BazelSearchPaths::root_of_headers(const BazelTarget& target) const {
  const std::string& workspace = targets_.workspaces().around(target.package->folder).folder;
  std::string_view path = target.rule->text("strip_include_prefix");
  const bool has_prefix = !target.rule->text("include_prefix").empty();
  if (path.empty() && has_prefix) return target.package->folder;  // it stands for the package's path
  if (path.empty()) path = target.rule->text("includes");
  if (path.empty()) return workspace;
  return folder_meant(target, workspace, path).value_or(workspace);
}

}  // namespace podworks
