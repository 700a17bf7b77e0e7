#include "base/text.h"

#include <catch2/catch.hpp>

using namespace podworks;

TEST_CASE("a path is normalized within its root and never leaves it", "[base][text]") {
  const auto [path, expected] = GENERATE(table<const char*, const char*>(
      {{"a/b", "a/b"}, {"a/./b", "a/b"}, {"a//b/", "a/b"}, {"a/../b", "b"}, {"./a", "a"}, {"", ""}, {"a/..", ""}}));
  CHECK(normalize_path(path) == std::string(expected));
  CHECK_FALSE(normalize_path("../a"));
  CHECK_FALSE(normalize_path("a/../../b"));
}

TEST_CASE("a relative path leads from one folder to another", "[base][text]") {
  CHECK(relative_path("apps/recruit", "pods/WBNet") == "../../pods/WBNet");
  CHECK(relative_path("", "pods/WBNet") == "pods/WBNet");
  CHECK(relative_path("apps", "apps/x") == "x");
  CHECK(relative_path("apps/x", "apps/x") == ".");
  CHECK(relative_path("apps/x", "apps/xy") == "../xy");
}

TEST_CASE("the nearest name is suggested only if it is near", "[base][text]") {
  const std::vector<std::string> names = {"layer-order", "pod-cycle", "peer-dependency"};
  CHECK(nearest("layer-ordr", names) == "layer-order");
  CHECK(nearest("POD-CYCLE", names) == "pod-cycle");
  CHECK(nearest("chekc", {"check", "graph"}) == "check");
  CHECK_FALSE(nearest("xyz", names));
  CHECK_FALSE(nearest("", names));
}

TEST_CASE("columns count code points and width counts terminal columns", "[base][text]") {
  CHECK(code_points("中文a") == 3);
  CHECK(display_width("中文a") == 5);
  CHECK(code_points("e\xCC\x81") == 2);
  CHECK(display_width("e\xCC\x81") == 1);
  CHECK(code_points("\xFF\xFE") == 2);
}

TEST_CASE("bytes that are no UTF-8, and what drives a terminal, are replaced", "[base][text]") {
  CHECK(to_valid_utf8("a\xFFz") == "a\xEF\xBF\xBDz");
  CHECK(to_valid_utf8("\xC0\x80") == "\xEF\xBF\xBD\xEF\xBF\xBD");  // overlong
  CHECK(to_valid_utf8("\xED\xA0\x80").size() == 9);                // surrogate
  CHECK(to_valid_utf8("\x1B[31m") == "\x1B[31m");
  CHECK(to_valid_utf8("\x1B[31m", true) == "\xEF\xBF\xBD[31m");
  CHECK(to_valid_utf8("a\xE2\x80\xAE"
                      "b",
                      true) ==
        "a\xEF\xBF\xBD"
        "b");  // right-to-left override
  CHECK(to_valid_utf8("中\t文", true) == "中\t文");
}

TEST_CASE("a module's name is the pod's as a C identifier", "[base][text]") {
  CHECK(c99_name("UIView+Extras-iOS") == "UIView_Extras_iOS");
  CHECK(c99_name("1PasswordExtension") == "_1PasswordExtension");
  CHECK(c99_name("React-Core") == "React_Core");
  CHECK(c99_name("A--B") == "A_B");
}

TEST_CASE("numbers are grouped and nouns are counted", "[base][text]") {
  CHECK(grouped(999) == "999");
  CHECK(grouped(4812) == "4 812");
  CHECK(grouped(1234567) == "1 234 567");
  CHECK(counted(1, "file", "files") == "1 file");
  CHECK(counted(0, "file", "files") == "0 files");
}

TEST_CASE("a path lies in a folder, in itself and in the root, and in no folder whose name begins alike", "[text]") {
  CHECK(lies_in("a/b/c.h", "a/b"));
  CHECK(lies_in("a/b", "a/b"));
  CHECK(lies_in("a", ""));
  CHECK_FALSE(lies_in("a/bc", "a/b"));
  CHECK_FALSE(lies_in("a", "a/b"));
  CHECK_FALSE(lies_in("", "a"));
}
