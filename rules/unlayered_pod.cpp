#include <algorithm>

#include <fmt/format.h>

#include "rules/lookup.h"
#include "rules/rows.h"

namespace podworks {
namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings);
bool is_of_tests(const ScanResult& scan, const Pod& pod);
const LayerClash* clash_of(const LayerMap& layers, PodId pod);

}  // namespace

Rule unlayered_pod() {
  Rule rule;
  rule.id = "unlayered-pod";
  rule.severity = Severity::Error;
  rule.about = "pod";
  rule.summary = "a pod that lies in no layer";
  rule.explanation.checks =
      "Pods that no layer of podworks.yml names, nor `layer:` of their own `podworks.pod.yml`, and pods that the globs "
      "of "
      "several layers claim. Pods that are test targets only need no layer. Silent as long as podworks.yml has no "
      "layers at all.";
  rule.explanation.why =
      "No rule of the layers holds for such a pod: it may use everything and be used by everyone without a finding. A "
      "new pod "
      "must not slip through the gate because nobody has said where it stands.";
  rule.explanation.fix =
      "Name the pod in one layer, or let its owners write `layer: NAME` into its `podworks.pod.yml`. If several globs "
      "match, "
      "name the pod itself in the right layer: a name goes before a glob.";
  rule.explanation.configuration = "`layers: [{ name: base, pods: [AFNetworking, \"*SDK\"] }]`.";
  rule.explanation.example = "`WBVideo` is new in `pods/` and matches no pattern: add it to `standard-middleware`.";
  rule.check = check;
  return rule;
}

namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings) {
  if (context.project.layers.empty()) return;
  for (std::size_t i = 0; i < context.scan.pods.size(); ++i) {
    const Pod& pod = context.scan.pods[i];
    if (pod.entry_of || context.layers.layer_of[i]) continue;
    if (is_of_tests(context.scan, pod) && clash_of(context.layers, id_at<PodId>(i)) == nullptr) continue;
    Diagnostic finding;
    finding.rule = "unlayered-pod";
    finding.pods = {pod.name};
    finding.subject = pod.name;
    finding.place = pod.declared_at;
    if (finding.place.file.empty()) finding.place.file = pod.root;
    finding.message = fmt::format("`{}` lies in no layer", pod.name);
    finding.help = fmt::format(
        "name `{}` under `pods:` of a layer in podworks.yml, or write `layer: NAME` into {}/podworks.pod.yml", pod.name,
        pod.root.empty() ? "." : pod.root);
    if (const LayerClash* clash = clash_of(context.layers, id_at<PodId>(i))) {
      std::vector<std::string> names;
      for (const LayerId layer : clash->layers) names.push_back(quoted(context.layers.layers[index_of(layer)].name));
      finding.message = fmt::format("`{}` matches patterns of {} layers, {}, so it lies in none", pod.name,
                                    names.size(), spoken_list(names));
      finding.help = fmt::format("name `{}` itself in the right layer: a name goes before a glob", pod.name);
    }
    findings.push_back(std::move(finding));
  }
}

/// All of it is a test target: no app takes it, and nobody builds on it.
bool is_of_tests(const ScanResult& scan, const Pod& pod) {
  return std::all_of(pod.units.begin(), pod.units.end(),
                     [&](UnitId unit) { return scan.units[index_of(unit)].kind == UnitKind::Test; });
}

const LayerClash* clash_of(const LayerMap& layers, PodId pod) {
  for (const LayerClash& clash : layers.clashes) {
    if (clash.pod == pod) return &clash;
  }
  return nullptr;
}

}  // namespace
}  // namespace podworks
