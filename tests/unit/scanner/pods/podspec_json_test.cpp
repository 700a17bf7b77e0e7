#include <catch2/catch.hpp>

#include "scanner/pods/ruby/json.h"
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

TEST_CASE("a member of the wrong type is a problem that says what is expected", "[scanner][pods][json]") {
  const auto [member, message] = GENERATE(table<std::string, std::string>({
      {R"("source_files": 3)", "`source_files` must be a text or a list of texts, and is a number"},
      {R"("dependencies": "x")", "`dependencies` must be an object of names and versions, and is a text"},
      {R"("dependencies": [["x"]])", "`dependencies` must be an object of names and versions, and is a list"},
      {R"("dependencies": {"A": 3})", "`A` must be a list of versions, and is a number"},
      {R"("subspecs": {})", "`subspecs` must be a list of objects, and is an object"},
      {R"("testspecs": ["T"])", "`testspecs` must be a list of objects, and is a text"},
      {R"("platforms": [])", "`platforms` must be an object, and is a list"},
      {R"("header_dir": [])", "`header_dir` must be a text, and is a list"},
      {R"("module_name": 1.5)", "`module_name` must be a text, and is a number"},
      {R"("default_subspecs": true)", "`default_subspecs` must be a text or a list of texts, and is true or false"},
      {R"("resource_bundles": "x")", "`resource_bundles` must be an object, and is a text"},
      {R"("ios": [])", "`ios` must be an object that holds attributes, and is a list"},
  }));
  CAPTURE(member);
  const PodDeclaration pod = read("{ \"name\": \"P\",\n " + member + " }");
  REQUIRE(messages(pod.problems) == Names{message});
  CHECK(pod.problems[0].place == Place{"x/P.podspec.json", 2, 1});
  CHECK(pod.problems[0].pods == Names{"P"});
}

TEST_CASE("what a podspec in JSON may leave open is no problem", "[scanner][pods][json]") {
  const PodDeclaration pod = read(R"json({ "name": "P", "source_files": null, "dependencies": null, "subspecs": null,
    "module_map": false, "requires_arc": ["a.m"], "license": "MIT", "authors": ["A"], "header_dir": null })json");
  CHECK(messages(pod.problems) == Names{});
}

TEST_CASE("a name that CocoaPods refuses is a problem in JSON", "[scanner][pods][json]") {
  const PodDeclaration pod = read("{\n\"name\": \"A/B\",\n\"dependencies\": { \"C D\": [], \"E//F\": [] } }");
  REQUIRE(messages(pod.problems) ==
          Names{"`A/B` is no name of a pod: it holds a `/`, which parts a pod from its subspec",
                "`A/B` depends on `C D`, which is no name of a pod: it holds a blank",
                "`A/B` depends on `E//F`, which is no name of a pod: a part of it is empty"});
  CHECK(pod.problems[0].place.line == 2);
  CHECK(pod.units[0].dependencies.empty());
}
