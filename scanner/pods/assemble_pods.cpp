#include "scanner/pods/assemble_pods.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "base/text.h"

namespace podworks {
namespace {

constexpr std::size_t kMaxMeantUnits = 200'000;

/// Units by their full name, and what a declared name pulls in.
class UnitNames {
 public:
  explicit UnitNames(const ScanResult& scan) : scan_(scan) {
    is_partial_.resize(scan.pods.size(), false);
    for (std::size_t i = 0; i < scan.units.size(); ++i) {
      const Unit& unit = scan.units[i];
      by_name_.emplace(unit.name, id_at<UnitId>(i));
      if (unit.files_are_partial || unit.dependencies_are_partial) is_partial_[index_of(unit.pod)] = true;
    }
  }

  /// What a manifest of `tool` means by the name: a pod that has a manifest of that kind, or none ("" asks for any).
  /// Folder pods have no manifest, and are meant by all.
  std::vector<UnitId> meant_by(std::string_view name, std::string_view tool) const {
    const auto renamed = by_declared_name_.find(std::pair(std::string(tool), std::string(name)));
    if (renamed != by_declared_name_.end()) return meant_by(scan_.units[index_of(renamed->second)].name);
    const auto named = by_name_.find(name);
    if (named == by_name_.end()) return {};
    const std::vector<std::string>& tools = scan_.pod_of(named->second).tools;
    const bool is_meant = tool.empty() || tools.empty() || std::find(tools.begin(), tools.end(), tool) != tools.end();
    return is_meant ? meant_by(name) : std::vector<UnitId>{};
  }
  /// Pods that go by another name than their manifests have.
  void add_declared_names(const std::vector<PodDeclaration>& declarations) {
    for (std::size_t i = 0; i < declarations.size(); ++i) {
      if (declarations[i].declared_name.empty()) continue;
      for (const std::string& tool : declarations[i].tools) {
        by_declared_name_.emplace(std::pair(tool, declarations[i].declared_name), scan_.pods[i].units[0]);
      }
    }
  }

  /// Its manifest could only be read in part.
  bool is_partial(std::string_view pod) const {
    return is_partial_[index_of(scan_.units[index_of(by_name_.find(pod)->second)].pod)];
  }

  /// Of a name that it has.
  const Pod& pod(std::string_view name) const { return scan_.pod_of(by_name_.find(name)->second); }
  bool has(std::string_view name) const { return by_name_.find(name) != by_name_.end(); }

  /// "Pod": the root and its default subspecs; "Pod/Sub": that one and what lies below it (pods.md §4). Test and app
  /// specifications never come along.
  std::vector<UnitId> meant_by(std::string_view name) const {
    const auto named = by_name_.find(name);
    if (named == by_name_.end()) return {};
    const Pod& pod = scan_.pod_of(named->second);
    std::vector<UnitId> units = {named->second};
    const bool is_root = named->second == pod.units[0];
    // Units stand in the order of their tree: what lies below one follows it.
    const std::size_t end = index_of(pod.units[0]) + pod.units.size();
    for (std::size_t i = index_of(named->second) + 1; i < end; ++i) {
      const Unit& unit = scan_.units[i];
      const bool is_below =
          unit.name.size() > name.size() && unit.name.starts_with(name) && unit.name[name.size()] == '/';
      if (!is_below) break;
      if (unit.kind == UnitKind::Library && (!is_root || unit.is_default)) units.push_back(id_at<UnitId>(i));
    }
    return units;
  }

 private:
  const ScanResult& scan_;
  std::map<std::string, UnitId, std::less<>> by_name_;
  std::map<std::pair<std::string, std::string>, UnitId> by_declared_name_;  // by tool
  std::vector<bool> is_partial_;                                            // by pod
};

/// "Q/Nope" where the pool has Q and Q has no Nope: a slip, no third-party pod. Not said of a pod whose manifest could
/// only be read in part: it may have more subspecs than are known.
bool lacks_subspec(const UnitNames& names, std::string_view name) {
  const std::size_t slash = name.find('/');
  if (slash == std::string_view::npos || names.has(name)) return false;
  const std::string_view pod = name.substr(0, slash);
  return names.has(pod) && !names.is_partial(pod);
}

/// CocoaPods finds the pod there: by its own folder, or by a manifest of its name (the same pod declared twice, or
/// behind a link).
bool is_in(const FileSystem& files, const std::string& folder, const Pod& pod) {
  if ((pod.root.empty() ? "." : pod.root) == folder) return true;
  return files.is_file(join_path(folder, pod.name + ".podspec")) ||
         files.is_file(join_path(folder, pod.name + ".podspec.json"));
}

void report_missing_subspecs(ScanResult& scan, const UnitNames& names) {
  std::set<std::pair<Place, std::string>> said;  // subspecs inherit the line
  for (const Unit& unit : scan.units) {
    for (const Unit::Declared& one : unit.declared) {
      const std::string& name = one.dependency.name;
      if (!lacks_subspec(names, name) || !said.emplace(one.dependency.at, name).second) continue;
      Diagnostic problem;
      problem.rule = "podspec-problem";
      problem.place = one.dependency.at;
      problem.message = fmt::format("`{}` depends on `{}`, but `{}` has no subspec of that name", unit.name, name,
                                    name.substr(0, name.find('/')));
      problem.help = "correct the name: as it stands nothing can install it";
      problem.subject = fmt::format("{}:{}", unit.name, name);
      problem.pods = {scan.pods[index_of(unit.pod)].name};
      scan.problems.push_back(std::move(problem));
    }
  }
}

/// Thousands of units that each depend on a pod of thousands of subspecs multiply.
void resolve_declared(const UnitNames& names, ScanResult& scan) {
  std::size_t meant = 0;
  for (Unit& unit : scan.units) {
    for (Unit::Declared& one : unit.declared) {
      const bool was_over = meant > kMaxMeantUnits;
      one.units = names.meant_by(one.dependency.name, tool_of(one.dependency.reader));
      meant += one.units.size();
      if (meant <= kMaxMeantUnits || one.units.size() < 2) continue;
      one.units.resize(1);
      one.units.shrink_to_fit();
      unit.dependencies_are_partial = true;
      if (was_over) continue;
      Diagnostic problem;
      problem.rule = "podspec-problem";
      problem.place = one.dependency.at;
      problem.message = fmt::format(
          "the declared dependencies take along more than {} subspecs in all: from `{}` on none come along "
          "with the pod that is named",
          kMaxMeantUnits, unit.name);
      problem.help = "name the subspec that is needed instead of its pod";
      problem.subject = fmt::format("{}: too many subspecs", one.dependency.at.file);
      problem.pods = {scan.pods[index_of(unit.pod)].name};
      scan.problems.push_back(std::move(problem));
    }
  }
}

}  // namespace

void assemble_pods(const std::vector<PodDeclaration>& declarations, ScanResult& scan) {
  for (const PodDeclaration& declaration : declarations) {
    Pod& pod = scan.pods.emplace_back();
    pod.name = declaration.name;
    pod.root = declaration.root;
    pod.reader = declaration.reader;
    pod.tools = declaration.tools;
    pod.version = declaration.version;
    pod.declares_dependencies = declaration.declares_dependencies;
    pod.works_without_import = declaration.works_without_import;
    pod.keeps_tests = declaration.keeps_tests;
    pod.headers_by_path = declaration.headers_by_path;
    pod.names_all_folders = declaration.names_all_folders;
    pod.declared_at = declaration.at;
    pod.languages = declaration.languages;
    pod.declares_for = declaration.declares_for;
    if ((declaration.languages & kAppleLanguages) != 0) {
      pod.module_names = {declaration.module_name.empty() ? c99_name(declaration.name) : declaration.module_name};
    }
    for (const UnitDeclaration& declared : declaration.units) {
      pod.units.push_back(id_at<UnitId>(scan.units.size()));
      Unit& unit = scan.units.emplace_back();
      unit.pod = id_at<PodId>(scan.pods.size() - 1);
      unit.name = declared.name;
      unit.kind = declared.kind;
      unit.is_default = declared.is_default;
      if (declared.packagings != 0) unit.packagings = declared.packagings;
      unit.dependencies_are_partial = declared.dependencies_are_partial;
      unit.files_are_partial = declared.files_are_partial;
      unit.platforms = declared.platforms;
      unit.arc = declared.arc;
      unit.build_settings = declared.build_settings;
      unit.header_dir = declared.header_dir;
      unit.header_mappings_dir = declared.header_mappings_dir;
      unit.at = declared.at;
      for (const DeclaredDependency& dependency : declared.dependencies) unit.declared.push_back({dependency, {}});
      std::stable_sort(
          unit.declared.begin(), unit.declared.end(),
          [](const Unit::Declared& a, const Unit::Declared& b) { return a.dependency.name < b.dependency.name; });
    }
  }
  UnitNames names(scan);
  names.add_declared_names(declarations);
  resolve_declared(names, scan);
  report_missing_subspecs(scan, names);
}

void check_podfile_lines(const FileSystem& files, ScanResult& scan) {
  const UnitNames names(scan);
  std::set<std::pair<Place, std::string>> said;  // a method of the Podfile may add a line to many targets
  const auto report = [&](const PodfilePod& line, std::string message, std::string help) {
    if (!said.emplace(line.at, line.name).second) return;
    Diagnostic problem;
    problem.rule = "manifest-problem";
    problem.place = line.at;
    problem.subject = fmt::format("{}:{}", line.at.file, line.name);
    problem.message = std::move(message);
    problem.help = std::move(help);
    scan.problems.push_back(std::move(problem));
  };
  for (const auto& [path, podfile] : scan.podfiles) {
    for (const PodfileTarget& target : podfile.targets) {
      for (const PodfilePod& line : target.pods) {
        const std::string pod = line.name.substr(0, line.name.find('/'));
        if (lacks_subspec(names, line.name)) {
          report(line, fmt::format("`{}` has no subspec of the name `{}`", pod, line.name.substr(pod.size() + 1)),
                 "correct the name: CocoaPods stops here");
        } else if (!line.path.empty() && !names.has(pod)) {
          report(
              line,
              fmt::format("there is no pod `{}` in `{}`: it is taken for one from outside of the pool", pod, line.path),
              "correct the name or the path; if the pod is there, `pods:` or `exclude:` in podworks.yml leave it out");
        } else if (!line.path.empty() && !is_in(files, line.path, names.pod(pod))) {
          report(line,
                 fmt::format("there is no pod `{}` in `{}`: it lies in `{}`", pod, line.path, names.pod(pod).root),
                 fmt::format("correct the path: CocoaPods looks for `{}`", join_path(line.path, pod + ".podspec")));
        }
      }
    }
  }
}

}  // namespace podworks
