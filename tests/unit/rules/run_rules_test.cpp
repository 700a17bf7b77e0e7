#include <catch2/catch.hpp>
#include <set>

#include "rules/reference.h"
#include "support/pool.h"

using namespace podworks;

namespace {

const char* const kFolders = "version: 1\npods: [{ from: directory, in: \"pods/*\" }]\n";

TestFiles unresolved_in(const std::string& house, const std::string& more = "") {
  return {{"podworks.yml", std::string(kFolders) + more}, {"pods/House/a.m", house}};
}

}  // namespace

TEST_CASE("each row of the table is complete, and its id is its own", "[rules]") {
  std::set<std::string_view> ids;
  for (const Rule& rule : all_rules()) {
    CAPTURE(rule.id);
    CHECK(ids.insert(rule.id).second);
    CHECK_FALSE(rule.summary.empty());
    CHECK_FALSE(rule.summary.ends_with("."));
    CHECK_FALSE(rule.about.empty());
    for (const std::string_view text : {rule.explanation.checks, rule.explanation.why, rule.explanation.fix,
                                        rule.explanation.configuration, rule.explanation.example}) {
      CHECK(text.size() > 40);
    }
    CHECK(find_rule(rule.id) == &rule);
  }
}

TEST_CASE("a rule of podworks.yml is found under its own name", "[rules]") {
  REQUIRE(find_rule("custom/house-through-map") != nullptr);
  CHECK(find_rule("custom/house-through-map")->id == "custom");
  CHECK(find_rule("layer-ordre") == nullptr);
}

TEST_CASE("the first three rows are the rules of forbidden dependencies, in their order", "[rules]") {
  REQUIRE(all_rules().size() > 3);
  CHECK(all_rules()[0].id == "standard-pollution");
  CHECK(all_rules()[1].id == "peer-dependency");
  CHECK(all_rules()[2].id == "layer-order");
}

TEST_CASE("podworks.yml sets the severity of a rule, also of what the scan found", "[rules]") {
  CHECK(finding_of(require_pool(unresolved_in("#import \"Gone.h\"\n")), "unresolved-import").severity ==
        Severity::Warn);
  CHECK(finding_of(require_pool(unresolved_in("#import \"Gone.h\"\n", "rules: { unresolved-import: error }\n")),
                   "unresolved-import")
            .severity == Severity::Error);
  CHECK(require_pool(unresolved_in("#import \"Gone.h\"\n", "rules: { unresolved-import: off }\n")).findings.empty());
  const TestPoolOptions options{.unreadable = {"pods/House/a.m"}};
  CHECK(finding_of(require_pool(unresolved_in(""), options), "unreadable-file").severity == Severity::Error);
  CHECK(finding_of(require_pool(unresolved_in("", "rules: { unreadable-file: note }\n"), options), "unreadable-file")
            .severity == Severity::Note);
}

TEST_CASE("a fingerprint knows the import and not its line", "[rules]") {
  const auto fingerprint = [](const std::string& text) {
    return finding_of(require_pool(unresolved_in(text)), "unresolved-import").fingerprint;
  };
  const std::string before = fingerprint("#import \"Gone.h\"\n");
  CHECK(before.size() == 32);
  CHECK(before == fingerprint("// a new line\n\n#import \"Gone.h\"\n"));
  CHECK(before != fingerprint("#import \"Lost.h\"\n"));
}

TEST_CASE("a pod that moves keeps its fingerprints", "[rules]") {
  const auto fingerprint = [](const std::string& folder) {
    const TestPool pool = require_pool({{"podworks.yml", "version: 1\npods: [{ name: House, path: " + folder + " }]\n"},
                                        {folder + "/src/a.m", "#import \"Gone.h\"\n"}});
    return finding_of(pool, "unresolved-import").imports.front().fingerprint;
  };
  CHECK(fingerprint("pods/House") == fingerprint("business/House"));
}

TEST_CASE("ids are unique prefixes of at least eight digits", "[rules]") {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "#import \"Gone" + std::to_string(i) + ".h\"\n";
  const TestPool pool = require_pool(unresolved_in(text));
  std::set<std::string> ids;
  for (const Diagnostic& finding : pool.findings) {
    CHECK(finding.id.size() >= 8);
    CHECK(finding.fingerprint.starts_with(finding.id));
    CHECK(ids.insert(finding.id).second);
  }
  CHECK(ids.size() == 200);
}

TEST_CASE("findings come in the order of their places", "[rules]") {
  const TestPool pool = require_pool({{"podworks.yml", kFolders},
                                      {"pods/B/b.m", "#import \"Gone.h\"\n"},
                                      {"pods/A/a.m", "\n#import \"Lost.h\"\n#import \"Gone.h\"\n"}});
  CHECK(summary_of(pool.findings) == std::vector<std::string>{"unresolved-import pods/A/a.m:2",
                                                              "unresolved-import pods/A/a.m:3",
                                                              "unresolved-import pods/B/b.m:1"});
}

TEST_CASE("the manual holds every rule with its five headings", "[rules]") {
  const std::string manual = rules_reference();
  for (const Rule& rule : all_rules()) CHECK(manual.find("\n## " + std::string(rule.id) + "\n") != std::string::npos);
  for (const char* heading : {"What it checks", "Why it matters", "How to fix", "Configuration", "Example"}) {
    CHECK(manual.find(std::string("**") + heading + ".**") != std::string::npos);
  }
}
