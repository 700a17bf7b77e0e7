#include <fmt/format.h>

#include <algorithm>

#include "rules/declared.h"
#include "rules/evidence.h"
#include "rules/lookup.h"
#include "rules/rows.h"

namespace podworks {
namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings);
bool is_candidate(const ScanResult& scan, const Dependency& dependency);
bool is_partial(const ScanResult& scan, PodId pod);
/// Its manifest names the other pod, but not for what it ships.
bool is_declared_for_tests(const ScanResult& scan, const Dependency& dependency);
Diagnostic describe(const RuleContext& context, const Dependency& dependency, const PodLists& declared);

}  // namespace

Rule undeclared_dependency() {
  Rule rule;
  rule.id = "undeclared-dependency";
  rule.severity = Severity::Warn;
  rule.about = "dependency";
  rule.summary = "a pod uses another one that its manifest does not declare";
  rule.explanation.checks =
      "Build imports of pods that the importing pod's manifest does not name. Two degrees: the used pod comes along "
      "through "
      "a declared one (the finding shows the way), or nothing that is declared leads to it. A module that a declared "
      "pod "
      "re-exports (`@_exported import`) counts as declared. Pods whose manifest declares no dependencies at all, such "
      "as "
      "folder pods, are left alone; where a manifest could be read only in part, the finding is a note.";
  rule.explanation.why =
      "CocoaPods does not enforce declarations: with static libraries every public header of the installation is "
      "visible, so "
      "an undeclared import compiles until the pod is taken into an app that lacks the other one. The second degree "
      "fails in "
      "the first such app, the first degree as soon as the pod in between drops its own dependency.";
  rule.explanation.fix =
      "Add the dependency to the manifest, or remove the imports. Adding is right when the layers allow the use; if "
      "they do "
      "not, a second finding says so, and declaring it would only make the debt official.";
  rule.explanation.configuration =
      "`rules: { undeclared-dependency: error }` for pools whose podspecs are meant to be complete. What a podspec "
      "declares "
      "through a helper method is taught with `podspec_helpers:`.";
  rule.explanation.example =
      "`House.podspec` says `s.dependency 'WBNet'` only, and `House/a.m` holds `#import <WBCache/WBCache.h>`. If "
      "`WBNet` "
      "depends on `WBCache`, it works by luck; `s.dependency 'WBCache'` makes it certain.";
  rule.check = check;
  return rule;
}

namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings) {
  const ScanResult& scan = context.scan;
  std::vector<const Dependency*> candidates;
  for (const Dependency& dependency : context.graph.dependencies) {
    if (is_candidate(scan, dependency)) candidates.push_back(&dependency);
  }
  if (candidates.empty()) return;
  const PodLists declared = declared_pods(scan);
  const PodLists published = published_pods(scan);
  const PodLists reexported = reexported_pods(scan);
  for (const Dependency* dependency : candidates) {
    std::vector<PodId> known = declared[index_of(dependency->from)];
    const std::vector<PodId>& libraries = published[index_of(dependency->from)];
    known.insert(known.end(), libraries.begin(), libraries.end());
    if (closure(reexported, known)[index_of(dependency->to)]) continue;
    findings.push_back(describe(context, *dependency, declared));
  }
}

bool is_candidate(const ScanResult& scan, const Dependency& dependency) {
  const Pod& from = scan.pods[index_of(dependency.from)];
  const Pod& to = scan.pods[index_of(dependency.to)];
  const auto must_be_declared = [&](ImportId id) {
    const Import& import = scan.imports[index_of(id)];
    const bool is_needed = import.kind == DependencyKind::Build || import.kind == DependencyKind::TypeOnly;
    return is_needed && has(from.declares_for, scan.files[index_of(import.file)].language);
  };
  const bool is_needed = std::any_of(dependency.evidence.begin(), dependency.evidence.end(), must_be_declared);
  return is_needed && !dependency.declared && from.declares_dependencies && !from.entry_of && !to.entry_of;
}

bool is_partial(const ScanResult& scan, PodId pod) {
  const std::vector<UnitId>& units = scan.pods[index_of(pod)].units;
  return std::any_of(units.begin(), units.end(),
                     [&](UnitId unit) { return scan.units[index_of(unit)].dependencies_are_partial; });
}

bool is_declared_for_tests(const ScanResult& scan, const Dependency& dependency) {
  const auto names_it = [&](const Unit::Declared& one) {
    return one.dependency.purpose == DeclaredFor::Tests && !one.units.empty() &&
           pod_of(scan, one.units.front()) == dependency.to;
  };
  const std::vector<UnitId>& units = scan.pods[index_of(dependency.from)].units;
  return std::any_of(units.begin(), units.end(), [&](UnitId id) {
    const Unit& unit = scan.units[index_of(id)];
    return unit.kind == UnitKind::Library && std::any_of(unit.declared.begin(), unit.declared.end(), names_it);
  });
}

/// A pod may have several manifests; the one that the importing file's tool reads.
std::string manifest_for(const ScanResult& scan, const Dependency& dependency) {
  struct Row {
    Language language;
    std::string_view tool;
    std::string_view manifest;
  };
  constexpr Row kRows[] = {{Language::Jvm, "gradle", "build script"},
                           {Language::Jvm, "pubspec", "pubspec.yaml"},
                           {Language::Dart, "pubspec", "pubspec.yaml"},
                           {Language::JavaScript, "npm", "package.json"}};
  const Pod& pod = scan.pods[index_of(dependency.from)];
  const Import& first = scan.imports[index_of(dependency.evidence.front())];
  const Language language = scan.files[index_of(first.file)].language;
  for (const Row& row : kRows) {
    const bool is_there = std::find(pod.tools.begin(), pod.tools.end(), row.tool) != pod.tools.end();
    if (row.language == language && is_there) return fmt::format("the {} of `{}`", row.manifest, pod.name);
  }
  return pod.declared_at.file.empty() ? fmt::format("the manifest of `{}`", pod.name) : pod.declared_at.file;
}

Diagnostic describe(const RuleContext& context, const Dependency& dependency, const PodLists& declared) {
  const ScanResult& scan = context.scan;
  Diagnostic finding;
  finding.rule = "undeclared-dependency";
  finding.from = name_of(scan, dependency.from);
  finding.to = name_of(scan, dependency.to);
  show_imports(finding, evidence_of(scan, dependency, kBuildKind | kind_bit(DependencyKind::TypeOnly)));
  if (is_declared_for_tests(scan, dependency)) {
    finding.notes.push_back(fmt::format("`{}` declares it for its tests only", finding.from));
  }
  const std::vector<PodId> way = shortest_way(declared, dependency.from, dependency.to);
  for (const PodId pod : way) finding.path.push_back(name_of(scan, pod));
  if (way.size() > 1) {
    finding.message = fmt::format("`{}` uses `{}` without declaring it; it comes along through `{}`", finding.from,
                                  finding.to, finding.path[1]);
  } else {
    finding.message = fmt::format("`{}` uses `{}`, and nothing that it declares leads there", finding.from, finding.to);
  }
  if (is_partial(scan, dependency.from)) {
    finding.severity = Severity::Note;
    finding.notes.push_back(fmt::format(
        "the dependencies of `{}` are known only in part: see {}", finding.from,
        scan.pods[index_of(dependency.from)].reader.starts_with("podspec") ? "podspec-problem" : "manifest-problem"));
  }
  finding.help = fmt::format("declare `{}` in {}, or remove the imports", finding.to, manifest_for(scan, dependency));
  return finding;
}

}  // namespace
}  // namespace podworks
