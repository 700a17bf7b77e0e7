// What the gate, `diff` and `affected` make of the ways in which a clone may lie there: submodules, several
// repositories, a second work tree, an index that says something else than the disk, names that differ in case.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "support/gate.h"

using namespace podworks;
using Catch::Contains;
namespace fs = std::filesystem;

namespace {

using Lines = std::vector<std::string>;
using Files = std::vector<std::pair<std::string, std::string>>;

std::string run(const std::string& folder, std::vector<std::string> words) {
  words.insert(words.begin(), {"-C", folder});
  const ProcessResult result = run_binary(words);
  CAPTURE(result.err);
  CHECK(result.exit_code == 0);
  return result.out;
}

/// The factory with the repository `deep` as the submodule pods/BaseDeep.
class PoolWithSubmodule {
 public:
  PoolWithSubmodule() : deep_(Files{{"Deep.h", ""}, {"Deep.m", "#import <House/House.h>\n"}}), pool_(gate_factory()) {
    pool_.branch("before");
    pool_.branch("main");
    add_submodule();
    pool_.commit("a submodule");
    pool_.branch("feature");
  }

  const GitPool& pool() const { return pool_; }
  std::string folder() const { return pool_.folder() / "pods/BaseDeep"; }
  void add_submodule() const {
    pool_.git({"-c", "protocol.file.allow=always", "submodule", "--quiet", "add", deep_.path(), "pods/BaseDeep"});
  }
  void write(const std::string& name, const std::string& content) const {
    pool_.write("pods/BaseDeep/" + name, content);
  }
  /// A commit of the submodule's own, and one that names it.
  void commit() const {
    pool_.git({"-C", folder(), "add", "-A"});
    pool_.git({"-C", folder(), "commit", "-q", "-m", "deep"});
    pool_.commit("the submodule goes on");
  }

 private:
  GitPool deep_;
  GitPool pool_;
};

/// `core`, which holds podworks.yml, and `product` beside it.
class PoolOfRoots {
 public:
  explicit PoolOfRoots(const std::string& repositories) {
    for (const auto& [path, content] : gate_factory()) folder_.write("core/" + path, content);
    std::string config = "roots: { core: ., product: ../product }\n" + kGateConfig +
                         "apps:\n  Shop: { roots: [BizShop] }\n  Whole: { roots: [House] }\n";
    config.replace(config.find("pods/*"), 6, "*/pods/*");
    folder_.write("core/podworks.yml", config);
    folder_.write("product/pods/BizShop/BizShop.h", "");
    folder_.write("product/pods/BizShop/Shop.m", "#import <Net/Net.h>\n");
    for (const std::string name : {"core", "product"}) {
      if (repositories.find(name) != std::string::npos) start(folder_ / name);
    }
    if (repositories == "one") start(folder_.path());
  }

  std::string core() const { return folder_ / "core"; }
  std::string product() const { return folder_ / "product"; }
  void write(const std::string& path, const std::string& content) const { folder_.write(path, content); }
  void git(const std::string& folder, std::vector<std::string> words) const {
    words.insert(words.begin(), {"git", "-c", "user.name=x", "-c", "user.email=x@example.com"});
    const ProcessResult result = run_process(
        {.words = words, .folder = folder, .environment = {"GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_NOSYSTEM=1"}});
    CAPTURE(words, result.err);
    REQUIRE(result.exit_code == 0);
  }
  void commit(const std::string& folder) const {
    git(folder, {"add", "-A"});
    git(folder, {"commit", "-q", "-m", "change"});
  }

 private:
  void start(const std::string& folder) const {
    git(folder, {"init", "-q", "-b", "main"});
    commit(folder);
    git(folder, {"checkout", "-q", "-b", "feature"});
  }

  TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("a submodule is judged at the commit that the base names", "[end-to-end][gate][submodule]") {
  const PoolWithSubmodule modules;
  const std::string& path = modules.pool().path();
  CHECK(gate_check(path).fresh == Lines{});
  CHECK(gate_check(path).known == 2);
  modules.write("New.m", "#import <Recruit/Recruit.h>\n");
  SECTION("not committed") {}
  SECTION("committed there") {
    modules.pool().git({"-C", modules.folder(), "add", "-A"});
    modules.pool().git({"-C", modules.folder(), "commit", "-q", "-m", "deep"});
  }
  SECTION("committed there and here") {
    modules.commit();
    CHECK_THAT(run(path, {"diff", "main", "feature"}), Contains("BaseDeep -> Recruit  pods/BaseDeep/New.m:1:9"));
  }
  const Verdict verdict = gate_check(path);
  CHECK(verdict.exit_code == 1);
  CHECK(verdict.fresh == Lines{"layer-order BaseDeep -> Recruit pods/BaseDeep/New.m:1"});
  CHECK(verdict.known == 2);
  CHECK_THAT(run(path, {"diff", "main"}), Contains("BaseDeep -> Recruit  pods/BaseDeep/New.m:1:9"));
  CHECK_THAT(run(path, {"affected", "main"}), Contains("changed\tBaseDeep\tpods/BaseDeep/New.m\n"));
}

TEST_CASE("what a new submodule brings is the branch's, what one took away is repaired",
          "[end-to-end][gate][submodule]") {
  const PoolWithSubmodule modules;
  const std::string& path = modules.pool().path();
  const Verdict verdict = gate_check(path, {"--base", "before"});
  CHECK(verdict.fresh == Lines{"layer-order BaseDeep -> House pods/BaseDeep/Deep.m:1"});
  CHECK(verdict.known == 1);
  modules.pool().git({"rm", "-q", "pods/BaseDeep"});
  modules.pool().commit("without it");
  CHECK(gate_check(path).fresh == Lines{});
  CHECK(gate_check(path).fixed == 1);
  CHECK_THAT(run(path, {"diff", "main"}), Contains("gone pods: 1\n  BaseDeep"));
}

TEST_CASE("a submodule that becomes a folder of its own, and the reverse, change nothing",
          "[end-to-end][gate][submodule]") {
  const PoolWithSubmodule modules;
  const GitPool& pool = modules.pool();
  pool.git({"rm", "-q", "pods/BaseDeep"});
  modules.write("Deep.h", "");
  modules.write("Deep.m", "#import <House/House.h>\n");
  pool.commit("a folder");
  CHECK(gate_check(pool.path()).fresh == Lines{});
  CHECK(gate_check(pool.path()).known == 2);
  CHECK(gate_check(pool.path()).fixed == 0);
  modules.write("New.m", "#import <Recruit/Recruit.h>\n");
  CHECK(gate_check(pool.path()).fresh == Lines{"layer-order BaseDeep -> Recruit pods/BaseDeep/New.m:1"});
  pool.commit("more");
  pool.git({"rm", "-rq", "pods/BaseDeep"});
  pool.git({"-c", "protocol.file.allow=always", "checkout", "-q", "main", "--", ".gitmodules", "pods/BaseDeep"});
  pool.git({"-c", "protocol.file.allow=always", "submodule", "--quiet", "update", "--init"});
  const Verdict verdict = gate_check(pool.path(), {"--base", "feature"});
  CHECK(verdict.fresh == Lines{});
  CHECK(verdict.known == 2);
  CHECK(verdict.fixed == 1);
}

TEST_CASE("a submodule in a submodule is judged at its commit, too", "[end-to-end][gate][submodule]") {
  const PoolWithSubmodule modules;
  const GitPool inner(Files{{"Inner.h", ""}});
  const GitPool& pool = modules.pool();
  pool.git({"-C", modules.folder(), "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner.path(),
            "inner"});
  modules.commit();
  pool.git({"branch", "-f", "main", "feature"});
  CHECK(gate_check(pool.path()).fresh == Lines{});
  modules.write("inner/New.m", "#import <Recruit/Recruit.h>\n");
  CHECK(gate_check(pool.path()).fresh == Lines{"layer-order BaseDeep -> Recruit pods/BaseDeep/inner/New.m:1"});
}

TEST_CASE("a submodule whose commit was not fetched ends the run, one that was never cloned is said",
          "[end-to-end][gate][submodule]") {
  const PoolWithSubmodule modules;
  const GitPool& pool = modules.pool();
  SECTION("its commit") {
    const std::string absent(40, '1');
    pool.git({"update-index", "--cacheinfo", "160000," + absent + ",pods/BaseDeep"});
    pool.git({"commit", "-q", "-m", "a commit that is nowhere"});
    const Verdict verdict = gate_check(pool.path(), {"--base", "HEAD"});
    CHECK(verdict.exit_code == 2);
    CHECK_THAT(verdict.err, Contains("the submodule `pods/BaseDeep` was at 111111111111 then") &&
                                Contains("git -C pods/BaseDeep fetch origin " + absent));
  }
  SECTION("itself") {
    const TemporaryFolder clone;
    pool.git({"clone", "-q", "-b", "feature", "file://" + pool.path(), clone / "c"});
    CHECK_THAT(gate_check(clone / "c", {"--base", "origin/main"}).err,
               Contains("the submodule `pods/BaseDeep` is in no clone: it counts as unchanged"));
  }
}

TEST_CASE("each repository of a pool is compared with where its own branch left the base",
          "[end-to-end][gate][diff][affected][roots]") {
  const PoolOfRoots pool("core product");
  CHECK(gate_check(pool.core()).fresh == Lines{});
  CHECK(gate_check(pool.core()).known == 1);
  CHECK_THAT(run(pool.core(), {"diff", "main"}), Contains("nothing changed"));
  CHECK_THAT(run(pool.core(), {"affected", "main"}), Contains("nothing that pods or apps are made of changed"));
  SECTION("the one beside podworks.yml") {
    pool.write("product/pods/BizShop/New.m", "#import <House/House.h>\n");
    CHECK(gate_check(pool.core()).fresh == Lines{"peer-dependency BizShop -> House product/pods/BizShop/New.m:1"});
    pool.commit(pool.product());
    CHECK(gate_check(pool.core()).fresh == Lines{"peer-dependency BizShop -> House product/pods/BizShop/New.m:1"});
    CHECK(gate_check(pool.product(), {"-c", "../core/podworks.yml", "--base", "main"}).exit_code == 1);
    CHECK_THAT(run(pool.core(), {"diff", "main"}), Contains("BizShop -> House  product/pods/BizShop/New.m:1:9"));
    CHECK_THAT(run(pool.core(), {"diff", "main", "feature"}), Contains("BizShop -> House"));
    const std::string affected = run(pool.core(), {"affected", "main"});
    CHECK_THAT(affected, Contains("changed\tBizShop\tproduct/pods/BizShop/New.m\n") && Contains("app\tShop\t"));
    CHECK_THAT(affected, !Contains("Whole"));
  }
  SECTION("its own") {
    pool.write("core/pods/Net/New.m", "#import <House/House.h>\n");
    CHECK(gate_check(pool.core()).fresh == Lines{"layer-order Net -> House core/pods/Net/New.m:1"});
    CHECK_THAT(run(pool.core(), {"diff", "main"}), Contains("Net -> House  core/pods/Net/New.m:1:9"));
    CHECK_THAT(run(pool.core(), {"affected", "main"}),
               Contains("changed\tNet\tcore/pods/Net/New.m\n") &&
                   Contains("affected\tBizShop\tBizShop -> Net (product/pods/BizShop/Shop.m:1:9)\n"));
  }
  SECTION("the tip of the other one's main does not count") {
    pool.git(pool.product(), {"checkout", "-q", "main"});
    pool.write("product/pods/BizShop/New.m", "#import <House/House.h>\n");
    pool.commit(pool.product());
    pool.git(pool.product(), {"checkout", "-q", "feature"});
    CHECK(gate_check(pool.core()).fresh == Lines{});
    CHECK(gate_check(pool.core()).fixed == 0);
  }
}

TEST_CASE("a root without git, or without the revision, counts as unchanged and is named",
          "[end-to-end][gate][diff][affected][roots]") {
  const auto [repositories, reason] = GENERATE(table<std::string, std::string>(
      {{"core", "it lies in no repository"}, {"core product", "there is no revision `main` in this clone"}}));
  const PoolOfRoots pool(repositories);
  if (repositories == "core product") pool.git(pool.product(), {"branch", "-q", "-D", "main"});
  pool.write("product/pods/BizShop/New.m", "#import <House/House.h>\n");
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"check", "--base", "main"}, {"diff", "main"}, {"affected", "main"}}) {
    std::vector<std::string> all = {"-C", pool.core()};
    all.insert(all.end(), words.begin(), words.end());
    CHECK_THAT(run_binary(all).err,
               Contains("product` lies outside of the repository: it counts as unchanged (" + reason));
  }
}

TEST_CASE("roots of one repository are compared together", "[end-to-end][gate][diff][affected][roots]") {
  const PoolOfRoots pool("one");
  pool.write("product/pods/BizShop/New.m", "#import <House/House.h>\n");
  const Verdict verdict = gate_check(pool.core());
  CHECK(verdict.fresh == Lines{"peer-dependency BizShop -> House product/pods/BizShop/New.m:1"});
  CHECK(verdict.err.empty());
  CHECK_THAT(run(pool.core(), {"diff", "main"}), Contains("BizShop -> House  product/pods/BizShop/New.m:1:9"));
  CHECK_THAT(run(pool.core(), {"affected", "main"}), Contains("changed\tBizShop\tproduct/pods/BizShop/New.m\n"));
}

TEST_CASE("what the base does to code that the branch has moved is a lost change in a pool of roots, too",
          "[end-to-end][gate][lost][roots]") {
  const std::string repositories = GENERATE(as<std::string>{}, "core product", "one");
  const PoolOfRoots pool(repositories);
  const std::string top = repositories == "one" ? fs::path(pool.core()).parent_path().string() : pool.core();
  const std::string code = "int zoom_of_the_map(int level) {\n  int sum = level + 1;\n  return sum * 2;\n}\n";
  pool.git(top, {"checkout", "-q", "main"});
  pool.write("core/pods/Net/Map.m", code);
  pool.commit(top);
  pool.git(top, {"branch", "-f", "feature", "main"});
  std::string repaired = code;
  repaired.replace(repaired.find("+ 1"), 3, "+ 7");
  pool.write("core/pods/Net/Map.m", repaired);
  pool.commit(top);
  pool.git(top, {"checkout", "-q", "feature"});
  fs::rename(pool.core() + "/pods/Net/Map.m", pool.core() + "/pods/Log/Map.m");
  const Verdict verdict = gate_check(pool.core());
  REQUIRE(verdict.fresh.size() == 1);
  CHECK_THAT(verdict.fresh[0], Catch::StartsWith("lost-change `main` changed this code in `core/pods/Net/Map.m`") &&
                                   Catch::EndsWith(" core/pods/Log/Map.m:2"));
  const std::string path = repositories == "one" ? "core/pods/Net/Map.m" : "pods/Net/Map.m";
  CHECK_THAT(run(pool.core(), {"check", "--base", "main"}),
             Contains("`git diff HEAD...main -- " + path + "` shows it"));
}

TEST_CASE("a file that is deleted and still in the index is gone", "[end-to-end][gate][diff][affected]") {
  const GitPool pool(gate_factory());
  pool.branch("feature");
  pool.write("pods/Net/New.m", "#import <House/House.h>\n");
  pool.git({"add", "-A"});
  CHECK(gate_check(pool.path()).exit_code == 1);
  fs::remove(pool.folder() / "pods/Net/New.m");
  fs::remove(pool.folder() / "pods/House/House.m");
  CHECK(pool.git({"status", "--porcelain"}) == " D pods/House/House.m\nAD pods/Net/New.m\n");
  const Verdict verdict = gate_check(pool.path());
  CHECK(verdict.exit_code == 0);
  CHECK(verdict.fresh == Lines{});
  CHECK(verdict.known == 0);
  CHECK(verdict.fixed == 1);
  const std::string diff = run(pool.path(), {"diff", "main"});
  CHECK_THAT(diff, Contains("House -> Recruit  was pods/House/House.m:2:9") && !Contains("Net -> House"));
  const std::string affected = run(pool.path(), {"affected", "main"});
  CHECK_THAT(affected, Contains("changed\tHouse\t") && !Contains("changed\tNet\t"));
}

TEST_CASE("a file that came back behind git's back is there", "[end-to-end][gate]") {
  const GitPool pool(gate_factory());
  pool.branch("feature");
  pool.git({"rm", "-q", "--cached", "pods/House/House.m"});
  CHECK(gate_check(pool.path()).fresh == Lines{});
  CHECK(gate_check(pool.path()).known == 1);
}

TEST_CASE("names that differ in case alone are the same at a renaming and a finding in an import",
          "[end-to-end][gate][diff]") {
  const GitPool pool(gate_factory());
  pool.branch("feature");
  SECTION("the importing file") {
    pool.git({"mv", "pods/House/House.m", "pods/House/x"});
    pool.git({"mv", "pods/House/x", "pods/House/house.m"});
    CHECK(gate_check(pool.path()).fresh == Lines{});
    CHECK(gate_check(pool.path()).known == 1);
    CHECK_THAT(run(pool.path(), {"diff", "main"}), Contains("nothing changed"));
  }
  SECTION("the imported header") {
    pool.git({"mv", "pods/Log/Log.h", "pods/Log/x"});
    pool.git({"mv", "pods/Log/x", "pods/Log/log.h"});
    const Verdict verdict = gate_check(pool.path());  // Net.m, which nobody touched, imports Log/Log.h
    CHECK(verdict.fresh == Lines{"case-mismatch Net -> Log pods/Net/Net.m:2"});
  }
  SECTION("an import") {
    pool.write("pods/BaseKit/Kit.m", "#import <log/log.h>\n");
    CHECK(gate_check(pool.path()).fresh == Lines{"case-mismatch BaseKit -> Log pods/BaseKit/Kit.m:1"});
    CHECK_THAT(run(pool.path(), {"diff", "main"}), Contains("BaseKit -> Log"));
  }
  SECTION("two files") {
    pool.write("pods/House/house.m", "int another_house(void) { return 2; }\n");
    CHECK(gate_check(pool.path()).fresh == Lines{});
    CHECK(gate_check(pool.path()).known == 1);
  }
}

TEST_CASE("a second work tree of a repository is compared as the first", "[end-to-end][gate]") {
  const GitPool pool(gate_factory());
  const TemporaryFolder folder;
  pool.git({"worktree", "add", "-q", "-b", "feature", folder / "w"});
  folder.write("w/pods/Net/New.m", "#import <House/House.h>\n");
  const Verdict verdict = gate_check(folder / "w");
  CHECK(verdict.fresh == Lines{"layer-order Net -> House pods/Net/New.m:1"});
  CHECK(verdict.known == 1);
}

TEST_CASE("a repository of a kind that cannot be read ends the run", "[end-to-end][gate]") {
  const TemporaryFolder folder;
  for (const auto& [path, content] : gate_factory()) folder.write(path, content);
  if (run_process({.words = {"git", "init", "-q", "--object-format=sha256"}, .folder = folder.path()}).exit_code != 0) {
    WARN("SKIPPED: this git knows no SHA-256");
    return;
  }
  const Verdict verdict = gate_check(folder.path(), {"--base", "HEAD"});
  CHECK(verdict.exit_code == 2);
  CHECK_THAT(verdict.err, Contains("cannot be opened"));
}
