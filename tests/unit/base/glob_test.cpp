#include "base/glob.h"

#include <catch2/catch.hpp>

using namespace podworks;

TEST_CASE("a glob matches whole paths segment by segment", "[base][glob]") {
  const auto [pattern, text, expected] = GENERATE(table<const char*, const char*, bool>({
      {"*", "a", true},
      {"*", "a/b", false},
      {"**", "a/b/c", true},
      {"**/Tests/**", "Tests/a.m", true},
      {"**/Tests/**", "x/y/Tests/z/a.m", true},
      {"**/Tests/**", "x/MyTests/a.m", false},
      {"**/*Tests.swift", "a/FooTests.swift", true},
      {"**/*Tests.swift", "FooTests.swift", true},
      {"pods/*/src/**", "pods/A/src/b/c.h", true},
      {"pods/*/src/**", "pods/A/B/src/c.h", false},
      {"a/**/b", "a/b", true},
      {"a/**/b", "a/x/y/b", true},
      {"a/**/b", "a/x/yb", false},
      {"a**b", "a1/2b", false},
      {"a**b", "a12b", true},
      {"?.h", "a.h", true},
      {"?.h", "/.h", false},
      {"[a-c].h", "b.h", true},
      {"[!a-c].h", "b.h", false},
      {"[]a].h", "].h", true},
      {"{A,B}/*.{h,m}", "B/x.m", true},
      {"{A,B{1,2}}/x", "B2/x", true},
      {"a\\*b", "a*b", true},
      {"a\\*b", "axb", false},
      {"[", "[", true},
      {"{a", "{a", true},
      {"", "", true},
      {"WB*", "WBNet", true},
      {"wb*", "WBNet", false},
      {"**/a/**/b", "a/x/a/b/c/b", true},
  }));
  CAPTURE(pattern, text);
  CHECK(Glob(pattern).matches(text) == expected);
}

TEST_CASE("a glob's wildcards take whole characters", "[base][glob]") {
  const auto [pattern, text, expected] = GENERATE(table<const char*, const char*, bool>({
      {"?.h", "ж.h", true},
      {"??.h", "ж.h", false},
      {"?.h", "地.h", true},
      {"地?.h", "地图.h", true},
      {"[а-я].h", "ж.h", true},
      {"[а-я].h", "Ж.h", false},
      {"[а-я].h", "\u00D0.h", false},
      {"[地图].h", "图.h", true},
      {"[!地].h", "图.h", true},
      {"[!地].h", "地.h", false},
      {"*[!地]", "地", false},
      {"*[!地]", "图", true},
      {"*[图].h", "地图.h", true},
      {"[а-].h", "-.h", true},
      {"\\地", "地", true},
      {"?", "\xFF", true},
      {"?", "\xD0", true},
      {"??", "\xE5\x9C", true},
      {"[а-я]", "\xD0", false},
      {"[!а]", "\xD0", true},
  }));
  CAPTURE(pattern, text);
  CHECK(Glob(pattern).matches(text) == expected);
}

TEST_CASE("a hostile glob ends", "[base][glob]") {
  std::string stars, braces;
  for (int i = 0; i < 50; ++i) stars += "*a";
  for (int i = 0; i < 50; ++i) braces += "{a,b}";
  CHECK_FALSE(Glob(stars).matches(std::string(5000, 'a') + "b"));
  CHECK_FALSE(Glob(braces).matches("zzz"));
  CHECK_FALSE(Glob(std::string(5000, '{')).matches("x"));
}
