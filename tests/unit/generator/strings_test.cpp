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

TEST_CASE("a path that CMake cannot hold is told apart", "[generator][cmake]") {
  for (const char* path : {"pods/a b/业 #$@.c", "a[1](2){3}.c", "it's \"x\".c", "a%b!&<>^`~=,+.c", "a$X.c"}) {
    CAPTURE(path);
    CHECK(fits_cmake(path));
  }
  for (const char* path :
       {"a;b.c", "a\nb.c", "a$<b.c", "a${b}.c", "a$(b).c", "a|b.c", "a\\b.c", "a:b.c", "a[b.c", "a]b[.c"}) {
    CAPTURE(path);
    CHECK_FALSE(fits_cmake(path));
  }
}

TEST_CASE("a program's name is one that a file can have and CMake can build", "[generator][cmake]") {
  for (const char* name : {"Recruit", "CMakeFiles", "libpod_Net.a", "my app", "招聘", "a\"b", "#1"}) {
    CAPTURE(name);
    CHECK(fits_program_name(name));
  }
  for (const char* name :
       {"", ".", "..", "all", "build.ninja", "a/b", "a:b", "a|b", "a;b", "a%b", "a\\b", "a$<b", "a ", "a\nb"}) {
    CAPTURE(name);
    CHECK_FALSE(fits_program_name(name));
  }
  CHECK(fits_program_name(std::string(200, 'x')));
  CHECK_FALSE(fits_program_name(std::string(201, 'x')));
  CHECK(fits_cmake(std::string(200, 'd') + "/" + std::string(249, 'x') + ".c"));
  CHECK_FALSE(fits_cmake("d/" + std::string(250, 'x') + ".c"));
  CHECK_FALSE(fits_cmake("x?q.c"));
}

TEST_CASE("targets of pods are legal, unique, and nothing else is called like them", "[generator][cmake]") {
  using Names = std::vector<std::string>;
  CHECK(pod_targets({"WBNet", "UIView+Extras-iOS", "58App"}) ==
        Names{"pod_WBNet", "pod_UIView+Extras-iOS", "pod_58App"});
  CHECK(pod_targets({"a b", "a_b", "a/b", "A_B"}) == Names{"pod_a_b", "pod_a_b_", "pod_a_b__", "pod_A_B___"});
  CHECK(pod_targets({"test", "m", "-lm", ""}) == Names{"pod_test", "pod_m", "pod_-lm", "pod_"});
}

TEST_CASE("an app's target has the app's name where nothing else can have it", "[generator][cmake]") {
  for (const char* name : {"Recruit", "58App", "my_app-2"}) CHECK(app_target(name) == name);
  CHECK(app_target("all") == "app_all");
  CHECK(app_target("Install") == "app_Install");
  CHECK(app_target("CMakeFiles") == "app_CMakeFiles");
  CHECK(app_target("build.ninja") == "app_build.ninja");
  CHECK(app_target("pod_Net") == "app_pod_Net");
  CHECK(app_target("a/b c") == "app_a_b_c");
  CHECK(app_target("-x") == "app_-x");
}

}  // namespace podworks
