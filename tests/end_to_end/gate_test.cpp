// `check --base` on real git repositories: what the branch introduced, and nothing else.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "support/gate.h"

using namespace podworks;
namespace fs = std::filesystem;

namespace {

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("what the base has is known, and only what the branch adds fails", "[end-to-end][gate]") {
  const GitPool pool(gate_factory());
  CHECK(gate_check(pool.path(), {}).exit_code == 1);
  pool.branch("feature");
  Verdict verdict = gate_check(pool.path());
  CHECK(verdict.exit_code == 0);
  CHECK(verdict.fresh.empty());
  CHECK(verdict.known == 1);

  pool.write("pods/Net/Net.m", "#import \"Net.h\"\n#import <Log/Log.h>\n#import <House/House.h>\n");
  SECTION("in the work tree") {}
  SECTION("in the index") {
    pool.git({"add", "-A"});
  }
  SECTION("in a commit") {
    pool.commit();
  }
  verdict = gate_check(pool.path());
  CHECK(verdict.exit_code == 1);
  CHECK(verdict.fresh == Lines{"layer-order Net -> House pods/Net/Net.m:3"});
  CHECK(verdict.known == 1);
}

TEST_CASE("the text shows what is new and counts what is known", "[end-to-end][gate]") {
  const GitPool pool(gate_factory());
  pool.branch("feature");
  pool.write("pods/Net/New.m", "#import <House/House.h>\n");
  const ProcessResult result = run_binary({"-C", pool.path(), "check", "--base", "main"});
  CHECK_THAT(result.out, Catch::Contains("layer-order") && !Catch::Contains("peer-dependency"));
  CHECK_THAT(result.out, Catch::Contains("1 new error in 10 files of 6 pods; 1 known since main ("));
}

TEST_CASE("an untracked file with a violation is the branch's", "[end-to-end][gate]") {
  const GitPool pool(gate_factory());
  pool.write("pods/Net/New.m", "#import <House/House.h>\n");
  CHECK(gate_check(pool.path()).fresh == Lines{"layer-order Net -> House pods/Net/New.m:1"});
}

TEST_CASE("what git ignores is the same at all times", "[end-to-end][gate]") {
  const GitPool pool(gate_factory());
  pool.write(".gitignore", "*.gen.m\n");
  pool.commit();
  pool.branch("feature");
  pool.write("pods/Net/New.gen.m", "#import <House/House.h>\n");
  const Verdict verdict = gate_check(pool.path());
  CHECK(verdict.fresh.empty());
  CHECK(verdict.known == 2);
}

TEST_CASE("a new forbidden import on a known dependency is new, and the place is its own", "[end-to-end][gate]") {
  const GitPool pool(gate_factory());
  pool.branch("feature");
  pool.write("pods/House/Aaa.m", "\n#import <Recruit/Recruit.h>\n");
  pool.commit();
  const Verdict verdict = gate_check(pool.path());
  CHECK(verdict.exit_code == 1);
  CHECK(verdict.fresh == Lines{"peer-dependency House -> Recruit pods/House/Aaa.m:2"});
  pool.git({"rm", "-q", "pods/House/Aaa.m"});
  pool.write("pods/House/Zzz.m", "\n#import <Recruit/Recruit.h>\n");
  CHECK(gate_check(pool.path()).fresh == Lines{"peer-dependency House -> Recruit pods/House/Zzz.m:2"});
}

TEST_CASE("what the branch repaired is counted", "[end-to-end][gate]") {
  const GitPool pool(gate_factory());
  pool.branch("feature");
  pool.write("pods/House/House.m", "#import \"House.h\"\nint house(void) { return 1; }\n");
  pool.commit();
  const Verdict verdict = gate_check(pool.path());
  CHECK(verdict.exit_code == 0);
  CHECK(verdict.known == 0);
  CHECK(verdict.fixed == 1);
}

TEST_CASE("the base is where the branch left it, not the tip", "[end-to-end][gate]") {
  const GitPool pool(gate_factory());
  pool.branch("feature");
  pool.write("pods/House/Note.h", "");
  pool.commit();
  pool.branch("main");
  pool.write("pods/House/House.m", "#import \"House.h\"\nint house(void) { return 1; }\n");
  pool.commit("main repairs it");
  pool.branch("feature");
  const Verdict verdict = gate_check(pool.path());
  CHECK(verdict.exit_code == 0);
  CHECK(verdict.known == 1);
}

TEST_CASE("moving and renaming make no new finding", "[end-to-end][gate]") {
  const GitPool pool(gate_factory());
  pool.branch("feature");
  SECTION("a file within its pod") {
    pool.git({"mv", "pods/House/House.m", "pods/House/Deep.m"});
  }
  SECTION("a file within its pod, not told to git") {
    fs::rename(pool.folder() / "pods/House/House.m", pool.folder() / "pods/House/Deep.m");
  }
  SECTION("a file, with an edit") {
    pool.git({"mv", "pods/House/House.m", "pods/House/Deep.m"});
    pool.write("pods/House/Deep.m",
               "#import \"House.h\"\n#import <Recruit/Recruit.h>\n\nint house(void) { return 1; }\nint more;\n");
  }
  SECTION("the folder of a pod") {
    pool.git({"mv", "pods/House", "pods/Moved"});
    pool.git({"mv", "pods/Moved", "pods/House2"});
    std::string config = kGateConfig;
    config.replace(config.find("House"), 5, "House2");
    pool.write("podworks.yml", config);
  }
  SECTION("the imported header") {
    pool.git({"mv", "pods/Recruit/Recruit.h", "pods/Recruit/Hire.h"});
    pool.write("pods/House/House.m", "#import \"House.h\"\n#import <Recruit/Hire.h>\nint house(void) { return 1; }\n");
  }
  SECTION("the imported pod") {
    pool.git({"mv", "pods/Recruit", "pods/BizHire"});
    std::string config = kGateConfig;
    config.replace(config.find("Recruit, "), 9, "");
    pool.write("podworks.yml", config);
    pool.write("pods/House/House.m",
               "#import \"House.h\"\n#import <BizHire/Recruit.h>\nint house(void) { return 1; }\n");
  }
  SECTION("the file to another business pod") {
    pool.git({"mv", "pods/House/House.m", "pods/BizFlat/House.m"});
    pool.write("pods/BizFlat/House.m", "#import <Recruit/Recruit.h>\nint house(void) { return 1; }\n");
  }
  const Verdict verdict = gate_check(pool.path());
  CHECK(verdict.fresh == Lines{});
  CHECK(verdict.exit_code == 0);
  CHECK(verdict.known == 1);
}

TEST_CASE("what is found about a file stays known where its name has blanks", "[end-to-end][gate]") {
  std::vector<std::pair<std::string, std::string>> files = gate_factory();
  files.push_back({"loose ends/old name.m", "int nobody_owns_this_text(void) { return 1; }\n"});
  files.push_back({"loose ends/old.m", "int nobody_owns_this_one_either(void) { return 2; }\n"});
  const GitPool pool(files);
  const std::size_t known = gate_check(pool.path()).known;
  pool.branch("feature");
  pool.git({"mv", "loose ends", "ends (loose)"});
  const Verdict verdict = gate_check(pool.path());
  CHECK(verdict.fresh == Lines{});
  CHECK(verdict.known == known);
}

TEST_CASE("a move that breaks a rule which held before is new", "[end-to-end][gate]") {
  const GitPool pool(gate_factory());
  pool.branch("feature");
  // What was the business's own import is a lower layer's now.
  pool.git({"mv", "pods/House/House.m", "pods/Net/House.m"});
  pool.write("pods/Net/House.m", "#import <House/House.h>\nint house(void) { return 1; }\n");
  CHECK(gate_check(pool.path()).fresh == Lines{"layer-order Net -> House pods/Net/House.m:1"});
}

TEST_CASE("a file that is split in two has the findings that it had", "[end-to-end][gate]") {
  std::vector<std::pair<std::string, std::string>> files = gate_factory();
  std::string first;
  std::string second;
  for (int i = 0; i < 12; ++i) {
    first += "int first_method_of_the_house_" + std::to_string(i) + "(void) { return 1; }\n";
    second += "int second_method_of_the_house_" + std::to_string(i) + "(void) { return 2; }\n";
  }
  files.push_back({"pods/House/Big.m", "#import <Recruit/Recruit.h>\n" + first + second});
  const GitPool pool(files);
  pool.branch("feature");
  pool.write("pods/House/Big.m", "#import <Recruit/Recruit.h>\n" + first);
  pool.write("pods/House/Small.m", "#import <Recruit/Recruit.h>\n" + second);
  pool.commit();
  CHECK(gate_check(pool.path()).fresh == Lines{});
  // A new file that only imports the same is no part of it.
  pool.write("pods/House/Fresh.m", "#import <Recruit/Recruit.h>\nint fresh_method(void) { return 3; }\n");
  CHECK(gate_check(pool.path()).fresh == Lines{"peer-dependency House -> Recruit pods/House/Fresh.m:1"});
}

TEST_CASE("a cycle that loses a member is known, one that grows or merges is new", "[end-to-end][gate]") {
  std::vector<std::pair<std::string, std::string>> files = {{"podworks.yml", kGateConfig}};
  const auto base = [](const std::string& name, const std::string& to) {
    return std::pair("pods/Base" + name + "/Base" + name + ".m",
                     to.empty() ? std::string() : "#import <Base" + to + "/Base" + to + ".h>\n");
  };
  for (const char* name : {"A", "B", "C", "D", "E"}) {
    files.push_back({std::string("pods/Base") + name + "/Base" + name + ".h", ""});
  }
  files.insert(files.end(), {base("A", "B"), base("B", "C"), base("C", "A"), base("D", "E"), base("E", "D")});
  files.push_back({"pods/House/House.h", ""});
  files.push_back({"pods/Net/Net.h", ""});
  const GitPool pool(files);
  pool.branch("feature");
  SECTION("smaller") {
    pool.write("pods/BaseB/BaseB.m", "#import <BaseA/BaseA.h>\n");
    pool.write("pods/BaseC/BaseC.m", "");
    CHECK(gate_check(pool.path()).fresh == Lines{});
  }
  SECTION("another way round") {
    pool.write("pods/BaseA/More.m", "#import <BaseC/BaseC.h>\n");
    CHECK(gate_check(pool.path()).fresh == Lines{});
  }
  SECTION("merged") {
    pool.write("pods/BaseC/More.m", "#import <BaseD/BaseD.h>\n");
    pool.write("pods/BaseE/More.m", "#import <BaseA/BaseA.h>\n");
    const Verdict verdict = gate_check(pool.path());
    REQUIRE(verdict.fresh.size() == 1);
    CHECK_THAT(verdict.fresh[0], Catch::StartsWith("pod-cycle"));
    CHECK(verdict.fixed == 2);
  }
}

TEST_CASE("without a base to compare with the run fails, and says what to do", "[end-to-end][gate]") {
  const GitPool pool(gate_factory());
  const auto fails = [&](const std::string& folder, const std::string& revision, const std::string& message) {
    const Verdict verdict = gate_check(folder, {"--base", revision});
    CAPTURE(verdict.err);
    CHECK(verdict.exit_code == 2);
    CHECK_THAT(verdict.err, Catch::Contains(message));
  };
  fails(pool.path(), "origin/nothing", "there is no revision `origin/nothing` in this clone");
  fails(pool.path(), "origin/nothing", "git fetch origin nothing");
  SECTION("no git") {
    const TemporaryFolder plain;
    for (const auto& [path, content] : gate_factory()) plain.write(path, content);
    fails(plain.path(), "main", "`--base` needs git");
  }
  SECTION("no commit") {
    const TemporaryFolder empty;
    for (const auto& [path, content] : gate_factory()) empty.write(path, content);
    REQUIRE(run_process({.words = {"git", "init", "-q"}, .folder = empty.path()}).exit_code == 0);
    CHECK(gate_check(empty.path(), {"--base", "HEAD"}).exit_code == 2);
  }
  SECTION("no common history") {
    pool.git({"checkout", "-q", "--orphan", "other"});
    pool.commit();
    fails(pool.path(), "main", "have no commit in common");
  }
  SECTION("a shallow clone") {
    const TemporaryFolder clone;
    pool.clone_without_history(clone / "c");
    fails(clone / "c", "origin/main", "this clone is a shallow one");
    fails(clone / "c", "origin/main", "git fetch --deepen");
  }
  SECTION("a detached head is none of these") {
    pool.git({"checkout", "-q", "--detach"});
    CHECK(gate_check(pool.path()).exit_code == 0);
  }
}

TEST_CASE("a file of the base that was never fetched ends the run", "[end-to-end][gate]") {
  const GitPool pool(gate_factory());
  pool.branch("feature");
  const std::string blob = pool.git({"rev-parse", "main:pods/House/House.m"});
  pool.write("pods/House/House.m", "#import <Recruit/Recruit.h>\n#import <Net/Net.h>\n");
  pool.commit();
  fs::remove(pool.folder() / (".git/objects/" + blob.substr(0, 2) + "/" + blob.substr(2, 38)));
  const Verdict verdict = gate_check(pool.path());
  CHECK(verdict.exit_code == 2);
  CHECK_THAT(verdict.err, Catch::Contains("`pods/House/House.m` of then cannot be read"));
}

TEST_CASE("a configuration that the branch brings judges the base, too", "[end-to-end][gate]") {
  std::vector<std::pair<std::string, std::string>> files = gate_factory();
  files.erase(files.begin());
  const GitPool pool(files);
  pool.branch("feature");
  pool.write("podworks.yml", kGateConfig);
  pool.commit();
  const Verdict verdict = gate_check(pool.path());
  CHECK(verdict.exit_code == 0);
  CHECK(verdict.known == 1);
  CHECK_THAT(verdict.err, Catch::Contains("podworks.yml is new"));
}

TEST_CASE("a comparison leaves the repository as it was", "[end-to-end][gate]") {
  const GitPool pool(gate_factory());
  pool.branch("feature");
  pool.write("pods/Net/New.m", "#import <House/House.h>\n");
  const auto state = [&] {
    std::vector<std::string> all;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(pool.path())) {
      all.push_back(entry.path().string() + " " +
                    std::to_string(fs::last_write_time(entry.path()).time_since_epoch().count()));
    }
    std::sort(all.begin(), all.end());
    return all;
  };
  const auto before = state();
  CHECK(gate_check(pool.path()).exit_code == 1);
  CHECK(state() == before);
}

TEST_CASE("a pool in a folder of the repository is compared as well", "[end-to-end][gate]") {
  std::vector<std::pair<std::string, std::string>> files;
  for (const auto& [path, content] : gate_factory()) files.push_back({"deep/er/" + path, content});
  files.push_back({"other/x.m", "#import <House/House.h>\n"});
  const GitPool pool(files);
  pool.branch("feature");
  pool.write("deep/er/pods/Net/New.m", "#import <House/House.h>\n");
  const Verdict verdict = gate_check(pool.folder() / "deep/er");
  CHECK(verdict.fresh == Lines{"layer-order Net -> House pods/Net/New.m:1"});
  CHECK(verdict.known == 1);
}

TEST_CASE("256 and 512 findings still exit with 1", "[end-to-end][gate]") {
  const int count = GENERATE(256, 512);
  const GitPool pool(gate_factory());
  pool.branch("feature");
  for (int i = 0; i < count; ++i) {
    pool.write("pods/Base" + std::to_string(i) + "/a.m", "#import <House/House.h>\n");
  }
  const Verdict verdict = gate_check(pool.path());
  CHECK(verdict.exit_code == 1);
  CHECK(verdict.fresh.size() == static_cast<std::size_t>(count));
}

TEST_CASE("a file that a pod holds through a link was that pod's at the merge base, too", "[end-to-end][gate]") {
  const GitPool pool(gate_factory());
  pool.write("shared/part.m", "#import <Nowhere/Nowhere.h>\n");
  fs::create_symlink("../../shared/part.m", pool.folder() / "pods/Net/part.m");
  pool.commit();
  pool.branch("work");
  pool.write("shared/part.m", "#import <Nowhere/Nowhere.h>\n#import <House/House.h>\n");
  pool.write("shared/alone.m", "");
  pool.commit();
  const Verdict verdict = gate_check(pool.path());
  CHECK(verdict.exit_code == 1);
  std::vector<std::string> rules;
  for (const std::string& one : verdict.fresh) rules.push_back(one.substr(0, one.find(' ')));
  std::sort(rules.begin(), rules.end());
  CAPTURE(verdict.fresh);
  CHECK(rules == std::vector<std::string>{"layer-order", "unowned-file"});
}

TEST_CASE("what the base does to code that the branch has moved is a lost change", "[end-to-end][gate][lost]") {
  std::vector<std::pair<std::string, std::string>> files = gate_factory();
  const std::string first = "int zoom_of_the_map(int level) {\n  int sum = level + 1;\n  return sum * 2;\n}\n";
  const std::string second = "int tilt_of_the_map(int angle) {\n  int product = angle * 3;\n  return product - 1;\n}\n";
  std::string repaired = second;
  repaired.replace(repaired.find("* 3"), 3, "* 4");
  files.push_back({"pods/Net/Map.m", first + second});
  const GitPool pool(files);
  pool.branch("feature");
  std::string place;
  SECTION("a file that went to another pod") {
    pool.git({"mv", "pods/Net/Map.m", "pods/Log/Map.m"});
    place = "pods/Log/Map.m:6";
  }
  SECTION("a file that was split") {
    pool.write("pods/Net/Map.m", first);
    pool.write("pods/Log/Tilt.m", second);
    place = "pods/Log/Tilt.m:2";
  }
  SECTION("a method that went into another file") {
    pool.write("pods/Net/Map.m", first);
    pool.write("pods/Net/Net.m", "#import \"Net.h\"\n#import <Log/Log.h>\n" + second);
    place = "pods/Net/Net.m:4";
  }
  SECTION("a copy") {
    pool.write("pods/Log/Tilt.m", second);
    place = "pods/Log/Tilt.m:2";
  }
  SECTION("nothing of it where the change was carried over") {
    pool.git({"mv", "pods/Net/Map.m", "pods/Log/Map.m"});
    pool.write("pods/Log/Map.m", first + repaired);
  }
  SECTION("nothing of it where git carries it over") {
    pool.git({"mv", "pods/Net/Map.m", "pods/Net/Card.m"});
  }
  pool.commit();
  pool.branch("main");
  pool.write("pods/Net/Map.m", first + repaired);
  pool.commit("repair");
  pool.branch("feature");
  const Verdict verdict = gate_check(pool.path());
  CHECK(verdict.exit_code == 0);
  if (place.empty()) {
    CHECK(verdict.fresh == Lines{});
    return;
  }
  REQUIRE(verdict.fresh.size() == 1);
  CHECK_THAT(verdict.fresh[0], Catch::StartsWith("lost-change `main` changed this code in `pods/Net/Map.m`") &&
                                   Catch::EndsWith(" " + place));
  CHECK(gate_check(pool.path(), {"--base", "main", "--fail-on", "warn"}).exit_code == 1);
  CHECK_THAT(run_binary({"-C", pool.path(), "check", "--base", "main"}).out,
             Catch::Contains("+  int product = angle * 4;"));
}
