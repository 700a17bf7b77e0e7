// Which modules a build has, what its own plugins add to them, and what the pods are called.
#include <catch2/catch.hpp>

#include "tests/unit/scanner/pods/read_gradle.h"

using namespace podworks;

namespace {

/// A file in each of the folders, so that they are there.
Files folders(const Names& names, Files files = {}) {
  for (const std::string& name : names) files[name + "/src/main/java/A.java"] = "";
  return files;
}

}  // namespace

TEST_CASE("settings declare the modules of their build", "[scanner][pods][gradle]") {
  const auto [name, text] = GENERATE(table<std::string, std::string>({
      {"settings.gradle", "include ':app', ':core:data'\ninclude 'ui'"},
      {"settings.gradle", "include ':app',\n    ':core:data',\n    'ui'"},
      {"settings.gradle", "include(':app')\ninclude([':core:data', ':ui'])"},
      {"settings.gradle", "['app', 'core:data', 'ui'].each { include \":$it\" }"},
      {"settings.gradle", "def module(name) { include name }\nmodule(':app'); module(':core:data'); module(':ui')"},
      {"settings.gradle.kts", "include(\":app\", \":core:data\")\ninclude(\"ui\")"},
      {"settings.gradle.kts", "include(\n  \":app\",\n  \":core:data\", // data\n  \":ui\",\n)"},
      {"settings.gradle.kts", "include(listOf(\":app\", \":core:data\", \":ui\"))"},
      {"settings.gradle.kts", "val all = listOf(\"app\", \"core:data\", \"ui\")\nall.forEach { include(it) }"},
      {"settings.gradle.kts", "for (name in listOf(\"app\", \"core:data\", \"ui\")) { include(\":$name\") }"},
      {"settings.gradle.kts", "include(*arrayOf(\":app\", \":core:data\", \":ui\"))"},
  }));
  CAPTURE(text);
  const Pods pods = read_build(folders({"app", "core/data", "ui"}, {{name, text}}));
  CHECK(names_of(pods) == Names{"app", "core:data", "ui"});
  CHECK(pod(pods, "core:data").root == "core/data");
  CHECK(pod(pods, "app").reader == "gradle");
  CHECK(pod(pods, "app").at.file == name);
  CHECK(problems_of(pods).empty());
}

TEST_CASE("a module may lie elsewhere", "[scanner][pods][gradle]") {
  const auto [name, text] = GENERATE(table<std::string, std::string>({
      {"settings.gradle", "include ':x'\nproject(':x').projectDir = new File(settingsDir, 'libs/x')"},
      {"settings.gradle", "include ':x'\nproject(':x').projectDir = file('libs/x')"},
      {"settings.gradle", "include ':x'\nproject(':x').projectDir = new File(\"$rootDir/libs/x\")"},
      {"settings.gradle", "include ':x'\nproject(':x').setProjectDir(new File(rootDir, './libs//x'))"},
      {"settings.gradle", "def add(n, d) { include n\nproject(n).projectDir = file(d) }\nadd(':x', 'libs/x')"},
      {"settings.gradle.kts", "include(\":x\")\nproject(\":x\").projectDir = File(settingsDir, \"libs/x\")"},
      {"settings.gradle.kts", "include(\":x\")\nproject(\":x\").projectDir =\n    rootDir.resolve(\"libs/x\")"},
      {"settings.gradle.kts", "include(\":x\")\nproject(\":x\").apply { projectDir = file(\"libs\" + \"/x\") }"},
      {"settings.gradle.kts",
       "fun add(name: String, path: String) {\n include(name)\n project(name).projectDir = file(path)\n}\n"
       "add(\":x\", \"libs/x\")"},
  }));
  CAPTURE(text);
  const Pods pods = read_build(folders({"libs/x"}, {{name, text}}));
  REQUIRE(names_of(pods) == Names{"x"});
  CHECK(pods[0].root == "libs/x");
  CHECK(problems_of(pods).empty());
}

TEST_CASE("what settings compute is a problem", "[scanner][pods][gradle]") {
  const std::string line = GENERATE(as<std::string>{}, "include(name())", "include(*modules())", "include(\":$x\")",
                                    "names().forEach { include(it) }", "apply(from = \"$home/more.gradle\")",
                                    "project(\":app\").projectDir = where()", "include(\"..:../x\")");
  CAPTURE(line);
  const Pods pods = read_build(folders({"app", "b"}, {{"settings.gradle.kts", "include(\":app\", \":b\")\n" + line}}));
  CHECK(pod(pods, "b").root == "b");
  const auto problems = problems_of(pods);
  REQUIRE(problems.size() >= 1);
  CHECK(problems[0].rule == "manifest-problem");
  CHECK(problems[0].place.line == 2);
}

TEST_CASE("where settings compute their modules, folders with a build script are taken for them",
          "[scanner][pods][gradle]") {
  const std::string walk =
      "include(\":app\")\n"
      "fun all(folder: File, path: String, depth: Int = 1) {\n"
      "  folder.listFiles().orEmpty().forEach { file ->\n"
      "    val below = \"$path:${file.name}\"\n"
      "    if (File(file, \"build.gradle.kts\").exists()) include(below) else if (depth > 0) all(file, below, depth - "
      "1)\n"
      "  }\n"
      "}\n"
      "all(File(rootDir, \"features\"), \":features\")\n"
      "includeBuild(\"plugins\")\n";
  Files files = folders({"app", "features/login/api", "features/login/impl"}, {{"settings.gradle.kts", walk}});
  files["app/build.gradle.kts"] = "dependencies { implementation(projects.features.login.api) }";
  files["features/login/api/build.gradle.kts"] = "";
  files["features/login/impl/build.gradle.kts"] = "dependencies { api(project(\":features:login:api\")) }";
  files["plugins/build.gradle.kts"] = "";
  files["plugins/sub/build.gradle.kts"] = "";
  files["other/settings.gradle.kts"] = "";
  files["other/a/build.gradle.kts"] = "";
  files["buildSrc/build.gradle.kts"] = "";
  files["app/src/test/resources/x/build.gradle.kts"] = "";
  const Pods pods = read_build(files);
  CHECK(names_of(pods) == Names{"app", "features:login:api", "features:login:impl"});
  CHECK(edges_of(pod(pods, "app")) == Names{"features:login:api"});
  CHECK(edges_of(pod(pods, "features:login:impl")) == Names{"features:login:api api"});
  const auto problems = problems_of(pods);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].place.line == 5);
  CHECK_THAT(problems[0].message, Catch::Contains("the 2 other folders with a build script are taken for them"));
}

TEST_CASE("settings may call a module by another name than its folder", "[scanner][pods][gradle]") {
  const std::string line =
      GENERATE(as<std::string>{}, "project(\":server\").name = \"server3\"", "project(':server').name = 'server3'",
               "project(\":server\").apply { name = \"server3\" }");
  CAPTURE(line);
  const Pods pods = read_build(
      folders({"server", "server/sub", "app"},
              {{"settings.gradle", "include ':server', ':server:sub', ':app'\n" + line},
               {"app/build.gradle", "dependencies { api projects.server3\n api project(':server3:sub') }"}}));
  CHECK(names_of(pods) == Names{"server3", "server3:sub", "app"});
  CHECK(edges_of(pod(pods, "app")) == Names{"server3 api", "server3:sub api"});
  CHECK(problems_of(pods).empty());
}

TEST_CASE("a plugin's function that adds every module with a certain name is a problem", "[scanner][pods][gradle]") {
  const Files files = {{"buildSrc/src/main/kotlin/Add.kt",
                        "fun DependencyHandlerScope.allOf(project: Project) = addAll(project, \":core\")\n"
                        "private fun DependencyHandlerScope.addAll(project: Project, prefix: String) {\n"
                        "  val some = project.rootProject.subprojects.filter { it.path.startsWith(prefix) }\n"
                        "  for (p in some) {\n    add(\"implementation\", p)\n  }\n}\n"}};
  const PodDeclaration app = kotlin_app("dependencies {\n  allOf(project)\n}", files);
  CHECK(app.units[0].dependencies_are_partial);
  REQUIRE(app.problems.size() == 1);
  CHECK(app.problems[0].place.file == "buildSrc/src/main/kotlin/Add.kt");
}

TEST_CASE("a computed name of a configuration says what it is for by its end or its beginning",
          "[scanner][pods][gradle]") {
  const std::string line = GENERATE(
      as<std::string>{}, "add(\"ksp${suffix()}\", project(\":ui\"))",
      "for (target in targets()) {\n  val name = target.uppercase()\n  add(\"ksp$name\", project(\":ui\"))\n }");
  CAPTURE(line);
  CHECK(edges_of(kotlin_app("dependencies {\n  " + line + "\n}")) == Names{"ui compiling"});
  CHECK(edges_of(kotlin_app("dependencies {\n  \"${variant}Implementation\"(project(\":ui\"))\n}")) == Names{"ui"});
}

TEST_CASE("a catalog that is handed to a function is no dependency", "[scanner][pods][gradle]") {
  const PodDeclaration app = kotlin_app("dependencies {\n  common(libs)\n  api(project(\":ui\"))\n}",
                                        {{"gradle/libs.versions.toml", "[libraries]\na = \"b:c:1\""}});
  CHECK(edges_of(app) == Names{"ui api"});
  CHECK(app.problems.empty());
}

TEST_CASE("settings that declare nothing that is known are an error", "[scanner][pods][gradle]") {
  const auto pods = try_read("settings.gradle", {{"settings.gradle", "include modules()"}});
  REQUIRE_FALSE(pods.ok());
  CHECK(pods.errors()[0].where.line == 1);
  CHECK(try_read("settings.gradle", {{"settings.gradle", ""}}).value().empty());
}

TEST_CASE("a module without a folder is a finding", "[scanner][pods][gradle]") {
  const Pods pods = read_build(folders({"app"}, {{"settings.gradle", "include ':app'\ninclude ':gone'"}}));
  CHECK(names_of(pods) == Names{"app"});
  REQUIRE(problems_of(pods).size() == 1);
  CHECK_THAT(problems_of(pods)[0].message, Catch::Contains("`gone` is not there"));
  CHECK(problems_of(pods)[0].place.line == 2);
}

TEST_CASE("parents of modules are pods only if they have something of their own", "[scanner][pods][gradle]") {
  Files files = folders({"a/b"}, {{"settings.gradle", "include ':a:b'"}, {"a/build.gradle", "group 'x'"}});
  CHECK(names_of(read_build(files)) == Names{"a:b"});
  files["a/src/main/java/B.java"] = "";
  CHECK(names_of(read_build(files)) == Names{"a", "a:b"});
}

TEST_CASE("the root is a pod of the name that the settings give", "[scanner][pods][gradle]") {
  Files files = {{"settings.gradle.kts", "rootProject.name = \"tool\""}, {"build.gradle.kts", ""}};
  CHECK(read_build(files).empty());
  files["src/main/kotlin/A.kt"] = "";
  CHECK(names_of(read_build(files)) == Names{"tool"});
  CHECK(read_build(files)[0].root.empty());
}

TEST_CASE("a script that settings apply may include modules", "[scanner][pods][gradle]") {
  const Pods pods = read_build(folders({"app"}, {{"settings.gradle", "\napply from: 'gradle/modules.gradle'"},
                                                 {"gradle/modules.gradle", "include ':app'"}}));
  REQUIRE(names_of(pods) == Names{"app"});
  CHECK(to_string(pods[0].at) == "settings.gradle:2:1");
}

TEST_CASE("Groovy's settings and scripts come before Kotlin's", "[scanner][pods][gradle]") {
  const Files files =
      folders({"a", "b"}, {{"settings.gradle", "include ':a'"}, {"settings.gradle.kts", "include(\":b\")"}});
  CHECK(names_of(find_gradle(files).pods) == Names{"a"});
}

TEST_CASE("a build script is found under the module's name too", "[scanner][pods][gradle]") {
  const Pods pods = read_build(folders(
      {"a", "b"}, {{"settings.gradle", "include ':a', ':b'"}, {"a/a.gradle", "dependencies { api project(':b') }"}}));
  CHECK(edges_of(pod(pods, "a")) == Names{"b api"});
}

TEST_CASE("a build script that no settings lie above is a module of its own", "[scanner][pods][gradle]") {
  const Files files = folders(
      {"x/lib", "y/pkg/android"},
      {{"x/lib/build.gradle.kts", "dependencies { api(project(\":other\")) }"}, {"y/pkg/android/build.gradle", ""}});
  const FoundPods found = find_gradle(files);
  CHECK(names_of(found.pods) == Names{"lib", "pkg"});
  CHECK(edges_of(found.pods[0]) == Names{"other api"});
  CHECK(found.problems.empty());
}

TEST_CASE("an entry of pods that leaves the settings out says so", "[scanner][pods][gradle]") {
  Files files = folders({"pods/a"}, {{"settings.gradle", "include ':pods:a'"}, {"pods/a/build.gradle", ""}});
  Project project;
  project.pods = {{.from = "gradle", .in = "pods/**"}};
  const auto read = try_read("pods/a/build.gradle", files, project);
  REQUIRE_FALSE(read.ok());
  CHECK_THAT(read.errors()[0].message, Catch::Contains("`settings.gradle`"));
  project.pods[0].in = "";
  CHECK(try_read("pods/a/build.gradle", files, project).value().empty());
}

TEST_CASE("a module beside the settings' folder belongs to their build", "[scanner][pods][gradle]") {
  const Files files =
      folders({"lib"}, {{"android/settings.gradle", "include ':x'\nproject(':x').projectDir = file('../lib')"},
                        {"lib/build.gradle", ""}});
  CHECK(names_of(find_gradle(files).pods) == Names{"x"});
}

TEST_CASE("modules of one name in two builds are called by their builds", "[scanner][pods][gradle]") {
  const std::string settings = "include ':app', ':core'";
  const std::string script = "dependencies { implementation project(':core') }";
  Files files =
      folders({"samples/a/app", "samples/a/core", "samples/b/app"}, {{"samples/a/settings.gradle", settings},
                                                                     {"samples/a/app/build.gradle", script},
                                                                     {"samples/b/settings.gradle", "include ':app'"}});
  FoundPods found = find_gradle(files);
  CHECK(names_of(found.pods) == Names{"core", "samples:a:app", "samples:b:app"});
  CHECK(edges_of(pod(found.pods, "samples:a:app")) == Names{"core"});
  CHECK(found.pods[1].units[0].name == "samples:a:app");
  files = folders({"app", "core"}, files);
  files["settings.gradle"] = settings;
  files["app/build.gradle"] = script;
  found = find_gradle(files);
  CHECK(names_of(found.pods) == Names{"app", "core", "samples:a:app", "samples:a:core", "samples:b:app"});
  CHECK(edges_of(pod(found.pods, "app")) == Names{"core"});
  CHECK(edges_of(pod(found.pods, "samples:a:app")) == Names{"samples:a:core"});
  CHECK(found.problems.empty());
}

TEST_CASE("a module of the name of a pod that lies elsewhere is called by its build", "[scanner][pods][gradle]") {
  const std::string spec = "Pod::Spec.new do |s|\n s.name = 'Net'\n s.source_files = '*.m'\nend\n";
  const Files apart =
      folders({"android/Net"}, {{"android/settings.gradle", "include ':Net'"}, {"ios/Net.podspec", spec}});
  CHECK(names_of(find_gradle(apart).pods) == Names{"Net", "android:Net"});
  const Files together = folders(
      {"Net/android"}, {{"Net/android/settings.gradle", "rootProject.name = 'Net'"}, {"Net/Net.podspec", spec}});
  CHECK(names_of(find_gradle(together).pods) == Names{"Net"});
}

TEST_CASE("an included build declares its own modules", "[scanner][pods][gradle]") {
  const Files files = folders({"app", "logic/convention", "buildSrc", "plain"},
                              {{"settings.gradle.kts",
                                "pluginManagement { includeBuild(\"logic\") }\nincludeBuild(\"plain\")\n"
                                "includeBuild(\"$sdk/tools\")\ninclude(\":app\")"},
                               {"logic/settings.gradle.kts", "include(\":convention\")"},
                               {"buildSrc/build.gradle.kts", ""},
                               {"plain/build.gradle.kts", ""}});
  const FoundPods found = find_gradle(files);
  CHECK(names_of(found.pods) == Names{"app", "buildSrc", "convention", "plain"});
  CHECK(found.problems.empty());
}

namespace {

/// `app` applies a plugin of build-logic that the class C makes, with this body.
Pods with_plugin(const std::string& body, const std::string& application, const std::string& more = {}) {
  return read_build(folders(
      {"app", "core", "ui"},
      {{"settings.gradle.kts", "pluginManagement { includeBuild(\"logic\") }\ninclude(\":app\", \":core\", \":ui\")"},
       {"app/build.gradle.kts", application},
       {"gradle/libs.versions.toml",
        "[versions]\na = \"1\"\n[plugins]\nwb-feature = { id = \"wb.feature\" } # ours\n"
        "wb_hilt = \"wb.hilt:1.0\"\n"},
       {"logic/settings.gradle.kts",
        "dependencyResolutionManagement { versionCatalogs { create(\"libs\") {\n"
        "from(files(\"../gradle/libs.versions.toml\")) } } }\ninclude(\":p\")"},
       {"logic/p/build.gradle.kts", R"(
gradlePlugin {
    plugins {
        register("feature") {
            id = libs.plugins.wb.feature.get().pluginId
            implementationClass = "com.wb.FeaturePlugin"
        }
        create("hilt") {
            id = "wb.hilt"
            implementationClass = "HiltPlugin"
        }
    }
})"},
       {"logic/p/src/main/kotlin/FeaturePlugin.kt",
        "package com.wb\nclass FeaturePlugin : Plugin<Project> {\n" + body + "\n}\n"},
       {"logic/p/src/main/kotlin/More.kt", more}}));
}

}  // namespace

TEST_CASE("a plugin of the build's own adds dependencies to the modules that apply it", "[scanner][pods][gradle]") {
  const std::string application =
      GENERATE(as<std::string>{}, "plugins { id(\"wb.feature\") }", "plugins {\n alias(libs.plugins.wb.feature)\n}",
               "apply(plugin = \"wb.feature\")", "plugins { id(libs.plugins.wb.feature.get().pluginId) }",
               "pluginManager.apply(\"wb.feature\")", "apply { plugin(\"wb.feature\") }", "apply<FeaturePlugin>()",
               "plugins { id(\"wb.feature\") version \"1.0\" }");
  CAPTURE(application);
  const Pods pods = with_plugin(R"(
    override fun apply(target: Project) {
        with(target) {
            dependencies {
                "implementation"(project(":core"))
                add("testImplementation", project(":ui"))
                "implementation"(libs.findLibrary("x").get())
            }
        }
    })",
                                application);
  const PodDeclaration& app = pod(pods, "app");
  CHECK(edges_of(app) == Names{"core", "ui tests"});
  CHECK(to_string(app.units[0].dependencies[0].at) == "logic/p/src/main/kotlin/FeaturePlugin.kt:7:17");
  CHECK(problems_of(pods).empty());
  CHECK(edges_of(pod(pods, "core")).empty());
}

TEST_CASE("a plugin that is not applied adds nothing", "[scanner][pods][gradle]") {
  const std::string body = "override fun apply(p: Project) { p.dependencies { add(\"api\", project(\":core\")) } }";
  CHECK(edges_of(pod(with_plugin(body, "plugins { id(\"wb.feature\") apply false }"), "app")).empty());
  CHECK(edges_of(pod(with_plugin(body, "plugins { alias(libs.plugins.wb.feature) apply false }"), "app")).empty());
  CHECK(edges_of(pod(with_plugin(body, "plugins { id(\"wb.feature\") version \"1\" apply false }"), "app")).empty());
  CHECK(edges_of(pod(with_plugin(body, "plugins { id(\"other\") }"), "app")).empty());
}

TEST_CASE("plugins apply plugins, and call functions", "[scanner][pods][gradle]") {
  const std::string more = R"(
class HiltPlugin : Base() {
    override fun apply(target: Project) {
        target.pluginManager.apply("wb.feature")
        target.addUi()
    }
}
abstract class Base : Plugin<Project>
object Modules { const val UI = ":ui" }
fun Project.addUi() {
    dependencies { add("api", project(Modules.UI)) }
}
fun DependencyHandler.addCore(project: Project) = add("implementation", project(":core"))
fun unused(project: Project) { project.dependencies.add("implementation", project(":nobody")) }
)";
  const Pods pods = with_plugin(R"(
    override fun apply(target: Project) {
        target.apply(plugin = "wb.hilt")
        target.dependencies { addCore(target) }
    })",
                                "plugins { id(\"wb.hilt\") }", more);
  CHECK(edges_of(pod(pods, "app")) == Names{"ui api", "core"});
  CHECK(problems_of(pods).empty());
}

TEST_CASE("what a plugin computes is a problem of those that apply it", "[scanner][pods][gradle]") {
  const Pods pods =
      with_plugin("override fun apply(p: Project) { p.dependencies { add(\"api\", project(p.path + \"-api\")) } }",
                  "plugins { id(\"wb.feature\") }");
  CHECK(pod(pods, "app").units[0].dependencies_are_partial);
  CHECK_FALSE(pod(pods, "core").units[0].dependencies_are_partial);
  REQUIRE(problems_of(pods).size() == 1);
  CHECK(problems_of(pods)[0].place.file == "logic/p/src/main/kotlin/FeaturePlugin.kt");
}

TEST_CASE("a plugin whose class is not there is a problem", "[scanner][pods][gradle]") {
  const Pods pods = with_plugin("", "plugins { id(\"wb.hilt\") }");
  CHECK(pod(pods, "app").units[0].dependencies_are_partial);
  REQUIRE(problems_of(pods).size() == 1);
  CHECK_THAT(problems_of(pods)[0].message, Catch::Contains("class `HiltPlugin`"));
}

TEST_CASE("precompiled scripts are plugins of their file's name", "[scanner][pods][gradle]") {
  const Pods pods = read_build(
      folders({"app", "core", "ui"},
              {{"settings.gradle.kts", "include(\":app\", \":core\", \":ui\")"},
               {"app/build.gradle.kts", "plugins {\n `wb-library`\n id(\"com.wb.feature\")\n}"},
               {"buildSrc/src/main/kotlin/wb-library.gradle.kts", "dependencies { \"api\"(project(\":core\")) }"},
               {"buildSrc/src/main/kotlin/com/wb/feature.gradle.kts",
                "package com.wb\nplugins { id(\"wb-library\") }\n"
                "dependencies { implementation(project(\":ui\")) }"}}));
  CHECK(edges_of(pod(pods, "app")) == Names{"core api", "ui"});
}

TEST_CASE("plugins in Java and Groovy are read", "[scanner][pods][gradle]") {
  const Pods pods =
      read_build(folders({"app", "core", "ui"},
                         {{"settings.gradle", "include ':app', ':core', ':ui'"},
                          {"app/build.gradle", "apply plugin: JavaOne\napply plugin: 'wb.groovy'"},
                          {"buildSrc/build.gradle",
                           "gradlePlugin { plugins { g { id = 'wb.groovy'; implementationClass = 'GroovyOne' } } }"},
                          {"buildSrc/src/main/java/JavaOne.java",
                           "public class JavaOne implements Plugin<Project> {\n  public void apply(Project project) {\n"
                           "    project.getDependencies().add(\"api\", project.project(\":core\"));\n  }\n}\n"},
                          {"buildSrc/src/main/groovy/GroovyOne.groovy",
                           "class GroovyOne implements Plugin<Project> {\n  void apply(Project project) {\n"
                           "    project.dependencies { testImplementation project.project(':ui') }\n  }\n}\n"}}));
  CHECK(edges_of(pod(pods, "app")) == Names{"core api", "ui tests"});
}

TEST_CASE("constants of buildSrc are followed", "[scanner][pods][gradle]") {
  const Pods pods = read_build(
      folders({"app", "core", "ui"},
              {{"settings.gradle", "include ':app', ':core', ':ui'"},
               {"app/build.gradle.kts", "dependencies {\n api(project(Modules.core))\n api(project(Modules.both))\n}"},
               {"buildSrc/src/main/kotlin/Modules.kt",
                "object Modules {\n  const val core = \":core\"\n  const val both = \":a\"\n}\n"
                "object Modules { val both: String = \":b\" }\n"}}));
  CHECK(edges_of(pod(pods, "app")) == Names{"core api"});
  CHECK(problems_of(pods).size() == 1);
}

TEST_CASE("plugins that apply each other end", "[scanner][pods][gradle][hostile]") {
  const Pods pods = with_plugin("override fun apply(p: Project) { p.apply(plugin = \"wb.hilt\"); p.loop() }",
                                "plugins { id(\"wb.feature\") }",
                                "class HiltPlugin { fun apply(p: Project) { p.apply(plugin = \"wb.feature\") } }\n"
                                "fun Project.loop() { other() }\nfun Project.other() { loop() }");
  CHECK(edges_of(pod(pods, "app")).empty());
}

TEST_CASE("the root's script speaks for its modules", "[scanner][pods][gradle]") {
  const Pods pods = read_build(
      folders({"app", "core", "ui"}, {{"settings.gradle", "include ':app', ':core', ':ui'"}, {"build.gradle", R"(
subprojects { dependencies { implementation project(':core') } }
allprojects { apply plugin: 'java' }
project(':app') { dependencies { api project(':ui') } }
configure([project(':ui')]) { dependencies { testImplementation project(':app') } }
)"}}));
  CHECK(edges_of(pod(pods, "app")) == Names{"core", "ui api"});
  CHECK(edges_of(pod(pods, "ui")) == Names{"core", "app tests"});
  CHECK(edges_of(pod(pods, "core")).empty());
  CHECK(problems_of(pods).empty());
}

TEST_CASE("what the root gives to some modules only is a problem", "[scanner][pods][gradle]") {
  const std::string block = GENERATE(
      as<std::string>{}, "configure(subprojects.findAll { it.name != 'x' }) { dependencies { api project(':core') } }",
      "subprojects { if (it.name == 'app') { dependencies { api project(':core') } } }");
  CAPTURE(block);
  const Pods pods =
      read_build(folders({"app", "core"}, {{"settings.gradle", "include ':app', ':core'"}, {"build.gradle", block}}));
  CHECK(edges_of(pod(pods, "app")).empty());
  CHECK(pod(pods, "app").units[0].dependencies_are_partial);
  CHECK(problems_of(pods).size() == 1);
}

TEST_CASE("a script that a module applies counts for it", "[scanner][pods][gradle]") {
  const std::string from =
      GENERATE(as<std::string>{}, "apply from: '../gradle/common.gradle'",
               "apply from: \"$rootDir/gradle/common.gradle\"", "apply from: rootProject.file('gradle/common.gradle')",
               "apply from: \"${rootProject.projectDir}/gradle/common.gradle\"");
  CAPTURE(from);
  const Files files = folders({"app", "core"}, {{"settings.gradle", "include ':app', ':core'"},
                                                {"gradle/common.gradle", "dependencies { api project(':core') }"},
                                                {"app/build.gradle", from}});
  const Pods pods = read_build(files);
  CHECK(edges_of(pod(pods, "app")) == Names{"core api"});
  CHECK(problems_of(pods).empty());
}

TEST_CASE("a script from the network is a problem", "[scanner][pods][gradle]") {
  const Pods pods = read_build(folders({"app"}, {{"settings.gradle", "include ':app'"},
                                                 {"app/build.gradle", "apply from: 'https://example.com/x.gradle'"}}));
  CHECK(pods[0].units[0].dependencies_are_partial);
  CHECK(says(problems_of(pods), "not in the pool"));
}

TEST_CASE("hostile settings end in a finding or in nothing", "[scanner][pods][gradle][hostile]") {
  std::string path;
  for (int i = 0; i < 100'000; ++i) path += ":a";
  const std::string text =
      GENERATE_COPY(as<std::string>{}, std::string(100'000, '{'), std::string(100'000, '('), "include ('" + path + "')",
                    "include ':a", "def f() { f() }\nf()", "def f(x) { g(x) }\ndef g(x) { f(x); f(x) }\ng(':a')",
                    "include", "rootProject.name = ", "apply from: 'settings.gradle'", "include ':../..'",
                    "include '/etc'", "project(':').projectDir = file('x')");
  const auto pods = try_read("settings.gradle", {{"settings.gradle", text}});
  CHECK((!pods.ok() || pods.value().empty()));
}

TEST_CASE("a large build is read in a moment", "[scanner][pods][gradle][hostile]") {
  Files files;
  std::string settings;
  for (int i = 0; i < 3'000; ++i) {
    const std::string name = "m" + std::to_string(i);
    settings += "include ':" + name + "'\n";
    files[name + "/build.gradle"] = i == 0 ? "" : "dependencies { api project(':m" + std::to_string(i - 1) + "') }";
  }
  files["settings.gradle"] = settings;
  const FoundPods found = find_gradle(files);
  CHECK(found.pods.size() == 3'000);
  CHECK(found.problems.empty());
}

TEST_CASE("the Android half of a package is the package, whatever its project is called", "[scanner][pods][gradle]") {
  const FoundPods found = find_gradle({{"auth/pubspec.yaml", "name: auth\n"},
                                       {"auth/lib/auth.dart", ""},
                                       {"auth/android/settings.gradle", "rootProject.name = 'local_auth'\n"},
                                       {"auth/android/build.gradle", "dependencies { implementation project(':x') }\n"},
                                       {"auth/example/pubspec.yaml", "name: auth_example\n"},
                                       {"auth/example/lib/main.dart", ""},
                                       {"auth/example/android/settings.gradle", "include ':app', ':tool'\n"},
                                       {"auth/example/android/app/build.gradle", ""},
                                       {"auth/example/android/tool/build.gradle", ""}});
  Names names;
  for (const PodDeclaration& pod : found.pods) {
    if (!pod.units[0].folders.empty()) names.push_back(pod.name + " in " + pod.root);
  }
  CHECK_THAT(names, Catch::VectorContains(std::string("auth in auth")) &&
                        Catch::VectorContains(std::string("auth_example in auth/example")) &&
                        Catch::VectorContains(std::string("tool in auth/example/android/tool")));
  CHECK(names.size() == 3);
}

TEST_CASE("scripts that apply each other without end are a finding", "[scanner][pods][gradle][hostile]") {
  Files files = {{"settings.gradle", "include ':a'\napply from: 's0.gradle'\n"},
                 {"a/build.gradle", "apply from: 's0.gradle'"}};
  std::string classes;
  for (int i = 0; i < 5'000; ++i) {
    const std::string next = "apply from: 's" + std::to_string(i + 1) + ".gradle'\n";
    files["s" + std::to_string(i) + ".gradle"] = next;
    files["a/s" + std::to_string(i) + ".gradle"] = next;
  }
  const FoundPods found = find_gradle(files);
  CHECK(found.pods.size() == 1);
  CHECK(found.problems.size() == 2);
}

TEST_CASE("plugin classes that inherit without end are a finding", "[scanner][pods][gradle][hostile]") {
  std::string classes;
  for (int i = 0; i < 40'000; ++i) {
    classes += "class P" + std::to_string(i) + " : P" + std::to_string(i + 1) + "() { fun apply(p: Project) { } }\n";
  }
  const FoundPods found = find_gradle({{"settings.gradle", "include ':a'\n"},
                                       {"a/build.gradle", "apply plugin: P0\n"},
                                       {"buildSrc/build.gradle.kts", "plugins { `kotlin-dsl` }\n"},
                                       {"buildSrc/src/main/kotlin/P.kt", classes}});
  CHECK_FALSE(found.problems.empty());
}

TEST_CASE("a folder that two builds include is one module with the name that its own build gives",
          "[scanner][pods][gradle]") {
  const FoundPods found = find_gradle({
      {"settings.gradle", "include ':lib', ':app'\n"},
      {"lib/build.gradle", ""},
      {"lib/src/main/java/A.java", ""},
      {"app/build.gradle", "dependencies { implementation project(':lib') }\n"},
      {"app/src/main/java/B.java", ""},
      {"sub/settings.gradle", "include ':kit', ':app'\nproject(':kit').projectDir = file('../lib')\n"},
      {"sub/app/build.gradle", "dependencies { implementation project(':kit') }\n"},
      {"sub/app/src/main/java/C.java", ""},
  });
  CHECK(names_of(found.pods) == Names{"app", "lib", "sub:app"});
  CHECK(edges_of(pod(found.pods, "app")) == Names{"lib"});
  CHECK(edges_of(pod(found.pods, "sub:app")) == Names{"lib"});
}
