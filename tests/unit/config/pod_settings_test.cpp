#include <catch2/catch.hpp>

#include "config_test_support.h"

namespace podworks {
namespace {

constexpr const char* kProject = R"(layers:
  - { name: business, pods: [House, Handmade], peers: forbid }
  - { name: standard, pods: [WubaRN], standard: true, strict: true }
  - { name: base, pods: ["*SDK"] }
tags: { line: { house: [House] } }
pods: [{ from: podspec }, { name: Handmade, path: old }]
apps: { Recruit: { roots: [House] } }
)";

struct Loaded {
  Project project = {};
  std::vector<std::string> problems = {};
};

Loaded load(Files files, std::string config = kProject) {
  files.emplace("podworks.yml", std::move(config));
  const MemoryFileSystem system(std::move(files));
  const Result<Project> result = load_project(system, "podworks.yml", known_names());
  REQUIRE(problems_of(result).empty());
  Loaded loaded = {.project = result.value()};
  std::vector<std::string_view> paths;
  for (const auto& [path, content] : system.files()) paths.push_back(path);
  loaded.problems = problems_of(load_pod_settings(system, paths, known_names(), loaded.project));
  return loaded;
}

std::string problem(Files files) {
  std::string all;
  for (const std::string& line : load(std::move(files)).problems) all += (all.empty() ? "" : "\n") + line;
  return all;
}

}  // namespace

TEST_CASE("a pod says of itself what its owners decide", "[config][pod_settings]") {
  const Loaded loaded =
      load({{"pods/Z/podworks.pod.yml", "owner: [\"@a\", \"@b\"]\n"}, {"pods/A/podworks.pod.yml", R"(layer: base
standard: true
strict: multi-app
public: ["include/**"]
owner: "@wb/ios"
ports: [MapProvider]
visible_to: [House, "layer:business", "tag:line=house", "WB*"]
private_to: Recruit
)"}});
  CHECK(loaded.problems.empty());
  REQUIRE(loaded.project.pod_settings.size() == 2);
  const PodSettings& settings = loaded.project.pod_settings[0];
  CHECK(settings.folder == "pods/A");
  CHECK(settings.layer.value == "base");
  CHECK(settings.layer.at == Place{"pods/A/podworks.pod.yml", 1, 8});
  CHECK(settings.standard == true);
  CHECK(settings.strict == Strict::MultiApp);
  CHECK(settings.public_files == std::vector<std::string>{"include/**"});
  CHECK(settings.owner == std::vector<std::string>{"@wb/ios"});
  CHECK(settings.ports == std::vector<std::string>{"MapProvider"});
  REQUIRE(settings.visible_to);
  REQUIRE(settings.visible_to->size() == 4);
  CHECK(to_string((*settings.visible_to)[1].value) == "layer:business");
  CHECK(settings.private_to.value == "Recruit");
  CHECK(loaded.project.pod_settings[1].owner == std::vector<std::string>{"@a", "@b"});
  CHECK_FALSE(loaded.project.pod_settings[1].standard);
  CHECK_FALSE(loaded.project.pod_settings[1].visible_to);
}

TEST_CASE("an empty visible_to means nobody", "[config][pod_settings]") {
  const Loaded loaded = load({{"pods/A/podworks.pod.yml", "visible_to: []\n"}});
  REQUIRE(loaded.project.pod_settings.size() == 1);
  REQUIRE(loaded.project.pod_settings[0].visible_to);
  CHECK(loaded.project.pod_settings[0].visible_to->empty());
}

TEST_CASE("problems of podworks.pod.yml are told with their place", "[config][pod_settings]") {
  const auto [text, expected] = GENERATE(table<const char*, const char*>({
      {"layr: base\n", "a/podworks.pod.yml:1:1: podworks.pod.yml has no key `layr` (did you mean `layer`?)"},
      {"layer: bass\n", "a/podworks.pod.yml:1:8: there is no layer `bass` (did you mean `base`?)"},
      {"layer: [base]\n",
       "a/podworks.pod.yml:1:8: `layer` must be a single value, not a list (write for instance `base`)"},
      {"standard: yes\n", "a/podworks.pod.yml:1:11: `standard` must be `true` or `false`, not `yes` (write `true`)"},
      {"strict: yes\n",
       "a/podworks.pod.yml:1:9: `strict` must be `true`, `false` or `multi-app`, not `yes` (write `true`)"},
      {"strict: multi-ap\n",
       "a/podworks.pod.yml:1:9: `strict` must be `true`, `false` or `multi-app`, not `multi-ap` (did you mean "
       "`multi-app`?)"},
      {"strict: \"true\"\n",
       "a/podworks.pod.yml:1:9: `strict` must be `true`, `false` or `multi-app`, not `true` (remove the quotes)"},
      {"layer: standard\nstrict: multi-app\n",
       "a/podworks.pod.yml:2:9: the pod is less strict here than its layer `standard`, at podworks.yml:3:13 (remove "
       "`strict`, or move the pod to another layer)"},
      {"private_to: Recrut\n", "a/podworks.pod.yml:1:13: there is no app `Recrut` (did you mean `Recruit`?)"},
      {"visible_to: [\"layer:x\"]\n",
       "a/podworks.pod.yml:1:14: there is no layer `x` (the layers are `business`, `standard` or `base`)"},
      {"visible_to: [\"foo:x\"]\n",
       "a/podworks.pod.yml:1:14: `visible_to`: `foo` is no kind of selector (write a pod, a glob of pods, `layer:NAME` "
       "or "
       "`tag:NAME=VALUE`)"},
      {"layer: standard\nstandard: false\n",
       "a/podworks.pod.yml:2:11: the pod is not standard here, but its layer `standard` is, at podworks.yml:3:13 "
       "(remove "
       "`standard: false`, or move the pod to another layer)"},
  }));
  CAPTURE(text);
  CHECK(problem({{"a/podworks.pod.yml", text}}) == expected);
}

TEST_CASE("what contradicts podworks.yml is told with both places", "[config][pod_settings]") {
  const std::string expected_end =
      " here and in layer `business` at podworks.yml:2:30 (a pod lies in one layer: remove one of them)";
  SECTION("a folder pod") {
    CHECK(problem({{"pods/House/podworks.pod.yml", "layer: base\n"}}) ==
          "pods/House/podworks.pod.yml:1:8: pod `House` is in layer `base`" + expected_end);
  }
  SECTION("a pod with a podspec") {
    CHECK(problem({{"pods/x/podworks.pod.yml", "layer: base\n"}, {"pods/x/House.podspec", ""}}) ==
          "pods/x/podworks.pod.yml:1:8: pod `House` is in layer `base`" + expected_end);
  }
  SECTION("a pod declared by hand") {
    CHECK(problem({{"old/podworks.pod.yml", "layer: base\n"}}) ==
          "old/podworks.pod.yml:1:8: pod `Handmade` is in layer `base` here and in layer `business` at "
          "podworks.yml:2:37 (a pod "
          "lies in one layer: remove one of them)");
  }
  SECTION("a pod that is standard by its layer") {
    CHECK(problem({{"pods/WubaRN/podworks.pod.yml", "standard: false\n"}}) ==
          "pods/WubaRN/podworks.pod.yml:1:11: the pod is not standard here, but its layer `standard` is, at "
          "podworks.yml:3:13 "
          "(remove `standard: false`, or move the pod to another layer)");
  }
  SECTION("the same layer in both files, or a glob, is no contradiction") {
    CHECK(problem({{"pods/House/podworks.pod.yml", "layer: business\n"}}).empty());
    CHECK(problem({{"pods/XSDK/podworks.pod.yml", "layer: business\n"}}).empty());
    CHECK(problem({{"pods/House/podworks.pod.yml", "layer: base\n"}, {"pods/House/Other.podspec", ""}}).empty());
  }
}

TEST_CASE("all files of pods are told in one go, in the order of their paths", "[config][pod_settings]") {
  const Loaded loaded =
      load({{"b/podworks.pod.yml", "layr: x\n"}, {"a/podworks.pod.yml", ""}, {"c/podworks.pod.yml", "[x]\n"}});
  REQUIRE(loaded.problems.size() == 3);
  CHECK(loaded.problems[0].starts_with("a/podworks.pod.yml: `a/podworks.pod.yml` is empty"));
  CHECK(loaded.problems[1].starts_with("b/podworks.pod.yml:1:1: podworks.pod.yml has no key `layr`"));
  CHECK(loaded.problems[2].starts_with("c/podworks.pod.yml:1:1: podworks.pod.yml must be a map of keys"));
}

}  // namespace podworks
