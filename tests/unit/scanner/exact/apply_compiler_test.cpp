#include "scanner/exact/apply_compiler.h"

#include <catch2/catch.hpp>

#include "support/pool.h"
#include "support/scan_text.h"

using namespace podworks;
using namespace podworks::test;

namespace {

/// Three folder pods; the answers are given as "House/a.c:2" -> "Base/b.h" ("" = not found).
ScanResult compiled(const std::string& source, const std::vector<std::pair<int, std::string>>& answers) {
  Project project;
  project.pods = {{.from = "directory", .in = "*"}};
  ScanResult scan = scan_pool({{"Base/b.h", ""}, {"Net/n.h", ""}, {"House/a.c", source}}, project);
  CompiledUnit unit;
  unit.file = "/pool/House/a.c";
  for (const auto& [line, to] : answers) {
    unit.includes.push_back({unit.file, line, to.empty() || to.starts_with('/') ? to : "/pool/" + to});
  }
  apply_compiler({unit}, path_in_test_pool, scan);
  return scan;
}

}  // namespace

TEST_CASE("what compiler and scan agree on stays as it is", "[scanner][exact]") {
  const ScanResult scan =
      compiled("#include \"Base/b.h\"\n#include <stdio.h>\n", {{1, "Base/b.h"}, {2, "/usr/include/stdio.h"}});
  CHECK(meaning(scan, "House/a.c", "Base/b.h") == "Base");
  CHECK(how(scan, "House/a.c", "Base/b.h") == "include-root");
  CHECK(problems(scan, "inexact-import").empty());
  REQUIRE(scan.notes.compiler);
  CHECK(scan.notes.compiler->agreed == 2);
  CHECK(scan.notes.compiler->differ == 0);
}

TEST_CASE("an import under a condition that no unit takes is dropped", "[scanner][exact]") {
  const ScanResult scan =
      compiled("#ifdef X\n#include \"Base/b.h\"\n#else\n#include \"Net/n.h\"\n#endif\n", {{4, "Net/n.h"}});
  CHECK(meaning(scan, "House/a.c", "Base/b.h") == "none");
  CHECK(meaning(scan, "House/a.c", "Net/n.h") == "Net");
  CHECK(scan.notes.compiler->not_taken == 1);
  CHECK(problems(scan, "inexact-import").empty());
}

TEST_CASE("where the compiler finds another file, its answer counts and a finding says so", "[scanner][exact]") {
  const ScanResult scan = compiled("#include \"Base/b.h\"\n", {{1, "Net/n.h"}});
  CHECK(meaning(scan, "House/a.c", "Base/b.h") == "Net");
  CHECK(how(scan, "House/a.c", "Base/b.h") == "compiler");
  CHECK(problems(scan, "inexact-import") ==
        std::vector<std::string>{
            "`Base/b.h` is Net/n.h for the compiler and Base/b.h for the scan; the compiler's answer is used"});
}

TEST_CASE("a header that the compiler does not find is unresolved for both", "[scanner][exact]") {
  CHECK(problems(compiled("#include \"none.h\"\n", {{1, ""}}), "inexact-import").empty());
  const ScanResult scan = compiled("#include \"Base/b.h\"\n", {{1, ""}});
  CHECK(meaning(scan, "House/a.c") == "unresolved");
  CHECK(problems(scan, "inexact-import").size() == 1);
}

TEST_CASE("an include that only the compiler sees is added to the graph", "[scanner][exact]") {
  const ScanResult scan = compiled("INCLUDE_BY_MACRO\n", {{1, "Base/b.h"}});
  CHECK(meaning(scan, "House/a.c") == "Base");
  CHECK(problems(scan, "inexact-import") ==
        std::vector<std::string>{"the compiler includes Base/b.h here, and the scan sees no import"});
}

TEST_CASE("a source that was not compiled keeps the scan's imports, and a finding says why", "[scanner][exact]") {
  Project project;
  project.pods = {{.from = "directory", .in = "*"}};
  ScanResult scan = scan_pool({{"Base/b.h", ""}, {"House/a.c", "#ifdef X\n#include \"Base/b.h\"\n#endif\n"}}, project);
  apply_compiler({{.file = "/pool/House/a.c", .failure = "the compiler crashed"}}, path_in_test_pool, scan);
  CHECK(meaning(scan, "House/a.c") == "Base");
  CHECK(
      problems(scan, "inexact-import") ==
      std::vector<std::string>{"this source was not compiled (the compiler crashed): the scan's imports hold for it"});
}

TEST_CASE("files that no source includes keep the scan's imports", "[scanner][exact]") {
  Project project;
  project.pods = {{.from = "directory", .in = "*"}};
  ScanResult scan = scan_pool({{"Base/b.h", ""}, {"House/a.c", ""}, {"House/b.c", "#include \"Base/b.h\"\n"}}, project);
  apply_compiler({{.file = "/pool/House/a.c"}}, path_in_test_pool, scan);
  CHECK(meaning(scan, "House/b.c") == "Base");
}
