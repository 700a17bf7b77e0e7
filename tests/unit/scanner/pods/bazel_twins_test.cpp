// Libraries for which both Bazel and CMake have targets: whose are read.
#include <algorithm>
#include <catch2/catch.hpp>

#include "support/pool.h"
#include "support/scan_text.h"

using namespace podworks;

namespace {

using Names = std::vector<std::string>;

Names names_of(const TestPool& pool) {
  Names names;
  for (const Pod& one : pool.scan.pods) names.push_back(one.name);
  return names;
}

Names messages_of(const TestPool& pool) {
  return test::problems(pool.scan, "manifest-problem");
}

TestFiles with(TestFiles files, TestFiles more) {
  files.merge(std::move(more));
  return files;
}

/// A product of CMake's with two sources, and a library that comes with BUILD files of its own.
TestFiles product(const std::string& third_party) {
  return {{"CMakeLists.txt", "cmake_minimum_required(VERSION 3.16)\nproject(P CXX)\n" + third_party +
                                 "add_library(core core.cc more.cc)\ntarget_link_libraries(core PUBLIC gtest)\n"},
          {"core.cc", "#include \"gtest/gtest.h\"\n"},
          {"more.cc", ""},
          {"third_party/gtest/WORKSPACE", ""},
          {"third_party/gtest/BUILD.bazel",
           "cc_library(name = 'all', srcs = ['src/a.cc', 'src/b.cc'], hdrs = glob(['include/**']), includes = "
           "['include'])\ncc_test(name = 'try', srcs = ['try.cc'], deps = [':all'])\n"},
          {"third_party/gtest/CMakeLists.txt",
           "add_library(gtest src/a.cc)\nadd_library(gmock src/b.cc)\n"
           "target_include_directories(gtest PUBLIC include)\n"},
          {"third_party/gtest/src/a.cc", "#include \"gtest/gtest.h\"\n"},
          {"third_party/gtest/src/b.cc", ""},
          {"third_party/gtest/try.cc", ""},
          {"third_party/gtest/include/gtest/gtest.h", ""}};
}

}  // namespace

TEST_CASE("a library with BUILD files of its own does not take the build around it away", "[scanner][cmake][bazel]") {
  const TestPool pool = require_pool(product("add_subdirectory(third_party/gtest)\n"));
  CHECK(names_of(pool) == Names{"core", "gmock", "gtest"});
  CHECK(test::meaning(pool.scan, "core.cc") == "gtest");
  CHECK(test::meaning(pool.scan, "third_party/gtest/src/a.cc") == "inside");
  CHECK(messages_of(pool) == Names{"2 targets of Bazel in `third_party/gtest` are passed over: the build of CMake "
                                   "around declares targets there"});
}

TEST_CASE("a library of Bazel's alone is read beside the build around it", "[scanner][cmake][bazel]") {
  TestFiles files = product("");
  files.erase("third_party/gtest/CMakeLists.txt");
  const TestPool pool = require_pool(files);
  CHECK(names_of(pool) == Names{"core", "third_party/gtest:all", "third_party/gtest:try"});
  CHECK(messages_of(pool).empty());
}

TEST_CASE("a build whose sources Bazel's targets have is passed over, and that is said", "[scanner][cmake][bazel]") {
  const TestFiles both = {
      {"MODULE.bazel", ""},
      {"CMakeLists.txt",
       "cmake_minimum_required(VERSION 3.16)\nproject(P CXX)\nadd_library(all a/a.cc b/b.cc tool/only_cmake.cc)\n"},
      {"a/BUILD", "cc_library(name = 'a', srcs = ['a.cc'])"},
      {"b/BUILD", "cc_library(name = 'b', srcs = ['b.cc'], deps = ['//a'])"},
      {"a/a.cc", ""},
      {"b/b.cc", ""},
      {"tool/only_cmake.cc", ""}};
  const TestPool pool = require_pool(both);
  CHECK(names_of(pool) == Names{"a", "b"});
  CHECK(messages_of(pool) ==
        Names{"1 CMakeLists.txt is passed over: other manifests declare pods for sources of its build"});
  CHECK(findings_of(pool, "unowned-file").size() == 1);

  const TestPool more = require_pool(with(both, {{"CMakeLists.txt", both.at("CMakeLists.txt")},
                                                 {"podworks.yml", "version: 1\npods: [{ from: cmake }]\n"}}));
  CHECK(names_of(more) == Names{"all"});
}

TEST_CASE("a project of Bazel's may have several workspaces", "[scanner][cmake][bazel]") {
  const std::string library = "add_library(core core.cc)\n";
  const TestPool pool =
      require_pool({{"WORKSPACE", ""},
                    {"CMakeLists.txt", "cmake_minimum_required(VERSION 3.16)\nproject(P CXX)\nadd_subdirectory(cc)\n"},
                    {"cc/WORKSPACE", ""},
                    {"cc/BUILD.bazel", "cc_library(name = 'core', srcs = ['core.cc'])"},
                    {"cc/CMakeLists.txt", library},
                    {"cc/core.cc", ""}});
  REQUIRE(pool.scan.pods.size() == 1);
  CHECK(pool.scan.pods[0].reader == "bazel");
}

TEST_CASE("an example that adds the whole project is no other build of it", "[scanner][cmake][bazel]") {
  const TestPool pool = require_pool(
      {{"WORKSPACE", ""},
       {"BUILD", "cc_library(name = 'core', srcs = ['core.cc'])"},
       {"CMakeLists.txt", "cmake_minimum_required(VERSION 3.16)\nproject(P CXX)\nadd_library(core core.cc)\n"},
       {"core.cc", ""},
       {"example/BUILD", "cc_binary(name = 'hello', srcs = ['h.cc'], deps = ['//:core'])"},
       {"example/CMakeLists.txt",
        "cmake_minimum_required(VERSION 3.16)\nproject(E CXX)\nadd_subdirectory(.. core)\nadd_executable(hello "
        "h.cc)\n"},
       {"example/h.cc", ""}});
  REQUIRE(pool.scan.pods.size() == 2);
  for (const Pod& pod : pool.scan.pods) CHECK(pod.reader == "bazel");
}

TEST_CASE("where Bazel has the smaller part, the build of CMake is read", "[scanner][cmake][bazel]") {
  const TestPool pool = require_pool(
      {{"MODULE.bazel", ""},
       {"CMakeLists.txt", "cmake_minimum_required(VERSION 3.16)\nproject(P CXX)\nadd_library(all a.cc b.cc c.cc)\n"},
       {"BUILD", "cc_library(name = 'a', srcs = ['a.cc'])"},
       {"a.cc", ""},
       {"b.cc", ""},
       {"c.cc", ""}});
  CHECK(names_of(pool) == Names{"all"});
  CHECK(messages_of(pool).size() == 1);
}
