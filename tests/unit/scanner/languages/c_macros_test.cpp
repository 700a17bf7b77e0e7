// #include NAME: resolved where this file says what NAME is, told where it does not, never dropped (case 7).
#include <catch2/catch.hpp>

#include "unit/scanner/languages/lexing.h"

using namespace podworks;
using namespace podworks::lexing;

TEST_CASE("a macro that names a header is followed", "[scanner][c]") {
  const Lexed lexed = lex_c("#define H \"NetKit.h\"\n#define A <Net/A.h> // why\n#include H\n#import A\n");
  REQUIRE(lexed.imports.size() == 2);
  CHECK(lexed.imports[0].spelling == "NetKit.h");
  CHECK(lexed.imports[0].form == Form::IncludeQuote);
  CHECK(lexed.imports[0].line == 3);
  CHECK(lexed.imports[0].column == 10);
  CHECK(lexed.imports[0].length == 1);
  CHECK(lexed.imports[1].spelling == "Net/A.h");
  CHECK(lexed.imports[1].form == Form::IncludeAngle);
}

TEST_CASE("a macro may name another one", "[scanner][c]") {
  CHECK(c_imports("#define A B\n#define B \\\n \"x.h\"\n#include A\n") == Names{"x.h"});
}

TEST_CASE("a macro that is not known here is told as it is written", "[scanner][c]") {
  const auto [text, spelling] = GENERATE(table<std::string, std::string>({
      {"#include CONFIG_H // c\n", "CONFIG_H"},
      {"#include STR( config /* c */ .h )\n", "STR( config .h )"},
      {"#define F(x) \"x.h\"\n#include F(1)\n", "F(1)"},
      {"#define A \"a\" \"b\"\n#include A\n", "A"},
      {"#define A A\n#include A\n", "A"},
      {"#define A B\n#define B A\n#include A\n", "A"},
      {"#define A \"a.h\"\n#undef A\n#include A\n", "A"},
      {"#if 0\n#define A \"a.h\"\n#endif\n#include A\n", "A"},
      {"#include A \"b.h\"\n", "A \"b.h\""},
      {"#define A B\"//\"\n#include A\n", "A"},
  }));
  CAPTURE(text);
  const Lexed lexed = lex_c(text);
  REQUIRE(lexed.imports.size() == 1);
  CHECK(lexed.imports[0].form == Form::IncludeMacro);
  CHECK(lexed.imports[0].spelling == spelling);
}

TEST_CASE("both branches of a condition give a macro's value", "[scanner][c]") {
  const Lexed lexed = lex_c("#if A\n#define H \"a.h\"\n#else\n#undef H\n#define H \"b.h\"\n#endif\n#include H\n");
  REQUIRE(lexed.imports.size() == 2);
  CHECK(lexed.imports[0].spelling == "a.h");
  CHECK(lexed.imports[0].condition == "#if A");
  CHECK(lexed.imports[1].spelling == "b.h");
  CHECK(lexed.imports[1].condition == "#else of #if A");
}

TEST_CASE("a macro that is defined anew means the new header", "[scanner][c]") {
  CHECK(c_imports("#define H \"a.h\"\n#include H\n#undef H\n#define H \"b.h\"\n#include H\n") == Names{"a.h", "b.h"});
}

TEST_CASE("the condition of the definition counts beside that of the include", "[scanner][c]") {
  const Lexed lexed = lex_c("#if A\n#define H \"a.h\"\n#endif\n#if B\n#include H\n#endif\n");
  REQUIRE(lexed.imports.size() == 1);
  CHECK(lexed.imports[0].condition == "#if B && #if A");
}

TEST_CASE("a macro defined where a header is asked for names an optional header", "[scanner][c]") {
  const Lexed lexed =
      lex_c("#if __has_include(<b/a.h>)\n#define H <b/a.h>\n#else\n#define H \"a.h\"\n#endif\n#include H\n");
  REQUIRE(lexed.imports.size() == 2);
  CHECK(lexed.imports[0].optional);
  CHECK(lexed.imports[1].optional);
}

TEST_CASE("a macro of too many values is told, not guessed", "[scanner][c]") {
  std::string text;
  for (int i = 0; i < 12; ++i) {
    text += "#if A" + std::to_string(i) + "\n#define H \"" + std::to_string(i) + ".h\"\n#endif\n";
  }
  const Lexed lexed = lex_c(text + "#include H\n");
  REQUIRE(lexed.imports.size() == 1);
  CHECK(lexed.imports[0].form == Form::IncludeMacro);
}

TEST_CASE("macros that name a header are told for other files", "[scanner][c][macros]") {
  const Lexed lexed = lex_c(
      "#define A \"a.h\"\n#define B <b/b.h> // why\n#ifdef X\n#  define C \"c.h\"\n#undef C\n#endif\n"
      "#if __has_include(<d/d.h>)\n#define D <d/d.h>\n#endif\n#define E f(x)\n#define F(x) \"f.h\"\n"
      "#if 0\n#define G \"g.h\"\n#endif\n#define H \"a\" \"b\"\n#define I A\n");
  CHECK(lexed.header_macros ==
        Names{"A \"a.h\"", "B <b/b.h>", "C \"c.h\" [#ifdef X]", "D <d/d.h> [#if __has_include(<d/d.h>)]?"});
}

TEST_CASE("which macro other files may define is told, by way of the file's own ones", "[scanner][c][macros]") {
  const auto [text, words] = GENERATE(table<std::string, std::string>({
      {"#include CONFIG_H\n", "CONFIG_H"},
      {"#define A B\n#include A\n", "B"},
      {"#if X\n#define A B\n#else\n#define A C\n#endif\n#include A\n", "B C"},
      {"#define A \"a.h\"\n#undef A\n#include A\n", "A"},
      {"#include F(x)\n", ""},
      {"#define A F(x)\n#include A\n", ""},
      {"#define A 1\n#include A\n", ""},
      {"#define A\n#include A\n", ""},
      {"#define A(x) \"x.h\"\n#include A\n", ""},
      {"#define A A\n#include A\n", ""},
      {"#embed A\n", ""},
  }));
  CAPTURE(text);
  const Lexed lexed = lex_c(text);
  REQUIRE(lexed.imports.size() == 1);
  CHECK(lexed.imports[0].form == Form::IncludeMacro);
  CHECK(lexed.imports[0].words == words);
}

TEST_CASE("a macro that is a header in one branch and open in another is both", "[scanner][c][macros]") {
  for (const std::string other : {"B", "F(x)"}) {
    const Lexed lexed = lex_c("#if X\n#define A \"a.h\"\n#else\n#define A " + other + "\n#endif\n#include A\n");
    REQUIRE(lexed.imports.size() == 2);
    CHECK(lexed.imports[0].spelling == "a.h");
    CHECK(lexed.imports[1].form == Form::IncludeMacro);
    CHECK(lexed.imports[1].spelling == "A");
    CHECK(lexed.imports[1].words == (other == "B" ? "B" : ""));
  }
}

TEST_CASE("an import under a test of the language says so, and has no condition", "[scanner][c]") {
  const Lexed lexed = lex_c(
      "#include \"a.h\"\n#ifdef __cplusplus\n#include <b>\n#if X\n#include \"c.h\"\n#endif\n#else\n"
      "#include <d.h>\n#endif\n#include \"e.h\"\n");
  std::vector<bool> by_language;
  for (const Found& import : lexed.imports) by_language.push_back(import.by_language);
  CHECK(by_language == std::vector<bool>{false, true, true, true, false});
  CHECK(lexed.imports[1].condition.empty());
  CHECK(lexed.imports[3].condition.empty());
}
