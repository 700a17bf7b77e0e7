#include "rules/cycle_finding.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "base/check.h"
#include "base/text.h"
#include "rules/evidence.h"
#include "rules/lookup.h"

namespace podworks {
namespace {

constexpr std::size_t kListedCuts = 8;

Diagnostic describe(const ScanResult& scan, const CycleGraph& graph, const Cycle& cycle);
std::string message_of(const CycleGraph& graph, const Diagnostic& finding);
void add_arrows(const ScanResult& scan, const CycleGraph& graph, const Cycle& cycle, Diagnostic& finding);
void add_cut(const ScanResult& scan, const CycleGraph& graph, const Cycle& cycle, Diagnostic& finding);
std::size_t index_of_edge(const CycleGraph& graph, std::uint32_t from, std::uint32_t to);

}  // namespace

void set_arrows(CycleGraph& graph, std::vector<Arrow> arrows) {
  std::erase_if(arrows, [](const Arrow& arrow) { return arrow.from == arrow.to; });
  std::sort(arrows.begin(), arrows.end(), [](const Arrow& a, const Arrow& b) {
    return std::tie(a.from, a.to, a.import) < std::tie(b.from, b.to, b.import);
  });
  graph.edges.clear();
  graph.first_import.clear();
  for (const Arrow& arrow : arrows) {
    if (!graph.edges.empty() && graph.edges.back().from == arrow.from && graph.edges.back().to == arrow.to) {
      ++graph.edges.back().weight;
      continue;
    }
    graph.edges.push_back({arrow.from, arrow.to, 1});
    graph.first_import.push_back(arrow.import);
  }
}

std::vector<Diagnostic> describe_cycles(const ScanResult& scan, const CycleGraph& graph,
                                        const std::vector<Cycle>& cycles) {
  std::vector<Diagnostic> findings;
  for (const Cycle& cycle : cycles) findings.push_back(describe(scan, graph, cycle));
  return findings;
}

namespace {

Diagnostic describe(const ScanResult& scan, const CycleGraph& graph, const Cycle& cycle) {
  Diagnostic finding;
  for (const std::uint32_t member : cycle.members) finding.pods.push_back(graph.name(member));
  std::sort(finding.pods.begin(), finding.pods.end());
  for (const std::uint32_t member : cycle.loop) finding.path.push_back(graph.name(member));
  finding.path.push_back(graph.name(cycle.loop.front()));
  finding.subject = join(finding.pods, ",");
  finding.message = message_of(graph, finding);
  add_arrows(scan, graph, cycle, finding);
  if (cycle.members.size() > cycle.loop.size()) {
    finding.notes.push_back(fmt::format("all {} {}: {}", cycle.members.size(), graph.noun, join(finding.pods, ", ")));
  }
  add_cut(scan, graph, cycle, finding);
  return finding;
}

std::string message_of(const CycleGraph& graph, const Diagnostic& finding) {
  const std::string loop = quoted(join(finding.path, " -> "));
  if (finding.pods.size() + 1 == finding.path.size()) {
    return fmt::format("{} {} use each other in a circle: {}", finding.pods.size(), graph.noun, loop);
  }
  return fmt::format("{} {} need each other; a shortest loop: {}", finding.pods.size(), graph.noun, loop);
}

void add_arrows(const ScanResult& scan, const CycleGraph& graph, const Cycle& cycle, Diagnostic& finding) {
  for (std::size_t i = 0; i < cycle.loop.size(); ++i) {
    const std::uint32_t from = cycle.loop[i];
    const std::uint32_t to = cycle.loop[(i + 1) % cycle.loop.size()];
    ImportEvidence evidence = evidence_of(scan, graph.first_import[index_of_edge(graph, from, to)]);
    finding.notes.push_back(arrow_note(graph.name(from), graph.name(to), evidence.at));
    finding.imports.push_back(std::move(evidence));
  }
  finding.place = finding.imports.front().at;
  finding.length = finding.imports.front().length;
}

void add_cut(const ScanResult& scan, const CycleGraph& graph, const Cycle& cycle, Diagnostic& finding) {
  PW_CHECK(!cycle.cut.empty());
  std::vector<std::string> cuts;
  for (const auto& [from, to] : cycle.cut) {
    const std::size_t edge = index_of_edge(graph, from, to);
    cuts.push_back(fmt::format("{} -> {} ({} at {})", graph.name(from), graph.name(to),
                               counted(graph.edges[edge].weight, "import", "imports"),
                               short_place(evidence_of(scan, graph.first_import[edge]).at)));
  }
  finding.notes.push_back(
      fmt::format("cheapest cut: {}; {}", list_of(cuts, kListedCuts),
                  cycle.cut_is_exact ? "proved minimal in imports" : "found by a heuristic, a cheaper one may exist"));
  const auto& [from, to] = cycle.cut.front();
  finding.help = fmt::format(
      "{} `{} -> {}`: move what `{}` uses of `{}` below both, or turn the call round with a protocol",
      cycle.cut.size() == 1 ? "cut" : "begin with", graph.name(from), graph.name(to), graph.name(from), graph.name(to));
}

std::size_t index_of_edge(const CycleGraph& graph, std::uint32_t from, std::uint32_t to) {
  const auto found = std::lower_bound(graph.edges.begin(), graph.edges.end(), std::pair(from, to),
                                      [](const CycleEdge& edge, const std::pair<std::uint32_t, std::uint32_t>& wanted) {
                                        return std::pair(edge.from, edge.to) < wanted;
                                      });
  PW_CHECK(found != graph.edges.end() && found->from == from && found->to == to);
  return static_cast<std::size_t>(found - graph.edges.begin());
}

}  // namespace
bool is_cycle(const Diagnostic& finding) {
  return finding.rule.ends_with("-cycle") && finding.pods.size() > 1 && finding.from.empty();
}

}  // namespace podworks
