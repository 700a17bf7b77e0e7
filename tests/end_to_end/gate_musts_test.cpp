// What teams need of a gate, from their first day on: each test is named after what it promises.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>

#include "base/json.h"
#include "support/gate.h"

using namespace podworks;
using Catch::Contains;
namespace fs = std::filesystem;

namespace {

using Lines = std::vector<std::string>;

const std::string kFile = "podworks-baseline.yml";

ProcessResult run(const std::string& folder, std::vector<std::string> words, ProcessRequest request = {}) {
  words.insert(words.begin(), {"-C", folder, "--today", "2026-11-21"});
  return run_binary(words, std::move(request));
}

std::string check(const std::string& folder, const std::string& format, std::vector<std::string> more = {}) {
  more.insert(more.begin(), {"check", "--base", "main", "--format", format});
  return run(folder, more).out;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

std::string importing(const std::string& pod) {
  return "#import <" + pod + "/" + pod + ".h>\n";
}

/// Above the imports of a file: each line moves down by this.
const std::string kLinesAbove = "// one\n// two\n// three\n";

}  // namespace

TEST_CASE("after init the first pull request passes, with a base and without", "[end-to-end][gate][baseline]") {
  auto files = gate_factory();
  files.erase(files.begin());                             // no podworks.yml
  files.push_back({"pods/Log/Log.m", importing("Net")});  // a cycle
  files.push_back({"pods/Log/Gone.m", "#import <nowhere/Nowhere.h>\n"});
  const GitPool pool(files);
  REQUIRE(run(pool.path(), {"init"}).exit_code == 0);
  CHECK(fs::exists(pool.folder() / "podworks.yml"));
  CHECK(fs::exists(pool.folder() / kFile));
  CHECK(gate_check(pool.path(), {}).exit_code == 0);
  SECTION("the pull request that brings both") {
    pool.branch("feature");
    pool.commit("the gate");
  }
  SECTION("the one after it") {
    pool.commit("the gate");
    pool.branch("feature");
    pool.write("pods/House/More.m", "int more(void) { return 1; }\n");
    pool.commit("work");
  }
  for (const Lines& more : {Lines{}, Lines{"--base", "main"}}) {
    const Verdict verdict = gate_check(pool.path(), more);
    CHECK(verdict.exit_code == 0);
    CHECK(verdict.fresh == Lines{});
    CHECK(verdict.known > 0);
  }
}

TEST_CASE("a moved or deleted file makes findings in files that nobody touched", "[end-to-end][gate]") {
  auto files = gate_factory();
  files.push_back({"pods/Log/Extra.h", ""});
  files.push_back({"pods/Net/Uses.m", "#import \"Extra.h\"\n"});
  const GitPool pool(files);
  pool.branch("feature");
  SECTION("moved to another pod") {
    pool.git({"mv", "pods/Log/Extra.h", "pods/House/Extra.h"});
    CHECK(gate_check(pool.path()).fresh == Lines{"layer-order Net -> House pods/Net/Uses.m:1"});
    // A report of the changed files alone would be empty; the graph behind it is whole all the same.
    CHECK(gate_check(pool.path(), {"--base", "main", "pods/House"}).fresh == Lines{});
    CHECK(gate_check(pool.path(), {"--base", "main", "pods/Net"}).fresh.size() == 1);
  }
  SECTION("deleted") {
    pool.git({"rm", "-q", "pods/Log/Extra.h"});
    const Verdict verdict = gate_check(pool.path());
    REQUIRE(verdict.fresh.size() == 1);
    CHECK_THAT(verdict.fresh[0], Catch::StartsWith("unresolved-import") && Contains(" pods/Net/Uses.m:1"));
  }
}

TEST_CASE("the baseline may lie in a checkout that cannot be written to: the log holds the patch",
          "[end-to-end][gate][baseline]") {
  const GitPool pool(gate_factory());
  pool.write("pods/House/Other.m", importing("BizFlat"));
  REQUIRE(run(pool.path(), {"baseline", "update"}).exit_code == 0);
  pool.commit("the baseline");
  pool.branch("feature");
  pool.write("pods/House/House.m", "#import \"House.h\"\n");
  pool.commit("repaired");
  const std::string before = pool.folder().read(kFile);
  const TemporaryFolder home;
  home.write(".gitconfig", "[safe]\n\tdirectory = " + pool.path() + "\n");
  const ProcessRequest reader = {.environment = {"HOME=" + home.path()}, .unprivileged = true};
  fs::permissions(pool.path(), fs::perms(0555));
  for (const Lines& base : {Lines{}, Lines{"--base", "main"}}) {
    Lines words = {"check"};
    words.insert(words.end(), base.begin(), base.end());
    const ProcessResult verdict = run(pool.path(), words, reader);
    CAPTURE(verdict.out, verdict.err);
    CHECK(verdict.exit_code == 1);  // not 2: the run is whole
    CHECK_THAT(verdict.out, Contains("error[stale-baseline]") && Contains("for `git apply`"));
    CHECK(count(verdict.out, "error[") == 1);
    home.write("log.txt", verdict.out);
  }
  const ProcessResult refused = run(pool.path(), {"baseline", "update", "--shrink"}, reader);
  CHECK(refused.exit_code == 2);
  CHECK_THAT(refused.err, Contains("cannot write") && Contains("Permission denied"));
  const ProcessResult patch = run(pool.path(), {"baseline", "update", "--shrink", "--dry-run"}, reader);
  CHECK(patch.exit_code == 0);
  fs::permissions(pool.path(), fs::perms(0755));
  CHECK(pool.folder().read(kFile) == before);
  CHECK_THAT(home.read("log.txt"), Contains(patch.out));
  SECTION("the whole log is a patch") {
    pool.git({"apply", home / "log.txt"});
  }
  SECTION("the dry run is one") {
    home.write("p.patch", patch.out);
    pool.git({"apply", home / "p.patch"});
  }
  CHECK(pool.git({"diff", "--numstat"}) == "0\t1\t" + kFile + "\n");
  CHECK(gate_check(pool.path()).exit_code == 0);
}

TEST_CASE("what is called like the baseline and is no file ends the run", "[end-to-end][gate][baseline]") {
  const GitPool pool(gate_factory());
  std::string config = kGateConfig;
  SECTION("a folder") {
    fs::create_directory(pool.folder() / kFile);
  }
  SECTION("a link to nothing") {
    fs::create_symlink("nowhere", pool.folder() / kFile);
  }
  SECTION("a file below a file") {
    config += "baseline: { file: podworks.yml/known.yml }\n";
    pool.write("podworks.yml", config);
  }
  for (const Lines& words : std::vector<Lines>{{"check"},
                                               {"check", "--base", "main"},
                                               {"baseline", "update"},
                                               {"baseline", "update", "--shrink", "--dry-run"}}) {
    if (config != kGateConfig && words.back() == "--dry-run") continue;  // there is nothing to take out
    const ProcessResult result = run(pool.path(), words);
    CAPTURE(words, result.out, result.err);
    CHECK(result.exit_code == 2);
    CHECK(result.out.empty());
    CHECK_FALSE(result.err.empty());
  }
}

TEST_CASE("the patch of a pool in a folder applies there", "[end-to-end][gate][baseline]") {
  std::vector<std::pair<std::string, std::string>> files;
  for (const auto& [path, content] : gate_factory()) files.push_back({"deep/er/" + path, content});
  const GitPool pool(files);
  const std::string deep = pool.folder() / "deep/er";
  REQUIRE(run(deep, {"baseline", "update"}).exit_code == 0);
  pool.commit("the baseline");
  pool.branch("feature");
  pool.write("deep/er/pods/House/House.m", "#import \"House.h\"\n");
  pool.write("log.txt", run(deep, {"check", "--base", "main"}).out);
  pool.git({"-C", "deep/er", "apply", "../../log.txt"});
  CHECK(gate_check(deep).exit_code == 0);
}

TEST_CASE("nothing is offered where nothing is stale, or where stale entries are not reported",
          "[end-to-end][gate][baseline]") {
  const GitPool pool(gate_factory());
  REQUIRE(run(pool.path(), {"baseline", "update"}).exit_code == 0);
  CHECK_THAT(run(pool.path(), {"check"}).out, !Contains("git apply"));
  pool.write("pods/House/House.m", "#import \"House.h\"\n");
  CHECK_THAT(run(pool.path(), {"check", "pods/Net"}).out, !Contains("git apply"));
  CHECK_THAT(run(pool.path(), {"check", "--format", "concise"}).out, !Contains("git apply"));
  pool.write("podworks.yml", kGateConfig + "baseline: { stale: warn }\n");
  const ProcessResult warned = run(pool.path(), {"check"});
  CHECK(warned.exit_code == 0);
  CHECK_THAT(warned.out, Contains("warning[stale-baseline]") && Contains("for `git apply`"));
}

TEST_CASE("two branches that both shrink the baseline merge in git, and the merge is green",
          "[end-to-end][gate][baseline]") {
  const GitPool pool(gate_factory());
  for (const char* name : {"A", "B", "C", "D"}) {
    pool.write("pods/Biz" + std::string(name) + "/" + name + ".m", importing("Recruit"));
  }
  REQUIRE(run(pool.path(), {"baseline", "update"}).exit_code == 0);
  pool.commit("the baseline");
  const auto repair = [&](const std::string& branch, const std::string& file) {
    pool.branch("main");
    pool.branch(branch);
    pool.write("pods/Biz" + file, "int repaired(void) { return 1; }\n");
    REQUIRE(run(pool.path(), {"baseline", "update", "--shrink"}).exit_code == 0);
    pool.commit("repaired " + file);
    CHECK(gate_check(pool.path()).exit_code == 0);
  };
  repair("one", "A/A.m");
  repair("other", "B/B.m");  // its neighbour
  pool.git({"merge", "-q", "--no-ff", "-m", "both", "one"});
  CHECK(gate_check(pool.path(), {}).exit_code == 0);
  CHECK(gate_check(pool.path()).exit_code == 0);
  CHECK(gate_check(pool.path()).fixed == 2);
  CHECK(gate_check(pool.path()).known == 3);
}

TEST_CASE("a green run says how many are known and how many fewer, and no count hides a new one",
          "[end-to-end][gate]") {
  const GitPool pool(gate_factory());
  pool.write("pods/House/Other.m", importing("BizFlat"));
  pool.commit();
  pool.branch("feature");
  pool.write("pods/House/House.m", "#import \"House.h\"\n");
  const ProcessResult green = run(pool.path(), {"check", "--base", "main"});
  CHECK(green.exit_code == 0);
  CHECK_THAT(green.out,
             Contains("no new findings in ") && Contains("; 1 known since main (") && Catch::EndsWith("), 1 fixed\n"));
  pool.write("pods/House/New.m", importing("BaseKit"));
  pool.write("pods/Net/New.m", importing("House"));  // one repaired, one new: as many as before
  const ProcessResult red = run(pool.path(), {"check", "--base", "main"});
  CHECK(red.exit_code == 1);
  CHECK_THAT(red.out, Contains("1 new error in ") && Contains("; 1 known since main (") && Contains("), 1 fixed\n"));
}

TEST_CASE("the verdict against a base is the same bytes whatever the machine", "[end-to-end][gate][same-bytes]") {
  auto files = gate_factory();
  for (int i = 0; i < 40; ++i) {
    files.push_back({"pods/Base" + std::to_string(i) + "/a.m", importing("House") + importing("Recruit")});
  }
  const auto make = [](const GitPool& pool) {
    pool.branch("feature");
    pool.git({"mv", "pods/Base7/a.m", "pods/Base7/b.m"});
    pool.write("pods/Base8/New.m", importing("BizFlat"));
    pool.write("pods/Net/\xE4\xB8\x9A.m", importing("House"));
    pool.commit();
  };
  const GitPool pool(files);
  make(pool);
  std::reverse(files.begin() + 1, files.end());  // folders list in the order in which files were made, or by chance
  const GitPool other(files);
  make(other);
  for (const std::string format :
       {"text", "json", "concise", "sarif", "github", "gitlab", "junit", "checkstyle", "teamcity", "markdown"}) {
    CAPTURE(format);
    const auto verdict = [&](const GitPool& where, const std::string& threads, Lines environment = {}) {
      const ProcessResult result = run(where.path(), {"check", "--base", "main", "--format", format, "-j", threads},
                                       {.environment = std::move(environment)});
      CHECK(result.exit_code == 1);
      return result.out;
    };
    const std::string first = verdict(pool, "1");
    CHECK(first.size() > 200);
    CHECK_THAT(first, !Contains(pool.path()));
    CHECK(verdict(pool, "1") == first);  // what the first run may have left changes nothing
    CHECK(verdict(pool, "8") == first);
    CHECK(verdict(other, "8") == first);
    CHECK(verdict(pool, "2", {"LC_ALL=tr_TR.UTF-8", "TZ=Asia/Shanghai", "HOME=/nonexistent", "COLUMNS=40"}) == first);
  }
  for (const std::string command : {"diff", "affected"}) {
    const auto answer = [&](const GitPool& where, const std::string& threads) {
      return run(where.path(), {command, "main", "--format", "json", "-j", threads}).out;
    };
    CHECK(answer(pool, "1").size() > 500);
    CHECK(answer(pool, "8") == answer(pool, "1"));
    CHECK(answer(other, "8") == answer(pool, "1"));
  }
}

TEST_CASE("two runs at once do not disturb each other, and timings are always there", "[end-to-end][gate]") {
  const GitPool pool(gate_factory());
  pool.branch("feature");
  pool.write("pods/Net/New.m", importing("House"));
  const std::vector<std::string> words = {PODWORKS_BINARY, "-C", pool.path(), "check", "--base", "main", "--timings"};
  Process one({.words = words});
  Process other({.words = words});
  const ProcessResult first = one.wait();
  const ProcessResult second = other.wait();
  CHECK(first.exit_code == 1);
  CHECK(first.out == second.out);
  CHECK_THAT(first.err, Contains("rules") && Contains("base: ") && Contains(" ms"));
}

TEST_CASE("an annotation stands at the import in the file that the branch changed, one for a dependency",
          "[end-to-end][gate][formats]") {
  const GitPool pool(gate_factory());
  pool.branch("feature");
  // The known import goes before, and two new ones of one dependency follow.
  pool.write("pods/House/House.m", kLinesAbove + "#import \"House.h\"\n#import <Recruit/Recruit.h>\n");
  pool.write("pods/Recruit/Hire.h", "");
  pool.write("pods/House/More.m", "\n  #import <Recruit/Hire.h>\n");
  pool.write("pods/House/Most.m", "#import <Recruit/Hire.h>\n");
  const std::string text = check(pool.path(), "github");
  CHECK(count(text, "::error ") == 1);
  CHECK_THAT(text, Catch::StartsWith("::error file=pods/House/More.m,line=2,col=11,endColumn=27,"));
  CHECK_THAT(text, Contains("2 more imports make this dependency"));
  CHECK(count(check(pool.path(), "sarif"), "\"ruleId\": \"peer-dependency\"") == 1);
  CHECK_THAT(check(pool.path(), "sarif"), Contains("\"startLine\": 2"));
}

TEST_CASE("of many dependencies ten are annotated, and the others counted", "[end-to-end][gate][formats]") {
  const GitPool pool(gate_factory());
  pool.branch("feature");
  for (int i = 0; i < 12; ++i) {
    pool.write("pods/Base" + std::to_string(i) + "/a.m", importing("House"));
    pool.write("pods/Base" + std::to_string(i) + "/b.m", importing("House"));
  }
  const std::string text = check(pool.path(), "github");
  CHECK(count(text, "::error ") == 10);
  CHECK_THAT(text, Catch::EndsWith("::notice title=podworks::without annotation: 2 errors; "
                                   "`podworks check --base main --all` shows them\n"));
}

TEST_CASE("fingerprints for services outlive lines that move, and tell imports apart", "[end-to-end][gate][formats]") {
  const GitPool pool(gate_factory());
  pool.branch("feature");
  const auto fingerprints = [&](const std::string& format, const std::string& key) {
    const std::string text = check(pool.path(), format, {"--all"});
    std::vector<std::string> found;
    for (std::size_t at = text.find(key); at != std::string::npos; at = text.find(key, at + 1)) {
      found.push_back(text.substr(at + key.size(), 32));
    }
    return found;
  };
  for (const auto& [format, key] : {std::pair("sarif", "\"podworks/v1\": \""), {"gitlab", "\"fingerprint\": \""}}) {
    CAPTURE(format);
    pool.write("pods/Net/New.m", importing("House"));
    const std::vector<std::string> before = fingerprints(format, key);
    REQUIRE(before.size() == 2);
    CHECK(before[0] != before[1]);
    CHECK(before[0].find_first_not_of("0123456789abcdef") == std::string::npos);
    pool.write("pods/Net/New.m", kLinesAbove + importing("House"));
    CHECK(fingerprints(format, key) == before);
    pool.write("pods/Net/New.m", kLinesAbove + importing("Recruit"));
    CHECK(fingerprints(format, key) != before);
  }
}

TEST_CASE("JUnit has one test case for a rule and a pod", "[end-to-end][gate][formats]") {
  const GitPool pool(gate_factory());
  pool.branch("feature");
  pool.write("pods/Net/A.m", importing("House"));
  pool.write("pods/Net/B.m", importing("Recruit"));  // another dependency of the same pod and rule
  const std::string text = check(pool.path(), "junit");
  for (const char* pod : {"BaseKit", "BizFlat", "House", "Log", "Net", "Recruit"}) {
    CAPTURE(pod);
    CHECK(count(text, "<testcase classname=\"podworks.layer-order\" name=\"" + std::string(pod) + "\"") == 1);
  }
  CHECK(count(text, "<failure ") == 1);
  CHECK_THAT(text, Contains("(and 1 more)"));
}

TEST_CASE("Xcode gets file:line:col: error: message, with absolute paths", "[end-to-end][gate][formats]") {
  std::vector<std::pair<std::string, std::string>> files;
  for (const auto& [path, content] : gate_factory()) files.push_back({"deep/er/" + path, content});
  const GitPool pool(files);
  pool.branch("feature");
  const std::string deep = pool.folder() / "deep/er";
  CHECK(check(deep, "xcode").empty());
  pool.write("deep/er/pods/Net/New.m", "\n  #import <House/House.h>\n#import \"nowhere.h\"\n");
  const std::string place = fs::canonical(pool.path()).string() + "/deep/er/pods/Net/New.m:";
  CHECK(check(deep, "xcode") ==
        place + "2:11: error: `Net` (base) uses `House` (business), a layer above its own [layer-order]\n" + place +
            "3:9: warning: nothing in the pool answers to `\"nowhere.h\"`, which `Net` imports [unresolved-import]\n");
}

TEST_CASE("a wrong configuration exits with 2 and is no finding", "[end-to-end][gate]") {
  const GitPool pool(gate_factory());
  pool.branch("feature");
  const auto [config, message] = GENERATE(table<std::string, std::string>(
      {{"layerz: []\n", "did you mean `layers`?"},  // nothing but a key with a slip
       {"", "podworks.yml"},
       {"version: 1\nrequires: \">=99.1\"\n", "which this file requires"},
       {kGateConfig + "rules: { layer-ordr: error }\n", "did you mean `layer-order`?"}}));
  pool.write("podworks.yml", config);
  for (const Lines& base : {Lines{}, Lines{"--base", "main"}}) {
    Lines words = {"check"};
    words.insert(words.end(), base.begin(), base.end());
    const ProcessResult result = run(pool.path(), words);
    CAPTURE(config, result.err);
    CHECK(result.exit_code == 2);
    CHECK(result.out.empty());
    CHECK_THAT(result.err, Contains(message));
  }
}

TEST_CASE("a layer, a rule and an exception that match nothing are findings of severity error", "[end-to-end][gate]") {
  const GitPool pool(gate_factory());
  pool.branch("feature");
  std::string config = kGateConfig;
  const std::string added = GENERATE(as<std::string>{}, "  - { name: spare, pods: [Nowhere] }\n",
                                     "custom: [{ name: x, rule: \"Nobody -X> House\" }]\n",
                                     "deprecated: [{ edge: \"Net -> House\", until: 2027-01-01, owner: \"@wb\" }]\n");
  pool.write("podworks.yml", config + added);
  const Verdict verdict = gate_check(pool.path());
  CAPTURE(added, verdict.fresh, verdict.err);
  CHECK(verdict.exit_code == 1);
  REQUIRE(verdict.fresh.size() == 1);
  CHECK_THAT(verdict.fresh[0], Catch::StartsWith("matches-nothing"));
}

TEST_CASE("a roll-out has levers: severities, --fail-on, and exceptions with a day", "[end-to-end][gate]") {
  const GitPool pool(gate_factory());
  const auto exits = [&](const std::string& more, Lines words) {
    pool.write("podworks.yml", kGateConfig + more);
    words.insert(words.begin(), {"-C", pool.path(), "check"});
    const ProcessResult result = run_binary(words);
    return std::pair(result.exit_code, count(result.out, "error[") * 10 + count(result.out, "warning["));
  };
  using Exit = std::pair<int, std::size_t>;
  CHECK(exits("", {}) == Exit(1, 10));
  CHECK(exits("rules: { peer-dependency: warn }\n", {}) == Exit(0, 1));
  CHECK(exits("rules: { peer-dependency: warn }\n", {"--fail-on", "warn"}) == Exit(1, 1));
  CHECK(exits("rules: { peer-dependency: note }\n", {"--fail-on", "note"}) == Exit(1, 0));
  CHECK(exits("rules: { peer-dependency: off }\n", {"--fail-on", "note"}) == Exit(0, 0));
  const std::string deprecated =
      "deprecated: [{ edge: \"House -> Recruit\", until: 2026-12-10, owner: \"@wb\", issue: A-1 }]\n";
  CHECK(exits(deprecated, {"--today", "2026-11-25"}) == Exit(0, 0));
  CHECK(exits(deprecated, {"--today", "2026-11-26"}) == Exit(0, 1));  // fourteen days before
  CHECK(exits(deprecated, {"--today", "2026-12-10"}) == Exit(0, 1));
  CHECK(exits(deprecated, {"--today", "2026-12-11"}).first == 1);
}

TEST_CASE("a verdict needs no network, no other program and no home", "[end-to-end][gate]") {
  const GitPool pool(gate_factory());
  pool.branch("feature");
  pool.write("pods/Net/New.m", importing("House"));
  const std::vector<std::string> words = {PODWORKS_BINARY, "-C", pool.path(), "check", "--base", "main"};
  const ProcessResult plain = run_process({.words = words});
  CHECK(plain.exit_code == 1);
  const ProcessResult bare = run_process(
      {.words = words, .environment = {"PATH=/nonexistent", "HOME=/nonexistent", "XDG_CACHE_HOME=/dev/null"}});
  CHECK(bare.exit_code == 1);
  CHECK(bare.out == plain.out);
  if (run_process({.words = {"unshare", "-n", "true"}}).exit_code != 0) {
    WARN("SKIPPED: no network can be taken away here");
    return;
  }
  std::vector<std::string> alone = {"unshare", "-n"};
  alone.insert(alone.end(), words.begin(), words.end());
  CHECK(run_process({.words = alone}).out == plain.out);
}

TEST_CASE("the program needs the system's shared libraries and no others", "[end-to-end][gate]") {
  const ProcessResult libraries = run_process({.words = {"sh", "-c", "ldd \"$0\"", PODWORKS_BINARY}});
  if (libraries.exit_code != 0) {
    WARN("SKIPPED: no ldd");
    return;
  }
  CHECK(count(libraries.out, " => ") == count(libraries.out, " => /lib/") + count(libraries.out, " => /usr/lib/"));
  CHECK_THAT(libraries.out, !Contains("clang") && !Contains("LLVM") && !Contains("curl"));
}

TEST_CASE("a verdict that is not complete is red, against a base, too", "[end-to-end][gate]") {
  const GitPool pool(gate_factory());
  pool.branch("feature");
  std::string rule;
  SECTION("an unreadable file") {
    pool.write("pods/Net/Bad.m", std::string("\xFF\xFE#\0i\0", 6));
    rule = "unreadable-file";
  }
  SECTION("a share of unresolved imports above the limit") {
    pool.write("podworks.yml", kGateConfig + "limits: { unresolved: 1% }\nrules: { unresolved-import: off }\n");
    pool.write("pods/Net/New.m", "#import \"nowhere.h\"\n");
    rule = "over-limit";
  }
  SECTION("a pod in no layer") {
    pool.write("pods/Stray/Stray.m", "int stray(void) { return 1; }\n");
    rule = "unlayered-pod";
  }
  const Verdict verdict = gate_check(pool.path());
  CAPTURE(verdict.fresh);
  CHECK(verdict.exit_code == 1);
  REQUIRE(verdict.fresh.size() == 1);
  CHECK_THAT(verdict.fresh[0], Catch::StartsWith(rule));
  CHECK(gate_check(pool.path(), {}).exit_code == 1);
}

TEST_CASE("a finding answers what, where, what to do and whom to ask, and the rule says why and how to except",
          "[end-to-end][gate]") {
  const GitPool pool(gate_factory());
  pool.write("CODEOWNERS", "/pods/Net/ @wb/net\n");
  pool.branch("feature");
  pool.write("pods/Net/New.m", importing("House"));
  const std::string text = run(pool.path(), {"check", "--base", "main"}).out;
  CHECK_THAT(text, Contains("error[layer-order]: `Net` (base) uses `House` (business), a layer above its own\n"));
  CHECK_THAT(text, Contains("--> pods/Net/New.m:1:9\n") && Contains(" 1 | #import <House/House.h>\n"));
  CHECK_THAT(text, Contains("= help: ") && Contains("= ask: @wb/net\n"));
  const std::string comment = check(pool.path(), "markdown");
  CHECK_THAT(comment, Contains("**Repair:**") && Contains("`podworks check --base main`") &&
                          Contains("what a rule is for: `podworks explain RULE`"));
  CHECK_THAT(comment, Contains("#### new dependencies (1)") && Contains("`Net` → `House`"));
  CHECK_THAT(text, Contains("how to except what it finds: `podworks explain RULE`\n"));
  CHECK_THAT(run(pool.path(), {"check", "--base", "HEAD"}).out, Contains("podworks explain RULE"));
  const std::string rule = run_binary({"explain", "layer-order"}).out;
  CHECK_THAT(rule, Contains("// podworks: allow(layer-order)") && Contains("`reason`, `owner` and `until`"));
  CHECK_THAT(run_binary({"explain", "pod-cycle"}).out, Contains("podworks-baseline.yml") && !Contains("allow("));
  CHECK_THAT(run_binary({"explain", "unreadable-file"}).out, Contains("Not at all"));
  for (const char* heading :
       {"What it checks\n", "Why it matters\n", "How to fix\n", "Configuration\n", "How to except\n"}) {
    CHECK_THAT(rule, Contains(heading));
  }
}

TEST_CASE("a flood of errors is cut after a hundred of a rule, and a file holds them all", "[end-to-end][gate]") {
  const GitPool pool(gate_factory());
  pool.branch("feature");
  for (int i = 0; i < 314; ++i) pool.write("pods/Base" + std::to_string(i) + "/a.m", importing("House"));
  const ProcessResult result =
      run(pool.path(), {"check", "--base", "main", "--report", "concise=" + (pool.folder() / ".git/all.txt")});
  CHECK(result.exit_code == 1);
  CHECK(count(result.out, "error[layer-order]: `Base") == 100);
  CHECK_THAT(result.out, Contains("error[layer-order]: and 214 more; ") && Contains("314 new errors in "));
  CHECK(count(pool.folder().read(".git/all.txt"), "error[layer-order]") == 314);
  CHECK(count(run(pool.path(), {"check", "--base", "main", "--all"}).out, "\nerror[layer-order]") >= 313);
}

TEST_CASE("a flood of warnings is cut after ten of a rule, and counted", "[end-to-end][gate]") {
  const GitPool pool(gate_factory());
  pool.branch("feature");
  for (int i = 0; i < 224; ++i)
    pool.write("pods/Net/N" + std::to_string(i) + ".m", "#import \"nowhere" + std::to_string(i) + ".h\"\n");
  const std::string text = check(pool.path(), "text");
  CHECK(count(text, "warning[unresolved-import]: nothing") == 10);
  CHECK_THAT(text, Contains("warning[unresolved-import]: and 214 more; `podworks check --all` shows them, "));
  CHECK_THAT(text, Contains("224 new warnings in "));
  const std::string comment = check(pool.path(), "markdown");
  CHECK_THAT(comment, Contains("more of this rule"));
  CHECK(comment.size() < 20'000);
}

TEST_CASE("a knot of many pods is one finding with a shortest loop and a cut", "[end-to-end][gate]") {
  std::vector<std::pair<std::string, std::string>> files = gate_factory();
  files[0].second = "version: 1\npods:\n  - { from: directory, in: \"pods/*\" }\n";
  for (int i = 0; i < 14; ++i) {  // each uses each: 14! loops and more
    std::string text;
    for (int k = 0; k < 14; ++k) {
      if (k != i) text += importing("Base" + std::to_string(k));
    }
    files.push_back({"pods/Base" + std::to_string(i) + "/Base" + std::to_string(i) + ".h", ""});
    files.push_back({"pods/Base" + std::to_string(i) + "/a.m", text});
  }
  const GitPool pool(files);
  const ProcessResult result = run(pool.path(), {"check"});
  CHECK(count(result.out, "error[pod-cycle]") == 1);
  CHECK_THAT(result.out, Contains("Base0 -> Base1 -> Base0"));
  CHECK_THAT(result.out, Contains("Base13"));
  CHECK(result.out.size() < 20'000);
}
