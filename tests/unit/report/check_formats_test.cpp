#include <catch2/catch.hpp>

#include <fmt/format.h>

#include "base/json.h"
#include "unit/report/small_pool.h"

using namespace podworks;

namespace {

Diagnostic sample_finding() {
  return {.rule = "standard-pollution",
          .severity = Severity::Error,
          .place = {"pods/WubaRN/Classes/RNCarrier.m", 14, 9},
          .length = 22,
          .message = "`WubaRN` (standard-middleware) uses `MainPage` (business); it may use base only",
          .notes = {"2 more imports make this dependency: RNCarrier.m:15, RNHotUpdate.m:3"},
          .help = "move MPTabState.{h,m} to `WBState` (base)",
          .from = "WubaRN",
          .to = "MainPage"};
}

struct Check {
  SmallPool pool = {};
  std::vector<Diagnostic> findings = {};
  std::vector<AppPlan> plans = {};
  std::string source = "#import <MainPage/MPTabState.h>";
  bool colour = false;
  bool everything = false;
  std::string scope = {};
  std::vector<std::string> owners = {};

  std::string render(std::string_view format) const {
    const CheckReport report{.project = pool.project,
                             .scan = pool.scan,
                             .graph = pool.graph,
                             .layers = pool.layers,
                             .plans = plans,
                             .findings = findings,
                             .today = "2026-11-21",
                             .colour = colour,
                             .everything = everything,
                             .scope = scope,
                             .owners_of = [&](const Diagnostic&) { return owners; },
                             .source_line = [&](const std::string&, int) { return source; }};
    for (const CheckFormat& row : all_check_formats()) {
      if (row.id == format) return row.render(report);
    }
    FAIL("no such format");
    return {};
  }
};

std::string lines_of(const std::string& text, std::size_t count) {
  std::size_t end = 0;
  for (std::size_t i = 0; i < count; ++i) end = text.find('\n', end) + 1;
  return text.substr(0, end);
}

std::string last_line(const std::string& text) {
  const std::size_t feed = text.rfind('\n', text.size() - 2);
  return text.substr(feed == std::string::npos ? 0 : feed + 1);
}

}  // namespace

TEST_CASE("a finding as text looks like the one in the documentation", "[report]") {
  Check check;
  check.findings = {sample_finding()};
  CHECK(lines_of(check.render("text"), 7) ==
        "error[standard-pollution]: `WubaRN` (standard-middleware) uses `MainPage` (business); it may use base only\n"
        "  --> pods/WubaRN/Classes/RNCarrier.m:14:9\n"
        "   |\n"
        "14 | #import <MainPage/MPTabState.h>\n"
        "   |         ^^^^^^^^^^^^^^^^^^^^^^\n"
        "   = note: 2 more imports make this dependency: RNCarrier.m:15, RNHotUpdate.m:3\n"
        "   = help: move MPTabState.{h,m} to `WBState` (base)\n");
}

TEST_CASE("the last line of text counts findings, files and pods", "[report]") {
  Check check;
  check.findings = {sample_finding(),
                    {.rule = "unowned-file", .severity = Severity::Warn},
                    {.rule = "unowned-file", .severity = Severity::Warn}};
  CHECK(last_line(check.render("text")) == "1 error, 2 warnings in 5 files of 3 pods\n");
  CHECK(last_line(check.render("concise")) == "1 error, 2 warnings in 5 files of 3 pods\n");
}

TEST_CASE("success says what was checked", "[report]") {
  Check check;
  CHECK(last_line(check.render("text")) == "no findings in 5 files of 3 pods (8 imports checked)\n");
  check.scope = "in pod `House`";
  CHECK_THAT(check.render("text"), Catch::EndsWith("(8 imports checked); reported are only those in pod `House`\n"));
}

TEST_CASE("text says on lines of their own what was passed over and how imports were resolved", "[report]") {
  Check check;
  check.pool.scan.notes.excluded_folders = {".git", "Pods", "a/.hg", "a/Example"};  // a tarball has no .git
  check.pool.scan.notes.linked_folders = {"link"};
  check.pool.scan.notes.files_of_other_languages = 12;
  check.pool.scan.notes.folders_of_other_languages = {"", "a/b", "c", "d", "e"};
  const std::string text = check.render("text");
  CHECK_THAT(text, Catch::Contains("passed over: 2 excluded folders (Pods, a/Example)\n"));
  CHECK_THAT(text, Catch::Contains("passed over: 1 linked folder, not followed (link)\n"));
  CHECK_THAT(text,
             Catch::Contains("passed over: 12 sources in languages that no pod around them is made for (., a/b, c, "
                             "and 2 more)\n"));
  CHECK_THAT(text, Catch::Contains("imports: 8 = 1 inside their pod + 3 to other pods + 1 external + 1 unresolved + "
                                   "1 ambiguous + 1 in files of no pod\n"));
  CHECK_THAT(text, Catch::Contains("resolved: 2 header-key, 1 beside, 1 module-name\n"));
}

TEST_CASE("text holds back warnings of one rule after ten, and errors after a hundred", "[report]") {
  Check check;
  for (int i = 0; i < 224; ++i)
    check.findings.push_back({.rule = "unresolved-import", .severity = Severity::Warn, .message = "w"});
  for (int i = 0; i < 130; ++i)
    check.findings.push_back({.rule = "layer-order", .severity = Severity::Error, .message = "e"});
  const auto count = [](const std::string& text, std::string_view part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
  };
  const std::string text = check.render("text");
  CHECK(count(text, "warning[unresolved-import]: w\n") == 10);
  CHECK(count(text, "error[layer-order]: e\n") == 100);
  CHECK_THAT(text, Catch::Contains("error[layer-order]: and 30 more; `podworks check --all` shows them, "
                                   "`--report json=FILE` writes them\n"));
  CHECK_THAT(text, Catch::Contains("warning[unresolved-import]: and 214 more; `podworks check --all` shows them, "));
  CHECK(last_line(text) == "130 errors, 224 warnings in 5 files of 3 pods\n");
  check.everything = true;
  CHECK(count(check.render("text"), "warning[unresolved-import]: w\n") == 224);
  CHECK(count(check.render("concise"), "warning[unresolved-import]: w\n") == 224);
}

TEST_CASE("colours appear only when they are asked for", "[report]") {
  Check check;
  check.findings = {sample_finding()};
  CHECK(check.render("text").find('\x1b') == std::string::npos);
  check.colour = true;
  CHECK(check.render("text").find("\x1b[1;31merror[standard-pollution]\x1b[0m") == 0);
  CHECK(check.render("json").find('\x1b') == std::string::npos);
}

TEST_CASE("names and lines from the tree cannot drive the terminal", "[report]") {
  Check check;
  check.findings = {{.rule = "r",
                     .place = {"a\x1b[2J\n.m", 1, 1},
                     .length = 1,
                     .message = "m\x1b]0;x\x07",
                     .notes = {"n\x1b"},
                     .help = "h\r"}};
  check.source = "\x1b[31m\xff";
  for (const std::string_view format : {"text", "concise"}) {
    const std::string text = check.render(format);
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.find('\x07') == std::string::npos);
    CHECK(text.find('\r') == std::string::npos);
    CHECK(text.find('\xff') == std::string::npos);
  }
}

TEST_CASE("concise is one line per finding with its place in front", "[report]") {
  Check check;
  check.findings = {sample_finding(), {.rule = "matches-nothing", .severity = Severity::Note, .message = "x"}};
  CHECK(
      lines_of(check.render("concise"), 2) ==
      "pods/WubaRN/Classes/RNCarrier.m:14:9: error[standard-pollution]: `WubaRN` (standard-middleware) uses `MainPage` "
      "(business); it may use base only\n"
      "note[matches-nothing]: x\n");
}

TEST_CASE("a note of several lines continues below its first one", "[report]") {
  Check check;
  check.findings = {{.rule = "r", .message = "m", .notes = {"--- a\n+++ b\n"}}};
  CHECK_THAT(check.render("text"), Catch::Contains("   = note: \n     --- a\n     +++ b\n"));
}

TEST_CASE("check as JSON has the documented members", "[report]") {
  Check check;
  Diagnostic finding = sample_finding();
  finding.id = "7f3a21c0";
  finding.also = {"layer-order"};
  finding.imports = {{.at = finding.place, .spelling = "MainPage/MPTabState.h", .fingerprint = "ab"}};
  check.findings = {finding,
                    {.rule = "pod-cycle", .severity = Severity::Warn, .pods = {"A", "B"}, .path = {"A", "B", "A"}}};
  const Result<Json> parsed = parse_json(check.render("json"), "check.json");
  REQUIRE(parsed.ok());
  const Json& json = parsed.value();
  CHECK(*json.find("schema")->string() == "podworks.check/1");
  CHECK(*json.find("today")->string() == "2026-11-21");
  const Json& first = json.find("findings")->array()->at(0);
  CHECK(*first.find("id")->string() == "7f3a21c0");
  CHECK(*first.find("severity")->string() == "error");
  CHECK(*first.find("status")->string() == "new");
  CHECK(*first.find("line")->integer() == 14);
  CHECK(first.find("also")->array()->size() == 1);
  CHECK(first.find("owner")->is_null());
  CHECK(*first.find("imports")->array()->at(0).find("from")->string() == "WubaRN");
  const Json& second = json.find("findings")->array()->at(1);
  CHECK(second.find("file")->is_null());
  CHECK(second.find("line")->is_null());
  CHECK(second.find("path")->array()->size() == 3);
  const Json& summary = *json.find("summary");
  CHECK(*summary.find("errors")->integer() == 1);
  CHECK(*summary.find("imports")->integer() == 8);
  CHECK(*summary.find("unowned")->integer() == 1);
  CHECK(*summary.find("how")->find("header-key")->integer() == 2);
}

TEST_CASE("the owners of a finding stand in the JSON and in the text", "[report]") {
  Check check;
  check.owners = {"@wb/house", "@wb/ios"};
  check.findings = {{.rule = "layer-order", .from = "House", .to = "Net"}};
  const Result<Json> parsed = parse_json(check.render("json"), "check.json");
  REQUIRE(parsed.ok());
  CHECK(*parsed.value().find("findings")->array()->at(0).find("owner")->string() == "@wb/house @wb/ios");
  CHECK_THAT(check.render("text"), Catch::Contains("= ask: @wb/house, @wb/ios\n"));
}
