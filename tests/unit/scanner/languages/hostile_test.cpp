// Input that nobody means: every lexer ends, in time that grows with the size only, and stays inside the text.
#include <catch2/catch.hpp>
#include <random>

#include "unit/scanner/languages/lexing.h"

using namespace podworks;
using namespace podworks::lexing;

namespace {

constexpr Lexer kLexers[] = {find_c_family_imports, find_c_imports,    find_swift_imports, find_module_map_imports,
                             find_kotlin_imports,   find_java_imports, find_proto_names};

std::string repeated(std::string_view part, std::size_t count) {
  std::string text;
  text.reserve(part.size() * count);
  for (std::size_t i = 0; i < count; ++i) text += part;
  return text;
}

void lex_all(std::string_view text) {
  for (const Lexer lexer : kLexers) (void)lex(lexer, text);
}

}  // namespace

TEST_CASE("short and broken texts are borne by all lexers", "[scanner][hostile]") {
  const auto text = GENERATE(
      as<std::string>{}, "", "\n", "\r", "#", "%", "%:", "@", "/", "\\", "\"", "'", "R\"", "R\"(", "R\"x(", "/*", "//",
      "/*/", "#/", "#\"", "\"\"\"", "\"\\(", "\"\\", "'\\", "#include", "#include ", "#include \"", "#include <",
      "#include X", "#if", "#if (", "#if __has_include", "#if __has_include(", "#if __has_include(<", "#define",
      "#define X", "#define X(", "#undef", "@import", "@import A", "@import A.", "@class", "@class A,", "@class A<",
      "@protocol", "@interface", "@interface A<", "import", "import ", "import A.", "import `", "import :", "import <",
      "import \"", "import a:b", "export import", "module", "module;", "module a", "export module a:", "import a[[",
      "#embed", "#embed <", "#embed X", "#if '", "#if defined(", "#if A(", "#if !", "#if 1 ?", "#if os(", "#if 0x",
      "@a(", "@a(\"", "#externalMacro(", "#externalMacro(module:", "#if canImport", "#if canImport(", "\\\n", "\\\r",
      "\\ ", "#\\\n", "#inc\\\n", "/\\\n", "/\\\n*", "*/", "header", "header \"", "exclude header \"x", "\xEF\xBB\xBF",
      "\xEF\xBB", "\xEF", "#\"\"\"", "i", "im", "imp", "1'", "'1", "1'1", ";import", "public", "@", "package",
      "package a.", "import a.*", "import a as", "fun", "fun <", "fun (", "val a.", "@file:", "@file:[",
      "@file:JvmName(\"", "a.b.C", ".C", "\"${", "\"\"\"${", "\"$", "$$\"", "`", "record", "message",
      "option java_package = \"", "@interface", "import static");
  CAPTURE(text);
  lex_all(text);
  lex_all("x" + text);
  lex_all(text + text);
  lex_all(text + "\n" + text);
}

TEST_CASE("NUL bytes and GB18030 hide no import", "[scanner][hostile]") {
  const std::string nul(3, '\0');
  CHECK(c_imports("int a" + nul + ";\n// " + nul + "\n#import \"a.h\"\n\"" + nul + "\"\n#import \"b.h\"\n") ==
        Names{"a.h", "b.h"});
  CHECK(swift_imports("let a = \"" + nul + "\"\n// " + nul + "\nimport A\n") == Names{"A"});
  // In GB18030 a character's second byte may be a backslash, a quote or a letter: 0x81 0x5C, 0xB7 0xBF.
  CHECK(c_imports("// \xB7\xBF\xB2\xFA \x81\x5C \x81\x27\n#import \"a.h\" // \xB7\xBF\n") == Names{"a.h"});
  CHECK(swift_imports("// \xB7\xBF\xB2\xFA \x81\x5C\nimport A // \xB7\xBF\n") == Names{"A"});
  const Lexed lexed = lex_c("/* \xB7\xBF */ #import \"\xB7\xBF.h\"\n");
  REQUIRE(lexed.imports.size() == 1);
  CHECK(lexed.imports[0].spelling == "\xB7\xBF.h");
}

TEST_CASE("one line of ten megabytes is read", "[scanner][hostile]") {
  const std::string line = repeated("int abc = 1; ", 10'000'000 / 13);
  CHECK(c_imports(line + "\n#import \"a.h\"\n") == Names{"a.h"});
  CHECK(c_imports("// " + line + "\n#import \"a.h\"\n") == Names{"a.h"});
  CHECK(c_imports("/*" + line + "*/ #import \"a.h\"\n") == Names{"a.h"});
  CHECK(swift_imports(line + "\nimport A\n") == Names{"A"});
  CHECK(kotlin_imports("/*" + line + "*/ import a.B\n").size() == 1);
  CHECK(kotlin_imports("import a.B\n" + line) == Names{"a.B"});
  CHECK(java_imports("import a.B; class A { " + line + "}") == Names{"a.B"});
  const Lexed many = lex_c(repeated("@import A; ", 500'000));
  REQUIRE(many.imports.size() == 500'000);
  CHECK(many.imports.back().column == 11U * 499'999U + 9U);
}

TEST_CASE("a hundred thousand nested conditions are borne", "[scanner][hostile]") {
  constexpr std::size_t kDepth = 100'000;
  CHECK(lex_c(repeated("#if A\n#import \"a.h\"\n", kDepth)).imports.size() == kDepth);
  CHECK(lex_c(repeated("#if A\n", kDepth) + "#import \"a.h\"\n" + repeated("#endif\n", kDepth)).imports.size() == 1);
  CHECK(lex_c(repeated("#if __has_include(<a/b.h>)\n#import <a/c.h>\n", kDepth)).imports.size() == kDepth);
  CHECK(lex_c(repeated("#if A\n#else\n", kDepth) + "#import \"a.h\"\n").imports.size() == 1);
  CHECK(lex_c(repeated("#ifndef A\n#define A\n#import \"a.h\"\n#endif\n", kDepth)).imports.size() == kDepth);
  CHECK(lex_swift(repeated("#if A\nimport B\n", kDepth)).imports.size() == kDepth);
  CHECK(lex_swift(repeated("#if canImport(B)\nimport B\n", kDepth)).imports.size() == kDepth);
}

TEST_CASE("repeated openings cost no more than their size", "[scanner][hostile]") {
  const auto part = GENERATE(
      as<std::string>{}, "/*", "*/", "//", "\"", "'", "R\"(", "R\"a(", "#", "@", "\\", "\\ ", "\\\n", "'1", "1'", "a'b",
      "@class A", "@class A<", "@class A,", "@import a.", "@import a", "@interface A<",
      "#define A \"b.h\"\n#include A\n", "#define A B\n", "#include A\n", "#define A B\n#define B A\n#include A\n",
      "#if (", "#if __has_include(<a>)\n#define A 1\n#endif\n#if A\n", "((((", "\"\\(", "\"\"\"\\(", "##\"\"\" ",
      "#\"\"\"", "#/", " /a", "/(", "@a ", "@a(", "public ", "import ", "import a.", "`", "/**/", "/**/ ", "/* */\n",
      " \\\n", "\"\\\n", "#undef A\n", "#if A\n#else\n", "{", "header \"", "\r", "\xEF\xBB\xBF", "*\\\n", "/\\\n",
      "#if canImport(", "#if A ||\n", "\t", "#externalMacro(module: \"A\")", ";@a(", "\n@a(", ";import a",
      ";import struct ", ";@a /*", ";@a(\"", "\n#externalMacro(/**/", "\n@class A/**/", "#define A(", "\n#include A(",
      "\n#define A R\"(", "\n@a\npublic ", "1.", "R\"", ".R\"", "a.", "a.b.C ", ".C", "a.b.C.", "a. b. C", "\"${",
      "${\"", "\"\"\"${", "$", "$\"", "$$\"\"\"", "`a", "fun ", "fun <", "fun (", "val a.", "fun a.b(", "import a.*\n",
      "import a.b.C\n", "package a\n", "class A ", "object ", "record A", "@file:[", "@file:JvmName(", "import a.*;A ",
      "import a.*;fun b() {} A.B ", "private ", "A::", "[", "{}");
  CAPTURE(part);
  lex_all(repeated(part, 600'000 / part.size()));
}

TEST_CASE("random bytes are borne", "[scanner][hostile]") {
  std::mt19937 random(20261121);
  for (int round = 0; round < 3000; ++round) {
    std::string text(random() % 400, ' ');
    for (char& c : text) c = static_cast<char>(random() & 0xFFU);
    lex_all(text);
  }
}

TEST_CASE("random pieces of code are borne, and places lie inside the text", "[scanner][hostile]") {
  const std::vector<std::string> pieces = {"#",
                                           "if ",
                                           "else",
                                           "endif",
                                           "elif ",
                                           "include ",
                                           "import ",
                                           "define ",
                                           "undef ",
                                           "\"a.h\"",
                                           "<b.h>",
                                           "\"",
                                           "'",
                                           "/*",
                                           "*/",
                                           "//",
                                           "\\\n",
                                           "\n",
                                           "\r\n",
                                           "\r",
                                           "R\"(",
                                           ")\"",
                                           "@",
                                           "class ",
                                           "protocol ",
                                           "interface ",
                                           "A",
                                           ",",
                                           ";",
                                           "<",
                                           ">",
                                           "(",
                                           ")",
                                           "\"\"\"",
                                           "#\"",
                                           "\"#",
                                           "\\(",
                                           "/",
                                           "#/",
                                           "/#",
                                           "__has_include(",
                                           "canImport(",
                                           "0",
                                           "1",
                                           "'",
                                           "\\",
                                           " ",
                                           "\xE6\x88\xBF",
                                           "\xFF",
                                           "testable ",
                                           "public ",
                                           "`",
                                           ".",
                                           "%:",
                                           "header ",
                                           "{",
                                           "}",
                                           "package ",
                                           "fun ",
                                           "val ",
                                           "a.b.C",
                                           ".*",
                                           "${",
                                           "$",
                                           "[",
                                           "]",
                                           "@file:",
                                           "JvmName(\"A\")"};
  std::mt19937 random(42);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (std::size_t count = random() % 60; count > 0; --count) text += pieces[random() % pieces.size()];
    std::size_t lines = 1;
    for (const char c : text) lines += c == '\n' || c == '\r' ? 1 : 0;
    for (const Lexer lexer : kLexers) {
      std::uint32_t last_line = 1;
      for (const Found& found : lex(lexer, text).imports) {
        REQUIRE(found.line >= last_line);
        REQUIRE(found.line <= lines);
        REQUIRE(found.column >= 1);
        REQUIRE(found.length >= 1);
        REQUIRE_FALSE(found.spelling.empty());
        last_line = found.line;
      }
    }
  }
}
