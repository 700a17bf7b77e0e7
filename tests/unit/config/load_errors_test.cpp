#include <catch2/catch.hpp>

#include "config_test_support.h"

namespace podworks {

TEST_CASE("a problem of the configuration is told with its place and what to do", "[config]") {
  const auto [text, expected] = GENERATE(table<const char*, const char*>({
      // The file as a whole.
      {"- a\n",
       "podworks.yml:1:1: podworks.yml must be a map of keys, not a list (begin for instance with `version: 1`)"},
      {"hello\n",
       "podworks.yml:1:1: podworks.yml must be a map of keys, not a single value (begin for instance with `version: "
       "1`)"},
      {"version: 2\n", "podworks.yml:1:10: `version` must be 1, not `2` (format 1 is all that this podworks knows)"},
      {"requires: \">=0.4\"\n",
       "podworks.yml:1:11: `requires`: podworks 0.1.0 is not `>=0.4`, which this file requires (use a podworks of that "
       "version, or change `requires`)"},
      {"requires: latest\n",
       "podworks.yml:1:11: `requires` must be a version range such as \">=0.1 <0.3\" or \"0.1\", not `latest`"},
      // Keys.
      {"layrs: []\n", "podworks.yml:1:1: podworks.yml has no key `layrs` (did you mean `layers`?)"},
      {"version: 1\npeers: forbid\n", "podworks.yml:2:1: podworks.yml has no key `peers` (it is a key of `layers`)"},
      {"limits: { gitignore: true }\n",
       "podworks.yml:1:11: `limits` has no key `gitignore` (it is a key of podworks.yml itself)"},
      {"limits: { depth: 3 }\n",
       "podworks.yml:1:11: `limits` has no key `depth` (the keys are unresolved, height, pods_in_cycle, layer_share)"},
      {"layers:\n  - name: base\n    standart: true\n",
       "podworks.yml:3:5: `layers` has no key `standart` (did you mean `standard`?)"},
      {"version: 1\nversion: 1\n", "podworks.yml:2:1: the key `version` stands twice (remove one of them)"},
      {"? [a]\n: b\n", "podworks.yml:1:3: a key must be a plain name"},
      // Kinds.
      {"version: 1\nexclude:\n",
       "podworks.yml:2:1: `exclude` has no value (write for instance `[\"**/Example/**\"]`, or remove it)"},
      {"exclude: Example\n",
       "podworks.yml:1:10: `exclude` must be a list, not a single value (write for instance `[\"**/Example/**\"]`)"},
      {"external: [[UIKit]]\n", "podworks.yml:1:12: each entry of `external` must be a single value, not a list"},
      {"layers: { base: [A] }\n",
       "podworks.yml:1:9: `layers` must be a list, not a map (write for instance `[{ name: base, pods: [AFNetworking, "
       "\"*SDK\"] }]`)"},
      {"layers: [base]\n",
       "podworks.yml:1:10: each entry of `layers` must be a map, not a single value (write for instance `{ name: base, "
       "pods: [AFNetworking, \"*SDK\"] }`)"},
      {"env: { A: [1] }\n", "podworks.yml:1:11: `A` in `env` must be a single value, not a list"},
      {"defines: { A: [1] }\n", "podworks.yml:1:15: `A` in `defines` must be a single value, not a list"},
      {"defines: { A: }\n", "podworks.yml:1:12: `A` in `defines` has no value"},
      {"defines: { \"!A\": 1 }\n", "podworks.yml:1:12: `defines`: `!A` is no macro (write `A: undefined`)"},
      {"defines: { -DA: 1 }\n", "podworks.yml:1:12: `defines`: `-DA` is no macro (write `A: 1`)"},
      {"defines: { A=2: 1 }\n", "podworks.yml:1:12: `defines`: `A=2` is no macro (write `A: 2`)"},
      {"defines: { 1A: 1 }\n", "podworks.yml:1:12: `defines`: `1A` is no macro"},
      {"defines: { \"os(iOS\": 1 }\n", "podworks.yml:1:12: `defines`: `os(iOS` is no macro"},
      {"tags: { line: { house: House } }\n",
       "podworks.yml:1:24: `house` in `line` in `tags` must be a list, not a single value (write for instance `[House, "
       "HouseMap]`)"},
      // Values.
      {"gitignore: yes\n", "podworks.yml:1:12: `gitignore` must be `true` or `false`, not `yes` (write `true`)"},
      {"gitignore: \"true\"\n",
       "podworks.yml:1:12: `gitignore` must be `true` or `false`, not `true` (remove the quotes)"},
      {"limits: { height: tall }\n",
       "podworks.yml:1:19: `height` must be a whole number from 1 up, such as 12, not `tall`"},
      {"limits: { height: 0 }\n", "podworks.yml:1:19: `height` must be a whole number from 1 up, such as 12, not `0`"},
      {"limits: { pods_in_cycle: \"3\" }\n",
       "podworks.yml:1:26: `pods_in_cycle` must be a whole number such as 0 or 12, not `3` (remove the quotes)"},
      {"limits: { pods_in_cycle: 99999999999 }\n",
       "podworks.yml:1:26: `pods_in_cycle` must be a whole number such as 0 or 12, not `99999999999`"},
      {"limits: { unresolved: 2 }\n",
       "podworks.yml:1:23: `unresolved` must be a share such as 2% or 0.02, not `2` (did you mean `2%`?)"},
      {"limits: { layer_share: 120% }\n",
       "podworks.yml:1:24: `layer_share` must be a share such as 2% or 0.02, not `120%`"},
      {"limits: { layer_share: nan }\n",
       "podworks.yml:1:24: `layer_share` must be a share such as 2% or 0.02, not `nan`"},
      {"layers: [{ name: a, peers: forbidden }]\n",
       "podworks.yml:1:28: `peers` must be `acyclic` or `forbid`, not `forbidden` (did you mean `forbid`?)"},
      {"rules: { layer-ordr: error }\n",
       "podworks.yml:1:10: `rules`: `layer-ordr` is no rule (did you mean `layer-order`?)"},
      {"rules: { xyz: error }\n",
       "podworks.yml:1:10: `rules`: `xyz` is no rule (`podworks list rules` names them all)"},
      {"rules: { custom: error }\n",
       "podworks.yml:1:10: `rules`: `custom` is no rule (name the custom rule: `custom/NAME`)"},
      {"rules: { layer-order: warning }\n",
       "podworks.yml:1:23: `layer-order` in `rules` must be `error`, `warn`, `note` or `off`, not `warning` (did you "
       "mean "
       "`warn`?)"},
      {"rules: { layer-order: true }\n",
       "podworks.yml:1:23: `layer-order` in `rules` must be `error`, `warn`, `note` or `off`, not `true`"},
      {"deprecated: [{ edge: A -> B, until: 2027-02-29 }]\n",
       "podworks.yml:1:37: `until`: there is no day `2027-02-29` (write YYYY-MM-DD)"},
      {"deprecated: [{ edge: A -> B, until: 31.3.2027 }]\n",
       "podworks.yml:1:37: `until` must be a date such as 2027-03-31, not `31.3.2027`"},
      {"pods: [{ from: podspek }]\n",
       "podworks.yml:1:16: `from` must be `podspec` or `directory`, not `podspek` (did you mean `podspec`?)"},
      {"apps: { A: { roots: [X], emit: { podfil: x } } }\n",
       "podworks.yml:1:34: each key of `emit` must be `podfile` or `cmake`, not `podfil` (did you mean `podfile`?)"},
      {"apps: { A: { roots: [X], emit: { cmake: ../x } } }\n",
       "podworks.yml:1:41: `cmake` in `emit`: the path `../x` leaves the root (name a place below the root)"},
      {"apps: { A: { path: /srv/app } }\n",
       "podworks.yml:1:20: `path`: the path `/srv/app` is absolute (write it relative to the root)"},
      {"apps: { A: { path: ./ } }\n",
       "podworks.yml:1:20: `path` of app `A` is the root itself (name a place below the root)"},
      {"apps: { A: { roots: [X], platform: { iphone: 13 } } }\n",
       "podworks.yml:1:38: each key of `platform` must be `ios`, `macos`, `osx`, `tvos`, `watchos` or `visionos`, not "
       "`iphone`"},
      {"apps: { A: { roots: [X], platform: { ios: latest } } }\n",
       "podworks.yml:1:43: `ios` in `platform` must be a version such as 13.0, not `latest`"},
      {"versions: { X: latest }\n",
       "podworks.yml:1:16: `X` in `versions` must be a version such as 4.0.1, or one requirement such as \"~> 4.0\", "
       "not "
       "`latest`"},
      {"versions: { X: \">= 4.1, < 5\" }\n",
       "podworks.yml:1:16: `X` in `versions` must be a version such as 4.0.1, or one requirement such as \"~> 4.0\", "
       "not "
       "`>= 4.1, < 5` (`~> 4.1` stands for `>= 4.1, < 5`)"},
      {"podspec_helpers: { f: { returns_argument: 0 } }\n",
       "podworks.yml:1:43: `returns_argument` must be a whole number from 1 up, such as 12, not `0`"},
      {"external: [\"\"]\n", "podworks.yml:1:12: `external`: the glob is empty"},
      {"resolve: { \"Utils.h\": \" BaseKit\" }\n",
       "podworks.yml:1:23: `Utils.h` in `resolve`: the name ` BaseKit` begins or ends with a space (write `BaseKit`)"},
  }));
  CAPTURE(text);
  CHECK(problem_in(text) == expected);
}

TEST_CASE("keys that do not go together are told with their place", "[config]") {
  const auto [text, expected] = GENERATE(table<const char*, const char*>({
      {"pods: [{ from: podspec, name: x }]\n",
       "podworks.yml:1:8: an entry of `pods` has `from`, and `name` or `path` too (write `from` and `in`, or `name` "
       "and "
       "`path`)"},
      {"pods: [{ in: x }]\n",
       "podworks.yml:1:8: an entry of `pods` has no `from` (write `from` and `in`, or `name` and `path`)"},
      {"pods: [{ name: X }]\n", "podworks.yml:1:8: a pod declared by hand has no `path` (write `name` and `path`)"},
      {"pods: [{ from: podspec, files: [a] }]\n",
       "podworks.yml:1:32: `files` goes with `name` and `path` only (remove it)"},
      {"pods: [{ name: X, path: x, in: y }]\n",
       "podworks.yml:1:32: `in` goes with `from` only (write `path` for a pod declared by hand)"},
      {"pods: [{ name: X, path: x }, { name: X, path: y }]\n",
       "podworks.yml:1:30: pod `X` stands twice, first at podworks.yml:1:8 (remove one of them)"},
      {"layers: [{ pods: [X] }]\n",
       "podworks.yml:1:10: an entry of `layers` has no `name` (write for instance `name: business`)"},
      {"layers: [{ name: a }, { name: a }]\n",
       "podworks.yml:1:31: layer `a` stands twice, first at podworks.yml:1:18 (give each layer a name of its own)"},
      {"layers: [{ name: app }]\napps: { A: { path: a } }\n",
       "podworks.yml:1:18: a layer must not be called `app` here: that is the layer of the apps' own folders (choose "
       "another "
       "name; the apps' folders are given by their `path`)"},
      {"layers: [{ name: up, pods: [X, Y] }, { name: low, pods: [Y] }]\n",
       "podworks.yml:1:58: `Y` is in layer `low` here and in layer `up` at podworks.yml:1:32 (a pod lies in one layer: "
       "remove "
       "one of them)"},
      {"layers: [{ name: middle, may_use: [basis] }, { name: base }]\n",
       "podworks.yml:1:36: there is no layer `basis` (the layers are `middle` or `base`)"},
      {"layers: [{ name: up }, { name: low, may_use: [up] }]\n",
       "podworks.yml:1:47: layer `low` must not use `up`, which stands above it (`may_use` names lower layers and the "
       "own "
       "one; the order of `layers` decides which are lower)"},
      {"rules: { custom/alone: off }\n",
       "podworks.yml:1:10: there is no custom rule `custom/alone` (declare it under `custom`)"},
      {"rules: { custom/alon: off }\ncustom: [{ name: alone, rule: \"A -X> B\" }]\n",
       "podworks.yml:1:10: there is no custom rule `custom/alon` (did you mean `custom/alone`?)"},
      {"custom: [{ name: custom/x, rule: \"A -X> B\" }]\n",
       "podworks.yml:1:18: `name` must be a name of letters, digits, `-` and `_`, not `custom/x` (leave `custom/` "
       "out)"},
      {"custom: [{ name: x, rule: \"A -X> B\" }, { name: x, rule: \"B -X> A\" }]\n",
       "podworks.yml:1:57: custom rule `x` stands twice, first at podworks.yml:1:27 (give each rule a name of its "
       "own)"},
      {"custom: [{ name: x, rule: \"A -> B\" }]\n",
       "podworks.yml:1:27: `rule`: `A -> B` forbids nothing (write `A -X> B` (A must not use B itself) or `A =X> B` "
       "(nor "
       "through other pods))"},
      {"custom: [{ name: x, rule: \"A, B -X> C\" }]\n",
       "podworks.yml:1:27: `rule`: `A, B` is more than one name (write `{A,B}` for several pods)"},
      {"custom: [{ name: x, rule: \"A -X> \" }]\n",
       "podworks.yml:1:27: `rule`: one side of the arrow is empty (write a pod on both sides)"},
      {"custom: [{ name: x, rule: \"layr:a -X> B\" }]\n",
       "podworks.yml:1:27: `rule`: `layr` is no kind of selector (write a pod, a glob of pods, `layer:NAME` or "
       "`tag:NAME=VALUE`)"},
      {"custom: [{ name: x, rule: \"layer:bass -X> B\" }]\nlayers: [{ name: base }]\n",
       "podworks.yml:1:27: there is no layer `bass` (did you mean `base`?)"},
      {"custom: [{ name: x, rule: \"tag:line=hous -X> B\" }]\ntags: { line: { house: [A] } }\n",
       "podworks.yml:1:27: there is no `tag:line=hous` (did you mean `tag:line=house`?)"},
      {"custom: [{ name: x, rule: \"tag:line -X> B\" }]\n",
       "podworks.yml:1:27: `rule`: `tag:line` is no tag (write `tag:NAME=VALUE`)"},
      {"deprecated: [{ edge: \"A -X> B\" }]\n", "podworks.yml:1:22: `edge`: `A -X> B` is no edge (write `A -> B`)"},
      {"deprecated: [{ edge: A -> B }, { edge: \"A->B\" }]\n",
       "podworks.yml:1:40: edge `A -> B` stands twice, first at podworks.yml:1:22 (remove one of them)"},
      {"deprecated: [{ until: 2027-01-01 }]\n",
       "podworks.yml:1:14: an entry of `deprecated` has no `edge` (write for instance `edge: \"WBList -> "
       "WBOldCache\"`)"},
      {"apps: { A: { forbid: [X] } }\n",
       "podworks.yml:1:9: app `A` has no `roots`, `from` or `path` (name the pods that it asks for: `roots: [...]`)"},
      {"apps: { A: { roots: [], path: a } }\n",
       "podworks.yml:1:21: `roots` of app `A` is empty (remove it if the sources below `path` give the roots)"},
      {"apps: { Lite: { roots: [X], subset_of: Ful }, Full: { roots: [X] } }\n",
       "podworks.yml:1:40: there is no app `Ful` (did you mean `Full`?)"},
      {"apps: { A: { roots: [X], subset_of: A } }\n",
       "podworks.yml:1:37: app `A` is a subset of itself (`subset_of` names the full app)"},
      {"apps: { A: { from: x/Podfile, emit: { podfile: ./x/Podfile } } }\n",
       "podworks.yml:1:39: app `A` writes `x/Podfile`, and it reads it (write to another path, or remove `from`: a "
       "manifest under `emit` is compared with the plan too)"},
      {"apps: { A: { roots: [X], from: x/Podfile }, B: { roots: [X], emit: { podfile: x/Podfile } } }\n",
       "podworks.yml:1:70: app `B` writes `x/Podfile`, and app `A` reads it (write to another path, or remove `from`: "
       "a "
       "manifest under `emit` is compared with the plan too)"},
      {"apps: { A: { roots: [X], emit: { cmake: o } }, B: { roots: [Y], emit: { cmake: o } } }\n",
       "podworks.yml:1:73: app `B` writes `o`, as app `A` does at podworks.yml:1:9 (give each manifest a path of its "
       "own)"},
      {"apps: { A: { roots: [X], emit: { cmake: o, podfile: ./o } } }\n",
       "podworks.yml:1:44: app `A` writes `o`, as app `A` does at podworks.yml:1:9 (give each manifest a path of its "
       "own)"},
      {"apps: { A: { roots: [X], emit: { cmake: podworks.yml } } }\n",
       "podworks.yml:1:34: app `A` writes `podworks.yml`, which is a part of the configuration (give each manifest a "
       "path of its own)"},
      {"apps: { A: { roots: [X], emit: { cmake: pods/A/a.h } } }\n",
       "podworks.yml:1:34: app `A` writes `pods/A/a.h`, whose name says that podworks reads it (give each manifest a "
       "path of its own)"},
      {"apps: { A: { roots: [X], emit: { cmake: o/x/y, podfile: o } } }\n",
       "podworks.yml:1:34: app `A` writes `o/x/y`, and app `A` writes a file `o` at podworks.yml:1:48 (give each "
       "manifest a path of its own)"},
      {"apps: { A: { roots: [X], emit: { cmake: o.tmpl, podfile: o } } }\n",
       "podworks.yml:1:34: app `A` writes `o.tmpl`, the template of what app `A` writes at podworks.yml:1:49 (give "
       "each "
       "manifest a path of its own)"},
      {"podspec_helpers: { f: { value: x, returns_argument: 1 } }\n",
       "podworks.yml:1:20: helper `f` gives both `value` and an argument (remove `value` or `returns_argument`)"},
  }));
  CAPTURE(text);
  CHECK(problem_in(text) == expected);
}

TEST_CASE("an app's folder that holds another app's is told, one that both share is not", "[config]") {
  CHECK(
      problem_in("apps: { A: { path: apps }, B: { path: apps-b }, C: { path: apps/c/d } }\n") ==
      "podworks.yml:1:20: `path` of app `A`: the folder `apps` holds `apps/c/d`, the folder of app `C` (give each app "
      "a folder of its own, beside the others)");
  CHECK(problem_in("apps: { A: { path: x }, B: { path: ./x }, C: { path: x/y } }\n").starts_with("podworks.yml:1:20"));
  CHECK(problem_in("apps: { A: { path: apps/a }, B: { path: apps/a }, C: { path: apps/ab } }\n").empty());
}

TEST_CASE("every app's folder inside another's is told in one go", "[config]") {
  const auto problems = problems_of(
      load_files({{"podworks.yml", "apps: { X: { path: x }, Y: { path: x }, Z: { path: x/a }, W: { path: x/b } }\n"}}));
  CHECK(problems.size() == 4);
}

TEST_CASE("no manifest is written over an included file", "[config]") {
  const auto problems =
      problems_of(load_files({{"podworks.yml", "include: [./ci/more.yml]\n"},
                              {"ci/more.yml", "apps: { A: { roots: [X], emit: { cmake: ci/more.yml } } }\n"}}));
  CHECK(problems == std::vector<std::string>{"ci/more.yml:1:34: app `A` writes `ci/more.yml`, which is a part of the "
                                             "configuration (give each manifest a path of its own)"});
}

TEST_CASE("each app of a loop of subsets is told", "[config]") {
  const auto problems = problems_in(
      "apps: { A: { roots: [X], subset_of: B }, B: { roots: [X], subset_of: A }, "
      "C: { roots: [X], subset_of: A } }\n");
  CHECK(problems ==
        std::vector<std::string>{
            "podworks.yml:1:37: app `A` is a subset of itself, by way of `B` (`subset_of` names the full app)",
            "podworks.yml:1:70: app `B` is a subset of itself, by way of `A` (`subset_of` names the full app)"});
}

TEST_CASE("all problems come in one go, in the order of the file", "[config]") {
  const auto problems = problems_in(R"(layerz: []
version: 2
version: 3
requires: ">=9.9"
pods:
  - from: podspek
    inn: x
rules:
  layer-ordr: error
  pod-cycle: fatal
limits: { unresolved: lots }
layers:
  - { name: up, pods: [X] }
  - { name: low, pods: [X], may_use: [lower] }
deprecated:
  - { edge: A -> B, until: 2027-13-01 }
apps:
  Lite: { roots: [X], subset_of: Full }
include: [ci/more.yml]
)");
  std::vector<std::string> places;
  for (const std::string& problem : problems) places.push_back(problem.substr(0, problem.find(": ")));
  CHECK(places == std::vector<std::string>{"podworks.yml:1:1", "podworks.yml:2:10", "podworks.yml:3:1",
                                           "podworks.yml:3:10", "podworks.yml:4:11", "podworks.yml:6:11",
                                           "podworks.yml:7:5", "podworks.yml:9:3", "podworks.yml:10:14",
                                           "podworks.yml:11:23", "podworks.yml:14:25", "podworks.yml:14:39",
                                           "podworks.yml:16:28", "podworks.yml:18:34", "podworks.yml:19:11"});
}

TEST_CASE("what refers to a broken part is not told again", "[config]") {
  CHECK(problems_in("layers: { base: [A] }\ncustom: [{ name: x, rule: \"layer:base -X> B\" }]\n").size() == 1);
  CHECK(problems_in("layers: [{ nme: base }, { name: up, may_use: [base] }]\n").size() ==
        2);  // unknown and missing key
  CHECK(problems_in("custom: [{ rule: \"A -X> B\" }]\nrules: { custom/x: off }\n").size() == 1);
}

TEST_CASE("a glob that can never match is refused", "[config][glob]") {
  const auto [glob, expected] = GENERATE(table<const char*, const char*>({
      {"/x", "the glob `/x` can never match: paths are relative, without `.` and `..` (write `x`)"},
      {"./x", "the glob `./x` can never match: paths are relative, without `.` and `..` (write `x`)"},
      {"build/",
       "the glob `build/` can never match: paths are relative, without `.` and `..` (write `build` for the folder)"},
      {"a/../b", "the glob `a/../b` can never match: paths are relative, without `.` and `..`"},
      {"a//b", "the glob `a//b` can never match: paths are relative, without `.` and `..`"},
      {".",
       "the glob `.` can never match: paths are relative, without `.` and `..` (write `*` for all at the top, `**` for "
       "everything)"},
      {"[a", "the glob `[a` has a `[` that is never closed (a `\\` before the character takes it as it is)"},
      {"[]", "the glob `[]` has a `[` that is never closed (a `\\` before the character takes it as it is)"},
      {"{a", "the glob `{a` has a `{` that is never closed (a `\\` before the character takes it as it is)"},
      {"a}", "the glob `a}` has a `}` without a `{` (a `\\` before the character takes it as it is)"},
      {"a\\", "the glob `a\\` ends with a single `\\` (a `\\` before the character takes it as it is)"},
      {"{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}",
       "the glob `{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}` stands for more than 1000 patterns (use `*` "
       "instead of "
       "braces)"},
  }));
  CAPTURE(glob);
  CHECK(problem_in(std::string("exclude: ['") + glob + "']\n") ==
        std::string("podworks.yml:1:11: `exclude`: ") + expected);
}

TEST_CASE("globs that mean something are accepted", "[config][glob]") {
  for (const char* glob : {"**", "*", "a", "**/Example/**", "{a,b,{c,d}}/*.[hm]", "[!a]", "[]a]", "[\\]]", "a\\[b",
                           ".git", "..x", "x,y", "**/*.{c,cc,cpp}", "中文/**"}) {
    CAPTURE(glob);
    CHECK(problem_in(std::string("exclude: ['") + glob + "']\n").empty());
  }
}

}  // namespace podworks
