// Conditions around includes: which are told, which are none, and what asking for a header makes of an import.
#include <catch2/catch.hpp>

#include "unit/scanner/languages/lexing.h"

using namespace podworks;
using namespace podworks::lexing;

namespace {

// "spelling [condition]", with a question mark behind what is optional.
Names with_conditions(std::string_view text) {
  Names all;
  for (const Found& found : lex_c(text).imports) {
    all.push_back(found.spelling + (found.optional ? "?" : "") +
                  (found.condition.empty() ? "" : " [" + found.condition + "]"));
  }
  return all;
}

}  // namespace

TEST_CASE("what #if 0 holds is dropped, its #else is kept (8)", "[scanner][c]") {
  CHECK(with_conditions("#if 0\n#import \"NetKit.h\"\n#endif\n").empty());
  CHECK(with_conditions("#if 0\n#else\n#import \"NetKit.h\"\n#endif\n") == Names{"NetKit.h"});
  CHECK(with_conditions("#if 0 // no\n#if A\n#import \"a.h\"\n#else\n#import \"b.h\"\n#endif\n#import \"c.h\"\n"
                        "#elif B\n#import \"d.h\"\n#else\n#import \"e.h\"\n#endif\n#import \"f.h\"\n") ==
        Names{"d.h [#elif B]", "e.h [#else of #elif B]", "f.h"});
}

TEST_CASE("constant conditions decide", "[scanner][c]") {
  CHECK(with_conditions("#if 1\n#import \"a.h\"\n#elif X\n#import \"b.h\"\n#else\n#import \"c.h\"\n#endif\n") ==
        Names{"a.h"});
  const auto condition = GENERATE(as<std::string>{}, "0", "(0)", "0 && A", "A && 0", "!1", "false", "0L", "( ( 0 ) )",
                                  "0 /* c */", "0\\\n", "defined(X) && 0");
  CAPTURE(condition);
  CHECK(c_imports("#if " + condition + "\n#import \"a.h\"\n#else\n#import \"b.h\"\n#endif\n") == Names{"b.h"});
}

TEST_CASE("what only looks constant does not decide", "[scanner][c]") {
  const auto condition = GENERATE(as<std::string>{}, "A", "0 || A", "0 && A || B", "10 > A", "00x", "0 ? A : B",
                                  "!(A || 0)", "A == 0", "true");
  CAPTURE(condition);
  CHECK(c_imports("#if " + condition + "\n#import \"a.h\"\n#else\n#import \"b.h\"\n#endif\n") == Names{"a.h", "b.h"});
}

TEST_CASE("a condition is told as it is written (9)", "[scanner][c]") {
  CHECK(with_conditions("#if TARGET_OS_OSX\n#import <Net/NetKit.h>\n#endif\n#import \"b.h\"\n") ==
        Names{"Net/NetKit.h [#if TARGET_OS_OSX]", "b.h"});
  CHECK(with_conditions("#  if  A /* why */ &&\\\n  B // c\n#import \"a.h\"\n#else\n#import \"b.h\"\n#endif\n") ==
        Names{"a.h [#if A && B]", "b.h [#else of #if A && B]"});
}

TEST_CASE("nested conditions are joined, the outermost first", "[scanner][c]") {
  CHECK(with_conditions("#if A\n#ifdef B\n#import \"1.h\"\n#elif C\n#import \"2.h\"\n#else\n#import \"3.h\"\n#endif\n"
                        "#import \"4.h\"\n#endif\n") == Names{"1.h [#if A && #ifdef B]",
                                                              "2.h [#if A && #elif C of #ifdef B]",
                                                              "3.h [#if A && #else of #ifdef B]", "4.h [#if A]"});
  CHECK(with_conditions("#ifndef A\n#elifdef B\n#import \"1.h\"\n#elifndef C\n#import \"2.h\"\n#endif\nint x;") ==
        Names{"1.h [#elifdef B of #ifndef A]", "2.h [#elifndef C of #ifndef A]"});
}

TEST_CASE("C++ or C is no condition", "[scanner][c]") {
  const auto test = GENERATE(as<std::string>{}, "#ifdef __cplusplus", "#if defined(__cplusplus)", "#if __cplusplus",
                             "#ifndef __cplusplus", "#if !defined __cplusplus");
  CAPTURE(test);
  CHECK(with_conditions(test + "\n#import \"a.h\"\n#else\n#import \"b.h\"\n#endif\n") == Names{"a.h", "b.h"});
  CHECK(with_conditions("#if __cplusplus >= 201703L\n#import \"a.h\"\n#endif\n") ==
        Names{"a.h [#if __cplusplus >= 201703L]"});
}

TEST_CASE("an include guard is no condition (9)", "[scanner][c]") {
  const auto text = GENERATE(as<std::string>{}, "#ifndef NET_H\n#define NET_H\n#import \"a.h\"\n#endif\n",
                             "// Copyright\n\n#pragma once\n#ifndef NET_H\n#define NET_H 1\n#import \"a.h\"\nint "
                             "x;\n#endif /* NET_H */\n// end\n",
                             "#if !defined(NET_H)\n#define NET_H\n#import \"a.h\"\n#endif",
                             "#if !defined NET_H\n#define NET_H\n#import \"a.h\"\n#endif",
                             "\xEF\xBB\xBF#ifndef NET_H\r\n#define NET_H\r\n#import \"a.h\"\r\n#endif\r\n",
                             "#if ! defined ( NET_H )\n#define NET_H\n#import \"a.h\"\n#endif\n");
  CAPTURE(text);
  CHECK(with_conditions(text) == Names{"a.h"});
}

TEST_CASE("conditions inside an include guard are told without it", "[scanner][c]") {
  CHECK(with_conditions("#ifndef H\n#define H\n#if A\n#import \"a.h\"\n#endif\n#endif\n") == Names{"a.h [#if A]"});
}

TEST_CASE("what is no include guard is a condition", "[scanner][c]") {
  CHECK(with_conditions("#ifndef A\n#import \"a.h\"\n#endif\n") == Names{"a.h [#ifndef A]"});
  CHECK(with_conditions("#ifndef A\n#define B\n#import \"a.h\"\n#endif\n") == Names{"a.h [#ifndef A]"});
  CHECK(with_conditions("#ifndef A\n#define A\n#import \"a.h\"\n#if B\n#import \"b.h\"\n#endif\n#endif\nint x;\n") ==
        Names{"a.h [#ifndef A]", "b.h [#ifndef A && #if B]"});
  CHECK(with_conditions("int x;\n#ifndef A\n#define A\n#import \"a.h\"\n#endif\n") == Names{"a.h [#ifndef A]"});
  CHECK(with_conditions("#ifndef A\n#define A\n#import \"a.h\"\n#else\n#import \"b.h\"\n#endif\n") ==
        Names{"a.h [#ifndef A]", "b.h [#else of #ifndef A]"});
  CHECK(with_conditions("#ifndef A\n#define A\n#import \"a.h\"\n") == Names{"a.h [#ifndef A]"});
}

TEST_CASE("an import that the code asks for is optional in both branches (10)", "[scanner][c]") {
  CHECK(with_conditions(
            "#if __has_include(<Net/NetKit.h>)\n#import <Net/NetKit.h>\n#else\n#import \"NetKit.h\"\n#endif\n") ==
        Names{"Net/NetKit.h? [#if __has_include(<Net/NetKit.h>)]",
              "NetKit.h? [#else of #if __has_include(<Net/NetKit.h>)]"});
}

TEST_CASE("an import beside what is asked for is optional where the answer is yes", "[scanner][c]") {
  const auto optional = [](std::string_view text) {
    Names all;
    for (const Found& found : lex_c(text).imports) {
      if (found.optional) all.push_back(found.spelling);
    }
    return all;
  };
  CHECK(optional("#if __has_include(<Net/NetKit.h>)\n#import <Net/Other.h>\n@import Net;\n#import \"Mine.h\"\n#else\n"
                 "#import <Net/Old.h>\n#endif\n#import <Net/After.h>\n") == Names{"Net/Other.h", "Net"});
  CHECK(optional("#if !__has_include(<Net/NetKit.h>)\n#import <Net/Old.h>\n#else\n#import <Net/New.h>\n#endif\n") ==
        Names{"Net/New.h"});
  CHECK(optional("#if __has_include(\"a.h\") || defined(X)\n#if Y\n#include \"a.h\"\n#endif\n#endif\n") ==
        Names{"a.h"});
  CHECK(optional("#ifdef __has_include\n# if __has_include(<b/a.h>)\n#  include <b/a.h>\n# endif\n#endif\n") ==
        Names{"b/a.h"});
  CHECK(optional("#if __has_include_next(<a.h>)\n#include_next <a.h>\n#endif\n") == Names{"a.h"});
  CHECK(optional("#if A\n#elif __has_include(<b/a.h>)\n#include <b/a.h>\n#endif\n") == Names{"b/a.h"});
}

TEST_CASE("a macro may stand for the question", "[scanner][c]") {
  const std::string import = "#if HAS_NET\n#import <Net/NetKit.h>\n#endif\n";
  CHECK(lex_c("#if __has_include(<Net/NetKit.h>)\n#define HAS_NET 1\n#endif\n" + import).imports[0].optional);
  CHECK(lex_c("#define HAS_NET __has_include(<Net/NetKit.h>)\n" + import).imports[0].optional);
  CHECK(lex_c("#define HAS_NET (__has_include(<Net/NetKit.h>))\n" + import).imports[0].optional);
  CHECK_FALSE(lex_c("#define HAS_NET 1\n" + import).imports[0].optional);
  CHECK_FALSE(lex_c("#if __has_include(<Db/Db.h>)\n#define HAS_NET 1\n#endif\n" + import).imports[0].optional);
}

TEST_CASE("directives that do not match are borne", "[scanner][c]") {
  CHECK(with_conditions("#endif\n#else\n#elif A\n#import \"a.h\"\n#endif\n#endif\n#import \"b.h\"\n") ==
        Names{"a.h", "b.h"});
  CHECK(with_conditions("#if A\n#else\n#else\n#import \"a.h\"\n") == Names{"a.h [#else of #if A]"});
}

TEST_CASE("long and deep conditions are shortened", "[scanner][c]") {
  const Lexed lexed =
      lex_c("#if " + std::string(150, 'A') + "\xE6\x88\xBF" + std::string(500, 'B') + "\n#import \"a.h\"\n");
  REQUIRE(lexed.imports.size() == 1);
  CHECK(lexed.imports[0].condition.size() < 220);
  CHECK(lexed.imports[0].condition.ends_with("..."));
  std::string deep;
  for (int i = 0; i < 20; ++i) deep += "#if A" + std::to_string(i) + "\n";
  CHECK(lex_c(deep + "#import \"a.h\"\n").imports[0].condition ==
        "(12 more) && #if A12 && #if A13 && #if A14 && #if A15 && #if A16 && #if A17 && #if A18 && #if A19");
}

TEST_CASE("comments and literals count in code that is never compiled", "[scanner][c]") {
  CHECK(c_imports("#if 0\n/*\n#endif\n*/\n#import \"a.h\"\n#endif\n#import \"b.h\"\n") == Names{"b.h"});
  CHECK(lex_c("#if 0\n@class A;\n@import B;\n@interface C\n@end\n@protocol D\n@end\n#endif\n").imports.empty());
  CHECK(lex_c("#if 0\n@interface C\n@end\n#endif\n").classes.empty());
}
