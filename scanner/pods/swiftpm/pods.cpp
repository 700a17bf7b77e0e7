// From a Swift package to pods: one a target, with the folder where SwiftPM looks for it and the targets that its
// dependencies mean.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/swiftpm/model.h"
#include "scanner/pods/swiftpm/target_files.h"
#include "scanner/pods/swiftpm/versions.h"

namespace podworks {
namespace {

constexpr std::array kSources = std::to_array<std::string_view>({"Sources", "Source", "src", "srcs"});
constexpr std::array kTests = std::to_array<std::string_view>({"Tests", "Sources", "Source", "src", "srcs"});
constexpr std::array kPlugins = std::to_array<std::string_view>({"Plugins"});

using Type = SwiftTarget::Type;

/// Targets that SwiftPM looks for in the same folders.
Type kind_of(Type type) {
  return type == Type::Test || type == Type::Plugin ? type : Type::Regular;
}

class PackagePods {
 public:
  PackagePods(const ReaderContext& context, std::string_view manifest, std::string_view reader, SwiftPackage package)
      : context_(context), folder_(folder_of(manifest)), reader_(reader), package_(std::move(package)) {}

  std::vector<PodDeclaration> take();

 private:
  void add_target(const SwiftTarget& target);
  std::string root_of(const SwiftTarget& target, std::vector<Diagnostic>& problems) const;
  std::string searched_root(const SwiftTarget& target, std::vector<Diagnostic>& problems) const;
  void add_dependencies(const SwiftTarget& target, UnitDeclaration& unit);
  std::vector<DeclaredDependency> meant_by(const SwiftDependency& dependency);
  const std::vector<std::string>* product(const SwiftDependency& dependency) const;
  void read_local_packages();
  bool exists(const std::string& folder) const;

  const ReaderContext& context_;
  std::string folder_;
  std::string_view reader_;
  SwiftPackage package_;
  struct Products {
    std::map<std::string, std::vector<std::string>> targets = {};  ///< by the product's name
    bool are_partial = false;
  };
  /// By the package's name in lower case: those that this one names and the pool has.
  std::map<std::string, Products, std::less<>> local_;
  std::set<std::string, std::less<>> targets_;
  std::map<std::string, std::vector<std::string>> products_of_;  // by target
  std::map<Type, std::size_t> alike_;                            // targets by their kind: see kind_of
  std::vector<PodDeclaration> pods_;
  std::map<std::string, std::size_t> numbers_;  // into pods_, by name
  /// What was declared already: target, dependency, product, purpose, platform.
  std::set<std::tuple<std::string, std::string, std::string, DeclaredFor, std::string>> declared_;
};

std::vector<PodDeclaration> PackagePods::take() {
  for (const SwiftTarget& target : package_.targets) {
    targets_.insert(target.name);
    ++alike_[kind_of(target.type)];
  }
  for (const SwiftProduct& product : package_.products) {
    const std::set<std::string> targets(product.targets.begin(), product.targets.end());
    for (const std::string& target : targets) products_of_[target].push_back(product.name);
  }
  read_local_packages();
  for (const SwiftTarget& target : package_.targets) add_target(target);
  if (!pods_.empty()) {
    std::vector<Diagnostic>& problems = pods_[0].problems;
    problems.insert(problems.begin(), package_.problems.begin(), package_.problems.end());
  }
  return std::move(pods_);
}

/// Their own problems are theirs.
void PackagePods::read_local_packages() {
  for (const LocalSwiftPackage& local : package_.packages) {
    const std::optional<std::string> folder = normalize_path(join_path(folder_, local.path));
    if (!folder) continue;  // outside of the pool
    const std::string manifest = join_path(*folder, "Package.swift");
    const bool is_dumped = context_.files.is_file(manifest + ".json");
    if (!is_dumped && !context_.files.is_file(manifest)) continue;
    const Result<std::optional<SwiftPackage>> read =
        is_dumped ? read_package_dump(context_, manifest + ".json")
                  : read_package_swift(context_, newest_manifest(context_, manifest));
    if (!read.ok() || !read.value()) continue;
    for (const std::string& name : {local.name, std::string(base_name(*folder)), read.value()->name}) {
      if (name.empty() || local_.contains(to_lower(name))) continue;
      Products& products = local_[to_lower(name)];
      products.are_partial = read.value()->products_are_partial;
      for (const SwiftProduct& one : read.value()->products) products.targets.emplace(one.name, one.targets);
    }
  }
}

bool PackagePods::exists(const std::string& folder) const {
  if (folder.empty()) return true;
  const std::vector<std::string_view>& files = context_.listing.files;
  const std::string inside = folder + "/";
  const auto found = std::lower_bound(files.begin(), files.end(), std::string_view(inside));
  return (found != files.end() && found->starts_with(inside)) || context_.files.is_folder(folder);
}

/// Relative to the pool's root.
std::string PackagePods::root_of(const SwiftTarget& target, std::vector<Diagnostic>& problems) const {
  const bool has_no_sources = target.type == SwiftTarget::Type::Binary && (target.is_remote || !target.path);
  if (has_no_sources || target.path_is_unknown) return join_path(folder_, target.name + ".xcframework");
  if (!target.path) return searched_root(target, problems);
  const std::optional<std::string> root = normalize_path(join_path(folder_, *target.path));
  if (!root) {
    problems.push_back(package_problem(
        target.at,
        fmt::format("the folder `{}` of the target `{}` lies outside of the pool", *target.path, target.name),
        "correct `path:`, or scan a folder that holds both"));
    return join_path(folder_, target.name);
  }
  const bool is_there = exists(*root) || (target.type == SwiftTarget::Type::Binary);
  if (!is_there) {
    problems.push_back(package_problem(
        target.at, fmt::format("the folder `{}` of the target `{}` does not exist", *target.path, target.name),
        "correct `path:`: SwiftPM stops here"));
  }
  return *root;
}

std::string PackagePods::searched_root(const SwiftTarget& target, std::vector<Diagnostic>& problems) const {
  std::vector<std::string_view> folders(kSources.begin(), kSources.end());
  if (target.type == Type::Test) folders.assign(kTests.begin(), kTests.end());
  if (target.type == Type::Plugin) folders.assign(kPlugins.begin(), kPlugins.end());
  for (const std::string_view folder : folders) {
    std::string root = join_path(folder_, join_path(folder, target.name));
    if (exists(root)) return root;
  }
  // From tools version 5.9 on the only target of its kind may fill the folder itself.
  for (const std::string_view folder : folders) {
    std::string root = join_path(folder_, folder);
    if (alike_.at(kind_of(target.type)) == 1 && package_.tools_version >= 509 && exists(root)) return root;
  }
  std::string first = join_path(folders[0], target.name);
  problems.push_back(package_problem(
      target.at,
      fmt::format("the folder of the target `{}` does not exist: neither `{}` nor another one where SwiftPM "
                  "looks",
                  target.name, first),
      "say with `path:` where it lies: SwiftPM stops here"));
  return join_path(folder_, first);
}

/// The targets of a product of a package of the pool; nullptr if it is from elsewhere.
const std::vector<std::string>* PackagePods::product(const SwiftDependency& dependency) const {
  for (const auto& [name, products] : local_) {
    const bool is_asked = dependency.kind == SwiftDependency::Kind::ByName || dependency.package.empty() ||
                          name == to_lower(dependency.package);
    const auto found = is_asked ? products.targets.find(dependency.name) : products.targets.end();
    if (found != products.targets.end() && !found->second.empty()) return &found->second;
  }
  return nullptr;
}

/// One a target; a product of a package that is not known stays as it is.
std::vector<DeclaredDependency> PackagePods::meant_by(const SwiftDependency& dependency) {
  using Kind = SwiftDependency::Kind;
  DeclaredDependency plain = {.name = dependency.name};
  plain.purpose = dependency.is_plugin ? DeclaredFor::Compiling : DeclaredFor::Build;
  plain.platform = dependency.platform;
  plain.at = dependency.at;
  if (dependency.kind == Kind::Target) return {plain};
  if (dependency.kind == Kind::ByName && targets_.contains(dependency.name)) return {plain};
  plain.product = dependency.name;
  const std::vector<std::string>* const found = product(dependency);
  if (found == nullptr) {
    plain.package = dependency.package.empty() ? dependency.name : dependency.package;
    return {plain};
  }
  std::vector<DeclaredDependency> targets;
  for (const std::string& name : *found) {
    targets.push_back(plain);
    targets.back().name = name;
  }
  return targets;
}

void PackagePods::add_dependencies(const SwiftTarget& target, UnitDeclaration& unit) {
  for (const SwiftDependency& dependency : target.dependencies) {
    const auto package = local_.find(to_lower(dependency.package));
    if (package != local_.end() && package->second.are_partial && product(dependency) == nullptr) {
      unit.dependencies_are_partial = true;
      pods_.back().problems.push_back(package_problem(
          dependency.at, fmt::format("what the product `{}` is made of is not known: not all products of `{}` are",
                                     dependency.name, dependency.package)));
    }
    for (DeclaredDependency& declared : meant_by(dependency)) {
      if (declared.name == target.name) continue;  // a product from outside that has this target's name
      if (declared_.emplace(target.name, declared.name, declared.product, declared.purpose, declared.platform).second) {
        unit.dependencies.push_back(std::move(declared));
      }
    }
  }
}

void PackagePods::add_target(const SwiftTarget& target) {
  const auto [known, is_new] = numbers_.emplace(target.name, pods_.size());
  PodDeclaration& pod = is_new ? pods_.emplace_back() : pods_[known->second];
  if (is_new) {
    pod.name = target.name;
    pod.module_name = module_of_target(target.name);
    pod.reader = reader_;
    pod.languages = kAppleLanguages;
    pod.declares_dependencies = true;
    pod.unset_environment = package_.unset_environment;
    pod.package = folder_.empty() ? "." : folder_;
    if (const auto offered = products_of_.find(target.name); offered != products_of_.end()) {
      pod.products = offered->second;
    }
    pod.at = target.at;
    pod.root = root_of(target, pod.problems);
    UnitDeclaration& unit = pod.units.emplace_back();
    unit.name = target.name;
    unit.kind = target.type == SwiftTarget::Type::Test ? UnitKind::Test : UnitKind::Library;
    unit.at = target.at;
    unit.header_mappings_dir = normalize_path(target.public_headers);  // where others look for its headers
  } else if (!target.is_conditional) {
    pod.problems.push_back(package_problem(
        target.at, fmt::format("the target `{}` is declared twice, in line {} too", target.name, pod.at.line),
        "rename one of them: SwiftPM refuses the package"));
    return;
  }
  UnitDeclaration& unit = pod.units[0];
  const std::string root = is_new ? pod.root : root_of(target, pod.problems);
  const bool has_files = !target.path_is_unknown && !(target.type == SwiftTarget::Type::Binary && !target.path);
  if (has_files && !target.is_remote) unit.folders.push_back(files_of_target(target, root, folder_));
  for (const std::string& path : target.header_search_paths) {
    const std::optional<std::string> normal = normalize_path(join_path(root, path));
    if (normal) unit.header_search_paths.push_back(relative_path(pod.root, *normal));
  }
  unit.files_are_partial |= target.files_are_partial;
  unit.dependencies_are_partial |= target.dependencies_are_partial;
  add_dependencies(target, unit);
}

}  // namespace

std::vector<PodDeclaration> pods_of_package(const ReaderContext& context, std::string_view manifest,
                                            std::string_view reader, SwiftPackage package) {
  return PackagePods(context, manifest, reader, std::move(package)).take();
}

}  // namespace podworks
