#include "git/origins.h"

#include <catch2/catch.hpp>

using namespace podworks;

namespace {

using Origins = std::map<std::string, std::string, std::less<>>;

const std::string kFirst = "int first_of_the_house(void) { return 1; }\nint first_again(void) { return 11; }\n";
const std::string kSecond = "int second_of_the_house(void) { return 2; }\nint second_again(void) { return 22; }\n";
const std::string kImports = "#import <Net/Net.h>\n#import <Log/Log.h>\n#import <House/House.h>\n";

}  // namespace

TEST_CASE("a file with the text of one that is gone comes from it", "[git]") {
  CHECK(find_origins({{"b.m", kFirst}}, {{"a.m", kFirst}}, {}) == Origins{{"b.m", "a.m"}});
  CHECK(find_origins({{"x/empty.m", ""}}, {{"b.m", ""}, {"y/empty.m", ""}}, {}) == Origins{{"x/empty.m", "y/empty.m"}});
  CHECK(find_origins({}, {{"a.m", kFirst}}, {}).empty());
}

TEST_CASE("a file with most lines of one that is gone comes from it", "[git]") {
  CHECK(find_origins({{"b.m", kImports + kFirst + "int more;\n"}}, {{"a.m", kImports + kFirst}}, {}) ==
        Origins{{"b.m", "a.m"}});
  CHECK(find_origins({{"b.m", kImports + kSecond}}, {{"a.m", kFirst}}, {}).empty());
  CHECK(find_origins({{"b.m", kFirst}}, {{"a.m", "  " + kFirst + "\r\n"}}, {}) == Origins{{"b.m", "a.m"}});
}

TEST_CASE("of a file that was split both parts come from it", "[git]") {
  CHECK(find_origins({{"c.m", kImports + kSecond}}, {}, {{"a.m", kImports + kFirst + kSecond}}) ==
        Origins{{"c.m", "a.m"}});
}

TEST_CASE("equal imports make no origin of a file that is still there", "[git]") {
  CHECK(find_origins({{"c.m", kImports}}, {}, {{"a.m", kImports + kFirst}}).empty());
  CHECK(find_origins({{"c.m", kImports + "int x;\n"}}, {}, {{"a.m", kImports + kFirst + "int x;\n"}}).empty());
}

TEST_CASE("of several origins the best one counts", "[git]") {
  CHECK(find_origins({{"c.m", kFirst + kSecond}}, {{"a.m", kFirst}, {"b.m", kFirst + kSecond + "int b;\n"}}, {}) ==
        Origins{{"c.m", "b.m"}});
}

TEST_CASE("a file that moved whole gives its imports to no other new file", "[git]") {
  const std::string import = "#import <Net/Net.h>\n";
  CHECK(find_origins({{"b.m", import + "\n"}, {"moved.m", import}}, {{"a.m", import}}, {}) ==
        Origins{{"moved.m", "a.m"}});
  CHECK(find_origins({{"copy.m", kFirst}, {"moved.m", kFirst}}, {{"a.m", kFirst}}, {}) ==
        Origins{{"copy.m", "a.m"}, {"moved.m", "a.m"}});
}

TEST_CASE("a folder is moved if all of its files are", "[git]") {
  const std::vector<std::string_view> then = {"a/sub/y.m", "a/x.m", "c/z.m"};
  CHECK(find_moved_folders({{"b/sub/y.m", "a/sub/y.m"}, {"b/x.m", "a/x.m"}}, then) ==
        Origins{{"b", "a"}, {"b/sub", "a/sub"}});
  CHECK(find_moved_folders({{"c/x.m", "a/x.m"}}, then).empty());
  CHECK(find_moved_folders({{"b/x.m", "a/x.m"}, {"b/z.m", "c/z.m"}}, then).empty());
  CHECK(find_moved_folders({{"b/other.m", "a/x.m"}}, then).empty());
}
