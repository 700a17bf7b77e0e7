#include "scanner/pods/known_helpers.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/unit/scanner/pods/read_pod.h"

using namespace podworks;

TEST_CASE("React Native's helpers do what they do from source", "[scanner][pods][helpers]") {
  const PodDeclaration pod = read_body(R"ruby(
  s.platforms = min_supported_versions
  s.source_files = podspec_sources(['a', 'b'], 'prebuilt')
  s.version = get_folly_config()[:version]
  s.preserve_paths = use_hermes ? 'hermes' : 'jsc', rct_cxx_language_standard()
  resolve_use_frameworks(s, header_mappings_dir: "../..", module_name: "X")
  add_dependency(s, "React-utils", :additional_framework_paths => ["x"], :version => '1.0')
  add_rn_third_party_dependencies(s)
  add_rncore_dependency(s)
  depend_on_js_engine(s))ruby");
  CHECK(globs(pod.units[0].source_files) == Names{"a", "b"});
  CHECK(globs(pod.units[0].preserve_paths) == Names{"hermes", "c++20"});
  CHECK(pod.version == "2024.11.18.00");
  CHECK(pod.module_name == "P");
  CHECK(dependencies(pod.units[0]) == Names{"React-utils", "glog", "boost", "DoubleConversion", "fast_float", "fmt",
                                            "RCT-Folly", "SocketRocket", "hermes-engine"});
  CHECK(pod.units[0].dependencies[0].requirements == Names{"1.0"});
  CHECK(pod.problems.empty());
}

TEST_CASE("React Native's helpers follow the environment", "[scanner][pods][helpers]") {
  Project project;
  project.env = {{"USE_FRAMEWORKS", "static"},
                 {"RCT_USE_PREBUILT_RNCORE", "1"},
                 {"RCT_USE_RN_DEP", "1"},
                 {"USE_THIRD_PARTY_JSC", "1"}};
  const PodDeclaration pod = read_body(R"ruby(
  s.source_files = podspec_sources('a', 'prebuilt')
  s.preserve_paths = use_hermes ? 'hermes' : 'jsc'
  resolve_use_frameworks(s, header_mappings_dir: "../..", module_name: "X")
  add_rn_third_party_dependencies(s)
  add_rncore_dependency(s)
  depend_on_js_engine(s))ruby",
                                       project);
  CHECK(globs(pod.units[0].source_files) == Names{"prebuilt"});
  CHECK(globs(pod.units[0].preserve_paths) == Names{"jsc"});
  CHECK(pod.units[0].header_mappings_dir == "../..");
  CHECK(pod.module_name == "X");
  CHECK(dependencies(pod.units[0]) == Names{"ReactNativeDependencies", "React-Core-prebuilt", "React-jsc"});
}

TEST_CASE("helpers of podworks.yml win over the table and over the file itself", "[scanner][pods][helpers]") {
  Project project;
  project.podspec_helpers = {{.name = "install_modules_dependencies", .adds = {"Mine"}},
                             {.name = "pick", .returns_argument = 2},
                             {.name = "flags", .value = "-DX"},
                             {.name = "names", .list = Names{"n1", "n2"}},
                             {.name = "conf", .members = {{"dir", "D"}}},
                             {.name = "Tool.setup", .sets = {{"header_dir", "dir"}}},
                             {.name = "needs", .depends_on_argument = 2}};
  const PodDeclaration pod = read_body(R"ruby(
  def pick(a, b) = a
  install_modules_dependencies(s)
  needs s, 'Named'
  s.source_files = pick('one', 'two')
  s.exclude_files = names
  s.preserve_paths = flags, conf[:dir]
  Tool.setup(s, dir: 'HD'))ruby",
                                       project);
  CHECK(dependencies(pod.units[0]) == Names{"Mine", "Named"});
  CHECK(globs(pod.units[0].source_files) == Names{"two"});
  CHECK(globs(pod.units[0].exclude_files) == Names{"n1", "n2"});
  CHECK(globs(pod.units[0].preserve_paths) == Names{"-DX", "D"});
  CHECK(pod.units[0].header_dir == "HD");
  CHECK(pod.problems.empty());
}

TEST_CASE("a method that the file defines wins over the built-in table", "[scanner][pods][helpers]") {
  const PodDeclaration pod = read_pod(R"ruby(
def use_hermes
  false
end
def setup(spec, *files)
  spec.source_files = files
  spec.dependency 'FromDef'
end
Pod::Spec.new do |s|
  s.name = 'P'
  s.header_dir = use_hermes ? 'hermes' : 'none'
  setup(s, 'a', 'b')
end)ruby");
  CHECK(pod.units[0].header_dir == "none");
  CHECK(globs(pod.units[0].source_files) == Names{"a", "b"});
  CHECK(dependencies(pod.units[0]) == Names{"FromDef"});
  CHECK(pod.problems.empty());
}

TEST_CASE("an unknown member of a helper's result is Unknown, not nil", "[scanner][pods][helpers]") {
  const PodDeclaration pod = read_body("  s.source_files = get_folly_config()[:no_such_member] || 'wrong'");
  CHECK(pod.units[0].files_are_partial);
  CHECK(pod.problems.size() == 1);
}

TEST_CASE("the table of helpers is sorted", "[scanner][pods][helpers]") {
  const auto table = built_in_helpers();
  CHECK(std::is_sorted(table.begin(), table.end(),
                       [](const PodspecHelper& a, const PodspecHelper& b) { return a.name < b.name; }));
  CHECK(find_helpers({}, "podspec_sources").size() == 2);
  CHECK(find_helpers({}, "no_such_helper").empty());
}
