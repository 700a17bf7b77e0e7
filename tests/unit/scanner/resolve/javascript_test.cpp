#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <tuple>

#include "scanner/resolve/javascript/js_aliases.h"
#include "scanner/resolve/javascript/json_comments.h"
#include "scanner/resolve/javascript/package_exports.h"
#include "support/scan_text.h"

using namespace podworks;
using namespace podworks::test;

namespace {

/// base, net and house in a workspace; house/src/a.ts imports the specifiers.
Files workspace(const std::vector<std::string>& specifiers, const Files& more = {}) {
  std::string text;
  for (const std::string& specifier : specifiers) text += "import x from '" + specifier + "';\n";
  Files files = {
      {"package.json", R"({"private": true, "workspaces": ["packages/*"], "devDependencies": {"tslib": "2"}})"},
      {"packages/base/package.json", R"({"name": "@wb/base"})"},
      {"packages/base/index.ts", ""},
      {"packages/base/deep/file.ts", ""},
      {"packages/net/package.json", R"({"name": "@wb/net", "main": "./lib/index.js",
                   "exports": {".": {"types": "./lib/index.d.ts", "default": "./lib/index.js"},
                               "./features/*.js": "./lib/features/*.js", "./features/secret.js": null}})"},
      {"packages/net/src/index.ts", ""},
      {"packages/net/src/deep/file.ts", ""},
      {"packages/net/src/features/a.ts", ""},
      {"packages/house/package.json", R"({"name": "house",
                   "dependencies": {"@wb/net": "workspace:*", "lodash": "4", "old": "npm:@wb/base@1", "@types/estree": "1"},
                   "peerDependencies": {"react": "*"}})"},
      {"packages/house/src/a.ts", text}};
  for (const auto& [path, content] : more) files[path] = content;
  return files;
}

constexpr const char* kFile = "packages/house/src/a.ts";

std::string meaning_in(const std::string& specifier, const Files& more = {}) {
  return meaning(scan_pool(workspace({specifier}, more)), kFile);
}

/// "packages/net/src/index.ts", "" if the file is not known.
std::string file_of(const ScanResult& scan, const std::string& specifier) {
  const auto* const resolved = std::get_if<Resolved>(&import_of(scan, kFile, specifier).target);
  return resolved == nullptr || !resolved->file ? "" : std::string(scan.files[index_of(*resolved->file)].path);
}

std::string file_of(const std::string& specifier, const Files& more = {}) {
  return file_of(scan_pool(workspace({specifier}, more)), specifier);
}

std::string hint_of(const std::string& specifier) {
  const ScanResult scan = scan_pool(workspace({specifier}));
  return std::string(std::get<Unresolved>(import_of(scan, kFile).target).hint);
}

Json json(const std::string& text) {
  Result<Json> parsed = parse_json(text, "");
  REQUIRE(parsed.ok());
  return std::move(parsed.value());
}

}  // namespace

TEST_CASE("43: a package's name means its pod, however it is imported", "[scanner][javascript]") {
  const ScanResult scan = scan_pool(workspace({"@wb/net", "@wb/net/features/a.js", "@wb/base", "@wb/base/deep/file"}));
  CHECK(meaning(scan, kFile, "@wb/net") == "@wb/net");
  CHECK(how(scan, kFile, "@wb/net") == "package-name");
  CHECK(file_of(scan, "@wb/net") == "packages/net/src/index.ts");
  CHECK(file_of(scan, "@wb/net/features/a.js") == "packages/net/src/features/a.ts");
  CHECK(file_of(scan, "@wb/base") == "packages/base/index.ts");
  CHECK(file_of(scan, "@wb/base/deep/file") == "packages/base/deep/file.ts");
  CHECK_FALSE(import_of(scan, kFile, "@wb/base/deep/file").private_api);  // without `exports` all is open
}

TEST_CASE("43: a type import and a re-export of a package are edges to it", "[scanner][javascript]") {
  const ScanResult scan = scan_pool(workspace({}, {{"packages/house/src/t.ts", "import type {T} from '@wb/net'\n"},
                                                   {"packages/house/src/e.ts", "export * from '@wb/net'\n"}}));
  CHECK(meaning(scan, "packages/house/src/t.ts") == "@wb/net [type-only]");
  CHECK(meaning(scan, "packages/house/src/e.ts") == "@wb/net");
  CHECK(import_of(scan, "packages/house/src/e.ts").reexport);
}

TEST_CASE("43: a package is meant by every way to write its import", "[scanner][javascript]") {
  const std::string text = GENERATE(as<std::string>(), "import x = require('@wb/net')", "const x = require('@wb/net');",
                                    "async function f() { await import('@wb/net'); }", "import(`@wb/net`);",
                                    "import {\n a, // from \"@wb/base\"\n} from\n \"@wb/net\"");
  CAPTURE(text);
  const ScanResult scan = scan_pool(workspace({}, {{"packages/house/src/x.ts", text + "\n"}}));
  REQUIRE(scan.imports.size() == 1);
  CHECK(meaning(scan, "packages/house/src/x.ts") == "@wb/net");
}

TEST_CASE("44: an import by a computed name has no edge, and is said", "[scanner][javascript]") {
  const ScanResult scan = scan_pool(workspace({}, {{"packages/house/src/x.ts", "import('@wb/' + n);\n"}}));
  REQUIRE(scan.imports.size() == 1);
  CHECK(scan.imports[0].form == Form::Computed);
  CHECK(std::holds_alternative<Unresolved>(scan.imports[0].target));
}

TEST_CASE("45: paths of tsconfig.json lead to their folder's pod", "[scanner][javascript]") {
  const Files config = {{"packages/house/tsconfig.json", R"({"compilerOptions": {"paths": {
                          "@app/*": ["./nowhere/*", "../net/src/*"], "@app/deep/*": ["../base/deep/*"],
                          "exact": ["../base/index.ts"], "lost": ["../lost"]}}})"}};
  CHECK(meaning_in("@app/index", config) == "@wb/net");
  CHECK(how(scan_pool(workspace({"@app/index"}, config)), kFile) == "path-alias");
  CHECK(meaning_in("@app/deep/file", config) == "@wb/base");  // the longest prefix
  CHECK(meaning_in("exact", config) == "@wb/base");
  CHECK(meaning_in("exact/more", config) == "unresolved");
  CHECK(meaning_in("lost", config) == "unresolved");
}

TEST_CASE("45: what `exports` does not offer is the pod's private matter", "[scanner][javascript]") {
  const ScanResult scan =
      scan_pool(workspace({"@wb/net/deep/file", "@wb/net/features/secret.js", "@wb/net/features/a.js", "@wb/net/"},
                          {{"packages/net/src/own.ts", "import x from '@wb/net/deep/file'\n"}}));
  CHECK(meaning(scan, kFile, "@wb/net/deep/file") == "@wb/net");
  CHECK(import_of(scan, kFile, "@wb/net/deep/file").private_api);
  CHECK(import_of(scan, kFile, "@wb/net/features/secret.js").private_api);
  CHECK_FALSE(import_of(scan, kFile, "@wb/net/features/a.js").private_api);
  CHECK_FALSE(import_of(scan, kFile, "@wb/net/").private_api);
  CHECK(meaning(scan, "packages/net/src/own.ts") == "inside");
  CHECK_FALSE(import_of(scan, "packages/net/src/own.ts").private_api);
}

TEST_CASE("45: a relative path finds TypeScript, platforms and folders", "[scanner][javascript]") {
  using Row = std::tuple<std::string, std::string, std::string>;
  const auto [specifier, path, found] = GENERATE(table<std::string, std::string, std::string>({
      Row{"./x.js", "src/x.ts", "src/x.ts"},
      Row{"./x.js", "src/x.d.ts", "src/x.d.ts"},
      Row{"./x.jsx", "src/x.tsx", "src/x.tsx"},
      Row{"./x.mjs", "src/x.mts", "src/x.mts"},
      Row{"./x", "src/x.android.ts", "src/x.android.ts"},
      Row{"./x", "src/x.ios.js", "src/x.ios.js"},
      Row{"./x", "src/x/index.tsx", "src/x/index.tsx"},
      Row{"./x/", "src/x/index.js", "src/x/index.js"},
      Row{"./x.y", "src/x.y.ts", "src/x.y.ts"},
      Row{"./x.json", "src/x.json", "src/x.json"},
      Row{"./x", "src/x.json", "src/x.json"},
      Row{"./x.css", "src/x.css", "src/x.css"},
      Row{"./x.svg?raw", "src/x.svg", "src/x.svg"},
      Row{"style!./x.css", "src/x.css", "src/x.css"},
      Row{"./x.png", "src/x@2x.png", "src/x@2x.png"},
      Row{".", "src/index.ts", "src/index.ts"},
      Row{"..", "index.ts", "index.ts"},
      Row{"../x", "x.cts", "x.cts"},
  }));
  CAPTURE(specifier, path);
  const ScanResult scan = scan_pool(workspace({specifier}, {{"packages/house/" + path, ""}}));
  CHECK(meaning(scan, kFile) == "inside");
  CHECK(file_of(scan, specifier) == "packages/house/" + found);
}

TEST_CASE("files of several platforms are one import", "[scanner][javascript]") {
  const ScanResult scan =
      scan_pool(workspace({"./x"}, {{"packages/house/src/x.ios.ts", ""}, {"packages/house/src/x.android.ts", ""}}));
  CHECK(meaning(scan, kFile) == "inside");
  CHECK(file_of(scan, "./x") == "packages/house/src/x.ios.ts");
  CHECK(scan.imports.size() == 1);
}

TEST_CASE("a relative path that leads nowhere is unresolved, whatever it should be", "[scanner][javascript]") {
  const std::string specifier = GENERATE(as<std::string>(), "./gone", "./gone.png", "./gone.json", "../../gone",
                                         "../../../../../gone", "./a.ts/x");
  CAPTURE(specifier);
  CHECK(meaning_in(specifier) == "unresolved");
}

TEST_CASE("a relative path may lead into another pod, also to what is no source", "[scanner][javascript]") {
  CHECK(meaning_in("../../net/src/index") == "@wb/net");
  CHECK(meaning_in("../../net") == "@wb/net");  // by `main` of its package.json
  CHECK(meaning_in("../../net/a.png", {{"packages/net/a.png", ""}}) == "@wb/net");
  CHECK(meaning_in("../../../scripts/x", {{"scripts/x.ts", ""}}) == "unresolved");
  CHECK(meaning_in("../../../eslint.config.js", {{"eslint.config.js", ""}}) == "external eslint.config.js");
  const ScanResult scan = scan_pool(workspace({"../../../scripts/x"}, {{"scripts/x.ts", ""}}));
  const std::optional<FileId> file = std::get<Unresolved>(import_of(scan, kFile).target).unowned;
  REQUIRE(file);
  CHECK(scan.files[index_of(*file)].path == "scripts/x.ts");
}

TEST_CASE("a path that is looked up at run time may name a folder, an import may not", "[scanner][javascript]") {
  const Files files = {
      {"packages/house/src/u.ts", "f(new URL('./data', import.meta.url)); f(new URL('./no', import.meta.url))\n"},
      {"packages/house/src/data/a.txt", ""}};
  CHECK(meaning_in("./data", files) == "unresolved");
  const ScanResult scan = scan_pool(workspace({}, files));
  CHECK(meaning(scan, "packages/house/src/u.ts", "./data") == "inside");
  CHECK(meaning(scan, "packages/house/src/u.ts", "./no") == "unresolved");
}

TEST_CASE("a URL beside the module's own finds a file and never a package", "[scanner][javascript]") {
  const ScanResult scan = scan_pool(workspace(
      {}, {{"packages/house/src/u.js",
            "new URL('job.js', import.meta.url); new URL('@wb/net', import.meta.url); new URL('../', import.meta.url)"},
           {"packages/house/src/job.js", ""}}));
  CHECK(meaning(scan, "packages/house/src/u.js", "./job.js") == "inside");
  CHECK(meaning(scan, "packages/house/src/u.js", "./@wb/net") == "unresolved");
  CHECK(scan.imports.size() == 2);
}

TEST_CASE("a glob is an import of the pods whose files it matches, and else nothing", "[scanner][javascript]") {
  const auto meant = [](const std::string& glob) {
    const Files more = {{"packages/house/src/g.ts", "import.meta.glob(" + glob + ")"},
                        {"packages/house/src/pages/a.ts", ""},
                        {"packages/net/src/features/b.ts", ""}};
    std::vector<std::string> pods;
    const ScanResult scan = scan_pool(workspace({}, more));
    for (const Import& import : scan.imports) {
      const auto* const resolved = std::get_if<Resolved>(&import.target);
      pods.push_back(resolved == nullptr ? "none" : scan.pod_of(resolved->unit).name);
    }
    return pods;
  };
  using Names = std::vector<std::string>;
  CHECK(meant("'./pages/*.ts'") == Names{});
  CHECK(meant("'./gone/*.ts'") == Names{});
  CHECK(meant("'/src/**/*.ts'") == Names{});
  CHECK(meant("'../../net/src/**/*.ts'") == Names{"@wb/net"});
  CHECK(meant("'../../*/**/*.ts', { eager: true }") == Names{"@wb/base", "@wb/net"});
  CHECK(meant("['../../*/**/*.ts', '!../../net/**']") == Names{"@wb/base"});
  CHECK(meant("['../../net/*.ts', './pages/a.ts', '../../../../out/*']") == Names{});
  CHECK(meant("'../../base/index.ts'") == Names{"@wb/base"});
}

TEST_CASE("what a loader reads as text takes no dependency on a package of another language", "[scanner][javascript]") {
  const Files files = {
      {"docs/package.json", R"({"name": "docs"})"},
      {"docs/i.js", "import t from '!!raw-loader!../app/lib/a.dart'; import u from '../app/lib/a.dart?raw'"},
      {"app/pubspec.yaml", "name: app\n"},
      {"app/lib/a.dart", ""}};
  const ScanResult scan = scan_pool(files);
  REQUIRE(scan.imports.size() == 2);
  for (const Import& import : scan.imports) CHECK(std::holds_alternative<External>(import.target));
}

TEST_CASE("the types that tsconfig.json names are a use of their package", "[scanner][javascript]") {
  const std::string house = "packages/house/";
  const auto uses = [&](const Files& more) {
    std::vector<std::string> found;
    const ScanResult scan = scan_pool(workspace({}, more));
    for (const Import& import : scan.imports) {
      const auto* const resolved = std::get_if<Resolved>(&import.target);
      if (resolved == nullptr) continue;
      const bool is_test = scan.files[index_of(import.file)].path.ends_with(".test.json");
      CHECK(import.kind == (is_test ? DependencyKind::Test : DependencyKind::TypeOnly));
      CHECK_FALSE(import.counted);
      found.push_back(scan.pod_of(*import.from).name + " -> " + scan.pod_of(resolved->unit).name + " " +
                      std::string(scan.files[index_of(import.file)].path) + ":" + std::to_string(import.line));
    }
    return found;
  };
  using Names = std::vector<std::string>;
  const std::string types = "{\"compilerOptions\": {\n\"types\": [\"@wb/net/x\", \"house\", \"node\", \"./own\"]}}";
  CHECK(uses({{house + "tsconfig.json", types}}) == Names{"house -> @wb/net packages/house/tsconfig.json:2"});
  CHECK(uses({{house + "tsconfig.test.json", types}}) == Names{"house -> @wb/net packages/house/tsconfig.test.json:2"});
  CHECK(uses({{"tsconfig.base.json", types},
              {house + "tsconfig.json", "{\n\n\"extends\": \"../../tsconfig.base.json\"}"}}) ==
        Names{"house -> @wb/net packages/house/tsconfig.json:3"});
  CHECK(uses({{"tsconfig.base.json", types},
              {house + "tsconfig.json",
               R"({"extends": "../../tsconfig.base.json", "compilerOptions": {"types": []}})"}}) == Names{});
  CHECK(uses({{house + "tsconfig.json", R"({"compilerOptions": {"types": "@wb/net"}})"}}) == Names{});
}

TEST_CASE("a nested package.json says what its folder means", "[scanner][javascript]") {
  CHECK(file_of("./part", {{"packages/house/src/part/package.json", R"({"main": "./real"})"},
                           {"packages/house/src/part/real.js", ""},
                           {"packages/house/src/part/index.js", ""}}) == "packages/house/src/part/real.js");
  CHECK(file_of("./part", {{"packages/house/src/part/package.json", R"({"main": "."})"},
                           {"packages/house/src/part/index.js", ""}}) == "packages/house/src/part/index.js");
}

TEST_CASE("what the package's build makes is inside of it", "[scanner][javascript]") {
  const Files main = {{"packages/house/package.json", R"({"name": "house", "main": "./lib/index.js"})"}};
  CHECK(meaning_in("../lib/a.js", main) == "inside");
  CHECK(file_of("../lib/a.js", main) == kFile);
  CHECK(how(scan_pool(workspace({"../lib/b.js"}, main)), kFile) == "generated");
  CHECK(meaning_in("../other/b.js", main) == "unresolved");
  Files with_output = main;  // then what is missing in it is missing
  with_output["packages/house/lib/index.js"] = "";
  CHECK(meaning_in("../lib/b.js", with_output) == "unresolved");
}

TEST_CASE("the package's own name means itself", "[scanner][javascript]") {
  CHECK(meaning_in("house") == "inside");
  CHECK(meaning_in("house/src/a") == "inside");
}

TEST_CASE("an alias of npm means the package behind it", "[scanner][javascript]") {
  CHECK(meaning_in("old") == "@wb/base");
  CHECK(file_of("old/deep/file") == "packages/base/deep/file.ts");
}

TEST_CASE("what package.json declares and the pool has not is external", "[scanner][javascript]") {
  CHECK(meaning_in("lodash/fp") == "external lodash");
  CHECK(meaning_in("react") == "external react");
  CHECK(meaning_in("tslib") == "external tslib");    // by the workspace's root
  CHECK(meaning_in("estree") == "external estree");  // by @types/estree
  CHECK(meaning_in("left-pad") == "unresolved");
  CHECK(meaning_in("@other/left-pad/x") == "unresolved");
  CHECK(hint_of("left-pad") == "no package.json on the way up declares it");
}

TEST_CASE("Node's modules and schemes need no package", "[scanner][javascript]") {
  CHECK(meaning_in("fs") == "external fs");
  CHECK(meaning_in("fs/promises") == "external fs/promises");
  CHECK(meaning_in("node:test") == "external node:test");
  CHECK(meaning_in("fs/nothing") == "unresolved");
  CHECK(meaning_in("virtual:pwa") == "external virtual");
  CHECK(meaning_in("https://x.org/y.js") == "external https");
  CHECK(meaning_in("data:text/javascript,1") == "external data");
  CHECK(meaning_in("bun:test") == "external bun");
}

TEST_CASE("a pod that is called like a module of Node is meant where it is declared", "[scanner][javascript]") {
  const Files events = {{"packages/events/package.json", R"({"name": "events"})"}, {"packages/events/index.js", ""}};
  CHECK(meaning_in("events", events) == "external events");
  Files declared = events;
  declared["packages/house/package.json"] = R"({"name": "house", "dependencies": {"events": "*"}})";
  CHECK(meaning_in("events", declared) == "events");
}

TEST_CASE("names that only a bundler's code explains are unresolved", "[scanner][javascript]") {
  for (const std::string specifier : {"@/x", "~/x", "/x", "#x", "@"}) {
    CAPTURE(specifier);
    CHECK(meaning_in(specifier) == "unresolved");
    CHECK_THAT(hint_of(specifier), Catch::Contains("a bundler's configuration"));
  }
  CHECK(meaning_in("") == "unresolved");
}

TEST_CASE("podworks.yml decides before everything else", "[scanner][javascript]") {
  Project project;
  project.resolve["~/x"] = {"@wb/net", {}};
  project.external.push_back({Glob("~/*"), {}});
  const ScanResult scan = scan_pool(workspace({"~/x", "~/y"}), project);
  CHECK(meaning(scan, kFile, "~/x") == "@wb/net");
  CHECK(meaning(scan, kFile, "~/y").starts_with("external"));
}

TEST_CASE("names with # are what `imports` of the nearest package.json says", "[scanner][javascript]") {
  const Files imports = {
      {"packages/house/package.json", R"({"name": "house", "dependencies": {"@wb/net": "*", "lodash": "4"},
      "main": "lib/index.js",
      "imports": {"#a": {"node": "./gone.js", "default": "./src/a.js"}, "#lib/*": "./lib/*.js", "#net": "@wb/net",
                  "#dash": "lodash", "#gone": "./gone.js"}})"}};
  CHECK(meaning_in("#a", imports) == "inside");
  CHECK(file_of("#a", imports) == kFile);
  CHECK(file_of("#lib/a", imports) == kFile);
  CHECK(meaning_in("#lib/made", imports) == "inside");
  CHECK(meaning_in("#net", imports) == "@wb/net");
  CHECK(meaning_in("#dash", imports) == "external lodash");
  CHECK(meaning_in("#gone", imports) == "unresolved");
  CHECK(meaning_in("#other", imports) == "unresolved");
}

TEST_CASE("tsconfig.json extends others, has comments, and the nearest one holds", "[scanner][javascript]") {
  const std::string paths = R"("compilerOptions": {"paths": {"@n/*": ["packages/net/src/*",],},}, // trailing
                               /* and "comments": { */)";
  const Files base = {{"tsconfig.base.json", "{" + paths + "}"}};
  Files files = base;
  files["packages/house/tsconfig.json"] = R"({"extends": "../../tsconfig.base"})";
  CHECK(meaning_in("@n/index", files) == "@wb/net");
  files["packages/house/tsconfig.json"] = R"({"extends": ["./none.json", "../../tsconfig.base.json"]})";
  CHECK(meaning_in("@n/index", files) == "@wb/net");
  files["packages/house/tsconfig.json"] = R"({"extends": "@wb/base/ts"})";
  files["packages/base/ts.json"] = R"({"compilerOptions": {"baseUrl": "${configDir}/../net"}})";
  CHECK(meaning_in("src/index", files) == "@wb/net");
  files["packages/house/tsconfig.json"] = "{}";
  files["tsconfig.json"] = "{" + paths + "}";
  CHECK(meaning_in("@n/index", files) == "unresolved");
  files.erase("packages/house/tsconfig.json");
  CHECK(meaning_in("@n/index", files) == "@wb/net");
}

TEST_CASE("types that a project writes down of a pod do not hide the pod", "[scanner][javascript]") {
  const Files files = {{"packages/house/tsconfig.json", R"({"compilerOptions": {"paths": {"*": ["./types/*"]}}})"},
                       {"packages/house/types/@wb/net.d.ts", ""},
                       {"packages/house/types/lodash.d.ts", ""}};
  CHECK(meaning_in("@wb/net", files) == "@wb/net");
  CHECK(meaning_in("lodash", files) == "inside");
}

TEST_CASE("a chain of extends without end is a finding", "[scanner][javascript]") {
  Files files;
  for (int i = 0; i < 1000; ++i) {
    files["packages/house/c" + std::to_string(i) + ".json"] = "{\"extends\": \"./c" + std::to_string(i + 1) + "\"}";
  }
  files["packages/house/c1000.json"] = "{}";
  files["packages/house/tsconfig.json"] = R"({"extends": "./c0"})";
  const std::vector<std::string> found = problems(scan_pool(workspace({"./a"}, files)), "manifest-problem");
  REQUIRE(found.size() == 1);
  CHECK_THAT(found[0], Catch::Contains("more than 200 files"));
}

TEST_CASE("random bytes in configurations end in findings or in nothing", "[scanner][javascript]") {
  const std::string texts[] = {
      R"({"name": "house", "exports": {"./*": {"a": ["./*"]}}, "imports": {"#a": "./src/a.js"}, "workspaces": ["*"]})",
      R"({"extends": ["./x", ".."], "compilerOptions": {"baseUrl": ".", "paths": {"@a/*": ["./src/*"]}}, "files": []})",
      R"({"plugins": [["module-resolver", {"root": ["."], "alias": {"b": "./src"}}]]})"};
  std::mt19937 random(1);
  for (int round = 0; round < 300; ++round) {
    std::string changed[3];
    for (int i = 0; i < 3; ++i) {
      changed[i] = texts[i];
      for (int n = 0; n < 1 + round % 6; ++n) {
        const std::size_t at = random() % changed[i].size();
        if (random() % 3 == 0)
          changed[i].erase(at);
        else
          changed[i][at] = random() % 2 == 0 ? static_cast<char>(random()) : "{}[]\",:*./"[random() % 10];
        if (changed[i].empty()) changed[i] = " ";
      }
    }
    const ScanResult scan = scan_pool(workspace({"@a/a", "#a", "b/a", "house/x", "@wb/net"},
                                                {{"packages/house/package.json", changed[0]},
                                                 {"packages/house/tsconfig.json", changed[1]},
                                                 {"packages/house/.babelrc", changed[2]},
                                                 {"packages/net/src/b.ts", "import x from 'house/a';\n"}}));
    CHECK(scan.files.size() > 10);
  }
}

TEST_CASE("a solution's tsconfig.json has the paths of what it refers to", "[scanner][javascript]") {
  CHECK(
      meaning_in("@n/index", {{"packages/house/tsconfig.json",
                               R"({"files": [], "references": [{"path": "./tsconfig.app.json"}, {"path": "./node"}]})"},
                              {"packages/house/tsconfig.app.json",
                               R"({"compilerOptions": {"baseUrl": "..", "paths": {"@n/*": ["net/src/*"]}}})"},
                              {"packages/house/node/tsconfig.json", "{}"}}) == "@wb/net");
}

TEST_CASE("jsconfig.json and baseUrl count as well", "[scanner][javascript]") {
  CHECK(meaning_in("net/src/index", {{"jsconfig.json", R"({"compilerOptions": {"baseUrl": "packages"}})"}}) ==
        "@wb/net");
}

TEST_CASE("Babel's aliases are read where they are literal", "[scanner][javascript]") {
  const std::string plugins = R"json({"plugins": ["x", ["module-resolver", {"root": ["../base"],
      "alias": {"@n": "../net/src", "under": "lodash", "^re(.*)": "./x"}}]]})json";
  const Files files = {{"packages/house/.babelrc", plugins}};
  CHECK(meaning_in("@n", files) == "@wb/net");
  CHECK(meaning_in("@n/deep/file", files) == "@wb/net");
  CHECK(meaning_in("under/x", files) == "external lodash");
  CHECK(meaning_in("deep/file", files) == "@wb/base");
  const ScanResult scan = scan_pool(workspace({"@n"}, files));
  CHECK_THAT(problems(scan, "manifest-problem").at(0), Catch::Contains("is a regular expression"));
}

TEST_CASE("broken configurations of a pod's own sources are findings, once each", "[scanner][javascript]") {
  const std::string broken = GENERATE(as<std::string>(), "{", "[]", "{\"compilerOptions\": {\"paths\": []}}",
                                      "{\"extends\": \"./gone\"}", "{\"extends\": 1}");
  CAPTURE(broken);
  const ScanResult scan =
      scan_pool(workspace({"./b"}, {{"packages/house/tsconfig.json", R"({"extends": "../base.json"})"},
                                    {"packages/net/tsconfig.json", R"({"extends": "../base.json"})"},
                                    {"packages/base.json", broken},
                                    {"packages/house/test/tsconfig.json", "{"},
                                    {"packages/house/test/a.ts", ""}}));
  CHECK(problems(scan, "manifest-problem").size() == 1);
}

TEST_CASE("an extends that leads round in circles is a finding, as TypeScript refuses it", "[scanner][javascript]") {
  const std::string extends = GENERATE(as<std::string>(), "./tsconfig.json", "./other");
  const ScanResult scan =
      scan_pool(workspace({}, {{"packages/house/tsconfig.json", "{\"extends\": \"" + extends + "\"}"},
                               {"packages/house/other.json", R"({"extends": "./tsconfig"})"}}));
  const auto found = problems(scan, "manifest-problem");
  REQUIRE(found.size() == 1);
  CHECK_THAT(found[0], Catch::Contains("leads back to `packages/house/tsconfig.json`"));
}

TEST_CASE("an extends that leads out of the pool is silent", "[scanner][javascript]") {
  const std::string extends =
      GENERATE(as<std::string>(), "../../node_modules/x/tsconfig.json", "@tsconfig/node20", "../../../../outside.json");
  CAPTURE(extends);
  const ScanResult scan =
      scan_pool(workspace({}, {{"packages/house/tsconfig.json", "{\"extends\": \"" + extends + "\"}"},
                               {"packages/house/other.json", R"({"extends": "./tsconfig"})"}}));
  CHECK(problems(scan, "manifest-problem").empty());
}

TEST_CASE("exports are offered as Node offers them", "[scanner][javascript]") {
  const Json table = json(R"({".": ["./a.js", {"require": "./b.cjs"}], "./x": {"node": {"import": "./x.js"}},
                              "./f/*": "./src/f/*.js", "./f/in/*": "./deep/*.js", "./f/no/*": null,
                              "./*.css": "./css/*.css", "./old/": "./older/", "./none": {"node": null}})");
  using Paths = std::vector<std::string>;
  CHECK(exported_targets(table, ".") == Paths{"./a.js", "./b.cjs"});
  CHECK(exported_targets(table, "./x") == Paths{"./x.js"});
  CHECK(exported_targets(table, "./f/a/b") == Paths{"./src/f/a/b.js"});
  CHECK(exported_targets(table, "./f/in/c") == Paths{"./deep/c.js"});
  CHECK(exported_targets(table, "./f/no/c").empty());
  CHECK(exported_targets(table, "./a.css") == Paths{"./css/a.css"});
  CHECK(exported_targets(table, "./old/x/y.js") == Paths{"./older/x/y.js"});
  CHECK(exported_targets(table, "./none").empty());
  CHECK(exported_targets(table, "./f/").empty());
  CHECK(exported_targets(table, "./y").empty());
  CHECK(exported_targets(json("\"./a.js\""), ".") == Paths{"./a.js"});
  CHECK(exported_targets(json("\"./a.js\""), "./b").empty());
  CHECK(exported_targets(json(R"({"import": "./a.mjs", "default": "./a.js"})"), ".") == Paths{"./a.mjs", "./a.js"});
}

TEST_CASE("comments and trailing commas go, strings and lines stay", "[scanner][javascript]") {
  CHECK(without_json_comments("{\"a\": \"//x,}\", // c\n}") == "{\"a\": \"//x,}\"      \n}");
  CHECK(without_json_comments("[1, /* , ] */ 2, ]") == "[1,           2  ]");
  CHECK(without_json_comments("/*\n*/1") == "  \n  1");
  CHECK(without_json_comments("\"\\\"//\"") == "\"\\\"//\"");
  for (const std::string text : {"\"", "\"\\", "/*", "//", "/", ",", "{,"}) {
    CHECK(without_json_comments(text).size() == text.size());
  }
}

TEST_CASE("aliases are found in time, however many there are", "[scanner][javascript]") {
  JsAliases aliases;
  for (int i = 0; i < 100'000; ++i) aliases.aliases.push_back(make_alias("@a" + std::to_string(i) + "/*"));
  aliases.aliases.push_back(make_alias("*"));
  aliases.build();
  for (int i = 0; i < 10'000; ++i) REQUIRE(find_alias(aliases, "@a" + std::to_string(i) + "/x")->prefix != "");
  CHECK(find_alias(aliases, "y")->prefix.empty());
}

TEST_CASE("any threads, the same imports of JavaScript", "[scanner][javascript]") {
  Files files = workspace({"@wb/net"});
  for (int i = 0; i < 200; ++i) {
    files["packages/base/m" + std::to_string(i) + ".js"] = "import x from './m" + std::to_string(i / 2) + "'\n";
  }
  const auto count = [](const ScanResult& scan) {
    return std::count_if(scan.imports.begin(), scan.imports.end(),
                         [](const Import& import) { return std::holds_alternative<Resolved>(import.target); });
  };
  CHECK(count(scan_pool(files, {}, 1)) == 201);
  CHECK(count(scan_pool(files, {}, 4)) == 201);
}

TEST_CASE("a target of nothing but stars does not grow without end", "[scanner][javascript][hostile]") {
  const std::string stars(40'000, '*');
  const std::string deep(40'000, 'x');
  const ScanResult scan = scan_pool({{"a/package.json", R"({"name": "a", "exports": {"./*": "./)" + stars + "\"}}"},
                                     {"a/index.js", ""},
                                     {"b/package.json", R"({"name": "b", "dependencies": {"a": "*"}})"},
                                     {"b/index.js", "import 'a/" + deep + "'\n"}});
  CHECK(meaning(scan, "b/index.js") == "a");
}
