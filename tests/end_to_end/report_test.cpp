// `podworks report`: what its data says is what `check`, `graph` and the apps say.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>

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

TEST_CASE("the page's base is what a report of the base says of itself", "[end-to-end][report][gate]") {
  const GitPool pool(gate_factory());
  const Json then = json_of({"-C", pool.path(), "report", "--format", "json"});
  pool.branch("feature");
  pool.write("pods/Net/Net.m", "#import <Log/Log.h>\n#import \"Net.h\"\nint net;\n");
  pool.write("pods/Log/More.m", "#import <Net/Net.h>\n");
  pool.commit();
  const Json now = json_of({"-C", pool.path(), "report", "--base", "main", "--format", "json"});
  const Json& base = at(now, "base");
  CHECK(*at(base, "commit").string() == *at(then, "rev").string());
  CHECK(*at(now, "rev").string() != *at(then, "rev").string());
  CHECK(number(at(base, "edges")) == list(at(then, "edges"), "from").size());
  CHECK(number(at(base, "cycles")) == list(then, "cycles").size());
  CHECK(list(now, "cycles").size() == list(then, "cycles").size() + 1);
  std::vector<std::string> names;
  std::vector<std::string> expected;
  for (const Json& name : list(at(base, "pods"), "name")) names.push_back(*name.string());
  for (const Json& name : list(at(then, "pods"), "name")) {
    if (!name.string()->starts_with("app:")) expected.push_back(*name.string());
  }
  std::sort(expected.begin(), expected.end());
  CHECK(names == expected);
  REQUIRE(list(base, "apps").size() == list(then, "apps").size());
  for (std::size_t i = 0; i < list(then, "apps").size(); ++i) {
    CHECK(number(at(list(base, "apps")[i], "bytes")) == number(at(list(then, "apps")[i], "bytes")));
    CHECK(number(at(list(base, "apps")[i], "count")) == number(at(list(then, "apps")[i], "count")));
  }
}

TEST_CASE("a history gets one line for each commit", "[end-to-end][report][history]") {
  const GitPool pool(gate_factory());
  const TemporaryFolder out;
  const std::vector<std::string> words = {
      "-C", pool.path(), "report", "--format", "json", "--history", out / "new/history.jsonl"};
  const Json first = json_of(words);
  CHECK(list(at(first, "trend"), "pods").size() == 1);
  const std::string one = out.read("new/history.jsonl");
  json_of(words);
  CHECK(out.read("new/history.jsonl") == one);
  pool.write("pods/Log/More.m", "#import <House/House.h>\n");
  pool.commit();
  const Json second = json_of(words);
  CHECK(out.read("new/history.jsonl").starts_with(one));
  const Json& trend = at(second, "trend");
  CHECK(number(list(trend, "findings")[0]) + 1 == number(list(trend, "findings")[1]));
  CHECK(*list(trend, "rev")[0].string() == *at(first, "rev").string());
  CHECK(*list(trend, "rev")[1].string() == *at(second, "rev").string());
  CHECK(*at(list(trend, "rules")[0], "id").string() == "layer-order");
  // With a base the same run leaves the same record: what it compares with is no part of it.
  const std::string two = out.read("new/history.jsonl");
  std::vector<std::string> with_base = words;
  with_base.insert(with_base.end(), {"--base", "HEAD~1"});
  json_of(with_base);
  CHECK(out.read("new/history.jsonl") == two);
}

TEST_CASE("a history that is none stays as it is", "[end-to-end][report][history]") {
  const TemporaryFolder folder;
  for (const auto& [path, content] : gate_factory()) folder.write(path, content);
  folder.write("README.md", "# Pool\n");
  folder.write("half.jsonl", "{\"schema\":\"podworks.hist");
  for (const std::string file : {"README.md", "half.jsonl"}) {
    const std::string before = folder.read(file);
    const ProcessResult result = run_binary({"-C", folder.path(), "report", "--history", file, "-o", "report.html"});
    CHECK(result.exit_code == 2);
    CHECK_THAT(result.err, Catch::Contains(file + ":1:1") && Catch::Contains("no record of a run"));
    CHECK(folder.read(file) == before);
    CHECK_FALSE(std::filesystem::exists(folder / "report.html"));
  }
  const auto refuses = [&](const std::string& history, const std::string& output, const char* message) {
    const ProcessResult result = run_binary({"-C", folder.path(), "report", "--history", history, "-o", output});
    CHECK(result.exit_code == 2);
    CHECK_THAT(result.err, Catch::Contains(message));
  };
  refuses("out.html", "out.html", "two results would be written");
  refuses("podworks.yml", "out.html", "is a file that podworks reads");
  refuses("pods", "out.html", "is a folder");
  refuses(".git/config", "out.html", "git's own");
  refuses("-", "out.html", "`-` is none");
  refuses("CODEOWNERS", "out.html", "is a file that podworks reads");
}

TEST_CASE("a run that fails leaves the history as it was", "[end-to-end][report][history]") {
  const TemporaryFolder folder;
  for (const auto& [path, content] : gate_factory()) folder.write(path, content);
  folder.write("file", "");
  const ProcessResult result =
      run_binary({"-C", folder.path(), "report", "--history", "history.jsonl", "-o", "file/report.html"});
  CHECK(result.exit_code == 2);
  CHECK_FALSE(std::filesystem::exists(folder / "history.jsonl"));
}

TEST_CASE("runs at one time lose no line of a history", "[end-to-end][report][history]") {
  const TemporaryFolder out;
  std::vector<std::unique_ptr<TemporaryFolder>> pools;
  std::vector<std::unique_ptr<Process>> runs;
  for (int i = 0; i < 8; ++i) {  // each over another pool: none repeats the last line
    pools.push_back(std::make_unique<TemporaryFolder>());
    for (int pod = 0; pod <= i; ++pod) pools.back()->write("P" + std::to_string(pod) + "/a.h", "");
    runs.push_back(
        std::make_unique<Process>(ProcessRequest{.words = {PODWORKS_BINARY, "-C", pools.back()->path(), "report",
                                                           "--history", out / "h.jsonl", "-o", "r.html"}}));
  }
  for (const auto& run : runs) CHECK(run->wait().exit_code == 0);
  const std::string history = out.read("h.jsonl");
  CHECK(std::count(history.begin(), history.end(), '\n') == 8);
}

TEST_CASE("without names of files no form of the report holds one", "[end-to-end][report][redact]") {
  const std::string format = GENERATE("html", "json", "markdown");
  const std::string plain = run_binary({"-C", kFactory, "report", "--format", format}).out;
  const std::string page = run_binary({"-C", kFactory, "report", "--format", format, "--redact-files"}).out;
  const Json files = json_of({"-C", kFactory, "graph", "--level", "file", "--format", "json"});
  std::size_t named = 0;
  for (const Json& file : list(files, "files")) {
    const std::string path = *at(file, "path").string();
    const std::string name = path.substr(path.rfind('/') + 1);
    if (name == "RNCarrier.m") continue;  // podworks explains a rule by that name, whatever the pool
    INFO(name);
    if (plain.find(name) != std::string::npos) ++named;
    CHECK(page.find(name) == std::string::npos);
  }
  CHECK(named > 10);
  CHECK_THAT(page, Catch::Contains("file 1") && Catch::Contains("WBTrack"));
  if (format != "markdown") CHECK_THAT(page, Catch::Contains("\"redacted\":true"));
}

TEST_CASE("names of files that are gone since the base are hidden, too", "[end-to-end][report][redact][gate]") {
  std::vector<std::pair<std::string, std::string>> files = gate_factory();
  files.emplace_back("pods/Log/ZebraPlan.def", "");
  files.emplace_back("pods/Log/Zebra Two.m", "#import <House/House.h>\n#include \"gen/ZebraThree.def\"\n");
  const GitPool pool(files);
  pool.branch("feature");
  pool.git({"rm", "-q", "pods/Log/Zebra Two.m", "pods/Log/ZebraPlan.def"});
  const std::vector<std::string> words = {"-C", pool.path(), "report", "--base", "main", "--format", "json"};
  CHECK_THAT(run_binary(words).out, Catch::Contains("Zebra Two.m"));
  std::vector<std::string> redacted = words;
  redacted.push_back("--redact-files");
  CHECK_THAT(run_binary(redacted).out, !Catch::Contains("Zebra") && Catch::Contains("\"redacted\":true"));
}

TEST_CASE("a report has the time of its making only if it is asked for", "[end-to-end][report]") {
  ProcessRequest request;
  request.environment = {"SOURCE_DATE_EPOCH=1763803800"};
  const std::vector<std::string> words = {"-C", kFactory, "report", "--format", "json"};
  CHECK_THAT(run_binary(words, request).out, Catch::Contains("\"time\":null"));
  std::vector<std::string> stamped = words;
  stamped.push_back("--stamp");
  CHECK_THAT(run_binary(stamped, request).out, Catch::Contains("\"time\":\"2025-11-22T09:30:00Z\""));
}

TEST_CASE("links of podworks.yml come into the page, and none that would mislead", "[end-to-end][report]") {
  std::vector<std::pair<std::string, std::string>> files = gate_factory();
  const auto config =
      std::find_if(files.begin(), files.end(), [](const auto& file) { return file.first == "podworks.yml"; });
  REQUIRE(config != files.end());
  config->second +=
      "report:\n  web: \"https://git.example.com/{rev}/{file}#L{line}\"\n  editor: \"vscode://file/{root}/{file}\"\n";
  const GitPool pool(files);
  const Json page = json_of({"-C", pool.path(), "report", "--format", "json"});
  CHECK(*at(at(page, "links"), "web").string() == "https://git.example.com/{rev}/{file}#L{line}");
  CHECK(*at(at(page, "links"), "editor").string() == "vscode://file/{root}/{file}");
  CHECK_THAT(run_binary({"-C", pool.path(), "report"}).out, !Catch::Contains(pool.path()));
  const Json redacted = json_of({"-C", pool.path(), "report", "--redact-files", "--format", "json"});
  CHECK(at(at(redacted, "links"), "web").string()->empty());
  const TemporaryFolder plain;
  for (const auto& [path, content] : files) plain.write(path, content);
  const Json outside = json_of({"-C", plain.path(), "report", "--format", "json"});
  CHECK(at(outside, "rev").is_null());
  CHECK(at(at(outside, "links"), "web").string()->empty());
  CHECK(*at(at(outside, "links"), "editor").string() == "vscode://file/{root}/{file}");
}

TEST_CASE("the summary in Markdown says what the page says", "[end-to-end][report]") {
  const std::string text = run_binary({"-C", kFactory, "report", "--format", "markdown", "--title", "<b>@all"}).out;
  CHECK_THAT(text, Catch::StartsWith("## \\<b\\>@") && !Catch::Contains("@all"));
  CHECK_THAT(text, Catch::Contains("27 pods") && Catch::Contains("Findings: 25 new"));
  CHECK_THAT(text, Catch::Contains("| `layer-order` |") && Catch::Contains("### Cycles") &&
                       Catch::Contains("### Apps") && Catch::Contains("| `Recruit` | 16 | 9 132 |"));
}

TEST_CASE("the page's tests read what podworks writes", "[end-to-end][report]") {
  // A copy outside git: there the data name no commit.
  const TemporaryFolder folder;
  std::filesystem::copy(kFactory, folder / "app-factory", std::filesystem::copy_options::recursive);
  const ProcessResult result = run_binary(
      {"-C", folder / "app-factory", "report", "--format", "json", "--title", "app-factory", "--today", "2026-11-21"});
  REQUIRE(result.exit_code == 0);
  const std::string path = std::string(PODWORKS_SOURCE_DIR) + "/src/report/web/test/data/app-factory.json";
  if (std::getenv("PODWORKS_UPDATE_GOLDENS") != nullptr) std::ofstream(path, std::ios::binary) << result.out;
  std::ifstream file(path, std::ios::binary);
  const std::string expected((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  CHECK(result.out == expected);
}
