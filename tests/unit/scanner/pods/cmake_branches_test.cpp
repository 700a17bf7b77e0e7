// Scripts of CMake whose branches are not decided: what they come to, and what it costs.
#include <algorithm>
#include <catch2/catch.hpp>
#include <ctime>
#include <functional>

#include "support/scan_text.h"

namespace podworks {
namespace {

using Texts = std::vector<std::string>;

const std::string kProject = "cmake_minimum_required(VERSION 3.20)\nproject(Demo C CXX)\n";

/// Of one CMakeLists.txt at the root; all files of `names` are there.
ScanResult scan_list(const std::string& text, const Texts& names) {
  test::Files files = {{"CMakeLists.txt", kProject + text}};
  for (const std::string& name : names) files[name] = "";
  return test::scan_pool(files);
}

Texts files_of(const ScanResult& scan, const std::string& name) {
  Texts files;
  for (std::size_t i = 0; i < scan.files.size(); ++i) {
    for (const FileOwner& owner : scan.owners_of(id_at<FileId>(i))) {
      if (scan.pod_of(owner.unit).name == name) files.emplace_back(scan.files[i].path);
    }
  }
  return files;
}

double cpu_seconds_of(const std::function<void()>& work) {
  const std::clock_t begin = std::clock();
  work();
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

/// Layers for several architectures, as libraries of neural networks have them: each asks for its variants, and writes
/// a registry.
std::string layers(int count) {
  std::string text =
      "if(CMAKE_SYSTEM_PROCESSOR MATCHES \"^arm\")\n  set(ARCH arm)\n"
      "elseif(CMAKE_SYSTEM_PROCESSOR MATCHES \"^mips\")\n  set(ARCH mips)\n"
      "elseif(CMAKE_SYSTEM_PROCESSOR MATCHES \"^riscv\")\n  set(ARCH riscv)\n"
      "elseif(CMAKE_SYSTEM_PROCESSOR MATCHES \"^loong\")\n  set(ARCH loongarch)\nelse()\n  set(ARCH x86)\nendif()\n"
      "option(RUNTIME \"\" ON)\n"
      "macro(add_variant class kind)\n  set(SRC_${ARCH} ${CMAKE_CURRENT_SOURCE_DIR}/${ARCH}/${name}_${ARCH}.cpp)\n"
      "  if(WITH_${name} AND EXISTS ${SRC_${ARCH}})\n"
      "    list(APPEND ALL ${CMAKE_CURRENT_BINARY_DIR}/${name}_${ARCH}_${kind}.cpp)\n"
      "    add_custom_command(OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/${name}_${ARCH}_${kind}.cpp COMMAND x DEPENDS y)\n"
      "    set(registry_${kind} \"${registry_${kind}}#if S\\n{\\\"${class}\\\", ${class}_${kind}},\\n#endif\\n\")\n"
      "  else()\n    set(registry_${kind} \"${registry_${kind}}#if S\\n{\\\"${class}\\\", 0},\\n#endif\\n\")\n  "
      "endif()\n"
      "endmacro()\n"
      "macro(add_layer class)\n  string(TOLOWER ${class} name)\n  option(WITH_${name} \"\" ON)\n"
      "  if(WITH_${name})\n    list(APPEND ALL ${name}.cpp)\n    set(S ${ARCH}/${name}_${ARCH}.cpp)\n"
      "    if(EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/${S})\n      list(APPEND ALL ${S})\n    endif()\n  endif()\n";
  for (const std::string compiler :
       {"if(CMAKE_CXX_COMPILER_ID MATCHES \"MSVC\")", "elseif(CMAKE_CXX_COMPILER_ID MATCHES \"Clang\")", "else()"}) {
    text += "  " + compiler + "\n";
    for (const std::string kind : {"avx", "fma", "avx512", "vnni", "bf16", "fp16", "sve", "msa", "rvv", "lsx"}) {
      text += "    if(RUNTIME AND WITH_" + kind + ")\n      add_variant(${class} " + kind + ")\n    endif()\n";
    }
  }
  text += "  endif()\nendmacro()\n";
  for (int i = 0; i < count; ++i) text += "add_layer(Layer" + std::to_string(i) + ")\n";
  return text + "add_library(net STATIC ${ALL})\nadd_executable(tool tool.cpp)\ntarget_link_libraries(tool net)\n";
}

}  // namespace

TEST_CASE("layers times architectures times compilers are read at once", "[cmake][cmake-branches]") {
  ScanResult scan;
  Texts names = {"tool.cpp"};
  for (int i = 0; i < 120; ++i) {
    const std::string name = "layer" + std::to_string(i);
    names.push_back(name + ".cpp");
    for (const std::string arch : {"arm", "mips", "riscv", "loongarch", "x86"}) {
      if (i % 3 == 0) names.push_back(arch + "/" + name + "_" + arch + ".cpp");
    }
  }
  const std::string text = layers(120);
  // Far above what it takes, far below what it took.
  CHECK(cpu_seconds_of([&] { scan = scan_list(text, names); }) < 5);
  CHECK(test::problems(scan, "manifest-problem") == Texts{});
  std::erase(names, "tool.cpp");
  std::sort(names.begin(), names.end());
  CHECK(files_of(scan, "net") == names);
}

TEST_CASE("what was read before the steps ran out is kept, and the place is a finding", "[cmake][cmake-branches]") {
  const ScanResult scan = scan_list(
      "add_library(base b.c)\nadd_library(net a.c)\ntarget_link_libraries(net base)\n"
      "foreach(i RANGE 90000)\n  foreach(j RANGE 90000)\n    set(x ${j})\n  endforeach()\nendforeach()\n"
      "add_library(late l.c)\n",
      {"a.c", "b.c", "l.c"});
  Texts pods;
  for (const Pod& pod : scan.pods) {
    pods.push_back(pod.name);
    CHECK(scan.units[index_of(pod.units[0])].files_are_partial);
    CHECK(scan.units[index_of(pod.units[0])].dependencies_are_partial);
  }
  CHECK(pods == Texts{"base", "net"});
  CHECK(files_of(scan, "net") == Texts{"a.c"});
  REQUIRE(scan.problems.size() == 1);
  CHECK(scan.problems[0].rule == "manifest-problem");
  CHECK(scan.problems[0].place.file == "CMakeLists.txt");
  CHECK(scan.problems[0].place.line >= 6);
  CHECK(scan.problems[0].place.line <= 9);
  CHECK(scan.problems[0].help.find("`export:`") != std::string::npos);
}

TEST_CASE("scripts that grow without end cost no more than scripts that loop", "[cmake][cmake-branches][hostile]") {
  const std::string loop = "foreach(i RANGE 90000)\n";
  const std::string end = "endforeach()\nadd_library(x ${L} a.c)\n";
  const Texts all = {
      "set(L aaaaaaaaaaaaaaaa)\n" + loop + "set(L \"${L}${L}\")\n" + end,
      loop + "set(L \"${L};a${i}\")\n" + end,
      loop + "set(L ${L} a${i})\n" + end,
      loop + "if(O)\nset(L ${L} a${i}.c)\nelse()\nset(L ${L} b${i}.c)\nendif()\n" + end,
      loop + "if(O)\nset(L \"${L}int a${i};\\n\")\nelse()\nset(L \"${L}int b${i};\\n\")\nendif()\n" + end,
      loop + "if(O)\nset(L \"${L}int a${i}\\n\")\nelse()\nset(L \"${L}int b${i}\\n\")\nendif()\n" + end,
      loop + "if(O)\nset(L${i} ${L})\nlist(APPEND L a)\nelse()\nlist(REMOVE_ITEM L a)\nendif()\n" + end,
  };
  for (const std::string& text : all) {
    INFO(text);
    CHECK(cpu_seconds_of([&] { scan_list(text, {"a.c"}); }) < 10);
  }
}

TEST_CASE("calls by name that lead to themselves end in a finding", "[cmake][cmake-branches][hostile]") {
  const auto messages = [](const std::string& text) {
    return test::problems(
        test::scan_pool({{"CMakeLists.txt", "project(P C)\nadd_library(a a.c)\n" + text}, {"a.c", ""}}),
        "manifest-problem");
  };
  const auto nested = [](int times) {
    std::string text = "cmake_language(";
    for (int i = 0; i < times; ++i) text += "CALL cmake_language ";
    return text + "CALL message x)\n";
  };
  CHECK(messages(nested(1'000)) == std::vector<std::string>{"blocks and calls are nested too deeply"});
  CHECK(messages(nested(100'000)) == std::vector<std::string>{"the scripts of this build take too many steps"});
  CHECK(messages("function(f)\n  cmake_language(DEFER CALL f)\nendfunction()\nf()\n") ==
        std::vector<std::string>{"the scripts of this build take too many steps"});
  CHECK(messages("function(f)\n  cmake_language(CALL f)\nendfunction()\nf()\n") ==
        std::vector<std::string>{"blocks and calls are nested too deeply"});
  CHECK(messages("cmake_language(\ncmake_language()\n").size() <= 1);
}

TEST_CASE("a variable stands for one text wherever an argument names it", "[cmake][cmake-branches]") {
  const ScanResult scan = scan_list(
      "if(WIN32)\n  set(A x)\nelse()\n  set(A y)\nendif()\nset(P_x p)\nset(P_y p)\n"
      "add_library(lib ${A}/f_${A}.c ${A}/${P_${A}}_${A}.c)\n",
      {"x/f_x.c", "x/f_y.c", "y/f_x.c", "y/f_y.c", "x/p_x.c", "x/p_y.c", "y/p_y.c"});
  CHECK(files_of(scan, "lib") == Texts{"x/f_x.c", "x/p_x.c", "y/f_y.c", "y/p_y.c"});
}

TEST_CASE("two references that may mean different texts are taken each with each", "[cmake][cmake-branches]") {
  const ScanResult scan = scan_list(
      "if(WIN32)\n  set(A x)\nelse()\n  set(A y)\nendif()\nif(OTHER)\n  set(B 1)\nelse()\n  set(B 2)\nendif()\n"
      "if(MORE)\n  set(V_x 7)\nelseif(LESS)\n  set(V_x 8)\nelse()\n  set(V_x 9)\nendif()\n"
      "add_library(lib ${A}${B}${A}.c ${V_x}${V_${A}}.c)\n",
      {"x1x.c", "x2x.c", "y1y.c", "y2y.c", "x1y.c", "77.c", "7.c"});
  CHECK(files_of(scan, "lib") == Texts{"77.c", "x1x.c", "x2x.c", "y1y.c", "y2y.c"});
}

TEST_CASE("of what may be one of several paths nothing is there if none of them is", "[cmake][cmake-branches]") {
  const ScanResult scan = scan_list(
      "if(WIN32)\n  set(A x)\nelse()\n  set(A y)\nendif()\n"
      "if(EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/${A}.c)\n  set(S there.c)\nelse()\n  set(S gone.c)\nendif()\n"
      "if(EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/${A}.cc)\n  list(APPEND S one.c)\nendif()\nadd_library(lib ${S})\n",
      {"there.c", "gone.c", "one.c", "y.cc"});
  CHECK(files_of(scan, "lib") == Texts{"gone.c", "one.c"});
}

TEST_CASE("what branches put behind a list is united, in whatever way they do it", "[cmake][cmake-branches]") {
  const Texts names = {"0.c", "1.c", "2.c", "3.c", "4.c", "5.c"};
  const auto files = [&](const std::string& text) {
    return files_of(scan_list("set(L 0.c)\n" + text + "add_library(lib ${L})\n", names), "lib");
  };
  CHECK(files("if(A)\nlist(APPEND L 1.c)\nendif()\n") == Texts{"0.c", "1.c"});
  CHECK(files("if(A)\nlist(APPEND L 1.c 2.c)\nelse()\nlist(APPEND L 2.c 3.c)\nendif()\n") ==
        Texts{"0.c", "1.c", "2.c", "3.c"});
  CHECK(files("if(A)\nlist(APPEND L 1.c)\nif(B)\nlist(APPEND L 2.c)\nendif()\nlist(APPEND L 3.c)\nendif()\n") ==
        Texts{"0.c", "1.c", "2.c", "3.c"});
  CHECK(files("if(A)\nlist(APPEND L 1.c)\nset(L 2.c)\nlist(APPEND L 3.c)\nendif()\n") == Texts{"0.c", "2.c", "3.c"});
  CHECK(files("if(A)\nset(L 2.c)\nlist(APPEND L 3.c)\nelse()\nlist(APPEND L 4.c)\nendif()\n") ==
        Texts{"0.c", "2.c", "3.c", "4.c"});
  CHECK(files("if(A)\nlist(APPEND L 1.c)\nunset(L)\nelse()\nlist(APPEND L 4.c)\nendif()\n") == Texts{"0.c", "4.c"});
  CHECK(files("function(f)\nif(A)\nlist(APPEND L 1.c)\nendif()\nset(L ${L} 2.c PARENT_SCOPE)\nendfunction()\nf()\n") ==
        Texts{"0.c", "1.c", "2.c"});
  CHECK(files("function(f)\nlist(APPEND L 1.c)\nendfunction()\nif(A)\nlist(APPEND L 2.c)\nf()\nendif()\n") ==
        Texts{"0.c", "2.c"});
  CHECK(files("macro(m L)\nlist(APPEND ${L} 1.c)\nendmacro()\nif(A)\nm(L)\nendif()\n") == Texts{"0.c", "1.c"});
  CHECK(files("foreach(i 1 2)\nif(A)\nlist(APPEND L ${i}.c)\nelseif(B)\nlist(APPEND L 3.c)\nendif()\nendforeach()\n") ==
        Texts{"0.c", "1.c", "2.c", "3.c"});
  CHECK(files("if(A)\nlist(APPEND L 1.c)\nelse()\nlist(APPEND L 1.c)\nendif()\nif(L MATCHES 1)\n"
              "list(APPEND L 5.c)\nelse()\nlist(APPEND L 4.c)\nendif()\n") == Texts{"0.c", "1.c", "5.c"});
  CHECK(files("if(A)\nlist(APPEND L)\nendif()\nlist(APPEND NEW 1.c)\nif(B)\nlist(APPEND L ${NEW})\nendif()\n") ==
        Texts{"0.c", "1.c"});
}

}  // namespace podworks
