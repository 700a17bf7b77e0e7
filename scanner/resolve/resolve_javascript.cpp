// What stands in JavaScript's import and require (imports.md §1.5): a file beside, a name that the project gives to a
// place of its own, or a package, which is a pod, Node's, or somebody else's. Configurations of bundlers are code and
// are not run: what only they explain is unresolved.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "model/tool_files.h"
#include "scanner/resolve/javascript/js_files.h"
#include "scanner/resolve/javascript/node_modules.h"
#include "scanner/resolve/javascript/package_exports.h"
#include "scanner/resolve/resolver.h"

namespace podworks {
namespace {

constexpr std::string_view kUndeclared = "no package.json on the way up declares it";
constexpr std::string_view kAlias =
    "it looks like a name that a bundler's configuration gives to a folder: only `paths` of tsconfig.json, `imports` "
    "of package.json and aliases in Babel's JSON are read";

/// "./x.svg" of "style-loader!./x.svg" and of "./x.svg?raw": webpack's loaders, Vite's queries.
std::string_view without_loaders(std::string_view specifier) {
  if (const std::size_t loader = specifier.rfind('!'); loader != std::string_view::npos) {
    specifier.remove_prefix(loader + 1);
  }
  return specifier.substr(0, specifier.find('?'));
}

bool is_relative_specifier(std::string_view specifier) {
  return specifier == "." || specifier == ".." || specifier.starts_with("./") || specifier.starts_with("../");
}

/// "node" of "node:fs", "https" of "https://x/y.js"; empty if there is none.
std::string_view scheme_of(std::string_view specifier) {
  const std::size_t colon = specifier.find(':');
  const std::string_view scheme = specifier.substr(0, colon);
  const auto is_word = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '+' ||
           c == '.';
  };
  const bool is_scheme = colon != std::string_view::npos && std::all_of(scheme.begin(), scheme.end(), is_word);
  return is_scheme ? scheme : std::string_view();
}

/// "@wb/net" of "@wb/net/sub", "net" of "net/sub"; empty if no package can have the name.
std::string_view package_of(std::string_view specifier) {
  std::size_t slash = specifier.find('/');
  if (specifier.starts_with('@')) {
    if (slash == std::string_view::npos || slash == 1) return {};
    slash = specifier.find('/', slash + 1);
  }
  const std::string_view name = specifier.substr(0, slash);
  return name.empty() || name[0] == '/' || name[0] == '~' || name.ends_with('/') ? std::string_view() : name;
}

/// The package whose types declare another one: "@types/wb__net" of "@wb/net".
std::string types_of(std::string_view package) {
  if (!package.starts_with('@')) return fmt::format("@types/{}", package);
  const std::size_t slash = package.find('/');
  return fmt::format("@types/{}__{}", package.substr(1, slash - 1), package.substr(slash + 1));
}

/// The declaration that Node would find by: of the nearest package.json that has one, going up.
const NpmDependency* declared_above(const NpmPackages& packages, const NpmPackage* nearest, std::string_view alias) {
  for (const NpmPackage* package = nearest; package != nullptr;) {
    if (const NpmDependency* found = find_dependency(*package, alias)) return found;
    package = package->folder.empty() ? nullptr : packages.around(folder_of(package->folder));
  }
  return nullptr;
}

}  // namespace

Resolution Resolver::resolve_specifier(const ImportStatement& statement, const Importer& importer) {
  if (auto found = configured(statement.spelling, importer)) return *found;
  const std::string_view specifier = without_loaders(statement.spelling);
  if (auto found = js_framework(specifier, importer)) return *found;
  if (is_relative_specifier(specifier)) return js_relative(specifier, statement.dynamic, importer);
  if (auto found = js_alias(specifier, importer)) {
    // `paths` may lead to what somebody wrote down of another pod's types: the pod itself is meant.
    const std::optional<Resolution> pod = is_declaration(*found) ? js_package(specifier, importer) : std::nullopt;
    return pod && std::holds_alternative<Resolved>(pod->target) ? *pod : *found;
  }
  if (auto found = js_internal(specifier, importer)) return *found;
  if (auto found = js_package(specifier, importer)) return *found;
  const std::string_view package = package_of(specifier);
  if (auto found = external_by_config(specifier, package)) return *found;
  if (auto found = generated(specifier, importer)) return *found;
  const bool is_alias = package.empty() || specifier.starts_with('#');
  return {Unresolved{is_alias ? kAlias : kUndeclared}};
}

// "x.d.ts": it says types, and has no code.
bool Resolver::is_declaration(const Resolution& resolution) const {
  const auto* const resolved = std::get_if<Resolved>(&resolution.target);
  if (resolved == nullptr || !resolved->file) return false;
  const std::string_view path = context_.scan.files[index_of(*resolved->file)].path;
  return path.ends_with(".d.ts") || path.ends_with(".d.mts") || path.ends_with(".d.cts");
}

Resolution Resolver::js_relative(std::string_view specifier, bool is_dynamic, const Importer& importer) {
  const std::string_view folder = folder_of(context_.scan.files[index_of(importer.file)].path);
  const std::optional<std::string> path = normalize_path(join_path(folder, specifier));
  if (!path) return {Unresolved{"it leads out of the pool"}};
  const JsFiles files(context_.index, context_.javascript);
  if (const std::optional<FileId> file = files.find(*path)) {
    if (auto found = js_file(*file, How::Beside, importer)) return *found;
    const std::string_view where = context_.scan.files[index_of(*file)].path;
    const bool is_nobodys = language_of(where).row == nullptr || is_tool_file(base_name(where), Language::JavaScript);
    if (is_nobodys) return {External{arena_.keep(where)}};  // data, or a configuration that others build on
    return {Unresolved{.unowned = file}};
  }
  if (auto found = generated(specifier, importer)) return *found;
  if (auto found = js_build_output(*path)) return *found;
  if (is_left_out_of_tests(*path, importer)) return {External{arena_.keep(*path)}};
  // new URL("./data", import.meta.url) may name a folder; an import may not.
  const std::optional<UnitId> around = is_dynamic && has_files_below(*path) ? js_pod_around(*path) : std::nullopt;
  if (around) return {Resolved{*around, std::nullopt, How::Beside}};
  return {Unresolved{}};
}

bool Resolver::has_files_below(std::string_view folder) const {
  const std::string first = folder.empty() ? std::string() : std::string(folder) + '/';
  const std::vector<SourceFile>& all = context_.scan.files;
  const auto there =
      std::lower_bound(all.begin(), all.end(), first,
                       [](const SourceFile& file, const std::string& wanted) { return file.path < wanted; });
  return there != all.end() && there->path.starts_with(first);
}

// A path into a folder of which nothing lies in the tree: the package's build makes it, if the package ships it or a
// source stands for it in src/.
std::optional<Resolution> Resolver::js_build_output(const std::string& path) {
  const NpmPackages& packages = context_.javascript.packages();
  const NpmPackage* const package = packages.around(folder_of(path));
  if (package == nullptr) return std::nullopt;
  const std::string_view below =
      std::string_view(path).substr(package->folder.empty() ? 0 : package->folder.size() + 1);
  const std::string_view folder = first_folder(below);
  const std::optional<UnitId> unit = js_pod_around(package->folder);
  if (folder.empty() || !unit) return std::nullopt;
  if (has_files_below(join_path(package->folder, folder))) return std::nullopt;
  const std::optional<FileId> source = JsFiles(context_.index, context_.javascript).find_in_package(*package, below);
  if (!source && !ships(*package, folder)) return std::nullopt;
  return Resolution{Resolved{*unit, source, How::Generated}};
}

std::optional<Resolution> Resolver::js_alias(std::string_view specifier, const Importer& importer) {
  const JsFiles files(context_.index, context_.javascript);
  const auto at = [&](const std::string& path) -> std::optional<Resolution> {
    const std::optional<std::string> plain = normalize_path(path);
    const std::optional<FileId> file = plain ? files.find(*plain) : std::nullopt;
    return file ? js_file(*file, How::PathAlias, importer) : std::nullopt;
  };
  const JsIndex::Scope& scope = js_scope(importer);
  for (const JsAliases* aliases : {scope.typescript, scope.babel}) {
    if (aliases == nullptr) continue;
    if (const JsAlias* alias = find_alias(*aliases, specifier)) {
      for (const std::string& path : alias->paths) {
        if (auto found = at(fill_in(*alias, path, specifier))) return found;
      }
      for (const std::string& package : alias->packages) {
        if (auto found = js_package(fill_in(*alias, package, specifier), importer)) return found;
      }
    }
    for (const std::string& root : aliases->roots) {
      if (auto found = at(join_path(root, specifier))) return found;
    }
  }
  return std::nullopt;
}

// "#name" by `imports` of the nearest package.json. A target is a file of the same package, or another package.
std::optional<Resolution> Resolver::js_internal(std::string_view specifier, const Importer& importer) {
  const NpmPackage* const package = js_scope(importer).package;
  if (!specifier.starts_with('#') || package == nullptr) return std::nullopt;
  const JsFiles files(context_.index, context_.javascript);
  const std::vector<std::string> targets = imported_targets(package->imports, specifier);
  for (const std::string& target : targets) {
    std::optional<Resolution> found;
    if (!target.starts_with('.')) {
      found = js_package(target, importer);
    } else if (const std::optional<FileId> file = files.find_in_package(*package, target)) {
      found = js_file(*file, How::PathAlias, importer);
    }
    if (found) return found;
  }
  for (const std::string& target : targets) {
    const std::optional<std::string> plain = normalize_path(join_path(package->folder, target));
    if (auto found = plain ? js_build_output(*plain) : std::nullopt) return found;
  }
  return std::nullopt;
}

std::optional<Resolution> Resolver::js_package(std::string_view specifier, const Importer& importer) {
  if (const std::string_view scheme = scheme_of(specifier); !scheme.empty()) {
    const bool is_node = scheme == "node";
    return Resolution{External{arena_.keep(is_node ? specifier : scheme)}};
  }
  const std::string_view name = package_of(specifier);
  if (name.empty()) return std::nullopt;
  const NpmPackages& packages = context_.javascript.packages();
  const NpmPackage* const nearest = js_scope(importer).package;
  const NpmDependency* const declared = declared_above(packages, nearest, name);
  const std::string_view meant = declared != nullptr ? packages.meant_by(*declared) : name;
  // A pod may be called like a module of Node ("events"): it is meant where it is declared.
  const bool is_node = is_node_module(specifier);
  if (!is_node || declared != nullptr) {
    if (auto found = js_pod(meant, specifier.substr(name.size()), importer)) return found;
  }
  if (is_node) return Resolution{External{arena_.keep(specifier)}};
  if (declared != nullptr || declared_above(packages, nearest, types_of(name)) != nullptr) {
    return Resolution{External{arena_.keep(name)}};
  }
  return std::nullopt;
}

/// `subpath` is empty, or begins with '/'.
std::optional<Resolution> Resolver::js_pod(std::string_view package, std::string_view subpath,
                                           const Importer& importer) {
  const Choice choice = choose_js_pod(package, importer);
  if (!choice.unit && choice.candidates.empty()) return std::nullopt;
  if (!choice.unit) return Resolution{Ambiguous{choice.candidates}};
  Resolution resolution{Resolved{*choice.unit, std::nullopt, How::PackageName}};
  const std::string_view folder = context_.index.package_folder(Language::JavaScript, pod_of(*choice.unit));
  const NpmPackage* const there = context_.javascript.packages().in(folder);
  if (there == nullptr) return resolution;
  const JsFiles files(context_.index, context_.javascript);
  const std::string target = fmt::format(".{}", subpath == "/" ? "" : subpath);
  std::vector<std::string> targets = exported_targets(there->exports, target);
  const bool is_open = there->exports.is_null();
  resolution.private_api = !is_open && targets.empty() && pod_of(*choice.unit) != importer.pod;
  std::optional<FileId>& file = std::get<Resolved>(resolution.target).file;
  for (const std::string& one : targets) {
    if (!file) file = files.find_in_package(*there, one);
  }
  if (!file && targets.empty()) {
    file = target == "." ? files.find_entry(*there) : files.find_in_package(*there, target);
  }
  return resolution;
}

// Of several packages of one name the one that is declared, else the one that lies next to what npm links.
Resolver::Choice Resolver::choose_js_pod(std::string_view package, const Importer& importer) {
  std::vector<UnitId> units;
  for (const auto& entry : context_.index.provided(Language::JavaScript, package)) units.push_back(entry.value);
  if (units.empty()) return {};
  if (units.size() > 1) {
    const NpmPackages& packages = context_.javascript.packages();
    const NpmPackage* const nearest = js_scope(importer).package;
    const NpmPackages::Meaning meaning =
        nearest != nullptr ? packages.meant_by(*nearest, package) : NpmPackages::Meaning{};
    const bool is_own = nearest != nullptr && nearest->name == package;
    if (!is_own && meaning.package != nullptr && meaning.is_clear) {
      if (const auto unit = context_.javascript.unit_of(*meaning.package)) return {unit, {}};
    }
  }
  return choose_pod(units, importer);
}

// What is no source has no owner: the package around it has it.
std::optional<Resolution> Resolver::js_file(FileId file, How how, const Importer& importer) {
  if (is_read_as_text(file, importer)) {
    return Resolution{External{arena_.keep(context_.scan.files[index_of(file)].path)}};
  }
  const auto owners = context_.scan.owners_of(file);
  if (owners.size() == 1) return Resolution{Resolved{owners[0].unit, file, how}};
  const std::optional<UnitId> around = js_pod_around(folder_of(context_.scan.files[index_of(file)].path));
  if (around && (owners.empty() || owner_in(file, *around) != nullptr)) {
    return Resolution{Resolved{*around, file, how}};
  }
  return resolved_file(file, how, importer);
}

std::optional<UnitId> Resolver::js_pod_around(std::string_view folder) const {
  const NpmPackages& packages = context_.javascript.packages();
  for (const NpmPackage* package = packages.around(folder); package != nullptr;) {
    if (const auto unit = context_.javascript.unit_of(*package)) return unit;
    if (packages.is_pod(*package)) {
      const auto units = context_.index.packages_in(Language::JavaScript, package->folder);
      if (units.size() == 1) return units[0].value;
    }
    package = package->folder.empty() ? nullptr : packages.around(folder_of(package->folder));
  }
  return std::nullopt;
}

const JsIndex::Scope& Resolver::js_scope(const Importer& importer) const {
  return context_.javascript.scope_of(folder_of(context_.scan.files[index_of(importer.file)].path));
}

}  // namespace podworks
