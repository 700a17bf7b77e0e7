// Every JSON output holds against its published schema, checked by python3-jsonschema.
#include <catch2/catch.hpp>

#include "support/gate.h"
#include "support/process.h"

using namespace podworks;

namespace {

const std::string kSource = PODWORKS_SOURCE_DIR;

constexpr const char* kValidate = R"(
import json, sys
import jsonschema
schema = json.load(open(sys.argv[1]))
jsonschema.Draft202012Validator.check_schema(schema)
jsonschema.Draft202012Validator(schema).validate(json.load(open(sys.argv[2])))
)";

void expect_valid(const std::string& schema, const std::string& file) {
  // Debian's own Python: the package python3-jsonschema belongs to it, whatever other Python comes first on the path.
  const ProcessResult result =
      run_process({.words = {"/usr/bin/python3", "-c", kValidate, kSource + "/docs/schemas/" + schema, file}});
  INFO(result.err);
  CHECK(result.exit_code == 0);
}

}  // namespace

TEST_CASE("every JSON output of the factory is valid against its schema", "[end-to-end][schema]") {
  const TemporaryFolder folder;
  using Words = std::vector<std::string>;
  const auto [schema, words] = GENERATE(table<std::string, Words>({
      {"check.schema.json", {"check"}},
      {"graph.schema.json", {"graph"}},
      {"graph.schema.json", {"graph", "--level", "unit"}},
      {"graph.schema.json", {"graph", "--level", "layer"}},
      {"graph.schema.json", {"graph", "--focus", "WBNet", "--depth", "all"}},
      {"files.schema.json", {"graph", "--level", "file"}},
      {"why.schema.json", {"why", "Recruit", "MainPage"}},
      {"why.schema.json", {"why", "MainPage", "--app", "Recruit"}},
      {"why.schema.json", {"why", "WBBase", "MainPage"}},
      {"generate.schema.json", {"generate", "--dry-run"}},
      {"baseline-update.schema.json", {"baseline", "update", "--dry-run"}},
      {"list.schema.json", {"list", "pods"}},
      {"list.schema.json", {"list", "layers"}},
      {"list.schema.json", {"list", "apps"}},
      {"list.schema.json", {"list", "lookups"}},
      {"list.schema.json", {"list", "rules"}},
      {"list.schema.json", {"list", "formats"}},
      {"explain.schema.json", {"explain", "pod-cycle"}},
      {"version.schema.json", {"version"}},
      {"report.schema.json", {"report"}},
  }));
  Words all = {"-C", kSource + "/fixtures/app-factory"};
  all.insert(all.end(), words.begin(), words.end());
  all.insert(all.end(), {"--format", "json", "-o", folder / "out.json"});
  CAPTURE(words);
  const ProcessResult result = run_binary(all);
  INFO(result.err);
  REQUIRE((result.exit_code == 0 || result.exit_code == 1));
  expect_valid(schema, folder / "out.json");
}

TEST_CASE("what init and baseline write is valid against its schema", "[end-to-end][schema]") {
  const TemporaryFolder folder;
  folder.write("pods/A/A.h", "#import <B/B.h>\n");
  folder.write("pods/B/B.h", "#import <A/A.h>\n");
  const auto run = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"-C", folder.path(), "--format", "json", "-o", folder / "out.json"});
    CHECK(run_binary(words).exit_code == 0);
  };
  run({"init"});
  expect_valid("init.schema.json", folder / "out.json");
  run({"baseline", "show"});
  expect_valid("baseline.schema.json", folder / "out.json");
  run({"baseline", "update", "--shrink"});
  expect_valid("baseline-update.schema.json", folder / "out.json");
}

TEST_CASE("what diff and affected say is valid against its schema", "[end-to-end][schema]") {
  std::vector<std::pair<std::string, std::string>> files = gate_factory();
  files[0].second = kGateConfig + "apps:\n  Flat: { roots: [BizFlat] }\n  Gone: { roots: [Log] }\n";
  const GitPool pool(files);
  const auto run = [&](std::vector<std::string> words, const std::string& schema) {
    words.insert(words.begin(), {"-C", pool.path(), "--format", "json", "-o", pool.folder() / "out.json"});
    CHECK(run_binary(words).exit_code == 0);
    expect_valid(schema, pool.folder() / "out.json");
  };
  run({"diff", "main"}, "diff.schema.json");
  run({"affected", "main"}, "affected.schema.json");
  pool.branch("feature");
  pool.git({"mv", "pods/Recruit", "pods/BizHire"});
  pool.git({"rm", "-q", "-r", "pods/BaseKit"});
  pool.write("podworks.yml", kGateConfig + "apps:\n  Flat: { roots: [BizFlat] }\n");
  pool.write("pods/BizFlat/a.m", "#import <Net/Net.h>\n");
  pool.write("pods/BizNew/a.m", "#import <Gone/Gone.h>\n");
  pool.write("pods/Log/a.m", "#import <Net/Net.h>\n");
  run({"diff", "main"}, "diff.schema.json");
  run({"diff", "main", "HEAD"}, "diff.schema.json");
  run({"affected", "main"}, "affected.schema.json");
  const std::string history = pool.folder() / "history.jsonl";
  run({"report", "--base", "main", "--history", history, "--stamp"}, "report.schema.json");
  expect_valid("history.schema.json", history);  // of one line
}

TEST_CASE("a JSON output that breaks its schema would be noticed", "[end-to-end][schema]") {
  const TemporaryFolder folder;
  folder.write("bad.json", "{\"schema\": \"podworks.check/1\"}");
  CHECK(run_process({.words = {"/usr/bin/python3", "-c", kValidate, kSource + "/docs/schemas/check.schema.json",
                               folder / "bad.json"}})
            .exit_code != 0);
}
