// Targets of Bazel as pods: files, labels, dependencies, names. The language of BUILD files: bazel_starlark_test.
#include <catch2/catch.hpp>

#include "tests/support/pool.h"
#include "tests/support/scan_text.h"
#include "tests/unit/scanner/pods/read_bazel.h"

using namespace podworks;
using namespace podworks::bazel_test;

TEST_CASE("a library of Bazel is a pod with its sources, headers and dependencies", "[scanner][pods][bazel]") {
  const FoundPods found = find_in_a(R"(
cc_library(
    name = "a",
    srcs = ["x.cc", "y.h"],
    hdrs = ["x.h"],
    deps = [":y", "//b", "//c:d", "@abseil-cpp//absl/strings"],
)
cc_library(name = "y", srcs = ["y.cc"])
)",
                                    {{"b/BUILD.bazel", "cc_library(name = 'b', hdrs = ['b.h'])"},
                                     {"b/b.h", ""},
                                     {"c/BUILD", "cc_library(name = 'd', hdrs = ['d.h'])"},
                                     {"c/d.h", ""}});
  CHECK(names_of(found.pods) == Names{"a", "a:y", "b", "c:d"});
  const PodDeclaration& a = pod(found.pods, "a");
  CHECK(files_of(a) == Names{"a/x.h", "a/x.cc", "-a/y.h"});
  CHECK(edges_of(a) == Names{"a:y", "b", "c:d", "@abseil-cpp//absl/strings"});
  CHECK(to_string(a.units[0].dependencies[1].at) == "a/BUILD:6:19");
  CHECK(to_string(a.at) == "a/BUILD:2:1");
  CHECK(a.languages == language_bit(Language::CFamily));
  CHECK(found.problems.empty());
}

TEST_CASE("names of targets are the shortest that are unique", "[scanner][pods][bazel]") {
  const std::string library = "cc_library(name = 'x', srcs = ['x.cc'])";
  CHECK(names_of(find_bazel({{"BUILD", library}, {"x.cc", ""}}).pods) == Names{"x"});
  CHECK(names_of(find_bazel({{"BUILD", library}, {"x.cc", ""}, {"x/BUILD", library}, {"x/x.cc", ""}}).pods) ==
        Names{":x", "x"});
  CHECK(names_of(find_bazel({{"p/q/BUILD", library}, {"p/q/x.cc", ""}}).pods) == Names{"p/q:x"});
}

TEST_CASE("labels mean what Bazel takes them for", "[scanner][pods][bazel]") {
  const auto [label, expected] = GENERATE(table<std::string, Names>({
      {":y", {"a:y"}},
      {"y", {"a:y"}},
      {"//a:y", {"a:y"}},
      {"//b", {"b"}},
      {"//b:b", {"b"}},
      {"@//b", {"b"}},
      {"@@//b", {"b"}},
      {"@own//b", {"b"}},
      {"@called//b", {"b"}},
      {"@other//b", {"@other//b"}},
      {"@fmt", {"@fmt"}},
      {"//b:other_name", {"b"}},
      {"//b:files", {}},
      {":node_modules/@wb/net", {"@wb/net"}},
  }));
  CAPTURE(label);
  const FoundPods found = find_in_a(
      "cc_library(name = 'a', srcs = ['x.cc'], deps = ['" + label + "'])\ncc_library(name = 'y', srcs = ['y.cc'])",
      {{"MODULE.bazel", "module(name = 'own', repo_name = 'called')"},
       {"b/BUILD", R"(
cc_library(name = "b", hdrs = ["b.h"])
alias(name = "other_name", actual = ":b")
filegroup(name = "files", srcs = ["b.h"])
)"},
       {"b/b.h", ""}});
  CHECK(edges_of(pod(found.pods, "a")) == expected);
  CHECK(found.problems.empty());
}

TEST_CASE("every attribute of dependencies has its purpose", "[scanner][pods][bazel]") {
  const auto [attribute, expected] = GENERATE(table<std::string, Names>({
      {"deps", {"a:y"}},
      {"implementation_deps", {"a:y"}},
      {"private_deps", {"a:y"}},
      {"interface_deps", {"a:y"}},
      {"associates", {"a:y"}},
      {"exports", {"a:y exported"}},
      {"runtime_deps", {"a:y running"}},
      {"plugins", {"a:y compiling"}},
      {"test_deps", {"a:y tests"}},
      {"data", {}},
      {"visibility", {}},
  }));
  CAPTURE(attribute);
  const FoundPods found = find_in_a("cc_library(name = 'a', srcs = ['x.cc'], " + attribute +
                                    " = [':y'])\ncc_library(name = 'y', srcs = ['y.cc'])");
  CHECK(edges_of(pod(found.pods, "a")) == expected);
}

TEST_CASE("what only bundles others passes them on", "[scanner][pods][bazel]") {
  const FoundPods found = find_in_a("cc_library(name = 'all', deps = [':y'])\ncc_library(name = 'y', srcs = ['y.cc'])");
  CHECK(edges_of(pod(found.pods, "a:all")) == Names{"a:y exported"});
  CHECK(files_of(pod(found.pods, "a:all")).empty());
}

TEST_CASE("files of other rules are followed", "[scanner][pods][bazel]") {
  const FoundPods found = find_in_a(R"(
filegroup(name = "zs", srcs = glob(["sub/*"]))
alias(name = "same", actual = ":zs")
genrule(name = "gen", outs = ["made.h", "made.cc"], cmd = "")
cc_library(name = "t", srcs = ["x.cc", ":same", "//b:b.cc"], hdrs = [":gen"])
)",
                                    {{"b/BUILD", "exports_files(['b.cc'])"}, {"b/b.cc", ""}});
  const PodDeclaration& t = pod(found.pods, "a:t");
  CHECK(files_of(t) == Names{"a/sub/z.cc", "-a/sub/z.h", "a/x.cc", "b/b.cc"});
  CHECK(t.units[0].generated_paths == Names{"a/made.h"});
  CHECK(found.problems.empty());
}

TEST_CASE("lists of files and aliases may be as deep as somebody likes", "[scanner][pods][bazel][hostile]") {
  const int depth = 30'000;
  std::string build =
      "cc_library(name = 't', srcs = [':f0'], deps = [':n0'])\ncc_library(name = 'y', srcs = ['y.cc'])\n";
  for (int i = 0; i < depth; ++i) {
    const std::string next = std::to_string(i + 1);
    build += "filegroup(name = 'f" + std::to_string(i) + "', srcs = [':f" + next + "'])\n";
    build += "alias(name = 'n" + std::to_string(i) + "', actual = ':n" + next + "')\n";
  }
  const std::string last = std::to_string(depth);
  build += "filegroup(name = 'f" + last + "', srcs = ['x.cc', ':f0'])\nalias(name = 'n" + last + "', actual = ':y')\n";
  const FoundPods found = find_in_a(build);
  CHECK(files_of(pod(found.pods, "a:t")) == Names{"a/x.cc"});
  CHECK(edges_of(pod(found.pods, "a:t")) == Names{"a:y"});
  CHECK(messages(found.problems) == Names{});
}

TEST_CASE("aliases with many meanings are followed once each", "[scanner][pods][bazel][hostile]") {
  std::string build = "cc_library(name = 't', srcs = ['x.cc'], deps = [':a0'])\n";
  for (int i = 0; i < 40; ++i) {
    const std::string next = std::to_string(i + 1);
    const std::string either = "select({':c': ':a" + next + "', '//conditions:default': ':b" + next + "'})";
    for (const char* name : {"a", "b"})
      build += "alias(name = '" + (name + std::to_string(i)) + "', actual = " + either + ")\n";
  }
  build += "cc_library(name = 'a40', srcs = ['y.cc'])\ncc_library(name = 'b40', srcs = ['sub/z.cc'])\n";
  const FoundPods found = find_in_a(build);
  CHECK(edges_of(pod(found.pods, "a:t")) == Names{"a:a40", "a:b40"});
}

TEST_CASE("files that nothing makes and labels that nobody has are findings", "[scanner][pods][bazel]") {
  const FoundPods found =
      find_in_a("cc_library(name = 't', srcs = ['x.cc', 'gone.cc'],\n  deps = ['//b:gone'])", {{"b/BUILD", ""}});
  REQUIRE(found.problems.size() == 2);
  CHECK(to_string(found.problems[0].place) == "a/BUILD:1:40");
  CHECK(says(found.problems, "`//a:t` names `gone.cc`, which is no file of the pool"));
  CHECK(says(found.problems, "`//a:t` depends on `//b:gone`, and no rule"));
  CHECK(pod(found.pods, "a:t").units[0].dependencies_are_partial);
}

TEST_CASE("files and rules of packages that are not there are findings", "[scanner][pods][bazel]") {
  const auto [srcs, is_partial] = GENERATE(table<std::string, bool>({
      {"'x.cc', '//gone:x.cc'", false},
      {"'x.cc', '//gone:files'", true},
      {"'x.cc', '//gone/files'", true},
      {"'x.cc', ':files'", true},
  }));
  CAPTURE(srcs);
  const FoundPods found = find_in_a("cc_library(name = 't', srcs = [" + srcs + "])");
  REQUIRE(found.problems.size() == 1);
  CHECK(says(found.problems, "which is no file of the pool and made by no rule"));
  CHECK(to_string(found.problems[0].place) == "a/BUILD:1:40");
  CHECK(pod(found.pods, "a:t").units[0].files_are_partial == is_partial);
}

TEST_CASE("what is not there is said once, though the first that names it is no pod", "[scanner][pods][bazel]") {
  const std::string check = "format_test(name = 'a_check', srcs = ['gone.cc'])\n";
  const FoundPods both = find_in_a(check + "cc_library(name = 't', srcs = ['x.cc', 'gone.cc'])");
  CHECK(names_of(both.pods) == Names{"a:t"});
  REQUIRE(both.problems.size() == 1);
  CHECK(says(both.problems, "which is no file of the pool and made by no rule"));
  const FoundPods alone = find_in_a(check, {{"b/BUILD", "cc_library(name = 'b', srcs = ['b.cc'])"}, {"b/b.cc", ""}});
  CHECK(names_of(alone.pods) == Names{"b"});
  REQUIRE(alone.problems.size() == 1);
  CHECK(alone.problems[0].place.file == "a/BUILD");
  CHECK(alone.problems[0].rule == "manifest-problem");
}

TEST_CASE("the kind of a rule says what it is", "[scanner][pods][bazel]") {
  const auto [rule, names] = GENERATE(table<std::string, Names>({
      {"cc_binary(name = 't', srcs = ['x.cc'])", {"a:t"}},
      {"objc_library(name = 't', srcs = ['x.cc'])", {"a:t"}},
      {"my_macro(name = 't', srcs = ['x.cc'], deps = ['@o'])", {"a:t"}},
      {"my_macro(name = 't', srcs = ['x.cc'])", {"a:t"}},
      {"my_macro(name = 't', hdrs = ['x.h'])", {"a:t"}},
      {"genrule(name = 't', srcs = ['x.cc'], outs = ['z'])", {}},
      {"my_generator(name = 't', srcs = ['x.cc'], out = 'z')", {}},
      {"filegroup(name = 't', srcs = ['x.cc'])", {}},
      {"py_library(name = 't', srcs = ['x.py'], deps = ['@o'])", {}},
      {"py_extension(name = 't', srcs = ['x.cc'], deps = ['@o'])", {"a:t"}},
      {"cc_library(name = 'u', srcs = ['x.cc'])\nformat_test(name = 't', srcs = ['x.cc'])", {"a:u"}},
      {"config_setting(name = 't', values = {})", {}},
  }));
  CAPTURE(rule);
  const FoundPods found = find_in_a(rule);
  Names of_bazel;
  for (const PodDeclaration& each : found.pods) {
    if (each.reader == "bazel") of_bazel.push_back(each.name);
  }
  CHECK(of_bazel == names);
}

TEST_CASE("a test of Bazel is a test", "[scanner][pods][bazel]") {
  const FoundPods found =
      find_in_a("cc_test(name = 't', srcs = ['x.cc'], deps = [':y'])\ncc_library(name = 'y', srcs = ['y.cc'])");
  CHECK(pod(found.pods, "a:t").units[0].kind == UnitKind::Test);
  CHECK(pod(found.pods, "a:y").units[0].kind == UnitKind::Library);
}

TEST_CASE("glob has Bazel's rules", "[scanner][pods][bazel]") {
  const Files more = {{"a/.hidden.cc", ""}, {"a/sub/deep/w.cc", ""}, {"a/pkg/BUILD", ""}, {"a/pkg/p.cc", ""}};
  const auto [call, expected] = GENERATE(table<std::string, Names>({
      {"glob(['*.cc'])", {"x.cc", "y.cc"}},
      {"glob(['**/*.cc'])", {"sub/deep/w.cc", "sub/z.cc", "x.cc", "y.cc"}},
      {"glob(['sub/**'])", {"sub/deep/w.cc", "sub/z.cc", "-sub/z.h"}},
      {"glob(['**/*.cc'], exclude = ['sub/**', 'y.cc'])", {"x.cc"}},
      {"glob(include = ['s*/*.cc'])", {"sub/z.cc"}},
      {"glob(['.*.cc'])", {".hidden.cc"}},
      {"glob(['*'], exclude = ['*.h', 'x*'])", {".hidden.cc", "y.cc"}},
      {"glob(['pkg/*.cc'], allow_empty = True) + ['x.cc']", {"x.cc"}},
      {"glob(['x.cc'])", {"x.cc"}},
  }));
  CAPTURE(call);
  Names shown;
  for (std::string name : sources(call, "", more)) shown.push_back(std::move(name));
  std::sort(shown.begin(), shown.end(),
            [](const std::string& a, const std::string& b) { return a.substr(a[0] == '-') < b.substr(b[0] == '-'); });
  Names wanted = expected;
  for (std::string& name : wanted) name = name[0] == '-' ? name.substr(1) : name;
  CHECK(shown == wanted);
}

TEST_CASE("a pattern that Bazel refuses is a finding", "[scanner][pods][bazel]") {
  const auto [pattern, problem] = GENERATE(table<std::string, std::string>({
      {"a**/x.cc", "must be a segment by itself"},
      {"?.cc", "is no wildcard"},
      {"/x.cc", "must not begin with a slash"},
      {"../b/x.cc", "must not have the segment"},
  }));
  const FoundPods found = find_in_a("cc_library(name = 't', srcs = ['x.cc'] + glob(['" + pattern + "']))");
  CHECK(says(found.problems, problem));
  CHECK(pod(found.pods, "a:t").units[0].files_are_partial);
  CHECK(files_of(pod(found.pods, "a:t")) == Names{"a/x.cc"});
}

TEST_CASE("what cannot be known is a finding with its line, and the rest is read", "[scanner][pods][bazel]") {
  const FoundPods found = find_in_a(R"(
load("@outside//:defs.bzl", "MORE", "SOURCES")
cc_library(
    name = "t",
    srcs = ["x.cc"] + SOURCES,
    deps = [":y"] + MORE,
)
cc_library(name = "y", srcs = ["y.cc"])
)");
  const PodDeclaration& t = pod(found.pods, "a:t");
  CHECK(files_of(t) == Names{"a/x.cc"});
  CHECK(edges_of(t) == Names{"a:y"});
  CHECK(t.units[0].files_are_partial);
  CHECK(t.units[0].dependencies_are_partial);
  REQUIRE(found.problems.size() == 2);
  CHECK(found.problems[0].message ==
        "`srcs` of `//a:t` cannot be known in full: `SOURCES` is defined in a file that is not read");
  CHECK(found.problems[0].place.line == 5);
  CHECK(found.problems[1].place.line == 6);
  CHECK(found.problems[0].rule == "manifest-problem");
}

TEST_CASE("workspaces end at each other, and .bazelignore leaves packages out", "[scanner][pods][bazel]") {
  const FoundPods found = find_bazel({
      {".bazelignore", "# none of ours\nvendored\n"},
      {"vendored/BUILD", "cc_library(name = 'vendored', srcs = ['v.cc'])"},
      {"vendored/v.cc", ""},
      {"b/BUILD", "cc_library(name = 'b', hdrs = ['b.h'])"},
      {"b/b.h", ""},
      {"inner/MODULE.bazel",
       "bazel_dep(name = 'outer', repo_name = 'o')\nlocal_path_override(module_name = 'outer', path = '..')"},
      {"inner/a/BUILD", "cc_library(name = 'a', srcs = ['a.cc'], deps = ['//b', '@o//b'])"},
      {"inner/a/a.cc", ""},
      {"inner/b/BUILD", "cc_library(name = 'b', hdrs = ['b.h'])"},
      {"inner/b/b.h", ""},
  });
  CHECK(names_of(found.pods) == Names{"b", "inner/a", "inner/b"});
  CHECK(edges_of(pod(found.pods, "inner/a")) == Names{"inner/b", "b"});
}

TEST_CASE("glob does not enter a folder of .bazelignore, and a label may", "[scanner][pods][bazel]") {
  const FoundPods found = find_bazel({
      {".bazelignore", "a/vendored/\n"},
      {"a/BUILD",
       "cc_library(name = 'all', srcs = glob(['**/*.cc']))\ncc_library(name = 'one', srcs = ['vendored/v.cc'])"},
      {"a/a.cc", ""},
      {"a/vendored/BUILD", "cc_library(name = 'vendored', srcs = ['v.cc'])"},
      {"a/vendored/v.cc", ""},
      {"a/vendored/deep/w.cc", ""},
      {"a/vendored_too/x.cc", ""},
  });
  CHECK(names_of(found.pods) == Names{"a:all", "a:one"});
  CHECK(files_of(pod(found.pods, "a:all")) == Names{"a/a.cc", "a/vendored_too/x.cc"});
  CHECK(files_of(pod(found.pods, "a:one")) == Names{"a/vendored/v.cc"});
  CHECK(messages(found.problems) == Names{});
}

TEST_CASE("modules of Swift are called by their labels unless they have a name", "[scanner][pods][bazel]") {
  const FoundPods found = find_bazel({{"p/q/BUILD", R"(
swift_library(name = "net", srcs = ["n.swift"])
swift_library(name = "named", module_name = "Named", srcs = ["m.swift"], generates_header = True)
cc_library(name = "hinted", hdrs = ["h.h"], aspect_hints = [":hint"])
swift_interop_hint(name = "hint", module_name = "CHinted")
cc_library(name = "tagged", hdrs = ["t.h"], tags = ["swift_module=CTagged"])
proto_library(name = "message_proto", srcs = ["m.proto"])
)"},
                                      {"p/q/h.h", ""},
                                      {"p/q/t.h", ""},
                                      {"p/q/m.proto", ""},
                                      {"p/q/n.swift", ""},
                                      {"p/q/m.swift", ""}});
  CHECK(pod(found.pods, "p/q:net").module_name == "p_q_net");
  CHECK(pod(found.pods, "p/q:named").module_name == "Named");
  CHECK(pod(found.pods, "p/q:named").units[0].generated_paths == Names{"p/q/named-Swift.h"});
  CHECK(pod(found.pods, "p/q:hinted").module_name == "CHinted");
  CHECK(pod(found.pods, "p/q:tagged").module_name == "CTagged");
  CHECK(pod(found.pods, "p/q:message_proto").module_name == "p_q_message_proto");
  CHECK(has(pod(found.pods, "p/q:message_proto").languages, Language::Swift));
}

TEST_CASE("includes of Bazel begin in the workspace, or where the target and its dependencies say",
          "[scanner][pods][bazel][resolve]") {
  const TestPool pool = require_pool({
      {"MODULE.bazel", ""},
      {"base/BUILD", "cc_library(name = 'base', hdrs = ['include/base/b.h'], includes = ['include'])"},
      {"base/include/base/b.h", ""},
      {"mid/BUILD",
       "cc_library(name = 'mid', hdrs = ['src/m.h'], strip_include_prefix = 'src', include_prefix = 'pre', deps = "
       "['//base'])"},
      {"mid/src/m.h", ""},
      {"app/BUILD", "cc_library(name = 'app', srcs = ['a.cc', 'own.h'], deps = ['//mid', '@absl//absl/strings'])"},
      {"app/own.h", ""},
      {"app/a.cc",
       "#include \"base/b.h\"\n#include \"base/include/base/b.h\"\n#include \"pre/m.h\"\n#include \"app/own.h\"\n"
       "#include \"absl/strings/cat.h\"\n#include \"own.h\"\n#include <m.h>\n"},
  });
  std::vector<std::string> targets;
  for (const Import& import : pool.scan.imports) {
    const auto* resolved = std::get_if<Resolved>(&import.target);
    targets.push_back(resolved != nullptr                               ? pool.scan.pod_of(resolved->unit).name
                      : std::holds_alternative<External>(import.target) ? "external"
                                                                        : "none");
  }
  CHECK(targets == std::vector<std::string>{"base", "base", "mid", "app", "external", "app", "none"});
}

TEST_CASE("an include prefix without a stripped one stands for the package's path", "[scanner][pods][bazel][resolve]") {
  const TestPool pool = require_pool({
      {"cc/MODULE.bazel", ""},
      {"cc/aead/BUILD", "cc_library(name = 'aead', hdrs = ['key.h', 'sub/deep.h'], include_prefix = 'tink/aead')"},
      {"cc/aead/key.h", ""},
      {"cc/aead/sub/deep.h", ""},
      {"cc/app/BUILD", "cc_library(name = 'app', srcs = ['a.cc'], deps = ['//aead'])"},
      {"cc/app/a.cc", "#include \"tink/aead/key.h\"\n#include \"tink/aead/sub/deep.h\"\n"},
  });
  CHECK(test::meaning(pool.scan, "cc/app/a.cc", "tink/aead/key.h") == "cc/aead");
  CHECK(test::meaning(pool.scan, "cc/app/a.cc", "tink/aead/sub/deep.h") == "cc/aead");
}

TEST_CASE("headers that another workspace's rules make are found from its root", "[scanner][pods][bazel][resolve]") {
  const TestPool pool = require_pool({
      {"WORKSPACE", "workspace(name = 'base')\n"},
      {"proto/BUILD", "proto_library(name = 'key_proto', srcs = ['key.proto'])\n"},
      {"proto/key.proto", "syntax = \"proto3\";\n"},
      {"cc/WORKSPACE", "workspace(name = 'cc')\nlocal_repository(name = 'base', path = '..')\n"},
      {"cc/proto/BUILD", "cc_proto_library(name = 'key_cc_proto', deps = ['@base//proto:key_proto'])\n"},
      {"cc/app/BUILD", "cc_library(name = 'app', srcs = ['a.cc'], deps = ['//proto:key_cc_proto'])\n"},
      {"cc/app/a.cc", "#include \"proto/key.pb.h\"\n"},
  });
  CHECK(test::meaning(pool.scan, "cc/app/a.cc") != "unresolved");
}

TEST_CASE("npm's packages among the files of a target are no missing rules", "[scanner][pods][bazel]") {
  const FoundPods found = find_in_a(
      "ts_project(name = 'a', srcs = ['a.ts', ':node_modules/zone.js'], data = "
      "['//:node_modules/@x/y'], deps = [':node_modules/luxon'])",
      {{"a/a.ts", ""}});
  CHECK(found.problems.empty());
  CHECK(edges_of(pod(found.pods, "a")) == Names{"zone.js running", "luxon"});
}

TEST_CASE("a file of a library and of a test is the library's to others", "[scanner][pods][bazel][resolve]") {
  const TestPool pool = require_pool({
      {"MODULE.bazel", ""},
      {"lib/BUILD",
       "cc_library(name = 'a_lib', hdrs = ['x.h'])\ncc_test(name = 'a_deps_test', srcs = ['x.h', 't.cc'])\n"},
      {"lib/x.h", ""},
      {"lib/t.cc", ""},
      {"app/BUILD", "cc_library(name = 'app', srcs = ['a.cc'])"},
      {"app/a.cc", "#include \"lib/x.h\"\n"},
  });
  CHECK(test::meaning(pool.scan, "app/a.cc") == "lib:a_lib");
}

TEST_CASE("headers of .proto files and of generators are their rules'", "[scanner][pods][bazel][resolve]") {
  const TestPool pool = require_pool({
      {"MODULE.bazel", ""},
      {"p/BUILD", R"(
proto_library(name = "net_proto", srcs = ["net.proto"])
cc_proto_library(name = "net_cc_proto", deps = [":net_proto"])
cc_library(name = "user", srcs = ["u.cc"], deps = [":net_cc_proto", ":gen_lib"])
genrule(name = "gen", outs = ["gen.h"], cmd = "")
cc_library(name = "gen_lib", hdrs = ["gen.h"])
)"},
      {"p/net.proto", "syntax = \"proto3\";\n"},
      {"p/u.cc", "#include \"p/net.pb.h\"\n#include \"p/gen.h\"\n"},
  });
  REQUIRE(pool.scan.imports.size() == 2);
  std::vector<std::string> targets;
  for (const Import& import : pool.scan.imports) {
    const auto* resolved = std::get_if<Resolved>(&import.target);
    targets.push_back(resolved != nullptr ? pool.scan.pod_of(resolved->unit).name : "none");
  }
  CHECK(targets == std::vector<std::string>{"p:net_proto", "p:gen_lib"});
  CHECK(findings_of(pool, "undeclared-dependency").empty());
  CHECK(findings_of(pool, "unused-dependency").empty());
}

TEST_CASE("a target whose files are another tool's pod is a part of it", "[scanner][pods][bazel]") {
  const FoundPods found = find_bazel({
      {"settings.gradle", "include ':core:data', ':ui'"},
      {"core/data/build.gradle", "plugins { id 'com.android.library' }"},
      {"core/data/src/main/java/A.java", ""},
      {"core/data/src/test/java/T.java", ""},
      {"core/data/BUILD", R"(
java_library(name = "main", srcs = glob(["src/main/java/**"]), deps = ["//ui:screens", "//tools:only_here"])
java_test(name = "test", srcs = glob(["src/test/java/**"]), deps = [":main", "//ui:screens"])
)"},
      {"ui/build.gradle", "plugins { id 'com.android.library' }"},
      {"ui/src/main/java/B.java", ""},
      {"ui/src/main/java/C.java", ""},
      {"ui/BUILD",
       "java_library(name = 'screens', srcs = ['src/main/java/B.java'])\njava_library(name = 'more', srcs = "
       "['src/main/java/C.java'])"},
      {"tools/BUILD", "java_library(name = 'only_here', srcs = ['D.java'], deps = ['//core/data:main'])"},
      {"tools/D.java", ""},
  });
  CHECK(names_of(found.pods) == Names{"core:data", "tools:only_here", "ui"});
  CHECK(edges_of(pod(found.pods, "core:data")) == Names{"ui", "tools:only_here", "ui tests"});
  CHECK(edges_of(pod(found.pods, "tools:only_here")) == Names{"core:data"});
  CHECK(pod(found.pods, "core:data").tools == Names{"bazel", "gradle"});
}

TEST_CASE("a target of a podspec's files is a part of it, and others beside it are none", "[scanner][pods][bazel]") {
  const FoundPods found = find_bazel({
      {"Net.podspec", "Pod::Spec.new do |s|\n s.name = 'Net'\n s.source_files = 'net/**/*.{h,m}'\nend\n"},
      {"net/BUILD", "objc_library(name = 'net', srcs = ['n.m'], hdrs = ['n.h'])"},
      {"net/n.m", ""},
      {"net/n.h", ""},
      {"other/BUILD", "objc_library(name = 'other', srcs = ['o.m'], deps = ['//net'])"},
      {"other/o.m", ""},
  });
  CHECK(names_of(found.pods) == Names{"Net", "other"});
  CHECK(edges_of(pod(found.pods, "other")) == Names{"Net"});
}

TEST_CASE("a target of CMake's files is a part of the target that has them alone", "[scanner][pods][bazel]") {
  Project project;
  project.pods = {{.from = "cmake", .in = "**"}, {.from = "bazel", .in = "**"}};
  const FoundPods found = find_bazel(
      {
          {"CMakeLists.txt", "cmake_minimum_required(VERSION 3.10)\nproject(P C)\nadd_library(core c.c)\n"},
          {"c.c", ""},
          {"sample/CMakeLists.txt",
           "cmake_minimum_required(VERSION 3.10)\nproject(Sample C)\nadd_library(core s.c both.c)\n"
           "add_library(more m.c both.c)\n"},
          {"sample/s.c", ""},
          {"sample/m.c", ""},
          {"sample/both.c", ""},
          {"sample/BUILD",
           "cc_library(name = 'core_lib', srcs = ['s.c'])\ncc_library(name = 'both', srcs = ['both.c'])"},
          {"user/BUILD", "cc_library(name = 'user', srcs = ['u.c'], deps = ['//sample:core_lib', '//sample:both'])"},
          {"user/u.c", ""},
      },
      1, project);
  CHECK(names_of(found.pods) == Names{"core", "core@sample", "more", "sample:both", "user"});
  CHECK(edges_of(pod(found.pods, "user")) == Names{"core@sample", "sample:both"});
}

TEST_CASE("a package of npm that holds the workspace takes no target in", "[scanner][pods][bazel]") {
  const TestPool pool = require_pool({
      {"MODULE.bazel", ""},
      {"package.json", "{\"name\": \"everything\", \"main\": \"index.js\"}"},
      {"index.js", "import './lib/a';\n"},
      {"lib/BUILD", "js_library(name = 'lib', srcs = ['a.js'], deps = ['@o'])"},
      {"lib/a.js", ""},
      {"lib/b.js", ""},
  });
  std::map<std::string, std::string> owners;
  for (std::size_t i = 0; i < pool.scan.files.size(); ++i) {
    for (const FileOwner& owner : pool.scan.owners_of(id_at<FileId>(i))) {
      if (owner.role != Role::Resource)
        owners[std::string(pool.scan.files[i].path)] += pool.scan.pod_of(owner.unit).name;
    }
  }
  CHECK(owners == std::map<std::string, std::string>{
                      {"index.js", "everything"}, {"lib/a.js", "lib"}, {"lib/b.js", "everything"}});
}

TEST_CASE("targets that share a Java package use each other without an import", "[scanner][pods][bazel][rules]") {
  const TestFiles files = {
      {"MODULE.bazel", ""},
      {"j/BUILD", R"(
java_library(name = "a", srcs = ["A.java"], deps = [":b", "//k:c"])
java_library(name = "b", srcs = ["B.java"])
)"},
      {"j/A.java", "package com.wb;\nclass A { B b; }\n"},
      {"j/B.java", "package com.wb;\nclass B {}\n"},
      {"k/BUILD", "java_library(name = 'c', srcs = ['C.java'])"},
      {"k/C.java", "package com.wb.k;\npublic class C {}\n"},
  };
  const TestPool pool = require_pool(files);
  const Diagnostic unused = finding_of(pool, "unused-dependency");
  CHECK(unused.to == "k:c");
  CHECK(to_string(unused.place) == "j/BUILD:2:59");
}

TEST_CASE("an undeclared dependency of a target is named with its BUILD file", "[scanner][pods][bazel][rules]") {
  const TestPool pool = require_pool({
      {"MODULE.bazel", ""},
      {"a/BUILD", "cc_library(name = 'a', srcs = ['a.cc'])"},
      {"a/a.cc", "#include \"b/b.h\"\n"},
      {"b/BUILD", "cc_library(name = 'b', hdrs = ['b.h'])"},
      {"b/b.h", ""},
  });
  const Diagnostic finding = finding_of(pool, "undeclared-dependency");
  CHECK(finding.from == "a");
  CHECK(finding.to == "b");
  CHECK(finding.help.find("a/BUILD") != std::string::npos);
}
