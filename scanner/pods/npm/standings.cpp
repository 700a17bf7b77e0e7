// What a package.json is by its place: a member of a workspace, its root, a fixture.
#include "scanner/pods/npm/packages.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "base/glob.h"
#include "base/text.h"

namespace podworks {
namespace {

/// Packages in these folders of another package are material of its tests, templates of a generator.
constexpr std::string_view kMaterials =
    "**/{test,tests,__tests__,__mocks__,__fixtures__,fixture,fixtures,e2e,spec,template,templates}/**";
/// Where a package's sources lie, and what is built of them.
constexpr std::string_view kOwnFolders[] = {"src", "dist", "build", "esm", "cjs"};

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

/// Workspaces and members on the way from the pool's root to a folder. Deeper folders come later.
class OpenFolders {
 public:
  struct Above {
    bool workspace = false;    // there is one above the folder
    bool member = false;       // ... or a member of one
    bool is_member = false;    // the folder is itself one
    std::string_view of = {};  // the innermost workspace that lists it
  };

  Above above(std::string_view folder) const {
    Above found;
    std::size_t asked = 0;
    for (std::size_t i = nearest(folder); i != kNone && asked < kMostAsked; i = open_[i].outer, ++asked) {
      const Open& one = open_[i];
      found.member |= !one.members;
      found.workspace |= one.members.has_value();
      if (!one.members) continue;
      if (found.is_member) continue;
      found.is_member = one.members->holds(folder.substr(one.folder.empty() ? 0 : one.folder.size() + 1));
      found.of = one.folder;
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
    const NpmPackage* const outer = pod_above(folder);
    Standing standing = is_workspace ? Standing::Root : Standing::Alone;
    if (says_the_same(folder, outer)) {
      standing = Standing::Inner;
    } else if (above.is_member) {
      standing = Standing::Member;
    } else if (is_part_of(folder, outer) || lies_in_fixtures(folder, outer)) {
      standing = Standing::Inner;
    } else if (above.member || (above.workspace && !is_workspace) || (outer != nullptr && !is_workspace)) {
      standing = Standing::Outside;
    }
    if (const auto package = by_folder_.find(folder); package != by_folder_.end()) {
      facts_[package->second].standing = standing;
      facts_[package->second].workspace = above.of;
    }
    if (standing == Standing::Inner || standing == Standing::Outside) continue;
    // A member that is a workspace, too, opens twice: what it does not list is its own.
    if (standing == Standing::Member) open.add(folder, std::nullopt);
    if (!is_workspace) continue;
    const Workspace& said = workspace->second;
    open.add(folder, Members(said.globs.empty() ? said.lerna : said.globs));
  }
}

/// The nearest package that may be a pod and is no fixture.
const NpmPackage* NpmPackages::pod_above(std::string_view folder) const {
  while (!folder.empty()) {
    const NpmPackage* const package = around(folder_of(folder));
    if (package == nullptr) return nullptr;
    if (!package->pod_name.empty() && standing(*package) != Standing::Inner) return package;
    folder = package->folder;
  }
  return nullptr;
}

namespace {

/// In a folder of the package's sources, of what is built of them, or of what it ships.
bool lies_in_own_folder(std::string_view folder, const NpmPackage& outer) {
  const std::string_view below = folder.substr(outer.folder.empty() ? 0 : outer.folder.size() + 1);
  const std::string_view first = below.substr(0, below.find('/'));
  return ships(outer, first) ||
         std::find(std::begin(kOwnFolders), std::end(kOwnFolders), first) != std::end(kOwnFolders);
}

}  // namespace

/// The manifest that is published, in `dist` or `src`: the package around it has its name. Elsewhere it may be another
/// package, if it says what it needs.
bool NpmPackages::says_the_same(std::string_view folder, const NpmPackage* outer) const {
  const NpmPackage* const package = in(folder);
  if (package == nullptr || outer == nullptr || standing(*outer) == Standing::Root) return false;
  if (package->name.empty() || package->name != outer->name) return false;
  return package->dependencies.empty() || lies_in_own_folder(folder, *outer);
}

/// It tells bundlers how to read a part of the package's own sources, and takes its dependencies from there.
bool NpmPackages::is_part_of(std::string_view folder, const NpmPackage* outer) const {
  const NpmPackage* const package = in(folder);
  return package != nullptr && outer != nullptr && package->dependencies.empty() && lies_in_own_folder(folder, *outer);
}

// `e2e` right below a workspace's root that ships nothing is a package like any other.
bool NpmPackages::lies_in_fixtures(std::string_view folder, const NpmPackage* outer) const {
  if (outer == nullptr) return false;
  const std::size_t skipped = outer->folder.empty() ? 0 : outer->folder.size() + 1;
  const std::string_view below = folder.substr(skipped);
  const bool ships_nothing =
      standing(*outer) == Standing::Root && outer->is_private && outer->entries.empty() && outer->exports.is_null();
  if (ships_nothing && below.find('/') == std::string_view::npos) return false;
  static const Glob materials(kMaterials);
  return materials.matches(std::string(below) + "/package.json");
}

}  // namespace podworks
