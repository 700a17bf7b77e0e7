// `strict: multi-app`: what two apps carry takes no new exceptions.
#include <algorithm>
#include <catch2/catch.hpp>

#include "support/gate.h"

using namespace podworks;

namespace {

using Lines = std::vector<std::string>;

constexpr const char* kFile = "podworks-baseline.yml";
const std::string kTwoApps = "apps:\n  Full: { roots: [House] }\n  Lite: { roots: [House] }\n";
const std::string kNetEntry =
    R"(  - {"rule": "layer-order", "from": "Net", "to": "BizFlat", "file": "More.m", "import": "BizFlat/BizFlat.h"})";

std::string config(const std::string& strict, const std::string& apps) {
  std::string text = kGateConfig;
  text.replace(text.find("peers: forbid"), 13, "peers: forbid, strict: " + strict);
  return text + apps;
}

/// House needs Net, Net needs Log; House uses Recruit, which is forbidden.
std::vector<std::pair<std::string, std::string>> factory(const std::string& apps = kTwoApps) {
  auto files = gate_factory();
  files[0].second = config("multi-app", apps);
  files.push_back({"pods/House/Calls.m", "#import <Net/Net.h>\n"});
  return files;
}

ProcessResult run(const GitPool& pool, Lines words) {
  words.insert(words.begin(), {"-C", pool.path()});
  return run_binary(words);
}

/// A pool whose baseline holds what was there on the first day, and a branch.
class RecordedPool : public GitPool {
 public:
  explicit RecordedPool(const std::vector<std::pair<std::string, std::string>>& files = factory()) : GitPool(files) {
    REQUIRE(run(*this, {"baseline", "update"}).exit_code == 0);
    commit();
    branch("feature");
  }
};

void add_entry(const GitPool& pool, const std::string& entry) {
  pool.write(kFile, pool.folder().read(kFile) + "\n" + entry + "\n");
}

bool some_contain(const Lines& lines, const std::string& text) {
  return std::any_of(lines.begin(), lines.end(),
                     [&](const std::string& line) { return line.find(text) != std::string::npos; });
}

}  // namespace

TEST_CASE("multi-app: the first baseline takes what there is, and keeps it", "[end-to-end][strict]") {
  const RecordedPool pool;
  CHECK(gate_check(pool.path(), {}).fresh == Lines{});
  CHECK(gate_check(pool.path()).fresh == Lines{});
  CHECK(gate_check(pool.path(), {}).known == 1);
}

TEST_CASE("multi-app: an update takes nothing new of what two apps carry", "[end-to-end][strict]") {
  const RecordedPool pool;
  pool.write("pods/Net/More.m", "#import <BizFlat/BizFlat.h>\n");
  const ProcessResult update = run(pool, {"baseline", "update"});
  CHECK_THAT(update.err, Catch::Contains("1 finding cannot be recorded, because of `strict`"));
  CHECK(gate_check(pool.path(), {}).fresh == Lines{"layer-order Net -> BizFlat pods/Net/More.m:1"});
}

TEST_CASE("multi-app: one app alone, and what it does not carry, take entries", "[end-to-end][strict]") {
  const auto [apps, pod] = GENERATE(table<std::string, std::string>({
      {"apps:\n  Full: { roots: [House] }\n  Lite: { roots: [Recruit] }\n", "Net"},
      {kTwoApps, "BaseKit"},
      {"", "Net"},
  }));
  CAPTURE(apps, pod);
  const RecordedPool pool(factory(apps));
  pool.write("pods/" + pod + "/More.m", "#import <BizFlat/BizFlat.h>\n");
  CHECK_THAT(run(pool, {"baseline", "update"}).out, Catch::Contains("(1 added)"));
  CHECK(gate_check(pool.path()).exit_code == 0);
}

TEST_CASE("multi-app: an entry by hand is refused against the base", "[end-to-end][strict][gate]") {
  const RecordedPool pool;
  pool.write("pods/Net/More.m", "#import <BizFlat/BizFlat.h>\n");
  add_entry(pool, kNetEntry);
  const Verdict verdict = gate_check(pool.path());
  CHECK(verdict.exit_code == 1);
  REQUIRE(verdict.fresh.size() == 2);
  CHECK(some_contain(verdict.fresh, "layer-order Net -> BizFlat pods/Net/More.m:1"));
  CHECK(some_contain(verdict.fresh, "stale-baseline the baseline cannot hold this: layer-order: Net -> BizFlat"));
  const std::string text = run(pool, {"check", "--base", "main", "--today", "2026-11-21"}).out;
  CHECK_THAT(text, Catch::Contains("Full and Lite carry `House`, which needs `Net`"));
  CHECK_THAT(text, Catch::Contains("take the line out, and repair what it knows"));
  pool.commit();
  CHECK(gate_check(pool.path()).exit_code == 1);
}

TEST_CASE("multi-app: entries of renamed files and pods are old ones", "[end-to-end][strict][gate]") {
  const RecordedPool pool;
  SECTION("the file") {
    pool.git({"mv", "pods/House/House.m", "pods/House/Hut.m"});
  }
  SECTION("the imported pod") {
    pool.git({"mv", "pods/Recruit", "pods/BizJobs"});
    pool.git({"mv", "pods/BizJobs/Recruit.h", "pods/BizJobs/Jobs.h"});
    pool.write("pods/House/House.m", "#import \"House.h\"\n#import <BizJobs/Jobs.h>\nint house(void) { return 1; }\n");
    std::string text = config("multi-app", kTwoApps);
    text.replace(text.find("Recruit, "), 9, "");
    pool.write("podworks.yml", text);
  }
  CHECK(gate_check(pool.path()).fresh == Lines{});
  CHECK(run(pool, {"baseline", "update"}).exit_code == 0);
  CHECK_THAT(pool.git({"diff", "--stat", kFile}), Catch::Contains("1 insertion"));
  CHECK(gate_check(pool.path()).fresh == Lines{});
}

TEST_CASE("multi-app: no comment allows anything in what two apps carry", "[end-to-end][strict][allow]") {
  const RecordedPool pool;
  pool.write("pods/Net/More.m", "#import <BizFlat/BizFlat.h>  // podworks: allow(layer-order) for now\n");
  pool.write("pods/BaseKit/More.m", "#import <BizFlat/BizFlat.h>  // podworks: allow(layer-order) for now\n");
  const Verdict verdict = gate_check(pool.path());
  CHECK(verdict.exit_code == 1);
  REQUIRE(verdict.fresh.size() == 2);
  CHECK(some_contain(verdict.fresh, "layer-order Net -> BizFlat pods/Net/More.m:1"));
  CHECK(some_contain(verdict.fresh,
                     "`layer-order` cannot be allowed here: Full and Lite carry `House`, which needs `Net`"));
}

TEST_CASE("multi-app: whoever ships a business in a second app answers for its comments",
          "[end-to-end][strict][gate]") {
  const std::string one = "apps:\n  Full: { roots: [House] }\n  Lite: { roots: [BaseKit] }\n";
  auto files = factory(one);
  files.push_back({"pods/Net/More.m", "#import <BizFlat/BizFlat.h>  // podworks: allow(layer-order) for now\n"});
  const RecordedPool pool(files);
  CHECK(gate_check(pool.path()).exit_code == 0);
  pool.write("podworks.yml", config("multi-app", kTwoApps));
  CHECK(some_contain(gate_check(pool.path()).fresh, "layer-order Net -> BizFlat pods/Net/More.m:1"));
}

TEST_CASE("multi-app: a cycle that is recorded may shrink, and no other comes in", "[end-to-end][strict][gate]") {
  auto files = factory();
  files.push_back({"pods/Log/Log.m", "#import <Net/Net.h>\n"});
  const RecordedPool pool(files);
  CHECK(gate_check(pool.path()).fresh == Lines{});
  pool.write("pods/Log/More.m", "#import <BaseKit/BaseKit.h>\n");
  pool.write("pods/BaseKit/BaseKit.m", "#import <Log/Log.h>\n");
  add_entry(pool, R"(  - {"rule": "pod-cycle", "pods": ["BaseKit", "Log", "Net"]})");
  const Verdict verdict = gate_check(pool.path());
  CHECK(verdict.exit_code == 1);
  CHECK(some_contain(verdict.fresh, "pod-cycle"));
  CHECK(some_contain(verdict.fresh, "the baseline cannot hold this: pod-cycle of BaseKit, Log, Net"));
}

TEST_CASE("a pod says itself that it takes no exceptions", "[end-to-end][strict]") {
  const auto [strict, added, refused] = GENERATE(table<std::string, std::string, std::string>({
      {"true", "\"added\": 1,", "\"refused\": 1,"},       // House's, though Net's comes in
      {"multi-app", "\"added\": 0,", "\"refused\": 1,"},  // Net's; House's is known from the first day
  }));
  CAPTURE(strict);
  auto files = factory();
  files[0].second = kGateConfig + kTwoApps;
  files.push_back({"pods/House/podworks.pod.yml", "strict: " + strict + "\n"});
  const GitPool pool(files);
  run(pool, {"baseline", "update"});
  pool.write("pods/Net/More.m", "#import <BizFlat/BizFlat.h>\n");
  const std::string update = run(pool, {"baseline", "update", "--dry-run", "--format", "json"}).out;
  CHECK_THAT(update, Catch::Contains(added) && Catch::Contains(refused));
}

namespace {

const std::string kViolation =
    "#import <BizFlat/BizFlat.h>\nint more(void) { return 17; }\nint still_more(void) { return 18; }\n";

bool refuses(const Verdict& verdict) {
  return verdict.exit_code == 1 && some_contain(verdict.fresh, "the baseline cannot hold this");
}

}  // namespace

TEST_CASE("multi-app: a pool that had nothing to record lets nothing in", "[end-to-end][strict][gate]") {
  auto files = factory();
  files.erase(
      std::remove_if(files.begin(), files.end(), [](const auto& file) { return file.first == "pods/House/House.m"; }),
      files.end());
  const GitPool pool(files);
  pool.branch("feature");
  pool.write("pods/Net/More.m", kViolation);
  run(pool, {"baseline", "update"});
  CHECK(refuses(gate_check(pool.path())));
}

TEST_CASE("multi-app: what the base renamed without an update is no new exception", "[end-to-end][strict][gate]") {
  const RecordedPool pool;
  pool.git({"mv", "pods/House/House.m", "pods/House/Hut.m"});
  pool.commit();
  pool.git({"checkout", "-q", "-b", "next"});
  CHECK(gate_check(pool.path(), {"--base", "feature"}).fresh == Lines{});
  run(pool, {"baseline", "update"});
  CHECK(gate_check(pool.path(), {"--base", "feature"}).fresh == Lines{});
}

TEST_CASE("multi-app: a file that moves in from a pod that takes exceptions leaves them behind",
          "[end-to-end][strict][gate]") {
  auto files = factory();
  files.push_back({"pods/BaseKit/More.m", kViolation});
  const RecordedPool pool(files);
  pool.git({"mv", "pods/BaseKit/More.m", "pods/Net/More.m"});
  CHECK(gate_check(pool.path()).exit_code == 1);
  run(pool, {"baseline", "update"});
  CHECK(some_contain(gate_check(pool.path()).fresh, "layer-order Net -> BizFlat pods/Net/More.m:1"));
  add_entry(pool, kNetEntry);
  CHECK(refuses(gate_check(pool.path())));
}

TEST_CASE("multi-app: a branch cannot loosen it and use that at once", "[end-to-end][strict][gate]") {
  const RecordedPool pool;
  pool.write("pods/Net/More.m", kViolation);
  SECTION("the key") {
    pool.write("podworks.yml", config("false", kTwoApps));
  }
  SECTION("an app") {
    pool.write("podworks.yml", config("multi-app", "apps:\n  Full: { roots: [House] }\n"));
  }
  SECTION("the chain") {
    pool.git({"rm", "-q", "pods/House/Calls.m"});
  }
  CHECK_THAT(run(pool, {"baseline", "update"}).out, Catch::Contains("1 added"));
  const Verdict verdict = gate_check(pool.path());
  CHECK(refuses(verdict));
  CHECK_THAT(verdict.err, Catch::Contains("less strict than in main: ") && Catch::Contains("Net"));
}

TEST_CASE("multi-app: an entry that held nothing in the base is no old one", "[end-to-end][strict][gate]") {
  const GitPool pool(factory());
  pool.write("podworks.yml", config("multi-app", kTwoApps + "baseline: { stale: warn }\n"));
  run(pool, {"baseline", "update"});
  add_entry(pool, kNetEntry);
  pool.commit();
  pool.branch("feature");
  CHECK(gate_check(pool.path()).exit_code == 0);
  pool.write("pods/Net/More.m", kViolation);
  CHECK(gate_check(pool.path()).exit_code == 1);
}

TEST_CASE("multi-app: a rule that is switched on finds what was there, which is no new exception",
          "[end-to-end][strict][gate]") {
  auto files = factory();
  files.push_back({"pods/Net/More.m", kViolation});
  files[0].second += "rules: { layer-order: off }\n";
  const RecordedPool pool(files);
  pool.write("podworks.yml", config("multi-app", kTwoApps));
  add_entry(pool, kNetEntry);
  CHECK(gate_check(pool.path()).exit_code == 0);
  pool.write("pods/Net/Other.m", "#import <BizFlat/BizFlat.h>\n");
  CHECK(gate_check(pool.path()).exit_code == 1);
}

TEST_CASE("multi-app: an update destroys no entry that could not come back", "[end-to-end][strict]") {
  const RecordedPool pool;
  std::string text = pool.folder().read(kFile);
  text.replace(text.find("House.m"), 7, "Hut.m");
  pool.write(kFile, text);  // as if it had been renamed where no history tells it
  const ProcessResult update = run(pool, {"baseline", "update"});
  CHECK_THAT(update.err, Catch::Contains("1 entry was left, though nothing is found of it"));
  CHECK(pool.folder().read(kFile) == text);
}

TEST_CASE("strict takes no circle of files either", "[end-to-end][strict]") {
  const std::string strict = GENERATE("true", "multi-app");
  auto files = factory();
  files[0].second = config(strict, kTwoApps) + "rules: { file-cycle: error }\n";
  const GitPool pool(files);
  run(pool, {"baseline", "update"});
  pool.write(kFile, "version: 1\nknown:\n");
  pool.write("pods/House/A.h", "#import \"B.h\"\n");
  pool.write("pods/House/B.h", "#import \"A.h\"\n");
  run(pool, {"baseline", "update"});
  CHECK_THAT(pool.folder().read(kFile), !Catch::Contains("file-cycle"));
}
