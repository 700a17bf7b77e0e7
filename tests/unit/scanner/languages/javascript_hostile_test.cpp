// Input that nobody means: the lexer of JavaScript ends, in time that grows with the size only, and stays in the text.
#include <catch2/catch.hpp>
#include <random>

#include "unit/scanner/languages/lexing.h"

using namespace podworks;
using namespace podworks::lexing;

namespace {

constexpr Lexer kLexers[] = {find_typescript_imports, find_jsx_imports};

std::string repeated(std::string_view part, std::size_t count) {
  std::string text;
  text.reserve(part.size() * count);
  for (std::size_t i = 0; i < count; ++i) text += part;
  return text;
}

void lex_both(std::string_view text) {
  for (const Lexer lexer : kLexers) (void)lex(lexer, text);
}

Names js(std::string_view text) {
  return spellings(lex(find_jsx_imports, text));
}

const std::vector<std::string> kPieces = {"import ",
                                          "import(",
                                          "import.meta.",
                                          "glob(",
                                          "export ",
                                          "from ",
                                          "require",
                                          "require(",
                                          "define(",
                                          "jest.mock",
                                          ".mock(",
                                          "vi.",
                                          "declare ",
                                          "module ",
                                          "function ",
                                          "new URL(",
                                          "type ",
                                          "typeof ",
                                          "try ",
                                          "catch ",
                                          "if ",
                                          "case ",
                                          "return ",
                                          "async ",
                                          "class A ",
                                          "'a'",
                                          "\"b\"",
                                          "'",
                                          "\"",
                                          "`",
                                          "`c`",
                                          "${",
                                          "{",
                                          "}",
                                          "(",
                                          ")",
                                          "[",
                                          "]",
                                          "<",
                                          ">",
                                          "</",
                                          "/>",
                                          "<a",
                                          "<a>",
                                          "</a>",
                                          "<T>(",
                                          "<T,>",
                                          "=>",
                                          "/",
                                          "/*",
                                          "*/",
                                          "//",
                                          "///<reference path=",
                                          "<!--",
                                          "-->",
                                          "\\",
                                          "\n",
                                          "\r\n",
                                          "\r",
                                          " ",
                                          ";",
                                          ",",
                                          ":",
                                          "?",
                                          "?.",
                                          "??",
                                          ".",
                                          "...",
                                          "=",
                                          "==",
                                          "+",
                                          "++",
                                          "!",
                                          "|",
                                          "&",
                                          "*",
                                          " as ",
                                          "#",
                                          "@",
                                          "a",
                                          "1",
                                          "\xC2\xA0",
                                          "\xE6\x88\xBF",
                                          "\xFF",
                                          std::string(1, '\0'),
                                          "['a',",
                                          "extends ",
                                          "in "};

}  // namespace

TEST_CASE("short and broken texts of JavaScript are borne", "[scanner][javascript][hostile]") {
  for (const std::string& piece : kPieces) {
    lex_both(piece);
    lex_both(piece + piece);
    lex_both("x" + piece);
    lex_both(piece + "\n" + piece);
    for (const std::string& other : kPieces) lex_both(piece + other);
  }
  lex_both("");
  lex_both("'\\");
  lex_both("`\\");
  lex_both("`${");
  lex_both("/\\");
  lex_both("/[");
  lex_both("\xEF\xBB\xBF");
  lex_both("import {type as as as as");
  lex_both("import x = require(");
  lex_both("require('\\u{");
  lex_both("require('\\");
  lex_both("///<reference");
  lex_both("///<reference path");
  lex_both("///<reference path='");
}

TEST_CASE("NUL bytes and GB18030 hide no import of JavaScript", "[scanner][javascript][hostile]") {
  const std::string nul(3, '\0');
  CHECK(js("a" + nul + "\n// " + nul + "\nimport 'a'\n'" + nul + "'\nimport 'b'\n") == Names{"a", "b"});
  CHECK(js("// \xB7\xBF\xB2\xFA \x81\x5C \x81\x27\nimport 'a' // \xB7\xBF\n") == Names{"a"});
  CHECK(js("\xB7\xBF\xB2\xFA;require('\xB7\xBF')") == Names{"\xB7\xBF"});
}

TEST_CASE("one line of ten megabytes of JavaScript is read", "[scanner][javascript][hostile]") {
  const std::string line = repeated("a=b/c;d=f('g');", 10'000'000 / 15);
  CHECK(js(line + "require('s')") == Names{"s"});
  CHECK(js("// " + line + "\nrequire('s')") == Names{"s"});
  CHECK(js("/*" + line + "*/require('s')") == Names{"s"});
  CHECK(js("`" + line + "`;require('s')") == Names{"s"});
  CHECK(js("a=<a>" + line + "</a>;require('s')") == Names{"s"});
  const Lexed many = lex(find_jsx_imports, repeated("require('a');", 500'000));
  REQUIRE(many.imports.size() == 500'000);
  CHECK(many.imports.back().column == 13U * 499'999U + 9U);
}

TEST_CASE("deep nesting in JavaScript is borne", "[scanner][javascript][hostile]") {
  const auto [open, close] = GENERATE(table<std::string, std::string>({
      {"(", ")"},
      {"[", "]"},
      {"{", "}"},
      {"a={", "}"},
      {"`${", "}`"},
      {"(<a>{", "}</a>)"},
      {"(<a b={", "}/>)"},
      {"try {", "} catch {}"},
      {"()=>{", "}"},
      {"function require() {", "}"},
      {"function f(require) {", "}"},
      {"define(function (require) {", "})"},
  }));
  CAPTURE(open);
  constexpr std::size_t kDepth = 100'000;
  CHECK(js(repeated(open, kDepth) + repeated(close, kDepth) + ";import 's'") == Names{"s"});
  lex_both(repeated(open, kDepth));
  lex_both(repeated(open + "require('a');", kDepth / 10) + repeated(close, kDepth / 10));
}

TEST_CASE("repeated openings of JavaScript cost no more than their size", "[scanner][javascript][hostile]") {
  const auto part = GENERATE(
      as<std::string>{}, "/*", "//", "'", "\"", "`", "${", "`${", "/", "/[", " /a", "(/", "=/[", "</", "<a", "<a>",
      "<a ", "=<a>", "=<T>(", "=<T>({", "=<T>(a): {", "(<a b=", "<a<", "=<a<b,", "import", "import ", "import{",
      "import{a,", ";import{a,\nimport{", ";import a,\nimport,", ";import{type\nimport,", "import(", "import(a+",
      "import(`${", "import/**/", "import.meta.glob(", "export*", "export{a,", "export ", "declare ",
      "declare module 'a'", "require", "require(", "require('", "require(a+'", "require(`", "require<", "require<a,",
      "require(['a',", "require(a,", "require/**/", "define(['a',", "define('a',[", "define(", "jest.mock(",
      "jest.mock('a').mock", ".mock('a')", "jest.mock('a')", "jest.", "new URL('a',", "new ", "function require(",
      "function require(){}", "function require(){}require('a');", "{function require(){}require('a');", "(require)=>{",
      "(require,", "require=>{", "type A=", "try{", "try{}catch{", "case ", "?", ":", "a?b:", "}", ")", "]", "{(", "(}",
      "{[(", "<!--", "\n-->", "\xC2\xA0", "\xE3", "\\", "'\\", "\n", "\r", ";",
      "///<reference path=", "\n///<reference path='a'/>", "<a>{", "<a>{'</a>'", "<a b={`${", "<", ">", "=<");
  CAPTURE(part);
  lex_both(repeated(part, 600'000 / part.size()));
}

TEST_CASE("random bytes are borne by the lexer of JavaScript", "[scanner][javascript][hostile]") {
  std::mt19937 random(20261122);
  for (int round = 0; round < 3000; ++round) {
    std::string text(random() % 400, ' ');
    for (char& c : text) c = static_cast<char>(random() & 0xFFU);
    lex_both(text);
  }
}

TEST_CASE("random pieces of JavaScript are borne, and places lie inside the text", "[scanner][javascript][hostile]") {
  std::mt19937 random(43);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (std::size_t count = random() % 60; count > 0; --count) text += kPieces[random() % kPieces.size()];
    std::size_t lines = 1;
    for (const char c : text) lines += c == '\n' || c == '\r' ? 1 : 0;
    CAPTURE(text);
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

TEST_CASE("the lexer of JavaScript finds no more if it reads on behind the last import",
          "[scanner][javascript][tail]") {
  std::mt19937 random(1997);
  std::vector<std::string> tails = {"import", " requires", "default ", "export {a}", "export {a} from ", "const "};
  for (const std::string& piece : kPieces) {
    const bool imports = piece.starts_with("import") || piece.starts_with("require") || piece.starts_with("define");
    if (!imports && piece != "declare " && piece != ".mock(") tails.push_back(piece);
  }
  for (int round = 0; round < 40000; ++round) {
    std::string text;
    for (std::size_t count = random() % 30; count > 0; --count) text += kPieces[random() % kPieces.size()];
    for (std::size_t count = random() % 30; count > 0; --count) text += tails[random() % tails.size()];
    CAPTURE(text);
    for (const Lexer lexer : kLexers) CHECK(lex(lexer, text).imports == lex(lexer, text + "\n//import(").imports);
  }
}

TEST_CASE("words that import nothing cost the lexer of JavaScript no more than their size",
          "[scanner][hostile][tail]") {
  const auto part =
      GENERATE(as<std::string>{}, "// export {\n a, ", "export /*", "export {'", "export {a", "declare  ", "import  ",
               "define\n", "require ", "undefined", ";export\n", "export {a as export, ", "export *\n");
  CAPTURE(part);
  lex_both(repeated(part, 10'000'000 / part.size()));
}
