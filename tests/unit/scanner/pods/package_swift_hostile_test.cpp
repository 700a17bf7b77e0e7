// Manifests that were written to break the reader of Swift packages: each must end, in pods, a finding or an error.
#include <catch2/catch.hpp>
#include <chrono>
#include <random>

#include "tests/unit/scanner/pods/read_package.h"

using namespace podworks;

namespace {

std::string repeated(const std::string& text, std::size_t count) {
  std::string result;
  result.reserve(text.size() * count);
  for (std::size_t i = 0; i < count; ++i) result += text;
  return result;
}

bool ends(const std::string& text) {
  auto pods = try_read("p/Package.swift", {{"p/Package.swift", kPackageHead + text}});
  return pods.ok() || !pods.errors().empty();
}

}  // namespace

TEST_CASE("nesting of Package.swift without end ends", "[scanner][pods][swiftpm][hostile]") {
  const auto opening =
      GENERATE(as<std::string>(), "(", "[", "{", "f(", "a[", "f {", "#if X\n", "if a {", "if a {} else ",
               "for a in b {", "func f() {", "extension A {", "x ? ", "!", "a + (", ".a(b: ", "\"\\(", "let a = {",
               "guard a else {", "/*", "switch a {", "switch ", "if ", "case ", "switch a { case ",
               "switch a { default: ", "let x = if a {", "x = switch a { case b: ", "do {", "while ", "for ", "for (",
               "repeat {", "outer: for a in b {", "try ", "Set<", "a ?? ", "var x: [");
  const std::size_t count = GENERATE(1'000U, 100'000U);
  CAPTURE(opening, count);
  CHECK(ends(repeated(opening, count)));
  CHECK(ends("let package = Package(name: \"P\", targets: [.target(name: \"A\", dependencies: " +
             repeated(opening, count)));
}

TEST_CASE("long chains of Package.swift end", "[scanner][pods][swiftpm][hostile]") {
  const auto [first, link] = GENERATE(table<std::string, std::string>({{"let x = \"a\"", " + \"a\""},
                                                                       {"let x = a", ".b"},
                                                                       {"let x = a", "()"},
                                                                       {"let x = a", " || b"},
                                                                       {"let x = a", " == b"},
                                                                       {"let x = a", " ? b : c"},
                                                                       {"let x = a", " as A"},
                                                                       {"let x = a", "!"},
                                                                       {"", "}"},
                                                                       {"", ")\n"},
                                                                       {"", "#else\n"},
                                                                       {"", "let a = 1, "},
                                                                       {"x", " = x"}}));
  CAPTURE(first, link);
  CHECK(ends(first + repeated(link, 100'000)));
}

TEST_CASE("every beginning of a manifest ends", "[scanner][pods][swiftpm][hostile]") {
  const std::string whole = R"swift(
extension Target.Dependency { static let core: Self = .target(name: "C\("o" + "re")") }
func f(_ a: String, b: [String] = []) -> [Target] { if a == "x" { return [] } else { return [.target(name: a)] } }
#if os(macOS)
let x = { $0 }("a")
#endif
let package = Package(name: "P", targets: f("A") + [.target(name: "B", dependencies: [.core])])
for t in package.targets where t.type == .test { t.exclude += ["x"] }
)swift";
  for (std::size_t length = 0; length <= whole.size(); ++length) CHECK(ends(whole.substr(0, length)));
}

TEST_CASE("random bytes as a Package.swift end", "[scanner][pods][swiftpm][hostile]") {
  std::mt19937 random(20261122);
  const std::vector<std::string> pieces = {
      "(",       ")",       "[",      "]", "{",  "}",  "\"", "\\(", "#if ", "#endif\n", "let a", " = ",
      "func f",  ".target", "name: ", ",", "\n", "a",  ".",  "?",   ":",    "in ",      "if ",   "else ",
      "return ", "Package", "for ",   "+", "$0", "\0", "/*", "*/",  "@x ",  "`"};
  for (int round = 0; round < 400; ++round) {
    std::string text;
    for (int i = 0; i < 120; ++i) text += pieces[random() % pieces.size()];
    CAPTURE(text);
    CHECK(ends(text));
  }
}

TEST_CASE("a manifest that calls itself without end is given up", "[scanner][pods][swiftpm][hostile]") {
  CHECK(ends("func f() -> [String] { return f() + f() }\nlet package = Package(name: \"P\", targets: f())"));
  CHECK(ends("var a = [\"x\"]\nfor i in a { for j in a { a += a } }\nlet package = Package(name: a[0])"));
  CHECK(ends("extension String { static var a: String { .a + .a } }\nlet package = Package(name: .a, targets: [.a])"));
  CHECK(ends("struct A { var b = A()\n var c = A() }\nlet package = Package(name: \"P\", targets: [A().b])"));
  CHECK(ends("extension String { var a: String { self.a + a } }\nlet package = Package(name: \"x\".a)"));
  CHECK(
      ends("extension Array { func f() -> Self { g() + self.g() }\nfunc g() -> Self { f() + f() } }\n"
           "let package = Package(name: \"P\", targets: [\"a\"].f())"));
  CHECK(ends("struct A { var b: A? }\nvar a = A()\na.b = a\nfor i in [" + repeated("1, ", 50'000) +
             "] { a.b = a\na = a.b }\nlet package = Package(name: \"P\", targets: [a])"));
  CHECK(ends("let package = Package(name: \"P\", targets: [" + repeated(".target(name: \"A\"), ", 9'000) +
             "])\nfor t in package.targets { for u in package.targets { u.path = package.targets.first!.name } }"));
  std::string doubling = "var a = [\"x\"]\nvar t = \"x\"\n";
  for (int i = 0; i < 100; ++i) doubling += "a += a\nt = t + t\n";
  auto pods =
      try_read("p/Package.swift", {{"p/Package.swift", kPackageHead + doubling +
                                                           "let package = Package(name: \"P\", targets: [.target("
                                                           "name: \"A\", dependencies: a)])"}});
  REQUIRE_FALSE(pods.ok());
  CHECK_THAT(pods.errors()[0].message, Catch::Contains("takes too long to follow"));
}

TEST_CASE("ten megabytes of tokens are read in a short time", "[scanner][pods][swiftpm][hostile]") {
  const auto piece = GENERATE(as<std::string>(), "x ", "\"a\", ", "[", "a.b(c: 1)\n", "a = b + c\n", "// x\n", "a\n",
                              ".target(name: \"A\"), ");
  const auto start = std::chrono::steady_clock::now();
  CHECK(ends("let package = Package(name: \"P\", targets: [\n" + repeated(piece, 10'000'000 / piece.size())));
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
}

TEST_CASE("ten megabytes of branches are read in a short time", "[scanner][pods][swiftpm][hostile]") {
  const auto [opening, piece] = GENERATE(table<std::string, std::string>({{"switch a {\n", "case 1: b = c\n"},
                                                                          {"switch a {\n", "case 1: fallthrough\n"},
                                                                          {"switch a {\n", "case b, "},
                                                                          {"switch a {\n", "case let b where c "},
                                                                          {"switch a {\n", "#if b\ncase c:\n"},
                                                                          {"", "if a { b = c } else { c = b }\n"},
                                                                          {"", "for a in b { continue }\n"},
                                                                          {"", "for a in ["},
                                                                          {"", "while a { b.append(c) }\n"},
                                                                          {"let a = ", "if b { c } else "},
                                                                          {"func f() {\n", "if a { return b }\n"}}));
  CAPTURE(opening, piece);
  const auto start = std::chrono::steady_clock::now();
  CHECK(ends(opening + repeated(piece, 10'000'000 / piece.size())));
  CHECK(ends("let a = [" + repeated("\"x\", ", 100'000) + "]\nfor b in a {\n" + opening + repeated(piece, 10'000)));
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
}
