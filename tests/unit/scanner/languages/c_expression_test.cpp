// The expressions of #if: numbers, operators, and what is not known.
#include <catch2/catch.hpp>
#include <map>
#include <string>

#include "scanner/languages/c_expression.h"

using namespace podworks;

namespace {

// "yes", "no" or "open"
std::string answer(const std::string& text, const std::map<std::string, std::string>& values = {},
                   Packaging packaging = Packaging::Other) {
  const Defines defines(values);
  FileFacts facts;
  facts.defines = &defines;
  const KnownMacros macros(facts);
  const Truth truth = truth_of_c_expression(text, macros, packaging);
  return truth == Truth::Unknown ? "open" : truth == Truth::True ? "yes" : "no";
}

std::string repeated(std::string_view part, std::size_t count) {
  std::string text;
  text.reserve(part.size() * count);
  for (std::size_t i = 0; i < count; ++i) text += part;
  return text;
}

}  // namespace

TEST_CASE("integers of the preprocessor are read as a compiler reads them", "[scanner][c][defines]") {
  const auto [text, wanted] = GENERATE(table<std::string, std::string>({
      {"0x10 == 16", "yes"},
      {"0b101 == 5", "yes"},
      {"010 == 8", "yes"},
      {"1'000 == 1000", "yes"},
      {"201703L > 201103L", "yes"},
      {"0ULL", "no"},
      {"0xFFFFFFFFFFFFFFFF == -1", "yes"},
      {"18446744073709551615u > 0", "yes"},
      {"18446744073709551616u", "open"},
      {"9223372036854775808", "open"},
      {"08", "open"},
      {"0x", "open"},
      {"1.0", "open"},
      {"1e3", "open"},
      {"1lul", "open"},
      {"'a' == 97", "yes"},
      {"'\\n' == 10", "yes"},
      {"'\\0'", "no"},
      {"'\\x41' == 'A'", "yes"},
      {"'\\101' == 'A'", "yes"},
      {"'ab'", "open"},
      {"''", "open"},
      {"L'a'", "open"},
      {"\"a\"", "open"},
  }));
  CAPTURE(text);
  CHECK(answer(text) == wanted);
}

TEST_CASE("operators bind and calculate as in C", "[scanner][c][defines]") {
  const auto [text, wanted] = GENERATE(table<std::string, std::string>({
      {"1 + 2 * 3 == 7", "yes"},
      {"(1 + 2) * 3 == 9", "yes"},
      {"10 - 2 - 3 == 5", "yes"},
      {"1 << 3 == 8", "yes"},
      {"-7 / 2 == -3", "yes"},
      {"-7 % 2 == -1", "yes"},
      {"~0 == -1", "yes"},
      {"!0 && !!5", "yes"},
      {"1 ? 0 : 1", "no"},
      {"0 ? 0 : 1 ? 2 : 0", "yes"},
      {"1 | 2 ^ 3 & 1", "yes"},
      {"(6 & 3) == 2", "yes"},
      {"(6 ^ 3) == 5", "yes"},
      {"6 & 3 == 2", "no"},
      {"1 < 2 == 1", "yes"},
      {"-1 < 0u", "no"},
      {"-1 > 0u", "yes"},
      {"-1 >> 1 == -1", "yes"},
      {"not 0 and (0 or 1)", "yes"},
      {"3 >= 3 && 3 <= 3 && 2 != 3", "yes"},
  }));
  CAPTURE(text);
  CHECK(answer(text) == wanted);
}

TEST_CASE("what C does not define is open, and never a crash", "[scanner][c][defines][hostile]") {
  const auto text =
      GENERATE(as<std::string>{}, "1 / 0", "1 % 0", "1u / 0u", "(-9223372036854775807 - 1) / -1",
               "(-9223372036854775807 - 1) % -1", "-(-9223372036854775807 - 1)", "9223372036854775807 + 1",
               "-9223372036854775807 - 2", "9223372036854775807 * 2", "1 << 64", "1 << 1000", "1 >> 1000", "1 << -1",
               "1 << 63", "-1 << 63 << 1", "1 +", "+", "(", ")", "()", "1 )", "(1", "1 1", "1 ? 2", "1 ? : 2",
               "? 1 : 2", "1 , 2", "A(", "A(1", "defined", "defined(", "defined(A", "defined()", "defined 1",
               "1 =", "= 1", "1 = 1", "!", "~", "@", "#", "1 <=> 2", "'", "\"", "\\");
  CAPTURE(text);
  CHECK(answer(text) == "open");
}

TEST_CASE("an error that is never reached decides nothing", "[scanner][c][defines]") {
  CHECK(answer("0 && 1 / 0") == "no");
  CHECK(answer("1 || 1 / 0") == "yes");
  CHECK(answer("1 ? 1 : 1 / 0") == "yes");
}

TEST_CASE("a name of which nothing is known is open, and is not 0", "[scanner][c][defines]") {
  const auto [text, wanted] = GENERATE(table<std::string, std::string>({
      {"A", "open"},
      {"!A", "open"},
      {"A == A", "open"},
      {"defined(A)", "open"},
      {"A && 0", "no"},
      {"0 && A", "no"},
      {"A || 1", "yes"},
      {"A || 0", "open"},
      {"A && 1", "open"},
      {"!(A && 0)", "yes"},
      {"A ? 1 : 1", "yes"},
      {"A ? 1 : 2", "open"},
      {"A ? 1 : B", "open"},
      {"F(0)", "open"},
      {"F(0, (1)) && 0", "no"},
      {"__has_include(<a/b(.h>) || 1", "open"},
      {"__has_include(\"a(.h\") || 1", "yes"},
      {"A + 0 == 1", "open"},
      {"false", "no"},
      {"true", "open"},
  }));
  CAPTURE(text);
  CHECK(answer(text) == wanted);
}

TEST_CASE("what is given decides", "[scanner][c][defines]") {
  const std::map<std::string, std::string> values = {{"ONE", "1"},
                                                     {"ZERO", "0"},
                                                     {"NONE", "undefined"},
                                                     {"EMPTY", ""},
                                                     {"TEXT", "some text"},
                                                     {"VERSION", "(5 * 10000 + 9)"},
                                                     {"YES", "true"},
                                                     {"NO", "false"},
                                                     {"HEX", "0x20u"},
                                                     {"__has_feature(modules)", "1"},
                                                     {"__has_include( <a/b.h> )", "0"}};
  const auto [text, wanted] = GENERATE(table<std::string, std::string>({
      {"ONE", "yes"},
      {"ZERO", "no"},
      {"NONE", "no"},
      {"EMPTY", "open"},
      {"TEXT", "open"},
      {"VERSION >= 50000", "yes"},
      {"YES && !NO", "yes"},
      {"HEX == 32", "yes"},
      {"defined ZERO", "yes"},
      {"defined( EMPTY )", "yes"},
      {"defined(TEXT)", "yes"},
      {"defined(NONE)", "no"},
      {"!defined(NONE) && ONE", "yes"},
      {"ONE && A", "open"},
      {"ZERO && A", "no"},
      {"__has_feature( modules )", "yes"},
      {"__has_feature(other)", "open"},
      {"__has_include(<a/b.h>)", "no"},
      {"ONE(2)", "open"},
  }));
  CAPTURE(text);
  CHECK(answer(text, values) == wanted);
}

TEST_CASE("deep and long conditions are borne", "[scanner][c][defines][hostile]") {
  constexpr std::size_t kMany = 5'000'000;
  CHECK(answer(repeated("(", 50) + "0" + repeated(")", 50)) == "no");
  CHECK(answer(repeated("(", kMany) + "0" + repeated(")", kMany)) == "open");
  CHECK(answer(repeated("!", kMany) + "0") == "open");
  CHECK(answer(repeated("not ", kMany) + "0") == "open");
  CHECK(answer(repeated("0?", kMany)) == "open");
  CHECK(answer(repeated("F(", kMany)) == "open");
  CHECK(answer(repeated("1&&", kMany / 2) + "0") == "no");
  CHECK(answer(repeated("A||", kMany / 2) + "1") == "yes");
  CHECK(answer(repeated("1+", kMany) + "0") == "yes");
  CHECK(answer(repeated("1?1:", 1000) + "0") == "open");
  CHECK(answer(std::string(2 * kMany, '1')) == "open");
}
