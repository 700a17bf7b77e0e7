// `podworks diff` on real git repositories, and what the comment of `check --base` says of the graph.
#include <algorithm>
#include <catch2/catch.hpp>

#include "base/json.h"
#include "support/gate.h"

using namespace podworks;
using Catch::Contains;

namespace {

/// kGateConfig is another file's: it may not be there yet when this file's constants are made.
std::string with_apps() {
  return kGateConfig + "apps:\n  Flat: { roots: [BizFlat] }\n  Whole: { roots: [House, Net] }\n";
}

std::vector<std::pair<std::string, std::string>> factory() {
  std::vector<std::pair<std::string, std::string>> files = gate_factory();
  files[0].second = with_apps();
  files.push_back({"pods/BizFlat/BizFlat.m", "#import <BaseKit/BaseKit.h>\n"});
  return files;
}

ProcessResult diff(const std::string& folder, std::vector<std::string> words = {"main"}) {
  words.insert(words.begin(), {"-C", folder, "diff"});
  return run_binary(words);
}

std::string text_of(const std::string& folder, std::vector<std::string> words = {"main"}) {
  const ProcessResult result = diff(folder, std::move(words));
  INFO(result.err);
  CHECK(result.exit_code == 0);
  return result.out;
}

}  // namespace

TEST_CASE("a branch that changed no dependency is one line", "[end-to-end][diff]") {
  const GitPool pool(factory());
  pool.branch("feature");
  SECTION("nothing at all") {}
  SECTION("an edit") {
    pool.write("pods/Net/Net.m", "#import \"Net.h\"\n\n#import <Log/Log.h>\nint net;\n");
  }
  SECTION("a file that moved within its pod") {
    pool.git({"mv", "pods/House/House.m", "pods/House/Deep.m"});
    pool.commit();
  }
  SECTION("a folder that moved") {
    pool.git({"mv", "pods/Recruit", "pods/BizHire"});
    pool.git({"mv", "pods/BizHire/Recruit.m", "pods/BizHire/Hire.m"});
    pool.write("pods/House/House.m",
               "#import \"House.h\"\n#import <BizHire/Recruit.h>\nint house(void) { return 1; }\n");
  }
  const std::string text = text_of(pool.path());
  CHECK_THAT(text, Catch::StartsWith("nothing changed in the graph of pods since main ("));
  CHECK(std::count(text.begin(), text.end(), '\n') == 1);
}

TEST_CASE("dependencies that came and went stand with their imports", "[end-to-end][diff]") {
  const GitPool pool(factory());
  pool.branch("feature");
  pool.write("pods/House/House.m", "#import \"House.h\"\nint house(void) { return 1; }\n");
  pool.write("pods/Net/Untracked.m", "\n#import <House/House.h>\n");
  const std::string text = text_of(pool.path());
  CHECK_THAT(text, Contains("new dependencies: 1\n  Net -> House  pods/Net/Untracked.m:2:9  `House/House.h`\n"));
  CHECK_THAT(text, Contains("gone dependencies: 1\n  House -> Recruit  was pods/House/House.m:2:9"));
  CHECK_THAT(text, Contains("1 new dependency, 1 gone dependency, 1 app with other pods since main ("));
  CHECK_THAT(text, Contains("Whole  4 -> 3 pods"));
  CHECK_THAT(text, Contains("    - Recruit"));
}

TEST_CASE("an app that grows by a transitive pod shows the chain and its new arrow", "[end-to-end][diff]") {
  const GitPool pool(factory());
  pool.branch("feature");
  pool.write("pods/BaseKit/Kit.m", "#import <Net/Net.h>\n");
  pool.commit();
  const std::string text = text_of(pool.path());
  CHECK_THAT(text, Contains("Flat  2 -> 4 pods"));
  CHECK_THAT(text, Contains("BizFlat -> BaseKit -> Net -> Log  pods/BaseKit/Kit.m:1:9\n"));
  CHECK_THAT(text, !Contains("Whole"));
}

TEST_CASE("two cycles that merge are said to merge", "[end-to-end][diff]") {
  std::vector<std::pair<std::string, std::string>> files = {{"podworks.yml", with_apps()}};
  for (const auto& [pod, other] :
       {std::pair("A", "B"), std::pair("B", "A"), std::pair("C", "D"), std::pair("D", "C")}) {
    const std::string folder = std::string("pods/Base") + pod + "/";
    files.push_back({folder + "Base" + pod + ".h", ""});
    files.push_back({folder + "a.m", std::string("#import <Base") + other + "/Base" + other + ".h>\n"});
  }
  const GitPool pool(files);
  pool.branch("feature");
  pool.write("pods/BaseA/more.m", "#import <BaseC/BaseC.h>\n");
  pool.write("pods/BaseC/more.m", "#import <BaseB/BaseB.h>\n");
  CHECK_THAT(text_of(pool.path()),
             Contains("merged: {BaseA, BaseB} and {BaseC, BaseD} -> {BaseA, BaseB, BaseC, BaseD}"));
}

TEST_CASE("the base is where the branch left it, and HEAD is read from git alone", "[end-to-end][diff]") {
  const GitPool pool(factory());
  pool.branch("feature");
  pool.write("pods/Net/New.m", "#import <House/House.h>\n");
  pool.commit();
  pool.branch("main");
  pool.write("pods/Log/New.m", "#import <Recruit/Recruit.h>\n");
  pool.commit("main goes on");
  const std::string between = text_of(pool.path(), {"main", "feature"});
  CHECK_THAT(between, Contains("Net -> House  pods/Net/New.m:1:9") && !Contains("Log -> Recruit"));
  CHECK_THAT(between, Contains(" from main (") && Contains(") to feature ("));
  pool.branch("feature");
  pool.write("pods/Net/New.m", "#import <Recruit/Recruit.h>\n");  // not committed
  CHECK(text_of(pool.path(), {"main", "feature"}) == between);
  CHECK_THAT(text_of(pool.path()), Contains("Net -> Recruit"));
  CHECK(text_of(pool.path(), {"main", "HEAD", "-j", "1"}) == text_of(pool.path(), {"main", "HEAD", "-j", "8"}));
}

TEST_CASE("a pool in a folder of the repository differs by its own files only", "[end-to-end][diff]") {
  std::vector<std::pair<std::string, std::string>> files;
  for (const auto& [path, content] : factory()) files.push_back({"deep/er/" + path, content});
  const GitPool pool(files);
  pool.branch("feature");
  pool.write("other/x.m", "#import <House/House.h>\n");
  CHECK_THAT(text_of(pool.folder() / "deep/er"), Contains("nothing changed"));
  pool.write("deep/er/pods/Net/New.m", "#import <House/House.h>\n");
  CHECK_THAT(text_of(pool.folder() / "deep/er"), Contains("Net -> House  pods/Net/New.m:1:9"));
  CHECK_THAT(text_of(pool.folder() / "deep/er", {"main", "--format", "markdown"}),
             Contains("`Net` → `House`: `deep/er/pods/Net/New.m:1`"));
}

TEST_CASE("a comparison without its base fails and says what to do", "[end-to-end][diff]") {
  const std::string command = GENERATE("diff", "affected");
  const GitPool pool(factory());
  const auto fails = [&](const std::string& folder, const std::string& revision, const std::string& message) {
    const ProcessResult result = run_binary({"-C", folder, command, revision});
    CAPTURE(result.err);
    CHECK(result.exit_code == 2);
    CHECK(result.out.empty());
    CHECK_THAT(result.err, Contains(message) && !Contains("--base"));
  };
  fails(pool.path(), "origin/nothing", "git fetch origin nothing");
  const TemporaryFolder plain;
  for (const auto& [path, content] : factory()) plain.write(path, content);
  fails(plain.path(), "main", "`podworks " + command + "` needs git");
  const TemporaryFolder clone;
  pool.clone_without_history(clone / "c");
  fails(clone / "c", "origin/main", "git fetch --deepen=200");
}

TEST_CASE("hostile names stay names in every format", "[end-to-end][diff]") {
  const GitPool pool(factory());
  pool.branch("feature");
  const std::string name = "pods/Net/@all\x1b[31m`<img src=x>` [a](http:\n::error::.m";
  pool.write(name, "#import <House/House.h>\n");
  for (const std::string command : {"diff", "affected"}) {
    for (const char* format : {"text", "json", "markdown"}) {
      const ProcessResult result = run_binary({"-C", pool.path(), command, "main", "--format", format});
      CAPTURE(command, format, result.err);
      CHECK(result.exit_code == 0);
      CHECK_THAT(result.out, Contains("all") && !Contains("\x1b") && !Contains("\n::error::"));
    }
    CHECK(parse_json(run_binary({"-C", pool.path(), command, "main", "--format", "json"}).out, "x").ok());
  }
}

TEST_CASE("the comment of a check shows what changed in the graph", "[end-to-end][diff]") {
  const GitPool pool(factory());
  pool.branch("feature");
  const auto comment = [&](std::vector<std::string> more = {}) {
    std::vector<std::string> words = {"-C", pool.path(), "check", "--base", "main", "--format", "markdown"};
    words.insert(words.end(), more.begin(), more.end());
    return run_binary(words).out;
  };
  const std::string before = comment();
  CHECK(before.find('\n') + 1 == before.size());
  pool.write("pods/BaseKit/Kit.m", "#import <Net/Net.h>\n");  // breaks no rule
  const std::string text = comment();
  CHECK_THAT(text, Catch::StartsWith("✅ **podworks**"));
  CHECK_THAT(text, Contains("#### new dependencies (1)\n\n- `BaseKit` → `Net`: `pods/BaseKit/Kit.m:1`"));
  CHECK_THAT(text, Contains("`Flat` carries `Log`"));
  CHECK_THAT(text, Contains("The same on a laptop"));
  CHECK_THAT(comment({"--pod", "Log"}), !Contains("new dependencies"));
}

TEST_CASE("a comment about thousands of new dependencies keeps below the limit", "[end-to-end][diff]") {
  const GitPool pool(factory());
  pool.branch("feature");
  const std::string tail(100, 'x');
  for (int i = 0; i < 300; ++i) {
    pool.write("pods/Base" + std::to_string(i) + tail + "/a.m", "#import <House/House.h>\n#import <Net/Net.h>\n");
  }
  const ProcessResult check = run_binary({"-C", pool.path(), "check", "--base", "main", "--format", "markdown"});
  CHECK(check.out.size() < 65'536);
  CHECK_THAT(check.out, Contains("#### new dependencies (600)") && Contains("and 580 more"));
  CHECK(run_binary({"-C", pool.path(), "diff", "main", "--format", "markdown"}).out.size() < 65'536);
  CHECK(run_binary({"-C", pool.path(), "affected", "main", "--format", "markdown"}).out.size() < 65'536);
}
