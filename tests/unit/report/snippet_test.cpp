#include <catch2/catch.hpp>

#include "report/snippet.h"

using namespace podworks;

namespace {

std::string snippet(std::string_view source, int column, int length, int line = 14) {
  return render_snippet(line, column, length, source, Severity::Error, Paint(false));
}

}  // namespace

TEST_CASE("carets stand below the marked columns", "[report]") {
  CHECK(snippet("import Net", 8, 3) == "   |\n14 | import Net\n   |        ^^^\n");
}

TEST_CASE("tabs stay tabs, so that both lines shift alike", "[report]") {
  CHECK(snippet("\t\timport Net", 10, 3) == "   |\n14 | \t\timport Net\n   | \t\t       ^^^\n");
}

TEST_CASE("wide characters shift the carets by two and are marked by two", "[report]") {
  CHECK(snippet("/* 房产 */ import 网络", 17, 2) == "   |\n14 | /* 房产 */ import 网络\n   |                   ^^^^\n");
}

TEST_CASE("combining marks take no column", "[report]") {
  CHECK(snippet("e\xCC\x81 import A", 11, 1) == "   |\n14 | e\xCC\x81 import A\n   |          ^\n");
}

TEST_CASE("the gutter grows with the line number", "[report]") {
  CHECK(snippet("x", 1, 1, 7) == "   |\n 7 | x\n   | ^\n");
  CHECK(snippet("x", 1, 1, 12345) == "      |\n12345 | x\n      | ^\n");
}

TEST_CASE("a line without a length has no carets, and one past its end has one", "[report]") {
  CHECK(snippet("abc", 1, 0) == "   |\n14 | abc\n");
  CHECK(snippet("abc", 9, 5) == "   |\n14 | abc\n   |    ^\n");
}

TEST_CASE("a line end of Windows is not shown", "[report]") {
  CHECK(snippet("abc\r\n", 1, 3) == "   |\n14 | abc\n   | ^^^\n");
}

TEST_CASE("a very long line is cut to a window around the column", "[report]") {
  const std::string source = std::string(5000, 'a') + "import B" + std::string(5000, 'c');
  const std::string text = snippet(source, 5001, 8);
  CHECK(text.size() < 500);
  CHECK_THAT(text, Catch::Contains("14 | ..." + std::string(40, 'a') + "import Bccc"));
  CHECK_THAT(text, Catch::Contains("   | " + std::string(43, ' ') + "^^^^^^^^\n"));
}

TEST_CASE("bytes that are no UTF-8 count as one column each", "[report]") {
  CHECK(snippet("\xff\xfe import A", 11, 1) == "   |\n14 | \xEF\xBF\xBD\xEF\xBF\xBD import A\n   |           ^\n");
}
