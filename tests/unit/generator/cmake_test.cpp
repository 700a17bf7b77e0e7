#include <catch2/catch.hpp>

#include "unit/generator/pool_for_tests.h"

namespace podworks {
namespace {

/// App -> House -> Net -> Base; Net's public header shows Base, House uses Net in a source only.
PoolForTests small_pool() {
  PoolForTests pool;
  pool.app.name = "Buyer";
  pool.app.path = "apps/buyer";
  pool.has_entry = true;
  pool.pods = {{.name = "House", .layer = "business"}, {.name = "Base"}, {.name = "Net"}};
  pool.planned = {"Base", "Net", "House"};
  pool.roots = {"House"};
  pool.files = {{"apps/buyer/main.c", "app:Buyer"}, {"pods/Base/include/Base/base.h", "Base", Role::PublicHeader},
                {"pods/Base/src/base.c", "Base"},   {"pods/Net/include/Net/net.h", "Net", Role::PublicHeader},
                {"pods/Net/src/net.c", "Net"},      {"pods/House/include/House/house.h", "House", Role::PublicHeader},
                {"pods/House/src/house.c", "House"}};
  pool.imports = {{"apps/buyer/main.c", "House/house.h", "pods/House/include/House/house.h"},
                  {"pods/House/src/house.c", "Net/net.h", "pods/Net/include/Net/net.h"},
                  {"pods/Net/include/Net/net.h", "Base/base.h", "pods/Base/include/Base/base.h"}};
  return pool;
}

/// The same for an app of another name.
PoolForTests named_pool(const std::string& app) {
  PoolForTests pool = small_pool();
  pool.app.name = app;
  for (TestFile& file : pool.files) {
    if (file.unit == "app:Buyer") file.unit = "app:" + app;
  }
  return pool;
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::vector<Diagnostic> problems_of(PoolForTests& pool) {
  const auto files = pool.emit("cmake", "apps/buyer/CMakeLists.txt");
  REQUIRE(files.ok());
  return files.value().front().problems;
}

}  // namespace

TEST_CASE("a CMake build has one library per pod and the app's program", "[generator][cmake]") {
  PoolForTests pool = small_pool();
  CHECK(pool.body("cmake", "apps/buyer/CMakeLists.txt") == R"(cmake_minimum_required(VERSION 3.20)
project(Buyer LANGUAGES C)

get_filename_component(POOL_ROOT "${CMAKE_CURRENT_LIST_DIR}/../.." ABSOLUTE)

# layer: base
add_library(pod_Base STATIC
  "${POOL_ROOT}/pods/Base/src/base.c")
target_include_directories(pod_Base
  PUBLIC "${POOL_ROOT}/pods/Base/include")

add_library(pod_Net STATIC
  "${POOL_ROOT}/pods/Net/src/net.c")
target_include_directories(pod_Net
  PUBLIC "${POOL_ROOT}/pods/Net/include")
target_link_libraries(pod_Net PUBLIC pod_Base)

# layer: business
add_library(pod_House STATIC
  "${POOL_ROOT}/pods/House/src/house.c")
target_include_directories(pod_House
  PUBLIC "${POOL_ROOT}/pods/House/include")
target_link_libraries(pod_House PRIVATE pod_Net)

add_executable(Buyer
  "${POOL_ROOT}/apps/buyer/main.c")
target_link_libraries(Buyer PRIVATE pod_House)
)");
  CHECK(problems_of(pool).empty());
}

TEST_CASE("a dependency is public if a public header reaches it through private ones", "[generator][cmake]") {
  PoolForTests pool = small_pool();
  pool.files.push_back({"pods/House/src/inner.h", "House", Role::PrivateHeader});
  pool.imports.push_back({"pods/House/include/House/house.h", "inner.h", "pods/House/src/inner.h", Form::IncludeQuote});
  pool.imports.push_back({"pods/House/src/inner.h", "Net/net.h", "pods/Net/include/Net/net.h"});
  const std::string body = pool.body("cmake", "CMakeLists.txt");
  CHECK(contains(body, "target_link_libraries(pod_House PUBLIC pod_Net)"));
  CHECK(contains(body, "PUBLIC \"${POOL_ROOT}/pods/House/src\""));
}

TEST_CASE("a folder that only the pod's own sources search is private", "[generator][cmake]") {
  PoolForTests pool = small_pool();
  pool.files.push_back({"pods/House/inner/inner.h", "House", Role::PrivateHeader});
  pool.imports.push_back({"pods/House/src/house.c", "inner.h", "pods/House/inner/inner.h", Form::IncludeQuote});
  CHECK(contains(pool.body("cmake", "CMakeLists.txt"), "  PRIVATE \"${POOL_ROOT}/pods/House/inner\")"));
}

TEST_CASE("a header beside its importer needs no folder", "[generator][cmake]") {
  PoolForTests pool = small_pool();
  pool.files.push_back({"pods/House/src/own.h", "House", Role::PrivateHeader});
  pool.files.push_back({"pods/House/up.h", "House", Role::PrivateHeader});
  pool.imports.push_back({"pods/House/src/house.c", "own.h", "pods/House/src/own.h", Form::IncludeQuote});
  pool.imports.push_back({"pods/House/src/house.c", "../up.h", "pods/House/up.h", Form::IncludeQuote});
  CHECK_FALSE(contains(pool.body("cmake", "CMakeLists.txt"), "PRIVATE \""));
}

TEST_CASE("a header that CocoaPods serves under another name is served under it", "[generator][cmake]") {
  PoolForTests pool = small_pool();
  pool.files.push_back({"pods/Net/Classes/deep/Flat.h", "Net", Role::PublicHeader});
  pool.imports.push_back({"pods/House/src/house.c", "Net/Flat.h", "pods/Net/Classes/deep/Flat.h"});
  const std::string body = pool.body("cmake", "CMakeLists.txt");
  CHECK(contains(body, "function(podworks_serve target directive spelling file)"));
  CHECK(contains(body, "podworks_serve(pod_Net include \"Net/Flat.h\" \"${POOL_ROOT}/pods/Net/Classes/deep/Flat.h\")"));
  CHECK(contains(body, "PUBLIC \"${CMAKE_CURRENT_BINARY_DIR}/headers/pod_Net\""));
}

TEST_CASE("only what a build needs is linked", "[generator][cmake]") {
  PoolForTests pool = small_pool();
  const auto kind =
      GENERATE(DependencyKind::Optional, DependencyKind::Test, DependencyKind::Forward, DependencyKind::TypeOnly);
  pool.imports.push_back(
      {"pods/Base/src/base.c", "House/house.h", "pods/House/include/House/house.h", Form::IncludeAngle, kind});
  CHECK_FALSE(contains(pool.body("cmake", "CMakeLists.txt"), "target_link_libraries(pod_Base"));
}

TEST_CASE("a declared dependency is linked though no import shows it", "[generator][cmake]") {
  PoolForTests pool = small_pool();
  for (auto& pod : pool.pods) {
    if (pod.name == "House") pod.depends_on = {"Base"};
  }
  CHECK(contains(pool.body("cmake", "CMakeLists.txt"), "target_link_libraries(pod_House PRIVATE pod_Base pod_Net)"));
}

TEST_CASE("only the sources of planned subspecs are built", "[generator][cmake]") {
  PoolForTests pool = small_pool();
  pool.pods = {{.name = "Login", .subspecs = {{.name = "Core"}, {.name = "OAuth"}}}};
  pool.files = {
      {"apps/buyer/main.c", "app:Buyer"}, {"pods/Login/core.c", "Login/Core"}, {"pods/Login/oauth.c", "Login/OAuth"}};
  pool.imports.clear();
  pool.planned = {"Login/Core"};
  const std::string body = pool.body("cmake", "CMakeLists.txt");
  CHECK(contains(body, "core.c"));
  CHECK_FALSE(contains(body, "oauth.c"));
}

TEST_CASE("a pod of headers alone is an interface", "[generator][cmake]") {
  PoolForTests pool = small_pool();
  std::erase_if(pool.files, [](const TestFile& file) { return file.path == "pods/Net/src/net.c"; });
  const std::string body = pool.body("cmake", "CMakeLists.txt");
  CHECK(contains(body, "add_library(pod_Net INTERFACE)\n"));
  CHECK(contains(body, "  INTERFACE \"${POOL_ROOT}/pods/Net/include\")"));
  CHECK(contains(body, "target_link_libraries(pod_Net INTERFACE pod_Base)"));
}

TEST_CASE("the project names the languages of its files", "[generator][cmake]") {
  PoolForTests pool = small_pool();
  pool.files.push_back({"pods/Net/src/a.cpp", "Net"});
  pool.files.push_back({"pods/Net/src/b.mm", "Net"});
  pool.files.push_back({"pods/Net/src/c.S", "Net"});
  const std::string body = pool.body("cmake", "CMakeLists.txt");
  CHECK(contains(body, "LANGUAGES C CXX OBJCXX ASM)"));
  CHECK(contains(body, "-fobjc-arc"));
}

TEST_CASE("Swift files are left out, and that is said twice", "[generator][cmake]") {
  PoolForTests pool = small_pool();
  pool.files.push_back({"pods/House/List.swift", "House"});
  CHECK(contains(pool.body("cmake", "CMakeLists.txt"), "# left out, Swift: pods/House/List.swift\n"));
  const auto problems = problems_of(pool);
  REQUIRE(problems.size() == 1);
  CHECK(problems.front().message == "the CMake build leaves out 1 Swift file of `House`");
}

TEST_CASE("an app may be called like one of its pods", "[generator][cmake]") {
  PoolForTests pool = named_pool("House");
  const std::string body = pool.body("cmake", "CMakeLists.txt");
  CHECK(contains(body, "add_executable(House\n"));
  CHECK(contains(body, "target_link_libraries(House PRIVATE pod_House)"));
}

TEST_CASE("an app may be called like something of CMake's", "[generator][cmake]") {
  PoolForTests pool = named_pool("CMakeFiles");
  const std::string body = pool.body("cmake", "CMakeLists.txt");
  CHECK(contains(body, "project(app_CMakeFiles LANGUAGES C)\n"));
  CHECK(contains(body, "add_executable(app_CMakeFiles\n"));
  CHECK(contains(body, R"(set_target_properties(app_CMakeFiles PROPERTIES
  OUTPUT_NAME "CMakeFiles"
  RUNTIME_OUTPUT_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}/bin")
)"));
}

TEST_CASE("an app whose name no program can have is an error that names it", "[generator][cmake]") {
  const std::string name = GENERATE("a/b", "all", "build.ninja");
  PoolForTests pool = named_pool(name);
  pool.app.at = {"podworks.yml", 7, 3};
  const auto files = pool.emit("cmake", "CMakeLists.txt");
  REQUIRE_FALSE(files.ok());
  CHECK(files.errors().front().message == "CMake cannot build a program of the name `" + name + "`");
  CHECK(files.errors().front().where == Place{"podworks.yml", 7, 3});
}

TEST_CASE("CMake is told the language of a file whose name does not say it", "[generator][cmake]") {
  PoolForTests pool = small_pool();
  for (const char* name : {"a.CC", "b.C", "c.cpp", "d.M", "e.s"}) {
    pool.files.push_back({std::string("pods/Net/src/") + name, "Net"});
  }
  const std::string body = pool.body("cmake", "CMakeLists.txt");
  CHECK(contains(body, R"(set_source_files_properties(
  "${POOL_ROOT}/pods/Net/src/a.CC"
  "${POOL_ROOT}/pods/Net/src/b.C"
  PROPERTIES LANGUAGE CXX)
set_source_files_properties(
  "${POOL_ROOT}/pods/Net/src/d.M"
  PROPERTIES LANGUAGE OBJC)
)"));
}

TEST_CASE("an app without sources of its own builds its libraries", "[generator][cmake]") {
  PoolForTests pool = small_pool();
  pool.has_entry = false;
  std::erase_if(pool.files, [](const TestFile& file) { return file.unit == "app:Buyer"; });
  std::erase_if(pool.imports, [](const TestImport& import) { return import.from == "apps/buyer/main.c"; });
  const std::string body = pool.body("cmake", "CMakeLists.txt");
  CHECK_FALSE(contains(body, "add_executable"));
  CHECK(contains(body, "# app Buyer has no sources that CMake builds: libraries only\n"));
}

TEST_CASE("system headers bring the library that they stand for", "[generator][cmake]") {
  PoolForTests pool = small_pool();
  pool.imports.push_back({"pods/Base/src/base.c", "math.h", ""});
  pool.imports.push_back({"pods/Net/src/net.c", "pthread.h", ""});
  pool.imports.push_back({"pods/Net/src/net.c", "stdio.h", ""});
  const std::string body = pool.body("cmake", "CMakeLists.txt");
  CHECK(contains(body, "target_link_libraries(pod_Base PRIVATE $<$<NOT:$<PLATFORM_ID:Windows>>:-lm>)"));
  CHECK(contains(body, "find_package(Threads REQUIRED)\n"));
  CHECK(contains(body, "target_link_libraries(pod_Net PUBLIC pod_Base PRIVATE Threads::Threads)"));
}

TEST_CASE("what the CMake build cannot provide is reported", "[generator][cmake]") {
  PoolForTests pool = small_pool();
  SECTION("a generated header") {
    pool.imports.push_back({"pods/House/src/house.c", "Net/Net-Swift.h", "Net"});
    CHECK(problems_of(pool).size() == 1);
  }
  SECTION("a pod from outside the pool") {
    pool.outside = {{"AFNetworking", {"4.0.1"}}};
    CHECK(problems_of(pool).size() == 1);
    CHECK(contains(pool.body("cmake", "CMakeLists.txt"), "# outside the pool, not fetched: AFNetworking 4.0.1\n"));
  }
  SECTION("two headers of one spelling in folders that are both searched") {
    pool.files.push_back({"pods/Base/a/util.h", "Base", Role::PrivateHeader});
    pool.files.push_back({"pods/Base/b/util.h", "Base", Role::PrivateHeader});
    pool.files.push_back({"pods/Base/b/other.h", "Base", Role::PrivateHeader});
    pool.imports.push_back({"pods/Base/src/base.c", "util.h", "pods/Base/a/util.h", Form::IncludeQuote});
    pool.imports.push_back({"pods/Base/src/base.c", "other.h", "pods/Base/b/other.h", Form::IncludeQuote});
    const auto problems = problems_of(pool);
    REQUIRE(problems.size() == 1);
    CHECK(problems.front().message ==
          "in CMake, `util.h` in `pods/Base/src/base.c` may mean `pods/Base/a/util.h` or `pods/Base/b/util.h`: both "
          "folders "
          "are searched");
  }
}

TEST_CASE("of two headers under one served name the first is taken, and that is reported", "[generator][cmake]") {
  PoolForTests pool = small_pool();
  for (const std::string folder : {"a", "b"}) {
    pool.files.push_back({"pods/Net/" + folder + "/Flat.h", "Net", Role::PublicHeader});
    pool.imports.push_back({"pods/House/src/house.c", "Net/Flat.h", "pods/Net/" + folder + "/Flat.h"});
  }
  CHECK(problems_of(pool).size() == 1);
  const std::string body = pool.body("cmake", "CMakeLists.txt");
  CHECK(contains(body, "pods/Net/a/Flat.h"));
  CHECK_FALSE(contains(body, "pods/Net/b/Flat.h"));
}

TEST_CASE("a file whose name CMake cannot hold is left out, and that is an error", "[generator][cmake]") {
  PoolForTests pool = small_pool();
  pool.files.push_back({"pods/Base/src/a;b.c", "Base"});
  pool.files.push_back({"pods/Base/od|d/Base/odd.h", "Base", Role::PublicHeader});
  pool.imports.push_back({"pods/House/src/house.c", "Base/odd.h", "pods/Base/od|d/Base/odd.h"});
  const std::string body = pool.body("cmake", "CMakeLists.txt");
  CHECK(contains(body, "# left out, CMake cannot build a file of this name: pods/Base/src/a;b.c\n"));
  CHECK_FALSE(contains(body, "/a;b.c\""));
  CHECK_FALSE(contains(body, "/od|d\""));
  const auto problems = problems_of(pool);
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].message == "CMake cannot build a file of this name: `pods/Base/od|d/Base/odd.h` is left out");
  CHECK(problems[1].message == "CMake cannot build a file of this name: `pods/Base/src/a;b.c` is left out");
  CHECK(problems[1].severity == Severity::Error);
  CHECK(problems[1].place.file == "pods/Base/src/a;b.c");
}

TEST_CASE("a CMake template keeps its own project", "[generator][cmake]") {
  PoolForTests pool = small_pool();
  const std::string own = pool.body("cmake", "CMakeLists.txt", "Project(Mine)\n# podworks: pods\n");
  CHECK(own.find("Project(Mine)\nset(POOL_ROOT \"${CMAKE_CURRENT_LIST_DIR}\")\n") == 0);
  const std::string added = pool.body("cmake", "CMakeLists.txt", "# podworks: pods\nadd_test(x Buyer)\n");
  CHECK(added.find("cmake_minimum_required(VERSION 3.20)\nproject(Buyer LANGUAGES C)\n") == 0);
  CHECK(contains(added, "\nadd_test(x Buyer)\n"));
}

}  // namespace podworks
