#include "scanner/languages/allow_comments.h"

#include <catch2/catch.hpp>

#include "base/file_buffer.h"

using namespace podworks;

namespace {

struct Found {
  std::uint32_t line = 0;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::string rules = {};
  std::string reason = {};
  bool operator==(const Found&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Found& found) {
  return out << found.line << ": " << found.first << "-" << found.last << " (" << found.rules << ") " << found.reason;
}

std::vector<Found> find(const std::string& text, AllowSyntax syntax = AllowSyntax::Any) {
  Arena arena;
  std::vector<AllowComment> allows;
  FileBuffer buffer;
  buffer.assign(text);
  find_allow_comments(buffer.text(), arena, allows, syntax);
  std::vector<Found> found;
  for (const AllowComment& allow : allows) {
    found.push_back(
        {allow.line, allow.first_line, allow.last_line, std::string(allow.rules), std::string(allow.reason)});
  }
  return found;
}

using All = std::vector<Found>;

std::vector<Found> find_js(const std::string& text) {
  return find(text, AllowSyntax::JavaScript);
}

}  // namespace

TEST_CASE("an allow comment at the end of a line speaks of the line", "[scanner][allow]") {
  CHECK(find("\n#import <A/A.h>  // podworks: allow(layer-order) it moves in Q3\r\nint a;\n") ==
        All{{2, 2, 2, "layer-order", "it moves in Q3"}});
  CHECK(find("#import <A/A.h> /* podworks: allow( layer-order, private-header ): both */ int a;") ==
        All{{1, 1, 1, "layer-order, private-header", "both"}});
  CHECK(find("<script src='a.js'></script> <!-- podworks: allow(unresolved-import) - made by the build -->") ==
        All{{1, 1, 1, "unresolved-import", "made by the build"}});
  CHECK(find("import A // podworks: allow(layer-order)") == All{{1, 1, 1, "layer-order", ""}});
}

TEST_CASE("an allow comment that stands alone speaks of the statement below", "[scanner][allow]") {
  CHECK(find("// podworks: allow(layer-order) x\n\n// why\nimport A\nimport B\n") ==
        All{{1, 4, 4, "layer-order", "x"}});
  CHECK(find("/* podworks: allow(layer-order) x */\n#import <A/A.h>\n") == All{{1, 2, 2, "layer-order", "x"}});
  CHECK(find("/*\n * podworks: allow(layer-order) x\n */\n#include \"a.h\"\n") == All{{2, 4, 4, "layer-order", "x"}});
  CHECK(find("// podworks: allow(layer-order) x\nimport {\n  a,\n  b,\n} from \"c\";\nimport d from \"d\";\n") ==
        All{{1, 2, 5, "layer-order", "x"}});
  CHECK(find("// podworks: allow(a) x\n// podworks: allow(b) y\nimport A\n") ==
        All{{1, 3, 3, "a", "x"}, {2, 3, 3, "b", "y"}});
  CHECK(find("// podworks: allow(a) x") == All{{1, 1, 1, "a", "x"}});
}

TEST_CASE("an allow comment above an import stays at it, however it is written", "[scanner][allow]") {
  const auto [below, first, last] = GENERATE(table<std::string, std::uint32_t, std::uint32_t>({
      {"#  include <A/A.h>\n#include <B/B.h>\n", 2, 2},
      {"@testable\nimport A\n", 3, 3},
      {"@_spi(X) @testable\nimport A\n", 3, 3},
      {"@testable import A\n", 2, 2},
      {"@import A.B;\n#import <B/B.h>\n", 2, 2},
      {"@class A, B;\nimport A\n", 2, 2},
      {"import {\n  a,  // it's, \"that\"; one\n  b\n} from \"c\";\nimport \"d\";\n", 2, 5},
      {"const {\n  a\n} = require('c');\nrequire('d');\n", 2, 4},
      {"const a = require(\n  'c'\n);\nrequire('d');\n", 2, 4},
      {"export function f() {\n  import('a');\n}\n", 2, 2},
      {"function f() {\n  import('a');\n}\n", 2, 2},
  }));
  CAPTURE(below);
  CHECK(find("// podworks: allow(a) x\n" + below) == All{{1, first, last, "a", "x"}});
  CHECK(find("/// podworks: allow(a) x\n" + below) == All{{1, first, last, "a", "x"}});
  CHECK(find("/** podworks: allow(a) x */\n" + below) == All{{1, first, last, "a", "x"}});
}

TEST_CASE("each allow comment of a line has its own reason", "[scanner][allow]") {
  CHECK(find("import A /* podworks: allow(a) */; import B /** podworks: allow(b) y */") ==
        All{{1, 1, 1, "a", ""}, {1, 1, 1, "b", "y"}});
  CHECK(find("import A // podworks: allow(a) // podworks: allow(b) y") == All{{1, 1, 1, "a", ""}, {1, 1, 1, "b", "y"}});
}

TEST_CASE("what is no comment of this kind is none", "[scanner][allow]") {
  CHECK(find("let a = \"podworks: allow(layer-order) x\"").empty());
  CHECK(find("// podworks: allow(layer-order x\n)").empty());
  CHECK(find("// podworks: allow layer-order").empty());
  CHECK(find("// podworks:allow(layer-order) x").empty());
  CHECK(find("// write `// podworks: allow(RULE) reason`").empty());
  CHECK(find("// as in podworks: allow(RULE) reason").empty());
  CHECK(find("puts(\"// podworks: allow(RULE) reason\");").empty());
  CHECK(find("import a from \"https://b.c/d\" // podworks: allow(a) x").size() == 1);
  CHECK(find("").empty());
}

TEST_CASE("many allow comments cost as much as their text", "[scanner][allow]") {
  std::string text;
  for (int i = 0; i < 50000; ++i) text += "// podworks: allow(layer-order) x\n";
  CHECK(find(text).size() == 50000);
  CHECK(find("// podworks: allow(a) x\nimport {" + std::string(5'000'000, 'x')).size() == 1);
  std::string line;
  for (int i = 0; i < 400000; ++i) line += "/*podworks: allow(a) xx*/";  // ten megabytes
  CHECK(find(line).size() == 400000);
  std::string open;
  for (int i = 0; i < 400000; ++i) open += "/*podworks: allow(aaaaaaa";
  CHECK(find(open).empty());
}

TEST_CASE("a text in a string or a template of JavaScript allows nothing", "[scanner][allow][js]") {
  CHECK(find_js("const s = '// podworks: allow(a) x'; import('b')\n").empty());
  CHECK(find_js("const s = \"// podworks: allow(a) x\"; import('b')\n").empty());
  CHECK(find_js("const s = `\n// podworks: allow(a) x\n`; import('b')\n").empty());
  CHECK(find_js("const s = `${`\n// podworks: allow(a) x\n`}`; import('b')\n").empty());
  CHECK(find_js("const s = 'it\\'s // podworks: allow(a) x'; import('b')\n").empty());
  CHECK(find_js("const s = /[`\"]/; import('b') // podworks: allow(a) x\n") == All{{1, 1, 1, "a", "x"}});
  CHECK(find_js("const s = `\n`; import('b') // podworks: allow(a) x\n") == All{{2, 2, 2, "a", "x"}});
  CHECK(find_js("const s = `${ { a: 1 } /* podworks: allow(a) x */ }`\n") == All{{1, 1, 1, "a", "x"}});
  CHECK(find_js("`${x}`; import('b'); // podworks: allow(a) x\n") == All{{1, 1, 1, "a", "x"}});
  CHECK(find_js("const a = b / c; // it's podworks' `own`\nimport 'd' // podworks: allow(a) x\n") ==
        All{{2, 2, 2, "a", "x"}});
  CHECK(find_js("const a = <b href='c'>d</b>\nimport 'd' // podworks: allow(a) x\n") == All{{2, 2, 2, "a", "x"}});
}

TEST_CASE("an allow comment above an import of JavaScript is about all of it", "[scanner][allow][js]") {
  const auto [below, first, last] = GENERATE(table<std::string, std::uint32_t, std::uint32_t>({
      {"import * as x\n from 'y'\nimport 'z'\n", 2, 3},
      {"export * as x from\n 'y'\nimport 'z'\n", 2, 3},
      {"export * from 'y'\nimport 'z'\n", 2, 2},
      {"import x\nfrom\n'y'\nimport 'z'\n", 2, 4},
      {"await import(\n 'y'\n)\nimport 'z'\n", 2, 4},
      {"const a =\n await import(\n 'y'\n)\nimport 'z'\n", 2, 5},
      {"const a = b.c(\n require('y'))\nimport 'z'\n", 2, 3},
      {"const {\n  a\n} = require('y');\nrequire('d');\n", 2, 4},
      {"const a = require(\n  'y'\n);\nrequire('d');\n", 2, 4},
      {"import { a, // one }\n b, // } two\n c } from 'y'\nimport 'z'\n", 2, 4},
      {"import {\n  a,  // it's, \"that\"; one\n  b\n} from \"c\";\nimport \"d\";\n", 2, 5},
      {"\n// why\n/* and\n so on */\nimport 'y'\nimport 'z'\n", 6, 6},
      {"export function f() {\n  import('a');\n}\n", 2, 2},
      {"function f() {\n  import('a');\n}\n", 2, 2},
      {"f(import.meta.url, g(() => {\n import('y')\n}))\n", 2, 2},
      {"import.meta.glob(\n './*.ts'\n)\n", 2, 4},
      {"it('works', () => {\n  import('a');\n})\n", 2, 2},
      {"export const a = {\n  b: import('a'),\n}\n", 2, 2},
      {"import {\nimport b from 'y'\n", 2, 2},
      {"import a from 'y'\nimport b from 'z'\n", 2, 2},
      {"const a = 1\nimport b from 'z'\n", 2, 2},
  }));
  CAPTURE(below);
  CHECK(find_js("// podworks: allow(a) x\n" + below) == All{{1, first, last, "a", "x"}});
  CHECK(find_js("/** podworks: allow(a) x */\n" + below) == All{{1, first, last, "a", "x"}});
  CHECK(find_js("/**\n * podworks: allow(a) x\n */\n" + below) == All{{2, first + 2, last + 2, "a", "x"}});
}

TEST_CASE("an allow comment on any line of an import of JavaScript is about all of it", "[scanner][allow][js]") {
  const std::string comment = "// podworks: allow(a) x";
  const auto [text, line, last] = GENERATE_COPY(table<std::string, std::uint32_t, std::uint32_t>({
      {"import { a, " + comment + "\n b,\n} from 'y'\nimport 'z'\n", 1, 3},
      {"import {\n a, " + comment + "\n} from 'y'\nimport 'z'\n", 2, 3},
      {"import {\n " + comment + "\n a,\n} from 'y'\nimport 'z'\n", 2, 4},
      {"import {\n a,\n} from 'y' " + comment + "\nimport 'z'\n", 3, 3},
      {"import {\n a,\n} " + comment + "\n from 'y'\nimport 'z'\n", 3, 4},
      {"import * as x " + comment + "\n from 'y'\nimport 'z'\n", 1, 2},
      {"export * as x from " + comment + "\n 'y'\nimport 'z'\n", 1, 2},
      {"await import( " + comment + "\n 'y'\n)\nimport 'z'\n", 1, 3},
      {"await import(\n " + comment + "\n 'y'\n)\nimport 'z'\n", 2, 4},
      {"/* podworks: allow(a) x */ import {\n a } from 'y'\nimport 'z'\n", 1, 2},
  }));
  CAPTURE(text);
  CHECK(find_js(text) == All{{line, 1, last, "a", "x"}});
}

TEST_CASE("comments of JavaScript cost as much as their text", "[scanner][allow][js]") {
  std::string text;
  for (int i = 0; i < 200000; ++i) text += "// podworks: allow(layer-order) x\n";
  CHECK(find_js(text).size() == 200000);
  text.clear();
  for (int i = 0; i < 100000; ++i) text += "// podworks: allow(a) x\nimport {import(require(`${\n";
  CHECK(find_js(text).size() <= 100000);
  CHECK(find_js("// podworks: allow(a) x\nimport {" + std::string(5'000'000, 'x')).size() == 1);
  CHECK(find_js("// podworks: allow(a) x\n=" + std::string(5'000'000, '/')).size() == 1);
  text = "// podworks: allow(a) x\n";
  for (int i = 0; i < 1'000'000; ++i) text += "=/[";
  CHECK(find_js(text).size() == 1);
  text = "/*";
  for (int i = 0; i < 300000; ++i) text += "\n * podworks: allow(a) xx";
  CHECK(find_js(text).size() == 300000);
  for (const char* const hostile :
       {"`${", "`", "'podworks: allow(a) x", "/* podworks: allow(", "import", "/", "export {"}) {
    CHECK(find_js(hostile).empty());
  }
}
