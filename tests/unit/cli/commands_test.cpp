#include <catch2/catch.hpp>

#include "base/json.h"
#include "base/text.h"
#include "unit/cli/memory_world.h"

using namespace podworks;
using Catch::Contains;

namespace {

Json json_of(const std::string& text) {
  Result<Json> parsed = parse_json(text, "out.json");
  REQUIRE(parsed.ok());
  return parsed.value();
}

}  // namespace

TEST_CASE("check exits with 1 at an error and says where it is", "[cli]") {
  TestWorld world(small_tree());
  CHECK(world.run({"check"}) == 1);
  CHECK(world.err.empty());
  CHECK_THAT(world.out, Contains("error[peer-dependency]: ") && Contains("--> pods/House/house.c:1:10") &&
                            Contains("1 | #include \"rent.h\"") && Contains("1 error"));
}

TEST_CASE("check exits with 0 when nothing reaches --fail-on", "[cli]") {
  TestTree tree = small_tree();
  tree["/pool/pods/House/house.c"] = "#include \"net.h\"\n#include \"nowhere.h\"\n";
  TestWorld world(tree);
  CHECK(world.run({"check"}) == 0);
  CHECK_THAT(world.out, Contains("warning[unresolved-import]"));
  CHECK(world.run({"check", "--fail-on", "warn"}) == 1);
}

TEST_CASE("one scan can be written in several formats and places", "[cli]") {
  TestWorld world(small_tree(), "/pool/pods");
  CHECK(world.run({"check", "--report", "json=../out/a.json", "--report=concise=b.txt", "-o", "c.txt"}) == 1);
  CHECK(world.out.empty());
  CHECK_THAT(world.tree->at("/pool/out/a.json"), Contains("podworks.check/1"));
  CHECK_THAT(world.tree->at("/pool/pods/b.txt"), Contains("pods/House/house.c:1:10: error[peer-dependency]"));
  CHECK_THAT(world.tree->at("/pool/pods/c.txt"), Contains("  --> pods/House/house.c:1:10"));
}

TEST_CASE("a result is refused under a name that podworks reads, before any work", "[cli]") {
  const std::string name =
      GENERATE("podworks.yml", "sub/podworks.yml", "podworks.pod.yml", "new.m", "X.podspec", "Podfile", "own.yml");
  TestTree tree = small_tree();
  tree["/pool/own.yml"] = tree["/pool/podworks.yml"];
  if (name == "podworks.yml") tree.erase("/pool/podworks.yml");
  TestWorld world(tree);
  CAPTURE(name);
  CHECK(world.run({"check", "-c", "own.yml", "--report", "json=" + name}) == 2);
  CHECK_THAT(world.err, Contains("`" + name + "` is a file that podworks reads"));
  CHECK(world.run({"check", "-c", "own.yml", "-o", name}) == 2);
  CHECK(world.out.empty());
  CHECK(*world.tree == tree);
}

TEST_CASE("two results in one file are refused, but for a device", "[cli]") {
  TestWorld world(small_tree());
  CHECK(world.run({"check", "-o", "z", "--report", "json=./z"}) == 2);
  CHECK_THAT(world.err, Contains("two results would be written to `z`"));
  CHECK(world.run({"check", "--report", "concise=z", "--report", "json=z"}) == 2);
  CHECK_FALSE(world.tree->contains("/pool/z"));
  CHECK(world.run({"check", "-o", "/dev/null", "--report", "json=/dev/null"}) == 1);
}

TEST_CASE("an absent -c file and an empty configuration end the run", "[cli]") {
  TestTree tree = small_tree();
  TestWorld world(tree);
  CHECK(world.run({"check", "-c", "nope.yml"}) == 2);
  CHECK_THAT(world.err, Contains("there is no configuration `nope.yml`") && Contains("help: "));
  (*world.tree)["/pool/podworks.yml"] = "";
  CHECK(world.run({"check"}) == 2);
  CHECK_THAT(world.err, Contains("error: ") && Contains("podworks.yml"));
  CHECK(world.out.empty());
}

TEST_CASE("every problem of the configuration is reported with its place", "[cli]") {
  TestTree tree = small_tree();
  tree["/pool/podworks.yml"] = "version: 1\nlayer: []\nrules: { layer-ordr: error }\n";
  TestWorld world(tree);
  CHECK(world.run({"check"}) == 2);
  CHECK_THAT(world.err, Contains("podworks.yml:2:1") && Contains("`layers`") && Contains("podworks.yml:3:") &&
                            Contains("`layer-order`") && Contains("2 errors"));
}

TEST_CASE("a folder without sources is a failure, not a success", "[cli]") {
  TestWorld world(TestTree{{"/pool/README.md", "hello"}});
  CHECK(world.run({"check"}) == 2);
  CHECK_THAT(world.err, Contains("error: ") && Contains("help: "));
  CHECK(world.run({"check", "-C", "elsewhere"}) == 2);
  CHECK_THAT(world.err, Contains("there is no folder `elsewhere`"));
}

TEST_CASE("podworks.yml is looked for upwards, up to the repository's root", "[cli]") {
  TestWorld world(small_tree(), "/pool/pods/House");
  CHECK(world.run({"check"}) == 1);
  CHECK_THAT(world.out, Contains("--> pods/House/house.c:1:10"));
  (*world.tree)["/pool/pods/.git/HEAD"] = "";
  CHECK(world.run({"check"}) == 0);
  CHECK_THAT(world.err, Contains("no podworks.yml") && Contains("`podworks init`"));
  CHECK(world.run({"check", "--quiet"}) == 0);
  CHECK(world.err.empty());
}

TEST_CASE("given files are seen from the working folder and limit the report, not the graph", "[cli]") {
  TestWorld world(small_tree(), "/pool/pods/House");
  CHECK(world.run({"check", "house.c"}) == 1);
  CHECK(world.run({"check", "/pool/pods/House"}) == 1);
  CHECK(world.run({"check", "../Net"}) == 0);
  CHECK_THAT(world.out,
             Contains("no findings in 6 files of 4 pods") && Contains("reported are only those in `pods/Net`"));
  CHECK(world.run({"check", "../House/gone.c"}) == 2);
  CHECK_THAT(world.err, Contains("there is no file `../House/gone.c`"));
  CHECK(world.run({"check", "/etc/passwd"}) == 2);
  CHECK_THAT(world.err, Contains("`/etc/passwd` lies outside the pool"));
}

TEST_CASE("check --pod and --app report their closure", "[cli]") {
  TestWorld world(small_tree());
  CHECK(world.run({"check", "--pod", "House"}) == 1);
  CHECK(world.run({"check", "--pod", "Net"}) == 0);
  CHECK_THAT(world.out, Contains("in pod `Net` and the 1 pod that it needs"));
  CHECK(world.run({"check", "--app", "Flat"}) == 1);
  CHECK(world.run({"check", "--app", "Bare"}) == 0);
  CHECK(world.run({"check", "--pod", "Hause"}) == 2);
  CHECK_THAT(world.err, Contains("there is no pod `Hause`") && Contains("did you mean `House`?"));
  CHECK(world.run({"check", "--app", "Flat", "--pod", "House"}) == 2);
  CHECK_THAT(world.err, Contains("cannot be combined"));
}

TEST_CASE("the day of the verdict is --today, then SOURCE_DATE_EPOCH, then today", "[cli]") {
  TestWorld world(small_tree());
  const auto today = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"check", "--format", "json"});
    world.run(more);
    return *json_of(world.out).find("today")->string();
  };
  CHECK(today({}) == "2026-11-21");
  world.variables["SOURCE_DATE_EPOCH"] = "86400";
  CHECK(today({}) == "1970-01-02");
  CHECK(today({"--today", "2030-01-31"}) == "2030-01-31");
  world.variables["SOURCE_DATE_EPOCH"] = "now";
  CHECK(world.run({"check"}) == 2);
  CHECK_THAT(world.err, Contains("SOURCE_DATE_EPOCH"));
}

TEST_CASE("colour needs a terminal, NO_COLOR forbids it and --color decides", "[cli]") {
  TestWorld world(small_tree());
  const auto coloured = [&](const std::string& when) {
    world.run({"check", "--color", when});
    return world.out.find('\x1b') != std::string::npos;
  };
  CHECK_FALSE(coloured("auto"));
  CHECK(coloured("always"));
  world.world.out_is_terminal = true;
  CHECK(coloured("auto"));
  CHECK_FALSE(coloured("never"));
  world.variables["NO_COLOR"] = "1";
  CHECK_FALSE(coloured("auto"));
  world.variables = {{"TERM", "dumb"}};
  CHECK_FALSE(coloured("auto"));
}

TEST_CASE("a closed pipe ends quietly, a full disk does not", "[cli]") {
  TestWorld world(small_tree());
  world.world.write_out = [](std::string_view) { return std::make_error_code(std::errc::broken_pipe); };
  CHECK(world.run({"check"}) == 1);
  CHECK(world.err.empty());
  CHECK(world.run({"check", "--help"}) == 0);
  world.world.write_out = [](std::string_view) { return std::make_error_code(std::errc::no_space_on_device); };
  for (const auto& line :
       std::vector<std::vector<std::string>>{{"check"}, {"check", "--help"}, {"--help"}, {"version"}}) {
    CHECK(world.run(line) == 2);
    CHECK_THAT(world.err, Contains("cannot write the result: No space left on device"));
  }
}

TEST_CASE("timings go to the standard error", "[cli]") {
  TestWorld world(small_tree());
  world.run({"check", "--timings"});
  CHECK_THAT(world.err, Contains(" ms  rules\n") && Contains(" ms  report\n") && Contains(" ms  in all\n"));
  CHECK(world.out.find(" ms ") == std::string::npos);
}

TEST_CASE("timings say for each language how long reading and lexing took", "[cli][timings]") {
  TestTree tree = small_tree();
  tree["/pool/pods/House/b.swift"] = "import Net\n";
  TestWorld world(tree);
  world.run({"check", "--timings"});
  const std::string number = " *[0-9]+\\.[0-9]{2} ms  ";
  const std::vector<std::string> expected = {number + "in all",
                                             " +of it, summed over the threads:",
                                             number + "reading c-family \\(3 files, 48 bytes\\)",
                                             number + "lexing c-family",
                                             number + "reading c \\(3 files, 89 bytes\\)",
                                             number + "lexing c",
                                             number + "reading swift \\(1 file, 11 bytes\\)",
                                             number + "lexing swift",
                                             ""};
  const std::vector<std::string_view> lines = split(world.err, '\n');
  REQUIRE(lines.size() > expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CHECK_THAT(std::string(lines[lines.size() - expected.size() + i]), Catch::Matches(expected[i]));
  }
}

TEST_CASE("the same bytes come out for any number of threads", "[cli]") {
  TestWorld world(small_tree());
  world.run({"check", "--format", "json", "-j1"});
  const std::string one = world.out;
  world.run({"check", "--format", "json", "-j8"});
  CHECK(world.out == one);
}

TEST_CASE("graph answers in every format and level", "[cli]") {
  TestWorld world(small_tree());
  for (const char* format : {"text", "json", "dot", "mermaid"}) {
    for (const char* level : {"unit", "pod", "layer", "file"}) {
      CAPTURE(format, level);
      CHECK(world.run({"graph", "--format", format, "--level", level, "--focus", "House", "--depth", "all"}) == 0);
      CHECK_FALSE(world.out.empty());
    }
  }
  CHECK(world.run({"graph", "--focus", "Haus"}) == 2);
  CHECK_THAT(world.err, Contains("there is no pod `Haus`"));
}

TEST_CASE("a depth without a focus is refused, not ignored", "[cli]") {
  TestWorld world(small_tree());
  for (const char* depth : {"1", "2", "all"}) {
    CAPTURE(depth);
    CHECK(world.run({"graph", "--depth", depth}) == 2);
    CHECK(world.out.empty());
    CHECK_THAT(world.err, Contains("there is no `--focus`") && Contains("give `--focus POD` too"));
  }
  CHECK(world.run({"graph", "--focus", "House"}) == 0);
  CHECK_THAT(world.out, !Contains("indirectly"));
}

TEST_CASE("why shows the chain between pods and from an app", "[cli]") {
  TestWorld world(small_tree());
  CHECK(world.run({"why", "House", "Zip"}) == 0);
  CHECK(world.out ==
        "`House` needs `Zip` in 2 steps\n"
        "  House -> Net  pods/House/house.c:2:10  `net.h`\n"
        "  Net -> Zip    pods/Net/net.h:1:10  `zip.h`\n"
        "every chain goes through\n"
        "  House -> Net  pods/House/house.c:2:10  `net.h`\n"
        "  Net -> Zip    pods/Net/net.h:1:10  `zip.h`\n");
  CHECK(world.run({"why", "Zip", "--app", "Flat"}) == 0);
  CHECK_THAT(world.out, Contains("app `Flat` needs `Zip` in 3 steps") && Contains("Flat -> House"));
  CHECK(world.run({"why", "Zip", "House"}) == 0);
  CHECK(world.out == "`Zip` does not need `House`, but `House` needs `Zip`\n");
  CHECK(world.run({"why", "House", "--app", "Bare"}) == 0);
  CHECK(world.out == "app `Bare` does not need `House`\n");
}

TEST_CASE("why says what is missing in its call", "[cli]") {
  TestWorld world(small_tree());
  CHECK(world.run({"why", "House"}) == 2);
  CHECK_THAT(world.err, Contains("podworks why A B"));
  CHECK(world.run({"why", "House", "Housse"}) == 2);
  CHECK_THAT(world.err, Contains("did you mean `House`?"));
  CHECK(world.run({"why", "House", "House"}) == 2);
  CHECK(world.run({"why", "House", "Net", "--app", "Flat"}) == 2);
  CHECK(world.run({"why", "House", "--app", "Flet"}) == 2);
  CHECK_THAT(world.err, Contains("did you mean `Flat`?"));
}

TEST_CASE("list shows each kind as text and JSON", "[cli]") {
  TestWorld world(small_tree());
  for (const char* kind :
       {"pods", "layers", "apps", "lookups", "rules", "languages", "readers", "emitters", "formats"}) {
    CAPTURE(kind);
    CHECK(world.run({"list", kind}) == 0);
    CHECK(world.run({"list", kind, "--format", "json"}) == 0);
    const Json json = json_of(world.out);
    CHECK(*json.find("kind")->string() == kind);
    CHECK(json.find("items")->array() != nullptr);
  }
  CHECK(world.run({"list", "pod"}) == 2);
  CHECK_THAT(world.err, Contains("did you mean `pods`?"));
  CHECK(world.run({"list", "pods"}) == 0);
  CHECK_THAT(world.out, Contains("House  business  directory"));
}

TEST_CASE("explain prints a rule under its headings and suggests the nearest", "[cli]") {
  TestWorld world(TestTree{});
  CHECK(world.run({"explain", "layer-order"}) == 0);
  CHECK_THAT(world.out, Contains("What it checks") && Contains("Why it matters") && Contains("How to fix") &&
                            Contains("Configuration") && Contains("Example"));
  CHECK(world.run({"explain", "layer-order", "--format", "json"}) == 0);
  CHECK(*json_of(world.out).find("schema")->string() == "podworks.explain/1");
  CHECK(world.run({"explain", "layer-ordr"}) == 2);
  CHECK_THAT(world.err, Contains("did you mean `layer-order`?"));
}

TEST_CASE("config shows, describes and validates the configuration", "[cli]") {
  TestWorld world(small_tree());
  CHECK(world.run({"config", "show"}) == 0);
  CHECK_THAT(world.out, Contains("business"));
  CHECK(world.run({"config", "show", "--format", "json"}) == 0);
  CHECK(json_of(world.out).find("config")->find("layers") != nullptr);
  CHECK(world.run({"config", "schema"}) == 0);
  CHECK(json_of(world.out).find("properties") != nullptr);
  CHECK(world.run({"config", "validate"}) == 0);
  CHECK(world.out == "podworks.yml holds: 2 layers, 2 apps, 0 podworks.pod.yml files\n");
  CHECK(world.run({"config", "sho"}) == 2);
  CHECK_THAT(world.err, Contains("did you mean `show`?"));
  (*world.tree)["/pool/podworks.yml"] = "version: 1\nlayerz: []\n";
  CHECK(world.run({"config", "validate"}) == 2);
  CHECK_THAT(world.err, Contains("podworks.yml:2:1"));
}

TEST_CASE("version is one line, or JSON", "[cli]") {
  TestWorld world(TestTree{});
  CHECK(world.run({"version"}) == 0);
  CHECK_THAT(world.out, Catch::Matches("podworks [0-9]+\\.[0-9]+\\.[0-9]+\n"));
  CHECK(world.run({"version", "--format", "json"}) == 0);
  CHECK(*json_of(world.out).find("schema")->string() == "podworks.version/1");
}

TEST_CASE("an ambiguous import stands in the scope of the app and of the pod that write it", "[cli]") {
  TestWorld world({{"/pool/podworks.yml",
                    "version: 1\npods: [{ from: directory, in: \"pods/*\" }]\n"
                    "apps: { R: { path: apps/r, roots: [C] } }\n"},
                   {"/pool/pods/A/lib/Utils.h", ""},
                   {"/pool/pods/B/lib/Utils.h", ""},
                   {"/pool/pods/C/c.m", "#import \"Utils.h\"\n"},
                   {"/pool/apps/r/main.m", "#import \"Utils.h\"\n"}});
  CHECK(world.run({"check", "--app", "R"}) == 1);
  CHECK(world.run({"check", "--pod", "C"}) == 1);
  CHECK(world.run({"check", "--pod", "A"}) == 0);
}
