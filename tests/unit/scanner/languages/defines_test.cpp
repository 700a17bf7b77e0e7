// What `defines:` of podworks.yml, and the tool that compiles a file, make of the imports under its conditions.
#include <catch2/catch.hpp>

#include "unit/scanner/languages/lexing.h"

using namespace podworks;
using namespace podworks::lexing;

namespace {

// "spelling [condition]", with a question mark behind what is optional.
Names told(const Lexed& lexed) {
  Names all;
  for (const Found& found : lexed.imports) {
    all.push_back(found.spelling + (found.optional ? "?" : "") +
                  (found.condition.empty() ? "" : " [" + found.condition + "]"));
  }
  return all;
}

Names c_told(std::string_view text, const Values& values) {
  return told(lex_c(text, values));
}
Names swift_told(std::string_view text, const Values& values) {
  return told(lex_swift(text, values));
}

// The imports that remain where the file is compiled so.
Names under(Packaging packaging, const Lexed& lexed) {
  Names all;
  for (const Found& found : lexed.imports) {
    if ((found.packagings & packaging_bit(packaging)) != 0) all.push_back(found.spelling);
  }
  return all;
}

}  // namespace

TEST_CASE("a condition that is decided is none, and its other branch does not count (9)", "[scanner][c][defines]") {
  const std::string text = "#if TARGET_OS_OSX\n#import <Net/NetKit.h>\n#else\n#import \"b.h\"\n#endif\n";
  CHECK(c_told(text, {}) == Names{"Net/NetKit.h [#if TARGET_OS_OSX]", "b.h [#else of #if TARGET_OS_OSX]"});
  CHECK(c_told(text, {{"TARGET_OS_OSX", "1"}}) == Names{"Net/NetKit.h"});
  CHECK(c_told(text, {{"TARGET_OS_OSX", "0"}}) == Names{"b.h"});
  CHECK(c_told(text, {{"TARGET_OS_OSX", "undefined"}}) == Names{"b.h"});
  CHECK(c_told(text, {{"TARGET_OS_OSX", "x y"}}) == c_told(text, {}));
  CHECK(c_told(text, {{"TARGET_OS_MAC", "1"}}) == c_told(text, {}));
}

TEST_CASE("ifdef and its kin ask whether a macro is defined, whatever its value", "[scanner][c][defines]") {
  const std::string text =
      "#ifdef A\n#import \"a.h\"\n#elifdef B\n#import \"b.h\"\n#elifndef C\n#import \"c.h\"\n#else\n#import "
      "\"d.h\"\n#endif\nint x;\n";
  CHECK(c_told(text, {{"A", "0"}}) == Names{"a.h"});
  CHECK(c_told(text, {{"A", ""}}) == Names{"a.h"});
  CHECK(c_told(text, {{"A", "undefined"}, {"B", "1"}}) == Names{"b.h"});
  CHECK(c_told(text, {{"A", "undefined"}, {"B", "undefined"}, {"C", "1"}}) == Names{"d.h"});
  CHECK(c_told(text, {{"A", "undefined"}, {"B", "undefined"}, {"C", "undefined"}}) == Names{"c.h"});
  CHECK(c_told(text, {{"B", "1"}}) == Names{"a.h [#ifdef A]", "b.h [#elifdef B of #ifdef A]"});
  CHECK(c_told("#ifndef A\n#import \"a.h\"\n#endif\nint x;\n", {{"A", "1"}}).empty());
}

TEST_CASE("what is not decided stays a union and says so", "[scanner][c][defines]") {
  const std::string text = "#if DEBUG && FANCY\n#import \"a.h\"\n#elif OTHER\n#import \"b.h\"\n#endif\n";
  CHECK(c_told(text, {{"DEBUG", "1"}}) == Names{"a.h [#if DEBUG && FANCY]", "b.h [#elif OTHER of #if DEBUG && FANCY]"});
  CHECK(c_told(text, {{"DEBUG", "0"}}) == Names{"b.h [#elif OTHER]"});
  CHECK(c_told(text, {{"DEBUG", "0"}, {"OTHER", "1"}}) == Names{"b.h"});
}

TEST_CASE("a macro that the file defines itself is open from there on", "[scanner][c][defines]") {
  const Values on = {{"LOG", "1"}};
  CHECK(c_told("#if LOG\n#import \"a.h\"\n#endif\n#undef LOG\n#if LOG\n#import \"b.h\"\n#endif\n", on) ==
        Names{"a.h", "b.h [#if LOG]"});
  CHECK(c_told("int x;\n#define LOG 0\n#if LOG\n#import \"b.h\"\n#endif\n", on) == Names{"b.h [#if LOG]"});
  CHECK(c_told("int x;\n#define LOG(x) x\n#ifdef LOG\n#import \"b.h\"\n#endif\n", on) == Names{"b.h [#ifdef LOG]"});
  CHECK(c_told("int x;\n#ifndef LOG\n#define LOG 0\n#endif\n#if LOG\n#import \"b.h\"\n#endif\n", on) == Names{"b.h"});
}

TEST_CASE("an include guard of a name that is given is a condition like others", "[scanner][c][defines]") {
  const std::string text = "#ifndef NET_H\n#define NET_H\n#import \"a.h\"\n#endif\n";
  CHECK(c_told(text, {{"NET_H", "1"}}).empty());
  CHECK(c_told(text, {{"NET_H", "undefined"}}) == Names{"a.h"});
  CHECK(c_told(text, {{"OTHER", "1"}}) == Names{"a.h"});
}

TEST_CASE("a header of which it is said whether it is there is not optional", "[scanner][c][defines]") {
  const std::string text =
      "#if __has_include(<Net/NetKit.h>)\n#import <Net/NetKit.h>\n#else\n#import \"NetKit.h\"\n#endif\n";
  CHECK(c_told(text, {{"__has_include(<Net/NetKit.h>)", "1"}}) == Names{"Net/NetKit.h"});
  CHECK(c_told(text, {{"__has_include(<Net/NetKit.h>)", "0"}}) == Names{"NetKit.h"});
}

TEST_CASE("an entry counts as used where a living condition asks for it", "[scanner][c][defines]") {
  const Values values = {{"A", "1"}, {"B", "1"}, {"C", "0"}, {"D", "1"}, {"os(iOS)", "1"}};
  CHECK(lex_c("#if A\n#if C\n#if B\n#endif\n#endif\n#endif\n// D\n", values).used_defines == Names{"A", "C"});
  CHECK(lex_swift("#if os(macOS) && A\n#endif\n", values).used_defines == Names{"A", "os(iOS)"});
}

TEST_CASE("Swift's conditions are decided by flags and questions (40)", "[scanner][swift][defines]") {
  const Values values = {{"DEBUG", "0"},
                         {"FEATURE", "1"},
                         {"EMPTY", ""},
                         {"NONE", "undefined"},
                         {"os(iOS)", "1"},
                         {"arch( arm64 )", "true"},
                         {"targetEnvironment(simulator)", "0"},
                         {"canImport(UIKit)", "1"},
                         {"canImport(AppKit)", "0"},
                         {"hasFeature(Macros)", "1"},
                         {"swift", "5.10"},
                         {"compiler", "6"}};
  const auto [condition, wanted] = GENERATE(table<std::string, Names>({
      {"DEBUG", {"B"}},
      {"!DEBUG", {"A"}},
      {"FEATURE", {"A"}},
      {"EMPTY", {"A"}},
      {"NONE", {"B"}},
      {"os(iOS)", {"A"}},
      {"os( macOS )", {"B"}},
      {"os(OSX) || os(Linux)", {"B"}},
      {"os(macOS) || (os(iOS) && !targetEnvironment(simulator))", {"A"}},
      {"arch(arm64)", {"A"}},
      {"arch(x86_64) || arch(i386)", {"B"}},
      {"canImport(UIKit)", {"A"}},
      {"canImport(`UIKit`)", {"A"}},
      {"canImport(AppKit)", {"B"}},
      {"canImport(AppKit.NSView)", {"B"}},
      {"canImport(AppKit, _version: 5)", {"B"}},
      {"hasFeature(Macros)", {"A"}},
      {"swift(>=5.9)", {"A"}},
      {"swift(>=5.10)", {"A"}},
      {"swift(>=5.10.1)", {"B"}},
      {"swift(<6)", {"A"}},
      {"swift(<5.10)", {"B"}},
      {"compiler(>=6.0)", {"A"}},
      {"compiler(<6)", {"B"}},
      {"DEBUG && UNKNOWN", {"B"}},
      {"FEATURE || UNKNOWN", {"A"}},
      {"true", {"A"}},
      {"!(false)", {"A"}},
      {"FEATURE && DEBUG || os(iOS)", {"A"}},
  }));
  CAPTURE(condition);
  CHECK(swift_told("#if " + condition + "\nimport A\n#else\nimport B\n#endif\n", values) == wanted);
}

TEST_CASE("what Swift's conditions leave open stays a union", "[scanner][swift][defines]") {
  const Values values = {{"os(iOS)", "0"}, {"swift", "new"}, {"canImport(UIKit)", "1"}};
  const auto condition = GENERATE(as<std::string>{}, "UNKNOWN", "os(macOS)", "arch(arm64)", "swift(>=5)",
                                  "compiler(>=5)", "swift()", "canImport(UIKit.UIView)", "canImport(Other)",
                                  "&& FEATURE", "(os(iOS)", "os(iOS", "!", "a b", "()", "targetEnvironment(simulator)");
  CAPTURE(condition);
  CHECK(lex_swift("#if " + condition + "\nimport A\n#else\nimport B\n#endif\n", values).imports.size() == 2);
}

TEST_CASE("Swift's elseif is decided like if", "[scanner][swift][defines]") {
  const std::string text =
      "#if os(macOS)\nimport A\n#elseif os(iOS)\nimport B\n#elseif X\nimport C\n#else\nimport D\n#endif\n";
  CHECK(swift_told(text, {{"os(iOS)", "1"}}) == Names{"B"});
  CHECK(swift_told(text, {{"os(macOS)", "1"}}) == Names{"A"});
  CHECK(swift_told(text, {{"os(tvOS)", "1"}}) == Names{"C [#elseif X]", "D [#else of #elseif X]"});
  CHECK(swift_told("#if canImport(Net)\nimport Net\n#endif\n", {}) == Names{"Net? [#if canImport(Net)]"});
  CHECK(swift_told("#if canImport(Net)\nimport Net\n#endif\n", {{"canImport(Net)", "1"}}) == Names{"Net"});
}

TEST_CASE("CocoaPods and SwiftPM see different branches of one file", "[scanner][defines]") {
  const std::string c = "#if SWIFT_PACKAGE\n@import A;\n#else\n#import <B/B.h>\n#endif\n";
  CHECK(under(Packaging::CocoaPods, lex_c(c)) == Names{"B/B.h"});
  CHECK(under(Packaging::SwiftPackage, lex_c(c)) == Names{"A"});
  CHECK(under(Packaging::Other, lex_c(c)) == Names{"A", "B/B.h"});
  CHECK(told(lex_c(c)) == Names{"A [#if SWIFT_PACKAGE]", "B/B.h [#else of #if SWIFT_PACKAGE]"});

  const std::string swift = "#if !COCOAPODS && X\nimport A\n#elseif SWIFT_PACKAGE\nimport B\n#else\nimport C\n#endif\n";
  CHECK(under(Packaging::CocoaPods, lex_swift(swift)) == Names{"C"});
  CHECK(under(Packaging::SwiftPackage, lex_swift(swift)) == Names{"A", "B"});
  CHECK(under(Packaging::Other, lex_swift(swift)) == Names{"A", "B", "C"});

  const std::string defined =
      "#if defined(COCOAPODS) || !defined(SWIFT_PACKAGE)\n#import \"a.h\"\n#endif\n"
      "#ifdef COCOAPODS\n#import \"b.h\"\n#endif\n#ifndef COCOAPODS\n#import \"c.h\"\n#endif\n";
  CHECK(under(Packaging::CocoaPods, lex_c(defined)) == Names{"a.h", "b.h"});
  CHECK(under(Packaging::SwiftPackage, lex_c(defined)) == Names{"c.h"});
}

TEST_CASE("conditions within a branch of one packaging are its own", "[scanner][defines]") {
  const Lexed lexed = lex_c(
      "#if SWIFT_PACKAGE\n#if COCOAPODS\n#import \"never.h\"\n#else\n#import \"a.h\"\n#endif\n#endif\n#import "
      "\"b.h\"\n");
  CHECK(under(Packaging::CocoaPods, lexed) == Names{"b.h"});
  CHECK(under(Packaging::SwiftPackage, lexed) == Names{"a.h", "b.h"});
}

TEST_CASE("a macro that names a header holds where it was defined", "[scanner][c][defines]") {
  const Lexed lexed =
      lex_c("#if SWIFT_PACKAGE\n#define KIT \"spm.h\"\n#else\n#define KIT <Pod/pod.h>\n#endif\nint x;\n#include KIT\n");
  CHECK(under(Packaging::CocoaPods, lexed) == Names{"Pod/pod.h"});
  CHECK(under(Packaging::SwiftPackage, lexed) == Names{"spm.h"});
}

TEST_CASE("what podworks.yml says of a packaging's macro goes before", "[scanner][defines]") {
  const std::string text = "#if SWIFT_PACKAGE\n#import \"a.h\"\n#else\n#import \"b.h\"\n#endif\n";
  CHECK(under(Packaging::CocoaPods, lex_c(text, {{"SWIFT_PACKAGE", "1"}})) == Names{"a.h"});
  const std::string own = "int x;\n#undef SWIFT_PACKAGE\n#if SWIFT_PACKAGE\n#import \"a.h\"\n#endif\n";
  CHECK(under(Packaging::CocoaPods, lex_c(own)) == Names{"a.h"});
}

TEST_CASE("conditions of ten megabytes are borne", "[scanner][defines][hostile]") {
  std::string all = "#if A";
  for (int i = 0; i < 1'000'000; ++i) all += " && SWIFT_P";
  CHECK(lex_c(all + "\n#import \"a.h\"\n#endif\n", {{"SWIFT_P", "1"}}).imports.size() == 1);
  CHECK(lex_c(all + " && 0\n#import \"a.h\"\n#endif\n").imports.empty());
  std::string open = "#if ";
  open += std::string(10'000'000, '(');
  CHECK(lex_c(open + "\n#import \"a.h\"\n#endif\n").imports.size() == 1);
  CHECK(lex_swift(open + "\nimport A\n#endif\n").imports.size() == 1);
  CHECK(lex_swift(all + "\nimport A\n#endif\n").imports.size() == 1);
  std::string questions = "#if ";
  for (int i = 0; i < 1'000'000; ++i) questions += "os(iOS";
  CHECK(lex_swift(questions + "\nimport A\n#endif\n", {{"X", "1"}}).imports.size() == 1);
}
