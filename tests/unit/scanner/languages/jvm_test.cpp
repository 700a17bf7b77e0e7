#include <catch2/catch.hpp>

#include "unit/scanner/languages/lexing.h"

using namespace podworks;
using namespace podworks::lexing;

namespace {

Names uses(const Lexed& lexed) {
  Names names;
  for (const Found& found : lexed.imports) {
    if (found.only_if_known) names.push_back(found.spelling);
  }
  return names;
}

}  // namespace

TEST_CASE("41: package and imports of a Kotlin file", "[scanner][jvm]") {
  const Lexed lexed = lex_kotlin(
      "@file:JvmName(\"Houses\")\n\npackage com.wb.house.detail // where\n\n"
      "import com.wb.net.Client\nimport com.wb.net.get as load; import com.wb.ui.*\nimport com.wb.`in`.`object`.X\n"
      "import /* c */ com.wb.base . Log\n\nval s = \"import com.wb.net.X\"\n");
  CHECK(lexed.packages == Names{"com.wb.house.detail"});
  CHECK(spellings(lexed) ==
        Names{"com.wb.net.Client", "com.wb.net.get", "com.wb.ui", "com.wb.in.object.X", "com.wb.base.Log"});
  CHECK(lexed.imports[0].form == Form::Package);
  CHECK(lexed.imports[0].line == 5);
  CHECK(lexed.imports[0].column == 8);
  CHECK(lexed.imports[0].length == 17);
  CHECK(lexed.imports[2].form == Form::PackageAll);
  CHECK(lexed.imports[2].line == 6);
  CHECK(lexed.names == Names{"com.wb.house.detail.s", "com.wb.house.detail.Houses"});
}

TEST_CASE("41: package and imports of a Java file", "[scanner][jvm]") {
  const Lexed lexed = lex_java(
      "/* import a.b.C; */\npackage com.wb.house;\nimport com.wb.net.Client;\nimport static com.wb.net.U.x;\n"
      "import static com.wb.net.U.*; import com.wb.ui.*;\nimport module com.wb.base;\n"
      "class A { String s = \"import com.wb.net.X;\"; String t = \"\"\"\n import com.wb.net.Y;\n\\\"\"\" \"\"\"; }\n");
  CHECK(lexed.packages == Names{"com.wb.house"});
  CHECK(spellings(lexed) == Names{"com.wb.net.Client", "com.wb.net.U.x", "com.wb.net.U", "com.wb.ui", "com.wb.base"});
  CHECK(lexed.imports[1].column == 15);
  CHECK(lexed.imports[2].form == Form::PackageAll);
  CHECK(lexed.imports[3].form == Form::PackageAll);
  CHECK(lexed.names == Names{"com.wb.house.A"});
}

TEST_CASE("a file without a package line is of the unnamed package", "[scanner][jvm]") {
  CHECK(lex_kotlin("class A\n").packages == Names{""});
  CHECK(lex_kotlin("class A\n").names == Names{"A"});
  CHECK(lex_java("").packages == Names{""});
}

TEST_CASE("what Kotlin declares at the top of a file", "[scanner][jvm]") {
  const auto [text, names] = GENERATE(table<std::string, Names>({
      {"class A\nclass B(val x: Int, var y: Int = run { 1 }) : C() { class D; fun e() {} }", {"A", "B"}},
      {"interface A<T : B<T>>; fun interface C { fun d() }", {"A", "C"}},
      {"enum class A { X, Y; fun b() {} }\nannotation class B\nsealed class C\ndata class D(val x: Int)",
       {"A", "B", "C", "D"}},
      {"data object A\nobject B : C by object : D {}\n@JvmInline value class E(val x: Int)", {"A", "B", "E"}},
      {"typealias A = (Int) -> Unit\nexpect class B\nactual typealias C = D", {"A", "B", "C"}},
      {"fun a() = 1\nsuspend inline fun <reified T : B<T>> b(x: (T) -> Unit) {}", {"a", "b"}},
      {"fun List<X>.foo() {}\nfun <T> Map<String, List<T>>.bar(): T = x", {"foo", "bar"}},
      {"fun ((Int) -> Unit)?.a() {}\nfun String?.b() {}\nfun @receiver:A(\")\") String.c() {}\nfun A.Companion.d() {}",
       {"a", "b", "c", "d"}},
      {"fun <T> (suspend () -> T).a() {}\nfun Map<(A) -> B, C>.b() {}", {"a", "b"}},
      {"const val A = 1\nval b by lazy { val c = 2 }\nval d get() = 1\nlateinit var e: F", {"A", "b", "d", "e"}},
      {"val <T> List<T>.a: Int get() = 1\nval A.Companion.b: Int\n  get() { val c = 1 }", {"a", "b"}},
      {"fun `a b`() {}\nval `in` = 1\nclass `A's`", {"a b", "in", "A's"}},
      {"fun a() {}\nfun a(x: Int) {}", {"a"}},
      {"val a = object : B { val c = 1 }\nval d = fun(x: Int): Int { return x }\nval e = A::class\nval f = fun A.(x: "
       "Int) {}",
       {"a", "d", "e", "f"}},
      {"private val TAG = 1\nprivate class A\ninternal fun b() {}\nvar c = 1\n  private set\nfun d() {}",
       {"b", "c", "d"}},
      {"class A private constructor(val x: Int)\nclass B", {"A", "B"}},
      {"@Preview(x = [1, 2], y = \"}\")\n@Composable\nfun A() {}\n@get:JvmName(\"z\") val b = '}'\nval c = '\\''\n",
       {"A", "b", "c"}},
      {"val a = \"${ if (b) { \"}${ class }\" } else \"{\" }\"\nval c = \"$d {\"\nval e = \"\\${\"", {"a", "c", "e"}},
      {"val a = \"\"\" { \" \\ ${ \"\"\"}\"\"\" } \"\"\"\"\nval b = \"\"\"\"\"\"\nval c = 1", {"a", "b", "c"}},
      {"val a = $$\"\"\"${ \"\"\"\nval b = $$\"${ $${ 1 }\"\nval c = 1", {"a", "b", "c"}},
      {"/* /* class A */ class B */ class C // class D\n/* { */ class E", {"C", "E"}},
      {"fun a() { fun b() {}\nclass C }\nclass D { companion object { const val E = 1 } }", {"a", "D"}},
      {"context(a: B)\nfun c() {}\nfun com.wb.net.Client.d() {}", {"c", "d"}},
  }));
  CAPTURE(text);
  CHECK(lex_kotlin(text).names == names);
}

TEST_CASE("what Java declares at the top of a file", "[scanner][jvm]") {
  const auto [text, names] = GENERATE(table<std::string, Names>({
      {"public final class A<T> extends B { class C {} enum D { X } }", {"A"}},
      {"@A(x = B.class, y = {1, 2}) public interface C {} @interface D { int x() default 1; }", {"C", "D"}},
      {"enum A { X { void b() {} }, Y } record B(int x) {} record C<T>(T x) {}", {"A", "B", "C"}},
      {"sealed interface A permits B {} non-sealed class B implements A {}", {"A", "B"}},
      {"class A { char c = '}'; char d = '\\''; char e = '\"'; } class B {}", {"A", "B"}},
      {"class A { String s = \"}\\\"\"; String t = \"\"\"\n } \" \"\" \\\"\"\" \"\"\"; } class B {}", {"A", "B"}},
      {"/* /* */ class A {} // class B {}\n", {"A"}},
  }));
  CAPTURE(text);
  CHECK(lex_java(text).names == names);
}

TEST_CASE("the class of a Kotlin file has the name that the file gives it", "[scanner][jvm]") {
  CHECK(lex_kotlin("@file:JvmName(\"Util\")\npackage a.b\nfun c() {}\n").names == Names{"a.b.c", "a.b.Util"});
  CHECK(lex_kotlin("@file:[Suppress(\"x\", \"]\") kotlin.jvm.JvmName(\"Util\")]\npackage a.b\n").names ==
        Names{"a.b.Util"});
  CHECK(lex_kotlin("@file:Suppress(\"x\")\npackage a.b\n@JvmName(\"d\") fun c() {}\n").names == Names{"a.b.c"});
}

TEST_CASE("imports come before the first declaration", "[scanner][jvm]") {
  CHECK(kotlin_imports("@file:Suppress(\"a\")\n@file:OptIn(B::class)\nimport a.B\n") == Names{"a.B"});
  CHECK(kotlin_imports("import a.B\nval import = 1\nfun import() = import + import.c\n") == Names{"a.B"});
  CHECK(java_imports(";import a.B;;import a.C; class D { void e() {} }") == Names{"a.B", "a.C"});
  CHECK(java_imports("@A package b; import c.D;") == Names{"c.D"});
  CHECK(kotlin_imports("\xEF\xBB\xBFimport a.B\r\nimport a.C") == Names{"a.B", "a.C"});
  CHECK(kotlin_imports("// import a.B\n/* import a.C /* */ import a.D */\n").empty());
}

TEST_CASE("a comment that ends in a dot is no part of a name", "[scanner][jvm]") {
  const std::string text =
      "// See the file.\npackage a.b\n// Some::\nimport c.D\n/* Does it. */\nimport c.E\n// It is.\nclass F\n";
  for (const Lexed& lexed : {lex_kotlin(text), lex_java(text)}) {
    CHECK(lexed.packages == Names{"a.b"});
    CHECK(spellings(lexed) == Names{"c.D", "c.E"});
    CHECK(lexed.names == Names{"a.b.F"});
  }
}

TEST_CASE("an import that no compiler takes is kept as such", "[scanner][jvm]") {
  for (const std::string text : {"import\n", "import ;", "import a.b.\n", "import *"}) {
    CAPTURE(text);
    const Lexed kotlin = lex_kotlin(text);
    REQUIRE(kotlin.imports.size() == 1);
    CHECK(kotlin.imports[0].malformed);
    REQUIRE(lex_java(text).imports.size() == 1);
    CHECK(lex_java(text).imports[0].malformed);
  }
}

TEST_CASE("a name that code spells out in full is a use, once", "[scanner][jvm]") {
  const Lexed lexed = lex_kotlin(
      "package a.b\nimport com.wb.base.Log\nfun c(x: com.wb.net.Client) {\n  com.wb.net.Client.get(com.wb.ui\n    "
      ".Page)\n"
      "  \"com.wb.no.A ${com.wb.yes.A.b} $com.wb.no.B\"\n  // com.wb.no.C\n  com.wb.base.Log.d(1)\n  @com.wb.di.Inject "
      "x\n}\n");
  CHECK(uses(lexed) == Names{"com.wb.net.Client", "com.wb.ui.Page", "com.wb.yes.A", "com.wb.di.Inject"});
  CHECK(lexed.imports[1].line == 3);
  CHECK(lexed.imports[1].column == 10);
  CHECK(lexed.imports[1].length == 17);
  CHECK(uses(lex_java("class A extends com.wb.net.B<com.wb.net.C> { com.wb.net.D.E f = a.B.c; }")) ==
        Names{"com.wb.net.B", "com.wb.net.C", "com.wb.net.D"});
  CHECK(uses(lex_kotlin("val a = b().c.d.E + f[0].c.d.E + A.c.d.E + x?.c.d.E + 0..d.e.F + \"\".c.d.E + a.B")).empty());
}

TEST_CASE("a star import has the words that it may mean", "[scanner][jvm]") {
  const Lexed lexed = lex_kotlin(
      "package a.b\nimport c.d.*\nimport e.f.Other\nimport e.f.Third as Alias\nimport c.d.*\n"
      "@Marked class Own(val x: Page) : Base<Other, Alias>() {\n  fun y() = Client.get() + z.Nested + \"Text "
      "${Inner}\" // Not\n"
      "  val w: Client\n}\n");
  CHECK(spellings(lexed) == Names{"c.d", "e.f.Other", "e.f.Third"});
  CHECK(lexed.imports[0].words == "Marked Page Base Client Inner");
  CHECK(lexed.imports[1].words.empty());
}
