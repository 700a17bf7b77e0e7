// @import, @class, @protocol and @interface (case 25).
#include <catch2/catch.hpp>

#include "unit/scanner/languages/lexing.h"

using namespace podworks;
using namespace podworks::lexing;

TEST_CASE("@import names a module, with its submodules", "[scanner][objc]") {
  const Lexed lexed = lex_c("@import Net.Sub;\n@import A; @import B ; int x; @import /* c */ C\n.\nD;\n");
  CHECK(spellings(lexed) == Names{"Net.Sub", "A", "B", "C.D"});
  for (const Found& found : lexed.imports) CHECK(found.form == Form::Module);
  CHECK(lexed.imports[0].column == 9);
  CHECK(lexed.imports[0].length == 7);
  CHECK(lexed.imports[1].line == 2);
  CHECK(lexed.imports[2].column == 20);
}

TEST_CASE("@import under the question for its header is optional", "[scanner][objc]") {
  const Lexed lexed = lex_c("#if __has_include(<Net/Net.h>)\n@import Net;\n#endif\n");
  REQUIRE(lexed.imports.size() == 1);
  CHECK(lexed.imports[0].optional);
}

TEST_CASE("@class and @protocol declare forward, several at once", "[scanner][objc]") {
  const Lexed lexed =
      lex_c("@class A, B;\n@protocol P,\n  Q;\n@class C<__covariant T : id<X>>, D<E *>;\n@class F /*c*/ ;");
  CHECK(spellings(lexed) == Names{"A", "B", "P", "Q", "C", "D", "F"});
  CHECK(lexed.imports[0].form == Form::ForwardClass);
  CHECK(lexed.imports[2].form == Form::ForwardProtocol);
  CHECK(lexed.imports[3].line == 3);
  CHECK(lexed.imports[3].column == 3);
  CHECK(lexed.protocols.empty());
}

TEST_CASE("@interface and @protocol define, categories and expressions do not", "[scanner][objc]") {
  const Lexed lexed = lex_c(
      "@protocol P <Q, R>\n- (void)x;\n@end\n@protocol S\n@end\n@interface A : NSObject <P>\n@end\n@interface B\n@end\n"
      "@interface A (Category)\n@end\n@interface A ()\n@end\n@interface C<__covariant T> : NSObject\n@end\n"
      "@interface D <P>\n@end\n@interface C<T> (More)\n@end\nid p = @protocol(T);\n@implementation Z\n@end\n"
      "NS_SWIFT_NAME(E) @interface E : A\n@end\n@interface RCT_EXTERN_MODULE(M, NSObject)\n@end\n");
  CHECK(lexed.classes == Names{"A", "B", "C", "D", "E"});
  CHECK(lexed.protocols == Names{"P", "S"});
  CHECK(lexed.imports.empty());
}

TEST_CASE("other uses of @ and of the words are nothing", "[scanner][objc]") {
  CHECK(lex_c("@\"@import A;\"; @[@1]; @{}; @selector(import); @property (class) id x; @importx A;\n"
              "class A; protocol P; import A; @class; @class A B; // @import C;\n/* @class D; */")
            .imports.empty());
}

TEST_CASE("an @import that no compiler takes is kept as such", "[scanner][objc]") {
  const Lexed lexed =
      lex_c("@import ;\n@import A, B;\n@import A.\n@import C\n@import D;\n#if 0\n@import ;\n#endif\n@import");
  Names spellings;
  for (const Found& found : lexed.imports) {
    spellings.push_back(found.spelling);
    CHECK(found.malformed == (found.spelling != "D"));
  }
  CHECK(spellings == Names{"@import", "@import A", "@import A.", "@import C", "D", "@import"});
}

TEST_CASE("a directive within a list of @class ends it", "[scanner][objc]") {
  CHECK(c_imports("@class A,\n#if X\n#import \"b.h\"\n#endif\nB;\n") == Names{"b.h"});
}

TEST_CASE("statements come in the order of the text", "[scanner][objc]") {
  CHECK(c_imports("#import \"a.h\"\n@class B;\n@import C;\n#import <d.h>\n@protocol E;\n") ==
        Names{"a.h", "B", "C", "d.h", "E"});
}

TEST_CASE("a name that is announced again under the same condition is left out", "[scanner][objc]") {
  const Lexed lexed = lex_c(
      "@class A, A, B;\n@class A;\n@protocol A;\n#if X\n@class A, C;\n@class C;\n#endif\n@class A, B;\n@class D;\n");
  CHECK(spellings(lexed) == Names{"A", "B", "A", "A", "C", "A", "B", "D"});
  CHECK(lexed.imports[2].form == Form::ForwardProtocol);
  CHECK(lexed.imports[3].condition == "#if X");
  CHECK(lexed.imports.back().line == 9);
}

TEST_CASE("millions of announcements of one name are one statement", "[scanner][objc]") {
  std::string text = "@class A";
  for (int i = 0; i < 1'000'000; ++i) text += ",A";
  const Lexed lexed = lex_c(text + ";\n@class Last;\n");
  CHECK(spellings(lexed) == Names{"A", "Last"});
}

TEST_CASE("a list of names that no semicolon ends announces nothing", "[scanner][objc]") {
  const Lexed lexed = lex_c("@class A, B\n@protocol P, Q\n@class C,;\n@class E");
  CHECK(lexed.imports.empty());
  CHECK(lexed.protocols.empty());
}
