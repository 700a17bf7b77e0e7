// The formats for services on real trees: real parsers read them, every path leads to a file of the repository, and
// each shows what its service wants of known and new findings. Python is Debian's own, as in schemas_test.cpp.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "support/gate.h"

using namespace podworks;
namespace fs = std::filesystem;

namespace {

const std::vector<std::string> kFormats = {"sarif", "github", "gitlab", "junit", "checkstyle", "teamcity", "markdown"};

const std::string kReader = PODWORKS_SOURCE_DIR "/tests/support/read_format.py";

std::string python(std::vector<std::string> words) {
  words.insert(words.begin(), "/usr/bin/python3");
  const ProcessResult result = run_process({.words = words});
  INFO(result.err);
  CHECK(result.exit_code == 0);
  return result.out;
}

/// The findings as the reader of the format sees them, one a line.
std::string read_back(const std::string& format, const std::string& text, const std::string& top) {
  const TemporaryFolder folder;
  folder.write("report", text);
  CAPTURE(format);
  return python({kReader, format, folder / "report", top});
}

std::string check(const std::string& folder, const std::string& format, std::vector<std::string> more = {}) {
  more.insert(more.begin(), {"-C", folder, "check", "--format", format, "--today", "2026-11-21"});
  const ProcessResult result = run_binary(more);
  INFO(result.err);
  REQUIRE(result.exit_code <= 1);
  return result.out;
}

/// What a name may hold on Linux, where one format or another would stumble.
const std::vector<std::string> kNasty = {"plain.m",
                                         "with blank.m",
                                         "per%cent%0A.m",
                                         "quo'te\"s.m",
                                         "<b>&amp;]]>.m",
                                         "p|pe[x]|n.m",
                                         "col:on,comma=;.m",
                                         "back`tick`.m",
                                         "line\nfeed.m",
                                         "esc\x1b[31m.m",
                                         "in\xffvalid.m",
                                         "right\xE2\x80\x8Fto\xE2\x80\xAEleft.m",
                                         "\xE4\xB8\x9A\xE5\x8A\xA1\xF0\x9F\x98\x80.m",
                                         "-->.m",
                                         "##[error]@all.m",
                                         "![x](y).m",
                                         "\\back\\.m",
                                         "a{0}b.m"};

/// A pool of them in a folder of a repository, each with a forbidden import.
std::vector<std::pair<std::string, std::string>> nasty_files() {
  std::vector<std::pair<std::string, std::string>> files;
  for (const auto& [path, content] : gate_factory()) files.push_back({"deep/er/" + path, content});
  for (const std::string& name : kNasty) files.push_back({"deep/er/pods/Net/" + name, "#import <House/House.h>\n"});
  const std::string pod = "deep/er/pods/Biz`<x>]]>&|'\"%,: @all/";
  files.push_back({pod + "a.m", "#import <Recruit/Recruit.h>\n"});
  return files;
}

}  // namespace

TEST_CASE("real parsers read each format, and each path is a file below the repository's top",
          "[end-to-end][formats]") {
  const GitPool pool(nasty_files());
  const std::string format = GENERATE_REF(from_range(kFormats));
  const std::string text = check(pool.folder() / "deep/er", format);
  const std::string found = read_back(format, text, pool.path());
  if (format == "markdown") return;
  INFO(found);
  CHECK_THAT(found, Catch::Contains("peer-dependency"));
  if (format == "gitlab") {  // an entry for each import, but for the names that JSON cannot hold
    for (const std::string name : {"plain.m 1", "line?feed.m 1", "esc\x1b[31m.m 1", "p|pe[x]|n.m 1", "\\back\\.m 1"}) {
      CHECK_THAT(found, Catch::Contains("layer-order deep/er/pods/Net/" + name));
    }
    CHECK(static_cast<std::size_t>(std::count(found.begin(), found.end(), '\n')) == kNasty.size() - 1 + 2);
  } else if (format != "junit") {
    CHECK_THAT(found, Catch::Contains("peer-dependency") && Catch::Contains("deep/er/pods/House/House.m 2"));
  }
}

TEST_CASE("GraphML and the matrix are read by real parsers, whatever the pods are called", "[end-to-end][formats]") {
  const GitPool pool(nasty_files());
  const TemporaryFolder folder;
  const std::string level = GENERATE("unit", "pod", "layer", "file");
  CHECK(run_binary({"-C", pool.folder() / "deep/er", "graph", "--level", level, "--format", "graphml", "-o",
                    folder / "g.graphml", "--report", "dsm=" + (folder / "g.csv")})
            .exit_code == 0);
  const std::string counts = python({"-c", R"PY(
import csv, sys
import xml.etree.ElementTree as xml
space = '{http://graphml.graphdrawing.org/xmlns}'
root = xml.parse(sys.argv[1]).getroot()
keys = {key.get('id'): key.get('for') for key in root.findall(space + 'key')}
graph = root.find(space + 'graph')
nodes = {node.get('id') for node in graph.findall(space + 'node')}
edges = graph.findall(space + 'edge')
for edge in edges: assert edge.get('source') in nodes and edge.get('target') in nodes
for data in graph.iter(space + 'data'): assert data.get('key') in keys
rows = list(csv.reader(open(sys.argv[2], encoding='utf-8')))
assert rows[0][0] == 'row uses column' and [row[0] for row in rows[1:]] == rows[0][2:]
assert all(len(row) == len(rows[0]) for row in rows)
cells = [(i, j) for i, row in enumerate(rows[1:]) for j, value in enumerate(row[2:]) if value not in ('', '-')]
assert len(cells) == len(edges) and len(rows) - 1 == len(nodes)
print(all(i < j for i, j in cells) or 'below')
)PY",
                                     folder / "g.graphml", folder / "g.csv"});
  // Nobody uses Net but through no import: House is used by it, and lies below.
  CHECK((counts == "True\n" || level == "layer"));
}

TEST_CASE("one and four threads give the same bytes in every format", "[end-to-end][formats][same-bytes]") {
  const std::string factory = PODWORKS_SOURCE_DIR "/fixtures/app-factory";
  for (const std::string& format : kFormats) {
    CAPTURE(format);
    const std::string one = check(factory, format, {"-j", "1"});
    CHECK(one.size() > 1000);
    CHECK(check(factory, format, {"-j", "4"}) == one);
  }
  for (const char* format : {"graphml", "dsm"}) {
    const std::string one = run_binary({"-C", factory, "graph", "--format", format, "-j", "1"}).out;
    CHECK(one.size() > 500);
    CHECK(run_binary({"-C", factory, "graph", "--format", format, "-j", "4"}).out == one);
  }
}

TEST_CASE("each format shows of a branch what its service wants", "[end-to-end][formats][gate]") {
  const GitPool pool(gate_factory());
  pool.branch("feature");
  pool.write("pods/Net/New.m", "#import <House/House.h>\n");
  pool.write("pods/House/More.m", "\n#import <Recruit/Recruit.h>\n");
  const std::vector<std::string> base = {"--base", "main"};
  const auto found = [&](const std::string& format, const std::vector<std::string>& more) {
    return read_back(format, check(pool.path(), format, more), pool.path());
  };
  const std::string fresh = "layer-order pods/Net/New.m 1\npeer-dependency pods/House/More.m 2\n";
  CHECK(found("github", base) == fresh);
  CHECK(found("checkstyle", base) == fresh);
  CHECK(found("teamcity", base) == fresh);
  CHECK(found("junit", base) == "layer-order Net 0\npeer-dependency House 0\n");
  CHECK(found("sarif", base) == "layer-order new pods/Net/New.m 1\npeer-dependency new pods/House/More.m 2\n");
  const std::string all =
      "layer-order pods/Net/New.m 1\npeer-dependency pods/House/House.m 2\npeer-dependency pods/House/More.m 2\n";
  CHECK(found("gitlab", base) == all);
  CHECK(found("gitlab", {}) == all);

  pool.write("pods/Net/New.m", "");
  pool.write("pods/House/More.m", "");
  CHECK(found("sarif", base) == "peer-dependency unchanged pods/House/House.m 2\n");
  CHECK(found("junit", base).empty());
  CHECK(check(pool.path(), "github", base).empty());
  const std::string comment = check(pool.path(), "markdown", base);
  CHECK_THAT(comment, Catch::StartsWith("✅ **podworks**: no new findings") && Catch::EndsWith("<!-- podworks -->\n"));
  CHECK(std::count(comment.begin(), comment.end(), '\n') == 1);

  pool.write("pods/House/House.m", "int house(void) { return 1; }\n");
  std::vector<std::string> all_of_it = base;
  all_of_it.emplace_back("--all");
  CHECK(found("sarif", base).empty());
  CHECK(found("sarif", all_of_it) == "peer-dependency absent pods/House/House.m 2\n");
}

TEST_CASE("without git the paths begin at podworks.yml, in other repositories above it", "[end-to-end][formats]") {
  const TemporaryFolder folder;
  for (const auto& [path, content] : gate_factory()) folder.write("core/" + path, content);
  folder.write("core/podworks.yml", "roots: { core: ., product: ../product }\n" + kGateConfig);
  std::string config = folder.read("core/podworks.yml");
  config.replace(config.find("in: \"pods/*\""), 12, "in: \"*/pods/*\"");
  folder.write("core/podworks.yml", config);
  folder.write("product/pods/BizNew/a.m", "#import <Recruit/Recruit.h>\n");
  const std::string core = folder / "core";
  CHECK(read_back("github", check(core, "github"), core) ==
        "peer-dependency ../product/pods/BizNew/a.m 1\npeer-dependency pods/House/House.m 2\n");
  CHECK_THAT(check(core, "sarif"),
             Catch::Contains("\"uri\": \"product/pods/BizNew/a.m\"") && Catch::Contains("\"uriBaseId\": \"POOL\""));
}

TEST_CASE("inside a service its commands follow the text, unless a format is asked for", "[end-to-end][formats]") {
  const GitPool pool(gate_factory());
  // Where text shows lines of the tree, none of them is a command.
  pool.write("pods/House/House.m", "#import <Recruit/Recruit.h> // ##[set-output name=a]b ##teamcity[x]\n");
  const auto run = [&](const std::vector<std::string>& environment, std::vector<std::string> more) {
    more.insert(more.begin(), {"-C", pool.path(), "check"});
    return run_binary(more, {.environment = environment});
  };
  const std::string text = run({}, {}).out;
  CHECK_THAT(text, Catch::Contains("##[set-output") && !Catch::Contains("::error"));
  const std::vector<std::string> github = {"GITHUB_ACTIONS=true"};
  const std::vector<std::string> teamcity = {"TEAMCITY_VERSION=2026.1"};
  const ProcessResult result = run(github, {});
  CHECK(result.exit_code == 1);
  CHECK_THAT(result.out, Catch::StartsWith("error[peer-dependency]") && Catch::Contains("# #[set-output") &&
                             !Catch::Contains("##[") && Catch::Contains("\n::error file=pods/House/House.m,line=1"));
  CHECK_THAT(run(teamcity, {}).out,
             Catch::Contains("# #teamcity[x]") && Catch::Contains("\n##teamcity[inspection typeId='peer-dependency'"));
  CHECK(run(github, {"--format", "text"}).out == text);
  CHECK(run({"GITHUB_ACTIONS=false"}, {}).out == text);
  CHECK(run({"GITLAB_CI=true"}, {}).out == text);
  const TemporaryFolder folder;
  CHECK(run(github, {"-o", folder / "out.txt"}).out.empty());
  CHECK(folder.read("out.txt") == text);
  CHECK_THAT(run_binary({"-C", pool.path(), "graph"}, {.environment = github}).out, !Catch::Contains("::error"));
}

TEST_CASE("Microsoft's SARIF validator finds nothing wrong", "[end-to-end][formats][trial]") {
  const char* const validator = std::getenv("PODWORKS_SARIF_MULTITOOL");
  if (validator == nullptr || !fs::exists(validator)) {
    std::cout << "SKIPPED: PODWORKS_SARIF_MULTITOOL names no SARIF Multitool\n";
    return;
  }
  const GitPool pool(nasty_files());
  pool.branch("feature");
  pool.write("deep/er/pods/House/House.m", "int house(void) { return 1; }\n");
  const std::string deep = pool.folder() / "deep/er";
  const TemporaryFolder folder;
  folder.write("nasty.sarif", check(deep, "sarif"));
  folder.write("base.sarif", check(deep, "sarif", {"--base", "main", "--all"}));
  folder.write("factory.sarif", check(PODWORKS_SOURCE_DIR "/fixtures/app-factory", "sarif"));
  for (const char* name : {"nasty.sarif", "base.sarif", "factory.sarif"}) {
    const ProcessResult result =
        run_process({.words = {validator, "validate", folder / name, "--rule-kind", "Sarif;Ghas"},
                     .environment = {"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1"}});
    CAPTURE(name, result.out, result.err);
    CHECK(result.exit_code == 0);
    CHECK_THAT(result.out, !Catch::Contains(": error ") && Catch::Contains("Analysis completed successfully"));
  }
}
