// Kotlin's and Java's imports (imports.md §1.3): a name is where it is declared, whatever the folder; a package may be
// spread over several pods.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/resolve/jvm_names.h"
#include "scanner/resolve/resolver.h"

namespace podworks {
Resolution Resolver::resolve_package(const ImportStatement& statement, const Importer& importer) {
  const std::string_view name = statement.spelling;
  constexpr std::size_t kLongestName = 1000;  // bytes; each of its beginnings is looked up
  if (name.size() > kLongestName) return {Unresolved{"no name is that long"}};
  if (statement.only_if_known) {
    if (auto found = declared_as(name, importer)) return *found;
    if (auto found = made_by_android(name, importer)) return *found;
    return {Unresolved{}};
  }
  const bool all = statement.form == Form::PackageAll;
  if (auto found = configured(name, importer)) return *found;
  if (all) {
    if (auto found = whole_package(statement, importer)) return *found;
  }
  if (auto found = declared_name(name, importer)) return *found;
  if (auto found = made_by_android(name, importer)) return *found;
  if (auto found = generated(name, importer)) return *found;
  if (auto found = external_by_config(name, library_of(name))) return *found;
  if (!is_platform_package(name) && !may_be_of_library(name, importer)) {
    if (auto found = undeclared_name(name, all, importer)) return *found;
    if (const auto pod = declared_in_tests(name)) {
      return {Unresolved{arena_.keep(fmt::format("only tests of `{}` declare it, and other modules do not see those",
                                                 context_.scan.pods[index_of(*pod)].name))}};
    }
    if (const std::string_view root = context_.names->root_near(name); !root.empty()) {
      return {Unresolved{arena_.keep(
          fmt::format("the pool has packages of `{}` but none that declares this: a build may make it", root))}};
    }
  }
  return {External{arena_.keep(library_of(name))}};
}

// What tests declare is for tests of the same pod.
std::vector<NameIndex::Holder> Resolver::visible(std::span<const NameIndex::Table::Entry> entries,
                                                 const Importer& importer) const {
  const FileOwner* const owner = owner_in(importer.file, importer.unit);
  const bool from_tests = owner != nullptr && owner->role == Role::Test;
  std::vector<NameIndex::Holder> holders;
  const auto take = [&](auto&& is_visible) {
    for (const auto& entry : entries) {
      if (is_visible(entry.value)) holders.push_back(entry.value);
    }
  };
  const auto is_own = [&](const NameIndex::Holder& holder) { return pod_of(holder.unit) == importer.pod; };
  take([&](const NameIndex::Holder& holder) { return !holder.in_tests || (from_tests && is_own(holder)); });
  if (holders.empty()) take(is_own);
  return holders;
}

// One of several declarations of a name, or of a package.
std::optional<Resolution> Resolver::one_of(const std::vector<NameIndex::Holder>& holders, How how,
                                           const Importer& importer) {
  if (holders.empty()) return std::nullopt;
  std::vector<UnitId> units;
  for (const NameIndex::Holder& holder : holders) units.push_back(holder.unit);
  const Choice choice = choose_pod(units, importer);
  if (!choice.unit && how == How::TypeName) {
    if (auto found = alternatives(units, choice.candidates, importer)) return found;
  }
  if (!choice.unit) return Resolution{Ambiguous{choice.candidates}};
  std::set<FileId> files;
  for (const NameIndex::Holder& holder : holders) {
    if (holder.unit == *choice.unit && files.size() < 2) files.insert(holder.file);
  }
  return Resolution{Resolved{*choice.unit, files.size() == 1 ? std::optional(*files.begin()) : std::nullopt, how}};
}

// No class path has one class twice: who declares all that hold it has one of them in each of its variants, and needs
// them all.
std::optional<Resolution> Resolver::alternatives(const std::vector<UnitId>& units, const std::vector<PodId>& pods,
                                                 const Importer& importer) {
  const std::vector<bool>& direct = declared(importer.unit).direct;
  if (!std::all_of(pods.begin(), pods.end(), [&](PodId pod) { return direct[index_of(pod)]; })) return std::nullopt;
  std::vector<UnitId> chosen;
  for (const PodId pod : pods) {
    std::vector<UnitId> own;
    std::copy_if(units.begin(), units.end(), std::back_inserter(own), [&](UnitId unit) { return pod_of(unit) == pod; });
    if (!own.empty()) chosen.push_back(choose_unit(own, importer));
  }
  if (chosen.empty()) return std::nullopt;
  Resolution found{Resolved{chosen[0], std::nullopt, How::TypeName}};
  found.also.assign(chosen.begin() + 1, chosen.end());
  return found;
}

// This very name, or the class that is made of a file.
std::optional<Resolution> Resolver::declared_as(std::string_view name, const Importer& importer) {
  const auto entries = context_.names->find(DeclaredName::Kind::JvmName, name);
  std::vector<NameIndex::Holder> holders = visible(entries, importer);
  // In tests of another pod only. Stand-ins for classes of the platform are nobody else's.
  if (holders.empty() && !is_platform_package(name)) {
    for (const auto& entry : entries) {
      if (shows_tests(entry.value, importer)) holders.push_back(entry.value);
    }
  }
  if (holders.empty()) holders = files_called(name, importer);
  return one_of(holders, How::TypeName, importer);
}

std::vector<NameIndex::Holder> Resolver::files_called(std::string_view name, const Importer& importer) const {
  const std::string_view package = outer_name(name);
  const std::string_view last = package.empty() ? name : name.substr(package.size() + 1);
  const auto path_of = [&](const NameIndex::Holder& holder) { return context_.scan.files[index_of(holder.file)].path; };
  std::vector<NameIndex::Holder> files;
  if (last.ends_with("Kt")) {
    files = visible(context_.names->find(DeclaredName::Kind::JvmPackage, package), importer);
    std::erase_if(files, [&](const auto& holder) { return !is_class_of_kotlin_file(path_of(holder), last); });
  }
  if (!files.empty()) return files;
  files = visible(context_.names->find(DeclaredName::Kind::ProtoPackage, package), importer);
  std::erase_if(files, [&](const auto& holder) { return !is_class_of_proto_file(path_of(holder), last); });
  return files;
}

// a.b.C.Nested.m is where a.b.C is declared.
std::optional<Resolution> Resolver::declared_name(std::string_view name, const Importer& importer) {
  for (std::string_view outer = name; !outer.empty(); outer = outer_name(outer)) {
    // What stands behind a package is of that package, and no member of a function that is called like its last part.
    const bool is_package = !context_.names->find(DeclaredName::Kind::JvmPackage, outer).empty();
    if (is_package && outer.size() != name.size()) return std::nullopt;
    if (auto found = declared_as(outer, importer)) return found;
  }
  return std::nullopt;
}

// R, BuildConfig and the like.
std::optional<Resolution> Resolver::made_by_android(std::string_view name, const Importer& importer) {
  const std::string_view space = android_namespace(name);
  if (space.empty()) return std::nullopt;
  auto entries = context_.index.provided(Language::Jvm, space);
  // That of the tests on the device, unless it is said.
  if (entries.empty() && space.ends_with(".test")) entries = context_.index.provided(Language::Jvm, outer_name(space));
  std::vector<UnitId> units;
  for (const auto& entry : entries) units.push_back(entry.value);
  if (units.empty()) return std::nullopt;
  const Choice choice = choose_pod(units, importer);
  if (!choice.unit) return Resolution{Ambiguous{choice.candidates}};
  return Resolution{Resolved{*choice.unit, std::nullopt, How::Namespace}};
}

bool Resolver::must_declare(const Importer& importer) const {
  return has(context_.scan.pods[index_of(importer.pod)].declares_for, Language::Jvm);
}

// The pod's own, or of what it declares in any way; anybody's if it declares nothing.
bool Resolver::may_use(PodId pod, const Importer& importer) {
  const Unit& unit = context_.scan.units[index_of(importer.unit)];
  if (pod == importer.pod || !must_declare(importer) || unit.dependencies_are_partial) return true;
  return declared(importer.unit).transitive[index_of(pod)];
}

// Gradle's tests are for tests of the same module, but for fixtures and where a module takes another one's tests along.
// Elsewhere nothing says so: if nobody else declares the name, it is what the import must mean.
bool Resolver::shows_tests(const NameIndex::Holder& holder, const Importer& importer) const {
  const PodId pod = pod_of(holder.unit);
  const std::vector<Pod>& pods = context_.scan.pods;
  if (!pods[index_of(pod)].keeps_tests || !pods[index_of(importer.pod)].keeps_tests) return true;
  const std::string_view path = context_.scan.files[index_of(holder.file)].path;
  if (path.find("src/testFixtures/") != std::string_view::npos) return true;
  const std::vector<Unit::Declared>& declared = context_.scan.units[index_of(importer.unit)].declared;
  return std::any_of(declared.begin(), declared.end(), [&](const Unit::Declared& one) {
    return one.dependency.takes_tests && !one.units.empty() && pod_of(one.units[0]) == pod;
  });
}

// The name, or a type around it.
std::optional<PodId> Resolver::declared_in_tests(std::string_view name) const {
  for (; !name.empty(); name = outer_name(name)) {
    const auto entries = context_.names->find(DeclaredName::Kind::JvmName, name);
    if (!entries.empty()) return pod_of(entries[0].value.unit);
    if (!context_.names->find(DeclaredName::Kind::JvmPackage, name).empty()) break;
  }
  return std::nullopt;
}

// The unit declares a library, itself or through others, that may hold this name: its group begins the name, or a
// word of its coordinates is the name's first part, where that is no domain. What several pods of the pool begin with
// is the pool's own, whatever its libraries are published as.
bool Resolver::may_be_of_library(std::string_view name, const Importer& importer) {
  if (!must_declare(importer)) return false;
  for (const auto& [coordinates, languages] : declared(importer.unit).outside) {
    if (!has(languages, Language::Jvm) || !may_hold(coordinates, name)) continue;
    const std::string_view group = std::string_view(coordinates).substr(0, coordinates.find(':'));
    const std::string_view shared = name.starts_with(group) ? group : first_parts(name, 1);
    if (!context_.names->is_of_several(first_parts(shared, NameIndex::kRootParts))) return true;
  }
  return false;
}

// Of pods that nothing tells apart and of which the importer declares none, none is meant.
std::optional<Resolution> Resolver::one_that_may_be_used(std::vector<NameIndex::Holder> holders,
                                                         const Importer& importer) {
  std::erase_if(holders, [&](const NameIndex::Holder& holder) { return !may_use(pod_of(holder.unit), importer); });
  std::optional<Resolution> found = one_of(holders, How::PackageName, importer);
  if (!found) return std::nullopt;
  if (auto* ambiguous = std::get_if<Ambiguous>(&found->target)) ambiguous->is_made = true;
  if (const auto* ambiguous = std::get_if<Ambiguous>(&found->target); ambiguous != nullptr && must_declare(importer)) {
    const std::vector<bool>& known = declared(importer.unit).transitive;
    const auto is_declared = [&](PodId pod) { return known[index_of(pod)]; };
    const std::vector<PodId>& pods = ambiguous->candidates;
    if (std::none_of(pods.begin(), pods.end(), is_declared)) return std::nullopt;
  }
  if (auto* resolved = std::get_if<Resolved>(&found->target)) resolved->file = std::nullopt;
  return found;
}

// A name that no file declares, of a package that the pool has: generated code, which is made for who has the package
// and may be used. What it gets wrong: a pod that puts a class into the package of a library takes the library's other
// names as well, unless the library's coordinates tell.
std::optional<Resolution> Resolver::undeclared_name(std::string_view name, bool all, const Importer& importer) {
  for (std::string_view package = outer_name(name); !package.empty(); package = outer_name(package)) {
    const auto entries = context_.names->find(DeclaredName::Kind::JvmPackage, package);
    if (entries.empty()) continue;
    // `com.wb.net.gen.X` is of the package com.wb.net.gen, which the pool does not have.
    const bool is_direct = !all && outer_name(name) == package;
    if (!is_direct && !is_type_like(part_behind(name, package))) return made_below(package, entries, importer);
    return one_that_may_be_used(visible(entries, importer), importer);
  }
  return std::nullopt;
}

// A plugin of the build that makes code for the pod puts it below the pod's own packages: `com.wb.net.resources.Res`,
// asked for by the only pod of com.wb.net.
std::optional<Resolution> Resolver::made_below(std::string_view package,
                                               std::span<const NameIndex::Table::Entry> entries,
                                               const Importer& importer) const {
  constexpr std::size_t kOwnParts = 3;  // com.wb alone may be anybody's
  const bool is_own = std::all_of(entries.begin(), entries.end(), [&](const NameIndex::Table::Entry& entry) {
    return pod_of(entry.value.unit) == importer.pod;
  });
  if (!is_own || first_parts(package, kOwnParts - 1).size() == package.size()) return std::nullopt;
  return Resolution{Resolved{importer.unit, std::nullopt, How::PackageName}};
}

// import a.b.*: of several pods with the package those whose names the file uses.
std::optional<Resolution> Resolver::whole_package(const ImportStatement& statement, const Importer& importer) {
  const std::vector<NameIndex::Holder> holders =
      visible(context_.names->find(DeclaredName::Kind::JvmPackage, statement.spelling), importer);
  if (holders.empty()) return std::nullopt;
  std::set<PodId> pods;
  for (const NameIndex::Holder& holder : holders) pods.insert(pod_of(holder.unit));
  const bool is_platform = is_platform_package(statement.spelling);
  if (pods.size() > 1 || is_platform || !may_use(*pods.begin(), importer)) {
    if (auto found = used_of_package(statement, importer)) return found;
  }
  if (is_platform) return std::nullopt;
  return one_that_may_be_used(holders, importer);
}

// The words of the file that other pods declare in the package.
std::optional<Resolution> Resolver::used_of_package(const ImportStatement& statement, const Importer& importer) {
  std::vector<UnitId> units;
  std::set<PodId> pods;
  std::optional<Resolution> ambiguous;
  for (const std::string_view word : split(statement.words, ' ')) {
    scratch_ = fmt::format("{}.{}", statement.spelling, word);
    const auto entries = context_.names->find(DeclaredName::Kind::JvmName, scratch_);
    if (entries.empty()) continue;
    const auto found = one_of(visible(entries, importer), How::TypeName, importer);
    if (!found) continue;
    const auto* resolved = std::get_if<Resolved>(&found->target);
    if (resolved == nullptr) {
      ambiguous = found;
    } else if (pod_of(resolved->unit) != importer.pod && pods.insert(pod_of(resolved->unit)).second) {
      units.push_back(resolved->unit);
    }
  }
  if (units.empty()) return ambiguous;
  std::sort(units.begin(), units.end());
  Resolution found{Resolved{units[0], std::nullopt, How::TypeName}};
  found.also.assign(units.begin() + 1, units.end());
  return found;
}

}  // namespace podworks
