// What GitHub Actions and TeamCity find in the log of a build, and formats that are refused.
#include <catch2/catch.hpp>

#include "cli/surroundings.h"
#include "unit/cli/memory_world.h"

using namespace podworks;

TEST_CASE("a matrix of thousands of files is refused", "[cli]") {
  TestTree tree = small_tree();
  for (int i = 0; i < 5000; ++i) tree["/pool/pods/Zip/z" + std::to_string(i) + ".c"] = "";
  TestWorld world(tree);
  CHECK(world.run({"graph", "--level", "file", "--report", "dsm=m.csv"}) == 2);
  CHECK_THAT(world.err, Catch::Contains("a matrix of 5 006 would have 25 060 036 cells"));
  CHECK(world.run({"graph", "--format", "dsm"}) == 0);
}

TEST_CASE("inside a service its commands follow the text alone", "[cli]") {
  TestWorld world(small_tree());
  world.variables["GITHUB_ACTIONS"] = "true";
  CHECK(world.run({"check"}) == 1);
  CHECK_THAT(world.out,
             Catch::StartsWith("error[peer-dependency]") && Catch::Contains("::error file=pods/House/house.c,line=1"));
  CHECK(world.run({"check", "--format", "concise"}) == 1);
  CHECK_THAT(world.out, !Catch::Contains("::error"));
  (*world.tree)["/.git/HEAD"] = "";  // the pool is a folder of a repository
  CHECK(world.run({"check"}) == 1);
  CHECK_THAT(world.out, Catch::Contains("::error file=pool/pods/House/house.c,line=1"));
}

TEST_CASE("a line of the tree is no command of the service", "[cli]") {
  CHECK(harmless_in_log("github", "  ::error::x\n\xC2\xA0::y\nstd::z\n") == "  : :error::x\n\xC2\xA0: :y\nstd::z\n");
  CHECK(harmless_in_log("github", "a ##[group]b") == "a # #[group]b");
  CHECK(harmless_in_log("teamcity", "a ##teamcity[b]\n::c") == "a # #teamcity[b]\n::c");
  CHECK(harmless_in_log("", "##[::") == "##[::");
}
