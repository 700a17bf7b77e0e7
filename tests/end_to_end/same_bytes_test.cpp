// Same input, same bytes: for any number of threads, with git and without.
#include <catch2/catch.hpp>
#include <filesystem>

#include "support/process.h"

using namespace podworks;
namespace fs = std::filesystem;

namespace {

const std::string kFactory = PODWORKS_SOURCE_DIR "/fixtures/app-factory";

std::string check_json(const std::string& folder, const std::string& threads) {
  const ProcessResult result =
      run_binary({"-C", folder, "check", "--format", "json", "--today", "2026-11-21", "-j", threads});
  REQUIRE((result.exit_code == 0 || result.exit_code == 1));
  return result.out;
}

std::string graph_json(const std::string& folder, const std::string& threads) {
  return run_binary({"-C", folder, "graph", "--format", "json", "-j", threads}).out;
}

void run(const std::vector<std::string>& words, const std::string& folder) {
  const ProcessResult result = run_process({.words = words, .folder = folder});
  CAPTURE(words[0], words.back(), result.err);
  REQUIRE(result.exit_code == 0);
}

/// The factory as a git checkout.
void make_checkout(const std::string& folder) {
  fs::copy(kFactory, folder, fs::copy_options::recursive);
  run({"git", "init", "-q"}, folder);
  run({"git", "add", "-A"}, folder);
  run({"git", "-c", "user.name=x", "-c", "user.email=x@example.com", "commit", "-q", "-m", "x"}, folder);
}

}  // namespace

TEST_CASE("one, two and eight threads give the same bytes", "[end-to-end][same-bytes]") {
  const std::string check = check_json(kFactory, "1");
  const std::string graph = graph_json(kFactory, "1");
  CHECK(check.size() > 1000);
  CHECK(graph.size() > 1000);
  for (const char* threads : {"2", "8"}) {
    CHECK(check_json(kFactory, threads) == check);
    CHECK(graph_json(kFactory, threads) == graph);
  }
}

TEST_CASE("real code gives the same bytes with one, two and eight threads", "[end-to-end][same-bytes][trial]") {
  const char* const pool = std::getenv("PODWORKS_TRIAL_POOL");
  if (pool == nullptr) {
    WARN("SKIPPED: PODWORKS_TRIAL_POOL names no pool");
    return;
  }
  const std::string graph = graph_json(pool, "1");
  const std::string check = check_json(pool, "1");
  CHECK(graph.size() > 100'000);
  for (const char* threads : {"2", "8"}) {
    CHECK(graph_json(pool, threads) == graph);
    CHECK(check_json(pool, threads) == check);
  }
}

TEST_CASE("a git checkout and its tarball give the same bytes", "[end-to-end][same-bytes]") {
  const TemporaryFolder folder;
  make_checkout(folder / "checkout");
  fs::create_directories(folder / "tarball");
  run({"git", "archive", "--format=tar", "-o", folder / "pool.tar", "HEAD"}, folder / "checkout");
  run({"tar", "xf", folder / "pool.tar", "-C", folder / "tarball"}, folder.path());
  CHECK(check_json(folder / "checkout", "8") == check_json(folder / "tarball", "8"));
  CHECK(graph_json(folder / "checkout", "8") == graph_json(folder / "tarball", "8"));
}

TEST_CASE("an untracked file with a violation is found", "[end-to-end][same-bytes]") {
  const TemporaryFolder folder;
  make_checkout(folder / "checkout");
  folder.write("checkout/pods/LoginSDK/src/new_file.c", "#include <MainPage/mp_tab.h>\n");
  const std::string found = check_json(folder / "checkout", "2");
  CHECK(found.find("pods/LoginSDK/src/new_file.c") != std::string::npos);
}
