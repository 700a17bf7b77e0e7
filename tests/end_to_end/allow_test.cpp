// `// podworks: allow(RULE) reason`: exceptions that stand where they are made.
#include <algorithm>
#include <catch2/catch.hpp>

#include "support/gate.h"

using namespace podworks;

namespace {

using Lines = std::vector<std::string>;

std::string house(const std::string& comment) {
  return "#import \"House.h\"\n#import <Recruit/Recruit.h>" + comment + "\nint house(void) { return 1; }\n";
}

std::string text_of(const GitPool& pool, const Lines& more = {}) {
  Lines words = {"-C", pool.path(), "check", "--today", "2026-11-21"};
  words.insert(words.end(), more.begin(), more.end());
  return run_binary(words).out;
}

}  // namespace

TEST_CASE("a comment allows an import with a reason, and is counted", "[end-to-end][allow]") {
  const GitPool pool(gate_factory());
  pool.write("pods/House/House.m", house("  // podworks: allow(peer-dependency) moves in Q3"));
  const Verdict verdict = gate_check(pool.path(), {});
  CHECK(verdict.fresh == Lines{});
  CHECK(verdict.exit_code == 0);
  CHECK_THAT(text_of(pool), Catch::Contains("no findings in") && Catch::Contains("; 1 allowed by comments"));
  CHECK_THAT(text_of(pool, {"--all"}), Catch::Contains("allowed error[peer-dependency]"));
  pool.write("pods/House/More.m", "#import <Recruit/Recruit.h>\n");
  CHECK(gate_check(pool.path(), {}).fresh == Lines{"peer-dependency House -> Recruit pods/House/More.m:1"});
}

TEST_CASE("reports for services leave out what comments allow", "[end-to-end][allow]") {
  const GitPool pool(gate_factory());
  pool.write("pods/House/House.m", house("  // podworks: allow(peer-dependency) moves in Q3"));
  for (const char* format : {"sarif", "gitlab", "github", "checkstyle", "teamcity", "markdown", "concise"}) {
    CAPTURE(format);
    CHECK_THAT(text_of(pool, {"--format", format}), !Catch::Contains("House.m"));
  }
  CHECK_THAT(text_of(pool, {"--format", "sarif", "--all"}), Catch::Contains("\"kind\": \"inSource\""));
  CHECK_THAT(text_of(pool, {"--format", "junit"}), Catch::Contains("allowed error"));
  pool.write("pods/House/More.m", "#import <Recruit/Recruit.h>\n");
  CHECK_THAT(text_of(pool, {"--format", "gitlab"}), Catch::Contains("More.m") && !Catch::Contains("House.m"));
}

TEST_CASE("a comment that allows nothing is a finding", "[end-to-end][allow]") {
  const auto [comment, message] = GENERATE(table<std::string, std::string>({
      {" // podworks: allow(peer-dependency)", "the comment gives no reason"},
      {" // podworks: allow(peer-dependancy) x", "which is no rule"},
      {" // podworks: allow(layer-order) x", "which nothing breaks here"},
  }));
  const GitPool pool(gate_factory());
  pool.write("pods/House/House.m", house(comment));
  const Verdict verdict = gate_check(pool.path(), {});
  CHECK(verdict.exit_code == 1);
  REQUIRE(verdict.fresh.size() == 2);
  CHECK(verdict.fresh[0] == "peer-dependency House -> Recruit pods/House/House.m:2");
  CHECK_THAT(verdict.fresh[1], Catch::StartsWith("unused-allow") && Catch::Contains(message));
}

TEST_CASE("an allow comment of a rule that the import no longer breaks is unused", "[end-to-end][allow]") {
  const GitPool pool(gate_factory());
  pool.write("pods/House/House.m", "#import \"House.h\"  // podworks: allow(peer-dependency) x\n");
  const Verdict verdict = gate_check(pool.path(), {});
  CHECK(verdict.exit_code == 0);
  CHECK(verdict.fresh == Lines{"unused-allow the comment allows `peer-dependency`, which nothing breaks here "
                               "pods/House/House.m:1"});
}

TEST_CASE("a strict layer allows nothing by comments", "[end-to-end][allow]") {
  const GitPool pool(gate_factory());
  std::string config = kGateConfig;
  config.replace(config.find("peers: forbid"), 13, "peers: forbid, strict: true");
  pool.write("podworks.yml", config);
  pool.write("pods/House/House.m", house(" // podworks: allow(peer-dependency) x"));
  const Verdict verdict = gate_check(pool.path(), {});
  CHECK(verdict.exit_code == 1);
  CHECK_THAT(text_of(pool), Catch::Contains("cannot be allowed here: `House` is strict"));
}

TEST_CASE("whoever withdraws an exception answers for what it covered", "[end-to-end][allow][gate]") {
  const GitPool pool(gate_factory());
  SECTION("a comment") {
    pool.write("pods/House/House.m", house(" // podworks: allow(peer-dependency) x"));
    pool.commit();
    pool.branch("feature");
    pool.write("pods/House/House.m", house(""));
  }
  SECTION("an entry of the baseline") {
    REQUIRE(run_binary({"-C", pool.path(), "baseline", "update"}).exit_code == 0);
    pool.commit();
    pool.branch("feature");
    pool.write("podworks-baseline.yml", "version: 1\nknown:\n");
  }
  CHECK(gate_check(pool.path()).fresh == Lines{"peer-dependency House -> Recruit pods/House/House.m:2"});
}

TEST_CASE("an entry that the base follows through a rename cannot be withdrawn without a repair",
          "[end-to-end][baseline][gate]") {
  const GitPool pool(gate_factory());
  REQUIRE(run_binary({"-C", pool.path(), "baseline", "update"}).exit_code == 0);
  pool.commit();
  pool.git({"mv", "pods/House/House.m", "pods/House/Hut.m"});
  pool.commit();
  pool.branch("feature");
  CHECK(gate_check(pool.path()).fresh == Lines{});
  pool.write("podworks-baseline.yml", "version: 1\nknown:\n");
  CHECK(gate_check(pool.path()).fresh == Lines{"peer-dependency House -> Recruit pods/House/Hut.m:2"});
}

TEST_CASE("a comment takes the place of an entry, which is then to go", "[end-to-end][allow][baseline]") {
  const GitPool pool(gate_factory());
  REQUIRE(run_binary({"-C", pool.path(), "baseline", "update"}).exit_code == 0);
  pool.write("pods/House/House.m", house(" // podworks: allow(peer-dependency) x"));
  REQUIRE(gate_check(pool.path(), {}).fresh.size() == 1);
  CHECK_THAT(gate_check(pool.path(), {}).fresh[0], Catch::StartsWith("stale-baseline"));
  CHECK(run_binary({"-C", pool.path(), "baseline", "update"}).out ==
        "wrote podworks-baseline.yml: 0 entries (1 removed)\n");
  CHECK(gate_check(pool.path(), {}).fresh == Lines{});
}

TEST_CASE("each language has its allow comments", "[end-to-end][allow]") {
  const TemporaryFolder pool;
  pool.write("podworks.yml",
             "version: 1\npods:\n  - { from: directory, in: \"pods/*\" }\nlayers:\n  - { name: top, pods: [Top] }\n  - "
             "{ name: "
             "low, pods: [Low] }\nlimits: { unresolved: 100% }\n");
  pool.write("pods/Top/Top.h", "");
  pool.write("pods/Top/src/com/top/Top.kt", "package com.top\nclass Top\n");
  pool.write("pods/Top/top.ts", "export const top = 1, more = 2;\n");
  const auto [file, text] = GENERATE(table<std::string, std::string>({
      {"a.m", "#import <Top/Top.h> // podworks: allow(layer-order) x\n"},
      {"b.cpp", "/* podworks: allow(layer-order) x */\n#include <Top/Top.h>\n"},
      {"c.swift", "import Top // podworks: allow(layer-order) x\n"},
      {"D.kt", "import com.top.Top // podworks: allow(layer-order) x\n"},
      {"E.java", "// podworks: allow(layer-order) x\nimport com.top.Top;\n"},
      {"f.ts", "// podworks: allow(layer-order) x\nimport {\n  top,\n  more,\n} from \"../Top/top\";\n"},
      {"g.js", "const top = require(\"../Top/top\"); // podworks: allow(layer-order) x\n"},
  }));
  CAPTURE(file);
  pool.write("pods/Low/" + file, text);
  const Verdict verdict = gate_check(pool.path(), {"--fail-on", "error"});
  for (const std::string& line : verdict.fresh) {
    CHECK_THAT(line, !Catch::StartsWith("layer-order") && !Catch::StartsWith("unused-allow"));
  }
  std::string bare = text;
  bare.erase(bare.find("podworks: "), 10);
  pool.write("pods/Low/" + file, bare);
  const Verdict without = gate_check(pool.path(), {"--fail-on", "error"});
  CHECK(std::any_of(without.fresh.begin(), without.fresh.end(),
                    [](const std::string& line) { return line.starts_with("layer-order"); }));
}
