#include "report/page/page_builder.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "base/text.h"
#include "graph/cycles.h"
#include "report/page/pool_figures.h"

namespace podworks {
namespace {

/// Edges in the order of these numbers are in the order of from, to.
std::uint64_t both_ends(std::int64_t from, std::int64_t to) {
  return static_cast<std::uint64_t>(from) << 32 | static_cast<std::uint64_t>(to);
}

}  // namespace

void PageBuilder::add_layers() {
  for (const Layer& layer : report_.layers.layers) {
    page_.layers.push_back(
        {layer.name, layer.title_en, layer.title_zh, layer.is_app, layer.standard, layer.peers == Peers::Forbid});
  }
}

std::int64_t PageBuilder::flags_of(PodId id) const {
  const Pod& pod = report_.scan.pods[index_of(id)];
  const auto& all = report_.project.pod_settings;
  const auto settings =
      std::lower_bound(all.begin(), all.end(), pod.root,
                       [](const PodSettings& one, const std::string& root) { return one.folder < root; });
  std::int64_t flags = 0;
  if (report_.layers.standard[index_of(id)]) flags |= kStandardPod;
  if (report_.layers.strict[index_of(id)] != Strict::No) flags |= kStrictPod;
  if (settings != all.end() && settings->folder == pod.root && !settings->ports.empty()) flags |= kPodWithPorts;
  if (pod.entry_of) flags |= kEntryPod;
  if (pod.sources_are_absent) flags |= kAbsentPod;
  return flags;
}

void PageBuilder::add_pods() {
  const auto& pods = report_.scan.pods;
  const Column groups = group_rows(report_.project, pods, page_.groups);
  const auto layer = [&](std::size_t pod) {
    const std::optional<LayerId> id = report_.layers.layer_of[pod];
    return id ? static_cast<std::int64_t>(index_of(*id)) : static_cast<std::int64_t>(page_.layers.size());
  };
  std::vector<std::size_t> order(pods.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::tuple(layer(a), static_cast<std::uint64_t>(groups[a]), a) <  // no group comes last
           std::tuple(layer(b), static_cast<std::uint64_t>(groups[b]), b);
  });
  rows_.assign(pods.size(), kNoRow);
  for (std::size_t row = 0; row < order.size(); ++row) {
    const std::size_t i = order[row];
    rows_[i] = static_cast<std::int64_t>(row);
    Diagnostic about;
    about.from = pods[i].name;
    page_.pods.name.push_back(pods[i].name);
    page_.pods.layer.push_back(report_.layers.layer_of[i] ? layer(i) : kNoRow);
    page_.pods.group.push_back(groups[i]);
    page_.pods.owner.push_back(report_.owners_of ? text(join(report_.owners_of(about), " ")) : kNoRow);
    page_.pods.bytes.push_back(static_cast<std::int64_t>(pods[i].bytes));
    page_.pods.files.push_back(pods[i].files);
    page_.pods.flags.push_back(flags_of(id_at<PodId>(i)));
  }
}

void PageBuilder::add_edges() {
  for (const Dependency& edge : report_.graph.dependencies) sources_.push_back(&edge);
  const std::vector<const Dependency*> declared = declared_alone(report_.graph);
  sources_.insert(sources_.end(), declared.begin(), declared.end());
  const auto ends_of = [&](const Dependency* edge) { return both_ends(row_of(edge->from), row_of(edge->to)); };
  std::vector<std::pair<std::uint64_t, const Dependency*>> order;
  for (const Dependency* const edge : sources_) order.emplace_back(ends_of(edge), edge);
  std::sort(order.begin(), order.end());
  for (std::size_t i = 0; i < order.size(); ++i) {
    sources_[i] = order[i].second;
    ends_.push_back(order[i].first);
  }
  for (const Dependency* const edge : sources_) {
    const bool is_declared = edge->declared || edge->evidence.empty();
    page_.edges.from.push_back(row_of(edge->from));
    page_.edges.to.push_back(row_of(edge->to));
    page_.edges.imports.push_back(static_cast<std::int64_t>(edge->evidence.size()));
    page_.edges.kinds.push_back(edge->kinds | (is_declared ? kDeclaredEdge : 0));
  }
  is_at_fault_.assign(sources_.size(), false);
}

std::int64_t PageBuilder::pod_named(const std::string& name) const {
  const auto& pods = report_.scan.pods;
  const auto found = std::lower_bound(pods.begin(), pods.end(), name,
                                      [](const Pod& pod, const std::string& wanted) { return pod.name < wanted; });
  if (found == pods.end() || found->name != name) return kNoRow;
  return rows_[static_cast<std::size_t>(found - pods.begin())];
}

std::int64_t PageBuilder::edge_between(std::int64_t from, std::int64_t to) const {
  if (from == kNoRow || to == kNoRow) return kNoRow;
  const auto found = std::lower_bound(ends_.begin(), ends_.end(), both_ends(from, to));
  return found != ends_.end() && *found == both_ends(from, to) ? found - ends_.begin() : kNoRow;
}

void PageBuilder::add_cycles() {
  for (const Cycle& cycle : find_cycles(report_.graph.pod_count, build_edges(report_.scan, report_.graph))) {
    PageCycle& shown = page_.cycles.emplace_back();
    for (const std::uint32_t pod : cycle.members) shown.pods.push_back(rows_[pod]);
    for (std::size_t i = 0; i < cycle.loop.size(); ++i) {
      shown.loop.push_back(edge_between(rows_[cycle.loop[i]], rows_[cycle.loop[(i + 1) % cycle.loop.size()]]));
    }
    for (const auto& [from, to] : cycle.cut) shown.cut.push_back(edge_between(rows_[from], rows_[to]));
    std::sort(shown.pods.begin(), shown.pods.end());
    std::sort(shown.cut.begin(), shown.cut.end());
    shown.cost = cycle.cut_weight;
    shown.is_exact = cycle.cut_is_exact;
  }
}

}  // namespace podworks
