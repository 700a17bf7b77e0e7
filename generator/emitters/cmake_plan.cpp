// One class in one file of more than 300 lines: every pass reads the indices that the passes before it made.
#include "generator/emitters/cmake_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.h"
#include "generator/emitters/cmake_headers.h"
#include "generator/emitters/cmake_names.h"
#include "graph/plan_app.h"

namespace podworks {
namespace {

constexpr std::size_t kNoTarget = static_cast<std::size_t>(-1);

/// Fills the plan in passes: sources, which files other pods see, imports, declared dependencies. A target is an index:
/// those of the libraries, and behind them the app's.
class Planner {
 public:
  explicit Planner(const EmitRequest& request) : request_(request), scan_(request.scan) {}
  CMakePlan plan();

 private:
  void make_targets();
  void name_targets();
  void add_sources();
  void find_public_files();
  void add_imports();
  void add_import(const Import& import);
  void add_header(const Import& import, const Resolved& resolved, std::size_t from, std::size_t to);
  void add_declared_links();
  void link(std::size_t from, std::size_t to, bool seen_from_outside);
  void write_links();
  void drop_served_twice();
  void report_ambiguous_headers();
  void report_left_out();
  void report_build_settings(const PlannedPod& planned);
  void report(const Pod* pod, const std::string& subject, std::string message, std::string help);

  /// An import that the build compiles.
  bool counts(const Import& import) const;
  bool is_public(FileId file) const { return public_file_[index_of(file)]; }
  std::size_t app_index() const { return plan_.libraries.size(); }
  std::size_t target_of(UnitId unit) const { return target_of_pod_[index_of(scan_.units[index_of(unit)].pod)]; }
  CMakeTarget& target(std::size_t index) { return index == app_index() ? plan_.app : plan_.libraries[index]; }
  std::string_view path_of(FileId file) const { return scan_.files[index_of(file)].path; }
  const AppConfig& app() const { return request_.project.apps[index_of(request_.plan.app)]; }

  const EmitRequest& request_;
  const ScanResult& scan_;
  CMakePlan plan_;
  std::vector<std::size_t> target_of_pod_;  // kNoTarget: not in this build
  std::vector<bool> unit_is_built_;
  std::vector<bool> public_file_;  // a public header of a built unit, or what one imports of its own pod
  std::map<std::pair<std::size_t, std::size_t>, bool> links_;  // (from, to) -> a public header needs it
  std::map<std::string, std::size_t> unservable_;              // pod -> imports that no folder can serve
};

std::optional<CMakeLanguage> language_of(std::string_view path);
/// "m", "threads", "dl", or empty: the library that a system header stands for.
std::string_view library_of_header(std::string_view header);
template <class T>
void make_unique(std::vector<T>& values);
void tidy(CMakeTarget& target);

}  // namespace

bool CMakeTarget::has(CMakeLanguage language) const {
  return std::any_of(sources.begin(), sources.end(),
                     [language](const CMakeSource& source) { return source.language == language; });
}

CMakePlan plan_cmake(const EmitRequest& request) {
  return Planner(request).plan();
}

namespace {

CMakePlan Planner::plan() {
  make_targets();
  name_targets();
  add_sources();
  find_public_files();
  add_imports();
  add_declared_links();
  write_links();
  for (CMakeTarget& library : plan_.libraries) tidy(library);
  tidy(plan_.app);
  drop_served_twice();
  report_ambiguous_headers();
  report_left_out();
  return std::move(plan_);
}

void Planner::make_targets() {
  target_of_pod_.assign(scan_.pods.size(), kNoTarget);
  unit_is_built_.assign(scan_.units.size(), false);
  for (const PlannedPod& planned : request_.plan.pods) {
    target_of_pod_[index_of(planned.pod)] = plan_.libraries.size();
    CMakeTarget library;
    library.pod = planned.pod;
    plan_.libraries.push_back(std::move(library));
    for (const UnitId unit : planned.units) {
      const Unit& data = scan_.units[index_of(unit)];
      if (data.kind != UnitKind::Library) continue;
      unit_is_built_[index_of(unit)] = true;
      plan_.libraries.back().arc = plan_.libraries.back().arc && data.arc;
    }
  }
  for (std::size_t pod = 0; pod < scan_.pods.size(); ++pod) {
    if (scan_.pods[pod].entry_of != request_.plan.app) continue;
    target_of_pod_[pod] = app_index();
    for (const UnitId unit : scan_.pods[pod].units) unit_is_built_[index_of(unit)] = true;
  }
}

void Planner::name_targets() {
  std::vector<std::string> names;
  for (const CMakeTarget& library : plan_.libraries) names.push_back(scan_.pods[index_of(*library.pod)].name);
  const bool is_taken = std::find(names.begin(), names.end(), app().name) != names.end();
  names.push_back(is_taken ? app().name + "-app" : app().name);
  names = target_names(names);
  for (std::size_t i = 0; i < names.size(); ++i) target(i).name = names[i];
}

void Planner::add_sources() {
  for (std::size_t i = 0; i < scan_.files.size(); ++i) {
    for (const FileOwner& owner : scan_.owners_of(id_at<FileId>(i))) {
      if (owner.role != Role::Source || !unit_is_built_[index_of(owner.unit)]) continue;
      if ((owner.platforms & platforms_of(request_.plan)) == 0) continue;
      const std::string_view path = scan_.files[i].path;
      const std::optional<CMakeLanguage> language = language_of(path);
      if (!language) continue;
      CMakeTarget& to = target(target_of(owner.unit));
      if (*language == CMakeLanguage::Swift) {
        to.swift_sources.emplace_back(path);
      } else {
        to.sources.push_back({std::string(path), *language});
      }
    }
  }
}

// What another pod's compiler may come across: public headers, and all that they import of their own pod.
void Planner::find_public_files() {
  public_file_.assign(scan_.files.size(), false);
  std::vector<FileId> queue;
  const auto add = [&](FileId file) {
    if (public_file_[index_of(file)]) return;
    public_file_[index_of(file)] = true;
    queue.push_back(file);
  };
  for (std::size_t i = 0; i < scan_.files.size(); ++i) {
    for (const FileOwner& owner : scan_.owners_of(id_at<FileId>(i))) {
      if (owner.role == Role::PublicHeader && unit_is_built_[index_of(owner.unit)]) add(id_at<FileId>(i));
    }
  }
  while (!queue.empty()) {
    const FileId file = queue.back();
    queue.pop_back();
    auto import = std::lower_bound(scan_.imports.begin(), scan_.imports.end(), file,
                                   [](const Import& one, FileId wanted) { return one.file < wanted; });
    for (; import != scan_.imports.end() && import->file == file; ++import) {
      const auto* resolved = std::get_if<Resolved>(&import->target);
      if (!resolved || !resolved->file || !import->from) continue;
      if (scan_.units[index_of(*import->from)].pod == scan_.units[index_of(resolved->unit)].pod) add(*resolved->file);
    }
  }
}

bool Planner::counts(const Import& import) const {
  if (!import.from || !unit_is_built_[index_of(*import.from)]) return false;
  if ((platforms_of(scan_, import) & platforms_of(request_.plan)) == 0) return false;
  return import.kind == DependencyKind::Build || import.kind == DependencyKind::Optional;
}

void Planner::add_imports() {
  for (const Import& import : scan_.imports) {
    if (counts(import)) add_import(import);
  }
  for (const PlannedPod& planned : request_.plan.pods) {
    if (planned.is_root) link(app_index(), target_of_pod_[index_of(planned.pod)], false);
  }
}

void Planner::add_import(const Import& import) {
  const std::size_t from = target_of(*import.from);
  if (const auto* external = std::get_if<External>(&import.target)) {
    const std::string_view library = library_of_header(external->name);
    if (!library.empty()) target(from).system_libraries.emplace_back(library);
    return;
  }
  const auto* resolved = std::get_if<Resolved>(&import.target);
  if (!resolved) return;
  const std::size_t to = target_of(resolved->unit);
  if (to == kNoTarget || (to != from && import.kind != DependencyKind::Build)) return;
  if (to != from) link(from, to, is_public(import.file));
  if (import.form == Form::Module || scan_.files[index_of(import.file)].language != Language::CFamily) return;
  if (resolved->file) {
    add_header(import, *resolved, from, to);
  } else {
    ++unservable_[scan_.pod_of(resolved->unit).name];
  }
}

void Planner::add_header(const Import& import, const Resolved& resolved, std::size_t from, std::size_t to) {
  const std::string_view path = path_of(*resolved.file);
  if (import.form != Form::IncludeAngle) {
    const auto beside = normalize_path(join_path(folder_of(path_of(import.file)), import.spelling));
    if (beside && *beside == path) return;  // the compiler looks there first
  }
  const bool seen_from_outside = from != to || is_public(import.file);
  CMakeTarget& provider = target(to);
  if (const auto root = include_root(path, import.spelling)) {
    (seen_from_outside ? provider.public_includes : provider.private_includes).push_back(*root);
    return;
  }
  const auto served_as = normalize_path(import.spelling);
  if (!served_as || *served_as != import.spelling || !fits_cmake(*served_as) ||
      path.find('"') != std::string_view::npos) {
    ++unservable_[scan_.pod_of(resolved.unit).name];
    return;
  }
  provider.served.push_back({*served_as, std::string(path)});
  provider.serves_publicly = provider.serves_publicly || seen_from_outside;
}

void Planner::add_declared_links() {
  for (const UnitDependency& dependency : request_.graph.unit_dependencies) {
    if ((dependency.declared_for & platforms_of(request_.plan)) == 0 || !unit_is_built_[index_of(dependency.from)])
      continue;
    const std::size_t from = target_of(dependency.from);
    const std::size_t to = target_of(dependency.to);
    if (from != to) link(from, to, false);
  }
}

void Planner::link(std::size_t from, std::size_t to, bool seen_from_outside) {
  if (to == kNoTarget || to == app_index()) return;
  bool& is_known_public = links_[{from, to}];
  is_known_public = is_known_public || (seen_from_outside && from != app_index());
}

void Planner::write_links() {
  for (const auto& [ends, seen_from_outside] : links_) {
    CMakeTarget& from = target(ends.first);
    (seen_from_outside ? from.public_links : from.private_links).push_back(target(ends.second).name);
  }
}

// A target serves one header for each spelling; where imports of one spelling mean several, the first by path is taken.
void Planner::drop_served_twice() {
  for (std::size_t i = 0; i <= app_index(); ++i) {
    std::vector<ServedHeader>& served = target(i).served;
    for (std::size_t at = 1; at < served.size();) {
      if (served[at].spelling != served[at - 1].spelling) {
        ++at;
        continue;
      }
      const Pod* pod = target(i).pod ? &scan_.pods[index_of(*target(i).pod)] : nullptr;
      report(pod, fmt::format("{} {}", served[at].spelling, served[at].path),
             fmt::format("in CMake, `{}` is served as `{}`, and so is `{}`: only the first one is reached",
                         served[at - 1].path, served[at].spelling, served[at].path),
             "rename one of the two headers");
      served.erase(served.begin() + static_cast<std::ptrdiff_t>(at));
    }
  }
}

// Two headers that answer to one spelling, both in folders that one target searches: the order of folders would decide.
void Planner::report_ambiguous_headers() {
  std::vector<const CMakeTarget*> targets;
  for (const CMakeTarget& library : plan_.libraries) targets.push_back(&library);
  targets.push_back(&plan_.app);
  HeaderChoices choices(scan_, targets);
  for (const Import& import : scan_.imports) {
    const auto* resolved = std::get_if<Resolved>(&import.target);
    if (!resolved || !resolved->file || !counts(import) || target_of(resolved->unit) == kNoTarget) continue;
    const std::size_t from = target_of(*import.from);
    for (const std::string_view other : choices.others(import, *resolved->file, from)) {
      report(&scan_.pod_of(*import.from), fmt::format("{} {} {}", target(from).name, import.spelling, other),
             fmt::format("in CMake, `{}` in `{}` may mean `{}` or `{}`: both folders are searched", import.spelling,
                         path_of(import.file), path_of(*resolved->file), other),
             "import it with its pod's name in front");
    }
  }
}

void Planner::report_left_out() {
  for (const auto& [pod, count] : unservable_) {
    report(
        nullptr, "no-header " + pod,
        fmt::format("the CMake build cannot serve {} of `{}`: the header is generated, absent, or named by a path that "
                    "leaves its folder",
                    counted(count, "import", "imports"), pod),
        "import a header that lies in the tree, by its pod's name");
  }
  for (std::size_t i = 0; i <= app_index(); ++i) {
    const CMakeTarget& at = target(i);
    if (at.swift_sources.empty()) continue;
    const Pod* pod = at.pod ? &scan_.pods[index_of(*at.pod)] : nullptr;
    report(pod, "swift " + at.name,
           fmt::format("the CMake build leaves out {} of `{}`",
                       counted(at.swift_sources.size(), "Swift file", "Swift files"),
                       pod != nullptr ? pod->name : app().name),
           "emit a Podfile for an app that needs Swift");
  }
  for (const PlannedPod& planned : request_.plan.pods) report_build_settings(planned);
  for (const OutsidePod& outside : request_.plan.outside) {
    report(nullptr, "outside " + outside.name,
           fmt::format("the CMake build does not fetch `{}`, which lies outside the pool", outside.name),
           fmt::format("find it in `{}.tmpl`, and link it there to the pods that need it", request_.path));
  }
}

void Planner::report_build_settings(const PlannedPod& planned) {
  const Pod& pod = scan_.pods[index_of(planned.pod)];
  std::vector<std::string> settings;
  for (const UnitId unit : planned.units) {
    if (!unit_is_built_[index_of(unit)]) continue;
    for (const std::string& setting : scan_.units[index_of(unit)].build_settings)
      settings.push_back("`" + setting + "`");
  }
  make_unique(settings);
  if (settings.empty()) return;
  report(&pod, "settings " + pod.name,
         fmt::format("the CMake build does not carry {} of `{}`", join(settings, ", "), pod.name),
         fmt::format("set what the build needs in `{}.tmpl`, for the target `{}`", request_.path,
                     target(target_of(planned.units.front())).name));
}

void Planner::report(const Pod* pod, const std::string& subject, std::string message, std::string help) {
  Diagnostic problem;
  problem.rule = "manifest-problem";
  problem.severity = Severity::Warn;
  problem.place = pod != nullptr && !pod->declared_at.file.empty() ? pod->declared_at : app().at;
  problem.message = std::move(message);
  problem.help = std::move(help);
  if (pod != nullptr) problem.pods = {pod->name};
  problem.apps = {app().name};
  problem.subject = fmt::format("cmake {} {}", app().name, subject);
  plan_.problems.push_back(std::move(problem));
}

std::optional<CMakeLanguage> language_of(std::string_view path) {
  static constexpr std::pair<std::string_view, CMakeLanguage> kLanguages[] = {
      {".c", CMakeLanguage::C},        {".cc", CMakeLanguage::Cxx},  {".cpp", CMakeLanguage::Cxx},
      {".cxx", CMakeLanguage::Cxx},    {".c++", CMakeLanguage::Cxx}, {".m", CMakeLanguage::ObjC},
      {".mm", CMakeLanguage::ObjCxx},  {".s", CMakeLanguage::Asm},   {".asm", CMakeLanguage::Asm},
      {".swift", CMakeLanguage::Swift}};
  const std::string_view extension = extension_of(path);
  if (extension == ".C") return CMakeLanguage::Cxx;
  for (const auto& [known, language] : kLanguages) {
    if (equals_ignoring_case(extension, known)) return language;
  }
  return std::nullopt;
}

std::string_view library_of_header(std::string_view header) {
  if (header == "math.h" || header == "complex.h" || header == "tgmath.h") return "m";
  if (header == "pthread.h" || header == "threads.h") return "threads";
  if (header == "dlfcn.h") return "dl";
  return {};
}

template <class T>
void make_unique(std::vector<T>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

void tidy(CMakeTarget& target) {
  make_unique(target.public_includes);
  make_unique(target.private_includes);
  std::erase_if(target.private_includes, [&](const std::string& folder) {
    return std::binary_search(target.public_includes.begin(), target.public_includes.end(), folder);
  });
  make_unique(target.sources);
  make_unique(target.served);
  make_unique(target.swift_sources);
  make_unique(target.public_links);
  make_unique(target.private_links);
  make_unique(target.system_libraries);
}

}  // namespace
}  // namespace podworks
