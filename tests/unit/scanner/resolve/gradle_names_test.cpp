// Which module a name of Kotlin or Java means where modules declare what they use.
#include <catch2/catch.hpp>

#include "scanner/resolve/jvm_names.h"
#include "support/scan_text.h"

using namespace podworks;
using namespace podworks::test;

namespace {

/// Three modules: `core` has a file in the package assertk.assertions, `app` declares what `script` says.
ScanResult scan_three(const std::string& script, const std::string& text) {
  return scan_pool({
      {"settings.gradle", "include ':app', ':core', ':more'"},
      {"core/build.gradle", "dependencies { implementation 'com.willow.assertk:assertk:1' }"},
      {"core/src/main/kotlin/L.kt", "package assertk.assertions\nimport assertk.assertions.isEqualTo\nfun own() {}\n"},
      {"more/src/main/kotlin/M.kt", "package com.wb.more\nclass M\n"},
      {"app/build.gradle", "dependencies {\n" + script + "\n}"},
      {"app/src/main/kotlin/A.kt", "package com.wb.app\n" + text},
  });
}

}  // namespace

TEST_CASE("a library's other names stay outside though a pod adds a name to its package", "[scanner][jvm][pool]") {
  const std::string library =
      GENERATE(as<std::string>{}, "implementation 'com.willow.assertk:assertk:1'", "implementation libs.assertk",
               "implementation Willow.assertk",
               "implementation project(':core')\nimplementation 'com.willow.assertk:assertk:1'");
  CAPTURE(library);
  const ScanResult scan = scan_three(library, "import assertk.assertions.isEqualTo\nimport assertk.assertions.own\n");
  const std::string file = "app/src/main/kotlin/A.kt";
  CHECK(meaning(scan, file, "assertk.assertions.isEqualTo") == "external assertk.assertions");
  CHECK(meaning(scan, file, "assertk.assertions.own") == "core");
  CHECK(meaning(scan, "core/src/main/kotlin/L.kt") == "external assertk.assertions");
}

TEST_CASE("a name that no file declares is of no pod that is not declared", "[scanner][jvm][pool]") {
  const std::string file = "app/src/main/kotlin/A.kt";
  CHECK(meaning(scan_three("", "import com.wb.more.Made\n"), file) == "unresolved");
  CHECK(meaning(scan_three("", "import com.wb.more.M\n"), file) == "more");
  CHECK(meaning(scan_three("", "import com.wb.more.*\n"), file) == "unresolved");
  CHECK(meaning(scan_three("", "import com.wb.more.*\nval m: M\n"), file) == "more");
  CHECK(meaning(scan_three("implementation project(':more')", "import com.wb.more.*\n"), file) == "more");
  CHECK(meaning(scan_three("implementation project(':more')", "import com.wb.more.Made\n"), file) == "more");
}

TEST_CASE("what several pods' packages begin with is of no library", "[scanner][jvm][pool]") {
  const std::string file = "app/src/main/kotlin/A.kt";
  CHECK(meaning(scan_three("implementation 'com.wb:wb-more:1'", "import com.wb.more.Made\n"), file) == "unresolved");
  CHECK(meaning(scan_three("implementation 'com.wb.more:more:1'", "import com.wb.more.Made\n"), file) ==
        "external com.wb.more");
}

TEST_CASE("a name that no file declares is not ambiguous between pods that are not declared", "[scanner][jvm][pool]") {
  const std::string script = GENERATE(as<std::string>{}, "", "apply from: where()");
  CAPTURE(script);
  const ScanResult scan = scan_pool({
      {"settings.gradle", "include ':a', ':b', ':c'"},
      {"a/src/main/kotlin/A.kt", "package com.example\nclass A\n"},
      {"b/src/main/kotlin/B.kt", "package com.example\nclass B\n"},
      {"c/build.gradle", script},
      {"c/src/main/kotlin/C.kt", "package c\nimport com.example.GetCatQuery\nimport com.example.*\n"},
  });
  CHECK(meaning(scan, "c/src/main/kotlin/C.kt", "com.example.GetCatQuery") == "unresolved");
  CHECK(meaning(scan, "c/src/main/kotlin/C.kt", "com.example") == "unresolved");
}

TEST_CASE("what tests of a Gradle module declare is no other module's", "[scanner][jvm][pool]") {
  const auto [script, set, expected] = GENERATE(table<std::string, std::string, std::string>({
      {"", "test", "unresolved"},
      {"testImplementation project(':helper')", "test", "unresolved"},
      {"testImplementation project(path: ':helper', configuration: 'tests')", "test", "helper [test]"},
      {"testImplementation project(':helper').sourceSets.test.output", "test", "helper [test]"},
      {"testImplementation testFixtures(project(':helper'))", "testFixtures", "helper [test]"},
      {"", "testFixtures", "helper [test]"},
      {"", "main", "helper [test]"},
  }));
  CAPTURE(script, set);
  const ScanResult scan = scan_pool({
      {"settings.gradle", "include ':user', ':helper'"},
      {"helper/src/main/kotlin/Main.kt", "package com.wb.p\nclass Main\n"},
      {"helper/src/" + set + "/kotlin/H.kt", "package p.x\nclass Helper\n"},
      {"helper/src/commonTest/proto/p.proto",
       "syntax = \"proto3\";\npackage p;\noption java_package = \"p.q\";\noption java_multiple_files = "
       "true;\nmessage Person {}\n"},
      {"user/build.gradle", "dependencies { " + script + " }"},
      {"user/src/test/kotlin/T.kt", "package com.wb.user\nimport p.x.Helper\nimport p.q.Person\n"},
      {"user/src/main/kotlin/M.kt", "package com.wb.user\nimport p.x.Helper\n"},
  });
  CHECK(meaning(scan, "user/src/test/kotlin/T.kt", "p.x.Helper") == expected);
  if (set == "test" && expected == "unresolved") {
    CHECK(meaning(scan, "user/src/test/kotlin/T.kt", "p.q.Person") == "unresolved");
    CHECK(meaning(scan, "user/src/main/kotlin/M.kt") == "unresolved");
    CHECK(std::get<Unresolved>(import_of(scan, "user/src/main/kotlin/M.kt").target).hint ==
          "only tests of `helper` declare it, and other modules do not see those");
  }
}

TEST_CASE("coordinates tell whose names a library may hold", "[scanner][jvm]") {
  CHECK(may_hold("com.willowtreeapps.assertk:assertk", "assertk.assertions.isEqualTo"));
  CHECK(may_hold("com.google.dagger:dagger", "dagger.Module"));
  CHECK(may_hold("Google.Dagger", "dagger.Module"));
  CHECK(may_hold("com.wb.net:client", "com.wb.net.client.Client"));
  CHECK(may_hold("com.wb.net:net-jvm", "com.wb.net.Client"));
  CHECK_FALSE(may_hold("com.wb.net:client", "com.wb.net.server.Server"));
  CHECK(may_hold("io.ktor:ktor-client-core", "io.ktor.client.get"));
  CHECK(may_hold("com.squareup:javapoet", "com.squareup.javapoet.ClassName"));
  CHECK_FALSE(may_hold("com.squareup:javapoet", "com.squareup.wire.protos.Person"));
  CHECK_FALSE(may_hold("com:net", "com.net.Client"));
  CHECK_FALSE(may_hold("com.squareup.moshi:moshi", "squareup.keywords.Keyword"));
  CHECK(may_hold("io.ktor:ktor-client", "ktor.Client"));
  CHECK(may_hold("junit:junit", "junit.framework.Test"));
  CHECK_FALSE(may_hold("com.wb.net:client", "com.wb.network.Client"));
  CHECK_FALSE(may_hold("com.wb.net:client", "com.wb.Client"));
  CHECK_FALSE(may_hold("androidx.core:core-ktx", "com.core.Client"));
  CHECK_FALSE(may_hold("junit:junit", "okhttp3.Call"));
  CHECK_FALSE(may_hold("", "okhttp3.Call"));
  CHECK_FALSE(may_hold(":", ""));
}
