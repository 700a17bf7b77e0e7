#include "git/origins.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>

#include "git/code_lines.h"

using namespace podworks;

namespace {

using Origins = std::map<std::string, std::string, std::less<>>;

const std::string kFirst = "int first_of_the_house(void) { return 1; }\nint first_again(void) { return 11; }\n";
const std::string kSecond = "int second_of_the_house(void) { return 2; }\nint second_again(void) { return 22; }\n";
const std::string kImports = "#import <Net/Net.h>\n#import <Log/Log.h>\n#import <House/House.h>\n";
const std::string kTiny = "int t(void) { return 1; }\n";

}  // namespace

TEST_CASE("a file with the text of one that is gone comes from it", "[git]") {
  CHECK(find_origins({{"b.m", kFirst}}, {{"a.m", kFirst}}, {}) == Origins{{"b.m", "a.m"}});
  CHECK(find_origins({{"x/empty.m", ""}}, {{"b.m", ""}, {"y/empty.m", ""}}, {}) == Origins{{"x/empty.m", "y/empty.m"}});
  CHECK(find_origins({}, {{"a.m", kFirst}}, {}).empty());
}

TEST_CASE("of files with one text those belong together whose paths end alike", "[git]") {
  CHECK(find_origins({{"q/a/i.ts", ""}, {"q/b/i.ts", ""}, {"q/c/i.ts", ""}},
                     {{"p/b/i.ts", ""}, {"p/c/i.ts", ""}, {"p/d/i.ts", ""}},
                     {}) == Origins{{"q/a/i.ts", "p/d/i.ts"}, {"q/b/i.ts", "p/b/i.ts"}, {"q/c/i.ts", "p/c/i.ts"}});
}

TEST_CASE("a file with most lines of one that is gone comes from it", "[git]") {
  CHECK(find_origins({{"b.m", kImports + kFirst + "int more;\n"}}, {{"a.m", kImports + kFirst}}, {}) ==
        Origins{{"b.m", "a.m"}});
  CHECK(find_origins({{"b.m", kImports + kSecond}}, {{"a.m", kFirst}}, {}).empty());
  CHECK(find_origins({{"b.m", kFirst}}, {{"a.m", "  " + kFirst + "\r\n"}}, {}) == Origins{{"b.m", "a.m"}});
}

TEST_CASE("imports, comments and braces alone are no origin", "[git]") {
  const auto [same, own] = GENERATE_COPY(table<std::string, std::string>({
      {kImports, ""},
      {kImports, "int fresh;\n"},
      {"import Recruit\nimport UIKit\n@testable import Net\npublic import House\n", "class A {}\n"},
      {"import {\n  anImportedNameOfTheHouse,\n  another,\n} from '../house';\nexport {\n  x\n} from './x';\n", ""},
      {"const house = require('house')\nvar net = require('../net')\nlet log = await import('log')\n", "var x\n"},
      {"// Copyright of the house, all rights reserved.\n// Of whatever is in here.\n" + kImports, "int y;\n"},
      {"/*\n Copyright of the house, all rights reserved.\n*/\n/** one\n * more\n */\n" + kImports, "int y;\n"},
  }));
  CAPTURE(same, own);
  CHECK(find_origins({{"b.m", same + own + "}\n"}}, {{"a.m", same + kFirst + "}\n"}}, {}).empty());
}

TEST_CASE("a file of nothing but imports comes from one of nothing but the same imports", "[git]") {
  CHECK(find_origins({{"b.h", kImports + "#import <More/More.h>\n"}}, {{"a.h", kImports}}, {}) ==
        Origins{{"b.h", "a.h"}});
  CHECK(find_origins({{"b.h", "#import <Net/Net.h>\n\n"}}, {{"a.h", kImports}}, {}).empty());
  CHECK(find_origins({{"b.h", kImports}}, {}, {{"a.h", kImports, ""}}).empty());
}

TEST_CASE("what a line declares is code, what it imports is none", "[git]") {
  const auto is_import = [](const std::string& line) { return code_lines_of(line).at(0).is_import; };
  CHECK(is_import("export * from './house'"));
  CHECK(is_import("export { House } from './house'"));
  CHECK(is_import("export 'src/house.dart';"));
  CHECK(is_import("@_exported import House"));
  CHECK(is_import("internal import struct House.Door"));
  CHECK(is_import("#define HOUSE_H"));
  CHECK_FALSE(is_import("#define HOUSE_LIMIT 7"));
  CHECK_FALSE(is_import("export const kHouse = 'house';"));
  CHECK_FALSE(is_import("export function house() {"));
  CHECK_FALSE(is_import("@property (nonatomic) House *house;"));
  CHECK_FALSE(is_import("public class House {"));
  CHECK_FALSE(is_import("const house = new House();"));
  CHECK_FALSE(code_lines_of("import {\n  a,\n} from 'a';\nrun();\n").at(3).is_import);
}

TEST_CASE("a tiny file needs most of a tiny one", "[git]") {
  CHECK(find_origins({{"b.m", kImports + kTiny}}, {{"a.m", kImports + kTiny}}, {}).size() == 1);
  CHECK(find_origins({{"b.m", kTiny}}, {{"a.m", kImports + kTiny}}, {}) == Origins{{"b.m", "a.m"}});
  CHECK(find_origins({{"b.m", kImports + kTiny}}, {{"a.m", kImports + kTiny + kFirst}}, {}).empty());
}

TEST_CASE("a file that moved and grew comes from the one that is gone", "[git]") {
  const std::string grown = kImports + kFirst + kSecond + "int third_of_the_house(void) { return 3; }\n";
  CHECK(find_origins({{"b.m", grown}}, {{"a.m", kImports + kFirst}}, {}) == Origins{{"b.m", "a.m"}});
  CHECK(find_origins({{"b.m", grown}}, {}, {{"a.m", kImports + kFirst + kTiny, kTiny}}).empty());
  CHECK(find_origins({{"b.m", grown}}, {{"a.m", kImports + kTiny}}, {}).empty());
}

TEST_CASE("of a file that was split both parts come from it", "[git]") {
  const std::string all = kImports + kFirst + kSecond;
  CHECK(find_origins({{"c.m", kImports + kSecond}}, {}, {{"a.m", all, kImports + kFirst}}) == Origins{{"c.m", "a.m"}});
  CHECK(find_origins({{"b.m", kImports + kFirst}, {"c.m", kImports + kSecond}}, {{"a.m", all}}, {}) ==
        Origins{{"b.m", "a.m"}, {"c.m", "a.m"}});
}

TEST_CASE("a copy of what is still in its place is no split", "[git]") {
  const std::string all = kImports + kFirst + kSecond;
  CHECK(find_origins({{"c.m", kImports + kSecond}}, {}, {{"a.m", all, all + "// touched\n"}}).empty());
  CHECK(find_origins({{"c.m", all}}, {}, {{"a.m", all, kImports + kFirst}}) == Origins{{"c.m", "a.m"}});
  CHECK(find_origins({{"c.m", all + "int other_code_of_the_file;\n"}}, {}, {{"a.m", all, all + kImports}}).empty());
}

TEST_CASE("equal imports make no origin of a file that is still there", "[git]") {
  CHECK(find_origins({{"c.m", kImports}}, {}, {{"a.m", kImports + kFirst, kFirst}}).empty());
  CHECK(find_origins({{"c.m", kImports + "int x;\n"}}, {}, {{"a.m", kImports + kFirst + "int x;\n", kFirst}}).empty());
}

TEST_CASE("of several origins the best one counts", "[git]") {
  CHECK(find_origins({{"c.m", kFirst + kSecond}}, {{"a.m", kFirst}, {"b.m", kFirst + kSecond + "int b;\n"}}, {}) ==
        Origins{{"c.m", "b.m"}});
  const std::string net = "#import <Net/Net.h>\n";
  const std::string log = "#import <Log/Log.h>\n";
  CHECK(find_origins({{"c.m", net + kFirst + "\n"}, {"d.m", log + kFirst + "\n"}},
                     {{"a.m", log + kFirst}, {"b.m", net + kFirst}}, {}) == Origins{{"c.m", "b.m"}, {"d.m", "a.m"}});
}

TEST_CASE("a line is one file's, that of the one that has most", "[git]") {
  const std::string import = "#import <Net/Net.h>\n";
  CHECK(find_origins({{"b.m", import + "\n"}, {"moved.m", import}}, {{"a.m", import}}, {}) ==
        Origins{{"moved.m", "a.m"}});
  CHECK(find_origins({{"copy.m", kFirst}, {"moved.m", kFirst}}, {{"a.m", kFirst}}, {}) == Origins{{"copy.m", "a.m"}});
  CHECK(find_origins({{"a/part.m", kFirst + "//\n"}, {"b/most.m", kFirst + kSecond + "int b;\n"}},
                     {{"a.m", kFirst + kSecond}}, {}) == Origins{{"b/most.m", "a.m"}});
  // Twice there, it may go to two.
  CHECK(find_origins({{"b.m", kFirst + "int b;\n"}, {"c.m", kFirst + "int c;\n"}}, {{"a.m", kFirst + kFirst}}, {})
            .size() == 2);
}

TEST_CASE("origins do not depend on the order of the files", "[git]") {
  const std::string edited = kFirst + "int c;\n";
  const std::string both = kFirst + kSecond;
  std::vector<NamedText> appeared = {{"b.m", kFirst}, {"c.m", edited}, {"d.m", kSecond}, {"e.m", kSecond}};
  std::vector<NamedText> gone = {{"v.m", kFirst}, {"w.m", kFirst}, {"x.m", both}};
  const Origins origins = find_origins(appeared, gone, {});
  CHECK(origins == Origins{{"b.m", "v.m"}, {"c.m", "w.m"}, {"d.m", "x.m"}});
  do {
    std::reverse(gone.begin(), gone.end());
    CHECK(find_origins(appeared, gone, {}) == origins);
  } while (std::next_permutation(appeared.begin(), appeared.end(),
                                 [](const NamedText& a, const NamedText& b) { return a.path < b.path; }));
}

TEST_CASE("a file that has the path of one whose code went elsewhere is another", "[git]") {
  const std::string then = kImports + kFirst;
  CHECK(find_origins({{"Sub/a.m", then}}, {}, {{"a.m", then, kImports + kSecond}}) ==
        Origins{{"Sub/a.m", "a.m"}, {"a.m", ""}});
  CHECK(find_origins({{"Sub/a.m", kTiny}}, {}, {{"a.m", kTiny, "int brandnew(void);\n"}}) ==
        Origins{{"Sub/a.m", "a.m"}, {"a.m", ""}});
  SECTION("it may come from a third") {
    CHECK(find_origins({{"Sub/a.m", then}}, {{"old.m", kSecond}}, {{"a.m", then, kSecond}}) ==
          Origins{{"Sub/a.m", "a.m"}, {"a.m", "old.m"}});
    CHECK(find_origins({{"c.m", kFirst}}, {}, {{"a.m", kSecond, "int brandnew(void);\n"}, {"b.m", kFirst, kSecond}}) ==
          Origins{{"c.m", "b.m"}, {"b.m", "a.m"}, {"a.m", ""}});
  }
  SECTION("not where it was only written anew") {
    CHECK(find_origins({{"b.m", "int x;\n"}}, {}, {{"a.m", then, kSecond}}).empty());
  }
  SECTION("not what a split leaves") {
    CHECK(find_origins({{"b.m", kFirst}}, {}, {{"a.m", kImports + kFirst + kTiny, kImports + kTiny}}) ==
          Origins{{"b.m", "a.m"}});
    CHECK(find_origins({{"b.m", kFirst}}, {}, {{"a.m", kImports + kFirst, kImports + "#import \"b.h\"\n"}}) ==
          Origins{{"b.m", "a.m"}});
  }
}

TEST_CASE("origins of many files are found in linear time", "[git]") {
  const auto seconds = [](std::size_t files, bool are_alike) {
    std::vector<std::string> then;
    std::vector<std::string> now;
    std::vector<std::string> paths;
    for (std::size_t i = 0; i < files; ++i) {
      std::string text;
      for (int line = 0; line < 100; ++line) {
        text += "int f" + std::to_string(are_alike ? i % (files / 50) : i) + "_" + std::to_string(line) + "(void);\n";
      }
      then.push_back(text + "int u" + std::to_string(i) + ";\n");
      now.push_back(text + "int more" + std::to_string(i) + ";\n");
      paths.push_back(std::to_string(i) + ".m");
    }
    std::vector<NamedText> gone;
    std::vector<NamedText> appeared;
    std::vector<std::string> new_paths;
    for (const std::string& path : paths) new_paths.push_back("new/" + path);
    for (std::size_t i = 0; i < files; ++i) {
      gone.push_back({paths[i], then[i]});
      appeared.push_back({new_paths[i], now[i]});
    }
    const auto begin = std::chrono::steady_clock::now();
    CHECK(find_origins(appeared, gone, {}).size() == files);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  CHECK(seconds(1000, false) < 2);
  CHECK(seconds(1000, true) < 10);
}

TEST_CASE("a folder is moved if all of its files are", "[git]") {
  const std::vector<std::string_view> then = {"a/sub/y.m", "a/x.m", "c/z.m"};
  CHECK(find_moved_folders({{"b/sub/y.m", "a/sub/y.m"}, {"b/x.m", "a/x.m"}}, then) ==
        Origins{{"b", "a"}, {"b/sub", "a/sub"}});
  CHECK(find_moved_folders({{"c/x.m", "a/x.m"}}, then).empty());
  CHECK(find_moved_folders({{"b/x.m", "a/x.m"}, {"b/z.m", "c/z.m"}}, then).empty());
  CHECK(find_moved_folders({{"b/other.m", "a/x.m"}}, then).empty());
  CHECK(find_moved_folders({{"b/x.m", ""}}, then).empty());
}
