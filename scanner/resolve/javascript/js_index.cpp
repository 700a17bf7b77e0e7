#include "scanner/resolve/javascript/js_index.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/glob.h"
#include "base/text.h"
#include "scanner/resolve/javascript/babel_aliases.h"

namespace podworks {
namespace {

bool is_babel_config(std::string_view name) {
  return name == ".babelrc" || name == ".babelrc.json" || name == "babel.config.json";
}

std::string_view stem_of(std::string_view path) {
  const std::string_view name = base_name(path);
  return path.substr(0, path.size() - name.size() + std::min(name.find('.'), name.size()));
}

Diagnostic broken_package(const NpmPackage& package) {
  Diagnostic problem;
  problem.rule = "manifest-problem";
  problem.place = package.error->where;
  problem.message = package.error->message;
  problem.help = "repair it: until then nobody knows what it declares for the files around it";
  problem.subject = package.path;
  return problem;
}

}  // namespace

bool is_js_config(std::string_view path) {
  const std::string_view name = base_name(path);
  const bool is_typescript = name.starts_with("tsconfig") || name.starts_with("jsconfig");
  return is_babel_config(name) || (is_typescript && name.ends_with(".json"));
}

JsIndex::JsIndex(const FileSystem& files, const NpmPackages& packages, ScanResult& scan)
    : files_(files), packages_(packages), ts_configs_(files, packages) {
  find_configs(scan);
  for (const Pod& pod : scan.pods) {
    if (std::find(pod.tools.begin(), pod.tools.end(), "npm") != pod.tools.end()) pods_.emplace(pod.root, pod.units[0]);
  }
  for (std::size_t i = 0; i < scan.files.size(); ++i) {
    const SourceFile& file = scan.files[i];
    if (file.language != Language::JavaScript || file.owner_count == 0) continue;
    Folder& here = folder(folder_of(file.path));
    const auto owners = scan.owners_of(id_at<FileId>(i));
    const bool is_product =
        std::any_of(owners.begin(), owners.end(), [](const FileOwner& owner) { return owner.role == Role::Source; });
    if (is_product && !here.is_reported) report(here, scan);
  }
  find_type_uses(scan);
}

bool JsIndex::is_of_tests(std::string_view path) const {
  const NpmPackage* const package = packages_.around(folder_of(path));
  if (package == nullptr) return false;
  std::vector<Glob> tests;
  for (const std::string& glob : npm_test_globs(*package)) tests.emplace_back(glob);
  return matches_any(tests, path.substr(package->folder.empty() ? 0 : package->folder.size() + 1));
}

void JsIndex::find_type_uses(const ScanResult& scan) {
  for (std::size_t i = 0; i < scan.files.size(); ++i) {
    const std::string_view path = scan.files[i].path;
    if (!is_js_config(path) || is_babel_config(base_name(path)) || !folders_.contains(folder_of(path))) continue;
    for (const TsConfigs::Types& one : ts_configs_.types(std::string(path))) {
      type_uses_.push_back({id_at<FileId>(i), one.package, one.line, is_of_tests(path)});
    }
  }
}

void JsIndex::find_configs(const ScanResult& scan) {
  for (const SourceFile& file : scan.files) {
    stems_.insert(stem_of(file.path));
    const std::string_view name = base_name(file.path);
    if (name == "tsconfig.json") {
      configs_[folder_of(file.path)].typescript = file.path;
    } else if (name == "jsconfig.json") {
      std::string_view& config = configs_[folder_of(file.path)].typescript;  // comes before tsconfig.json
      if (config.empty()) config = file.path;
    } else if (is_babel_config(name)) {
      configs_[folder_of(file.path)].babel.push_back(file.path);
    }
  }
}

// What holds for the folder above holds here, unless a file of this folder says otherwise.
JsIndex::Folder& JsIndex::folder(std::string_view path) {
  std::vector<std::string_view> unknown;
  for (;;) {
    if (folders_.find(path) != folders_.end()) break;
    unknown.push_back(path);
    if (path.empty()) break;
    path = folder_of(path);
  }
  if (unknown.empty()) return folders_[path];
  Folder* last = nullptr;
  for (auto next = unknown.rbegin(); next != unknown.rend(); ++next) {
    Folder made;
    if (!next->empty()) made = folders_.at(folder_of(*next));
    made.is_reported = false;
    if (const NpmPackage* package = packages_.in(*next)) apply_package(*package, made);
    if (const auto configs = configs_.find(*next); configs != configs_.end()) apply_configs(configs->second, made);
    last = &(folders_[*next] = std::move(made));
  }
  return *last;
}

void JsIndex::apply_package(const NpmPackage& package, Folder& folder) {
  folder.scope.package = &package;
  if (package.error && packages_.standing(package) == NpmPackages::Standing::Inner) {  // others: their reader says it
    folder.problems.push_back(&keep({}, {broken_package(package)}).problems);
  }
  if (package.babel.is_null()) return;
  BabelAliases babel = read_babel_aliases(package.babel, package.path);
  const Aliases& kept = keep(std::move(babel.aliases), std::move(babel.problems));
  if (!kept.aliases.empty()) folder.scope.babel = &kept.aliases;
  if (!kept.problems.empty()) folder.problems.push_back(&kept.problems);
}

void JsIndex::apply_configs(const Configs& configs, Folder& folder) {
  if (!configs.typescript.empty()) {
    TsConfigs::Read read = ts_configs_.read(std::string(configs.typescript));
    folder.scope.typescript = read.aliases;
    if (!read.problems.empty()) folder.problems.push_back(&keep({}, std::move(read.problems)).problems);
  }
  for (const std::string_view path : configs.babel) {
    const Result<std::string> text = files_.read_text(path);
    if (!text.ok()) continue;
    BabelAliases babel = parse_babel_aliases(text.value(), std::string(path));
    const Aliases& kept = keep(std::move(babel.aliases), std::move(babel.problems));
    if (!kept.aliases.empty()) folder.scope.babel = &kept.aliases;
    if (!kept.problems.empty()) folder.problems.push_back(&kept.problems);
  }
}

void JsIndex::report(Folder& folder, ScanResult& scan) {
  folder.is_reported = true;
  for (const std::vector<Diagnostic>* problems : folder.problems) {
    for (const Diagnostic& problem : *problems) {
      if (reported_.insert(problem.subject).second) scan.problems.push_back(problem);
    }
  }
}

const JsIndex::Aliases& JsIndex::keep(JsAliases aliases, std::vector<Diagnostic> problems) {
  kept_.push_back(std::make_unique<Aliases>(Aliases{std::move(aliases), std::move(problems)}));
  return *kept_.back();
}

bool JsIndex::has_stem_of(std::string_view path) const {
  return stems_.contains(stem_of(path));
}

std::optional<UnitId> JsIndex::unit_of(const NpmPackage& package) const {
  const auto found = packages_.is_pod(package) ? pods_.find(package.folder) : pods_.end();
  return found == pods_.end() ? std::nullopt : std::optional(found->second);
}

const JsIndex::Scope& JsIndex::scope_of(std::string_view folder) const {
  static const Scope none;
  const auto found = folders_.find(folder);
  return found == folders_.end() ? none : found->second.scope;
}

}  // namespace podworks
