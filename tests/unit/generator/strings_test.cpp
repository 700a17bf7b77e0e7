#include <catch2/catch.hpp>

#include "generator/emitters/cmake_names.h"
#include "generator/emitters/ruby_string.h"

using namespace std::string_literals;

namespace podworks {

TEST_CASE("a Ruby literal gives back exactly the text", "[generator][podfile]") {
  CHECK(ruby_string("WBNet") == "'WBNet'");
  CHECK(ruby_string("") == "''");
  CHECK(ruby_string("my pod") == "'my pod'");
  CHECK(ruby_string("it's") == R"('it\'s')");
  CHECK(ruby_string(R"(a\b)") == R"('a\\b')");
  CHECK(ruby_string(R"("quoted")") == R"('"quoted"')");
  CHECK(ruby_string("#{`rm -rf ~`}") == "'#{`rm -rf ~`}'");
  CHECK(ruby_string("业务层") == "'业务层'");
}

TEST_CASE("a Ruby literal stays on one line and is never interpolated", "[generator][podfile]") {
  CHECK(ruby_string("a\nb") == R"("a\nb")");
  CHECK(ruby_string("a\n#{x}\"\\") == R"("a\n\#{x}\"\\")");
  CHECK(ruby_string("tab\t\r\x7f") == R"("tab\x09\x0D\x7F")");
  CHECK(ruby_string("nul\0end"s) == R"("nul\x00end")");
  CHECK(ruby_string("业\n") == "\"业\\n\"");
  CHECK(ruby_string("\xff业") == R"("\xFF\xE4\xB8\x9A")");
}

TEST_CASE("a CMake literal gives back exactly the text", "[generator][cmake]") {
  CHECK(cmake_string("pods/A/a.c") == "\"pods/A/a.c\"");
  CHECK(cmake_string("my pod#1") == "\"my pod#1\"");
  CHECK(cmake_string("${X} $ENV{Y}") == R"("\${X} \$ENV{Y}")");
  CHECK(cmake_string(R"(a"b\c)") == R"("a\"b\\c")");
  CHECK(cmake_string("icon@2x@.c") == R"("icon\@2x\@.c")");
  CHECK(cmake_string("业务") == "\"业务\"");
  CHECK(cmake_string("a\nb") == R"("a\nb")");
}

TEST_CASE("a path that no CMake list can hold is told apart", "[generator][cmake]") {
  CHECK(fits_cmake("pods/a b/业 #$@.c"));
  CHECK_FALSE(fits_cmake("a;b.c"));
  CHECK_FALSE(fits_cmake("a\nb.c"));
  CHECK_FALSE(fits_cmake("a$<b.c"));
}

TEST_CASE("names of CMake targets are legal and unique", "[generator][cmake]") {
  using Names = std::vector<std::string>;
  CHECK(target_names({"WBNet", "UIView+Extras-iOS", "58App"}) == Names{"WBNet", "UIView+Extras-iOS", "58App"});
  CHECK(target_names({"a b", "a_b", "a/b"}) == Names{"a_b", "a_b_", "a_b__"});
  CHECK(target_names({"test", "all", "optimized", "PUBLIC"}) == Names{"test_", "all_", "optimized_", "PUBLIC_"});
  CHECK(target_names({"", "-lm"}) == Names{"_", "_-lm"});
}

}  // namespace podworks
