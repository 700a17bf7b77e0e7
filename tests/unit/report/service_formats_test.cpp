// The formats that services read: each against a golden of hostile findings (tests/golden/formats, rewritten with
// PODWORKS_UPDATE_GOLDENS=1), and what single ones must not do. That real parsers read them: end_to_end/formats_test.
#include <catch2/catch.hpp>

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/json.h"
#include "report/markdown_text.h"
#include "report/services.h"
#include "report/xml_text.h"
#include "unit/report/small_pool.h"

using namespace podworks;

namespace {

struct Check {
  SmallPool pool = {};
  std::vector<Diagnostic> findings = {};
  std::vector<AppPlan> plans = {};
  std::optional<BaseReport> base = {};
  std::string scope = {};
  std::string folder = {};
  std::string baseline = {};
  bool everything = false;
  Severity fail_on = Severity::Error;

  std::string render(std::string_view format) const {
    const CheckReport report{
        .project = pool.project,
        .scan = pool.scan,
        .graph = pool.graph,
        .layers = pool.layers,
        .plans = plans,
        .findings = findings,
        .today = "2026-11-21",
        .everything = everything,
        .base = base,
        .baseline = baseline,
        .scope = scope,
        .rules = {{.id = "layer-order",
                   .about = "dependency",
                   .summary = "a lower layer uses an `upper` one",
                   .explanation = {{"What it checks", "Imports."}, {"Why it matters", "Apps <grow>."}}},
                  {.id = "whole-layer", .severity = Severity::Warn, .about = "app", .summary = "all of a layer"},
                  {.id = "unowned-file", .severity = Severity::Note, .about = "file", .summary = "in no pod"}},
        .fail_on = fail_on,
        .version = "0.1.0",
        .top = "/top",
        .folder = folder,
        .path_in_repository =
            [&](const std::string& file) {
              if (file.starts_with("product/")) return "../" + file;
              return folder.empty() ? file : folder + "/" + file;
            },
    };
    for (const CheckFormat& row : all_check_formats()) {
      if (row.id == format) return row.render(report);
    }
    FAIL("no such format");
    return {};
  }
};

Diagnostic finding(int number, Severity severity = Severity::Error) {
  return {.rule = "layer-order",
          .severity = severity,
          .place = {fmt::format("pods/Net/n{}.m", number), 2, 9},
          .length = 11,
          .message = "`Net` (base) uses `House` (business), a layer above its own",
          .help = "move it",
          .from = "Net",
          .to = "House",
          .fingerprint = fmt::format("{:032}", number)};
}

/// Names and texts that would mean something in one of the formats.
Check hostile() {
  Check check;
  Diagnostic known = finding(1);
  known.status = Status::Known;
  Diagnostic nasty = finding(2);
  nasty.place.file = "pods/a b%,:|['\"<&]]>`\n\x1b\xff\xE2\x80\xAE\xF0\x9F\x98\x80.m";
  nasty.message = "`Net` uses `Ho`use <img src=x> @all ![x](http://evil) [y](1) |n ##[error] \xE2\x80\xAEtxet";
  nasty.notes = {"first line\n::error::second", "50% | 'a'"};
  nasty.also = {"custom/x"};
  nasty.imports = {{.at = nasty.place, .length = 11, .spelling = "a", .fingerprint = "aa"},
                   {.at = {"pods/Net/n.m", 4, 1}, .length = 3, .spelling = "[b](2)", .fingerprint = "bb"},
                   {.at = {"pods/Net/n.m", 5, 1}, .length = 3, .spelling = "[b](2)", .fingerprint = "bb"},
                   {.at = {"product/p.m", 6, 1}, .spelling = "c", .is_known = true, .fingerprint = "cc"}};
  Diagnostic app{.rule = "whole-layer", .severity = Severity::Warn, .place = {"pods/House/a.m", 3, 0}, .message = "w"};
  app.apps = {"Recruit"};
  app.pods = {"House", "Net"};
  app.fingerprint = "w1";
  check.findings = {known,
                    nasty,
                    app,
                    {.rule = "unowned-file",
                     .severity = Severity::Note,
                     .place = {"loose.m", 0, 0},
                     .message = "f",
                     .fingerprint = "f1"},
                    {.rule = "custom/x", .message = "about nothing that lies anywhere", .fingerprint = "n1"}};
  check.base = BaseReport{"origin/main", std::string(40, 'a'), {finding(9)}};
  return check;
}

std::string content_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("each format for services looks as it did, on hostile names", "[report][services]") {
  const std::string format = GENERATE("sarif", "github", "gitlab", "junit", "checkstyle", "teamcity", "xcode", "markdown");
  const std::filesystem::path path = std::filesystem::path(PODWORKS_SOURCE_DIR "/tests/golden/formats") / format;
  const std::string text = hostile().render(format);
  if (std::getenv("PODWORKS_UPDATE_GOLDENS") != nullptr) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
  }
  INFO("repair it: PODWORKS_UPDATE_GOLDENS=1 ctest -R hostile, then read the diff");
  CHECK(text == content_of(path));
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.find('\xff') == std::string::npos);
}

TEST_CASE("GitHub gets ten errors and ten warnings, and a count of the others", "[report][services]") {
  Check check;
  for (int i = 0; i < 13; ++i) check.findings.push_back(finding(i));
  for (int i = 0; i < 11; ++i) check.findings.push_back(finding(i, Severity::Warn));
  check.findings.push_back(finding(0, Severity::Note));
  const std::string text = check.render("github");
  CHECK(count(text, "::error file=") == 10);
  CHECK(count(text, "::warning file=") == 10);
  CHECK_THAT(text, Catch::EndsWith("::notice title=podworks::without annotation: 3 errors, 1 warning and 1 note; "
                                   "`podworks check --all` shows them\n"));
  check.findings.resize(10);
  CHECK(count(check.render("github"), "::notice") == 0);
  check.findings.clear();
  CHECK(check.render("github").empty());
}

TEST_CASE("known findings are annotated nowhere", "[report][services]") {
  Check check;
  check.findings = {finding(1)};
  check.findings[0].status = Status::Known;
  check.baseline = "podworks-baseline.yml";
  CHECK(check.render("github").empty());
  CHECK(check.render("teamcity").empty());
  CHECK(count(check.render("checkstyle"), "<error") == 0);
  CHECK(count(check.render("junit"), "<failure") == 0);
  check.everything = true;  // --all
  CHECK(count(check.render("checkstyle"), "<error") == 1);
  CHECK(count(check.render("teamcity"), "##teamcity[inspection ") == 1);
  CHECK(count(check.render("junit"), "<failure") == 0);
}

TEST_CASE("GitLab gets known and new findings alike, an entry for each import", "[report][services]") {
  Check check = hostile();
  const std::string before = check.render("gitlab");
  for (Diagnostic& each : check.findings) each.status = Status::Known;
  check.base.reset();
  CHECK(check.render("gitlab") == before);
  const Result<Json> json = parse_json(before, "gitlab.json");
  REQUIRE(json.ok());
  CHECK(json.value().array()->size() == 7);  // one import stands twice
  check.findings.clear();
  CHECK(check.render("gitlab") == "[]\n");
}

TEST_CASE("SARIF says what is new only when it was compared, and what is gone only with --all", "[report][services]") {
  Check check = hostile();
  std::string text = check.render("sarif");
  CHECK(count(text, "\"baselineState\": \"new\"") == 4);
  CHECK(count(text, "\"baselineState\": \"unchanged\"") == 1);
  CHECK(count(text, "\"baselineState\": \"absent\"") == 0);
  check.everything = true;
  CHECK(count(check.render("sarif"), "\"baselineState\": \"absent\"") == 1);
  check.base.reset();
  CHECK(count(check.render("sarif"), "baselineState") == 0);
  check.baseline = "podworks-baseline.yml";
  CHECK(count(check.render("sarif"), "\"baselineState\": \"unchanged\"") == 1);
}

TEST_CASE("JUnit fails by --fail-on, and has a case for each pod that keeps the rule", "[report][services]") {
  Check check;
  check.findings = {finding(1, Severity::Warn)};
  std::string text = check.render("junit");
  CHECK_THAT(text, Catch::Contains("<testsuites name=\"podworks\" tests=\"5\" failures=\"0\" errors=\"0\">"));
  CHECK_THAT(text, Catch::Contains("<testcase classname=\"podworks.layer-order\" name=\"House\"/>"));
  check.fail_on = Severity::Warn;
  text = check.render("junit");
  CHECK_THAT(text,
             Catch::Contains("<testsuite name=\"podworks.layer-order\" tests=\"3\" failures=\"1\" errors=\"0\">"));
  check.scope = "in pod `Net`";  // House was not looked at
  CHECK_THAT(check.render("junit"), !Catch::Contains("name=\"House\""));
}

TEST_CASE("the comment is one line when nothing is new", "[report][services]") {
  Check check;
  check.findings = {finding(1)};
  check.findings[0].status = Status::Known;
  check.base = BaseReport{"origin/main", std::string(40, 'a'), {finding(9), finding(8)}};
  CHECK(check.render("markdown") ==
        "✅ **podworks**: no new findings in 5 files of 3 pods (8 imports checked); 1 known since origin/main "
        "(aaaaaaaaaa), 2 fixed <!-- podworks -->\n");
  check.folder = "deep/e-r";
  CHECK_THAT(check.render("markdown"), Catch::EndsWith(" <!-- podworks deep/e_r -->\n"));
}

TEST_CASE("the comment stays below what GitHub takes, and says what it left out", "[report][services]") {
  Check check;
  for (int i = 0; i < 3000; ++i) {
    check.findings.push_back(finding(i));
    check.findings.back().message += std::string(900, 'x');
    check.findings.back().rule = fmt::format("custom/{}", i / 30);
  }
  const std::string text = check.render("markdown");
  CHECK(text.size() < 65'536);
  CHECK_THAT(text, Catch::Contains("- and 10 more of this rule\n"));
  CHECK_THAT(text, Catch::Contains(" more findings found no room here.\n"));
  CHECK_THAT(text, Catch::Contains("The same on a laptop: `podworks check`"));
}

TEST_CASE("the comment says how to see the same on a laptop", "[report][services]") {
  Check check;
  check.findings = {finding(1)};
  check.folder = "my pool";
  check.base = BaseReport{"origin/it's", std::string(40, 'a'), {}};
  check.fail_on = Severity::Warn;
  CHECK_THAT(check.render("markdown"),
             Catch::Contains("`podworks -C 'my pool' check --base 'origin/it'\\''s' --fail-on warn`"));
}

TEST_CASE("a sentence in Markdown keeps its code and nothing else", "[report][services]") {
  CHECK(markdown_sentence("`A_b` uses *B*") == "`A_b` uses \\*B\\*");
  CHECK(markdown_sentence("see WWW.example.com") == "see WWW\u200B.example.com");
  CHECK(markdown_sentence("an odd ` tick") == "an odd \\` tick");
  CHECK(markdown_sentence("`` <b>") == "\\`\\` \\<b\\>");
  CHECK(markdown_sentence("@all") ==
        "@\xE2\x80\x8B"
        "all");
  CHECK(markdown_sentence("a\nb") ==
        "a\xEF\xBF\xBD"
        "b");
  CHECK(markdown_code("a`b") == "`a'b`");
}

TEST_CASE("XML holds no character that it must not hold", "[report][services]") {
  CHECK(xml_attribute("a\n\t<\"&>\x01\xEF\xBF\xBF") == "a&#10;&#9;&lt;&quot;&amp;&gt;\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(xml_content("a\n]]>") == "a\n]]&gt;");
}

TEST_CASE("a long text is cut between characters", "[report][services]") {
  CHECK(shortened("abcdef", 6) == "abcdef");
  CHECK(shortened("abcdefg", 6) == "abc...");
  CHECK(shortened("\xE4\xB8\x9A\xE4\xB8\x9A\xE4\xB8\x9A\xE4\xB8\x9A\xE4\xB8\x9A", 4) == "\xE4\xB8\x9A...");
}

TEST_CASE("a message of megabytes takes its length, not its square", "[report][services]") {
  Check check;
  check.findings = {finding(1)};
  for (int i = 0; i < 1'000'000; ++i) check.findings[0].message += "](`@";
  for (const char* format : {"sarif", "github", "gitlab", "junit", "checkstyle", "teamcity", "xcode", "markdown"}) {
    CAPTURE(format);
    CHECK(check.render(format).size() > 1000);
  }
  CHECK(check.render("markdown").size() < 65'536);
}
