// The build scripts of modules: what they depend on, where their sources lie. Settings and names: gradle_settings_test.
#include <catch2/catch.hpp>

#include "support/scan_text.h"

#include "base/glob.h"
#include "scanner/pods/gradle/catalog.h"
#include "tests/unit/scanner/pods/read_gradle.h"

using namespace podworks;

TEST_CASE("configurations of Groovy say what a dependency is for", "[scanner][pods][gradle]") {
  const PodDeclaration app = groovy_app(R"(
plugins { id 'com.android.library' }
dependencies {
    api project(':core')
    implementation project(':ui')
    testImplementation(project(':core:data-test'))
    runtimeOnly project(path: ':core:data', configuration: 'default')
})");
  CHECK(edges_of(app) == Names{"core api", "ui", "core:data-test tests", "core:data running"});
  CHECK(to_string(app.units[0].dependencies[0].at) == "app/build.gradle:4:5");
  CHECK(app.declares_dependencies);
  CHECK_FALSE(app.units[0].dependencies_are_partial);
  CHECK(app.problems.empty());
}

TEST_CASE("configurations of Kotlin say what a dependency is for", "[scanner][pods][gradle]") {
  const PodDeclaration app = kotlin_app(R"(
plugins { id("com.android.library") }
dependencies {
    api(project(":core"))
    implementation(project(path = ":ui", configuration = "default")) { isTransitive = false }
    "debugImplementation"(project(":core:data"))
    add("androidTestImplementation", project(":core:data-test"))
})");
  CHECK(edges_of(app) == Names{"core api", "ui", "core:data", "core:data-test tests"});
  CHECK(app.problems.empty());
}

TEST_CASE("every configuration has its purpose", "[scanner][pods][gradle]") {
  const auto [configuration, expected] = GENERATE(table<std::string, std::string>({
      {"api", "ui api"},
      {"freeReleaseApi", "ui api"},
      {"commonMainApi", "ui api"},
      {"implementation", "ui"},
      {"freeDebugImplementation", "ui"},
      {"compile", "ui api"},
      {"compileOnly", "ui compiling"},
      {"debugCompileOnly", "ui compiling"},
      {"compileOnlyApi", "ui api compiling"},
      {"kapt", "ui compiling"},
      {"ksp", "ui compiling"},
      {"kspCommonMainMetadata", "ui compiling"},
      {"kspTest", "ui tests"},
      {"annotationProcessor", "ui compiling"},
      {"debugAnnotationProcessor", "ui compiling"},
      {"lintChecks", "ui compiling"},
      {"lintPublish", "ui compiling"},
      {"detektPlugins", "ui compiling"},
      {"coreLibraryDesugaring", "ui compiling"},
      {"runtimeOnly", "ui running"},
      {"releaseRuntimeOnly", "ui running"},
      {"testImplementation", "ui tests"},
      {"testDemoImplementation", "ui tests"},
      {"testFixturesApi", "ui tests"},
      {"androidTestImplementation", "ui tests"},
      {"androidTestUtil", "ui tests"},
      {"commonTestImplementation", "ui tests"},
      {"integrationTestRuntimeOnly", "ui compiling"},
      {"baselineProfile", "ui tests"},
      {"kover", "ui tests"},
      {"inventedByAPlugin", "ui compiling"},
  }));
  CAPTURE(configuration);
  CHECK(edges_of(kotlin_app("dependencies { " + configuration + "(project(\":ui\")) }")) == Names{expected});
  CHECK(edges_of(groovy_app("dependencies { " + configuration + " project(':ui') }")) == Names{expected});
}

TEST_CASE("a dependency on a module is found in every form", "[scanner][pods][gradle]") {
  const auto [line, expected] = GENERATE(table<std::string, Names>({
      {R"(implementation(project(":core:data")))", {"core:data"}},
      {R"(implementation(project("core:data")))", {"app:core:data"}},  // below the module itself
      {R"(implementation(projects.core.data))", {"core:data"}},
      {R"(implementation(projects.core.dataTest))", {"core:data-test"}},
      {R"(implementation(projects.core.data) { because("a reason: many") })", {"core:data"}},
      {R"(implementation(project(projects.ui.path)))", {"ui"}},
      {R"(implementation(platform(project(":core"))))", {"core"}},
      {R"(implementation(testFixtures(project(":core"))))", {"core"}},
      {R"(implementation(project(mapOf("path" to ":core", "configuration" to "x"))))", {"core"}},
      {R"(implementation(rootProject.project(":ui")))", {"ui"}},
      {R"(implementation(dependencies.project(":ui")))", {"ui"}},
      {R"(implementation(project(":ui"), project(":core")))", {"ui", "core"}},
      {R"(implementation(if (x) project(":ui") else project(":core")))", {"ui", "core"}},
      {R"("implementation"(project(":ui")))", {"ui"}},
      {R"("${flavour}Implementation"(project(":ui")))", {"ui"}},
      {R"(add("implementation", project(":ui")))", {"ui"}},
      {"implementation(\n  project(\n    \":ui\"\n  )\n)", {"ui"}},
      {"if (isFree) implementation(project(\":ui\")) else implementation(project(\":core\"))", {"ui", "core"}},
      {"if (isFree)\n{\n  implementation(project(\":ui\"))\n}", {"ui"}},
      {"implementation(project(\":app\"))", {}},
      {"constraints { implementation(project(\":ui\")) }", {}},
      {"// implementation(project(\":ui\"))", {}},
      {"/* /* */ implementation(project(\":ui\")) */", {}},
  }));
  CAPTURE(line);
  const PodDeclaration app = kotlin_app("dependencies {\n" + line + "\n}\n");
  CHECK(edges_of(app) == expected);
  CHECK_FALSE(app.units[0].dependencies_are_partial);
}

TEST_CASE("a dependency on a module is found in every form of Groovy", "[scanner][pods][gradle]") {
  const auto [line, expected] = GENERATE(table<std::string, Names>({
      {"implementation project(':ui')", {"ui"}},
      {"implementation project(\":ui\")", {"ui"}},
      {"implementation(project(':ui')) { exclude group: 'a', module: 'b' }", {"ui"}},
      {"implementation project(path: ':ui', configuration: 'x')", {"ui"}},
      {"implementation(project([path: ':ui']))", {"ui"}},
      {"implementation project(':ui'), project(':core')", {"ui", "core"}},
      {"implementation project(':ui'),\n    project(':core')", {"ui", "core"}},
      {"implementation([project(':ui'), project(':core')])", {"ui", "core"}},
      {"implementation platform(project(':ui'))", {"ui"}},
      {"implementation projects.core.dataTest", {"core:data-test"}},
      {"add 'implementation', project(':ui')", {"ui"}},
      {"implementation fileTree(dir: 'libs', include: ['*.jar'])", {}},
      {"['ui', 'core'].each { implementation project(\":$it\") }", {"ui", "core"}},
      {"['ui', 'core'].each { name -> implementation(project(\":${name}\")) }", {"ui", "core"}},
      {"for (name in ['ui', 'core']) { implementation project(':' + name) }", {"ui", "core"}},
  }));
  CAPTURE(line);
  const PodDeclaration app = groovy_app("dependencies {\n" + line + "\n}\n");
  CHECK(edges_of(app) == expected);
  CHECK_FALSE(app.units[0].dependencies_are_partial);
}

TEST_CASE("coordinates name nothing in the pool", "[scanner][pods][gradle]") {
  const PodDeclaration app = kotlin_app(R"(
dependencies {
    implementation("com.squareup.okhttp3:okhttp:4.12.0")
    implementation("com.acme:engine:$engineVersion@aar")
    testImplementation(group = "junit", name = "junit", version = "4.13")
    implementation(libs.androidx.core)
    implementation(libs.findLibrary("x").get())
    implementation(kotlin("stdlib"))
    implementation(files("libs/a.jar"))
    implementation(Deps.retrofit)
})");
  CHECK(edges_of(app) == Names{"com.squareup.okhttp3:okhttp", "com.acme:engine", "junit:junit tests",
                               "libs.androidx.core", "Deps.retrofit"});
  CHECK(app.problems.empty());
}

TEST_CASE("literal variables of the script are followed", "[scanner][pods][gradle]") {
  const PodDeclaration app = kotlin_app(R"(
val ui = ":ui"
val core = project(":core")
val version = "1.0"
dependencies {
    implementation(project(ui))
    implementation(core)
    implementation("a:b:$version")
})");
  CHECK(edges_of(app) == Names{"ui", "core", "a:b"});
  CHECK(app.problems.empty());
}

TEST_CASE("what is computed is a problem, and the dependencies are partial", "[scanner][pods][gradle]") {
  const std::string line =
      GENERATE(as<std::string>{}, "implementation(project(path()))", "implementation(dep)",
               "names.forEach { implementation(project(it)) }", "implementation(project(\":$name\"))",
               "implementation(core())", "implementation(projects.nobody)");
  CAPTURE(line);
  const PodDeclaration app = kotlin_app("fun core() = project(\":core\")\ndependencies {\n  " + line + "\n}\n");
  CHECK(app.units[0].dependencies_are_partial);
  REQUIRE(app.problems.size() == 1);
  CHECK(app.problems[0].rule == "manifest-problem");
  CHECK(app.problems[0].place.file == "app/build.gradle.kts");
  CHECK(app.problems[0].place.line == 3);
  CHECK_FALSE(app.problems[0].help.empty());
}

TEST_CASE("a variable with two values is not known", "[scanner][pods][gradle]") {
  const PodDeclaration app = groovy_app(R"(
def module = ':ui'
if (isFree) { module = ':core' }
dependencies { implementation project(module) }
)");
  CHECK(edges_of(app).empty());
  CHECK(app.units[0].dependencies_are_partial);
}

TEST_CASE("source sets of Kotlin Multiplatform have dependencies", "[scanner][pods][gradle]") {
  const PodDeclaration app = kotlin_app(R"(
kotlin {
    sourceSets {
        commonMain.dependencies {
            api(projects.core)
        }
        val jvmMain by getting {
            dependencies {
                implementation(project(":ui"))
            }
        }
        commonTest {
            dependencies { implementation(project(":core:data-test")) }
        }
        named("androidUnitTest") { dependencies { implementation(project(":core:data")) } }
        getByName("jvmTest").dependencies { implementation(project(":ui")) }
    }
    sourceSets.iosMain.dependencies { implementation(project(":core:data")) }
})");
  CHECK(edges_of(app) == Names{"core api", "ui", "core:data-test tests", "core:data tests", "ui tests", "core:data"});
}

TEST_CASE("functions of the script add dependencies", "[scanner][pods][gradle]") {
  const PodDeclaration app = kotlin_app(R"(
fun DependencyHandlerScope.common() {
    implementation(project(":core"))
}
fun other(dep: Any) = dependencies.add("api", dep)
dependencies {
    common()
    feature(project(":ui"))
})");
  CHECK(edges_of(app) == Names{"core", "ui compiling"});
  CHECK(app.problems.empty());
}

TEST_CASE("the same dependency for two purposes is two", "[scanner][pods][gradle]") {
  const PodDeclaration app =
      kotlin_app("dependencies { implementation(projects.ui); testImplementation(projects.ui)\n api(projects.ui) }");
  CHECK(edges_of(app) == Names{"ui api", "ui tests"});
}

TEST_CASE("buildscript dependencies are not the module's", "[scanner][pods][gradle]") {
  const PodDeclaration app = groovy_app("buildscript { dependencies { classpath project(':ui') } }\n");
  CHECK(edges_of(app).empty());
}

TEST_CASE("a module that others do not know is a problem only if Gradle would stop", "[scanner][pods][gradle]") {
  const PodDeclaration app = groovy_app("dependencies { implementation project(':nobody') }\n");
  CHECK(edges_of(app) == Names{"nobody"});
  REQUIRE(app.problems.size() == 1);
  CHECK_THAT(app.problems[0].message, Catch::Contains("no module `:nobody`"));
}

TEST_CASE("a script that never ends is a finding", "[scanner][pods][gradle]") {
  const PodDeclaration app = groovy_app("dependencies { implementation project(':ui')\n api project(':core\n}\n");
  CHECK(edges_of(app)[0] == "ui");
  CHECK(app.units[0].dependencies_are_partial);
  REQUIRE_FALSE(app.problems.empty());
  CHECK(app.problems[0].place.line == 2);
}

TEST_CASE("case 41: the namespace is Android's, and the id of the app is none", "[scanner][pods][gradle]") {
  const auto namespaces = [](const PodDeclaration& pod) {
    Names names;
    for (const ProvidedName& name : pod.provides) names.push_back(name.name);
    return names;
  };
  CHECK(namespaces(kotlin_app("android { namespace = \"com.wb.app\"\n testNamespace = \"com.wb.test\" }")) ==
        Names{"com.wb.app"});
  CHECK(namespaces(groovy_app("android {\n namespace 'com.wb.app'\n defaultConfig { applicationId 'com.wb.id' }\n}")) ==
        Names{"com.wb.app"});
  CHECK(namespaces(groovy_app("android.namespace = 'com.wb.app'")) == Names{"com.wb.app"});
  CHECK(namespaces(groovy_app("android { defaultConfig { applicationId 'com.wb.id' } }")).empty());
  const std::string xml =
      "<?xml version='1.0'?>\n<!-- <manifest package='no'> -->\n<manifest xmlns:android=\"x\"\n  package = "
      "\"com.wb.old\">\n<application/></manifest>";
  CHECK(namespaces(groovy_app("", {{"app/src/main/AndroidManifest.xml", xml}})) == Names{"com.wb.old"});
  CHECK(namespaces(groovy_app("", {{"app/src/main/AndroidManifest.xml", "<manifest package="}})).empty());
}

TEST_CASE("case 41: a function of the build's own sets the namespace that its call says", "[scanner][pods][gradle]") {
  const auto [script, functions, expected] = GENERATE(table<std::string, std::string, std::string>({
      {"library(name = \"wb.core\") { x { y = 1 } }",
       "fun Project.library(name: String, action: Lib.() -> Unit = {}) {\n  plugins.withId(\"kmp\") {\n    "
       "extensions.configure<Kmp> { targets.withType<Lib> { namespace = name\n action() } }\n  }\n}",
       "wb.core"},
      {"library(\"wb.core\", true)",
       "fun Project.library(name: String, config: Boolean = false) = base<Lib>(name) { buildConfig = config }\n"
       "private fun <T : Base> Project.base(name: String, action: T.() -> Unit = {}) {\n  android<T> {\n    namespace "
       "= "
       "name\n  }\n}",
       "wb.core"},
      {"library(config = true, last = \"core\")",
       "fun Project.library(config: Map<String, Int>, first: String = \"wb\" + \".lib\", last: String) {\n"
       "  android { namespace = \"$first.${last}\" }\n}",
       "wb.lib.core"},
      {"library()", "fun Project.library() { android { namespace = \"wb.${project.name}\" } }", "wb.app"},
      {"library(path())", "fun Project.library(name: String) { android { namespace = name } }", ""},
      {"library()", "const val NAME = \"no\"\nfun Project.library(NAME: String) { android { namespace = NAME } }", ""},
      {"other(\"no\")", "fun Project.library(name: String) { android { namespace = name } }", ""},
      {"library(\"a\", \"b\")", "fun library(", ""},
  }));
  CAPTURE(script, functions);
  const PodDeclaration app = kotlin_app(script, {{"buildSrc/build.gradle.kts", "plugins { `kotlin-dsl` }"},
                                                 {"buildSrc/src/main/kotlin/projects.kt", functions}});
  CHECK((app.provides.empty() ? "" : app.provides[0].name) == expected);
}

TEST_CASE("what is no dependency, and no folder of sources, is no finding", "[scanner][pods][gradle]") {
  const auto script =
      GENERATE(as<std::string>{}, "jars { it.removeIf { it.buildDependencies.getDependencies(null).contains(jar) } }",
               "dependencies { dokka(project(path)) }",
               "def made = tasks.register('made', Made)\nsourceSets.main { kotlin.srcDir(made) }",
               "a { def out = new File(\"build/a\")\n sourceSets.main { java.srcDir(out) } }\n"
               "b { def out = new File(\"build/b\")\n sourceSets.main { java.srcDir(out) } }");
  CAPTURE(script);
  const PodDeclaration app = groovy_app(script);
  CHECK(app.problems.empty());
  CHECK(edges_of(app).empty());
  CHECK_FALSE(app.units[0].dependencies_are_partial);
  CHECK_FALSE(app.units[0].files_are_partial);
}

TEST_CASE("a plugin's class without a body is what its base is", "[scanner][pods][gradle]") {
  const PodDeclaration app = kotlin_app(
      "plugins { id(\"wb.runtime\") }",
      {{"buildSrc/build.gradle.kts",
        "gradlePlugin { plugins { create(\"x\") {\n id = \"wb.runtime\"\n implementationClass = \"wb.Runtime\"\n} } }"},
       {"buildSrc/src/main/kotlin/P.kt",
        "package wb\nclass Runtime : Base(\"1.8\")\n\nabstract class Base(val jdk: String) : Plugin<Project> {\n"
        "  override fun apply(target: Project) {\n    target.dependencies { add(\"implementation\", "
        "project(\":core\")) }\n  }\n}\n"}});
  CHECK(edges_of(app) == Names{"core"});
  CHECK(app.problems.empty());
}

TEST_CASE("folders are given as directories, too", "[scanner][pods][gradle]") {
  const auto script =
      GENERATE(as<std::string>{}, "kotlin { directories += \"../ui/src/main/kotlin\" }",
               "kotlin.directories += \"../ui/src/main/kotlin\"", "java { directories.add(\"../ui/src/main/kotlin\") }",
               "kotlin.directories = mutableSetOf(\"../ui/src/main/kotlin\")",
               "kotlin.directories.addAll(listOf(\"../ui/src/main/kotlin\"))");
  CAPTURE(script);
  const PodDeclaration app = kotlin_app("android { sourceSets { getByName(\"main\") { " + script + " } } }");
  REQUIRE(app.units[0].folders.size() == 2);
  CHECK(app.units[0].folders[1].root == "ui/src/main/kotlin");
  CHECK(app.problems.empty());
}

TEST_CASE("a build that a module's tests run is no build of the pool", "[scanner][pods][gradle]") {
  const std::string fixture = GENERATE(as<std::string>{}, "plugin/src/test/fixture/x/", "plugin/src/functionalTest/y/");
  const Files files = {
      {"settings.gradle", "include ':plugin'"},
      {"plugin/build.gradle.kts", ""},
      {"plugin/src/main/kotlin/P.kt", "package p\nclass P\n"},
      {fixture + "settings.gradle", "include ':gone'"},
      {fixture + "build.gradle", "dependencies { implementation(project(':gone')) }"},
      {fixture + "src/main/kotlin/F.kt", "package f\nimport p.P\n"},
  };
  const FoundPods found = find_gradle(files);
  CHECK(names_of(found.pods) == Names{"plugin"});
  CHECK(found.problems.empty());
  const ScanResult scan = test::scan_pool(files);
  CHECK(scan.imports.empty());
  CHECK(test::problems(scan, "unowned-file").empty());
}

TEST_CASE("where a plugin computes the folders of sources, src and test are taken", "[scanner][pods][gradle]") {
  const std::string plugin = GENERATE(
      as<std::string>{}, "kotlin.setSrcDirs(listOf(\"$platform/$srcDir\"))", "kotlin.srcDir(\"$platform/src\")",
      "kotlin.srcDir(\"src\")", "service.srcDir(\"src/$platform/graphql\")",
      "kotlin.srcDir(\"build/generated/$platform\")", "resources.srcDir(\"$platform/resources\")");
  CAPTURE(plugin);
  const bool is_computed = plugin.find("\"$platform/") != std::string::npos && plugin.starts_with("kotlin");
  const ScanResult scan = test::scan_pool({
      {"settings.gradle.kts", "include(\":io\")"},
      {"buildSrc/build.gradle.kts", "plugins { `kotlin-dsl` }"},
      {"buildSrc/src/main/kotlin/P.kt", "fun Project.flat() { sourceSets.all {\n val a = 1\n " + plugin + "\n} }"},
      {"io/build.gradle.kts", ""},
      {"io/common/src/a/A.kt", "package a\n"},
      {"io/jvm/test/a/T.kt", "package a\n"},
      {"io/test/T.kt", "package a\n"},
      {"io/sample/src/S.kt", "package s\n"},
      {"io/sample/build.gradle.kts", ""},
      {"stray/src/S.kt", "package s\n"},
  });
  const Names io = is_computed ? Names{"io"} : Names{};
  CHECK(test::owners(scan, "io/common/src/a/A.kt") == io);
  CHECK(test::owners(scan, "io/jvm/test/a/T.kt") == io);
  CHECK(test::owners(scan, "io/test/T.kt") == io);
  CHECK(test::owners(scan, "io/sample/src/S.kt").empty());
  CHECK(test::owners(scan, "stray/src/S.kt").empty());
  const std::vector<std::string> notes = test::problems(scan, "manifest-problem");
  CHECK(notes.size() == (is_computed ? 1 : 0));
}

TEST_CASE("the sources of a module lie below src", "[scanner][pods][gradle]") {
  const PodDeclaration app = groovy_app("", {{"app/src/main/cpp/a.cpp", ""}});
  REQUIRE(app.units[0].folders.size() == 2);
  const FolderFiles& code = app.units[0].folders[0];
  CHECK(code.root == "app");
  CHECK(code.languages == language_bit(Language::Jvm));
  CHECK(code.include == Names{"src/**"});
  CHECK(app.units[0].folders[1].languages == language_bit(Language::CFamily));
  CHECK(app.languages == (language_bit(Language::Jvm) | language_bit(Language::CFamily)));
  CHECK(groovy_app("").languages == language_bit(Language::Jvm));
}

TEST_CASE("source sets of tests are tests", "[scanner][pods][gradle]") {
  const PodDeclaration app = groovy_app("");
  std::vector<Glob> tests;
  for (const std::string& glob : app.units[0].folders[0].tests) tests.emplace_back(glob);
  const std::string set = GENERATE(as<std::string>{}, "test", "androidTest", "testDebug", "testFixtures", "commonTest",
                                   "jvmTest", "androidUnitTest", "androidInstrumentedTest", "androidTestDebug",
                                   "integrationTest", "screenshotTest", "jmh", "benchmark", "commonBenchmark");
  CAPTURE(set);
  CHECK(matches_any(tests, "src/" + set + "/java/A.java"));
  CHECK_FALSE(matches_any(tests, "src/main/java/" + set + "/A.java"));
  CHECK_FALSE(matches_any(tests, "src/main/java/A.java"));
  CHECK_FALSE(matches_any(tests, "src/latest/java/A.java"));
  CHECK_FALSE(matches_any(tests, "src/testament/A.java"));
}

TEST_CASE("folders of sources that the script names belong to the module", "[scanner][pods][gradle]") {
  const auto includes = [](const PodDeclaration& pod) { return pod.units[0].folders[0].include; };
  CHECK(includes(groovy_app("android { sourceSets { main { java.srcDirs = ['java', 'src/com'] } } }")) ==
        Names{"src/**", "java/**"});
  CHECK(includes(groovy_app("sourceSets { main { java { srcDir 'gen' } } }")) == Names{"src/**", "gen/**"});
  CHECK(includes(groovy_app("android.sourceSets.main.java.srcDirs += 'more'")) == Names{"src/**", "more/**"});
  CHECK(includes(kotlin_app("sourceSets[\"main\"].java.srcDirs(\"a\", \"b\")")) == Names{"src/**", "a/**", "b/**"});
  CHECK(includes(kotlin_app("kotlin.sourceSets.getByName(\"main\") { kotlin.srcDir(\"a\") }")) ==
        Names{"src/**", "a/**"});
  CHECK(includes(groovy_app("android { sourceSets { main { res.srcDirs = ['res'] } } }")) == Names{"src/**"});
  CHECK(includes(groovy_app("sourceSets { main { java.srcDir \"$buildDir/generated\" } }")) == Names{"src/**"});
  const PodDeclaration tests = groovy_app("android { sourceSets { androidTest.setRoot('tests') } }");
  CHECK(includes(tests) == Names{"src/**", "tests/**"});
  CHECK(tests.units[0].folders[0].tests.back() == "tests/**");
  const PodDeclaration outside = groovy_app("sourceSets { main { java.srcDirs = ['../shared/java'] } }");
  REQUIRE(outside.units[0].folders.size() == 2);
  CHECK(outside.units[0].folders[1].root == "shared/java");
  const PodDeclaration computed = groovy_app("sourceSets { main { java.srcDirs = [where()] \n java.srcDir x } }");
  CHECK(computed.units[0].files_are_partial);
  CHECK(says(computed.problems, "folder of sources is computed"));
}

TEST_CASE("a module of Android's test plugin is all tests, of the module that it names", "[scanner][pods][gradle]") {
  const PodDeclaration app =
      kotlin_app("plugins { id(\"com.android.test\") }\nandroid { targetProjectPath = \":ui\" }\n");
  CHECK(app.units[0].folders[0].tests == Names{"**"});
  CHECK(edges_of(app) == Names{"ui tests"});
}

TEST_CASE("hostile build scripts end in a finding or in nothing", "[scanner][pods][gradle][hostile]") {
  const std::string deep = std::string(100'000, '{') + std::string(100'000, '(');
  std::string names;
  for (int i = 0; i < 100'000; ++i) names += "a ";
  const std::string lines = "dependencies {\n  implementation(project(\":ui\"";
  const std::string script = GENERATE_COPY(
      as<std::string>{}, deep, "dependencies " + deep, names, std::string(200'000, '<'), std::string(200'000, '/'),
      std::string(200'000, '.'), lines, "dependencies { implementation(project(':", "\"${", std::string("\0\0(", 3),
      "val a = a\ndependencies { implementation(a) }",
      "val a = b\nval b = a\ndependencies { implementation(project(a)) }", "plugins { alias(", "fun", "class", "if",
      "for (", "project(\":", "configure(", "subprojects", "=", "}", ")))");
  CHECK(kotlin_app(script).name == "app");
  CHECK(groovy_app(script).name == "app");
}

TEST_CASE("a build script is cut anywhere without harm", "[scanner][pods][gradle][hostile]") {
  const std::string script = R"(plugins { id("x") version "1" apply false; alias(libs.plugins.a.b) }
val x by getting { dependencies { add("api", project(mapOf("path" to ":ui"))) } }
listOf(":ui").forEach { p -> dependencies { implementation(project("$p${x}")) { exclude(a = 'b') } } }
android { sourceSets["main"].java.srcDirs(listOf("a", 'b')) ; namespace = "a" + "b" } // end
)";
  for (std::size_t i = 0; i < script.size(); ++i) CHECK(kotlin_app(script.substr(0, i)).name == "app");
}

TEST_CASE("texts that double each other do not explode", "[scanner][pods][gradle][hostile]") {
  std::string script = "val a0 = \"x\"\n";
  for (int i = 1; i < 60; ++i) {
    const std::string before = std::to_string(i - 1);
    script += "val a" + std::to_string(i) + " = \"${a" + before + "}${a" + before + "}\"\n";
  }
  script += "dependencies { implementation(project(a59)) }";
  CHECK(kotlin_app(script).units[0].dependencies_are_partial);
}

TEST_CASE("loops in loops end", "[scanner][pods][gradle][hostile]") {
  std::string script = "dependencies {\n";
  for (int i = 0; i < 30; ++i) script += "listOf(1, 2, 3, 4, 5, 6, 7, 8).forEach {\n";
  script += "implementation(project(\":ui\"))\n";
  const PodDeclaration app = kotlin_app(script);
  CHECK(app.units[0].dependencies_are_partial);
  CHECK(says(app.problems, "loops"));
}

TEST_CASE("a script of which not all can be read is a finding", "[scanner][pods][gradle][hostile]") {
  const std::string script = "dependencies { implementation project(':ui') }\n";
  std::string wide;
  for (const char c : script) wide += {c, '\0'};
  const std::string deep = "\n" + std::string(120, '{') + script + std::string(120, '}');
  const auto [text, what, line] = GENERATE_COPY(table<std::string, std::string, int>(
      {{wide, "it is UTF-16, or no text", 0}, {deep, "more than 100 brackets are open here", 2}}));
  const PodDeclaration app = groovy_app(text);
  CHECK(app.units[0].dependencies_are_partial);
  REQUIRE(app.problems.size() == 1);
  CHECK_THAT(app.problems[0].message, Catch::Contains(what));
  CHECK(app.problems[0].place.line == line);
}

TEST_CASE("the plugins of a version catalog are read in all their forms", "[scanner][pods][gradle]") {
  std::vector<Diagnostic> problems;
  const GradleCatalog catalog = read_gradle_catalog(R"([versions]
agp = "8.1"
[plugins]
android-app = { id = "com.android.application", version.ref = "agp" }
jvm = "org.jetbrains.kotlin.jvm:2.0" # the compiler
ksp.id = "com.google.devtools.ksp"
ksp.version = "2.0"

[plugins.own-lint]
id = "own.lint"
version = "1"
[libraries]
x = { module = "a:b" }
)",
                                                    "libs.versions.toml", problems);
  CHECK(problems.empty());
  CHECK(catalog == GradleCatalog{{"android.app", "com.android.application"},
                                 {"jvm", "org.jetbrains.kotlin.jvm"},
                                 {"ksp", "com.google.devtools.ksp"},
                                 {"own.lint", "own.lint"}});
}

TEST_CASE("a version catalog that is broken is a finding with its line", "[scanner][pods][gradle]") {
  const auto [toml, line] = GENERATE(table<std::string, int>({
      {"[plugins]\nx = { id = \"a.b\n", 2},
      {"[plugins]\n\nx\n", 3},
      {"[plugins\nx = { id = \"a.b\" }\n", 1},
      {"[plugins]\nx = { version = \"1\" }\n", 2},
  }));
  CAPTURE(toml);
  const FoundPods found = find_gradle({{"settings.gradle", "include ':app'\n"},
                                       {"gradle/libs.versions.toml", toml},
                                       {"app/build.gradle", ""},
                                       {"app/src/main/java/A.java", ""}});
  REQUIRE(found.problems.size() == 1);
  CHECK(found.problems[0].place.file == "gradle/libs.versions.toml");
  CHECK(found.problems[0].place.line == line);
}
