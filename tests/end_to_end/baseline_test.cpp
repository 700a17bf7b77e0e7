// podworks-baseline.yml: what it makes known, what it refuses, and how it is kept.
#include <catch2/catch.hpp>
#include <filesystem>
#include <random>
#include <set>

#include "support/gate.h"

using namespace podworks;
namespace fs = std::filesystem;

namespace {

using Lines = std::vector<std::string>;
using Files = std::vector<std::pair<std::string, std::string>>;
const std::string kFile = "podworks-baseline.yml";

/// A folder without git.
class PlainPool {
 public:
  explicit PlainPool(const Files& files) {
    for (const auto& [path, content] : files) write(path, content);
  }
  void write(const std::string& path, const std::string& content) const { folder_.write(path, content); }
  std::string read(const std::string& path) const { return folder_.read(path); }
  const std::string& path() const { return folder_.path(); }
  void remove(const std::string& path) const { fs::remove_all(folder_ / path); }
  ProcessResult run(std::vector<std::string> words) const {
    words.insert(words.begin(), {"-C", path(), "--today", "2026-11-21"});
    return run_binary(words);
  }
  Verdict check() const { return gate_check(path(), {}); }

 private:
  TemporaryFolder folder_;
};

void replace(std::string& text, const std::string& from, const std::string& to) {
  REQUIRE(text.find(from) != std::string::npos);
  text.replace(text.find(from), from.size(), to);
}

const std::string kCyclesConfig =
    "version: 1\npods:\n  - { from: directory, in: \"pods/*\" }\nlayers:\n  - { name: base, pods: [\"Base*\"] }\n";
const std::string kHouse = "#import \"House.h\"\n#import <Recruit/Recruit.h>\n";

}  // namespace

TEST_CASE("what a baseline records is known, and a new import on the same dependency is not",
          "[end-to-end][baseline]") {
  const PlainPool pool(gate_factory());
  CHECK(pool.check().exit_code == 1);
  CHECK(pool.run({"baseline", "update"}).out == "wrote podworks-baseline.yml: 1 entry (1 added)\n");
  CHECK_THAT(pool.read(kFile),
             Catch::EndsWith("known:\n  - {\"rule\": \"peer-dependency\", \"from\": \"House\", \"to\": \"Recruit\", "
                             "\"file\": \"House.m\", \"import\": \"Recruit/Recruit.h\"}\n"));
  CHECK(pool.check().exit_code == 0);
  CHECK(pool.check().known == 1);
  CHECK(pool.run({"baseline", "update"}).out == "podworks-baseline.yml is up to date: 1 entry\n");

  SECTION("lines before it move it") {
    pool.write("pods/House/House.m", "\n\n\n" + kHouse);
    CHECK(pool.check().exit_code == 0);
  }
  SECTION("another file of the pod") {
    pool.write("pods/House/More.m", "\n#import <Recruit/Recruit.h>\n");
    CHECK(pool.check().fresh == Lines{"peer-dependency House -> Recruit pods/House/More.m:2"});
    pool.run({"baseline", "update"});
    CHECK(pool.check().exit_code == 0);
  }
  SECTION("another header of the pod") {
    pool.write("pods/Recruit/Hire.h", "");
    pool.write("pods/House/House.m", kHouse + "#import <Recruit/Hire.h>\n");
    CHECK(pool.check().fresh == Lines{"peer-dependency House -> Recruit pods/House/House.m:3"});
  }
  SECTION("the pod's folder may move without git") {
    fs::rename(fs::path(pool.path()) / "pods/House", fs::path(pool.path()) / "pods/House2");
    std::string config = kGateConfig;
    replace(config, "{ from: directory, in: \"pods/*\" }",
            "{ name: House, path: pods/House2 }\n  - { from: directory, in: \"pods/*\" }");
    pool.write("podworks.yml", config);
    CHECK(pool.check().fresh == Lines{});
  }
}

TEST_CASE("the text says what is known, and all of it is shown on request", "[end-to-end][baseline]") {
  const PlainPool pool(gate_factory());
  pool.run({"baseline", "update"});
  const ProcessResult check = pool.run({"check"});
  CHECK_THAT(check.out, Catch::Contains("no new findings in 9 files of 6 pods") &&
                            Catch::Contains("; 1 known in podworks-baseline.yml") &&
                            !Catch::Contains("peer-dependency"));
  CHECK_THAT(pool.run({"check", "--all"}).out, Catch::Contains("known error[peer-dependency]"));
}

TEST_CASE("an entry that no longer holds fails, with the command that takes it out", "[end-to-end][baseline]") {
  const PlainPool pool(gate_factory());
  pool.run({"baseline", "update"});
  std::string text = pool.read(kFile);
  replace(text, "\"}\n", "\", \"reason\": \"until the map is moved\", \"owner\": \"@wb/house\"}\n");
  pool.write(kFile, text);
  pool.write("pods/House/House.m", "#import \"House.h\"\n");
  Verdict verdict = pool.check();
  CHECK(verdict.exit_code == 1);
  CHECK(verdict.fresh == Lines{"stale-baseline the baseline knows what is no more: peer-dependency: House -> Recruit, "
                               "`Recruit/Recruit.h` in House.m podworks-baseline.yml:6"});
  CHECK_THAT(pool.run({"check"}).out, Catch::Contains("help: `podworks baseline update --shrink`"));
  CHECK_THAT(pool.run({"baseline", "show"}).out, Catch::Contains("(gone) peer-dependency") &&
                                                     Catch::Contains("reason: until the map is moved") &&
                                                     Catch::Contains("owner: @wb/house"));

  SECTION("it warns where the configuration says so") {
    pool.write("podworks.yml", kGateConfig + "baseline: { stale: warn }\n");
    CHECK(pool.check().exit_code == 0);
  }
  SECTION("it is no error that a warning was repaired") {
    pool.write("podworks.yml", kGateConfig + "rules: { peer-dependency: warn }\n");
    CHECK(pool.check().exit_code == 0);
  }
  SECTION("shrinking takes it out and adds nothing") {
    pool.write("pods/Net/Net.m", "#import <House/House.h>\n");
    CHECK(pool.run({"baseline", "update", "--shrink"}).out == "wrote podworks-baseline.yml: 0 entries (1 removed)\n");
    CHECK(pool.check().fresh == Lines{"layer-order Net -> House pods/Net/Net.m:1"});
  }
  SECTION("a tree that must not be written to gives a patch") {
    const ProcessResult patch = pool.run({"baseline", "update", "--shrink", "--dry-run"});
    CHECK(pool.read(kFile) == text);
    pool.write("p.patch", patch.out);
    REQUIRE(run_process({.words = {"git", "apply", "p.patch"}, .folder = pool.path()}).exit_code == 0);
    CHECK(pool.check().exit_code == 0);
  }
}

TEST_CASE("what people wrote into entries stays when others come and go", "[end-to-end][baseline]") {
  const PlainPool pool(gate_factory());
  pool.write("pods/House/Bbb.m", "#import <Recruit/Recruit.h>\n");
  pool.run({"baseline", "update"});
  std::string text = pool.read(kFile);
  replace(text,
          "  - {\"rule\": \"peer-dependency\", \"from\": \"House\", \"to\": \"Recruit\", \"file\": \"House.m\", "
          "\"import\": \"Recruit/Recruit.h\"}",
          "  # asked in June\n  - { rule: peer-dependency, from: House, to: Recruit, file: House.m, import: "
          "Recruit/Recruit.h, reason: it moves, owner: '@wb', until: 2027-01-01 }");
  pool.write(kFile, text);
  pool.remove("pods/House/Bbb.m");
  pool.write("pods/House/Aaa.m", "#import <Recruit/Recruit.h>\n");
  CHECK(pool.run({"baseline", "update"}).out == "wrote podworks-baseline.yml: 2 entries (1 added, 1 removed)\n");
  text = pool.read(kFile);
  CHECK_THAT(text,
             Catch::EndsWith("\"file\": \"Aaa.m\", \"import\": \"Recruit/Recruit.h\"}\n\n  # asked in June\n  - "
                             "{\"rule\": \"peer-dependency\", \"from\": \"House\", \"to\": \"Recruit\", \"file\": "
                             "\"House.m\", \"import\": \"Recruit/Recruit.h\", \"reason\": \"it moves\", \"owner\": "
                             "\"@wb\", \"until\": \"2027-01-01\"}\n"));
  CHECK(pool.check().exit_code == 0);
}

TEST_CASE("an entry whose day is past knows nothing, and stays for people to decide", "[end-to-end][baseline]") {
  const PlainPool pool(gate_factory());
  pool.run({"baseline", "update"});
  std::string text = pool.read(kFile);
  const auto until = [&](const std::string& day) {
    std::string changed = text;
    replace(changed, "\"}\n", "\", \"until\": \"" + day + "\"}\n");
    pool.write(kFile, changed);
  };
  until("2026-11-21");
  CHECK(pool.check().exit_code == 0);
  until("2026-11-20");
  CHECK(pool.check().fresh == Lines{"peer-dependency House -> Recruit pods/House/House.m:2"});
  CHECK_THAT(pool.run({"check"}).out, Catch::Contains("it was known until 2026-11-20 (podworks-baseline.yml:6"));
  const ProcessResult update = pool.run({"baseline", "update"});
  CHECK(update.out == "podworks-baseline.yml is up to date: 1 entry\n");
  CHECK_THAT(update.err, Catch::Contains("the day of 1 entry is past"));
  CHECK(pool.check().exit_code == 1);
}

TEST_CASE("a cycle in the baseline may shrink, and neither grows nor merges", "[end-to-end][baseline]") {
  const PlainPool pool(Files{{"podworks.yml", kCyclesConfig}});
  const auto imports = [&](const std::string& from, const std::vector<std::string>& to) {
    std::string text;
    for (const std::string& name : to) text += "#import <Base" + name + "/Base" + name + ".h>\n";
    pool.write("pods/Base" + from + "/Base" + from + ".h", "");
    pool.write("pods/Base" + from + "/Base" + from + ".m", text);
  };
  imports("A", {"B"});
  imports("B", {"C"});
  imports("C", {"D"});
  imports("D", {"A"});
  imports("E", {"F"});
  imports("F", {"E"});
  pool.run({"baseline", "update"});
  CHECK(pool.check().exit_code == 0);
  CHECK(pool.check().known == 2);

  SECTION("another way round is no growth") {
    imports("A", {"B", "C"});
    CHECK(pool.check().exit_code == 0);
  }
  SECTION("a member less is known, and the entry is to follow") {
    imports("B", {"D"});
    imports("C", {});
    const Verdict verdict = pool.check();
    CHECK(verdict.known == 2);
    REQUIRE(verdict.fresh.size() == 1);
    CHECK_THAT(verdict.fresh[0], Catch::StartsWith("stale-baseline the baseline knows a larger cycle"));
    CHECK(pool.run({"baseline", "update", "--shrink"}).out ==
          "wrote podworks-baseline.yml: 2 entries (1 cycle made smaller)\n");
    CHECK(pool.check().exit_code == 0);
    imports("C", {"D"});
    imports("B", {"C", "D"});
    CHECK(pool.check().exit_code == 1);
  }
  SECTION("broken in two it must not become one again") {
    imports("A", {"B"});
    imports("B", {"A"});
    imports("C", {"D"});
    imports("D", {"C"});
    pool.run({"baseline", "update", "--shrink"});
    CHECK(pool.check().exit_code == 0);
    CHECK(pool.check().known == 3);
    imports("B", {"A", "C"});
    imports("D", {"C", "A"});
    CHECK(pool.check().exit_code == 1);
  }
  SECTION("a member more is new") {
    imports("D", {"A", "G"});
    imports("G", {"A"});
    const Verdict verdict = pool.check();
    CHECK(verdict.exit_code == 1);
    CHECK_THAT(verdict.fresh[0], Catch::StartsWith("pod-cycle"));
  }
  SECTION("two that merge are new") {
    imports("D", {"A", "E"});
    imports("F", {"E", "A"});
    const Verdict verdict = pool.check();
    CHECK(verdict.exit_code == 1);
    CHECK_THAT(verdict.fresh[0], Catch::StartsWith("pod-cycle"));
  }
}

TEST_CASE("a strict layer takes no entry", "[end-to-end][baseline]") {
  std::string config = kGateConfig;
  replace(config, "peers: forbid", "peers: forbid, strict: true");
  const PlainPool pool(gate_factory());
  pool.run({"baseline", "update"});
  pool.write("podworks.yml", config);
  const Verdict verdict = pool.check();
  CHECK(verdict.fresh.size() == 2);
  CHECK_THAT(verdict.fresh[0] + verdict.fresh[1],
             Catch::Contains("the baseline cannot hold this") && Catch::Contains("peer-dependency House -> Recruit"));
  const ProcessResult update = pool.run({"baseline", "update"});
  CHECK(update.out == "wrote podworks-baseline.yml: 0 entries (1 removed)\n");
  CHECK_THAT(update.err, Catch::Contains("1 finding cannot be recorded"));
  CHECK(pool.check().exit_code == 1);
}

TEST_CASE("what says that the verdict is not complete is never known", "[end-to-end][baseline]") {
  Files files = gate_factory();
  files.push_back({"pods/Net/Bad.m", std::string("\xFF\xFE#\0i\0", 6)});
  const PlainPool pool(files);
  pool.write("pods/Log/Log.m", "#include \"nothing.h\"\n");
  pool.write("podworks.yml", kGateConfig + "limits: { unresolved: 1% }\n");
  const ProcessResult update = pool.run({"baseline", "update"});
  CHECK_THAT(update.err, Catch::Contains("2 findings cannot be recorded"));
  const Verdict verdict = pool.check();
  CHECK(verdict.exit_code == 1);
  CHECK(verdict.fresh.size() == 2);
}

TEST_CASE("an entry that stands twice is taken out once", "[end-to-end][baseline]") {
  const PlainPool pool(gate_factory());
  pool.run({"baseline", "update"});
  const std::string text = pool.read(kFile);
  pool.write(kFile, text + "\n" + text.substr(text.find("  - {")));
  CHECK_THAT(pool.check().fresh.at(0), Catch::Contains("the baseline says it twice"));
  CHECK(pool.run({"baseline", "update", "--shrink"}).out == "wrote podworks-baseline.yml: 1 entry (1 removed)\n");
  CHECK(pool.check().exit_code == 0);
}

TEST_CASE("a baseline that does not hold ends the run", "[end-to-end][baseline]") {
  const PlainPool pool(gate_factory());
  pool.write(kFile, "version: 1\nknown:\n<<<<<<< HEAD\n");
  for (const Lines& words : {Lines{"check"}, Lines{"baseline", "update"}, Lines{"baseline", "show"}}) {
    const ProcessResult result = pool.run(words);
    CHECK(result.exit_code == 2);
    CHECK_THAT(result.err, Catch::Contains("git could not merge these lines") && Catch::Contains(kFile + ":3:1"));
  }
  CHECK(pool.read(kFile) == "version: 1\nknown:\n<<<<<<< HEAD\n");
  pool.remove(kFile);
  pool.write("podworks.yml", kGateConfig + "baseline: { file: ci/known.yml }\n");
  const ProcessResult absent = pool.run({"check"});
  CHECK(absent.exit_code == 2);
  CHECK_THAT(absent.err, Catch::Contains("there is no file `ci/known.yml`"));
  CHECK(pool.run({"baseline", "update"}).exit_code == 0);
  CHECK(pool.run({"check"}).exit_code == 0);
}

TEST_CASE("nothing may be written over the baseline by a slip", "[end-to-end][baseline]") {
  const PlainPool pool(gate_factory());
  pool.run({"baseline", "update"});
  CHECK(pool.run({"check", "-o", kFile}).exit_code == 2);
  CHECK(pool.check().exit_code == 0);
}

TEST_CASE("init records what there is, so that a gate begins green", "[end-to-end][baseline]") {
  const PlainPool pool({{"pods/A/A.h", "#import <B/B.h>\n"},
                        {"pods/B/B.h", "#import <A/A.h>\n"},
                        {"pods/C/C.m", "#import <A/A.h>\n#import <nothing/Nothing.h>\n"}});
  SECTION("the first time") {
    const ProcessResult init = pool.run({"init"});
    CHECK_THAT(init.out, Catch::Contains("wrote podworks-baseline.yml: 2 findings are known from now on"));
    CHECK(pool.check().exit_code == 0);
    CHECK(pool.check().known == 2);
  }
  SECTION("a dry run records nothing") {
    pool.run({"init", "--dry-run"});
    CHECK_FALSE(fs::exists(fs::path(pool.path()) / kFile));
  }
  SECTION("a baseline that is there is left alone") {
    pool.write(kFile, "version: 1\nknown:\n");
    const ProcessResult init = pool.run({"init"});
    CHECK_THAT(init.err, Catch::Contains("is there and is left alone"));
    CHECK(pool.read(kFile) == "version: 1\nknown:\n");
  }
}

TEST_CASE("an entry that the branch makes stale fails the branch, one of the base does not", "[end-to-end][baseline]") {
  const GitPool pool(gate_factory());
  REQUIRE(run_binary({"-C", pool.path(), "baseline", "update"}).exit_code == 0);
  pool.commit();
  pool.branch("feature");
  pool.write("pods/House/House.m", "#import \"House.h\"\n");
  pool.commit();
  const Verdict verdict = gate_check(pool.path());
  REQUIRE(verdict.fresh.size() == 1);
  CHECK_THAT(verdict.fresh[0], Catch::StartsWith("stale-baseline"));
  CHECK(verdict.fixed == 1);
  pool.branch("other");
  pool.git({"branch", "-f", "main", "other"});
  pool.write("pods/House/New.m", "#import <Recruit/Recruit.h>\n");
  CHECK(gate_check(pool.path()).fresh == Lines{"peer-dependency House -> Recruit pods/House/New.m:1"});
}

TEST_CASE("of a hundred pairs of branches that each remove five of 200 entries ninety merge",
          "[end-to-end][baseline]") {
  Files files = gate_factory();
  const auto source = [](int i) { return "pods/House/File" + std::to_string(1000 + i) + ".m"; };
  for (int i = 0; i < 200; ++i) files.push_back({source(i), "#import <Recruit/Recruit.h>\n"});
  const GitPool pool(files);
  REQUIRE(run_binary({"-C", pool.path(), "baseline", "update"}).exit_code == 0);
  pool.commit("the baseline");
  const std::string text = pool.folder().read(kFile);
  std::mt19937 random(20261121);
  int merged = 0;
  for (int pair = 0; pair < 100; ++pair) {
    std::vector<std::string> versions;
    std::set<int> gone;
    for (int branch = 0; branch < 2; ++branch) {
      for (const int i : gone) pool.write(source(i), "#import <Recruit/Recruit.h>\n");
      std::set<int> mine;
      while (mine.size() < 5) mine.insert(static_cast<int>(random() % 200));
      // Only this branch's; what both remove is no conflict of its own.
      for (const int i : mine) pool.write(source(i), "");
      pool.write(kFile, text);
      if (pair < 3) {  // the program itself; else the same by hand, because two hundred runs take long
        REQUIRE(run_binary({"-C", pool.path(), "baseline", "update", "--shrink"}).exit_code == 0);
        versions.push_back(pool.folder().read(kFile));
      }
      std::string by_hand;
      std::size_t begin = 0;
      while (begin < text.size()) {
        const std::size_t end = text.find('\n', begin) + 1;
        const std::string line = text.substr(begin, end - begin);
        begin = end;
        const bool goes = std::any_of(mine.begin(), mine.end(), [&](int i) {
          return line.find("\"File" + std::to_string(1000 + i) + ".m\"") != std::string::npos;
        });
        if (!goes) by_hand += line;
      }
      if (pair < 3) CHECK(versions.back() == by_hand);
      if (pair >= 3) versions.push_back(by_hand);
      gone = mine;
    }
    for (const int i : gone) pool.write(source(i), "#import <Recruit/Recruit.h>\n");
    pool.write("base", text);
    pool.write("ours", versions[0]);
    pool.write("theirs", versions[1]);
    const ProcessResult merge =
        run_process({.words = {"git", "merge-file", "-q", "ours", "base", "theirs"}, .folder = pool.path()});
    merged += merge.exit_code == 0 ? 1 : 0;
  }
  INFO(merged << " of 100 pairs merged");
  CHECK(merged >= 90);
}

TEST_CASE("entries follow what git knows to be renamed", "[end-to-end][baseline]") {
  const GitPool pool(gate_factory());
  REQUIRE(run_binary({"-C", pool.path(), "baseline", "update"}).exit_code == 0);
  std::string text = pool.folder().read(kFile);
  replace(text, "\"}\n", "\", \"reason\": \"it moves\"}\n");
  pool.write(kFile, text);
  pool.commit("the baseline");
  pool.write("pods/Log/Log.h", "int log_it(void);\n");
  pool.commit("something else");
  const auto update = [&](const std::string& words) {
    return run_binary({"-C", pool.path(), "baseline", "update", "--today", "2026-11-21", words});
  };
  std::string known = "\"file\": \"Deep.m\", \"import\": \"Recruit/Recruit.h\", \"reason\": \"it moves\"";
  SECTION("a file, in a commit") {
    pool.git({"mv", "pods/House/House.m", "pods/House/Deep.m"});
    pool.commit("move");
  }
  SECTION("a file, in the work tree") {
    fs::rename(pool.folder() / "pods/House/House.m", pool.folder() / "pods/House/Deep.m");
  }
  SECTION("after the baseline was changed otherwise") {
    pool.git({"mv", "pods/House/House.m", "pods/House/Deep.m"});
    pool.write("pods/BizFlat/Flat.m", "#import <Recruit/Recruit.h>\n");
    CHECK_THAT(update("-q").out, Catch::Contains("1 added, 1 renamed"));
    pool.commit("move and record");
    pool.git({"mv", "pods/House/Deep.m", "pods/House/Deeper.m"});
    pool.git({"mv", "pods/BizFlat/Flat.m", "pods/BizFlat/Flatter.m"});
    known = "\"file\": \"Deeper.m\", \"import\": \"Recruit/Recruit.h\", \"reason\": \"it moves\"";
  }
  SECTION("a pod") {
    pool.git({"mv", "pods/House", "pods/BizHome"});
    std::string config = kGateConfig;
    replace(config, "House, ", "");
    pool.write("podworks.yml", config);
    known = "\"from\": \"BizHome\"";
  }
  SECTION("the pod that is imported") {
    pool.git({"mv", "pods/Recruit", "pods/BizHire"});
    std::string config = kGateConfig;
    replace(config, "Recruit, ", "");
    pool.write("podworks.yml", config);
    pool.write("pods/House/House.m",
               "#import \"House.h\"\n#import <BizHire/Recruit.h>\nint house(void) { return 1; }\n");
    known = "\"to\": \"BizHire\"";
  }
  const Verdict verdict = gate_check(pool.path(), {});
  CHECK(verdict.fresh == Lines{});
  CHECK(verdict.exit_code == 0);
  CHECK_THAT(update("--shrink").out, Catch::StartsWith("podworks-baseline.yml is up to date"));
  CHECK_THAT(update("-q").out, Catch::Contains("renamed)"));
  CHECK_THAT(pool.folder().read(kFile), Catch::Contains(known) && Catch::Contains("\"reason\": \"it moves\""));
  CHECK(gate_check(pool.path(), {}).exit_code == 0);
  CHECK_THAT(update("-q").out, Catch::StartsWith("podworks-baseline.yml is up to date"));
}

TEST_CASE("a branch that only moves files does not make the baseline stale", "[end-to-end][baseline]") {
  const GitPool pool(gate_factory());
  REQUIRE(run_binary({"-C", pool.path(), "baseline", "update"}).exit_code == 0);
  pool.commit("the baseline");
  pool.branch("feature");
  pool.git({"mv", "pods/House", "pods/House2"});
  pool.git({"mv", "pods/House2/House.m", "pods/House2/Deep.m"});
  std::string config = kGateConfig;
  replace(config, "House", "House2");
  pool.write("podworks.yml", config);
  pool.commit("move");
  CHECK(gate_check(pool.path()).fresh == Lines{});
}
