// The classes that Android's layouts, manifests and their like name (imports.md §1.3: hidden names; as case 47).
#include <catch2/catch.hpp>

#include "unit/scanner/languages/lexing.h"

using namespace podworks;
using namespace podworks::lexing;

namespace {

Names names(std::string_view text) {
  Names all;
  for (const Found& found : lex(find_android_names, text).imports) {
    CHECK(found.form == Form::ClassName);
    all.push_back(found.spelling);
  }
  return all;
}

}  // namespace

TEST_CASE("a tag of a layout with a package is a class", "[scanner][lookup][android]") {
  const Lexed lexed = lex(find_android_names,
                          "<?xml version=\"1.0\"?>\n<FrameLayout>\n  <com.wb.FancyView\n android:id=\"@+id/a\"/>\n"
                          "<com.wb.Box><TextView/></com.wb.Box><com.wb.FancyView/>\n</FrameLayout>\n");
  REQUIRE(lexed.imports.size() == 2);
  CHECK(lexed.imports[0].spelling == "com.wb.FancyView");
  CHECK(lexed.imports[0].line == 3);
  CHECK(lexed.imports[0].column == 4);
  CHECK(lexed.imports[0].length == 16);
  CHECK(lexed.imports[1].spelling == "com.wb.Box");
}

TEST_CASE("attributes of layouts and graphs name classes, those of tools do not", "[scanner][lookup][android]") {
  const auto [text, expected] = GENERATE(table<std::string, Names>({
      {"<view class='com.wb.Outer$Inner'/>", {"com.wb.Outer$Inner"}},
      {"<fragment android:name=\"com.wb.Page\" tools:layout=\"@layout/page\"/>", {"com.wb.Page"}},
      {"<dialog android:name = \".Page\"/>", {".Page"}},
      {"<View app:layout_behavior=\"com.wb.Fade\"/>", {"com.wb.Fade"}},
      {"<argument app:argType=\"com.wb.Kind\" android:name=\"kind\"/>", {"com.wb.Kind"}},
      {"<Preference android:fragment=\"com.wb.Page\" android:key=\"pref_key\"/>", {"com.wb.Page"}},
      {"<item app:actionViewClass=\"com.wb.Search\"/>", {"com.wb.Search"}},
      {"<a tools:context=\"com.wb.Page\" xmlns:x=\"com.wb.Page\" tools:ignore='com.wb.Page'/>", {}},
      {"<a android:text=\"Dr. No\" b=\"com.wb.lower\" c=\"a..B\" d=\"a.B.\" e=\"1.5\" f=\"A.B\" g=\"\"/>", {}},
      {"<variable name='v' type=\"java.util.Map&lt;String, com.wb.Page>\"/>", {"java.util.Map", "com.wb.Page"}},
      {"<import type=\"com.wb.Page\"/><a text=\"@{v.Text}\"/>", {"com.wb.Page"}},
  }));
  CAPTURE(text);
  CHECK(names(text) == expected);
}

TEST_CASE("components of a manifest are classes, by their short names too", "[scanner][lookup][android]") {
  const std::string begin = "<manifest package=\"com.wb.app\">";
  const auto [text, expected] = GENERATE(table<std::string, Names>({
      {"<application android:name=\".App\"><activity android:name=\"Page\"/>", {".App", "Page"}},
      {"<service android:name=\"com.wb.Sync\"/><receiver android:name=\"com.wb.Boot\"/>",
       {"com.wb.Sync", "com.wb.Boot"}},
      {"<activity android:name=\".Two\" android:parentActivityName=\".One\"/>", {".Two", ".One"}},
      {"<activity-alias android:name=\"Alias\" android:targetActivity=\".Two\"/>", {".Two"}},
      {"<provider android:name='a.Start'><meta-data android:name='com.wb.Init' android:value='x'/></provider>",
       {"a.Start", "com.wb.Init"}},
      {"<activity android:name=\"${applicationId}.Page\"/>", {}},
      {"<action android:name=\"MAIN\"/><uses-sdk/><data android:scheme=\"wb\"/>", {}},
      {"<!-- <activity android:name=\".A\"/> -->", {}},
  }));
  CAPTURE(text);
  CHECK(names(begin + text) == expected);
}

TEST_CASE("Android's files that are cut off or hostile end in nothing", "[scanner][lookup][android]") {
  const std::string text = "<?xml?><!--x--><![CDATA[y]]><a.B b='c' class=\"a.C\"><variable type=\"x.Y&lt;z.W>\"/>";
  for (std::size_t size = 0; size <= text.size(); ++size) names(text.substr(0, size));
  for (const std::string part : {"<", "<a.B", "<!--", "<a b=\"", "<![CDATA[", "<a b='x' ", "\"", "<a \"=\"<", "<a.B/>",
                                 "<variable type='a.B,a.C'/>", "<a b='.....'/>"}) {
    std::string many;
    while (many.size() < 2'000'000) many += part;
    CHECK(names(many).size() < 3);
  }
  CHECK(names(std::string("<a b=\"a.B\0\"/>", 14)).empty());
}
