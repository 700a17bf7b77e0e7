// The configuration in force as YAML. Places are lost, everything else is read back as it was.
#include <fmt/format.h>

#include <algorithm>

#include "config/defaults.h"
#include "config/load_project.h"
#include "config/selectors.h"
#include "config/yaml_text.h"

namespace podworks {
namespace {

class Writer {
 public:
  explicit Writer(const Project& project) : project_(project) {}
  std::string write();

 private:
  void write_roots();
  void write_pods();
  void write_files();
  void write_helpers();
  void write_layers();
  void write_tags();
  void write_rules();
  void write_links();
  void write_limits();
  void write_custom();
  void write_deprecated();
  void write_apps();
  void write_pod_settings();
  void write_map(std::string_view key, const std::map<std::string, std::string>& map);
  /// One line, indented by two spaces a level.
  template <class... Arguments>
  void line(int level, fmt::format_string<Arguments...> text, Arguments&&... arguments) {
    text_.append(static_cast<std::size_t>(level) * 2, ' ');
    fmt::format_to(std::back_inserter(text_), text, std::forward<Arguments>(arguments)...);
    text_ += '\n';
  }

  const Project& project_;
  std::string text_;
};

std::string glob_list(const std::vector<Located<Glob>>& globs, std::size_t first = 0);
std::string text_list(const std::vector<LocatedText>& texts);
std::string flow_map(const std::map<std::string, std::string>& map);
std::string_view strict_word(Strict strict);

}  // namespace

std::string show_project(const Project& project) {
  return Writer(project).write();
}

namespace {

std::string Writer::write() {
  line(0, "# {}",
       project_.config_path.empty()
           ? "there is no podworks.yml: built-in tables only"
           : "the configuration in force: " + yaml_text(project_.config_path) + " and what it includes");
  line(0, "version: 1");
  write_roots();
  write_pods();
  write_files();
  std::map<std::string, std::string> resolve;
  for (const auto& [spelling, pod] : project_.resolve) resolve.emplace(spelling, pod.value);
  write_map("resolve", resolve);
  if (!project_.generated.empty()) line(0, "generated:");
  for (const auto& [glob, pod] : project_.generated)
    line(1, "{}: {}", yaml_text(glob.value.pattern()), yaml_text(pod.value));
  write_map("env", project_.env);
  write_map("defines", project_.defines);
  write_helpers();
  write_layers();
  write_tags();
  write_rules();
  if (project_.baseline.at.line > 0) line(0, "baseline: {{ file: {} }}", yaml_text(project_.baseline.value));
  write_links();
  write_limits();
  write_custom();
  write_deprecated();
  write_apps();
  write_map("versions", project_.versions);
  write_pod_settings();
  return std::move(text_);
}

void Writer::write_roots() {
  if (!project_.roots.empty()) line(0, "roots:");
  for (const RootConfig& root : project_.roots) {
    line(1, "{}: {}", yaml_text(root.name), root.folder.empty() ? "." : yaml_text(root.folder));
  }
}

void Writer::write_pods() {
  if (project_.pods.empty()) return line(0, "# pods: not given; every kind of declaration, else the top folders");
  line(0, "pods:");
  for (const PodSource& pod : project_.pods) {
    std::string entry;
    if (!pod.from.empty()) entry += "from: " + yaml_text(pod.from);
    if (!pod.in.empty()) entry += ", in: " + yaml_text(pod.in);
    if (!pod.exported.value.empty()) entry += ", export: " + yaml_text(pod.exported.value);
    if (pod.from.empty()) {
      entry += fmt::format("name: {}, path: {}", yaml_text(pod.name), pod.path.empty() ? "." : yaml_text(pod.path));
    }
    if (!pod.files.empty()) entry += ", files: " + yaml_list(pod.files);
    if (!pod.public_files.empty()) entry += ", public: " + yaml_list(pod.public_files);
    line(1, "- {{ {} }}", entry);
  }
}

void Writer::write_files() {
  if (project_.built_in_excludes == 0) {
    line(0, "exclude_defaults: false");
  } else {
    line(0, "exclude_defaults: true  # adds the built-in table:");
    for (std::size_t i = 0; i < project_.built_in_excludes; ++i) line(1, "# {}", project_.exclude[i].value.pattern());
  }
  if (project_.exclude.size() > project_.built_in_excludes) {
    line(0, "exclude: {}", glob_list(project_.exclude, project_.built_in_excludes));
  }
  line(0, "gitignore: {}", project_.gitignore);
  if (project_.tests_are_default) {
    line(0, "# tests: not given; built in, for pods without a manifest:");
    for (const Located<Glob>& glob : project_.tests) line(1, "# {}", glob.value.pattern());
  } else {
    line(0, "tests: {}", glob_list(project_.tests));
  }
  if (!project_.external.empty()) line(0, "external: {}", glob_list(project_.external));
}

void Writer::write_helpers() {
  if (!project_.podspec_helpers.empty()) line(0, "podspec_helpers:");
  for (const PodspecHelper& helper : project_.podspec_helpers) {
    std::vector<std::string> parts;
    if (helper.returns_argument) parts.push_back(fmt::format("returns_argument: {}", *helper.returns_argument));
    if (helper.depends_on_argument)
      parts.push_back(fmt::format("depends_on_argument: {}", *helper.depends_on_argument));
    if (!helper.adds.empty()) parts.push_back("adds: " + yaml_list(helper.adds));
    if (helper.value) parts.push_back("value: " + yaml_text(*helper.value));
    if (!helper.sets.empty()) parts.push_back("sets: " + flow_map(helper.sets));
    if (!helper.when_env.empty()) parts.push_back("when_env: " + yaml_text(helper.when_env));
    line(1, "{}: {{ {} }}", yaml_text(helper.name), fmt::join(parts, ", "));
  }
}

void Writer::write_layers() {
  if (!project_.layers.empty()) line(0, "layers:");
  for (const LayerConfig& layer : project_.layers) {
    line(1, "- name: {}", yaml_text(layer.name));
    std::map<std::string, std::string> title;
    if (!layer.title_en.empty()) title.emplace("en", layer.title_en);
    if (!layer.title_zh.empty()) title.emplace("zh", layer.title_zh);
    if (!title.empty()) line(2, "title: {}", flow_map(title));
    line(2, "pods: {}", text_list(layer.pods));
    line(2, "peers: {}", layer.peers == Peers::Forbid ? "forbid" : "acyclic");
    if (layer.standard) line(2, "standard: true");
    if (layer.strict != Strict::No) line(2, "strict: {}", strict_word(layer.strict));
    if (layer.may_use) line(2, "may_use: {}", text_list(*layer.may_use));
  }
}

void Writer::write_tags() {
  if (!project_.tags.empty()) line(0, "tags:");
  std::string_view dimension;
  for (const TagConfig& tag : project_.tags) {
    if (tag.dimension != dimension) line(1, "{}:", yaml_text(tag.dimension));
    dimension = tag.dimension;
    line(2, "{}: {}", yaml_text(tag.value), text_list(tag.pods));
  }
}

void Writer::write_rules() {
  if (project_.rules.empty()) return line(0, "# rules: not given; each rule's own severity, see podworks list rules");
  line(0, "rules:  # all others: their own severity, see podworks list rules");
  for (const auto& [id, severity] : project_.rules) line(1, "{}: {}", yaml_text(id), to_string(severity));
}

void Writer::write_links() {
  const ReportLinks& links = project_.links;
  if (!links.web.empty() || !links.editor.empty()) line(0, "report:");
  if (!links.web.empty()) line(1, "web: {}", yaml_text(links.web));
  if (!links.editor.empty()) line(1, "editor: {}", yaml_text(links.editor));
}

void Writer::write_limits() {
  const Limits& limits = project_.limits;
  line(0, "limits:");
  if (limits.unresolved) line(1, "unresolved: {}", limits.unresolved->value);
  if (limits.height) line(1, "height: {}", limits.height->value);
  if (limits.pods_in_cycle) line(1, "pods_in_cycle: {}", limits.pods_in_cycle->value);
  line(1, "layer_share: {}", limits.layer_share);
}

void Writer::write_custom() {
  if (!project_.custom.empty()) line(0, "custom:");
  for (const CustomRule& rule : project_.custom) {
    line(1, "- name: {}", yaml_text(rule.name));
    const std::string_view arrow = rule.transitive ? "=X>" : "-X>";
    line(2, "rule: {}", yaml_text(fmt::format("{} {} {}", to_string(rule.from), arrow, to_string(rule.to))));
    if (!rule.why.empty()) line(2, "why: {}", yaml_text(rule.why));
    if (!rule.fix.empty()) line(2, "fix: {}", yaml_text(rule.fix));
  }
}

void Writer::write_deprecated() {
  if (!project_.deprecated.empty()) line(0, "deprecated:");
  for (const DeprecatedEdge& edge : project_.deprecated) {
    line(1, "- edge: {}", yaml_text(fmt::format("{} -> {}", to_string(edge.from), to_string(edge.to))));
    if (!edge.until.empty()) line(2, "until: {}", edge.until);
    if (!edge.owner.empty()) line(2, "owner: {}", yaml_text(edge.owner));
    if (!edge.issue.empty()) line(2, "issue: {}", yaml_text(edge.issue));
  }
}

void Writer::write_apps() {
  if (!project_.apps.empty()) line(0, "apps:");
  for (const AppConfig& app : project_.apps) {
    line(1, "{}:", yaml_text(app.name));
    if (!app.from.value.empty()) line(2, "from: {}", yaml_text(app.from.value));
    if (!app.roots.empty()) line(2, "roots: {}", text_list(app.roots));
    if (!app.path.empty()) line(2, "path: {}", yaml_text(app.path));
    if (!app.subset_of.value.empty()) line(2, "subset_of: {}", yaml_text(app.subset_of.value));
    if (!app.platform.empty()) line(2, "platform: {}", flow_map(app.platform));
    if (!app.forbid.empty()) line(2, "forbid: {}", text_list(app.forbid));
    if (!app.emit.empty()) line(2, "emit:");
    for (const auto& [emitter, path] : app.emit) line(3, "{}: {}", yaml_text(emitter.value), yaml_text(path));
  }
}

void Writer::write_pod_settings() {
  for (const PodSettings& settings : project_.pod_settings) {
    line(0, "# from podworks.pod.yml in {}:", yaml_text(settings.folder.empty() ? "." : settings.folder));
    if (!settings.layer.value.empty()) line(1, "# layer: {}", yaml_text(settings.layer.value));
    if (settings.standard) line(1, "# standard: {}", *settings.standard);
    if (settings.strict != Strict::No) line(1, "# strict: {}", strict_word(settings.strict));
    if (!settings.public_files.empty()) line(1, "# public: {}", yaml_list(settings.public_files));
    if (!settings.owner.empty()) line(1, "# owner: {}", yaml_list(settings.owner));
    if (!settings.ports.empty()) line(1, "# ports: {}", yaml_list(settings.ports));
    if (settings.visible_to) {
      std::vector<std::string> seers;
      for (const Located<PodSelector>& seer : *settings.visible_to) seers.push_back(to_string(seer.value));
      line(1, "# visible_to: {}", yaml_list(seers));
    }
    if (!settings.private_to.value.empty()) line(1, "# private_to: {}", yaml_text(settings.private_to.value));
  }
}

void Writer::write_map(std::string_view key, const std::map<std::string, std::string>& map) {
  if (!map.empty()) line(0, "{}:", key);
  for (const auto& [name, value] : map) line(1, "{}: {}", yaml_text(name), yaml_text(value));
}

std::string glob_list(const std::vector<Located<Glob>>& globs, std::size_t first) {
  std::vector<std::string> patterns;
  for (std::size_t i = first; i < globs.size(); ++i) patterns.push_back(globs[i].value.pattern());
  return yaml_list(patterns);
}

std::string text_list(const std::vector<LocatedText>& texts) {
  std::vector<std::string> values;
  for (const LocatedText& text : texts) values.push_back(text.value);
  return yaml_list(values);
}

std::string flow_map(const std::map<std::string, std::string>& map) {
  std::string text;
  for (const auto& [name, value] : map) {
    text += fmt::format("{}{}: {}", text.empty() ? "" : ", ", yaml_text(name), yaml_text(value));
  }
  return fmt::format("{{ {} }}", text);
}

std::string_view strict_word(Strict strict) {
  return strict == Strict::Always ? "true" : strict == Strict::MultiApp ? "multi-app" : "false";
}

}  // namespace
}  // namespace podworks
