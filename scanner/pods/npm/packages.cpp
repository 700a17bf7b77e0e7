#include "scanner/pods/npm/packages.h"

#include <algorithm>
#include <optional>

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

/// Packages in these folders of another package are material of its tests, templates of a generator.
constexpr std::string_view kFixtures =
    "**/{test,tests,__tests__,__mocks__,__fixtures__,fixture,fixtures,e2e,spec,template,templates}/**";

/// Globs of a workspace, made once. "!x" takes out, wherever it stands.
class Members {
 public:
  explicit Members(const std::vector<std::string>& globs) {
    for (std::string_view glob : globs) {
      const bool is_out = glob.starts_with('!');
      if (is_out) glob.remove_prefix(1);
      const std::optional<std::string> plain = normalize_path(glob);
      if (plain && !plain->empty()) (is_out ? out_ : in_).emplace_back(*plain);
    }
  }
  bool holds(std::string_view below) const { return matches_any(in_, below) && !matches_any(out_, below); }

 private:
  std::vector<Glob> in_;
  std::vector<Glob> out_;
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

namespace {

/// Workspaces and members on the way from the pool's root to a folder. Deeper folders come later.
class OpenFolders {
 public:
  struct Above {
    bool workspace = false;  // there is one above the folder
    bool member = false;     // ... or a member of one
    bool is_member = false;  // the folder is itself one
  };

  Above above(std::string_view folder) const {
    Above found;
    std::size_t asked = 0;
    for (std::size_t i = nearest(folder); i != kNone && asked < kMostAsked; i = open_[i].outer, ++asked) {
      const Open& one = open_[i];
      found.member |= !one.members;
      found.workspace |= one.members.has_value();
      if (!one.members) continue;
      found.is_member |= one.members->holds(folder.substr(one.folder.empty() ? 0 : one.folder.size() + 1));
    }
    return found;
  }
  void add(std::string_view folder, std::optional<Members> members) {
    open_.push_back({folder, nearest(folder), std::move(members)});
    at_.emplace(folder, open_.size() - 1);
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  static constexpr std::size_t kMostAsked = 64;  // nobody nests so many workspaces

  struct Open {
    std::string_view folder = {};
    std::size_t outer = kNone;
    std::optional<Members> members = {};  // of a workspace
  };

  /// Strictly above.
  std::size_t nearest(std::string_view folder) const {
    while (!folder.empty()) {
      folder = folder_of(folder);
      if (const auto found = at_.find(folder); found != at_.end()) return found->second;
    }
    return kNone;
  }

  std::vector<Open> open_;
  std::unordered_map<std::string_view, std::size_t> at_;
};

}  // namespace

// Folders come after those that hold them, so a workspace is known to be one before its members are asked about.
void NpmPackages::find_standings() {
  std::vector<std::string_view> folders;
  for (const NpmPackage& package : packages_) folders.emplace_back(package.folder);
  for (const auto& [folder, workspace] : workspaces_) folders.emplace_back(folder);
  std::sort(folders.begin(), folders.end());
  folders.erase(std::unique(folders.begin(), folders.end()), folders.end());
  OpenFolders open;
  for (const std::string_view folder : folders) {
    const OpenFolders::Above above = open.above(folder);
    const auto workspace = workspaces_.find(std::string(folder));
    const bool is_workspace = workspace != workspaces_.end();
    Standing standing = is_workspace ? Standing::Root : Standing::Alone;
    if (above.is_member) {
      standing = Standing::Member;
    } else if (above.member || (above.workspace && !is_workspace) || lies_in_fixtures(folder)) {
      standing = Standing::Inner;
    }
    if (const auto package = by_folder_.find(folder); package != by_folder_.end()) {
      facts_[package->second].standing = standing;
    }
    if (standing == Standing::Inner) continue;
    // A member that is a workspace, too, opens twice: what it does not list is its own.
    if (standing == Standing::Member) open.add(folder, std::nullopt);
    if (!is_workspace) continue;
    const Workspace& said = workspace->second;
    open.add(folder, Members(said.globs.empty() ? said.lerna : said.globs));
  }
}

bool NpmPackages::lies_in_fixtures(std::string_view folder) const {
  if (folder.empty()) return false;
  const NpmPackage* const outer = around(folder_of(folder));
  if (outer == nullptr || outer->name.empty()) return false;
  static const Glob fixtures(kFixtures);
  const std::size_t skipped = outer->folder.empty() ? 0 : outer->folder.size() + 1;
  return fixtures.matches(std::string(folder.substr(skipped)) + "/package.json");
}

// A source is its nearest package's that may be a pod.
void NpmPackages::find_sources(const Listing& listing) {
  std::vector<std::optional<std::vector<Glob>>> tests(packages_.size());
  for (const std::string_view path : listing.files) {
    const LanguageOfFile language = language_of(path);
    if (language.row == nullptr || language.row->language != Language::JavaScript) continue;
    const NpmPackage* package = around(folder_of(path));
    while (package != nullptr && (package->name.empty() || standing(*package) == Standing::Inner)) {
      package = package->folder.empty() ? nullptr : around(folder_of(package->folder));
    }
    if (package == nullptr) continue;
    Facts& facts = facts_[number(*package)];
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

// A private workspace root without a product holds tools: its scripts and configurations are nobody's dependency.
void NpmPackages::find_pods() {
  for (const NpmPackage& package : packages_) {
    Facts& facts = facts_[number(package)];
    if (package.name.empty()) continue;
    const bool has_product = !package.entries.empty() || !package.exports.is_null() || facts.has_src;
    facts.is_pod = facts.standing == Standing::Member || (facts.standing == Standing::Alone && facts.has_sources) ||
                   (facts.standing == Standing::Root && facts.has_sources && (has_product || !package.is_private));
    if (facts.is_pod) pods_by_name_.emplace(package.name, number(package));
  }
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
  return found == pods_by_name_.end() ? nullptr : &packages_[found->second];
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
