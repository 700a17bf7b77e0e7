// The literal part of CMakeLists.txt. What CMake itself says of the same projects: cmake_oracle_test.cpp.
#include <algorithm>
#include <catch2/catch.hpp>

#include "base/text.h"
#include "support/pool.h"
#include "support/scan_text.h"
#include "tests/unit/scanner/pods/read_pod.h"

namespace podworks {
namespace {

using test::how;
using test::meaning;
using test::owners;
using test::problems;
using test::scan_pool;

const std::string kProject = "cmake_minimum_required(VERSION 3.20)\nproject(Demo C CXX)\n";

const Pod& pod_named(const ScanResult& scan, const std::string& name) {
  for (const Pod& pod : scan.pods) {
    if (pod.name == name) return pod;
  }
  FAIL("no pod " << name);
  return scan.pods.front();
}

std::vector<std::string> pod_names(const ScanResult& scan) {
  std::vector<std::string> names;
  for (const Pod& pod : scan.pods) names.push_back(pod.name);
  return names;
}

std::vector<std::string> declared_by(const ScanResult& scan, const std::string& name) {
  std::vector<std::string> names;
  for (const Unit::Declared& one : scan.units[index_of(pod_named(scan, name).units[0])].declared) {
    names.push_back(one.dependency.name + (one.units.empty() ? " outside" : ""));
  }
  return names;
}

std::vector<std::string> files_of(const ScanResult& scan, const std::string& name) {
  std::vector<std::string> files;
  for (std::size_t i = 0; i < scan.files.size(); ++i) {
    for (const FileOwner& owner : scan.owners_of(id_at<FileId>(i))) {
      if (scan.pod_of(owner.unit).name == name) files.emplace_back(scan.files[i].path);
    }
  }
  return files;
}

using Texts = std::vector<std::string>;

/// Of one CMakeLists.txt at the root.
ScanResult scan_list(const std::string& text, test::Files files) {
  files["CMakeLists.txt"] = kProject + text;
  return scan_pool(files);
}

}  // namespace

TEST_CASE("a target is a pod with its sources, its folders and what it links", "[cmake]") {
  const ScanResult scan = scan_pool({
      {"CMakeLists.txt", kProject + "add_subdirectory(net)\nadd_subdirectory(ui)\n"},
      {"net/CMakeLists.txt",
       "add_library(net src/a.cc)\nadd_library(Demo::net ALIAS net)\ntarget_include_directories(net PUBLIC include)\n"
       "target_link_libraries(net PUBLIC m ZLIB::ZLIB -lfoo ${CMAKE_DL_LIBS})\n"},
      {"net/src/a.cc", "#include \"net/a.h\"\n"},
      {"net/include/net/a.h", ""},
      {"ui/CMakeLists.txt", "add_executable(ui main.cc)\ntarget_link_libraries(ui PRIVATE Demo::net)\n"},
      {"ui/main.cc", "#include <net/a.h>\n#include \"zlib.h\"\n"},
  });
  REQUIRE(pod_names(scan) == Texts{"net", "ui"});
  CHECK(pod_named(scan, "net").root == "net");
  CHECK(files_of(scan, "net") == Texts{"net/include/net/a.h", "net/src/a.cc"});
  CHECK(declared_by(scan, "ui") == Texts{"net"});
  CHECK(declared_by(scan, "net") == Texts{"ZLIB::ZLIB outside", "m outside"});
  CHECK(meaning(scan, "ui/main.cc", "net/a.h") == "net");
  CHECK(how(scan, "ui/main.cc", "net/a.h") == "search-path");
  CHECK(scan.problems.empty());
}

TEST_CASE("branches that are not decided are united", "[cmake]") {
  const ScanResult scan = scan_list(
      "option(WITH_X \"\" OFF)\nset(SRC base.c)\nif(WIN32)\n  list(APPEND SRC win.c)\nelseif(APPLE)\n"
      "  list(APPEND SRC mac.c)\nelse()\n  list(APPEND SRC posix.c)\nendif()\n"
      "if(WITH_X)\n  set(KIND one)\nelse()\n  set(KIND two)\nendif()\n"
      "if(FALSE)\n  list(APPEND SRC never.c)\nendif()\n"
      "add_library(lib ${SRC} kind_${KIND}.c)\n",
      {{"base.c", ""},
       {"win.c", ""},
       {"mac.c", ""},
       {"posix.c", ""},
       {"kind_one.c", ""},
       {"kind_two.c", ""},
       {"never.c", ""}});
  CHECK(files_of(scan, "lib") == Texts{"base.c", "kind_one.c", "kind_two.c", "mac.c", "posix.c", "win.c"});
  CHECK(problems(scan, "manifest-problem").empty());
}

TEST_CASE("what a branch sets that may not be taken does not hide what was there", "[cmake]") {
  const ScanResult scan =
      scan_list("set(DIR common)\nif(SOMETHING)\n  set(DIR special)\nendif()\nadd_library(lib ${DIR}/a.c)\n",
                {{"common/a.c", ""}, {"special/a.c", ""}});
  CHECK(files_of(scan, "lib") == Texts{"common/a.c", "special/a.c"});
}

TEST_CASE("a source that is not there is a finding, one that a build makes is none", "[cmake]") {
  const ScanResult scan = scan_list(
      "configure_file(version.h.in gen/version.h)\nadd_custom_command(OUTPUT made.c COMMAND true)\n"
      "add_library(lib a.c gone.c made.c ${CMAKE_CURRENT_BINARY_DIR}/other.c)\n"
      "target_include_directories(lib PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/gen)\n",
      {{"a.c", "#include \"version.h\"\n"}, {"version.h.in", ""}});
  CHECK(problems(scan, "manifest-problem") == Texts{"`lib` lists `gone.c`, which is not there"});
  CHECK(meaning(scan, "a.c") == "inside");
  CHECK(how(scan, "a.c") == "generated");
}

TEST_CASE("a source that a list has only if something holds may not be there", "[cmake]") {
  const ScanResult scan = scan_list(
      "set(LIST a.c)\nif(WITH_X)\n  list(APPEND LIST x.c)\nendif()\nset(OTHER b.c old.c)\nif(WITH_Y)\n"
      "  set(OTHER b.c new.c)\nelse()\n  set(OTHER b.c else.c)\nendif()\nlist(APPEND LIST ${OTHER} gone.c)\n"
      "add_library(lib ${LIST})\n",
      {{"a.c", ""}, {"b.c", ""}});
  CHECK(problems(scan, "manifest-problem") == Texts{"`lib` lists `gone.c`, which is not there"});
}

TEST_CASE("what only a run of CMake knows is a finding at its place", "[cmake]") {
  const ScanResult scan = scan_list(
      "execute_process(COMMAND ls OUTPUT_VARIABLE LIST)\nadd_library(lib a.c ${LIST})\nadd_subdirectory(gone)\n"
      "foreign_library(x)\n",
      {{"a.c", ""}});
  const Texts found = problems(scan, "manifest-problem");
  REQUIRE(found.size() == 3);
  CHECK(std::count_if(found.begin(), found.end(), [](const std::string& one) {
          return one.starts_with("not all files of `lib` can be known: `execute_process` in CMakeLists.txt:3");
        }) == 1);
  CHECK(std::count(found.begin(), found.end(),
                   "`foreign_library` is defined nowhere in the pool: targets that it declares are missing") == 1);
  CHECK(std::count(found.begin(), found.end(), "`gone` has no CMakeLists.txt: its targets are missing") == 1);
}

TEST_CASE("headers that nobody lists are the nearest target's", "[cmake]") {
  const ScanResult scan = scan_list(
      "add_library(one one.c)\nadd_library(two two.c)\nadd_executable(tool tool/t.c)\n"
      "target_include_directories(two PUBLIC api)\nadd_library(heads INTERFACE)\n"
      "target_include_directories(heads INTERFACE heads)\n",
      {{"one.c", ""},
       {"one.h", ""},
       {"two.c", ""},
       {"both.h", ""},
       {"api/two/two.h", ""},
       {"tool/t.c", ""},
       {"tool/t.h", ""},
       {"heads/h.h", ""}});
  CHECK(owners(scan, "one.h") == Texts{"one"});
  CHECK(owners(scan, "both.h") == Texts{"one", "two"});
  CHECK(owners(scan, "api/two/two.h") == Texts{"two"});
  CHECK(owners(scan, "tool/t.h") == Texts{"tool"});
  CHECK(owners(scan, "heads/h.h") == Texts{"heads"});
}

TEST_CASE("programs of tests are tests", "[cmake]") {
  const ScanResult scan = scan_list(
      "add_library(lib a.c)\nadd_executable(asked asked.c)\nadd_test(NAME x COMMAND asked)\n"
      "add_executable(linked linked.c)\ntarget_link_libraries(linked PRIVATE lib GTest::gtest_main)\n"
      "add_executable(placed tests/placed.c)\nadd_executable(app app.c)\n",
      {{"a.c", ""}, {"asked.c", ""}, {"linked.c", ""}, {"tests/placed.c", ""}, {"app.c", ""}});
  for (const char* name : {"asked", "linked", "placed"}) {
    CAPTURE(name);
    CHECK(scan.units[index_of(pod_named(scan, name).units[0])].kind == UnitKind::Test);
  }
  CHECK(scan.units[index_of(pod_named(scan, "app").units[0])].kind == UnitKind::Library);
}

TEST_CASE("a CMakeLists.txt that another one adds is part of its build", "[cmake]") {
  const ScanResult scan = scan_pool({
      {"app/CMakeLists.txt", kProject + "add_subdirectory(../lib lib)\nadd_executable(app a.c)\n"},
      {"app/a.c", ""},
      {"lib/CMakeLists.txt", "project(Lib C)\nadd_library(lib ${PROJECT_SOURCE_DIR}/l.c ${CMAKE_SOURCE_DIR}/b.c)\n"},
      {"lib/l.c", ""},
      {"app/b.c", ""},
      {"alone/CMakeLists.txt", "add_library(alone x.c)\n"},
      {"alone/x.c", ""},
  });
  CHECK(pod_names(scan) == Texts{"app", "lib"});
  CHECK(files_of(scan, "lib") == Texts{"app/b.c", "lib/l.c"});
}

TEST_CASE("targets of one name in several builds are told apart by their folder", "[cmake]") {
  const ScanResult scan = scan_pool({
      {"CMakeLists.txt", kProject + "add_library(core c.c)\nadd_executable(demo d.c)\n"},
      {"c.c", ""},
      {"d.c", ""},
      {"sample/CMakeLists.txt",
       "project(Sample C)\nadd_library(core s.c)\nadd_executable(demo x.c)\ntarget_link_libraries(demo core)\n"},
      {"sample/s.c", ""},
      {"sample/x.c", ""},
  });
  CHECK(pod_names(scan) == Texts{"core", "core@sample", "demo", "demo@sample"});
  CHECK(declared_by(scan, "demo@sample") == Texts{"core@sample"});
}

TEST_CASE("a build within another kind's package is its native half, and no pods", "[cmake]") {
  const test::Files native = {
      {"plugin/pubspec.yaml", "name: plugin\n"},
      {"plugin/lib/a.dart", ""},
      {"plugin/windows/CMakeLists.txt", kProject + "add_library(plugin_plugin p.cc)\n"},
      {"plugin/windows/p.cc", ""},
  };
  CHECK(pod_names(scan_pool(native)) == Texts{"plugin"});
  const test::Files beside = {
      {"Net.podspec", test::podspec("Net", "s.source_files = 'src/*.c'")},
      {"CMakeLists.txt", kProject + "add_library(net src/n.c)\n"},
      {"src/n.c", ""},
  };
  CHECK(pod_names(scan_pool(beside)) == Texts{"Net"});
  const test::Files tools = {
      {"package.json", "{\"name\": \"tools\", \"main\": \"x.js\"}"},
      {"x.js", ""},
      {"CMakeLists.txt", kProject + "add_library(net src/n.c)\n"},
      {"src/n.c", ""},
  };
  CHECK(pod_names(scan_pool(tools)) == Texts{"net", "tools"});
}

TEST_CASE("a build of whose sources a podspec around takes none is read, and what is passed over is said once",
          "[cmake]") {
  test::Files files = {
      {"Core.podspec", test::podspec("Core", "s.source_files = 'src/*.{h,cc}'")},
      {"CMakeLists.txt", kProject + "add_library(core src/a.cc)\nadd_subdirectory(tools)\n"},
      {"src/a.cc", ""},
      {"tools/CMakeLists.txt", "add_library(conv conv.cc)\n"},
      {"tools/conv.cc", ""},
      {"demo/CMakeLists.txt", kProject + "add_executable(demo main.cc)\n"},
      {"demo/main.cc", ""},
  };
  const ScanResult scan = scan_pool(files);
  CHECK(pod_names(scan) == Texts{"Core", "demo"});
  CHECK(problems(scan, "manifest-problem") ==
        Texts{"2 CMakeLists.txt are passed over: other manifests declare pods for sources of their builds"});
  CHECK(scan.problems.at(0).severity == Severity::Note);
  CHECK(scan.problems.at(0).place.file == "CMakeLists.txt");
  // A package around may have the build for its native half.
  files["package.json"] = "{\"name\": \"core\", \"main\": \"x.js\"}";
  files["x.js"] = "";
  CHECK(problems(scan_pool(files), "manifest-problem").empty());
}

TEST_CASE("a CMake target of Swift that a Swift package compiles is no pod", "[cmake]") {
  test::Files files = {
      {"Package.swift",
       "// swift-tools-version:5.9\nimport PackageDescription\nlet package = Package(name: \"P\", targets: [.target("
       "name: \"A\"), .target(name: \"B\"), .target(name: \"All\", dependencies: [\"A\", \"B\"])])\n"},
      {"CMakeLists.txt", kProject + "add_subdirectory(Sources)\n"},
      {"Sources/CMakeLists.txt", "add_library(All A/a.swift B/b.swift)\nadd_library(Tool tool.swift)\n"},
      {"Sources/A/a.swift", ""},
      {"Sources/B/b.swift", ""},
      {"Sources/All/all.swift", "import A\nimport B\n"},
      {"Sources/tool.swift", ""},
  };
  const ScanResult scan = scan_pool(files);
  CHECK(pod_names(scan) == Texts{"A", "All", "B", "Tool"});
  CHECK(test::owners(scan, "Sources/A/a.swift") == Texts{"A"});
  CHECK(test::owners(scan, "Sources/tool.swift") == Texts{"Tool"});
}

TEST_CASE("an include is looked for in the folders of the target, in their order", "[cmake]") {
  const ScanResult scan = scan_list(
      "add_library(a a/a.c a/common.h)\nadd_library(b b/b.c b/common.h)\n"
      "target_include_directories(a PUBLIC a)\ntarget_include_directories(b PUBLIC b)\n"
      "add_executable(app app/m.c)\ntarget_link_libraries(app b a)\n"
      "add_executable(other app/o.c)\ntarget_link_libraries(other a b)\n",
      {{"a/a.c", ""},
       {"a/common.h", ""},
       {"b/b.c", ""},
       {"b/common.h", ""},
       {"app/m.c", "#include \"common.h\"\n"},
       {"app/o.c", "#include \"common.h\"\n"}});
  CHECK(meaning(scan, "app/m.c") == "b");
  CHECK(meaning(scan, "app/o.c") == "a");
}

TEST_CASE("libraries that link nothing of their build declare nothing", "[cmake]") {
  const test::Files files = {{"a.c", "#include \"b.h\"\n"}, {"b.c", ""}, {"b.h", ""}, {"m.c", ""}};
  const ScanResult silent = scan_list(
      "add_library(a a.c)\nadd_library(b b.c b.h)\nadd_executable(m m.c)\ntarget_link_libraries(m a b)\n", files);
  CHECK_FALSE(pod_named(silent, "a").declares_dependencies);
  const ScanResult said = scan_list("add_library(a a.c)\nadd_library(b b.c b.h)\ntarget_link_libraries(a b)\n", files);
  CHECK(pod_named(said, "a").declares_dependencies);
}

TEST_CASE("a variant that an option asks for leaves the files to the usual target", "[cmake]") {
  const ScanResult scan = scan_list(
      "macro(build name files)\n  if(UNITTEST)\n    add_library(${name}.test STATIC ${files} extra.c)\n"
      "  else()\n    add_library(${name} STATIC ${files})\n  endif()\nendmacro()\nbuild(comm \"a.c\")\n",
      {{"a.c", ""}, {"a.h", ""}, {"extra.c", ""}});
  CHECK(owners(scan, "a.c") == Texts{"comm"});
  CHECK(owners(scan, "a.h") == Texts{"comm"});
  CHECK(owners(scan, "extra.c") == Texts{"comm.test"});
}

TEST_CASE("of the names that a target may have the usual one is its name", "[cmake]") {
  const ScanResult scan = scan_list(
      "option(INSTALL \"\" OFF)\nif(INSTALL)\n  set(N core)\nelse()\n  set(N demo_core)\nendif()\n"
      "add_library(${N} a.c)\nadd_library(Demo::core ALIAS ${N})\nadd_executable(app m.c)\n"
      "target_link_libraries(app Demo::core)\n",
      {{"a.c", ""}, {"m.c", ""}});
  CHECK(pod_names(scan) == Texts{"app", "demo_core"});
  CHECK(declared_by(scan, "app") == Texts{"demo_core"});
}

TEST_CASE("what replaces a system's headers elsewhere does not hide them", "[cmake]") {
  const ScanResult scan = scan_list(
      "if(WIN32)\n  include_directories(compat)\nendif()\ninclude_directories(own)\nadd_library(a a.c)\n"
      "add_library(compat compat/c.c)\n",
      {{"a.c", "#include <unistd.h>\n#include <more.h>\n"},
       {"compat/c.c", ""},
       {"compat/unistd.h", ""},
       {"own/more.h", ""}});
  CHECK(meaning(scan, "a.c", "unistd.h").starts_with("external"));
  CHECK(how(scan, "a.c", "more.h") == "search-path");
}

TEST_CASE("what podworks generates is no manifest", "[cmake]") {
  const ScanResult scan = scan_pool({
      {"app/CMakeLists.txt", "# generated by podworks, do not edit; made by: podworks generate App; body: 0\n" +
                                 kProject + "add_library(pod_Net ../Net/n.c)\n"},
      {"Net/Net.podspec", test::podspec("Net", "s.source_files = '*.c'")},
      {"Net/n.c", ""},
  });
  CHECK(pod_names(scan) == Texts{"Net"});
}

TEST_CASE("CMake is read where podworks.yml asks for it", "[cmake]") {
  const TestPool pool = require_pool({
      {"podworks.yml", "version: 1\npods:\n  - { from: cmake, in: native }\n"},
      {"Net.podspec", test::podspec("Net", "s.source_files = '**/*.c'")},
      {"native/CMakeLists.txt", "add_library(core c.c)\n"},
      {"native/c.c", ""},
  });
  REQUIRE(pool.scan.pods.size() == 1);
  CHECK(pool.scan.pods[0].name == "core");
}

TEST_CASE("a text that would be too long is not known", "[cmake][hostile]") {
  const std::string replace = "string(REPLACE a ${A} A ${A})\n";
  const auto doubled = [](int times) {
    return "set(s aaaaaaaaaaaaaaaa)\nforeach(i RANGE 1 " + std::to_string(times) +
           ")\n  set(s \"${s}${s}\")\nendforeach()\n";
  };
  const std::string longest = doubled(18);
  const Texts all = {
      "set(A aaaaaaaaaa)\n" + replace + replace + replace + replace,
      doubled(60) + "set(A ${s})\n",
      longest + "set(A b;b)\nlist(TRANSFORM A APPEND ${s})\n",
      longest + "set(A b;b)\nlist(TRANSFORM A PREPEND ${s})\n",
      longest + "set(B b;b)\nlist(TRANSFORM B APPEND ${s} OUTPUT_VARIABLE A)\n",
      longest + "set(L b;b;b)\nlist(JOIN L ${s} A)\n",
      longest + "string(REGEX REPLACE \"a+\" \"\\\\0\\\\0\" A ${s})\n",
      longest + "string(CONCAT A ${s} ${s})\n",
      longest + "string(JOIN b A ${s} ${s})\n",
      longest + "set(A b)\nstring(APPEND A ${s} ${s})\n",
      longest + "set(A b)\nlist(APPEND A ${s}${s})\n",
  };
  for (const std::string& text : all) {
    INFO(text);
    const ScanResult scan = scan_list(text + "add_library(x a.c ${A})\n", {{"a.c", ""}});
    const Texts found = problems(scan, "manifest-problem");
    REQUIRE(found.size() == 1);
    CHECK(found[0].starts_with("not all files of `x` can be known: "));
  }
}

TEST_CASE("what is put behind a text is known no better than its parts", "[cmake]") {
  const ScanResult scan = scan_list(
      "execute_process(COMMAND ls OUTPUT_VARIABLE LS)\nset(A a.c)\nstring(APPEND A \";${LS}\")\nadd_library(x ${A})\n",
      {{"a.c", ""}});
  CHECK(problems(scan, "manifest-problem").size() == 1);
}

TEST_CASE("a loop that counts too far is one round with a number that is not known", "[cmake][hostile]") {
  for (const char* range : {"9223372036854775806 9223372036854775807", "0 10 -9223372036854775808", "${CMAKE_ODD}"}) {
    INFO(range);
    const ScanResult scan = scan_list(
        "foreach(i RANGE " + std::string(range) + ")\n  set(F ${F} f${i}.c)\nendforeach()\nadd_library(x a.c ${F})\n",
        {{"a.c", ""}});
    const Texts found = problems(scan, "manifest-problem");
    REQUIRE(found.size() == 1);
    CHECK(found[0].starts_with("not all files of `x` can be known: "));
  }
  const ScanResult scan = scan_list(
      "foreach(i RANGE 3 1 -2)\n  list(APPEND F ${i}.c)\nendforeach()\nforeach(i RANGE 5 9 4)\n"
      "  list(APPEND F ${i}.c)\nendforeach()\nadd_library(x ${F})\n",
      {{"1.c", ""}, {"3.c", ""}, {"5.c", ""}, {"9.c", ""}});
  CHECK(files_of(scan, "x") == Texts{"1.c", "3.c", "5.c", "9.c"});
  CHECK(scan.problems.empty());
}

TEST_CASE("a pattern of very many folders is one walk", "[cmake][hostile]") {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "d/";
  for (const std::string& begin : {std::string(), std::string("*/")}) {
    const ScanResult scan = scan_list("file(GLOB F " + begin + deep + "*.c)\nadd_library(x a.c ${F})\n",
                                      {{"a.c", ""}, {"d/d/a.c", ""}, {"e/d/a.c", ""}});
    CHECK(files_of(scan, "x") == Texts{"a.c"});
  }
  const ScanResult scan = scan_list("file(GLOB F src/*/x/y/*.c)\nadd_library(x ${F})\n",
                                    {{"src/a/x/y/1.c", ""}, {"src/b/x/y/2.c", ""}, {"src/b/x/3.c", ""}});
  CHECK(files_of(scan, "x") == Texts{"src/a/x/y/1.c", "src/b/x/y/2.c"});
}

TEST_CASE("a header that a build makes is found by who has its folder, and by nobody else", "[cmake]") {
  const ScanResult scan = scan_pool({
      {"native/CMakeLists.txt", kProject + "configure_file(config.h.in config.h)\nadd_library(core n.c)\n"
                                           "target_include_directories(core PRIVATE ${CMAKE_CURRENT_BINARY_DIR})\n"
                                           "add_library(beside b.c)\n"
                                           "target_include_directories(beside PRIVATE ${CMAKE_BINARY_DIR})\n"
                                           "configure_file(v.h.in gen/version.h)\nadd_library(open o.c)\n"
                                           "target_include_directories(open PUBLIC ${CMAKE_BINARY_DIR}/gen)\n"
                                           "add_executable(app m.c)\ntarget_link_libraries(app core open)\n"},
      {"native/config.h.in", ""},
      {"native/v.h.in", ""},
      {"native/n.c", "#include \"config.h\"\n"},
      {"native/b.c", "#include \"config.h\"\n"},
      {"native/o.c", ""},
      {"native/m.c", "#include \"config.h\"\n#include \"version.h\"\n"},
      {"other/CMakeLists.txt", kProject + "configure_file(c.h.in config.h)\ninclude_directories(${CMAKE_BINARY_DIR})\n"
                                          "add_library(one 1.c)\nadd_library(two 2.c)\n"},
      {"other/1.c", "#include \"config.h\"\n"},
      {"other/2.c", "#include \"config.h\"\n"},
      {"Net/Net.podspec", test::podspec("Net", "s.source_files = 'src/**/*'")},
      {"Net/src/a.c", "#include \"config.h\"\n"},
      {"Net/src/inc/config.h", ""},
  });
  CHECK(meaning(scan, "native/n.c") == "inside");
  CHECK(how(scan, "native/n.c") == "generated");
  CHECK(meaning(scan, "native/b.c") == "inside");
  CHECK(meaning(scan, "native/m.c", "version.h") == "open");
  CHECK(how(scan, "native/m.c", "config.h") != "generated");
  CHECK(meaning(scan, "other/1.c") == "inside");
  CHECK(meaning(scan, "other/2.c") == "inside");
  CHECK(meaning(scan, "Net/src/a.c") == "inside");
  CHECK(how(scan, "Net/src/a.c") != "generated");
}

TEST_CASE("return passes on what it names, out of the blocks of its function", "[cmake]") {
  const ScanResult scan = scan_list(
      "function(lists)\n  set(A a.c)\n  block()\n    set(B b.c)\n    set(C c.c)\n    return(PROPAGATE A B)\n  "
      "endblock()\n"
      "endfunction()\nfunction(maybe)\n  set(D d.c)\n  if(UNIX)\n    return(PROPAGATE D)\n  endif()\nendfunction()\n"
      "lists()\nmaybe()\nadd_subdirectory(sub)\nadd_library(x ${A} ${B} ${C} ${D} ${E})\n",
      {{"sub/CMakeLists.txt", "set(E e.c)\nset(F f.c)\nreturn(PROPAGATE E)\nadd_library(never e.c)\n"},
       {"a.c", ""},
       {"b.c", ""},
       {"c.c", ""},
       {"d.c", ""},
       {"e.c", ""}});
  CHECK(pod_names(scan) == Texts{"x"});
  CHECK(files_of(scan, "x") == Texts{"a.c", "b.c", "d.c", "e.c"});
}

TEST_CASE("a loop over what is not known has rounds that may be run, and says what it hides", "[cmake]") {
  const std::string unknown = "execute_process(COMMAND x OUTPUT_VARIABLE L)\nset(K a)\n";
  SECTION("sources") {
    const ScanResult scan = scan_list(unknown +
                                          "foreach(f IN LISTS K L)\n  list(APPEND F ${f}.c)\nendforeach()\n"
                                          "add_library(x ${F} b.c)\n",
                                      {{"a.c", ""}, {"b.c", ""}});
    CHECK(files_of(scan, "x") == Texts{"a.c", "b.c"});
    CHECK(scan.units[0].files_are_partial);
    CHECK_FALSE(problems(scan, "manifest-problem").empty());
  }
  SECTION("targets that each round declares") {
    const ScanResult scan = scan_list(
        unknown + "add_library(x a.c)\nforeach(m ${L})\n  add_subdirectory(${m})\nendforeach()\n", {{"a.c", ""}});
    CHECK(problems(scan, "manifest-problem").size() == 1);
  }
  SECTION("what every round does all the same") {
    const ScanResult scan =
        scan_list(unknown + "foreach(f IN LISTS L)\n  set(F a.c)\nendforeach()\nadd_library(x ${F} b.c)\n",
                  {{"a.c", ""}, {"b.c", ""}});
    CHECK(files_of(scan, "x") == Texts{"a.c", "b.c"});
    CHECK(problems(scan, "manifest-problem").empty());
  }
}

TEST_CASE("sources that an object library compiles are its own, also where its users may compile them", "[cmake]") {
  const auto scan = [](const std::string& usual, const std::string& other) {
    return scan_list("if(WIN32)\n  set(BY_OBJECTS " + other + ")\nelse()\n  set(BY_OBJECTS " + usual +
                         ")\nendif()\nif(BY_OBJECTS)\n  add_library(objects OBJECT a.c b.c)\n"
                         "  set(FILES $<TARGET_OBJECTS:objects>)\nelse()\n  set(FILES a.c b.c)\nendif()\n"
                         "add_library(dynamic SHARED ${FILES} d.c)\nadd_library(fixed STATIC ${FILES})\n",
                     {{"a.c", ""}, {"b.c", ""}, {"d.c", ""}});
  };
  const ScanResult by_objects = scan("ON", "OFF");
  CHECK(files_of(by_objects, "objects") == Texts{"a.c", "b.c"});
  CHECK(files_of(by_objects, "dynamic") == Texts{"d.c"});
  CHECK(files_of(by_objects, "fixed").empty());
  const ScanResult directly = scan("OFF", "ON");
  CHECK(files_of(directly, "objects").empty());
  CHECK(files_of(directly, "dynamic") == Texts{"a.c", "b.c", "d.c"});
  CHECK(files_of(directly, "fixed") == Texts{"a.c", "b.c"});
}

TEST_CASE("an interface library that nobody links is a list of others' sources", "[cmake]") {
  const std::string text =
      "add_library(all INTERFACE)\nadd_library(core a.c)\nset_property(TARGET all APPEND PROPERTY INTERFACE_SOURCES "
      "${CMAKE_CURRENT_SOURCE_DIR}/a.c)\n";
  const test::Files files = {{"a.c", ""}, {"b.c", ""}, {"u.c", ""}};
  CHECK(files_of(scan_list(text, files), "all").empty());
  const std::string linked = text + "add_executable(u u.c)\ntarget_link_libraries(u all)\n";
  CHECK(files_of(scan_list(linked, files), "all") == Texts{"a.c"});
  const std::string own = text + "target_sources(all INTERFACE b.c)\n";
  CHECK(files_of(scan_list(own, files), "all") == Texts{"a.c", "b.c"});
}

TEST_CASE("a source that a target has on some machine only is the library's that always has it", "[cmake]") {
  const test::Files files = {{"a.c", ""}, {"b.c", ""}, {"tool.c", ""}};
  const std::string library = "add_library(core a.c b.c)\n";
  const std::string tool =
      "if(EMSCRIPTEN)\n  add_executable(tool tool.c a.c b.c)\nelse()\n  add_executable(tool tool.c)\nendif()\n";
  const ScanResult scan = scan_list(library + tool, files);
  CHECK(files_of(scan, "core") == Texts{"a.c", "b.c"});
  CHECK(files_of(scan, "tool") == Texts{"tool.c"});
  const ScanResult twice = scan_list(library + tool + "target_sources(tool PRIVATE b.c)\n", files);
  CHECK(files_of(twice, "tool") == Texts{"b.c", "tool.c"});
  const ScanResult alone = scan_list("add_library(core b.c)\n" + tool, files);
  CHECK(files_of(alone, "tool") == Texts{"a.c", "tool.c"});
}

TEST_CASE("a loop over several lists takes of each in turn", "[cmake]") {
  const ScanResult scan = scan_list(
      "set(N one two)\nset(F 1.c 2.c)\nset(E 3.c)\nforeach(n f IN ZIP_LISTS N F)\n  add_library(${n} ${f})\n"
      "endforeach()\nforeach(p IN ZIP_LISTS N E)\n  add_library(more_${p_0} ${p_0}.c ${p_1})\nendforeach()\n"
      "add_library(after n${n}.c)\n",
      {{"1.c", ""}, {"2.c", ""}, {"3.c", ""}, {"one.c", ""}, {"two.c", ""}, {"n.c", ""}});
  CHECK(pod_names(scan) == Texts{"after", "more_one", "more_two", "one", "two"});
  CHECK(files_of(scan, "one") == Texts{"1.c"});
  CHECK(files_of(scan, "two") == Texts{"2.c"});
  CHECK(files_of(scan, "more_one") == Texts{"3.c", "one.c"});
  CHECK(files_of(scan, "more_two") == Texts{"two.c"});
  CHECK(files_of(scan, "after") == Texts{"n.c"});
}

TEST_CASE("a block keeps its variables but for those that it propagates", "[cmake]") {
  const ScanResult scan = scan_list(
      "set(V v.c)\nblock(PROPAGATE S V)\n  set(S a.c)\n  set(T b.c)\n  unset(V)\nendblock()\n"
      "block(SCOPE_FOR POLICIES)\n  set(U c.c)\nendblock()\n"
      "block(SCOPE_FOR VARIABLES POLICIES PROPAGATE W)\n  set(W d.c)\n  set(X b.c)\nendblock()\n"
      "add_library(x ${S} ${T} ${U} ${V} ${W} ${X})\n",
      {{"a.c", ""}, {"b.c", ""}, {"c.c", ""}, {"d.c", ""}, {"v.c", ""}});
  CHECK(files_of(scan, "x") == Texts{"a.c", "c.c", "d.c"});
}

TEST_CASE("a function that nobody defines may declare targets whatever its name begins with", "[cmake]") {
  for (const char* name : {"add_clang_library", "add_component", "create_module", "build_plugin", "use_component",
                           "load_module", "file_library", "findlib", "ios_app", "target_library"}) {
    const ScanResult scan = scan_list(std::string(name) + "(foo a.c)\n", {{"a.c", ""}});
    CHECK(problems(scan, "manifest-problem") ==
          Texts{"`" + std::string(name) + "` is defined nowhere in the pool: targets that it declares are missing"});
  }
  const ScanResult scan = scan_list(
      "create_test_sourcelist(S driver.c a.c)\ntarget_link_directories(foo PUBLIC lib)\nload_cache(x)\n"
      "find_dependency(Z)\n",
      {{"a.c", ""}});
  CHECK(problems(scan, "manifest-problem").empty());
}

TEST_CASE("a package at the pool's root that holds no C holds no build", "[cmake]") {
  const test::Files native = {{"native/CMakeLists.txt", kProject + "add_library(net n.c)\n"}, {"native/n.c", ""}};
  test::Files tools = native;
  tools["package.json"] = "{\"name\": \"tools\", \"main\": \"x.js\"}";
  tools["x.js"] = "";
  CHECK(pod_names(scan_pool(tools)) == Texts{"net", "tools"});
  test::Files flutter = native;
  flutter["pubspec.yaml"] = "name: plugin\n";
  flutter["lib/a.dart"] = "";
  flutter["windows/CMakeLists.txt"] = kProject + "add_library(plugin_plugin p.cc)\n";
  flutter["windows/p.cc"] = "";
  CHECK(pod_names(scan_pool(flutter)) == Texts{"net", "plugin"});
}

TEST_CASE("builds that a reply is not about are read by their scripts, and that is said", "[cmake]") {
  const std::string reply = "build/.cmake/api/v1/reply/";
  Project project = default_project();
  project.pods.push_back({.from = "cmake", .exported = {"build/.cmake/api/v1/reply", {}}});
  const ScanResult scan = scan_pool(
      {{"CMakeLists.txt", kProject + "add_library(t a.c)\n"},
       {"a.c", ""},
       {"loose/CMakeLists.txt", "add_library(loose l.c)\n"},
       {"other/CMakeLists.txt", kProject + "add_library(other o.c)\nadd_subdirectory(part)\n"},
       {"other/o.c", ""},
       {"other/part/CMakeLists.txt", "project(Part C)\n"},
       {reply + "index-1.json",
        R"({"objects": [{"kind": "codemodel", "version": {"major": 2}, "jsonFile": "codemodel.json"}]})"},
       {reply + "codemodel.json", R"({"configurations": [{"targets": [{"jsonFile": "t.json"}]}], "paths": {}})"},
       {reply + "t.json", R"({"name": "t", "type": "STATIC_LIBRARY", "sources": [{"path": "a.c"}]})"}},
      project);
  CHECK(pod_names(scan) == Texts{"other", "t"});
  CHECK(problems(scan, "manifest-problem") ==
        Texts{"`build/.cmake/api/v1/reply` says nothing of this build, which was read by its scripts"});
}

TEST_CASE("hostile scripts end in findings", "[cmake][hostile]") {
  const std::string deep(20'000, '(');
  std::string nested;
  for (int i = 0; i < 5'000; ++i) nested += "if(X)\n";
  std::string references = "set(a x)\nmessage(";
  for (int i = 0; i < 10'000; ++i) references += "${";
  const std::string twice = "set(s aaaaaaaaaaaaaaaa)\nforeach(i RANGE 100)\n  set(s \"${s}${s}\")\nendforeach()\n";
  struct Case {
    std::string text = {};
    std::string finding = {};  // its beginning; empty: nothing of the build is lost
  };
  const std::string partial = "not all files of `x` can be known: ";
  const std::string unclosed = "`add_library(` is not closed";
  const std::string rounds = "this loop has too many rounds";
  const std::string endless = "blocks and calls are nested too deeply";
  const Case all[] = {
      {"add_library(", unclosed},
      {"add_library(\"", "the quote is not closed"},
      {"set(x [==[ ", "the bracket is not closed"},
      {"#[[ ", "the bracket is not closed"},
      {")", "a command is expected here"},
      {"if(A)\nendforeach()\n", "`endforeach` ends nothing"},
      {"if(" + deep, "`if(` is not closed"},
      {"if(" + deep + std::string(20'000, ')') + ")\nendif()\n", ""},
      {nested, endless},
      {references, "`message(` is not closed"},
      {twice + "add_library(x ${s})\n", partial},
      {"function(f)\n  f()\nendfunction()\nf()\n", endless},
      {"macro(f)\n  f(${ARGV} x)\n  f(${ARGV} y)\nendmacro()\nf()\n", endless},
      {"while(1)\nendwhile()\n", rounds},
      {"while(1)\n  set(x 1)\nendwhile()\n", rounds},
      {"foreach(i RANGE 2000000000)\nendforeach()\n", rounds},
      {"foreach(i RANGE -9223372036854775808 9223372036854775807)\nendforeach()\n", rounds},
      {"foreach(i RANGE 99999999999999999999)\nendforeach()\n", rounds},
      {"foreach(i RANGE 90000)\nforeach(j RANGE 90000)\nforeach(k RANGE 90000)\nset(x ${i})\nendforeach()\n"
       "endforeach()\nendforeach()\n",
       "the scripts of this build take too many steps"},
      {"include(CMakeLists.txt)\n", "scripts include each other without end"},
      {"include(${CMAKE_CURRENT_LIST_FILE})\n", "scripts include each other without end"},
      {"add_subdirectory(.)\n", ""},
      {"add_library(x a.c)\ntarget_link_libraries(x x)\nadd_library(y ALIAS z)\nadd_library(z ALIAS y)\n"
       "target_link_libraries(x y)\n",
       ""},
      {"string(REGEX REPLACE \"(a*)*b\" \"\" y \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\")\n"
       "add_library(x a.c ${y})\n",
       partial},
      {"set(y a.c b.c)\nlist(FILTER y INCLUDE REGEX \"[\")\nadd_library(x ${y})\n", "`x` lists `b.c`"},
      {"add_library(x a.c $<$<$<$<$<)\n", ""},
      {std::string("add_library(x \0 a.c)\n", 21), "`x` lists"},
      {"add_library(x " + std::string(10'000'000, 'a') + ")\n", partial},
  };
  for (const Case& one : all) {
    INFO(one.text.substr(0, 60));
    const ScanResult scan = scan_list(one.text, {{"a.c", ""}});
    CHECK(scan.files.size() == 2);
    const Texts found = problems(scan, "manifest-problem");
    UNSCOPED_INFO(join(found, "; "));
    const bool is_said = std::any_of(found.begin(), found.end(),
                                     [&](const std::string& message) { return message.starts_with(one.finding); });
    CHECK((one.finding.empty() ? found.empty() : is_said));
  }
}

}  // namespace podworks
