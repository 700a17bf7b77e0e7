// #include NAME where other files define NAME (imports.md, case 7: resolved or told, never silent).
#include <catch2/catch.hpp>

#include "support/scan_text.h"

using namespace podworks;
using namespace podworks::test;

namespace {

/// Folder pods.
ScanResult scan_folders(const Files& files, Project project = {}, int threads = 1) {
  project.pods = {{.from = "directory", .in = "*"}};
  return scan_pool(files, project, threads);
}

/// All that the file's imports mean, in their order.
std::vector<std::string> meanings(const ScanResult& scan, const std::string& path) {
  std::vector<std::string> all;
  for (const Import& import : scan.imports) {
    if (scan.files[index_of(import.file)].path != path || import.form != Form::IncludeMacro) continue;
    std::string text = "unresolved";
    if (const auto* resolved = std::get_if<Resolved>(&import.target)) text = scan.pod_of(resolved->unit).name;
    if (import.counted) text += " counted";
    all.push_back(text + (import.condition.empty() ? "" : " [" + std::string(import.condition) + "]"));
  }
  return all;
}

}  // namespace

TEST_CASE("a macro that another file defines as one header means that file", "[scanner][resolve][macros]") {
  const ScanResult scan = scan_folders({{"base/config.h", "#define BASE_MAP_H <base/map.h>\n"},
                                        {"base/map.h", ""},
                                        {"house/a.c", "#include <base/config.h>\n#include BASE_MAP_H\n"}});
  const Import& import = import_of(scan, "house/a.c", "BASE_MAP_H");
  CHECK(meaning(scan, "house/a.c", "BASE_MAP_H") == "base");
  CHECK(import.line == 2);
  CHECK(import.column == 10);
  CHECK(import.form == Form::IncludeMacro);
  const auto* resolved = std::get_if<Resolved>(&import.target);
  REQUIRE(resolved != nullptr);
  REQUIRE(resolved->file);
  CHECK(scan.files[index_of(*resolved->file)].path == "base/map.h");
}

TEST_CASE("a quoted header is looked for beside the file that includes it", "[scanner][resolve][macros]") {
  const ScanResult scan = scan_folders({{"base/config.h", "#define MAP_H \"map.h\"\n"},
                                        {"base/map.h", ""},
                                        {"house/map.h", ""},
                                        {"house/a.c", "#include <base/config.h>\n#include MAP_H\n"}});
  CHECK(meaning(scan, "house/a.c", "MAP_H") == "inside");
}

TEST_CASE("several headers of one pod are that pod, and no single file", "[scanner][resolve][macros]") {
  const ScanResult scan = scan_folders(
      {{"base/select.h", "#if A\n#define CONFIG \"base/a.h\"\n#else\n#define CONFIG \"base/b.h\"\n#endif\n"},
       {"base/a.h", ""},
       {"base/b.h", ""},
       {"house/a.c", "#include \"base/select.h\"\n#include CONFIG\n"}});
  CHECK(meaning(scan, "house/a.c", "CONFIG") == "base");
  CHECK_FALSE(std::get<Resolved>(import_of(scan, "house/a.c", "CONFIG").target).file);
  CHECK(import_of(scan, "house/a.c", "CONFIG").condition.empty());
}

TEST_CASE("the branches of one file that lead to several pods all count, under their conditions",
          "[scanner][resolve][macros]") {
  const ScanResult scan =
      scan_folders({{"base/select.h", "#if A\n#define CONFIG \"ios/a.h\"\n#else\n#define CONFIG \"mac/b.h\"\n#endif\n"},
                    {"ios/a.h", ""},
                    {"mac/b.h", ""},
                    {"house/a.c", "#include \"base/select.h\"\n#ifdef B\n#include CONFIG\n#endif\n"}});
  CHECK(meanings(scan, "house/a.c") ==
        std::vector<std::string>{"ios counted [#ifdef B && #if A]", "mac [#ifdef B && #else of #if A]"});
}

TEST_CASE("several files that lead to several pods are ambiguous", "[scanner][resolve][macros]") {
  const Files files = {{"one/one.h", "#define CONFIG \"one/c.h\"\n"},
                       {"one/c.h", ""},
                       {"two/two.h", "#define CONFIG \"two/c.h\"\n"},
                       {"two/c.h", ""},
                       {"house/a.c", "#include CONFIG\n"}};
  CHECK(meaning(scan_folders(files), "house/a.c") == "ambiguous one two");
  Project project;
  project.resolve["CONFIG"] = {.value = "two"};
  CHECK(meaning(scan_folders(files, project), "house/a.c") == "two");
}

TEST_CASE("a definition in a file that is included is the one that is meant", "[scanner][resolve][macros]") {
  const ScanResult scan = scan_folders({{"one/all.h", "#include \"one.h\"\n"},
                                        {"one/one.h", "#define CONFIG \"one/c.h\"\n"},
                                        {"one/c.h", ""},
                                        {"two/two.h", "#define CONFIG \"two/c.h\"\n"},
                                        {"two/c.h", ""},
                                        {"house/own.c", "#define CONFIG \"two/c.h\"\n#include \"helper.h\"\n"},
                                        {"house/helper.h", "#include CONFIG\n"},
                                        {"house/a.c", "#include <one/all.h>\n#include CONFIG\n"}});
  CHECK(meaning(scan, "house/a.c", "CONFIG") == "one");
  CHECK(meaning(scan, "house/helper.h") == "two");  // nothing that it includes: the own pod's definition
}

TEST_CASE("includes in a circle are followed once", "[scanner][resolve][macros]") {
  const ScanResult scan = scan_folders({{"one/a.h", "#include \"b.h\"\n#include CONFIG\n"},
                                        {"one/b.h", "#include \"a.h\"\n#define CONFIG <two/c.h>\n"},
                                        {"two/c.h", "#include \"c.h\"\n"}});
  CHECK(meaning(scan, "one/a.h", "CONFIG") == "two");
}

TEST_CASE("what nobody defines as a header stays unresolved, and is told why", "[scanner][resolve][macros]") {
  const ScanResult scan = scan_folders({{"base/config.h", "#define A \"nowhere.h\"\n#define B f(x)\n#define B2 1\n"},
                                        {"house/a.c", "#include A\n#include B\n#include C(1)\n#include D\n"},
                                        {"house/own.c", "#define D \"own.c\"\n#undef D\n#include D\n"}});
  const auto hint = [&](const std::string& file, const std::string& name) {
    CHECK(meaning(scan, file, name) == "unresolved");
    return std::get<Unresolved>(import_of(scan, file, name).target).hint;
  };
  CHECK(hint("house/a.c", "A") == "other files define it as headers that are not there");
  CHECK(hint("house/a.c", "B") == "no file of the pool defines it as a header");
  CHECK(hint("house/a.c", "C(1)") == "the macro's value is not known in this file");
  CHECK(hint("house/own.c", "D") == "no file of the pool defines it as a header");  // its own was taken back
  CHECK(meaning(scan, "house/a.c", "D") == "inside");
}

TEST_CASE("a header that is nowhere does not stand in the way of one that is", "[scanner][resolve][macros]") {
  const ScanResult scan = scan_folders({{"base/config.h", "#define VERSION \"1.2\"\n"},
                                        {"base/more.h", "#define VERSION <base/v.h>\n"},
                                        {"base/v.h", ""},
                                        {"house/a.c", "#include VERSION\n"}});
  CHECK(meaning(scan, "house/a.c") == "base");
}

TEST_CASE("a macro for a system header is external, and a mixture is not guessed", "[scanner][resolve][macros]") {
  const ScanResult scan = scan_folders({{"base/a.h", "#define A <stdio.h>\n#define B <stdio.h>\n"},
                                        {"base/b.h", "#define A <stdlib.h>\n#define B <base/a.h>\n"},
                                        {"house/a.c", "#include A\n#include B\n"}});
  CHECK(meaning(scan, "house/a.c", "A") == "external stdio.h");
  CHECK(meaning(scan, "house/a.c", "B") == "unresolved");
  CHECK(std::get<Unresolved>(import_of(scan, "house/a.c", "B").target).hint ==
        "some files define it as a header of `base`, others as one from outside");
}

TEST_CASE("definitions that the unit never sees and those of other pods' tests do not count",
          "[scanner][resolve][macros]") {
  const std::string all = "s.source_files = '*.{h,c}'";
  Project project;
  project.tests = {{.value = Glob("**/Tests/**"), .at = {}}};
  const ScanResult podspecs = scan_pool(
      {{"One/One.podspec", podspec("One", all)},
       {"One/one.h", "#if SWIFT_PACKAGE\n#define CONFIG <Two/c.h>\n#else\n#define CONFIG <Three/c.h>\n#endif\n"},
       {"Two/Two.podspec", podspec("Two", all)},
       {"Two/c.h", ""},
       {"Three/Three.podspec", podspec("Three", all)},
       {"Three/c.h", ""},
       {"House/House.podspec", podspec("House", all)},
       {"House/a.c", "#include <One/one.h>\n#include CONFIG\n"}});
  CHECK(meaning(podspecs, "House/a.c", "CONFIG") == "Three");
  const ScanResult folders = scan_folders({{"one/Tests/t.h", "#define CONFIG <one/c.h>\n"},
                                           {"one/c.h", ""},
                                           {"two/two.h", "#define CONFIG <two/c.h>\n"},
                                           {"two/c.h", ""},
                                           {"house/a.c", "#include CONFIG\n"}},
                                          project);
  CHECK(meaning(folders, "house/a.c") == "two");
}

TEST_CASE("a macro defined under a question for its header is an optional import", "[scanner][resolve][macros]") {
  const ScanResult scan =
      scan_folders({{"base/config.h", "#if __has_include(<net/n.h>)\n#define NET_H <net/n.h>\n#endif\n"},
                    {"net/n.h", ""},
                    {"house/a.c", "#include <base/config.h>\n#include NET_H\n"}});
  CHECK(meaning(scan, "house/a.c", "NET_H") == "net?");
}

TEST_CASE("a file that includes itself means itself", "[scanner][resolve][macros]") {
  CHECK(meaning(scan_folders({{"house/a.h", "#include __FILE__\n"}}), "house/a.h") == "inside");
}

TEST_CASE("what a macro means does not depend on the number of threads", "[scanner][resolve][macros]") {
  Files files = {{"base/c.h", ""}};
  for (int i = 0; i < 150; ++i) {
    const std::string n = std::to_string(i);
    files["p" + n + "/h.h"] =
        "#include <p" + std::to_string(i / 2) + "/h.h>\n#define H" + std::to_string(i % 7) + " <p" + n + "/h.h>\n";
    files["p" + n + "/a.c"] = "#include \"h.h\"\n#include H" + std::to_string(i % 5) + "\n";
  }
  const auto all = [&](int threads) {
    const ScanResult scan = scan_folders(files, {}, threads);
    std::vector<std::string> found;
    for (int i = 0; i < 150; ++i) {
      const std::string file = "p" + std::to_string(i) + "/a.c";
      found.push_back(meaning(scan, file, "H" + std::to_string(i % 5)));
    }
    return found;
  };
  CHECK(all(1) == all(4));
}

TEST_CASE("thousands of definitions and includes of one macro take no long", "[scanner][resolve][macros][hostile]") {
  std::string defines;
  std::string includes;
  for (int i = 0; i < 3000; ++i) {
    defines += "#define H \"" + std::to_string(i) + ".h\"\n";
    includes += "#include H\n";
  }
  Files files = {{"house/a.c", includes}};
  for (int i = 0; i < 3000; ++i) files["base/" + std::to_string(i) + ".h"] = i == 0 ? defines : "";
  const ScanResult scan = scan_folders(files);
  CHECK(std::get<Unresolved>(import_of(scan, "house/a.c").target).hint == "other files define it as too many headers");
}
