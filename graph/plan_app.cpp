#include "graph/plan_app.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <string>

#include "graph/podfile_lines.h"
#include "graph/reach.h"

namespace podworks {
namespace {

/// By which edge a unit came into the closure.
struct Reason {
  UnitId from = {};
  const UnitDependency* edge = nullptr;  ///< null: a root, or the default subspecs of a pod that was asked for
};

class Closure {
 public:
  Closure(const ScanResult& scan, const PodGraph& graph, const AppPlan& plan)
      : scan_(scan),
        graph_(graph),
        plan_(plan),
        platforms_(podworks::platforms_of(plan)),
        reasons_(scan.units.size()),
        in_(scan.units.size()) {}

  /// A name's units: the root of a pod brings its default subspecs.
  void add_root(UnitId unit) { add_pod_or_unit(unit, {unit, nullptr}); }
  /// Nothing but this unit.
  void add_planned(UnitId unit) { add(unit, {unit, nullptr}); }

  void run() {
    while (!waiting_.empty()) {
      const UnitId unit = waiting_.front();
      waiting_.pop_front();
      for (const UnitDependency& edge : graph_.dependencies_of(unit)) {
        if (pulls(scan_, edge, plan_)) add_pod_or_unit(edge.to, {unit, &edge});
      }
    }
  }

  bool holds(UnitId unit) const { return in_[index_of(unit)]; }

  PodId root_of(UnitId unit) const {
    while (reasons_[index_of(unit)].from != unit) unit = reasons_[index_of(unit)].from;
    return scan_.units[index_of(unit)].pod;
  }

  /// From a root to the pod of `unit`, one step per change of pod.
  std::vector<ChainStep> chain_to(UnitId unit) const {
    std::vector<ChainStep> chain;
    while (true) {
      const Reason& reason = reasons_[index_of(unit)];
      if (reason.edge == nullptr) {
        if (reason.from == unit) break;
        unit = reason.from;
        continue;
      }
      const PodId from = scan_.units[index_of(reason.from)].pod;
      const PodId to = scan_.units[index_of(unit)].pod;
      if (from != to) chain.push_back({from, to, first_build_import(*reason.edge), reason.edge->declared_at});
      unit = reason.from;
    }
    std::reverse(chain.begin(), chain.end());
    return chain;
  }

 private:
  // Of the default subspecs CocoaPods takes those that are made for the app's platform.
  bool comes_along(UnitId unit) const {
    const Unit& data = scan_.units[index_of(unit)];
    return scan_.pods[index_of(data.pod)].units[0] == unit || !data.is_default || (data.platforms & platforms_) != 0;
  }

  void add_pod_or_unit(UnitId unit, Reason reason) {
    if (comes_along(unit)) add(unit, reason);
    const Pod& pod = scan_.pod_of(unit);
    if (pod.units[0] != unit) return;
    for (const UnitId subspec : pod.units) {
      const Unit& data = scan_.units[index_of(subspec)];
      if (subspec != unit && data.kind == UnitKind::Library && data.is_default && comes_along(subspec)) {
        add(subspec, {unit, nullptr});
      }
    }
  }

  void add(UnitId unit, Reason reason) {
    if (in_[index_of(unit)]) return;
    in_[index_of(unit)] = true;
    reasons_[index_of(unit)] = reason;
    waiting_.push_back(unit);
  }

  std::optional<ImportId> first_build_import(const UnitDependency& edge) const {
    for (const ImportId import : edge.evidence) {
      const Import& data = scan_.imports[index_of(import)];
      const bool is_ours = has(plan_.languages, scan_.files[index_of(data.file)].language);
      if (data.kind == DependencyKind::Build && is_ours && (platforms_of(scan_, data) & platforms_) != 0) return import;
    }
    return std::nullopt;
  }

  const ScanResult& scan_;
  const PodGraph& graph_;
  const AppPlan& plan_;
  PlatformSet platforms_;
  std::vector<Reason> reasons_;
  std::vector<bool> in_;
  std::deque<UnitId> waiting_;
};

std::vector<std::string> root_names(const AppConfig& app, const PodfileLines& lines) {
  std::vector<std::string> names;
  for (const LocatedText& root : app.roots) names.push_back(root.value);
  if (!names.empty()) return names;
  for (const auto& [name, line] : lines) names.push_back(name);
  return names;
}

std::map<std::string, std::string> platform_of(const AppConfig& app, const ScanResult& scan) {
  const auto podfile = scan.podfiles.find(app.from.value);
  if (!app.platform.empty() || podfile == scan.podfiles.end()) return app.platform;
  for (const PodfileTarget* target : targets_of_app(podfile->second, app.name)) {
    if (!target->platform.empty()) return {{target->platform, target->platform_version}};
  }
  return {};
}

/// What an entry's own sources import: without it the app does not build, whatever roots are named.
std::vector<UnitId> imported_by_entry(AppId app, const ScanResult& scan, const PodGraph& graph) {
  std::vector<UnitId> units;
  for (const Pod& pod : scan.pods) {
    if (pod.entry_of != app) continue;
    for (const UnitDependency& edge : graph.dependencies_of(pod.units[0])) {
      if (edge.has(DependencyKind::Build)) units.push_back(edge.to);
    }
  }
  return units;
}

/// Layer by layer from the lowest, within a layer dependencies first.
void sort_pods(const PodGraph& graph, const LayerMap& layers, std::vector<PlannedPod>& pods) {
  std::vector<std::size_t> place(graph.pod_count);
  const std::vector<PodId> order = dependency_order(graph);
  for (std::size_t i = 0; i < order.size(); ++i) place[index_of(order[i])] = i;
  const auto depth = [&](PodId pod) {
    const std::optional<LayerId>& layer = layers.layer_of[index_of(pod)];
    return layer ? layers.layers.size() - index_of(*layer) : 0;
  };
  std::sort(pods.begin(), pods.end(), [&](const PlannedPod& a, const PlannedPod& b) {
    return std::pair(depth(a.pod), place[index_of(a.pod)]) < std::pair(depth(b.pod), place[index_of(b.pod)]);
  });
}

/// Names that podspecs ask for and no pod of the pool has, with all versions that the closure asks for, or the one that
/// `versions:` decides.
std::vector<OutsidePod> outside_pods(const Project& project, const ScanResult& scan, const Closure& closure,
                                     const PodfileLines& roots, PlatformSet platforms) {
  std::map<std::string, std::set<std::string>> asked;
  for (const auto& [name, line] : roots) asked[name].insert(line->requirements.begin(), line->requirements.end());
  for (std::size_t i = 0; i < scan.units.size(); ++i) {
    if (!closure.holds(id_at<UnitId>(i))) continue;
    for (const Unit::Declared& one : scan.units[i].declared) {
      const bool is_for_app = (platform_set(one.dependency.platform) & scan.units[i].platforms & platforms) != 0;
      if (!one.units.empty() || !is_for_app || !one.dependency.reader.starts_with("podspec")) continue;
      const auto& requirements = one.dependency.requirements;
      asked[one.dependency.name].insert(requirements.begin(), requirements.end());
    }
  }
  std::vector<OutsidePod> outside;
  for (const auto& [name, requirements] : asked) {
    const auto decided = project.versions.find(name.substr(0, name.find('/')));
    OutsidePod& pod = outside.emplace_back();
    pod.name = name;
    pod.requirements.assign(requirements.begin(), requirements.end());
    if (decided != project.versions.end()) pod.requirements = {decided->second};
    pod.options = options_of(name, roots);
    const auto line = roots.find(name);  // a folder of the pool that has no such pod: CocoaPods shall say so, too
    if (line != roots.end() && !line->second->path.empty()) pod.options.push_back({"path", {line->second->path}});
    if (std::any_of(pod.options.begin(), pod.options.end(), is_source)) pod.requirements.clear();
  }
  return outside;
}

/// CocoaPods and CMake build C, C++, Objective-C and Swift.
LanguageSet languages_of(const AppConfig& app) {
  const auto is_native = [](const auto& emit) { return emit.first.value == "podfile" || emit.first.value == "cmake"; };
  const bool is_apples = !app.from.value.empty() || std::any_of(app.emit.begin(), app.emit.end(), is_native);
  return is_apples ? kAppleLanguages : kAllLanguages;
}

}  // namespace

PlatformSet platforms_of(const AppPlan& plan) {
  PlatformSet platforms = 0;
  for (const auto& [name, version] : plan.platform) platforms |= name.empty() ? PlatformSet{0} : platform_set(name);
  return platforms == 0 ? kAllPlatforms : platforms;
}

PlatformSet platforms_of(const ScanResult& scan, const Import& import) {
  for (const FileOwner& owner : scan.owners_of(import.file)) {
    if (import.from == owner.unit) return owner.platforms;
  }
  return kAllPlatforms;
}

bool pulls(const ScanResult& scan, const UnitDependency& edge, const AppPlan& plan) {
  const PlatformSet platforms = platforms_of(plan);
  if ((edge.declared_for & platforms) != 0 && (edge.declared_languages & plan.languages) != 0) return true;
  if (!edge.has(DependencyKind::Build)) return false;
  // A branch that only a Swift package compiles is in no such app.
  const bool is_apples = plan.languages == kAppleLanguages;
  return std::any_of(edge.evidence.begin(), edge.evidence.end(), [&](ImportId id) {
    const Import& import = scan.imports[index_of(id)];
    const Language language = scan.files[index_of(import.file)].language;
    if (import.kind != DependencyKind::Build || !has(plan.languages, language)) return false;
    if (is_apples && import.packagings == packaging_bit(Packaging::SwiftPackage)) return false;
    return platforms == kAllPlatforms || (platforms_of(scan, import) & platforms) != 0;
  });
}

std::vector<std::optional<PodId>> needed_by_marked(const ScanResult& scan, const PodGraph& graph, const AppPlan& plan,
                                                   const std::vector<bool>& marked) {
  std::vector<std::optional<PodId>> needed_by(scan.pods.size());
  Closure closure(scan, graph, plan);
  for (const PlannedPod& planned : plan.pods) {
    if (!marked[index_of(planned.pod)]) continue;
    needed_by[index_of(planned.pod)] = planned.pod;
    for (const UnitId unit : planned.units) closure.add_planned(unit);
  }
  closure.run();
  for (std::size_t i = 0; i < scan.units.size(); ++i) {
    std::optional<PodId>& root = needed_by[index_of(scan.units[i].pod)];
    if (!root && closure.holds(id_at<UnitId>(i))) root = closure.root_of(id_at<UnitId>(i));
  }
  return needed_by;
}

AppPlan plan_app(const Project& project, AppId app, const ScanResult& scan, const PodGraph& graph,
                 const LayerMap& layers) {
  const AppConfig& config = project.apps[index_of(app)];
  AppPlan plan;
  plan.app = app;
  plan.platform = platform_of(config, scan);
  plan.languages = languages_of(config);
  Closure closure(scan, graph, plan);
  std::set<PodId> roots;
  PodfileLines outside_roots;
  const PodfileLines lines = lines_for_roots(config, scan);
  const std::vector<std::string> names = root_names(config, lines);
  for (const std::string& name : names) {
    const auto found =
        std::find_if(scan.units.begin(), scan.units.end(), [&](const Unit& unit) { return unit.name == name; });
    if (found == scan.units.end()) {
      // A Podfile may ask for what lies outside the pool; a root of podworks.yml that is no pod is a finding instead.
      if (const auto line = lines.find(name); line != lines.end()) outside_roots.insert(*line);
      continue;
    }
    roots.insert(found->pod);
    closure.add_root(id_at<UnitId>(static_cast<std::size_t>(found - scan.units.begin())));
  }
  for (const UnitId unit : imported_by_entry(app, scan, graph)) {
    roots.insert(scan.units[index_of(unit)].pod);
    closure.add_root(unit);
  }
  closure.run();
  for (std::size_t i = 0; i < scan.pods.size(); ++i) {
    const Pod& pod = scan.pods[i];
    if (pod.entry_of) continue;
    PlannedPod planned;
    planned.pod = id_at<PodId>(i);
    for (const UnitId unit : pod.units) {
      if (closure.holds(unit)) planned.units.push_back(unit);
    }
    if (planned.units.empty()) continue;
    planned.is_root = roots.contains(planned.pod);
    if (const auto line = lines.find(pod.name); line != lines.end()) planned.options = line->second->options;
    if (!planned.is_root) planned.because = closure.chain_to(planned.units[0]);
    plan.bytes += pod.bytes;
    plan.pods.push_back(std::move(planned));
  }
  sort_pods(graph, layers, plan.pods);
  plan.outside = outside_pods(project, scan, closure, outside_roots, platforms_of(plan));
  return plan;
}

}  // namespace podworks
