#include "scanner/pods/cocoapods_glob.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace podworks;

namespace {

using Names = std::vector<std::string>;

/// The tree of the specification, below `root`.
Names tree_below(const std::string& root) {
  Names paths;
  for (const char* path : {"Classes/A.h",
                           "Classes/A.m",
                           "Classes/D.swift",
                           "Classes/E.H",
                           "Classes/F.c",
                           "Classes/IDL.pb.h",
                           "Classes/IDL.pbobjc.m",
                           "Classes/weird[1].h",
                           "Classes/x.hpp",
                           "Classes/.hidden.h",
                           "Classes/sub/B.h",
                           "Classes/sub/B.m",
                           "Classes/sub/deep/C.mm",
                           "Classes/.hid/H.h",
                           "Core/G.h",
                           "Core/G.m",
                           "Foo-Bar/foo.c",
                           "Foo-Bar/foo.S",
                           "Assets/a.png",
                           "Assets/L.bundle/x.txt",
                           "README.md",
                           "Root.h"}) {
    paths.push_back(root + path);
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

Names matches(std::string_view pattern, GlobUse use = GlobUse::SourceFiles, const std::string& root = "") {
  Names paths = tree_below(root.empty() ? "" : root + "/");
  if (!root.empty()) {  // neighbours that must not matter
    paths.push_back("other/Root.h");
    paths.push_back(root + "2/Root.h");
    paths.push_back(root + ".h");
    std::sort(paths.begin(), paths.end());
  }
  const std::vector<std::string_view> views(paths.begin(), paths.end());
  Names found;
  for (const std::size_t i : cocoapods_glob({.files = views, .root = root}, pattern, use)) {
    found.push_back(paths[i].substr(root.empty() ? 0 : root.size() + 1));
  }
  CHECK(std::is_sorted(found.begin(), found.end()));
  return found;
}

const Names kDirect = {"Classes/A.h",      "Classes/A.m",          "Classes/D.swift",    "Classes/E.H",  "Classes/F.c",
                       "Classes/IDL.pb.h", "Classes/IDL.pbobjc.m", "Classes/weird[1].h", "Classes/x.hpp"};

Names with(Names names, const Names& more) {
  names.insert(names.end(), more.begin(), more.end());
  return names;
}

}  // namespace

TEST_CASE("a folder stands for its direct files with a source extension", "[scanner][pods][glob]") {
  const auto pattern = GENERATE(as<std::string>(), "Classes", "Classes/", "classes", "Classes/*", "Classes/**");
  CAPTURE(pattern);
  CHECK_THAT(matches(pattern), Catch::UnorderedEquals(kDirect));
  CHECK_THAT(matches(pattern, GlobUse::SourceFiles, "pods/My Pod"), Catch::UnorderedEquals(kDirect));
}

TEST_CASE("CocoaPods' globs match what its own class matches", "[scanner][pods][glob]") {
  const auto [pattern, expected] = GENERATE(table<std::string, Names>({
      {"Classes/**/*", with(kDirect, {"Classes/sub/B.h", "Classes/sub/B.m", "Classes/sub/deep/C.mm"})},
      {"Classes/**/*.{h,m}",
       {"Classes/A.h", "Classes/A.m", "Classes/E.H", "Classes/IDL.pb.h", "Classes/IDL.pbobjc.m", "Classes/weird[1].h",
        "Classes/sub/B.h", "Classes/sub/B.m"}},
      {"Classes/**/*.{h, m}",
       {"Classes/A.h", "Classes/E.H", "Classes/IDL.pb.h", "Classes/weird[1].h", "Classes/sub/B.h"}},
      {"**/*.h",
       {"Classes/A.h", "Classes/E.H", "Classes/IDL.pb.h", "Classes/weird[1].h", "Classes/sub/B.h", "Core/G.h",
        "Root.h"}},
      {"*.h", {"Root.h"}},
      {"Classes/**.h", {"Classes/A.h", "Classes/E.H", "Classes/IDL.pb.h", "Classes/weird[1].h"}},
      {"Classes/[A-B].h", {"Classes/A.h"}},
      {"Classes/?.h", {"Classes/A.h", "Classes/E.H"}},
      {"{Classes,Core}/**/*.{h,m}",
       {"Classes/A.h", "Classes/A.m", "Classes/E.H", "Classes/IDL.pb.h", "Classes/IDL.pbobjc.m", "Classes/weird[1].h",
        "Classes/sub/B.h", "Classes/sub/B.m", "Core/G.h", "Core/G.m"}},
      {"{Classes/**/*,Core/*}.{h,m}", {}},
      {"Classes/{A,sub/**/*}.h", {}},
      {"Classes/{A,{D,F}}.*", {}},
      {"Classes/**/**/*.m", {"Classes/A.m", "Classes/IDL.pbobjc.m", "Classes/sub/B.m"}},
      {"./Classes/*.h", {}},
      {"Classes//A.h", {}},
      {"/Classes/A.h", {}},
      {"Classes/../Core/*.h", {}},
      {"Classes/weird\\[1\\].h", {"Classes/weird[1].h"}},
      {"Classes/weird[1].h", {"Classes/weird[1].h"}},
      {"Foo*/**/*.{c,S}", {"Foo-Bar/foo.c", "Foo-Bar/foo.S"}},
      {"*", {"README.md", "Root.h"}},
      {"cLASSES/SUB/**/*.MM", {"Classes/sub/deep/C.mm"}},
      {"Classes/.hidden.h", {"Classes/.hidden.h"}},
      {"Classes/.hid/*", {"Classes/.hid/H.h"}},
      {"", {}},
      {"{", {}},
      {"Classes/{}", {}},
      {"[", {}},
      {"\\", {}},
  }));
  CAPTURE(pattern);
  CHECK_THAT(matches(pattern), Catch::UnorderedEquals(expected));
  CHECK_THAT(matches(pattern, GlobUse::SourceFiles, "a/b"), Catch::UnorderedEquals(expected));
}

TEST_CASE("what a pattern that names a folder means depends on the attribute", "[scanner][pods][glob]") {
  CHECK_THAT(matches("Classes/sub", GlobUse::ExcludeFiles),
             Catch::UnorderedEquals(Names{"Classes/sub/B.h", "Classes/sub/B.m", "Classes/sub/deep/C.mm"}));
  CHECK_THAT(matches("Classes", GlobUse::HeaderFiles),
             Catch::UnorderedEquals(
                 Names{"Classes/A.h", "Classes/E.H", "Classes/IDL.pb.h", "Classes/weird[1].h", "Classes/x.hpp"}));
  CHECK(matches("Classes", GlobUse::OtherFiles).empty());
  CHECK(matches("Classes/", GlobUse::OtherFiles).empty());
}

TEST_CASE("a resource pattern that matches a folder takes all that lies below", "[scanner][pods][glob]") {
  const Names all = {"Assets/L.bundle/x.txt", "Assets/a.png"};
  CHECK(matches("Assets/*", GlobUse::Resources) == all);
  CHECK(matches("Assets", GlobUse::Resources) == all);
  CHECK(matches("assets", GlobUse::Resources) == all);
  CHECK(matches("Assets/**/*", GlobUse::Resources) == all);
  CHECK(matches("Assets/*.bundle", GlobUse::Resources) == Names{"Assets/L.bundle/x.txt"});
  CHECK(matches("Assets/*.png", GlobUse::Resources) == Names{"Assets/a.png"});
}

TEST_CASE("folders that differ in case only are both found", "[scanner][pods][glob]") {
  const std::vector<std::string_view> paths = {"Lib/a.h", "lIb/c.h", "lib/b.h"};
  CHECK(cocoapods_glob({.files = paths}, "LIB/*.h", GlobUse::SourceFiles) == std::vector<std::size_t>{0, 1, 2});
}

TEST_CASE("braces are replaced by text, and the same braces by the same text", "[scanner][pods][glob]") {
  CHECK(expand_cocoapods_braces("{a,b}/{a,b}") == Names{"a/a", "b/b"});
  CHECK(expand_cocoapods_braces("x/**/y") == Names{"x/**/y", "x/y"});
  CHECK(expand_cocoapods_braces("*{,+P}.h") == Names{"*.h", "*+P.h"});
}

TEST_CASE("braces with too many alternatives match nothing and are reported", "[scanner][pods][glob]") {
  std::string pattern;
  for (char c = 'a'; c <= 'm'; ++c) pattern += std::string("{") + c + ",x" + c + "}";
  CHECK(has_too_many_alternatives(pattern));
  CHECK(expand_cocoapods_braces(pattern).empty());
  CHECK_FALSE(has_too_many_alternatives("**/*.{c,h,m,mm,S,cpp}"));
}

TEST_CASE("a hostile pattern ends", "[scanner][pods][glob]") {
  const std::string path(4000, 'a');
  std::string pattern;
  for (int i = 0; i < 2000; ++i) pattern += "*a";
  CHECK_FALSE(ruby_fnmatch(pattern + "b", path));
  CHECK_FALSE(ruby_fnmatch(std::string(5000, '['), path));
  CHECK_FALSE(ruby_fnmatch("[a-", "a"));
  CHECK_FALSE(ruby_fnmatch("[!", "a"));
  CHECK(ruby_fnmatch("[!b]", "a"));
  CHECK(ruby_fnmatch("[^b-z]", "A"));
  CHECK(ruby_fnmatch("?", "\xE4\xB8\xAD"));
}

TEST_CASE("wildcards take whole characters, and letters beyond ASCII keep their case", "[scanner][pods][glob]") {
  const auto [pattern, path, expected] = GENERATE(table<const char*, const char*, bool>({
      {"[а-я].h", "ж.h", true},
      {"[а-я].h", "Ж.h", false},
      {"[地图].h", "图.h", true},
      {"[!地].h", "图.h", true},
      {"[!地].h", "地.h", false},
      {"*[!地]", "地", false},
      {"[а-\\я].h", "ж.h", true},
      {"[а-я].h", "\xD0.h", false},
      {"??", "地", false},
      {"??", "\xE5\x9C", true},
      {"?", "\xFF\x80", false},
      {"[A-Z].h", "q.h", true},
  }));
  CAPTURE(pattern, path);
  CHECK(ruby_fnmatch(pattern, path) == expected);
}

TEST_CASE("Dir.glob knows case, nested braces and folders", "[scanner][pods][glob]") {
  const Names paths = tree_below("p/");
  const std::vector<std::string_view> views(paths.begin(), paths.end());
  const PodTree tree = {.files = views, .root = "p"};
  CHECK(ruby_dir_glob(tree, "Classes/*.H") == Names{"Classes/E.H"});
  CHECK(ruby_dir_glob(tree, "Classes/{A,{D,F}}.*") ==
        Names{"Classes/A.h", "Classes/A.m", "Classes/D.swift", "Classes/F.c"});
  CHECK(ruby_dir_glob(tree, "Classes/*/") == Names{"Classes/sub/"});
  CHECK(ruby_dir_glob(tree, "*") == Names{"Assets", "Classes", "Core", "Foo-Bar", "README.md", "Root.h"});
  CHECK(ruby_dir_glob(tree, "**/*.m") == Names{"Classes/A.m", "Classes/IDL.pbobjc.m", "Classes/sub/B.m", "Core/G.m"});
}
