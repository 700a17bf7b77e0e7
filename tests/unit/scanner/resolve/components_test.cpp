// Components of Vue, Svelte and Astro, and what frameworks make besides.
#include <catch2/catch.hpp>

#include "support/scan_text.h"

using namespace podworks;
using namespace podworks::test;

namespace {

ScanResult scan_component(const std::string& file, const std::string& text, Files others = {}) {
  others["package.json"] = R"({"workspaces": ["*"], "private": true})";
  others["net/package.json"] = R"({"name": "net"})";
  others["net/index.js"] = "";
  others.emplace("app/package.json", R"({"name": "app", "dependencies": {"net": "*"}})");
  others["app/src/" + file] = text;
  return scan_pool(others);
}

std::string meaning_in(const std::string& file, const std::string& text) {
  return meaning(scan_component(file, text), "app/src/" + file);
}

}  // namespace

TEST_CASE("the scripts of components are read", "[scanner][javascript][component]") {
  const auto [file, text] = GENERATE(table<std::string, std::string>({
      {"A.vue",
       "<template>\n  <p>import x from 'y'</p>\n</template>\n<script setup lang=\"ts\">\nimport x from "
       "'net'\n</script>"},
      {"A.vue", "<script lang='tsx'>\nimport x from 'net'\nconst a = <b>import y from 'z'</b>\n</script>"},
      {"A.vue", "<!-- <script>import 'y'</script> --><SCRIPT>import 'net'"},
      {"A.svelte", "<script context=\"module\" data-x='>'>\n  import 'net'\n</script>\n<h1>{name}</h1>"},
      {"A.svelte", "<script type=\"application/ld+json\">import 'y'</script><script>import 'net'</script>"},
      {"A.astro", "---\nimport x from 'net'\n---\n<html>import 'y'</html>"},
      {"A.astro", "---\r\nconst a = 1\r\n---\r\n<script>import 'net'</script>"},
  }));
  CAPTURE(text);
  CHECK(meaning_in(file, text) == "net");
}

TEST_CASE("a component's imports stand where the file has them", "[scanner][javascript][component]") {
  const ScanResult scan = scan_component("A.vue", "<template/>\n<script>\n  import 'net'\n</script>\n");
  const Import& import = import_of(scan, "app/src/A.vue");
  CHECK(import.line == 3);
  CHECK(import.column == 10);
}

TEST_CASE("a component's end is the end, whatever lies behind it in memory",
          "[scanner][javascript][component][hostile]") {
  // Larger than a block of the arena, so that nothing else lies behind the text.
  const std::string markup = "\n" + std::string(70'000, 'x');
  CHECK(meaning_in("A.vue", "<script>import 'net'</script>" + markup) == "net");
  CHECK(meaning_in("A.vue", markup + "<script>import 'net'") == "net");
  CHECK(meaning_in("A.vue", markup + "<script>import 'net'\nword") == "net");
}

TEST_CASE("hostile components end in nothing", "[scanner][javascript][component][hostile]") {
  for (const std::string& text :
       {std::string(), std::string("<script"), std::string("<script lang="), std::string("---"), std::string("---\n"),
        std::string("<!--"), std::string("<script lang=\"ts>import 'net'</script>"), std::string("\0<script>", 9)}) {
    CHECK(meaning_in("A.vue", text) == "none");
  }
  std::string many;
  for (int i = 0; i < 200'000; ++i) many += "<script><script lang='";
  CHECK(meaning_in("A.svelte", many) == "none");
}

TEST_CASE("a component is imported by its file's name", "[scanner][javascript][component]") {
  const ScanResult scan = scan_component("main.ts", "import App from './App.vue'\n", {{"app/src/App.vue", ""}});
  CHECK(meaning(scan, "app/src/main.ts") == "inside");
}

TEST_CASE("what frameworks write into hidden folders is external", "[scanner][javascript][component]") {
  CHECK(meaning_in("env.d.ts", "/// <reference path=\"../.astro/types.d.ts\" />\n") == "external ../.astro/types.d.ts");
  CHECK(meaning_in("a.ts", "import './gone/types'\n") == "unresolved");
  CHECK(meaning_in("a.ts", "import '$app/environment'\n") == "unresolved");
}

TEST_CASE("SvelteKit's names are known where it is declared", "[scanner][javascript][component]") {
  const Files kit = {{"app/package.json", R"({"name": "app", "devDependencies": {"@sveltejs/kit": "2"}})"},
                     {"app/tsconfig.json", R"({"extends": "./.svelte-kit/tsconfig.json"})"},
                     {"app/src/lib/api.ts", ""}};
  const auto meaning_of = [&](const std::string& specifier) {
    return meaning(scan_component("routes/+page.ts", "import x from '" + specifier + "'\n", kit),
                   "app/src/routes/+page.ts");
  };
  CHECK(meaning_of("$app/environment") == "external @sveltejs/kit");
  CHECK(meaning_of("./$types") == "external @sveltejs/kit");
  CHECK(meaning_of("$lib/api") == "inside");
  CHECK(meaning_of("$lib/gone") == "unresolved");
  CHECK(problems(scan_component("a.ts", "", kit), "manifest-problem").empty());
}

TEST_CASE("the names of a Docusaurus site are known where it is declared", "[scanner][javascript][component]") {
  const Files site = {{"app/package.json", R"({"name": "app", "dependencies": {"@docusaurus/core": "3"}})"},
                      {"app/src/theme.js", ""}};
  const auto meaning_of = [&](const std::string& specifier) {
    return meaning(scan_component("pages/index.js", "import x from '" + specifier + "'\n", site),
                   "app/src/pages/index.js");
  };
  CHECK(meaning_of("@docusaurus/Link") == "external @docusaurus/core");
  CHECK(meaning_of("@theme/Layout") == "external @docusaurus/core");
  CHECK(meaning_of("@site/src/theme") == "inside");
  CHECK(meaning_of("@site/src/gone") == "unresolved");
  CHECK(meaning_of("@wb/gone") == "unresolved");
}

TEST_CASE("fixtures that are left out, and data of no pod, are no gaps", "[scanner][javascript][component]") {
  Project project;
  project.exclude.push_back({.value = Glob("**/tests/fixtures")});
  const ScanResult scan = scan_pool({{"package.json", R"({"private": true, "workspaces": ["app"]})"},
                                     {"errors.json", "{}"},
                                     {"app/package.json", R"({"name": "app"})"},
                                     {"app/src/tests/fixtures/book.ts", ""},
                                     {"app/src/tests/a.test.ts", "import './fixtures/book'\n"},
                                     {"app/src/b.ts", "import './tests/fixtures/book'\nimport '../../errors.json'\n"}},
                                    project);
  CHECK(meaning(scan, "app/src/tests/a.test.ts") == "external app/src/tests/fixtures/book");
  CHECK(meaning(scan, "app/src/b.ts", "./tests/fixtures/book") == "unresolved");
  CHECK(meaning(scan, "app/src/b.ts", "../../errors.json") == "external errors.json");
}
