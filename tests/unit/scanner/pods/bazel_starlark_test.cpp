// The language of BUILD and .bzl files, by the files and dependencies that it comes to; and files that are hostile.
#include <chrono>

#include <catch2/catch.hpp>

#include "scanner/pods/bazel/syntax.h"
#include "tests/unit/scanner/pods/read_bazel.h"

using namespace podworks;
using namespace podworks::bazel_test;

TEST_CASE("Starlark's expressions come to what Bazel makes of them", "[scanner][pods][bazel][starlark]") {
  const auto [expression, before] = GENERATE(table<std::string, std::string>({
      {"['x.cc', 'y.cc']", ""},
      {"[\"x.cc\"] + ['y.cc']", ""},
      {"A", "A = ['x.cc']\nA += ['y.cc']"},
      {"A + B", "A, B = ['x.cc'], ['y.cc']"},
      {"[n + '.cc' for n in ['x', 'y']]", ""},
      {"['%s.cc' % n for n in ['x', 'y']]", ""},
      {"['%s.%s' % (n, 'cc') for n in ['x', 'y']]", ""},
      {"['{}.cc'.format(n) for n in ['x', 'y']]", ""},
      {"['{name}.{0}'.format('cc', name = n) for n in ['x', 'y']]", ""},
      {"[a + b for a in ['x', 'y'] for b in ['.cc', '.no'] if b != '.no']", ""},
      {"[v for k, v in {'a': 'x.cc', 'b': 'y.cc'}.items()]", ""},
      {"{k: k + '.cc' for k in ['x', 'y']}.values()", ""},
      {"[f for f in glob(['*.cc']) if f.endswith('.cc')]", ""},
      {"['x.cc'] + select({':c': ['y.cc'], '//conditions:default': []})", ""},
      {"select({':c': ['x.cc'], '//conditions:default': ['y.cc', 'x.cc']})", ""},
      {"['x.cc'] + (['y.cc'] if True else ['no.cc'])", ""},
      {"['x.cc'] if False else ['x.cc', 'y.cc']", ""},
      {"['''x.cc''', r'y.cc']", ""},
      {"['x' '.cc', \"\"\"y.cc\"\"\"]", ""},
      {"'x.cc y.cc'.split(' ')", ""},
      {"'x.cc y.cc'.split()", ""},
      {"['no.cc', 'x.cc', 'y.cc', 'no.cc'][1:-1]", ""},
      {"['y.cc', 'x.cc'][::-1]", ""},
      {"[{'k': ['x.cc', 'y.cc']}['k'][0], 'y.cc']", ""},
      {"dict(a = 'x.cc').values() + {'b': 'y.cc'}.values()", ""},
      {"({'a': 'x.cc'} | {'b': 'y.cc'}).values()", ""},
      {"sorted(['y.cc', 'x.cc'])", ""},
      {"list(('x.cc', 'y.cc'))", ""},
      {"['x.cc'] + ['y.cc'] * 1 + ['no.cc'] * 0", ""},
      {"[n.replace('.h', '.cc') for n in ['x.h', 'y.h']]", ""},
      {"[n.rpartition('/')[2] for n in ['q/x.cc', 'y.cc']]", ""},
      {"['xyz'[i] + '.cc' for i in range(2)]", ""},
      {"[n for i, n in enumerate(['x.cc', 'y.cc', 'no.cc']) if i < 2]", ""},
      {"[a + b for a, b in zip(['x', 'y'], ['.cc', '.cc'])]", ""},
      {"['x.cc'] + (['y.cc'] if 'b' in ['a', 'b'] and not 'c' in 'ab' else [])", ""},
      {"[p for p in ['x.cc', 'y.cc'] if type(p) == 'string' and len(p) == 4]", ""},
      {"F('x', 'y')", "def F(*names):\n    return [n + '.cc' for n in names]\n"},
      {"F(['x'], more = ['y'])",
       "def F(names, ending = '.cc', **more):\n    return [n + ending for n in names + more['more']]\n"},
      {"F()",
       "def F():\n  found = []\n  for n in ['x', 'no', 'y']:\n    if n == 'no':\n      continue\n    found.append(n + "
       "'.cc')\n  return found\n"},
      {"F(0)",
       "def F(n):\n  if n > 0:\n    return []\n  elif n == 0: return ['x.cc', 'y.cc']\n  else:\n    return "
       "['no.cc']\n"},
      {"(lambda a, b = 'y.cc': [a, b])('x.cc')", ""},
      {"S.files", "S = struct(files = ['x.cc', 'y.cc'])"},
      {"[\n    'x.cc',  # a comment's ]\n\n    'y.cc',\n]", ""},
      {"['x.cc', \\\n  'y.cc']", ""},
      {"D['a']", "D = {}\nD['a'] = ['x.cc']\nD['a'] += ['y.cc']"},
      {"A", "A = []\n[A.append(n) for n in ['x.cc', 'y.cc']]"},
      {"['x.cc'] + glob(['y.*'], exclude = ['*.h'])", ""},
  }));
  CAPTURE(expression, before);
  CHECK(sources(expression, before) == Names{"x.cc", "y.cc"});
}

TEST_CASE("Starlark's functions honour all of their arguments", "[scanner][pods][bazel][starlark]") {
  const auto [expression, expected] = GENERATE(table<std::string, std::string>({
      {"enumerate(['a', 'b'], 1)", "[(1, \"a\"), (2, \"b\")]"},
      {"enumerate(['a'], start = 3)", "[(3, \"a\")]"},
      {"'banana'.find('an', 2)", "3"},
      {"'banana'.find('an', 2, 4)", "-1"},
      {"'banana'.find('b', -3)", "-1"},
      {"'banana'.rfind('an', 0, -2)", "1"},
      {"'banana'.index('a', 2)", "3"},
      {"'banana'.rindex('a', None, 5)", "3"},
      {"'banana'.count('a', 2)", "2"},
      {"'banana'.count('a', 2, 4)", "1"},
      {"'banana'.startswith('na', 2)", "True"},
      {"'banana'.endswith('ba', 0, 2)", "True"},
      {"'%d %i %s %x %o %X %%' % (255, 8, 10, 255, 8, 255)", "255 8 10 ff 10 FF %"},
      {"'%x' % -255", "-ff"},
      {"'a\\nb\\n'.splitlines()", "[\"a\", \"b\"]"},
      {"[n for n in [1, 2, 3] if [4, 5, 6].pop(1) == 5]", "[1, 2, 3]"},
      {"[1, 2, 3].pop(-3)", "1"},
  }));
  CAPTURE(expression);
  CHECK(sources("['x.cc' if str(" + expression + ") == '" + expected + "' else 'y.cc']") == Names{"x.cc"});
}

TEST_CASE("what Starlark's functions are not asked for here is unknown", "[scanner][pods][bazel][starlark]") {
  const auto expression =
      GENERATE(as<std::string>(), "'banana'.index('x')", "'%c' % 65", "'%x' % 'a'", "'a b c'.rsplit(None, 1)",
               "int('10', base = 16)", "'a,b'.split(sep = ',')", "enumerate(['a'], X)", "'banana'.find('a', X)",
               "[1, 2].index(2, 1)", "'ab'.startswith(('x', X))");
  CAPTURE(expression);
  const FoundPods found =
      find_in_a("load('@o//:d.bzl', 'X')\ncc_library(name = 't', srcs = ['x.cc', str(" + expression + ")])");
  CHECK(pod(found.pods, "a:t").units[0].files_are_partial);
  CHECK(found.problems.size() == 1);
}

TEST_CASE("constants and macros of other files are loaded", "[scanner][pods][bazel][starlark]") {
  const FoundPods found = find_in_a(R"(
load("//tools:defs.bzl", "FILES", library = "my_library", the_rule = "my_rule")
load(":own.bzl", "OWN")
library("t", FILES, deps = OWN)
the_rule(name = "r", srcs = ["y.cc"], deps = [":t_impl"])
)",
                                    {{"tools/BUILD", ""},
                                     {"tools/defs.bzl", R"(
load(":more.bzl", _more = "MORE")
FILES = ["x.cc"] + _more
def my_library(name, srcs, visibility = None, **kwargs):
    """Makes two."""
    if not srcs:
        fail("nothing")
    native.cc_library(name = name + "_impl", srcs = srcs, **kwargs)
    native.alias(name = name, actual = ":" + name + "_impl")
my_rule = rule(implementation = None, attrs = {"srcs": attr.label_list()})
)"},
                                     {"tools/more.bzl", "MORE = ['y.cc']"},
                                     {"a/own.bzl", "OWN = ['@o//p']"}});
  CHECK(messages(found.problems) == Names{});
  CHECK(names_of(found.pods) == Names{"a:r", "a:t_impl"});
  CHECK(files_of(pod(found.pods, "a:t_impl")) == Names{"a/x.cc", "a/y.cc"});
  CHECK(edges_of(pod(found.pods, "a:t_impl")) == Names{"@o//p"});
  CHECK(pod(found.pods, "a:t_impl").at.line == 4);
  CHECK(edges_of(pod(found.pods, "a:r")) == Names{"a:t_impl"});
}

TEST_CASE("a symbolic macro gets its attributes with their defaults", "[scanner][pods][bazel][starlark]") {
  const FoundPods found = find_in_a("load(':m.bzl', 'm')\nm(name = 't', srcs = ['x.cc'])\n", {{"a/m.bzl", R"(
def _impl(name, visibility, srcs, deps, extra):
    native.cc_library(name = name, srcs = srcs + extra, deps = deps)
m = macro(implementation = _impl, attrs = {"srcs": attr.label_list(), "deps": attr.label_list(default = ["@o//p"]), "extra": attr.label_list()})
)"}});
  CHECK(messages(found.problems) == Names{});
  CHECK(files_of(pod(found.pods, "a:t")) == Names{"a/x.cc"});
  CHECK(edges_of(pod(found.pods, "a:t")) == Names{"@o//p"});
}

TEST_CASE("a macro from outside is taken for a rule", "[scanner][pods][bazel][starlark]") {
  const FoundPods found = find_in_a(R"(
load("@rules//:defs.bzl", "their_library", "their_maker")
load(":wrap.bzl", "wrapped")
their_library(name = "t", srcs = ["x.cc"])
wrapped(name = "w", srcs = ["y.cc"])
)",
                                    {{"a/wrap.bzl", "load('@rules//:make.bzl', 'make')\nwrapped = make(1)\n"}});
  CHECK(names_of(found.pods) == Names{"a:t", "a:w"});
  CHECK(messages(found.problems) == Names{});
}

TEST_CASE("a .bzl file of the pool that is not there is a finding where it is loaded", "[scanner][pods][bazel]") {
  const std::string build = "load('//tools:gone.bzl', 'x')\nload('@other//:x.bzl', 'y')\nload(':m.bzl', 'm')\nm('t')\n";
  const FoundPods found =
      find_in_a(build, {{"a/m.bzl", "load(':gone.bzl', 'n')\ndef m(name):\n  n(name = name)\n"}, {"tools/BUILD", ""}});
  const Names said = messages(found.problems);
  CHECK(std::count(said.begin(), said.end(),
                   "what this BUILD file loads is not known: `//tools:gone.bzl` is not there") == 1);
  CHECK(std::count(said.begin(), said.end(), "what this .bzl file loads is not known: `:gone.bzl` is not there") == 1);
  CHECK(std::count_if(said.begin(), said.end(),
                      [](const std::string& one) { return one.find("is not there") != std::string::npos; }) == 2);
}

TEST_CASE("the .bzl files that load each other are a finding, whichever comes first", "[scanner][pods][bazel]") {
  const int threads = GENERATE(1, 2);
  const FoundPods found = find_bazel({{"a/BUILD", "load('//t:x.bzl', 'x')\n"},
                                      {"b/BUILD", "load('//t:y.bzl', 'y')\n"},
                                      {"c/BUILD", "load('//t:in.bzl', 'z')\n"},
                                      {"t/BUILD", ""},
                                      {"t/in.bzl", "load(':x.bzl', 'x')\nload(':end.bzl', 'e')\n"},
                                      {"t/end.bzl", "e = 1\n"},
                                      {"t/x.bzl", "load(':y.bzl', 'y')\n"},
                                      {"t/y.bzl", "load(':x.bzl', 'x')\n"}},
                                     threads);
  REQUIRE(found.problems.size() == 1);
  CHECK(found.problems[0].place.file == "t/x.bzl");
  CHECK_THAT(found.problems[0].message, Catch::Contains("load each other in a circle: `t/x.bzl` `t/y.bzl`"));
}

TEST_CASE("both branches of an unknown condition count", "[scanner][pods][bazel][starlark]") {
  const FoundPods found = find_in_a(R"(
load("@o//:defs.bzl", "IS_FAST")
load(":m.bzl", "m")
m("t", IS_FAST)
)",
                                    {{"a/m.bzl", R"(
def pick(fast):
    if fast:
        return ["x.cc"]
    return ["y.cc"]
def m(name, fast):
    srcs = []
    if fast:
        srcs = srcs + ["x.cc"]
        native.cc_library(name = "only_fast", srcs = ["sub/z.cc"])
    else:
        srcs = srcs + ["y.cc"]
    native.cc_library(name = name, srcs = srcs)
    native.cc_library(name = name + "2", srcs = pick(fast))
)"}});
  CHECK(names_of(found.pods) == Names{"a:only_fast", "a:t", "a:t2"});
  CHECK(files_of(pod(found.pods, "a:t")) == Names{"a/x.cc", "a/y.cc"});
  CHECK(files_of(pod(found.pods, "a:t2")) == Names{"a/x.cc", "a/y.cc"});
}

TEST_CASE("a target that both branches make is both", "[scanner][pods][bazel][starlark]") {
  const FoundPods found = find_in_a("load(':m.bzl', 'm')\nm()", {{"a/m.bzl", R"(
load("@o//:d.bzl", "FAST")
def m():
    if FAST:
        native.cc_library(name = "t", srcs = ["x.cc"], deps = ["@p"])
    else:
        native.cc_library(name = "t", srcs = ["y.cc"], deps = ["@q"])
)"}});
  CHECK(files_of(pod(found.pods, "a:t")) == Names{"a/x.cc", "a/y.cc"});
  CHECK(edges_of(pod(found.pods, "a:t")) == Names{"@p", "@q"});
}

TEST_CASE("a target whose name cannot be known is a finding", "[scanner][pods][bazel][starlark]") {
  const FoundPods found = find_in_a(
      "load('@o//:d.bzl', 'N')\ncc_library(name = N, srcs = ['x.cc'])\ncc_library(name = 'u', srcs = ['y.cc'])");
  CHECK(says(found.problems, "the name of a `cc_library` cannot be known: `N` is defined in a file that is not read"));
}

TEST_CASE("a file that is called BUILD and is not Bazel's is nobody's", "[scanner][pods][bazel][starlark]") {
  const MemoryFileSystem memory(Files{{"BUILD", "How to build: run make; it's easy.\n"}, {"x/P.podspec", ""}});
  const Listing listing = memory.list({});
  const Project project;
  ReaderContext context{.files = memory, .listing = listing, .project = project};
  const BazelPackages packages(context, 1);
  const auto pods = packages.pods_of("BUILD");
  REQUIRE(pods.ok());
  CHECK(pods.value().empty());
}

TEST_CASE("a filter that cannot be known makes the list partial", "[scanner][pods][bazel][starlark]") {
  const FoundPods found =
      find_in_a("load('@o//:d.bzl', 'ok')\ncc_library(name = 't', srcs = [s for s in ['x.cc'] if ok(s)] + ['y.cc'])");
  CHECK(files_of(pod(found.pods, "a:t")) == Names{"a/y.cc"});
  CHECK(pod(found.pods, "a:t").units[0].files_are_partial);
  CHECK(found.problems.size() == 1);
}

TEST_CASE("what is broken is a finding, and the lines below it are read", "[scanner][pods][bazel][starlark]") {
  const FoundPods found =
      find_in_a("x = = 3\ncc_library(name = 't', srcs = ['x.cc'])\nfor (\ncc_library(name = 'u', srcs = ['y.cc'])\n");
  CHECK(pod(found.pods, "a:t").name == "a:t");
  CHECK(says(found.problems, "a statement of the BUILD file cannot be read"));
  CHECK(found.problems[0].place.line == 1);
}

TEST_CASE("what is broken in a loaded file is said once, with its place", "[scanner][pods][bazel][starlark]") {
  const auto [defs, place, problem] = GENERATE(table<std::string, std::string, std::string>({
      {"X = [a for a in range(2000) for b in range(2000)]\ndef lib(name, srcs):\n    native.cc_library(name = name)\n",
       "tools/defs.bzl", "the .bzl file is followed for three million steps"},
      {"Y = 1\ndef lib(name srcs):\n    native.cc_library(name = name)\n", "tools/defs.bzl:2:14",
       "a statement of the .bzl file cannot be read"},
  }));
  CAPTURE(defs);
  const std::string build = "load('//tools:more.bzl', 'lib')\nlib(name = 'l', srcs = ['l.cc'])\n";
  const Files files = {{"tools/defs.bzl", defs}, {"tools/more.bzl", "load(':defs.bzl', _lib = 'lib')\nlib = _lib\n"},
                       {"tools/BUILD", ""},      {"b/BUILD", build},
                       {"b/l.cc", ""},           {"c/BUILD", "load('//tools:more.bzl', 'lib')\n"}};
  for (const int threads : {1, 4}) {
    Files all = files;
    all["a/BUILD"] = build;
    all["a/l.cc"] = "";
    const FoundPods found = find_bazel(all, threads);
    CHECK(found.pods.size() == 2);
    REQUIRE(found.problems.size() == 1);
    CHECK(says(found.problems, problem));
    CHECK(to_string(found.problems[0].place) == place);
  }
}

TEST_CASE("files that load each other end, whichever is asked for first", "[scanner][pods][bazel][starlark]") {
  const Files loop = {{"a/p.bzl", "load(':q.bzl', 'Q')\nP = ['x.cc']"},
                      {"a/q.bzl", "load(':p.bzl', 'P')\nQ = ['y.cc']"},
                      {"b/BUILD", "load('//a:q.bzl', 'Q')\ncc_library(name = 'b', srcs = Q + ['b.cc'])"},
                      {"b/b.cc", ""}};
  const FoundPods one = find_in_a("load(':p.bzl', 'P')\ncc_library(name = 't', srcs = P + ['y.cc'])", loop);
  CHECK(files_of(pod(one.pods, "a:t")) == Names{"a/y.cc"});
  CHECK(files_of(pod(one.pods, "b")) == Names{"b/b.cc"});
  CHECK(one.problems.size() == 3);  // both lists are partial, and the circle
}

namespace {

/// A function of many blocks within each other that calls itself in the innermost one.
std::string nested_blocks() {
  std::string text = "def f():\n";
  std::string indent = " ";
  for (int i = 0; i < 90; ++i, indent += ' ') text += indent + "if x:\n";
  return text + indent + "f()\nf()\n";
}

}  // namespace

TEST_CASE("hostile BUILD files end in a finding or in nothing", "[scanner][pods][bazel][starlark][hostile]") {
  const std::string many(200'000, '(');
  const auto text = GENERATE_COPY(
      std::string("x = \"a\" * 1000000000\ncc_library(name = 't', srcs = [x])"), std::string("x = ['a'] * 1000000000"),
      std::string("x = range(1000000000000)"),
      std::string("x = [a for a in range(3000) for b in range(3000) for c in range(3000)]"),
      std::string("def f(): f()\nf()"), nested_blocks(), std::string("f = lambda g: g(g)\nf(f)"),
      std::string("a = []\na.append(a)\nb = a == a\nc = str(a)"), std::string("a = {}\na['a'] = a\nx = '%s' % a"),
      std::string("x = 9223372036854775807 * 9223372036854775807 - -9223372036854775807"),
      std::string("x = 1 // 0\ny = 1 % 0\nz = -9223372036854775808 // -1"),
      std::string("cc_library(name = 't', srcs = ['x.cc'"), std::string("'''never closed"),
      std::string("\0\0\0cc_library(\0", 15), std::string("if x:\nelse:\n  pass\n   y"), many, "x = " + many,
      "x = [" + std::string(100'000, '['), "x = not " + std::string(100'000, '-') + "1",
      "x = a" +
          [] {
            std::string s;
            for (int i = 0; i < 100'000; ++i) s += ".a";
            return s;
          }(),
      "x = 1" +
          [] {
            std::string s;
            for (int i = 0; i < 100'000; ++i) s += " + 1";
            return s;
          }(),
      "x = " +
          [] {
            std::string s;
            for (int i = 0; i < 50'000; ++i) s += "1 if a else ";
            return s;
          }() +
          "2",
      std::string("a = 'x'\n") +
          [] {
            std::string s;
            for (int i = 0; i < 60; ++i) s += "a = a + a\n";
            return s;
          }(),
      std::string("a = ['x']\n") +
          [] {
            std::string s;
            for (int i = 0; i < 60; ++i) s += "a += a\n";
            return s;
          }(),
      std::string("x = ''[:9223372036854775807:9223372036854775807]\ny = [1][-9223372036854775808:]"),
      std::string("x = '{0}{'.format(1)\ny = '%' % 1\nz = '%z%' % ()"));
  const auto begin = std::chrono::steady_clock::now();
  const FoundPods found = find_in_a(text);
  const auto took = std::chrono::steady_clock::now() - begin;
  CHECK(std::chrono::duration_cast<std::chrono::seconds>(took).count() < 10);
  CHECK(found.pods.size() < 3);
}

TEST_CASE("a file that goes on for too long is a finding", "[scanner][pods][bazel][starlark][hostile]") {
  const FoundPods found =
      find_in_a("cc_library(name = 't', srcs = ['x.cc'])\n[0 for a in range(3000) for b in range(3000)]\n");
  CHECK(says(found.problems, "three million steps"));
}

TEST_CASE("comparing what cannot be compared in time is a finding", "[scanner][pods][bazel][starlark][hostile]") {
  std::string nested = "a = [1]\nb = [1]\n";
  for (int i = 0; i < 12; ++i) nested += "a = [a] * 10\nb = [b] * 10\n";
  const auto text =
      GENERATE_COPY(nested + "x = a == b\n", nested + "x = a == a\n", nested + "x = a in [b, b]\n",
                    nested + "x = [a].index(b)\n", nested + "load('@o//:d.bzl', 'F')\nx = a if F else b\n",
                    std::string("t = 'a' * 1000000\nx = [t for i in range(900000)]\n"),
                    std::string("t = ['a' * 1000000]\nx = t * 900000\n"),
                    std::string("t = ['a' * 1000000]\nfor i in range(20):\n  t += t\n"),
                    std::string("x = {i: 0 for i in range(400000)}\n"),
                    std::string("a = ['x'] * 900000\nx = [a[0] for i in range(900000)]\n"),
                    std::string("a = [0] * 900000\nb = [0] * 900000\nx = [a < b for i in range(900000)]\n"));
  CAPTURE(text);
  const auto begin = std::chrono::steady_clock::now();
  const FoundPods found = find_in_a("cc_library(name = 't', srcs = ['x.cc'])\n" + text);
  const auto took = std::chrono::steady_clock::now() - begin;
  CHECK(std::chrono::duration_cast<std::chrono::seconds>(took).count() < 10);
  CHECK(says(found.problems, "three million steps"));
}

TEST_CASE("lists are equal where nothing in them is unknown", "[scanner][pods][bazel][starlark]") {
  const FoundPods found = find_in_a(R"(
load("@o//:d.bzl", "F")
a = [1, F]
cc_library(name = "t", srcs = ["x.cc"] if a == a else ["y.cc"])
b = [[1], {"k": (2, "x")}]
cc_library(name = "u", srcs = ["x.cc"] if b == [[1], {"k": (2, "x")}] and b == b and [b] != [[b]] else ["y.cc"])
)");
  CHECK(files_of(pod(found.pods, "a:t")) == Names{"a/x.cc", "a/y.cc"});
  CHECK(files_of(pod(found.pods, "a:u")) == Names{"a/x.cc"});
}

TEST_CASE("a BUILD file of ten megabytes is read in time", "[scanner][pods][bazel][starlark][hostile]") {
  std::string text = "cc_library(name = 't', srcs = ['x.cc'])\nx = [";
  while (text.size() < 10'000'000) text += "'a string of some length, as they are', ";
  text += "]\n";
  const auto begin = std::chrono::steady_clock::now();
  const StarlarkProgram program = parse_starlark(text);
  const auto took = std::chrono::steady_clock::now() - begin;
  CHECK(program.statements.size() == 2);
  CHECK(std::chrono::duration_cast<std::chrono::milliseconds>(took).count() < 5000);
}

namespace {

Names places_and_messages(const std::vector<Diagnostic>& problems) {
  Names found;
  for (const Diagnostic& problem : problems) found.push_back(to_string(problem.place) + " " + problem.message);
  return found;
}

}  // namespace

TEST_CASE("the answer does not depend on threads", "[scanner][pods][bazel][starlark]") {
  Files files = {
      {"defs.bzl", "load('//:more.bzl', 'B')\nA = ['a.cc'] + B"}, {"more.bzl", "B = ['b.cc']\nC = = 1"}, {"BUILD", ""}};
  for (int i = 0; i < 40; ++i) {
    const std::string folder = "p" + std::to_string(i);
    files[folder + "/BUILD"] = "load('//:defs.bzl', 'A')\ncc_library(name = 'l', srcs = A, deps = ['//p" +
                               std::to_string(i / 2) + ":l', '//gone', '//p0:gone" + std::to_string(i) + "'])";
    files[folder + "/a.cc"] = files[folder + "/b.cc"] = "";
  }
  const FoundPods one = find_bazel(files, 1);
  const FoundPods four = find_bazel(files, 4);
  CHECK(names_of(one.pods) == names_of(four.pods));
  CHECK(one.pods.size() == 40);
  for (std::size_t i = 0; i < one.pods.size(); ++i) {
    CHECK(files_of(one.pods[i]) == files_of(four.pods[i]));
    CHECK(edges_of(one.pods[i]) == edges_of(four.pods[i]));
  }
  CHECK(places_and_messages(one.problems) == places_and_messages(four.problems));
  CHECK(one.problems.size() == 42);
}
