// `podworks affected` on real git repositories.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "support/gate.h"

using namespace podworks;
using Catch::Contains;

namespace {

using Lines = std::vector<std::string>;

std::vector<std::pair<std::string, std::string>> factory() {
  std::vector<std::pair<std::string, std::string>> files = gate_factory();
  files[0].second = kGateConfig + "apps:\n  Flat: { roots: [BizFlat] }\n  Whole: { roots: [House, Net] }\n";
  files.push_back({"pods/BizFlat/BizFlat.m", "#import <Net/Net.h>\n"});
  files.push_back({"README.md", ""});
  return files;
}

/// "group name", without the last line that counts.
Lines affected(const std::string& folder) {
  const ProcessResult result = run_binary({"-C", folder, "affected", "main"});
  CAPTURE(result.err);
  CHECK(result.exit_code == 0);
  Lines lines;
  std::size_t at = 0;
  while (at < result.out.size()) {
    const std::size_t end = result.out.find('\n', at);
    std::string line = result.out.substr(at, end - at);
    at = end + 1;
    if (line.starts_with("# ")) continue;
    const std::size_t tab = line.find('\t');
    if (tab != std::string::npos)
      line = line.substr(0, tab) + " " + line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1);
    lines.push_back(line);
  }
  return lines;
}

}  // namespace

TEST_CASE("without a change nothing is affected, in one line", "[end-to-end][affected]") {
  const GitPool pool(factory());
  pool.branch("feature");
  const Lines lines = affected(pool.path());
  REQUIRE(lines.size() == 1);
  CHECK_THAT(lines[0], Contains("nothing that pods or apps are made of changed since main ("));
}

TEST_CASE("a lower pod that changed leads up to pods and apps, nearest first", "[end-to-end][affected]") {
  const GitPool pool(factory());
  pool.branch("feature");
  pool.write("pods/Log/Log.h", "int log;\n");
  SECTION("in the work tree") {}
  SECTION("in the index") {
    pool.git({"add", "-A"});
  }
  SECTION("in a commit") {
    pool.commit();
  }
  CHECK(affected(pool.path()) == Lines{"changed Log", "affected Net", "affected BizFlat", "app Whole", "app Flat",
                                       "test BizFlat", "test-app Whole", "test-app Flat"});
  const ProcessResult result = run_binary({"-C", pool.path(), "affected", "main"});
  CHECK_THAT(result.out, Contains("test\tBizFlat\tBizFlat -> Net -> Log (pods/BizFlat/BizFlat.m:1:9)\n"));
}

TEST_CASE("an untracked file counts, what git ignores does not", "[end-to-end][affected]") {
  const GitPool pool(factory());
  pool.branch("feature");
  pool.write("pods/Recruit/New.m", "int fresh;\n");
  pool.write("pods/House/out.log", "x");
  pool.write(".git/info/exclude", "*.log\n");
  CHECK(affected(pool.path()) ==
        Lines{"changed Recruit", "affected House", "app Whole", "test Recruit", "test House", "test-app Whole"});
}

TEST_CASE("a deleted file counts for the pod that had it", "[end-to-end][affected]") {
  const GitPool pool(factory());
  pool.branch("feature");
  std::filesystem::remove(pool.folder() / "pods/Recruit/Recruit.m");
  CHECK(affected(pool.path())[0] == "changed Recruit");
  SECTION("and a pod that is gone affects those that used it") {
    std::filesystem::remove_all(pool.folder() / "pods/Log");
    const Lines lines = affected(pool.path());
    CHECK(std::count(lines.begin(), lines.end(), "changed Log") == 1);
    CHECK(std::count(lines.begin(), lines.end(), "changed Net") == 1);  // it lost a dependency
    CHECK(std::count(lines.begin(), lines.end(), "app Flat") == 1);
  }
}

TEST_CASE("a changed podworks.yml counts as everything and says so", "[end-to-end][affected]") {
  const GitPool pool(factory());
  pool.branch("feature");
  pool.write("podworks.yml", factory()[0].second + "rules: { pod-cycle: warn }\n");
  const ProcessResult result = run_binary({"-C", pool.path(), "affected", "main"});
  CHECK(result.exit_code == 0);
  CHECK_THAT(result.err, Contains("podworks.yml changed: every pod counts as changed"));
  CHECK_THAT(result.out, Catch::StartsWith("everything\tpodworks.yml\t"));
  CHECK_THAT(result.out, Contains("# 6 pods changed") && Contains("app\tFlat") && Contains("app\tWhole"));
}

TEST_CASE("a manifest that is no single pod's counts as everything", "[end-to-end][affected]") {
  std::vector<std::pair<std::string, std::string>> files = factory();
  files.push_back({"package.json", "{\"private\": true, \"workspaces\": [\"none/*\"]}"});
  const bool is_read = GENERATE(true, false);
  std::string& config = files[0].second;
  if (is_read) config.replace(config.find("layers:"), 0, "  - { from: npm }\n");
  const GitPool pool(files);
  pool.branch("feature");
  pool.write("package.json", "{\"private\": true, \"workspaces\": [\"no/*\"]}");
  const Lines lines = affected(pool.path());
  CHECK(lines[0] == (is_read ? "everything package.json" : "file package.json"));
  CHECK(std::count(lines.begin(), lines.end(), "changed Log") == (is_read ? 1 : 0));
}

TEST_CASE("a file that no pod has is named, and affects nothing", "[end-to-end][affected]") {
  const GitPool pool(factory());
  pool.branch("feature");
  pool.write("README.md", "more\n");
  CHECK(affected(pool.path()) == Lines{"file README.md"});
  CHECK_THAT(run_binary({"-C", pool.path(), "affected", "main"}).err, Contains("1 changed file belongs to no pod"));
}

TEST_CASE("a pool in a folder is affected by its own files", "[end-to-end][affected]") {
  std::vector<std::pair<std::string, std::string>> files;
  for (const auto& [path, content] : factory()) files.push_back({"deep/er/" + path, content});
  const GitPool pool(files);
  pool.branch("feature");
  pool.write("other/x.m", "int x;\n");
  CHECK_THAT(affected(pool.folder() / "deep/er")[0], Contains("nothing that pods"));
  pool.write("deep/er/pods/House/House.m", "int house;\n");
  CHECK(affected(pool.folder() / "deep/er")[0] == "changed House");
}

TEST_CASE("one and eight threads name the same pods", "[end-to-end][affected]") {
  const GitPool pool(factory());
  pool.branch("feature");
  pool.write("pods/Log/Log.h", "int log;\n");
  const auto json = [&](const char* threads) {
    return run_binary({"-C", pool.path(), "affected", "main", "--format", "json", "-j", threads}).out;
  };
  CHECK(json("1") == json("8"));
  CHECK(json("1").size() > 200);
}
