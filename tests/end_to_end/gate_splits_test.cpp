// What moved, or was split off, keeps its findings against the base; what is only like it does not.
#include <catch2/catch.hpp>
#include <filesystem>

#include "support/gate.h"

using namespace podworks;
namespace fs = std::filesystem;

namespace {

using Lines = std::vector<std::string>;

const std::string kRecruit = "#import <Recruit/Recruit.h>\n";

std::string functions(const std::string& name, const std::string& end = "(void) { return 1; }\n") {
  std::string text;
  for (int i = 0; i < 6; ++i) text += "int " + name + "_function_" + std::to_string(i) + end;
  return text;
}

std::size_t new_imports(const GitPool& pool) {
  const ProcessResult result = run_binary({"-C", pool.path(), "check", "--base", "main"});
  std::size_t places = 0;
  for (std::size_t at = result.out.find(".m:"); at != std::string::npos; at = result.out.find(".m:", at + 1)) ++places;
  return places;
}

}  // namespace

TEST_CASE("a file that is gone makes no new file known that has only its imports", "[end-to-end][gate]") {
  const GitPool pool(gate_factory());
  pool.branch("feature");
  pool.git({"rm", "-q", "pods/House/House.m"});
  SECTION("three new files of another pod") {
    for (const char* i : {"1", "2", "3"}) {
      pool.write(std::string("pods/BizFlat/New") + i + ".m", kRecruit + "int brandnew" + i + ";\n");
    }
    CHECK(gate_check(pool.path()).fresh == Lines{"peer-dependency BizFlat -> Recruit pods/BizFlat/New1.m:1"});
  }
  SECTION("tiny files of nothing but the import, in two pods") {
    for (const char* i : {"1", "2", "3", "4", "5"}) {
      pool.write(std::string("pods/House/New") + i + ".m", kRecruit);
      pool.write(std::string("pods/BizFlat/New") + i + ".m", kRecruit);
    }
    CHECK(gate_check(pool.path()).fresh == Lines{"peer-dependency BizFlat -> Recruit pods/BizFlat/New1.m:1",
                                                 "peer-dependency House -> Recruit pods/House/New1.m:1"});
    CHECK(new_imports(pool) >= 2);
  }
  SECTION("one that moved, and two copies of it") {
    const std::string text = "#import \"House.h\"\n" + kRecruit + "int house(void) { return 1; }\n";
    for (const char* i : {"1", "2", "3"}) pool.write(std::string("pods/House/New") + i + ".m", text);
    CHECK(gate_check(pool.path()).fresh == Lines{"peer-dependency House -> Recruit pods/House/New2.m:2"});
  }
}

TEST_CASE("copies of a file that is touched, and stays, are new", "[end-to-end][gate]") {
  std::vector<std::pair<std::string, std::string>> files = gate_factory();
  const std::string text = kRecruit + functions("house");
  files.push_back({"pods/House/Big.m", text});
  const GitPool pool(files);
  pool.branch("feature");
  pool.write("pods/House/Big.m", text + "// touched\n");
  CHECK(gate_check(pool.path()).fresh == Lines{});
  for (const char* i : {"1", "2", "3"}) pool.write(std::string("pods/BizFlat/Copy") + i + ".m", text);
  CHECK(gate_check(pool.path()).fresh == Lines{"peer-dependency BizFlat -> Recruit pods/BizFlat/Copy1.m:1"});
}

TEST_CASE("a new file that takes the name of one that moved is new", "[end-to-end][gate]") {
  const GitPool pool(gate_factory());
  pool.branch("feature");
  fs::create_directory(pool.folder() / "pods/House/Sub");
  pool.git({"mv", "pods/House/House.m", "pods/House/Sub/House.m"});
  pool.write("pods/House/House.m", "int brandnew(void) { return 7; }\n");
  CHECK(gate_check(pool.path()).fresh == Lines{});
  pool.write("pods/House/House.m", kRecruit + "int brandnew(void) { return 7; }\n");
  const Verdict verdict = gate_check(pool.path());
  CHECK(verdict.fresh == Lines{"peer-dependency House -> Recruit pods/House/House.m:1"});
  CHECK(verdict.exit_code == 1);
}

TEST_CASE("a copy of an imported header is another header", "[end-to-end][gate]") {
  std::vector<std::pair<std::string, std::string>> files = gate_factory();
  const std::string header = functions("recruit", "(void);\n");
  for (auto& [path, content] : files) {
    if (path == "pods/Recruit/Recruit.h") content = header;
  }
  const GitPool pool(files);
  pool.branch("feature");
  pool.write("pods/Recruit/Recruit.h", header + "// touched\n");
  pool.write("pods/BizFlat/Copy.h", header);
  pool.write("pods/House/House.m", "#import \"House.h\"\n" + kRecruit + "#import <BizFlat/Copy.h>\nint house(void);\n");
  CHECK(gate_check(pool.path()).fresh == Lines{"peer-dependency House -> BizFlat pods/House/House.m:3"});
}

TEST_CASE("a pod is one other pod, and its clones are new", "[end-to-end][gate]") {
  std::vector<std::pair<std::string, std::string>> files = gate_factory();
  files.push_back({"pods/BaseOld/BaseOld.h", functions("old", "(void);\n")});
  files.push_back({"pods/BaseOld/BaseOld.m", "#import <Log/Log.h>\n" + functions("old")});
  files.push_back({"pods/BaseOld/More.m", functions("more")});
  files.push_back({"pods/Log/Log.m", "#import <BaseOld/BaseOld.h>\n"});
  const GitPool pool(files);
  pool.branch("feature");
  pool.git({"rm", "-rq", "pods/BaseOld"});
  const auto write_pod = [&](const std::string& name, const std::string& next) {
    const std::string folder = "pods/" + name + "/";
    pool.write(folder + name + ".h", functions("old", "(void);\n"));
    pool.write(folder + name + ".m", "#import <Log/Log.h>\n#import <" + next + "/" + next + ".h>\n" + functions("old"));
    pool.write(folder + "More.m", functions("more"));
  };
  SECTION("renamed") {
    write_pod("BaseA", "BaseA");
    pool.write("pods/Log/Log.m", "#import <BaseA/BaseA.h>\n");
    CHECK(gate_check(pool.path()).fresh == Lines{});
  }
  SECTION("cloned") {
    write_pod("BaseA", "BaseB");
    write_pod("BaseB", "BaseC");
    write_pod("BaseC", "BaseA");
    pool.write("pods/Log/Log.m", "#import <BaseA/BaseA.h>\n");
    const Verdict verdict = gate_check(pool.path());
    REQUIRE(verdict.fresh.size() == 1);
    CHECK_THAT(verdict.fresh[0], Catch::StartsWith("pod-cycle"));
  }
  SECTION("a new pod that has parts of each of its files") {
    write_pod("BaseA", "BaseB");
    pool.write("pods/BaseB/BaseB.h", functions("old", "(void);\n"));
    pool.write("pods/BaseB/BaseB.m", "#import <BaseA/BaseA.h>\n" + functions("old").substr(0, 90));
    pool.write("pods/BaseB/More.m", functions("more").substr(0, 90));
    pool.write("pods/Log/Log.m", "#import <BaseA/BaseA.h>\n");
    const Verdict verdict = gate_check(pool.path());
    REQUIRE(verdict.fresh.size() == 1);
    CHECK_THAT(verdict.fresh[0], Catch::StartsWith("pod-cycle"));
  }
}

TEST_CASE("both halves of a file that is split under new names keep what they import", "[end-to-end][gate]") {
  std::vector<std::pair<std::string, std::string>> files = gate_factory();
  files.push_back({"pods/House/Big.m", kRecruit + functions("first") + functions("second")});
  const GitPool pool(files);
  pool.branch("feature");
  pool.git({"rm", "-q", "pods/House/Big.m"});
  pool.write("pods/House/First.m", kRecruit + functions("first") + "int more;\n");
  pool.write("pods/House/Second.m", kRecruit + functions("second"));
  CHECK(gate_check(pool.path()).fresh == Lines{});
  pool.write("pods/House/Third.m", kRecruit + functions("second"));
  CHECK(gate_check(pool.path()).fresh == Lines{"peer-dependency House -> Recruit pods/House/Third.m:1"});
}
