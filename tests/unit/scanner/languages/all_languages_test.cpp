#include <catch2/catch.hpp>
#include <set>

#include "scanner/languages/language.h"

using namespace podworks;

TEST_CASE("each extension of the table leads to its row", "[scanner]") {
  std::set<std::string_view> seen;
  for (const LanguageRow& row : all_languages()) {
    for (const auto& [extensions, is_header] :
         {std::pair{row.source_extensions, false}, std::pair{row.header_extensions, true}}) {
      for (const std::string_view extension : extensions) {
        CAPTURE(extension);
        CHECK(seen.insert(extension).second);
        const std::string folder = row.takes == nullptr ? "pods/Net/" : "pods/Net/src/main/res/layout/";
        const LanguageOfFile language = language_of(folder + "a.b" + std::string{extension});
        CHECK(language.row == &row);
        CHECK(language.is_header == is_header);
      }
    }
  }
}

TEST_CASE("the case of an extension does not matter but for assembler", "[scanner]") {
  CHECK(language_of("A.MM").row == language_of("a.mm").row);
  CHECK(language_of("A.H").is_header);
  CHECK(language_of("x/module.ModuleMap").row != nullptr);
  CHECK(language_of("boot.S").row == language_of("boot.c").row);
  CHECK(language_of("boot.s").row == nullptr);
}

TEST_CASE("what is no source has no language", "[scanner]") {
  const auto path = GENERATE(as<std::string>{}, "", "a", "a.", "a.txt", ".", "..", "a.h/b", "a.hh/", "x.modulemaps",
                             "x.\xE8", "a.swiftx", "a.hpp2", "Podfile", "build.gradle.kts", "a.h\xC1");
  CAPTURE(path);
  CHECK(language_of(path).row == nullptr);
}

TEST_CASE("of XML what Android reads classes from is taken", "[scanner][android]") {
  const auto [path, is_taken] = GENERATE(table<std::string, bool>({
      {"app/src/main/AndroidManifest.xml", true},
      {"AndroidManifest.xml", true},
      {"app/src/main/res/layout/page.xml", true},
      {"app/src/debug/res/layout-sw600dp-land/page.xml", true},
      {"app/res/navigation/graph.xml", true},
      {"res/xml/settings.xml", true},
      {"res/menu-v21/more.xml", true},
      {"app/src/main/res/values/strings.xml", false},
      {"app/src/main/res/drawable/layout.xml", false},
      {"app/src/main/res/layouts/page.xml", false},
      {"app/src/main/layout/page.xml", false},
      {"layout/page.xml", false},
      {"app/src/main/res/layout/page.txt", false},
      {"pom.xml", false},
  }));
  CAPTURE(path);
  CHECK((language_of(path).row != nullptr) == is_taken);
}

TEST_CASE("CocoaPods' own list of source extensions is covered", "[scanner]") {
  for (const char* name : {"a.m", "a.mm", "a.i", "a.c", "a.cc", "a.cxx", "a.cpp", "a.c++", "a.swift", "a.h", "a.hh",
                           "a.hpp", "a.ipp", "a.tpp", "a.hxx", "a.def", "a.inl", "a.inc"}) {
    CAPTURE(name);
    CHECK(language_of(name).row != nullptr);
  }
}
