// `podworks report`: what its data says is what `check`, `graph` and the apps say.
#include <algorithm>
#include <catch2/catch.hpp>

#include "base/json.h"
#include "support/gate.h"
#include "support/process.h"

using namespace podworks;

namespace {

const std::string kFactory = std::string(PODWORKS_SOURCE_DIR) + "/fixtures/app-factory";

Json json_of(const std::vector<std::string>& words) {
  const ProcessResult result = run_binary(words);
  INFO(result.err);
  REQUIRE(result.exit_code <= 1);
  Result<Json> json = parse_json(result.out, "out.json");
  REQUIRE(json.ok());
  return std::move(json.value());
}

const Json& at(const Json& json, const char* key) {
  const Json* const found = json.find(key);
  REQUIRE(found != nullptr);
  return *found;
}

const JsonArray& list(const Json& json, const char* key) {
  REQUIRE(at(json, key).array() != nullptr);
  return *at(json, key).array();
}

std::size_t number(const Json& json) {
  REQUIRE(json.integer() != nullptr);
  return static_cast<std::size_t>(*json.integer());
}

std::string page_of(const std::string& folder) {
  return run_binary({"-C", folder, "report", "--today", "2026-11-21"}).out;
}

}  // namespace

TEST_CASE("the page's edges are the graph's, with as many imports", "[end-to-end][report]") {
  const Json page = json_of({"-C", kFactory, "report", "--format", "json"});
  const Json graph = json_of({"-C", kFactory, "graph", "--format", "json"});
  std::vector<std::string> shown;
  const JsonArray& names = list(at(page, "pods"), "name");
  const Json& edges = at(page, "edges");
  for (std::size_t i = 0; i < list(edges, "from").size(); ++i) {
    const std::size_t imports = number(list(edges, "imports")[i]);
    if (imports == 0) continue;  // declared only
    shown.push_back(*names[number(list(edges, "from")[i])].string() + " " +
                    *names[number(list(edges, "to")[i])].string() + " " + std::to_string(imports));
  }
  std::vector<std::string> expected;
  for (const Json& edge : list(graph, "dependencies")) {
    if (number(at(edge, "count")) == 0) continue;
    expected.push_back(*at(edge, "from").string() + " " + *at(edge, "to").string() + " " +
                       std::to_string(number(at(edge, "count"))));
  }
  std::sort(shown.begin(), shown.end());
  std::sort(expected.begin(), expected.end());
  CHECK(shown == expected);
}

TEST_CASE("the page's findings are those of check, with their status", "[end-to-end][report]") {
  const Json page = json_of({"-C", kFactory, "report", "--format", "json", "--today", "2026-11-21"});
  const Json check = json_of({"-C", kFactory, "check", "--all", "--format", "json", "--today", "2026-11-21"});
  const Json& findings = at(page, "findings");
  REQUIRE(list(findings, "id").size() == list(check, "findings").size());
  for (std::size_t i = 0; i < list(findings, "id").size(); ++i) {
    const Json& one = list(check, "findings")[i];
    CHECK(*list(findings, "id")[i].string() == *at(one, "id").string());
    CHECK(*list(page, "texts")[number(list(findings, "message")[i])].string() == *at(one, "message").string());
    CHECK(*at(list(page, "rules")[number(list(findings, "rule")[i])], "id").string() == *at(one, "rule").string());
  }
}

TEST_CASE("with a base the page tells new, known and repaired findings apart", "[end-to-end][report][gate]") {
  const GitPool pool(gate_factory());
  pool.branch("feature");
  pool.write("pods/House/House.m", "#import \"House.h\"\n");
  pool.write("pods/Recruit/More.m", "#import <House/House.h>\n");
  const Json page = json_of({"-C", pool.path(), "report", "--base", "main", "--format", "json"});
  CHECK(*at(at(page, "base"), "revision").string() == "main");
  std::vector<std::size_t> statuses;
  for (const Json& status : list(at(page, "findings"), "status")) statuses.push_back(number(status));
  CHECK(statuses == std::vector<std::size_t>{0, 2});
  const std::string html = run_binary({"-C", pool.path(), "report", "--base", "main"}).out;
  CHECK_THAT(html, Catch::Contains("1 new, 1 fixed") && Catch::Contains("pods/Recruit/More.m:1"));
}

TEST_CASE("hostile names stay text in the page", "[end-to-end][report]") {
  const TemporaryFolder folder;
  folder.write("podworks.yml", "version: 1\npods: [{ from: directory, in: \"pods/*\" }]\n");
  folder.write("pods/<img onerror=alert(1)>/a.m", "#import \"</script><script>alert(1)</script>.h\"\n");
  folder.write("pods/@@PODWORKS_DATA@@/@@PODWORKS_TABLES@@.h", "");
  folder.write("pods/\xFF\xFE/x.h", "");
  folder.write("pods/B/b.m", "#import \"../@@PODWORKS_DATA@@/@@PODWORKS_TABLES@@.h\"\n");
  const std::string page = page_of(folder.path());
  CHECK_THAT(page, !Catch::Contains("<img") && !Catch::Contains("<script>alert") && !Catch::Contains("\xFF"));
  CHECK_THAT(page, Catch::Contains("&lt;img onerror=alert(1)&gt;") || Catch::Contains("\\u003cimg onerror=alert(1)"));
  const std::string data = "<script type=\"application/json\" id=\"podworks-data\">";
  const std::size_t first = page.find(data);
  REQUIRE(first != std::string::npos);
  CHECK(page.find(data, first + 1) == std::string::npos);
  const std::size_t end = page.find("</script>", first);
  CHECK(parse_json(page.substr(first + data.size(), end - first - data.size()), "data").ok());
}

TEST_CASE("the page is the same for any number of threads and any order of the folder", "[end-to-end][report]") {
  const std::string one = run_binary({"-C", kFactory, "report", "-j", "1", "--today", "2026-11-21"}).out;
  CHECK(one == run_binary({"-C", kFactory, "report", "-j", "7", "--today", "2026-11-21"}).out);
  CHECK(one.size() > 10000);
}
