#include "scanner/pods/bazel/workspaces.h"

#include <algorithm>

#include "base/text.h"
#include "scanner/pods/bazel/evaluator.h"

namespace podworks {

namespace {

constexpr std::string_view kMarkers[] = {"MODULE.bazel", "REPO.bazel", "WORKSPACE", "WORKSPACE.bazel"};

bool is_marker(std::string_view path) {
  return std::find(std::begin(kMarkers), std::end(kMarkers), base_name(path)) != std::end(kMarkers);
}

}  // namespace

bool is_build_file(std::string_view path) {
  const std::string_view name = base_name(path);
  return name == "BUILD" || name == "BUILD.bazel";
}

bool BazelWorkspace::is_ignored(std::string_view inner) const {
  return std::any_of(ignored.begin(), ignored.end(), [&](const std::string& one) { return lies_in(inner, one); });
}

BazelWorkspaces::BazelWorkspaces(const ReaderContext& context) {
  workspaces_[""].names = {"", "__main__", "_main", "self"};
  find_workspaces(context);
  find_packages(context);
}

void BazelWorkspaces::find_workspaces(const ReaderContext& context) {
  for (const std::string_view path : context.listing.files) {
    if (!is_marker(path)) continue;
    const std::string folder(folder_of(path));
    BazelWorkspace& workspace = workspaces_[folder];
    workspace.folder = folder;
    workspace.is_marked = true;
    workspace.names.insert({"", "__main__", "_main", "self"});
    read_names(context, std::string(path), workspace);
  }
  for (auto& [folder, workspace] : workspaces_) {
    const auto ignored = context.files.read_text(join_path(folder, ".bazelignore"));
    if (!ignored.ok()) continue;
    for (std::string_view line : split(ignored.value(), '\n')) {
      line = trim(line.substr(0, line.find('#')));
      const std::optional<std::string> path = normalize_path(join_path(folder, line));
      if (!line.empty() && path && *path != folder) workspace.ignored.push_back(*path);
    }
  }
}

/// module(name = ...), workspace(name = ...), local_path_override(...), local_repository(...)
void BazelWorkspaces::read_names(const ReaderContext& context, const std::string& path, BazelWorkspace& workspace) {
  const auto text = context.files.read_text(path);
  if (!text.ok()) return;
  StarlarkEvaluator evaluator({.read = [](const std::string&) { return std::nullopt; },
                               .find = [](std::string_view, std::string_view) { return std::nullopt; }});
  const StarlarkEvaluator::Package found = evaluator.run(text.value(), path, "", {});
  std::map<std::string, std::string, std::less<>> apparent;  // of modules that are called otherwise
  for (const BazelRule& rule : found.rules) {
    if (rule.kind == "bazel_dep" && rule.has("repo_name")) apparent[rule.name] = rule.text("repo_name");
  }
  for (const BazelRule& rule : found.rules) {
    if (rule.kind == "module" || rule.kind == "workspace") {
      if (!rule.name.empty()) workspace.names.insert(rule.name);
      if (rule.has("repo_name")) workspace.names.insert(std::string(rule.text("repo_name")));
    } else if (rule.kind == "local_path_override" || rule.kind == "local_repository") {
      std::string name = rule.name.empty() ? std::string(rule.text("module_name")) : rule.name;
      const auto called = apparent.find(name);
      const std::optional<std::string> folder = normalize_path(join_path(workspace.folder, rule.text("path")));
      if (folder) workspace.neighbours[called == apparent.end() ? name : called->second] = *folder;
    }
  }
}

void BazelWorkspaces::find_packages(const ReaderContext& context) {
  for (const std::string_view path : context.listing.files) {
    if (!is_build_file(path)) continue;
    const std::string_view folder = folder_of(path);
    // BUILD.bazel comes behind BUILD, and wins.
    if (!around(folder).is_ignored(folder)) packages_[std::string(folder)] = path;
  }
}

const BazelWorkspace& BazelWorkspaces::around(std::string_view folder) const {
  while (true) {
    const auto found = workspaces_.find(std::string(folder));
    if (found != workspaces_.end()) return found->second;
    folder = folder_of(folder);
  }
}

BazelFiles BazelWorkspaces::files_of(const Listing& listing, std::string_view folder) const {
  const BazelWorkspace& workspace = around(folder);
  return {listing.files, folder, [&](std::string_view inner) { return is_package(inner); },
          [&](std::string_view inner) { return workspace.is_ignored(inner); }};
}

std::optional<std::string> BazelWorkspaces::folder_of_label(const BazelLabel& label, std::string_view folder) const {
  const BazelWorkspace& own = around(folder);
  std::string root = own.folder;
  if (!own.names.contains(label.repository)) {
    const auto neighbour = own.neighbours.find(label.repository);
    if (neighbour == own.neighbours.end()) return std::nullopt;
    root = neighbour->second;
  }
  return normalize_path(join_path(root, label.package));
}

}  // namespace podworks
