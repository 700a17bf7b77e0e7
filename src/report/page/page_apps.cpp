#include "report/page/page_builder.h"

#include <algorithm>

#include "graph/app_graph.h"

namespace podworks {
namespace {

constexpr std::size_t kMostSavings = 500;

}  // namespace

void PageBuilder::add_apps() {
  struct Cut {
    std::int64_t app = 0;
    Saving saving = {};
  };
  std::vector<Cut> cuts;
  for (const AppPlan& plan : report_.plans) {
    const auto row = static_cast<std::int64_t>(page_.apps.size());
    const AppGraph graph = app_graph(report_.scan, report_.graph, plan);
    PageApp& app = page_.apps.emplace_back();
    app.name = report_.project.apps[index_of(plan.app)].name;
    app.bytes = plan.bytes;
    for (const PodId pod : graph.pods) app.pods.push_back(row_of(pod));
    for (const PodId pod : graph.roots) app.roots.push_back(row_of(pod));
    for (const AppGraph::Edge& edge : graph.edges) {
      if (const std::int64_t found = edge_between(edge.from, edge.to); found != kNoRow) app.edges.push_back(found);
    }
    for (Column* const column : {&app.pods, &app.roots, &app.edges}) std::sort(column->begin(), column->end());
    for (const OutsidePod& outside : plan.outside) app.outside.push_back(outside.name);
    for (const Saving& saving : find_savings(report_.scan, graph)) cuts.push_back({row, saving});
  }
  for (std::size_t i = 0; i < page_.apps.size(); ++i) {
    app_rows_.emplace(report_.project.apps[index_of(report_.plans[i].app)].name, static_cast<std::int64_t>(i));
  }
  std::stable_sort(cuts.begin(), cuts.end(), [](const Cut& a, const Cut& b) {
    return std::pair(a.saving.bytes, a.saving.pods) > std::pair(b.saving.bytes, b.saving.pods);
  });
  cuts.resize(std::min(cuts.size(), kMostSavings));
  for (const Cut& cut : cuts) {
    const std::int64_t edge = edge_between(cut.saving.from, cut.saving.to);
    if (edge == kNoRow) continue;
    page_.savings.edge.push_back(edge);
    page_.savings.app.push_back(cut.app);
    page_.savings.pods.push_back(static_cast<std::int64_t>(cut.saving.pods));
    page_.savings.bytes.push_back(static_cast<std::int64_t>(cut.saving.bytes));
  }
}

}  // namespace podworks
