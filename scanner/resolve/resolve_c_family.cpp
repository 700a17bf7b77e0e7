// The order in which an #include is resolved (imports.md §1.1). Each step answers, or leaves it to the next one.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/languages/language.h"
#include "scanner/pods/cocoapods_glob.h"
#include "scanner/resolve/resolver.h"
#include "scanner/resolve/spelling.h"
#include "scanner/resolve/system_names.h"

namespace podworks {
namespace {

// <A//b.h>, <A/./b.h>, <A/../B/b.h>: a compiler walks the folders. What begins with a dot is relative and stays.
std::optional<std::string> without_detours(std::string_view spelling) {
  const bool has_detour = spelling.find("//") != std::string_view::npos ||
                          spelling.find("/./") != std::string_view::npos ||
                          spelling.find("/../") != std::string_view::npos;
  if (!has_detour || spelling.starts_with('.') || spelling.starts_with('/')) return std::nullopt;
  return normalize_path(spelling);
}

// Names that pods like to give their headers and that toolchains or well-known libraries have too (CocoaPods #9387,
// #10019): right on one machine, wrong on another.
bool is_contested_name(std::string_view name) {
  constexpr std::string_view kNames[] = {"Common.h", "common.h", "config.h", "error.h",  "types.h",
                                         "utils.h",  "zip.h",    "unzip.h",  "version.h"};
  return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

}  // namespace

/// The pool has the well-known library itself: <catch2/catch.hpp> of the pod Catch2.
bool Resolver::is_own_library(UnitId unit, std::string_view spelling) const {
  const std::size_t slash = spelling.find('/');
  if (slash == std::string_view::npos) return false;
  return to_lower(context_.scan.pod_of(unit).name).starts_with(to_lower(spelling.substr(0, slash)));
}

Resolution Resolver::resolve_include(const ImportStatement& statement, const Importer& importer) {
  if (statement.form != Form::IncludeMacro) {
    if (std::optional<std::string> plain = without_detours(statement.spelling)) {
      ImportStatement walked = statement;
      walked.spelling = arena_.keep(*plain);
      return resolve_include(walked, importer);
    }
  }
  Resolution resolution = find_include(statement, importer);
  const auto* const resolved = std::get_if<Resolved>(&resolution.target);
  if (resolved != nullptr && statement.form == Form::IncludeAngle && pod_of(resolved->unit) != importer.pod) {
    const bool contested = is_contested_name(statement.spelling) || !system_header_owner(statement.spelling).empty();
    resolution.shadows_system = contested && !is_own_library(resolved->unit, statement.spelling) &&
                                resolved->how != How::Override && resolved->how != How::Generated;
  }
  return resolution;
}

Resolution Resolver::find_include(const ImportStatement& statement, const Importer& importer) {
  const std::string_view spelling = statement.spelling;
  const bool quoted = statement.form != Form::IncludeAngle;
  const bool bare = !has_folder(spelling);
  const IncludeStyle style = quoted ? IncludeStyle::Quote : IncludeStyle::Angle;
  const std::string_view system = is_relative(spelling) ? std::string_view{} : system_header_owner(spelling, style);
  if (auto found = configured(spelling, importer)) return *found;
  if (statement.form == Form::IncludeMacro) return {Unresolved{"the macro's value is not known in this file"}};
  // Of a system library: the header lies on the machine, not in the pool.
  if (statement.form == Form::ModuleMapHeader && spelling.starts_with('/')) return {External{base_name(spelling)}};
  if (quoted) {
    const std::string_view folder = folder_of(context_.scan.files[index_of(importer.file)].path);
    if (auto found = at_path(folder, spelling, How::Beside, importer)) return *found;
  }
  if (is_relative(spelling) && !quoted) return {unresolved(statement, importer)};
  if (auto found = by_search_path(spelling, importer)) return *found;
  if (!bare) {
    if (auto found = served(spelling, false, importer)) return *found;
  }
  if (auto found = generated(spelling, importer)) return *found;
  if (bare) {
    // <string.h> is the system's unless a declared pod serves that name: its folder is searched before the SDK's.
    if (system.empty() || quoted) {
      if (auto found = by_name(spelling, importer)) return *found;
    } else if (auto found = knows_all_folders(importer) ? std::nullopt : by_name(spelling, importer)) {
      const auto* resolved = std::get_if<Resolved>(&found->target);
      if (resolved != nullptr && resolved->how == How::DeclaredPod) return *found;
    }
  } else if (quoted || !is_system_header(spelling)) {
    // <sys/time.h> stays the system's though a file's path ends so: its folder is on the search path on Windows only.
    if (auto found = by_name(spelling, importer)) return *found;
  }
  // Before the SDK: families of system headers are known by their folder only (<os/...>), a pod's header by its path.
  if (!bare || system.empty()) {
    if (auto found = by_include_root(spelling, importer)) return *found;
  }
  if (!system.empty()) return {External{system}};
  if (!bare) {
    if (auto found = served(spelling, true, importer)) return *found;
  }
  if (auto found = external(spelling, first_part(spelling), importer)) return *found;
  // A header may be included by sources that are searched for in other folders.
  if (bare && (context_.scan.files[index_of(importer.file)].is_header || !knows_all_folders(importer))) {
    if (auto found = any_pod(spelling, importer)) return *found;
  }
  if (auto found = declared_only(spelling, importer)) return *found;
  if (auto found = ignoring_case(statement, importer)) return *found;
  return {unresolved(statement, importer)};
}

std::optional<Resolution> Resolver::configured(std::string_view spelling, const Importer& importer) {
  if (context_.project.resolve.empty()) return std::nullopt;
  const auto found = context_.project.resolve.find(std::string(spelling));
  if (found == context_.project.resolve.end()) return std::nullopt;
  const std::optional<UnitId> unit = context_.index.unit_named(found->second.value);
  if (!unit) return std::nullopt;
  used_.insert("resolve:" + found->first);
  for (const auto& entry :
       context_.index.named(base_name(spelling))) {  // the very file, if the pod has one of that name
    for (const FileOwner& owner : context_.scan.owners_of(entry.value)) {
      if (pod_of(owner.unit) == pod_of(*unit)) return Resolution{Resolved{owner.unit, entry.value, How::Override}};
    }
  }
  (void)importer;
  return Resolution{Resolved{*unit, std::nullopt, How::Override}};
}

// Headers that a build makes: X-Swift.h, X-umbrella.h, and what `generated:` names.
std::optional<Resolution> Resolver::generated(std::string_view spelling, const Importer& importer) {
  const std::string_view name = base_name(spelling);
  for (const std::string_view ending : {"-Swift.h", "-umbrella.h"}) {
    if (!name.ends_with(ending)) continue;
    const std::string_view module = name.substr(0, name.size() - ending.size());
    std::vector<UnitId> units;
    for (const auto& entry : context_.index.modules(module)) units.push_back(entry.value);
    if (units.empty()) {
      if (const auto unit = context_.index.unit_named(module)) units.push_back(*unit);
    }
    if (units.empty()) continue;
    const Choice choice = choose_pod(units, importer);
    if (!choice.unit) return Resolution{Ambiguous{choice.candidates}};
    return Resolution{Resolved{*choice.unit, std::nullopt, How::Generated}};
  }
  if (auto found = made(spelling, importer)) return found;
  for (const auto& [glob, pod] : context_.project.generated) {
    if (!glob.value.matches(spelling)) continue;
    const std::optional<UnitId> unit = context_.index.unit_named(pod.value);
    if (!unit) continue;
    used_.insert("generated:" + glob.value.pattern());
    return Resolution{Resolved{*unit, std::nullopt, How::Generated}};
  }
  return std::nullopt;
}

// A manifest says that a rule makes the header: foo.pb.h of foo.proto, what a genrule writes.
std::optional<Resolution> Resolver::made(std::string_view spelling, const Importer& importer) {
  if (!context_.index.has_made_headers()) return std::nullopt;
  std::vector<std::string> folders = context_.index.search_paths(importer.unit);
  folders.emplace_back(folder_of(context_.scan.files[index_of(importer.file)].path));
  for (const std::string& folder : folders) {
    const std::optional<std::string> path = normalize_path(join_path(folder, spelling));
    std::vector<UnitId> units;
    if (!path) continue;
    for (const auto& entry : context_.index.makers_of(*path)) units.push_back(entry.value);
    if (units.empty()) continue;
    const Choice choice = choose_pod(units, importer);
    if (!choice.unit) return Resolution{Ambiguous{choice.candidates}};
    return Resolution{Resolved{*choice.unit, std::nullopt, How::Generated}};
  }
  return std::nullopt;
}

std::optional<Resolution> Resolver::at_path(std::string_view folder, std::string_view spelling, How how,
                                            const Importer& importer) {
  scratch_.assign(folder);
  if (!folder.empty()) scratch_ += '/';
  scratch_ += spelling;
  if (spelling.find("./") != std::string_view::npos || spelling.find("//") != std::string_view::npos) {
    std::optional<std::string> normal = normalize_path(scratch_);
    if (!normal) return std::nullopt;
    scratch_ = std::move(*normal);
  }
  const std::optional<FileId> file = context_.index.file_at(scratch_);
  if (!file) return std::nullopt;
  if (const auto keeper = keeper_of(*file, importer)) return Resolution{Resolved{*keeper, *file, how}};
  return resolved_file(*file, how, importer);
}

// A header that the own pod keeps by `preserve_paths` and does not compile. Pods of one folder may compile it as well:
// this pod's sources come with their own copy.
std::optional<UnitId> Resolver::keeper_of(FileId file, const Importer& importer) const {
  if (!context_.index.kept().keeps_any(importer.pod)) return std::nullopt;
  for (const FileOwner& owner : context_.scan.owners_of(file)) {
    if (pod_of(owner.unit) == importer.pod) return std::nullopt;
  }
  return context_.index.kept().keeper_in(importer.pod, file);
}

std::optional<Resolution> Resolver::by_search_path(std::string_view spelling, const Importer& importer) {
  for (const std::string& folder : context_.index.search_paths(importer.unit)) {
    if (auto found = at_path(folder, spelling, How::SearchPath, importer)) return found;
  }
  return std::nullopt;
}

std::optional<Resolution> Resolver::served(std::string_view spelling, bool by_convention, const Importer& importer) {
  std::vector<UnitId> units;
  std::vector<FileId> files;
  const auto entries = context_.index.served_as(spelling);
  for (const auto& entry : entries) {
    if (entry.value.by_convention != by_convention) continue;
    // Whoever compiles the file itself means its own copy, whatever name it is served by (case 21).
    for (const FileOwner& owner : context_.scan.owners_of(entry.value.file)) {
      if (pod_of(owner.unit) == importer.pod) return resolved_file(entry.value.file, How::HeaderKey, importer);
    }
    units.push_back(entry.value.unit);
    files.push_back(entry.value.file);
  }
  if (units.empty()) return std::nullopt;
  const Choice choice = choose_pod(units, importer);
  std::optional<FileId> file;
  if (choice.unit) {
    for (std::size_t i = 0; i < units.size(); ++i) {
      if (pod_of(units[i]) != pod_of(*choice.unit)) continue;
      if (file && *file != files[i]) return Resolution{Resolved{*choice.unit, std::nullopt, How::HeaderKey}};
      file = files[i];
    }
    return Resolution{Resolved{*choice.unit, file, How::HeaderKey}};
  }
  std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());
  if (files.size() == 1) return resolved_file(files[0], How::HeaderKey, importer);
  return Resolution{Ambiguous{choice.candidates}};
}

std::optional<Resolution> Resolver::external_by_config(std::string_view spelling, std::string_view name) {
  const std::string_view stem = name.substr(0, name.rfind('.'));
  for (const Located<Glob>& glob : context_.project.external) {
    if (glob.value.matches(spelling) || glob.value.matches(name) || glob.value.matches(stem)) {
      used_.insert("external:" + glob.value.pattern());
      return Resolution{External{arena_.keep(name)}};
    }
  }
  return std::nullopt;
}

// Named in `external:`, or declared by the importer's manifest although no pod of the pool has that name.
std::optional<Resolution> Resolver::external(std::string_view spelling, std::string_view name,
                                             const Importer& importer) {
  if (is_relative(spelling)) return std::nullopt;  // a path into the pool that leads nowhere is a mistake
  if (auto found = external_by_config(spelling, name)) return found;
  const std::string_view stem = name.substr(0, name.rfind('.'));
  const Declared& known = declared(importer.unit);
  if (known.is_outside(name, kAppleLanguages) || known.is_outside(stem, kAppleLanguages))
    return Resolution{External{arena_.keep(name)}};
  return std::nullopt;
}

// Where the compiler looks for it a file of no pod may lie; else some pod may serve it in another spelling.
Target Resolver::unresolved(const ImportStatement& statement, const Importer& importer) {
  const std::string_view spelling = statement.spelling;
  std::vector<std::string> folders = context_.index.search_paths(importer.unit);
  if (statement.form != Form::IncludeAngle) {
    folders.emplace(folders.begin(), folder_of(context_.scan.files[index_of(importer.file)].path));
  }
  for (const std::string& folder : folders) {
    const std::optional<std::string> path = normalize_path(join_path(folder, spelling));
    const std::optional<FileId> file = path ? context_.index.file_at(*path) : std::nullopt;
    if (file && language_of(*path).row == nullptr) return External{arena_.keep(*path)};  // data, which is no pod's
    if (file) return Unresolved{.unowned = file};
  }
  for (const auto& entry : context_.index.named(base_name(spelling))) {
    const std::string_view served_as = context_.index.spelling_of(entry.value);
    if (served_as.empty() || served_as == spelling) continue;
    const auto owners = context_.scan.owners_of(entry.value);
    return Unresolved{
        arena_.keep(fmt::format("`{}` serves it as <{}>", context_.scan.pod_of(owners[0].unit).name, served_as))};
  }
  return Unresolved{};
}

}  // namespace podworks
