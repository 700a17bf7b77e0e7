#include "scanner/pods/npm/npm.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/npm/packages.h"

namespace podworks {
namespace {

bool is_npm_manifest(std::string_view path) {
  const std::string_view name = base_name(path);
  return name == "package.json" || name == "pnpm-workspace.yaml" || name == "lerna.json";
}

/// One for each name and purpose: "net" and "net-old": "npm:net@1" mean the same package.
void add_dependencies(const NpmPackages& packages, const NpmPackage& package, UnitDeclaration& unit) {
  for (const NpmDependency& declared : package.dependencies) {
    DeclaredDependency dependency;
    dependency.name = packages.meant_by(declared);
    dependency.purpose = declared.purpose;
    dependency.requirements = {declared.requirement};
    dependency.at = declared.at;
    const auto says_the_same = [&](const DeclaredDependency& other) {
      return other.name == dependency.name && other.purpose == dependency.purpose;
    };
    const bool is_renamed = declared.name != declared.alias || !declared.path.empty();
    if (is_renamed && std::any_of(unit.dependencies.begin(), unit.dependencies.end(), says_the_same)) continue;
    unit.dependencies.push_back(std::move(dependency));
  }
}

PodDeclaration to_pod(const NpmPackages& packages, const NpmPackage& package) {
  PodDeclaration pod;
  pod.name = package.pod_name;
  pod.root = package.folder;
  pod.reader = "npm";
  pod.version = package.version;
  if (!package.name.empty()) pod.provides = {{Language::JavaScript, package.name}};
  pod.languages = language_bit(Language::JavaScript);
  pod.declares_dependencies = true;
  pod.problems = package.problems;
  for (Diagnostic& problem : pod.problems) problem.pods = {pod.name};
  pod.at = {package.path, package.line, 0};
  UnitDeclaration& unit = pod.units.emplace_back();
  unit.name = pod.name;
  unit.at = pod.at;
  FolderFiles& folder = unit.folders.emplace_back();
  folder.root = package.folder;
  folder.languages = pod.languages;
  folder.tests = npm_test_globs(package);
  add_dependencies(packages, package, unit);
  return pod;
}

/// Of a package.json that is no pod: a value of the wrong type may be the reason.
std::vector<Error> errors_of(const NpmPackage& package) {
  std::vector<Error> errors;
  for (const Diagnostic& problem : package.problems) errors.push_back({problem.message, problem.place, problem.help});
  return errors;
}

Result<std::vector<PodDeclaration>> read_npm(const ReaderContext& context, std::string_view path) {
  PW_CHECK(context.npm != nullptr);
  if (base_name(path) != "package.json") {
    const Error* const error = context.npm->workspace_error(path);
    if (error != nullptr) return *error;
    return std::vector<PodDeclaration>();
  }
  const NpmPackage* const package = context.npm->in(folder_of(path));
  PW_CHECK(package != nullptr);
  std::vector<PodDeclaration> pods;
  // Fixtures are broken on purpose.
  const NpmPackages::Standing standing = context.npm->standing(*package);
  if (standing == NpmPackages::Standing::Inner) return pods;
  if (package->error) return *package->error;
  if (context.npm->is_pod(*package)) {
    pods.push_back(to_pod(*context.npm, *package));
  } else if (!package->problems.empty() && standing != NpmPackages::Standing::Outside) {
    return errors_of(*package);
  }
  return pods;
}

}  // namespace

Reader npm_reader() {
  return {.id = "npm",
          .summary = "package.json: the members of npm, Yarn, pnpm and Lerna workspaces, and packages by themselves",
          .is_manifest = is_npm_manifest,
          .read = read_npm,
          .declares_for = language_bit(Language::JavaScript)};
}

}  // namespace podworks
