#include <catch2/catch.hpp>

#include <fmt/format.h>

#include "config_test_support.h"

namespace podworks {
namespace {

std::string included(std::string root, std::string more) {
  std::string all;
  for (const std::string& line : problems_of(
           load_files({{"podworks.yml", "include: [more.yml]\n" + std::move(root)}, {"more.yml", std::move(more)}}))) {
    all += (all.empty() ? "" : "\n") + line;
  }
  return all;
}

constexpr const char* kEmpty =
    "(`podworks init` writes a first configuration; `podworks config schema` says what may stand in it)";

}  // namespace

TEST_CASE("a configuration that is not there says how to start", "[config]") {
  const auto problems = problems_of(load_files({{"a.yml", ""}}));
  CHECK(problems ==
        std::vector<std::string>{"the configuration `podworks.yml` does not exist (`podworks init` writes a first "
                                 "one; without `-c`, podworks.yml is looked for upwards)"});
  const auto folder = problems_of(load_files({{"podworks.yml/a", ""}}));
  REQUIRE(folder.size() == 1);
  CHECK(folder[0].starts_with("the configuration `podworks.yml` is a folder ("));
}

TEST_CASE("an unreadable configuration is a failure", "[config]") {
  MemoryFileSystem files(Files{{"podworks.yml", "version: 1\n"}});
  files.make_unreadable("podworks.yml");
  const auto problems = problems_of(load_project(files, "podworks.yml", known_names()));
  CHECK(problems == std::vector<std::string>{"podworks.yml: `podworks.yml` cannot be read: Permission denied"});
}

TEST_CASE("an empty configuration is a failure", "[config]") {
  for (const char* text : {"", "\n", "# nothing yet\n", "{}\n", "---\n", "~\n", "\xEF\xBB\xBF"}) {
    CAPTURE(text);
    CHECK(problem_in(text) == std::string("podworks.yml: `podworks.yml` is empty ") + kEmpty);
  }
}

TEST_CASE("broken YAML is told with its place", "[config][yaml]") {
  const auto [text, expected] = GENERATE(table<std::string, const char*>({
      {"version: 1\n\texclude: [a]\n", "podworks.yml:2:1: this is no YAML: illegal tab when looking for indentation"},
      {"exclude: [a\n", "podworks.yml:2:1: this is no YAML: end of sequence flow not found"},
      {"version: 1\nenv: { A: 'x }\n",
       "podworks.yml:3:2: this is no YAML: a quote is never closed (look for the quote that opens last)"},
      {"exclude: 'x\nlayers: []\n",
       "podworks.yml:3:2: this is no YAML: a quote is never closed (look for the quote that opens last)"},
      {"exclude: [**/x]\n",
       "podworks.yml:1:11: this is no YAML: the referenced anchor is not defined (put a value in quotes that begins "
       "with `*`, "
       "`&`, `@`, `%` or a backtick)"},
      {", version: 1\n", "podworks.yml:1:1: only one YAML document is read (remove the line `---` and what follows)"},
      {"version: 1\nenv: &e { A: *e }\n", "podworks.yml:2:14: a value must not contain itself (remove the alias)"},
      {"version: 1\n---\nversion: 1\n",
       "podworks.yml:2:1: only one YAML document is read (remove the line `---` and what follows)"},
      {std::string("version: 1\n\0", 12), "podworks.yml:2:1: there is a control character (byte 0) (remove it)"},
      {"version: 1\n\x04layerz: 1\n", "podworks.yml:2:1: there is a control character (byte 4) (remove it)"},
      {"version: 1\n# \xff\n", "podworks.yml:2:3: this is no UTF-8 (save the file as UTF-8)"},
      {"env: { 中: \xd2\xb5 \xce\xf1 }\n", "podworks.yml:1:13: this is no UTF-8 (save the file as UTF-8)"},
  }));
  CAPTURE(text);
  CHECK(problem_in(text) == expected);
}

TEST_CASE("columns count characters", "[config][yaml]") {
  CHECK(problem_in("layers: [{ name: 业务层, peers: no }]\n") ==
        "podworks.yml:1:30: `peers` must be `acyclic` or `forbid`, not `no`");
}

TEST_CASE("hostile YAML ends in a problem", "[config][yaml]") {
  std::string bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n";
  for (char c = 'b'; c < 'k'; ++c) {
    const std::string before(1, static_cast<char>(c - 1));
    bomb += std::string(1, c) + ": &" + c + " [";
    for (int i = 0; i < 9; ++i) bomb += (i > 0 ? ",*" : "*") + before;
    bomb += "]\n";
  }
  CHECK_FALSE(problems_in(bomb).empty());
  CHECK_FALSE(problems_in(std::string(100'000, '[')).empty());
  CHECK_FALSE(problems_in(std::string(100'000, '{')).empty());
  CHECK_FALSE(problems_in("exclude: " + std::string(100'000, '-')).empty());
  CHECK_FALSE(problems_in("version: 1\n--- ,\n").empty());
  std::string chain = "a0: &a0 [x]\n";
  for (int i = 1; i < 400; ++i) {
    chain += fmt::format("a{0}: &a{0} [*a{1}]\n", i, i - 1);
  }
  CHECK_FALSE(problems_in(chain).empty());
  std::string deep;
  for (int i = 0; i < 3000; ++i) deep += std::string(static_cast<std::size_t>(i), ' ') + "a:\n";
  CHECK_FALSE(problems_in(deep).empty());
}

TEST_CASE("an alias stands for what it names", "[config][yaml]") {
  const auto project = load_text("external: &names [A, B]\nexclude: *names\nenv: { X: &x \"1\", Y: *x }\n");
  REQUIRE(problems_of(project).empty());
  CHECK(project.value().exclude.size() == project.value().built_in_excludes + 2);
  CHECK(project.value().env.at("Y") == "1");
}

TEST_CASE("a text of a megabyte is told shortly", "[config][yaml]") {
  const std::string large(1 << 20, 'x');
  for (const std::string& text :
       {"version: " + large, large + ": 1", "rules: { layer-order: " + large + " }",
        "limits: { unresolved: " + std::string(1 << 20, '1') + " }", "exclude: [" + large + "]",
        "requires: \"" + large + "\"", "custom: [{ name: x, rule: \"" + large + "\" }]"}) {
    const auto problems = problems_in(text);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].size() < 800);
  }
  CHECK(problem_in("env: { A: " + large + " }\n").empty());
  CHECK(problem_in("external: [" + std::string(5 << 20, 'x') + "]\n") ==
        "podworks.yml: `podworks.yml` is larger than 4 MB");
}

TEST_CASE("thousands of problems are counted, not told one by one", "[config]") {
  std::string text;
  for (int i = 0; i < 30'000; ++i) text += "key" + std::to_string(i) + ": 1\n";
  const auto problems = problems_in(text);
  REQUIRE(problems.size() == 1001);
  CHECK(problems.back() == "podworks.yml: 29 000 more problems are not shown");
}

TEST_CASE("included files add to lists and maps", "[config][include]") {
  const auto result = load_files({{"podworks.yml", R"(include: [ci/a.yml, ./ci/b.yml]
exclude: [one]
rules: { layer-order: warn }
limits: { height: 3 }
tags: { line: { house: [A] } }
layers: [{ name: base }]
)"},
                                  {"ci/a.yml", R"(exclude: [two]
rules: { pod-cycle: warn }
limits: { pods_in_cycle: 1 }
tags: { line: { recruit: [B] }, team: { ios: [C] } }
custom: [{ name: x, rule: "layer:base -X> tag:line=house" }]
apps: { A: { roots: [X] } }
)"},
                                  {"ci/b.yml", "exclude: [three]\napps: { B: { roots: [Y], subset_of: A } }\n"}});
  CHECK(problems_of(result).empty());
  REQUIRE(result.ok());
  const Project& project = result.value();
  std::vector<std::string> excludes;
  for (std::size_t i = project.built_in_excludes; i < project.exclude.size(); ++i) {
    excludes.push_back(project.exclude[i].value.pattern() + " " + to_string(project.exclude[i].at));
  }
  CHECK(excludes == std::vector<std::string>{"one podworks.yml:2:11", "two ci/a.yml:1:11", "three ci/b.yml:1:11"});
  CHECK(project.rules.size() == 2);
  CHECK(project.limits.height->value == 3);
  CHECK(project.limits.pods_in_cycle->value == 1);
  CHECK(project.tags.size() == 3);
  CHECK(project.apps.size() == 2);
}

TEST_CASE("the same key in two files is told with both places", "[config][include]") {
  const std::string message = " stands in two files, here and at podworks.yml:2:";
  CHECK(included("gitignore: true\n", "gitignore: true\n") ==
        "more.yml:1:1: `gitignore`" + message + "1 (remove one of them)");
  CHECK(included("rules: { pod-cycle: warn }\n", "rules: { pod-cycle: off }\n") ==
        "more.yml:1:10: `pod-cycle`" + message + "10 (remove one of them)");
  CHECK(included("limits: { height: 3 }\n", "limits: { height: 4 }\n") ==
        "more.yml:1:11: `height`" + message + "11 (remove one of them)");
  CHECK(included("tags: { line: { house: [A] } }\n", "tags: { line: { house: [B] } }\n") ==
        "more.yml:1:17: `house`" + message + "17 (remove one of them)");
  CHECK(included("apps: { A: { roots: [X] } }\n", "apps: { A: { forbid: [X], roots: [Y] } }\n") ==
        "more.yml:1:9: `A`" + message + "9 (remove one of them)");
  CHECK(included("layers: [{ name: a }]\n", "layers: [{ name: b }]\n") ==
        "more.yml:1:1: `layers`" + message + "1 (its order counts, so it must stand in one file)");
}

TEST_CASE("what is wrong in an included file is told there, with everything else", "[config][include]") {
  CHECK(included("layrs: []\n", "layrs: []\nlimits: []\n") ==
        "podworks.yml:2:1: podworks.yml has no key `layrs` (did you mean `layers`?)\n"
        "more.yml:1:1: `more.yml` has no key `layrs` (did you mean `layers`?)\n"
        "more.yml:2:9: `limits` must be a map, not a list (write for instance `{ unresolved: 2%, height: 12 }`)");
  CHECK(included("", "") == std::string("more.yml: `more.yml` is empty ") + kEmpty);
  CHECK(included("", "[a]\n") ==
        "more.yml:1:1: `more.yml` must be a map of keys, not a list (begin for instance with `version: 1`)");
  CHECK(included("", "include: [podworks.yml]\n") ==
        "more.yml:1:1: an included file must not include others (name them under `include` in `podworks.yml`)");
}

TEST_CASE("an include that cannot be followed is told", "[config][include]") {
  CHECK(problem_in("include: [ci/x.yml]\n") ==
        "podworks.yml:1:11: the included file `ci/x.yml` does not exist (its path is relative to the root)");
  CHECK(problem_in("include: [./podworks.yml]\n") == "podworks.yml:1:11: `./podworks.yml` includes itself (remove it)");
  CHECK(problem_in("include: [../x.yml]\n") ==
        "podworks.yml:1:11: `include`: the path `../x.yml` leaves the root (name a place below the root)");
  CHECK(problem_in("include: [/etc/x.yml]\n") ==
        "podworks.yml:1:11: `include`: the path `/etc/x.yml` is absolute (write it relative to the root)");
  CHECK(problems_of(load_files({{"podworks.yml", "include: [a.yml, ./a.yml]\n"}, {"a.yml", "external: [X]\n"}})) ==
        std::vector<std::string>{
            "podworks.yml:1:18: `./a.yml` is included twice, first at podworks.yml:1:11 (remove one of them)"});
}

TEST_CASE("an included list of the wrong kind does not hide what is right", "[config][include]") {
  CHECK(included("exclude: [a]\n", "exclude: b\n") ==
        "more.yml:1:10: `exclude` must be a list, not a single value (write for instance `[\"**/Example/**\"]`)");
  CHECK(included("tags: { line: [x] }\n", "tags: { line: { house: [A] } }\n") ==
        "podworks.yml:2:15: `line` in `tags` must be a map, not a list (write for instance `{ house: [House] }`)");
}

}  // namespace podworks
