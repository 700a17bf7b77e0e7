// --redact-files: no name of a file is left, and what is none stays.
#include <catch2/catch.hpp>

#include "report/page/redact.h"

using namespace podworks;

namespace {

std::string redacted(const std::string& text, const std::vector<std::string>& paths = {}) {
  PageData page;
  page.pods.name = {"House", "three.js", "Net/Core"};
  page.files = {"pods/House/a.m", "pods/Net/Net.h", "pods/Other/Net.h", "My App/看房 list.m"};
  page.texts = {text};
  redact_files(page, {.paths = paths, .spellings = {"./Foo", "zz/Sek Four.h", "x(1).h", "UIKit", "com.x.Foo"}});
  return page.texts[0];
}

}  // namespace

TEST_CASE("a file that a sentence names becomes its number", "[report][redact]") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"`House` imports pods/House/a.m", "`House` imports file 1"},
      {"pods/House/a.m:12: it", "file 1:12: it"},
      {"in (a.m), `House/a.m` and \"a.m\".", "in (file 1), `file 1` and \"file 1\"."},
      {"see pods/House/a.m.", "see file 1."},
      {"<Net/Net.h>", "<file 2>"},
      {"`Net.h` is of two", "`a file` is of two"},
      {"My App/看房 list.m:3", "file 4:3"},
      {"看房 list.m", "file 4"},
      {"moved to lib.m", "moved to a file"},
      {"nothing answers to `../x/Gone.hpp`", "nothing answers to `a file`"},
      {"pods/House/a.mm", "a file"},
      {"xpods/House/a.m", "a file"},
      {"见House/a.m，**a.m** a.m! “a.m” a.m#L12 a.m？a.m..",
       "见file 1，**file 1** file 1! “file 1” file 1#L12 file 1？file 1.."},
      {"_a.m_ ~a.m~ \\a.m @a.m → a.m", "_file 1_ ~file 1~ \\file 1 a file → file 1"},
      {"import './Foo' or \"zz/Sek Four.h\" or <x(1).h>", "import 'a file' or \"a file\" or <a file>"},
      {"write `#import <A/Gone.tpp>`", "write `#import <a file>`"},
  }));
  CHECK(redacted(text) == expected);
}

TEST_CASE("what names no file stays as it is", "[report][redact]") {
  const std::string text = GENERATE(as<std::string>(), "", "`House` uses `three.js`; v1.2.3, e.g. `Net/Core` ...",
                                    "a m list App", "com.x.Foo and UIKit", "https://git.example.com", ".h",
                                    "remove it. Then run `podworks check`", "中文。没有文件");
  CHECK(redacted(text) == text);
}

TEST_CASE("a path that no table of the page holds is hidden, too", "[report][redact]") {
  CHECK(redacted("look at pods/Zip/Makefile.custom and `Makefile.custom`", {"pods/Zip/Makefile.custom"}) ==
        "look at a file and `a file`");
}

TEST_CASE("a name of a pod stays, even where a file is called like it", "[report][redact]") {
  PageData page;
  page.pods.name = {"a.m"};
  page.files = {"pods/a.m"};
  page.texts = {"a.m", "`a.m` imports pods/a.m"};
  page.apps.push_back({.name = "App.js"});
  page.layers.push_back({.name = "Foo.h"});
  page.texts.push_back("App.js in Foo.h");
  redact_files(page, {});
  CHECK(page.texts == std::vector<std::string>{"a.m", "`a.m` imports file 1", "App.js in Foo.h"});
  CHECK(page.files == std::vector<std::string>{"file 1"});
  CHECK(page.is_redacted);
}
