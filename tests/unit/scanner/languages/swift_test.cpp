// The import lexer of Swift (cases 38 to 40).
#include <catch2/catch.hpp>

#include "unit/scanner/languages/lexing.h"

using namespace podworks;
using namespace podworks::lexing;

TEST_CASE("a Swift import keeps its path, line, column and length", "[scanner][swift]") {
  const Lexed lexed = lex_swift("import Foundation\n  import Net.Sub // why\n");
  REQUIRE(lexed.imports.size() == 2);
  CHECK(lexed.imports[0].spelling == "Foundation");
  CHECK(lexed.imports[0].form == Form::Module);
  CHECK(lexed.imports[0].line == 1);
  CHECK(lexed.imports[0].column == 8);
  CHECK(lexed.imports[0].length == 10);
  CHECK(lexed.imports[1].spelling == "Net.Sub");
  CHECK(lexed.imports[1].line == 2);
  CHECK(lexed.imports[1].column == 10);
}

TEST_CASE("attributes and modifiers of an import say what it is (38)", "[scanner][swift]") {
  const auto [text, testable, reexport, non_public] = GENERATE(table<std::string, bool, bool, bool>({
      {"@testable import Net", true, false, false},
      {"@_exported import Net", false, true, false},
      {"@_implementationOnly import Net", false, false, true},
      {"internal import Net", false, false, true},
      {"private import Net", false, false, true},
      {"fileprivate import Net", false, false, true},
      {"package import Net", false, false, true},
      {"public import Net", false, false, false},
      {"import Net", false, false, false},
      {"@preconcurrency @testable import Net", true, false, false},
      {"@_spi(Private) @testable\nimport Net", true, false, false},
      {"@testable // why\n/* and */\n\n@_exported\nimport Net", true, true, false},
      {"public @_exported import Net", false, true, false},
      {"@_exported public import Net", false, true, false},
      {"internal @preconcurrency import Net", false, false, true},
      {"internal\nimport Net", false, false, true},
      {"@_private(sourceFile: \"a)b.swift\") import Net", false, false, false},
      {"let a = 1; @testable import Net", true, false, false},
      {"private /* d */ import Net", false, false, true},
  }));
  CAPTURE(text);
  const Lexed lexed = lex_swift(text);
  REQUIRE(lexed.imports.size() == 1);
  CHECK(lexed.imports[0].spelling == "Net");
  CHECK(lexed.imports[0].testable == testable);
  CHECK(lexed.imports[0].reexport == reexport);
  CHECK(lexed.imports[0].non_public == non_public);
}

TEST_CASE("all forms of an import are read (39)", "[scanner][swift]") {
  CHECK(swift_imports("import struct Net.Client") == Names{"Net.Client"});
  CHECK(swift_imports("import class Net.Client; import Base") == Names{"Net.Client", "Base"});
  CHECK(swift_imports("import `Net`\nimport `Type`.`Sub`") == Names{"Net", "Type.Sub"});
  CHECK(swift_imports("import func Net.<=>\nimport func Net.f\nimport let Net.x\nimport var Net.y\nimport enum Net.E\n"
                      "import protocol Net.P\nimport typealias Net.T\nimport actor Net.A\n") ==
        Names{"Net.<=>", "Net.f", "Net.x", "Net.y", "Net.E", "Net.P", "Net.T", "Net.A"});
  CHECK(swift_imports("import actor\nimport\tNet\nimport /* c */ Base /* d */\r\nimport M\xC3\xBC") ==
        Names{"actor", "Net", "Base", "M\xC3\xBC"});
  CHECK(swift_imports("\xEF\xBB\xBFimport Net\r\nimport Base;import Last") == Names{"Net", "Base", "Last"});
  CHECK(swift_imports("#!/usr/bin/swift import \"x\nimport Net") == Names{"Net"});
  CHECK(swift_imports("/* a\n */ import Net\n/* b */ /* c */ import Base") == Names{"Net", "Base"});
}

TEST_CASE("the column of a quoted name is that of its backtick", "[scanner][swift]") {
  const Lexed lexed = lex_swift("import `Net`");
  REQUIRE(lexed.imports.size() == 1);
  CHECK(lexed.imports[0].column == 8);
  CHECK(lexed.imports[0].length == 5);
}

TEST_CASE("an import in a comment or a string is none (40)", "[scanner][swift]") {
  const auto text = GENERATE(
      as<std::string>{}, "/* /* import Net */\nimport Net\n*/", "\"\"\"\nimport Net\n\"\"\"", "#\"import Net\"#",
      "// import Net", "/*/\nimport Net\n*/", "let s = \"\"\"\n\\(f(\"\"\"\nimport Net\n\"\"\"))\nimport Net\n\"\"\"",
      "let s = #\"\"\"\n\"\"\"\nimport Net\n\"\"\"#", "let s = \"\"\"\n\\\"\"\"\nimport Net\n\"\"\"",
      "let s = ##\"\"\"\n\"\"\"#\nimport Net\n\"\"\"##",
      "let s = \"\"\"\n\\(a /* \"\"\" */ + \"x\")\nimport Net\n\"\"\"", "let s = \"\"\"\n\\(\nimport Net\n\"",
      "let r = #/\nimport Net\n/#");
  CAPTURE(text);
  CHECK(swift_imports(text).empty());
}

TEST_CASE("literals of one line end where they end", "[scanner][swift]") {
  const auto text = GENERATE(
      as<std::string>{}, "let a = \"x\\(f(\"y\", \")\"))z\"\nimport Net", "let a = \"\\\"\" /* \" */\nimport Net",
      "let a = #\"\"\"#\nimport Net", "let a = #\"\\(x)\"\"#; let b = \"\"\nimport Net", "let a = \"\"\nimport Net",
      "let a = #\"\\#(f(#\"\"\"#))\"#\nimport Net", "let a = \"open\nimport Net", "let a = \"\\(open\nimport Net",
      "let a = \"\\(f(\")\")) // \"\nimport Net", "let a = \"\\(a /* ) */)\"\nimport Net",
      "x(#\"\\\"#, \"/*\")\nimport Net", "##\nimport Net", "<#code#>\nimport Net");
  CAPTURE(text);
  CHECK(swift_imports(text) == Names{"Net"});
}

TEST_CASE("a regex literal opens neither string nor comment", "[scanner][swift]") {
  const auto text =
      GENERATE(as<std::string>{}, "let r = /a\"\"\"b/\nimport Net", "let r = /[a-z]\\/*/\nimport Net",
               "f(/\"/)\nimport Net", "let r = #/a\"\"\"/*/#\nimport Net", "let r = ##/a/#\"\"\"/##\nimport Net",
               "let r = #/\n  \"\"\"\n/#\nimport Net", "return /(\"\"\")/\nimport Net");
  CAPTURE(text);
  CHECK(swift_imports(text) == Names{"Net"});
}

TEST_CASE("a slash that divides, or names an operator, opens no regex", "[scanner][swift]") {
  const auto text = GENERATE(as<std::string>{}, "let a = b / c; let d = \"/\"\nimport Net",
                             "let a = b/c; let d = \"e\"/f\nimport Net", "x.reduce(1, /)\nlet s = \"/\"\nimport Net",
                             "let a = (b) / (c) // \"/\nimport Net", "a / b /* \" / */\nimport Net",
                             "let u = a /b\nlet s = \"\"\"\nx/\n\"\"\"\nimport Net");
  CAPTURE(text);
  CHECK(swift_imports(text) == Names{"Net"});
}

TEST_CASE("the word import elsewhere is none (40)", "[scanner][swift]") {
  const auto text = GENERATE(
      as<std::string>{}, "let import_ = 1", "func imports()", "f(import: x)", "f(\n  import: x\n)",
      "f(\n  import : x\n)", "func f(\n  import name: String\n)", "func f(\n  import _ : String\n)",
      "func f(\n  import `in`: String\n)", "case import\ncase export", "x.import y", "x\n  .import\n", "`import` Net",
      "let x = import Net", "foo import Net", "}import Net(", "@escaping import: Int", "important Net", "simport Net");
  CAPTURE(text);
  CHECK(swift_imports(text).empty());
}

TEST_CASE("an import may go on behind its line's end", "[scanner][swift]") {
  CHECK(swift_imports("import\n Foundation") == Names{"Foundation"});
  CHECK(swift_imports("import // why\n\n/* and */ Net.Sub\nimport Base") == Names{"Net.Sub", "Base"});
  CHECK(swift_imports("import struct\r\n  Net.Client\n@testable import\nBase") == Names{"Net.Client", "Base"});
  CHECK(swift_imports("import actor\nNet") == Names{"actor"});
  const Lexed lexed = lex_swift("import\n Foundation");
  CHECK(lexed.imports[0].line == 2);
  CHECK(lexed.imports[0].column == 2);
}

TEST_CASE("a Swift import that no compiler takes is told, and hides nothing", "[scanner][swift]") {
  const auto [text, spelling] = GENERATE(table<std::string, std::string>({
      {"import", "import"},
      {"import ", "import"},
      {"import // nothing", "import"},
      {"import 3", "import 3"},
      {"import Net.", "import Net."},
      {"import Net()", "import Net()"},
      {"import class", "import class"},
      {"import struct // X", "import struct"},
      {"import class 3", "import class 3"},
      {"import(\"x\")", "import(\"x\")"},
      {"}\nclass A {}; import Net = 3", "import Net = 3"},
      {"import Net x", "import Net x"},
      {"import Net, Base /* c */", "import Net, Base"},
      {"import \"Net\"", "import \"Net\""},
      {"import `Net", "import `Net"},
      {"import; let a = 1", "import"},
      {"@testable import 3", "import 3"},
      {"import\nlet a = 1", "import"},
      {"import\npublic class A {}", "import"},
      {"import Net-" + std::string(90, 'x'), "import Net-" + std::string(69, 'x')},
  }));
  CAPTURE(text);
  const Lexed lexed = lex_swift(text + "\nimport Last");
  REQUIRE(lexed.imports.size() == 2);
  CHECK(lexed.imports[0].malformed);
  CHECK(lexed.imports[0].spelling == spelling);
  CHECK_FALSE(lexed.imports[1].malformed);
  CHECK(lexed.imports[1].spelling == "Last");
}

TEST_CASE("a malformed import of Swift at the end, before another one, or never compiled", "[scanner][swift]") {
  CHECK(swift_imports("import") == Names{"import"});
  CHECK(swift_imports("import struct") == Names{"import struct"});
  CHECK(swift_imports("import\nimport Net") == Names{"import", "Net"});
  CHECK(swift_imports("#if false\nimport 3\n#endif").empty());
}

TEST_CASE("an attribute of something else does not hide the import behind it", "[scanner][swift]") {
  CHECK(swift_imports("@objc class A { @IBOutlet var b: C? }\nimport Net\n@main struct D {}\n@testable import Base") ==
        Names{"Net", "Base"});
  CHECK(swift_imports("@available(iOS 13, *) // \"\nimport Net") == Names{"Net"});
  CHECK(swift_imports("@a(\"import X\nimport Net") == Names{"Net"});
}

TEST_CASE("canImport makes the import optional (40)", "[scanner][swift]") {
  const Lexed lexed = lex_swift(
      "#if canImport(Net)\nimport Net\nimport Base\n#else\n@testable import Net.Sub\n#endif\n#if A && canImport( "
      "Log.Sub , _version: 2)\n"
      "import Log\n#endif\nimport Net\n");
  REQUIRE(lexed.imports.size() == 5);
  CHECK(lexed.imports[0].optional);
  CHECK(lexed.imports[0].condition == "#if canImport(Net)");
  CHECK_FALSE(lexed.imports[1].optional);
  CHECK(lexed.imports[2].optional);
  CHECK(lexed.imports[2].condition == "#else of #if canImport(Net)");
  CHECK(lexed.imports[3].optional);
  CHECK_FALSE(lexed.imports[4].optional);
  CHECK(lexed.imports[4].condition.empty());
}

TEST_CASE("Swift's conditions nest and are told", "[scanner][swift]") {
  const Lexed lexed = lex_swift(
      "#if os(iOS)  ||  os(tvOS) // c\nimport A\n#if DEBUG\nimport B\n#endif\n#elseif swift(>=5.9)\nimport C\n#else\n"
      "import D\n#endif\n#if os(iOS) ||\n  os(macOS)\nimport E\n#endif\n");
  REQUIRE(lexed.imports.size() == 5);
  CHECK(lexed.imports[0].condition == "#if os(iOS) || os(tvOS)");
  CHECK(lexed.imports[1].condition == "#if os(iOS) || os(tvOS) && #if DEBUG");
  CHECK(lexed.imports[2].condition == "#elseif swift(>=5.9) of #if os(iOS) || os(tvOS)");
  CHECK(lexed.imports[3].condition == "#else of #if os(iOS) || os(tvOS)");
  CHECK(lexed.imports[4].condition == "#if os(iOS) || os(macOS)");
}

TEST_CASE("code that is never compiled imports nothing", "[scanner][swift]") {
  CHECK(swift_imports("#if false\nimport A\n#else\nimport B\n#endif\n#if true\nimport C\n#else\nimport D\n#endif") ==
        Names{"B", "C"});
}

TEST_CASE("a macro's implementation is a module that is imported", "[scanner][swift]") {
  const Lexed lexed =
      lex_swift("macro m() = #externalMacro(module: \"NetMacros\", type: \"M\")\nlet s = \"#externalMacro(module: \"");
  REQUIRE(lexed.imports.size() == 1);
  CHECK(lexed.imports[0].spelling == "NetMacros");
  CHECK(lexed.imports[0].form == Form::Module);
  CHECK(lex_swift("#externalMacro(module: name, type: \"M\")\n#externalMacro()\n#externalMacro").imports.empty());
}
