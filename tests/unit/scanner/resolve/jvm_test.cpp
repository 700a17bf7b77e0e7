#include <algorithm>
#include <catch2/catch.hpp>

#include "scanner/resolve/jvm_names.h"
#include "support/scan_text.h"

using namespace podworks;
using namespace podworks::test;

namespace {

const std::vector<std::string> kPods = {"base", "house", "net", "net2"};

Project project_of() {
  Project project;
  for (const std::string& pod : kPods) project.pods.push_back({.name = pod, .path = pod});
  project.tests.push_back({.value = Glob("**/test/**")});
  return project;
}

/// house/a.kt says `text`; the pool has a client in `net`.
ScanResult scan_house(const std::string& text, Files others = {}, const Project& project = project_of()) {
  others.emplace("house/a.kt", text);
  others.emplace("net/src/Client.kt", "package com.wb.net\nclass Client { class Builder }\nfun get() = 1\n");
  others.emplace("base/src/Log.java", "package com.wb.base; public class Log { public static int level; }\n");
  others.emplace("net2/src/Other.kt", "package com.wb.net2\nclass Other\n");
  return scan_pool(others, project);
}

std::string meaning_of(const std::string& text, Files others = {}, const Project& project = project_of()) {
  return meaning(scan_house(text, std::move(others), project), "house/a.kt");
}

std::vector<std::string> meanings(const ScanResult& scan) {
  std::vector<std::string> all;
  for (const Import& import : scan.imports) {
    const auto* resolved = std::get_if<Resolved>(&import.target);
    const std::string_view path = scan.files[index_of(import.file)].path;
    if (resolved != nullptr && path == "house/a.kt") all.push_back(scan.pod_of(resolved->unit).name);
  }
  return all;
}

}  // namespace

TEST_CASE("41: a package is where its files say, whatever their folder", "[scanner][jvm]") {
  const Files detail = {{"net/src/main/kotlin/Foo.kt", "package com.wb.house.detail\nclass Foo\n"}};
  const ScanResult scan = scan_house("package com.wb.house\nimport com.wb.house.detail.Foo\n", detail);
  CHECK(meaning(scan, "house/a.kt") == "net");
  CHECK(how(scan, "house/a.kt") == "type-name");
  CHECK(meaning_of("package com.wb.house.detail\nval s = Foo()\n", detail) == "none");
  CHECK(meaning_of("val s = \"import com.wb.net.Client\"\n") == "none");
}

TEST_CASE("41: the longest declared name decides", "[scanner][jvm]") {
  const auto [import, expected] = GENERATE(table<std::string, std::string>({
      {"com.wb.net.Client", "net"},
      {"com.wb.net.Client.Builder", "net"},
      {"com.wb.net.Client.Builder.make", "net"},
      {"com.wb.net.get", "net"},
      {"com.wb.base.Log.level", "base"},
      {"com.wb.net.ClientKt", "net"},
      {"com.wb.net.ClientKt.get", "net"},
      {"java.util.List", "external java.util"},
      {"androidx.compose.ui.Modifier", "external androidx.compose"},
      {"kotlinx.coroutines.flow.map", "external kotlinx.coroutines"},
      {"org.junit.Test", "external org.junit"},
      {"com.squareup.moshi.Json", "external com.squareup.moshi"},
  }));
  CAPTURE(import);
  CHECK(meaning_of("import " + import + "\n") == expected);
}

TEST_CASE("41: a static import of Java means its class", "[scanner][jvm]") {
  const ScanResult scan = scan_house(
      "", {{"house/B.java", "import static com.wb.base.Log.level;\nimport static com.wb.base.Log.*;\nclass B {}\n"}});
  CHECK(meaning(scan, "house/B.java", "com.wb.base.Log.level") == "base");
  CHECK(meaning(scan, "house/B.java", "com.wb.base.Log") == "base");
}

TEST_CASE("41: a package that two pods hold is decided by the names that the file uses", "[scanner][jvm]") {
  const Files split = {{"net2/src/Split.kt", "package com.wb.net\nclass Second\n"}};
  CHECK(meaning_of("import com.wb.net.*\n", split) == "ambiguous net net2");
  CHECK(meaning_of("import com.wb.net.*\nval a: Second\n", split) == "net2");
  CHECK(meanings(scan_house("import com.wb.net.*\nval a: Second = Client()\n", split)) ==
        std::vector<std::string>{"net", "net2"});
  CHECK(meaning_of("import com.wb.net.Client\n", split) == "net");
  CHECK(meaning_of("import com.wb.net.*\n") == "net");
  Files own = split;
  own.emplace("house/b.kt", "package com.wb.net\nclass Own\n");
  CHECK(meaning_of("import com.wb.net.*\nval a: Own\n", own) == "inside");
  CHECK(meaning_of("import com.wb.net.*\nval a: Client\n", own) == "net");
}

TEST_CASE("a star import of several pods counts as one statement", "[scanner][jvm]") {
  const ScanResult scan = scan_house("import com.wb.net.*\nimport com.wb.base.Log\nval a: Second = Client()\n",
                                     {{"net2/src/Split.kt", "package com.wb.net\nclass Second\n"}});
  REQUIRE(scan.imports.size() == 3);
  CHECK(scan.imports[0].counted);
  CHECK_FALSE(scan.imports[1].counted);
  CHECK(scan.imports[1].line == 1);
  CHECK(scan.imports[2].spelling == "com.wb.base.Log");
}

TEST_CASE("one full name in two pods is ambiguous unless it is the own one", "[scanner][jvm]") {
  const Files twice = {{"net2/src/Twice.kt", "package com.wb.net\nclass Client\n"}};
  const ScanResult double_class = scan_house("import com.wb.net.Client\n", twice);
  CHECK(meaning(double_class, "house/a.kt") == "ambiguous net net2");
  CHECK_FALSE(std::get<Ambiguous>(import_of(double_class, "house/a.kt").target).is_made);
  const ScanResult scan = scan_house("", {{"net2/src/Twice.kt", "package com.wb.net\nclass Client\n"},
                                          {"net2/src/use.kt", "import com.wb.net.Client\n"}});
  CHECK(meaning(scan, "net2/src/use.kt") == "inside");
}

TEST_CASE("what tests declare is theirs, unless nobody else has it", "[scanner][jvm]") {
  const Files fake = {{"net2/src/test/Client.kt", "package com.wb.net\nclass Client\nclass Fake\n"},
                      {"house/src/test/b.kt", "import com.wb.net.Own\nimport com.wb.net.Client\n"},
                      {"house/src/test/Own.kt", "package com.wb.net\nclass Own\nclass Client\n"}};
  CHECK(meaning_of("import com.wb.net.Client\n", fake) == "net");
  CHECK(meaning_of("import com.wb.net.Fake\n", fake) == "net2");
  const Files stand_in = {{"net2/src/test/Uri.java", "package android.net; public class Uri {}"}};
  CHECK(meaning_of("import android.net.Uri\n", stand_in) == "external android.net");
  const ScanResult scan = scan_house("", fake);
  CHECK(meaning(scan, "house/src/test/b.kt", "com.wb.net.Own") == "inside");
  CHECK(meaning(scan, "house/src/test/b.kt", "com.wb.net.Client") == "inside");
}

TEST_CASE("a name that nobody declares is of the one pod with its package", "[scanner][jvm]") {
  CHECK(meaning_of("import com.wb.net.NetProto\n") == "net");
  CHECK(how(scan_house("import com.wb.net.NetProto.Builder\n"), "house/a.kt") == "package-name");
  const Files split = {{"net2/src/Split.kt", "package com.wb.net\nclass Second\n"}};
  const ScanResult guess = scan_house("import com.wb.net.NetProto\n", split);
  CHECK(meaning(guess, "house/a.kt") == "ambiguous net net2");
  CHECK(std::get<Ambiguous>(import_of(guess, "house/a.kt").target).is_made);
  CHECK(meaning_of("import com.wb.net.gen.NetProto\n") == "unresolved");
  const ScanResult scan = scan_house("import com.wb.net.gen.NetProto\n");
  CHECK(std::get<Unresolved>(import_of(scan, "house/a.kt").target).hint ==
        "the pool has packages of `com.wb.net` but none that declares this: a build may make it");
  CHECK(meaning_of("import com.wb.net.gen.*\n") == "unresolved");
  CHECK(meaning_of("import com.other.net.Client\n") == "external com.other.net");
}

TEST_CASE("a pod that adds a function to Gradle's Kotlin does not take Gradle over", "[scanner][jvm]") {
  const Files own = {{"net/src/Dsl.kt", "package org.gradle.kotlin.dsl\nfun own() {}\n"}};
  CHECK(meaning_of("import org.gradle.kotlin.dsl.withType\n", own) == "external org.gradle.kotlin");
  CHECK(meaning_of("import org.gradle.kotlin.dsl.own\n", own) == "net");
}

TEST_CASE("a pod that puts a class into a platform's package does not take the platform over", "[scanner][jvm]") {
  const Files hack = {{"net/src/View.kt", "package androidx.recyclerview.widget\nclass Inner\n"}};
  CHECK(meaning_of("import androidx.recyclerview.widget.Inner\n", hack) == "net");
  CHECK(meaning_of("import androidx.recyclerview.widget.RecyclerView\n", hack) == "external androidx.recyclerview");
  CHECK(meaning_of("import androidx.recyclerview.widget.*\n", hack) == "external androidx.recyclerview");
  CHECK(meaning_of("import androidx.recyclerview.widget.*\nval a: Inner\n", hack) == "net");
}

TEST_CASE("a function that is called like a package hides none of its names", "[scanner][jvm]") {
  const Files function = {{"base/src/net.kt", "package com.wb\nfun net() = 1\n"}};
  CHECK(meaning_of("import com.wb.net.Generated\n", function) == "net");
  CHECK(meaning_of("import com.wb.net\n", function) == "base");
  CHECK(meaning_of("import com.wb.net.*\n", function) == "net");
}

TEST_CASE("a name spelled out in code counts if a pod declares it", "[scanner][jvm]") {
  const ScanResult scan =
      scan_house("val a = com.wb.net.Client.Builder()\nval b = com.wb.net.Unknown()\nval c = com.other.net.D()\n");
  REQUIRE(scan.imports.size() == 1);
  CHECK(scan.imports[0].spelling == "com.wb.net.Client");
  CHECK(meaning(scan, "house/a.kt") == "net");
  Project one = project_of();
  one.pods.erase(one.pods.begin() + 1);  // house/a.kt is nobody's
  CHECK(meaning_of("val a = com.wb.net.Client()\n", {}, one) == "none");
}

TEST_CASE("classes that protoc makes are of the pod with the .proto file", "[scanner][jvm]") {
  const Files protos = {
      {"net/user_id.proto",
       "syntax = \"proto3\";\npackage user;\noption java_package = \"com.wb.base\";\nmessage Name { message Part {} "
       "}\n"},
      {"net2/page.proto",
       "// message No {}\npackage com.wb.page;\noption java_multiple_files = true;\noption (x.y).z = { a: \"}\" };\n"
       "message Page { string a = 1; enum Kind { A = 0; } }\nenum Color { RED = 0; }\nservice Pages { rpc Get(A) "
       "returns (B) {} }\n"},
      {"net2/any.proto", "package google.protobuf; option java_package = \"com.google.protobuf\"; message Any {}"},
  };
  const auto [import, expected] = GENERATE(table<std::string, std::string>({
      {"com.wb.base.UserId.Name", "net"},
      {"com.wb.base.UserIdOuterClass", "net"},
      {"com.wb.base.Other", "base"},  // nobody's, but of base's package
      {"com.wb.base.NameKt.copy", "net"},
      {"com.wb.page.Page", "net2"},
      {"com.wb.page.PageOrBuilder", "net2"},
      {"com.wb.page.page", "net2"},
      {"com.wb.page.Color", "net2"},
      {"com.wb.page.PagesGrpc.newStub", "net2"},
      {"com.wb.page.No", "external com.wb.page"},
      {"com.google.protobuf.Any", "external com.google.protobuf"},
  }));
  CAPTURE(import);
  CHECK(meaning_of("import " + import + "\n", protos) == expected);
}

TEST_CASE("a .proto file of no pod is no source that somebody forgot", "[scanner][jvm]") {
  const ScanResult scan =
      scan_house("", {{"vendor/any.proto", "package any; message Any {}"}, {"net/a.proto", "package a;"}});
  for (const SourceFile& file : scan.files) {
    if (file.path == "vendor/any.proto") CHECK(file.language == Language::None);
    if (file.path == "net/a.proto") CHECK(file.language == Language::Jvm);
  }
}

TEST_CASE("podworks.yml decides Kotlin's names as it does others", "[scanner][jvm]") {
  Project project = project_of();
  project.resolve["com.wb.net.Client"] = {.value = "base"};
  project.generated.push_back({{.value = Glob("com.wb.proto.*")}, {.value = "net2"}});
  project.external.push_back({.value = Glob("com.wb.sdk*")});
  CHECK(meaning_of("import com.wb.net.Client\n", {}, project) == "base");
  CHECK(meaning_of("import com.wb.proto.User.Name\n", {}, project) == "net2");
  const Files near = {{"net/src/Sdk.kt", "package com.wb.sdk\nclass Own\n"}};
  CHECK(meaning_of("import com.wb.sdk.Vendor\n", near, project) == "external com.wb.sdk");
  CHECK(meaning_of("import com.wb.sdk.Own\n", near, project) == "net");
}

TEST_CASE("41: R and other classes that Android makes are of the pod with the namespace", "[scanner][jvm]") {
  const std::string file = "house/src/main/kotlin/a.kt";
  const ScanResult scan = scan_pool({
      {"settings.gradle", "include ':house', ':net'\n"},
      {"house/build.gradle", "android { namespace 'com.wb.house' }\n"},
      {"net/build.gradle", "android { namespace 'com.wb.net' }\n"},
      {file,
       "import com.wb.net.R\nimport com.wb.net.databinding.PageBinding\nimport com.wb.net.R.string.*\n"
       "import com.wb.house.BuildConfig\nimport com.wb.none.R\nval a = com.wb.net.BR.x\n"},
      {"net/src/main/kotlin/a.kt", "package com.wb.other\n"},
  });
  CHECK(meaning(scan, file, "com.wb.net.R") == "net");
  CHECK(how(scan, file, "com.wb.net.R") == "namespace");
  CHECK(meaning(scan, file, "com.wb.net.databinding.PageBinding") == "net");
  CHECK(meaning(scan, file, "com.wb.net.R.string") == "net");
  CHECK(meaning(scan, file, "com.wb.house.BuildConfig") == "inside");
  CHECK(meaning(scan, file, "com.wb.net.BR") == "net");
  CHECK(meaning(scan, file, "com.wb.none.R") == "external com.wb.none");
}

TEST_CASE("a name of a thousand parts is nobody's", "[scanner][jvm][hostile]") {
  std::string name;
  for (int i = 0; i < 500'000; ++i) name += "a.";
  const ScanResult scan = scan_house("import " + name + "B\nimport " + name + "*\n");
  CHECK(std::all_of(scan.imports.begin(), scan.imports.end(),
                    [](const Import& import) { return std::holds_alternative<Unresolved>(import.target); }));
}

TEST_CASE("dotted names are taken apart", "[scanner][jvm]") {
  CHECK(first_parts("a.b.c.d", 3) == "a.b.c");
  CHECK(first_parts("a.b", 3) == "a.b");
  CHECK(first_parts("", 3).empty());
  CHECK(part_behind("a.b.c", "a") == "b");
  CHECK(part_behind("a.b", "a.b").empty());
  CHECK(library_of("Foo") == "Foo");
  CHECK(library_of("okhttp3.Call") == "okhttp3");
  CHECK(library_of("io.ktor.client.get") == "io.ktor.client");
  CHECK(is_class_of_kotlin_file("a/load-page.kt", "Load_pageKt"));
  CHECK_FALSE(is_class_of_kotlin_file("a/load-page.kt", "load_pageKt"));
  CHECK_FALSE(is_class_of_kotlin_file("a/Page.java", "PageKt"));
  CHECK(is_class_of_proto_file("a/user_id2x.proto", "UserId2X"));
  CHECK_FALSE(is_class_of_proto_file("a/user.proto", "UserX"));
  CHECK(android_namespace("a.b.R") == "a.b");
  CHECK(android_namespace("a.b.databinding") == "a.b");
  CHECK(android_namespace("a.b.databinding.Other").empty());
  CHECK(android_namespace("R").empty());
  CHECK(android_namespace("a..R").empty());
}

TEST_CASE("packages are known with the units that declare them", "[scanner][jvm]") {
  const ScanResult scan = scan_house(
      "val a = 1\n", {{"net2/src/test/a.kt", "package com.wb.base\n"}, {"net2/src/b.kt", "package com.wb.net\n"}});
  std::vector<std::string> packages;
  for (const DeclaredPackage& one : scan.packages) {
    packages.push_back(std::string(one.name) + " " + scan.pod_of(one.unit).name);
  }
  CHECK(packages == std::vector<std::string>{" house", "com.wb.base base", "com.wb.net net", "com.wb.net net2",
                                             "com.wb.net2 net2"});
}
