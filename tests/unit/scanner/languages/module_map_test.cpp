#include <catch2/catch.hpp>

#include "unit/scanner/languages/lexing.h"

using namespace podworks;
using namespace podworks::lexing;

TEST_CASE("a module map names the module's headers", "[scanner][c]") {
  const Lexed lexed =
      lex(find_module_map_imports,
          "framework module Net [system] {\n  umbrella header \"Net.h\"\n  header \"a/A.h\" { size 3 }\n"
          "  private textual header \"P.h\"\n  explicit module Sub { header \"S.h\" export * }\n}\n");
  CHECK(spellings(lexed) == Names{"Net.h", "a/A.h", "P.h", "S.h"});
  CHECK(lexed.imports[0].form == Form::ModuleMapHeader);
  CHECK(lexed.imports[0].line == 2);
  CHECK(lexed.imports[0].column == 19);
  CHECK(lexed.imports[0].length == 7);
}

TEST_CASE("other strings of a module map are no headers", "[scanner][c]") {
  CHECK(
      lex(find_module_map_imports,
          "module Net {\n  // header \"c.h\"\n  /* header \"d.h\" */\n  exclude header \"e.h\"\n  umbrella \"folder\"\n"
          "  link framework \"UIKit\"\n  link \"z\"\n  config_macros A\n  header\n}\nextern module X \"x.modulemap\"\n"
          "module header { umbrella \"q\" } header \"cut")
          .imports.empty());
}
