// Gradle builds that say a part of what they are by code: what is taken, what is lost, and that it is said.
#include <catch2/catch.hpp>

#include "tests/unit/scanner/pods/read_gradle.h"

using namespace podworks;

namespace {

const std::string kWalk = "rootDir.eachFile { child -> include \":${child.name}\" }\n";

/// Modules with a build script each, of settings in Groovy.
Files modules(const std::string& settings, const Files& scripts) {
  Files files = {{"settings.gradle", settings}};
  for (const auto& [folder, script] : scripts) {
    files[folder + "/build.gradle"] = script;
    files[folder + "/src/main/java/A.java"] = "";
  }
  return files;
}

bool is_partial(const PodDeclaration& pod) {
  return pod.units[0].dependencies_are_partial;
}

}  // namespace

TEST_CASE("a module of computed settings is the only folder of its name", "[scanner][pods][gradle][computed]") {
  const Pods pods =
      read_build(modules(kWalk, {{"net/net-api", ""},
                                 {"net/net-impl", "dependencies { api project(':net-api') }"},
                                 {"app", "dependencies { api projects.netImpl\n api project(':net-x-y') }"},
                                 {"net/x/y", ""}}));
  CHECK(edges_of(pod(pods, "net:net-impl")) == Names{"net:net-api api"});
  CHECK(edges_of(pod(pods, "app")) == Names{"net:net-impl api", "net:x:y api"});
  CHECK_FALSE(is_partial(pod(pods, "net:net-impl")));
  CHECK(problems_of(pods).size() == 1);
}

TEST_CASE("modules of computed settings that no folder is called as are lost, and that is said once",
          "[scanner][pods][gradle][computed]") {
  const Pods pods = read_build(modules(
      kWalk,
      {{"a/common", ""},
       {"b/common", ""},
       {"c", "dependencies {\n  api project(':lib-common')\n}"},
       {"d",
        "dependencies {\n  api project(':common')\n  api project(':lib-common')\n  api project(':a:common')\n}"}}));
  CHECK(is_partial(pod(pods, "c")));
  CHECK(is_partial(pod(pods, "d")));
  CHECK_FALSE(is_partial(pod(pods, "a:common")));
  const auto problems = problems_of(pods);
  REQUIRE(problems.size() == 2);
  CHECK_THAT(problems[1].message, Catch::Contains("`:common`, and 1 more that build scripts name,"));
  CHECK(problems[1].place.file == "d/build.gradle");
  CHECK(problems[1].place.line == 2);
  CHECK(problems[1].notes == Names{"`:lib-common` at c/build.gradle:2"});
}

TEST_CASE("a computed name and folder of a module are one problem", "[scanner][pods][gradle][computed]") {
  const Pods pods = read_build(
      modules("rootDir.eachFile { child ->\n  include \":${child.name}\"; project(\":${child.name}\").projectDir = new "
              "File(\"x/${child.name}\")\n}\n",
              {{"x/a", ""}, {"x/b", ""}}));
  CHECK(names_of(pods) == Names{"x:a", "x:b"});
  CHECK(problems_of(pods).size() == 1);
  const Pods replaced = read_build(modules(
      "['x/a', 'x/b'].each {\n  def name = it.replace('/', '-')\n  include name\n  project(\":$name\").projectDir "
      "= new File(rootDir, it)\n}\n",
      {{"x/a", ""}, {"x/b", "dependencies { api project(':x-a') }"}}));
  CHECK(edges_of(pod(replaced, "x:b")) == Names{"x:a api"});
  CHECK(problems_of(replaced).size() == 1);
}

TEST_CASE("what only changes the form of a path leaves it where it is", "[scanner][pods][gradle][computed]") {
  const std::string path = GENERATE(as<std::string>{}, "rootDir.resolve(\"c/a\").normalize().absoluteFile",
                                    "file(\"c/a\").canonicalFile", "new File(rootDir, \"c/a\").toPath().toFile()",
                                    "new File(settingsDir, \"c/x\").parentFile.toPath().resolve('a')");
  CAPTURE(path);
  const Pods pods =
      read_build(modules("include ':m'\nproject(':m').projectDir = " + path + "\n", {{"c/a", ""}, {"z", ""}}));
  CHECK(pod(pods, "m").root == "c/a");
  CHECK(problems_of(pods).empty());
}

TEST_CASE("a module whose folder is computed is the only folder of its name; the others stay",
          "[scanner][pods][gradle][computed]") {
  const std::string settings = "include ':m', ':n'\nproject(':m').projectDir = where()\n";
  const Pods found =
      read_build(modules(settings, {{"c/m", ""}, {"n", "dependencies { api project(':m') }"}, {"z", ""}}));
  CHECK(names_of(found) == Names{"m", "n"});
  CHECK(pod(found, "m").root == "c/m");
  CHECK(edges_of(pod(found, "n")) == Names{"m api"});
  REQUIRE(problems_of(found).size() == 1);
  CHECK_THAT(problems_of(found)[0].message, Catch::Contains("the only folder of that name, `c/m`, is taken for it"));

  const Pods lost = read_build(modules(settings, {{"n", "dependencies { api project(':m') }"}, {"z", ""}}));
  CHECK(names_of(lost) == Names{"n", "z"});
  CHECK(is_partial(pod(lost, "n")));
  CHECK(problems_of(lost).size() == 3);

  const Pods outside =
      read_build(modules("include ':m', ':n'\nproject(':m').projectDir = file('../../m')\n", {{"c/m", ""}, {"n", ""}}));
  CHECK(names_of(outside) == Names{"n"});
}

TEST_CASE("Groovy's texts take dotted names without brackets", "[scanner][pods][gradle][computed]") {
  const PodDeclaration app = groovy_app("apply from: \"$rootProject.projectDir/gradle/lib.gradle\"\n",
                                        {{"gradle/lib.gradle", "dependencies { api project(':ui') }"}});
  CHECK(edges_of(app) == Names{"ui api"});
  CHECK(app.problems.empty());
  const PodDeclaration version = groovy_app("def n = 'ui'\ndependencies { api project(\":$n\")\n api \"a:b:$n.1\" }");
  CHECK(edges_of(version) == Names{"ui api", "a:b api"});
  CHECK(edges_of(kotlin_app("val n = \"ui\"\ndependencies { api(project(\":$n\")); api(\"a:$n.x:1\") }")) ==
        Names{"ui api"});
}

TEST_CASE("a script that settings evaluate may include modules", "[scanner][pods][gradle][computed]") {
  const Pods pods = read_build(
      modules("include ':app'\nsetBinding(new Binding([gradle: this]))\nevaluate(new File(settingsDir.parentFile, "
              "'m/include.groovy'))\n",
              {{"app", "dependencies { implementation project(':flutter') }"}}));
  const auto problems = problems_of(pods);
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].place.line == 3);
  CHECK_THAT(problems[1].message, Catch::Contains("`:flutter`"));
  CHECK(is_partial(pod(pods, "app")));
  const Pods known = read_build({{"settings.gradle", "evaluate(new File(settingsDir, 'more.gradle'))"},
                                 {"more.gradle", "include ':b'"},
                                 {"b/src/main/java/A.java", ""}});
  CHECK(names_of(known) == Names{"b"});
  CHECK(problems_of(known).empty());
}

TEST_CASE("packages that Flutter or React Native include are pods by their names",
          "[scanner][pods][gradle][computed]") {
  const std::string settings =
      GENERATE(as<std::string>{}, "plugins { id 'dev.flutter.flutter-plugin-loader' version '1.0.0' }\n",
               "apply from: \"$sdk/packages/flutter_tools/gradle/app_plugin_loader.gradle\"\n",
               "apply from: file('../../native_modules.gradle')\n");
  CAPTURE(settings);
  const Pods pods =
      read_build(modules(settings + "include ':app'\n", {{"app", "dependencies { api project(':espresso') }"}}));
  CHECK(edges_of(pod(pods, "app")) == Names{"espresso api"});
  for (const Diagnostic& problem : problems_of(pods)) CHECK(problem.message.find("espresso") == std::string::npos);
  Files plugin = modules("plugins { id 'x' version '1' }\ninclude ':app'\n",
                         {{"app", "dependencies { api project(':core_plugin') }"}});
  plugin["packages/core_plugin/pubspec.yaml"] = "name: core_plugin\n";
  CHECK(problems_of(read_build(plugin)).empty());
}

TEST_CASE("the root may be included", "[scanner][pods][gradle][computed]") {
  const Pods pods = read_build({{"settings.gradle", "rootProject.name = 'r'\ninclude ':'\n"},
                                {"src/main/java/A.java", ""},
                                {"build.gradle", ""}});
  CHECK(names_of(pods) == Names{"r"});
  CHECK(problems_of(pods).empty());
}

TEST_CASE("a configuration that no class path takes is no dependency of the build", "[scanner][pods][gradle]") {
  const std::string script =
      GENERATE(as<std::string>{}, "configurations { used }\ndependencies { add('used', project(':core')) }",
               "dependencies { apolloUsed(project(':core')) }",
               "val used by configurations.creating\ndependencies { used(project(\":core\")) }");
  CAPTURE(script);
  CHECK(edges_of(read_app(script, script.starts_with("val"))) == Names{"core compiling"});
  const std::string extended = GENERATE(
      as<std::string>{},
      "configurations { used; implementation.extendsFrom(used) }\ndependencies { used project(':core') }",
      "dependencies { used project(':core') }\nconfigurations.compileOnly.extendsFrom configurations.getByName('used')",
      "void used(x) { dependencies.add('implementation', x) }\ndependencies { used(project(':core')) }");
  CAPTURE(extended);
  CHECK(edges_of(groovy_app(extended))[0] == "core");
}

TEST_CASE("libraries of a catalog are known by their coordinates", "[scanner][pods][gradle]") {
  const Files catalog = {
      {"gradle/libs.versions.toml",
       "[versions]\nx = \"1\"\n[libraries]\nassert-k = { module = \"a.b:assertk\", version = \"1\" }\n"
       "moshi = \"c.d:moshi:1\"\nhttp_core = { group = \"e.f\", name = \"core\" }\nbroken = {\n"
       "[bundles]\nall = [\n  \"moshi\", # the first\n  \"http-core\",\n]\n[plugins]\np = \"q:1\"\n"}};
  const std::string script =
      "dependencies {\n  api(libs.assert.k)\n  api(libs.bundles.all)\n  testImplementation(libs.findLibrary(\"moshi\")"
      ".get())\n  api(libs.unknown.thing)\n  api(Google.dagger)\n}";
  CHECK(edges_of(kotlin_app(script, catalog)) == Names{"a.b:assertk api", "c.d:moshi api", "e.f:core api",
                                                       "c.d:moshi tests", "libs.unknown.thing api",
                                                       "Google.dagger api"});
}

TEST_CASE("libraries that settings name are known by their coordinates", "[scanner][pods][gradle]") {
  const Pods pods = read_build(modules(
      "include ':a'\ndependencyResolutionManagement { versionCatalogs { libs {\n"
      "library('assert-k', 'a.b:assertk:1')\nlibrary('http', 'e.f', 'core').versionRef('x')\nlibrary('x', call())\n"
      "} } }\n",
      {{"a", "dependencies {\n api libs.assert.k\n api libs.http\n}"}}));
  CHECK(edges_of(pod(pods, "a")) == Names{"a.b:assertk api", "e.f:core api"});
}

TEST_CASE("a dependency may take a module's tests along", "[scanner][pods][gradle]") {
  const auto [script, takes] = GENERATE(table<std::string, bool>({
      {"project(path: ':core', configuration: 'tests')", true},
      {"project(path: ':core', configuration: 'testArtifacts')", true},
      {"project(':core').sourceSets.test.output", true},
      {"project(path: ':core', configuration: 'shadow')", false},
      {"project(':core')", false},
  }));
  CAPTURE(script);
  const PodDeclaration app = groovy_app("dependencies { testImplementation " + script + " }");
  CHECK(edges_of(app) == Names{"core tests"});
  CHECK(app.units[0].dependencies[0].takes_tests == takes);
}

TEST_CASE("coordinates of an included build mean its module", "[scanner][pods][gradle][composite]") {
  const std::string rules =
      GENERATE(as<std::string>{},
               "{ dependencySubstitution { substitute(module(\"net.wb:bolt\")).using(project(\":ui:bolt\")) } }",
               "{ dependencySubstitution { substitute module('net.wb:bolt') using project(':ui:bolt') } }", "");
  CAPTURE(rules);
  const FoundPods found = find_gradle({
      {"settings.gradle", "includeBuild('components') " + rules + "\ninclude ':app'\n"},
      {"app/build.gradle",
       "dependencies {\n  implementation 'net.wb:bolt:1.0'\n  implementation 'net.wb:other:1.0'\n}"},
      {"app/src/main/java/A.java", ""},
      {"components/settings.gradle", "include ':ui:bolt', ':app'\n"},
      {"components/ui/bolt/build.gradle", "group = 'net.wb'"},
      {"components/ui/bolt/src/main/java/B.java", ""},
      {"components/app/src/main/java/B.java", ""},
  });
  CHECK(edges_of(pod(found.pods, "app")) == Names{"ui:bolt", "net.wb:other"});
  CHECK(found.problems.empty());
}

TEST_CASE("modules of included builds have the group that their root or gradle.properties gives",
          "[scanner][pods][gradle][composite]") {
  const auto [root, properties] = GENERATE(table<std::string, std::string>({
      {"allprojects { group = 'g.h' }", ""},
      {"", "version=1\ngroup = g.h\n"},
      {"group = computed()", "group=g.h"},
  }));
  CAPTURE(root, properties);
  const FoundPods found = find_gradle({
      {"settings.gradle", "includeBuild('tools/lib')\ninclude ':app'\n"},
      {"app/build.gradle", "dependencies { implementation 'g.h:app:1.0' }"},
      {"app/src/main/java/A.java", ""},
      {"tools/lib/settings.gradle", "include ':app'\n"},
      {"tools/lib/build.gradle", root},
      {"tools/lib/gradle.properties", properties},
      {"tools/lib/app/src/main/java/B.java", ""},
  });
  CHECK(edges_of(pod(found.pods, "app")) == Names{"tools:lib:app"});
}

TEST_CASE("constants of nested objects are followed by their full names", "[scanner][pods][gradle]") {
  const Files files = {{"buildSrc/src/main/kotlin/Modules.kt",
                        "object Modules {\n  object Core {\n    const val data = \":core:data\"\n  }\n  object Ui {\n"
                        "    const val data = \":ui\"\n  }\n}\n"}};
  const PodDeclaration app =
      kotlin_app("dependencies {\n  api(project(Modules.Core.data))\n  api(project(Modules.Ui.data))\n}", files);
  CHECK(edges_of(app) == Names{"core:data api", "ui api"});
}

TEST_CASE("many computed modules, and many that are lost, are read in a moment", "[scanner][pods][gradle][hostile]") {
  Files scripts;
  std::string dependencies = "dependencies {\n";
  for (int i = 0; i < 3'000; ++i) {
    scripts["m" + std::to_string(i) + "/x"] = "";
    dependencies += "api project(':n" + std::to_string(i) + ":x')\napi projects.q" + std::to_string(i) + ".x\n";
  }
  scripts["app"] = dependencies + "}";
  const Pods pods = read_build(modules(kWalk, scripts));
  CHECK(pods.size() == 3'001);
  CHECK(is_partial(pod(pods, "app")));
  std::string evaluations;
  for (int i = 0; i < 2'000; ++i) evaluations += "evaluate(new File(x(" + std::to_string(i) + ")))\n";
  const auto problems = problems_of(read_build(modules(evaluations + "include ':a'", {{"a", ""}})));
  CHECK(problems.size() == 1'000);
  CHECK(
      names_of(read_build(modules("include ':a'\nincludeBuild('.') { dependencySubstitution { substitute module('a:b') "
                                  "using project(':a') } }",
                                  {{"a", "api.extendsFrom extendsFrom extendsFrom x"}}))) == Names{"a"});
}
