#include "scanner/pods/npm/packages.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include <fmt/format.h>

#include "base/glob.h"
#include "base/parallel.h"
#include "base/text.h"
#include "base/yaml.h"
#include "scanner/languages/language.h"
#include "scanner/pods/npm/workspace_files.h"

namespace podworks {
namespace {

constexpr std::string_view kPnpm = "pnpm-workspace.yaml";
constexpr std::string_view kLerna = "lerna.json";

/// What does not belong to what the package ships. A row that begins with a folder's name does not hold for packages
/// that ship this folder. Wrong for a folder `test` that is a product in itself and that no `files` names.
constexpr std::string_view kTestGlobs[] = {
    "**/{__tests__,__mocks__,__fixtures__,__testfixtures__,__benchmarks__}/**",
    "**/*.{test,spec,e2e,cy,stories,bench}.*",
    "**/{test-utils,testUtils}/**",
    "**/setupTests.*",
    "cypress/**",
    "**/*-test.*",
    "test/**",
    "tests/**",
    "src/**/{test,tests}/**",
    "e2e/**",
    "scripts/**",
    "example/**",
    "examples/**",
    "benchmark/**",
    "benchmarks/**",
    "jest/**",
    "*.config.*",
    ".*rc.*",
    ".*/**",
    "{jest,gulpfile,Gulpfile,Gruntfile,dangerfile,Makefile}.*",
};

}  // namespace

std::vector<std::string> npm_test_globs(const NpmPackage& package) {
  std::vector<std::string> globs;
  for (const std::string_view glob : kTestGlobs) {
    if (!ships(package, first_folder(glob))) globs.emplace_back(glob);
  }
  return globs;
}

NpmPackages::NpmPackages(const FileSystem& files, const Listing& listing, int threads) {
  read_packages(files, listing, threads);
  read_workspaces(files, listing);
  find_standings();
  find_sources(listing);
  find_pods();
}

void NpmPackages::read_packages(const FileSystem& files, const Listing& listing, int threads) {
  std::vector<std::string_view> paths;
  for (const std::string_view path : listing.files) {
    if (base_name(path) == "package.json") paths.push_back(path);
  }
  packages_.resize(paths.size());
  facts_.resize(paths.size());
  parallel_for(paths.size(), 8, threads, [&](std::size_t begin, std::size_t end, int) {
    for (std::size_t i = begin; i < end; ++i) {
      const std::string path(paths[i]);
      const Result<std::string> text = files.read_text(path);
      if (text.ok()) {
        packages_[i] = parse_npm_package(text.value(), path);
      } else {
        packages_[i].path = path;
        packages_[i].folder = folder_of(path);
        packages_[i].error = text.errors()[0];
      }
    }
  });
  for (std::size_t i = 0; i < packages_.size(); ++i) by_folder_.emplace(packages_[i].folder, i);
}

void NpmPackages::read_workspaces(const FileSystem& files, const Listing& listing) {
  for (const NpmPackage& package : packages_) {
    if (!package.workspaces.empty()) workspaces_[package.folder].globs = package.workspaces;
  }
  for (const std::string_view path : listing.files) {
    const bool is_pnpm = base_name(path) == kPnpm;
    if (!is_pnpm && base_name(path) != kLerna) continue;
    const Result<std::string> text = files.read_text(path);
    const Result<std::vector<std::string>> globs = !text.ok() ? Result<std::vector<std::string>>(text.errors())
                                                   : is_pnpm  ? read_pnpm_workspace(text.value(), std::string(path))
                                                              : read_lerna(text.value(), std::string(path));
    if (!globs.ok()) {
      workspace_errors_.emplace(path, globs.errors()[0]);
    } else if (!globs.value().empty()) {
      Workspace& workspace = workspaces_[std::string(folder_of(path))];
      std::vector<std::string>& to = is_pnpm ? workspace.globs : workspace.lerna;
      to.insert(to.end(), globs.value().begin(), globs.value().end());
    }
  }
}

// A source is its nearest package's that may be a pod.
void NpmPackages::find_sources(const Listing& listing) {
  std::vector<std::optional<std::vector<Glob>>> tests(packages_.size());
  for (const std::string_view path : listing.files) {
    const LanguageOfFile language = language_of(path);
    if (language.row == nullptr || language.row->language != Language::JavaScript) continue;
    const NpmPackage* package = around(folder_of(path));
    while (package != nullptr && (package->pod_name.empty() || standing(*package) == Standing::Inner)) {
      package = package->folder.empty() ? nullptr : around(folder_of(package->folder));
    }
    if (package == nullptr) continue;
    Facts& facts = facts_[number(*package)];
    facts.has_files = true;
    if (facts.has_sources && facts.has_src) continue;
    std::optional<std::vector<Glob>>& globs = tests[number(*package)];
    if (!globs) {
      globs.emplace();
      for (const std::string& glob : npm_test_globs(*package)) globs->emplace_back(glob);
    }
    const std::string_view below = path.substr(package->folder.empty() ? 0 : package->folder.size() + 1);
    if (matches_any(*globs, below)) continue;
    facts.has_sources = true;
    facts.has_src |= below.starts_with("src/");
  }
}

// A private workspace root without a product holds tools: its scripts and configurations are nobody's dependency. So
// may a package that stands alone; within another one or a workspace it is there for its files, whatever they are.
void NpmPackages::find_pods() {
  for (const NpmPackage& package : packages_) {
    Facts& facts = facts_[number(package)];
    if (package.pod_name.empty()) continue;
    const bool has_product = !package.entries.empty() || !package.exports.is_null() || facts.has_src;
    facts.is_pod = facts.standing == Standing::Member || (facts.standing == Standing::Alone && facts.has_sources) ||
                   (facts.standing == Standing::Outside && facts.has_files) ||
                   (facts.standing == Standing::Root && facts.has_sources && (has_product || !package.is_private));
    if (facts.is_pod && !package.name.empty()) pods_by_name_[package.name].push_back(&package);
  }
  for (auto& [name, pods] : pods_by_name_) {
    std::stable_sort(pods.begin(), pods.end(),
                     [&](const NpmPackage* a, const NpmPackage* b) { return goes_before(*a, *b); });
  }
}

// npm links the members of a workspace, and nothing else.
bool NpmPackages::goes_before(const NpmPackage& a, const NpmPackage& b) const {
  const auto rank = [&](const NpmPackage& package) {
    const auto depth = std::count(package.folder.begin(), package.folder.end(), '/');
    return std::tuple(package.name.empty(), standing(package) != Standing::Member, !package.folder.empty(), depth,
                      std::string_view(package.folder));
  };
  return rank(a) < rank(b);
}

NpmPackages::Meaning NpmPackages::meant_from(std::string_view folder, std::string_view name) const {
  const auto found = pods_by_name_.find(name);
  if (found == pods_by_name_.end()) return {};
  const auto rank = [&](const NpmPackage& package) {
    const Facts& facts = facts_[number(package)];
    const bool is_linked = facts.standing == Standing::Member && lies_in(folder, facts.workspace);
    std::string_view shared = folder;  // the innermost folder around both
    while (!lies_in(package.folder, shared)) shared = folder_of(shared);
    return std::pair(is_linked, shared.size());
  };
  Meaning meaning;
  std::pair<bool, std::size_t> best;
  for (const NpmPackage* package : found->second) {
    const auto its = rank(*package);
    if (meaning.package != nullptr && its < best) continue;
    meaning.is_clear = meaning.package == nullptr || its > best;
    if (!meaning.is_clear) continue;
    meaning.package = package;
    best = its;
  }
  return meaning;
}

NpmPackages::Meaning NpmPackages::meant_by(const NpmPackage& package, std::string_view name) const {
  for (const NpmDependency& dependency : package.dependencies) {
    if (dependency.path.empty() || meant_by(dependency) != name) continue;
    const NpmPackage* const there = in(dependency.path);
    if (there != nullptr && is_pod(*there)) return {there, true};
  }
  return meant_from(package.folder, name);
}

const NpmPackage* NpmPackages::in(std::string_view folder) const {
  const auto found = by_folder_.find(folder);
  return found == by_folder_.end() ? nullptr : &packages_[found->second];
}

const NpmPackage* NpmPackages::around(std::string_view folder) const {
  if (packages_.empty()) return nullptr;
  for (;; folder = folder_of(folder)) {
    if (const NpmPackage* package = in(folder)) return package;
    if (folder.empty()) return nullptr;
  }
}

const NpmPackage* NpmPackages::pod_named(std::string_view name) const {
  const auto found = pods_by_name_.find(name);
  return found == pods_by_name_.end() ? nullptr : found->second[0];
}

const std::string& NpmPackages::meant_by(const NpmDependency& dependency) const {
  const NpmPackage* const there = dependency.path.empty() ? nullptr : in(dependency.path);
  return there == nullptr || there->name.empty() ? dependency.name : there->name;
}

const Error* NpmPackages::workspace_error(std::string_view path) const {
  const auto found = workspace_errors_.find(std::string(path));
  return found == workspace_errors_.end() ? nullptr : &found->second;
}

}  // namespace podworks
