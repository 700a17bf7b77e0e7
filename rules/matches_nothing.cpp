// One function per part of podworks.yml that can fail to match; those of `apps:` and `versions:` are in
// matches_nothing_apps.cpp.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "rules/lookup.h"
#include "rules/matches_nothing.h"
#include "rules/rows.h"
#include "rules/selectors.h"

namespace podworks {
namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings);
void check_pod_sources(const RuleContext& context, NothingMatched& findings);
void check_layers(const RuleContext& context, NothingMatched& findings);
void check_tests(const RuleContext& context, NothingMatched& findings);
void check_resolution(const RuleContext& context, NothingMatched& findings);
void check_selectors(const RuleContext& context, NothingMatched& findings);
void check_pod_settings(const RuleContext& context, NothingMatched& findings);

}  // namespace

Rule matches_nothing() {
  Rule rule;
  rule.id = "matches-nothing";
  rule.severity = Severity::Error;
  rule.about = "line";
  rule.summary = "a line of the configuration that has no effect on this tree";
  rule.explanation.checks =
      "Patterns and names of podworks.yml and `podworks.pod.yml` that match nothing in the tree: an entry of `pods:`, "
      "a pod of a "
      "layer or tag, `tests`, `external`, `resolve`, `generated`, `defines`, a side of a custom rule, a deprecated "
      "edge that "
      "nobody uses any more, an app's roots, forbidden pods and folder, a version, `visible_to`. What podworks.yml "
      "alone can "
      "decide (unknown keys, bad values) ends the run instead. `exclude` is not checked: build folders exist on one "
      "machine and not on another, and both must come to the same verdict.";
  rule.explanation.why =
      "A rule that matches nothing looks like protection and is none. It mostly comes from a pod that was renamed or a "
      "typing "
      "mistake, and from then on the rule is silent while everybody believes that it holds.";
  rule.explanation.fix =
      "Correct the name (the finding offers the nearest one) or remove the line. An exception whose edge is gone has "
      "done its "
      "work: remove it.";
  rule.explanation.configuration =
      "`rules: { matches-nothing: warn }` where one podworks.yml serves several trees of which each has only a part of "
      "the pods.";
  rule.explanation.example =
      "`pods: [WBNetwork]` in a layer after the pod was renamed to `WBNet`: the layer's rules hold for no such pod, "
      "and `WBNet` is "
      "in no layer.";
  rule.check = check;
  return rule;
}

namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& diagnostics) {
  NothingMatched findings(context, diagnostics);
  check_pod_sources(context, findings);
  check_layers(context, findings);
  check_tests(context, findings);
  check_resolution(context, findings);
  check_selectors(context, findings);
  check_apps_match(context, findings);
  check_versions_match(context, findings);
  check_pod_settings(context, findings);
}

// Entries with `from:` that find nothing are reported by the scanner, which knows what each of them claimed.
void check_pod_sources(const RuleContext& context, NothingMatched& findings) {
  for (const PodSource& source : context.project.pods) {
    if (source.name.empty()) continue;
    const auto pod = find_pod(context.scan, source.name);
    if (pod && context.scan.pods[index_of(*pod)].files > 0) continue;
    findings.add(source.at, fmt::format("the pod `{}` of `pods:`", source.name), "has no files",
                 fmt::format("correct `path: {}` and its `files`", source.path));
  }
}

void check_layers(const RuleContext& context, NothingMatched& findings) {
  for (const LayerConfig& layer : context.project.layers) {
    for (const LocatedText& pattern : layer.pods) {
      findings.check_whole_pods(pattern.at, fmt::format("`{}` in the layer `{}`", pattern.value, layer.name),
                                pattern.value);
    }
    if (!layer.pods.empty()) continue;
    const auto& layers = context.layers;
    const bool used = std::any_of(
        layers.layer_of.begin(), layers.layer_of.end(),
        [&](const std::optional<LayerId>& id) { return id && layers.layers[index_of(*id)].name == layer.name; });
    if (!used)
      findings.add(layer.at, fmt::format("the layer `{}`", layer.name), "holds no pod", "name its pods or remove it");
  }
  for (const TagConfig& tag : context.project.tags) {
    for (const LocatedText& pattern : tag.pods) {
      findings.check_whole_pods(
          pattern.at, fmt::format("`{}` in the tag `{}={}`", pattern.value, tag.dimension, tag.value), pattern.value);
    }
  }
}

void check_tests(const RuleContext& context, NothingMatched& findings) {
  if (context.project.tests_are_default) return;
  for (const Located<Glob>& glob : context.project.tests) {
    const std::vector<SourceFile>& files = context.scan.files;
    if (std::any_of(files.begin(), files.end(), [&](const SourceFile& file) { return glob.value.matches(file.path); }))
      continue;
    findings.add(glob.at, fmt::format("`{}` of `tests:`", glob.value.pattern()), "matches no file",
                 "correct the glob, which is matched against paths from the pool's root, or remove it");
  }
}

void check_resolution(const RuleContext& context, NothingMatched& findings) {
  const Project& project = context.project;
  const std::vector<std::string>& list = context.scan.used_configuration;
  const std::set<std::string, std::less<>> used(list.begin(), list.end());
  for (const Located<Glob>& glob : project.external) {
    if (used.contains("external:" + glob.value.pattern())) continue;
    findings.add(glob.at, fmt::format("`{}` of `external:`", glob.value.pattern()), "is imported by nothing",
                 "remove it: a later import of that name would go unseen");
  }
  for (const auto& [spelling, pod] : project.resolve) {
    const std::string what = fmt::format("`{}` of `resolve:`", spelling);
    if (!findings.is_pod(pod.value)) {
      findings.check_pods(pod.at, fmt::format("`{}`, to which `resolve:` sends `{}`,", pod.value, spelling), pod.value);
    } else if (!used.contains("resolve:" + spelling)) {
      findings.add(pod.at, what, "decides no import", "remove it: nothing imports this spelling any more");
    }
  }
  for (const auto& [name, place] : project.define_places) {
    if (used.contains("defines:" + name)) continue;
    findings.add(place, fmt::format("`{}` of `defines:`", name), "decides no condition",
                 "correct the name, or remove it: no `#if` of the pool asks for it");
  }
  for (const auto& [glob, pod] : project.generated) {
    const std::string& pattern = glob.value.pattern();
    if (!findings.is_pod(pod.value)) {
      findings.check_pods(pod.at, fmt::format("`{}`, to which `generated:` gives `{}`,", pod.value, pattern),
                          pod.value);
    } else if (!used.contains("generated:" + pattern)) {
      findings.add(glob.at, fmt::format("`{}` of `generated:`", pattern), "is imported by nothing",
                   "correct the glob or remove it");
    }
  }
}

void check_selectors(const RuleContext& context, NothingMatched& findings) {
  for (const CustomRule& rule : context.project.custom) {
    const std::string what = fmt::format("in the custom rule `{}`", rule.name);
    findings.check_selector(rule.at, what, rule.from);
    findings.check_selector(rule.at, what, rule.to);
  }
  for (const DeprecatedEdge& edge : context.project.deprecated) {
    const std::vector<bool> from = selected_pods(context, edge.from);
    const std::vector<bool> to = selected_pods(context, edge.to);
    const auto is_used = [&](const std::vector<Dependency>& all) {
      return std::any_of(all.begin(), all.end(), [&](const Dependency& dependency) {
        return from[index_of(dependency.from)] && to[index_of(dependency.to)];
      });
    };
    if (is_used(context.graph.dependencies) || is_used(context.graph.declared_only)) continue;
    findings.add(edge.at, fmt::format("the deprecated edge `{} -> {}`", to_string(edge.from), to_string(edge.to)),
                 "is used by nobody", "remove it: the debt is paid, or a name is misspelt");
  }
}

void check_pod_settings(const RuleContext& context, NothingMatched& findings) {
  for (const PodSettings& settings : context.project.pod_settings) {
    const std::vector<Pod>& pods = context.scan.pods;
    const bool owned = std::any_of(pods.begin(), pods.end(),
                                   [&](const Pod& pod) { return !pod.entry_of && pod.root == settings.folder; });
    if (!owned) {
      findings.add(settings.at, fmt::format("`{}`", settings.at.file), "lies in the folder of no pod",
                   "move it to the pod's root folder or remove it");
      continue;
    }
    if (settings.visible_to) {
      for (const Located<PodSelector>& seer : *settings.visible_to) {
        findings.check_selector(seer.at, "in `visible_to`", seer.value);
      }
    }
    if (!settings.private_to.value.empty() && !is_app(context.project, settings.private_to.value)) {
      findings.add(settings.private_to.at, fmt::format("`private_to: {}`", settings.private_to.value), "names no app",
                   "correct the name or remove it");
    }
  }
}

}  // namespace
}  // namespace podworks
