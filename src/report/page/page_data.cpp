#include "report/page/page_data.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "base/text.h"
#include "graph/app_graph.h"
#include "graph/cycles.h"
#include "report/services.h"

namespace podworks {
namespace {

constexpr std::int64_t kNone = -1;
constexpr std::size_t kMostSavings = 500;

/// What is added in this order becomes the page's tables; later parts refer to earlier ones.
class PageBuilder {
 public:
  PageBuilder(const CheckReport& report, std::size_t per_edge) : report_(report), per_edge_(per_edge) {}

  PageData build() {
    add_head();
    add_layers();
    add_pods();
    add_edges();
    add_apps();
    for (const Diagnostic& finding : report_.findings) add_finding(finding, status_of(finding));
    if (report_.base) {
      for (const Diagnostic& finding : report_.base->fixed) add_finding(finding, PageStatus::Fixed);
    }
    add_evidence();
    add_cycles();
    page_.files = files_.texts();
    page_.texts = texts_.texts();
    return std::move(page_);
  }

 private:
  void add_head();
  void add_layers();
  void add_pods();
  void add_edges();
  void add_apps();
  void add_finding(const Diagnostic& finding, PageStatus status);
  void add_evidence();
  void add_cycles();

  /// Rows of groups by PodId.
  Column groups_of_pods();
  std::int64_t flags_of(PodId pod) const;
  std::int64_t pod_named(const std::string& name) const;
  std::int64_t edge_between(std::int64_t from, std::int64_t to) const;
  std::int64_t edge_between(PodId from, PodId to) const { return edge_between(row_of(from), row_of(to)); }
  std::int64_t row_of(PodId pod) const { return rows_[index_of(pod)]; }
  std::int64_t file(const std::string& path) {
    return path.empty() ? kNone : files_.row_of(path_in_repository(report_, path));
  }
  std::int64_t text(const std::string& text) { return text.empty() ? kNone : texts_.row_of(text); }
  Column texts(const std::vector<std::string>& texts) {
    Column rows;
    for (const std::string& one : texts) rows.push_back(texts_.row_of(one));
    return rows;
  }
  static PageStatus status_of(const Diagnostic& finding) {
    if (finding.status == Status::Allowed) return PageStatus::Allowed;
    if (finding.status == Status::Known) return PageStatus::Known;
    return finding.rule == "stale-baseline" ? PageStatus::Stale : PageStatus::New;
  }

  const CheckReport& report_;
  std::size_t per_edge_;
  PageData page_;
  TextTable files_;
  TextTable texts_;
  Column rows_;                             // of pods, by PodId
  std::vector<const Dependency*> sources_;  // of edges, by row
  std::vector<bool> is_at_fault_;           // edges that a finding is about, by row
  std::map<std::string_view, std::int64_t> rule_rows_;
  std::map<std::string_view, std::int64_t> app_rows_;
};

void PageBuilder::add_head() {
  const ImportCounts counts = count_imports(report_.scan);
  page_.title = report_.folder.empty() ? "podworks" : report_.folder;
  page_.version = report_.version;
  page_.folder = report_.folder;
  page_.rules = report_.rules;
  page_.imports = counts.imports;
  page_.unresolved = counts.unresolved;
  page_.files_read = static_cast<std::size_t>(std::count_if(report_.scan.files.begin(), report_.scan.files.end(),
                                                            [](const SourceFile& file) { return file.scanned; }));
  page_.evidence_per_edge = per_edge_;
  if (report_.base) {
    page_.base_revision = report_.base->revision;
    page_.base_commit = report_.base->commit;
  }
  for (std::size_t i = 0; i < page_.rules.size(); ++i) {
    rule_rows_.emplace(report_.rules[i].id, static_cast<std::int64_t>(i));
  }
}

void PageBuilder::add_layers() {
  for (const Layer& layer : report_.layers.layers) {
    page_.layers.push_back(
        {layer.name, layer.title_en, layer.title_zh, layer.is_app, layer.standard, layer.peers == Peers::Forbid});
  }
}

Column PageBuilder::groups_of_pods() {
  Column groups(report_.scan.pods.size(), kNone);
  for (const TagConfig& tag : report_.project.tags) {
    if (tag.dimension != report_.project.tags.front().dimension) continue;
    const auto group = static_cast<std::int64_t>(page_.groups.size());
    page_.groups.push_back(tag.value);
    for (const LocatedText& pattern : tag.pods) {
      const Glob glob(pattern.value);
      for (std::size_t i = 0; i < groups.size(); ++i) {
        if (groups[i] == kNone && glob.matches(report_.scan.pods[i].name)) groups[i] = group;
      }
    }
  }
  return groups;
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
  const Column groups = groups_of_pods();
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
  rows_.assign(pods.size(), kNone);
  for (std::size_t row = 0; row < order.size(); ++row) {
    const std::size_t i = order[row];
    rows_[i] = static_cast<std::int64_t>(row);
    Diagnostic about;
    about.from = pods[i].name;
    page_.pods.name.push_back(pods[i].name);
    page_.pods.layer.push_back(report_.layers.layer_of[i] ? layer(i) : kNone);
    page_.pods.group.push_back(groups[i]);
    page_.pods.owner.push_back(report_.owners_of ? text(join(report_.owners_of(about), " ")) : kNone);
    page_.pods.bytes.push_back(static_cast<std::int64_t>(pods[i].bytes));
    page_.pods.files.push_back(pods[i].files);
    page_.pods.flags.push_back(flags_of(id_at<PodId>(i)));
  }
}

void PageBuilder::add_edges() {
  for (const Dependency& edge : report_.graph.dependencies) sources_.push_back(&edge);
  for (const Dependency& edge : report_.graph.declared_only) {
    if (report_.graph.find(edge.from, edge.to) == nullptr) sources_.push_back(&edge);
  }
  std::sort(sources_.begin(), sources_.end(), [&](const Dependency* a, const Dependency* b) {
    return std::pair(row_of(a->from), row_of(a->to)) < std::pair(row_of(b->from), row_of(b->to));
  });
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
  if (found == pods.end() || found->name != name) return kNone;
  return rows_[static_cast<std::size_t>(found - pods.begin())];
}

std::int64_t PageBuilder::edge_between(std::int64_t from, std::int64_t to) const {
  if (from == kNone || to == kNone) return kNone;
  const auto found = std::lower_bound(sources_.begin(), sources_.end(), std::pair(from, to),
                                      [&](const Dependency* edge, const std::pair<std::int64_t, std::int64_t>& wanted) {
                                        return std::pair(row_of(edge->from), row_of(edge->to)) < wanted;
                                      });
  if (found == sources_.end() || row_of((*found)->from) != from || row_of((*found)->to) != to) return kNone;
  return found - sources_.begin();
}

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
      if (const std::int64_t found = edge_between(edge.from, edge.to); found != kNone) app.edges.push_back(found);
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
    if (edge == kNone) continue;
    page_.savings.edge.push_back(edge);
    page_.savings.app.push_back(cut.app);
    page_.savings.pods.push_back(static_cast<std::int64_t>(cut.saving.pods));
    page_.savings.bytes.push_back(static_cast<std::int64_t>(cut.saving.bytes));
  }
}

void PageBuilder::add_finding(const Diagnostic& finding, PageStatus status) {
  FindingTable& table = page_.findings;
  const auto rule = rule_rows_.find(finding.rule);
  const std::int64_t edge = edge_between(pod_named(finding.from), pod_named(finding.to));
  if (edge != kNone && status != PageStatus::Fixed) is_at_fault_[static_cast<std::size_t>(edge)] = true;
  const std::vector<std::string> owners = report_.owners_of ? report_.owners_of(finding) : std::vector<std::string>();
  table.id.push_back(finding.id);
  table.rule.push_back(rule != rule_rows_.end() ? rule->second : kNone);
  table.severity.push_back(static_cast<std::int64_t>(finding.severity));
  table.status.push_back(static_cast<std::int64_t>(status));
  table.edge.push_back(status == PageStatus::Fixed ? kNone : edge);
  table.from.push_back(text(finding.from));
  table.to.push_back(text(finding.to));
  table.file.push_back(file(finding.place.file));
  table.line.push_back(finding.place.line);
  table.message.push_back(text(finding.message));
  table.help.push_back(text(finding.help));
  table.owner.push_back(text(join(owners, " ")));
  table.notes.push_back(texts(finding.notes));
  table.pods.push_back(texts(finding.pods));
  table.path.push_back(texts(finding.path));
  Column apps;
  for (const std::string& app : finding.apps) {
    if (const auto row = app_rows_.find(app); row != app_rows_.end()) apps.push_back(row->second);
  }
  table.apps.push_back(std::move(apps));
  Column imports;
  for (const ImportEvidence& import : finding.imports) {
    if (imports.size() / 3 == std::max<std::size_t>(per_edge_, 1)) break;
    const PageStatus one = import.is_allowed ? PageStatus::Allowed : import.is_known ? PageStatus::Known : status;
    imports.insert(imports.end(), {file(import.at.file), import.at.line, static_cast<std::int64_t>(one)});
  }
  page_.evidence_dropped += finding.imports.size() - imports.size() / 3;
  table.imports.push_back(std::move(imports));
}

void PageBuilder::add_evidence() {
  for (std::size_t row = 0; row < sources_.size(); ++row) {
    const std::size_t clean = per_edge_ == 0 ? 0 : std::max<std::size_t>(per_edge_ / 5, 1);
    const std::size_t most = is_at_fault_[row] ? per_edge_ : clean;
    std::size_t shown = 0;
    for (const ImportId id : sources_[row]->evidence) {
      if (shown == most) break;
      const Import& import = report_.scan.imports[index_of(id)];
      page_.evidence.edge.push_back(static_cast<std::int64_t>(row));
      page_.evidence.file.push_back(file(std::string(report_.scan.files[index_of(import.file)].path)));
      page_.evidence.line.push_back(import.line);
      ++shown;
    }
    page_.evidence_dropped += sources_[row]->evidence.size() - shown;
  }
}

void PageBuilder::add_cycles() {
  std::vector<CycleEdge> edges;
  for (const Dependency& edge : report_.graph.dependencies) {
    if (!edge.has(DependencyKind::Build)) continue;
    const auto builds = [&](ImportId id) { return report_.scan.imports[index_of(id)].kind == DependencyKind::Build; };
    const auto weight = std::count_if(edge.evidence.begin(), edge.evidence.end(), builds);
    edges.push_back({static_cast<std::uint32_t>(edge.from), static_cast<std::uint32_t>(edge.to),
                     static_cast<std::uint32_t>(weight)});
  }
  for (const Cycle& cycle : find_cycles(report_.graph.pod_count, edges)) {
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

}  // namespace

std::int64_t TextTable::row_of(const std::string& text) {
  const auto [row, is_first] = rows_.emplace(text, static_cast<std::int64_t>(texts_.size()));
  if (is_first) texts_.push_back(text);
  return row->second;
}

PageData page_data(const CheckReport& report, std::size_t per_edge) {
  return PageBuilder(report, per_edge).build();
}

}  // namespace podworks
