// A file may belong to several pods, and a name to several files: which one does this importer mean?
#include <algorithm>
#include <deque>

#include "base/text.h"
#include "scanner/languages/language.h"
#include "scanner/resolve/resolver.h"

namespace podworks {
namespace {

void sort_unique(std::vector<PodId>& pods) {
  std::sort(pods.begin(), pods.end());
  pods.erase(std::unique(pods.begin(), pods.end()), pods.end());
}

}  // namespace

const Resolver::Declared& Resolver::declared(UnitId unit) {
  const auto known = declared_.find(static_cast<std::uint32_t>(unit));
  if (known != declared_.end()) return known->second;
  const ScanResult& scan = context_.scan;
  Declared found{std::vector<bool>(scan.pods.size()), std::vector<bool>(scan.pods.size())};
  std::vector<bool> seen(scan.units.size());
  std::deque<UnitId> waiting = {unit};
  seen[index_of(unit)] = true;
  while (!waiting.empty()) {
    const UnitId next = waiting.front();
    waiting.pop_front();
    for (const Unit::Declared& one : scan.units[index_of(next)].declared) {
      if (one.units.empty()) {
        const std::string& name = one.dependency.name;
        if (one.dependency.spelled.empty()) found.outside[name.substr(0, name.find('/'))] |= one.dependency.languages;
        for (const std::string& spelled : one.dependency.spelled) found.outside[spelled] |= one.dependency.languages;
        found.takes_swift_packages |= tool_of(one.dependency.reader) == "swiftpm";
      }
      // What others declare for their tests does not come along.
      if (one.dependency.purpose == DeclaredFor::Tests && pod_of(next) != pod_of(unit)) continue;
      for (const UnitId to : one.units) {
        found.transitive[index_of(pod_of(to))] = true;
        if (pod_of(next) == pod_of(unit)) found.direct[index_of(pod_of(to))] = true;
        if (!seen[index_of(to)]) waiting.push_back(to);
        seen[index_of(to)] = true;
      }
    }
  }
  return declared_.emplace(static_cast<std::uint32_t>(unit), std::move(found)).first->second;
}

// A file may have thousands of owners.
const FileOwner* Resolver::owner_in(FileId file, UnitId unit) const {
  const auto owners = context_.scan.owners_of(file);
  const auto found = std::lower_bound(owners.begin(), owners.end(), unit,
                                      [](const FileOwner& owner, UnitId wanted) { return owner.unit < wanted; });
  return found != owners.end() && found->unit == unit ? &*found : nullptr;
}

PlatformSet Resolver::platforms_of(const Importer& importer) const {
  const FileOwner* const owner = owner_in(importer.file, importer.unit);
  return owner != nullptr ? owner->platforms : kAllPlatforms;
}

// A header for macOS alone is not meant where another one holds on the importer's platforms.
std::vector<FileOwner> Resolver::owners_for(FileId file, const Importer& importer) const {
  const auto all = context_.scan.owners_of(file);
  const PlatformSet platforms = platforms_of(importer);
  std::vector<FileOwner> sharing;
  for (const FileOwner& owner : all) {
    if ((owner.platforms & platforms) != 0) sharing.push_back(owner);
  }
  return sharing.empty() ? std::vector<FileOwner>(all.begin(), all.end()) : sharing;
}

bool Resolver::is_of_package_only(const Importer& importer) const {
  return context_.scan.units[index_of(importer.unit)].packagings == packaging_bit(Packaging::SwiftPackage);
}

// To a target of a Swift package a file is of the target in whose folder it lies, whatever podspecs take it too.
std::vector<FileOwner> Resolver::owners_in_package(std::vector<FileOwner> owners, FileId file,
                                                   const Importer& importer) const {
  const ScanResult& scan = context_.scan;
  if (!is_of_package_only(importer)) return owners;
  const std::string_view path = scan.files[index_of(file)].path;
  std::vector<FileOwner> nearest;
  std::size_t deepest = 0;
  for (const FileOwner& owner : owners) {
    const auto folder = context_.index.folder_around(owner.unit, path);
    if (!folder || folder->size() < deepest) continue;
    if (folder->size() > deepest) nearest.clear();
    deepest = folder->size();
    nearest.push_back(owner);
  }
  return nearest.empty() ? owners : nearest;
}

std::vector<FileId> Resolver::files_for(const std::vector<FileId>& files, const Importer& importer) const {
  const PlatformSet platforms = platforms_of(importer);
  std::vector<FileId> sharing;
  for (const FileId file : files) {
    const auto owners = context_.scan.owners_of(file);
    if (std::any_of(owners.begin(), owners.end(), [&](const FileOwner& o) { return (o.platforms & platforms) != 0; }))
      sharing.push_back(file);
  }
  return sharing.empty() ? files : sharing;
}

// Within one pod: the importer itself, else a unit that it declares, else one that comes by default, else the first.
UnitId Resolver::choose_unit(const std::vector<UnitId>& units, const Importer& importer) {
  if (std::find(units.begin(), units.end(), importer.unit) != units.end()) return importer.unit;
  for (const Unit::Declared& one : context_.scan.units[index_of(importer.unit)].declared) {
    for (const UnitId unit : units) {
      if (std::find(one.units.begin(), one.units.end(), unit) != one.units.end()) return unit;
    }
  }
  const auto is_default = [&](UnitId unit) {
    const Unit& data = context_.scan.units[index_of(unit)];
    return data.is_default && data.kind == UnitKind::Library;
  };
  const auto found = std::find_if(units.begin(), units.end(), is_default);
  return found == units.end() ? units.front() : *found;
}

// Among several pods: the importer's own; else the only one that it declares, itself or through others.
Resolver::Choice Resolver::choose_pod(const std::vector<UnitId>& units, const Importer& importer) {
  std::vector<PodId> pods;
  for (const UnitId unit : units) pods.push_back(pod_of(unit));
  sort_unique(pods);
  const auto pick = [&](PodId pod) {
    std::vector<UnitId> own;
    std::copy_if(units.begin(), units.end(), std::back_inserter(own), [&](UnitId unit) { return pod_of(unit) == pod; });
    return Choice{choose_unit(own, importer), {}};
  };
  if (pods.size() == 1) return pick(pods[0]);
  if (std::binary_search(pods.begin(), pods.end(), importer.pod)) return pick(importer.pod);
  const Declared& known = declared(importer.unit);
  for (const std::vector<bool>* set : {&known.direct, &known.transitive}) {
    std::vector<PodId> named;
    std::copy_if(pods.begin(), pods.end(), std::back_inserter(named), [&](PodId pod) { return (*set)[index_of(pod)]; });
    if (named.size() == 1) return pick(named[0]);
    if (named.size() > 1) return {{}, std::move(named)};
  }
  return {{}, std::move(pods)};
}

// A plugin's podspec lies in P/ios, and P is its folder all the same: its package lies there.
std::optional<std::string_view> Resolver::pod_folder_around(PodId id, std::string_view path) const {
  const Pod& pod = context_.scan.pods[index_of(id)];
  if (lies_in(path, pod.root)) return pod.root;
  for (const Language language : {Language::Dart, Language::JavaScript}) {
    const std::string_view folder = context_.index.package_folder(language, id);
    if (lies_in(path, folder)) return folder;
  }
  return std::nullopt;
}

// No pod takes the file in, yet it lies in one's folder: an orphan (case 27). The deepest folder holds it; of several
// pods with that folder those that keep the file.
std::vector<UnitId> Resolver::folder_owners(FileId file) const {
  const std::string_view path = context_.scan.files[index_of(file)].path;
  const LanguageRow* const row = language_of(path).row;
  std::vector<PodId> pods;
  std::size_t deepest = 0;
  for (std::size_t i = 0; i < context_.scan.pods.size(); ++i) {
    const Pod& pod = context_.scan.pods[i];
    if (row != nullptr && !has(pod.languages, row->language)) continue;  // a Dart package owns no C
    const std::optional<std::string_view> folder = pod_folder_around(id_at<PodId>(i), path);
    if (!folder || (!pods.empty() && folder->size() < deepest)) continue;
    if (folder->size() > deepest) pods.clear();
    deepest = folder->size();
    pods.push_back(id_at<PodId>(i));
  }
  std::vector<UnitId> units;
  std::vector<UnitId> keepers;
  for (const PodId pod : pods) {
    units.push_back(context_.scan.pods[index_of(pod)].units[0]);
    if (const auto keeper = context_.index.kept().keeper_in(pod, file)) keepers.push_back(*keeper);
  }
  return keepers.empty() ? units : keepers;
}

// The importer's own list has the header, or it declares one library whose include folder serves it, and no owner.
std::optional<UnitId> Resolver::lender_for(FileId file, const Importer& importer) {
  const ScanResult& scan = context_.scan;
  const auto lenders = context_.index.lenders_of(scan.files[index_of(file)].path);
  if (lenders.empty()) return std::nullopt;
  const auto owners = scan.owners_of(file);
  const auto has_owner = [&](auto&& is_meant) {
    return std::any_of(owners.begin(), owners.end(), [&](const FileOwner& one) { return is_meant(pod_of(one.unit)); });
  };
  if (has_owner([&](PodId pod) { return pod == importer.pod; })) return std::nullopt;
  for (const auto& entry : lenders) {
    if (entry.value == importer.unit) return importer.unit;
  }
  const Declared& known = declared(importer.unit);
  for (const std::vector<bool>* set : {&known.direct, &known.transitive}) {
    const auto is_named = [&](PodId pod) { return (*set)[index_of(pod)]; };
    if (has_owner(is_named)) return std::nullopt;
    std::vector<UnitId> named;
    for (const auto& entry : lenders) {
      if (is_named(pod_of(entry.value))) named.push_back(entry.value);
    }
    if (named.size() == 1) return named[0];
    if (!named.empty()) return std::nullopt;
  }
  return std::nullopt;
}

// A file that several pods compile (imports.md, case 21): the importer's own pod, else one that is declared, else the
// pod whose folder holds it most closely, else the only one that offers it as a public header.
Resolver::Choice Resolver::choose_owner(FileId file, const Importer& importer) {
  const ScanResult& scan = context_.scan;
  if (owner_in(file, importer.unit) != nullptr) return {importer.unit, {}};
  if (const auto lender = lender_for(file, importer)) return {*lender, {}};
  if (const auto all = scan.owners_of(file); all.size() == 1) return {all[0].unit, {}};
  const std::vector<FileOwner> owners = owners_in_package(owners_for(file, importer), file, importer);
  std::vector<UnitId> units;
  for (const FileOwner& owner : owners) units.push_back(owner.unit);
  if (units.empty()) {
    units = folder_owners(file);
    if (is_of_package_only(importer)) {  // the folder of a podspec is nothing to it
      std::erase_if(units,
                    [&](UnitId unit) { return !context_.index.folder_around(unit, scan.files[index_of(file)].path); });
    }
    return units.empty() ? Choice{} : choose_pod(units, importer);
  }
  Choice choice = choose_pod(units, importer);
  if (choice.unit) return choice;
  const auto narrowed = [&](auto&& keep) -> std::optional<Choice> {
    std::vector<UnitId> kept;
    for (const FileOwner& owner : owners) {
      if (std::binary_search(choice.candidates.begin(), choice.candidates.end(), pod_of(owner.unit)) && keep(owner)) {
        kept.push_back(owner.unit);
      }
    }
    if (kept.empty()) return std::nullopt;
    Choice fewer = choose_pod(kept, importer);
    return fewer.unit ? std::optional(fewer) : std::nullopt;
  };
  // What a test compiles of a library's files is the library's to others.
  const auto is_shipped = [&](const FileOwner& owner) {
    return owner.role != Role::Test && scan.units[index_of(owner.unit)].kind == UnitKind::Library;
  };
  if (auto fewer = narrowed(is_shipped)) return *fewer;
  std::size_t deepest = 0;
  for (const FileOwner& owner : owners) deepest = std::max(deepest, scan.pod_of(owner.unit).root.size());
  if (auto fewer = narrowed([&](const FileOwner& owner) { return scan.pod_of(owner.unit).root.size() == deepest; }))
    return *fewer;
  if (auto fewer = narrowed([](const FileOwner& owner) { return owner.role == Role::PublicHeader; })) return *fewer;
  return choice;
}

std::optional<Resolution> Resolver::resolved_file(FileId file, How how, const Importer& importer) {
  const Choice choice = choose_owner(file, importer);
  if (choice.unit) return Resolution{Resolved{*choice.unit, file, how}};
  if (choice.candidates.empty()) return std::nullopt;  // the file lies in no pod's folder
  return Resolution{Ambiguous{choice.candidates}};
}

// Several files of one name. Files of one pod are no choice between pods: the pod is known, the file is not.
std::optional<Resolution> Resolver::resolved_files(const std::vector<FileId>& all, How how, const Importer& importer) {
  if (all.empty()) return std::nullopt;
  const std::vector<FileId> files = all.size() == 1 ? all : files_for(all, importer);
  if (files.size() == 1) return resolved_file(files[0], how, importer);
  std::vector<UnitId> units;
  for (const FileId file : files) {
    for (const FileOwner& owner : owners_for(file, importer)) units.push_back(owner.unit);
  }
  if (units.empty()) return std::nullopt;
  const Choice choice = choose_pod(units, importer);
  if (!choice.unit) return Resolution{Ambiguous{choice.candidates}};
  std::optional<FileId> only;
  std::size_t count = 0;
  for (const FileId file : files) {
    for (const FileOwner& owner : context_.scan.owners_of(file)) {
      if (pod_of(owner.unit) != pod_of(*choice.unit)) continue;
      only = file;
      ++count;
      break;
    }
  }
  return Resolution{Resolved{*choice.unit, count == 1 ? only : std::nullopt, how}};
}

}  // namespace podworks
