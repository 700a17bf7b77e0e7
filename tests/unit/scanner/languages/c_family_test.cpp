// The first phases of translation: which lines are includes at all. The numbers are the cases of the specification.
#include <catch2/catch.hpp>

#include "unit/scanner/languages/lexing.h"

using namespace podworks;
using namespace podworks::lexing;

TEST_CASE("an include keeps its spelling, form, line, column and length", "[scanner][c]") {
  const Lexed lexed = lex_c("#include <vector>\n\n  #import \"Net/NetKit.h\" // why\n");
  REQUIRE(lexed.imports.size() == 2);
  const Found& angle = lexed.imports[0];
  CHECK(angle.spelling == "vector");
  CHECK(angle.form == Form::IncludeAngle);
  CHECK(angle.line == 1);
  CHECK(angle.column == 10);
  CHECK(angle.length == 8);
  const Found& quote = lexed.imports[1];
  CHECK(quote.spelling == "Net/NetKit.h");
  CHECK(quote.form == Form::IncludeQuote);
  CHECK(quote.line == 3);
  CHECK(quote.column == 11);
  CHECK(quote.length == 14);
  CHECK(quote.condition.empty());
}

TEST_CASE("columns are code points, and a byte order mark takes none", "[scanner][c]") {
  const Lexed lexed = lex_c("\xEF\xBB\xBF/* \xE6\x88\xBF\xE4\xBA\xA7 */ #import \"a.h\"\n");
  REQUIRE(lexed.imports.size() == 1);
  CHECK(lexed.imports[0].line == 1);
  CHECK(lexed.imports[0].column == 18);
}

TEST_CASE("a comment before or inside a directive does not hide it (1, 4)", "[scanner][c]") {
  const auto text = GENERATE(as<std::string>{}, "/* c */ #import \"NetKit.h\"", "#  import /*x*/ \"NetKit.h\"",
                             "/* // */ #import \"NetKit.h\"", "/**//* a */\t/***/ #import \"NetKit.h\"",
                             "/* two\nlines */ #import \"NetKit.h\"", "# /* a\nb */ import /* c\nd */ \"NetKit.h\"",
                             "int x; /* a\n */\n#import \"NetKit.h\"");
  CAPTURE(text);
  CHECK(c_imports(text) == Names{"NetKit.h"});
}

TEST_CASE("a directive may be spliced anywhere, and start with a digraph (2)", "[scanner][c]") {
  const auto text =
      GENERATE(as<std::string>{}, "#im\\\nport \"NetKit.h\"", "%:include \"NetKit.h\"", "#\\\ninclude \"NetKit.h\"",
               "#include \\\n  \"NetKit.h\"", "#include \"Net\\\nKit.h\"", "#im\\ \t\nport \"NetKit.h\"",
               "#im\\\r\nport \"NetKit.h\"", "%\\\n:import \"NetKit.h\"", "\\\n#import \"NetKit.h\"",
               "/\\\n* c *\\\n/ #import \"NetKit.h\"", "int x;\n  %: import \"NetKit.h\"");
  CAPTURE(text);
  CHECK(c_imports(text) == Names{"NetKit.h"});
}

TEST_CASE("a commented-out include is none (3, 4)", "[scanner][c]") {
  const auto text = GENERATE(as<std::string>{}, "// #import \"NetKit.h\"\n", "// note \\\n#import \"NetKit.h\"\n",
                             "// note \\  \n#import \"NetKit.h\"\n", "// note \\\r\n#import \"NetKit.h\"\n",
                             "/*\n#import \"NetKit.h\"\n*/", "/\\\n/ #import \"NetKit.h\"\n",
                             "x; // \\\\\n#import \"NetKit.h\"\n", "/\\\n*\n#import \"NetKit.h\"\n*/",
                             "/*/\n#import \"NetKit.h\"\n*/", "#define A // \\\n#import \"NetKit.h\"\n");
  CAPTURE(text);
  CHECK(c_imports(text).empty());
}

TEST_CASE("an include in a literal is none (5, 6)", "[scanner][c]") {
  const auto text =
      GENERATE(as<std::string>{}, "const char *s = \"#import \\\"NetKit.h\\\"\";",
               "const char *s = \"a\\\n#include \\\"NetKit.h\\\"\";", "NSString *s = @\"#import <Net/NetKit.h>\";",
               "auto s = R\"x(\n#include \"NetKit.h\"\n)x\";", "auto s = u8R\"(\n#include \"NetKit.h\"\n)\";",
               "auto s = LR\"(\\\n#include \"NetKit.h\"\n)\";", "auto s = R\\\n\"(\n#include \"NetKit.h\"\n)\";",
               "#define S R\"(\n#include \"NetKit.h\"\n)\"\n", "char c = '\\\n#include \"NetKit.h\"';",
               "auto s = R\"x()y\"\n#include \"NetKit.h\"\n)x\";");
  CAPTURE(text);
  CHECK(c_imports(text).empty());
}

TEST_CASE("what only looks like a raw string is a string of one line", "[scanner][c]") {
  const auto text = GENERATE(as<std::string>{}, "f(FR\"(\");\n#include \"a.h\"\n", "R\"a b(\"\n#include \"a.h\"\n",
                             "R\"12345678901234567(\"\n#include \"a.h\"\n", "u9R\"(\"\n#include \"a.h\"\n",
                             "R \"(\"\n#include \"a.h\"\n");
  CAPTURE(text);
  CHECK(c_imports(text) == Names{"a.h"});
}

TEST_CASE("a literal that is never closed ends with its line", "[scanner][c]") {
  CHECK(c_imports("char *s = \"abc\n#include \"a.h\"\n") == Names{"a.h"});
  CHECK(c_imports("#pragma mark - the \"new\n#include \"a.h\"\n") == Names{"a.h"});
  CHECK(c_imports("\"abc\\\\\n#include \"a.h\"\n").empty());  // the second backslash splices the lines
}

TEST_CASE("an apostrophe in prose eats no line behind its own (12)", "[scanner][c]") {
  const auto text = GENERATE(as<std::string>{}, "#error don't\n#import \"NetKit.h\"\n",
                             "# don't\n#import \"NetKit.h\"\n", "#if 0\ndon't\n#endif\n#import \"NetKit.h\"\n",
                             "mov x, 'a\n#import \"NetKit.h\"\n", "#warning it's \"so\n#import \"NetKit.h\"\n");
  CAPTURE(text);
  CHECK(c_imports(text) == Names{"NetKit.h"});
}

TEST_CASE("an apostrophe between digits opens no literal (12)", "[scanner][c]") {
  const auto text = GENERATE(
      as<std::string>{}, "int a = 1'000'000; /*\n*/\n#import \"NetKit.h\"\n",
      "int a = 1'000; /*\n*/ int b;\n#import \"NetKit.h\"\n",
      "int a = 0xAB'CD'EF; /* \" */ int b;\n#import \"NetKit.h\"\n", "#define N 1'000 /* x\n*/\n#import \"NetKit.h\"\n",
      "f(.5'0); /* '\n*/\n#import \"NetKit.h\"\n", "a = u8'\"'; b = L'\"'; /*\n*/\n#import \"NetKit.h\"\n",
      "a = 'x'; b = '\"';\n#import \"NetKit.h\"\n", "a = '\\''; b = '\\\\'; /*\n*/\n#import \"NetKit.h\"\n");
  CAPTURE(text);
  CHECK(c_imports(text) == Names{"NetKit.h"});
}

TEST_CASE("line ends, marks and spaces of all kinds are understood (11)", "[scanner][c]") {
  const auto text =
      GENERATE(as<std::string>{}, "#pragma once\r\n#import \"NetKit.h\"\r\n", "\xEF\xBB\xBF#import \"NetKit.h\"\n",
               "#import \"NetKit.h\"", "#import\t\"NetKit.h\"", "#import\"NetKit.h\"", "#import \"NetKit.h\" // why",
               "\f#\vimport \"NetKit.h\"", "int x;\r#import \"NetKit.h\"\rint y;", "#include_next \"NetKit.h\"");
  CAPTURE(text);
  CHECK(c_imports(text) == Names{"NetKit.h"});
}

TEST_CASE("lines count as clang counts them", "[scanner][c]") {
  const Lexed lexed = lex_c("a\r\nb\rc\n\n#include \"x.h\"\r#include \"y.h\"\r\n  #include \"z.h\"");
  REQUIRE(lexed.imports.size() == 3);
  CHECK(lexed.imports[0].line == 5);
  CHECK(lexed.imports[1].line == 6);
  CHECK(lexed.imports[2].line == 7);
  CHECK(lexed.imports[2].column == 12);
}

TEST_CASE("a hash within a line starts no directive", "[scanner][c]") {
  const auto text = GENERATE(as<std::string>{}, "int x; #include \"a.h\"\n", "x /* c */ #include \"a.h\"\n",
                             "x /* two\nlines */ #include \"a.h\"\n", "#define X(a) #include \"a.h\"\n",
                             "#define X \\\n#include \"a.h\"\n", "x \\\n#include \"a.h\"\n", "\"s\" #include \"a.h\"\n",
                             "# # include \"a.h\"\n", "##include \"a.h\"\n");
  CAPTURE(text);
  CHECK(c_imports(text).empty());
}

TEST_CASE("what is near an include is none", "[scanner][c]") {
  const auto text = GENERATE(as<std::string>{}, "#includes \"a.h\"\n", "# 12 \"a.h\" 1\n", "#line 3 \"a.h\"\n",
                             "#pragma include \"a.h\"\n", "#importx <a.h>\n", "#\ninclude \"a.h\"\n");
  CAPTURE(text);
  CHECK(c_imports(text).empty());
}

TEST_CASE("include_next is marked", "[scanner][c]") {
  const Lexed lexed = lex_c("#include_next <math.h>\n#include <math.h>\n");
  REQUIRE(lexed.imports.size() == 2);
  CHECK(lexed.imports[0].include_next);
  CHECK_FALSE(lexed.imports[1].include_next);
}

TEST_CASE("a header's name may hold what elsewhere starts comments", "[scanner][c]") {
  CHECK(c_imports("#include \"a//b.h\"\n#include <x/*y.h>\n#include \"UIView+React.h\"\n#include \"a'b.h\"\n") ==
        Names{"a//b.h", "x/*y.h", "UIView+React.h", "a'b.h"});
}

TEST_CASE("a pragma of clang imports a module", "[scanner][c]") {
  const Lexed lexed =
      lex_c("#pragma clang module import Foo.Bar // why\n# pragma  clang /* c */ module \\\n import \"Net\"\n");
  REQUIRE(lexed.imports.size() == 2);
  CHECK(lexed.imports[0].form == Form::Module);
  CHECK(lexed.imports[0].spelling == "Foo.Bar");
  CHECK(lexed.imports[0].line == 1);
  CHECK(lexed.imports[0].column == 9);
  CHECK(lexed.imports[1].spelling == "Net");
  CHECK(lexed.imports[1].line == 2);
}

TEST_CASE("another pragma imports nothing, one without a module is malformed", "[scanner][c]") {
  CHECK(c_imports("#pragma once\n#pragma clang diagnostic push\n#pragma clang module build Foo\n#pragma clang module "
                  "importer X\n#pragma clang\n#if 0\n#pragma clang module import Foo\n#endif\n#pragma")
            .empty());
  for (const std::string text :
       {"#pragma clang module import", "#pragma clang module import 3", "#pragma clang module import A."}) {
    const Lexed lexed = lex_c(text + "\n#include \"b.h\"\n");
    REQUIRE(lexed.imports.size() == 2);
    CHECK(lexed.imports[0].malformed);
    CHECK(lexed.imports[0].spelling == text);
  }
}

TEST_CASE("an include that no compiler takes is kept as such", "[scanner][c]") {
  const auto text = GENERATE(as<std::string>{}, "#include \"\"", "#include <>", "#include \"a.h", "#include <a.h",
                             "#import", "#include 'a.h'", "#import @foo", "#include_next <a.h\\");
  CAPTURE(text);
  const Lexed lexed = lex_c("int x;\n" + text + "\n#include \"b.h\"\n");
  const bool joins = text.ends_with('\\');
  REQUIRE(lexed.imports.size() == (joins ? 1 : 2));
  CHECK(lexed.imports[0].malformed);
  CHECK(lexed.imports[0].line == 2);
  if (!joins) {
    CHECK(lexed.imports[0].spelling == text);
    CHECK_FALSE(lexed.imports[1].malformed);
  }
  CHECK(lex_c("#if 0\n" + text + "\n\n#endif\n").imports.empty());
  CHECK(lex_c(text).imports.size() == 1);  // at the end of the file
}
