#include "config/baseline_file.h"

#include <catch2/catch.hpp>

using namespace podworks;

namespace {

const std::string kHead = "version: 1\nknown:\n";

BaselineEntry import_of(const std::string& file) {
  return {.known = {.rule = "layer-order", .from = "Net", .to = "House", .file = file, .import = "House/House.h"}};
}

std::vector<BaselineEntry> entries_of(const std::string& text) {
  const Result<Baseline> baseline = read_baseline(text, "b.yml");
  if (!baseline.ok()) FAIL(baseline.errors()[0].message);
  return baseline.value().entries;
}

std::vector<Error> errors_of(const std::string& text) {
  const Result<Baseline> baseline = read_baseline(text, "b.yml");
  REQUIRE_FALSE(baseline.ok());
  return baseline.errors();
}

}  // namespace

TEST_CASE("an entry is one line and reads back as it was", "[config][baseline]") {
  BaselineEntry entry = import_of("路 径/\"a\\b\".m");
  entry.reason = "the map is moved in Q3, see IOS-1: {later}";
  entry.owner = "@wb/map";
  entry.until = "2027-03-31";
  BaselineEntry cycle{.known = {.rule = "pod-cycle", .pods = {"A", "B"}}};
  BaselineEntry other{.known = {.rule = "unlayered-pod", .about = "Foo\nBar"}};
  const std::string text = write_baseline({entry, cycle, other}, "");
  const std::vector<BaselineEntry> read = entries_of(text);
  REQUIRE(read.size() == 3);
  CHECK(read[0].known == entry.known);
  CHECK(read[0].reason == entry.reason);
  CHECK(read[0].owner == entry.owner);
  CHECK(read[0].until == entry.until);
  CHECK(read[1].known == cycle.known);
  CHECK(read[2].known == other.known);
  CHECK(read[1].at.line == read[0].at.line + 2);
  CHECK(write_baseline(read, text) == text);
}

TEST_CASE("an entry may be any YAML map of one line", "[config][baseline]") {
  const std::vector<BaselineEntry> read = entries_of(
      "version: 1\r\nknown: # of 2026\r\n# House\r\n- {rule: layer-order, from: Net, to: House, file: a.m, import: "
      "'H.h', "
      "until: 2027-01-01}\r\n\r\n    - { rule: pod-cycle, pods: [B, A], reason: \"x\" }\r\n");
  REQUIRE(read.size() == 2);
  CHECK(read[0].known.import == "H.h");
  CHECK(read[0].until == "2027-01-01");
  CHECK(read[1].known.pods == std::vector<std::string>{"A", "B"});
  CHECK(read[1].at.line == 6);
}

TEST_CASE("everything that is wrong with a baseline is said in one go", "[config][baseline]") {
  const std::vector<Error> errors =
      errors_of(kHead +
                "  - {\"rule\": \"layer-order\", \"form\": \"Net\", \"import\": \"a.h\"}\n"
                "  - {\"rule\": \"layer-order\", \"from\": \"Net\"}\n"
                "  - {\"rule\": \"x\", \"about\": \"y\", \"until\": \"2027-02-30\"}\n"
                "  - {\"about\": \"y\"}\n"
                "  - {\"rule\": \"x\",\n"
                "     \"about\": \"y\"}\n"
                "<<<<<<< HEAD\n"
                "  - {\"rule\": [\"x\"], \"about\": \"y\"}\n"
                "  - {\"rule\": \"pod-cycle\", \"pods\": \"A\"}\n");
  std::vector<std::pair<int, std::string>> found;
  for (const Error& error : errors) found.emplace_back(error.where.line, error.message);
  CHECK(found == std::vector<std::pair<int, std::string>>{
                     {3, "`form` is no key of an entry"},
                     {4, "the entry has not exactly one of `import`, `pods` and `about`"},
                     {5, "`2027-02-30` is no day"},
                     {6, "the entry names no `rule`"},
                     {7, "an entry is one line, `- {\"rule\": ..., ...}`"},
                     {8, "an entry is one line, `- {\"rule\": ..., ...}`"},
                     {9, "git could not merge these lines"},
                     {10, "`rule` is no text"},
                     {11, "`pods` is no list of names"},
                 });
  CHECK(errors[0].hint == "did you mean `from`?");
}

TEST_CASE("a baseline with CRLF keeps it at all of its lines", "[config][baseline]") {
  const std::string before = "version: 1\r\nknown:\r\n  - {\"rule\": \"a\", \"about\": \"x\"}\r\n";
  Result<Baseline> baseline = read_baseline(before, "b.yml");
  REQUIRE(baseline.ok());
  std::vector<BaselineEntry> entries = baseline.value().entries;
  CHECK(write_baseline(entries, before) == before);
  entries.push_back({.known = {.rule = "b", .about = "y"}});
  CHECK(write_baseline(entries, before) == before + "\r\n  - {\"rule\": \"b\", \"about\": \"y\"}\r\n");
  CHECK(edit_lines(before, {{3, "- {}"}}) == "version: 1\r\nknown:\r\n- {}\r\n");
}

TEST_CASE("a key that stands twice in an entry is an error in both spellings", "[config][baseline]") {
  for (const char* entry : {R"({"rule": "a", "rule": "b", "about": "x"})", "{rule: a, rule: b, about: x}"}) {
    CAPTURE(entry);
    const Result<Baseline> baseline = read_baseline(std::string("version: 1\nknown:\n  - ") + entry + "\n", "b.yml");
    REQUIRE(!baseline.ok());
    CHECK(baseline.errors()[0].message == "the key `rule` stands twice");
  }
}

TEST_CASE("a baseline of another version or form is not read", "[config][baseline]") {
  CHECK(errors_of("version: 2\nknown:\n")[0].message == "its `version` is not 1");
  CHECK(errors_of("known:\n")[0].message == "its `version` is not 1");
  CHECK(errors_of("version: 1\n")[0].message == "it has no line `known:`");
  CHECK(errors_of("version: 1\nstrict: true\nknown:\n")[0].message == "`strict` is no key of a baseline");
  CHECK(errors_of("")[0].message == "its `version` is not 1");
  CHECK_FALSE(read_baseline(std::string("version: 1\nknown:\n  - {\0\"rule\"}\n", 30), "b.yml").ok());
  CHECK_FALSE(read_baseline(kHead + "- {" + std::string(5000, '[') + "}\n", "b.yml").ok());
  CHECK(entries_of("version: 1\nknown: []\n").empty());
  CHECK(entries_of("\xEF\xBB\xBFversion: 1\nknown:\n").empty());
}

TEST_CASE("an update sorts the entries and keeps comments above those that they speak of", "[config][baseline]") {
  const std::string before = "# ours\nversion: 1\nknown:\n# of the map team\n" + baseline_line(import_of("b.m")) +
                             "\n\n# gone\n" + baseline_line(import_of("c.m")) + "\n\n" +
                             baseline_line(import_of("d.m")) + "\n# the end\n";
  std::vector<BaselineEntry> entries = entries_of(before);
  entries.erase(entries.begin() + 1);
  entries.push_back(import_of("a.m"));
  CHECK(write_baseline(entries, before) == "# ours\nversion: 1\nknown:\n" + baseline_line(import_of("a.m")) +
                                               "\n\n# of the map team\n" + baseline_line(import_of("b.m")) +
                                               "\n\n# gone\n" + baseline_line(import_of("d.m")) + "\n# the end\n");
}

TEST_CASE("taking lines out leaves every other byte", "[config][baseline]") {
  CHECK(edit_lines("a\n\nb\r\n\nc", {{3, ""}, {5, "d\n\ne"}}) == "a\n\n\nd\n\ne\n");
  CHECK(edit_lines("a\n\nb\r\n", {}) == "a\n\nb\r\n");
}

TEST_CASE("a baseline of twenty thousand entries is read", "[config][baseline]") {
  std::vector<BaselineEntry> entries;
  for (int i = 0; i < 20000; ++i) entries.push_back(import_of("File" + std::to_string(i) + ".m"));
  CHECK(entries_of(write_baseline(entries, "")).size() == 20000);
}
