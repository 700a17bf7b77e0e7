#include "scanner/resolve/pod_index.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/cocoapods_glob.h"

namespace podworks {
namespace {

bool is_header_role(Role role) {
  return role == Role::PublicHeader || role == Role::PrivateHeader || role == Role::ProjectHeader;
}

// `path` as seen from `folder`, if it lies below it.
std::optional<std::string_view> below(std::string_view path, std::string_view folder) {
  if (folder.empty()) return path;
  if (!path.starts_with(folder) || path.size() <= folder.size() || path[folder.size()] != '/') return std::nullopt;
  return path.substr(folder.size() + 1);
}

// "WBLogin/X.h" for ".../WBLogin.framework/Headers/X.h".
std::optional<std::string> framework_spelling(std::string_view path) {
  for (const std::string_view folder : {"/Headers/", "/PrivateHeaders/"}) {
    const std::size_t at = path.rfind(folder);
    if (at == std::string_view::npos) continue;
    const std::string_view framework = base_name(path.substr(0, at));
    if (!framework.ends_with(".framework")) continue;
    return fmt::format("{}/{}", framework.substr(0, framework.size() - 10), path.substr(at + folder.size()));
  }
  return std::nullopt;
}

std::string_view folder_of_package(const PodDeclaration& declaration, Language language) {
  for (const FolderFiles& folder : declaration.units[0].folders) {
    if (folder.languages == language_bit(language)) return folder.root;
  }
  return declaration.root;
}

}  // namespace

PodIndex::PodIndex(const ScanResult& scan, const std::vector<PodDeclaration>& declarations)
    : scan_(scan),
      kept_(scan, declarations),
      first_spelling_(scan.files.size()),
      search_paths_(scan.units.size()),
      folders_(scan.units.size()) {
  add_files();
  std::vector<std::pair<const PodDeclaration*, const UnitDeclaration*>> of_unit(scan.units.size());
  for (std::size_t i = 0; i < declarations.size(); ++i) {
    add_pod(declarations[i], id_at<PodId>(i));
    for (std::size_t j = 0; j < declarations[i].units.size(); ++j) {
      of_unit[index_of(scan.pods[i].units[j])] = {&declarations[i], &declarations[i].units[j]};
    }
  }
  for (std::size_t i = 0; i < scan.files.size(); ++i) {
    for (const FileOwner& owner : scan.owners_of(id_at<FileId>(i))) {
      if (!is_header_role(owner.role)) continue;
      const auto [declaration, unit] = of_unit[index_of(owner.unit)];
      add_served(id_at<FileId>(i), owner.unit, *declaration, *unit);
    }
  }
  for (const auto& [module, unit] : vendored_modules_) {
    const std::vector<std::string>& own = scan.pod_of(unit).module_names;
    if (std::find(own.begin(), own.end(), module) == own.end()) modules_.add(arena_.keep(module), unit);
  }
  std::string_view last;
  for (const auto& [spelling, header] : all_served_) {
    served_.add(spelling, header);
    const std::string_view folder = spelling.substr(0, spelling.find('/'));
    if (folder != last && !header.by_convention) served_folders_.add(folder, true);
    last = folder;
  }
  paths_.build();
  named_.build();
  served_.build();
  served_folders_.build();
  modules_.build();
  units_.build();
  made_.build();
  lent_.build();
  for (StringMultimap<UnitId>& names : provided_) names.build();
  for (StringMultimap<UnitId>& folders : package_folders_) folders.build();
}

void PodIndex::add_files() {
  for (std::size_t i = 0; i < scan_.files.size(); ++i) {
    const SourceFile& file = scan_.files[i];
    paths_.add(file.path, id_at<FileId>(i));
    if (file.language == Language::CFamily && !file.is_second_path) named_.add(base_name(file.path), id_at<FileId>(i));
  }
}

void PodIndex::add_pod(const PodDeclaration& declaration, PodId id) {
  const Pod& pod = scan_.pods[index_of(id)];
  for (const UnitId unit : pod.units) {
    // All subspecs are one module: which of them an importer means, its declarations say.
    if (scan_.units[index_of(unit)].kind != UnitKind::Library) continue;
    for (const std::string& module : pod.module_names) modules_.add(module, unit);
  }
  for (const ProvidedName& provided : declaration.provides) {
    const auto language = static_cast<std::size_t>(provided.language);
    const std::string_view name = arena_.keep(provided.name);
    provided_[language].add(name, pod.units[0]);
    first_provided_.try_emplace({id, provided.language}, name);
    const auto [folder, is_new] = folder_of_package_.try_emplace({id, provided.language});
    if (!is_new) continue;
    folder->second = arena_.keep(folder_of_package(declaration, provided.language));
    package_folders_[language].add(folder->second, pod.units[0]);
  }
  for (const UnitId unit : pod.units) units_.add(scan_.units[index_of(unit)].name, unit);
  for (std::size_t i = 0; i < declaration.units.size(); ++i) {
    for (const std::string& path : declaration.units[i].header_search_paths) {
      if (std::optional<std::string> normal = normalize_path(join_path(declaration.root, path))) {
        search_paths_[index_of(pod.units[i])].push_back(std::move(*normal));
      }
    }
    for (const std::string& path : declaration.units[i].generated_paths) {
      made_.add(arena_.keep(path), pod.units[i]);
      has_made_ = true;
    }
    for (const std::string& path : declaration.units[i].lent_headers) lent_.add(arena_.keep(path), pod.units[i]);
  }
  for (std::size_t i = 0; i < declaration.units.size(); ++i) {
    for (const FolderFiles& folder : declaration.units[i].folders) {
      if (has(folder.languages, Language::CFamily))
        folders_[index_of(pod.units[i])].push_back(arena_.keep(folder.root));
    }
  }
  if (!pod.sources_are_absent) return;
  AbsentPod absent{id, pod.units[0], {pod.name}, {}};
  for (const std::string& module : pod.module_names) absent.folders.push_back(module);
  for (const UnitDeclaration& unit : declaration.units) {
    if (!unit.header_dir.empty()) absent.folders.push_back(unit.header_dir);
    const std::string mappings = unit.header_mappings_dir.value_or("");
    for (const std::vector<Pattern>* patterns : {&unit.source_files, &unit.preserve_paths}) {
      for (const Pattern& pattern : *patterns) {
        for (std::string& one : expand_cocoapods_braces(pattern.glob)) {
          if (const auto mapped = below(one, mappings); mapped && !mappings.empty()) one = std::string(*mapped);
          // `**/*.h` would answer to every spelling of the pool: only a pattern that begins with a folder's name says
          // what is its own.
          const std::string_view first = std::string_view(one).substr(0, one.find('/'));
          if (first.size() == one.size() || first.find_first_of("*?[") != std::string_view::npos) continue;
          absent.patterns.push_back(std::move(one));
        }
      }
    }
  }
  absent_.push_back(std::move(absent));
}

// The names come from where CocoaPods links a header: Headers/Public/<Pod>/[header_dir/][folder below
// header_mappings_dir/]X.h, with both Headers/Public and Headers/Public/<Pod> searched (pods.md §4); and from the
// module name, which is the folder's name when pods are built as frameworks.
void PodIndex::add_served(FileId file, UnitId id, const PodDeclaration& declaration, const UnitDeclaration& unit) {
  const std::string_view path = scan_.files[index_of(file)].path;
  const ServedHeader header{id, file, !declaration.by_cocoapods && !declaration.headers_by_path};
  if (const std::optional<std::string> framework = framework_spelling(path)) {
    vendored_modules_.emplace(framework->substr(0, framework->find('/')), id);
    return serve("", *framework, header);
  }
  std::string_view name = base_name(path);
  if (unit.header_mappings_dir) {
    const std::string mappings = normalize_path(join_path(declaration.root, *unit.header_mappings_dir)).value_or("");
    name = below(path, mappings).value_or(name);
  }
  const std::string header_dir = normalize_path(unit.header_dir).value_or("");  // "a/b/" is written too
  if (!header_dir.empty()) serve(header_dir, name, header);
  if (header_dir.empty() && name.find('/') != std::string_view::npos) {
    serve("", name, {id, file, header.by_convention && !unit.header_mappings_dir});
  }
  if (declaration.headers_by_path) return;
  serve(join_path(declaration.name, header_dir), name, header);
  const std::string& module = declaration.module_name;
  if (!module.empty() && module != declaration.name && module != header_dir) serve(module, base_name(path), header);
}

void PodIndex::serve(std::string_view folder, std::string_view rest, ServedHeader header) {
  const std::string_view spelling = arena_.keep(join_path(folder, rest));
  all_served_.emplace_back(spelling, header);
  std::string_view& first = first_spelling_[index_of(header.file)];
  if (first.empty()) first = spelling;
}

std::optional<std::string_view> PodIndex::folder_around(UnitId unit, std::string_view path) const {
  std::optional<std::string_view> deepest;
  for (const std::string_view folder : folders_[index_of(unit)]) {
    if (lies_in(path, folder) && (!deepest || folder.size() > deepest->size())) deepest = folder;
  }
  return deepest;
}

std::optional<FileId> PodIndex::file_at(std::string_view path) const {
  const auto found = paths_.find(path);
  return found.empty() ? std::nullopt : std::optional(found[0].value);
}

std::string_view PodIndex::package_folder(Language language, PodId pod) const {
  const auto found = folder_of_package_.find({pod, language});
  return found == folder_of_package_.end() ? scan_.pods[index_of(pod)].root : found->second;
}

std::string_view PodIndex::first_provided(Language language, PodId pod) const {
  const auto found = first_provided_.find({pod, language});
  return found == first_provided_.end() ? std::string_view() : found->second;
}

std::optional<UnitId> PodIndex::unit_named(std::string_view name) const {
  const auto found = units_.find(name);
  return found.empty() ? std::nullopt : std::optional(found[0].value);
}

std::string_view PodIndex::spelling_of(FileId file) const {
  return first_spelling_[index_of(file)];
}

const PodIndex::LowerCase& PodIndex::ignoring_case() const {
  std::call_once(lower_once_, [this] {
    lower_ = std::make_unique<LowerCase>();
    for (std::size_t i = 0; i < scan_.files.size(); ++i) {
      if (scan_.files[i].language != Language::CFamily) continue;
      const std::string_view path = lower_->arena.keep(to_lower(scan_.files[i].path));
      lower_->paths.add(path, id_at<FileId>(i));
      if (!scan_.files[i].is_second_path) lower_->named.add(base_name(path), id_at<FileId>(i));
    }
    for (const auto& [spelling, header] : all_served_)
      lower_->served.add(lower_->arena.keep(to_lower(spelling)), header);
    lower_->paths.build();
    lower_->named.build();
    lower_->served.build();
  });
  return *lower_;
}

}  // namespace podworks
