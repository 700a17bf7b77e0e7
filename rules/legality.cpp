#include "rules/legality.h"

#include <fmt/format.h>

#include "rules/deprecation.h"
#include "rules/evidence.h"
#include "rules/lookup.h"

namespace podworks {
namespace {

Verdict judge_layers(const RuleContext& context, PodId from, PodId to);
bool breaks_root_order(const RuleContext& context, PodId from, PodId to);
bool may_use(const LayerMap& layers, PodId from, LayerId wanted);
bool are_of_one_app(const RuleContext& context, PodId a, PodId b);
std::optional<AppId> app_of(const RuleContext& context, PodId pod);
bool is_standard(const LayerMap& layers, PodId pod);
std::optional<LayerId> layer_of(const LayerMap& layers, PodId pod);

}  // namespace

Verdict judge(const RuleContext& context, PodId from, PodId to) {
  Verdict verdict = judge_layers(context, from, to);
  verdict.root_order = breaks_root_order(context, from, to);
  return verdict;
}

std::vector<const Dependency*> illegal_dependencies(const RuleContext& context, DependencyKind kind) {
  std::vector<const Dependency*> found;
  for (const Dependency& dependency : context.graph.dependencies) {
    if (!dependency.has(kind) || judge(context, dependency.from, dependency.to).legal()) continue;
    if (exception_for(context, dependency.from, dependency.to) == nullptr) found.push_back(&dependency);
  }
  return found;
}

std::vector<std::string> allowed_layers(const LayerMap& layers, PodId pod) {
  std::vector<std::string> names;
  const auto own = layer_of(layers, pod);
  if (!own) return names;
  for (std::size_t i = 0; i < layers.layers.size(); ++i) {
    const LayerId layer = id_at<LayerId>(i);
    const bool forbidden_peers = layer == *own && layers.layers[i].peers == Peers::Forbid;
    if (may_use(layers, pod, layer) && !forbidden_peers) names.push_back(layers.layers[i].name);
  }
  return names;
}

std::string allowance(const LayerMap& layers, PodId pod) {
  const std::vector<std::string> names = allowed_layers(layers, pod);
  return names.empty() ? "nothing" : spoken_list(names) + " only";
}

std::string layer_name(const LayerMap& layers, PodId pod) {
  const auto layer = layer_of(layers, pod);
  return layer ? layers.layers[index_of(*layer)].name : "no layer";
}

std::string described(const RuleContext& context, PodId pod) {
  return fmt::format("`{}` ({})", name_of(context.scan, pod), layer_name(context.layers, pod));
}

void report_breaches(const RuleContext& context, bool Verdict::*rule, std::string_view id, Wording wording,
                     std::vector<Diagnostic>& findings) {
  if (context.layers.empty() && context.project.roots.empty()) return;
  for (const Dependency& dependency : context.graph.dependencies) {
    const bool is_weak = !dependency.has(DependencyKind::Build);
    if (is_weak && (dependency.kinds & kWeakKinds) == 0) continue;
    if (!(judge(context, dependency.from, dependency.to).*rule)) continue;
    if (exception_for(context, dependency.from, dependency.to) != nullptr) continue;
    Diagnostic finding;
    finding.rule = std::string(id);
    finding.from = name_of(context.scan, dependency.from);
    finding.to = name_of(context.scan, dependency.to);
    if (is_weak) finding.severity = Severity::Note;
    show_imports(finding, evidence_of(context.scan, dependency, is_weak ? kWeakKinds : kBuildKind));
    if (is_weak) finding.notes.push_back("all its imports are optional or of types only: the build does not need it");
    wording(context, dependency, finding);
    findings.push_back(std::move(finding));
  }
  for (const Dependency& dependency : context.graph.declared_only) {
    if (!(judge(context, dependency.from, dependency.to).*rule)) continue;
    if (exception_for(context, dependency.from, dependency.to) != nullptr) continue;
    Diagnostic finding = declared_finding(context.scan, dependency, id);
    finding.message = fmt::format("{} declares a dependency on {}; it may use {}", described(context, dependency.from),
                                  described(context, dependency.to), allowance(context.layers, dependency.from));
    if (rule == &Verdict::root_order) wording(context, dependency, finding);
    findings.push_back(std::move(finding));
  }
}

namespace {

Verdict judge_layers(const RuleContext& context, PodId from, PodId to) {
  const LayerMap& layers = context.layers;
  const auto lower = layer_of(layers, from);
  const auto used = layer_of(layers, to);
  if (!used) return {};
  if (!lower) return {.layer_order = layers.layers[index_of(*used)].is_app};
  Verdict verdict;
  const Layer& own = layers.layers[index_of(*lower)];
  if (own.is_app && *lower == *used) return {.peer_dependency = !are_of_one_app(context, from, to)};
  const bool allowed = may_use(layers, from, *used);
  verdict.standard_pollution = is_standard(layers, from) && !allowed;
  verdict.peer_dependency = *lower == *used && own.peers == Peers::Forbid;
  // A standard pod that uses a lower layer, though not the lowest, pollutes; the order of the layers holds.
  verdict.layer_order = !allowed && !verdict.peer_dependency && (*used < *lower || !verdict.standard_pollution);
  return verdict;
}

/// The roots stand in the order of their openness; a pod may use its own and more open ones.
bool breaks_root_order(const RuleContext& context, PodId from, PodId to) {
  const RootConfig* const own = root_of(context.project, context.scan.pods[index_of(from)].root);
  const RootConfig* const used = root_of(context.project, context.scan.pods[index_of(to)].root);
  return own != nullptr && used != nullptr && own < used;  // both point into one list
}

bool may_use(const LayerMap& layers, PodId from, LayerId wanted) {
  const Layer& own = layers.layers[index_of(*layer_of(layers, from))];
  const LayerId lowest = id_at<LayerId>(layers.layers.size() - 1);
  // A layer's `may_use` speaks for its standard pods only if the layer itself is marked standard.
  if (is_standard(layers, from) && !(own.standard && own.may_use_is_given)) return wanted == lowest;
  return index_of(wanted) < own.may_use.size() && own.may_use[index_of(wanted)];
}

bool are_of_one_app(const RuleContext& context, PodId a, PodId b) {
  const auto app = app_of(context, a);
  return app && app == app_of(context, b);
}

std::optional<AppId> app_of(const RuleContext& context, PodId pod) {
  const Pod& found = context.scan.pods[index_of(pod)];
  if (found.entry_of) return found.entry_of;
  for (std::size_t i = 0; i < context.project.apps.size(); ++i) {
    const std::string& path = context.project.apps[i].path;
    if (!path.empty() && (found.root == path || found.root.starts_with(path + '/'))) return id_at<AppId>(i);
  }
  return std::nullopt;
}

bool is_standard(const LayerMap& layers, PodId pod) {
  return index_of(pod) < layers.standard.size() && layers.standard[index_of(pod)];
}

std::optional<LayerId> layer_of(const LayerMap& layers, PodId pod) {
  if (index_of(pod) >= layers.layer_of.size()) return std::nullopt;
  return layers.layer_of[index_of(pod)];
}

}  // namespace
}  // namespace podworks
