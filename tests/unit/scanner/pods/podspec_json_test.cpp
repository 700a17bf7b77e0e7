#include <catch2/catch.hpp>

#include "scanner/pods/ruby_json.h"
#include "tests/unit/scanner/pods/read_pod.h"

using namespace podworks;

namespace {

PodDeclaration read(const std::string& json) {
  auto pods = try_read("x/P.podspec.json", {{"x/P.podspec.json", json}});
  REQUIRE(pods.ok());
  return std::move(pods.value().front());
}

}  // namespace

TEST_CASE("a podspec in JSON has the same keys", "[scanner][pods][json]") {
  const PodDeclaration pod = read(R"json({
  "name": "React-Core", "version": "1.0", "header_dir": "React",
  "source_files": "a/*.{h, m}",
  "ios": { "exclude_files": ["i"], "dependencies": { "OnlyIos": [] } },
  "dependencies": { "A": ["~> 1.0", "< 2"], "B": [] },
  "resource_bundles": { "R": ["r/*"] },
  "pod_target_xcconfig": { "HEADER_SEARCH_PATHS": "\"$(PODS_TARGET_SRCROOT)/inc\"" },
  "default_subspecs": "Core",
  "subspecs": [
    { "name": "Core", "source_files": ["c"], "subspecs": [ { "name": "Deep" } ] },
    { "name": "Log", "dependencies": { "React-Core/Core": [] } }
  ],
  "testspecs": [ { "name": "Tests", "source_files": "t" } ],
  "appspecs": [ { "name": "Host" } ],
  "unheard_of": 1
})json");
  CHECK(pod.name == "React-Core");
  CHECK(pod.version == "1.0");
  CHECK(pod.module_name == "React");
  CHECK(pod.root == "x");
  CHECK(pod.reader == "podspec-json");
  CHECK(unit_names(pod) == Names{"React-Core", "React-Core/Core", "React-Core/Core/Deep", "React-Core/Log",
                                 "React-Core/Tests", "React-Core/Host"});
  CHECK(globs(pod.units[0].exclude_files) == Names{"i@ios"});
  CHECK(globs(pod.units[0].resources) == Names{"r/*"});
  CHECK(dependencies(pod.units[0]).size() == 3);
  CHECK(unit(pod, "React-Core/Core").is_default);
  CHECK(unit(pod, "React-Core/Core/Deep").is_default);
  CHECK_FALSE(unit(pod, "React-Core/Log").is_default);
  CHECK(unit(pod, "React-Core/Tests").kind == UnitKind::Test);
  CHECK(unit(pod, "React-Core/Host").kind == UnitKind::App);
  CHECK(pod.units[0].header_search_paths == Names{"inc"});
  CHECK(unit(pod, "React-Core/Log").header_dir == "React");
  REQUIRE(pod.problems.size() == 1);
  CHECK_THAT(pod.problems[0].message, Catch::Contains("has a space in its braces"));
  CHECK(pod.problems[0].place.line == 3);
}

TEST_CASE("a podspec in JSON that is none is an error", "[scanner][pods][json]") {
  const auto text = GENERATE(as<std::string>(), "", "{", "[]", "\"x\"", "{\"name\": }");
  CAPTURE(text);
  CHECK_FALSE(try_read("x/P.podspec.json", {{"x/P.podspec.json", text}}).ok());
}

TEST_CASE("a podspec in JSON may hold anything anywhere", "[scanner][pods][json]") {
  const PodDeclaration pod =
      read(R"json({ "source_files": { "a": 1 }, "dependencies": 7, "subspecs": [1, {}], "ios": [],
    "header_dir": ["x"], "default_subspecs": null, "pod_target_xcconfig": "x", "resource_bundles": [] })json");
  CHECK(pod.name == "P");
  CHECK(pod.units[0].files_are_partial);
  CHECK_FALSE(pod.problems.empty());
}

TEST_CASE("one member is found without reading the rest", "[scanner][pods][json]") {
  const std::string object =
      R"json( { "a,}": "x\"}{", "b" : [1, {"version": 0}, "]"], "n": null, "version":  "1" , "z": {} } )json";
  CHECK(find_json_member(object, "version") == "\"1\"");
  CHECK(find_json_member(object, "b") == "[1, {\"version\": 0}, \"]\"]");
  CHECK(find_json_member(object, "n") == "null");
  CHECK(find_json_member(object, "z") == "{}");
  CHECK_FALSE(find_json_member(object, "x").has_value());
  for (const char* broken : {"", "{", "[1]", "{\"a\"", "{\"a\":", "{\"a\": \"", "{a: 1}", "{\"b\" 1}"}) {
    CAPTURE(broken);
    CHECK_FALSE(find_json_member(broken, "x").has_value());
  }
}
