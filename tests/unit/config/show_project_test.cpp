#include <catch2/catch.hpp>

#include <fmt/format.h>

#include "config/yaml_text.h"
#include "config_test_support.h"

namespace podworks {
namespace {

std::string texts(const std::vector<LocatedText>& list) {
  std::string all;
  for (const LocatedText& text : list) all += "<" + text.value + ">";
  return all;
}

std::string globs(const std::vector<Located<Glob>>& list) {
  std::string all;
  for (const Located<Glob>& glob : list) all += "<" + glob.value.pattern() + ">";
  return all;
}

std::string selector(const PodSelector& side) {
  return fmt::format("{}/{}/{}", static_cast<int>(side.kind), side.dimension, side.pattern);
}

/// Everything of a project but the places, in a form of its own: what shows it is what is tested.
std::string describe_files(const Project& project) {
  std::string all =
      fmt::format("{} {} {} {} {} {}\n", globs(project.exclude), project.built_in_excludes, project.gitignore,
                  globs(project.tests), project.tests_are_default, globs(project.external));
  for (const PodSource& pod : project.pods) {
    all += fmt::format("pod {}|{}|{}|{}|{}|{}\n", pod.from, pod.in, pod.name, pod.path, fmt::join(pod.files, ","),
                       fmt::join(pod.public_files, ","));
  }
  for (const auto& [spelling, pod] : project.resolve) all += fmt::format("resolve {}|{}\n", spelling, pod.value);
  for (const auto& [glob, pod] : project.generated)
    all += fmt::format("generated {}|{}\n", glob.value.pattern(), pod.value);
  for (const auto& [name, value] : project.env) all += fmt::format("env {}|{}\n", name, value);
  for (const auto& [name, value] : project.defines) all += fmt::format("define {}|{}\n", name, value);
  for (const auto& [name, value] : project.versions) all += fmt::format("version {}|{}\n", name, value);
  for (const PodspecHelper& helper : project.podspec_helpers) {
    all += fmt::format("helper {}|{}|{}|{}|{}|{}\n", helper.name, helper.returns_argument.value_or(-1),
                       helper.depends_on_argument.value_or(-1), fmt::join(helper.adds, ","),
                       helper.value.value_or("(none)"), helper.when_env);
    for (const auto& [attribute, keyword] : helper.sets) all += fmt::format("  sets {}|{}\n", attribute, keyword);
  }
  return all;
}

std::string describe_rules(const Project& project) {
  std::string all;
  for (const LayerConfig& layer : project.layers) {
    all += fmt::format("layer {}|{}|{}|{}|{}|{}|{}|{}\n", layer.name, layer.title_en, layer.title_zh, texts(layer.pods),
                       static_cast<int>(layer.peers), layer.standard, static_cast<int>(layer.strict),
                       layer.may_use ? texts(*layer.may_use) : "(none)");
  }
  for (const TagConfig& tag : project.tags)
    all += fmt::format("tag {}|{}|{}\n", tag.dimension, tag.value, texts(tag.pods));
  for (const auto& [id, severity] : project.rules) all += fmt::format("rule {}|{}\n", id, static_cast<int>(severity));
  const Limits& limits = project.limits;
  all += fmt::format("limits {}|{}|{}|{}\n", limits.unresolved ? limits.unresolved->value : -1,
                     limits.height ? limits.height->value : -1, limits.pods_in_cycle ? limits.pods_in_cycle->value : -1,
                     limits.layer_share);
  for (const CustomRule& rule : project.custom) {
    all += fmt::format("custom {}|{}|{}|{}|{}|{}|{}\n", rule.name, selector(rule.from), selector(rule.to),
                       rule.transitive, rule.why, rule.fix, static_cast<int>(rule.severity));
  }
  for (const DeprecatedEdge& edge : project.deprecated) {
    all += fmt::format("deprecated {}|{}|{}|{}|{}\n", selector(edge.from), selector(edge.to), edge.until, edge.owner,
                       edge.issue);
  }
  for (const AppConfig& app : project.apps) {
    all += fmt::format("app {}|{}|{}|{}|{}|{}\n", app.name, texts(app.roots), app.from.value, app.subset_of.value,
                       app.path, texts(app.forbid));
    for (const auto& [platform, version] : app.platform) all += fmt::format("  platform {}|{}\n", platform, version);
    for (const auto& [emitter, path] : app.emit) all += fmt::format("  emit {}|{}\n", emitter.value, path);
  }
  return all;
}

void check_round_trip(const Project& project) {
  const std::string shown = show_project(project);
  CAPTURE(shown);
  const Result<Project> again = load_text(shown);
  for (const std::string& problem : problems_of(again)) FAIL_CHECK(problem);
  REQUIRE(again.ok());
  CHECK(describe_files(again.value()) == describe_files(project));
  CHECK(describe_rules(again.value()) == describe_rules(project));
}

}  // namespace

TEST_CASE("what config show prints is read back to the same project", "[config][show]") {
  SECTION("the example") {
    const Result<Project> project = load_files(
        {{"podworks.yml", std::string(config_example())}, {"ci/podworks-exceptions.yml", "external: [\"Odd*\"]\n"}});
    REQUIRE(project.ok());
    check_round_trip(project.value());
  }
  SECTION("no podworks.yml at all") {
    check_round_trip(default_project());
  }
  SECTION("nothing but a version") {
    check_round_trip(load_text("version: 1\n").value());
  }
  SECTION("the built-in tables turned off") {
    check_round_trip(load_text("exclude_defaults: false\ntests: []\ngitignore: true\n").value());
  }
  SECTION("values that YAML could misread") {
    const Result<Project> project = load_text(
        R"yaml(env: { A: "true", B: "1.0", C: "", D: "a: b #c", E: "line\nline", F: "\"\\", G: 中, "H I": "- x" }
defines: { A: "", B: 1, C: "true", "os(iOS)": 1, "canImport(UIKit, _version: 5)": undefined, "__has_include(<a/b.h>)": 0 }
versions: { "null": "~> 4.0", "58": "~>1.0" }
resolve: { "a/b.h": "off", "x+y.h": "@scope" }
external: ["*", "[a-c]*", "{a,b}", "!x", "&y", "%z", "a\\*b"]
layers: [{ name: "yes", title: { en: "A: b" }, pods: ["1", "*"], may_use: [] }]
pods: [{ name: "no", path: . }, { from: directory, in: "*" }]
podspec_helpers: { f: {}, g: { value: "" } }
rules: { custom/x: off }
custom: [{ name: x, rule: "layer:yes =X> tag:a b=c d", why: "because: #1" }]
tags: { "a b": { "c d": ["*"] } }
)yaml");
    // Names with spaces have no place in a rule.
    REQUIRE(problems_of(project).size() == 1);
  }
  SECTION("values that YAML could misread, in their right places") {
    const Result<Project> project = load_text(
        R"yaml(env: { A: "true", B: "1.0", C: "", D: "a: b #c", E: "line\nline\ttab", F: "\"\\", G: 中, "H I": "- x" }
defines: { A: "", B: 1, C: "true", "os(iOS)": 1, "canImport(UIKit, _version: 5)": undefined, "__has_include(<a/b.h>)": 0 }
versions: { "null": "~> 4.0", "58": "~>1.0" }
resolve: { "a/b.h": "off", "x+y.h": "@scope" }
external: ["*", "[a-c]*", "{a,b}", "!x", "&y", "%z", "a\\*b"]
layers: [{ name: "yes", title: { en: "A: b" }, pods: ["1", "*"], may_use: [] }]
pods: [{ name: "no", path: . }, { from: directory, in: "*" }]
podspec_helpers: { f: {}, g: { value: "" } }
rules: { custom/x: off }
custom: [{ name: x, rule: "layer:yes =X> tag:a=c", why: "because: #1" }]
tags: { a: { c: ["*"] } }
)yaml");
    REQUIRE(problems_of(project).empty());
    check_round_trip(project.value());
  }
}

TEST_CASE("config show says what is built in", "[config][show]") {
  const std::string shown = show_project(load_text("exclude: [\"**/Example\"]\n").value());
  CAPTURE(shown);
  CHECK(shown.find("exclude_defaults: true  # adds the built-in table:\n  # **/.git\n") != std::string::npos);
  CHECK(shown.find("exclude: [\"**/Example\"]\n") != std::string::npos);
  CHECK(shown.find("# tests: not given; built in, for pods without a manifest:\n  # **/Tests/**\n") !=
        std::string::npos);
}

TEST_CASE("config show tells what podworks.pod.yml files say", "[config][show]") {
  Project project = load_text("layers: [{ name: base }]\n").value();
  const MemoryFileSystem files(Files{{"pods/A/podworks.pod.yml", "layer: base\nowner: \"@a\"\nstandard: false\n"}});
  REQUIRE(load_pod_settings(files, {"pods/A/podworks.pod.yml"}, known_names(), project).ok());
  const std::string shown = show_project(project);
  CAPTURE(shown);
  CHECK(shown.find("# from podworks.pod.yml in pods/A:\n  # layer: base\n  # standard: false\n  # owner: [\"@a\"]\n") !=
        std::string::npos);
  check_round_trip(project);
}

TEST_CASE("a text is quoted only where YAML could misread it", "[config][show]") {
  for (const char* plain : {"a", "House", "pods/House", "custom/x-y_z", "a.b+c"}) CHECK(yaml_text(plain) == plain);
  for (const char* odd : {"", "1", "58App", "true", "Off", "y", "null", "~", "*a", "-a", "a b", "a:", "#a", "中"}) {
    CHECK(yaml_text(odd) == std::string("\"") + odd + "\"");
  }
  CHECK(yaml_text("a\nb\t\x01\"\\") == "\"a\\nb\\x09\\x01\\\"\\\\\"");
}

}  // namespace podworks
