#include <catch2/catch.hpp>

#include "config_test_support.h"

namespace podworks {
namespace {

Project load(std::string text) {
  const Result<Project> result = load_text(std::move(text));
  for (const std::string& problem : problems_of(result)) FAIL_CHECK(problem);
  REQUIRE(result.ok());
  return result.value();
}

std::vector<std::string> values(const std::vector<LocatedText>& texts) {
  std::vector<std::string> result;
  for (const LocatedText& text : texts) result.push_back(text.value);
  return result;
}

std::vector<std::string> patterns(const std::vector<Located<Glob>>& globs) {
  std::vector<std::string> result;
  for (const Located<Glob>& glob : globs) result.push_back(glob.value.pattern());
  return result;
}

Project load_example() {
  const Result<Project> result = load_files({{"podworks.yml", std::string(config_example())},
                                             {"ci/podworks-exceptions.yml", "deprecated: [{ edge: House -> Old }]\n"}});
  for (const std::string& problem : problems_of(result)) FAIL_CHECK(problem);
  REQUIRE(result.ok());
  return result.value();
}

}  // namespace

TEST_CASE("the example gives what it says: files and pods", "[config]") {
  const Project project = load_example();
  CHECK(project.config_path == "podworks.yml");
  REQUIRE(project.pods.size() == 4);
  CHECK(project.pods[0].from == "podspec");
  CHECK(project.pods[0].in == "pods/**");
  CHECK(project.pods[0].at == Place{"podworks.yml", 8, 5});
  CHECK(project.pods[3].name == "WBLegacy");
  CHECK(project.pods[3].path == "old");
  CHECK(project.pods[3].public_files == std::vector<std::string>{"src/include/**"});
  CHECK(project.exclude.size() == project.built_in_excludes + 1);
  CHECK(project.exclude.back().value.pattern() == "**/Example/**");
  CHECK(project.exclude.back().at.line == 13);
  CHECK(project.exclude.front().at == Place{});
  CHECK_FALSE(project.tests_are_default);
  CHECK(patterns(project.tests) == std::vector<std::string>{"**/Tests/**", "**/*Tests.swift"});
  CHECK(patterns(project.external) == std::vector<std::string>{"Flurry", "CF*"});
  CHECK(project.resolve.at("Utils.h").value == "BaseKit");
  REQUIRE(project.generated.size() == 1);
  CHECK(project.generated[0].first.value.pattern() == "**/*.pb.h");
  CHECK(project.generated[0].second.value == "Protos");
  CHECK(project.env.at("USE_FRAMEWORKS") == "1");
  CHECK(project.defines ==
        std::map<std::string, std::string>{{"DEBUG", "undefined"}, {"TARGET_OS_IOS", "1"}, {"os(iOS)", "1"}});
  CHECK(project.define_places.at("os(iOS)").line > 0);
  REQUIRE(project.podspec_helpers.size() == 4);
  CHECK(project.podspec_helpers[0].returns_argument == 1);
  CHECK(project.podspec_helpers[1].depends_on_argument == 2);
  CHECK(project.podspec_helpers[2].adds == std::vector<std::string>{"glog", "boost", "fmt"});
  CHECK(project.podspec_helpers[2].when_env == "USE_FRAMEWORKS");
  CHECK(project.podspec_helpers[3].value == "c++20");
  CHECK(project.podspec_helpers[3].sets.at("header_dir") == "dir");
  CHECK(project.versions.at("AFNetworking") == "4.0.1");
}

TEST_CASE("the example gives what it says: layers, rules and apps", "[config]") {
  const Project project = load_example();
  REQUIRE(project.layers.size() == 4);
  CHECK(project.layers[0].name == "business");
  CHECK(project.layers[0].title_zh == "业务层");
  CHECK(project.layers[0].peers == Peers::Forbid);
  CHECK(values(project.layers[0].pods) == std::vector<std::string>{"MainPage", "House", "Recruit", "Biz*"});
  CHECK_FALSE(project.layers[0].may_use);
  CHECK(project.layers[2].standard);
  CHECK(project.layers[2].strict == Strict::Always);
  CHECK(project.layers[0].strict == Strict::MultiApp);
  REQUIRE(project.layers[2].may_use);
  CHECK(values(*project.layers[2].may_use) == std::vector<std::string>{"standard-middleware", "base"});
  REQUIRE(project.tags.size() == 2);
  CHECK(project.tags[1].dimension == "line");
  CHECK(project.tags[1].value == "recruit");
  CHECK(project.rules.at("undeclared-dependency") == Severity::Warn);
  CHECK(project.rule_places.at("layer-order").column == 3);
  CHECK(project.limits.unresolved->value == Approx(0.02));
  CHECK(project.limits.height->value == 12);
  CHECK(project.limits.pods_in_cycle->value == 0);
  CHECK(project.limits.layer_share == Approx(0.8));
  REQUIRE(project.custom.size() == 2);
  CHECK(project.custom[0].severity == Severity::Warn);
  CHECK_FALSE(project.custom[0].transitive);
  CHECK(project.custom[0].to.pattern == "BaiduMap");
  CHECK(project.custom[1].transitive);
  CHECK(project.custom[1].severity == Severity::Error);
  CHECK(project.custom[1].from.kind == PodSelector::Kind::Tag);
  CHECK(project.custom[1].from.dimension == "line");
  CHECK(project.custom[1].from.pattern == "recruit");
  CHECK(project.custom[1].to.kind == PodSelector::Kind::Layer);
  REQUIRE(project.deprecated.size() == 2);
  CHECK(project.deprecated[0].until == "2027-03-31");
  CHECK(project.deprecated[1].at.file == "ci/podworks-exceptions.yml");
  REQUIRE(project.apps.size() == 2);
  CHECK(project.apps[0].from.value == "apps/58app/Podfile");
  CHECK(values(project.apps[1].roots) == std::vector<std::string>{"Recruit", "ReactCommon/turbomodule/core"});
  CHECK(project.apps[1].subset_of.value == "58App");
  CHECK(project.apps[1].platform.at("ios") == "13.0");
  REQUIRE(project.apps[1].emit.size() == 2);
  CHECK(project.apps[1].emit[0].first.value == "podfile");
  CHECK(project.apps[1].emit[0].second == "apps/recruit/Podfile");
}

TEST_CASE("built-in tables hold unless they are turned off or replaced", "[config]") {
  const Project built_in = default_project();
  CHECK(built_in.exclude.size() == built_in.built_in_excludes);
  CHECK(built_in.tests_are_default);
  CHECK(matches_any({built_in.exclude[3].value}, "a/b/node_modules"));
  const Project plain = load("version: 1\n");
  CHECK(patterns(plain.exclude) == patterns(built_in.exclude));
  CHECK(patterns(plain.tests) == patterns(built_in.tests));
  const Project own = load("exclude_defaults: false\nexclude: [a]\ntests: []\n");
  CHECK(patterns(own.exclude) == std::vector<std::string>{"a"});
  CHECK(own.built_in_excludes == 0);
  CHECK(own.tests.empty());
  CHECK_FALSE(own.tests_are_default);
}

TEST_CASE("off is a severity, also as a YAML 1.1 truth value", "[config]") {
  const Project project = load("rules: { layer-order: off, pod-cycle: false, whole-layer: \"off\" }\n");
  CHECK(project.rules.at("layer-order") == Severity::Off);
  CHECK(project.rules.at("pod-cycle") == Severity::Off);
  CHECK(project.rules.at("whole-layer") == Severity::Off);
}

TEST_CASE("numbers keep the spelling that they have in the file", "[config]") {
  const Project project = load(
      "env: { A: 1, B: 1.10, C: on }\nversions: { X: 4.10 }\napps: { A: { roots: [X], platform: { ios: 13.0 } } }\n");
  CHECK(project.env == std::map<std::string, std::string>{{"A", "1"}, {"B", "1.10"}, {"C", "on"}});
  CHECK(project.versions.at("X") == "4.10");
  CHECK(project.apps[0].platform.at("ios") == "13.0");
}

TEST_CASE("shares are read from per cent and from fractions", "[config]") {
  CHECK(load("limits: { unresolved: 0.5% }\n").limits.unresolved->value == Approx(0.005));
  CHECK(load("limits: { unresolved: 0.02 }\n").limits.unresolved->value == Approx(0.02));
  CHECK(load("limits: { unresolved: 0 }\n").limits.unresolved->value == 0);
  CHECK(load("limits: { layer_share: \"80%\" }\n").limits.layer_share == Approx(0.8));
  CHECK_FALSE(load("version: 1\n").limits.unresolved);
  CHECK(load("version: 1\n").limits.layer_share == 1.0);
}

TEST_CASE("paths are kept in their shortest form", "[config]") {
  const Project project = load(
      "pods: [{ name: X, path: ./a//b/ }, { name: All, path: . }]\n"
      "apps: { A: { path: ./apps/a/, emit: { cmake: ./apps/../out/x } } }\n");
  CHECK(project.pods[0].path == "a/b");
  CHECK(project.pods[1].path.empty());
  CHECK(project.apps[0].path == "apps/a");
  CHECK(project.apps[0].emit[0].second == "out/x");
}

TEST_CASE("a standard layer may have a may_use of its own", "[config]") {
  const Project project = load("layers: [{ name: middle, standard: true, may_use: [middle, base] }, { name: base }]\n");
  CHECK(project.layers[0].standard);
  CHECK(values(*project.layers[0].may_use) == std::vector<std::string>{"middle", "base"});
}

TEST_CASE("the layer of the entries can be selected where an app has a folder", "[config]") {
  CHECK(problem_in("apps: { A: { path: a } }\ncustom: [{ name: x, rule: \"layer:app -X> B\" }]\n").empty());
  CHECK(problem_in("custom: [{ name: x, rule: \"app:A -X> B\" }]\n").empty());
  CHECK_FALSE(problem_in("custom: [{ name: x, rule: \"layer:app -X> B\" }]\n").empty());
}

TEST_CASE("a layer may be called app where no app has a folder", "[config]") {
  CHECK(problem_in("layers: [{ name: app }]\napps: { A: { roots: [X] } }\n").empty());
}

TEST_CASE("an app may have roots and a Podfile to compare with", "[config]") {
  const Project project = load("apps: { A: { roots: [X], from: a/Podfile, emit: { podfile: b/Podfile } } }\n");
  CHECK(project.apps[0].roots.size() == 1);
  CHECK(project.apps[0].from.value == "a/Podfile");
}

TEST_CASE("a glob may overlap with a name or another glob of an upper layer", "[config]") {
  CHECK(problem_in("layers: [{ name: up, pods: [WBNet] }, { name: low, pods: [\"WB*\", \"*Net\"] }]\n").empty());
}

TEST_CASE("a plain and a Windows file are read alike", "[config]") {
  CHECK(load("\xEF\xBB\xBFversion: 1\r\nexternal: [A]\r\n").external.size() == 1);
}

TEST_CASE("an empty list of pods is refused: it would not mean what an absent one means", "[config]") {
  CHECK_THAT(problem_in("pods: []\n"), Catch::Contains("`pods` is empty"));
  CHECK(problem_in("apps: {}\n").empty());
}

}  // namespace podworks
