// Runs every pool of fixtures/rule-* and fixtures/app-factory* and compares its findings with what the pool says of
// itself: `// expect: rule, rule` (or `# expect:`) at the end of a line, and `rule subject` lines in expected.txt or
// expected/other.txt for findings that stand at no line. Missing and surplus findings both fail.
//
// A finding may be marked at its place or at any of its imports, so that each line of a broken dependency can carry it.
// `unreadable.txt` lists files that cannot be read in this pool.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <tuple>

#include "base/text.h"
#include "generator/emitter.h"
#include "generator/write_files.h"
#include "rules/reference.h"
#include "rules/rule.h"
#include "support/pool.h"

namespace podworks {
namespace {

namespace fs = std::filesystem;

struct Mark {
  std::string rule = {};
  std::string file = {};
  int line = 0;

  friend auto operator<=>(const Mark&, const Mark&) = default;
};

struct Fixture {
  TestFiles files = {};
  TestPoolOptions options = {};
  std::set<Mark> marks = {};             ///< at lines
  std::vector<std::string> others = {};  ///< "rule subject"
};

fs::path source_folder() {
  return PODWORKS_SOURCE_DIR;
}
bool update_wanted() {
  return std::getenv("PODWORKS_UPDATE_GOLDENS") != nullptr;
}

std::string content_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

void read_marks(const std::string& file, const std::string& content, std::set<Mark>& marks) {
  int number = 0;
  for (const std::string& line : lines_of(content)) {
    ++number;
    for (const std::string_view comment : {"// expect: ", "# expect: "}) {
      const std::size_t at = line.find(comment);
      if (at == std::string::npos) continue;
      for (const std::string_view rule : split(std::string_view(line).substr(at + comment.size()), ',')) {
        marks.insert({std::string(trim(rule)), file, number});
      }
    }
  }
}

void read_list(const fs::path& path, std::vector<std::string>& list) {
  for (const std::string& line : lines_of(content_of(path))) {
    if (!trim(line).empty() && line[0] != '#') list.emplace_back(trim(line));
  }
}

/// compiler.txt: "House/a.c:2 Base/b.h" an include, "House/a.c" a source without any, "House/a.c: why" one that fails.
std::vector<CompiledUnit> compiler_answers(const std::vector<std::string>& lines) {
  std::vector<CompiledUnit> units;
  for (const std::string& line : lines) {
    const std::size_t colon = line.find(':');
    const std::size_t blank = line.find(' ');
    CompiledUnit& unit = units.emplace_back();
    unit.file = "/pool/" + line.substr(0, colon);
    if (colon == std::string::npos) continue;
    const std::string rest = line.substr(blank + 1);
    if (blank == colon + 1) {
      unit.failure = rest;
    } else {
      unit.includes.push_back({unit.file, std::stoi(line.substr(colon + 1)), "/pool/" + rest});
    }
  }
  return units;
}

Fixture read_fixture(const fs::path& folder) {
  Fixture fixture;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    const std::string path = fs::relative(entry.path(), folder).generic_string();
    if (path == "cmd" || path == "expected.txt" || path == "unreadable.txt" || path == "compiler.txt" ||
        path.starts_with("expected/"))
      continue;
    fixture.files[path] = content_of(entry.path());
    read_marks(path, fixture.files[path], fixture.marks);
  }
  read_list(folder / "expected.txt", fixture.others);
  read_list(folder / "expected" / "other.txt", fixture.others);
  std::vector<std::string> unreadable;
  read_list(folder / "unreadable.txt", unreadable);
  std::vector<std::string> compiled;
  read_list(folder / "compiler.txt", compiled);
  if (!compiled.empty()) fixture.options.compiler = compiler_answers(compiled);
  fixture.options.unreadable = {unreadable.begin(), unreadable.end()};
  return fixture;
}

std::set<Mark> lines_of_finding(const Diagnostic& finding) {
  std::set<Mark> lines;
  lines.insert({finding.rule, finding.place.file, finding.place.line});
  for (const ImportEvidence& import : finding.imports) lines.insert({finding.rule, import.at.file, import.at.line});
  return lines;
}

/// How expected.txt may name a finding.
std::vector<std::string> names_of_finding(const Diagnostic& finding) {
  std::vector<std::string> names = {finding.subject, finding.place.file,
                                    fmt::format("{}:{}", finding.place.file, finding.place.line),
                                    join(finding.pods, " ")};
  for (std::string& name : names) name = fmt::format("{} {}", finding.rule, name);
  return names;
}

std::string shown(const Diagnostic& finding) {
  return fmt::format("{}: {}[{}]: {} (subject: {})", to_string(finding.place), to_string(finding.severity),
                     finding.rule, finding.message, finding.subject);
}

void compare(const Fixture& fixture, const std::vector<Diagnostic>& findings) {
  std::set<Mark> missing = fixture.marks;
  std::vector<std::string> others = fixture.others;
  std::vector<std::string> surplus;
  for (const Diagnostic& finding : findings) {
    bool expected = false;
    for (const Mark& line : lines_of_finding(finding)) {
      if (!fixture.marks.contains(line)) continue;
      missing.erase(line);
      expected = true;
    }
    for (const std::string& name : names_of_finding(finding)) {
      const auto found = std::find(others.begin(), others.end(), name);
      if (expected || found == others.end()) continue;
      others.erase(found);
      expected = true;
    }
    if (!expected) surplus.push_back(shown(finding));
  }
  for (const Mark& mark : missing) others.push_back(fmt::format("{}:{}: {}", mark.file, mark.line, mark.rule));
  INFO("expected and not found:\n  " << fmt::format("{}", fmt::join(others, "\n  ")));
  INFO("found and not expected:\n  " << fmt::format("{}", fmt::join(surplus, "\n  ")));
  CHECK(others.empty());
  CHECK(surplus.empty());
}

/// What `generate` would write, for the rule that `generate --check` makes.
std::vector<EmittedFile> emitted_files(const TestPool& pool) {
  std::vector<EmittedFile> files;
  for (const AppPlan& plan : pool.plans) {
    for (const auto& [id, path] : pool.project.apps[index_of(plan.app)].emit) {
      const Emitter* const emitter = find_emitter(id.value);
      REQUIRE(emitter != nullptr);
      Result<std::vector<EmittedFile>> made =
          emitter->emit({pool.project, pool.scan, pool.graph, pool.layers, plan, path, ""});
      REQUIRE(made.ok());
      files.insert(files.end(), made.value().begin(), made.value().end());
    }
  }
  return files;
}

void add_stale_manifests(const fs::path& folder, TestPool& pool) {
  const std::vector<EmittedFile> files = emitted_files(pool);
  if (update_wanted() && folder.filename() == "clean") {
    for (const EmittedFile& file : files) std::ofstream(folder / file.path, std::ios::binary) << file.content;
  }
  const Result<WriteReport> report = write_files(pool.files, files, WriteOptions{.check = true});
  REQUIRE(report.ok());
  pool.findings.insert(pool.findings.end(), report.value().findings.begin(), report.value().findings.end());
}

std::vector<Diagnostic> run_fixture(const fs::path& folder, const Fixture& fixture) {
  TestPool pool = require_pool(fixture.files, fixture.options);
  if (folder.parent_path().filename() == "rule-stale-manifest") add_stale_manifests(folder, pool);
  std::erase_if(pool.findings, [](const Diagnostic& finding) { return finding.status != Status::New; });
  return pool.findings;
}

/// The rule of fixtures/rule-ID/broken; of findings of `custom/NAME` it is `custom`.
std::size_t count_of(const std::vector<Diagnostic>& findings, std::string_view rule) {
  return static_cast<std::size_t>(std::count_if(findings.begin(), findings.end(), [&](const Diagnostic& finding) {
    const Rule* const row = find_rule(finding.rule);
    return row != nullptr && row->id == rule;
  }));
}

std::vector<fs::path> folders_named(std::string_view prefix) {
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(source_folder() / "fixtures")) {
    if (entry.is_directory() && entry.path().filename().string().starts_with(prefix)) folders.push_back(entry.path());
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

TEST_CASE("every rule has a broken and a clean pool, and finds what they say", "[fixtures]") {
  for (const Rule& rule : all_rules()) {
    if (rule.id == "lost-change") continue;  // needs a history: tests/end_to_end/gate_test.cpp
    const fs::path folder = source_folder() / "fixtures" / fmt::format("rule-{}", rule.id);
    {
      INFO("add the pools " << folder.string() << "/broken and /clean");
      CHECK(fs::is_directory(folder / "broken"));
      CHECK(fs::is_directory(folder / "clean"));
    }
    for (const std::string_view name : {"broken", "clean"}) {
      if (!fs::is_directory(folder / name)) continue;
      DYNAMIC_SECTION(rule.id << ", " << name) {
        const Fixture fixture = read_fixture(folder / name);
        const std::vector<Diagnostic> findings = run_fixture(folder / name, fixture);
        compare(fixture, findings);
        CHECK((count_of(findings, rule.id) > 0) == (name == "broken"));
      }
    }
  }
}

TEST_CASE("every pool of a rule belongs to a row of the table", "[fixtures]") {
  for (const fs::path& folder : folders_named("rule-")) {
    INFO(folder.string());
    CHECK(find_rule(folder.filename().string().substr(5)) != nullptr);
  }
}

TEST_CASE("the bundled factories have exactly the findings that they mark", "[fixtures]") {
  for (const fs::path& folder : folders_named("app-factory")) {
    DYNAMIC_SECTION(folder.filename().string()) {
      const Fixture fixture = read_fixture(folder);
      compare(fixture, run_fixture(folder, fixture));
    }
  }
}

TEST_CASE("the findings do not depend on the number of threads", "[fixtures]") {
  for (const fs::path& folder : folders_named("app-factory")) {
    Fixture fixture = read_fixture(folder);
    const std::vector<Diagnostic> one = run_fixture(folder, fixture);
    fixture.options.threads = 8;
    const std::vector<Diagnostic> eight = run_fixture(folder, fixture);
    REQUIRE(one.size() == eight.size());
    for (std::size_t i = 0; i < one.size(); ++i) {
      CHECK(shown(one[i]) == shown(eight[i]));
      CHECK(one[i].fingerprint == eight[i].fingerprint);
      CHECK(one[i].notes == eight[i].notes);
    }
  }
}

TEST_CASE("docs/rules.md is what the table of rules says", "[fixtures]") {
  const fs::path path = source_folder() / "docs" / "rules.md";
  if (update_wanted()) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << rules_reference();
  }
  INFO("repair it: PODWORKS_UPDATE_GOLDENS=1 ctest -R fixtures, then read the diff");
  CHECK(content_of(path) == rules_reference());
}

}  // namespace
}  // namespace podworks
