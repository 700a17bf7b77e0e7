#include "generator/user_template.h"

#include <catch2/catch.hpp>

namespace podworks {

TEST_CASE("the pods stand where the mark stood, indented like it", "[generator]") {
  const auto filled = fill_template("a\n  # podworks: pods\nb\n", {"x", "", "y"}, "P.tmpl");
  REQUIRE(filled.ok());
  CHECK(filled.value() == "a\n  x\n\n  y\nb\n");
}

TEST_CASE("blanks in the mark, CRLF, a byte order mark and a missing newline do not matter", "[generator]") {
  const auto filled = fill_template("\xEF\xBB\xBF\t#podworks:pods\r\nb", {"x"}, "P.tmpl");
  REQUIRE(filled.ok());
  CHECK(filled.value() == "\tx\nb\n");
}

TEST_CASE("a template without a mark, or with two, is an error", "[generator]") {
  const auto none = fill_template("a # podworks: pods\n", {}, "P.tmpl");
  REQUIRE_FALSE(none.ok());
  CHECK(none.errors().front().message == "`P.tmpl` has no line `# podworks: pods`");
  const auto two = fill_template("# podworks: pods\n\n# podworks: pods\n", {}, "P.tmpl");
  REQUIRE_FALSE(two.ok());
  CHECK(two.errors().front().where == Place{"P.tmpl", 3, 1});
}

TEST_CASE("a statement is found at the beginning of a line only", "[generator]") {
  CHECK(has_statement("  platform :ios\n", "platform"));
  CHECK(has_statement("project(X)\n", "project"));
  CHECK_FALSE(has_statement("# platform :ios\nplatforms = 1\n", "platform"));
  CHECK(count_statements("post_install do |i|\nend\npost_install do |i|\nend", "post_install") == 2);
}

}  // namespace podworks
