#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.h"
#include "graph/reach.h"
#include "rules/cycle_finding.h"
#include "rules/declared_circles.h"
#include "rules/evidence.h"
#include "rules/lookup.h"
#include "rules/rows.h"

namespace podworks {
namespace {

// What closes a circle only through guarded imports, types or tests is a note.
constexpr std::uint8_t kLooseKinds =
    static_cast<std::uint8_t>(kBuildKind | kWeakKinds | kind_bit(DependencyKind::Test));

void check(const RuleContext& context, std::vector<Diagnostic>& findings);
CycleGraph pod_graph_of(const RuleContext& context, std::uint8_t kinds);
/// By vertex: the number of the cycle that it is a member of, or -1.
std::vector<int> cycle_numbers(std::size_t vertices, const std::vector<Cycle>& cycles);
/// A shortest loop through the first edge that closes a circle only loosely; empty if all of the cycle is a build
/// cycle.
std::vector<std::uint32_t> loose_loop(const RuleContext& context, const std::vector<int>& loose, int number,
                                      const std::vector<int>& strict);
void report_loose(const RuleContext& context, const std::vector<Cycle>& strict, std::vector<Diagnostic>& findings);
void report_declared(const RuleContext& context, const std::vector<Cycle>& shown, std::vector<Diagnostic>& findings);
void report_circles(const RuleContext& context, std::string_view tool, const DeclaredEdges& declared,
                    const std::vector<Cycle>& shown, std::vector<Diagnostic>& findings);

}  // namespace

Rule pod_cycle() {
  Rule rule;
  rule.id = "pod-cycle";
  rule.severity = Severity::Error;
  rule.about = "set";
  rule.summary = "pods that use each other in a circle";
  rule.explanation.checks =
      "Every set of pods in which each needs each other through build imports: a strongly connected set of the graph. "
      "One "
      "finding per set, with a shortest loop as witness, one import for each of its arrows, all members, and the "
      "cheapest "
      "set of edges to cut (proved minimal for up to 16 members, else a heuristic's best; the finding says which). A "
      "circle "
      "that only guarded imports, types or tests close is a note. Pods whose manifests declare each other are a circle "
      "too, whatever they import: CocoaPods stops there. CMake takes circles of static libraries, and dependencies of "
      "different branches of one choice make none; where several choices must come together it is a note.";
  rule.explanation.why =
      "Pods in a circle are one pod under several names: no app can take one without the others, none can be built or "
      "tested alone, and each change may touch all of them. Circles also hide where shared code lies that was never "
      "moved "
      "down.";
  rule.explanation.fix =
      "Begin with the cut that the finding names, it costs the fewest imports. Mostly the code at its end is shared: "
      "move it "
      "into a pod below both. Where one pod only wants to be told or asked something, let it declare a protocol and "
      "the "
      "other implement it. Merging is right only if the pods are never wanted apart.";
  rule.explanation.configuration =
      "`rules: { pod-cycle: warn }` changes the severity. `limits: { pods_in_cycle: 12 }` holds a pool that still has "
      "circles "
      "at its present number while they are removed (rule `over-limit`).";
  rule.explanation.example =
      "`WBList -> WBCell -> WBTrack -> WBList`: the tracker imports the list only to read a page name. Handing the "
      "name in as "
      "an argument removes the arrow `WBTrack -> WBList`, and with it the circle.";
  rule.check = check;
  return rule;
}

namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings) {
  const CycleGraph graph = pod_graph_of(context, kBuildKind);
  const std::vector<Cycle> cycles = find_cycles(graph.vertices, graph.edges);
  for (Diagnostic& finding : describe_cycles(context.scan, graph, cycles)) {
    finding.rule = "pod-cycle";
    findings.push_back(std::move(finding));
  }
  report_loose(context, cycles, findings);
  report_declared(context, cycles, findings);
}

/// npm and pub install packages that need each other; a plugin and its host often do.
bool stops_at_circles(std::string_view tool) {
  return tool != "npm" && tool != "pubspec";
}

/// CocoaPods stops at pods that declare each other, whatever their sources import, and so do other tools. Each looks at
/// its own manifests only: a podspec and a Package.swift of one pod make no circle together.
void report_declared(const RuleContext& context, const std::vector<Cycle>& shown, std::vector<Diagnostic>& findings) {
  std::map<std::string_view, DeclaredEdges> by_tool;
  for (const Unit& unit : context.scan.units) {
    if (unit.kind != UnitKind::Library) continue;
    for (const Unit::Declared& one : unit.declared) {
      if (!comes_along(one.dependency) || !stops_at_circles(tool_of(one.dependency.reader))) continue;
      for (const UnitId meant : one.units) {
        const PodId to = pod_of(context.scan, meant);
        if (unit.pod == to) continue;
        add_declared({static_cast<std::uint32_t>(unit.pod), static_cast<std::uint32_t>(to)}, one.dependency,
                     by_tool[tool_of(one.dependency.reader)]);
      }
    }
  }
  for (const auto& [tool, declared] : by_tool) report_circles(context, tool, declared, shown, findings);
}

void report_circles(const RuleContext& context, std::string_view tool, const DeclaredEdges& declared,
                    const std::vector<Cycle>& shown, std::vector<Diagnostic>& findings) {
  const std::vector<int> shown_number = cycle_numbers(context.graph.pod_count, shown);
  for (const auto& [cycle, is_certain] : declared_circles(context.graph.pod_count, declared)) {
    const int first = shown_number[cycle.members.front()];
    const bool is_shown = first >= 0 && std::all_of(cycle.members.begin(), cycle.members.end(),
                                                    [&](std::uint32_t pod) { return shown_number[pod] == first; });
    if (is_shown) continue;
    Diagnostic finding;
    finding.rule = "pod-cycle";
    for (const std::uint32_t pod : cycle.members) finding.pods.push_back(context.scan.pods[pod].name);
    std::sort(finding.pods.begin(), finding.pods.end());
    std::vector<std::uint32_t> loop = cycle.loop;
    loop.push_back(loop.front());
    for (const std::uint32_t pod : loop) finding.path.push_back(context.scan.pods[pod].name);
    for (std::size_t i = 0; i + 1 < loop.size(); ++i) {
      const Place& at = declared.at({loop[i], loop[i + 1]}).at;
      if (i == 0) finding.place = at;
      finding.notes.push_back(arrow_note(finding.path[i], finding.path[i + 1], at));
    }
    finding.subject = join(finding.pods, " ") + " declared";
    finding.message = fmt::format("{} declare each other in a circle: `{}`",
                                  counted(finding.pods.size(), "pod", "pods"), join(finding.path, " -> "));
    finding.help = tool == "podspec" ? "remove one of these dependencies from its podspec: CocoaPods stops at a circle"
                                     : "remove one of these dependencies from its manifest: its tool stops at a circle";
    if (!is_certain) {
      finding.severity = Severity::Note;
      finding.notes.push_back(
          "some of these hold in some configurations only: whether all of them ever do is not known");
    }
    findings.push_back(std::move(finding));
  }
}

CycleGraph pod_graph_of(const RuleContext& context, std::uint8_t kinds) {
  CycleGraph graph;
  graph.vertices = context.graph.pod_count;
  graph.noun = "pods";
  graph.name = [&scan = context.scan](std::uint32_t pod) { return scan.pods[pod].name; };
  std::vector<Arrow> arrows;
  for (const Dependency& dependency : context.graph.dependencies) {
    if ((dependency.kinds & kinds) == 0) continue;
    for (const ImportId import : dependency.evidence) {
      if ((kind_bit(context.scan.imports[index_of(import)].kind) & kinds) == 0) continue;
      arrows.push_back(
          {static_cast<std::uint32_t>(dependency.from), static_cast<std::uint32_t>(dependency.to), import});
    }
  }
  set_arrows(graph, std::move(arrows));
  return graph;
}

void report_loose(const RuleContext& context, const std::vector<Cycle>& strict, std::vector<Diagnostic>& findings) {
  const bool any_loose = std::any_of(
      context.graph.dependencies.begin(), context.graph.dependencies.end(), [](const Dependency& dependency) {
        return !dependency.has(DependencyKind::Build) && (dependency.kinds & kLooseKinds) != 0;
      });
  if (!any_loose) return;
  const CycleGraph graph = pod_graph_of(context, kLooseKinds);
  const std::vector<Cycle> cycles = find_cycles(graph.vertices, graph.edges);
  const std::vector<int> loose_number = cycle_numbers(graph.vertices, cycles);
  const std::vector<int> strict_number = cycle_numbers(graph.vertices, strict);
  for (std::size_t i = 0; i < cycles.size(); ++i) {
    Cycle cycle = cycles[i];
    cycle.loop = loose_loop(context, loose_number, static_cast<int>(i), strict_number);
    if (cycle.loop.empty()) continue;
    Diagnostic finding = std::move(describe_cycles(context.scan, graph, {cycle}).front());
    finding.rule = "pod-cycle";
    finding.severity = Severity::Note;
    finding.subject += " loosely";
    finding.notes.push_back("guarded imports, types or tests close this circle; the build does not need it");
    findings.push_back(std::move(finding));
  }
}

std::vector<int> cycle_numbers(std::size_t vertices, const std::vector<Cycle>& cycles) {
  std::vector<int> numbers(vertices, -1);
  for (std::size_t i = 0; i < cycles.size(); ++i) {
    for (const std::uint32_t member : cycles[i].members) numbers[member] = static_cast<int>(i);
  }
  return numbers;
}

std::vector<std::uint32_t> loose_loop(const RuleContext& context, const std::vector<int>& loose, int number,
                                      const std::vector<int>& strict) {
  const auto in_cycle = [&](const Dependency& edge) {
    return (edge.kinds & kLooseKinds) != 0 && loose[index_of(edge.from)] == number &&
           loose[index_of(edge.to)] == number;
  };
  for (const Dependency& edge : context.graph.dependencies) {
    if (!in_cycle(edge)) continue;
    const int from = strict[index_of(edge.from)];
    if (from != -1 && from == strict[index_of(edge.to)]) continue;
    const auto back = shortest_chain(context.graph, edge.to, edge.from, in_cycle);
    if (!back) continue;
    std::vector<std::uint32_t> loop = {static_cast<std::uint32_t>(edge.from)};
    for (const Dependency* step : *back) loop.push_back(static_cast<std::uint32_t>(step->from));
    std::rotate(loop.begin(), std::min_element(loop.begin(), loop.end()), loop.end());
    return loop;
  }
  return {};
}

}  // namespace
}  // namespace podworks
