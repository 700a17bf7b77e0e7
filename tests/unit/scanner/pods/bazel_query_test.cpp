// What `bazel query --output=streamed_jsonproto` prints, read instead of the BUILD files.
#include <catch2/catch.hpp>

#include "scanner/pods/bazel/query.h"
#include "tests/support/pool.h"
#include "tests/unit/scanner/pods/read_bazel.h"

using namespace podworks;
using namespace podworks::bazel_test;

namespace {

const std::string kExport =
    R"({"type":"RULE","rule":{"name":"//a:a","ruleClass":"cc_library","location":"/checkout/w/a/BUILD:3:11","attribute":[{"name":"name","type":"STRING","stringValue":"a"},{"name":"srcs","type":"LABEL_LIST","stringListValue":["//a:x.cc","//a:files"],"explicitlySpecified":true},{"name":"hdrs","type":"LABEL_LIST","stringListValue":["//a:made.h"]},{"name":"deps","type":"LABEL_LIST","stringListValue":["//b:b","@@fmt+//:fmt"]},{"name":"$toolchain","type":"LABEL","stringValue":"//no:no"},{"name":"alwayslink","type":"BOOLEAN","intValue":1,"booleanValue":true}]}}
{"type":"RULE","rule":{"name":"//a:files","ruleClass":"filegroup","attribute":[{"name":"srcs","type":"LABEL_LIST","stringListValue":["//a:y.cc"]}]}}
{"type":"RULE","rule":{"name":"//a:gen","ruleClass":"genrule","attribute":[{"name":"outs","type":"OUTPUT_LIST","stringListValue":["//a:made.h"]}]}}
{"type":"SOURCE_FILE","sourceFile":{"name":"//a:x.cc"}}
{"type":"RULE","rule":{"name":"//b:b","ruleClass":"cc_library","location":"/checkout/w/b/BUILD:1:11","attribute":[{"name":"hdrs","type":"LABEL_LIST","stringListValue":["//b:b.h"]}]}}
)";

Result<std::vector<PodDeclaration>> read(const std::string& text, Names manifests = {"a/BUILD", "b/BUILD"}) {
  Files files = {{"MODULE.bazel", ""},
                 {"a/BUILD", "opaque()"},
                 {"a/x.cc", ""},
                 {"a/y.cc", ""},
                 {"b/BUILD", ""},
                 {"b/b.h", ""},
                 {"c/BUILD", "cc_library(name = 'c', srcs = ['c.cc'])"},
                 {"c/c.cc", ""},
                 {"q.json", text}};
  const MemoryFileSystem memory(files);
  const Listing listing = memory.list({});
  const Project project;
  return read_bazel_query({.files = memory, .listing = listing, .project = project}, "q.json", manifests);
}

/// Without the declaration that carries problems.
Names pods_of(const Pods& pods) {
  Names names = names_of(pods);
  std::erase(names, "");
  return names;
}

std::vector<Diagnostic> problems_of(const Pods& pods) {
  std::vector<Diagnostic> problems;
  for (const PodDeclaration& each : pods) problems.insert(problems.end(), each.problems.begin(), each.problems.end());
  return problems;
}

}  // namespace

TEST_CASE("the export of bazel query says what the targets are", "[scanner][pods][bazel][export]") {
  const auto pods = read(kExport);
  REQUIRE(pods.ok());
  CHECK(names_of(pods.value()) == Names{"a", "b"});
  const PodDeclaration& a = pod(pods.value(), "a");
  CHECK(files_of(a) == Names{"a/x.cc", "a/y.cc"});
  CHECK(a.units[0].generated_paths == Names{"a/made.h"});
  CHECK(edges_of(a) == Names{"b", "@@fmt+//:fmt"});
  CHECK(to_string(a.at) == "a/BUILD:3:11");
  CHECK(a.works_without_import);
  CHECK(a.problems.empty());
}

TEST_CASE("the export answers for the BUILD files that the entry takes", "[scanner][pods][bazel][export]") {
  const auto pods = read(kExport, {"a/BUILD"});
  REQUIRE(pods.ok());
  CHECK(names_of(pods.value()) == Names{"a"});
  CHECK(edges_of(pods.value()[0]) == Names{"b", "@@fmt+//:fmt"});
}

TEST_CASE("a BUILD file that the export does not know is read by itself", "[scanner][pods][bazel][export]") {
  std::string first = kExport.substr(0, kExport.find("{\"type\":\"SOURCE_FILE"));
  const auto pods = read(first, {"a/BUILD", "b/BUILD", "c/BUILD"});
  REQUIRE(pods.ok());
  CHECK(pods_of(pods.value()) == Names{"a", "c"});
  CHECK(says(problems_of(pods.value()), "q.json says nothing of this package"));
}

TEST_CASE("podworks.yml names the export", "[scanner][pods][bazel][export]") {
  const TestPool pool = require_pool({{"podworks.yml", "pods:\n  - { from: bazel, export: q.json }\n"},
                                      {"MODULE.bazel", ""},
                                      {"q.json", kExport},
                                      {"a/BUILD", "opaque()"},
                                      {"a/x.cc", "#include \"b/b.h\"\n#include \"a/made.h\"\n"},
                                      {"a/y.cc", ""},
                                      {"b/BUILD", ""},
                                      {"b/b.h", ""}});
  std::vector<std::string> names;
  for (const Pod& each : pool.scan.pods) names.push_back(each.name);
  CHECK(names == std::vector<std::string>{"a", "b"});
  REQUIRE(pool.scan.imports.size() == 2);
  const auto* resolved = std::get_if<Resolved>(&pool.scan.imports[0].target);
  REQUIRE(resolved != nullptr);
  CHECK(pool.scan.pod_of(resolved->unit).name == "b");
  CHECK(findings_of(pool, "manifest-problem").empty());
}

TEST_CASE("a package of the export that the pool has not is a finding", "[scanner][pods][bazel][export]") {
  const auto pods = read(kExport + R"({"type":"RULE","rule":{"name":"//gone:x","ruleClass":"cc_library"}})");
  REQUIRE(pods.ok());
  REQUIRE(problems_of(pods.value()).size() == 1);
  CHECK(to_string(problems_of(pods.value())[0].place) == "q.json:6");
}

TEST_CASE("rules of other repositories are no targets of the pool", "[scanner][pods][bazel][export]") {
  const std::string foreign =
      R"({"type":"RULE","rule":{"name":"@@zlib+//:zlib","ruleClass":"cc_library","attribute":[{"name":"srcs","type":"LABEL_LIST","stringListValue":["@@zlib+//:z.c"]}]}})";
  const std::string own = R"({"type":"RULE","rule":{"name":"@@//:own","ruleClass":"cc_library"}})";
  const auto pods = read(foreign + "\n" + kExport + foreign + "\n" + own + "\n");
  REQUIRE(pods.ok());
  CHECK(pods_of(pods.value()) == Names{"a", "b"});
  const std::vector<Diagnostic> problems = problems_of(pods.value());
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].message == "`bazel query` knows the package `//`, and there is no BUILD file of it in the pool");
  CHECK(problems[1].message == "2 rules of other repositories stand in it, and are none of the pool's");
  CHECK(to_string(problems[1].place) == "q.json:1");
}

TEST_CASE("problems of an export without pods are said", "[scanner][pods][bazel][export]") {
  const auto pods = read(R"({"type":"RULE","rule":{"name":"//gone:x","ruleClass":"cc_library"}})", {"a/BUILD"});
  REQUIRE(pods.ok());
  CHECK(pods_of(pods.value()) == Names{});
  REQUIRE(problems_of(pods.value()).size() == 1);
  CHECK(says(problems_of(pods.value()), "knows the package `//gone`"));
}

TEST_CASE("an export that is none is an error with its line", "[scanner][pods][bazel][export]") {
  const auto [text, line] = GENERATE(table<std::string, int>({
      {"", 0},
      {"{\"type\":\"SOURCE_FILE\"}", 0},
      {kExport + "{\"type\":", 6},
      {"[]", 1},
      {R"({"type":"RULE","rule":{"name":"@@z//:z","ruleClass":"cc_library"}})", 0},
      {"Loading: 0 packages loaded\n", 1},
      {std::string(100'000, '['), 1},
  }));
  const auto pods = read(text);
  REQUIRE_FALSE(pods.ok());
  CHECK(pods.errors()[0].where.file == "q.json");
  CHECK(pods.errors()[0].where.line == line);
}
