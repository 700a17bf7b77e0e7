// What would turn the gate off in silence.
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "support/gate.h"

using namespace podworks;
using Catch::Contains;
namespace fs = std::filesystem;

namespace {

void update_baseline(const GitPool& pool) {
  REQUIRE(run_binary({"-C", pool.path(), "baseline", "update", "--today", "2026-11-21"}).exit_code == 0);
}

}  // namespace

TEST_CASE("a branch that takes podworks.yml away ends the run", "[end-to-end][gate][config]") {
  const GitPool pool(gate_factory());
  pool.branch("feature");
  SECTION("deleted") {
    fs::remove(pool.folder() / "podworks.yml");
  }
  SECTION("renamed") {
    pool.git({"mv", "podworks.yml", "podworks.yaml"});
  }
  for (int i = 0; i < 2; ++i) {
    const Verdict verdict = gate_check(pool.path());
    CHECK(verdict.exit_code == 2);
    const std::string commit = pool.git({"rev-parse", "main"}).substr(0, 12);
    CHECK_THAT(verdict.err, Contains("`podworks.yml` is gone: the branch left `main` at " + commit) &&
                                Contains("`git checkout " + commit + " -- :/podworks.yml`"));
    CHECK(gate_check(pool.folder() / "pods/House").exit_code == 2);  // it stands above there
    pool.commit();
  }
}

TEST_CASE("a branch that takes podworks.yml of a folder away ends the run in that folder",
          "[end-to-end][gate][config]") {
  std::vector<std::pair<std::string, std::string>> files = gate_factory();
  for (const auto& [path, content] : gate_factory()) files.push_back({"deep/er/" + path, content});
  const GitPool pool(files);
  pool.branch("feature");
  fs::remove(pool.folder() / "deep/er/podworks.yml");
  pool.commit();
  const Verdict verdict = gate_check(pool.folder() / "deep/er");
  CHECK(verdict.exit_code == 2);  // though there is one above
  CHECK_THAT(verdict.err, Contains("`deep/er/podworks.yml` is gone"));
  CHECK(gate_check(pool.path()).exit_code == 0);
}

TEST_CASE("a configuration under a name of its own may be another one than the base's", "[end-to-end][gate][config]") {
  const GitPool pool(gate_factory());
  pool.branch("feature");
  pool.git({"mv", "podworks.yml", "rules.yml"});
  CHECK(gate_check(pool.path(), {"--base", "main", "-c", pool.folder() / "rules.yml"}).exit_code == 0);
}

TEST_CASE("a pool without podworks.yml then and now is compared as ever", "[end-to-end][gate][config]") {
  std::vector<std::pair<std::string, std::string>> files = gate_factory();
  files.erase(files.begin());
  const GitPool pool(files);
  pool.branch("feature");
  CHECK(gate_check(pool.path()).exit_code == 0);
  CHECK(gate_check(pool.path(), {}).exit_code == 0);
}

TEST_CASE("a baseline without its podworks.yml ends the run", "[end-to-end][baseline][config]") {
  const GitPool pool(gate_factory());
  update_baseline(pool);
  fs::remove(pool.folder() / "podworks.yml");
  for (const std::vector<std::string>& words : {std::vector<std::string>{"check"},
                                                {"baseline", "update"},
                                                {"baseline", "update", "--shrink"},
                                                {"baseline", "show"}}) {
    CAPTURE(words);
    std::vector<std::string> all = {"-C", pool.path()};
    all.insert(all.end(), words.begin(), words.end());
    const ProcessResult result = run_binary(all);
    CHECK(result.exit_code == 2);
    CHECK_THAT(result.err, Contains("podworks-baseline.yml`, but no podworks.yml here or above"));
  }
  CHECK(run_binary({"-C", pool.path(), "graph"}).exit_code == 0);
  fs::remove(pool.folder() / "podworks-baseline.yml");
  CHECK(run_binary({"-C", pool.path(), "check"}).exit_code == 0);
}

TEST_CASE("no result is written to git's own files", "[end-to-end][config]") {
  const GitPool pool(gate_factory());
  pool.folder().write("sub/.git", "gitdir: ../.git/modules/sub\n");
  fs::create_symlink(pool.folder() / ".git/config", pool.folder() / "out.json");
  const std::string before = pool.folder().read(".git/config");
  const std::string target =
      GENERATE(".git/config", "./pods/../.git/new", ".git", "sub/.git", "out.json", ".GIT/config");
  const bool is_report = GENERATE(true, false);
  const std::vector<std::string> all = {"-C", pool.path(), "check", is_report ? "--report" : "-o",
                                        (is_report ? "json=" : "") + target};
  const ProcessResult result = run_binary(all);
  CHECK(result.exit_code == 2);
  CHECK_THAT(result.err, Contains("`" + target + "` lies in a folder `.git`, which is git's own"));
  CHECK(pool.folder().read(".git/config") == before);
  CHECK_FALSE(fs::exists(pool.folder() / ".git/new"));
}

TEST_CASE("a result may have git in its name", "[end-to-end][config]") {
  const GitPool pool(gate_factory());
  const std::vector<std::string> words = {"-C", pool.path(), "check", "-o", "x.git/.github/out.git"};
  CHECK(run_binary(words).exit_code == 1);
}

TEST_CASE("a checkout of another user is named as one, and git's safe.directory opens it",
          "[end-to-end][gate][owner]") {
  if (geteuid() != 0) {
    WARN("SKIPPED: only root may give a folder to somebody else");
    return;
  }
  const GitPool pool(gate_factory());
  const TemporaryFolder home;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(pool.path())) {
    REQUIRE(lchown(entry.path().c_str(), 65534, 65534) == 0);
  }
  REQUIRE(lchown(pool.path().c_str(), 65534, 65534) == 0);
  const auto check = [&](const std::string& folder) {
    return run_binary({"-C", folder, "check", "--base", "main"},
                      {.environment = {"HOME=" + home.path(), "XDG_CONFIG_HOME=" + home.path()}});
  };
  const auto fails = [&](const std::string& folder) {
    const ProcessResult result = check(folder);
    CHECK(result.exit_code == 2);
    CHECK_THAT(result.err, Contains("it belongs to another user") &&
                               Contains("`git config --global --add safe.directory " + pool.path() + "` first"));
  };
  fails(pool.path());  // without any configuration
  fails(pool.folder() / "pods/House");
  home.write(".gitconfig", "");
  fails(pool.path());
  home.write(".gitconfig", "[safe]\n\tdirectory = *\n\tdirectory =\n\tdirectory = /elsewhere\n");
  fails(pool.path());
  const std::string value = GENERATE(true, false) ? "*" : pool.path();
  home.write(".gitconfig", "[safe]\n\tdirectory = /elsewhere\n\tdirectory = " + value + "\n");
  CHECK(check(pool.path()).exit_code == 0);
  const TemporaryFolder plain;
  plain.write("podworks.yml", kGateConfig);
  plain.write("pods/House/House.m", "");
  CHECK_THAT(check(plain.path()).err, Contains("lies in no repository"));
}

TEST_CASE("a baseline is written beside a podworks.yml only", "[end-to-end][baseline][config]") {
  std::vector<std::pair<std::string, std::string>> files = gate_factory();
  files.erase(files.begin());
  const GitPool pool(files);
  const ProcessResult result = run_binary({"-C", pool.path(), "baseline", "update"});
  CHECK(result.exit_code == 2);
  CHECK_THAT(result.err, Contains("a baseline belongs to a podworks.yml") && Contains("podworks init"));
  CHECK_FALSE(fs::exists(pool.folder() / "podworks-baseline.yml"));
}
