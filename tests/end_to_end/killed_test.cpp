// Killed by SIGKILL at any moment: the repository, the baseline and the reports are as they were, or complete.
#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <thread>

#include "support/gate.h"

using namespace podworks;
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

namespace {

using Contents = std::map<std::string, std::string>;
constexpr int kPoints = 120;  // of each run; two runs

/// Every file of `.git` with its bytes, the index among them; folders are empty.
Contents git_folder(const GitPool& pool) {
  Contents contents;
  for (const auto& entry : fs::recursive_directory_iterator(pool.folder() / ".git")) {
    std::ifstream file(entry.path(), std::ios::binary);
    contents[entry.path().string()] =
        entry.is_directory() ? "" : std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return contents;
}

/// So much that a run takes a while, and on a branch that adds as much.
class LargeFactory : public GitPool {
 public:
  explicit LargeFactory(const Contents& outputs) : GitPool(files(outputs)) {
    branch("feature");
    for (int i = 0; i < 150; ++i) {
      write("pods/Net/New" + std::to_string(i) + ".m", "#import <House/House.h>\n");
    }
    commit();
  }

 private:
  static std::vector<std::pair<std::string, std::string>> files(const Contents& outputs) {
    std::vector<std::pair<std::string, std::string>> files = gate_factory();
    for (int i = 0; i < 150; ++i) {
      files.emplace_back("pods/House/Old" + std::to_string(i) + ".m", "#import <Recruit/Recruit.h>\n");
    }
    files.insert(files.end(), outputs.begin(), outputs.end());
    return files;
  }
};

struct Run {
  const GitPool& pool;
  ProcessRequest request = {};
  Contents before = {};  ///< what it writes to, and what lies there
  Contents after = {};

  void restore() const {
    for (const auto& [path, content] : before) pool.write(path, content);
  }
  /// Completes once; how long that took.
  Clock::duration complete() {
    const auto start = Clock::now();
    const ProcessResult result = run_process(request);
    const auto taken = Clock::now() - start;
    CAPTURE(result.out, result.err);
    REQUIRE(result.exit_code < 2);
    for (const auto& [path, content] : before) after[path] = pool.folder().read(path);
    return taken;
  }
  /// Kills it after that time; true if it was still running.
  bool kill_after(Clock::duration delay) const {
    const auto start = Clock::now();
    Process process(request);
    std::this_thread::sleep_until(start + delay);
    process.send(SIGKILL);
    return process.wait().signal == SIGKILL;
  }
};

/// What git sees beside outputs that are complete.
std::vector<std::string> other_changes(const Run& run) {
  std::istringstream status(run.pool.git({"--no-optional-locks", "status", "--porcelain"}));
  std::vector<std::string> others;
  for (std::string line; std::getline(status, line);) {
    const auto output = run.after.find(line.substr(3));
    if (!line.starts_with(" M ") || output == run.after.end()) others.push_back(line.substr(3));
  }
  return others;
}

void kill_at_every_moment(Run& run) {
  run.pool.git({"status"});  // the index is what it stays
  const Contents git = git_folder(run.pool);
  auto whole = run.complete();
  for (int i = 0; i < 2; ++i) {
    run.restore();
    whole = std::min(whole, run.complete());
  }
  int killed = 0;
  for (int point = 0; point < kPoints; ++point) {
    run.restore();
    killed += run.kill_after(whole * 13 * point / (10 * kPoints)) ? 1 : 0;
    CAPTURE(point);
    for (const auto& [path, content] : run.before) {
      const std::string now = run.pool.folder().read(path);
      CAPTURE(path, now.size(), content.size(), run.after.at(path).size());
      CHECK((now == content || now == run.after.at(path)));
    }
    CHECK((git_folder(run.pool) == git));
    const std::vector<std::string> others = other_changes(run);
    if (others.empty()) continue;
    // Between the call that names the whole file and the one that puts it in its place. The next run tidies up.
    CHECK(others.size() <= run.before.size());  // one, but where no file is without a name
    for (const std::string& other : others) {
      CHECK_THAT(fs::path(other).filename().string(),
                 Catch::Matchers::Matches(R"(\.podworks\.[0-9a-f]{8}\.[0-9a-f]{8}\.[0-9]+\.tmp)"));
    }
    run.restore();
    run.complete();
    CHECK(other_changes(run).empty());
  }
  CHECK(killed > kPoints / 4);
}

}  // namespace

TEST_CASE("killed at any moment, `baseline update` leaves the old baseline or the new one", "[end-to-end][killed]") {
  const Contents before = {{"podworks-baseline.yml", "version: 1\nknown: []\n"}};
  const LargeFactory pool(before);
  Run run{pool, {.words = {PODWORKS_BINARY, "baseline", "update"}, .folder = pool.path()}, before, {}};
  kill_at_every_moment(run);
  CHECK(run.after.at("podworks-baseline.yml").size() > 10000);
}

TEST_CASE("killed at any moment, `check --base` leaves old reports or new ones, and git as it was",
          "[end-to-end][killed]") {
  const Contents before = {{"out/a.sarif", "old\n"}, {"out/b.txt", "old\n"}};
  const LargeFactory pool(before);
  Run run{pool,
          {.words = {PODWORKS_BINARY, "check", "--base", "main", "--today", "2026-11-21", "--report",
                     "sarif=out/a.sarif", "-o", "out/b.txt"},
           .folder = pool.path()},
          before,
          {}};
  kill_at_every_moment(run);
  CHECK(run.after.at("out/a.sarif").size() > 10000);
  CHECK(run.after.at("out/b.txt").size() > 100);
}
