// One function per part of podworks.yml that can fail to match; the file is long because podworks.yml has many.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "rules/lookup.h"
#include "rules/rows.h"
#include "rules/selectors.h"

namespace podworks {
namespace {

/// Collects the findings; `what` is the phrase before "matches nothing".
class Findings {
 public:
  Findings(const RuleContext& context, std::vector<Diagnostic>& findings);
  void add(const Place& at, const std::string& what, std::string problem, std::string help);
  /// A pattern of pod names that names none; the help suggests the nearest pod.
  void check_pods(const Place& at, const std::string& what, const std::string& pattern);
  /// The same where only whole pods are meant: a subspec would have no effect.
  void check_whole_pods(const Place& at, const std::string& what, const std::string& pattern);
  bool is_pod(const std::string& pattern) const;

 private:
  const RuleContext& context_;
  std::vector<std::string> names_;  // of pods and units
  std::vector<Diagnostic>& findings_;
};

void check(const RuleContext& context, std::vector<Diagnostic>& findings);
void check_pod_sources(const RuleContext& context, Findings& findings);
void check_layers(const RuleContext& context, Findings& findings);
void check_tests(const RuleContext& context, Findings& findings);
void check_resolution(const RuleContext& context, Findings& findings);
void check_selectors(const RuleContext& context, Findings& findings);
void check_selector(const RuleContext& context, const PodSelector& selector, const Place& at, const std::string& what,
                    Findings& findings);
void check_apps(const RuleContext& context, Findings& findings);
void check_entry(const RuleContext& context, AppId id, Findings& findings);
void check_versions(const RuleContext& context, Findings& findings);
void check_pod_settings(const RuleContext& context, Findings& findings);
bool is_app(const Project& project, std::string_view name);

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
      "layer or tag, `tests`, `external`, `resolve`, `generated`, a side of a custom rule, a deprecated "
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
  Findings findings(context, diagnostics);
  check_pod_sources(context, findings);
  check_layers(context, findings);
  check_tests(context, findings);
  check_resolution(context, findings);
  check_selectors(context, findings);
  check_apps(context, findings);
  check_versions(context, findings);
  check_pod_settings(context, findings);
}

Findings::Findings(const RuleContext& context, std::vector<Diagnostic>& findings)
    : context_(context), findings_(findings) {
  for (const Pod& pod : context.scan.pods) names_.push_back(pod.name);
  for (const Unit& unit : context.scan.units) {
    if (unit.name.find('/') != std::string::npos) names_.push_back(unit.name);
  }
}

void Findings::add(const Place& at, const std::string& what, std::string problem, std::string help) {
  Diagnostic finding;
  finding.rule = "matches-nothing";
  finding.place = at;
  finding.subject = what;
  finding.message = fmt::format("{} {}", what, problem);
  finding.help = std::move(help);
  findings_.push_back(std::move(finding));
}

void Findings::check_pods(const Place& at, const std::string& what, const std::string& pattern) {
  if (is_pod(pattern)) return;
  const auto near = nearest(pattern, names_);
  add(at, what, "matches no pod",
      near ? fmt::format("did you mean `{}`? Otherwise remove it", *near) : "correct the name or remove it");
}

void Findings::check_whole_pods(const Place& at, const std::string& what, const std::string& pattern) {
  const std::size_t slash = pattern.find('/');
  if (slash == std::string::npos || !find_pod(context_.scan, pattern)) return check_pods(at, what, pattern);
  add(at, what, "names a subspec, and whole pods are meant here",
      fmt::format("name `{}`, or remove it", pattern.substr(0, slash)));
}

bool Findings::is_pod(const std::string& pattern) const {
  if (std::find(names_.begin(), names_.end(), pattern) != names_.end()) return true;
  const Glob glob(pattern);
  return !glob.is_literal() && std::any_of(context_.scan.pods.begin(), context_.scan.pods.end(),
                                           [&](const Pod& pod) { return !pod.entry_of && glob.matches(pod.name); });
}

// Entries with `from:` that find nothing are reported by the scanner, which knows what each of them claimed.
void check_pod_sources(const RuleContext& context, Findings& findings) {
  for (const PodSource& source : context.project.pods) {
    if (source.name.empty()) continue;
    const auto pod = find_pod(context.scan, source.name);
    if (pod && context.scan.pods[index_of(*pod)].files > 0) continue;
    findings.add(source.at, fmt::format("the pod `{}` of `pods:`", source.name), "has no files",
                 fmt::format("correct `path: {}` and its `files`", source.path));
  }
}

void check_layers(const RuleContext& context, Findings& findings) {
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

void check_tests(const RuleContext& context, Findings& findings) {
  if (context.project.tests_are_default) return;
  for (const Located<Glob>& glob : context.project.tests) {
    const std::vector<SourceFile>& files = context.scan.files;
    if (std::any_of(files.begin(), files.end(), [&](const SourceFile& file) { return glob.value.matches(file.path); }))
      continue;
    findings.add(glob.at, fmt::format("`{}` of `tests:`", glob.value.pattern()), "matches no file",
                 "correct the glob, which is matched against paths from the pool's root, or remove it");
  }
}

void check_resolution(const RuleContext& context, Findings& findings) {
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

void check_selectors(const RuleContext& context, Findings& findings) {
  for (const CustomRule& rule : context.project.custom) {
    const std::string what = fmt::format("in the custom rule `{}`", rule.name);
    check_selector(context, rule.from, rule.at, what, findings);
    check_selector(context, rule.to, rule.at, what, findings);
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

void check_selector(const RuleContext& context, const PodSelector& selector, const Place& at, const std::string& what,
                    Findings& findings) {
  if (selector.kind == PodSelector::Kind::Pods) {
    findings.check_whole_pods(at, fmt::format("`{}` {}", selector.pattern, what), selector.pattern);
    return;
  }
  const std::vector<bool> selected = selected_pods(context, selector);
  if (std::find(selected.begin(), selected.end(), true) != selected.end()) return;
  findings.add(at, fmt::format("`{}` {}", to_string(selector), what), "matches no pod",
               "correct the name or remove it");
}

void check_apps(const RuleContext& context, Findings& findings) {
  const Project& project = context.project;
  for (std::size_t i = 0; i < project.apps.size(); ++i) {
    const AppConfig& app = project.apps[i];
    const std::string of = fmt::format("of the app `{}`", app.name);
    for (const LocatedText& root : app.roots) {
      findings.check_pods(root.at, fmt::format("the root `{}` {}", root.value, of), root.value);
    }
    for (const LocatedText& pattern : app.forbid) {
      findings.check_whole_pods(pattern.at, fmt::format("`{}` in `forbid:` {}", pattern.value, of), pattern.value);
    }
    if (!app.from.value.empty() && !context.scan.podfiles.contains(app.from.value)) {
      findings.add(app.from.at, fmt::format("`from: {}` {}", app.from.value, of), "is no Podfile that could be read",
                   "correct the path, which begins at the pool's root");
    }
    if (!app.subset_of.value.empty() && !is_app(project, app.subset_of.value)) {
      findings.add(app.subset_of.at, fmt::format("`subset_of: {}` {}", app.subset_of.value, of), "names no app",
                   "correct the name or remove it");
    }
    check_entry(context, id_at<AppId>(i), findings);
  }
}

void check_entry(const RuleContext& context, AppId id, Findings& findings) {
  const AppConfig& app = context.project.apps[index_of(id)];
  const std::string& path = app.path;
  if (path.empty()) return;
  // A folder that holds nothing but generated manifests is an entry without sources, and the roots are named.
  const bool has_files = std::any_of(context.scan.files.begin(), context.scan.files.end(),
                                     [&](const SourceFile& file) { return file.path.starts_with(path + '/'); }) ||
                         std::any_of(context.scan.pods.begin(), context.scan.pods.end(),
                                     [&](const Pod& pod) { return pod.entry_of == id && pod.files > 0; });
  if (has_files || !app.roots.empty() || !app.from.value.empty()) return;
  findings.add(app.at, fmt::format("`path: {}` of the app `{}`", path, app.name),
               "holds no sources, and no roots are named", "correct the path or name the `roots:`");
}

void check_versions(const RuleContext& context, Findings& findings) {
  if (context.project.versions.empty()) return;
  std::set<std::string, std::less<>> outside;
  const auto add = [&](const std::string& name) {
    outside.insert(name);
    outside.insert(name.substr(0, name.find('/')));
  };
  for (const Unit& unit : context.scan.units) {
    for (const Unit::Declared& declared : unit.declared) {
      if (declared.units.empty()) add(declared.dependency.name);
    }
  }
  for (const AppPlan& plan : context.plans) {
    for (const OutsidePod& pod : plan.outside) add(pod.name);
  }
  for (const auto& [name, version] : context.project.versions) {
    if (outside.contains(name)) continue;
    const auto place = context.project.version_places.find(name);
    const Place at =
        place != context.project.version_places.end() ? place->second : Place{context.project.config_path, 0, 0};
    findings.add(at, fmt::format("`{}` of `versions:`", name), "is asked for by nothing outside of the pool",
                 "remove it, or correct the name of the outside pod");
  }
}

void check_pod_settings(const RuleContext& context, Findings& findings) {
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
        check_selector(context, seer.value, seer.at, "in `visible_to`", findings);
      }
    }
    if (!settings.private_to.value.empty() && !is_app(context.project, settings.private_to.value)) {
      findings.add(settings.private_to.at, fmt::format("`private_to: {}`", settings.private_to.value), "names no app",
                   "correct the name or remove it");
    }
  }
}

bool is_app(const Project& project, std::string_view name) {
  return std::any_of(project.apps.begin(), project.apps.end(), [&](const AppConfig& app) { return app.name == name; });
}

}  // namespace
}  // namespace podworks
