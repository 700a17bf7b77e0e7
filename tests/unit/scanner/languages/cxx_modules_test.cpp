// C++20's modules and header units, and C23's #embed.
#include <catch2/catch.hpp>

#include "unit/scanner/languages/lexing.h"

using namespace podworks;
using namespace podworks::lexing;

namespace {

// "net.core" for a module, "<vector>" and "\"x.h\"" for a header unit, with a "+" where it is exported.
Names units(std::string_view text, Lexer lexer = find_c_family_imports) {
  Names all;
  for (const Found& found : lex(lexer, text).imports) {
    const std::string plus = found.reexport ? "+" : "";
    if (found.form == Form::CxxModule) all.push_back(found.spelling + plus);
    if (found.form == Form::IncludeAngle) all.push_back("<" + found.spelling + ">" + plus);
    if (found.form == Form::IncludeQuote) all.push_back("\"" + found.spelling + "\"" + plus);
    if (found.form == Form::IncludeMacro) all.push_back(found.spelling + (found.malformed ? "!" : ""));
  }
  return all;
}

}  // namespace

TEST_CASE("imports of C++20 are read where a line begins", "[scanner][c][modules]") {
  const auto [text, wanted] = GENERATE(table<std::string, Names>({
      {"import net;\n", {"net"}},
      {"import net.core;", {"net.core"}},
      {"  import\tnet . core ;\n", {"net.core"}},
      {"/* c */ import /* d */ net; // e\n", {"net"}},
      {"export import net.core;\n", {"net.core+"}},
      {"/* c */ export  import net;\n", {"net+"}},
      {"import net.core:part;\n", {"net.core:part"}},
      {"import <vector>;\n", {"<vector>"}},
      {"export import <net/a.h>;\n", {"<net/a.h>+"}},
      {"import \"x.h\";\n", {"\"x.h\""}},
      {"import net [[deprecated(\"x\")]];\n", {"net"}},
      {"int x;\nimport a;\n#include \"b.h\"\nimport c;\n", {"a", "\"b.h\"", "c"}},
      {"import std;\nimport std.compat;\n", {"std", "std.compat"}},
      {"import\\\n net;\n", {"net"}},
      {"import \"x.h\"\nint x;\n", {"import \"x.h\"!"}},
  }));
  CAPTURE(text);
  CHECK(units(text) == wanted);
}

TEST_CASE("the word import alone is no import", "[scanner][c][modules]") {
  const auto text =
      GENERATE(as<std::string>{}, "// import net;\n", "/* import net; */\n", "/*\nimport net;\n*/\n",
               "\"import net;\"\n", "R\"(\nimport net;\n)\"\n", "int import;\n", "import = 3;\n", "import(net);\n",
               "import.run();\n", "import->run();\n", "import::run();\n", "import net::core;\n", "import net = 3;\n",
               "import net, core;\n", "import net\n;\n", "import\nnet;\n", "import 3;\n", "import;\n",
               "int x; import net;\n", "reimport net;\n", "imports net;\n", "import < 3;\n", "import < a > b;\n",
               "import *p;\n", "import net.;\n", "import net.3;\n", "import .net;\n", "#define X \\\nimport net;\n",
               "#if 0\nimport net;\n#endif\n", "import :part;\n", "export module;\n", "- (void)\nimport:(id)x;\n",
               "export int import;\n", "export\nint x;\n", "import net.core:;\n");
  CAPTURE(text);
  CHECK(units(text).empty());
}

TEST_CASE("C and Objective-C have no modules of that kind", "[scanner][c][modules]") {
  CHECK(units("import net;\nimport <vector>;\nmodule core_module;\n#include \"a.h\"\n@import Net;\n", find_c_imports) ==
        Names{"\"a.h\""});
  for (const char* name : {"a.c", "a.m", "a.S", "a.i", "a.inc"}) {
    CAPTURE(name);
    CHECK(language_of(name).row->find_imports == find_c_imports);
  }
  for (const char* name : {"a.cpp", "a.cppm", "a.mm", "a.h", "a.hpp", "a.ixx"}) {
    CAPTURE(name);
    CHECK(language_of(name).row->find_imports == find_c_family_imports);
  }
}

TEST_CASE("a module is declared at a file's beginning", "[scanner][c][modules]") {
  const auto [text, wanted] = GENERATE(table<std::string, Names>({
      {"export module net.core;\n", {"net.core"}},
      {"// c\nexport module net ;\n", {"net"}},
      {"module;\n#include <vector>\n#define A 1\nexport module net;\n", {"net"}},
      {"export module net:part;\n", {"net:part"}},
      {"module net.core:impl;\n", {"net.core:impl"}},
      {"export module net [[x]];\n", {"net"}},
      {"module net;\n", {}},
      {"int x;\nexport module net;\n", {}},
      {"module net = 3;\n", {}},
      {"module X net;\n", {}},
      {"#if 0\nexport module net;\n#endif\n", {}},
      {"// export module net;\n", {}},
      {"module :private;\n", {}},
      {"export module;\n", {}},
  }));
  CAPTURE(text);
  CHECK(lex_c(text).modules == wanted);
}

TEST_CASE("an implementation unit sees its interface, and partitions are of the own module", "[scanner][c][modules]") {
  CHECK(units("module net.core;\n") == Names{"net.core"});
  CHECK(units("module;\n#include \"a.h\"\nmodule net;\nimport :part;\nexport import :more;\nimport base;\n") ==
        Names{"\"a.h\"", "net", "net:part", "net:more+", "base"});
  CHECK(units("export module net;\nexport import :part;\nmodule :private;\n") == Names{"net:part+"});
  CHECK(units("export module net:part;\nimport :other;\n") == Names{"net:other"});
}

TEST_CASE("imports of modules have their conditions and places", "[scanner][c][modules]") {
  const Lexed lexed = lex_c("#if A\nexport import net.core;\n#endif\n");
  REQUIRE(lexed.imports.size() == 1);
  CHECK(lexed.imports[0].condition == "#if A");
  CHECK(lexed.imports[0].line == 2);
  CHECK(lexed.imports[0].column == 15);
  CHECK(lexed.imports[0].length == 8);
}

TEST_CASE("embedded files are found, with whatever is said of them", "[scanner][c][embed]") {
  const auto embedded = [](std::string_view text) {
    Names all;
    for (const Found& found : lex_c(text).imports) {
      all.push_back((found.form == Form::Embed ? "" : "not ") + found.spelling + (found.in_brackets ? " <>" : "") +
                    (found.optional ? "?" : "") + (found.malformed ? "!" : ""));
    }
    return all;
  };
  CHECK(embedded("char a[] = {\n#embed \"a.bin\"\n};\n") == Names{"a.bin"});
  CHECK(embedded("#embed <b/a.bin> limit(4) prefix(1, 2,) suffix(\"x\") if_empty(0)\n") == Names{"b/a.bin <>"});
  CHECK(embedded("# embed /* c */ \"a.bin\" // d\n") == Names{"a.bin"});
  CHECK(embedded("#if 0\n#embed \"a.bin\"\n#endif\n").empty());
  CHECK(embedded("int x;\n#define DATA \"a.bin\"\n#embed DATA limit(4)\n#embed OTHER limit(4)\n") ==
        Names{"a.bin", "not OTHER"});
  CHECK(embedded("#embed\n#embed \"a.bin\n") == Names{"not #embed!", "not #embed \"a.bin!"});
  CHECK(embedded("#if __has_embed(\"a.bin\" limit(1))\n#embed \"a.bin\"\n#endif\n") == Names{"a.bin?"});
  CHECK(embedded("#if __has_embed(<b/a.bin>)\n#embed <b/a.bin>\n#else\n#embed \"c.bin\"\n#endif\n") ==
        Names{"b/a.bin <>?", "c.bin"});
}

TEST_CASE("modules of hostile texts are borne", "[scanner][c][modules][hostile]") {
  const auto repeated = [](std::string_view part, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += part;
    return text;
  };
  CHECK(lex_c(repeated("import a;\n", 500'000)).imports.size() == 500'000);
  CHECK(lex_c("import a" + repeated(".a", 2'000'000) + "\n").imports.empty());
  CHECK(lex_c(repeated("import ", 1'000'000)).imports.empty());
  CHECK(lex_c(repeated("import a[[", 500'000)).imports.empty());
  CHECK(lex_c(repeated("import <", 500'000)).imports.empty());
  CHECK(lex_c("export" + std::string(5'000'000, ' ') + "import a;\n").imports.size() == 1);
  CHECK(lex_c(repeated("module;\n", 500'000) + "export module a;\n").modules == Names{"a"});
}
