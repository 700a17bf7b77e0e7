#include "graph/compare_graphs.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "graph/compare_apps.h"
#include "graph/components.h"

namespace podworks {
namespace {

using Names = std::vector<std::string>;  // by PodId

/// Two arrows may stand behind one edge: imports, and what a manifest says.
struct Edge {
  Need need = Need::None;
  const Dependency* imported = nullptr;
  const Dependency* declared = nullptr;
};
using Edges = std::map<std::pair<std::string_view, std::string_view>, Edge>;

Edges edges_of(const GraphState& state, const Names& names) {
  Edges edges;
  const auto edge_at = [&](const Dependency& dependency) -> Edge& {
    return edges[{names[index_of(dependency.from)], names[index_of(dependency.to)]}];
  };
  for (const Dependency& dependency : state.graph.dependencies) {
    Edge& edge = edge_at(dependency);
    edge.imported = &dependency;
    edge.need = dependency.has(DependencyKind::Build) ? Need::Build : Need::Weak;
  }
  for (const Dependency& dependency : state.graph.declared_only) {
    Edge& edge = edge_at(dependency);
    edge.declared = &dependency;
    edge.need = std::max(edge.need, Need::Declared);
  }
  return edges;
}

void add_evidence(const GraphState& state, const Edge& edge, ChangedDependency& change) {
  if (edge.imported != nullptr) change.kinds = edge.imported->kinds;
  if (edge.need == Need::Declared) {
    change.at = edge.declared->declared_at;
    return;
  }
  for (const ImportId id : edge.imported->evidence) {
    const Import& import = state.scan.imports[index_of(id)];
    if (edge.need == Need::Build && import.kind != DependencyKind::Build) continue;
    if (change.imports++ > 0) continue;
    change.at = place_of(state.scan, id);
    change.spelling = import.spelling;
  }
}

std::vector<ChangedDependency> changed_dependencies(const GraphState& then, const Edges& before, const GraphState& now,
                                                    const Edges& after) {
  std::vector<ChangedDependency> changes;
  const auto compare = [&](const auto& ends, const Edge& old_edge, const Edge& new_edge) {
    if (old_edge.need == new_edge.need) return;
    ChangedDependency& change = changes.emplace_back();
    change.from = ends.first;
    change.to = ends.second;
    change.before = old_edge.need;
    change.after = new_edge.need;
    if (change.is_new()) {
      add_evidence(now, new_edge, change);
    } else {
      add_evidence(then, old_edge, change);
    }
  };
  for (const auto& [ends, edge] : after) {
    const auto old_edge = before.find(ends);
    compare(ends, old_edge != before.end() ? old_edge->second : Edge{}, edge);
  }
  for (const auto& [ends, edge] : before) {
    if (!after.contains(ends)) compare(ends, edge, Edge{});
  }
  std::sort(changes.begin(), changes.end(), [](const ChangedDependency& a, const ChangedDependency& b) {
    return std::tie(a.from, a.to) < std::tie(b.from, b.to);
  });
  return changes;
}

/// The pods of one reading that the other has not, entries left out.
std::vector<ChangedPod> pods_missing(const GraphState& state, const Names& names, const Names& others) {
  const std::set<std::string_view> there(others.begin(), others.end());
  std::vector<ChangedPod> missing;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Pod& pod = state.scan.pods[i];
    if (pod.entry_of || there.contains(names[i])) continue;
    const std::optional<LayerId>& layer = state.layers.layer_of[i];
    missing.push_back(
        {pod.name, pod.root, layer ? state.layers.layers[index_of(*layer)].name : "", pod.files, pod.bytes});
  }
  return missing;
}

using Members = std::vector<std::string>;  // sorted

std::vector<Members> cycles_of(const GraphState& state, const Names& names) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
  for (const Dependency& edge : state.graph.dependencies) {
    if (!edge.has(DependencyKind::Build)) continue;
    edges.emplace_back(static_cast<std::uint32_t>(edge.from), static_cast<std::uint32_t>(edge.to));
  }
  const Components components = strong_components(state.graph.pod_count, edges);
  std::vector<Members> members(components.count);
  for (std::size_t pod = 0; pod < names.size(); ++pod) members[components.of[pod]].push_back(names[pod]);
  std::erase_if(members, [](const Members& each) { return each.size() < 2; });
  for (Members& each : members) std::sort(each.begin(), each.end());
  std::sort(members.begin(), members.end());
  return members;
}

/// By member: the number of its cycle.
std::map<std::string_view, std::size_t> numbers_of(const std::vector<Members>& cycles) {
  std::map<std::string_view, std::size_t> numbers;
  for (std::size_t i = 0; i < cycles.size(); ++i) {
    for (const std::string& member : cycles[i]) numbers.emplace(member, i);
  }
  return numbers;
}

/// The cycles that share members with this one.
std::set<std::size_t> partners(const Members& cycle, const std::map<std::string_view, std::size_t>& numbers) {
  std::set<std::size_t> found;
  for (const std::string& member : cycle) {
    if (const auto number = numbers.find(member); number != numbers.end()) found.insert(number->second);
  }
  return found;
}

std::vector<CycleChange> changed_cycles(const std::vector<Members>& before, const std::vector<Members>& after) {
  using Kind = CycleChange::Kind;
  const auto then_numbers = numbers_of(before);
  const auto now_numbers = numbers_of(after);
  std::vector<CycleChange> changes;
  for (const Members& cycle : after) {
    const std::set<std::size_t> olds = partners(cycle, then_numbers);
    CycleChange change{Kind::Came, {}, cycle};
    for (const std::size_t old : olds) change.before.push_back(before[old]);
    if (olds.size() == 1) {
      const Members& old = change.before.front();
      if (old == cycle) continue;
      const bool only_lost = std::includes(old.begin(), old.end(), cycle.begin(), cycle.end());
      change.kind = only_lost ? Kind::Shrank : Kind::Grew;
    } else if (!olds.empty()) {
      change.kind = Kind::Merged;
    }
    changes.push_back(std::move(change));
  }
  for (const Members& cycle : before) {
    if (partners(cycle, now_numbers).empty()) changes.push_back({Kind::Went, {cycle}, {}});
  }
  return changes;
}

LooseEnds loose_ends(const ScanResult& then, const ScanResult& now) {
  const auto count = [](const ScanResult& scan, auto is_one) {
    return static_cast<std::size_t>(std::count_if(scan.imports.begin(), scan.imports.end(), [&](const Import& import) {
      // As the summaries count them: statements in files of pods.
      const bool counts = import.counted && import.from && import.kind != DependencyKind::Runtime;
      return counts && import.form != Form::Computed && is_one(import.target);
    }));
  };
  const auto is_unresolved = [](const Target& target) { return std::holds_alternative<Unresolved>(target); };
  const auto is_ambiguous = [](const Target& target) { return std::holds_alternative<Ambiguous>(target); };
  return {count(then, is_unresolved), count(now, is_unresolved), count(then, is_ambiguous), count(now, is_ambiguous)};
}

}  // namespace

const char* to_string(Need need) {
  constexpr const char* kNames[] = {"none", "weak", "declared", "build"};
  return kNames[static_cast<std::size_t>(need)];
}

const char* to_string(CycleChange::Kind kind) {
  constexpr const char* kNames[] = {"came", "merged", "grew", "shrank", "went"};
  return kNames[static_cast<std::size_t>(kind)];
}

Place place_of(const ScanResult& scan, ImportId id) {
  const Import& import = scan.imports[index_of(id)];
  return {std::string(scan.files[index_of(import.file)].path), static_cast<int>(import.line),
          static_cast<int>(import.column)};
}

std::vector<std::string> names_of_now(const ScanResult& then,
                                      const std::map<std::string, std::string, std::less<>>& renamed) {
  std::map<std::string_view, std::string_view> called;  // of two that come from one, the first
  for (const auto& [now, before] : renamed) called.emplace(before, now);
  std::vector<std::string> names;
  for (const Pod& pod : then.pods) {
    const auto name = called.find(pod.name);
    names.emplace_back(name != called.end() ? name->second : std::string_view(pod.name));
  }
  return names;
}

GraphDiff compare_graphs(const GraphState& then, const GraphState& now,
                         const std::map<std::string, std::string, std::less<>>& renamed) {
  const Names then_names = names_of_now(then.scan, renamed);
  const Names now_names = names_of_now(now.scan, {});
  const Edges before = edges_of(then, then_names);
  const Edges after = edges_of(now, now_names);
  GraphDiff diff;
  diff.dependencies = changed_dependencies(then, before, now, after);
  diff.came = pods_missing(now, now_names, then_names);
  diff.went = pods_missing(then, then_names, now_names);
  for (std::size_t i = 0; i < then_names.size(); ++i) {
    if (then.scan.pods[i].name != then_names[i]) diff.renamed.push_back({then.scan.pods[i].name, then_names[i]});
  }
  diff.cycles = changed_cycles(cycles_of(then, then_names), cycles_of(now, now_names));
  diff.apps = compare_apps(then, then_names, now, now_names);
  diff.loose = loose_ends(then.scan, now.scan);
  return diff;
}

}  // namespace podworks
