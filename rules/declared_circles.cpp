#include "rules/declared_circles.h"

#include <algorithm>
#include <optional>
#include <set>

namespace podworks {
namespace {

/// A choice that the loop takes both ways; none if all of it holds together.
std::optional<std::uint32_t> open_choice(const DeclaredEdges& declared, const std::vector<std::uint32_t>& loop) {
  std::map<std::uint32_t, std::uint32_t> taken;
  for (std::size_t i = 0; i < loop.size(); ++i) {
    for (const DeclaredBranch& one : declared.at({loop[i], loop[(i + 1) % loop.size()]}).branches) {
      const auto [known, is_new] = taken.try_emplace(one.choice, one.branch);
      if (!is_new && known->second != one.branch) return one.choice;
    }
  }
  return std::nullopt;
}

bool is_certain(const DeclaredEdges& declared, const std::vector<std::uint32_t>& loop) {
  std::set<std::uint32_t> choices;
  for (std::size_t i = 0; i < loop.size(); ++i) {
    for (const DeclaredBranch& one : declared.at({loop[i], loop[(i + 1) % loop.size()]}).branches) {
      choices.insert(one.choice);
    }
  }
  return choices.size() < 2;
}

DeclaredEdges without_branches(DeclaredEdges declared) {
  std::erase_if(declared, [](const auto& edge) { return !edge.second.branches.empty(); });
  return declared;
}

/// What holds in one branch of a choice, or whichever is taken.
DeclaredEdges held_by(const DeclaredEdges& declared, DeclaredBranch branch) {
  DeclaredEdges held;
  for (const auto& [pair, edge] : declared) {
    const bool is_other = std::any_of(edge.branches.begin(), edge.branches.end(), [&](const DeclaredBranch& one) {
      return one.choice == branch.choice && one.branch != branch.branch;
    });
    if (!is_other) held.emplace(pair, edge);
  }
  return held;
}

std::set<std::uint32_t> branches_of(const DeclaredEdges& declared, std::uint32_t choice) {
  std::set<std::uint32_t> branches;
  for (const auto& [pair, edge] : declared) {
    for (const DeclaredBranch& one : edge.branches) {
      if (one.choice == choice) branches.insert(one.branch);
    }
  }
  return branches;
}

}  // namespace

void add_declared(PodNumbers pair, const DeclaredDependency& dependency, DeclaredEdges& edges) {
  const auto [place, is_new] = edges.try_emplace(pair);
  DeclaredEdge& edge = place->second;
  edge.takes_circles &= dependency.takes_circles;
  if (is_new) {
    edge.at = dependency.at;
    edge.branches = dependency.branches;
    return;
  }
  const auto is_left_out = [&](DeclaredBranch one) {
    return std::find(dependency.branches.begin(), dependency.branches.end(), one) == dependency.branches.end();
  };
  std::erase_if(edge.branches, is_left_out);
}

std::vector<DeclaredCircle> declared_circles(std::size_t pods, const DeclaredEdges& declared) {
  constexpr std::size_t kMostGraphs = 256;
  std::vector<DeclaredCircle> circles;
  std::vector<DeclaredEdges> graphs = {declared};
  std::set<std::vector<std::uint32_t>> seen;
  for (std::size_t i = 0; i < graphs.size(); ++i) {
    std::vector<CycleEdge> edges;
    for (const auto& [pair, edge] : graphs[i]) edges.push_back({pair.first, pair.second, 1});
    for (Cycle& cycle : find_cycles(pods, edges)) {
      const std::set<std::uint32_t> members(cycle.members.begin(), cycle.members.end());
      DeclaredEdges inner;
      for (const auto& [pair, edge] : graphs[i]) {
        if (members.contains(pair.first) && members.contains(pair.second)) inner.emplace(pair, edge);
      }
      const auto takes = [](const auto& edge) { return edge.second.takes_circles; };
      if (std::all_of(inner.begin(), inner.end(), takes)) continue;
      const auto choice = open_choice(inner, cycle.loop);
      if (!choice || graphs.size() >= kMostGraphs) {
        if (!seen.insert(cycle.members).second) continue;
        const bool holds = is_certain(inner, cycle.loop);
        circles.push_back({std::move(cycle), holds});
        if (!holds) graphs.push_back(without_branches(std::move(inner)));
        continue;
      }
      for (const std::uint32_t branch : branches_of(inner, *choice))
        graphs.push_back(held_by(inner, {*choice, branch}));
    }
  }
  return circles;
}

}  // namespace podworks
