// Whose a header of a CMake build is: unlisted ones, those of several targets, what links make visible.
#include <catch2/catch.hpp>

#include "base/text.h"
#include "support/pool.h"
#include "support/scan_text.h"

namespace podworks {
namespace {

using test::meaning;
using test::scan_pool;

const std::string kProject = "cmake_minimum_required(VERSION 3.20)\nproject(Demo C CXX)\n";

/// Of one CMakeLists.txt at the root.
ScanResult scan_list(const std::string& text, test::Files files) {
  files["CMakeLists.txt"] = kProject + text;
  return scan_pool(files);
}

}  // namespace

TEST_CASE("an unlisted header is of the linked library whose folder serves it, before its neighbour", "[cmake]") {
  const std::string lib =
      "add_library(small INTERFACE)\ntarget_include_directories(small INTERFACE ${CMAKE_SOURCE_DIR})\n"
      "add_library(big STATIC big.cc big.h)\ntarget_include_directories(big PUBLIC ${CMAKE_SOURCE_DIR})\n";
  const ScanResult scan = scan_list(
      "add_subdirectory(lib)\n"
      "add_library(one STATIC one.cc)\ntarget_link_libraries(one PUBLIC small)\n"
      "add_library(two STATIC two.cc)\ntarget_link_libraries(two PUBLIC big)\n"
      "add_library(both STATIC both.cc)\ntarget_link_libraries(both PUBLIC small big)\n"
      "add_library(none STATIC none.cc)\ntarget_include_directories(none PRIVATE .)\n",
      {{"lib/CMakeLists.txt", lib},
       {"lib/big.cc", "#include \"lib/small.h\"\n"},
       {"lib/big.h", ""},
       {"lib/small.h", ""},
       {"one.cc", "#include <lib/small.h>\n"},
       {"two.cc", "#include <lib/small.h>\n"},
       {"both.cc", "#include <lib/small.h>\n"},
       {"none.cc", "#include <lib/small.h>\n"}});
  CHECK(meaning(scan, "one.cc") == "small");
  CHECK(meaning(scan, "two.cc") == "big");
  CHECK(meaning(scan, "both.cc") == "big");
  CHECK(meaning(scan, "none.cc") == "big");
  CHECK(meaning(scan, "lib/big.cc") == "inside");
}

TEST_CASE("a header that a function is given which declares a target is that target's", "[cmake]") {
  const std::string function =
      "function(lib)\n  cmake_parse_arguments(L \"\" \"NAME\" \"SRCS;HEADERS\" ${ARGN})\n"
      "  if(NOT L_SRCS)\n    add_library(${L_NAME} INTERFACE)\n"
      "    target_include_directories(${L_NAME} INTERFACE ${CMAKE_SOURCE_DIR})\n    return()\n  endif()\n"
      "  add_library(${L_NAME} STATIC ${L_SRCS} ${L_HEADERS})\n"
      "  target_include_directories(${L_NAME} PUBLIC ${CMAKE_SOURCE_DIR})\nendfunction()\n";
  const ScanResult scan = scan_list(
      function +
          "add_subdirectory(lib)\nadd_executable(app app.cc)\n"
          "target_link_libraries(app bits align big)\n",
      {{"lib/CMakeLists.txt",
        "lib(NAME bits HEADERS Bits.h detail/B.h)\nlib(NAME align HEADERS Align.h)\n"
        "lib(NAME big SRCS Big.cc HEADERS Big.h)\n"},
       {"lib/Bits.h", ""},
       {"lib/detail/B.h", ""},
       {"lib/Align.h", ""},
       {"lib/Big.h", ""},
       {"lib/Big.cc", ""},
       {"app.cc", "#include <lib/Bits.h>\n#include <lib/detail/B.h>\n#include <lib/Align.h>\n#include <lib/Big.h>\n"}});
  CHECK(meaning(scan, "app.cc", "lib/Bits.h") == "bits");
  CHECK(meaning(scan, "app.cc", "lib/detail/B.h") == "bits");
  CHECK(meaning(scan, "app.cc", "lib/Align.h") == "align");
  CHECK(meaning(scan, "app.cc", "lib/Big.h") == "big");
}

TEST_CASE("a header that the importing target lists itself is its own", "[cmake]") {
  const ScanResult scan = scan_list(
      "include(CheckLibraryExists)\ninclude_directories(.)\nfunction(bench name)\n"
      "  add_executable(${name} \"\")\n  target_sources(${name} PRIVATE util/t.cc util/t.h b/${name}.cc)\n"
      "endfunction()\nbench(one)\nbench(two)\ncheck_library_exists(sqlite3 sqlite3_open \"\" HAVE_SQLITE3)\n"
      "if(HAVE_SQLITE3)\n  bench(three)\nendif()\n",
      {{"util/t.cc", ""},
       {"util/t.h", ""},
       {"b/one.cc", "#include \"util/t.h\"\n"},
       {"b/two.cc", "#include \"util/t.h\"\n"},
       {"b/three.cc", "#include \"util/t.h\"\n"}});
  CHECK(meaning(scan, "b/one.cc") == "inside");
  CHECK(meaning(scan, "b/two.cc") == "inside");
  CHECK(meaning(scan, "b/three.cc") == "inside");
}

TEST_CASE("who links a library made of an object library has declared what that one has", "[cmake]") {
  const test::Files files = {
      {"CMakeLists.txt",
       kProject + "add_library(base_obj OBJECT base.cc base.h)\nadd_library(base STATIC $<TARGET_OBJECTS:base_obj>)\n"
                  "target_include_directories(base PUBLIC ${CMAKE_SOURCE_DIR})\n"
                  "add_library(user STATIC user.cc)\ntarget_link_libraries(user PUBLIC base)\n"},
      {"base.cc", ""},
      {"base.h", ""},
      {"user.cc", "#include \"base.h\"\n"}};
  const TestPool pool = require_pool(files);
  CHECK(meaning(pool.scan, "user.cc") == "base_obj");
  CHECK(findings_of(pool, "undeclared-dependency").empty());
}

TEST_CASE("an include that case alone tells from a header must find its folder among the target's", "[cmake]") {
  const std::string lists =
      "add_library(codec STATIC lib/Zstd.cc lib/Zstd.h)\ntarget_include_directories(codec PUBLIC ${CMAKE_SOURCE_DIR})\n"
      "add_library(user STATIC app/user.cc)\ntarget_link_libraries(user PUBLIC codec)\n";
  const test::Files files = {{"lib/Zstd.cc", ""}, {"lib/Zstd.h", ""}, {"app/user.cc", "#include <zstd.h>\n"}};
  CHECK(meaning(scan_list(lists, files), "app/user.cc") == "unresolved");
  CHECK(meaning(scan_list(lists + "target_include_directories(codec PUBLIC lib)\n", files), "app/user.cc") == "codec");
}

TEST_CASE("a system's header is the system's where no folder of the target has one of its name", "[cmake]") {
  const std::string lists =
      "add_library(codec STATIC lib/string.h lib/a.cc)\ntarget_include_directories(codec PUBLIC ${CMAKE_SOURCE_DIR})\n"
      "add_library(user STATIC app/user.cc)\ntarget_link_libraries(user PUBLIC codec)\n";
  const test::Files files = {{"lib/a.cc", ""}, {"lib/string.h", ""}, {"app/user.cc", "#include <string.h>\n"}};
  CHECK(meaning(scan_list(lists, files), "app/user.cc").starts_with("external"));
  CHECK(meaning(scan_list(lists + "target_include_directories(codec PUBLIC lib)\n", files), "app/user.cc") == "codec");
}

TEST_CASE("no header of a bare name is meant that lies in no folder of the source's target", "[cmake]") {
  const std::string lists =
      "add_library(codec STATIC lib/a.cc lib/frame.h)\nadd_library(user STATIC app/user.cc app/user.h)\n"
      "target_include_directories(user PUBLIC app)\n";
  const ScanResult scan = scan_list(lists, {{"lib/a.cc", ""},
                                            {"lib/frame.h", ""},
                                            {"app/user.cc", "#include \"frame.h\"\n"},
                                            {"app/user.h", "#include \"frame.h\"\n"}});
  CHECK(meaning(scan, "app/user.cc") == "unresolved");
  CHECK(meaning(scan, "app/user.h") == "codec");  // whose folders it is searched for in, its includers say
}

TEST_CASE("a target that only an option builds finds what its folders have, also under a system's names", "[cmake]") {
  const ScanResult scan = scan_list(
      "option(TESTS \"\" OFF)\nadd_library(part STATIC programs/util.c programs/util.h)\nif(TESTS)\n"
      "  add_executable(bench tests/bench.c)\n  target_include_directories(bench PRIVATE programs)\nendif()\n",
      {{"programs/util.c", ""}, {"programs/util.h", ""}, {"tests/bench.c", "#include \"util.h\"\n"}});
  CHECK(test::how(scan, "tests/bench.c") == "search-path");
}

TEST_CASE("who says some of its headers is not taken for the owner of what lies far off", "[cmake]") {
  const ScanResult scan = scan_list(
      "function(lib name)\n  add_library(${name} INTERFACE)\n"
      "  target_include_directories(${name} INTERFACE ${CMAKE_SOURCE_DIR})\nendfunction()\n"
      "add_subdirectory(lib)\n",
      {{"lib/CMakeLists.txt", "lib(one HEADERS a.h)\nlib(two HEADERS b.h)\n"},
       {"lib/a.h", ""},
       {"lib/b.h", ""},
       {"lib/rust/c.h", ""}});
  CHECK(test::owners(scan, "lib/a.h") == std::vector<std::string>{"one"});
  CHECK(test::owners(scan, "lib/rust/c.h").empty());
}

TEST_CASE("of the branches of one choice no two make a circle of declarations", "[cmake]") {
  const auto circles = [](const std::string& text) {
    return findings_of(require_pool({{"CMakeLists.txt", kProject + text}, {"p.cc", ""}, {"w.cc", ""}, {"x.cc", ""}}),
                       "pod-cycle")
        .size();
  };
  const std::string shared = "option(BIG \"\" OFF)\nadd_library(part SHARED p.cc)\nadd_library(whole SHARED w.cc)\n";
  const std::string there = "target_link_libraries(part PUBLIC whole)\n";
  const std::string back = "target_link_libraries(whole PUBLIC part)\n";
  CHECK(circles(shared + there + back) == 1);
  CHECK(circles(shared + "if(BIG)\n" + there + "else()\n" + back + "endif()\n") == 0);
  CHECK(circles(shared + "if(BIG)\n" + there + "endif()\n" + back) == 1);
  CHECK(circles(shared + "if(BIG)\n" + there + "else()\n" + back + there + "endif()\n") == 1);
  // One circle is no circle, the other one holds whatever is chosen.
  CHECK(circles(shared +
                "add_library(more SHARED x.cc)\ntarget_link_libraries(more PUBLIC whole)\n"
                "target_link_libraries(whole PUBLIC more)\nif(BIG)\n" +
                there + "else()\n" + back + "endif()\n") == 1);
}

TEST_CASE("static libraries may need each other", "[cmake]") {
  const auto circles = [](const std::string& a, const std::string& b) {
    return findings_of(require_pool({{"CMakeLists.txt", kProject + "add_library(a " + a + " a.cc)\nadd_library(b " + b +
                                                            " b.cc)\ntarget_link_libraries(a PUBLIC b)\n"
                                                            "target_link_libraries(b PUBLIC a)\n"},
                                     {"a.cc", ""},
                                     {"b.cc", ""}}),
                       "pod-cycle")
        .size();
  };
  CHECK(circles("STATIC", "STATIC") == 0);
  CHECK(circles("STATIC", "SHARED") == 1);
  CHECK(circles("OBJECT", "OBJECT") == 1);
}

}  // namespace podworks
