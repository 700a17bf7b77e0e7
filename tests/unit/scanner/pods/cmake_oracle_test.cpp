// CMake itself is asked what the targets of a project are, and the literal reader must say the same.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "base/json.h"
#include "base/text.h"
#include "config/load_project.h"
#include "scanner/pods/cmake/file_api.h"
#include "scanner/pods/cmake/run.h"
#include "scanner/pods/cmake/usage.h"
#include "scanner/scan.h"
#include "support/process.h"
#include "support/scan_text.h"

namespace podworks {
namespace {

struct Seen {
  std::set<std::string> sources = {};
  std::vector<std::string> includes = {};  // of C or C++, in their order
  std::set<std::string> dependencies = {};
  bool is_compiled = false;
};
using AllSeen = std::map<std::string, Seen>;

std::string text_of(const Json* json) {
  return json != nullptr && json->string() != nullptr ? *json->string() : std::string();
}

const JsonArray& array_of(const Json* json) {
  static const JsonArray none;
  return json != nullptr && json->array() != nullptr ? *json->array() : none;
}

Json read_reply(const FileSystem& files, const std::string& path) {
  Result<std::string> text = files.read_text(path);
  INFO(path);
  REQUIRE(text.ok());
  Result<Json> json = parse_json(text.value(), path);
  REQUIRE(json.ok());
  return std::move(json.value());
}

/// Relative to `root`; empty for what lies elsewhere or in the build's folder.
std::string below(const std::string& root, const std::string& build, const std::string& path) {
  const std::string whole = absolute_cmake_path(root, path);
  if (whole == build || whole.starts_with(build + "/")) return {};
  if (whole == root) return ".";
  return whole.starts_with(root + "/") ? whole.substr(root.size() + 1) : std::string();
}

AllSeen seen_by_cmake(const std::string& source, const std::string& build) {
  const auto reply = open_disk(build + "/.cmake/api/v1/reply");
  REQUIRE(reply.ok());
  const FileSystem& files = *reply.value();
  AllSeen all;
  std::map<std::string, std::string> names;  // by id
  std::vector<Json> targets;
  const Listing listing = files.list({});
  for (const std::string_view path : listing.files) {
    if (!path.starts_with("target-")) continue;
    targets.push_back(read_reply(files, std::string(path)));
    names.emplace(text_of(targets.back().find("id")), text_of(targets.back().find("name")));
  }
  for (const Json& target : targets) {
    const std::string name = text_of(target.find("name"));
    // CTest's own.
    if (name.starts_with("Continuous") || name.starts_with("Experimental") || name.starts_with("Nightly")) continue;
    Seen& seen = all[name];
    for (const Json& one : array_of(target.find("sources"))) {
      const std::string path = below(source, build, text_of(one.find("path")));
      if (one.find("isGenerated") == nullptr && !path.empty()) seen.sources.insert(path);
    }
    for (const Json& group : array_of(target.find("compileGroups"))) {
      seen.is_compiled = true;
      for (const Json& include : array_of(group.find("includes"))) {
        const std::string path = below(source, build, text_of(include.find("path")));
        const auto known = std::find(seen.includes.begin(), seen.includes.end(), path);
        if (!path.empty() && known == seen.includes.end()) seen.includes.push_back(path);
      }
    }
    for (const Json& one : array_of(target.find("dependencies"))) {
      seen.dependencies.insert(names[text_of(one.find("id"))]);
    }
    seen.dependencies.erase("ZERO_CHECK");
  }
  return all;
}

AllSeen seen_by_reader(const FileSystem& files, const Listing& listing) {
  const Project project = default_project();
  const ReaderContext context{files, listing, project};
  CMakeScripts scripts(context);
  CMakeBuild build = CMakeRun(context, scripts).run("CMakeLists.txt");
  const std::vector<CMakeUsage> usages = use_of_targets(build);
  AllSeen all;
  for (std::size_t i = 0; i < usages.size(); ++i) {
    Seen& seen = all[build.targets[i].name];
    for (const auto* items : {&usages[i].sources, &usages[i].headers}) {
      for (const CMakeItem& item : *items) {
        const std::string path = below(std::string(kCMakePool), std::string(kCMakeBuild), item.text);
        if (!path.empty() && (context.files.is_file(path) || item.is_certain) && !build.generated.contains(item.text)) {
          seen.sources.insert(path);
        }
      }
    }
    for (const std::string& folder : usages[i].includes) {
      const std::string path = below(std::string(kCMakePool), std::string(kCMakeBuild), folder);
      if (!path.empty()) seen.includes.push_back(path);
    }
    for (const std::size_t to : usages[i].dependencies) {
      const CMakeTarget& target = build.targets[to];
      const bool is_shown = target.type != CMakeTarget::Type::Imported &&
                            (target.type != CMakeTarget::Type::Interface || !target.headers.empty());
      if (is_shown) seen.dependencies.insert(target.name);
    }
  }
  return all;
}

struct Figures {
  std::size_t targets = 0;
  std::vector<std::string> differences = {};
};

template <class A, class B>
std::string without(const A& all, const B& some) {
  std::string text;
  for (const std::string& one : all) {
    if (std::find(some.begin(), some.end(), one) == some.end()) text += " " + one;
  }
  return text;
}

Figures compare(const AllSeen& exact, const AllSeen& literal) {
  Figures figures;
  const auto compare_one = [&](const std::string& name, const char* what, const auto& wanted, const auto& given) {
    if (wanted == given) return;
    figures.differences.push_back(
        fmt::format("{} {}: missing{}; surplus{}", name, what, without(wanted, given), without(given, wanted)));
  };
  for (const auto& [name, wanted] : exact) {
    ++figures.targets;
    const auto given = literal.find(name);
    if (given == literal.end()) {
      figures.differences.push_back(name + " is missing");
      continue;
    }
    compare_one(name, "sources", wanted.sources, given->second.sources);
    if (wanted.is_compiled) compare_one(name, "includes", wanted.includes, given->second.includes);
    compare_one(name, "dependencies", wanted.dependencies, given->second.dependencies);
  }
  return figures;
}

using Files = std::map<std::string, std::string>;

bool has_cmake() {
  return run_process({.words = {"cmake", "--version"}}).exit_code == 0;
}

/// The folder with its sources and a reply in `build`.
struct Configured {
  TemporaryFolder folder = {};

  explicit Configured(const Files& files) {
    for (const auto& [path, text] : files) folder.write(path, text);
    folder.write("build/.cmake/api/v1/query/codemodel-v2", "");
    const ProcessResult result = run_process({.words = {"cmake", "-S", folder.path(), "-B", folder / "build"}});
    INFO(result.err);
    REQUIRE(result.exit_code == 0);
  }
};

Listing listing_of(const FileSystem& files) {
  return files.list({.skip_folder = [](std::string_view path) { return path == "build" || path == ".git"; }});
}

void require_equal(const Files& files) {
  if (!has_cmake()) {
    WARN("SKIPPED: no cmake");
    return;
  }
  const Configured configured(files);
  const auto disk = open_disk(configured.folder.path());
  REQUIRE(disk.ok());
  const AllSeen exact = seen_by_cmake(configured.folder.path(), configured.folder / "build");
  const AllSeen literal = seen_by_reader(*disk.value(), listing_of(*disk.value()));
  const Figures figures = compare(exact, literal);
  INFO(fmt::format("{}", fmt::join(figures.differences, "\n")));
  REQUIRE(figures.differences.empty());
  REQUIRE(figures.targets > 0);
}

const std::string kHead = "cmake_minimum_required(VERSION 3.23)\nproject(Demo C CXX)\n";

}  // namespace

TEST_CASE("targets, include folders and what is passed on are as CMake has them", "[cmake][oracle]") {
  require_equal({
      {"CMakeLists.txt", kHead + "include_directories(top)\nadd_subdirectory(a)\nadd_subdirectory(b)\n"
                                 "add_subdirectory(c)\nadd_library(hdr INTERFACE)\n"
                                 "target_include_directories(hdr INTERFACE ${CMAKE_CURRENT_SOURCE_DIR}/hdr)\n"
                                 "target_sources(hdr INTERFACE i.cc)\n"
                                 "add_executable(app main.cc $<TARGET_OBJECTS:objs>)\n"
                                 "target_link_libraries(app c hdr pthread -lm)\nadd_library(objs OBJECT o.cc)\n"
                                 "add_custom_target(gen)\nadd_dependencies(app gen)\ninclude_directories(late)\n"},
      {"main.cc", ""},
      {"o.cc", ""},
      {"i.cc", ""},
      {"a/CMakeLists.txt", "add_library(a STATIC a.cc a.h)\ntarget_include_directories(a PUBLIC . PRIVATE own)\n"},
      {"a/a.cc", ""},
      {"a/a.h", ""},
      {"b/CMakeLists.txt",
       "add_library(b STATIC b.cc)\nadd_library(N::b ALIAS b)\n"
       "target_include_directories(b PUBLIC $<BUILD_INTERFACE:${CMAKE_CURRENT_SOURCE_DIR}/include> "
       "$<INSTALL_INTERFACE:include>)\ntarget_link_libraries(b PRIVATE a)\n"},
      {"b/b.cc", ""},
      {"c/CMakeLists.txt",
       "add_library(c SHARED c.cc)\n"
       "target_sources(c PUBLIC FILE_SET HEADERS BASE_DIRS . FILES c.h)\ntarget_link_libraries(c PUBLIC N::b)\n"},
      {"c/c.cc", ""},
      {"c/c.h", ""},
  });
}

TEST_CASE("lists, globs and loops give the sources that CMake takes", "[cmake][oracle]") {
  require_equal({
      {"CMakeLists.txt",
       kHead + "set(PARTS net ui \"odd name\")\nforeach(part IN LISTS PARTS)\n"
               "  string(REPLACE \" \" \"_\" id ${part})\n"
               "  file(GLOB_RECURSE files CONFIGURE_DEPENDS \"src/${part}/*.c\")\n"
               "  list(FILTER files EXCLUDE REGEX \".*_test\\\\.c$\")\n"
               "  list(REMOVE_ITEM files ${CMAKE_CURRENT_SOURCE_DIR}/src/${part}/old.c)\n"
               "  add_library(${id} STATIC ${files})\nendforeach()\n"
               "file(GLOB top RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} *.[ch] [!m]?.cc)\nadd_library(top ${top})\n"
               "foreach(i RANGE 1 3)\n  list(APPEND numbered n${i}.c)\nendforeach()\n"
               "set(numbered ${numbered} [[lit.c]] \"quo\\\nted.c\")\n"
               "math(EXPR count \"1 + 2\")\nif(count EQUAL 3)\n  list(APPEND numbered yes.c)\nelse()\n"
               "  list(APPEND numbered no.c)\nendif()\nadd_library(numbered ${numbered})\n"},
      {"src/net/a.c", ""},
      {"src/net/old.c", ""},
      {"src/net/deep/b.c", ""},
      {"src/net/deep/b_test.c", ""},
      {"src/ui/u.c", ""},
      {"src/odd name/o.c", ""},
      {"x.c", ""},
      {"x.h", ""},
      {"ab.cc", ""},
      {"mb.cc", ""},
      {"n1.c", ""},
      {"n2.c", ""},
      {"n3.c", ""},
      {"lit.c", ""},
      {"quoted.c", ""},
      {"yes.c", ""},
  });
}

TEST_CASE("functions and macros of the project declare targets as in CMake", "[cmake][oracle]") {
  require_equal({
      {"CMakeLists.txt", kHead + "list(APPEND CMAKE_MODULE_PATH ${CMAKE_CURRENT_SOURCE_DIR}/cmake)\ninclude(Parts)\n"
                                 "demo_part(base SOURCES b.c PUBLIC include)\n"
                                 "demo_part(net SOURCES n.c\n  DEPS base) # a comment\n"
                                 "demo_program(tool t.c)\nadd_subdirectory(${PROJECT_SOURCE_DIR}/more)\n"},
      {"cmake/Parts.cmake",
       "include_guard()\nfunction(demo_part name)\n"
       "  cmake_parse_arguments(ARG \"STATIC\" \"KIND\" \"SOURCES;DEPS;PUBLIC\" ${ARGN})\n"
       "  add_library(demo_${name} ${ARG_SOURCES})\n  if(ARG_PUBLIC)\n"
       "    target_include_directories(demo_${name} PUBLIC ${ARG_PUBLIC})\n  endif()\n"
       "  foreach(dep ${ARG_DEPS})\n    target_link_libraries(demo_${name} PUBLIC demo_${dep})\n  endforeach()\n"
       "  set(LAST demo_${name} PARENT_SCOPE)\nendfunction()\n"
       "macro(demo_program name)\n  add_executable(${name} ${ARGN})\n"
       "  target_link_libraries(${name} PRIVATE ${LAST})\nendmacro()\n"},
      {"b.c", ""},
      {"n.c", ""},
      {"t.c", ""},
      {"more/CMakeLists.txt",
       "include(Parts)\nproject(More C)\ndemo_part(more SOURCES ${More_SOURCE_DIR}/m.c DEPS net)\n"
       "set_target_properties(demo_more PROPERTIES INTERFACE_INCLUDE_DIRECTORIES ${PROJECT_SOURCE_DIR}/inc)\n"
       "add_executable(last l.c)\ntarget_link_libraries(last demo_more)\n"},
      {"more/m.c", ""},
      {"more/l.c", ""},
  });
}

TEST_CASE("a folder's path from itself is empty", "[cmake][oracle]") {
  require_equal({
      {"CMakeLists.txt",
       kHead + "set(TOP ${CMAKE_CURRENT_SOURCE_DIR}/src)\nfunction(lib name)\n"
               "  file(RELATIVE_PATH rel ${TOP} ${CMAKE_CURRENT_SOURCE_DIR})\n"
               "  if(rel STREQUAL \"\")\n    set(t p_${name})\n  else()\n    set(t p_${rel}_${name})\n  endif()\n"
               "  add_library(${t} STATIC ${name}.c)\nendfunction()\nadd_subdirectory(src)\n"},
      {"src/CMakeLists.txt", "lib(conv)\nadd_subdirectory(a)\n"},
      {"src/conv.c", ""},
      {"src/a/CMakeLists.txt", "lib(x)\n"},
      {"src/a/x.c", ""},
  });
}

TEST_CASE("the sources of a folder are those of CMake, put behind what the list has", "[cmake][oracle]") {
  require_equal({
      {"CMakeLists.txt", kHead + "aux_source_directory(src all)\naux_source_directory(more all)\n"
                                 "aux_source_directory(. here)\n"
                                 "add_library(one STATIC ${all})\nadd_library(two STATIC ${here})\n"},
      {"a.c", ""},
      {"a.h", ""},
      {"src/b.cc", ""},
      {"src/b.h", ""},
      {"src/deep/c.cc", ""},
      {"src/read.me", ""},
      {"more/d.cpp", ""},
  });
}

TEST_CASE("what is called by its name, and at the end of a folder, is run as in CMake", "[cmake][oracle]") {
  require_equal({
      {"CMakeLists.txt",
       kHead + "function(lib name)\n  add_library(${name} STATIC ${ARGN})\nendfunction()\n"
               "function(late)\n  target_sources(b PRIVATE late.c)\nendfunction()\n"
               "cmake_language(CALL lib a a.c)\ncmake_language(CALL add_library b STATIC b.c)\n"
               "cmake_language(DEFER CALL late)\ncmake_language(DEFER CALL target_link_libraries a PRIVATE more)\n"
               "add_subdirectory(more)\n"},
      {"more/CMakeLists.txt",
       "cmake_path(SET here NORMALIZE ${CMAKE_CURRENT_SOURCE_DIR}/x/..)\ncmake_path(APPEND here m.c)\n"
       "cmake_path(GET here FILENAME file)\ncmake_path(GET here PARENT_PATH folder)\n"
       "cmake_path(APPEND folder sub n.c OUTPUT_VARIABLE n)\nadd_library(more STATIC ${here} ${n} ${file})\n"},
      {"a.c", ""},
      {"b.c", ""},
      {"late.c", ""},
      {"more/m.c", ""},
      {"more/sub/n.c", ""},
  });
}

TEST_CASE("no command of CMake is called unknown", "[cmake][oracle]") {
  if (!has_cmake()) {
    WARN("SKIPPED: no cmake");
    return;
  }
  const ProcessResult listed = run_process({.words = {"cmake", "--help-command-list"}});
  REQUIRE(listed.exit_code == 0);
  std::string text = "project(Demo C)\n";
  const std::set<std::string_view> blocks = {
      "block",    "break",    "continue", "else",     "elseif", "endblock", "endforeach", "endfunction", "endif",
      "endmacro", "endwhile", "foreach",  "function", "if",     "macro",    "return",     "while",       "project"};
  for (const std::string_view name : split(listed.out, '\n')) {
    if (!name.empty() && !blocks.contains(name)) text += std::string(name) + "()\n";
  }
  TemporaryFolder folder;
  folder.write("CMakeLists.txt", text);
  const auto disk = open_disk(folder.path());
  REQUIRE(disk.ok());
  const Listing listing = listing_of(*disk.value());
  const Project project = default_project();
  const ReaderContext context{*disk.value(), listing, project};
  CMakeScripts scripts(context);
  for (const Diagnostic& problem : CMakeRun(context, scripts).run("CMakeLists.txt").problems) {
    CHECK(problem.message.find("is defined nowhere") == std::string::npos);
  }
}

TEST_CASE("private links of static libraries are dependencies, of shared ones they are not", "[cmake][oracle]") {
  require_equal({
      {"CMakeLists.txt",
       kHead + "add_library(low STATIC l.c)\ntarget_include_directories(low PUBLIC low)\n"
               "add_library(st STATIC s.c)\ntarget_link_libraries(st PRIVATE low)\n"
               "add_library(sh SHARED h.c)\ntarget_link_libraries(sh PRIVATE low)\n"
               "add_library(iface INTERFACE)\ntarget_link_libraries(iface INTERFACE st)\n"
               "add_executable(one o.c)\ntarget_link_libraries(one PRIVATE st)\n"
               "add_executable(two t.c)\ntarget_link_libraries(two PRIVATE sh)\n"
               "add_executable(three r.c)\ntarget_link_libraries(three PRIVATE iface $<$<CONFIG:Debug>:nothing>)\n"
               "add_executable(four f.c)\ntarget_link_libraries(four PRIVATE $<LINK_ONLY:low>)\n"},
      {"l.c", ""},
      {"s.c", ""},
      {"h.c", ""},
      {"o.c", ""},
      {"t.c", ""},
      {"r.c", ""},
      {"f.c", ""},
  });
}

TEST_CASE("folders of a system are searched last", "[cmake][oracle]") {
  require_equal({
      {"CMakeLists.txt", kHead + "add_library(far STATIC f.c)\ntarget_include_directories(far SYSTEM PUBLIC far)\n"
                                 "add_library(near STATIC n.c)\ntarget_include_directories(near PUBLIC near)\n"
                                 "include_directories(SYSTEM all)\ninclude_directories(BEFORE first)\n"
                                 "add_executable(app a.c)\ntarget_link_libraries(app PRIVATE far near)\n"},
      {"f.c", ""},
      {"n.c", ""},
      {"a.c", ""},
  });
}

TEST_CASE("the reply of CMake's file API is read in the place of the scripts", "[cmake][oracle]") {
  if (!has_cmake()) {
    WARN("SKIPPED: no cmake");
    return;
  }
  const Configured configured({
      {"CMakeLists.txt", kHead + "execute_process(COMMAND ${CMAKE_COMMAND} -E echo_append c.c OUTPUT_VARIABLE made)\n"
                                 "add_library(net a.c ${made})\ntarget_include_directories(net PUBLIC include)\n"
                                 "configure_file(v.h.in gen/version.h)\n"
                                 "target_include_directories(net PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/gen)\n"
                                 "add_library(heads INTERFACE)\ntarget_include_directories(heads INTERFACE heads)\n"
                                 "add_executable(app main.c)\ntarget_link_libraries(app PRIVATE net heads m)\n"
                                 "add_custom_target(order)\nadd_dependencies(app order)\n"},
      {"a.c", "#include \"version.h\"\n"},
      {"c.c", ""},
      {"v.h.in", ""},
      {"main.c", "#include <net/net.h>\n#include \"heads.h\"\n#include \"version.h\"\n"},
      {"include/net/net.h", ""},
      {"heads/heads.h", ""},
  });
  const auto disk = open_disk(configured.folder.path());
  REQUIRE(disk.ok());
  Project project = default_project();
  project.pods.push_back({.from = "cmake", .exported = {"build/.cmake/api/v1/reply", {}}});
  Result<ScanResult> result =
      scan_project(*disk.value(), project, find_files(*disk.value(), project, 1), {.threads = 1});
  REQUIRE(result.ok());
  const ScanResult& scan = result.value();
  const auto pod = [&](const std::string& name) {
    const auto found =
        std::find_if(scan.pods.begin(), scan.pods.end(), [&](const Pod& one) { return one.name == name; });
    REQUIRE(found != scan.pods.end());
    return &*found;
  };
  CHECK(scan.problems.empty());
  CHECK(scan.pods.size() == 3);
  CHECK(test::owners(scan, "c.c") == std::vector<std::string>{"net"});
  CHECK(test::owners(scan, "include/net/net.h") == std::vector<std::string>{"net"});
  CHECK(test::meaning(scan, "main.c", "net/net.h") == "net");
  CHECK(test::meaning(scan, "main.c", "heads.h") == "heads");
  CHECK(test::meaning(scan, "a.c", "version.h") == "inside");
  CHECK(pod("app")->declared_at.line == 10);
  std::vector<std::string> declared;
  for (const auto& one : scan.units[index_of(pod("app")->units[0])].declared) declared.push_back(one.dependency.name);
  CHECK(declared == std::vector<std::string>{"heads", "m", "net"});
}

TEST_CASE("a reply that is not there or broken is a finding that says how to make one", "[cmake]") {
  const auto read = [](std::map<std::string, std::string, std::less<>> files) {
    files["CMakeLists.txt"] = "project(P)\n";
    files["a.c"] = "";
    Project project = default_project();
    project.pods.push_back({.from = "cmake", .exported = {"build/.cmake/api/v1/reply", {}}});
    return test::problems(test::scan_pool(files, project), "unreadable-file");
  };
  const std::string reply = "build/.cmake/api/v1/reply/";
  CHECK(read({}) == std::vector<std::string>{"the manifest cannot be read: `build/.cmake/api/v1/reply` holds no reply "
                                             "of CMake's file API: there is no index-*.json"});
  CHECK(read({{reply + "index-1.json", "{"}}).size() == 1);
  CHECK(read({{reply + "index-1.json", "{}"}}).size() == 1);
  const std::string index =
      R"({"objects": [{"kind": "codemodel", "version": {"major": 2}, "jsonFile": "codemodel.json"}]})";
  CHECK(read({{reply + "index-1.json", index}}).size() == 1);
  CHECK(read({{reply + "index-1.json", index}, {reply + "codemodel.json", "{}"}}).size() == 1);
  const std::string model = R"({"configurations": [{"targets": [{"jsonFile": "t.json"}]}], "paths": {}})";
  CHECK(read({{reply + "index-1.json", index}, {reply + "codemodel.json", model}}).size() == 1);
  for (const char* target : {"{}", "[]", R"({"name": "t", "sources": [{"path": "../../../x"}], "backtrace": -1})",
                             R"({"name": 3, "backtrace": 99, "backtraceGraph": {"nodes": [{"file": 7}]}})"}) {
    CAPTURE(target);
    CHECK(read({{reply + "index-0.json", "{"},
                {reply + "index-1.json", index},
                {reply + "codemodel.json", model},
                {reply + "t.json", target}})
              .empty());
  }
}

TEST_CASE("podworks' own build is read as CMake has it", "[cmake][oracle]") {
  if (!has_cmake()) {
    WARN("SKIPPED: no cmake");
    return;
  }
  const std::string source = PODWORKS_SOURCE_DIR;
  const TemporaryFolder folder;
  folder.write("build/.cmake/api/v1/query/codemodel-v2", "");
  const ProcessResult configured =
      run_process({.words = {"cmake", "-S", source, "-B", folder / "build", "-DPODWORKS_TESTS=OFF"}});
  INFO(configured.err);
  REQUIRE(configured.exit_code == 0);
  const auto disk = open_disk(source);
  REQUIRE(disk.ok());
  const Listing listing = disk.value()->list({.skip_folder = [](std::string_view path) {
    return path.starts_with("build") || path == ".git" || path == "fixtures";
  }});
  const Figures figures = compare(seen_by_cmake(source, folder / "build"), seen_by_reader(*disk.value(), listing));
  INFO(fmt::format("{}", fmt::join(figures.differences, "\n")));
  CHECK(figures.differences.empty());
  CHECK(figures.targets > 5);
}

}  // namespace podworks
