// Names that are looked up at run time, in Objective-C, C and Swift (imports.md, case 46).
#include <catch2/catch.hpp>

#include "unit/scanner/languages/lexing.h"

using namespace podworks;
using namespace podworks::lexing;

namespace {

/// The look-ups of a text: "class A", "protocol P", "service P", "computed name".
Names lookups(const Lexed& lexed) {
  Names all;
  for (const Found& found : lexed.imports) {
    if (found.form == Form::ClassName) all.push_back("class " + found.spelling);
    if (found.form == Form::ProtocolName) all.push_back("protocol " + found.spelling);
    if (found.form == Form::ServiceName) all.push_back("service " + found.spelling);
    if (found.form == Form::ComputedName) all.push_back("computed " + found.spelling);
  }
  return all;
}
Names objc(std::string_view text) {
  const Names plain = lookups(lex(find_c_imports, text));
  CHECK(plain == lookups(lex_c(text)));  // C++ has the same
  return plain;
}
Names swift(std::string_view text) {
  return lookups(lex_swift(text));
}

}  // namespace

TEST_CASE("46: a class that is looked up by a plain name has its place", "[scanner][lookup]") {
  const Lexed lexed = lex(find_c_imports, "void f(void) {\n  Class c = NSClassFromString(@\"WBHouseVC\");\n}\n");
  CHECK(lookups(lexed) == Names{"class WBHouseVC"});
  CHECK(lexed.imports[0].line == 2);
  CHECK(lexed.imports[0].column == 31);
  CHECK(lexed.imports[0].length == 12);
}

TEST_CASE("46: every function of the table looks up", "[scanner][lookup]") {
  CHECK(objc("a(objc_getClass(\"A\"));") == Names{"class A"});
  CHECK(objc("a(objc_lookUpClass(\"A\"));") == Names{"class A"});
  CHECK(objc("a(objc_getRequiredClass ( \"A\" ));") == Names{"class A"});
  CHECK(objc("a(NSProtocolFromString(@\"P\"));") == Names{"protocol P"});
  CHECK(objc("a(objc_getProtocol(\"P\"));") == Names{"protocol P"});
  CHECK(objc("NSClassFromString( /* c */ @\"A\"\n ); NSClassFromString(@\"Mod.B\")") ==
        Names{"class A", "class Mod.B"});
  CHECK(swift("let a = NSClassFromString(\"Mod.X\") as? UIViewController.Type") == Names{"class Mod.X"});
  CHECK(swift("let a = objc_getClass(\"X\"), b = NSProtocolFromString(\"P\")") == Names{"class X", "protocol P"});
}

TEST_CASE("46: a name that is not plain is computed", "[scanner][lookup]") {
  CHECK(objc("NSClassFromString(name);") == Names{"computed name"});
  CHECK(objc("[NSClassFromString([NSString stringWithFormat:@\"Target_%@\", n]) new];") ==
        Names{"computed [NSString stringWithFormat:@\"Target_%@\", n]"});
  CHECK(objc("return NSClassFromString(a ? @\"A\" : @\"B\");") == Names{"computed a ? @\"A\" : @\"B\""});
  CHECK(objc("NSClassFromString(@\"A\" @\"B\");") == Names{"computed @\"A\" @\"B\""});
  CHECK(objc("NSClassFromString(@\"A\\x42\");") == Names{"computed @\"A\\x42\""});
  CHECK(swift("NSClassFromString(\"\\(module).X\")") == Names{"computed \"\\(module).X\""});
  CHECK(swift("NSClassFromString(\"M.\" + name)") == Names{"computed \"M.\" + name"});
  CHECK(swift("NSClassFromString(\"\"\"\nX\n\"\"\")").size() == 1);
  CHECK(objc("NSClassFromString(f(NSClassFromString(@\"A\")))") ==
        Names{"computed f(NSClassFromString(@\"A\"))", "class A"});
}

TEST_CASE("46: a long computed name is cut at a whole character", "[scanner][lookup]") {
  for (std::size_t blanks = 0; blanks < 4; ++blanks) {
    std::string argument = std::string(blanks, 'x');
    for (int i = 0; i < 60; ++i) argument += "\xE7\xBB\x84";
    const Names found = objc("NSClassFromString(" + argument + ")");
    REQUIRE(found.size() == 1);
    const std::string shown = found[0].substr(9);
    CHECK(shown.size() <= 80);
    CHECK((shown.size() - blanks) % 3 == 0);
  }
}

TEST_CASE("46: what is no look-up is none", "[scanner][lookup]") {
  const std::string_view text = GENERATE(
      "// NSClassFromString(@\"A\")\n", "/* NSClassFromString(@\"A\") */", "s = \"NSClassFromString(@\\\"A\\\")\";",
      "s = @\"NSClassFromString(@\\\"A\\\")\";", "#if 0\nNSClassFromString(@\"A\");\n@BeeHiveMod(A)\n#endif\n",
      "MyNSClassFromString(@\"A\");", "NSClassFromStringX(@\"A\");", "f = &NSClassFromString;",
      "Class NSClassFromString(NSString *name);", "FOUNDATION_EXPORT Class _Nullable NSClassFromString(NSString *n);",
      "NSClassFromString(NSStringFromClass([A class]));", "NSClassFromString(@\"\");", "NSClassFromString()",
      "CGRectFromString(@\"A\"); NSSelectorFromString(@\"a:\");", "objc_getClassList(NULL, 0);",
      "NSClassFromString(@\"not a name\");", "@YES; @BeeHiveMod; @Other(A)");
  CAPTURE(text);
  CHECK(objc(text).empty());
  CHECK(lex(find_c_imports, text).implementations.empty());
}

TEST_CASE("46: in Swift, too, comments and texts look nothing up", "[scanner][lookup]") {
  CHECK(
      swift(
          "// NSClassFromString(\"A\")\n/* NSClassFromString(\"A\") /* */ */ let s = #\"NSClassFromString(\"A\")\"#\n")
          .empty());
  CHECK(swift("func NSClassFromString(_ name: String) -> AnyClass?").empty());
  CHECK(swift("let s = \"\"\"\nNSClassFromString(\"A\")\n\"\"\"\n").empty());
}

TEST_CASE("46: a macro's body looks up at its own line", "[scanner][lookup]") {
  const Lexed lexed = lex_c(
      "int a;\n#define HOUSE NSClassFromString(@\"Y\")\n#define B \"NSClassFromString(@\\\"N\\\")\"\n"
      "#define CLS(x) \\\n  /* NSClassFromString(@\"N\") */ NSClassFromString(@#x)\nNSClassFromString(@\"Z\");\n");
  CHECK(lookups(lexed) == Names{"class Y", "computed @#x", "class Z"});
  CHECK(lexed.imports[0].line == 2);
  CHECK(lexed.imports[1].line == 5);
  CHECK(lexed.imports[2].line == 6);
}

TEST_CASE("46: a look-up keeps its condition", "[scanner][lookup]") {
  const Lexed lexed = lex_c("int a;\n#ifdef DEBUG\nNSClassFromString(@\"A\");\n#endif\n");
  REQUIRE(lexed.imports.size() == 1);
  CHECK(lexed.imports[0].condition == "#ifdef DEBUG");
}

TEST_CASE("46: the run time finds what is implemented", "[scanner][lookup]") {
  const Lexed lexed = lex(find_c_imports,
                          "@interface A : NSObject\n@end\n@implementation A\n@end\n@implementation A (Category)\n@end\n"
                          "@implementation B { int x; }\n@end\n#if 0\n@implementation N\n@end\n#endif\n");
  CHECK(lexed.classes == Names{"A"});
  CHECK(lexed.implementations == Names{"A", "B"});
}

TEST_CASE("46: @objc(Name) names a class of Swift for the run time", "[scanner][lookup]") {
  const Lexed lexed = lex_swift(
      "@objc(WBHouseVC) public final class HouseVC: UIViewController {\n  @objc(doIt:) func doIt(_ a: Int) {}\n}\n"
      "@objc(P) protocol HouseP {}\n@objc(WBE) enum E: Int { case a }\n@objc(Cat) extension HouseVC {}\n"
      "@objc(B)\n@MainActor @available(iOS 13, *)\nopen class B2 {}\n@objc class C {}\n@objcMembers class D {}\n"
      "#if false\n@objc(N) class N {}\n#endif\n");
  CHECK(lexed.implementations == Names{"WBHouseVC", "B"});
  CHECK(lexed.protocols == Names{"P"});
}

TEST_CASE("46: services are registered and asked for by protocol", "[scanner][lookup]") {
  const Lexed lexed = lex(find_c_imports,
                          "@BeeHiveService(HomeServiceProtocol,BHViewController)\n@BeeHiveMod( ShopModule )\n"
                          "[[BeeHive shareInstance] registerService:@protocol(Trade) service:[BHTrade class]];\n"
                          "[m registerService: @protocol(A)\n  implClass: B.class];\n"
                          "[m registerService:@protocol(C) service:NSClassFromString(@\"D\")];\n"
                          "id v = [[BeeHive shareInstance] createService:@protocol(HomeServiceProtocol)];\n"
                          "[v conformsToProtocol:@protocol(Other)];\n");
  CHECK(lexed.services == Names{"HomeServiceProtocol = BHViewController", "Trade = BHTrade", "A = B", "C = "});
  CHECK(lookups(lexed) ==
        Names{"class BHViewController", "class ShopModule", "class D", "service HomeServiceProtocol"});
  CHECK(lexed.imports.back().line == 7);
  CHECK(lexed.imports.back().column == 57);
}

TEST_CASE("46: the framework's own declarations are no uses", "[scanner][lookup]") {
  const Lexed lexed = lex_c(
      "#define BeeHiveMod(name) \\\nclass BeeHive; char * k##name##_mod BeeHiveDATA(BeehiveMods) = \"\"#name\"\";\n"
      "#define BeeHiveService(servicename,impl) \\\nclass BeeHive; char * k##servicename = \"x\";\n"
      "- (id)createService:(Protocol *)service;\n- (void)registerService:(Protocol *)service implClass:(Class)c;\n"
      "[[BHServiceManager sharedManager] createService:service];\n");
  CHECK(lexed.imports.empty());
  CHECK(lexed.services.empty());
}

TEST_CASE("46: texts that are cut off or hostile end in nothing", "[scanner][lookup]") {
  const std::string text =
      "NSClassFromString(@\"A\") @BeeHiveService(P,A) createService:@protocol(P) registerService:@protocol(P) "
      "service:[A class] objc_getClass(\"X\") @objc(N) @available(x) class C #define X NSClassFromString(@\"A\")";
  for (std::size_t size = 0; size <= text.size(); ++size) {
    lex(find_c_imports, text.substr(0, size));
    lex_c("#define X " + text.substr(0, size));
    lex_swift(text.substr(0, size));
  }
  std::string many;
  while (many.size() < 2'000'000) many += "NSClassFromString(@BeeHiveMod(@objc(a)@b(jc_@protocol(";
  lex(find_c_imports, many);
  lex_swift(many);
  lex_c("NSClassFromString(" + std::string(2'000'000, ' '));
  lex_c("NSClassFromString" + std::string(2'000'000, 'x'));
  lex_c(std::string("NSClassFromString(\0@\"A\")", 24));
}

// Storyboards and xibs (case 47).

TEST_CASE("47: a storyboard names a class and its module", "[scanner][lookup]") {
  const Lexed lexed =
      lex(find_interface_builder_names,
          "<?xml version=\"1.0\"?>\n<document>\n  <tableViewCell id=\"x\" customClass=\"WBCell\" "
          "customModule=\"WBHouse\" sceneMemberID=\"y\">\n  <view customClass='Plain'/>\n</document>\n");
  CHECK(lookups(lexed) == Names{"class WBHouse.WBCell", "class Plain"});
  CHECK(lexed.imports[0].line == 3);
  CHECK(lexed.imports[0].column == 37);
  CHECK(lexed.imports[0].length == 8);
}

TEST_CASE("47: what the own target provides names no pod", "[scanner][lookup]") {
  const auto names = [](std::string_view text) { return lookups(lex(find_interface_builder_names, text)); };
  CHECK(names("<a customClass=\"A\" customModule=\"M\" customModuleProvider=\"target\"/>").empty());
  CHECK(names("<a customModuleProvider = \"target\" customModule=\"M\" customClass=\"A\"></a>").empty());
  CHECK(names("<!-- <a customClass=\"A\"/> --><![CDATA[<a customClass=\"A\"/>]]><b>customClass=\"A\"</b>").empty());
  CHECK(names("<?pi customClass=\"A\"?><a xcustomClass=\"A\" b=\" customClass=\"/>").empty());
  CHECK(names("<a t=\"x > y\"\n\tcustomClass\n=\n\"A\"/>") == Names{"class A"});
  CHECK(names("<a customClass=\"\"/><a customClass=\"A B\"/>").empty());
}

TEST_CASE("47: files that are cut off or hostile end in nothing", "[scanner][lookup]") {
  const std::string text = "<?xml?><!--x--><![CDATA[y]]><a b='c' customClass=\"A\" customModule=\"M\"/>";
  for (std::size_t size = 0; size <= text.size(); ++size) lex(find_interface_builder_names, text.substr(0, size));
  for (const std::string part : {"<", "<!--", "<a b=\"", "<![CDATA[", "<a b='x' ", "\"", "<a \"=\"<"}) {
    std::string many;
    while (many.size() < 2'000'000) many += part;
    lex(find_interface_builder_names, many);
  }
}
