// The import lexer of Dart (case 42).
#include <catch2/catch.hpp>

#include <string>

#include "unit/scanner/languages/lexing.h"

using namespace podworks;
using namespace podworks::lexing;

namespace {

Lexed lex_dart(std::string_view text) {
  return lex(find_dart_imports, text);
}

Names dart_imports(std::string_view text) {
  return spellings(lex_dart(text));
}

}  // namespace

TEST_CASE("a Dart import keeps its URI, line, column and length", "[scanner][dart]") {
  const Lexed lexed = lex_dart("// a\nimport 'package:net/net.dart';\n  import \"b.dart\" as b;\n");
  REQUIRE(lexed.imports.size() == 2);
  CHECK(lexed.imports[0].spelling == "package:net/net.dart");
  CHECK(lexed.imports[0].form == Form::Uri);
  CHECK(lexed.imports[0].line == 2);
  CHECK(lexed.imports[0].column == 8);
  CHECK(lexed.imports[0].length == 22);
  CHECK(lexed.imports[1].line == 3);
  CHECK(lexed.imports[1].column == 10);
}

TEST_CASE("directives of Dart say what they are", "[scanner][dart]") {
  const auto [text, form, reexport, dynamic] = GENERATE(table<std::string, Form, bool, bool>({
      {"import 'a.dart';", Form::Uri, false, false},
      {"import 'a.dart' as a;", Form::Uri, false, false},
      {"import 'a.dart' as a show B, C hide D;", Form::Uri, false, false},
      {"import 'a.dart' deferred as a;", Form::Uri, false, true},
      {"import 'a.dart' // why\n    deferred\n    as a show B;", Form::Uri, false, true},
      {"export 'a.dart';", Form::Uri, true, false},
      {"export 'a.dart' show A, B;", Form::Uri, true, false},
      {"part 'a.dart';", Form::Part, false, false},
      {"import augment 'a.dart';", Form::Part, false, false},
      {"import/* c */'a.dart';", Form::Uri, false, false},
      {"import\n'a.dart'", Form::Uri, false, false},
  }));
  CAPTURE(text);
  const Lexed lexed = lex_dart(text);
  REQUIRE(lexed.imports.size() == 1);
  CHECK(lexed.imports[0].spelling == "a.dart");
  CHECK(lexed.imports[0].form == form);
  CHECK(lexed.imports[0].reexport == reexport);
  CHECK(lexed.imports[0].dynamic == dynamic);
  CHECK_FALSE(lexed.imports[0].malformed);
  CHECK_FALSE(lexed.imports[0].optional);
}

TEST_CASE("all URIs of a conditional import count, the default one always (42)", "[scanner][dart]") {
  const Lexed lexed = lex_dart(
      "import 'a_stub.dart' if (dart.library.io) 'package:net_io/a.dart'\n"
      "  if ( dart . library.js_interop == /* c */ 'true' ) 'package:net_web/a.dart' show A;\nimport 'b.dart';\n");
  REQUIRE(lexed.imports.size() == 4);
  CHECK(lexed.imports[0].spelling == "a_stub.dart");
  CHECK_FALSE(lexed.imports[0].optional);
  CHECK(lexed.imports[0].condition.empty());
  CHECK(lexed.imports[1].spelling == "package:net_io/a.dart");
  CHECK(lexed.imports[1].optional);
  CHECK(lexed.imports[1].condition == "if (dart.library.io)");
  CHECK(lexed.imports[2].spelling == "package:net_web/a.dart");
  CHECK(lexed.imports[2].optional);
  CHECK(lexed.imports[2].condition == "if (dart.library.js_interop == 'true')");
  CHECK(lexed.imports[2].line == 2);
  CHECK(lexed.imports[3].spelling == "b.dart");
  CHECK_FALSE(lexed.imports[3].optional);
}

TEST_CASE("a conditional export exports all its URIs", "[scanner][dart]") {
  const Lexed lexed = lex_dart("export 'a.dart' if (dart.library.io) 'b.dart';");
  REQUIRE(lexed.imports.size() == 2);
  CHECK(lexed.imports[0].reexport);
  CHECK(lexed.imports[1].reexport);
}

TEST_CASE("every form of a string literal is a URI", "[scanner][dart]") {
  CHECK(dart_imports("import 'package:' 'a/a.dart';") == Names{"package:a/a.dart"});
  CHECK(dart_imports("import 'package:' // c\n  \"a/\" r'a.dart' as a;") == Names{"package:a/a.dart"});
  CHECK(dart_imports("import r'a.dart';import r\"b.dart\";") == Names{"a.dart", "b.dart"});
  CHECK(dart_imports("import '''a.dart''';\nimport \"\"\"b.dart\"\"\";\nimport r'''c.dart''';") ==
        Names{"a.dart", "b.dart", "c.dart"});
  CHECK(dart_imports("import '''\na.dart''';") == Names{"a.dart"});
  CHECK(dart_imports("import '\\x61\\u0062\\u{63}.d\\art';") == Names{"abc.dart"});
  CHECK(dart_imports("import '\\u00e9\\u{1F600}\\u4e2d.dart';") == Names{"\xC3\xA9\xF0\x9F\x98\x80\xE4\xB8\xAD.dart"});
  CHECK(dart_imports("import 'a\"b.dart';\nimport \"a'b.dart\";") == Names{"a\"b.dart", "a'b.dart"});
}

TEST_CASE("what stands before and between directives is passed over", "[scanner][dart]") {
  CHECK(dart_imports("#!/usr/bin/env dart import 'x'\nimport 'a.dart';") == Names{"a.dart"});
  CHECK(dart_imports("\xEF\xBB\xBF/// doc 'x\n/* /* import 'x'; */ import 'y'; */\r\nimport 'a.dart';\r\n") ==
        Names{"a.dart"});
  CHECK(dart_imports("@TestOn('vm')\n@Tags(['a)', \"b${f('}')}\"])\nlibrary;\nimport 'a.dart';") == Names{"a.dart"});
  CHECK(dart_imports("@JS()\n@a.b.C<Map<int, List<int>>>(x: r'\\')\nimport 'a.dart';") == Names{"a.dart"});
  CHECK(dart_imports("@deprecated import 'a.dart';@pragma('x', /* ) */ 1) export 'b.dart';") ==
        Names{"a.dart", "b.dart"});
  CHECK(dart_imports("library a.b.c;\nimport 'a.dart';") == Names{"a.dart"});
  CHECK(dart_imports("part of a.b;\nimport 'a.dart';") == Names{"a.dart"});
  CHECK(dart_imports("part of '../a.dart';\nimport 'b.dart';\npart 'c.dart';") == Names{"b.dart", "c.dart"});
  CHECK(dart_imports("augment library 'a.dart';\nimport 'b.dart';") == Names{"b.dart"});
  CHECK(dart_imports("import 'a.dart';;\nimport 'b.dart';") == Names{"a.dart", "b.dart"});
}

TEST_CASE("a declaration ends the directives", "[scanner][dart]") {
  const auto text = GENERATE(as<std::string>{}, "class A {}", "final s = 1;", "@JS() class A {}", "import(int a) {}",
                             "part = 1;", "export<T>() {}", "augment class A {}", "const s = '''", "void f() {",
                             "library() {}", "extension E on int {}");
  CAPTURE(text);
  CHECK(dart_imports("import 'a.dart';\n" + text + "\nimport 'b.dart';\n''';\n") == Names{"a.dart"});
}

TEST_CASE("an import in a comment or a string of Dart is none (42)", "[scanner][dart]") {
  const auto text =
      GENERATE(as<std::string>{}, "'''import 'package:net/net.dart';'''",
               "const s = '''\nimport 'package:net/net.dart';\n''';", "// import 'a.dart';", "/// import 'a.dart';",
               "/* /* */ import 'a.dart'; */", "@a('''\nimport 'a.dart';\n''')", "@a(\nimport 'a.dart';\n", "");
  CAPTURE(text);
  CHECK(dart_imports(text).empty());
}

TEST_CASE("a directive that no compiler takes is kept as malformed, and the next one counts", "[scanner][dart]") {
  const auto [text, malformed] = GENERATE(table<std::string, std::string>({
      {"import foo;", "import foo"},
      {"import ;", "import"},
      {"import 'a${b}.dart';", "import 'a${b}.dart'"},
      {"import 'a$b.dart';", "import 'a$b.dart'"},
      {"import 'a\\xg.dart';", "import 'a\\xg.dart'"},
      {"import 'a.dart", "import 'a.dart"},
      {"export 'a.dart' if (x) y;", "export 'a.dart' if (x) y"},
      {"export 'a.dart' if x 'y';", "export 'a.dart' if x 'y'"},
      {"part a.dart;", "part a.dart"},
      {"import a // why", "import a"},
  }));
  CAPTURE(text);
  const Lexed lexed = lex_dart("// c\n" + text + "\nimport 'last.dart';\n");
  REQUIRE(lexed.imports.size() == 2);
  CHECK(lexed.imports[0].malformed);
  CHECK(lexed.imports[0].spelling == malformed);
  CHECK(lexed.imports[0].line == 2);
  CHECK(lexed.imports[0].column == 1);
  CHECK(lexed.imports[1].spelling == "last.dart");
  CHECK_FALSE(lexed.imports[1].malformed);
}

TEST_CASE("a missing semicolon does not swallow the next import", "[scanner][dart]") {
  CHECK(dart_imports("import 'a.dart'\nimport 'b.dart' show A\nexport 'c.dart';\nlibrary x\npart 'd.dart'") ==
        Names{"a.dart", "b.dart", "c.dart", "d.dart"});
}

TEST_CASE("both sides of an unfinished merge count", "[scanner][dart]") {
  CHECK(dart_imports("import 'a.dart';\n<<<<<<< HEAD\nimport 'b.dart';\n=======\nimport 'c.dart';\n>>>>>>> x\n"
                     "import 'd.dart';\n") == Names{"a.dart", "b.dart", "c.dart", "d.dart"});
}

TEST_CASE("hostile Dart neither hangs nor crashes the lexer", "[scanner][dart][hostile]") {
  constexpr std::size_t kMany = 200'000;
  const auto repeat = [](const std::string& text) {
    std::string all;
    for (std::size_t i = 0; i < kMany; ++i) all += text;
    return all;
  };
  const auto text = GENERATE_COPY(
      repeat("import "), repeat("import '"), repeat("import '''"), repeat("import '${'"), repeat("@a("), repeat("@a<"),
      repeat("/*"), repeat("import 'a' if ("), repeat("import 'a' if (x) 'b' "), repeat("part of "), repeat("library "),
      repeat("import r'''\nimport \"\"\"\n"), repeat("'${"), "@a('" + repeat("${'"), repeat("import 'a'\n"),
      repeat("\\"), std::string(kMany, '\0'), "import '" + std::string(10'000'000, 'a'),
      "import " + std::string(10'000'000, 'a') + ";", repeat("augment "), repeat("@"), repeat("import'\\u{"));
  const Lexed lexed = lex_dart(text);
  CHECK(lexed.imports.size() <= 2 * kMany);
}

TEST_CASE("every truncation of a Dart file is survived", "[scanner][dart][hostile]") {
  const std::string text =
      "#!x\n@A<B>('${c}')\nlibrary a.b;\nimport 'a' r\"\"\"b\"\"\" if (a.b == '\\u{61}') 'c' deferred as d show e;\n"
      "part of 'x';\nimport augment '\\x6";
  for (std::size_t size = 0; size <= text.size(); ++size) {
    CHECK(lex_dart(std::string_view(text).substr(0, size)).imports.size() <= 3);
  }
  std::string with_nuls = text;
  for (std::size_t i = 0; i < with_nuls.size(); i += 7) with_nuls[i] = '\0';
  CHECK(lex_dart(with_nuls).imports.size() <= 3);
}
